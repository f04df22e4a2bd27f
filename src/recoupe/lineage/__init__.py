"""Stage: who copied whom.

In:    documents, and what was kept of them the last time
Out:   a ``Lineage``: origins, derivations, the origin of every passage
Rule:  independent of order, and of what was kept; independence is never invented
Score: ``evaluation/lineage.py``
"""

from collections.abc import Sequence

from recoupe import __version__
from recoupe.lang.packs import languages, pack_fingerprint
from recoupe.lineage.dependence import (
    Coverage,
    as_links,
    dependences,
    newsrooms,
    sister_titles,
)
from recoupe.lineage.memory import Memory, Rows, RowsOfOneRun
from recoupe.lineage.origins import assemble
from recoupe.lineage.revise import revise_memory
from recoupe.model import Document, Lineage

__all__ = ["trace_lineage"]

VERSION = 6


def trace_lineage(documents: Sequence[Document], kept: Rows | None = None) -> Lineage:
    """Find which texts and passages descend from one another.

    Joined as wholes: copies, rewritten and translated texts, texts that credit the same
    dispatch, texts built on an outlet that they cite, articles of one newsroom about
    one matter. Anything less moves single passages only.

    Args:
        documents: The whole coverage; an id counts once.
        kept: What an earlier call left; it is brought up to date, and only what is new
            or touched by it is read again. The result is the same without.
    """
    known = {str(document.id): document for document in documents}
    ordered = {key: known[key] for key in sorted(known)}
    packs = ".".join(pack_fingerprint(language) for language in languages())
    memory = Memory(kept or RowsOfOneRun(), f"{__version__}-{VERSION}-{packs}")
    articles = revise_memory(memory, ordered)
    pairs = memory.pairs()
    coverage = Coverage(ordered, articles, pairs)
    links = [link for pair in pairs for link in pair.links]
    credited = dependences(coverage)
    seen = {(x.derivation.derived, x.derivation.original) for x in links}
    links += [
        x
        for x in as_links(credited)
        if (x.derivation.derived, x.derivation.original) not in seen
    ]
    rooms, sisters = newsrooms(coverage), sister_titles(coverage)
    return assemble(coverage.held, links, credited, rooms, sisters)
