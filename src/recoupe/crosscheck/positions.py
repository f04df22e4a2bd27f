"""Group the assertions of one claim by what they make of it."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from recoupe.crosscheck.items import Item
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

Bounds = tuple[Decimal | None, Decimal | None]


def bounds(item: Item) -> Bounds | None:
    """Return the lowest and highest value an assertion allows; None inside is open.

    Returns:
        None where the assertion gives no number.
    """
    a = item.assertion
    if a.value is None and a.low is None and a.high is None:
        return None
    if a.low is None and a.high is None:
        return _number(a.value), _number(a.value)
    return _number(a.low), _number(a.high)


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text is not None else None
    except InvalidOperation:
        return None


def compatible(left: Item, right: Item) -> bool:
    """Tell whether two assertions of one claim can both hold.

    Numbers can where their intervals meet: « plus de 4 milliards » contains
    « 4,2 milliards »; « 38 » and « 39 » are two positions.
    """
    if left.assertion.polarity != right.assertion.polarity:
        return False
    if left.said is not None and right.said is not None:
        return _same_word(left.said, right.said)
    a, b = bounds(left), bounds(right)
    if a is None or b is None:
        return True
    starts = a[0] is None or b[1] is None or a[0] <= b[1]
    ends = b[0] is None or a[1] is None or b[0] <= a[1]
    return starts and ends


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
    found = bounds(item)
    exact = found is not None and found[0] is not None and found[0] == found[1]
    return (0 if exact else 1, item.key)


def _rank(position: Sequence[Item]) -> tuple[int, int]:
    strongest = max(STRENGTH[item.assertion.factuality] for item in position)
    return (-len({item.origin for item in position}), -strongest)


def strongest(items: Sequence[Item]) -> list[Item]:
    """Return the items at the highest strength among ``items``."""
    top = max(STRENGTH[item.assertion.factuality] for item in items)
    return [i for i in items if STRENGTH[i.assertion.factuality] == top]
