"""Find temporal expressions and resolve them against the publication date.

What an expression means is computed for one day of publication; where only an interval
is known, it is computed for both ends, and what they agree on is kept.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from recoupe.annotate.quoted_titles import find_titles
from recoupe.annotate.times import durations as length
from recoupe.annotate.times import time_days as days
from recoupe.annotate.times import time_holidays as holidays
from recoupe.annotate.times import time_hours as hours
from recoupe.annotate.times import time_periods as periods
from recoupe.annotate.times import time_runs as runs
from recoupe.annotate.times import time_sets as sets
from recoupe.annotate.times.calendar import span_of
from recoupe.annotate.times.tense import TenseReader
from recoupe.annotate.times.time_anchor import remember
from recoupe.annotate.times.time_guards import TimeGuard
from recoupe.annotate.times.time_scene import Reading, Scene
from recoupe.lang.rules import Match, RulePack, fold, load_rules, select
from recoupe.model import Document, Parse, Problem, Timex

READERS: dict[str, Callable[[Match, Scene], Reading | None]] = {
    "date": days.read_date,
    "night": days.read_night,
    "relative": days.read_relative,
    "part_alone": hours.read_part_alone,
    "week_of": days.read_week_of,
    "clock": hours.read_clock,
    "clock_range": hours.read_clock_range,
    "day_range": days.read_day_range,
    "weekday_range": days.read_weekday_range,
    "month_range": periods.read_month_range,
    "half_month": periods.read_half_month,
    "season": periods.read_season,
    "year": periods.read_year,
    "year_range": periods.read_year_range,
    "school_year": runs.read_school_year,
    "fiscal_year": runs.read_fiscal_year,
    "back_to_school": periods.read_back_to_school,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "republican": days.read_republican,
    "holiday": holidays.read_holiday,
    "quarter_elided": periods.read_quarter_elided,
    "nth_weekday": days.read_nth_weekday,
    "monthly": periods.read_monthly,
    "holiday_range": holidays.read_holiday_range,
    "quarter": periods.read_quarter,
    "unit_relative": periods.read_unit_relative,
    "offset": length.read_offset,
    "offset_text": length.read_offset_text,
    "offset_dated": length.read_offset_dated,
    "ahead": length.read_ahead,
    "duration": length.read_duration,
    "duration_elided": length.read_duration_elided,
    "duration_sentenced": length.read_duration_sentenced,
    "duration_range": length.read_duration_range,
    "duration_sum": length.read_duration_sum,
    "duration_parts": length.read_duration_parts,
    "fixed": length.read_fixed,
    "recent": length.read_recent,
    "first_months": length.read_first_months,
    "weekly": sets.read_weekly,
    "weekly_range": sets.read_weekly_range,
    "eve": days.read_eve,
    "last_months": periods.read_last_months,
    "every": sets.read_every,
    "reference": length.read_reference,
    "event_anchor": length.read_event_anchor,
}
# These say a relation with their first word; the others lose a leading preposition.
_WHOLE = frozenset(
    [
        "offset",
        "ahead",
        "duration",
        "every",
        "day_range",
        "year_range",
        "month_range",
        "weekday_range",
        "weekly_range",
        "clock_range",
        "holiday_range",
        "duration_range",
        "duration_sum",
        "fixed",
        "offset_text",
        "offset_dated",
        "reference",
        "event_anchor",
    ]
)
_HOURS = frozenset({"clock", "clock_range", "part_alone"})
_DAYS = frozenset({"date", "night"})
_HOUR = re.compile(r"T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?")


def find_timexes(
    document: Document, parse: Parse
) -> tuple[tuple[Timex, ...], tuple[Problem, ...]]:
    """Return the temporal expressions of a document in text order."""
    raw = document.blanked
    pack = load_rules(document.language, "timex")
    matches = recognize(raw, document.language)
    if not matches:
        return (), ()
    folded = fold(raw)
    reader = TenseReader(folded, parse, document.language)
    first, last = _publication(document)
    now = _time_of(document)
    scene = Scene(
        pack=pack,
        text=folded,
        today=first,
        now=now,
        tense=reader.around,
        clauses=reader,
    )
    early = _resolve(matches, scene, raw)
    late = early
    if last != first:
        late = _resolve(
            matches,
            Scene(
                pack=pack, text=folded, today=last, tense=reader.around, clauses=reader
            ),
            raw,
        )
    found = [
        _timex(match, (one, two), raw, pack, first.isoformat() if first else None)
        for match, one, two in zip(matches, early, late, strict=True)
        if one is not None and two is not None
    ]
    return tuple(found), ()


@lru_cache(maxsize=1)  # an undated text is asked twice in a row: its date, its dates
def recognize(raw: str, language: str) -> tuple[Match, ...]:
    """Return the rules that hold in a text, without overlap, in text order."""
    pack = load_rules(language, "timex")
    folded = fold(raw)
    guard = _guard(language)
    titles = find_titles(raw, language)
    likely = [
        match
        for match in guard.kept(pack.scan(folded), raw, folded)
        if not any(start <= match.start < end for start, end in titles)
    ]
    return tuple(select(likely))


@cache
def _guard(language: str) -> TimeGuard:
    return TimeGuard(load_rules(language, "timex"))


def _publication(document: Document) -> tuple[date | None, date | None]:
    if document.published is not None:
        return document.published, document.published
    return document.published_range or (None, None)


def _time_of(document: Document) -> str | None:
    """Return « 19:05 » or « 19:05+02:00 », None if no hour is known."""
    found = _HOUR.search(document.published_time or "")
    return found[1] + (found[2] or "").replace("Z", "+00:00") if found else None


def _resolve(matches: Sequence[Match], scene: Scene, raw: str) -> list[Reading | None]:
    """Read matches in text order, remembering the dates that later words count from."""
    readings: list[Reading | None] = []
    for rank, match in enumerate(matches):
        after = matches[rank + 1] if rank + 1 < len(matches) else None
        scene.following = None
        if after is not None and _may_be_dated_by(match, after):
            day = _read(after, scene)
            scene.following = (after, day) if day is not None else None
        reading = _read(match, scene)
        readings.append(reading)
        if reading is None or reading.value is None:
            continue
        if reading.type in {"SET", "DATE"}:
            scene.near_value, scene.near_end = reading.value, match.end
        if _MOMENT.fullmatch(reading.value):
            scene.latest_time = reading.value
        remember(match, reading, scene, raw[match.start : match.end])
        span = span_of(reading.value)
        if reading.sets and span:
            _tell(match, reading.day or span[0], scene, raw)
            scene.latest = reading.day or span[0]
            scene.latest_value = reading.value
            scene.latest_words = raw[match.start : match.end]
            scene.latest_end = match.end
            if len(reading.value) == 4 and not match["edge"]:
                scene.year, scene.year_end = int(reading.value), match.end
                scene.year_start = match.start
                scene.year_words = scene.latest_words
            elif "-Q" in reading.value or "-H" in reading.value:
                scene.year, scene.year_end = int(reading.value[:4]), match.end
                scene.year_start, scene.year_words = match.start, scene.latest_words
                scene.quarter, scene.quarter_end = reading.value, match.end
    return readings


def _tell(match: Match, day: date, scene: Scene, raw: str) -> None:
    """Move the day of the story, unless a relative clause looks aside."""
    within = "\n" not in scene.text[max(0, scene.latest_end) : match.start]
    aside = scene.clauses is not None and scene.clauses.is_relative(
        match.start, match.end
    )
    if scene.story is None or not (aside and within):
        scene.story, scene.story_words = day, raw[match.start : match.end]


def _may_be_dated_by(match: Match, after: Match) -> bool:
    """Tell whether an expression may be the day of the time of day before it."""
    return match.rule.reads in _HOURS and after.rule.reads in _DAYS


def _read(match: Match, scene: Scene) -> Reading | None:
    """Return what an expression means, None where the calendar has no such day."""
    try:
        return READERS[match.rule.reads](match, scene)
    except (ValueError, OverflowError):  # a year 0
        return None


def _timex(
    match: Match,
    readings: tuple[Reading, Reading],
    raw: str,
    pack: RulePack,
    today: str | None,
) -> Timex:
    early, late = readings
    value = early.value if early.value == late.value else None
    start = _trim(match, raw, pack)
    bounds = _bounds(early), _bounds(late)
    first = min(filter(None, (b[0] for b in bounds)), default=None)
    last = max(filter(None, (b[1] for b in bounds)), default=None)
    mod = early.mod
    if early.type != "DURATION" and last and _is_limit(match, raw, pack):
        mod, first = "ON_OR_BEFORE", today if today and today <= last else None
    return Timex(
        start=start,
        end=match.end,
        type=early.type,
        value=value,
        anchor=early.anchor,
        mod=mod,
        first=first,
        last=last,
        rule=match.rule.name,
    )


def _is_limit(match: Match, raw: str, pack: RulePack) -> bool:
    """Tell « jusqu'en 2035 », « d'ici 2030 »: what lasts or comes up to a day."""
    before = fold(raw[max(0, match.start - _LIMIT) : match.start])
    words = fold(raw[match.start : match.end])
    return bool(pack.ending("until").search(before)) or bool(
        pack.beginning("until").match(words)
    )


_LIMIT = 16


def _bounds(reading: Reading) -> tuple[str | None, str | None]:
    if reading.first or reading.last:
        return reading.first, reading.last
    span = span_of(reading.value)
    if span is None:
        return None, None
    night = (reading.value or "").endswith("TNI")  # it goes on into the next day
    return span[0].isoformat(), (span[1] + timedelta(days=night)).isoformat()


def _trim(match: Match, raw: str, pack: RulePack) -> int:
    """Return where the expression starts once its preposition is left out."""
    if match.rule.reads in _WHOLE:
        return match.start
    lead = _lead(pack.name).match(fold(raw[match.start : match.end]))
    return match.start + lead.end() if lead else match.start


@cache
def _lead(name: str) -> re.Pattern[str]:
    language, _, rules = name.partition("/")
    words = load_rules(language, rules).words("lead")
    return re.compile(rf"(?:{words})(?:\s+|(?<=['(]))(?=\S)")
