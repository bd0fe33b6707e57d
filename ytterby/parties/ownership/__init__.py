"""Who holds how much of whom, and whether half of somebody is held by those who are listed."""
