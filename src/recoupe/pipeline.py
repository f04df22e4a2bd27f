"""The stages in order. The only module that knows more than one of them."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace

from recoupe import __version__
from recoupe.annotate import annotate as read_document
from recoupe.annotate.times.published import refine_published
from recoupe.assertions import read_assertions
from recoupe.crosscheck import cross_check
from recoupe.dossier import compose_dossier
from recoupe.entities import resolve_entities
from recoupe.ingest.masks import with_masks
from recoupe.lang.packs import languages, pack_fingerprint
from recoupe.lineage import trace_lineage
from recoupe.lineage.memory import Rows
from recoupe.model import (
    AnnotatedDocument,
    Document,
    DocumentId,
    Dossier,
    Problem,
    Story,
)
from recoupe.stories import group_stories

MapLike = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]

_PER_DOCUMENT = ("ingest.masks", "annotate", "assertions")
_PER_COVERAGE = ("entities", "lineage", "stories", "crosscheck", "dossier")


def annotate(document: Document) -> AnnotatedDocument:
    """Read one document: masks, every layer of annotation, assertions.

    A document in a language without a pack, or whose text cannot be encoded, comes back
    with a problem and no layers.
    """
    if (problem := unread_because(document)) is not None:
        return AnnotatedDocument(document=with_masks(document), problems=(problem,))
    found = read_assertions(read_document(with_masks(document)))
    problems = (*found.problems, *_undated(found))
    return replace(
        found,
        problems=problems,
        parse=UNSET,
        predications=UNSET,
        clause_times=UNSET,
    )


def annotate_or_report(document: Document) -> AnnotatedDocument:
    """Read one document; a failure of ours becomes a problem and ends nothing."""
    try:
        return annotate(document)
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are built
        message = f"reading it failed ({type(error).__name__}: {error}); please report"
        problem = Problem("failed", message, document.id, document.path)
        return AnnotatedDocument(document=document, problems=(problem,))


def build_dossier(
    documents: Iterable[Document | Problem], *, mapper: MapLike = map
) -> Dossier:
    """Turn articles into a cross-checked dossier.

    The result does not depend on the order of ``documents`` nor on the mapper.

    Args:
        documents: Articles of any outlets, in any order; an id counts once. Problems
            among them are listed in the dossier.
        mapper: Anything shaped like the built-in ``map`` that keeps order, such as
            ``ProcessPoolExecutor().map``.
    """
    articles: dict[DocumentId, Document] = {}
    problems: list[Problem] = []
    for given in sorted(documents, key=_order):
        if isinstance(given, Problem):
            problems.append(given)
        elif given.id not in articles:
            articles[given.id] = given
        elif given != articles[given.id]:
            message = f"two articles have the id {given.id!r}: one of them is left out"
            problems.append(Problem("duplicate-id", message, given.id, given.path))
    ordered = [articles[key] for key in sorted(articles)]
    return compare(list(mapper(annotate, ordered)), problems)


def compare(
    annotated: Sequence[AnnotatedDocument],
    problems: Sequence[Problem] = (),
    *,
    kept: Rows | None = None,
) -> Dossier:
    """Compare documents that were annotated one by one.

    Args:
        annotated: Every document of the coverage, also those that could not be read.
        problems: What could not even become a document.
        kept: What lineage left of an earlier comparison; it changes no result.
    """
    every = sorted(annotated, key=lambda found: found.document.id)
    listed = sorted(problems, key=lambda problem: (problem.path or "", problem.code))
    documents = tuple(found.document for found in every)
    resolved, entities = resolve_entities(
        tuple(found for found in every if unread_because(found.document) is None)
    )
    unread = tuple(found for found in every if unread_because(found.document))
    lineage = trace_lineage(documents, kept)
    stories, threads = group_stories(resolved)
    return compose_dossier(
        _date_by_story(documents, stories),
        resolved,
        entities=entities,
        lineage=lineage,
        stories=stories,
        threads=threads,
        cross_check=cross_check(
            resolved,
            lineage,
            stories,
            entities,
            tuple(found.document for found in unread),
        ),
        problems=(*listed, *(p for found in unread for p in found.problems)),
    )


def _date_by_story(
    documents: Sequence[Document], stories: Sequence[Story]
) -> tuple[Document, ...]:
    """Narrow the estimated dates of undated documents by their stories."""
    known = {document.id: document for document in documents}
    for story in stories:
        for refined in refine_published([known[key] for key in story.documents]):
            known[refined.id] = refined
    return tuple(known[document.id] for document in documents)


def unread_because(document: Document) -> Problem | None:
    """Return why a document is listed but not read, None if it can be read."""
    if document.language not in languages():
        message = f"no language pack for {document.language!r}: listed, not read"
        return Problem("unsupported-language", message, document.id, document.path)
    try:
        document.text.encode("utf-8")
    except UnicodeEncodeError:
        message = "the text holds half characters (lone surrogates): listed, not read"
        return Problem("encoding", message, document.id, document.path)
    return None


def _order(given: Document | Problem) -> tuple[str, ...]:
    """Return what puts articles and problems in one order, whatever order they had."""
    if isinstance(given, Problem):
        return ("", given.path or "", given.code, given.message)
    return (given.id, given.text, given.outlet, given.title, str(given.published))


@cache
def annotation_version(language: str) -> str:
    """Return what a cached annotation depends on besides its document."""
    stages = _versions(_PER_DOCUMENT)
    return f"{__version__}-{stages}-{pack_fingerprint(language)}"


def comparison_version() -> str:
    """Return what a cached dossier depends on besides its annotated documents."""
    packs = ".".join(pack_fingerprint(language) for language in languages())
    return f"{__version__}-{_versions(_PER_COVERAGE)}-{packs}"


def _versions(stages: Sequence[str]) -> str:
    modules = (import_module(f"recoupe.{stage}") for stage in stages)
    return ".".join(str(module.VERSION) for module in modules)


def _undated(found: AnnotatedDocument) -> tuple[Problem, ...]:
    """Return the problem that no publication date is known, unless it was reported."""
    document = found.document
    if document.published or any(p.code == "undated" for p in found.problems):
        return ()
    message = "no publication date: dates relative to it are open or estimated"
    return (Problem("undated", message, document.id, document.path),)
