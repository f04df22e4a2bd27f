"""Wording of what articles give several values for."""

from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

import msgspec
from babel.numbers import format_decimal

from recoupe.dossier.dates import place, say_day
from recoupe.dossier.sentences import Sentences
from recoupe.lang.wording import Wording, words
from recoupe.model import (
    Claim,
    DocumentId,
    Figure,
    FigureValue,
    Position,
    PositionAssertion,
    Quantity,
)


class Printed(msgspec.Struct, frozen=True):
    """Where the words of claims are printed."""

    sentences: Sentences
    outlets: Mapping[DocumentId, str]


def updated_sentence(figure: Figure, printed: Printed) -> str | None:
    """Return how a figure grew, from the first day to the last.

    Returns:
        None where fewer than two days or values are known, or where the last value is
        not the largest: then the values may count different things.
    """
    days = [(day[0], v) for v in figure.values if (day := place(v.as_of)) is not None]
    ranked = sorted(days, key=lambda pair: (pair[0], _number(pair[1].value)))
    if not ranked or figure.measures == "":
        return None
    (first_day, first), (last_day, last) = ranked[0], ranked[-1]
    largest = max(_number(value.value) for _, value in ranked)
    wording = printed.sentences.wording(last.document)
    measure = wording.measures.get(figure.measures) if wording is not None else None
    grew = _number(first.value) < _number(last.value) == largest
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


def contested_sentence(claim: Claim, printed: Printed) -> str | None:
    """Return the positions of a disputed claim side by side, each with its voice."""
    leader = claim.positions[0].assertions[0].document
    wording = printed.sentences.wording(leader)
    if wording is None:
        return None
    if all(position.value is not None for position in claim.positions):
        return _values(claim, wording, printed)
    return _versions(claim, wording, printed)


def _values(claim: Claim, wording: Wording, printed: Printed) -> str | None:
    accounts = [_account(position, wording, printed) for position in claim.positions]
    measure = next(
        (m for p in claim.positions if (m := _measure(p, wording, printed))), None
    )
    if len(set(accounts)) < 2:
        return None
    return wording.fill(
        "contested_values",
        measure=measure or wording.measures["other"],
        accounts=wording.templates["between"].join(accounts),
    )


def _measure(position: Position, wording: Wording, printed: Printed) -> str | None:
    for assertion in position.assertions:
        for quantity in _quantities(assertion, printed):
            if quantity.value == position.value and quantity.measures:
                return wording.measures.get(quantity.measures)
    return None


def _account(position: Position, wording: Wording, printed: Printed) -> str:
    assertion = _spoken(position)
    found = [q for q in _quantities(assertion, printed) if q.value == position.value]
    if found:
        text = printed.sentences.documents[assertion.document].document.text
        value = text[found[0].start : found[0].end]
        value = value[:1].lower() + value[1:]
    else:
        value = f"{position.value} {position.unit or ''}".strip()
    return wording.fill("account", value=value, who=_who(assertion, wording, printed))


def _versions(claim: Claim, wording: Wording, printed: Printed) -> str | None:
    sides: list[str] = []
    if len({position.polarity for position in claim.positions}) < 2:
        return None  # other values, which a claim of figures tells better
    for position in claim.positions:
        assertion = _spoken(position)
        line = printed.sentences.printed(assertion.document, assertion.start)
        if not wording.stands_alone(line):
            return None
        text = wording.bare(line).replace("« ", "“").replace(" »", "”")
        outlet = printed.outlets.get(assertion.document, "")
        sides.append(wording.fill("side", text=text, who=outlet))
    return wording.fill("contested", sides=wording.templates["between"].join(sides))


def _spoken(position: Position) -> PositionAssertion:
    """Return the assertion that names its source, else the first."""
    return next(
        (a for a in position.assertions if a.attribution), position.assertions[0]
    )


def _who(assertion: PositionAssertion, wording: Wording, printed: Printed) -> str:
    """Return who answers: in the article's words, or by name where those point back."""
    named = assertion.attribution or ""
    if set(words(named)) & wording.leaning and len(assertion.chain) > 1:
        named = assertion.chain[-1]
    return named or printed.outlets.get(assertion.document, "")


def _quantities(assertion: PositionAssertion, printed: Printed) -> tuple[Quantity, ...]:
    found = printed.sentences.documents.get(assertion.document)
    if found is None:
        return ()
    low = bisect_left(found.quantities, assertion.start, key=lambda q: q.start)
    high = bisect_left(found.quantities, assertion.end, key=lambda q: q.start)
    return found.quantities[low:high]


def _number(text: str | None) -> Decimal:
    try:
        return Decimal(text or "")
    except InvalidOperation:
        return Decimal(-1)


def _say_number(value: FigureValue, language: str) -> str:
    return str(format_decimal(_number(value.value), locale=language))
