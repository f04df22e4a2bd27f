"""Readers of hours and parts of the day: from words found to a TIMEX3 value."""

import re
from datetime import date, timedelta

from recoupe.annotate.times.calendar import in_summer_time
from recoupe.annotate.times.time_anchor import (
    BEGINS,
    anchor_day,
    is_after_dark,
    is_next_day,
)
from recoupe.annotate.times.time_scene import (
    NamedDay,
    Reading,
    Scene,
    TimexType,
    mod_of,
    pick,
    same_sentence,
)
from recoupe.lang.rules import Match

_DAY = timedelta(days=1)
_HOUR, _WHOLE_DAY = 60, 24 * 60  # minutes
_MIDDLE = 15  # of a month: which side of summer time it is on
_PARTS = ("part", "part_two", "part_three", "part_four", "part_five")
_EARLY = frozenset({"", "petit matin", "aube"})  # « l'aube » has a pattern of its own
_SLEEP, _DAWN = "T03", "T07"
_PRESS_TIME = "20:59"  # an article without an hour is no later than the evening
_REACH = 24  # characters before midnight that say which side of it


def time_of_day(match: Match, scene: Scene) -> tuple[str, TimexType]:
    """Return the end of the value (T17:00, TEV) and the type it makes."""
    minutes = _minutes_said(match, scene)
    if match["noon"]:
        noon = 12 * _HOUR if match["noon"] == "midi" else 0
        return _clock(noon + minutes), "TIME"
    hour = match["hour"] or match["hour_word"]
    if hour:
        number = int(hour) if hour.isdigit() else scene.number("hour_word", hour) or 0
        part_of_day = scene.word("part", pick(match, "half", "half_two"))
        if part_of_day in {"AF", "EV"} and number < 12:
            number += 12
        if number == 24 and not minutes:
            return "T24:00" + _zone(match, scene), "TIME"
        return _clock(number * _HOUR + minutes) + _zone(match, scene), "TIME"
    named = pick(match, "part", "part_two")
    if named == "midi":
        return "T12:00", "TIME"
    part = scene.word("part", named) or scene.word("light", match["light"])
    if part == "DT" and not mod_of(match, scene):
        return "", "DATE"  # « la journée de samedi » is the day
    return (f"T{part}", "TIME") if part else ("", "DATE")


def _minutes_said(match: Match, scene: Scene) -> int:
    """Return the minutes past the hour, less than none for « moins le quart »."""
    if written := pick(match, "minute", "minute_two"):
        return int(written)
    if match["to_hour"]:
        return -(scene.number("minute_word", match["to_hour"]) or 0)
    past = scene.number("minute_word", pick(match, "past_hour", "spoken"))
    return past or 0


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes % _WHOLE_DAY, _HOUR)
    return f"T{hours:02d}:{rest:02d}"


def _zone(match: Match, scene: Scene) -> str:
    place = re.sub(r"^heures? (?:de |d')?", "", match["zone"])
    offset, _, summer = scene.word("zone", place).partition(" ")
    day = scene.latest or scene.today
    if not summer or day is None:
        return offset
    if month := scene.number("month", match["month"]):
        day = day.replace(month=month, day=_MIDDLE)
    return in_summer_time(offset, summer, day)


def on_clock(day: date, suffix: str, match: Match, scene: Scene) -> tuple[date, str]:
    """Return the day and the time of « mercredi peu après minuit », « cette nuit ».

    Args:
        day: The day the words name.
        suffix: The time of day (« T00:00 », « TNI »), « » where there is none.
        match: The words.
        scene: What was read so far.
    """
    if suffix == "T24:00":
        return day + _DAY, "T00:00"
    if match["noon"] == "minuit":
        return _at_midnight(day, suffix, match, scene), suffix
    part = scene.word("part", match["part"])
    if suffix == "TNI" and _is_over(day, match, scene):
        return day - _DAY, suffix  # « mercredi, en pleine nuit », told on Wednesday
    if part == "NI" and "T00" <= suffix < _DAWN:
        return day + _DAY, suffix  # « cette nuit à 3 heures »
    return day, suffix


def _is_over(day: date, match: Match, scene: Scene) -> bool:
    """Tell whether the night of today is told of as past: it is the one before."""
    return day == scene.today and scene.tense(match.start, match.end) == "past"


def _at_midnight(day: date, suffix: str, match: Match, scene: Scene) -> date:
    """Return the day of midnight, or of minutes around it.

    A day begins « peu après minuit » and ends « peu avant minuit »; « mardi à minuit »
    it ends, unless that is still to come when it is told.
    """
    if not suffix.startswith("T00"):  # « minuit moins dix »
        return day
    side = _side_of_midnight(match, scene)
    tense = scene.tense(match.start, match.end)
    if suffix != "T00:00" or side == "after":
        return day + _DAY * (tense == "future" and day == scene.today)
    to_come = scene.today is not None and day + _DAY > scene.today
    return day if side != "before" and tense == "past" and to_come else day + _DAY


def _side_of_midnight(match: Match, scene: Scene) -> str:
    start = match.spans["noon"][0]
    before = scene.text[max(0, start - _REACH) : start]
    if scene.pack.ending("before_midnight").search(before):
        return "before"  # « jusqu'à minuit passé »
    passed = match["passed"] or scene.pack.ending("after_midnight").search(before)
    return "after" if passed else ""


def read_clock(match: Match, scene: Scene) -> Reading | None:
    """Read an hour that stands alone: on the day that the text is at."""
    suffix, kind = time_of_day(match, scene)
    if is_open_hours(match, scene):
        value = f"XXXX-XX-XX{suffix}" if suffix else None
        return Reading(type=kind, value=value)
    named = anchor_day(match, scene, ranges=True)
    day = named.day if named else scene.today
    if day is None:
        return Reading(type=kind, value=suffix or None, anchor=None)
    anchor = f"text:{named.words}" if named else "published"
    day, suffix = _placed(day, suffix, named, match, scene)
    words = scene.text[max(0, match.start - 7) : match.start]
    mod = "BEFORE" if "avant" in words else None
    return Reading(type=kind, value=f"{day}{suffix}", anchor=anchor, mod=mod)


def _placed(
    day: date, suffix: str, named: NamedDay | None, match: Match, scene: Scene
) -> tuple[date, str]:
    """Return the day and the time of an hour, from the day that the text is at."""
    if suffix == "T24:00":
        return day + _DAY, "T00:00"
    small = suffix < _DAWN and is_after_dark(named, scene)
    if small and suffix >= _SLEEP and named is not None and named.code != "TNI":
        reader = scene.clauses
        small = reader is None or not reader.is_background(match.start, match.end)
    if small or is_next_day(named, suffix[1:6], scene):
        return day + _DAY, suffix
    if match["noon"] == "minuit" and suffix.startswith("T00"):
        if named is not None:
            return _at_midnight(day, suffix, match, scene), suffix
        return day + _DAY * _is_next_midnight(match, scene), suffix
    if day == scene.today and (named is None or scene.now or not named.code):
        late = _is_later(suffix, scene.now or _PRESS_TIME)
        return day - _DAY * (late and _is_told(match, scene)), suffix
    return day, suffix


def _is_next_midnight(match: Match, scene: Scene) -> bool:
    """Tell whether midnight, of no day named, is the one to come."""
    tense = scene.tense(match.start, match.end)
    if tense == "":
        return (scene.now or "") >= "01:00"
    return tense != "past"


def _is_told(match: Match, scene: Scene) -> bool:
    """Tell whether an hour later than the article was that of the day before."""
    tense = scene.tense(match.start, match.end)
    return tense == "past" or (scene.now is not None and tense != "future")


def _is_later(suffix: str, now: str) -> bool:
    """Tell whether an hour, in its zone if it names one, is after the publication's.

    ``now`` is « 19:05 » with the offset of the paper (« +02:00 ») where it is known.
    """
    zone, here = suffix[6:].replace("Z", "+00:00"), now[5:]
    if not zone:
        return suffix[1:6] > now[:5]
    if not here:
        return False
    return _minutes(suffix[1:6]) - _minutes(zone) > _minutes(now[:5]) - _minutes(here)


def _minutes(clock: str) -> int:
    """Return the minutes of « 19:05 », of « -03:00 » less than none."""
    hours, minutes = clock.lstrip("+-").split(":")
    total = int(hours) * _HOUR + int(minutes)
    return -total if clock.startswith("-") else total


def read_part_alone(match: Match, scene: Scene) -> Reading | None:
    """Read « dans la soirée », « le matin même »: on the day the text is at."""
    words = pick(match, *_PARTS)
    part = scene.word("light", match["light"]) or scene.word("part", words or "aube")
    named = anchor_day(match, scene)
    anchor = f"text:{named.words}" if named else "published"
    day = named.day if named else scene.today
    if match["light"] and part != "MI" and _is_habit(named, match, scene):
        return Reading(type="TIME", value=f"XXXX-XX-XXT{part}")
    if day is None:
        return Reading(type="TIME", value=None, anchor=anchor)
    return Reading(
        type="TIME",
        value=f"{_day_of_part(day, part, named, match, scene)}T{part}",
        mod=mod_of(match, scene),
        anchor=anchor,
    )


def _is_habit(named: NamedDay | None, match: Match, scene: Scene) -> bool:
    """Tell « la lanterne s'allume à la nuit tombée », of no day."""
    beside = named is not None and same_sentence(scene, named.end, match.start)
    return not beside and scene.tense(match.start, match.end) == "present"


def _day_of_part(
    day: date, part: str, named: NamedDay | None, match: Match, scene: Scene
) -> date:
    """Return the day of a part of it, from the day that the text is at."""
    tense = scene.tense(match.start, match.end)
    if part == "NI":
        evening = is_after_dark(named, scene)
        over = day == scene.today and tense in {"past", ""} and not evening
        return day - _DAY * over
    early = bool(match["light"] or pick(match, *_PARTS) in _EARLY)
    dark = part == "MO" and early and is_after_dark(named, scene)
    if dark or is_next_day(named, BEGINS.get(part, ""), scene):
        return day + _DAY
    late = named is None and scene.now and not match["part_two"]
    late = late and (scene.now or "")[:5] < BEGINS.get(part, "")
    return day - _DAY * bool(late and tense == "past")


def read_clock_range(match: Match, scene: Scene) -> Reading | None:
    """Read « de 9 h à 12 h 30 », « entre minuit et 6 heures »."""
    left, right = (_end_of_range(match, scene, end) for end in ("", "_two"))
    named = anchor_day(match, scene, ranges=True)
    day = named.day if named else scene.today
    beside = same_sentence(scene, scene.latest_end, match.start)
    told = beside or scene.tense(match.start, match.end) == "past"
    after = scene.text[match.end : match.end + 24].split(";")[0]
    told = told or bool(scene.pack.compile("{day_named}").search(after))
    if day is None or not told or is_open_hours(match, scene):
        value = f"XXXX-XX-XXT{left}/XXXX-XX-XXT{right}"
        return Reading(type="TIME", value=value)
    last = day + _DAY * (right < left)  # « de 22 heures à 6 heures »
    return Reading(
        type="TIME", value=f"{day}T{left}/{last}T{right}", anchor="published"
    )


def _end_of_range(match: Match, scene: Scene, end: str) -> str:
    """Return one end of a range of hours, « 09:00 »."""
    if noon := match[f"noon{end}"]:
        return "12:00" if noon == "midi" else "00:00"
    hour = match[f"hour{end}"]
    number = int(hour or scene.number("hour_word", match[f"hour_word{end}"]) or 0)
    return f"{number:02d}:{match[f'minute{end}'] or '00'}"


def is_open_hours(match: Match, scene: Scene) -> bool:
    """Tell whether hours recur: after a range of days or a repetition near by."""
    after = scene.text[match.end : match.end + 40]
    before = scene.text[max(0, match.start - 60) : match.start]
    if scene.pack.compile("{recurring}").search(re.split(r"[.;!?]", after)[0]):
        return True
    if scene.pack.compile("{opening}").search(re.split(r"[.;!?]", before)[-1]):
        return True
    value = scene.near_value or ""
    recurring = "/" in value or value.startswith(("XXXX", "P"))
    return recurring and same_sentence(scene, scene.near_end, match.start)
