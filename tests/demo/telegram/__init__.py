"""Tests of the emulated Telegram."""
