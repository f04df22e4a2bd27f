"""Where: do two clauses name the same place, or one that lies in the other?"""

from recoupe.crosscheck.checks.names import is_named, name_towns_apart
from recoupe.crosscheck.checks.tallies import AGREES, DIFFERS
from recoupe.crosscheck.items.amounts import FRACTION, in_base_unit
from recoupe.crosscheck.items.item import Item
from recoupe.kb import load_kb
from recoupe.lang.words import Words
from recoupe.model import Check, EntityId


def same_place(left: Item, right: Item, words: Words) -> Check | None:
    """Both name where: is it the same place?

    « des pays voisins » may be any of them, and what happens in Bakou happens in
    Azerbaïdjan; what is counted there is another count, and a share another share. Of
    two towns of one name each has its own.
    """
    del words
    if name_towns_apart(left, right):
        detail = " / ".join(", ".join(sorted(item.around)) for item in (left, right))
        return Check("same_place", DIFFERS, detail)
    shares = _gives_a_share(left) and _gives_a_share(right)
    a, b = (_told_of(left), _told_of(right)) if shares else _stated(left, right)
    if a is None or b is None:
        return None
    if a != b and not (is_named(a) and is_named(b)):
        return None
    if a in right.around and b in left.around:
        return None  # « entre Brest et Quimper », « entre Quimper et Brest »
    counted = "figure" in (left.assertion.kind, right.assertion.kind)
    counted = counted or shares
    if not counted and (_is_within(a, b) or _is_within(b, a)):
        return None
    return Check("same_place", AGREES if a == b else DIFFERS, f"{a} / {b}")


def _stated(left: Item, right: Item) -> tuple[EntityId | None, EntityId | None]:
    return left.assertion.place, right.assertion.place


def _told_of(item: Item) -> EntityId | None:
    """Return where a clause places what it tells, or the one place of its sentence."""
    here = item.site & item.around
    return item.assertion.place or (min(here) if len(here) == 1 else None)


def _gives_a_share(item: Item) -> bool:
    """Tell whether a sentence says how large a part it is of: « une école sur dix »."""
    return any(in_base_unit(n.value, n.unit)[1] == FRACTION for n in item.numbers)


def _is_within(place: EntityId, state: EntityId) -> bool:
    """Tell whether a place lies in another: by the base, or by the name it bears.

    « le quai des Céréales de Pellamo » is in Pellamo.
    """
    if place.endswith(f"-{state.partition(':')[2]}"):
        return True
    entry = load_kb().get(place)
    return entry is not None and state == f"state:{entry.country}"
