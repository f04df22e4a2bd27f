"""What is on the page but is not reporting: found, never deleted."""

from recoupe.model import Document, Mask

__all__ = ["find_masks", "with_masks"]

VERSION = 1


def find_masks(text: str, language: str) -> tuple[Mask, ...]:
    """Return the masks of a text, in text order."""
    return ()


def with_masks(document: Document) -> Document:
    """Return the document with its masks; masks that it has already are kept."""
    return document
