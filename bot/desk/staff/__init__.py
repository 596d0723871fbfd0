"""What staff press, look for and may see."""
