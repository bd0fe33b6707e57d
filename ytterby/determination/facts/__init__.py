"""What is known of a line or a transfer: the facts that law may ask for, from the rows of the tables."""
