"""Aligning: which items of a coverage state one proposition."""
