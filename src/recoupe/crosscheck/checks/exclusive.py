"""Two clauses that fill one role of one act with what excludes each other.

« Le maire a inauguré la médiathèque », « … la piscine » are two acts; « la séance était
présidée par le maire », « … par la doyenne » are two versions of one.
"""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from recoupe.crosscheck.checks.acts import ALIKE, share_a_sense
from recoupe.crosscheck.checks.matter import Content, likeness
from recoupe.crosscheck.checks.names import is_named
from recoupe.crosscheck.checks.roles import SAME, meet
from recoupe.crosscheck.checks.wording import text_of
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
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
    "circumstance": AROUND,
}


class Fill(NamedTuple):
    """What fills a role: the head of a phrase, and who it is."""

    head: str
    argument: Argument


def fills_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say by which two things or people the clauses fill one role of one act.

    « Un chien a mordu une fillette », « … une joggeuse »; beside them too: « la loi sur
    les loyers », « sur les pesticides ».
    """
    for roles in CORE:
        found = _excluding(left, right, roles, words)
        if found and len(found) == len(_pairs(left, right, roles)):
            return _told(found)
        if roles is SAID_OF:
            continue
        for one, other in _pairs(left, right, roles):
            if one.head == other.head and (
                parts := _exclude_within(one, other, (left, right), words)
            ):
                return f"{one.head}: {parts}"
    around = _excluding(left, right, AROUND, words)
    if around and not _share_a_head(left, right, AROUND):
        return _told(around)
    return None


def figures_apart(left: Item, right: Item, words: Words) -> str | None:
    """Say by which two things counted, or counting, two figures are of two slots.

    « 300 maisons », « 300 bateaux »; not « 300 emplois », « 300 salariés ».
    """
    if left.slot is None or right.slot is None:
        return None
    nouns = left.slot.noun, right.slot.noun
    if words.nouns.excludes(*nouns) and not words.counts_alike(*nouns):
        return " / ".join(nouns)
    return fills_apart(left, right, words)


def _told(found: Sequence[tuple[Fill, Fill]]) -> str:
    one, other = found[0]
    return f"{one.head} / {other.head}"


def _share_a_head(left: Item, right: Item, roles: frozenset[str]) -> bool:
    return any(one.head == other.head for one, other in _pairs(left, right, roles))


def _exclude_within(
    one: Fill, other: Fill, pair: tuple[Item, Item], words: Words
) -> str | None:
    """Say by what phrases under one head exclude each other.

    « La porte-parole du gouvernement », « le porte-parole du parti ».
    """
    left, right = pair
    ours, theirs = _within(one, left), _within(other, right)
    if not words.nouns.excludes(ours, theirs):
        return None
    if _says(right, ours, left, words) or _says(left, theirs, right, words):
        return None
    return f"{ours} / {theirs}"


def _within(fill: Fill, item: Item) -> str:
    """Return the first noun under the head of a phrase, "" where it has none."""
    told = item.context - item.names
    return next((x for x in fill.argument.lemmas[1:] if x in told), "")


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
    acts = {a.predicate, b.predicate} | {
        f"lemma:{x.lemmas[0]}" for x in (a, b) if x.lemmas
    }
    slots = [slot for slot, senses in words.exclusive.items() if acts & senses]
    if not slots or not share_a_sense(left, right, words):
        return False
    return any(_disputes(left, right, SLOTS[slot], words) for slot in slots)


def _disputes(left: Item, right: Item, roles: frozenset[str], words: Words) -> bool:
    pairs = _pairs(left, right, roles)
    found = _excluding(left, right, roles, words)
    if roles is AROUND:
        if not found or _share_a_head(left, right, roles):
            return False
    elif not pairs or not all(
        pair in found or _are_two_by_name(*pair, left, right) for pair in pairs
    ):
        return False
    return are_of_one_thing(left, right, roles, words)


def are_of_one_thing(
    left: Item, right: Item, but: frozenset[str], words: Words
) -> bool:
    """Tell whether the other roles are filled alike, and one with what is definite."""
    shared = [roles for roles in CORE if but is AROUND or roles.isdisjoint(but)]
    likest = [(meet(left, right, roles, words), roles) for roles in shared]
    known = [(score, roles) for score, roles in likest if score is not None]
    if any(score < SAME for score, _ in known):
        return False
    return any(
        _is_definite(left, roles, words) and _is_definite(right, roles, words)
        for _, roles in known
    ) or (not known and _name_one_thing(left, right, but, words))


def _is_definite(item: Item, roles: frozenset[str], words: Words) -> bool:
    """Tell whether a role is filled with one thing that is known: « la toile »."""
    fills = _fills(item, roles)
    heads = {fill.head for fill in fills}
    return any(is_named(fill.argument.entity) for fill in fills) or any(
        argument.lemmas[:1] and argument.lemmas[0] in heads
        for argument in item.assertion.arguments
        if text_of(item, argument).lower().startswith(words.determined)
    )


def _name_one_thing(left: Item, right: Item, but: frozenset[str], words: Words) -> bool:
    """Tell whether two clauses have one complement: « remporter la finale »."""
    ours, theirs = (
        {
            fill.head
            for fill in _fills(item, AROUND - but)
            if text_of(item, fill.argument).lower().startswith(words.determined)
        }
        for item in (left, right)
    )
    return not ours.isdisjoint(theirs)


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
    """Return the fillers of a role that cannot be one, and that neither text joins.

    Somebody may be a mother and a nurse.
    """
    return [
        (one, other)
        for one, other in _pairs(left, right, roles)
        if words.nouns.excludes(one.head, other.head, by_realm=roles is not AROUND)
        and not _says(right, one.head, left, words)
        and not _says(left, other.head, right, words)
        and not (roles is SAID_OF and words.names_people(one.head))
    ]


def _says(item: Item, head: str, other: Item, words: Words) -> bool:
    """Tell whether a sentence holds a word, or another for it.

    What both sentences hold is no other word for it: « l'appareil est un biplan ».
    """
    if head in item.context or not item.context.isdisjoint(words.nouns.beside(head)):
        return True
    whole = Content(item.context - other.context, item.meanings)
    return likeness(head, other.meanings, whole, words) >= ALIKE


def _are_two_by_name(one: Fill, other: Fill, left: Item, right: Item) -> bool:
    """Tell whether two have names that share no word: « Valbrune », « Orsanne ».

    Neither stands in the sentence of the other.
    """
    ours, theirs = _name(one, left), _name(other, right)
    if not ours or not theirs:
        return False
    return ours.isdisjoint(right.context | right.names | theirs) and theirs.isdisjoint(
        left.context | left.names
    )


def _name(fill: Fill, item: Item) -> frozenset[str]:
    """Return the words of the name of whoever fills a role, none where it has none."""
    told = (*fill.argument.entities, fill.argument.entity)
    called = {entity for entity in told if entity and is_named(entity)}
    words = {word for e in called for word in e.partition(":")[2].split("-")}
    return frozenset(words | (set(fill.argument.lemmas) & item.names))
