"""From an unknown to the questions that settle it, each with who can answer."""
