"""Estimate when an undated document was published."""

from recoupe.model import Document, Parse


def estimate_published(document: Document, parse: Parse) -> Document:
    """Return the document with the interval its text allows, if it is undated."""
    del parse
    return document
