"""The demo: its emulated Telegram, its page, its people."""
