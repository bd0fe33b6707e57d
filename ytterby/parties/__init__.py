"""Who somebody is and who holds half of them: lists of names, names across scripts, ownership. It knows no law."""
