"""Stage: who copied whom.

In:    documents
Out:   a ``Lineage``: origins, derivations, the origin of every passage
Rule:  pure; independent of order; independence is never invented
Score: ``evaluation/lineage.py``
"""

from collections.abc import Sequence

from recoupe.model import Document, Lineage, Origin, OriginId

__all__ = ["trace_lineage"]

VERSION = 1


def trace_lineage(documents: Sequence[Document]) -> Lineage:
    """Find which texts and passages descend from one another."""
    own = {document.id: OriginId(f"o-{document.id}") for document in documents}
    origins = tuple(
        Origin(id=origin, kind="own", label=origin, documents=(document,))
        for document, origin in sorted(own.items())
    )
    return Lineage(origins=origins, derivations=(), document_origins=own)
