"""Estimate when an undated document was published: an interval, with its reasons.

Clues, each a pair of days: dates with a year that are past or ahead of the text, days
without a year (people leave it out near the day), happenings on public record, a
dateline. The interval is what all clues allow; without a clue on both sides there is
none, and no single day is ever made up.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from recoupe.annotate.times.calendar import month_end, span_of
from recoupe.annotate.times.tense import TenseReader
from recoupe.annotate.times.time_scene import Scene
from recoupe.annotate.times.timexes import READERS, recognize
from recoupe.lang.frames import read_rows
from recoupe.lang.rules import Match, fold, load_rules
from recoupe.model import Document, Parse

# A day named without its year lies within three months of the text. In the dated news
# of 1999 to 2003 used for tuning, 97 % of such days do.
_NEAR = timedelta(days=92)
_STORY = timedelta(days=7)  # articles on one happening appear within a week
_IN_YEAR = re.compile(r"[Ee]n \d{4}")  # « continue de croître en 2025 »
_SINCE = re.compile(r"depuis(?: le)? $")
_DATELINE = re.compile(
    r"(?:publié|posté|paru|mis en ligne|mise en ligne|modifié|mis à jour|actualisé)e?"
    r"(?: le)?\s*:?\s*$"
)


Happening = tuple[int, int, date, date]  # its words [start, end), first and last day


class Clue(msgspec.Struct, frozen=True):
    """What a few words say about the day of publication."""

    words: str
    first: date | None
    last: date | None
    yearless: tuple[int, int, int] | None = None  # month, day, -1 past or 1 ahead
    weekday: int | None = None  # « lundi 12 août »: only years in which it was one
    next_month: int | None = None  # « novembre prochain »: said before that month


def estimate_published(document: Document, parse: Parse) -> Document:
    """Return the document with the interval its text allows, if it is undated."""
    if document.published is not None or document.published_range is not None:
        return document
    clues = list(read_clues(document, parse))
    span, used = combine(clues)
    if span is None:
        return document
    return msgspec.structs.replace(
        document, published_range=span, published_reasons=tuple(used)
    )


def refine_published(documents: Sequence[Document]) -> list[Document]:
    """Narrow estimated dates by the other articles of the same story.

    Articles on one happening appear close together: an undated one lies within a week
    of the dated ones, and estimated intervals that meet are cut to where they meet. A
    stated date is never changed.

    Args:
        documents: The articles of one story, in any order.
    """
    known = [d.published for d in documents if d.published is not None]
    ranges = [d.published_range for d in documents if d.published is None]
    spans = [span for span in ranges if span is not None]
    if known:
        spans.append((min(known) - _STORY, max(known) + _STORY))
    return [_refined(document, spans, known) for document in documents]


def _refined(
    document: Document, spans: list[tuple[date, date]], known: list[date]
) -> Document:
    if document.published is not None or not spans:
        return document
    own = document.published_range
    common = _meet(spans)
    if own is not None and common is None:
        common = _meet([own, *([spans[-1]] if known else [])])
    if common is None or common == own:
        return document
    reason = "other articles of the story"
    return msgspec.structs.replace(
        document,
        published_range=common,
        published_reasons=(*document.published_reasons, reason),
    )


def _meet(spans: Sequence[tuple[date, date]]) -> tuple[date, date] | None:
    first, last = max(s[0] for s in spans), min(s[1] for s in spans)
    return (first, last) if first <= last else None


# ---- clues -------------------------------------------------------------------------


def read_clues(document: Document, parse: Parse) -> Iterator[Clue]:
    """Yield the clues of a text, in text order within each kind."""
    raw = document.blanked
    folded = fold(raw)
    tense = TenseReader(folded, parse, document.language)
    matches = recognize(raw, document.language)
    happenings = list(_found_events(document.language, folded))
    yield from _events(happenings, raw, tense)
    scene = Scene(
        pack=load_rules(document.language, "timex"),
        text=folded,
        today=None,
        tense=tense.around,
    )
    for match in matches:
        clue = _explicit(match, scene, raw) or _yearless(match, scene, raw)
        clue = clue or _relative_month(match, scene, raw, happenings)
        if clue:
            yield clue


def _relative_month(
    match: Match, scene: Scene, raw: str, happenings: Sequence[Happening]
) -> Clue | None:
    """Read « novembre prochain », and « septembre dernier » beside a known happening.

    The latter dates the text: it was written after that month and before the next
    month of that name was over.
    """
    month = scene.number("month", match["month"]) if match["month"] else None
    rel = scene.number("rel", match["rel"])
    words = raw[match.start : match.end]
    if month is None or match["day"] or rel not in {1, -1}:
        return None
    if rel == 1:
        return Clue(words, None, None, next_month=month)
    for start, end, first, _ in happenings:
        low, high = min(start, match.start), max(end, match.end)
        if first.month == month and not re.search(r"[.!?]\s", raw[low:high]):
            over = month_end(first.year, month)
            return Clue(
                words, over + timedelta(days=1), month_end(over.year + 1, month)
            )
    return None


def _explicit(match: Match, scene: Scene, raw: str) -> Clue | None:
    span = _absolute(match, scene)
    if span is None:
        return None
    words = raw[match.start : match.end]
    before = scene.text[max(0, match.start - 30) : match.start]
    tense = scene.tense(match.start, match.end)
    stated = span[0] == span[1] and _DATELINE.search(before)
    if stated or (tense == "present" and _IN_YEAR.fullmatch(words)):
        return Clue(words, span[0], span[1])
    if tense == "past":
        return Clue(words, span[0], None)
    return Clue(words, None, span[1]) if tense == "future" else None


def _absolute(match: Match, scene: Scene) -> tuple[date, date] | None:
    """Return the days of an expression that needs no publication date."""
    try:
        reading = READERS[match.rule.reads](match, scene)
    except (ValueError, OverflowError):
        return None
    if reading is None or reading.type not in {"DATE", "TIME"} or reading.anchor:
        return None
    return span_of(reading.value)


def _yearless(match: Match, scene: Scene, raw: str) -> Clue | None:
    if match.rule.name not in {"day-month", "day-range"} or match["year"]:
        return None
    if match["year_two"] or match["rel"] or match["shortyear"]:
        return None
    tense = scene.tense(match.start, match.end)
    if _SINCE.search(scene.text[max(0, match.start - 12) : match.start]):
        tense = "past"
    past = tense == "past"
    side = "day" if past or not match["day_two"] else "day_two"
    month = scene.number("month", match["month"] or match["month_two"])
    if month is None:
        return None
    day = int(re.sub(r"\D", "", match[side] or match["day"]))
    if tense not in {"past", "future"}:
        return None
    words = raw[match.start : match.end]
    way = -1 if tense == "past" else 1
    weekday = scene.number("weekday", match["weekday"]) if match["weekday"] else None
    if side == "day_two":
        two = match["weekday_two"]
        weekday = scene.number("weekday", two) if two else None
    return Clue(words, None, None, (month, day, way), weekday=weekday)


@cache
def _event_table(
    language: str,
) -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], date, date]]]:
    rows = [
        (row[0], date.fromisoformat(row[1]), date.fromisoformat(row[2]))
        for row in read_rows(language, "dated_events")
    ]
    rows.sort(key=lambda row: -len(row[0]))  # « cop 15 biodiversité » before « cop 15 »
    forms = "|".join(f"(?:{form})" for form, _, _ in rows)
    whole = re.compile(rf"(?<!\w)(?:{forms})(?!\w)")
    return whole, [(re.compile(form), first, last) for form, first, last in rows]


def _events(
    happenings: Sequence[Happening], raw: str, tense: TenseReader
) -> Iterator[Clue]:
    for start, end, first, last in happenings:
        words = raw[start:end]
        if tense.near(start, end) == "future":
            yield Clue(words, None, last)
        elif first == last:  # long happenings are also named long before
            yield Clue(words, first, None)


def _found_events(language: str, folded: str) -> Iterator[Happening]:
    whole, rows = _event_table(language)
    for found in whole.finditer(folded):
        row = next((r for r in rows if r[0].fullmatch(found[0])), None)
        if row is not None:
            yield found.start(), found.end(), row[1], row[2]


# ---- combination -------------------------------------------------------------------


def combine(clues: Sequence[Clue]) -> tuple[tuple[date, date] | None, list[str]]:
    """Return what all clues allow together, and the words that bound it.

    A clue that contradicts those before it is left out: one misread tense must not
    push the text into another decade.
    """
    lows = [(c.first, c.words) for c in clues if c.first]
    highs = [(c.last, c.words) for c in clues if c.last]
    low = max(lows, default=None)
    ahead = [h for h in highs if low is None or h[0] >= low[0]]
    high = min(ahead, default=None)
    used = [pair[1] for pair in (low, high) if pair]
    yearless = [c for c in clues if c.yearless or c.next_month]
    span: tuple[date, date] | None = None
    if low and high:
        span = (low[0], high[0])
    elif low:
        span, words = _first_after(low[0], yearless)
        used += words
    for clue in yearless:
        cut = _cut(span, clue)
        if cut and cut != span:
            span = cut
            used.append(clue.words)
    return span, list(dict.fromkeys(used))


def _first_after(
    low: date, clues: Sequence[Clue]
) -> tuple[tuple[date, date] | None, list[str]]:
    """Return the first days after ``low`` that a weekday with its day allows.

    « Lundi 12 août » comes back after five or six years at the earliest: a text that
    names a happening of 2024 and that day is of 2024. None without such a day.
    """
    dated = [clue for clue in clues if clue.weekday]
    for year in range(low.year - 1, low.year + _RETURNS):
        for clue in dated:
            near = _stretch(clue, year)
            piece = _meet([(low, date.max), near]) if near else None
            if piece:
                return piece, [clue.words]
    return None, []


_RETURNS = 5


def _cut(span: tuple[date, date] | None, clue: Clue) -> tuple[date, date] | None:
    """Return the part of an interval that a clue allows, None if there is none."""
    if span is None:
        return None
    years = range(span[0].year - 1, span[1].year + 2)
    stretches = (_stretch(clue, year) for year in years)
    pieces = [_meet([span, near]) for near in stretches if near]
    kept = [piece for piece in pieces if piece]
    return (kept[0][0], kept[-1][1]) if kept else None


def _stretch(clue: Clue, year: int) -> tuple[date, date] | None:
    """Return the days on which a clue could have been written about one year."""
    if clue.next_month:
        first = date(year, clue.next_month, 1)
        return first - timedelta(days=334), first - timedelta(days=1)
    month, day, way = clue.yearless or (1, 1, 1)
    try:
        named = date(year, month, day)
    except ValueError:
        return None
    if clue.weekday and named.isoweekday() != clue.weekday:
        return None
    return (named, named + _NEAR) if way < 0 else (named - 2 * _NEAR, named)
