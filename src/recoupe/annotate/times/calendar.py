"""Days, weeks, months and the stretches that TIMEX3 values stand for. Pure."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

Unit = Literal["D", "W", "M", "Y", "WE", "Q", "H", "DE", "CE"]

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 3)}
_DAY = r"(\d{4})-(\d\d)-(\d\d)"


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """Return the month ``by`` months later.

    >>> shift_months(2024, 1, -1)
    (2023, 12)
    """
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def week_value(day: date) -> str:
    """Return the ISO week of a day.

    >>> week_value(date(2024, 12, 30))
    '2025-W01'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift_day(day: date, count: int, unit: str) -> date | None:
    """Return the day ``count`` units later; None outside the calendar.

    A month too short ends on its last day, as people count.
    """
    try:
        if unit == "D":
            return day + timedelta(days=count)
        if unit == "W":
            return day + timedelta(weeks=count)
        months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}[unit] * count
        year, month = shift_months(day.year, day.month, months)
        return date(year, month, min(day.day, month_end(year, month).day))
    except (OverflowError, ValueError):
        return None


def at_grain(day: date, unit: str) -> str:
    """Return a day at the grain of a unit: the week, the month or the year it is in."""
    return {
        "D": day.isoformat(),
        "W": week_value(day),
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04d}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // 10:03d}",
        "CE": f"{day.year // 100:02d}",
    }[unit]


def weekday_near(day: date, weekday: int, *, ahead: bool, strict: bool) -> date:
    """Return the nearest such weekday (Monday is 1); ``strict`` leaves ``day`` out."""
    gap = (weekday - day.isoweekday()) % 7
    if ahead:
        return day + timedelta(days=gap or (7 if strict else 0))
    back = (7 - gap) % 7
    return day - timedelta(days=back or (7 if strict else 0))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, rest = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, rest + 1)


def republican(year: int, month: int, day: int) -> date | None:
    """Return a day of the French republican calendar, in force in the years 1 to 14."""
    if not (1 <= year <= 14 and 1 <= month <= 13 and 1 <= day <= 30):
        return None
    leaps = sum(y < year for y in (3, 7, 11))
    days = (year - 1) * 365 + leaps + (month - 1) * 30 + day - 1
    return date(1792, 9, 22) + timedelta(days=days)


def season_of(day: date) -> tuple[int, str]:
    """Return the season a day is in; winter bears the year in which it begins."""
    code = "WI" if day.month in {12, 1, 2} else ["SP", "SU", "FA"][(day.month - 3) // 3]
    return (day.year - 1 if day.month < 3 else day.year), code


def _span(first: date, last: date) -> tuple[date, date]:
    return first, last


def _season(year: int, code: str) -> tuple[date, date]:
    begin, end = SEASONS[code]
    return date(year, begin, 1), month_end(year + (code == "WI"), end)


_FORMS: tuple[tuple[str, Callable[[re.Match[str]], tuple[date, date]]], ...] = (
    (_DAY, lambda m: _span(*[date(int(m[1]), int(m[2]), int(m[3]))] * 2)),
    (
        r"(\d{4})-W(\d\d)-WE",
        lambda m: _span(
            date.fromisocalendar(int(m[1]), int(m[2]), 6),
            date.fromisocalendar(int(m[1]), int(m[2]), 7),
        ),
    ),
    (
        r"(\d{4})-W(\d\d)",
        lambda m: _span(
            date.fromisocalendar(int(m[1]), int(m[2]), 1),
            date.fromisocalendar(int(m[1]), int(m[2]), 7),
        ),
    ),
    (r"(\d{4})-(SP|SU|FA|WI)", lambda m: _season(int(m[1]), m[2])),
    (
        r"(\d{4})-Q([1-4])",
        lambda m: _span(
            date(int(m[1]), int(m[2]) * 3 - 2, 1), month_end(int(m[1]), int(m[2]) * 3)
        ),
    ),
    (
        r"(\d{4})-H([12])",
        lambda m: _span(
            date(int(m[1]), int(m[2]) * 6 - 5, 1), month_end(int(m[1]), int(m[2]) * 6)
        ),
    ),
    (
        r"(\d{4})-(\d\d)",
        lambda m: _span(date(int(m[1]), int(m[2]), 1), month_end(int(m[1]), int(m[2]))),
    ),
    (r"(\d{4})", lambda m: _span(date(int(m[1]), 1, 1), date(int(m[1]), 12, 31))),
    (
        r"(\d{3})",
        lambda m: _span(date(int(m[1]) * 10, 1, 1), date(int(m[1]) * 10 + 9, 12, 31)),
    ),
    (
        r"(\d{2})",
        lambda m: _span(
            date(int(m[1]) * 100, 1, 1), date(int(m[1]) * 100 + 99, 12, 31)
        ),
    ),
)
_COMPILED = tuple((re.compile(form), make) for form, make in _FORMS)


def span_of(value: str | None) -> tuple[date, date] | None:
    """Return the first and last day a TIMEX3 value covers, None if it is not placed.

    >>> [str(day) for day in span_of("2024-08-19TEV") or ()]
    ['2024-08-19', '2024-08-19']
    >>> [str(day) for day in span_of("2023-WI") or ()]
    ['2023-12-01', '2024-03-31']
    """
    if not value or value[0] == "P":
        return None
    if "/" in value:
        left, right = (span_of(half) for half in value.split("/", 1))
        return (left[0], right[1]) if left and right and left[0] <= right[1] else None
    body = value.split("T")[0]
    for form, make in _COMPILED:
        if found := form.fullmatch(body):
            try:
                return make(found)
            except ValueError:
                return None
    return None


def in_summer_time(offset: str, rule: str, day: date) -> str:
    """Return the offset of a zone on a day, an hour ahead where summer time holds.

    Args:
        offset: In winter, "+01:00".
        rule: "EU" (last Sundays of March and October) or "US" (second Sunday of March,
            first of November).
        day: The day, in the zone.

    >>> in_summer_time("-05:00", "US", date(2024, 7, 4))
    '-04:00'
    """
    if rule == "US":
        first = weekday_near(date(day.year, 3, 8), 7, ahead=True, strict=False)
        last = weekday_near(date(day.year, 11, 1), 7, ahead=True, strict=False)
    else:
        first = weekday_near(date(day.year, 3, 31), 7, ahead=False, strict=False)
        last = weekday_near(date(day.year, 10, 31), 7, ahead=False, strict=False)
    if not first <= day < last:
        return offset
    hours = int(offset[:3]) + 1
    return f"{hours:+03d}{offset[3:]}"
