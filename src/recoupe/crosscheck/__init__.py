"""Stage: what several documents say, aligned, and how each claim stands.

In:    annotated documents with coverage-wide entity ids, their lineage and stories
Out:   a ``CrossCheck``: claims with positions and standing, figures, commitments
Rule:  two assertions are one claim only when proposition, roles, time and place agree;
       counts are upper bounds; the result does not depend on the order of documents
Score: ``evaluation/adversarial.py``
"""

from collections.abc import Sequence

from recoupe.crosscheck.aligning.align import align
from recoupe.crosscheck.claims import Coverage, choose_fields, make_claim
from recoupe.crosscheck.clause_figures import follow_figures, part_by_figures
from recoupe.crosscheck.commitments import follow_commitments
from recoupe.crosscheck.echoes import add_echoes, find_echoes
from recoupe.crosscheck.figure_table import make_figure
from recoupe.model import (
    AnnotatedDocument,
    CrossCheck,
    Document,
    Entity,
    Lineage,
    Story,
)

__all__ = ["cross_check"]

VERSION = 21


def cross_check(
    documents: Sequence[AnnotatedDocument],
    lineage: Lineage,
    stories: Sequence[Story],
    entities: Sequence[Entity],
    unread: Sequence[Document] = (),
) -> CrossCheck:
    """Align the assertions of a coverage into claims and give each its standing.

    Assertions are compared within a story; a coverage that one person could read is
    compared whole, because a story split in two would hide what contradicts it.

    Args:
        documents: What was read.
        lineage: Of all documents, read or not.
        stories: Of what was read.
        entities: Of what was read.
        unread: Documents in other languages: a translation that was read may tell what
            they say.
    """
    coverage = Coverage.of(documents, lineage, entities)
    words = coverage.words
    made = [
        (make_claim(field, group, coverage), group)
        for field in choose_fields(stories)
        for group in part_by_figures(align(coverage.items(field), words), words)
    ]
    found = follow_figures(made)
    found.sort(key=lambda pair: (-pair[0].weight, pair[0].id))
    echoes = find_echoes(lineage, unread)
    claims = tuple(add_echoes(claim, echoes) for claim, _ in found)
    figures = (make_figure(c, g.items, coverage.company) for c, g in found)
    return CrossCheck(
        claims=claims,
        figures=tuple(figure for figure in figures if figure is not None),
        commitments=follow_commitments(documents, claims),
    )
