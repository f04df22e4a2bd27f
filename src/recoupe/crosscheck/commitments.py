"""What became of promises, demands and threats."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from recoupe.lang.words import Words, load_words
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Claim,
    ClaimId,
    Commitment,
    DocumentId,
    DossierCommitment,
)

Status = Literal["open", "kept", "broken", "unknown"]

# Kinds that one article may word as the other: « s'engage à », « indemnisera ».
_KINSHIP = {"plan": "promise", "promise": "promise", "offer": "promise"}
WORDS = frozenset({"speech", "commitment"})  # to promise again is not to do
ALIKE = 0.5  # of the rarity of the shorter one's content; above, one is told twice
FULFILLED = 0.6  # of the rarity of what was promised; above, a later clause is about it


class Told(msgspec.Struct, frozen=True):
    """A commitment as one article words it."""

    document: AnnotatedDocument
    commitment: Commitment
    matter: frozenset[str]  # content lemmas of what is promised

    @property
    def day(self) -> str:
        """The day of print, "" where unknown."""
        published = self.document.document.published
        return published.isoformat() if published is not None else ""

    @property
    def key(self) -> tuple[str, str, int]:
        """What sorts commitments by the time they were told."""
        return (self.day, self.document.document.id, self.commitment.start)


def follow_commitments(
    documents: Sequence[AnnotatedDocument], claims: Sequence[Claim]
) -> tuple[DossierCommitment, ...]:
    """Return each commitment of the coverage once, with its status.

    One that several articles tell is listed at its first telling. It is kept where a
    later article asserts as certain that whoever made it did what was promised, broken
    where one denies that, open where it is due after the last article.
    """
    told = sorted(
        (
            Told(annotated, c, _matter(annotated, c))
            for annotated in documents
            for c in annotated.commitments
        ),
        key=lambda t: t.key,
    )
    days = [d.document.published for d in documents if d.document.published]
    last_day = max(days).isoformat() if days else ""
    book = _Book(documents, claims)
    return tuple(_follow(group, book, last_day) for group in _merge(told, book))


class _Book:
    """Claims by where they were read, and the words of the assertions behind them."""

    def __init__(
        self, documents: Sequence[AnnotatedDocument], claims: Sequence[Claim]
    ) -> None:
        self.assertions: dict[tuple[DocumentId, int, int], Assertion] = {
            (d.document.id, a.start, a.end): a for d in documents for a in d.assertions
        }
        self.published = {
            d.document.id: d.document.published.isoformat()
            for d in documents
            if d.document.published is not None
        }
        self.by_lemma: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            for lemma in sorted({x for a in self.of(claim) for x in a.lemmas}):
                self.by_lemma[lemma].append(claim)
        language = documents[0].document.language if documents else ""
        self.words: Words = load_words(language)

    def of(self, claim: Claim) -> Iterable[Assertion]:
        """Yield the assertions of a claim."""
        for position in claim.positions:
            for p in position.assertions:
                found = self.assertions.get((p.document, p.start, p.end))
                if found is not None:
                    yield found

    def held(self, part: frozenset[str], whole: Iterable[str]) -> float:
        """Return how much of some lemmas others hold, by rarity."""
        every = frozenset(whole)
        total = sum(self.words.rarity(lemma) for lemma in sorted(part))
        shared = sum(self.words.rarity(lemma) for lemma in sorted(part & every))
        return shared / total if total else 0.0


def _matter(annotated: AnnotatedDocument, commitment: Commitment) -> frozenset[str]:
    """Return the content lemmas of what is promised, demanded or threatened."""
    spans = commitment.consequence or ()
    inside = (
        lemma
        for a in annotated.assertions
        if a.kind not in WORDS and any(s.start <= a.head.start < s.end for s in spans)
        for lemma in a.lemmas
    )
    return frozenset(inside) or frozenset(commitment.lemmas)


def _merge(told: Sequence[Told], book: _Book) -> list[list[Told]]:
    """Group tellings of one commitment, each joining the first group that it fits."""
    groups: list[list[Told]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for one in told:
        near = sorted({g for lemma in one.matter for g in index[lemma]})
        home = next((g for g in near if _is_one(groups[g][0], one, book)), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(one)
        for lemma in sorted(one.matter):
            if home not in index[lemma]:
                index[lemma].append(home)
    return groups


def _is_one(first: Told, other: Told, book: _Book) -> bool:
    """Tell whether two articles word one commitment: its kind, matter and parties."""
    a, b = first.commitment, other.commitment
    if _KINSHIP.get(a.kind, a.kind) != _KINSHIP.get(b.kind, b.kind):
        return False
    if first.document.document.id == other.document.document.id:
        return False
    if a.due and b.due and a.due != b.due:
        return False
    small, large = sorted((first.matter, other.matter), key=len)
    shared_parties = set(a.by) & set(b.by) or not (a.by and b.by)
    return book.held(small, large) >= (ALIKE if shared_parties else 0.75)


def _follow(group: Sequence[Told], book: _Book, last_day: str) -> DossierCommitment:
    first = _fullest(group)
    c = first.commitment
    kept, broken = _later(group, book)
    due = next((t.commitment.due for t in group if t.commitment.due), None)
    status: Status = "unknown"
    if kept and not broken:
        status = "kept"
    elif broken:
        status = "broken"
    elif due and due[:1].isdigit() and due[: len(last_day)] > last_day[: len(due)]:
        status = "open"
    document = first.document.document
    return DossierCommitment(
        id=f"{document.id}:{c.id}",
        document=document.id,
        start=c.start,
        end=c.end,
        kind=c.kind,
        by=c.by,
        to=c.to,
        condition=c.condition,
        consequence=c.consequence,
        due=due,
        status=status,
        followed_by=tuple(dict.fromkeys((*broken, *kept))),
        text=document.text[c.start : c.end],
    )


def _fullest(group: Sequence[Told]) -> Told:
    """Return the telling that says most: who, what and by when."""
    return max(
        group,
        key=lambda t: (
            t.commitment.kind == "promise",
            bool(t.commitment.due),
            bool(t.commitment.by),
            -group.index(t),
        ),
    )


def _later(group: Sequence[Told], book: _Book) -> tuple[list[ClaimId], list[ClaimId]]:
    """Return later claims that the deed was done, and that it was not."""
    known = {t.document.document.id for t in group}
    begun = min(t.day for t in group)
    actors = {e for t in group for e in t.commitment.by}
    predicates = _predicates(group)
    matter = min((t.matter for t in group), key=len)
    found: Mapping[str, list[ClaimId]] = {"+": [], "-": []}
    near = {c.id: c for lemma in sorted(matter) for c in book.by_lemma[lemma]}
    for claim in near.values():
        leading = claim.positions[0]
        sure = any(
            a.factuality == "certain"
            and a.document not in known
            and book.published.get(a.document, "") > begun
            for a in leading.assertions
        )
        if not sure or not begun:
            continue
        same = claim.predicate in predicates and actors & {*claim.actors}
        if same and _is_about(matter, claim, book):
            found[leading.polarity].append(claim.id)
    return found["+"], found["-"]


def _predicates(group: Sequence[Told]) -> set[str]:
    """Return the senses of what is promised."""
    return {
        a.predicate
        for t in group
        for a in t.document.assertions
        if a.kind not in WORDS
        and any(s.start <= a.head.start < s.end for s in t.commitment.consequence)
    }


def _is_about(matter: frozenset[str], claim: Claim, book: _Book) -> bool:
    lemmas = {lemma for a in book.of(claim) for lemma in a.lemmas}
    return book.held(matter, lemmas) >= FULFILLED
