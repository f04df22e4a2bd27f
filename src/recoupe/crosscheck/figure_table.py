"""The table of figures: one slot, every value that was printed for it."""

from collections.abc import Sequence
from typing import Literal

from recoupe.crosscheck.items.item import Item
from recoupe.crosscheck.items.slots import printed_value
from recoupe.crosscheck.standing.voices import Company, answer_for
from recoupe.model import Claim, Figure, FigureValue, Standing

Relation = Literal["same", "compatible", "updated", "contested"]


def make_figure(claim: Claim, items: Sequence[Item], company: Company) -> Figure | None:
    """Return the row of a claim that gives values, earliest first; None without any.

    Of a range (« entre 200 et 300 », « des centaines ») the value is its lower bound.
    """
    printed = [item for item in items if printed_value(item.assertion) is not None]
    if not printed:
        return None
    values = tuple(
        FigureValue(
            value=item.assertion.value or item.assertion.low,
            low=item.assertion.low,
            high=item.assertion.high,
            as_of=item.shown_as_of,
            document=item.document,
            start=item.assertion.start,
            end=item.assertion.end,
            voice=answer_for(item, company).label,
        )
        for item in sorted(printed, key=lambda i: (i.as_of or "", i.key))
    )
    first = printed[0].assertion
    return Figure(
        claim=claim.id,
        measures=first.measures or claim.predicate,
        unit=first.unit,
        values=values,
        relation=_relation(claim, values),
    )


def _relation(claim: Claim, values: Sequence[FigureValue]) -> Relation:
    if claim.standing is Standing.UPDATED:
        return "updated"
    if claim.standing is Standing.CONTESTED:
        return "contested"
    return "same" if len({v.value for v in values}) == 1 else "compatible"
