"""When two clauses are alike but for words that exclude each other."""

import re
from itertools import chain

from recoupe.crosscheck.acts import ALIKE, share_a_sense
from recoupe.crosscheck.items import Item
from recoupe.crosscheck.matter import content_of, likeness, shared_content
from recoupe.crosscheck.outcomes import around_head
from recoupe.crosscheck.restated import SPEECH
from recoupe.crosscheck.roles import AGENTS, cast
from recoupe.crosscheck.tallies import DIFFERS
from recoupe.lang.words import Unlike, Words

REST_ALIKE = 0.5  # of what two clauses say besides the words that exclude each other
MANNER_ASIDE = 0.4  # the same, of two manners or states
STEM = 4  # letters by which two forms of a word are told
WORD = re.compile(rf"\w{{{STEM},}}")


def go_about_otherwise(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses tell of one act, or thing, in ways that cannot both be.

    « A agi seul », « a agi avec deux complices »; « ont tiré avant les sommations »,
    « ont tiré après les sommations », but not « après l'assaut »: of unlike things.
    """
    if left.assertion.polarity != right.assertion.polarity:
        return False
    ours, theirs = (around_head(item) for item in (left, right))
    for unlike in words.unlike:
        for one, other in ((ours, theirs), (theirs, ours)):
            said = _exclude(unlike, one, other)
            if said is not None and _are_else_alike(left, right, said, words):
                return True
    return False


def _exclude(unlike: Unlike, one: str, other: str) -> str | None:
    """Return the words by which two clauses exclude each other, None where they do not.

    A clause that says both tells of two things.
    """
    a, b = unlike.one.search(one), unlike.other.search(other)
    if a is None or b is None or unlike.one.search(other) or unlike.other.search(one):
        return None
    if unlike.same_behind:
        behind = WORD.search(one, a.end()), WORD.search(other, b.end())
        stems = {found.group()[:-1] for found in behind if found is not None}
        if None in behind or len({stem[:STEM] for stem in stems}) > 1:
            return None
    return f"{a.group()} {b.group()}"


def _are_else_alike(left: Item, right: Item, said: str, words: Words) -> bool:
    """Tell whether two clauses say much the same besides some words of them."""
    casting = cast(left, right, words)
    if casting.is_swapped or DIFFERS in (casting.agents, casting.patients):
        return False
    stems = {word[:STEM] for word in WORD.findall(said)}
    here, there = (
        frozenset(lemma for lemma in item.lemmas if lemma[:STEM] not in stems)
        for item in (left, right)
    )
    return shared_content(left, right, here, there, words).held >= MANNER_ASIDE


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
    ]
    if not against:
        return False
    casting = cast(left, right, words)
    if casting.is_swapped or DIFFERS in (casting.agents, casting.patients):
        return False
    here = left.lemmas - {a for a, _ in against}
    there = right.lemmas - {b for _, b in against}
    shared = shared_content(left, right, here, there, words)
    return shared.held >= REST_ALIKE


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
