"""Read the figures that no plain number writes: halves, dozens, factors, ranks."""

import re
from collections.abc import Callable
from decimal import Decimal

from recoupe.annotate.bounds import around
from recoupe.annotate.number_draft import Draft
from recoupe.annotate.number_reader import NumberReader
from recoupe.lang.numbers import load_numbers, read_number
from recoupe.lang.rules import Match, select

Reader = Callable[[Match, NumberReader], Draft | None]
# « deux voix sur 344 » states two counts, « deux élèves sur dix » a share.
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100})
_TEN = 10
_FOUR = Decimal("0.0001")


def read_rules(reader: NumberReader) -> list[Draft]:
    """Return drafts for every rule of the quantity pack that holds in a text."""
    found: list[Draft] = []
    for match in select(reader.pack.scan(reader.folded)):
        draft = _READERS[match.rule.reads](match, reader)
        if draft is not None:
            draft.rule = match.rule.name
            found.append(draft)
    return found


def _draft(
    match: Match, value: Decimal | None, unit: str = "", kind: str = ""
) -> Draft:
    return Draft(
        start=match.start,
        end=match.end,
        core_start=match.start,
        core_end=match.end,
        value=value,
        low=value,
        high=value,
        unit=unit,
        kind=kind,
    )


def _count(match: Match, reader: NumberReader, *names: str) -> Decimal | None:
    words = next((match[name] for name in names if match[name]), "")
    return read_number(words, load_numbers(reader.language)) if words else None


def _noun(draft: Draft, reader: NumberReader) -> Draft:
    """Extend a draft to « de » and the noun it counts."""
    folded, end = reader.folded, draft.end
    for link in (" de ", " d'", " des ", " "):
        if folded.startswith(link, end):
            position = end + len(link)
            money = reader.units.money_at(folded, position, folded[:position])
            unit = money or reader.units.unit_at(folded, position)
            unit = unit or reader.units.noun_at(
                folded, reader.raw, position, plural=True
            )
            if unit:
                draft.end, draft.unit, draft.kind = unit.end, unit.code, unit.kind
                return draft
    return draft


def _age_noun(match: Match, reader: NumberReader) -> Draft:
    low = Decimal(int(reader.pack.value("people_age", match["people_age"]) or 0))
    draft = _draft(match, low, "a", "age")
    draft.high, draft.open, draft.approximator = low + 10, "high", match["people_age"]
    return draft


def _age_band(match: Match, reader: NumberReader) -> Draft:
    low = Decimal(load_numbers(reader.language).collective[match["age_band"]])
    draft = _draft(match, low, "a", "age")
    draft.high, draft.open, draft.approximator = low + 10, "high", match["age_band"]
    return draft


def _half(match: Match, reader: NumberReader) -> Draft:
    draft = _draft(match, Decimal("0.5"), "1", "factor")
    reader.apply_approximator(draft)
    return draft


def _single_toll(match: Match, reader: NumberReader) -> Draft | None:
    """Read « a fait un mort », « un mort et trois blessés » as counts of one."""
    left = reader.folded[max(0, match.start - 50) : match.start]
    counted = reader.toll_lead.search(left)
    if not counted and not reader.toll_next.match(reader.folded, match.end):
        return None
    noun = match["toll_noun"]
    draft = _draft(match, Decimal(1), noun, "noun")
    reader.apply_approximator(draft)
    return draft


def _part_point(match: Match, reader: NumberReader) -> Draft:
    parts = {"demi-point": "0.5", "quart de point": "0.25", "quarts de point": "0.75"}
    draft = _draft(match, Decimal(parts[match["part_point"]]), "pp", "point")
    draft.change = reader.direction(match.start)
    return draft


def _half_scale(match: Match, reader: NumberReader) -> Draft | None:
    """Read « un demi-million de pages »."""
    scale = load_numbers(reader.language).scales[match["half_of"]]
    if Decimal(scale) < _THOUSAND:
        return None
    draft = _draft(match, Decimal(scale) / 2)
    reader.apply_approximator(draft)
    return _noun(draft, reader)


_THOUSAND = Decimal(10000)


def _fraction(match: Match, reader: NumberReader) -> Draft | None:
    numbers = load_numbers(reader.language)
    parts = Decimal(numbers.fractions[match["denominator"]])
    count = _count(match, reader, "number") or Decimal(1)
    if count >= parts:
        return None
    value = (count / parts).quantize(_FOUR).normalize()
    draft = _draft(match, value, "1", "factor")
    reader.apply_approximator(draft)
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


def _factor(match: Match, reader: NumberReader) -> Draft | None:
    value = _count(match, reader, "number", "number_two")
    if value is None:
        return None
    if match["number_two"]:
        value += Decimal("0.5")
    draft = _draft(match, value, "1", "factor")
    reader.apply_approximator(draft)
    draft.change = (
        "down" if "moins" in match["more"] or "inf" in match["more"] else None
    )
    if match["more"].endswith(("plus", "supérieur", "supérieure")):
        draft.change = "up"
    return draft


def _multiplied(match: Match, reader: NumberReader) -> Draft | None:
    value = _count(match, reader, "number")
    if value is None:
        return None
    draft = _draft(match, value, "1", "factor")
    draft.change = "down" if match["times_verb"].startswith("div") else "up"
    return draft


def _doubled(match: Match, reader: NumberReader) -> Draft:
    words = match["doubled"]
    table = {"doub": 2, "trip": 3, "quad": 4, "quin": 5, "décu": 10}
    value = next(v for k, v in table.items() if k in words)
    draft = _draft(match, Decimal(value), "1", "factor")
    del reader
    draft.change = "up"
    if "plus que" in words:
        draft.high, draft.open, draft.approximator = None, "low", "plus que"
    return draft


def _by_half(match: Match, reader: NumberReader) -> Draft:
    draft = _draft(match, Decimal("0.5"), "1", "factor")
    draft.change = reader.direction(match.start + 3) or "down"
    return draft


def _collective(match: Match, reader: NumberReader) -> Draft | None:
    numbers = load_numbers(reader.language)
    base = Decimal(numbers.collective[match["collective"]])
    words = reader.folded[match.start : match.end]
    if match["demi"]:
        base /= 2
    factor = Decimal(1)
    if match["scale"]:
        factor = Decimal(numbers.scales[match["scale"]])
    value = base * factor
    bon = match["bon"]
    found = around(base, good=bon in {"bonne", "bon", "grosse", "gros"})
    draft = _draft(match, value)
    low = found.low * factor if found.low is not None else None
    high = found.high * factor if found.high is not None else None
    if bon in {"petite", "petit"}:
        high = value
    draft.low, draft.high, draft.approximator = low, high, words
    exact = reader.approximators.before(reader.folded, match.start)
    if exact:
        reader.apply_approximator(draft)
    draft = _noun(draft, reader)
    bare = not draft.unit and words.startswith(("la ", "un ", "quelque "))
    return None if bare and words.split(" ")[-1] != "millier" else draft


def _counted_collective(match: Match, reader: NumberReader) -> Draft | None:
    numbers = load_numbers(reader.language)
    count = _count(match, reader, "number")
    base = numbers.collective.get(match["collectives_counted"][:-1])
    if count is None or base is None:
        return None
    draft = _draft(match, count * base)
    reader.apply_approximator(draft)
    return _noun(draft, reader)


def _collectives(match: Match, reader: NumberReader) -> Draft:
    numbers = load_numbers(reader.language)
    word = match["collectives"]
    unit = Decimal(numbers.collective.get(word[:-1]) or numbers.scales[word])
    if match["scale"]:
        unit *= Decimal(numbers.scales[match["scale"]])
    draft = _draft(match, None)
    draft.low, draft.high, draft.open = 2 * unit, 10 * unit, "high"
    draft.approximator = reader.folded[match.start : match.end]
    return _noun(draft, reader)


def _several(match: Match, reader: NumberReader) -> Draft | None:
    draft = _draft(match, None)
    draft.low, draft.high = Decimal(2), None
    draft.approximator = reader.folded[match.start : match.end]
    draft = _noun(draft, reader)
    return draft if draft.unit else None


def _most(match: Match, reader: NumberReader) -> Draft:
    draft = _draft(match, None, "1", "factor")
    draft.low, draft.high, draft.open = Decimal("0.5"), Decimal(1), "low"
    draft.approximator = reader.folded[match.start : match.end]
    return draft


def _ordinal(match: Match, reader: NumberReader) -> Draft | None:
    words = match["ordinal_word"] or match["ordinal_figure"]
    digits = "".join(c for c in words if c.isdigit())
    table = load_numbers(reader.language).ordinals
    value = int(digits) if digits else table.get(words.removesuffix("s"))
    if value is None or match["ranked"] in _unordered(reader):
        return None
    if reader.raw[match.start].isupper():
        return None
    if match["ranked"] == "tour" and not reader.folded.startswith(" de ", match.end):
        return None  # a round of voting is named, not ranked
    return _draft(match, Decimal(value), "ordinal", "ordinal")


def _ordinal_alone(match: Match, reader: NumberReader) -> Draft | None:
    """Read « il finit quinzième », « classée 12e »."""
    words = match["ordinal_word"] or match["ordinal_figure"]
    digits = "".join(c for c in words if c.isdigit())
    table = load_numbers(reader.language).ordinals
    value = int(digits) if digits else table.get(words.removesuffix("s"))
    if value is None:
        return None
    draft = _draft(match, Decimal(value), "ordinal", "ordinal")
    start = match.spans.get("ordinal_word") or match.spans["ordinal_figure"]
    draft.start = draft.core_start = start[0]
    return draft


def _unordered(reader: NumberReader) -> "_Refused":
    return _Refused(reader)


class _Refused:
    """Nouns after which an ordinal is part of a name, as a container."""

    def __init__(self, reader: NumberReader) -> None:
        self._pattern = reader.pack.whole("unordered")
        self._function = reader.pack.whole("function")

    def __contains__(self, word: str) -> bool:
        if word in {"fois", "jour"}:
            return False
        return bool(self._pattern.match(word) or self._function.match(word))


def _score(match: Match, reader: NumberReader) -> Draft | None:
    """Read « 3-1 »: two small numbers, a hyphen, and nothing that they count."""
    left, right = match["left_score"], match["right_score"]
    before = reader.raw[max(0, match.start - 1) : match.start]
    if before and before in "-/.,":
        return None
    gap = match.end + 1
    after = reader.units.noun_at(reader.folded, reader.raw, gap, plural=True)
    if after and int(left) < int(right):
        return None
    draft = _draft(match, None, "score", "factor")
    draft.pair = (left, right)
    return draft


def _magnitude(match: Match, reader: NumberReader) -> Draft | None:
    value = _count(match, reader, "number")
    draft = _draft(match, value, "magnitude", "physical")
    top = _count(match, reader, "number_two")
    if top is not None:
        draft.value, draft.high, draft.approximator = None, top, "à"
    return draft


_PERIODS = {"h": "h", "m": "min", "j": "d", "s": "wk", "a": "a"}


def _work_time(match: Match, reader: NumberReader) -> Draft | None:
    value = _count(match, reader, "number")
    unit, per = (_period(match[group]) for group in ("period", "per_period"))
    draft = _draft(match, value, f"{unit}/{per}", "physical")
    draft.per = per
    reader.apply_approximator(draft)
    return draft


def _period(word: str) -> str:
    return "mo" if word == "mois" else _PERIODS[word[0]]


def _ratio(match: Match, reader: NumberReader) -> Draft | None:
    """Read « 3,2 médecins pour 1 000 habitants »: round bases only."""
    base_text = reader.folded[match.start : match.end]
    figures = re.search(r"pour ([\d .]*\d)", base_text)
    base = read_number(figures[1], load_numbers(reader.language)) if figures else None
    value = _count(match, reader, "number")
    if base is None or value is None or base < 100 or base % 100:
        return None
    noun = reader.units.singular(match["noun"]) if match["noun"] else ""
    counted = reader.units.singular(match["base"]) if match["base"] else "habitant"
    if reader.is_function(counted):
        counted = "habitant"
    draft = _draft(match, value, f"{noun}/({base:f}.{counted})", "noun")
    draft.core_end = match.end
    if (
        match["base"]
        and counted == "habitant"
        and not match["base"].startswith("habitant")
    ):
        draft.end = match.end - len(match["base"]) - 1
    reader.apply_approximator(draft)
    return draft


def _plus_minus(match: Match, reader: NumberReader) -> Draft | None:
    value = _count(match, reader, "number")
    if value is None:
        return None
    draft = _draft(match, value, "pp" if match["points"] else "%", "ratio")
    draft.low, draft.high = -value, value
    return draft


def _one_in(match: Match, reader: NumberReader) -> Draft | None:
    part, whole = (_count(match, reader, g) for g in ("number", "number_two"))
    noun = match["noun"]
    if part is None or whole is None or not part < whole:
        return None
    if int(whole) not in _WHOLES or (match["number"][0].isdigit() and whole > _TEN):
        return None  # « 3 classes sur 11 » states two counts
    position = match.end + 1
    if reader.units.noun_at(reader.folded, reader.raw, position, plural=True):
        return None
    if reader.is_function(noun):
        return None
    if part > 1 and noun[-1] not in "sxz":
        return None
    draft = _draft(match, (part / whole).quantize(_FOUR).normalize(), "1", "factor")
    reader.apply_approximator(draft)
    return draft


_READERS: dict[str, Reader] = {
    "age_noun": _age_noun,
    "age_band": _age_band,
    "half": _half,
    "part_point": _part_point,
    "single_toll": _single_toll,
    "half_scale": _half_scale,
    "fraction": _fraction,
    "factor": _factor,
    "multiplied": _multiplied,
    "doubled": _doubled,
    "by_half": _by_half,
    "collective": _collective,
    "counted_collective": _counted_collective,
    "collectives": _collectives,
    "several": _several,
    "most": _most,
    "ordinal": _ordinal,
    "ordinal_alone": _ordinal_alone,
    "score": _score,
    "magnitude": _magnitude,
    "work_time": _work_time,
    "ratio": _ratio,
    "plus_minus": _plus_minus,
    "one_in": _one_in,
}
