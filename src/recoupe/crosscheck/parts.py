"""Do two clauses count other parts of a whole?"""

from recoupe.crosscheck.amounts import FRACTION
from recoupe.crosscheck.items import Item


def are_parts(left: Item, right: Item) -> bool:
    """Tell whether two clauses count other parts of a whole.

    Three of twelve were checked, nine, or three quarters, were not: neither denies the
    other.
    """
    ours, theirs = (
        [x.unit for x in one.amounts if not any(map(x.meets, other.amounts))]
        for one, other in ((left, right), (right, left))
    )
    loose = {None, FRACTION}
    return any(x == y or loose & {x, y} for x in ours for y in theirs)
