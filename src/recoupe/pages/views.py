"""From a dossier to what a page shows: plain values, nothing decided here."""

from collections.abc import Mapping, Sequence

import msgspec

from recoupe.model import (
    Claim,
    ClaimId,
    Document,
    DocumentId,
    Dossier,
    DossierDocument,
    Origin,
    OriginId,
    PositionAssertion,
    Standing,
)

GLYPHS = {
    "asserts": "●",
    "attributes": "◐",
    "hedges": "○",
    "opposes": "✕",
    "silent": "·",
}
DOUBTFUL = frozenset({"possible", "conditional", "unknown"})
FRONT_CLAIMS = 8
MATRIX_CLAIMS = 60


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """What one article makes of one claim."""

    kind: str  # a key of GLYPHS
    glyph: str
    document: DocumentId
    quote: str = ""
    start: int | None = None
    attribution: str | None = None


class Row(msgspec.Struct, frozen=True):
    """One claim of the matrix with its cells, in the order of the columns."""

    claim: Claim
    cells: tuple[Cell, ...]


class Column(msgspec.Struct, frozen=True):
    """One origin with its documents."""

    origin: Origin
    documents: tuple[DossierDocument, ...]


class Share(msgspec.Struct, frozen=True):
    """One segment of the origin bar; ``percent`` of the coverage's articles."""

    origin: Origin
    count: int
    percent: float


class DossierView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a page of a dossier draws on."""

    dossier: Dossier
    title: str
    first: str | None
    last: str | None
    outlets: tuple[str, ...]
    max_voices: int
    shares: tuple[Share, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    claims: Mapping[ClaimId, Claim]
    documents: Mapping[DocumentId, Document]
    origins: Mapping[OriginId, Origin]
    entity_names: Mapping[str, str]

    def standing(self, *wanted: str) -> tuple[Claim, ...]:
        """Return the weightiest claims of some standings."""
        found = [c for c in self.dossier.claims if c.standing in wanted]
        return tuple(found[:FRONT_CLAIMS])


def view_dossier(dossier: Dossier) -> DossierView:
    """Gather what the pages of a dossier show."""
    columns = _columns(dossier)
    order = [d.document.id for column in columns for d in column.documents]
    days = sorted(
        d.document.published.isoformat()
        for d in dossier.documents
        if d.document.published
    )
    shown = [c for c in dossier.claims if worth_a_row(c)][:MATRIX_CLAIMS]
    return DossierView(
        dossier=dossier,
        title=dossier.stories[0].title if dossier.stories else "",
        first=days[0] if days else None,
        last=days[-1] if days else None,
        outlets=tuple(sorted({d.document.outlet for d in dossier.documents})),
        max_voices=len(columns),
        shares=_shares(columns, len(dossier.documents)),
        columns=columns,
        rows=tuple(Row(claim, _cells(claim, order)) for claim in shown),
        claims={claim.id: claim for claim in dossier.claims},
        documents={d.document.id: d.document for d in dossier.documents},
        origins={origin.id: origin for origin in dossier.origins},
        entity_names={entity.id: entity.name for entity in dossier.entities},
    )


def worth_a_row(claim: Claim) -> bool:
    """Tell whether a claim is told by two articles or is disputed."""
    told = {a.document for p in claim.positions for a in p.assertions}
    return len(told) > 1 or claim.standing in (Standing.CONTESTED, Standing.UPDATED)


def _columns(dossier: Dossier) -> tuple[Column, ...]:
    columns = [
        Column(
            origin,
            tuple(d for d in dossier.documents if d.origin == origin.id),
        )
        for origin in dossier.origins
    ]
    filled = [column for column in columns if column.documents]
    return tuple(sorted(filled, key=lambda c: (-len(c.documents), c.origin.label)))


def _shares(columns: Sequence[Column], total: int) -> tuple[Share, ...]:
    return tuple(
        Share(c.origin, len(c.documents), round(100 * len(c.documents) / total, 2))
        for c in columns
    )


def _cells(claim: Claim, order: Sequence[DocumentId]) -> tuple[Cell, ...]:
    found: dict[DocumentId, Cell] = {}
    for rank, position in enumerate(claim.positions):
        for assertion in position.assertions:
            cell = _cell(assertion, rank)
            known = found.get(assertion.document)
            if known is None or _loudness(cell) > _loudness(known):
                found[assertion.document] = cell
    blank = GLYPHS["silent"]
    return tuple(
        found.get(d) or Cell(kind="silent", glyph=blank, document=d) for d in order
    )


def _loudness(cell: Cell) -> int:
    return ["silent", "hedges", "attributes", "asserts", "opposes"].index(cell.kind)


def _cell(assertion: PositionAssertion, rank: int) -> Cell:
    if rank > 0:
        kind = "opposes"
    elif assertion.attribution:
        kind = "attributes"
    elif assertion.factuality in DOUBTFUL:
        kind = "hedges"
    else:
        kind = "asserts"
    return Cell(
        kind=kind,
        glyph=GLYPHS[kind],
        document=assertion.document,
        quote=assertion.quote,
        start=assertion.start,
        attribution=assertion.attribution,
    )
