"""Names across scripts: folded, cut into parts, read aloud; and what is wrong with those that cannot be compared."""
