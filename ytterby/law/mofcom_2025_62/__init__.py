"""Announcement 62 of 2025."""
