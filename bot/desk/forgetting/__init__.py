"""What is taken away for good: by wish, or by age."""
