"""What clauses predicate: does one say the act of another, by whatever word?"""

from recoupe.crosscheck.checks.by_denial import are_contraries
from recoupe.crosscheck.checks.matter import NEAR, content_of, likeness
from recoupe.crosscheck.checks.tallies import AGREES, DIFFERS
from recoupe.crosscheck.checks.wording import deny_one_thing
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.lang.words import Words
from recoupe.model import Check

UNKNOWN = "lemma:"  # begins the sense of a word that no table knows
VAGUE = frozenset({"be", "become", "cause", "do", "have", "remain"})
KIN = 0.2  # likeness of predicates below which they have nothing in common
ALIKE = 0.5  # likeness of predicates from which they are of one sense


def weigh_act(left: Item, right: Item, words: Words) -> float:
    """Return how surely the predicate of either clause is said in the other, 0 to 1."""
    return max(says_act_of(left, right, words), says_act_of(right, left, words))


def say_one_by_denial(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses say one thing in that one or both of them deny.

    One denies the contrary of what the other says (« reste fermé », « n'ouvre pas »),
    or both that there was any of one thing.
    """
    if left.assertion.polarity != right.assertion.polarity:
        return are_contraries(left, right, words)
    return deny_one_thing(left, right, words)


def says_act_of(item: Item, other: Item, words: Words) -> float:
    """Return how surely a clause says what another predicates, 0 to 1."""
    a, b = item.assertion.predicate, other.assertion.predicate
    if a == b:
        return AGREES
    if not other.assertion.lemmas:
        return DIFFERS
    act = other.assertion.lemmas[0]
    near = NEAR if frozenset({a, b}) in words.near_senses else DIFFERS
    return max(near, likeness(act, other.meanings, content_of(item), words))


def share_a_sense(left: Item, right: Item, words: Words) -> bool:
    """Tell whether the predicates of two items are of one sense."""
    a, b = left.assertion.predicate, right.assertion.predicate
    if a == b:
        return True
    if frozenset({a, b}) in words.opposite_senses:
        return False
    return words.concepts.likeness(left.head, right.head) >= ALIKE


def same_sense(left: Item, right: Item, words: Words) -> Check | None:
    """What both predicate: worth saying only where no table joins two known senses.

    « A renouvelé sa confiance », « a annoncé son départ ». A verb that no table knows
    may stand for any sense: « a ramené en barque », « ont été secourus ».
    """
    a, b = left.assertion, right.assertion
    senses = {a.predicate, b.predicate}
    unknown = any(sense.startswith(UNKNOWN) or sense in VAGUE for sense in senses)
    told = a.measures is not None or {a.kind, b.kind} == {SPEECH}
    if len(senses) == 1 or unknown or told or a.polarity != b.polarity:
        return None
    joined = frozenset(senses) in words.near_senses | words.opposite_senses
    if joined or words.concepts.likeness(left.head, right.head) >= KIN:
        return None
    return Check("same_sense", DIFFERS, f"{a.predicate} / {b.predicate}")
