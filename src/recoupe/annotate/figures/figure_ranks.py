"""Read ranks: « la troisième fois », « il finit quinzième »."""

import re
from decimal import Decimal

from recoupe.annotate.figures.figure_draft import draft_of
from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_reader import NumberReader
from recoupe.lang.numbers import load_numbers, read_words
from recoupe.lang.rules import Match

_MANY = 10
_COMPOUND = re.compile(r"(.+?)(?:-et-|-| et )(\w+)")  # « vingt », « neuvième »
_NEVER_NAMES = frozenset({"fois", "jour"})


def read_ordinal(match: Match, reader: NumberReader) -> Draft | None:
    """Read « la troisième fois », None where the ordinal is part of a name."""
    value = _rank(match, reader)
    if value is None or _is_named(match["ranked"], reader):
        return None
    if reader.raw[match.start].isupper() or _is_verb(match.spans["ranked"], reader):
        return None
    if reader.raw[match.spans["ranked"][0]].isupper() and value < _MANY:
        return None  # « le 7e Art », not « le 96e Tour de Corvel »
    if match["ranked"] == "tour" and not reader.folded.startswith(" de ", match.end):
        return None  # a round of voting is named, not ranked
    return draft_of(match, value, "ordinal", "ordinal")


def _is_verb(span: tuple[int, int], reader: NumberReader) -> bool:
    """Tell « la première aura lieu », a show, from « la première séance »."""
    tokens = reader.parse.tokens_in(*span)
    return bool(tokens) and tokens[0].pos in {"VERB", "AUX", "ADV", "PRON"}


def read_ordinal_alone(match: Match, reader: NumberReader) -> Draft | None:
    """Read « il finit quinzième », « classée 12e »."""
    value = _rank(match, reader)
    if value is None:
        return None
    draft = draft_of(match, value, "ordinal", "ordinal")
    start = match.spans.get("ordinal_word") or match.spans["ordinal_figure"]
    draft.start = draft.core_start = start[0]
    return draft


def _rank(match: Match, reader: NumberReader) -> Decimal | None:
    words = match["ordinal_word"] or match["ordinal_figure"]
    digits = "".join(c for c in words if c.isdigit())
    value = int(digits) if digits else _worded_rank(words.removesuffix("s"), reader)
    return None if value is None else Decimal(value)


def _worded_rank(words: str, reader: NumberReader) -> int | None:
    """Read « neuvième », « vingt-neuvième », « trente et unième »."""
    numbers = load_numbers(reader.language)
    if (value := numbers.ordinals.get(words)) is not None:
        return value
    parts = _COMPOUND.fullmatch(words)
    tens = read_words(parts[1], numbers) if parts else None
    last = numbers.ordinals.get(parts[2], 1) if parts else 0
    return None if tens is None else tens + last


def _is_named(noun: str, reader: NumberReader) -> bool:
    """Tell whether an ordinal and this noun are a name: « 2e arrondissement »."""
    if noun in _NEVER_NAMES:
        return False
    unordered = reader.pack.whole("unordered").match(noun)
    return bool(unordered) or reader.is_function(noun)
