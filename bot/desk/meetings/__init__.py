"""Meetings: staff offer times, the citizen picks one, both are reminded, and both may call it off."""
