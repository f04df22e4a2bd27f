"""Political events (PLOVER): type, mode, who did it to whom.

A trigger makes an event only between parties: states, bodies, leaders, groups. A noun
that merely takes an event up again (« cette attaque ») names nobody and makes none.
"""

import msgspec

from recoupe.assertions.match import Match, find_use
from recoupe.assertions.noun_slots import UNDERGONE
from recoupe.assertions.parties import Parties
from recoupe.assertions.sites import Site
from recoupe.assertions.tree import Tree
from recoupe.lang.frames import Lexicon
from recoupe.model import EntityId

NO_EVENT = "-"  # a use that looks like a trigger and reports nothing
# Without anybody named these report nothing political: « la route est bloquée ».
ACTOR_NEEDED = frozenset({"AID", "AGREE", "THREATEN", "REQUEST", "CONSULT"})
FORCE = frozenset({"ASSAULT", "COERCE"})  # befalls things too
# « le décret interdit les cortèges », « le rapport met en cause l'armée »
DECREED = FORCE | {"SANCTION", "CONCEDE", "ACCUSE"}
TEXTS = frozenset({"document", "decision", "rule", "measure", "publication"})
# Nouns that tell what happened, whatever their verb: « des combats ont éclaté ».
HAPPENINGS = frozenset({"clash", "attack", "investigation", "protest", "riot"})
_MEANS = frozenset({"weapon", "aircraft", "vehicle"})
NEEDS_BOTH = frozenset({"ASSAULT", "COERCE", "AID"})
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
    words: tuple[int, ...] = ()  # what its idiom is made of, its subject included
    theme: tuple[int, ...] = ()


def code_event(
    lexicon: Lexicon, site: Site, tree: Tree, parties: Parties
) -> Event | None:
    """Return the event a predicate reports, if it is one between parties.

    One of type ``-`` tells that the words of an idiom report nothing.
    """
    match = find_use(lexicon, site, tree, parties)
    if match is None:
        return None
    if match.entry.value == NO_EVENT:
        return Event(
            plover=NO_EVENT, mode=None, actors=(), recipients=(), heads=match.words
        )
    actors, recipients, themes = _participants(match, site, parties)
    if not _qualified(match, site, parties, (actors, recipients)):
        return None
    acting = parties.all(actors, create=True)
    suffering = parties.all(recipients, create=True)
    entry = match.entry
    told = _told_by(match, site, tree)
    happened = [i for i in told if is_happening(parties, i)]
    return Event(
        plover=entry.value,
        mode=entry.mode or None,
        actors=acting,
        recipients=tuple(e for e in suffering if e not in acting),
        heads=tuple(happened[:1] or sorted({site.index, match.core})),
        words=(*match.words, *told),
        theme=tuple(themes),
    )


def is_happening(parties: Parties, index: int) -> bool:
    """Tell whether a noun names an event, not the weapon it was done with."""
    classes = parties.classes(index)
    return bool(classes & HAPPENINGS) and not classes & _MEANS


def _told_by(match: Match, site: Site, tree: Tree) -> list[int]:
    """Return the subject that says what happened: « une trêve est en vigueur »."""
    subject = match.entry.frame.get("s")
    if site.noun or subject is None or not subject.classes:
        return []
    own = [] if subject.role != "none" else list(site.slots.get("s", ()))
    return [i for i in own if tree.tokens[i].pos == "NOUN"]


def _participants(
    match: Match, site: Site, parties: Parties
) -> tuple[list[int], list[int], list[int]]:
    roles = match.roles
    by_text = match.entry.value in DECREED
    actors = [
        i
        for i in roles.get("actor", ())
        if not (by_text and _is_text(parties, i) and not parties.is_party(i))
    ]
    recipients = list(roles.get("recipient", ()))
    themes = list(roles.get("theme", ()))
    for index in roles.get("actor~", ()):
        taken = bool(actors) or not parties.is_party(index)
        (recipients if taken else actors).append(index)
    if not actors and site.noun and _national(match):
        actors += [
            inner
            for index in site.slots.get("de", ())
            for inner in parties.inside(index)
            if parties.tree.tokens[inner].pos == "ADJ"
        ][:1]  # « les livraisons de gaz algérien »
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
    if match.entry.value == "CONCEDE" and not recipients:
        recipients += _pressed_by(site, parties, actors)
    recipients = [_owner(parties, i) for i in recipients]
    if not recipients:
        recipients += match.slots.get(UNDERGONE, ())
    return actors, recipients, themes


def _pressed_by(site: Site, parties: Parties, actors: list[int]) -> list[int]:
    """Return who makes somebody yield: « sous la pression des pêcheurs »."""
    return [
        other
        for slot in ("sous", "face", "devant", "après")
        for index in site.slots.get(slot, ())
        if "pressure" in parties.classes(index)
        for other in _other(parties, index, actors)
    ][:1]


def _owner(parties: Parties, index: int) -> int:
    """Return whose crowd or place it is: « a dispersé leur piquet »."""
    if not parties.classes(index) & {"crowd", "place", "property"}:
        return index
    owners = [
        child.index
        for child in parties.tree.children(index)
        if child.pos == "DET" and parties.entities(child.index)
    ]
    return owners[0] if owners else index


def _national(match: Match) -> bool:
    """Tell whether an adjective of a state beside the noun names who acts."""
    of = match.entry.frame.get("adj")
    return of is not None and of.role == "actor"


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
    """Tell whether an event is one between parties, or of what only politics knows."""
    actors, recipients = filled
    value, frame = match.entry.value, match.entry.frame
    worded = bool(match.entry.pattern.words)
    told = worded or bool(match.roles.get("theme"))
    silent = value == "AID" and told and bool(recipients)
    any_such = site.noun and parties.is_any(site.index)  # « toute nouvelle attaque »
    absent = site.noun and parties.tree.preposition(site.index) == "sans"
    if any_such or absent or (value in ACTOR_NEEDED and not actors and not silent):
        return False
    if actors:
        return _acted(match, parties, actors, recipients)
    doer = frame.get("s")
    if doer is not None and doer.role.startswith("actor") and site.slots.get("s"):
        return value in DECREED and _is_text(parties, site.slots["s"][0])
    if recipients:
        return _befell(match, parties, recipients)
    if value in NAMED_ONLY and "document" not in _classes(match):
        core = match.entry.pattern.core is not None
        return site.noun and (core or _breaks_out(match, site, parties))
    constrained = any(slot.classes for slot in frame.values())
    return worded or (constrained and (bool(match.roles.get("theme")) or not site.noun))


def _breaks_out(match: Match, site: Site, parties: Parties) -> bool:
    """Tell whether a protest nobody is named for is said to happen: « éclater »."""
    if match.entry.value != "PROTEST":
        return False
    subject = parties.tree.tokens[site.index].dep.startswith("nsubj")
    verb = parties.tree.head(site.index).index
    return subject and "happening" in parties.classes(verb)


def _acted(
    match: Match, parties: Parties, actors: list[int], recipients: list[int]
) -> bool:
    worded = bool(match.entry.pattern.words)
    if not recipients and not worded and _vague(match, parties, actors):
        return False
    crowd = match.entry.value == "PROTEST"
    met = any(_acts(parties, index) for index in recipients)
    return any(
        _acts(parties, index)
        or (crowd and parties.is_unlisted(index))
        or (met and _looks_human(parties, index))
        for index in actors
    )


def _looks_human(parties: Parties, index: int) -> bool:
    """Tell whether a noun no list holds may stand for people or a body.

    Where it acts on a party: « les paras », « le fisc indien ».
    """
    tree = parties.tree
    plural = tree.tokens[index].feature("Number") == "Plur"
    national = any(
        child.pos == "ADJ" and parties.mentions(child.index)
        for child in tree.children(index)
    )
    return parties.is_unlisted(index) and (plural or national)


def _befell(match: Match, parties: Parties, recipients: list[int]) -> bool:
    if any(_acts(parties, i) or parties.classes(i) for i in recipients):
        return True
    nouns = any(parties.tree.tokens[i].pos == "NOUN" for i in recipients)
    return match.entry.value in FORCE and nouns


def _is_text(parties: Parties, index: int) -> bool:
    return bool(parties.classes(index) & TEXTS)


def _classes(match: Match) -> set[str]:
    return {name for slot in match.entry.frame.values() for name in slot.classes}


def _vague(match: Match, parties: Parties, actors: list[int]) -> bool:
    """Tell whether a lone « il », or somebody without office, does it to nobody."""
    value, tree = match.entry.value, parties.tree
    if value in NEEDS_BOTH:
        return all(
            tree.tokens[i].pos == "PRON" and not parties.entities(i) for i in actors
        )
    lone = len(tree.conjuncts(actors[0])) == 1 == len(actors)
    plural = tree.tokens[actors[0]].feature("Number") == "Plur"
    common = tree.tokens[actors[0]].pos == "NOUN"
    known = not common or parties.classes(actors[0]) or parties.is_name(actors[0])
    return value == "CONSULT" and lone and not plural and not known


def _acts(parties: Parties, index: int) -> bool:
    token = parties.tree.tokens[index]
    if token.pos == "ADJ":
        return bool(parties.mentions(index))
    return parties.is_party(index)
