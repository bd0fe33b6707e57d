"""How the tables of the store came to be, step by step; applied when a store is opened for writing."""
