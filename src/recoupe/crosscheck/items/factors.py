"""How much more or less a factor makes of something, as a share of what it was.

« A doublé » and « a augmenté de 100 % » are one, and so are « divisé par quatre » and
« en baisse de 75 % »; « la moitié des bus » is a part and no factor.
"""

from decimal import Decimal, InvalidOperation

import msgspec

from recoupe.model import AnnotatedDocument, Assertion, Quantity

TIMES = "1"  # the unit of factors, and of parts, which are less than one
DOWN = "down"
PLACES = Decimal("0.0001")


def as_change(quantity: Quantity) -> Quantity:
    """Return a factor as the share that is gained or lost, any other as it is."""
    if quantity.unit != TIMES or not _is_above_one(quantity.value):
        return quantity
    value, low, high = (
        _changed(bound, down=quantity.change == DOWN)
        for bound in (quantity.value, quantity.low, quantity.high)
    )
    return msgspec.structs.replace(quantity, value=value, low=low, high=high)


def figure_as_change(annotated: AnnotatedDocument, figure: Assertion) -> Assertion:
    """Return a figure as its quantity is compared: « a doublé » is 100 % more."""
    if figure.unit != TIMES or not _is_above_one(figure.value):
        return figure
    head = (figure.head.start, figure.head.end)
    for quantity in annotated.quantities:
        if (quantity.start, quantity.end) == head:
            told = as_change(quantity)
            return msgspec.structs.replace(
                figure, value=told.value, low=told.low, high=told.high
            )
    return figure


def _is_above_one(text: str | None) -> bool:
    try:
        return text is not None and Decimal(text) > 1
    except InvalidOperation:
        return False


def _changed(text: str | None, *, down: bool) -> str | None:
    if text is None or not _is_above_one(text):
        return None
    factor = Decimal(text)
    share = (1 - 1 / factor).quantize(PLACES) if down else factor - 1
    return f"{share.normalize():f}"
