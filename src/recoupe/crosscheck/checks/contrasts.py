"""When two clauses are alike but for words that exclude each other."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from recoupe.crosscheck.checks.acts import ALIKE, share_a_sense
from recoupe.crosscheck.checks.matter import content_of, likeness, shared_content
from recoupe.crosscheck.checks.outcomes import around_head
from recoupe.crosscheck.checks.roles import AGENTS, cast
from recoupe.crosscheck.checks.tallies import DIFFERS
from recoupe.crosscheck.items.item import KEPT, Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Unlike, Words
from recoupe.model import Check

REST_ALIKE = 0.5  # of what two clauses say besides the words that exclude each other
MANNER_ASIDE = 0.4  # the same, of two manners or states
STEM = 4  # letters by which two forms of a word are told
WORD = re.compile(rf"\w{{{STEM},}}")


def go_about_otherwise(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses tell of one act, or thing, in ways that cannot both be.

    « A agi seul », « a agi avec deux complices »; « ont tiré avant les sommations »,
    « ont tiré après les sommations », but not « après l'assaut »: of unlike things. A
    clause that says both tells of two things.
    """
    return any(
        _are_alike_beside(left, right, said, words)
        for said in _excluding(left, right, words)
    )


def same_manner(left: Item, right: Item, words: Words) -> Check | None:
    """How it was done: worth saying only where one way excludes the other.

    « Marcher sans chapeau », « elle marchait avec un chapeau »: where the clauses are
    alike besides, ``same_polarity`` opposes them.
    """
    said = next(_excluding(left, right, words), None)
    if said is None or go_about_otherwise(left, right, words):
        return None
    return Check("same_manner", DIFFERS, said)


def _excluding(left: Item, right: Item, words: Words) -> Iterator[str]:
    """Yield the words by which two clauses tell of ways that cannot both be."""
    if left.assertion.polarity != right.assertion.polarity:
        return
    ours, theirs = around_head(left), around_head(right)
    here, there = _ways(ours, words.unlike), _ways(theirs, words.unlike)
    sides = (
        (ours, theirs, (here.one & there.other) - there.one - here.other),
        (theirs, ours, (there.one & here.other) - here.one - there.other),
    )
    for one, other, ranks in sides:
        for rank in sorted(ranks):
            said = _exclude(words.unlike[rank], one, other)
            if said is not None:
                yield said


class _Ways(NamedTuple):
    """Of which pairs of ways, by rank, a text says the one and the other."""

    one: frozenset[int]
    other: frozenset[int]


@lru_cache(maxsize=KEPT)
def _ways(text: str, unlike: tuple[Unlike, ...]) -> _Ways:
    return _Ways(
        frozenset(n for n, pair in enumerate(unlike) if pair.one.search(text)),
        frozenset(n for n, pair in enumerate(unlike) if pair.other.search(text)),
    )


def _exclude(unlike: Unlike, one: str, other: str) -> str | None:
    """Return the words by which two clauses exclude each other.

    None where they do not, because unlike things stand behind them.
    """
    a, b = unlike.one.search(one), unlike.other.search(other)
    if a is None or b is None:
        return None
    if unlike.same_behind:
        behind = WORD.search(one, a.end()), WORD.search(other, b.end())
        stems = {found.group()[:-1] for found in behind if found is not None}
        if None in behind or len({stem[:STEM] for stem in stems}) > 1:
            return None
    return f"{a.group()} {b.group()}"


def _are_alike_beside(left: Item, right: Item, said: str, words: Words) -> bool:
    """Tell whether two clauses say much the same besides some words of them."""
    if left.is_lead and right.is_lead:
        return not _act_otherwise(left, right, words)
    stems = {word[:STEM] for word in WORD.findall(said)}
    here, there = (
        frozenset(lemma for lemma in item.lemmas if lemma[:STEM] not in stems)
        for item in (left, right)
    )
    return _share(left, right, (here, there), words) >= MANNER_ASIDE


def _share(
    left: Item, right: Item, rest: tuple[frozenset[str], frozenset[str]], words: Words
) -> float:
    """Return how much of the rest of two clauses is shared, 0 where others act."""
    if _act_otherwise(left, right, words):
        return 0.0
    return shared_content(left, right, *rest, words).held


def _act_otherwise(left: Item, right: Item, words: Words) -> bool:
    """Tell whether others act in two clauses, or are acted upon."""
    casting = cast(left, right, words)
    return casting.is_swapped or DIFFERS in (casting.agents, casting.patients)


def say_contraries_of_one(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses say one thing but for contrary words in them.

    « La voiture a été retrouvée brûlée », « … retrouvée intacte »; « ont fui vers le
    nord », « ont pris la fuite vers le sud ». Not where both clauses hold one of the
    words: « retrouvé mort », « retrouvé mort par un rescapé ».
    """
    if SPEECH in (left.assertion.kind, right.assertion.kind):
        return False
    if not share_a_sense(left, right, words):
        return False
    ours, theirs = _left_over(left, right, words), _left_over(right, left, words)
    against = [
        (a, b)
        for a in sorted(ours)
        for b in sorted(theirs)
        if words.concepts.are_opposites(
            left.meanings.get(a, {}), right.meanings.get(b, {})
        )
        and not _stand_apart(left, right, (a, b))
    ]
    if not against:
        return False
    here = left.lemmas - {a for a, _ in against}
    there = right.lemmas - {b for _, b in against}
    return _share(left, right, (here, there), words) >= REST_ALIKE


def _stand_apart(left: Item, right: Item, pair: tuple[str, str]) -> bool:
    """Tell whether two words stand deep inside phrases of other parts.

    « L'homme mis en cause a été arrêté », « il a été arrêté dans une enquête ouverte
    par le parquet »: neither is what the other denies.
    """
    inner, parts = True, []
    for item, lemma in zip((left, right), pair, strict=True):
        held = [x for x in item.assertion.arguments if lemma in x.lemmas]
        inner = inner and all(x.lemmas[0] != lemma for x in held)
        parts.append({x.role for x in held})
    return inner and all(parts) and parts[0].isdisjoint(parts[1])


def _left_over(item: Item, other: Item, words: Words) -> frozenset[str]:
    """Return the words of a clause that the other neither has nor says otherwise."""
    there = content_of(other)
    return frozenset(
        lemma
        for lemma in item.lemmas
        - other.lemmas
        - words.sided
        - _doing(item)
        - _sources(item)
        if likeness(lemma, item.meanings, there, words) < ALIKE
    )


def _sources(item: Item) -> frozenset[str]:
    """Return the words for who says it: « selon la direction »."""
    said = (word for source in item.sources for word in WORD.findall(source.lower()))
    return frozenset(said)


def _doing(item: Item) -> frozenset[str]:
    """Return the words for the act of a clause and for who acts in it."""
    acting = (a.lemmas for a in item.assertion.arguments if a.role in AGENTS)
    return frozenset({*item.assertion.lemmas[:1], *chain.from_iterable(acting)})
