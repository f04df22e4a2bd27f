"""Read the figures that no plain number writes: halves, dozens, factors, ranks."""

import re
from collections.abc import Callable
from decimal import Decimal

from recoupe.annotate.figures.figure_collectives import (
    read_collective,
    read_collectives,
    read_counted_collective,
    read_half_scale,
    read_one_alone,
    read_several,
    read_some_alone,
)
from recoupe.annotate.figures.figure_draft import count_of, draft_of
from recoupe.annotate.figures.figure_pairs import (
    read_draw,
    read_exchange,
    read_one_in,
    read_product,
    read_ratio,
    read_score,
    read_with_hundredths,
    read_worded_score,
    share_of,
)
from recoupe.annotate.figures.figure_ranks import read_ordinal, read_ordinal_alone
from recoupe.annotate.figures.number_draft import Draft, stated
from recoupe.annotate.figures.number_reader import NumberReader
from recoupe.lang.numbers import load_numbers
from recoupe.lang.rules import Match, select

Reader = Callable[[Match, NumberReader], Draft | None]
_FOUR = Decimal("0.0001")
_RANKS = 60  # characters in which another rank is named
NOTHING = "nothing"  # the kind of numbers that count nothing


def read_rules(reader: NumberReader) -> list[Draft]:
    """Return drafts for every rule of the quantity pack that holds in a text."""
    found: list[Draft] = []
    for match in select(reader.pack.scan(reader.folded)):
        draft = _READERS[match.rule.reads](match, reader)
        if draft is not None:
            draft.rule = match.rule.name
            found.append(draft)
    return found


def _age_noun(match: Match, reader: NumberReader) -> Draft:
    low = Decimal(int(reader.pack.value("people_age", match["people_age"]) or 0))
    draft = draft_of(match, low, "a", "age")
    draft.high, draft.open, draft.approximator = low + 10, "high", match["people_age"]
    return draft


def _age_band(match: Match, reader: NumberReader) -> Draft:
    low = Decimal(load_numbers(reader.language).collective[match["age_band"]])
    draft = draft_of(match, low, "a", "age")
    draft.high, draft.open, draft.approximator = low + 10, "high", match["age_band"]
    return draft


def _half(match: Match, reader: NumberReader) -> Draft:
    draft = draft_of(match, Decimal("0.5"), "1", "factor")
    reader.apply_approximator(draft)
    if match["good"]:
        small = match["good"] == "petite"
        draft.low, draft.high = _HALVES[small]
        draft.approximator = reader.folded[match.start : match.end]
    return draft


# « une bonne moitié », « une petite moitié »
_HALVES = {
    False: (Decimal("0.5"), Decimal("0.55")),
    True: (Decimal("0.45"), Decimal("0.5")),
}


def _single_toll(match: Match, reader: NumberReader) -> Draft | None:
    """Read « a fait un mort », « un mort et trois blessés » as counts of one."""
    left = reader.folded[max(0, match.start - 50) : match.start]
    counted = reader.toll_lead.search(left)
    if not counted and not reader.toll_next.match(reader.folded, match.end):
        return None
    noun = reader.units.singular(match["toll_noun"])
    draft = draft_of(match, Decimal(1), noun, "noun")
    reader.apply_approximator(draft)
    return draft


def _part_point(match: Match, reader: NumberReader) -> Draft:
    parts = {"demi-point": "0.5", "quart de point": "0.25", "quarts de point": "0.75"}
    draft = draft_of(match, Decimal(parts[match["part_point"]]), "pp", "point")
    draft.change = reader.direction(match.start)
    return draft


def _fraction(match: Match, reader: NumberReader) -> Draft | None:
    numbers = load_numbers(reader.language)
    parts = Decimal(numbers.fractions[match["denominator"]])
    count = count_of(match, reader, "number") or Decimal(1)
    if count >= parts:
        return None
    if count == 1 and (end := _end_of_rank(match, reader)):
        start = match.spans["denominator"][0]
        if reader.pack.ending("never_ranked").search(reader.folded[start:end]):
            return None  # « un sixième sens »
        return stated((start, end), parts, "ordinal", "ordinal")
    draft = share_of(match, count, parts, reader)
    value = draft.value
    words = reader.folded[match.start : match.end]
    if words.endswith("de plus"):
        draft.change = "up"
    elif words.endswith("de moins"):
        draft.change = "down"
    else:
        draft.change = reader.direction(match.start)
    bon = match["bon"]
    if bon in {"bon", "bonne", "gros"}:
        draft.low, draft.high = (
            value,
            ((count / parts) * Decimal("1.1")).quantize(_FOUR),
        )
        draft.approximator = words
    elif bon:
        draft.low, draft.high = (
            ((count / parts) * Decimal("0.9")).quantize(_FOUR),
            value,
        )
        draft.approximator = words
    return draft


def _end_of_rank(match: Match, reader: NumberReader) -> int:
    """Return where « le cinquième mandat », a rank, ends, 0 in « … des voix ».

    After another rank of the sentence it is one too: « le quatrième enfant est né, le
    cinquième est attendu ».
    """
    if not match["denominator"].endswith("ième"):
        return 0
    noun = reader.units.noun_at(reader.folded, reader.raw, match.end + 1, plural=False)
    if noun and reader.tag(noun) in {"", "NOUN", "ADJ"}:
        return noun.end
    left = reader.folded[max(0, match.start - _RANKS) : match.start]
    ranks = reader.pack.compile("(?:{ordinal_word}) [a-zà-ÿœ]{3,}")
    definite = reader.folded.startswith("le ", match.start)
    definite = definite and not reader.folded.startswith(" des ", match.end)
    ranked = ranks.search(re.split(r"[.!?]", left)[-1])
    return match.end if definite and ranked else 0


def _factor(match: Match, reader: NumberReader) -> Draft | None:
    value = count_of(match, reader, "number", "number_two")
    if value is None:
        return None
    if match["number_two"]:
        value += Decimal("0.5")
    draft = draft_of(match, value, "1", "factor")
    reader.apply_approximator(draft)
    draft.change = (
        "down" if "moins" in match["more"] or "inf" in match["more"] else None
    )
    if match["more"].endswith(("plus", "supérieur", "supérieure")):
        draft.change = "up"
    return draft


def _multiplied(match: Match, reader: NumberReader) -> Draft | None:
    value = count_of(match, reader, "number")
    if value is None:
        return None
    draft = draft_of(match, value, "1", "factor")
    draft.core_start = match.spans["number"][0]
    reader.apply_approximator(draft)
    draft.start = draft.core_start = match.start
    draft.change = "down" if match["times_verb"].startswith("div") else "up"
    return draft


def _doubled(match: Match, reader: NumberReader) -> Draft:
    words = match["doubled"]
    table = {"doub": 2, "trip": 3, "quad": 4, "quin": 5, "décu": 10}
    value = next(v for k, v in table.items() if k in words)
    draft = draft_of(match, Decimal(value), "1", "factor")
    del reader
    draft.change = "up"
    if "plus que" in words:
        draft.high, draft.open, draft.approximator = None, "low", "plus que"
    return draft


def _multiple(match: Match, reader: NumberReader) -> Draft:
    value = Decimal(int(reader.pack.value("multiple", match["multiple"]) or 2))
    draft = draft_of(match, value, "1", "factor")
    draft.core_start = match.spans["multiple"][0]  # « près du triple »
    reader.apply_approximator(draft)
    return draft


def _half_as_much(match: Match, reader: NumberReader) -> Draft:
    draft = draft_of(match, Decimal("0.5"), "1", "factor")
    draft.change = "down" if match["less"] == "moins" else "up"
    reader.apply_approximator(draft)
    return draft


def _by_half(match: Match, reader: NumberReader) -> Draft:
    draft = draft_of(match, Decimal("0.5"), "1", "factor")
    draft.change = reader.direction(match.start + 3) or "down"
    return draft


def _most(match: Match, reader: NumberReader) -> Draft:
    draft = draft_of(match, None, "1", "factor")
    draft.low, draft.high, draft.open = Decimal("0.5"), Decimal(1), "low"
    draft.approximator = reader.folded[match.start : match.end]
    return draft


def _magnitude(match: Match, reader: NumberReader) -> Draft | None:
    value = count_of(match, reader, "number", "number_three")
    draft = draft_of(match, value, "magnitude", "physical")
    top = count_of(match, reader, "number_two")
    if top is not None:
        draft.value, draft.high, draft.approximator = None, top, "à"
    return draft


def _work_time(match: Match, reader: NumberReader) -> Draft | None:
    """Read « 39 heures hebdomadaires »: so much time in every stretch of time."""
    value = count_of(match, reader, "number")
    unit, per = (
        str(reader.pack.value("period", word[:3]) or "")
        for word in (match["hours"], match["per_period"] or match["per_adjective"])
    )
    if value is None or not unit or not per:
        return None
    draft = draft_of(match, value, f"{unit}/{per}", "physical")
    draft.per = per
    reader.apply_approximator(draft)
    return draft


def _plus_minus(match: Match, reader: NumberReader) -> Draft | None:
    value = count_of(match, reader, "number")
    if value is None:
        return None
    draft = draft_of(match, value, "pp" if match["points"] else "%", "ratio")
    draft.low, draft.high = -value, value
    return draft


def _nothing(match: Match, reader: NumberReader) -> Draft:
    """Read « faire les cent pas », « 14 sur 20 »: numbers that count nothing."""
    del reader
    return draft_of(match, None, kind=NOTHING)


_READERS: dict[str, Reader] = {
    "nothing": _nothing,
    "age_noun": _age_noun,
    "age_band": _age_band,
    "half": _half,
    "part_point": _part_point,
    "single_toll": _single_toll,
    "half_scale": read_half_scale,
    "fraction": _fraction,
    "factor": _factor,
    "multiplied": _multiplied,
    "doubled": _doubled,
    "multiple": _multiple,
    "half_as_much": _half_as_much,
    "by_half": _by_half,
    "collective": read_collective,
    "counted_collective": read_counted_collective,
    "collectives": read_collectives,
    "several": read_several,
    "some_alone": read_some_alone,
    "one_alone": read_one_alone,
    "most": _most,
    "ordinal": read_ordinal,
    "ordinal_alone": read_ordinal_alone,
    "score": read_score,
    "worded_score": read_worded_score,
    "draw": read_draw,
    "with_hundredths": read_with_hundredths,
    "magnitude": _magnitude,
    "work_time": _work_time,
    "ratio": read_ratio,
    "plus_minus": _plus_minus,
    "one_in": read_one_in,
    "product": read_product,
    "exchange": read_exchange,
}
