"""What Telegram's answers mean for what was said."""
