"""Pages of a dossier's rows, so that no page decodes the whole of it."""

import sqlite3
import zlib
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from recoupe.model import (
    AnnotatedDocument,
    Claim,
    Document,
    DossierDocument,
    DossierQuote,
    Entity,
    Origin,
    Problem,
    Story,
)
from recoupe.store.documents import load_document
from recoupe.store.dossiers import fts_query

T = TypeVar("T")
_RANKED = 2_000

ORDERS = {
    "weight": "c.number",
    "voices": "c.max_voices DESC, c.number",
    "recent": "c.time DESC, c.number",
    "told": "c.told DESC, c.number",
}


class ClaimQuery(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims a page wants; empty fields ask for nothing."""

    matching: str = ""
    story: str = ""
    standing: str = ""
    actor: str = ""
    outlet: str = ""
    document: str = ""
    date: str = ""  # calendar prefix: 2024, 2024-08, 2024-08-19
    told: int = 0  # by at least so many documents
    order: str = "weight"


def find_claims(
    db: sqlite3.Connection, query: ClaimQuery, page: slice
) -> tuple[tuple[Claim, ...], int]:
    """Return one page of the claims asked for, and how many there are."""
    where, values = _conditions(query)
    (total,) = db.execute(
        f"SELECT count(*) FROM claim c WHERE {where}", values
    ).fetchone()
    return _claims(db, query, page), int(total)


def leading_claims(
    db: sqlite3.Connection, query: ClaimQuery, most: int
) -> tuple[Claim, ...]:
    """Return the first of the claims asked for."""
    return _claims(db, query, slice(0, most))


def _claims(
    db: sqlite3.Connection, query: ClaimQuery, page: slice
) -> tuple[Claim, ...]:
    """Return one page; sorting moves row numbers only, values are read at the end."""
    where, values = _conditions(query)
    rows = db.execute(
        f"SELECT c.number FROM claim c WHERE {where} ORDER BY {ORDERS[query.order]} "
        "LIMIT ? OFFSET ?",
        (*values, page.stop - page.start, page.start),
    )
    decoder = msgspec.json.Decoder(Claim)
    return tuple(
        decoder.decode(
            db.execute("SELECT value FROM claim WHERE number = ?", row).fetchone()[0]
        )
        for row in rows.fetchall()
    )


def _conditions(query: ClaimQuery) -> tuple[str, list[Any]]:
    asked: list[tuple[str, Any]] = []
    # Few claims are of one actor, article or outlet: those are looked up one by one,
    # and a plus keeps the index of a broad filter from being read instead.
    few = query.actor or query.document or query.outlet or query.matching.strip()
    plus = "+" if few else ""
    if query.matching.strip():
        inner = "SELECT rowid FROM claim_search WHERE text MATCH ?"
        asked.append((f"c.number IN ({inner})", fts_query(query.matching)))
    if query.story:
        asked.append((f"{plus}c.story = ?", query.story))
    if query.standing:
        asked.append((f"{plus}c.standing = ?", query.standing))
    if query.told:
        asked.append((f"{plus}c.told >= ?", query.told))
    if query.date:
        asked.append((f"{plus}c.time >= ?", query.date))
        asked.append((f"{plus}c.time < ?", query.date + "\U0010ffff"))
    if query.actor:
        inner = "SELECT claim FROM claim_entity WHERE entity = ?"
        asked.append((f"c.id IN ({inner})", query.actor))
    if query.document:
        inner = "SELECT claim FROM claim_document WHERE document = ?"
        asked.append((f"c.id IN ({inner})", query.document))
    if query.outlet:
        inner = (
            "SELECT cd.claim FROM document d JOIN claim_document cd "
            "ON cd.document = d.id WHERE d.outlet = ?"
        )
        asked.append((f"c.id IN ({inner})", query.outlet))
    return " AND ".join(["1", *(a[0] for a in asked)]), [a[1] for a in asked]


def load_claim(db: sqlite3.Connection, claim_id: str) -> Claim | None:
    """Return one claim, None if there is none with this id."""
    row = db.execute("SELECT value FROM claim WHERE id = ?", (claim_id,)).fetchone()
    return None if row is None else msgspec.json.decode(row["value"], type=Claim)


def load_named_claims(db: sqlite3.Connection, wanted: list[str]) -> dict[str, Claim]:
    """Return some claims by id, those that exist."""
    marks = ", ".join("?" * len(wanted))
    rows = db.execute(f"SELECT value FROM claim WHERE id IN ({marks})", wanted)
    decoder = msgspec.json.Decoder(Claim)
    found = [decoder.decode(row["value"]) for row in rows]
    return {claim.id: claim for claim in found}


def load_parts(
    db: sqlite3.Connection,
    kind: str,
    model: type[T],
    *,
    keys: tuple[str, ...] = (),
    page: slice | None = None,
) -> tuple[T, ...]:
    """Return values of one list of the dossier, in its order.

    Args:
        db: The project.
        kind: Which list: "origin", "figure", "commitment" …
        model: What its values are.
        keys: Only those with one of these keys, where given.
        page: Which of them, by position.
    """
    where, values = "kind = ?", list[Any]((kind,))
    if keys:
        where += f" AND key IN ({', '.join('?' * len(keys))})"
        values += keys
    limit = (-1, 0) if page is None else (page.stop - page.start, page.start)
    rows = db.execute(
        f"SELECT value FROM part WHERE {where} ORDER BY number LIMIT ? OFFSET ?",
        (*values, *limit),
    )
    decoder = msgspec.json.Decoder(model)
    return tuple(decoder.decode(row["value"]) for row in rows)


def count_parts(db: sqlite3.Connection, kind: str) -> int:
    """Return how many values one list of the dossier has."""
    row = db.execute("SELECT count(*) FROM part WHERE kind = ?", (kind,)).fetchone()
    return int(row[0])


def load_listing(
    db: sqlite3.Connection,
) -> tuple[tuple[DossierDocument, ...], tuple[Origin, ...], tuple[Story, ...]]:
    """Return the documents with the first words of each, the origins, the stories."""
    decoder = msgspec.json.Decoder(Document)
    rows = db.execute(
        "SELECT d.value, substr(d.text, 1, 160) AS opening, l.origin, l.story "
        "FROM listed l "
        "JOIN document d ON d.id = l.document ORDER BY l.number"
    )
    documents = tuple(
        DossierDocument(
            document=replace(
                decoder.decode(row["value"]), masks=None, text=row["opening"]
            ),
            origin=row["origin"],
            story=row["story"],
        )
        for row in rows
    )
    return (
        documents,
        load_parts(db, "origin", Origin),
        load_parts(db, "story", Story),
    )


def load_names(db: sqlite3.Connection) -> dict[str, str]:
    """Return the name of every entity."""
    return {row["id"]: row["name"] for row in db.execute("SELECT id, name FROM entity")}


def load_entity(db: sqlite3.Connection, entity_id: str) -> Entity | None:
    """Return one entity, None if there is none with this id."""
    row = db.execute("SELECT value FROM entity WHERE id = ?", (entity_id,)).fetchone()
    return None if row is None else msgspec.json.decode(row["value"], type=Entity)


def load_entities(
    db: sqlite3.Connection, page: slice, kind: str = ""
) -> tuple[tuple[Entity, ...], int]:
    """Return one page of the entities, most mentioned first, and how many there are."""
    where, values = ("type = ?", [kind]) if kind else ("1", [])
    (total,) = db.execute(
        f"SELECT count(*) FROM entity WHERE {where}", values
    ).fetchone()
    rows = db.execute(
        f"SELECT value FROM entity WHERE {where} ORDER BY mentions DESC, id "
        "LIMIT ? OFFSET ?",
        (*values, page.stop - page.start, page.start),
    )
    decoder = msgspec.json.Decoder(Entity)
    return tuple(decoder.decode(row["value"]) for row in rows), int(total)


def find_quotes(
    db: sqlite3.Connection, page: slice, *, entity: str = "", matching: str = ""
) -> tuple[tuple[DossierQuote, ...], int]:
    """Return one page of quotations and how many there are."""
    conditions, values = ["1"], list[Any]()
    if entity:
        conditions.append("entity = ?")
        values.append(entity)
    if matching.strip():
        conditions.append(
            "number IN (SELECT rowid FROM quote_search WHERE quote_search MATCH ?)"
        )
        values.append(fts_query(matching))
    where = " AND ".join(conditions)
    (total,) = db.execute(
        f"SELECT count(*) FROM quote WHERE {where}", values
    ).fetchone()
    rows = db.execute(
        f"SELECT value FROM quote WHERE {where} ORDER BY number LIMIT ? OFFSET ?",
        (*values, page.stop - page.start, page.start),
    )
    decoder = msgspec.json.Decoder(DossierQuote)
    return tuple(decoder.decode(row["value"]) for row in rows), int(total)


def find_documents(
    db: sqlite3.Connection, matching: str, page: slice, outlet: str = ""
) -> tuple[tuple[tuple[str, str], ...], int]:
    """Return documents that hold some words, best first: id and the words around."""
    found, total = _matching_rows(db, fts_query(matching), page, outlet)
    return tuple(found), total


def _matching_rows(
    db: sqlite3.Connection, query: str, page: slice, outlet: str
) -> tuple[list[tuple[str, str]], int]:
    where = "document_search MATCH ?" + (" AND d.outlet = ?" if outlet else "")
    joined = "document_search JOIN document d ON d.number = document_search.rowid"
    values = (query, outlet) if outlet else (query,)
    counted = joined if outlet else "document_search"
    (total,) = db.execute(
        f"SELECT count(*) FROM {counted} WHERE {where}", values
    ).fetchone()
    # Ranking reads every match: beyond some thousands, the order of the project.
    order = "rank, d.id" if total <= _RANKED else "document_search.rowid"
    rows = db.execute(
        "SELECT d.id, snippet(document_search, 1, '', '', ' … ', 24) AS words "
        f"FROM {joined} WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?",
        (*values, page.stop - page.start, page.start),
    )
    return [(row["id"], row["words"]) for row in rows], int(total)


def load_moments(
    db: sqlite3.Connection, clock: str, page: slice, date: str = ""
) -> tuple[tuple[tuple[str, Claim], ...], int]:
    """Return one page of claims by one clock, earliest first, and their number."""
    bounds = (clock, date, date + "\U0010ffff")
    where = "m.clock = ? AND m.date >= ? AND m.date < ?"
    (total,) = db.execute(
        f"SELECT count(*) FROM moment m WHERE {where}", bounds
    ).fetchone()
    rows = db.execute(
        f"SELECT m.date, c.value FROM moment m JOIN claim c ON c.id = m.claim "
        f"WHERE {where} ORDER BY m.date, m.claim LIMIT ? OFFSET ?",
        (*bounds, page.stop - page.start, page.start),
    )
    decoder = msgspec.json.Decoder(Claim)
    found = tuple((row["date"], decoder.decode(row["value"])) for row in rows)
    return found, int(total)


def count_moments(db: sqlite3.Connection, clock: str) -> tuple[tuple[str, int], ...]:
    """Return how many claims each month has by one clock; years where no month is."""
    rows = db.execute(
        "SELECT substr(date, 1, 7) AS month, count(*) FROM moment WHERE clock = ? "
        "GROUP BY 1 ORDER BY 1",
        (clock,),
    )
    return tuple((row[0], row[1]) for row in rows)


def load_changes(
    db: sqlite3.Connection,
) -> tuple[tuple[str, str], ...] | None:
    """Return claims with what became of them since the last build, None if first."""
    if db.execute("SELECT 1 FROM compared").fetchone() is None:
        return None
    rows = db.execute(
        "SELECT x.claim, x.change FROM claim_change x "
        "LEFT JOIN claim c ON c.id = x.claim ORDER BY c.number, x.claim LIMIT 5000"
    )
    return tuple((row["claim"], row["change"]) for row in rows)


def load_annotation(
    db: sqlite3.Connection, document_id: str
) -> AnnotatedDocument | None:
    """Return what was found in one document, None if it was not read.

    Raises:
        NotFound: if the project holds no such document.
    """
    document = load_document(db, document_id)
    row = db.execute(
        "SELECT value FROM annotation WHERE document = ? AND stage = 'assertions'",
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    found = msgspec.json.decode(zlib.decompress(row["value"]), type=AnnotatedDocument)
    return replace(found, document=replace(found.document, text=document.text))


def load_problems(
    db: sqlite3.Connection, page: slice
) -> tuple[tuple[Problem, ...], int]:
    """Return one page of what went wrong and how much there is."""
    (total,) = db.execute("SELECT count(*) FROM problem").fetchone()
    rows = db.execute(
        "SELECT code, message, document, path FROM problem ORDER BY number "
        "LIMIT ? OFFSET ?",
        (page.stop - page.start, page.start),
    )
    return tuple(Problem(*row) for row in rows), int(total)


def outlet_silences(
    db: sqlite3.Connection, outlet: str, limit: int
) -> tuple[Claim, ...]:
    """Return the weightiest claims that others tell and one outlet does not."""
    rows = db.execute(
        "SELECT c.value FROM claim c WHERE c.told >= 2 AND NOT EXISTS "
        "(SELECT 1 FROM claim_document cd JOIN document d ON d.id = cd.document "
        "WHERE cd.claim = c.id AND d.outlet = ?) AND EXISTS "
        "(SELECT 1 FROM listed l JOIN document d ON d.id = l.document "
        "WHERE l.story = c.story AND d.outlet = ?) ORDER BY c.number LIMIT ?",
        (outlet, outlet, limit),
    )
    decoder = msgspec.json.Decoder(Claim)
    return tuple(decoder.decode(row["value"]) for row in rows)


def standing_facets(db: sqlite3.Connection, matching: str) -> dict[str, int]:
    """Return how many claims that hold some words have each standing."""
    rows = db.execute(
        "SELECT standing, count(*) FROM claim WHERE number IN "
        "(SELECT rowid FROM claim_search WHERE claim_search MATCH ?) "
        "GROUP BY 1 ORDER BY 1",
        (fts_query(matching),),
    )
    return {row[0]: row[1] for row in rows}
