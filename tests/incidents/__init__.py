"""Tests of what is one event, what is unusual, and who is told."""
