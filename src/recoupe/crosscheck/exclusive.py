"""Two clauses that fill one role of one act with what excludes each other.

« Le maire a inauguré la médiathèque », « … la piscine » are two acts; « la séance était
présidée par le maire », « … par la doyenne » are two versions of one.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from recoupe.crosscheck.acts import ALIKE, share_a_sense
from recoupe.crosscheck.items import Item
from recoupe.crosscheck.matter import Content, likeness
from recoupe.crosscheck.restated import SPEECH
from recoupe.crosscheck.roles import SAME, is_named, meet
from recoupe.lang.words import Words
from recoupe.model import Argument

ACTORS = frozenset({"actor"})
THEMES = frozenset({"theme"})
ADDRESSED = frozenset({"recipient", "goal", "beneficiary"})
SAID_OF = frozenset({"attribute"})
AROUND = frozenset({"with", "other", "place", "goal", "source"})  # how, where, what for
CORE = (ACTORS, THEMES, ADDRESSED, SAID_OF)
# Of an act that one alone does, the roles that its rows of ``exclusive`` stand for.
SLOTS = {
    "agent": ACTORS,
    "recipient": ADDRESSED,
    "attribute": SAID_OF,
    "circumstance": AROUND,
}


class Fill(NamedTuple):
    """What fills a role: the head of a phrase, and who it is."""

    head: str
    argument: Argument


def fills_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say by which two things or people the clauses fill one role of one act.

    « Un chien a mordu une fillette », « … une joggeuse ».
    """
    for roles in CORE:
        found = _excluding(left, right, roles, words)
        if found and len(found) == len(_pairs(left, right, roles)):
            one, other = found[0]
            return f"{one.head} / {other.head}"
    return None


def dispute_a_role(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses fill otherwise what one act has only one of.

    Said of one definite thing: « le corps a été retrouvé dans un étang », « … dans le
    coffre d'une voiture »; not « un bus a été incendié », « une école », which are two,
    nor « le tableau a été acheté par un collectionneur », « … par un Suisse ».
    """
    a, b = left.assertion, right.assertion
    if SPEECH in (a.kind, b.kind) or "figure" in (a.kind, b.kind):
        return False
    if {a.polarity, b.polarity} != {"+"} or left.story != right.story:
        return False
    acts = {a.predicate, b.predicate}
    slots = [slot for slot, senses in words.exclusive.items() if acts & senses]
    if not slots or not share_a_sense(left, right, words):
        return False
    return any(_disputes(left, right, SLOTS[slot], words) for slot in slots)


def _disputes(left: Item, right: Item, roles: frozenset[str], words: Words) -> bool:
    pairs = _pairs(left, right, roles)
    found = _excluding(left, right, roles, words)
    if roles is AROUND:
        others = any(x.head == y.head for x, y in pairs)
        if not found or others:
            return False
    elif not pairs or not all(
        pair in found or _are_two_by_name(*pair, left, right) for pair in pairs
    ):
        return False
    return _are_of_one_thing(left, right, roles, words)


def _are_of_one_thing(
    left: Item, right: Item, but: frozenset[str], words: Words
) -> bool:
    """Tell whether the other roles are filled alike, and one with what is definite."""
    shared = [
        roles
        for roles in CORE
        if roles.isdisjoint(but) or roles - but and but is AROUND
    ]
    likest = [(meet(left, right, roles, words), roles) for roles in shared]
    known = [(score, roles) for score, roles in likest if score is not None]
    if not known or any(score < SAME for score, _ in known):
        return False
    return any(
        _is_definite(left, roles, words) and _is_definite(right, roles, words)
        for _, roles in known
    )


def _is_definite(item: Item, roles: frozenset[str], words: Words) -> bool:
    """Tell whether a role is filled with one thing that is known: « la toile »."""
    return any(
        is_named(argument.entity)
        or _text(item, argument).lower().startswith(words.determined)
        for argument in item.assertion.arguments
        if argument.role in roles
    )


def _text(item: Item, argument: Argument) -> str:
    start = item.sentence[0]
    return item.told_in[argument.start - start : argument.end - start]


def _fills(item: Item, roles: frozenset[str]) -> Sequence[Fill]:
    known = item.context | item.names
    return [
        Fill(head, argument)
        for argument in item.assertion.arguments
        if argument.role in roles
        if (head := next((x for x in argument.lemmas if x in known), None))
    ]


def _pairs(
    left: Item, right: Item, roles: frozenset[str]
) -> Sequence[tuple[Fill, Fill]]:
    return list(product(_fills(left, roles), _fills(right, roles)))


def _excluding(
    left: Item, right: Item, roles: frozenset[str], words: Words
) -> Sequence[tuple[Fill, Fill]]:
    """Return the fillers of a role that cannot be one, and that neither text joins."""
    return [
        (one, other)
        for one, other in _pairs(left, right, roles)
        if words.nouns.excludes(one.head, other.head)
        and not _says(right, one.head, left, words)
        and not _says(left, other.head, right, words)
    ]


def _says(item: Item, head: str, other: Item, words: Words) -> bool:
    """Tell whether a sentence holds a word, or another for it."""
    if head in item.context or not item.context.isdisjoint(words.nouns.beside(head)):
        return True
    whole = Content(item.context, item.meanings)
    return likeness(head, other.meanings, whole, words) >= ALIKE


def _are_two_by_name(one: Fill, other: Fill, left: Item, right: Item) -> bool:
    """Tell whether two are known by names that share no word: « Valbrune », « Orsanne ».

    Neither stands in the sentence of the other.
    """
    ours, theirs = _names(one.argument), _names(other.argument)
    if not ours or not theirs or ours & right.around or theirs & left.around:
        return False
    return _words_of(ours).isdisjoint(_words_of(theirs))


def _names(argument: Argument) -> frozenset[str]:
    told = (*argument.entities, argument.entity)
    return frozenset(entity for entity in told if entity and is_named(entity))


def _words_of(entities: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word for entity in entities for word in entity.partition(":")[2].split("-")
    )
