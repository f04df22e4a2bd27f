"""Which assertions of a story state the same proposition."""

from collections import defaultdict
from collections.abc import Sequence

from recoupe.crosscheck.checks import CONTRADICTS, compare
from recoupe.crosscheck.items import Item

# Below this share of content words, two clauses of one predicate are about two matters.
SAME_MATTER = 0.34
VETOES = frozenset(
    {
        "same_predicate",
        "same_actors",
        "same_recipients",
        "same_time",
        "same_place",
        "same_measure",
    }
)


def align(items: Sequence[Item]) -> list[tuple[Item, ...]]:
    """Partition a story's assertions into groups that state one proposition.

    Items are compared only within one predicate sense; a group takes an item when it
    agrees with every member, so that no chain of near matches joins strangers.
    """
    groups: dict[str, list[list[Item]]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.key):
        rivals = groups[item.assertion.predicate]
        home = next((group for group in rivals if _belongs(item, group)), None)
        if home is None:
            rivals.append([item])
        else:
            home.append(item)
    return [tuple(group) for rivals in groups.values() for group in rivals]


def _belongs(item: Item, group: Sequence[Item]) -> bool:
    return all(agree(item, member) for member in group)


def agree(left: Item, right: Item) -> bool:
    """Tell whether two assertions state the same proposition."""
    checks = {check.name: check.score for check in compare(left, right)}
    if any(checks.get(name) == CONTRADICTS for name in VETOES):
        return False
    return checks.get("same_matter", 0.0) >= SAME_MATTER
