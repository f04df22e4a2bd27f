"""What readers of figure rules share: a draft, a count, the noun that is counted."""

from decimal import Decimal

from recoupe.annotate.figures.number_draft import Draft, stated
from recoupe.annotate.figures.number_reader import NumberReader
from recoupe.lang.numbers import load_numbers, read_number
from recoupe.lang.rules import Match

_NO_NOUN = frozenset({"VERB", "AUX", "participle"})


def draft_of(
    match: Match, value: Decimal | None, unit: str = "", kind: str = ""
) -> Draft:
    """Return the draft of the words of a rule, stated without bounds."""
    return stated((match.start, match.end), value, unit, kind)


def count_of(match: Match, reader: NumberReader, *names: str) -> Decimal | None:
    """Return the number of the first group that has words, None if none has."""
    words = next((match[name] for name in names if match[name]), "")
    return read_number(words, load_numbers(reader.language)) if words else None


def with_noun(draft: Draft, reader: NumberReader) -> Draft:
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
            if unit and (unit.kind != "noun" or reader.tag(unit) not in _NO_NOUN):
                draft.end, draft.unit, draft.kind = unit.end, unit.code, unit.kind
                return draft
    return draft
