"""What its figures tell of a clause: they are of other slots, or one has moved."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from recoupe.crosscheck.aligning.align import Group
from recoupe.crosscheck.checks.roles import OTHER, cast
from recoupe.crosscheck.figures.figure_slots import are_told_apart
from recoupe.crosscheck.figures.other_counts import count_other_things, count_otherwise
from recoupe.crosscheck.items.durations import LENGTHS
from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.restated import SPEECH
from recoupe.crosscheck.items.slots import share_unit
from recoupe.crosscheck.standing.positions import are_of_other_amounts
from recoupe.lang.words import Words
from recoupe.model import Claim, DocumentId, Standing

FIGURE = "figure"
Row = int  # of the table of figures: the rank of a group
Printed = Mapping[DocumentId, Sequence[tuple[Row, Item]]]  # figures, by document


def part_by_figures(groups: Sequence[Group], words: Words) -> list[Group]:
    """Part clauses whose amounts exclude each other and are figures of two slots.

    « A exporté 410 tonnes en mai » and « 1 300 tonnes en juin » are two figures, and so
    two things that happened.
    """
    printed = _printed(groups)
    return [part for group in groups for part in _parts(group, printed, words)]


def follow_figures(found: Sequence[tuple[Claim, Group]]) -> list[tuple[Claim, Group]]:
    """Call updated what is contested by a figure that is.

    « A détruit 900 hectares », and two days later « 2 400 hectares ont brûlé ».
    """
    printed = _printed([group for _, group in found])
    moved = {
        row: claim
        for row, (claim, group) in enumerate(found)
        if claim.standing is Standing.UPDATED and _is_of_figures(group)
    }
    return [(_followed(claim, group, printed, moved), group) for claim, group in found]


def _printed(groups: Sequence[Group]) -> Printed:
    printed = defaultdict[DocumentId, list[tuple[Row, Item]]](list)
    for row, group in enumerate(groups):
        for item in group.items if _is_of_figures(group) else ():
            printed[item.document].append((row, item))
    return printed


def _is_of_figures(group: Group) -> bool:
    return all(item.assertion.kind == FIGURE for item in group.items)


def _figures_in(clause: Item, printed: Printed) -> list[tuple[Row, Item]]:
    """Return the figures that a clause prints, each with its row."""
    a = clause.assertion
    return [
        (row, figure)
        for row, figure in printed.get(clause.document, ())
        if a.start <= figure.assertion.head.start < a.end
    ]


def _parts(group: Group, printed: Printed, words: Words) -> list[Group]:
    if group.items[0].assertion.kind in (FIGURE, SPEECH):
        return [group]
    parts: list[list[Item]] = []
    for item in group.items:
        home = next(
            (p for p in parts if not any(_are_two(item, o, printed, words) for o in p)),
            None,
        )
        if home is None:
            parts.append([item])
        else:
            home.append(item)
    if len(parts) == 1:
        return [group]
    return [Group(tuple(part), group.checks if len(part) > 1 else ()) for part in parts]


def _are_two(left: Item, right: Item, printed: Printed, words: Words) -> bool:
    if left.document == right.document:
        return False
    pairs = [
        (x, y)
        for _, x in _figures_in(left, printed)
        for _, y in _figures_in(right, printed)
        if x.slot is not None and y.slot is not None and share_unit(x.slot, y.slot)
    ]
    if not are_of_other_amounts(left, right, words):
        found = [count_other_things(x, y, words) for x, y in pairs]
        return bool(found) and all(found)
    if _do_contraries(left, right, words):
        return True  # « a licencié 120 salariés », « a embauché 80 salariés »
    likest = cast(left, right, words).likest
    if likest is not None and likest <= OTHER:
        return True  # « le musée a ouvert avec cent places », « un lycée … deux cents »
    found = [
        are_told_apart(x, y, words) or count_otherwise(x, y, words) for x, y in pairs
    ]
    return bool(found) and all(found)


def _do_contraries(left: Item, right: Item, words: Words) -> bool:
    """Tell whether two clauses affirm contrary acts: each counts its own."""
    a, b = left.assertion, right.assertion
    if a.polarity != "+" or b.polarity != "+" or a.predicate == b.predicate:
        return False
    if frozenset({a.predicate, b.predicate}) in words.opposite_senses:
        return True
    return words.concepts.are_opposites(left.head, right.head)


def _followed(
    claim: Claim, group: Group, printed: Printed, moved: Mapping[Row, Claim]
) -> Claim:
    one_way = len({position.polarity for position in claim.positions}) == 1
    if claim.standing is not Standing.CONTESTED or claim.kind == FIGURE or not one_way:
        return claim
    told = defaultdict[tuple[DocumentId, int], set[Row]](set)
    for item in group.items:
        rows = (row for row, _ in _figures_in(item, printed))
        told[item.document, item.assertion.start].update(rows)
    sides = [
        {row for a in position.assertions for row in told[a.document, a.start]}
        for position in claim.positions
    ]
    shared = sides[0].intersection(*sides)
    others = [side for side in sides if side != shared]  # one may print one more
    if not shared or len(others) > 1 or not shared <= moved.keys():
        return claim
    if _last_unlike(group.items):
        return claim
    why = moved[min(shared)].checks[-1]
    return msgspec.structs.replace(
        claim, standing=Standing.UPDATED, checks=(*claim.checks[:-1], why)
    )


def _last_unlike(items: Sequence[Item]) -> bool:
    """Tell whether clauses say that something went on for two lengths of time."""
    lengths = [a for item in items for a in item.amounts if a.unit in LENGTHS]
    return any(a.unit == b.unit and not a.meets(b) for a, b in combinations(lengths, 2))
