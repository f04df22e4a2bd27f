"""How one entity deals with another over time, from claims coded in PLOVER."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from recoupe.dossier.dates import place
from recoupe.dossier.timeline import is_so
from recoupe.model import Claim, EntityId, Relation

# Quad classes of the PLOVER manual: verbal and material cooperation and conflict.
COOPERATION = {
    "AGREE": "verbal",
    "CONSULT": "verbal",
    "SUPPORT": "verbal",
    "CONCEDE": "verbal",
    "COOPERATE": "material",
    "AID": "material",
    "RETREAT": "material",
}
CONFLICT = {
    "REQUEST": "verbal",
    "ACCUSE": "verbal",
    "REJECT": "verbal",
    "THREATEN": "verbal",
    "PROTEST": "material",
    "SANCTION": "material",
    "MOBILIZE": "material",
    "COERCE": "material",
    "ASSAULT": "material",
}
_DOMAINS = {**COOPERATION, **CONFLICT}
_MONTH = len("2024-08")
_UNDATED = ""

Key = tuple[EntityId, EntityId, str, str, str]  # source, target, domain, sign, month


def draw_relations(
    claims: Sequence[Claim], inert: Collection[EntityId] = ()
) -> tuple[Relation, ...]:
    """Return directed relations: one per pair, domain, sign and month.

    What is denied or only speculated draws none. A claim without a calendar time counts
    among the undated; nothing is guessed from the day of print.

    Args:
        claims: Of any kind.
        inert: Entities that deal with nobody: places, texts, things.
    """
    grouped: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        for key in _keys(claim, inert):
            grouped[key].append(claim)
    return tuple(_relation(key, grouped[key]) for key in sorted(grouped))


def _keys(claim: Claim, inert: Collection[EntityId]) -> Iterable[Key]:
    domain = _DOMAINS.get(claim.plover or "")
    if domain is None or not is_so(claim):
        return
    sign = "cooperation" if claim.plover in COOPERATION else "conflict"
    placed = place(claim.time)
    month = placed[0][:_MONTH] if placed is not None else _UNDATED
    for source in claim.actors:
        for target in claim.recipients:
            acting = source not in inert and target not in inert
            if source != target and acting:
                yield source, target, domain, sign, month


def _relation(key: Key, claims: Sequence[Claim]) -> Relation:
    source, target, domain, sign, _ = key
    times = sorted(placed[0] for c in claims if (placed := place(c.time)) is not None)
    return Relation(
        source=source,
        target=target,
        domain=domain,
        sign="cooperation" if sign == "cooperation" else "conflict",
        begin=times[0] if times else None,
        end=times[-1] if times else None,
        claims=tuple(sorted(claim.id for claim in claims)),
    )
