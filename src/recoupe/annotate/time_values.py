"""Readers of calendar expressions: from words found to a TIMEX3 value.

Every reader is a pure function of the match and of the scene (the day of publication,
the dates already read, the tense around); it returns None when it cannot place what it
reads.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

import msgspec

from recoupe.annotate.calendar import (
    at_grain,
    easter,
    month_end,
    republican,
    season_of,
    shift_day,
    shift_months,
    span_of,
    week_value,
    weekday_near,
)
from recoupe.lang.rules import Match, RulePack


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression means on one assumed day of publication."""

    type: str
    value: str | None
    mod: str | None = None
    anchor: str | None = None
    first: str | None = None
    last: str | None = None
    sets: bool = False  # later « la veille » counts from it


class Scene(msgspec.Struct, kw_only=True):
    """What a reader may look at. Mutable: readings of a text build on each other."""

    pack: RulePack
    text: str  # folded
    today: date | None
    now: str | None = None  # "HH:MM" of publication
    tense: Callable[[int, int], str]  # "past", "future" or "" around a stretch
    latest: date | None = None
    latest_value: str | None = None
    latest_words: str = ""
    latest_end: int = -1
    year_words: str = ""
    year: int | None = None  # a year named in the sentence, for what follows it
    year_end: int = -1
    quarter: int | None = None

    def number(self, table: str, word: str) -> int | None:
        """Return the whole number a word of the pack stands for."""
        value = self.pack.value(table, word.rstrip("."))
        return int(value) if isinstance(value, int | float) else None

    def word(self, table: str, word: str) -> str:
        """Return the code a word of the pack stands for."""
        value = self.pack.value(table, word)
        return value if isinstance(value, str) else ""


def pick(match: Match, *names: str) -> str:
    """Return the first of several groups that took part."""
    return next((match[name] for name in names if match[name]), "")


def _year_of(match: Match) -> int | None:
    text = pick(match, "year", "year_two", "year_three", "year_bare", "year_four")
    if text:
        return int(text)
    short = match["shortyear"].lstrip("'")
    if not short:
        return None
    return int(short) + (1900 if int(short) > 35 else 2000)


def _mod(match: Match, scene: Scene) -> str | None:
    edge = pick(match, "edge", "part_edge", "part_edge_two")
    return scene.word("edge", edge) or None


# ---- days ------------------------------------------------------------------------------


def read_date(match: Match, scene: Scene) -> Reading | None:
    """Read a day, a month or a weekday, with the part of the day or the hour."""
    if match["month"] and not match["day"]:
        return _read_month(match, scene)
    anchor: str | None = "published"
    if pick(match, "deictic") or match.rule.name in {"this-part", "last-night"}:
        day = _deictic(match, scene)
    elif pick(match, "day", "day_two"):
        day, anchor = _numbered_day(match, scene)
    else:
        day, anchor = _weekday(match, scene)
    if day is None:
        return Reading(type="DATE", value=None, anchor=anchor)
    suffix, kind = time_of_day(match, scene)
    if not suffix and pick(match, "part", "part_two") == "midi":
        suffix, kind = "T12:00", "TIME"
    value = day.isoformat() + suffix
    if suffix == "T24:00" or (match["noon"] == "minuit"):
        value = (day + timedelta(days=1)).isoformat() + "T00:00"
    return Reading(
        type=kind, value=value, mod=_mod(match, scene), anchor=anchor, sets=True
    )


def time_of_day(match: Match, scene: Scene) -> tuple[str, str]:
    """Return the end of the value (T17:00, TEV) and the type it makes."""
    if match["noon"]:
        base = "T12:" if match["noon"] == "midi" else "T00:"
        half = re.search(r"et demie?|trente", scene.text[match.start : match.end])
        return base + ("30" if half else "00"), "TIME"
    hour = match["hour"] or match["hour_word"]
    if hour:
        number = int(hour) if hour.isdigit() else scene.number("hour_word", hour) or 0
        half = scene.word("part", pick(match, "half", "half_two"))
        if half in {"AF", "EV"} and number < 12:
            number += 12
        clock = f"T{number:02d}:{pick(match, 'minute', 'minute_two') or '00'}"
        return clock + _zone(match["zone"], scene), "TIME"
    part = scene.word("part", pick(match, "part", "part_two"))
    return (f"T{part}", "TIME") if part else ("", "DATE")


def _zone(words: str, scene: Scene) -> str:
    place = re.sub(r"^heures? (?:de |d')?", "", words)
    return scene.word("zone", place)


def _deictic(match: Match, scene: Scene) -> date | None:
    if scene.today is None:
        return None
    offsets = {"avant-hier": -2, "hier": -1, "demain": 1, "après-demain": 2}
    day = scene.today + timedelta(days=offsets.get(match["deictic"], 0))
    if match.rule.name == "last-night":
        return scene.today - timedelta(days=1)
    if match.rule.name == "this-part" and match["part"] == "nuit":
        past = scene.tense(match.start, match.end) == "past"
        return day - timedelta(days=1) if past else day
    return day


def _weekday(match: Match, scene: Scene) -> tuple[date | None, str | None]:
    weekday = scene.number("weekday", pick(match, "weekday", "weekday_two"))
    if scene.today is None or weekday is None:
        return None, "published"
    rel = scene.number("rel", pick(match, "rel", "rel_two"))
    ahead = pick(match, "ahead", "ahead_two")
    if ahead:
        day = weekday_near(scene.today, weekday, ahead=True, strict=True)
        return day + timedelta(days=7 if ahead == "huit" else 14), "published"
    if rel in {2, -2}:
        base = scene.latest or scene.today
        day = weekday_near(base, weekday, ahead=rel > 0, strict=True)
        return day, f"text:{scene.latest_words}" if scene.latest else "published"
    if rel in {1, -1}:
        return weekday_near(scene.today, weekday, ahead=rel > 0, strict=True), (
            "published"
        )
    future = scene.tense(match.start, match.end) == "future"
    return weekday_near(scene.today, weekday, ahead=future, strict=False), "published"


def _numbered_day(match: Match, scene: Scene) -> tuple[date | None, str | None]:
    number = int(re.sub(r"\D", "", pick(match, "day", "day_two")))
    weekday = scene.number("weekday", pick(match, "weekday", "weekday_two"))
    month = scene.number("month", match["month"]) if match["month"] else None
    numeric = pick(match, "month_number", "month_number_two")
    if numeric:
        month = int(numeric)
    year = _year_of(match)
    if month and year:
        return safe_date(year, month, number), None
    if scene.today is None:
        return None, "published"
    if month and scene.year and _same_sentence(scene, scene.year_end, match.start):
        return safe_date(scene.year, month, number), f"text:{scene.year_words}"
    candidates = _candidates(scene.today, month, number)
    if weekday:
        same = [day for day in candidates if day.isoweekday() == weekday]
        near = [d for d in same if abs((d - scene.today).days) < 200]
        candidates = near or same or candidates
    return _choose(candidates, match, scene), "published"


def _candidates(today: date, month: int | None, number: int) -> list[date]:
    if month:
        years = range(today.year - 2, today.year + 3)
        days = [safe_date(year, month, number) for year in years]
    else:
        months = [shift_months(today.year, today.month, k) for k in range(-4, 5)]
        days = [safe_date(y, m, number) for y, m in months]
    return [day for day in days if day]


def _choose(candidates: list[date], match: Match, scene: Scene) -> date | None:
    """Return the day meant: the last before, or the first after, as tense asks.

    Where no verb tells, a day less than three months ahead beats one that is more than
    eight months back: programmes are announced without verbs.
    """
    today = scene.today
    if today is None or not candidates:
        return None
    before = [day for day in candidates if day <= today]
    after = [day for day in candidates if day >= today]
    rel = scene.number("rel", match["rel"])
    tense = {1: "future", -1: "past"}.get(rel or 0) or scene.tense(
        match.start, match.end
    )
    if rel in {1, -1}:
        before = [day for day in before if day < today]
        after = [day for day in after if day > today]
    if not before or not after:
        return (before or after)[-1 if before else 0]
    if tense == "future":
        return after[0]
    if tense == "past":
        return before[-1]
    ahead, back = (after[0] - today).days, (today - before[-1]).days
    return after[0] if ahead < 92 and back > 240 or ahead * 3 < back else before[-1]


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the day, None if the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _same_sentence(scene: Scene, left: int, right: int) -> bool:
    gap = scene.text[max(0, left) : right]
    return left >= 0 and len(gap) < 80 and not re.search(r"[.!?…](?:\s|$)", gap)


def read_night(match: Match, scene: Scene) -> Reading | None:
    """Read « la nuit de samedi à dimanche »: the night bears its first day."""
    if scene.today is None:
        return Reading(type="TIME", value=None, anchor="published")
    last_month = scene.number("month", pick(match, "month_two", "month"))
    if match["weekday"]:
        weekday = scene.number("weekday", match["weekday"]) or 1
        future = scene.tense(match.start, match.end) == "future"
        first: date | None = weekday_near(
            scene.today, weekday, ahead=future, strict=True
        )
    else:
        one, two = (int(re.sub(r"\D", "", match[g])) for g in ("day", "day_two"))
        ends = _candidates(scene.today, last_month, two)
        if year := _year_of(match):
            ends = [day for day in ends if day.year == year] or ends
        last = _choose(ends, match, scene)
        first = last - timedelta(days=1) if last else None
        del one
    if first is None:
        return None
    return Reading(
        type="TIME",
        value=f"{first}TNI",
        anchor="published",
        first=first.isoformat(),
        last=(first + timedelta(days=1)).isoformat(),
        sets=True,
    )


def read_relative(match: Match, scene: Scene) -> Reading | None:
    """Read « la veille », « le lendemain »: from the latest date of the text."""
    steps = {"veille": -1, "lendemain": 1, "surlendemain": 2, "same": 0}
    steps |= {"avant-veille": -2, "surveille": -2}
    base = scene.latest or scene.today
    anchor = f"text:{scene.latest_words}" if scene.latest else "published"
    event = _EVENT_OF.match(scene.text, match.end)
    if event and match["near"] != "same":
        return Reading(type="DATE", value=None, anchor=f"event:{event[1].strip()}")
    if base is None:
        return Reading(type="DATE", value=None, anchor=anchor)
    day = base + timedelta(days=steps[match["near"]])
    part = scene.word("part", match["part"])
    words = scene.text[match.start : match.end]
    if match["near"] == "same":
        part = "EV" if "soir" in words else "NI" if "nuit" in words else ""
    value = day.isoformat() + (f"T{part}" if part else "")
    return Reading(type="TIME" if part else "DATE", value=value, anchor=anchor)


_EVENT_OF = re.compile(
    r" (?:d[ue]s? |d')(?!(?:son|sa|leur|leurs) propre)((?:l'|la |leur |son |sa |une? )?[\w-]+)"
)


def read_clock(match: Match, scene: Scene) -> Reading | None:
    """Read an hour that stands alone: on the latest day named, else on the day."""
    suffix, kind = time_of_day(match, scene)
    day = scene.latest if scene.latest_value and len(scene.latest_value) > 9 else None
    day = day or scene.today
    anchor = f"text:{scene.latest_words}" if scene.latest else "published"
    if day is None:
        return Reading(type=kind, value=suffix or None, anchor=None)
    if match["noon"] == "minuit" and (scene.now or "") >= "01:00":
        day += timedelta(days=1)
    elif day == scene.today and scene.now and suffix[1:6] > scene.now[:5]:
        past = scene.tense(match.start, match.end) != "future"
        day -= timedelta(days=1 if past else 0)
    mod = (
        "BEFORE"
        if "avant" in scene.text[max(0, match.start - 7) : match.start]
        else None
    )
    return Reading(type=kind, value=f"{day}{suffix}", anchor=anchor, mod=mod)


def read_part_alone(match: Match, scene: Scene) -> Reading | None:
    """Read « dans la soirée », « le matin même »: on the day the text is at."""
    part = scene.word("part", pick(match, "part", "part_two", "part_three") or "aube")
    near = scene.latest_value and len(scene.latest_value.split("T")[0]) == 10
    base = scene.latest if near else scene.today
    anchor = f"text:{scene.latest_words}" if near else "published"
    if base is None:
        return Reading(type="TIME", value=None, anchor=anchor)
    return Reading(
        type="TIME", value=f"{base}T{part}", mod=_mod(match, scene), anchor=anchor
    )


def read_week_of(match: Match, scene: Scene) -> Reading | None:
    """Read « la semaine du 12 août »."""
    day, anchor = _numbered_day(match, scene)
    if day is None:
        return Reading(type="DATE", value=None, anchor=anchor)
    end = "-WE" if match["week_of"] == "week-end" else ""
    return Reading(type="DATE", value=week_value(day) + end, anchor=anchor, sets=True)


def read_clock_range(match: Match, scene: Scene) -> Reading | None:
    """Read « de 9 h à 12 h 30 »."""
    day = scene.latest or scene.today
    head = f"{day}T" if day else "T"
    left = f"{int(match['hour']):02d}:{match['minute'] or '00'}"
    right = f"{int(match['hour_two']):02d}:{match['minute_two'] or '00'}"
    return Reading(type="TIME", value=f"{head}{left}/{head}{right}", anchor="published")


# ---- ranges of days ----------------------------------------------------------------------


def read_day_range(match: Match, scene: Scene) -> Reading | None:
    """Read « du 28 juin au 2 juillet »: the end decides the year."""
    month_two = scene.number("month", match["month_two"])
    month = scene.number("month", match["month"]) or month_two
    if month_two is None and match["month"]:
        month_two = month
    one, two = (int(re.sub(r"\D", "", match[g])) for g in ("day", "day_two"))
    year = int(pick(match, "year_two", "year") or 0)
    anchor: str | None = "published"
    if not year and scene.year and _same_sentence(scene, scene.year_end, match.start):
        year, anchor = scene.year, f"text:{scene.year_words}"
    if year and month and month_two:
        last = safe_date(year, month_two, two)
        anchor = anchor if anchor != "published" else None
    elif scene.today is None:
        return Reading(type="DATE", value=None, anchor="published")
    else:
        last = _choose(_candidates(scene.today, month_two, two), match, scene)
    if last is None:
        return None
    month = month or (last.month if one <= two else shift_months(0, last.month, -1)[1])
    first = safe_date(last.year - (month > last.month), month, one)
    if first is None:
        return None
    return Reading(type="DATE", value=f"{first}/{last}", anchor=anchor, sets=True)


def read_weekday_range(match: Match, scene: Scene) -> Reading | None:
    """Read « de vendredi à dimanche »."""
    left, right = (
        scene.number("weekday", match[g]) or 1 for g in ("weekday", "weekday_two")
    )
    if scene.today is None:
        return Reading(type="DATE", value=None, anchor="published")
    if scene.tense(match.start, match.end) == "future":
        first = weekday_near(scene.today, left, ahead=True, strict=False)
        last = weekday_near(first, right, ahead=True, strict=True)
    else:
        last = weekday_near(scene.today, right, ahead=False, strict=False)
        first = weekday_near(last, left, ahead=False, strict=True)
    return Reading(type="DATE", value=f"{first}/{last}", anchor="published", sets=True)


def read_month_range(match: Match, scene: Scene) -> Reading | None:
    """Read « de mars à mai 2022 »."""
    left, right = (scene.number("month", match[g]) or 1 for g in ("month", "month_two"))
    year = int(pick(match, "year_two", "year") or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        year = _nearest_month(right, match, scene)[0]
    begin = int(match["year"] or 0) if match["year_two"] else 0
    begin = begin or year - (left > right)
    return Reading(type="DATE", value=f"{begin:04d}-{left:02d}/{year:04d}-{right:02d}")


# ---- months, seasons, years ----------------------------------------------------------------


def _nearest_month(month: int, match: Match, scene: Scene) -> tuple[int, int]:
    """Return year and month meant by a month without year."""
    today = scene.today or date(1, 1, 1)
    rel = scene.number("rel", match["rel"])
    if rel in {-1, -2}:
        return today.year - (month >= today.month), month
    if rel in {1, 2}:
        return today.year + (month <= today.month), month
    tense = scene.tense(match.start, match.end)
    if tense == "future":
        return today.year + (month < today.month), month
    if tense == "past":
        return today.year - (month > today.month), month
    ahead, back = (month - today.month) % 12, (today.month - month) % 12
    if ahead <= 3 and back > ahead:
        return today.year + (month < today.month), month
    return today.year - (month > today.month), month


def _read_month(match: Match, scene: Scene) -> Reading | None:
    month = scene.number("month", match["month"])
    year = _year_of(match)
    if month is None:
        return None
    anchor = None if year else "published"
    if year is None:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        rel = scene.number("rel", match["rel"])
        in_year = scene.year and _same_sentence(scene, scene.year_end, match.start)
        if in_year and rel is None and scene.year_words:
            year, anchor = scene.year, f"text:{scene.year_words}"
        else:
            year, month = _nearest_month(month, match, scene)
    return Reading(
        type="DATE",
        value=f"{year:04d}-{month:02d}",
        mod=_mod(match, scene),
        anchor=anchor,
        sets=True,
    )


def read_half_month(match: Match, scene: Scene) -> Reading | None:
    """Read « la première quinzaine d'avril »: days 1 to 15, or 16 to the last."""
    if match["month"]:
        reading = _read_month(match, scene)
        month = reading.value if reading else None
    else:
        month = scene.latest_value or at_grain(scene.today, "M") if scene.today else ""
        month = month[:7] if month else None
    span = span_of(month)
    if span is None:
        return Reading(type="DATE", value=None, anchor="published")
    second = (scene.number("ordinal", pick(match, "ordinal", "ordinal_two")) or 1) > 1
    first = span[0].replace(day=16) if second else span[0]
    last = span[1] if second else span[0].replace(day=15)
    return Reading(type="DATE", value=f"{first}/{last}", anchor="published", sets=True)


def read_season(match: Match, scene: Scene) -> Reading | None:
    """Read a season; « dernier » is the nearest one over, winter bears its first year."""
    code = scene.word("season", match["season"])
    mod = _mod(match, scene)
    year = int(pick(match, "year", "year_three") or 0)
    if not year and match["relyear"]:
        year = _relative_year(match["relyear"], scene) or 0
    if year:
        if code == "WI" and not match["year"] and match["year_three"]:
            year -= 0
        return Reading(type="DATE", value=f"{year:04d}-{code}", mod=mod)
    if scene.today is None:
        return Reading(type="DATE", value=None, anchor="published")
    current, season = season_of(scene.today)
    rel = scene.number("rel", match["rel"])
    begin = span_of(f"{current:04d}-{code}")
    over = bool(begin and begin[0] <= scene.today)
    inside = season == code
    past = rel in {-1, -2} or (
        rel is None and scene.tense(match.start, match.end) == "past"
    )
    words = scene.text[match.start : match.end]
    if re.match(r"c(?:e|et|ette) ", words) or (inside and rel is None):
        year = current if inside or not _gone(current, code, scene.today) else current
        if not inside:
            year = _coming_or_gone(code, scene, past=past)
    elif past:
        year = current - (inside or not over)
    else:
        year = _coming_or_gone(code, scene, past=False)
    return Reading(type="DATE", value=f"{year:04d}-{code}", mod=mod, anchor="published")


def _gone(year: int, code: str, today: date) -> bool:
    span = span_of(f"{year:04d}-{code}")
    return bool(span and span[1] < today)


def _coming_or_gone(code: str, scene: Scene, *, past: bool) -> int:
    today = scene.today or date(1, 1, 1)
    year = today.year
    span = span_of(f"{year:04d}-{code}")
    if span is None:
        return year
    if past:
        return year if span[0] <= today else year - 1
    return year if span[1] >= today else year + 1


def _relative_year(words: str, scene: Scene) -> int | None:
    if scene.today is None:
        return None
    if re.search(r"dernière?|passée?", words):
        return scene.today.year - 1
    return scene.today.year + ("prochain" in words)


def read_year(match: Match, scene: Scene) -> Reading | None:
    """Read a year, with « début », « fin »."""
    year = _year_of(match)
    if year is None:
        return None
    return Reading(type="DATE", value=f"{year:04d}", mod=_mod(match, scene), sets=True)


def read_year_range(match: Match, scene: Scene) -> Reading | None:
    """Read « 1936-39 », « entre 1950 et 1962 »."""
    del scene
    left = int(pick(match, "year", "year_three"))
    right = pick(match, "year_two", "year_four")
    last = int(right) if right else left // 100 * 100 + int(match["shortyear"][-2:])
    if last <= left:
        return None
    return Reading(type="DATE", value=f"{left:04d}/{last:04d}")


def read_school_year(match: Match, scene: Scene) -> Reading | None:
    """Read a school year: September to July."""
    if match["year"]:
        first = int(match["year"])
    elif scene.today is None:
        return Reading(type="DATE", value=None, anchor="published")
    else:
        first = scene.today.year - (scene.today.month < 8)
    return Reading(type="DATE", value=f"{first:04d}-09/{first + 1:04d}-07")


def read_fiscal_year(match: Match, scene: Scene) -> Reading | None:
    """Read a fiscal year, or the twelve months that a closing date ends."""
    if match["year"]:
        return Reading(type="DATE", value=f"{match['year']}/{match['year_two']}")
    month = scene.number("month", match["month"]) or 12
    year = int(match["year_three"] or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        year = scene.today.year - (month > scene.today.month)
    last = month_end(year, month)
    before = month_end(year - 1, month)
    first = before + timedelta(days=1)
    return Reading(type="DATE", value=f"{first}/{last}")


def read_back_to_school(match: Match, scene: Scene) -> Reading | None:
    """Read « la rentrée »: September of that year."""
    year = int(match["year"] or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, mod="APPROX", anchor="published")
        rel = scene.number("rel", match["rel"]) or 0
        late = scene.today.month > 9
        future = scene.tense(match.start, match.end) == "future" or rel > 0
        past = rel < 0 or scene.tense(match.start, match.end) == "past"
        year = scene.today.year + (future and late) - (past and scene.today.month < 9)
    month = scene.number("month", match["month"]) or 9
    return Reading(
        type="DATE", value=f"{year:04d}-{month:02d}", mod="APPROX", anchor="published"
    )


def read_decade(match: Match, scene: Scene) -> Reading | None:
    """Read « les années 1940 », « les années soixante-dix »."""
    words = pick(match, "decade", "decade_two").strip()
    tens = {"vingt": 192, "trente": 193, "quarante": 194, "cinquante": 195}
    tens |= {"soixante": 196, "soixante-dix": 197, "quatre-vingt": 198}
    tens |= {"quatre-vingts": 198, "quatre-vingt-dix": 199, "folles": 192}
    if words.isdigit():
        value = int(words) // 10 if len(words) == 4 else 190 + int(words) // 10
    else:
        value = tens[words]
    return Reading(type="DATE", value=f"{value:03d}", mod=_mod(match, scene))


_ROMAN = {"i": 1, "v": 5, "x": 10}


def roman_number(text: str) -> int:
    """Return the value of a Roman numeral up to XXXIX.

    >>> roman_number("xix")
    19
    """
    values = [_ROMAN[c] for c in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def read_century(match: Match, scene: Scene) -> Reading | None:
    """Read a century: the first two figures of its years; none before our era."""
    number = roman_number(match["roman"])
    if match["bc"]:
        return Reading(type="DATE", value=None)
    half = scene.number("ordinal", match["ordinal"])
    if half:
        first = (number - 1) * 100 + (1 if half == 1 else 51)
        last = first + 49
        return Reading(type="DATE", value=f"{first:04d}/{last:04d}")
    return Reading(type="DATE", value=f"{number - 1:02d}", mod=_mod(match, scene))


def read_republican(match: Match, scene: Scene) -> Reading | None:
    """Read a day of the republican calendar."""
    month = scene.number("republican", match["republican"]) or 1
    year = roman_number(match["roman"])
    day = republican(year, month, int(re.sub(r"\D", "", match["day"])))
    return Reading(type="DATE", value=day.isoformat()) if day else None


def read_holiday(match: Match, scene: Scene) -> Reading | None:
    """Read a holiday: a fixed day, or one that follows Easter."""

    def on(year: int) -> date | None:
        return holiday_on(match["holiday"], year, scene)

    if on(2000) is None:
        return None
    if match["year"]:
        return Reading(type="DATE", value=f"{on(int(match['year']))}", sets=True)
    if scene.today is None:
        return Reading(type="DATE", value=None, anchor="published")
    years = range(scene.today.year - 2, scene.today.year + 3)
    day = _choose([day for year in years if (day := on(year))], match, scene)
    value = day.isoformat() if day else None
    return Reading(type="DATE", value=value, anchor="published", sets=True)


def read_quarter_elided(match: Match, scene: Scene) -> Reading | None:
    """Read « au deuxième » after a quarter of the same sentence."""
    value = scene.latest_value or ""
    number = scene.number("ordinal", match["ordinal"])
    near = _same_sentence(scene, scene.latest_end, match.start)
    if "-Q" not in value or not near or number is None:
        return None
    return Reading(
        type="DATE", value=f"{value[:4]}-Q{number}", anchor=f"text:{scene.latest_words}"
    )


def read_nth_weekday(match: Match, scene: Scene) -> Reading | None:
    """Read « le premier dimanche de juin »."""
    month = scene.number("month", match["month"]) or 1
    year = int(match["year"] or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        year = _nearest_month(month, match, scene)[0]
    weekday = scene.number("weekday", match["weekday"]) or 1
    if match["ordinal"].startswith("dern"):
        day = weekday_near(month_end(year, month), weekday, ahead=False, strict=False)
    else:
        first = weekday_near(date(year, month, 1), weekday, ahead=True, strict=False)
        nth = scene.number("ordinal", match["ordinal"]) or 1
        day = first + timedelta(weeks=nth - 1)
    return Reading(type="DATE", value=day.isoformat(), anchor="published", sets=True)


def read_monthly(match: Match, scene: Scene) -> Reading | None:
    """Read « le premier mardi du mois » as a monthly repetition."""
    del match, scene
    return Reading(type="SET", value="P1M")


def read_holiday_range(match: Match, scene: Scene) -> Reading | None:
    """Read « de Noël au jour de l'An »: the second follows the first."""
    first = read_holiday(match, scene)
    if first is None or first.value is None:
        return first
    start = date.fromisoformat(first.value)
    for year in (start.year, start.year + 1):
        last = holiday_on(match["holiday_two"], year, scene)
        if last and last > start:
            return Reading(type="DATE", value=f"{start}/{last}", anchor="published")
    return None


def holiday_on(words: str, year: int, scene: Scene) -> date | None:
    """Return the day of a holiday in a year, None if the pack does not know it."""
    name = re.sub(r"^(?:la |l'|les? )", "", words)
    worth = scene.pack.value("holiday", name)
    if isinstance(worth, str):
        month, day = worth.split("-")
        return date(year, int(month), int(day))
    if worth is None:
        return None
    return easter(year) + timedelta(days=int(worth))


def read_quarter(match: Match, scene: Scene) -> Reading | None:
    """Read « troisième trimestre », « second semestre 2021 », « T4 »."""
    code = match["code"]
    letter = "H" if match["term"] == "semestre" or code[:1] == "s" else "Q"
    number = int(code[1:]) if code else scene.number("ordinal", match["ordinal"]) or 1
    words = scene.text[match.start : match.end]
    if letter == "H":
        number = min(number, 2)
    year = int(match["year"] or 0) or (
        _relative_year(match["relyear"], scene) if match["relyear"] else None
    )
    anchor = None if match["year"] else "published"
    if not year and scene.year and _same_sentence(scene, scene.year_end, match.start):
        year, anchor = scene.year, f"text:{scene.year_words}"
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        year = scene.today.year
        months = number * (3 if letter == "Q" else 6)
        begun = scene.today.month > months - (3 if letter == "Q" else 6)
        if not begun and scene.tense(match.start, match.end) == "past":
            year -= 1
    del words
    return Reading(
        type="DATE",
        value=f"{year:04d}-{letter}{number}",
        mod=_mod(match, scene),
        anchor=anchor,
        sets=True,
    )


def _elapsed(unit: str, scene: Scene) -> Reading | None:
    """Read « l'année écoulée »: a length that ends now, not a calendar year."""
    value = {"DE": "P10Y", "CE": "P100Y", "H": "P6M", "Q": "P3M"}.get(unit, f"P1{unit}")
    if scene.today is None or unit in {"WE", "h", "min", ""}:
        return Reading(type="DURATION", value=value, anchor="published")
    first = shift_day(scene.today, -1, unit)
    return Reading(
        type="DURATION",
        value=value,
        anchor="published",
        first=first.isoformat() if first else None,
        last=scene.today.isoformat(),
    )


def read_unit_relative(match: Match, scene: Scene) -> Reading | None:
    """Read « l'an dernier », « la semaine suivante », « la fin du mois »."""
    grain = re.sub(r"^(?:l'|la )", "", pick(match, "grain", "edge_grain"))
    unit = scene.word(
        "unit", "week-end" if grain == "week-end" else grain.split(" ")[0]
    )
    rel = match["rel"]
    step = 0 if rel == "this" else scene.number("rel", rel) or 0
    base, anchor = scene.today, "published"
    if rel.startswith("écoulé"):
        return _elapsed(unit, scene)
    if step in {2, -2}:
        base = scene.latest or scene.today
        anchor = f"text:{scene.latest_words}" if scene.latest else "published"
        step //= 2
    if base is None or unit in {"", "h", "min"}:
        return Reading(type="DATE", value=None, anchor=anchor)
    if unit == "WE":
        week = base + timedelta(weeks=step)
        if step < 0 and base.isoweekday() == 7:
            week = base - timedelta(weeks=1)
        value: str | None = f"{week_value(week)}-WE"
    else:
        day = shift_day(base, step, unit)
        value = at_grain(day, unit) if day else None
    return Reading(
        type="DATE",
        value=value,
        mod=_mod(match, scene),
        anchor=anchor,
        sets=unit in {"Y", "M", "D"},
    )
