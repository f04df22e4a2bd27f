"""recoupe: cross-checked, cited dossiers from several outlets' coverage."""

__version__ = "0.1.0"
