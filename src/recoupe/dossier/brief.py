"""The brief: a few printed sentences about a story, each carried by claims.

Sentences are taken whole from the articles where one stands alone and tells more than
those chosen before it; growing and disputed figures are worded by templates of the
language. Greedy: at each step the sentence that adds the most weight of new claims.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from recoupe.dossier.accounts import Printed, updated_sentence
from recoupe.dossier.dates import place
from recoupe.dossier.disputes import contested_sentence
from recoupe.dossier.sentences import STRENGTH, Sentences
from recoupe.lang.wording import words
from recoupe.model import (
    BriefSentence,
    Claim,
    ClaimId,
    DocumentId,
    Figure,
    Origin,
    OriginId,
    PositionAssertion,
    Standing,
    Story,
)

LEAST, MOST = 5, 9  # sentences
DISPUTES, UPDATES = 3, 2  # of them at most
STORIES = 50  # the largest; a coverage of thousands is not summed up
ALIKE = 0.6  # share of the shorter sentence's words; above, it says the same again
DISTANT = 60  # days before the first print; an older event is background, told last
TITULAR = 2.0  # weight of a sentence that holds every long word of the story's title
CROSSED = 1.0  # weight of what is cross-checked, beside its voices
STEM = 6  # letters by which those are compared
_LAST = "9999"  # where background stands among ISO days
WORTH = 1.0  # weight that a sentence beyond the fifth has to add

Moment = tuple[str, str, int, str]  # day, day of print, offset, claim


class Telling(NamedTuple):
    """Where a claim is told in a sentence; the first of a sentence is its main one."""

    aside: bool
    voices: int  # negative, as the width is
    width: int
    id: ClaimId
    claim: Claim
    assertion: PositionAssertion


class Context(msgspec.Struct, frozen=True):
    """What telling claims needs besides them."""

    sentences: Sentences
    published: Mapping[DocumentId, str]  # ISO day
    origins: Mapping[OriginId, Origin]
    outlets: Mapping[DocumentId, str]


class Candidate(msgspec.Struct, frozen=True):
    """A printed sentence with the claims that are told in it, the main one first.

    The main one is what the sentence says, whatever it mentions beside.
    """

    document: DocumentId
    start: int
    text: str
    claims: tuple[Claim, ...]


def write_brief(
    stories: Sequence[Story],
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    context: Context,
) -> tuple[BriefSentence, ...]:
    """Return the brief of each story that several articles tell, the largest first.

    The sentence nearest to the story's title leads; the rest follow the events.
    """
    told = [s for s in stories if len(s.documents) > 1] or list(stories)[:1]
    of_story: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_story[claim.story].append(claim)
    rows = {figure.claim: figure for figure in figures}
    ordered = sorted(told, key=lambda s: (-len(s.documents), s.id))[:STORIES]
    return tuple(
        sentence
        for story in ordered
        for sentence in _brief_of(story, of_story[story.id], rows, context)
    )


def _brief_of(
    story: Story,
    claims: Sequence[Claim],
    rows: Mapping[ClaimId, Figure],
    context: Context,
) -> list[BriefSentence]:
    found = _worded(claims, rows, context)
    worded = len(found)
    taken = {claim for _, sentence in found for claim in sentence.claims}
    said = [set(words(sentence.text)) for _, sentence in found]
    candidates = list(_candidates(claims, context))
    title = _stems(story.title)

    def gain(candidate: Candidate) -> float:
        return _gain(candidate, taken, title)

    while len(found) < MOST:
        fresh = [c for c in candidates if not _repeats(c.text, said)]
        best = max(fresh, key=gain, default=None)
        if best is None or gain(best) <= (0 if len(found) < LEAST else WORTH):
            break
        taken.update(claim.id for claim in best.claims)
        said.append(set(words(best.text)))
        found.append((_moment(best.claims[0], context), _sentence(best, context)))
    lead = _lead(found, title) or _first_of_undated(found[worded:])
    rest = (pair for pair in found if pair is not lead)
    ordered = [*([lead] if lead else []), *sorted(rest, key=lambda pair: pair[0])]
    return [sentence for _, sentence in ordered]


def _lead(
    found: Sequence[tuple[Moment, BriefSentence]], title: frozenset[str]
) -> tuple[Moment, BriefSentence] | None:
    """Return the sentence that says most of the story's title, None where none does."""
    named = [(len(title & _stems(pair[1].text)), pair) for pair in found]
    most = max((count for count, _ in named), default=0)
    if not title or 2 * most < len(title):
        return None
    return next(pair for count, pair in named if count == most)


def _first_of_undated(
    printed: Sequence[tuple[Moment, BriefSentence]],
) -> tuple[Moment, BriefSentence] | None:
    """Return the weightiest printed sentence where no day of print orders them."""
    dated = any(moment[1] for moment, _ in printed)
    return None if dated else next(iter(printed), None)


def _worded(
    claims: Sequence[Claim], rows: Mapping[ClaimId, Figure], context: Context
) -> list[tuple[Moment, BriefSentence]]:
    """Return sentences about figures that grew and about what is disputed."""
    disputed = [c for c in claims if c.standing is Standing.CONTESTED]
    grown = [c for c in claims if c.standing is Standing.UPDATED and c.id in rows]
    printed = Printed(context.sentences, context.outlets)
    pairs = [(c, contested_sentence(c, printed)) for c in disputed]
    updates = [(c, updated_sentence(rows[c.id], printed)) for c in grown]
    kept = [*_distinct(updates)[:UPDATES], *_distinct(pairs)[:DISPUTES]]
    return [
        (_moment(claim, context), BriefSentence(text, (claim.id,), _tellers(claim)))
        for claim, text in kept
    ]


def _distinct(pairs: Iterable[tuple[Claim, str | None]]) -> list[tuple[Claim, str]]:
    """Keep one claim a sentence, that of the most articles; disputes share no words.

    One clause may well tell two figures that grew: « trois morts et onze blessés ».
    """
    found: dict[str, tuple[Claim, str]] = {}
    used: set[tuple[DocumentId, int]] = set()
    ranked = sorted(pairs, key=lambda p: (-len(_tellers(p[0])), p[0].id))
    for claim, text in ranked:
        places = {(a.document, a.start) for p in claim.positions for a in p.assertions}
        if text is not None and not places & used:
            found.setdefault(" ".join(words(text)[:4]), (claim, text))
            used |= places if claim.standing is Standing.CONTESTED else set()
    return list(found.values())


def _candidates(claims: Sequence[Claim], context: Context) -> Iterable[Candidate]:
    """Yield the sentences that stand alone and print nothing that is stale."""
    told: dict[tuple[DocumentId, int], list[Telling]] = defaultdict(list)
    barred: set[tuple[DocumentId, int]] = set()
    for claim in claims:
        for rank, position in enumerate(claim.positions):
            top = max(STRENGTH.get(a.factuality, 0) for a in position.assertions)
            for a in position.assertions:
                at = (a.document, context.sentences.around(a.document, a.start)[0])
                weaker = STRENGTH.get(a.factuality, 0) < top
                if rank or weaker or _is_unsettled(claim):
                    barred.add(at)
                elif claim.kind != "speech":
                    aside = not context.sentences.is_told_by(a, claim)
                    rivals = -claim.max_voices, a.start - a.end, claim.id
                    told[at].append(Telling(aside, *rivals, claim, a))
    for (document, start), carried in sorted(told.items(), key=lambda pair: pair[0]):
        carried.sort(key=lambda telling: telling[:4])
        main = carried[0]
        if (document, start) in barred or main.aside:
            continue
        if context.sentences.reads_alone(document, start):
            unique = tuple({t.id: t.claim for t in carried}.values())
            text = context.sentences.dated(document, start)
            yield Candidate(document, start, text, unique)
        elif context.sentences.opening_clause(main.assertion):
            text = context.sentences.dated(document, start, main.assertion.end)
            yield Candidate(document, start, text, (main.claim,))


def _is_unsettled(claim: Claim) -> bool:
    """Tell whether a sentence that prints a claim would have to say more about it."""
    figures = claim.kind == "figure" and claim.standing is Standing.UPDATED
    return figures or claim.standing in {Standing.CONTESTED, Standing.SPECULATIVE}


def _weight(claim: Claim) -> float:
    """Return what telling a claim is worth: voices first, then what it is about."""
    origins = {a.origin for p in claim.positions for a in p.assertions}
    return (
        0.2
        + (CROSSED if claim.standing is Standing.CORROBORATED else 0.0)
        + 1.5 * (claim.max_voices - 1)
        + 0.5 * (len(origins) - 1)
        + (0.8 if claim.plover is not None else 0.0)
        + (0.4 if claim.kind == "figure" else 0.0)
        + 0.2 * len(_tellers(claim))
    )


def _gain(candidate: Candidate, taken: set[ClaimId], title: frozenset[str]) -> float:
    """Return the weight a sentence adds.

    Its main claim counts whole, others half, and only where several voices state them:
    a long sentence says many things, most of them in passing.
    """
    main, *others = candidate.claims
    if main.id in taken:
        return 0.0
    named = len(title & _stems(candidate.text)) / max(1, len(title))
    return (
        TITULAR * named
        + _weight(main)
        + sum(0.5 * _weight(c) for c in others if _adds(c, taken))
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words(text) if len(word) >= STEM)


def _adds(claim: Claim, taken: set[ClaimId]) -> bool:
    return claim.max_voices > 1 and claim.id not in taken


def _repeats(text: str, said: Sequence[set[str]]) -> bool:
    mine = set(words(text))
    return any(len(mine & o) > ALIKE * min(len(mine), len(o)) for o in said)


def _sentence(candidate: Candidate, context: Context) -> BriefSentence:
    main = candidate.claims[0]
    wording = context.sentences.wording(candidate.document)
    single = main.standing is Standing.SINGLE_ORIGIN and main.voices[0].kind == "origin"
    origin = context.origins.get(main.positions[0].assertions[0].origin)
    text = f"{candidate.text}."
    if wording is not None:
        known = origin is not None and origin.label not in origin.documents
        template = ("single" if known else "alone") if single else "plain"
        who = origin.label if origin is not None else ""
        text = wording.fill(template, text=candidate.text, who=who)
    ids = tuple(claim.id for claim in candidate.claims)
    return BriefSentence(text, ids, _tellers(main))


def _tellers(claim: Claim) -> tuple[DocumentId, ...]:
    return tuple(sorted({a.document for p in claim.positions for a in p.assertions}))


def _moment(claim: Claim, context: Context) -> Moment:
    """Return what puts sentences in the order of the events, background last.

    That is the day of the event or, where the text names none or one to come, the day
    on which it was first printed. Of one day, what was printed first and nearest to the
    top comes first.
    """
    days = [context.published.get(d, "") for d in _tellers(claim)]
    printed = min((day for day in days if day), default="")
    placed = place(claim.time)
    known = placed is not None and (not printed or placed[0] <= max(days))
    top = min(a.start for p in claim.positions for a in p.assertions)
    day = placed[0] if placed and known else printed
    if printed and day < _days_before(printed):
        day = _LAST
    return (day, printed, top, claim.id)


def _days_before(printed: str) -> str:
    return (date.fromisoformat(printed) - timedelta(days=DISTANT)).isoformat()
