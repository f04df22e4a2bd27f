"""From tables to the dictionaries of the knowledge base.

A later row with the id of an earlier one replaces it: that is how a user's file
corrects ours. A row that starts with ``-`` in its id column removes the entry.
"""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import msgspec

from recoupe.errors import PackError
from recoupe.kb.entries import (
    Credit,
    Entry,
    Membership,
    Outlet,
    Period,
    Term,
    parse_bound,
)
from recoupe.kb.folding import fold
from recoupe.kb.tables import Table, read_tables, table_kind
from recoupe.model import EntityType

_TYPES: dict[str, EntityType] = {name: name for name in get_args(EntityType)}
_FORMS = ("masculine", "masculine_plural", "feminine", "feminine_plural")


class Contents(msgspec.Struct):
    """Everything the tables say, before it is indexed."""

    entries: dict[str, Entry] = msgspec.field(default_factory=dict)
    ambiguous: set[str] = msgspec.field(default_factory=set)
    areas: dict[str, list[str]] = msgspec.field(default_factory=dict)
    within: dict[str, str] = msgspec.field(default_factory=dict)  # area → region
    demonyms: dict[str, list[str]] = msgspec.field(default_factory=dict)
    prefixes: dict[str, str] = msgspec.field(default_factory=dict)
    metonyms: dict[str, str] = msgspec.field(default_factory=dict)
    given_names: dict[str, str] = msgspec.field(default_factory=dict)
    outlets: dict[str, Outlet] = msgspec.field(default_factory=dict)
    # (generic office, state or "") → offices to try in order
    offices: dict[tuple[str, str], tuple[str, ...]] = msgspec.field(
        default_factory=dict
    )
    terms: list[Term] = msgspec.field(default_factory=list)
    memberships: list[Membership] = msgspec.field(default_factory=list)
    credits: list[Credit] = msgspec.field(default_factory=list)


def read_contents(extra: Path | None = None) -> Contents:
    """Read every table.

    Raises:
        PackError: if a table is malformed; the message names file and row.
    """
    contents = Contents()
    for table in read_tables(extra):
        reader = _READERS.get(table_kind(table.name))
        if reader is None or not table.rows:
            continue
        try:
            reader(table, contents)
        except (IndexError, ValueError) as error:
            raise PackError(f"{table.name}: {error}") from error
    return contents


def _read_entries(table: Table, contents: Contents) -> None:
    table.require("id", "type", "kind", "name")
    columns = ("id", "type", "kind", "name", "aliases", "country", "gender", "qid")
    getters = [table.getter(column) for column in columns]
    entries = contents.entries
    for row in table.rows:
        id_, type_, kind, name, aliases, country, gender, qid = (
            get(row) for get in getters
        )
        if id_.startswith("-"):
            entries.pop(id_[1:], None)
            continue
        if type_ not in _TYPES:
            raise ValueError(f"{id_}: no such type of entity: {type_!r}")
        entries[id_] = Entry(
            id_,
            _TYPES[type_],
            kind,
            name,
            tuple(aliases.split(";")) if aliases else (),
            country or None,
            gender or None,
            qid or None,
        )


def _read_outlets(table: Table, contents: Contents) -> None:
    table.require("id", "kind", "name", "hosts")
    _read_entries(table, contents)
    id_, kind, hosts = map(table.getter, ("id", "kind", "hosts"))
    family, language = map(table.getter, ("family", "language"))
    for row in table.rows:
        if id_(row) in contents.entries:
            contents.outlets[id_(row)] = Outlet(
                id_(row),
                kind(row),
                tuple(hosts(row).split(";")) if hosts(row) else (),
                family(row) or None,
                language(row) or "fr",
            )


def _read_ambiguous(table: Table, contents: Contents) -> None:
    table.require("surface")
    surface = table.getter("surface")
    contents.ambiguous.update(fold(surface(row)) for row in table.rows)


def _read_areas(table: Table, contents: Contents) -> None:
    table.require("id", "within", "towns")
    id_, within, towns = map(table.getter, ("id", "within", "towns"))
    for row in table.rows:
        if within(row):
            contents.within[id_(row)] = within(row)
        for town in towns(row).split(";"):
            contents.areas.setdefault(fold(town), []).append(id_(row))


def _read_demonyms(table: Table, contents: Contents) -> None:
    table.require("id", *_FORMS)
    id_, prefix = table.getter("id"), table.getter("prefix")
    forms = [table.getter(column) for column in _FORMS]
    for row in table.rows:
        for form in {fold(get(row)) for get in forms} - {""}:
            bearers = contents.demonyms.setdefault(form, [])
            if id_(row) not in bearers:
                bearers.append(id_(row))
        for part in prefix(row).split(";"):
            if part:
                contents.prefixes.setdefault(fold(part), id_(row))


def _read_metonyms(table: Table, contents: Contents) -> None:
    table.require("surface", "target")
    surface, target = table.getter("surface"), table.getter("target")
    for row in table.rows:
        contents.metonyms[fold(surface(row))] = target(row)


def _read_given_names(table: Table, contents: Contents) -> None:
    table.require("name", "gender")
    name, gender = table.getter("name"), table.getter("gender")
    for row in table.rows:
        contents.given_names[fold(name(row))] = gender(row)


def _read_offices(table: Table, contents: Contents) -> None:
    table.require("office", "states", "includes")
    office, states = table.getter("office"), table.getter("states")
    includes = table.getter("includes")
    for row in table.rows:
        for state in states(row).split(";"):
            contents.offices[office(row), state] = tuple(includes(row).split(";"))


def _read_terms(table: Table, contents: Contents) -> None:
    table.require("office", "body", "person", "from", "to")
    columns = ("office", "body", "person", "from", "to")
    getters = [table.getter(column) for column in columns]
    for row in table.rows:
        office, body, person, first, last = (get(row) for get in getters)
        contents.terms.append(Term(office, body, person, _period(first, last)))


def _read_memberships(table: Table, contents: Contents) -> None:
    table.require("organization", "member", "from", "to")
    columns = ("organization", "member", "from", "to")
    getters = [table.getter(column) for column in columns]
    for row in table.rows:
        organization, member, first, last = (get(row) for get in getters)
        contents.memberships.append(
            Membership(organization, member, _period(first, last))
        )


def _read_credits(table: Table, contents: Contents) -> None:
    table.require("agency", "pattern")
    agency, pattern = table.getter("agency"), table.getter("pattern")
    contents.credits.extend(Credit(agency(row), pattern(row)) for row in table.rows)


def _period(first: str, last: str) -> Period:
    return Period(parse_bound(first, last=False), parse_bound(last, last=True))


_READERS: dict[str, Callable[[Table, Contents], None]] = {
    "ambiguous": _read_ambiguous,
    "areas": _read_areas,
    "credits": _read_credits,
    "demonyms": _read_demonyms,
    "entries": _read_entries,
    "given_names": _read_given_names,
    "memberships": _read_memberships,
    "metonyms": _read_metonyms,
    "offices": _read_offices,
    "outlets": _read_outlets,
    "terms": _read_terms,
}
