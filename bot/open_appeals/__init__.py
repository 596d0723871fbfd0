"""What managers and staff see of the appeals that are still open. Pure."""
