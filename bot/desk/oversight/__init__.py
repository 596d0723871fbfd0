"""What managers ask for: what is open, and what came as files."""
