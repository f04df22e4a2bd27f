"""Read counts in round lots: « une dizaine », « des milliers », « un demi-million »."""

import re
from decimal import Decimal

from recoupe.annotate.figures.bounds import around
from recoupe.annotate.figures.figure_draft import count_of, draft_of, with_noun
from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_reader import NumberReader
from recoupe.lang.numbers import load_numbers
from recoupe.lang.rules import Match

_LEAST = Decimal(10000)  # « un demi-millier » is no figure of its own


def read_half_scale(match: Match, reader: NumberReader) -> Draft | None:
    """Read « un demi-million de pages », « franchit le million de pages »."""
    scale = Decimal(load_numbers(reader.language).scales[match["half_of"]])
    if match["half"] and scale < _LEAST:
        return None
    draft = draft_of(match, scale / 2 if match["half"] else scale)
    draft.scale = draft.value or Decimal(1)
    reader.apply_approximator(draft)
    if match["the"] and not draft.approximator:
        return None  # « le million des Corvelois » names a sum
    return with_noun(draft, reader)


def read_collective(match: Match, reader: NumberReader) -> Draft | None:
    """Read « une dizaine de bateaux », « une bonne vingtaine »."""
    numbers = load_numbers(reader.language)
    base = Decimal(numbers.collective[match["collective"]])
    if reader.raw[match.spans["collective"][0]].isupper():
        return None  # « la Quinzaine des cinéastes »
    words = reader.folded[match.start : match.end]
    if match["demi"]:
        base /= 2
    factor = Decimal(1)
    if match["scale"]:
        factor = Decimal(numbers.scales[match["scale"]])
    value = base * factor
    bon = match["bon"]
    found = around(base, good=bon in {"bonne", "bon", "grosse", "gros"})
    draft = draft_of(match, value)
    low = found.low * factor if found.low is not None else None
    high = found.high * factor if found.high is not None else None
    if bon in {"petite", "petit"}:
        high = value
    draft.low, draft.high, draft.approximator = low, high, words
    exact = reader.approximators.before(reader.folded, match.start)
    if exact:
        reader.apply_approximator(draft)
    draft = with_noun(draft, reader)
    years = reader.pack.beginning("of_years").match(reader.folded, draft.end)
    if years and not draft.unit:  # « d'une trentaine d'années »
        draft.end, draft.unit, draft.kind = years.end(), "a", "age"
    bare = not draft.unit and words.startswith(("la ", "un ", "quelque "))
    return None if bare and words.split(" ")[-1] != "millier" else draft


def read_counted_collective(match: Match, reader: NumberReader) -> Draft | None:
    """Read « deux douzaines d'œufs »: exactly that many."""
    numbers = load_numbers(reader.language)
    count = count_of(match, reader, "number")
    base = numbers.collective.get(match["collectives_counted"][:-1])
    if count is None or base is None:
        return None
    draft = draft_of(match, count * base)
    reader.apply_approximator(draft)
    return with_noun(draft, reader)


def read_collectives(match: Match, reader: NumberReader) -> Draft:
    """Read « des dizaines de milliers »: two to ten of the unit."""
    numbers = load_numbers(reader.language)
    word = match["collectives"]
    unit = Decimal(numbers.collective.get(word[:-1]) or numbers.scales[word])
    if match["scale"]:
        unit *= Decimal(numbers.scales[match["scale"]])
    draft = draft_of(match, None)
    draft.low, draft.high, draft.open = 2 * unit, 10 * unit, "high"
    draft.scale = unit
    draft.approximator = reader.folded[match.start : match.end]
    return with_noun(draft, reader)


def read_several(match: Match, reader: NumberReader) -> Draft | None:
    """Read « plusieurs maires », « une poignée de tentes »."""
    draft = draft_of(match, None)
    draft.low, draft.high = Decimal(2), None
    draft.approximator = reader.folded[match.start : match.end]
    draft = with_noun(draft, reader)
    return draft if draft.unit else None


def read_some_alone(match: Match, reader: NumberReader) -> Draft:
    """Read « quelques-uns », « plusieurs ont refusé »: of what was named before."""
    draft = draft_of(match, None, kind=PRONOUN)
    draft.low, draft.high = Decimal(2), None
    draft.approximator = reader.folded[match.start : match.end]
    return _of_following(draft, reader)


def read_one_alone(match: Match, reader: NumberReader) -> Draft:
    """Read « un seul a été retenu », « l'un d'eux »."""
    draft = draft_of(match, Decimal(1), kind=PRONOUN)
    reader.apply_approximator(draft)
    return _of_following(draft, reader)


def _of_following(draft: Draft, reader: NumberReader) -> Draft:
    """Take the noun of « quelques-uns des marins » for unit."""
    link = re.compile(f" {reader.pack.words('of_the')}").match(reader.folded, draft.end)
    if link is None:
        return draft
    at = link.end()
    if count := re.compile(rf"(?:{load_numbers(reader.language).pattern}|\d+) ").match(
        reader.folded, at
    ):
        at = count.end()  # « un seul des onze blessés »
    noun = reader.units.noun_at(reader.folded, reader.raw, at, plural=True)
    if noun:
        draft.unit, draft.kind = noun.code, "noun"
    return draft


PRONOUN = "pronoun"  # the kind of a figure that stands for a noun
