"""Claims against origins: who says what, who only relays it, who is silent."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from recoupe.model import Claim, DocumentId, OriginId, PositionAssertion, Standing
from recoupe.pages.catalogue import Catalogue, Head

GLYPHS = {
    "asserts": "●",
    "attributes": "◐",
    "hedges": "◌",
    "opposes": "✕",
    "silent": "",
}
DOUBTFUL = frozenset({"possible", "conditional", "unknown", "announced"})
MOST_COLUMNS = 24


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one article makes of one claim."""

    kind: str  # a key of GLYPHS
    document: DocumentId
    quote: str = ""
    start: int | None = None
    attribution: str | None = None


class Row(msgspec.Struct, frozen=True):
    """One claim with its cells, in the order of the columns."""

    claim: Claim
    cells: tuple[Cell, ...]
    told: int
    origins: int


class Column(msgspec.Struct, frozen=True):
    """One origin with its articles; ``hue`` numbers its color."""

    origin: OriginId
    label: str
    kind: str
    hue: int
    heads: tuple[Head, ...]


class Matrix(msgspec.Struct, frozen=True):
    """Rows and columns of one page; ``left_out`` articles found no column."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    left_out: int = 0


def worth_a_row(claim: Claim) -> bool:
    """Tell whether a claim is told by two articles or is disputed."""
    told = {a.document for p in claim.positions for a in p.assertions}
    return len(told) > 1 or claim.standing in (Standing.CONTESTED, Standing.UPDATED)


def make_matrix(
    claims: Sequence[Claim], heads: Sequence[Head], catalogue: Catalogue
) -> Matrix:
    """Lay claims out against articles grouped by origin.

    Where there are more articles than a screen holds, those that tell most of the
    claims have a column and the others are counted.
    """
    shown = _busiest(claims, heads)
    columns = _columns(shown, catalogue)
    order = [head.id for column in columns for head in column.heads]
    rows = tuple(_row(claim, order) for claim in claims)
    return Matrix(columns, rows, len(heads) - len(shown))


def _busiest(claims: Iterable[Claim], heads: Sequence[Head]) -> list[Head]:
    if len(heads) <= MOST_COLUMNS:
        return list(heads)
    told = Counter(
        a.document for c in claims for p in c.positions for a in p.assertions
    )
    ranked = sorted(heads, key=lambda head: (-told[head.id], head.id))
    return ranked[:MOST_COLUMNS]


def _columns(heads: Iterable[Head], catalogue: Catalogue) -> tuple[Column, ...]:
    groups: dict[OriginId, list[Head]] = {}
    for head in heads:
        groups.setdefault(head.origin, []).append(head)
    ordered = sorted(
        groups.items(),
        key=lambda x: (-len(x[1]), catalogue.origin_label(x[0]), x[0]),
    )
    return tuple(
        Column(
            origin,
            catalogue.origin_label(origin),
            catalogue.origins[origin].kind if origin in catalogue.origins else "own",
            hue % 8,
            tuple(sorted(found, key=lambda h: (str(h.published or ""), h.id))),
        )
        for hue, (origin, found) in enumerate(ordered)
    )


def _row(claim: Claim, order: Sequence[DocumentId]) -> Row:
    found: dict[DocumentId, Cell] = {}
    for rank, position in enumerate(claim.positions):
        for assertion in position.assertions:
            cell = _cell(assertion, rank)
            known = found.get(assertion.document)
            if known is None or _loudness(cell) > _loudness(known):
                found[assertion.document] = cell
    leading = claim.positions[0].assertions if claim.positions else ()
    return Row(
        claim,
        tuple(found.get(d) or Cell(kind="silent", document=d) for d in order),
        len(found),
        len({a.origin for a in leading}),
    )


def _loudness(cell: Cell) -> int:
    return ("silent", "hedges", "attributes", "asserts", "opposes").index(cell.kind)


def _cell(assertion: PositionAssertion, rank: int) -> Cell:
    if rank > 0:
        kind = "opposes"
    elif assertion.factuality in DOUBTFUL:
        kind = "hedges"
    elif assertion.attribution:
        kind = "attributes"
    else:
        kind = "asserts"
    return Cell(
        kind=kind,
        document=assertion.document,
        quote=assertion.quote,
        start=assertion.start,
        attribution=assertion.attribution,
    )
