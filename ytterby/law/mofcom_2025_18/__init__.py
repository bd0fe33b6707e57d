"""Announcement 18 of 2025."""
