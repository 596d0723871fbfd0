"""Proposals gather support: shown to who proposes the like, joined, left, decided, told of."""
