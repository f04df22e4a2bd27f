"""Clauses that a small parser takes apart, put together again."""
