"""Readers of repetitions: « tous les lundis », « un dimanche sur deux »."""

from decimal import Decimal

from recoupe.annotate.times.durations import count_of, period, unit_code
from recoupe.annotate.times.time_days import read_weekday_range
from recoupe.annotate.times.time_hours import is_open_hours, time_of_day
from recoupe.annotate.times.time_scene import Reading, Scene
from recoupe.lang.rules import Match


def read_weekly(match: Match, scene: Scene) -> Reading | None:
    """Read « tous les lundis »."""
    weekday = scene.number("weekday", match["weekday"] or match["weekday_two"])
    part = scene.word("part", match["part"].rstrip("s"))
    if match["season"]:
        return Reading(
            type="SET", value=f"XXXX-{scene.word('season', match['season'])}"
        )
    if match["month"]:
        return Reading(
            type="SET", value=f"XXXX-{scene.number('month', match['month']):02d}"
        )
    base = f"XXXX-WXX-{weekday}" if weekday else "XXXX-XX-XX"
    suffix = f"T{part}" if part else ""
    if match["hour"] or match["noon"]:
        suffix = time_of_day(match, scene)[0]
    return Reading(type="SET", value=base + suffix)


def read_weekly_range(match: Match, scene: Scene) -> Reading | None:
    """Read « du lundi au vendredi » as every week, of a past verb as those days."""
    specific = scene.tense(match.start, match.end) in {"past", "future"}
    if specific and not is_open_hours(match, scene):
        return read_weekday_range(match, scene)
    left, right = (
        scene.number("weekday", match[group]) for group in ("weekday", "weekday_two")
    )
    return Reading(type="SET", value=f"XXXX-WXX-{left}/XXXX-WXX-{right}")


def read_every(match: Match, scene: Scene) -> Reading | None:
    """Read « chaque jour », « tous les cinq ans », « un dimanche sur deux »."""
    unit = unit_code(match["unit"] or match["unit_two"], scene)
    if match["every"]:  # « six jours sur sept »
        return Reading(type="SET", value=match["every"])
    if match["part"]:
        unit = "D"
    elif match["weekday"] or (unit == "WE" and match["count"]):
        unit = "W"
    count = count_of(match, scene, "count") if match["count"] else Decimal(1)
    value = period(count, unit)
    return Reading(type="SET", value=value) if value else None
