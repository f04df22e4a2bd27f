"""The checks on figures: do two clauses measure the same, do they share a number?"""

from decimal import Decimal

from recoupe.crosscheck.items.amounts import HEADCOUNTS, Number, in_base_unit
from recoupe.crosscheck.items.item import Item
from recoupe.lang.words import Words
from recoupe.model import Assertion, Check

DIFFERS, AGREES = 0.0, 1.0
FEW = frozenset({"1", "2"})  # « les deux dirigeants »: who is meant, not how many
PARTLY = 0.6  # one unit and no more: there may be many votes, prices or budgets
SIGNATURES = 2  # numbers that two sentences hardly share by chance
TELLING = 2  # digits that two counts of one group share
SIGNATURE = 3  # digits that make a number unlikely to be shared by chance
BY_SOURCE = "source"  # begins the part of a scope that says on whose word it is given


def same_measure(left: Item, right: Item, words: Words) -> Check | None:
    """Both give a figure: of the same thing, in the same group and unit?

    On whose word a figure is given is no part of what it measures.
    """
    a, b = left.assertion, right.assertion
    if a.value is None or b.value is None:
        return None
    detail = " / ".join(
        ", ".join(str(x) for x in (c.value, c.unit, c.measures, c.scope) if x)
        for c in (a, b)
    )
    if left.is_part or right.is_part:
        return Check("same_measure", DIFFERS, detail)
    scopes = scope_of(a), scope_of(b)
    same = _measure_alike(a, b) and _same_unit(a, b, words)
    same = same and not (scopes[0] and scopes[1] and scopes[0].isdisjoint(scopes[1]))
    if same and a.measures not in HEADCOUNTS:
        return Check("same_measure", PARTLY, detail)
    return Check("same_measure", AGREES if same else DIFFERS, detail)


def _measure_alike(a: Assertion, b: Assertion) -> bool:
    """Tell whether two figures may measure one thing.

    Where one does not say what it measures, the same telling value does: « 38 élèves
    pris de vomissements », « 38 écoliers malades ».
    """
    if a.measures == b.measures:
        return True
    unsaid = a.measures is None or b.measures is None
    return unsaid and a.value == b.value and len(a.value or "") >= TELLING


def scope_of(assertion: Assertion) -> frozenset[str]:
    """Return the groups and places that restrict what a figure counts."""
    parts = (part.strip() for part in (assertion.scope or "").split(";"))
    return frozenset(part for part in parts if part and not part.startswith(BY_SOURCE))


def _same_unit(a: Assertion, b: Assertion, words: Words) -> bool:
    """Tell whether two figures count in one unit.

    Where what is measured is known, the word for those who are counted may differ
    (« manifestants », « personnes »); a currency or a percentage may not.
    """
    if a.unit == b.unit:
        return True
    if a.unit is None or b.unit is None:
        return False
    if in_base_unit(Decimal(0), a.unit) == in_base_unit(Decimal(0), b.unit):
        return True
    nouns = a.unit.islower() and b.unit.islower()
    if not nouns:
        return False
    known = a.measures is not None and b.measures is not None
    if known or are_near(a.unit, b.unit, words):
        return True
    return a.value == b.value and len(a.value or "") >= SIGNATURE


def same_numbers(left: Item, right: Item, words: Words) -> Check | None:
    """The sentences print figures: do they share one?"""
    if not left.numbers or not right.numbers:
        return None
    shared = shared_numbers(left.numbers, right.numbers, words)
    detail = ", ".join(sorted(shared)) or "—"
    return Check("same_numbers", AGREES if shared else DIFFERS, detail)


def shared_numbers(
    left: frozenset[Number], right: frozenset[Number], words: Words
) -> frozenset[str]:
    """Return the numbers that two sentences hardly share by chance.

    A long number is its own signature whatever word counts it (« 3 400 salariés »,
    « 3 400 personnes »), and so are two together (« 61 voix contre 4 »); a single short
    one must count the same thing.
    """
    pairs = [(a, b) for a in left for b in right if a.agrees_with(b)]
    telling = len({a.value for a, _ in pairs}) >= SIGNATURES
    return frozenset(
        f"{a.digits} {a.unit}".strip()
        for a, b in pairs
        if telling or _counts_alike(a, b, words)
        if a.digits not in FEW or not a.unit.islower()
    )


def same_scope(left: Item, right: Item, words: Words) -> Check | None:
    """Both print figures: worth saying only where these are of rival scopes.

    Turnover and profit, households and persons, « sur un mois » and « sur un an ». A
    sentence that names both sides of a contrast takes neither.
    """
    rivals = words.scopes.opposite
    ours, theirs = left.scopes - right.scopes, right.scopes - left.scopes
    for scope in sorted(ours):
        if found := sorted(theirs & rivals.get(scope, frozenset())):
            return Check("same_scope", DIFFERS, f"{scope} / {found[0]}")
    return None


def _counts_alike(a: Number, b: Number, words: Words) -> bool:
    if a.measures is not None and b.measures is not None:
        return a.measures == b.measures
    if a.unit == b.unit:
        return True
    if not (a.unit.islower() and b.unit.islower()):
        return False
    return len(a.digits) >= SIGNATURE or are_near(a.unit, b.unit, words)


def are_near(a: str, b: str, words: Words) -> bool:
    """Tell whether two lemmas can stand for one thing."""
    meant = words.concepts.read(frozenset({a, b}))
    alike = words.concepts.likeness(meant.get(a, {}), meant.get(b, {}))
    return alike > 0 or words.nearness(a, b) > 0
