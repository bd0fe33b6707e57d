"""Announcement 56 of 2025."""
