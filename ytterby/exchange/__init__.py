"""Foreign formats read into tables and lists, and written from them."""
