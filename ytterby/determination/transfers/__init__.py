"""Technology transfers: one act, one row, its own words for a person."""
