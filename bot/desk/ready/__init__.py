"""Ready answers: kept, offered, looked at, sent."""
