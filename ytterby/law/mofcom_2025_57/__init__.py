"""Announcement 57 of 2025."""
