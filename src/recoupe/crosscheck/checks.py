"""The comparisons that decide whether two assertions state one proposition.

A check is a function of two items and the coverage's word weights that returns a score
from 0 (they differ) to 1 (they agree) and the sentence that explains it, or None where
it has nothing to compare. ``CHECKS`` is the whole policy of identity; values are judged
afterwards, in ``positions``.
"""

from collections.abc import Callable, Iterable, Mapping

from recoupe.crosscheck.items import Item
from recoupe.model import Check, EntityId

DIFFERS, AGREES = 0.0, 1.0

# How much a word or an entity of the coverage tells: rare ones more.
Weights = Mapping[str, float]


def same_predicate(left: Item, right: Item, weights: Weights) -> Check:
    """Both use a word of one sense."""
    del weights
    a, b = left.assertion.predicate, right.assertion.predicate
    return Check("same_predicate", AGREES if a == b else DIFFERS, f"{a} / {b}")


def same_roles(left: Item, right: Item, weights: Weights) -> Check | None:
    """Who did it to whom: the same entities in the same roles?

    Actors and recipients that trade places are an inversion, whatever else agrees.
    """
    del weights
    a, b = left.assertion, right.assertion
    actors = _meet(a.actors, b.actors)
    recipients = _meet(a.recipients, b.recipients)
    crossed = _meet(a.actors, b.recipients) or _meet(a.recipients, b.actors)
    detail = f"{_names(a.actors)} → {_names(a.recipients)} / "
    detail += f"{_names(b.actors)} → {_names(b.recipients)}"
    if crossed and not actors and not recipients:
        return Check("same_roles", DIFFERS, detail)
    known = [meeting for meeting in (actors, recipients) if meeting is not None]
    if not known:
        return None
    return Check("same_roles", sum(known) / len(known), detail)


def _meet(a: tuple[EntityId, ...], b: tuple[EntityId, ...]) -> float | None:
    if not a or not b:
        return None
    return AGREES if set(a) & set(b) else DIFFERS


def _names(entities: Iterable[EntityId]) -> str:
    return ", ".join(sorted(entities)) or "?"


def same_time(left: Item, right: Item, weights: Weights) -> Check | None:
    """Both can be placed in time: do the days they cover meet?"""
    del weights
    a, b = left.assertion, right.assertion
    if not (a.first and a.last and b.first and b.last):
        return None
    meet = a.first <= b.last and b.first <= a.last
    return Check("same_time", AGREES if meet else DIFFERS, f"{a.time} / {b.time}")


def same_place(left: Item, right: Item, weights: Weights) -> Check | None:
    """Both name where: is it the same place?"""
    del weights
    a, b = left.assertion.place, right.assertion.place
    if a is None or b is None:
        return None
    return Check("same_place", AGREES if a == b else DIFFERS, f"{a} / {b}")


def same_measure(left: Item, right: Item, weights: Weights) -> Check | None:
    """Both give a figure: of the same thing, in the same group and unit?"""
    del weights
    a, b = left.assertion, right.assertion
    if a.value is None or b.value is None:
        return None
    parts = [(a.measures, b.measures), (a.scope, b.scope), (a.unit, b.unit)]
    differ = any(x is not None and y is not None and x != y for x, y in parts)
    detail = " / ".join(
        ", ".join(str(x) for x in (c.value, c.unit, c.measures, c.scope) if x)
        for c in (a, b)
    )
    return Check("same_measure", DIFFERS if differ else AGREES, detail)


def same_numbers(left: Item, right: Item, weights: Weights) -> Check | None:
    """The clauses print figures: do they share one?"""
    del weights
    if not left.numbers or not right.numbers:
        return None
    shared = left.numbers & right.numbers
    detail = ", ".join(f"{n.value} {n.unit}".strip() for n in sorted(shared)) or "—"
    return Check("same_numbers", AGREES if shared else DIFFERS, detail)


def same_entities(left: Item, right: Item, weights: Weights) -> Check | None:
    """The clauses name somebody: how much of whom do they share?"""
    return _overlap("same_entities", left.around, right.around, weights)


def same_matter(left: Item, right: Item, weights: Weights) -> Check | None:
    """What the clauses are about: how much of their content words do they share?"""
    return _overlap("same_matter", left.lemmas, right.lemmas, weights)


def _overlap(
    name: str, a: frozenset[str], b: frozenset[str], weights: Weights
) -> Check | None:
    if not a or not b:
        return None
    shared = a & b
    lighter = min(_weight(a, weights), _weight(b, weights))
    score = _weight(shared, weights) / lighter if lighter else DIFFERS
    return Check(name, round(score, 3), ", ".join(sorted(shared)) or "—")


def _weight(words: Iterable[str], weights: Weights) -> float:
    return sum(weights.get(word, 1.0) for word in words)


CHECKS: tuple[Callable[[Item, Item, Weights], Check | None], ...] = (
    same_predicate,
    same_roles,
    same_time,
    same_place,
    same_measure,
    same_numbers,
    same_entities,
    same_matter,
)


def compare(left: Item, right: Item, weights: Weights) -> tuple[Check, ...]:
    """Run every check that applies, in the order of ``CHECKS``."""
    results = (check(left, right, weights) for check in CHECKS)
    return tuple(result for result in results if result is not None)
