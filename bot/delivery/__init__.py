"""How what we say reaches Telegram: in order, at a permitted pace, and with a truthful end."""
