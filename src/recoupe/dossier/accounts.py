"""Wording of figures that grew."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

import msgspec
from babel.numbers import format_decimal

from recoupe.dossier.dates import place, say_day
from recoupe.dossier.sentences import Sentences
from recoupe.model import DocumentId, Figure, FigureValue


class Printed(msgspec.Struct, frozen=True):
    """Where the words of claims are printed."""

    sentences: Sentences
    outlets: Mapping[DocumentId, str]


def updated_sentence(figure: Figure, printed: Printed) -> str | None:
    """Return how a figure grew, from the first day to that of its last value.

    Returns:
        None where fewer than two days or values are known, or where the last value is
        not the largest: then the values may count different things.
    """
    days = [(day[0], v) for v in figure.values if (day := place(v.as_of)) is not None]
    ranked = sorted(days, key=lambda pair: (pair[0], _number(pair[1].value)))
    if not ranked or figure.measures == "":
        return None
    first_day, first = ranked[0]
    largest = max(_number(value.value) for _, value in ranked)
    if _number(ranked[-1][1].value) != largest:
        return None
    last_day, last = next(pair for pair in ranked if _number(pair[1].value) == largest)
    wording = printed.sentences.wording(last.document)
    measure = wording.measures.get(figure.measures) if wording is not None else None
    grew = _number(first.value) < largest
    if wording is None or measure is None or not grew or first_day == last_day:
        return None
    language = printed.sentences.language(last.document)
    return wording.fill(
        "updated",
        measure=measure,
        first=_say_number(first, language),
        first_day=say_day(first_day, language) or first_day,
        last=_say_number(last, language),
        last_day=say_day(last_day, language) or last_day,
    )


def _number(text: str | None) -> Decimal:
    try:
        return Decimal(text or "")
    except InvalidOperation:
        return Decimal(-1)


def _say_number(value: FigureValue, language: str) -> str:
    return str(format_decimal(_number(value.value), locale=language))
