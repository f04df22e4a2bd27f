"""One fact told by a word and by the denial of another: « a fermé », « ne reçoit plus ».

Concepts know words that are contraries wherever they stand; a table of facts knows
those that are so of one subject.
"""

from recoupe.crosscheck.items import Item
from recoupe.crosscheck.matter import shared_content
from recoupe.crosscheck.wording import WORD
from recoupe.lang.by_denial import Clause, tell_contraries
from recoupe.lang.words import Words

OF_ONE_THING = 0.3  # of what a clause is about
CARRIED = frozenset({"attribute", "content"})


def are_contraries(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two words say the contrary of each other, one or none denied."""
    if words.concepts.are_opposites(left.head, right.head):
        return True
    return are_contrary_facts(left, right, words)


def are_contrary_facts(left: Item, right: Item, words: Words) -> bool:
    """Tell whether one clause tells what the other tells the contrary of, of one thing.

    « La piscine a fermé », « la piscine reçoit du monde »; not « la piscine a fermé »,
    « le gymnase reçoit du monde ».
    """
    clauses = _clause(left, right), _clause(right, left)
    return tell_contraries(words.facts, *clauses) and _are_of_one(left, right, words)


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
    """Tell whether two clauses are about one thing, or neither says of what."""
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
