"""The digest: its figures, its words, its picture."""
