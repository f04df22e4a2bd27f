"""Names of people, bodies, places and works, and whom they name."""
