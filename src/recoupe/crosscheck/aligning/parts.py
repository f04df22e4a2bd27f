"""Do two clauses count other parts of a whole?"""

from recoupe.crosscheck.checks.wording import denies_for_long, leaves_others_out
from recoupe.crosscheck.items.amounts import FRACTION
from recoupe.crosscheck.items.item import Item
from recoupe.lang.words import Words


def are_parts(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses tell of other parts of a whole.

    Three of twelve were checked, nine, or three quarters, were not; the chief alone was
    charged, two of his men were not; a visit is the first since 2006, and nobody had
    come since 2006: neither denies the other.
    """
    if leaves_others_out(left, right, words) or denies_for_long(left, right, words):
        return True
    ours, theirs = (
        [x.unit for x in one.amounts if not any(map(x.meets, other.amounts))]
        for one, other in ((left, right), (right, left))
    )
    loose = {None, FRACTION}
    return any(x == y or loose & {x, y} for x in ours for y in theirs)
