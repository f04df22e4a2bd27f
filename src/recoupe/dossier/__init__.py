"""Stage: everything that was found, as one value.

In:    documents, entities, lineage, stories, threads and the cross-check
Out:   a ``Dossier``
Rule:  adds nothing that no claim carries; independent of order
"""

from collections.abc import Sequence

from recoupe.dossier.brief import Context, write_brief
from recoupe.dossier.lines import add_lines
from recoupe.dossier.quotes import collect_quotes
from recoupe.dossier.relations import draw_relations
from recoupe.dossier.sentences import Sentences
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
    StoryId,
    Thread,
)

__all__ = ["compose_dossier"]

VERSION = 6

# Types of entities that deal with one another.
_ACTING = frozenset({"PER", "ORG", "GPE"})


def compose_dossier(  # noqa: PLR0913 - one per stage before it
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
    sentences = Sentences(annotated)
    context = Context(
        sentences,
        {d.id: day for d in documents if (day := _day(d))},
        {origin.id: origin for origin in lineage.origins},
        {d.id: d.outlet for d in documents},
    )
    claims, figures = add_lines(cross_check.claims, sentences), cross_check.figures
    inert = {e.id for e in entities if e.type not in _ACTING}
    named = {e.id: e.name for e in entities if _is_name(e)}
    said = tuple(problem for found in annotated for problem in found.problems)
    return Dossier(
        documents=_listed(documents, lineage, stories),
        entities=tuple(sorted(entities, key=lambda e: (-e.mentions, e.id))),
        origins=lineage.origins,
        derivations=lineage.derivations,
        stories=tuple(stories),
        threads=tuple(threads),
        claims=claims,
        figures=figures,
        quotes=collect_quotes(annotated, named),
        commitments=cross_check.commitments,
        relations=draw_relations(claims, inert),
        timeline=order_timeline(claims, sentences),
        brief=write_brief(stories, claims, figures, context),
        problems=(*problems, *said),
    )


def _listed(
    documents: Sequence[Document], lineage: Lineage, stories: Sequence[Story]
) -> tuple[DossierDocument, ...]:
    """Return every document with its origin and story; unread ones join the first."""
    story_of = {d: story.id for story in stories for d in story.documents}
    first = stories[0].id if stories else StoryId("s0")
    return tuple(
        DossierDocument(
            document=document,
            origin=lineage.document_origins[document.id],
            story=story_of.get(document.id, first),
        )
        for document in sorted(documents, key=lambda document: document.id)
    )


def _day(document: Document) -> str:
    """Return the day of publication, the last possible where it is estimated."""
    if document.published is not None:
        return document.published.isoformat()
    estimated = document.published_range
    return estimated[1].isoformat() if estimated else ""


def _is_name(entity: Entity) -> bool:
    """Tell whether an entity has a name of its own, not only a description."""
    return "~" not in entity.id
