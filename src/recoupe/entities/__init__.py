"""Stage: who is the same across a coverage.

In:    annotated documents
Out:   the same with entity ids that hold across documents, and the table of entities
Rule:  pure; does not depend on the order of the documents; two entities are joined only
       on evidence that names one candidate, never on a family name that two people bear
Score: ``evaluation/entities.py``
"""

from collections.abc import Sequence

from recoupe.entities.evidence import gather
from recoupe.entities.joining import join
from recoupe.entities.rewriting import rewrite
from recoupe.entities.table import tabulate
from recoupe.model import AnnotatedDocument, Entity

__all__ = ["resolve_entities"]

VERSION = 8


def resolve_entities(
    documents: Sequence[AnnotatedDocument],
) -> tuple[tuple[AnnotatedDocument, ...], tuple[Entity, ...]]:
    """Give every mention of a coverage an entity id that holds across documents.

    Actors of assertions and commitments, and sources of attributions, become whoever
    acts: « Moscou a rejeté » and « la Russie a rejeté » have one actor.
    """
    ordered = sorted(documents, key=lambda annotated: annotated.document.id)
    bearers = gather(ordered)
    ids = join(bearers)
    resolved = {a.document.id: rewrite(a, ids, bearers) for a in ordered}
    table = tabulate(ordered, [resolved[a.document.id] for a in ordered], ids)
    return tuple(resolved[a.document.id] for a in documents), table
