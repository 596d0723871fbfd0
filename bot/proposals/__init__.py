"""Proposals as people read them: which are alike, who supports them, what became of them. Pure."""
