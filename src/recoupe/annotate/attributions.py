"""Find who answers for what."""

from collections.abc import Sequence

from recoupe.model import Attribution, Document, Mention, Parse, ScareQuote


def find_attributions(
    document: Document, parse: Parse, mentions: Sequence[Mention]
) -> tuple[tuple[Attribution, ...], tuple[ScareQuote, ...]]:
    """Return attributions in text order, and quotation marks that quote nobody."""
    del document, parse, mentions
    return (), ()
