"""What we remember, on both databases."""
