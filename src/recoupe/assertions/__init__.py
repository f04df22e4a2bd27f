"""Stage: what an annotated document says.

In:    an ``AnnotatedDocument`` that still has its ``parse`` and ``predications``
Out:   the same with ``assertions``, ``commitments``, mentions of unnamed participants
Rule:  pure; one document at a time
Score: ``evaluation/events.py``, ``evaluation/seeds.py``
"""

from msgspec import UnsetType
from msgspec.structs import replace

from recoupe.assertions.commitments import read_commitments
from recoupe.assertions.figures import read_figures
from recoupe.assertions.nested import with_nested
from recoupe.assertions.reader import Reading, read_predicates
from recoupe.assertions.speech import read_cues
from recoupe.assertions.unnamed import with_participants
from recoupe.model import AnnotatedDocument

__all__ = ["read_assertions"]

VERSION = 24


def read_assertions(annotated: AnnotatedDocument) -> AnnotatedDocument:
    """Return the document with its assertions and commitments.

    A document without parse or without tokens is returned with none.
    """
    if isinstance(annotated.parse, UnsetType) or not annotated.parse.tokens:
        return replace(annotated, assertions=(), commitments=())
    reading = Reading(annotated)
    stated = read_predicates(reading)
    stated += read_cues(reading, stated)
    stated += read_figures(reading, stated)
    stated = with_nested(stated)
    stated.sort(key=lambda a: (a.start, a.head.start, a.end, a.kind))
    numbered = tuple(replace(a, id=f"s{n}") for n, a in enumerate(stated, 1))
    used = {e for a in numbered for e in (*a.actors, *a.recipients)}
    return replace(
        annotated,
        mentions=with_participants(annotated, reading.parties.added, used),
        assertions=numbered,
        commitments=read_commitments(reading),
    )
