"""Which entries of the lists may be a party: every entry compared, or the same answers from an index."""
