"""The rows that pages read, written together with the dossier."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from recoupe.model import Change, Claim, Dossier

ROWS = ("listed", "part", "moment")
_WHOLE = ("new", "gone")  # changes of a claim as a whole
_CALENDAR = re.compile(r"\d{4}(?:-(?:\d{2}(?:-\d{2})?|W\d{2}|[QH]\d|S[PU]|FA|WI))?")


def save_rows(
    db: sqlite3.Connection, dossier: Dossier, changes: Sequence[Change] = ()
) -> None:
    """Write the rows of a dossier; the caller has the transaction."""
    for table in ROWS:
        db.execute(f"DELETE FROM {table}")
    db.executemany(
        "INSERT INTO listed VALUES (?, ?, ?, ?)",
        [
            (listed.document.id, number, listed.origin, listed.story)
            for number, listed in enumerate(dossier.documents)
        ],
    )
    told: list[tuple[str | None, Any]] = [(c.claim, c) for c in changes]
    for kind, values in (*_parts(dossier), ("change", told)):
        db.executemany(
            "INSERT INTO part VALUES (?, ?, ?, ?)",
            [
                (kind, number, key, msgspec.json.encode(value))
                for number, (key, value) in enumerate(values)
            ],
        )
    _save_moments(db, dossier)
    db.executemany(
        "UPDATE claim SET told = ? WHERE id = ?",
        ((len(set(_tellers(claim))), claim.id) for claim in dossier.claims),
    )


def save_changes(db: sqlite3.Connection, changes: Sequence[Change] | None) -> None:
    """Note how the claims differ from those of the build that is being replaced.

    Args:
        db: The project; the caller has the transaction.
        changes: None where there was no build before this one.
    """
    db.execute("DELETE FROM claim_change")
    db.execute("DELETE FROM compared")
    if changes is None:
        return
    db.execute("INSERT INTO compared VALUES (1)")
    told = {c.claim: c.kind if c.kind in _WHOLE else "changed" for c in changes}
    db.executemany("INSERT INTO claim_change VALUES (?, ?)", told.items())


def _tellers(claim: Claim) -> Iterator[str]:
    for position in claim.positions:
        for assertion in position.assertions:
            yield assertion.document


def _parts(dossier: Dossier) -> Iterable[tuple[str, list[tuple[str | None, Any]]]]:
    yield "origin", [(x.id, x) for x in dossier.origins]
    yield "story", [(x.id, x) for x in dossier.stories]
    yield "thread", [(x.id, x) for x in dossier.threads]
    yield "derivation", [(x.derived, x) for x in dossier.derivations]
    yield "figure", [(x.claim, x) for x in dossier.figures]
    yield "commitment", [(x.document, x) for x in dossier.commitments]
    yield "relation", [(x.source, x) for x in dossier.relations]
    yield "brief", [(x.claims[0] if x.claims else None, x) for x in dossier.brief]


def _save_moments(db: sqlite3.Connection, dossier: Dossier) -> None:
    published = {
        listed.document.id: listed.document.published.isoformat()
        for listed in dossier.documents
        if listed.document.published
    }
    db.executemany(
        "INSERT OR IGNORE INTO moment VALUES (?, ?, ?)",
        (
            (clock, date, claim.id)
            for claim in dossier.claims
            for clock, date in _moments(claim, published)
        ),
    )


def _moments(claim: Claim, published: dict[Any, str]) -> Iterator[tuple[str, str]]:
    if date := calendar_prefix(claim.time):
        yield "event", date
    for position in claim.positions:
        for assertion in position.assertions:
            day = published.get(assertion.document)
            if said := calendar_prefix(assertion.as_of):
                yield "statement", said
            elif assertion.attribution and day:
                yield "statement", day
            if day:
                yield "publication", day


def calendar_prefix(value: str | None) -> str | None:
    """Return the calendar date that a TIMEX3 value begins with, None if it has none.

    >>> calendar_prefix("2024-08-19T18:00"), calendar_prefix("P2D")
    ('2024-08-19', None)
    """
    match = _CALENDAR.match(value or "")
    return match.group() if match else None
