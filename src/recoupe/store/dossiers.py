"""The dossier of a project: whole for export, in rows for pages."""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from recoupe.errors import ProjectError
from recoupe.model import Change, Claim, Dossier, DossierDocument
from recoupe.store.documents import load_document
from recoupe.store.rows import save_changes, save_rows

_ROWS = ("claim_entity", "claim_document", "claim", "entity", "quote", "problem")


def save_dossier(
    db: sqlite3.Connection,
    dossier: Dossier,
    *,
    fingerprint: str,
    program: str,
    changes: Sequence[Change] | None = None,
) -> None:
    """Replace the dossier and its rows, all or none.

    Args:
        db: The project.
        dossier: What takes the place of the one before.
        fingerprint: What it was made of.
        program: The version that made it.
        changes: How it differs from the one before, None where there was none.
    """
    bare = replace(dossier, documents=tuple(map(_without_text, dossier.documents)))
    with db:
        save_changes(db, changes)
        for table in _ROWS:
            db.execute(f"DELETE FROM {table}")
        db.execute(
            "INSERT OR REPLACE INTO build VALUES (1, ?, ?, ?)",
            (fingerprint, program, zlib.compress(msgspec.json.encode(bare), 1)),
        )
        _save_claims(db, dossier)
        _save_entities(db, dossier)
        _save_quotes(db, dossier)
        save_rows(db, dossier, changes or ())
        db.executemany(
            "INSERT INTO problem (document, path, code, message) VALUES (?, ?, ?, ?)",
            [(p.document, p.path, p.code, p.message) for p in dossier.problems],
        )
        for table in ("claim_search", "quote_search"):
            db.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")


def build_fingerprint(db: sqlite3.Connection) -> str | None:
    """Return what the stored dossier was made of, None if there is none yet."""
    row = db.execute("SELECT fingerprint FROM build").fetchone()
    return None if row is None else str(row["fingerprint"])


def load_dossier(db: sqlite3.Connection) -> Dossier:
    """Return the dossier with the texts of its documents.

    Raises:
        ProjectError: if the build never came to its end.
    """
    row = db.execute("SELECT value FROM build").fetchone()
    if row is None:
        raise ProjectError("the project has no dossier yet: run recoupe build again")
    bare = msgspec.json.decode(zlib.decompress(row["value"]), type=Dossier)
    documents = tuple(
        replace(
            listed,
            document=replace(
                listed.document, text=load_document(db, listed.document.id).text
            ),
        )
        for listed in bare.documents
    )
    return replace(bare, documents=documents)


def load_earlier(db: sqlite3.Connection) -> Dossier | None:
    """Return the stored dossier without texts, to compare a newer one with.

    None where there is none or where another version of the program wrote it.
    """
    row = db.execute("SELECT value FROM build").fetchone()
    if row is None:
        return None
    try:
        return msgspec.json.decode(zlib.decompress(row["value"]), type=Dossier)
    except (msgspec.MsgspecError, zlib.error):
        return None


def load_claims(
    db: sqlite3.Connection,
    *,
    matching: str = "",
    story: str | None = None,
    standing: str | None = None,
    page: slice = slice(0, 50),
) -> tuple[tuple[Claim, ...], int]:
    """Return one page of claims in the order of the dossier, and how many there are.

    Args:
        db: The project.
        matching: Words that the text of the claim must hold, accents ignored.
        story: Only claims of this story.
        standing: Only claims that stand so.
        page: Which of them, by position.
    """
    conditions, values = ["1"], list[Any]()
    if matching.strip():
        conditions.append(
            "number IN (SELECT rowid FROM claim_search WHERE text MATCH ?)"
        )
        values.append(fts_query(matching))
    for column, wanted in (("story", story), ("standing", standing)):
        if wanted is not None:
            conditions.append(f"{column} = ?")
            values.append(wanted)
    where = " AND ".join(conditions)
    (total,) = db.execute(
        f"SELECT count(*) FROM claim WHERE {where}", values
    ).fetchone()
    rows = db.execute(
        f"SELECT value FROM claim WHERE {where} ORDER BY number LIMIT ? OFFSET ?",
        (*values, page.stop - page.start, page.start),
    )
    decoder = msgspec.json.Decoder(Claim)
    return tuple(decoder.decode(row["value"]) for row in rows), int(total)


def fts_query(words: str) -> str:
    """Return a full-text query for all of some words, whatever marks they contain."""
    return " ".join(f'"{word}"' for word in words.replace('"', " ").split())


def standing_counts(db: sqlite3.Connection) -> dict[str, int]:
    """Return how many claims have each standing."""
    rows = db.execute("SELECT standing, count(*) FROM claim GROUP BY 1 ORDER BY 1")
    return dict(rows.fetchall())


def _without_text(listed: DossierDocument) -> DossierDocument:
    return replace(listed, document=replace(listed.document, text=""))


def _save_claims(db: sqlite3.Connection, dossier: Dossier) -> None:
    for claim in dossier.claims:
        db.execute(
            "INSERT INTO claim (id, story, standing, kind, plover, time, max_voices, "
            "weight, text, value) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                claim.id,
                claim.story,
                claim.standing.value,
                claim.kind,
                claim.plover,
                claim.time,
                claim.max_voices,
                claim.weight,
                claim.text,
                msgspec.json.encode(claim),
            ),
        )
        db.executemany(
            "INSERT OR IGNORE INTO claim_document VALUES (?, ?)", _documents(claim)
        )
        db.executemany(
            "INSERT OR IGNORE INTO claim_entity VALUES (?, ?)",
            [(entity, claim.id) for entity in (*claim.actors, *claim.recipients)],
        )


def _documents(claim: Claim) -> Iterator[tuple[str, str]]:
    for position in claim.positions:
        for assertion in position.assertions:
            yield assertion.document, claim.id


def _save_entities(db: sqlite3.Connection, dossier: Dossier) -> None:
    db.executemany(
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)",
        [
            (e.id, e.name, e.type, e.qid, e.mentions, msgspec.json.encode(e))
            for e in dossier.entities
        ],
    )


def _save_quotes(db: sqlite3.Connection, dossier: Dossier) -> None:
    db.executemany(
        "INSERT INTO quote (id, source, entity, kind, text, value) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (q.id, q.source, q.entity, q.kind, q.text, msgspec.json.encode(q))
            for q in dossier.quotes
        ],
    )
