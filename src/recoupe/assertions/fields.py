"""What a passage is about besides politics: sport, stage and page, trade, weather.

« La critique a capitulé », « l'offensive des plateformes »: words of conflict that
other fields borrow. There they report an event only where office, court or arms act.
"""

from collections import defaultdict
from collections.abc import Mapping

from recoupe.assertions.events import Event
from recoupe.assertions.parties import ACTING, Parties
from recoupe.model import EntityId

PREFIX = "field:"
PRIVATE = "private"
_ENOUGH = 2  # distinct words of one field, in a sentence and its neighbours
# Strikes are at home in trade; in a town, only what quarrels is politics.
_OWN = {
    "trade": frozenset({"PROTEST"}),
    "animal": frozenset({"PROTEST", "AID"}),
    "table": frozenset({"PROTEST", "AID"}),
    "town": frozenset(
        {"PROTEST", "ASSAULT", "COERCE", "ACCUSE", "REJECT", "THREATEN", "SANCTION"}
    ),
}
_ANYBODY = frozenset({"ASSAULT", "COERCE", "SANCTION"})  # whoever is hit or jailed
_RIVALRY = "sport"  # where states are teams
_SHARED = frozenset({"people"})  # workers and crowds: no office


def outside_politics(
    events: dict[int, Event], parties: Parties, classes: Mapping[str, frozenset[str]]
) -> set[int]:
    """Return the events that the field of their passage only borrows its words for."""
    if not events:
        return set()
    found = _fields(parties, classes)
    tree = parties.tree
    official = _officials(parties)
    states = {
        mention.entity
        for token in tree.tokens
        for mention in parties.mentions(token.index)
        if mention.type == "GPE"
    }
    return {
        index
        for index, event in events.items()
        for field in _around(found, tree.sentence_number(index))
        if event.plover not in _OWN.get(field, frozenset())
        and not _held(event, official, states if field != _RIVALRY else set())
    }


def private(events: dict[int, Event], parties: Parties) -> set[int]:
    """Return the events between people of whom no office, body or trade is told."""
    if not events:
        return set()
    known = _officials(parties, ACTING | {"party"})
    persons = {
        mention.entity
        for token in parties.tree.tokens
        for mention in parties.mentions(token.index)
        if mention.type == "PER" and mention.form != "nominal"
    }
    unknown = persons - known
    neighbours = _neighbours(parties)
    return {
        index
        for index, event in events.items()
        if (
            event.plover not in _ANYBODY
            and event.actors
            and all(e in unknown for e in event.actors + event.recipients)
        )
        or _among_neighbours(event, neighbours)
    }


def _neighbours(parties: Parties) -> set[EntityId]:
    """Return the entities only called by what they are at home or in the street."""
    own: dict[EntityId, bool] = {}
    for token in parties.tree.tokens:
        private_noun = PRIVATE in parties.classes(token.index)
        for entity in parties.entities(token.index):
            own[entity] = own.get(entity, True) and private_noun
    return {entity for entity, only in own.items() if only}


def _among_neighbours(event: Event, neighbours: set[EntityId]) -> bool:
    """Tell whether a quarrel or a deed of sale is nobody else's business."""
    met = event.actors + event.recipients
    kept = event.plover in _ANYBODY | {"PROTEST", "AID", "REQUEST"}
    return bool(met) and not kept and all(e in neighbours for e in met)


def _held(event: Event, official: set[EntityId], states: set[EntityId]) -> bool:
    """Tell whether office or arms have part in an event, or a state does it."""
    held = official.intersection(event.actors + event.recipients)
    return bool(held or states.intersection(event.actors))


def _officials(
    parties: Parties, wanted: frozenset[str] = ACTING - _SHARED
) -> set[EntityId]:
    """Return the entities that some noun of the passage gives an office or arms."""
    return {
        entity
        for token in parties.tree.tokens
        if parties.classes(token.index) & wanted
        for entity in parties.entities(token.index)
    }


def _fields(
    parties: Parties, classes: Mapping[str, frozenset[str]]
) -> dict[tuple[int, str], set[str]]:
    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for token in parties.tree.tokens:
        lemma = token.lemma.lower()
        for name in classes.get(lemma, frozenset()):
            if name.startswith(PREFIX):
                sentence = parties.tree.sentence_number(token.index)
                found[sentence, name.removeprefix(PREFIX)].add(lemma)
    return found


def _around(found: dict[tuple[int, str], set[str]], sentence: int) -> set[str]:
    """Return the fields that a sentence and its neighbours are about."""
    near: dict[str, set[str]] = defaultdict(set)
    for (number, field), words in found.items():
        if abs(number - sentence) <= 1:
            near[field] |= words
    return {field for field, words in near.items() if len(words) >= _ENOUGH}
