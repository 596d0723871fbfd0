"""Conversations with the whole bot."""
