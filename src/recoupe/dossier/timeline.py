"""Dated claims in the order of what they are about."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from recoupe.dossier.dates import place
from recoupe.dossier.sentences import Sentences
from recoupe.model import Claim, DocumentId, Standing, TimelineEntry

Place = tuple[DocumentId, int]


def order_timeline(
    claims: Sequence[Claim], sentences: Sentences
) -> tuple[TimelineEntry, ...]:
    """Return what happened at a calendar time, earliest first.

    An act of speech is no happening, nor is what nobody asserts or what is denied. What
    one sentence says of one day is one entry, told by the weightiest of its claims.
    """
    by_date: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        placed = place(claim.time)
        if placed is not None and happened(claim):
            by_date[placed].append(claim)
    return tuple(
        _entry(placed, group, sentences)
        for placed in sorted(by_date)
        for group in merged(by_date[placed], sentences)
    )


def happened(claim: Claim) -> bool:
    """Tell whether a claim is about more than words and its leading position holds."""
    return claim.kind != "speech" and is_so(claim)


def is_so(claim: Claim) -> bool:
    """Tell whether a claim's leading position states that something is so."""
    speculative = claim.standing is Standing.SPECULATIVE
    return not speculative and claim.positions[0].polarity == "+"


def merged(claims: Sequence[Claim], sentences: Sentences) -> list[list[Claim]]:
    """Group claims that share a printed sentence, in the order of the first of each."""
    home: dict[Place, int] = {}
    groups: dict[int, list[Claim]] = {}
    for rank, claim in enumerate(claims):
        places = set(_places(claim, sentences))
        known = sorted({home[place] for place in places if place in home})
        target = known[0] if known else rank
        joined = [c for number in known for c in groups.pop(number)]
        groups[target] = [*joined, claim]
        if len(known) > 1:
            places |= {p for p, number in home.items() if number in known}
        home.update(dict.fromkeys(places, target))
    return [groups[number] for number in sorted(groups)]


def _places(claim: Claim, sentences: Sentences) -> Iterable[Place]:
    for assertion in claim.positions[0].assertions:
        start, _ = sentences.around(assertion.document, assertion.start)
        yield assertion.document, start


def _entry(
    placed: tuple[str, str], group: Sequence[Claim], sentences: Sentences
) -> TimelineEntry:
    claim = min(group, key=lambda c: (-c.weight, -len(c.text), c.id))
    told = {a.document for c in group for a in c.positions[0].assertions}
    return TimelineEntry(
        date=placed[0],
        precision=placed[1],
        claim=claim.id,
        text=sentences.telling(claim),
        documents=tuple(sorted(told)),
    )
