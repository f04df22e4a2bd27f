"""One fact told by a word and by a denial: « a fermé », « ne reçoit plus ».

Concepts know words that are contraries wherever they stand; a table of facts knows
those that are so of one subject.
"""

from collections.abc import Set as AbstractSet

from recoupe.crosscheck.checks.matter import shared_content
from recoupe.crosscheck.checks.names import is_person
from recoupe.crosscheck.checks.tallies import AGREES
from recoupe.crosscheck.checks.wording import WORD
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH, denies_any
from recoupe.lang.by_denial import Clause, find_contraries
from recoupe.lang.words import Words
from recoupe.model import Check

OF_ONE_THING = 0.3  # of what a clause is about
ACTOR = "actor"
CARRIED = frozenset({"attribute", "content"})
OBJECTS = frozenset({"theme", "recipient", "content"})
OPEN = frozenset({"possible", "probable", "conditional", "unknown"})


def are_contraries(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two words say the contrary of each other, one or none denied."""
    if words.concepts.are_opposites(left.head, right.head):
        return True
    return are_contrary_facts(left, right, words)


def are_contrary_facts(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one clause tells what the other tells the contrary of, of one thing.

    « La piscine a fermé », « la piscine reçoit du monde »; not « le gymnase reçoit du
    monde », « la piscine fermerait », nor « ne reçoit plus de groupes ».
    """
    a, b = left.assertion, right.assertion
    if not OPEN.isdisjoint({a.factuality, b.factuality}):
        return False
    for one, other in ((left, right), (right, left)):
        found = find_contraries(words.facts, _clause(one, other), _clause(other, one))
        if found is None or not _are_of_one(one, other, words):
            continue
        whole = a.polarity == b.polarity or _is_of_object(
            other, one, found.denied | words.whoever, words
        )
        if whole and _is_of_object(one, other, found.told, words):
            return True
    return False


def deny_by_saying(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one says that something is not so, and the other that he denies it.

    « Il a nié avoir tiré », « il a affirmé qu'il n'avait pas tiré »; not « il a affirmé
    qu'il avait tiré ».
    """
    if not left.assertion.kind == right.assertion.kind == SPEECH:
        return False
    verbs = words.denying | words.rejecting | words.excluding
    denying = [bool(verbs & set(i.assertion.lemmas[:1])) for i in (left, right)]
    if all(denying) or not any(denying):
        return False
    said = (right if denying[0] else left).contents
    return any(content.polarity == "-" for content in said)


def same_denial(left: Item, right: Item, words: Words) -> Check | None:
    """Both say that there was none of one act: worth saying only where they do.

    « Aucun détenu ne s'est enfui », « aucune évasion n'a eu lieu »; not « aucun mineur
    ne s'est enfui », of people that the other does not name.
    """
    a, b = left.assertion, right.assertion
    if a.predicate != b.predicate or a.predicate.removeprefix("lemma:") in words.light:
        return None
    if left.story != right.story or not all(
        denies_all(i, words) for i in (left, right)
    ):
        return None
    if left.parties - right.around or right.parties - left.around:
        return None
    return Check("same_denial", AGREES, f"{left.quote} / {right.quote}")


def denies_all(item: Item, words: Words) -> bool:
    """Tell whether a clause says for certain that none did something, or nobody."""
    a = item.assertion
    if a.polarity == "+" or a.kind in ("figure", SPEECH) or a.factuality in OPEN:
        return False
    said = item.quote.lower().replace("’", "'")
    none = any(f" {no}" in f" {said}" for no in words.no_such)
    nobody = words.nobody_does is not None and words.nobody_does.match(said)
    return none or denies_any(a, words) or bool(nobody)


def _is_of_object(
    one: Item, other: Item, telling: AbstractSet[str], words: Words
) -> bool:
    """Tell whether what a clause says was done to something is said of that.

    « Le musée a fermé sa librairie » does not say that the museum takes in nobody, nor
    « le musée ne reçoit plus de groupes » that it closed.
    """
    arguments = one.assertion.arguments
    agents = {lemma for x in arguments if x.role == ACTOR for lemma in x.lemmas}
    phrases = [x.lemmas for x in arguments if x.role in OBJECTS]
    if one.assertion.polarity == "-":
        phrases.append(_left_over(one))
    objects = frozenset(
        lemma
        for phrase in phrases
        if not _is_told(phrase, telling, words)
        for lemma in phrase
        if lemma in one.lemmas - agents  # no « se »
    )
    if not agents or not objects:
        return True
    theirs = other.lemmas | frozenset(other.assertion.lemmas)
    return shared_content(one, other, objects, theirs, words).rarity > 0


def _left_over(item: Item) -> tuple[str, ...]:
    """Return the words of a clause in no part of it: « ne prend plus de chats »."""
    held = {lemma for x in item.assertion.arguments for lemma in x.lemmas}
    return tuple(x for x in item.assertion.lemmas[1:] if x not in held)


def _is_told(lemmas: tuple[str, ...], telling: AbstractSet[str], words: Words) -> bool:
    """Tell whether an object is what the table names, or anybody: « du public »."""
    if not telling.isdisjoint(lemmas[:1]):
        return len(lemmas) == 1 or lemmas[0] not in words.whoever
    return not telling.isdisjoint(lemmas)


def _clause(item: Item, other: Item) -> Clause:
    said = frozenset(WORD.findall(item.quote.lower().replace("’", "'")))
    lemmas = item.assertion.lemmas
    return Clause(
        sense=item.assertion.predicate,
        head=lemmas[0] if lemmas else "",
        words=said | item.lemmas | frozenset(lemmas),
        other=other.assertion.lemmas[0] if other.assertion.lemmas else "",
    )


def _are_of_one(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses are about one thing, or one does not say of what."""
    if any(map(is_person, left.parties & right.parties)):
        return True
    ours, theirs = (_about(item) for item in (left, right))
    if not ours or not theirs:
        return True
    return shared_content(left, right, ours, theirs, words).held >= OF_ONE_THING


def _about(item: Item) -> frozenset[str]:
    """Return the words of what a clause is about: all that is not its predicate."""
    head = item.assertion.lemmas[:1]
    return frozenset(
        lemma
        for argument in item.assertion.arguments
        if argument.role not in CARRIED
        for lemma in argument.lemmas
        if lemma not in head
    )
