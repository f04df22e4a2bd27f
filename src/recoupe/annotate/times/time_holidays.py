"""Readers of holidays: fixed days, days that follow Easter, and ranges of them."""

import re
from datetime import date, timedelta

from recoupe.annotate.times.calendar import easter
from recoupe.annotate.times.time_scene import Reading, Scene, choose_day
from recoupe.lang.rules import Match


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
    day = choose_day([day for year in years if (day := on(year))], match, scene)
    value = day.isoformat() if day else None
    return Reading(type="DATE", value=value, anchor="published", sets=True)


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
