"""One predicate with the phrases and the words around it."""

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from recoupe.assertions.noun_slots import noun_slots
from recoupe.assertions.scenes import is_ground
from recoupe.assertions.slots import Slots, verb_slots
from recoupe.assertions.tree import NOMINAL, Tree
from recoupe.model import Token


class Site(msgspec.Struct, frozen=True):
    """One predicate with the phrases around it and the words that depend on it."""

    index: int
    slots: Slots
    words: Mapping[str, int]  # lemma or form: token
    reflexive: bool
    clitic: bool  # « se » may belong to « faire », « voir »
    noun: bool
    loose: Mapping[str, list[int]]  # phrases further down, by preposition


def make_site(tree: Tree, index: int) -> Site:
    """Gather what matching one predicate needs."""
    copular = is_governed(tree, index)
    noun = not tree.is_verb(index)
    slots = noun_slots(tree, index) if noun else verb_slots(tree, index)
    if copular and noun:  # « le consulat a été la cible de tirs »
        slots = verb_slots(tree, index) | slots
    words: dict[str, int] = {}
    nearby = list(tree.near(index))
    if not noun:  # « la loi instaurée », « le soutien que X apporte »
        objects = [i for i in slots.get("o", ()) if i not in nearby]
        nearby += objects + [n for i in objects for n in tree.near(i, 1)]
        nearby += [i for i in tree.following(index) if i not in nearby]
        nearby += [i for i in slots.get("c", ()) if i not in nearby]
    for near in nearby:
        token = tree.tokens[near]
        if token.pos == "AUX":
            continue  # « a saisi » holds no « avoirs »
        if token.dep == "nsubj" and not noun and not tree.is_passive(index):
            continue
        for form in spellings(token):
            words.setdefault(form, near)
    if copular or not noun:
        for form in spellings(tree.tokens[index]):
            words.setdefault(form, index)
    reflexive = not noun and tree.is_reflexive(index)
    clitic = not noun and tree.with_reflexive(index)
    return Site(index, slots, words, reflexive, clitic, noun, _loose(tree, index))


def spellings(token: Token) -> frozenset[str]:
    """Return the forms under which a lexicon may list a token.

    « Ouvertes » may be listed as « ouvertes », « ouverte », « ouvert », « ouvrir ».
    """
    agreeing = token.pos == "ADJ" or token.dep == "amod"
    agreeing = agreeing or token.feature("VerbForm") == "Part"
    return _spellings(token.text, token.lemma, agreeing)


@lru_cache(maxsize=20_000)
def _spellings(text: str, lemma: str, agreeing: bool) -> frozenset[str]:  # noqa: FBT001
    parts = "-".join(part.rstrip("s") for part in text.lower().split("-"))
    found = {lemma.lower(), text.lower(), parts}
    return frozenset(found | {parts.removesuffix("e")} if agreeing else found)


def is_governed(tree: Tree, index: int) -> bool:
    """Tell whether a verb makes a predicate of a token: « être », « faire »."""
    governing = ("cop", "aux:pass", "aux:caus")
    return any(child.dep.startswith(governing) for child in tree.children(index))


def _loose(tree: Tree, index: int) -> dict[str, list[int]]:
    """Return phrases that a small parser may have hung one word too low.

    « livrer quatre batteries à l'Ukraine », « l'attaque d'une caserne par des hommes ».
    """
    found: dict[str, list[int]] = {}
    for near in tree.near(index):
        if (
            near > index
            and tree.tokens[near].pos in NOMINAL
            and tree.head(near).index != index
        ):
            preposition = tree.preposition(near)
            between = tree.preposition(tree.head(near).index)
            timed = tree.head(near).index in tree.timed  # « en mai par la police »
            if tree.is_verb(index) and is_ground(tree, near, index):
                continue  # « a interdit la manifestation à Lyon »
            if preposition and (timed or between in {"", "de", "par", preposition}):
                found.setdefault(preposition, []).append(near)
    if not tree.is_verb(index):
        _further_off(tree, index, found)
    return found


def _further_off(tree: Tree, index: int, found: dict[str, list[int]]) -> None:
    """Add to what stands around a noun what was hung on its complement or its verb.

    « une aide d'urgence japonaise »; « dénonce l'arrestation de X par la police ».
    """
    for child in tree.children(index):
        if child.pos == "NOUN" and tree.preposition(child.index) == "de":
            found.setdefault("adj", []).extend(
                t.index for t in tree.children(child.index) if t.pos == "ADJ"
            )
    verb = tree.head(index)
    for _ in range(2):  # « trois ans après son enlèvement par X »
        verb = verb if tree.is_verb(verb.index) else tree.head(verb.index)
    if verb.index == index or not tree.is_verb(verb.index):
        return
    for sibling in tree.children(verb.index):
        agent = tree.preposition(sibling.index) == "par" and sibling.pos in NOMINAL
        late = sibling.index > index > verb.index
        passive = tree.is_passive(verb.index) and not _in_adverbial(tree, index)
        if agent and late and not passive:
            found.setdefault("par", []).append(sibling.index)


def _in_adverbial(tree: Tree, index: int) -> bool:
    """Tell whether a noun says after or despite what its verb happened."""
    return tree.preposition(index) in {"après", "avant", "malgré", "depuis", "lors"}
