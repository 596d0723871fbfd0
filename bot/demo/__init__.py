"""The demo: a Telegram that lives in this process, its web page, made-up people."""
