"""A dossier for other programs: JSON as published, and its schema."""
