"""Announcement 1 of 2026."""
