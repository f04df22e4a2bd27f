"""What the articles of one outlet do not mention, without reproach."""

from collections.abc import Sequence

import msgspec

from recoupe.model import Claim
from recoupe.pages.catalogue import Catalogue, Head

MOST = 8


class OutletView(msgspec.Struct, frozen=True):
    """One outlet: its articles, its origins, what others tell and it does not."""

    name: str
    heads: tuple[Head, ...]
    claims: int
    absent: tuple[Claim, ...]


def outlet_views(
    claims: Sequence[Claim], catalogue: Catalogue
) -> tuple[OutletView, ...]:
    """Return every outlet in order of name."""
    groups: dict[str, list[Head]] = {}
    for head in catalogue.heads.values():
        groups.setdefault(head.outlet or head.name, []).append(head)
    told = {
        c.id: {a.document for p in c.positions for a in p.assertions} for c in claims
    }
    views: list[OutletView] = []
    for name in sorted(groups):
        own = {head.id for head in groups[name]}
        stories = {head.story for head in groups[name]}
        absent = tuple(
            c
            for c in claims
            if c.story in stories and len(told[c.id]) > 1 and not told[c.id] & own
        )
        count = sum(1 for c in claims if told[c.id] & own)
        views.append(OutletView(name, tuple(groups[name]), count, absent[:MOST]))
    return tuple(views)
