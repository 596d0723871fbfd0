"""What staff write: answers, questions, notes, and taking them back."""
