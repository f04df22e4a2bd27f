"""Readers of days: from words found to a TIMEX3 value."""

import re
from datetime import date, timedelta

from recoupe.annotate.times.calendar import (
    month_end,
    republican,
    shift_months,
    week_value,
    weekday_near,
)
from recoupe.annotate.times.time_holidays import read_holiday
from recoupe.annotate.times.time_hours import on_clock, time_of_day
from recoupe.annotate.times.time_periods import read_month
from recoupe.annotate.times.time_scene import (
    NamedDay,
    Reading,
    Scene,
    candidates_for,
    choose_day,
    day_of_story,
    in_year_of,
    mod_of,
    nearest_month,
    pick,
    roman_number,
    safe_date,
    year_of,
)
from recoupe.lang.rules import Match


def read_date(match: Match, scene: Scene) -> Reading | None:
    """Read a day, a month or a weekday, with the part of the day or the hour."""
    if match["month"] and not match["day"]:
        return read_month(match, scene)
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
    placed, suffix = on_clock(day, suffix, match, scene)
    return Reading(
        type=kind,
        value=placed.isoformat() + suffix,
        mod=mod_of(match, scene),
        anchor=anchor,
        day=day if placed > day else None,
        sets=True,
    )


def _deictic(match: Match, scene: Scene) -> date | None:
    if scene.today is None:
        return None
    day = scene.today + timedelta(scene.number("deictic", match["deictic"]) or 0)
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
    return _bare_weekday(weekday, scene.today, match, scene)


def _bare_weekday(
    weekday: int, today: date, match: Match, scene: Scene
) -> tuple[date, str]:
    """Read « lundi »: the last or the next one, as tense and what was announced ask."""
    if (first := _range_start(match, scene)) is not None:
        return weekday_near(first, weekday, ahead=True, strict=True), "published"
    tense = scene.tense(match.start, match.end)
    ahead_by = (weekday - today.isoweekday()) % 7
    before = scene.text[max(0, match.start - _LIMIT) : match.start]
    nearest = tense == "planned" or scene.pack.ending("until").search(before)
    future = tense == "future" or bool(nearest and ahead_by < _HALF_WEEK)
    future = future or (tense == "present" and _is_on_programme(match, scene))
    if future and (again := _announced(weekday, scene)):
        return again.day, f"text:{again.words}"
    return weekday_near(today, weekday, ahead=future, strict=False), "published"


def _announced(weekday: int, scene: Scene) -> NamedDay | None:
    """Return « dimanche 23 mars » for « dimanche, ils partiront », further on."""
    today = scene.today or date.min
    return next(
        (
            named
            for named in reversed(scene.named)
            if named.day > today
            and named.day.isoweekday() == weekday
            and not named.is_range
        ),
        None,
    )


_HALF_WEEK = 4
_LIMIT = 16  # characters


def _is_on_programme(match: Match, scene: Scene) -> bool:
    """Tell « le conseil se réunit jeudi » from « ce jeudi »."""
    near = scene.text.startswith("ce ", match.start)
    reader = scene.clauses
    return (
        not near and reader is not None and reader.is_programme(match.start, match.end)
    )


def _range_start(match: Match, scene: Scene) -> date | None:
    """Return the first day of « de mercredi minuit à jeudi midi », read just before."""
    last = scene.named[-1] if scene.named else None
    if last is None or not last.code:
        return None
    before = scene.text[max(0, last.start - _LIMIT) : last.start]
    opened = scene.pack.ending("range_opening").search(before)
    joint = scene.pack.whole("range_joint").match(scene.text[last.end : match.start])
    return last.day if opened and joint else None


def _numbered_day(match: Match, scene: Scene) -> tuple[date | None, str | None]:
    number = int(re.sub(r"\D", "", pick(match, "day", "day_two")))
    weekday = scene.number("weekday", pick(match, "weekday", "weekday_two"))
    named = pick(match, "month", "month_two")
    month = scene.number("month", named) if named else None
    numeric = pick(match, "month_number", "month_number_two")
    if numeric:
        month = int(numeric)
    year = year_of(match)
    if month and year:
        return safe_date(year, month, number), None
    if scene.today is None:
        return None, "published"
    if month and scene.year and in_year_of(match, scene):
        return safe_date(scene.year, month, number), f"text:{scene.year_words}"
    candidates = candidates_for(scene.today, month, number)
    if weekday:
        same = [day for day in candidates if day.isoweekday() == weekday]
        near = [d for d in same if abs((d - scene.today).days) < 200]
        candidates = near or same or candidates
    return choose_day(candidates, match, scene), "published"


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
        ends = candidates_for(scene.today, last_month, two)
        if year := year_of(match):
            ends = [day for day in ends if day.year == year] or ends
        last = choose_day(ends, match, scene)
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
    latest, words = day_of_story(match, scene)
    base = latest or scene.today
    anchor = f"text:{words}" if latest else "published"
    event = _EVENT_OF.match(scene.text, match.end)
    if event and match["near"] != "same":
        return Reading(type="DATE", value=None, anchor=f"event:{event[1].strip()}")
    if base is None:
        return Reading(type="DATE", value=None, anchor=anchor)
    day = base + timedelta(days=scene.number("near", match["near"]) or 0)
    suffix, kind = time_of_day(match, scene)
    words = scene.text[match.start : match.end]
    if match["near"] == "same":
        suffix = "TEV" if "soir" in words else "TNI" if "nuit" in words else ""
        kind = "TIME" if suffix else "DATE"
    return Reading(type=kind, value=day.isoformat() + suffix, anchor=anchor)


_EVENT_OF = re.compile(
    r" (?:d[ue]s? |d')(?!(?:son|sa|leurs?) propre)"
    r"((?:l'|la |leur |son |sa |une? )?[\w-]+)"
)


def read_eve(match: Match, scene: Scene) -> Reading | None:
    """Read « la veille de Noël », « le lendemain du 14 juillet »."""
    inner = read_holiday(match, scene) if match["holiday"] else read_date(match, scene)
    if inner is None or inner.value is None or len(inner.value) != len("2024-12-25"):
        return inner
    step = timedelta(days=scene.number("near", match["near"]) or 0)
    day = date.fromisoformat(inner.value) + step
    return Reading(type="DATE", value=day.isoformat(), anchor=inner.anchor, sets=True)


def read_week_of(match: Match, scene: Scene) -> Reading | None:
    """Read « la semaine du 12 août »."""
    day, anchor = _numbered_day(match, scene)
    if day is None:
        return Reading(type="DATE", value=None, anchor=anchor)
    end = "-WE" if match["week_of"] == "week-end" else ""
    return Reading(type="DATE", value=week_value(day) + end, anchor=anchor, sets=True)


def read_day_range(match: Match, scene: Scene) -> Reading | None:
    """Read « du 28 juin au 2 juillet »: the end decides the year."""
    month_two = scene.number("month", match["month_two"])
    month = scene.number("month", match["month"]) or month_two
    if month_two is None and match["month"]:
        month_two = month
    one, two = (int(re.sub(r"\D", "", match[g])) for g in ("day", "day_two"))
    year = int(pick(match, "year_two", "year") or 0)
    anchor: str | None = "published"
    if not year and scene.year and in_year_of(match, scene):
        year, anchor = scene.year, f"text:{scene.year_words}"
    if year and month and month_two:
        last = safe_date(year, month_two, two)
        anchor = anchor if anchor != "published" else None
    elif scene.today is None:
        return Reading(type="DATE", value=None, anchor="published")
    else:
        last = choose_day(candidates_for(scene.today, month_two, two), match, scene)
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


def read_republican(match: Match, scene: Scene) -> Reading | None:
    """Read a day of the republican calendar."""
    month = scene.number("republican", match["republican"]) or 1
    year = roman_number(match["roman"])
    day = republican(year, month, int(re.sub(r"\D", "", match["day"])))
    return Reading(type="DATE", value=day.isoformat()) if day else None


def read_nth_weekday(match: Match, scene: Scene) -> Reading | None:
    """Read « le premier dimanche de juin »."""
    month = scene.number("month", match["month"]) or 1
    year = int(match["year"] or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        year = nearest_month(month, match, scene)[0]
    weekday = scene.number("weekday", match["weekday"]) or 6
    if match["ordinal"].startswith("dern"):
        day = weekday_near(month_end(year, month), weekday, ahead=False, strict=False)
    else:
        first = weekday_near(date(year, month, 1), weekday, ahead=True, strict=False)
        nth = scene.number("ordinal", match["ordinal"]) or 1
        day = first + timedelta(weeks=nth - 1)
    value = day.isoformat() if match["weekday"] else f"{week_value(day)}-WE"
    return Reading(type="DATE", value=value, anchor="published", sets=True)
