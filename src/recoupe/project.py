"""A project: the pipeline over a file that remembers what was done already."""

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from recoupe import __version__, pipeline
from recoupe.dossier.changes import compare_dossiers
from recoupe.ingest.reading import DEFAULT_LIMIT, Reading, read
from recoupe.lang.packs import languages
from recoupe.model import Change, Dossier, Problem
from recoupe.pipeline import MapLike
from recoupe.store import (
    KeptRows,
    build_fingerprint,
    forget_paths,
    load_annotations,
    load_document,
    load_documents,
    load_dossier,
    load_earlier,
    load_input_problems,
    open_project,
    pending_documents,
    save_annotations,
    save_documents,
    save_dossier,
    save_input_problems,
    state_fingerprint,
)

T = TypeVar("T")

_BATCH = 16  # documents a transaction: what a killed build has to do again
_UNREAD = ("unsupported-language", "failed")  # problems of documents without layers
_POOL_PAYS = 24  # documents; below, loading the models twice costs more than it saves

# Called with what is being done, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What a build did and what the project now holds."""

    read: int
    annotated: int
    compared: bool
    unread: tuple[Problem, ...]
    documents: int
    problems: int
    stories: int
    claims: dict[str, int]
    changes: dict[str, int] = {}  # by kind, since the build before


def build_project(
    paths: Iterable[str | Path],
    file: Path,
    *,
    limit: int = DEFAULT_LIMIT,
    workers: int | None = None,
    progress: Progress = lambda *_: None,
) -> Summary:
    """Read inputs into a project file, annotate what is new and compare everything.

    Args:
        paths: Files and folders.
        file: The project file; it is made where there is none.
        limit: Largest file read, in bytes.
        workers: Processes that annotate; by default one per core for a large job.
        progress: Told how far it is.

    Raises:
        ProjectError: if ``file`` is something else than a usable project.
    """
    with open_project(file, create=True) as db:
        read_count, problems = _ingest(db, paths, limit, progress)
        annotated = _annotate(db, workers, progress)
        compared, changes = _compare(db, progress)
        dossier = load_dossier(db)
    summary = _summarize(dossier, read_count, annotated, problems, compared=compared)
    counts = Counter(change.kind for change in changes)
    return replace(summary, changes=dict(sorted(counts.items())))


def _ingest(
    db: sqlite3.Connection,
    paths: Iterable[str | Path],
    limit: int,
    progress: Progress,
) -> tuple[int, tuple[Problem, ...]]:
    problems: list[Problem] = []
    seen: dict[str, set[str]] = {}
    count = 0
    for batch in _batched(read(paths, limit=limit)):
        readings = [found for found in batch if isinstance(found, Reading)]
        problems += [found for found in batch if isinstance(found, Problem)]
        save_documents(db, ((r.document, r.raw, r.reader) for r in readings))
        for reading in readings:
            path = reading.document.path or ""
            seen.setdefault(path, set()).add(reading.document.id)
        count += len(readings)
        progress("reading", count, count)
    for problem in problems:
        seen.setdefault(problem.path or "", set())
    forget_paths(db, seen)
    save_input_problems(db, seen, problems)
    return count, tuple(problems)


def _annotate(db: sqlite3.Connection, workers: int | None, progress: Progress) -> int:
    versions = {code: pipeline.annotation_version(code) for code in languages()}
    pending = pending_documents(db, versions)
    done = 0
    with _mapper(workers, len(pending)) as mapper:
        documents = (load_document(db, document_id) for document_id in pending)
        for batch in _batched(mapper(pipeline.annotate_or_report, documents)):
            save_annotations(db, batch, versions)
            done += len(batch)
            progress("annotating", done, len(pending))
    return done


def _compare(
    db: sqlite3.Connection, progress: Progress
) -> tuple[bool, tuple[Change, ...]]:
    """Make the dossier anew unless it was made of exactly this.

    Returns:
        Whether it was made, and how it differs from the one before.
    """
    fingerprint = f"{state_fingerprint(db)}-{pipeline.comparison_version()}"
    if build_fingerprint(db) == fingerprint:
        return False, ()
    progress("comparing", 0, 1)
    annotated = {found.document.id: found for found in load_annotations(db)}
    every = [
        annotated.get(document.id) or pipeline.annotate(document)
        for document in load_documents(db)
    ]
    dossier = pipeline.compare(every, load_input_problems(db), kept=KeptRows(db))
    earlier = load_earlier(db)
    changes = compare_dossiers(earlier, dossier) if earlier is not None else None
    save_dossier(
        db, dossier, fingerprint=fingerprint, program=__version__, changes=changes
    )
    progress("comparing", 1, 1)
    return True, changes or ()


@contextmanager
def _mapper(workers: int | None, jobs: int) -> Iterator[MapLike]:
    """Give a ``map`` over as many processes as the job is worth."""
    count = workers or (os.cpu_count() or 1 if jobs >= _POOL_PAYS else 1)
    if count == 1 or jobs < 2:
        yield map
        return
    with ProcessPoolExecutor(max_workers=min(count, jobs)) as pool:

        def in_pool(
            function: Callable[[Any], Any], values: Iterable[Any]
        ) -> Iterable[Any]:
            return pool.map(function, values, chunksize=4)

        yield in_pool


def _batched(values: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(values)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _summarize(
    dossier: Dossier,
    read_count: int,
    annotated: int,
    problems: tuple[Problem, ...],
    *,
    compared: bool,
) -> Summary:
    standings: dict[str, int] = {}
    for claim in dossier.claims:
        standing = claim.standing.value
        standings[standing] = standings.get(standing, 0) + 1
    unread = [p for p in dossier.problems if p.code in _UNREAD]
    return Summary(
        read=read_count,
        annotated=annotated,
        compared=compared,
        unread=(*problems, *unread),
        documents=len(dossier.documents),
        problems=len(dossier.problems),
        stories=len(dossier.stories),
        claims=dict(sorted(standings.items())),
    )
