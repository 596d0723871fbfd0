"""What survives when the process is killed and when Telegram misbehaves."""
