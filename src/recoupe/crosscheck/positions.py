"""Group the assertions of one claim by what they make of it."""

from collections.abc import Sequence
from decimal import Decimal

from recoupe.crosscheck.items import Item
from recoupe.model import Factuality

# Stronger first. A weaker assertion never corroborates a stronger one.
STRENGTH: dict[Factuality, int] = {
    "certain": 3,
    "probable": 2,
    "announced": 2,
    "possible": 1,
    "conditional": 1,
    "unknown": 0,
}


def bounds(item: Item) -> tuple[Decimal | None, Decimal | None]:
    """Return the lowest and highest value an assertion allows; None is open."""
    a = item.assertion
    low = a.low if a.low is not None or a.high is not None else a.value
    high = a.high if a.low is not None or a.high is not None else a.value
    return (
        Decimal(low) if low is not None else None,
        Decimal(high) if high is not None else None,
    )


def compatible(left: Item, right: Item) -> bool:
    """Tell whether one value contains the other at its own precision."""
    if left.assertion.polarity != right.assertion.polarity:
        return False
    if left.assertion.value is None or right.assertion.value is None:
        return True
    (low_a, high_a), (low_b, high_b) = bounds(left), bounds(right)
    starts = low_a is None or high_b is None or low_a <= high_b
    ends = low_b is None or high_a is None or low_b <= high_a
    return starts and ends


def group_positions(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Partition a claim's assertions into positions, the leading one first."""
    positions: list[list[Item]] = []
    for item in items:
        home = next(
            (p for p in positions if all(compatible(item, other) for other in p)), None
        )
        if home is None:
            positions.append([item])
        else:
            home.append(item)
    ranked = sorted(positions, key=lambda p: (_rank(p), p[0].key))
    return [tuple(position) for position in ranked]


def _rank(position: Sequence[Item]) -> tuple[int, int]:
    strongest = max(STRENGTH[item.assertion.factuality] for item in position)
    return (-len({item.origin for item in position}), -strongest)
