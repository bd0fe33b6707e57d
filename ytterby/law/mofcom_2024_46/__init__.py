"""Announcement 46 of 2024."""
