"""Whom nominals and pronouns stand for."""
