"""Find who and what is talked about: names, nominals, pronouns, adjectives."""

from recoupe.model import Document, Mention, Parse


def find_mentions(document: Document, parse: Parse) -> tuple[Mention, ...]:
    """Return the mentions of a document in text order, each with its entity."""
    del document, parse
    return ()
