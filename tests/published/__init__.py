"""Tests of published answers: what may be published, and when one answers a question."""
