"""How what we say reaches Telegram."""
