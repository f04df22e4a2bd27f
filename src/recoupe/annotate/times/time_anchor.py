"""Which day an hour or a part of the day belongs to, where it does not say.

« À 16 heures, les flammes étaient éteintes » is of the day last named that the tense
of its clause allows: what happened is not of a day to come, what will happen is of the
day that was announced. Days on which something was only said (« a indiqué mardi la
police ») come last, and those that only begin or end something are passed over.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from recoupe.annotate.times.calendar import span_of
from recoupe.annotate.times.time_scene import (
    NamedDay,
    Reading,
    Scene,
    are_of_one_clause,
    same_sentence,
)
from recoupe.lang.rules import Match

_NEWS = timedelta(days=31)  # what is older is told beside the news
_LEAD = 16  # characters before a day that may make it an end
_MORNING, _EVENING = "05:00", "18:00"
_ISO_DAY = len("2024-08-20")
_TO_THE_END = frozenset({"TNI", "T24:00"})  # times that a day ends with
_HOURS = frozenset({"clock", "part_alone"})
_PLACE = re.compile(r"(\d{4}-\d\d-\d\d)T(?:(\d\d:\d\d)|([A-Z]{2}))")
# When the parts of a day begin, for what comes after what.
BEGINS = {
    "MO": "05:00",
    "DT": "06:00",
    "MI": "11:00",
    "AF": "12:00",
    "EV": "18:00",
    "NI": "22:00",
}
_DARK = re.compile(r"T(?:EV|NI|1[89]|2\d)")


def remember(match: Match, reading: Reading, scene: Scene, words: str) -> None:
    """Add the day that an expression names, or is placed on, to the scene.

    Days that only count from another (« la veille ») are of their sentence.
    """
    named = _named(match, reading, scene, words)
    if named is not None:
        scene.named.append(named)
        scene.placed = None
    found = _PLACE.match(reading.value or "")
    if found and match.rule.reads in _HOURS:
        hour = found[2] or BEGINS.get(found[3], "")
        scene.placed = date.fromisoformat(found[1]), hour


def anchor_day(match: Match, scene: Scene, *, ranges: bool = False) -> NamedDay | None:
    """Return the day named in the text that a time of day is of, None if there is none.

    Args:
        match: The time of day.
        scene: What was read so far.
        ranges: Whether the first day of several will do.
    """
    if after := _day_after(match, scene):
        return after
    tense = scene.tense(match.start, match.end)
    fitting = [
        named
        for named in scene.named
        if (ranges or not named.is_range) and _fits(named, tense, match, scene)
    ]
    told = [named for named in fitting if _is_told_of(named, match, scene)]
    found = told or [named for named in fitting if named.is_said]
    if not found:
        return None
    return _latest_news(found, match, scene) if tense == "past" else found[-1]


def is_after_dark(named: NamedDay | None, scene: Scene) -> bool:
    """Tell whether small hours are those of the night that follows a day.

    « Lundi soir …, vers une heure du matin », « À 22 heures …, peu après minuit ».
    """
    if named is None:
        return False
    if _DARK.match(named.code):
        return True
    last, _, hour = (scene.latest_time or "").partition("T")
    return last == named.day.isoformat() and bool(_DARK.match(f"T{hour}"))


def is_next_day(named: NamedDay | None, hour: str, scene: Scene) -> bool:
    """Tell whether an hour is of the day after the one named, which a night leads to.

    « Dans la nuit de lundi à mardi …, à 8 heures », or where the text has got there:
    « Lundi soir …, à l'aube …, à 10 heures ».
    """
    if named is None:
        return False
    if named.code in _TO_THE_END and hour < _EVENING:
        return True
    if scene.placed is None or scene.placed[0] != named.day + timedelta(days=1):
        return False
    before = scene.placed[1]
    return hour >= before and (hour < _EVENING or before >= _MORNING)


def _named(match: Match, reading: Reading, scene: Scene, words: str) -> NamedDay | None:
    kind = match.rule.reads
    if reading.value is None or not (reading.sets or kind == "relative"):
        return None
    day, _, code = reading.value.partition("T")
    code = "24:00" if reading.day else code  # « lundi à minuit »
    span = span_of(reading.value)
    if len(day) < _ISO_DAY or span is None:
        return None
    before = scene.text[max(0, match.start - _LEAD) : match.start]
    if scene.pack.ending("begun").search(before):
        return None  # « recherché depuis lundi, il a été arrêté dans la soirée »
    reader = scene.clauses
    return NamedDay(
        day=reading.day or span[0],
        code=f"T{code}" if code else "",
        start=match.start,
        end=match.end,
        words=words,
        tense=scene.tense(match.start, match.end),
        is_range="/" in day,
        is_said=reader is not None and reader.is_saying(match.start, match.end),
        is_limit=bool(scene.pack.ending("until").search(before)),
        is_back=kind == "relative" and (scene.number("near", match["near"]) or 0) < 0,
    )


def _day_after(match: Match, scene: Scene) -> NamedDay | None:
    """Return the day named right after: « vers 3 heures, dans la nuit du 7 au 8 »."""
    if scene.following is None:
        return None
    after, reading = scene.following
    gap = scene.text[match.end : after.start]
    near = scene.pack.whole("day_joint").match(gap)
    if not near:
        here = same_sentence(scene, match.end, after.start)
        before = any(
            same_sentence(scene, named.end, match.start) for named in scene.named[-1:]
        )
        spans = (match.start, match.end), (after.start, after.end)
        if not here or before or not are_of_one_clause(scene, *spans):
            return None
    named = _named(after, reading, scene, scene.text[after.start : after.end])
    return None if named is None or named.is_range else named


def _fits(named: NamedDay, tense: str, match: Match, scene: Scene) -> bool:
    """Tell whether something of a tense may be of a day."""
    if named.is_limit and tense != "future":
        return False  # « fermé jusqu'à samedi »
    if scene.today is None:
        return True
    if tense == "past":
        return named.day <= scene.today or _is_beside(named, match, scene)
    if tense == "future":
        today = named.day == scene.today and named.tense != "past"
        return named.day > scene.today or today
    return True


def _is_beside(named: NamedDay, match: Match, scene: Scene) -> bool:
    """Tell « le rallye a lieu dimanche : départ à 9 h », where nothing is told between.

    The verb that a parser hangs the hour on is then not its own.
    """
    here = same_sentence(scene, named.end, match.start)
    reader = scene.clauses
    return here and reader is not None and not reader.is_told(named.end, match.start)


def _is_told_of(named: NamedDay, match: Match, scene: Scene) -> bool:
    """Tell whether what follows a day may be of it."""
    if named.is_back:
        return same_sentence(scene, named.end, match.start)
    if not named.is_said:
        return True
    spans = (named.start, named.end), (match.start, match.end)
    return are_of_one_clause(scene, *spans)


def _latest_news(
    found: Sequence[NamedDay], match: Match, scene: Scene
) -> NamedDay | None:
    """Return the day last named; where it is long gone, the last that is news.

    « Le pont, ouvert le 3 mars 1998, … À 16 heures, il était rouvert. »
    """
    last = found[-1]
    today = scene.today
    if today is None or same_sentence(scene, last.end, match.start):
        return last
    news = [named for named in found if today - named.day <= _NEWS]
    return news[-1] if news else last
