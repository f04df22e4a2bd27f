"""Who takes part in meetings that only the sentence around names.

« À l'issue d'un entretien avec X, Y a parlé »; « après six heures de pourparlers, les
deux délégations se sont quittées »; « …, au terme de dix mois de discussions ».
"""

from msgspec.structs import replace

from recoupe.assertions.events import Event
from recoupe.assertions.parties import Parties
from recoupe.assertions.sites import Site
from recoupe.assertions.tree import Tree
from recoupe.lang.frames import Lexicon
from recoupe.model import EntityId

Events = dict[int, Event]

_MEETING = "CONSULT"


def gathered(events: Events, sites: dict[int, Site], parties: Parties) -> Events:
    """Return the events with meetings attended by whom the main clause names.

    « À l'issue d'un entretien avec X, Y a parlé » : X and Y met.
    """
    tree, kept = parties.tree, dict(events)
    for index, event in events.items():
        token = tree.tokens[index]
        named = "avec" in sites[index].slots and not any(
            s in sites[index].slots for s in ("entre", "de", "poss", "par")
        )
        if event.plover != "CONSULT" or token.pos != "NOUN" or not named:
            continue
        subject = _main_subject(tree, index)
        if subject is not None and parties.is_party(subject):
            joined = (*parties.all([subject], create=True), *event.actors)
            kept[index] = replace(event, actors=tuple(dict.fromkeys(joined)))
    return kept


def _main_subject(tree: Tree, index: int) -> int | None:
    current = index
    for _ in range(6):
        head = tree.head(current)
        if head.index == current:
            return None
        current = head.index
        if tree.is_verb(current):
            return tree.subject(current)
    return None


def attended(
    events: Events, lexicon: Lexicon, sites: dict[int, Site], parties: Parties
) -> Events:
    """Return the events with the meetings of which only the length is told.

    They are attended by the parties that the main clause names, or by those who
    acted together last.
    """
    tree, kept = parties.tree, dict(events)
    for index, site in sites.items():
        if index in kept or not site.noun or not _is_measured(index, tree):
            continue
        if not any(
            e.value == _MEETING for e in lexicon.uses(_lemma(index, tree), noun=True)
        ):
            continue
        subject = _main_subject(tree, index)
        found: tuple[EntityId, ...] = ()
        if subject is not None and parties.is_party(subject):
            found = parties.all([subject], create=True) if _many(subject, tree) else ()
        if not found and subject is not None and not parties.is_party(subject):
            found = _together(index, events)
        if found:
            kept[index] = Event(
                plover=_MEETING, mode=None, actors=found, recipients=(), heads=(index,)
            )
    return kept


def _lemma(index: int, tree: Tree) -> str:
    text = tree.tokens[index].text.lower()
    return text if text.endswith("pourparlers") else tree.tokens[index].lemma.lower()


def _is_measured(index: int, tree: Tree) -> bool:
    """Tell whether a noun stands after « six heures de », « des mois de »."""
    token, measure = tree.tokens[index], tree.head(index)
    timed = measure.index in tree.timed or measure.lemma in tree.measuring
    return token.dep == "nmod" and timed and tree.preposition(index) == "de"


def _many(index: int, tree: Tree) -> bool:
    plural = tree.tokens[index].feature("Number") == "Plur"
    return plural or len(tree.conjuncts(index)) > 1


def _together(index: int, events: Events) -> tuple[EntityId, ...]:
    """Return who acted together last before a word."""
    for other in sorted((i for i in events if i < index), reverse=True):
        if len(events[other].actors) > 1:
            return events[other].actors
    return ()
