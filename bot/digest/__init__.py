"""The digest: the week in figures, words and a picture, for those who manage."""
