"""Measure every stage against data marked by hand."""
