"""A quantity in the making."""

from decimal import Decimal
from typing import Literal

import msgspec


class Draft(msgspec.Struct, kw_only=True):
    """A quantity in the making. Mutable until the whole text is read."""

    start: int
    end: int
    core_start: int  # the number itself
    core_end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    open: Literal["low", "high"] | None = None
    unit: str = ""
    kind: str = ""
    per: str = ""
    approximator: str = ""
    change: Literal["up", "down"] | None = None
    measures: str = ""
    scope: str = ""
    as_of: str = ""
    pair: tuple[str, ...] = ()
    forward: bool = False
    scale: Decimal = Decimal(1)  # « millions » as written with the number
    rule: str = "number"
    like: "Draft | None" = None  # the figure whose unit it shares


def stated(
    span: tuple[int, int], value: Decimal | None, unit: str = "", kind: str = ""
) -> Draft:
    """Return the draft of a figure stated without bounds: both ends are its value."""
    start, end = span
    return Draft(
        start=start,
        end=end,
        core_start=start,
        core_end=end,
        value=value,
        low=value,
        high=value,
        unit=unit,
        kind=kind,
    )
