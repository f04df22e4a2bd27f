"""Reuse between two texts: the same words, or the same facts in the same order."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from recoupe.lineage.direction import Direction, direct
from recoupe.lineage.facts import Agreement, Facts, agreement, facts_of, may_agree
from recoupe.lineage.memory import Link
from recoupe.lineage.parallel import parallel_passages
from recoupe.lineage.passages import Passage, covered, shared_passages
from recoupe.lineage.reading import Article
from recoupe.lineage.retelling import retelling
from recoupe.lineage.words import WordText
from recoupe.model import Check, Derivation, PassagePair, Span

_LEAST_EQUAL = 20  # words of the writer's own; set phrases reach 15 by chance
_LONG_PASSAGE = 12  # words; shorter ones make a copy only where they add up to
_ADDED_UP = 0.22  # this share of the shorter text
_SHORT_TEXT = 0.5  # share that makes a copy of a text too short for 20 words
_LEAST_SHORT = 12  # equal words even there
# Share of a text from which it descends as a whole. Holding a third of both texts for a
# common ancestor joined two in three texts that took half from another.
_WHOLE = 0.5
_VERBATIM = 0.85  # share of both texts from which nothing was cut
# Measured on same-topic articles of several outlets: 99 % agree less than 0.61, and
# none that was not a copy agrees 0.48 in the same order.
_REWRITTEN = Agreement(0.48, 0.7, ("",) * 14)
# Two texts made of one press release turn and cut it more freely, but keep a stretch
# of it, quoted by one and not by the other.
_RELEASED = Agreement(0.6, 0.4, ("",) * 16)
_RELEASED_WORDS = 15
# Sentence after sentence in other words. Independent reports reach 0.28 and 0.6 in 132
# miniature coverages, 0.32 in the press of one week; three retellings 0.32 to 0.55.
_RETOLD = Agreement(0.4, -1.0, ("",) * 14)
_RETOLD_HELD, _RETOLD_TOLD, _RETOLD_BESIDE = 0.35, 0.75, 0.6
# Where nearly each sentence finds one alike, each may be worded more freely: of 144
# miniature coverages no independent pair reaches 0.7 so.
_FREELY_HELD, _FREELY_TOLD = 0.3, 0.8
_RETOLD_NAMES = 0.5  # of the names and figures of the poorer text
_TRANSLATED = Agreement(0.29, 0.75, ("",) * 10)
_SLOTS = 4  # names and figures in passages before they can tell a template
_SPARSE = 20  # words a name or figure; news has one in ten, forms to fill in have none
_FILLED_ALIKE = 0.34  # share of them that agree; less, and a form was filled in anew
_ANOTHER_MATTER = 0.1  # share of those around the passages that agree
_LATE = 45  # days; a text written from another follows soon

Kind = Literal["verbatim", "excerpt", "dispatch", "translation", "revision"]


def compare_words(first: Article, second: Article) -> Link | None:
    """Return the derivation between two texts that share passages, if any."""
    passages = shared_passages(first.words, second.words)
    if not passages:
        return None
    share_first = covered(passages, first.words) / max(1, first.words.reporting)
    share_second = covered(passages, second.words, right=True) / max(
        1, second.words.reporting
    )
    if not _enough(passages, share_first, share_second):
        return None
    if _template(first.words, second.words, passages):
        return None
    direction = direct(first.reading, second.reading)
    if direction.swapped:
        passages = tuple(_turned(p) for p in passages)
        first, second = second, first
        share_first, share_second = share_second, share_first
    return _link(first, second, passages, (share_first, share_second), direction)


def _enough(passages: Sequence[Passage], first: float, second: float) -> bool:
    """Tell whether passages amount to copying rather than to set phrases."""
    equal = sum(passage.equal for passage in passages)
    if min(first, second) >= _SHORT_TEXT and equal >= _LEAST_SHORT:
        return True
    long = sum(p.equal for p in passages if p.equal >= _LONG_PASSAGE)
    added_up = equal >= _LEAST_EQUAL and max(first, second) >= _ADDED_UP
    return long >= _LEAST_EQUAL or added_up


def _template(first: WordText, second: WordText, passages: Sequence[Passage]) -> bool:
    """Tell whether the passages are one form filled in for two occasions.

    A form names nobody; then what stands around it tells whether the matter is one.
    """
    left = _slots(first, _indexes((p.left, p.left_end) for p in passages))
    right = _slots(second, _indexes((p.right, p.right_end) for p in passages))
    alike = _FILLED_ALIKE
    if max(len(left), len(right)) * _SPARSE <= sum(p.equal for p in passages):
        left, right = _slots(first) - left, _slots(second) - right
        alike = _ANOTHER_MATTER
    least = min(len(left), len(right))
    return least >= _SLOTS and len(left & right) < alike * least


def _indexes(stretches: Iterable[tuple[int, int]]) -> Iterable[int]:
    return (index for first, last in stretches for index in range(first, last))


def _slots(text: WordText, inside: Iterable[int] | None = None) -> set[str]:
    """Return the names and figures of the writer's, all or those of some words."""
    return {
        text.words[i].form
        for i in (range(len(text.words)) if inside is None else inside)
        if text.own[i] and (text.names[i] or text.words[i].form[0].isdigit())
    }


def compare_facts(first: Article, second: Article) -> Link | None:
    """Return the derivation between two texts that tell the same in other words."""
    if _days_apart(first, second) > _LATE:
        return None
    crossed = first.document.language != second.document.language
    least = _TRANSLATED if crossed else _REWRITTEN
    if not may_agree(first.facts, second.facts, min(least.share, _RETOLD.share)):
        return None
    if crossed:
        found = agreement(first.facts, second.facts)
    else:
        shared = shared_passages(first.words, second.words)
        left = _facts_outside(first, [(p.left, p.left_end) for p in shared])
        right = _facts_outside(second, [(p.right, p.right_end) for p in shared])
        found = agreement(left, right)
    retold = None
    if not _reaches(found, least) and not _one_release(first, second):
        retold = None if crossed else _retold(first, second)
        if retold is None:
            return None
    direction = direct(first.reading, second.reading)
    original, derived = (second, first) if direction.swapped else (first, second)
    detail = f"{len(found.common)} anchors in common: {', '.join(found.common[:12])}"
    checks = (
        Check("same facts", round(found.share, 3), detail),
        Check("same order", round((found.order + 1) / 2, 3), "Kendall's tau, 0..1"),
        *((retold,) if retold else ()),
        direction.check(),
    )
    derivation = Derivation(
        derived=derived.document.id,
        original=original.document.id,
        kind="translation" if crossed else "excerpt",
        share=round(found.share, 3),
        passages=parallel_passages(derived.text, original.text) if crossed else (),
        checks=checks,
    )
    return Link(derivation, whole=True, sure=direction.by != "unknown")


def _retold(first: Article, second: Article) -> Check | None:
    """Return the check that one text tells the other again, None if it does not.

    The names and figures must agree too: forecasts and match reports are written on one
    pattern. Who says what he saw himself tells nobody else's story.
    """
    if any(article.profile.credits.own for article in (first, second)):
        return None
    common = agreement(first.facts, second.facts)
    named = [set(article.facts.strong()) for article in (first, second)]
    if len(named[0] & named[1]) < _RETOLD_NAMES * min(map(len, named)):
        return None
    if not _reaches(common, _RETOLD):
        return None
    found = retelling(first.sentences, second.sentences)
    if found is None or found.beside < _RETOLD_BESIDE:
        return None
    closely = found.held >= _RETOLD_HELD and found.told >= _RETOLD_TOLD
    freely = found.held >= _FREELY_HELD and found.told >= _FREELY_TOLD
    if not closely and not freely:
        return None
    detail = f"{found.told:.0%} of {found.sentences} sentences told again"
    return Check("retold in order", round(found.held, 3), detail)


def _one_release(first: Article, second: Article) -> bool:
    """Tell whether two texts come of one press release, which one of them cites."""
    said = first.profile.credits, second.profile.credits
    if not any(c.released for c in said) or any(c.own for c in said):
        return False
    shared = shared_passages(first.words, second.words)
    longest = max((p.equal for p in shared), default=0)
    return longest >= _RELEASED_WORDS and _reaches(
        agreement(first.reported, second.reported), _RELEASED
    )


def _link(
    original: Article,
    derived: Article,
    passages: Sequence[Passage],
    shares: tuple[float, float],
    direction: Direction,
) -> Link:
    of_original, of_derived = shares
    revision = _revision(original, derived)
    verbatim = min(shares) >= _VERBATIM
    kind: Kind = "revision" if revision else "verbatim" if verbatim else "excerpt"
    if original.profile.agency and not revision:
        kind = "dispatch"
    equal = sum(p.equal for p in passages)
    detail = f"{equal} equal words, {of_original:.0%} of the original taken over"
    checks = (Check("shared words", round(of_derived, 3), detail), direction.check())
    derivation = Derivation(
        derived=derived.document.id,
        original=original.document.id,
        kind=kind,
        share=round(of_derived, 3),
        passages=_pairs(derived.words, original.words, passages),
        checks=(*checks, *_shared_errors(original, derived, passages)),
    )
    whole = of_derived >= _WHOLE or revision
    return Link(derivation, whole=whole, sure=direction.by != "unknown")


def _pairs(
    derived: WordText, original: WordText, passages: Sequence[Passage]
) -> tuple[PassagePair, ...]:
    pairs = (
        PassagePair(
            Span(derived.words[p.right].start, derived.words[p.right_end - 1].end),
            Span(original.words[p.left].start, original.words[p.left_end - 1].end),
        )
        for p in passages
    )
    return tuple(sorted(pairs, key=lambda pair: pair.derived))


def _turned(passage: Passage) -> Passage:
    return Passage(
        passage.right,
        passage.right_end,
        passage.left,
        passage.left_end,
        passage.equal,
    )


def _revision(original: Article, derived: Article) -> bool:
    url = original.document.url
    return bool(url) and url == derived.document.url


def _shared_errors(
    original: Article, derived: Article, passages: Sequence[Passage]
) -> tuple[Check, ...]:
    """Return the doubled words that both texts print: nobody errs alike by chance."""
    found = []
    for passage in passages:
        words = original.words.words[passage.left : passage.left_end]
        doubled = [
            a.form
            for a, b in pairwise(words)
            if a.form == b.form and len(a.form) > 1 and a.form not in {"nous", "vous"}
        ]
        found.extend(doubled)
    twin = derived.text
    kept = [form for form in found if f"{form} {form}" in twin.casefold()]
    if not kept:
        return ()
    return (Check("shared errors", 1.0, f"both print {kept[0]} twice"),)


def _facts_outside(article: Article, inside: Sequence[tuple[int, int]]) -> Facts:
    if not inside:
        return article.reported
    words = article.words.words
    taken = [(words[first].start, words[last - 1].end) for first, last in inside]
    return facts_of(article.text, [*article.aside, *taken])


def _reaches(found: Agreement, least: Agreement) -> bool:
    return (
        found.share >= least.share
        and found.order >= least.order
        and len(found.common) >= len(least.common)
    )


def _days_apart(first: Article, second: Article) -> int:
    left, right = first.document.published, second.document.published
    return abs((left - right).days) if left and right else 0
