"""What is new since an earlier build of the same coverage.

Ids of claims change with their evidence: a claim that one more article states has
another id. Claims of two builds are therefore matched by the words they share.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from recoupe.model import Change, Claim, ClaimId, Dossier

Place = tuple[str, int, int]


def compare_dossiers(old: Dossier, new: Dossier) -> tuple[Change, ...]:
    """Return how the claims of a dossier differ from those of an earlier one.

    A claim is the same as an earlier one when most of the printed words that the two
    were read from are shared; each earlier claim is taken up once.

    Returns:
        One change per claim that is new, stands otherwise, has a value or a voice that
        it did not have, or is gone; in the order of the new dossier, those gone last.
    """
    pairs = _match(old.claims, new.claims)
    earlier = {claim.id: claim for claim in old.claims}
    found: list[Change] = []
    for claim in new.claims:
        before = earlier.get(pairs.get(claim.id, ClaimId("")))
        if before is None:
            found.append(Change(claim=claim.id, kind="new"))
        else:
            found += _differences(before, claim)
    taken = set(pairs.values())
    gone = (claim for claim in old.claims if claim.id not in taken)
    return (*found, *(Change(claim=claim.id, kind="gone") for claim in gone))


def _match(old: Sequence[Claim], new: Sequence[Claim]) -> dict[ClaimId, ClaimId]:
    """Pair claims one to one, those that share the most places first."""
    homes: dict[Place, list[int]] = defaultdict(list)
    for rank, claim in enumerate(old):
        for place in _places(claim):
            homes[place].append(rank)
    shared: Counter[tuple[int, int]] = Counter()
    for rank, claim in enumerate(new):
        for place in _places(claim):
            shared.update((earlier, rank) for earlier in homes.get(place, ()))
    pairs: dict[ClaimId, ClaimId] = {}
    taken: set[ClaimId] = set()
    # Equal counts: the same predicate before another, then the order of the dossiers.
    for (before, now), _ in sorted(
        shared.items(),
        key=lambda x: (-x[1], _sense(old[x[0][0]]) != _sense(new[x[0][1]]), x[0]),
    ):
        a, b = old[before].id, new[now].id
        alike = _sense(old[before]) == _sense(new[now])
        if alike and a not in taken and b not in pairs:
            pairs[b] = a
            taken.add(a)
    return pairs


def _sense(claim: Claim) -> tuple[str, str]:
    return claim.kind, claim.predicate


def _places(claim: Claim) -> Iterable[Place]:
    return {(a.document, a.start, a.end) for p in claim.positions for a in p.assertions}


def _differences(old: Claim, new: Claim) -> list[Change]:
    """Return the changes of one claim, the most telling first; none if it stands."""
    found: list[Change] = []
    if old.standing is not new.standing:
        change = Change(
            claim=new.id,
            kind="standing",
            before=old.standing.value,
            after=new.standing.value,
        )
        found.append(change)
    known = set(_values(old))
    fresh = [value for value in _values(new) if value not in known]
    found += [Change(claim=new.id, kind="value", after=value) for value in fresh]
    if old.max_voices != new.max_voices:
        change = Change(
            claim=new.id,
            kind="voices",
            before=str(old.max_voices),
            after=str(new.max_voices),
        )
        found.append(change)
    return found


def _values(claim: Claim) -> list[str]:
    """Return what the positions of a claim hold: values with units, or denials."""
    told = (
        p.label or (f"{p.value} {p.unit or ''}".strip() if p.value else p.polarity)
        for p in claim.positions
    )
    return list(dict.fromkeys(told))
