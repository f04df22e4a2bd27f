"""Stage: what an annotated document says.

In:    an ``AnnotatedDocument`` that still has its ``parse`` and ``predications``
Out:   the same with ``assertions`` and ``commitments``
Rule:  pure; one document at a time
Score: ``evaluation/events.py``, ``evaluation/seeds.py``
"""

from recoupe.model import AnnotatedDocument

__all__ = ["read_assertions"]

VERSION = 1


def read_assertions(annotated: AnnotatedDocument) -> AnnotatedDocument:
    """Return the document with its assertions and commitments."""
    return annotated
