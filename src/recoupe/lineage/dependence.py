"""Dependence without shared words: credits, citations, one newsroom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recoupe.lineage.compare import shared_owner
from recoupe.lineage.credits import UNNAMED, Credit
from recoupe.lineage.memory import Kept, Link, Pair, Profile
from recoupe.lineage.names import Publisher
from recoupe.model import Check, Derivation, Document, DocumentId

_AKIN = 0.15  # agreement of two texts about the same matter
_AKIN_ANCHORS = 4
_EARLY = 0.4  # part of a text in which a citation says where its news comes from
_OFTEN = 2  # sentences credited to one publisher before the text as a whole is
_DENSE = 0.2  # of the sentences
_DAYS = 4  # between texts that credit one dispatch
_CREDITED = 0.5  # share of a credited text without shared words: weaker than a copy


class Held(msgspec.Struct, frozen=True):
    """A document with what it says of itself."""

    document: Document
    profile: Profile

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id


class Coverage:
    """Every document by id, with those that its facts agree with."""

    def __init__(
        self,
        documents: Mapping[str, Document],
        kept: Mapping[str, Kept],
        pairs: Iterable[Pair],
    ) -> None:
        self.held = {
            key: Held(documents[key], kept[key].profile) for key in sorted(documents)
        }
        self._ids = {known.number: key for key, known in kept.items()}
        self._near: dict[str, dict[str, bool]] = defaultdict(dict)
        for pair in pairs:
            if pair.common:
                akin = pair.share >= _AKIN and pair.common >= _AKIN_ANCHORS
                first, second = self._ids[pair.first], self._ids[pair.second]
                self._near[first][second] = self._near[second][first] = akin

    def near(self, held: Held) -> list[Held]:
        """Return the documents that a citation would lead to."""
        return [self.held[key] for key in sorted(self._near.get(held.id, ()))]

    def akin(self, first: Held, second: Held) -> bool:
        """Tell whether two texts are about the same matter."""
        return self._near.get(first.id, {}).get(second.id, False)


class Source(msgspec.Struct, frozen=True, order=True):
    """A text outside the coverage, as those who credit it let it appear."""

    publisher: Publisher
    first: str  # id of the first document that credits it


class Borrowing(msgspec.Struct, frozen=True):
    """A stretch of one document that comes from a source or another document."""

    document: str
    start: int
    end: int
    source: Source | str
    derivation: Derivation


class Dependences(msgspec.Struct, frozen=True):
    """What credits say: whole documents joined, stretches borrowed."""

    joined: tuple[tuple[str, Source | str, Derivation | None], ...]
    borrowed: tuple[Borrowing, ...]


def dependences(coverage: Coverage) -> Dependences:
    """Return the dependence of documents on credited and cited texts."""
    crediting = [h for h in coverage.held.values() if h.profile.credits.found]
    sources = _sources(coverage, crediting)
    joined: list[tuple[str, Source | str, Derivation | None]] = []
    borrowed: list[Borrowing] = []
    for held in crediting:
        for credit in _distinct(held):
            originals = [
                other.document.id
                for other in coverage.near(held)
                if other.profile.publisher == credit.publisher.id
            ]
            targets: Sequence[Source | DocumentId] = originals or [
                sources[held.id, credit.publisher.id]
            ]
            for target in targets:
                derivation = _derivation(held, credit, target)
                if stands_for_all(held, credit):
                    joined.append((held.id, target, derivation))
                elif credit.end > credit.start:
                    stretch = credit.start, credit.end
                    borrowed.append(Borrowing(held.id, *stretch, target, derivation))
    return Dependences(tuple(joined), tuple(borrowed))


def newsrooms(coverage: Coverage) -> list[tuple[str, str]]:
    """Return pairs of documents of one outlet about one matter: one voice."""
    return [
        (held.id, other.id)
        for held in coverage.held.values()
        if held.profile.publisher and not held.profile.credits.whole()
        for other in coverage.near(held)
        if held.id < other.id
        and held.profile.publisher == other.profile.publisher
        and not other.profile.credits.whole()
        and coverage.akin(held, other)
    ]


def sister_titles(coverage: Coverage) -> list[tuple[str, str, str]]:
    """Return (document, document, group) of titles of one owner about one matter."""
    return [
        (held.id, other.id, owner)
        for held in coverage.held.values()
        if held.profile.owner
        for other in coverage.near(held)
        if held.id < other.id and coverage.akin(held, other)
        if (owner := shared_owner(held.profile, other.profile)) is not None
    ]


def stands_for_all(held: Held, credit: Credit) -> bool:
    """Tell whether a credit vouches for the whole text rather than one sentence."""
    said = held.profile.credits
    if credit.reading in {"dispatch", "republished"}:
        return True
    if said.own or credit.reading == "told":
        return False
    if credit.reading == "mixed":
        return True
    named = len(
        {
            c.start
            for c in said.found
            if c.publisher.id == credit.publisher.id and c.reading == "cited"
        }
    )
    if credit.publisher.agency:
        return named >= max(_OFTEN, _DENSE * held.profile.stops)
    early = credit.start <= _EARLY * len(held.document.text)
    return credit.publisher.covered and early


def as_links(found: Dependences) -> list[Link]:
    """Return the derivations of credits as links."""
    links = [Link(d, whole=True, sure=True) for _, _, d in found.joined if d]
    links += [Link(b.derivation, whole=False, sure=True) for b in found.borrowed]
    return links


def _distinct(held: Held) -> list[Credit]:
    """Return the credits of a text; one that stands for all hides its sentences."""
    whole = {
        c.publisher.id for c in held.profile.credits.found if stands_for_all(held, c)
    }
    kept: dict[tuple[str, int], Credit] = {}
    for credit in held.profile.credits.found:
        key = credit.publisher.id
        kept.setdefault((key, 0 if key in whole else credit.start + 1), credit)
    return list(kept.values())


def _sources(
    coverage: Coverage, crediting: Sequence[Held]
) -> dict[tuple[str, str], Source]:
    """Return the source of every credited text: one a publisher and matter."""
    members: dict[str, dict[str, Held]] = defaultdict(dict)
    publishers: dict[str, Publisher] = {}
    for held in crediting:
        for credit in held.profile.credits.found:
            publishers[credit.publisher.id] = credit.publisher
            members[credit.publisher.id][held.id] = held
    sources: dict[tuple[str, str], Source] = {}
    for key, same in sorted(members.items()):
        left = dict(same)
        while left:
            group = [left.pop(min(left))]
            for held in group if key not in UNNAMED else ():
                group += [
                    left.pop(other.id)
                    for other in coverage.near(held)
                    if other.id in left and _same_dispatch(coverage, held, other)
                ]
            source = Source(publishers[key], group[0].id)
            sources.update({(held.id, key): source for held in group})
    return sources


def _same_dispatch(coverage: Coverage, first: Held, second: Held) -> bool:
    left, right = first.document.published, second.document.published
    near = abs((left - right).days) <= _DAYS if left and right else True
    return near and coverage.akin(first, second)


def _derivation(held: Held, credit: Credit, target: Source | DocumentId) -> Derivation:
    whole = stands_for_all(held, credit)
    length = max(1, len(held.document.text))
    share = _CREDITED if whole else (credit.end - credit.start) / length
    return Derivation(
        derived=held.document.id,
        original=None if isinstance(target, Source) else target,
        kind="dispatch" if credit.publisher.agency else "excerpt",
        share=round(min(1.0, share), 3),
        checks=(Check("credit", 1.0, f"{credit.publisher.name}: {credit.words}"),),
    )
