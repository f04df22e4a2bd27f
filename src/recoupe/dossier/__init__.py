"""Stage: everything that was found, as one value.

In:    documents, entities, lineage, stories, threads and the cross-check
Out:   a ``Dossier``
Rule:  adds nothing that no claim carries; independent of order
"""

from collections.abc import Sequence

from recoupe.dossier.brief import write_brief
from recoupe.dossier.quotes import collect_quotes
from recoupe.dossier.relations import draw_relations
from recoupe.dossier.timeline import order_timeline
from recoupe.model import (
    AnnotatedDocument,
    CrossCheck,
    Document,
    Dossier,
    DossierDocument,
    Entity,
    Lineage,
    Problem,
    Story,
    Thread,
)

__all__ = ["compose_dossier"]

VERSION = 1


def compose_dossier(
    documents: Sequence[Document],
    annotated: Sequence[AnnotatedDocument],
    *,
    entities: Sequence[Entity],
    lineage: Lineage,
    stories: Sequence[Story],
    threads: Sequence[Thread],
    cross_check: CrossCheck,
    problems: Sequence[Problem] = (),
) -> Dossier:
    """Gather what the stages found about a coverage.

    Args:
        documents: Every document, also those in a language that was not read.
        annotated: Those that were read.
        entities: Whoever the coverage mentions.
        lineage: Who copied whom.
        stories: What is about one happening.
        threads: Sagas of stories.
        cross_check: Claims, figures and commitments.
        problems: What could not be read, before and during annotation.
    """
    story_of = {d: story.id for story in stories for d in story.documents}
    listed = tuple(
        DossierDocument(
            document=document,
            origin=lineage.document_origins[document.id],
            story=story_of.get(document.id, stories[0].id if stories else "s0"),  # type: ignore[arg-type]
        )
        for document in sorted(documents, key=lambda document: document.id)
    )
    said = tuple(problem for found in annotated for problem in found.problems)
    return Dossier(
        documents=listed,
        entities=tuple(sorted(entities, key=lambda e: (-e.mentions, e.id))),
        origins=lineage.origins,
        derivations=lineage.derivations,
        stories=tuple(stories),
        threads=tuple(threads),
        claims=cross_check.claims,
        figures=cross_check.figures,
        quotes=collect_quotes(annotated),
        commitments=cross_check.commitments,
        relations=draw_relations(cross_check.claims),
        timeline=order_timeline(cross_check.claims),
        brief=write_brief(cross_check.claims),
        problems=(*problems, *said),
    )
