"""The values that the knowledge base is made of."""

from datetime import date, timedelta

import msgspec

from recoupe.model import EntityType

_PART_COUNT_DAY = 3
_DECEMBER = 12


class Entry(msgspec.Struct, frozen=True, gc=False):
    """Someone or something that exists, with the names it goes by.

    ``kind`` is finer than ``type`` (state, capital, city, region, parliament, agency,
    company …) and listed in ``kb/README.md``.
    """

    id: str
    type: EntityType
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2 of the state it belongs to
    gender: str | None = None  # m or f, people only
    qid: str | None = None  # Wikidata, only where certain

    @property
    def surfaces(self) -> tuple[str, ...]:
        """Every way to write it, the canonical name first."""
        return (self.name, *self.aliases)


class Period(msgspec.Struct, frozen=True, gc=False):
    """A stretch of days; ``None`` means open on that side. Both ends are included."""

    first: date | None = None
    last: date | None = None

    def shared_days(self, other: "Period") -> int:
        """Count the days that both periods contain; 0 when they are apart."""
        first = max(self.first or date.min, other.first or date.min)
        last = min(self.last or date.max, other.last or date.max)
        return max((last - first).days + 1, 0)


class Term(msgspec.Struct, frozen=True, gc=False):
    """Someone held an office of a body during a period."""

    office: str
    body: str
    person: str
    period: Period


class Membership(msgspec.Struct, frozen=True, gc=False):
    """A state belonged to an organisation, or was party to a treaty."""

    organization: str
    member: str
    period: Period


class Outlet(msgspec.Struct, frozen=True, gc=False):
    """What is known of a publisher beyond its names."""

    id: str
    kind: str  # agency, press, broadcaster, state-media, web
    hosts: tuple[str, ...]
    family: str | None  # id of the group that owns it
    language: str


class Credit(msgspec.Struct, frozen=True, gc=False):
    """A regular expression that a line crediting an agency matches."""

    agency: str
    pattern: str


When = date | str | tuple[date, date] | Period


def parse_bound(text: str, *, last: bool) -> date | None:
    """Return the first (or last) day that an ISO date of any precision covers.

    >>> parse_bound("2024-02", last=True), parse_bound("", last=False)
    (datetime.date(2024, 2, 29), None)
    """
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == _PART_COUNT_DAY:
        return date(parts[0], parts[1], parts[2])
    if len(parts) == 1:
        return date(parts[0], _DECEMBER, 31) if last else date(parts[0], 1, 1)
    year, month = parts
    if not last:
        return date(year, month, 1)
    following = date(year + month // _DECEMBER, month % _DECEMBER + 1, 1)
    return following - timedelta(days=1)


def to_period(when: When) -> Period:
    """Return the period that a day, an ISO prefix or a pair of days stands for."""
    if isinstance(when, Period):
        return when
    if isinstance(when, str):
        return Period(parse_bound(when, last=False), parse_bound(when, last=True))
    if isinstance(when, tuple):
        return Period(*when)
    return Period(when, when)
