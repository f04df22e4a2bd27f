"""Positions, voices and the policy that gives a claim its standing."""
