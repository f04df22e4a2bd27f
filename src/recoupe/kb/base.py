"""The knowledge base: tables read once, questions answered from dictionaries."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Self, TypeVar

from recoupe.kb.entries import (
    Credit,
    Entry,
    Outlet,
    Term,
    When,
    to_period,
)
from recoupe.kb.folding import drop_article, fold
from recoupe.kb.load import Contents, read_contents
from recoupe.kb.names import NameIndex, surname

_K = TypeVar("_K")
_V = TypeVar("_V")

# Which of several bearers of a name is meant more often; the others rank 5.
_FAME = {
    "state": 0,
    "capital": 1,
    "continent": 1,
    "international": 1,
    "world-region": 1,
    "disputed-territory": 2,
    "territory": 2,
    "government-seat": 2,
    "region": 3,
    "city": 4,
    "department": 6,
    "media-group": 6,
    "river": 7,
    "lake": 7,
    "mountain": 7,
    "astronomical": 8,
}
_DERIVED = "place:"  # ids of the places that a dictionary gave, without a country

_HOST_PREFIXES = ("www.", "m.", "amp.", "fr.m.")


class KnowledgeBase:
    """Who and what exists; every answer is an entry, an id or nothing."""

    def __init__(self, contents: Contents) -> None:
        self._entries = contents.entries
        self._names = NameIndex(
            sorted(self._entries.values(), key=_fame), contents.ambiguous
        )
        self._areas = contents.areas
        self._within = contents.within
        self._demonyms = contents.demonyms
        self._prefixes = contents.prefixes
        self._metonyms = contents.metonyms
        self._given_names = contents.given_names
        self._outlets = contents.outlets
        self._hosts = {h: o.id for o in self._outlets.values() for h in o.hosts}
        self.credits: tuple[Credit, ...] = tuple(contents.credits)
        self._offices = contents.offices
        self._terms_of_body = _group(contents.terms, lambda t: (t.office, t.body))
        self._terms_of_person = _group(contents.terms, lambda t: t.person)
        self._members = _group(contents.memberships, lambda m: m.organization)
        self._memberships = _group(contents.memberships, lambda m: m.member)
        self._capitals = {
            entry.country: entry
            for entry in self._entries.values()
            if entry.kind == "capital" and entry.country
        }

    @classmethod
    def load(cls, extra: Path | None = None) -> Self:
        """Read our tables, then those of a user's folder, which win by id.

        Raises:
            PackError: if a table is malformed.
        """
        return cls(read_contents(extra))

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> Iterable[Entry]:
        """Return every entry."""
        return self._entries.values()

    def get(self, entry_id: str) -> Entry | None:
        """Return the entry with this id, such as ``state:RU``."""
        return self._entries.get(entry_id)

    # Names

    def find(self, surface: str) -> tuple[Entry, ...]:
        """Return every entry that may be written like this, an article aside."""
        return self._names.find(surface) or self._names.find(drop_article(surface))

    def match_at(
        self, tokens: Sequence[str], start: int
    ) -> list[tuple[int, tuple[Entry, ...]]]:
        """Return (tokens, entries) of every name that starts here, longest first.

        Words that are usually something else (« Elle », « Sens », see
        ``ambiguous.tsv``) are left to ``find``: only the context can tell.
        """
        return self._names.match_at(tokens, start)

    def find_by_surname(self, surface: str) -> tuple[Entry, ...]:
        """Return the people known by this surname, office holders first.

        A bare surname proves little: use it where the coverage offers nothing better.
        """
        return tuple(self._surnames.get(fold(surface), ()))

    @cached_property
    def _surnames(self) -> dict[str, list[Entry]]:
        # people of the derived tables are mostly of the past: kind person, no country
        people = (
            entry
            for entry in self._entries.values()
            if entry.type == "PER" and (entry.kind != "person" or entry.country)
        )
        ranked = sorted(people, key=lambda e: (e.id not in self._terms_of_person, e.id))
        pairs = ((surname(e.name), e) for e in ranked)
        named = _group((pair for pair in pairs if pair[0]), lambda pair: pair[0])
        return {key: [entry for _, entry in pairs] for key, pairs in named.items()}

    def given_name_gender(self, name: str) -> str | None:
        """Return m, f or e (either) for a known given name."""
        return self._given_names.get(fold(name))

    # Areas

    def areas(self, town: str) -> tuple[str, ...]:
        """Return the ids of the areas that have a town of this name, () if none does.

        Departments and territories of France, states elsewhere: « Saint-Denis » lies in
        ``region:seine-saint-denis`` and in ``region:la-reunion``.
        """
        return tuple(self._areas.get(fold(town), ()))

    def within(self, area_id: str) -> str | None:
        """Return the id of the region that a department of France lies in."""
        return self._within.get(area_id)

    # Demonyms and metonyms

    def demonyms(self, form: str) -> tuple[str, ...]:
        """Return the ids of the places whose people or things are called so.

        Several when a form is shared (« congolais »); the best known comes first.
        """
        return tuple(self._demonyms.get(fold(form), ()))

    def demonym(self, form: str) -> str | None:
        """Return the best known place whose people or things are called so."""
        found = self._demonyms.get(fold(form))
        return found[0] if found else None

    def compound_demonym(self, form: str) -> tuple[str, ...]:
        """Return the places of « russo-ukrainien » in order; () if one is unknown."""
        *heads, last = fold(form).split()
        target = self.demonym(last) if heads else None
        parts = [self._prefixes.get(head) or self.demonym(head) for head in heads]
        known = tuple(part for part in (*parts, target) if part)
        return known if heads and len(known) == len(heads) + 1 else ()

    def metonym(self, surface: str) -> str | None:
        """Return the id of what a seat of power stands for (« le Kremlin »)."""
        return self._metonyms.get(fold(drop_article(surface)))

    def capital(self, state_id: str) -> Entry | None:
        """Return the capital of a state."""
        return self._capitals.get(state_id.removeprefix("state:"))

    # Offices

    def holders(self, office: str, body_id: str, when: When) -> tuple[Entry, ...]:
        """Return who held an office during a period, longest presence first.

        A generic office (``head-of-state``, ``leader``) is answered by the specific one
        that the body has, see ``offices.tsv``. On the day of a handover the newcomer
        comes first.
        """
        period = to_period(when)
        for specific in self._specific_offices(office, body_id):
            ranked = sorted(
                (-term.period.shared_days(period), -_start(term), term.person)
                for term in self._terms_of_body.get((specific, body_id), ())
                if term.period.shared_days(period)
            )
            people = dict.fromkeys(person for _, _, person in ranked)
            found = tuple(self._entries[p] for p in people if p in self._entries)
            if found:
                return found
        return ()

    def _specific_offices(self, office: str, body_id: str) -> tuple[str, ...]:
        state = body_id.removeprefix("state:")
        own = self._offices.get((office, state))
        return own or self._offices.get((office, ""), (office,))

    def holder(self, office: str, body_id: str, when: When) -> Entry | None:
        """Return who held an office at a date, or for most of a period."""
        found = self.holders(office, body_id, when)
        return found[0] if found else None

    def terms(self, person_id: str, when: When | None = None) -> tuple[Term, ...]:
        """Return the offices someone held, all or during a period."""
        terms = self._terms_of_person.get(person_id, ())
        if when is None:
            return tuple(terms)
        period = to_period(when)
        return tuple(term for term in terms if term.period.shared_days(period))

    # Memberships

    def members(self, organization_id: str, when: When) -> tuple[str, ...]:
        """Return the ids of the members of an organisation at a date."""
        period = to_period(when)
        return tuple(
            membership.member
            for membership in self._members.get(organization_id, ())
            if membership.period.shared_days(period)
        )

    def is_member(self, member_id: str, organization_id: str, when: When) -> bool:
        """Tell whether a state was in an organisation or party to a treaty."""
        return member_id in self.members(organization_id, when)

    def memberships(self, member_id: str, when: When) -> tuple[str, ...]:
        """Return the ids of what a state belonged to at a date."""
        period = to_period(when)
        return tuple(
            membership.organization
            for membership in self._memberships.get(member_id, ())
            if membership.period.shared_days(period)
        )

    # Outlets

    def outlet(self, outlet_id: str) -> Outlet | None:
        """Return hosts, family and kind of an outlet."""
        return self._outlets.get(outlet_id)

    def outlet_of(self, host_or_name: str) -> Entry | None:
        """Return the outlet of a host, an address or a name."""
        host = host_or_name.casefold().partition("://")[2] or host_or_name.casefold()
        host = host.partition("/")[0].partition(":")[0]
        for prefix in _HOST_PREFIXES:
            host = host.removeprefix(prefix)
        while host:
            if host in self._hosts:
                return self._entries[self._hosts[host]]
            host = host.partition(".")[2] if "." in host else ""
        found = (e for e in self.find(host_or_name) if e.id in self._outlets)
        return next(found, None)

    def family(self, outlet_id: str) -> str | None:
        """Return the id of the group an outlet belongs to."""
        outlet = self._outlets.get(outlet_id)
        return outlet.family if outlet else None


def _fame(entry: Entry) -> int:
    return 9 if entry.id.startswith(_DERIVED) else _FAME.get(entry.kind, 5)


def _start(term: Term) -> int:
    return term.period.first.toordinal() if term.period.first else 0


def _group(values: Iterable[_V], key: Callable[[_V], _K]) -> dict[_K, list[_V]]:
    grouped: dict[_K, list[_V]] = {}
    for value in values:
        grouped.setdefault(key(value), []).append(value)
    return grouped
