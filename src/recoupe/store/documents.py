"""Documents, the bytes they were read from, and what was found in each."""

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from recoupe.errors import NotFound
from recoupe.model import AnnotatedDocument, Document, DocumentId, Problem


class StoredRaw(msgspec.Struct, frozen=True):
    """A document's text beside the bytes it was made of (``data``, zlib)."""

    document: DocumentId
    text: str
    sha256: str
    data: bytes
    reader: str


_STAGE = "assertions"  # the last stage that sees one document at a time


def save_documents(
    db: sqlite3.Connection, read: Iterable[tuple[Document, bytes, str]]
) -> None:
    """Add documents with their bytes and reader, all or none.

    One with a known id takes the place of what was there.
    """
    with db:
        for document, raw, reader in read:
            _save_raw(db, document, raw)
            _save_document(db, document, reader)


def forget_paths(db: sqlite3.Connection, seen: dict[str, set[str]]) -> None:
    """Drop documents whose file was read again and no longer holds them.

    Args:
        db: The project.
        seen: The ids that were read from each path.
    """
    with db:
        for path, ids in seen.items():
            rows = db.execute("SELECT id FROM document WHERE path = ?", (path,))
            for (known,) in rows.fetchall():
                if known not in ids:
                    db.execute("DELETE FROM document WHERE id = ?", (known,))
        db.execute(
            "DELETE FROM raw WHERE sha256 NOT IN "
            "(SELECT raw_sha256 FROM document WHERE raw_sha256 IS NOT NULL)"
        )


def save_input_problems(
    db: sqlite3.Connection, seen: Iterable[str], problems: Iterable[Problem]
) -> None:
    """Replace what is known of the paths that were read by what went wrong now."""
    with db:
        for path in seen:
            db.execute("DELETE FROM input_problem WHERE path = ?", (path,))
        db.executemany(
            "INSERT INTO input_problem (path, code, message) VALUES (?, ?, ?)",
            [(problem.path, problem.code, problem.message) for problem in problems],
        )


def load_input_problems(db: sqlite3.Connection) -> tuple[Problem, ...]:
    """Return what could not be read, in order of path."""
    rows = db.execute(
        "SELECT code, message, path FROM input_problem ORDER BY path, code, message"
    )
    return tuple(Problem(row["code"], row["message"], path=row["path"]) for row in rows)


def load_documents(db: sqlite3.Connection) -> Iterator[Document]:
    """Yield every document in order of id."""
    for row in db.execute("SELECT text, value FROM document ORDER BY id"):
        yield _document(row)


def load_document(db: sqlite3.Connection, document_id: str) -> Document:
    """Return one document.

    Raises:
        NotFound: if the project holds no such document.
    """
    row = db.execute(
        "SELECT text, value FROM document WHERE id = ?", (document_id,)
    ).fetchone()
    if row is None:
        raise NotFound("document", document_id)
    return _document(row)


def load_raw(db: sqlite3.Connection) -> Iterator[StoredRaw]:
    """Yield what every document was read from, in order of id."""
    rows = db.execute(
        "SELECT d.id, d.text, d.raw_sha256, r.data, d.reader FROM document d "
        "JOIN raw r ON r.sha256 = d.raw_sha256 ORDER BY d.id"
    )
    for row in rows:
        yield StoredRaw(*row)


def pending_documents(
    db: sqlite3.Connection, versions: dict[str, str]
) -> tuple[DocumentId, ...]:
    """Return the documents without a current annotation, in order of id.

    Args:
        db: The project.
        versions: The current version of annotation of each language that is read.
    """
    rows = db.execute(
        "SELECT d.id, d.language, d.fingerprint, a.version, "
        "a.fingerprint AS computed_from FROM document d LEFT JOIN annotation a "
        "ON a.document = d.id AND a.stage = ? ORDER BY d.id",
        (_STAGE,),
    )
    return tuple(
        row["id"]
        for row in rows
        if row["language"] in versions
        and (row["version"], row["computed_from"])
        != (versions[row["language"]], row["fingerprint"])
    )


def save_annotations(
    db: sqlite3.Connection,
    annotated: Iterable[AnnotatedDocument],
    versions: dict[str, str],
) -> None:
    """Store what was found in some documents, all or none."""
    with db:
        for found in annotated:
            bare = replace(found, document=replace(found.document, text=""))
            (fingerprint,) = db.execute(
                "SELECT fingerprint FROM document WHERE id = ?", (found.document.id,)
            ).fetchone()
            db.execute(
                "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?, ?, ?)",
                (
                    found.document.id,
                    _STAGE,
                    versions[found.document.language],
                    fingerprint,
                    zlib.compress(msgspec.json.encode(bare), 1),
                ),
            )


def load_annotations(db: sqlite3.Connection) -> Iterator[AnnotatedDocument]:
    """Yield every annotated document in order of id."""
    decoder = msgspec.json.Decoder(AnnotatedDocument)
    rows = db.execute(
        "SELECT d.text, a.value FROM annotation a JOIN document d ON d.id = a.document "
        "WHERE a.stage = ? ORDER BY d.id",
        (_STAGE,),
    )
    for row in rows:
        found = decoder.decode(zlib.decompress(row["value"]))
        yield replace(found, document=replace(found.document, text=row["text"]))


def state_fingerprint(db: sqlite3.Connection) -> str:
    """Return a digest of everything that a dossier is made of."""
    digest = hashlib.sha256()
    for query in (
        """SELECT d.id, d.fingerprint, coalesce(a.version, '') FROM document d
        LEFT JOIN annotation a ON a.document = d.id ORDER BY d.id""",
        """SELECT coalesce(path, ''), code, message FROM input_problem
        ORDER BY path, code, message""",
    ):
        for row in db.execute(query):
            digest.update("\0".join(row).encode("utf-8") + b"\1")
    return digest.hexdigest()


def _save_raw(db: sqlite3.Connection, document: Document, raw: bytes) -> None:
    db.execute(
        "INSERT OR IGNORE INTO raw VALUES (?, ?, ?)",
        (document.raw_sha256, len(raw), zlib.compress(raw, 6)),
    )


def _save_document(db: sqlite3.Connection, document: Document, reader: str) -> None:
    fingerprint = _digest(msgspec.json.encode(replace(document, path=None)))
    row = db.execute(
        "SELECT fingerprint FROM document WHERE id = ?", (document.id,)
    ).fetchone()
    if row is not None:
        if row["fingerprint"] == fingerprint:
            db.execute(
                "UPDATE document SET path = ? WHERE id = ?",
                (document.path, document.id),
            )
            return
        db.execute("DELETE FROM document WHERE id = ?", (document.id,))
    db.execute(
        "INSERT INTO document (id, outlet, title, language, published, path, text, "
        "text_sha256, raw_sha256, reader, fingerprint, value) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document.id,
            document.outlet,
            document.title,
            document.language,
            document.published.isoformat() if document.published else None,
            document.path,
            document.text,
            _digest(document.text.encode("utf-8")),
            document.raw_sha256,
            reader,
            fingerprint,
            msgspec.json.encode(replace(document, text="")),
        ),
    )


def _document(row: sqlite3.Row) -> Document:
    bare = msgspec.json.decode(row["value"], type=Document)
    return replace(bare, text=row["text"])


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
