"""Stage: who copied whom.

In:    documents
Out:   a ``Lineage``: origins, derivations, the origin of every passage
Rule:  pure; independent of order; independence is never invented
Score: ``evaluation/lineage.py``
"""

from collections.abc import Sequence

from recoupe.model import Document, Lineage

__all__ = ["trace_lineage"]

VERSION = 1


def trace_lineage(documents: Sequence[Document]) -> Lineage:
    """Find which texts and passages descend from one another."""
    del documents
    return Lineage(origins=(), derivations=(), document_origins={})
