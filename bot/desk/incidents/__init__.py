"""The incident room: one event behind many appeals, what staff do about it, and who hears of it."""
