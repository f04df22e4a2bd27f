"""The whole dossier as one page that opens without a server."""

import base64
import hashlib
from collections.abc import Sequence
from itertools import islice
from typing import Any

from recoupe.model import AnnotatedDocument, Claim, Dossier, Figure
from recoupe.pages.catalogue import Catalogue, make_catalogue, origin_shares
from recoupe.pages.display import Display
from recoupe.pages.front import (
    BRIEF,
    CARDS,
    POOL,
    distinct,
    make_cards,
    order_relations,
)
from recoupe.pages.links import PageLinks
from recoupe.pages.matrix import make_matrix, worth_a_row
from recoupe.pages.reader import Segment, cut_plain, cut_segments
from recoupe.pages.reprint import Reprint, lay_side_by_side
from recoupe.pages.silences import outlet_views
from recoupe.pages.templates_engine import asset, render

MATRIX_CLAIMS = 60
ACTORS = 80
MOMENTS = 150
FIGURES = 80
RANK = "rank"  # « la troisième fois » is no figure to compare
REPRINT_TEXT = 120_000  # characters of texts shown side by side


def render_page(
    dossier: Dossier,
    annotated: Sequence[AnnotatedDocument] = (),
    *,
    language: str = "fr",
    limits: Sequence[str] = (),
    changes: Sequence[tuple[str, str]] | None = None,
) -> str:
    """Return the whole dossier as one page that opens without a server.

    Args:
        dossier: What to show.
        annotated: The documents that were read, for the article layers.
        language: Of the interface, "fr" or "en".
        limits: What the program cannot do yet, shown as such.
        changes: Claims that are new or changed since the last build, where known.
    """
    say = Display(language)
    names = {str(entity.id): entity.name for entity in dossier.entities}
    catalogue = make_catalogue(
        dossier.documents, dossier.origins, dossier.stories, names
    )
    # Whoever has a name first; « ~ » marks the id of who is only described.
    actors = sorted(dossier.entities, key=lambda e: "~" in e.id)[:ACTORS]
    style, script = asset("style.css"), asset("page.js")
    return render(
        "dossier.html",
        say=say,
        catalogue=catalogue,
        links=PageLinks(frozenset(e.id for e in actors)),
        style=style,
        script=script,
        hashes={"style": _hash(style), "script": _hash(script)},
        dossier=dossier,
        limits=limits,
        changes=changes,
        segments=_segments(dossier, annotated, say),
        laid_out=_laid_out(dossier),
        front=front_values(dossier, catalogue),
        matrix=_matrix(dossier, catalogue),
        figures=_figures(dossier),
        entries=_entries(dossier),
        outlets=outlet_views(dossier.claims, catalogue),
        actors=actors,
        relations=order_relations(dossier.relations),
        strips=_strips(dossier),
    )


def front_values(dossier: Dossier, catalogue: Catalogue) -> dict[str, Any]:
    """Return what the front page of a whole dossier shows."""
    heads = tuple(catalogue.heads.values())
    days = sorted(head.published for head in heads if head.published)
    brief = distinct(dossier.brief, BRIEF)
    title = dossier.stories[0].title if dossier.stories else ""
    pools = {standing: _pool(dossier, standing) for standing in CARDS}
    figures = {figure.claim: figure for figure in dossier.figures}
    return {
        "title": title,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "dated": len(days),
        "articles": len(heads),
        "outlets": len({head.outlet for head in heads if head.outlet}),
        "shares": origin_shares(heads, catalogue),
        "brief": brief,
        "cards": make_cards(pools, brief, title, figures),
        "claims": {claim.id: claim for claim in dossier.claims},
    }


def _pool(dossier: Dossier, standing: str) -> tuple[list[Claim], int]:
    claims = [c for c in dossier.claims if c.standing == standing]
    return claims[:POOL], len(claims)


def _matrix(dossier: Dossier, catalogue: Catalogue) -> Any:
    shown = [c for c in dossier.claims if worth_a_row(c)][:MATRIX_CLAIMS]
    return make_matrix(shown, tuple(catalogue.heads.values()), catalogue)


def _figures(dossier: Dossier) -> list[tuple[Figure, Claim]]:
    """Return figures, those that several values or voices make interesting first."""
    claims = {claim.id: claim for claim in dossier.claims}
    ranked = sorted(
        (f for f in dossier.figures if f.claim in claims and f.measures != RANK),
        key=lambda f: (
            ("contested", "updated", "compatible", "same").index(f.relation),
            -len({v.document for v in f.values}),
        ),
    )
    return [(figure, claims[figure.claim]) for figure in ranked[:FIGURES]]


def _strips(dossier: Dossier) -> dict[str, list[Figure]]:
    """Return the figures whose values differ, by claim."""
    found: dict[str, list[Figure]] = {}
    for figure in dossier.figures:
        if figure.relation != "same":
            found.setdefault(figure.claim, []).append(figure)
    return found


def _entries(dossier: Dossier) -> list[tuple[str, Claim, str]]:
    """Return moments with the claim of each and the sentence that tells it."""
    claims = {claim.id: claim for claim in dossier.claims}
    known = (entry for entry in dossier.timeline if entry.claim in claims)
    return [(e.date, claims[e.claim], e.text) for e in islice(known, MOMENTS)]


def _laid_out(dossier: Dossier) -> dict[tuple[str, str], Reprint | None]:
    """Return texts side by side, as many as a page can carry, most reused first."""
    texts = {x.document.id: x.document.text for x in dossier.documents}
    found: dict[tuple[str, str], Reprint | None] = {}
    room = REPRINT_TEXT
    for derivation in sorted(dossier.derivations, key=lambda d: -d.share):
        original = derivation.original
        key = derivation.derived, original or ""
        found.setdefault(key, None)
        if original is None or not derivation.passages or found[key] is not None:
            continue
        pair = texts.get(original, ""), texts.get(derivation.derived, "")
        if all(pair) and len("".join(pair)) <= room:
            room -= len("".join(pair))
            found[key] = lay_side_by_side(*pair, derivation)
    return found


def _segments(
    dossier: Dossier, annotated: Sequence[AnnotatedDocument], say: Display
) -> dict[str, tuple[Segment, ...]]:
    anchors: dict[str, set[int]] = {}
    for claim in dossier.claims:
        for position in claim.positions:
            for a in position.assertions:
                anchors.setdefault(a.document, set()).add(a.start)
    for quote in dossier.quotes:
        for evidence in quote.evidence:
            anchors.setdefault(evidence.document, set()).add(evidence.start)
    for commitment in dossier.commitments:
        anchors.setdefault(commitment.document, set()).add(commitment.start)
    read = {found.document.id: found for found in annotated}
    return {
        listed.document.id: cut_segments(
            read[listed.document.id],
            say,
            anchors=anchors.get(listed.document.id, ()),
            derivations=dossier.derivations,
        )
        if listed.document.id in read
        else cut_plain(listed.document, anchors.get(listed.document.id, ()))
        for listed in dossier.documents
    }


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")
