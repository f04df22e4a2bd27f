"""The comparisons that decide whether two assertions are one claim.

A check is a function of two items that returns a score and the sentence that explains
it, or None where it has nothing to compare. ``CHECKS`` is the whole policy of identity;
values are judged afterwards, in ``positions``.
"""

from collections.abc import Callable

from recoupe.crosscheck.items import Item
from recoupe.model import Argument, Check

CONTRADICTS, AGREES = 0.0, 1.0


def same_predicate(left: Item, right: Item) -> Check | None:
    """Both use a word of one sense."""
    a, b = left.assertion.predicate, right.assertion.predicate
    score = AGREES if a == b else CONTRADICTS
    return Check("same_predicate", score, f"{a} / {b}")


def same_actors(left: Item, right: Item) -> Check | None:
    """Both name who did it: is it the same?"""
    return _roles("same_actors", left.assertion.actors, right.assertion.actors)


def same_recipients(left: Item, right: Item) -> Check | None:
    """Both name to whom it was done: is it the same?"""
    return _roles(
        "same_recipients", left.assertion.recipients, right.assertion.recipients
    )


def _roles(name: str, a: tuple[str, ...], b: tuple[str, ...]) -> Check | None:
    if not a or not b:
        return None
    score = AGREES if set(a) & set(b) else CONTRADICTS
    return Check(name, score, f"{', '.join(sorted(a))} / {', '.join(sorted(b))}")


def same_time(left: Item, right: Item) -> Check | None:
    """Both can be placed in time: do the days they cover meet?"""
    a, b = left.assertion, right.assertion
    if not (a.first and a.last and b.first and b.last):
        return None
    meet = a.first <= b.last and b.first <= a.last
    return Check("same_time", AGREES if meet else CONTRADICTS, f"{a.time} / {b.time}")


def same_place(left: Item, right: Item) -> Check | None:
    """Both name a place: is it the same?"""
    a, b = left.assertion.place, right.assertion.place
    if a is None or b is None:
        return None
    return Check("same_place", AGREES if a == b else CONTRADICTS, f"{a} / {b}")


def same_measure(left: Item, right: Item) -> Check | None:
    """Both count something: the same thing, in the same group and unit?"""
    a, b = left.assertion, right.assertion
    if a.measures is None and b.measures is None:
        return None
    same = (a.measures, a.scope, a.unit) == (b.measures, b.scope, b.unit)
    detail = f"{a.measures} ({a.scope}, {a.unit}) / {b.measures} ({b.scope}, {b.unit})"
    return Check("same_measure", AGREES if same else CONTRADICTS, detail)


def same_matter(left: Item, right: Item) -> Check | None:
    """What the clauses are about: how much of their content words do they share?"""
    a, b = _matter(left), _matter(right)
    if not a or not b:
        return None
    shared = a & b
    score = len(shared) / min(len(a), len(b))
    return Check("same_matter", round(score, 3), ", ".join(sorted(shared)) or "—")


def _matter(item: Item) -> frozenset[str]:
    roles: tuple[Argument, ...] = item.assertion.arguments
    words = {lemma for argument in roles for lemma in argument.lemmas}
    return frozenset(words) or item.lemmas


CHECKS: tuple[Callable[[Item, Item], Check | None], ...] = (
    same_predicate,
    same_actors,
    same_recipients,
    same_time,
    same_place,
    same_measure,
    same_matter,
)


def compare(left: Item, right: Item) -> tuple[Check, ...]:
    """Run every check that applies, in the order of ``CHECKS``."""
    results = (check(left, right) for check in CHECKS)
    return tuple(result for result in results if result is not None)
