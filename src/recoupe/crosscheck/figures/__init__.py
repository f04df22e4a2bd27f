"""Figures: which fill one slot, and when unlike ones are one value that moved."""
