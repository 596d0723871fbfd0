"""How updates come in: on disk first, then confirmed to Telegram, then worked off in order per chat."""
