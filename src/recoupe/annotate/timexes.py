"""Find temporal expressions and resolve them against the publication date."""

from recoupe.model import Document, Parse, Problem, Timex


def find_timexes(
    document: Document, parse: Parse
) -> tuple[tuple[Timex, ...], tuple[Problem, ...]]:
    """Return the temporal expressions of a document in text order."""
    del document, parse
    return (), ()
