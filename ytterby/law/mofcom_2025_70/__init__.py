"""MOFCOM and GAC Announcement No. 70 of 2025: it suspends others and says nothing else."""
