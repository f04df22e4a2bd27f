"""Readers of lengths of time and of distances from a date."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

from recoupe.annotate.times.calendar import at_grain, month_end, shift_day
from recoupe.annotate.times.time_scene import (
    Reading,
    Scene,
    pick,
    safe_date,
    same_sentence,
)
from recoupe.lang.numbers import load_numbers, read_number
from recoupe.lang.rules import Match

_CLOCK_UNITS = {"h": "H", "min": "M", "s": "S"}
# huit jours, quinze jours: a week and two weeks when they count from a day.
_ROUND_DAYS = {8: 7, 15: 14}


def count_of(match: Match, scene: Scene, *names: str) -> Decimal | None:
    """Return the number a match counts, « et demi » included; None if it is vague."""
    words = pick(match, *(names or ("count", "count_two")))
    numbers = load_numbers(scene.pack.name.partition("/")[0])
    if words:
        return read_number(words, numbers)
    if match["collective"]:
        return Decimal(numbers.collective[match["collective"]])
    return None


def _singular(unit: str) -> str:
    if unit in {"mois", "h", "min"}:
        return unit
    return unit.removesuffix("s")


def unit_code(unit: str, scene: Scene) -> str:
    """Return the code of a unit word: s, min, h, D, W, WE, M, Q, H, Y, DE or CE."""
    return scene.word("unit", _singular(unit))


def period(count: Decimal | None, unit: str) -> str | None:
    """Return the TIMEX3 duration, X standing for a vague number.

    >>> period(Decimal("2.5"), "Y"), period(None, "h"), period(Decimal(2), "Q")
    ('P2.5Y', 'PTXH', 'P6M')
    """
    if unit in {"", "D0"}:
        return None
    scaled = re.fullmatch(r"(\d+)(min|h|Y)", unit)
    factor = Decimal(1)
    if scaled:
        factor, unit = Decimal(scaled[1]), scaled[2]
    if unit in {"Q", "H"}:
        factor, unit = Decimal(3 if unit == "Q" else 6), "M"
    number = "X" if count is None else f"{(count * factor).normalize():f}"
    if unit in _CLOCK_UNITS:
        return f"PT{number}{_CLOCK_UNITS[unit]}"
    return f"P{number}{unit}"


def _half(match: Match, scene: Scene) -> bool:
    return bool(re.search(r" et demie?$", scene.text[match.start : match.end]))


def _counted(match: Match, scene: Scene) -> Decimal | None:
    count = count_of(match, scene)
    words = match["count"] or match["count_two"]
    if count is not None and _half(match, scene) and "demi" not in words:
        return count + Decimal("0.5")
    return count


def _approximation(match: Match, scene: Scene) -> str | None:
    if match["collective"]:
        return "APPROX"
    return scene.word("approx", match["approx"]) or None


def read_duration(match: Match, scene: Scene) -> Reading | None:
    """Read « deux ans et demi », « depuis trois ans », « quelques heures »."""
    unit = unit_code(match["unit"], scene)
    value = period(_counted(match, scene), unit)
    if value is None:
        return None
    reading = Reading(type="DURATION", value=value, mod=_approximation(match, scene))
    scene.length_unit, scene.length_end = unit, match.end
    if not match["since"] or scene.today is None:
        return reading
    count = _counted(match, scene)
    back = None
    if count is not None and count == int(count) and unit not in _CLOCK_UNITS:
        back = _shift(scene, -int(count), unit)
    return Reading(
        type="DURATION",
        value=value,
        mod=reading.mod,
        anchor="published",
        first=back,
        last=scene.today.isoformat(),
    )


def read_duration_elided(match: Match, scene: Scene) -> Reading | None:
    """Read « six ans, dont deux avec sursis »: the unit of the length before."""
    if not same_sentence(scene, scene.length_end, match.start):
        return None
    value = period(count_of(match, scene), scene.length_unit)
    return Reading(type="DURATION", value=value) if value else None


def read_duration_sentenced(match: Match, scene: Scene) -> Reading | None:
    """Read « quinze ans … ; le procureur en avait requis dix-huit »."""
    gap = scene.text[max(0, scene.length_end) : match.start]
    if scene.length_end < 0 or len(gap) > _SENTENCED or "\n\n" in gap:
        return None
    value = period(count_of(match, scene), scene.length_unit)
    return Reading(type="DURATION", value=value) if value else None


_SENTENCED = 160  # characters from one length of a sentence to the next


def _shift(scene: Scene, count: int, unit: str) -> str | None:
    if scene.today is None or unit not in {"D", "W", "M", "Y", "Q", "H", "DE", "CE"}:
        return None
    day = shift_day(scene.today, count, unit)
    return day.isoformat() if day else None


def read_duration_range(match: Match, scene: Scene) -> Reading | None:
    """Read « dix à quinze jours »."""
    unit = unit_code(match["unit"], scene)
    low, high = (count_of(match, scene, g) for g in ("count", "count_two"))
    left, right = period(low, unit), period(high, unit)
    if left is None or low is None or high is None or low >= high:
        return None
    return Reading(type="DURATION", value=f"{left}/{right}")


def read_duration_sum(match: Match, scene: Scene) -> Reading | None:
    """Read « cinq ans et quatre mois »."""
    parts = [
        period(count_of(match, scene, count), unit_code(match[unit], scene))
        for count, unit in (("count", "unit"), ("count_two", "unit_two"))
    ]
    left, right = parts
    if left is None or right is None or match["unit"] == match["unit_two"]:
        return None  # « entre 21 h et 6 h »: hours of the day
    tail = right.removeprefix("P")
    if left.startswith("PT"):
        tail = tail.removeprefix("T")
    return Reading(type="DURATION", value=left + tail, mod=_approximation(match, scene))


def read_duration_parts(match: Match, scene: Scene) -> Reading | None:
    """Read « 2 heures 12 minutes », « 4 min 9 s », « 10 s 84 »."""
    hours, minutes, seconds = (
        count_of(match, scene, name, f"{name}_two")
        if pick(match, name, f"{name}_two")
        else None
        for name in ("hours", "minutes", "seconds")
    )
    if match["hundredths"] and seconds is not None:
        seconds += Decimal(match["hundredths"]) / 100
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    value = "".join(f"{part:f}{unit}" for part, unit in parts if part is not None)
    return Reading(type="DURATION", value=f"PT{value}") if value else None


def read_fixed(match: Match, scene: Scene) -> Reading | None:
    """Read « un quart d'heure », « trois quarts d'heure »."""
    value = scene.word("fixed", match["fixed"])
    mod = scene.word("approx", match["approx"]) or None
    minutes = re.fullmatch(r"PT(\d+)M", value)
    if not minutes or not (match["later"] or match["sooner"]):
        return Reading(type="DURATION", value=value, mod=mod)
    if not scene.latest_time:
        return Reading(type="DURATION", value=value, mod=mod)
    return _moment(scene, int(minutes[1]) * (1 if match["later"] else -1), mod)


_MOMENT = len("2024-08-20T17:00")


def _moment(scene: Scene, minutes: int, mod: str | None) -> Reading:
    """Count minutes from the hour named last."""
    moment = datetime.fromisoformat(scene.latest_time or "")
    moment += timedelta(minutes=minutes)
    zone = (scene.latest_time or "")[_MOMENT:]
    value = moment.strftime("%Y-%m-%dT%H:%M") + zone
    return Reading(type="TIME", value=value, anchor="text:hour", mod=mod)


def read_offset(match: Match, scene: Scene) -> Reading | None:
    """Read « il y a deux jours »: the day, week, month or year that far from now."""
    unit = unit_code(match["unit"], scene)
    count = _counted(match, scene)
    mod = _approximation(match, scene)
    if count is None or mod == "MORE_THAN":
        if count is None and not match["collective"]:
            return Reading(type="DATE", value="PAST_REF", anchor="published")
        last = scene.today.isoformat() if scene.today else None
        return Reading(
            type="DURATION",
            value=period(count, unit),
            mod=mod,
            anchor="published",
            last=last,
        )
    return _placed(match, scene, -count, unit, mod)


def _placed(
    match: Match, scene: Scene, count: Decimal, unit: str, mod: str | None
) -> Reading | None:
    end = match.end
    if scene.today is None:
        return Reading(type="DATE", value=None, mod=mod, anchor="published")
    if unit in _CLOCK_UNITS or unit in {"30min", "WE", "12h", ""}:
        value = period(abs(count), unit)
        if unit in {"h", "min"} and count < 0:
            hours = -count if unit == "h" else -count / 60
            if hours % 24 == 0 and hours >= 24:
                value = _shift(scene, -int(hours / 24), "D")
                return Reading(type="DATE", value=value, mod=mod, anchor="published")
        return Reading(type="DURATION", value=value, mod=mod, anchor="published")
    steps = int(count)
    if unit == "D":
        steps = (_ROUND_DAYS.get(abs(steps), abs(steps))) * (1 if steps > 0 else -1)
    if count != int(count):
        if unit != "Y":
            return Reading(type="DURATION", value=period(abs(count), unit), mod=mod)
        steps, unit = int(count * 12), "M"
    day = shift_day(scene.today, steps, unit)
    grain = "D" if _TO_THE_DAY.match(scene.text, end) else unit
    value = at_grain(day, grain) if day else None
    return Reading(type="DATE", value=value, mod=mod, anchor="published", sets=False)


_TO_THE_DAY = re.compile(r",? jour pour jour")


def read_ahead(match: Match, scene: Scene) -> Reading | None:
    """Read « dans trois jours » as a day, « sous huit jours » as a deadline."""
    if match["term_word"]:
        days = scene.number("term_word", match["term_word"]) or 0
        return Reading(
            type="DURATION",
            value=f"P{days}D",
            anchor="published",
            last=_shift(scene, _ROUND_DAYS[days], "D"),
        )
    unit = unit_code(match["unit"], scene)
    count = _counted(match, scene)
    mod = _approximation(match, scene)
    placed = match["deadline"] == "dans" and mod is None
    if placed and count is not None:
        return _placed(match, scene, count, unit, mod)
    if match["deadline"] == "dans" and count is None:
        return Reading(type="DATE", value="FUTURE_REF", anchor="published")
    value = period(count, unit)
    if value is None:
        return None
    today = scene.today.isoformat() if scene.today else None
    last = _shift(scene, int(count), unit) if count is not None else None
    return Reading(
        type="DURATION",
        value=value,
        mod=mod,
        anchor="published",
        first=today,
        last=last,
    )


_MINUTES = {"h": 60, "min": 1, "30min": 30}


def read_offset_text(match: Match, scene: Scene) -> Reading | None:
    """Read « trois jours plus tard »: from the latest date, at its grain."""
    unit = unit_code(match["unit"], scene)
    count = _counted(match, scene)
    mod = _approximation(match, scene)
    if count is None:
        value = "FUTURE_REF" if match["later"] else "PAST_REF"
        return Reading(type="DURATION", value=period(None, unit) or value, mod=mod)
    if unit in _MINUTES and scene.latest_time:
        minutes = int(count * _MINUTES[unit])
        return _moment(scene, minutes if match["later"] else -minutes, mod)
    return _offset_from(match, scene, (unit, count), mod)


def _offset_from(
    match: Match, scene: Scene, length: tuple[str, Decimal], mod: str | None
) -> Reading:
    unit, count = length
    base, anchor = scene.latest, f"text:{scene.latest_words}"
    if base is None and match["later"]:  # « vingt ans après »: after what, unsaid
        return Reading(type="DURATION", value=period(count, unit), mod=mod)
    if base is None:
        base, anchor = scene.today, "published"
    if base is None or unit in _CLOCK_UNITS or count != int(count):
        return Reading(
            type="DURATION", value=period(count, unit), anchor=anchor, mod=mod
        )
    if unit not in {"D", "W", "M", "Y", "Q", "H", "DE", "CE"}:
        return Reading(type="DURATION", value=period(count, unit), anchor=anchor)
    steps = int(count)
    if unit == "Y" and (run := _YEAR_PART.fullmatch(scene.latest_value or "")):
        year = int(run[1]) + (steps if match["later"] else -steps)
        return Reading(type="DATE", value=f"{year:04d}{run[2]}", anchor=anchor, mod=mod)
    if unit == "D":
        steps = _ROUND_DAYS.get(steps, steps)
    day = shift_day(base, steps if match["later"] else -steps, unit)
    grain = _grain_of(scene.latest_value) if scene.latest else unit
    return Reading(
        type="DATE", value=at_grain(day, grain) if day else None, anchor=anchor, mod=mod
    )


# A year, a quarter, a half or a season of one: a year away it is the same part.
_YEAR_PART = re.compile(r"(\d{4})(-(?:Q[1-4]|H[12]|S[PU]|FA|WI))")


def _grain_of(value: str | None) -> str:
    size = len((value or "").split("T")[0].split("/")[0])
    return {4: "Y", 7: "M", 3: "DE", 2: "CE"}.get(size, "D")


def read_offset_dated(match: Match, scene: Scene) -> Reading | None:
    """Read « trois ans après le séisme du 14 février 2021 », the date named after."""
    unit, count = unit_code(match["unit"], scene), _counted(match, scene)
    month = scene.number("month", match["month"]) or 1
    number = int(re.sub(r"\D", "", match["day"]) or 1)
    base = safe_date(int(match["year"]), month, number)
    if base is None or count is None or count % 1 or unit in _CLOCK_UNITS:
        return None
    day = shift_day(base, int(count), unit)
    grain = "D" if match["day"] else "M"
    words = scene.text[match.spans["month"][0] : match.spans["year"][1]]
    value = at_grain(day, grain) if day else None
    return Reading(type="DATE", value=value, anchor=f"text:{words}")


def read_recent(match: Match, scene: Scene) -> Reading | None:
    """Read « ces dernières semaines », « les dix prochaines années »."""
    unit = unit_code(pick(match, "unit", "unit_two", "unit_three"), scene)
    count = count_of(match, scene, "count", "count_two", "count_three")
    value = period(count, unit)
    if value is None:
        return None
    ahead = bool(pick(match, "next", "next_two", "ahead_word"))
    first = last = None
    if scene.today is not None:
        step = int(count) if count is not None and count == int(count) else None
        far = _shift(scene, step if ahead else -step, unit) if step else None
        today = scene.today.isoformat()
        first, last = (today, far) if ahead else (far, today)
    return Reading(
        type="DURATION", value=value, anchor="published", first=first, last=last
    )


def read_first_months(match: Match, scene: Scene) -> Reading | None:
    """Read « les neuf premiers mois de l'année »."""
    year = int(match["year"] or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, mod="START", anchor="published")
        gone = re.search(r"dernière?|passée?", match["relyear"])
        year = scene.today.year - bool(gone)
    count = count_of(match, scene)
    if count is None:
        return Reading(
            type="DATE", value=f"{year:04d}", mod="START", anchor="published"
        )
    if not 1 <= count <= 12:
        return None
    last = month_end(year, int(count))
    return Reading(
        type="DATE",
        value=f"{year:04d}-01/{last.year:04d}-{last.month:02d}",
        anchor="published",
    )


def read_event_anchor(match: Match, scene: Scene) -> Reading | None:
    """Read « à l'issue de la rencontre »: the anchor is given, no value made up."""
    del scene
    return Reading(type="DATE", value=None, anchor=f"event:{match['event']}")


def read_reference(match: Match, scene: Scene) -> Reading | None:
    """Read « désormais », « autrefois », « bientôt »."""
    code = scene.word("ref", match["ref"]) or "PAST_REF"
    return Reading(type="DATE", value=code, anchor="published")
