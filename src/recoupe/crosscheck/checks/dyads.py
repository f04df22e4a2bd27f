"""Who deals with whom: one act between the same two, by name.

The leaders and states of a saga stand in all its sentences, so that sharing them tells
nothing; that the same one does the same to the same other tells much.
"""

from datetime import date

from recoupe.crosscheck.checks.names import is_named
from recoupe.crosscheck.checks.roles import AGENTS, PATIENTS, entities_in
from recoupe.crosscheck.checks.tallies import AGREES
from recoupe.crosscheck.items.item import Item
from recoupe.lang.words import Words
from recoupe.model import Check, EntityId

FAR = 31  # days from an undated clause's printing to a dated one: another occasion
WHERE = frozenset({"place", "goal", "source", "with"})
UNSPECIFIC = "lemma:"  # begins a predicate that no class of senses holds


def same_dyad(left: Item, right: Item, words: Words) -> Check | None:
    """The same one does one thing to the same other: worth saying only then.

    Where one of them says when, the other must have been printed about then.
    """
    a, b = left.assertion, right.assertion
    if a.predicate != b.predicate or a.predicate.startswith(UNSPECIFIC):
        return None
    if a.predicate in words.light or a.presupposed or b.presupposed:
        return None
    if not all(x.kind == "event" or x.plover for x in (a, b)):
        return None
    doers = entities_in(left, AGENTS), entities_in(right, AGENTS)
    both = doers[0] & doers[1]
    others = _others(left, doers[0]) & _others(right, doers[1])
    met = both if len(both) > 1 else frozenset()  # « A et B se sont rencontrés »
    if not both or not (others or met) or _is_far(left, right):
        return None
    detail = f"{', '.join(sorted(both))} → {', '.join(sorted(others))}"
    return Check("same_dyad", AGREES, detail)


def _others(item: Item, doers: frozenset[EntityId]) -> frozenset[EntityId]:
    """Return by name whom or where an act is done to."""
    a = item.assertion
    found = {*entities_in(item, PATIENTS), *entities_in(item, WHERE), *a.recipients}
    place = {a.place} if a.place else set[EntityId]()
    return frozenset(e for e in found | place if is_named(e)) - doers


def _is_far(left: Item, right: Item) -> bool:
    """Tell whether one clause is dated far from where the other can be, or both are."""
    for dated, other in ((left, right), (right, left)):
        a = dated.assertion
        if not a.first or other.assertion.first:
            continue
        if other.published is None:
            return True
        day = date.fromisoformat(other.published)
        first, last = (date.fromisoformat(x[:10]) for x in (a.first, a.last or a.first))
        if max((first - day).days, (day - last).days) > FAR:
            return True
    return False
