"""The digest: the week in figures, words and pictures, for those who manage."""
