"""Which hours a time of day covers, so that two can be compared within their days."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from recoupe.model import Assertion

# Hours from the midnight that begins the day, as news uses the words.
_PARTS = {
    "MO": (0, 12),
    "MI": (11, 14),
    "AF": (12, 19),
    "EV": (17, 26),
    "NI": (18, 32),
    "DT": (6, 20),
}
_NEAR = timedelta(hours=3)  # how far apart articles put what happened at one time
_CLOSE = timedelta(hours=1)  # … where one of them reads the clock
_HALF_A_DAY = timedelta(hours=12)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(?:(\d\d:\d\d)|([A-Z]{2}))")


class Hours(NamedTuple):
    """The first and the last moment a time may mean."""

    first: datetime
    last: datetime


def hours_of(assertion: Assertion) -> Hours | None:
    """Return the hours a clause is about, None where it names none or a zone."""
    ends = [_read(end) for end in (assertion.time or "").split("/")]
    known = [end for end in ends if end is not None]
    if not known or len(known) < len(ends):
        return None
    return Hours(known[0].first, known[-1].last)


def meet_in_hours(left: Assertion, right: Assertion) -> bool | None:
    """Tell whether two clauses may be of one hour, None where either names none.

    « Mercredi matin » and « mercredi vers 9 heures » may, « mercredi à 20 heures » may
    not; « mardi soir » and « mercredi peu après minuit » may. So may « quatre heures
    moins le quart » and « 15 h 45 »: whoever tells the time in words counts to twelve.
    """
    a, b = hours_of(left), hours_of(right)
    if a is None or b is None:
        return None
    exact = a.first == a.last and b.first == b.last
    if exact and abs(a.first - b.first) == _HALF_A_DAY:
        return True
    return a.first <= b.last + _NEAR and b.first <= a.last + _NEAR


def are_hours_apart(left: Assertion, right: Assertion) -> bool:
    """Tell whether two times of one day may be one only if an article is careless.

    « Avant l'aube » and « en fin d'après-midi » need not exclude each other, but that
    they are of one day does not make them one time.
    """
    a, b = hours_of(left), hours_of(right)
    if a is None or b is None:
        return False
    clocks = a.first == a.last, b.first == b.last
    if all(clocks) and abs(a.first - b.first) == _HALF_A_DAY:
        return False
    slack = _CLOSE if any(clocks) else -_CLOSE
    return not (a.first <= b.last + slack and b.first <= a.last + slack)


def _read(value: str) -> Hours | None:
    found = _MOMENT.fullmatch(value)
    if found is None:
        return None
    day, clock, part = found.groups()
    try:
        if clock:
            moment = datetime.fromisoformat(f"{day}T{clock}")
            return Hours(moment, moment)
        midnight = datetime.fromisoformat(day)
    except ValueError:
        return None
    if part not in _PARTS:
        return None
    first, last = (midnight + timedelta(hours=hour) for hour in _PARTS[part])
    return Hours(first, last)
