"""Find numbers with what they count."""

import re
from collections.abc import Sequence
from decimal import Decimal

from recoupe.annotate.figures.figure_durations import read_durations
from recoupe.annotate.figures.figure_rules import NOTHING, read_rules
from recoupe.annotate.figures.figures import find_calls, find_numbers, find_slips
from recoupe.annotate.figures.measures import describe
from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_elision import Elision
from recoupe.annotate.figures.number_ranges import join_ranges
from recoupe.annotate.figures.number_reader import VOID, NumberReader
from recoupe.annotate.quoted_titles import find_titles
from recoupe.lang.rules import fold
from recoupe.model import Document, Parse, Problem, Quantity, Timex


def find_quantities(
    document: Document, parse: Parse, timexes: Sequence[Timex]
) -> tuple[tuple[Quantity, ...], tuple[Problem, ...]]:
    """Return the quantities of a document in text order, none inside a date."""
    raw = document.blanked
    folded = fold(raw)
    taken = [
        (t.start, t.end)
        for t in timexes
        if t.type != "SET" or not folded.startswith("par ", t.start)
    ]
    slips = [s for s in find_slips(folded) if not _inside(s, taken)]
    problems = tuple(_problem(document, raw, start, end) for start, end in slips)
    titles = find_titles(raw, document.language)
    blocked = sorted([*taken, *slips, *find_calls(folded), *titles])
    reader = NumberReader(document.language, raw, folded, parse)
    special = [d for d in read_rules(reader) if not _inside((d.start, d.end), blocked)]
    covered = [(d.core_start, d.core_end) for d in special]
    plain = [
        draft
        for number in find_numbers(folded, document.language)
        if not _inside((number.start, number.end), [*blocked, *covered])
        for draft in [reader.read(number)]
        if draft is not None
    ]
    lengths = read_durations(reader, timexes)
    void = [reader.void(start, end) for start, end in slips]
    counted = [draft for draft in special if draft.kind != NOTHING]
    drafts = sorted([*counted, *plain, *lengths, *void], key=lambda d: (d.start, d.end))
    elision = Elision(document.language, (raw, folded), reader.units, parse)
    filled = elision.fill(_without_overlap(drafts))
    drafts = [draft for draft in filled if draft.rule != VOID]
    for draft in drafts:
        if draft.like:  # « à - 12 degrés, puis à - 15 »
            reader.sign(draft)
            reader.rate(draft)
    drafts = join_ranges(drafts, reader)
    described = describe(drafts, reader, timexes)
    return tuple(_quantity(draft) for draft in described), problems


def _inside(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _problem(document: Document, raw: str, start: int, end: int) -> Problem:
    return Problem(
        code="number-mistyped",
        message=f"« {raw[start:end]} » is no well-formed number; it is not read",
        document=document.id,
        path=document.path,
        start=start,
        end=end,
    )


def _without_overlap(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if kept and draft.start < kept[-1].end:
            if draft.end - draft.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(draft)
    return kept


def decimal_text(value: Decimal | None) -> str | None:
    """Return a decimal as plain digits, without an exponent or idle zeros.

    >>> decimal_text(Decimal("4.20E+9")), decimal_text(Decimal("0.50"))
    ('4200000000', '0.5')
    """
    if value is None:
        return None
    text = f"{value:f}"
    return re.sub(r"\.?0+$", "", text) if "." in text else text


def _quantity(draft: Draft) -> Quantity:
    return Quantity(
        start=draft.start,
        end=draft.end,
        value=decimal_text(draft.value),
        low=decimal_text(draft.low),
        high=decimal_text(draft.high),
        unit=draft.unit or None,
        approximator=draft.approximator or None,
        measures=draft.measures or None,
        change=draft.change,
        per=draft.per or None,
        open=draft.open,
        scope=draft.scope or None,
        as_of=draft.as_of or None,
        pair=draft.pair,
        rule=draft.rule,
    )
