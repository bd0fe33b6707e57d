"""What end users undertook, and whether a line keeps it."""
