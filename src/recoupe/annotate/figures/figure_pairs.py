"""Read figures made of two numbers: shares, marks, ratios, scores, « 12€50 »."""

import re
from decimal import Decimal

from recoupe.annotate.figures.figure_draft import count_of, draft_of, with_noun
from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_reader import NumberReader
from recoupe.lang.numbers import load_numbers, read_number
from recoupe.lang.rules import Match

# « deux voix sur 344 » states two counts, « deux élèves sur dix » a share.
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000})
_TEN = 10
_FOUR = Decimal("0.0001")
_REACH = 70
_LEFT_STOP = re.compile(r"[.;:!?\n](?:\s|$)")


def read_one_in(match: Match, reader: NumberReader) -> Draft | None:
    """Read « un élève sur quatre », « trois fois sur quatre » as a share."""
    part, whole = (count_of(match, reader, g) for g in ("number", "number_two"))
    noun = match["noun"]
    if part is None or whole is None or not part < whole:
        return None
    if int(whole) not in _WHOLES or (match["number"][0].isdigit() and whole > _TEN):
        return None  # « 3 classes sur 11 » states two counts
    position = match.end + 1
    if reader.units.noun_at(reader.folded, reader.raw, position, plural=True):
        return None
    if noun and noun != _TIMES and reader.is_function(noun):
        return None
    if noun and part > 1 and noun[-1] not in "sxz":
        return None
    return share_of(match, part, whole, reader)


_TIMES = "fois"


def share_of(
    match: Match, part: Decimal, whole: Decimal, reader: NumberReader
) -> Draft:
    """Return a draft of ``part / whole``, its bounds taken before rounding."""
    draft = draft_of(match, part / whole, "1", "factor")
    draft.core_start = match.spans.get("number", (match.start,))[0]
    reader.apply_approximator(draft)
    for name in ("value", "low", "high"):
        bound = getattr(draft, name)
        if bound is not None:
            setattr(draft, name, bound.quantize(_FOUR).normalize())
    return draft


def read_ratio(match: Match, reader: NumberReader) -> Draft | None:
    """Read « 3,2 médecins pour 1 000 habitants », « un professeur pour 28 élèves ».

    The base is round, or one of something is counted for so many others.
    """
    base, value = (count_of(match, reader, g) for g in ("base_count", "number"))
    if base is None or value is None or base < 2:
        return None
    if base == _THOUSAND and not match["base"] and not match["noun"]:
        return None  # « 4 pour mille » has a unit
    of = reader.units.singular(match["noun"]) if match["noun"] else ""
    counted = reader.units.singular(match["base"]) if match["base"] else ""
    if not counted or reader.is_function(match["base"]):
        counted = ""
    single = value == 1 and of and counted and not reader.is_function(of)
    tenfold = base == _TEN and of and counted and not reader.is_function(of)
    if not (single or tenfold) and (base < _HUNDRED or base % _HUNDRED):
        return None
    sides = (match.spans[group][1] + 1 for group in ("number", "base_count"))
    if any(reader.units.money_at(reader.folded, side, "") for side in sides):
        return None  # « 30 euros pour 100 places »: a price
    draft = draft_of(match, value, f"{of}/({base:f}.{counted or 'habitant'})", "noun")
    if match["base"] and not counted:
        draft.end = match.spans["base"][0] - 1
    draft.core_end = draft.end
    reader.apply_approximator(draft)
    return draft


_HUNDRED = 100
_THOUSAND = 1000


def read_score(match: Match, reader: NumberReader) -> Draft | None:
    """Read « 3-1 »: two small numbers, a hyphen, and nothing that they count."""
    left, right = match["left_score"], match["right_score"]
    before = reader.raw[max(0, match.start - 1) : match.start]
    if before and before in "-/.,":
        return None
    if reader.pack.ending("named_pair").search(reader.folded[: match.start][-12:]):
        return None  # « le 9-3 » is a department
    if reader.pack.ending("label_left").search(reader.folded[: match.start][-30:]):
        return None  # « l'article 16-1 »
    if int(left) < int(right) and _is_counted(match, reader):
        return None
    large = max(int(left), int(right)) >= _TEN
    if large and not _is_game(match, reader):
        return None
    return _pair(match, left, right)


def _is_counted(match: Match, reader: NumberReader) -> bool:
    """Tell whether what follows is counted: « 10-15 cm », « 3-4 enfants »."""
    start = match.end + reader.folded.startswith(" ", match.end)
    return bool(
        reader.units.unit_at(reader.folded, start)
        or reader.units.money_at(reader.folded, start, "")
        or reader.units.noun_at(reader.folded, reader.raw, start, plural=True)
    )


def read_worded_score(match: Match, reader: NumberReader) -> Draft | None:
    """Read « 3 à 1 », « trois buts à zéro » where a game is won, lost or drawn."""
    values = [count_of(match, reader, g) for g in ("number", "number_two")]
    left, right = values
    if left is None or right is None or not _is_game(match, reader):
        return None
    if left < right and re.search(r"(?<!\w)d[e'] ?$", reader.folded[: match.start]):
        return None
    after = reader.units.noun_at(
        reader.folded, reader.raw, match.end + 1, plural=right > 1
    )
    if after and not reader.pack.beginning("against").match(reader.folded, match.end):
        return None
    return _pair(match, f"{left:f}", f"{right:f}")


def read_draw(match: Match, reader: NumberReader) -> Draft | None:
    """Read « un partout », « 2 partout »."""
    value = count_of(match, reader, "number")
    if value is None or not _is_game(match, reader):
        return None
    return _pair(match, f"{value:f}", f"{value:f}")


def _pair(match: Match, left: str, right: str) -> Draft:
    draft = draft_of(match, None, "score", "factor")
    draft.pair = (left, right)
    return draft


def _is_game(match: Match, reader: NumberReader) -> bool:
    left = reader.folded[max(0, match.start - _REACH) : match.start]
    right = reader.folded[match.end : match.end + _REACH]
    around = _LEFT_STOP.split(left)[-1] + " " + _LEFT_STOP.split(right)[0]
    return bool(reader.pack.compile("{game}").search(around))


def read_with_hundredths(match: Match, reader: NumberReader) -> Draft | None:
    """Read « 12€50 », « 1m80 », « un mètre quatre-vingts »."""
    numbers = load_numbers(reader.language)
    whole = count_of(match, reader, "number")
    part = read_number(match["hundredths"], numbers)
    if whole is None or part is None or not 0 < part < _HUNDRED:
        return None
    start, end = match.spans["hundred_unit"]
    past = reader.folded[:start]
    money = reader.units.money_at(reader.folded[:end], start, past)
    draft = draft_of(match, whole + part / _HUNDRED)
    draft.unit, draft.kind = (money.code, "money") if money else ("m", "physical")
    reader.apply_approximator(draft)
    return draft


def read_exchange(match: Match, reader: NumberReader) -> Draft | None:
    """Read « le rouble s'échange à 84,6 pour un euro »: so many of the one named."""
    value = count_of(match, reader, "number")
    start = match.spans["noun"][0]
    against = reader.units.money_at(reader.folded, start, "")
    left = reader.folded[max(0, match.start - _REACH) : match.start]
    code = reader.units.money_named(_LEFT_STOP.split(left)[-1])
    if value is None or against is None or not code or code == against.code:
        return None
    draft = draft_of(match, value, f"{code}/{against.code}", "money")
    draft.per, draft.end = against.code, match.spans["number"][1]
    draft.core_end = match.end
    reader.apply_approximator(draft)
    return draft


def read_product(match: Match, reader: NumberReader) -> Draft | None:
    """Read « 2 × 1 500 ménages » as 3 000; « 4 x 100 mètres » is a race."""
    left, right = (count_of(match, reader, g) for g in ("figures", "number"))
    if left is None or right is None:
        return None
    draft = with_noun(draft_of(match, left * right), reader)
    return draft if draft.kind in {"noun", "money"} else None
