"""Published answers: what the public reads, how staff make it, and when it answers a question. Pure."""
