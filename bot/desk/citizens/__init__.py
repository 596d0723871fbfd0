"""What citizens do, and what is done with what they write."""
