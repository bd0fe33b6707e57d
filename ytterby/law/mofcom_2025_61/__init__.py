"""MOFCOM Announcement No. 61 of 2025: a licence for rare-earth items exported by persons abroad, and a notification."""
