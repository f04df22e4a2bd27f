"""Political events (PLOVER): type, mode, who did it to whom.

A trigger makes an event only between parties: states, bodies, leaders, groups. A noun
that merely takes an event up again (« cette attaque ») names nobody and makes none.
"""

import msgspec

from recoupe.assertions.match import Match, Site, find_use
from recoupe.assertions.parties import Parties
from recoupe.assertions.slots import UNDERGONE
from recoupe.assertions.tree import Tree
from recoupe.lang.frames import Lexicon
from recoupe.model import EntityId

NO_EVENT = "-"  # a use that looks like a trigger and reports nothing
# Without anybody named these report nothing political: « la route est bloquée ».
ACTOR_NEEDED = frozenset({"AID", "AGREE", "THREATEN", "REQUEST", "CONSULT"})
FORCE = frozenset({"ASSAULT", "COERCE"})  # befalls things too
NAMED_ONLY = frozenset(
    {
        "SUPPORT",
        "CONSULT",
        "AGREE",
        "COOPERATE",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
    }
)


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One coded happening; ``heads`` are the tokens that may stand for it."""

    plover: str
    mode: str | None
    actors: tuple[EntityId, ...]
    recipients: tuple[EntityId, ...]
    heads: tuple[int, ...]
    theme: tuple[int, ...] = ()


def code_event(
    lexicon: Lexicon, site: Site, tree: Tree, parties: Parties
) -> Event | None:
    """Return the event a predicate reports, if it is one between parties."""
    match = find_use(lexicon, site, tree, parties)
    if match is None or match.entry.value == NO_EVENT:
        return None
    actors, recipients, themes = _participants(match, parties)
    if not _qualified(match, site, parties, (actors, recipients)):
        return None
    acting = parties.all(actors, create=True)
    suffering = parties.all(recipients, create=True)
    entry = match.entry
    return Event(
        plover=entry.value,
        mode=entry.mode or None,
        actors=acting,
        recipients=tuple(e for e in suffering if e not in acting),
        heads=tuple(sorted({site.index, match.core})),
        theme=tuple(themes),
    )


def _participants(
    match: Match, parties: Parties
) -> tuple[list[int], list[int], list[int]]:
    roles = match.roles
    actors = list(roles.get("actor", ()))
    recipients = list(roles.get("recipient", ()))
    themes = list(roles.get("theme", ()))
    for index in roles.get("actor~", ()):
        taken = bool(actors) or not parties.is_party(index)
        (recipients if taken else actors).append(index)
    for index in roles.get("actor?", ()):
        actors += [index] if parties.is_party(index) else parties.inside(index)[:1]
    for index in roles.get("recipient~", ()):
        if recipients:
            themes.append(index)
        elif parties.is_party(index):
            recipients.append(index)
        else:
            themes.append(index)
            recipients += _other(parties, index, actors)
    if not recipients:
        recipients += match.slots.get(UNDERGONE, ())
    if not recipients and match.entry.value == "REQUEST":
        for index in themes:
            recipients += _other(parties, index, actors)
    return actors, recipients, themes


def _other(parties: Parties, index: int, actors: list[int]) -> list[int]:
    """Return the first party named inside a phrase that is not the actor itself."""
    acting = set(parties.all(actors))
    found = [
        inner
        for inner in parties.inside(index)
        if inner not in actors and not acting.intersection(parties.entities(inner))
    ]
    bodies = [i for i in found if any(m.type != "PER" for m in parties.mentions(i))]
    return (bodies or found)[:1]


def _qualified(
    match: Match,
    site: Site,
    parties: Parties,
    filled: tuple[list[int], list[int]],
) -> bool:
    actors, recipients = filled
    any_such = site.noun and parties.is_any(site.index)  # « toute nouvelle attaque »
    if any_such or (match.entry.value in ACTOR_NEEDED and not actors):
        return False
    if actors:
        crowd = match.entry.value == "PROTEST"
        return any(
            _acts(parties, index) or (crowd and parties.is_unlisted(index))
            for index in actors
        )
    doer = match.entry.frame.get("s")
    if doer is not None and doer.role.startswith("actor") and site.slots.get("s"):
        return False
    if recipients:
        return match.entry.value in FORCE or any(
            _acts(parties, i) or parties.classes(i) for i in recipients
        )
    if match.entry.value in NAMED_ONLY and "document" not in _classes(match):
        return match.entry.pattern.core is not None and site.noun
    constrained = any(slot.classes for slot in match.entry.frame.values())
    themed = bool(match.roles.get("theme")) or not site.noun
    return bool(match.entry.pattern.words) or (constrained and themed)


def _classes(match: Match) -> set[str]:
    return {name for slot in match.entry.frame.values() for name in slot.classes}


def _acts(parties: Parties, index: int) -> bool:
    token = parties.tree.tokens[index]
    if token.pos == "ADJ":
        return bool(parties.mentions(index))
    return parties.is_party(index)
