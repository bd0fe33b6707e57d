"""What hangs on the points that the law leaves open."""
