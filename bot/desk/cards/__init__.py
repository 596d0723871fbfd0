"""What stands among staff for an appeal: its card, a bundle, a copy, and what is left of it."""
