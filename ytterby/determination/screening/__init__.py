"""Who is listed, who is held by somebody listed, and what follows from it."""
