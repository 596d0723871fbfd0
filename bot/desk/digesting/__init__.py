"""The digest at the desk: sent once, looked into by buttons, seen, asked about, moved to another hour."""
