"""Meetings as people read them: the times that can be had, what was agreed, what to bring. Pure."""
