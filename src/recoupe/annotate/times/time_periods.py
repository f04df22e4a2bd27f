"""Readers of months, seasons, quarters, years and centuries."""

import re
from datetime import date, timedelta

from recoupe.annotate.times.calendar import (
    at_grain,
    season_of,
    shift_day,
    span_of,
    week_value,
)
from recoupe.annotate.times.time_anchor import anchor_day
from recoupe.annotate.times.time_scene import (
    Reading,
    Scene,
    in_year_of,
    mod_of,
    nearest_month,
    pick,
    relative_year,
    roman_number,
    same_sentence,
    year_of,
)
from recoupe.lang.numbers import load_numbers, read_number
from recoupe.lang.rules import Match


def read_month_range(match: Match, scene: Scene) -> Reading | None:
    """Read « de mars à mai 2022 »."""
    left, right = (scene.number("month", match[g]) or 1 for g in ("month", "month_two"))
    year = int(pick(match, "year_two", "year") or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        year = nearest_month(right, match, scene)[0]
    begin = int(match["year"] or 0) if match["year_two"] else 0
    begin = begin or year - (left > right)
    return Reading(type="DATE", value=f"{begin:04d}-{left:02d}/{year:04d}-{right:02d}")


def read_month(match: Match, scene: Scene) -> Reading | None:
    """Read a month, with its year or with the one that tense and « dernier » give."""
    month = scene.number("month", match["month"])
    year = year_of(match)
    if month is None:
        return None
    if match["same_year"] and scene.latest:
        year = scene.latest.year
    anchor = None if year else "published"
    if year is None:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        rel = scene.number("rel", match["rel"])
        in_year = scene.year and in_year_of(match, scene)
        if in_year and rel is None and scene.year_words:
            year, anchor = scene.year, f"text:{scene.year_words}"
        else:
            year, month = nearest_month(month, match, scene)
    return Reading(
        type="DATE",
        value=f"{year:04d}-{month:02d}",
        mod=mod_of(match, scene),
        anchor=anchor,
        sets=True,
    )


def read_half_month(match: Match, scene: Scene) -> Reading | None:
    """Read « la première quinzaine d'avril »: days 1 to 15, or 16 to the last."""
    if match["month"]:
        reading = read_month(match, scene)
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
    """Read a season: « dernier » is over; winter bears its first year."""
    code = scene.word("season", match["season"])
    mod = mod_of(match, scene)
    if _recurs(match, scene):
        return Reading(type="SET", value=f"XXXX-{code}")
    year = int(pick(match, "year", "year_three") or 0)
    if not year and match["relyear"]:
        year = relative_year(match["relyear"], scene) or 0
    if year:
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
    if rel in {1, 2}:  # « l'été prochain », said in summer, is the next one
        begin = span_of(f"{scene.today.year:04d}-{code}")
        year = scene.today.year + bool(begin and begin[0] <= scene.today)
    elif re.match(r"c(?:e|et|ette) ", words) or (inside and rel is None):
        year = current if inside else _coming_or_gone(code, scene, past=past)
    elif past:
        year = current - (inside or not over)
    else:
        year = _coming_or_gone(code, scene, past=False)
    return Reading(type="DATE", value=f"{year:04d}-{code}", mod=mod, anchor="published")


def _recurs(match: Match, scene: Scene) -> bool:
    """Tell whether a season is any such one: « en hiver, le col ferme ».

    In the present, with « en », before all (« l'été, on y dort »), beside another
    repetition or an adverb of habit.
    """
    if pick(match, "year", "year_three", "relyear", "rel", "edge"):
        return False
    words = scene.text[match.start : match.end]
    if scene.pack.beginning("this").match(words):
        return False
    value = scene.near_value or ""
    near = same_sentence(scene, scene.near_end, match.start)
    if near and value.startswith("XXXX"):  # « ouvert le lundi, sauf l'été »
        return True
    if scene.tense(match.start, match.end) not in {"present", ""}:
        return False
    left = re.split(r"[.;!?»]", scene.text[max(0, match.start - 60) : match.start])[-1]
    opens = not left.strip() and scene.text.startswith(",", match.end)
    beside = near and value.startswith("P") and value != "PAST_REF"
    return bool(
        beside
        or opens
        or scene.pack.beginning("any").match(words)
        or scene.pack.compile("{habitual}").search(left)
    )


def _coming_or_gone(code: str, scene: Scene, *, past: bool) -> int:
    today = scene.today or date(1, 1, 1)
    year = today.year
    span = span_of(f"{year:04d}-{code}")
    if span is None:
        return year
    if past:
        return year if span[0] <= today else year - 1
    return year if span[1] >= today else year + 1


def read_year(match: Match, scene: Scene) -> Reading | None:
    """Read a year, with « début », « fin »."""
    year = year_of(match)
    if year is None:
        return None
    return Reading(
        type="DATE", value=f"{year:04d}", mod=mod_of(match, scene), sets=True
    )


def read_year_range(match: Match, scene: Scene) -> Reading | None:
    """Read « 1936-39 », « entre 1950 et 1962 »."""
    del scene
    left = int(pick(match, "year", "year_three"))
    right = pick(match, "year_two", "year_four")
    last = int(right) if right else left // 100 * 100 + int(match["shortyear"][-2:])
    if last <= left:
        return None
    return Reading(type="DATE", value=f"{left:04d}/{last:04d}")


def read_back_to_school(match: Match, scene: Scene) -> Reading | None:
    """Read « la rentrée »: September of that year."""
    year = int(match["year"] or 0)
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, mod="APPROX", anchor="published")
        rel = scene.number("rel", match["rel"]) or 0
        late = scene.today.month > 9
        future = scene.tense(match.start, match.end) == "future" or rel > 0
        past = rel < 0 or (not rel and scene.tense(match.start, match.end) == "past")
        year = scene.today.year + (future and late) - (past and scene.today.month < 9)
    month = scene.number("month", match["month"]) or 9
    return Reading(
        type="DATE", value=f"{year:04d}-{month:02d}", mod="APPROX", anchor="published"
    )


def read_decade(match: Match, scene: Scene) -> Reading | None:
    """Read « les années 1940 », « les années soixante-dix »."""
    words = pick(match, "decade", "decade_two").strip()
    if words.isdigit():
        value = int(words) // 10 if len(words) == 4 else 190 + int(words) // 10
    else:
        value = scene.number("decade", words) or 0
    return Reading(type="DATE", value=f"{value:03d}", mod=mod_of(match, scene))


def read_century(match: Match, scene: Scene) -> Reading | None:
    """Read a century: the first two figures of its years; none before our era."""
    number = _nth_century(match, scene)
    if match["bc"]:
        return Reading(type="DATE", value=None)
    half = scene.number("ordinal", match["ordinal"])
    if half:
        first = (number - 1) * 100 + (1 if half == 1 else 51)
        last = first + 49
        return Reading(type="DATE", value=f"{first:04d}/{last:04d}")
    return Reading(type="DATE", value=f"{number - 1:02d}", mod=mod_of(match, scene))


def _language(scene: Scene) -> str:
    return scene.pack.name.partition("/")[0]


def _nth_century(match: Match, scene: Scene) -> int:
    if match["roman"]:
        return roman_number(match["roman"])
    words = match["nth"]
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits[0])
    ordinals = load_numbers(_language(scene)).ordinals
    return ordinals.get(words.replace(" ", "-"), 21)


def read_quarter_elided(match: Match, scene: Scene) -> Reading | None:
    """Read « au deuxième » after a quarter, or half a year, of the same sentence."""
    value = scene.quarter or ""
    number = scene.number("ordinal", match["ordinal"])
    near = same_sentence(scene, scene.quarter_end, match.start)
    if not value or not near or number is None:
        return None
    return Reading(
        type="DATE", value=f"{value[:6]}{number}", anchor=f"text:{scene.latest_words}"
    )


def read_last_months(match: Match, scene: Scene) -> Reading | None:
    """Read « les trois derniers mois de 2023 »."""
    year = int(match["year"] or 0) or relative_year(match["relyear"], scene)
    if not year:
        return Reading(type="DATE", value=None, mod="END", anchor="published")
    words = match["count"]
    count = read_number(words, load_numbers(_language(scene))) if words else None
    if count is None:
        return Reading(type="DATE", value=f"{year:04d}", mod="END", anchor="published")
    if not 1 <= count <= 11:
        return None
    return Reading(type="DATE", value=f"{year:04d}-{13 - int(count):02d}/{year:04d}-12")


def read_monthly(match: Match, scene: Scene) -> Reading | None:
    """Read « le premier mardi du mois » as a monthly repetition."""
    del match, scene
    return Reading(type="SET", value="P1M")


def read_quarter(match: Match, scene: Scene) -> Reading | None:
    """Read « troisième trimestre », « second semestre 2021 », « T4 »."""
    code = match["code"]
    letter = "H" if match["term"] == "semestre" or code[:1] == "s" else "Q"
    number = int(code[1:]) if code else scene.number("ordinal", match["ordinal"]) or 1
    if letter == "H":
        number = min(number, 2)
    year = int(match["year"] or 0) or (
        relative_year(match["relyear"], scene) if match["relyear"] else None
    )
    anchor = None if match["year"] else "published"
    if not year and scene.year and same_sentence(scene, scene.year_end, match.start):
        year, anchor = scene.year, f"text:{scene.year_words}"
    if not year:
        if scene.today is None:
            return Reading(type="DATE", value=None, anchor="published")
        year = scene.today.year
        months = number * (3 if letter == "Q" else 6)
        begun = scene.today.month > months - (3 if letter == "Q" else 6)
        if not begun and scene.tense(match.start, match.end) == "past":
            year -= 1
    return Reading(
        type="DATE",
        value=f"{year:04d}-{letter}{number}",
        mod=mod_of(match, scene),
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
    if rel == "that":  # « cette année-là »: of the latest date
        step = 0
    if unit == "D" and match["whole"] and (named := anchor_day(match, scene)):
        base, anchor = named.day, f"text:{named.words}"  # « toute la journée »
    if rel == "that" or step in {2, -2}:
        base = scene.latest or scene.today
        anchor = f"text:{scene.latest_words}" if scene.latest else "published"
        step = step // 2 if step > 0 else -(-step // 2)
    if base is None or unit in {"", "h", "min"}:
        return Reading(type="DATE", value=None, anchor=anchor)
    if unit == "WE":
        week = base + timedelta(weeks=step)
        early = base.isoweekday() < 5  # « ce week-end », said on a Tuesday
        if rel == "this" and early and scene.tense(match.start, match.end) == "past":
            week = base - timedelta(weeks=1)
        if step < 0 and base.isoweekday() == 7:
            week = base - timedelta(weeks=1)
        value: str | None = f"{week_value(week)}-WE"
    else:
        day = shift_day(base, step, unit)
        value = at_grain(day, unit) if day else None
    return Reading(
        type="DATE",
        value=value,
        mod=mod_of(match, scene),
        anchor=anchor,
        sets=unit in {"Y", "M", "D"},
    )
