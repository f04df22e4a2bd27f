"""Group the assertions of one claim by what they make of it."""

from collections.abc import Sequence

from recoupe.crosscheck.items import Amount, Item
from recoupe.model import Assertion, Factuality

# Stronger first. A weaker assertion never corroborates a stronger one.
STRENGTH: dict[Factuality, int] = {
    "certain": 3,
    "probable": 2,
    "announced": 2,
    "possible": 1,
    "conditional": 1,
    "unknown": 0,
}


def compatible(left: Item, right: Item) -> bool:
    """Tell whether two assertions of one claim can both hold.

    Numbers can where their intervals meet: « plus de 4 milliards » contains
    « 4,2 milliards »; « 38 » and « 39 » are two positions.
    """
    if left.assertion.polarity != right.assertion.polarity:
        return False
    if left.said is not None and right.said is not None:
        return _same_word(left.said, right.said)
    return all(
        a.meets(b)
        for a in left.amounts
        for b in right.amounts
        if _of_one_thing(left, right, a, b)
    )


def _of_one_thing(left: Item, right: Item, a: Amount, b: Amount) -> bool:
    """Tell whether two amounts fill one slot: always those of two aligned figures."""
    if left.assertion.kind == "figure" and right.assertion.kind == "figure":
        return True
    return a.unit == b.unit and a.measures == b.measures


def _same_word(left: Assertion, right: Assertion) -> bool:
    """Tell whether two reports give one statement the same sense.

    A condition or a negation that one of them leaves out makes another statement.
    """
    if left.predicate != right.predicate:
        return True
    conditions = left.factuality == "conditional", right.factuality == "conditional"
    return left.polarity == right.polarity and conditions[0] == conditions[1]


def group_positions(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Partition a claim's assertions into positions, the leading one first.

    The leading position is asserted by most origins, then most strongly, then latest.
    """
    positions: list[list[Item]] = []
    for item in sorted(items, key=_precision):
        home = next(
            (p for p in positions if all(compatible(item, other) for other in p)), None
        )
        if home is None:
            positions.append([item])
        else:
            home.append(item)
    told = [tuple(sorted(p, key=lambda item: item.key)) for p in positions]
    return sorted(told, key=lambda p: (_rank(p), p[0].key))


def _precision(item: Item) -> tuple[int, tuple[str, int, int, str]]:
    """Order exact values before bounds, so that a wide bound joins no wrong company."""
    exact = bool(item.amounts) and all(a.is_exact for a in item.amounts)
    return (0 if exact else 1, item.key)


def _rank(position: Sequence[Item]) -> tuple[int, int]:
    strongest = max(STRENGTH[item.assertion.factuality] for item in position)
    return (-len({item.origin for item in position}), -strongest)


def strongest(items: Sequence[Item]) -> list[Item]:
    """Return the items at the highest strength among ``items``."""
    top = max(STRENGTH[item.assertion.factuality] for item in items)
    return [i for i in items if STRENGTH[i.assertion.factuality] == top]
