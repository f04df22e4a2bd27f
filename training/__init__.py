"""Training of the French pipeline; see README.md. Never imported by recoupe."""
