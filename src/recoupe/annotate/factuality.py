"""Judge how sure a text makes each of its predicates."""

from collections.abc import Sequence

from recoupe.model import Attribution, Document, Parse, Predication


def judge_predications(
    document: Document, parse: Parse, attributions: Sequence[Attribution]
) -> tuple[Predication, ...]:
    """Return one judgment per predicate (verb, predicative noun, event noun)."""
    del document, parse, attributions
    return ()
