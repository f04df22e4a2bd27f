"""How one entity deals with another over time, from claims coded in PLOVER."""

from collections import defaultdict
from collections.abc import Sequence

from recoupe.model import Claim, Relation, Standing

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


def draw_relations(claims: Sequence[Claim]) -> tuple[Relation, ...]:
    """Return directed relations: one per pair, domain and sign."""
    grouped: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.plover is None or claim.standing is Standing.SPECULATIVE:
            continue
        sign = "cooperation" if claim.plover in COOPERATION else "conflict"
        domain = {**COOPERATION, **CONFLICT}.get(claim.plover)
        if domain is None:
            continue
        for source in claim.actors:
            for target in claim.recipients:
                if source != target:
                    grouped[source, target, domain, sign].append(claim)
    return tuple(_relation(key, grouped[key]) for key in sorted(grouped))


def _relation(key: tuple[str, str, str, str], claims: list[Claim]) -> Relation:
    source, target, domain, sign = key
    times = sorted(
        claim.time for claim in claims if claim.time and claim.time[:1].isdigit()
    )
    return Relation(
        source=source,  # type: ignore[arg-type]
        target=target,  # type: ignore[arg-type]
        domain=domain,
        sign=sign,  # type: ignore[arg-type]
        begin=times[0] if times else None,
        end=times[-1] if times else None,
        claims=tuple(sorted(claim.id for claim in claims)),
    )
