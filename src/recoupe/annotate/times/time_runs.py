"""Readers of years that begin in any month: school, financial and sporting years."""

import re
from datetime import timedelta

from recoupe.annotate.times.calendar import month_end
from recoupe.annotate.times.time_scene import Reading, Scene
from recoupe.lang.rules import Match


def read_school_year(match: Match, scene: Scene) -> Reading | None:
    """Read a school year: September to July."""
    rel = scene.number("rel", match["rel"]) or 0
    if match["year"]:
        first = int(match["year"])
    elif rel in {2, -2} and scene.run.endswith("-07"):
        return _beside_run(rel, scene)
    elif scene.today is None:
        return Reading(type="DATE", value=None, anchor="published")
    else:
        first = scene.today.year - (scene.today.month < 8) + (rel > 0) - (rel < 0)
    return _run(f"{first:04d}-09/{first + 1:04d}-07", scene)


def _run(value: str, scene: Scene, anchor: str | None = None) -> Reading:
    """Return a run of months, and remember it for « l'exercice précédent »."""
    scene.run = value
    return Reading(type="DATE", value=value, anchor=anchor)


def _beside_run(rel: int, scene: Scene) -> Reading:
    """Return the same months a year before or after the run named last."""
    step = 1 if rel > 0 else -1
    value = re.sub(
        r"(?<!\d)\d{4}", lambda year: f"{int(year[0]) + step:04d}", scene.run
    )
    if re.search(r"-02-2[89]$", value):  # a year that ends with February
        value = value[:-2] + str(month_end(int(value[-10:-6]), 2).day)
    return _run(value, scene, f"text:{scene.latest_words}")


def read_fiscal_year(match: Match, scene: Scene) -> Reading | None:
    """Read a fiscal year, or the twelve months that a closing date ends."""
    if match["year"]:
        short = match["year"][:2] + match["shortyear"] if match["shortyear"] else ""
        return _run(f"{match['year']}/{match['year_two'] or short}", scene)
    if match["year_four"]:
        return Reading(type="DATE", value=match["year_four"], sets=True)
    if match["rel"]:
        rel = scene.number("rel", match["rel"]) or 0
        if rel in {2, -2} and scene.run:
            return _beside_run(rel, scene)
        return _season_of_sport(rel, scene)
    month = scene.number("month", match["month"]) or 12
    year = int(match["year_three"] or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        year = scene.today.year - (month > scene.today.month)
    last = month_end(year, month)
    before = month_end(year - 1, month)
    first = before + timedelta(days=1)
    return _run(f"{first}/{last}", scene)


def _season_of_sport(step: int, scene: Scene) -> Reading:
    """Read « la saison dernière »: seasons and shows run from July to June."""
    if scene.today is None or step in {2, -2}:
        return Reading(type="DATE", value=None, anchor="published")
    first = scene.today.year - (scene.today.month < _SEASON_BEGINS) + step
    value = f"{first:04d}/{first + 1:04d}"
    return Reading(type="DATE", value=value, anchor="published")


_SEASON_BEGINS = 7
