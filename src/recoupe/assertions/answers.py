"""Participants that only a neighbouring event or clause names.

« X dénonce une arrestation arbitraire » is said to whoever arrested; « Y cède à cette
demande » cedes to whoever asked; « si Z refuse, X frappera » threatens Z.
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from recoupe.assertions.events import HAPPENINGS, Event
from recoupe.assertions.parties import Parties
from recoupe.assertions.sites import Site
from recoupe.assertions.tree import SUBJECTS, Tree
from recoupe.model import EntityId

Events = dict[int, Event]

_REACTIONS = frozenset({"SUPPORT", "ACCUSE", "REJECT", "CONCEDE"})
_SPOKEN_TO = frozenset({"REQUEST", "AGREE", "ACCUSE", "THREATEN"})
_TARGETED = frozenset({"THREATEN", "AGREE", "CONCEDE"})
_DEALT = frozenset({"AID", "SANCTION", "COOPERATE"})  # between the same two
_OBJECTS = ("s", "o", "de", "à", "contre", "devant", "par", "sur")
_NEAR = 1  # sentences between an act and what answers it


def answered(events: Events, sites: dict[int, Site], tree: Tree) -> Events:
    """Return the events with those they answer.

    A reaction takes the author of the act it is about: of the noun it governs (« cède à
    la demande des grévistes », and the demand was made to whoever cedes), else of the
    last act before it, in the same sentence or the one before.
    """
    kept = dict(events)
    for index in sorted(events):
        event = kept[index]
        if event.plover in _DEALT and not event.recipients:
            met = _dealt_with(index, event, kept, tree)
            kept[index] = replace(event, recipients=met)
        if event.plover not in _REACTIONS | _SPOKEN_TO:
            continue
        governed = _governed(event, sites[index])
        if event.plover == "CONCEDE":  # « …, répondant aux exigences de l'opposition »
            governed += _asked_beside(index, kept, tree)
        for inner in governed:
            if inner in kept and kept[inner].plover in _SPOKEN_TO:
                event, kept[inner] = _paired(event, kept[inner])
        if not event.recipients:
            event = replace(event, recipients=_last_author(index, event, kept, tree))
        kept[index] = event
    for index in sorted(events):
        kept[index] = _across(index, kept[index], kept, tree)
    for index in sorted(events):
        kept[index] = _answered_later(index, kept[index], kept, tree)
    return kept


def _dealt_with(
    index: int, event: Event, events: Events, tree: Tree
) -> tuple[EntityId, ...]:
    """Return whom an act meets that its author dealt with just before."""
    sentence, acting = tree.sentence_number(index), set(event.actors)
    for other in sorted((i for i in events if i < index), reverse=True):
        before = events[other]
        if sentence - tree.sentence_number(other) > _NEAR:
            break
        if acting & set(before.actors) and before.recipients:
            return _others(before.recipients, event.actors)
        if acting & set(before.recipients):
            return _others(before.actors, event.actors)
    return ()


def _answered_later(index: int, event: Event, events: Events, tree: Tree) -> Event:
    """Return a demand or an offer made to whoever answers its author right after."""
    if event.recipients or event.plover not in {"REQUEST", "AGREE"}:
        return event
    sentence, acting = tree.sentence_number(index), set(event.actors)
    for other in sorted(i for i in events if i > index):
        after = events[other]
        if tree.sentence_number(other) - sentence > _NEAR:
            break
        if after.plover in {"REJECT", "CONCEDE"} and acting & set(after.recipients):
            return replace(event, recipients=_others(after.actors, event.actors))
    return event


def _across(index: int, event: Event, events: Events, tree: Tree) -> Event:
    """Give an act its target where a verb sets two acts or an asker and a doer apart.

    « La demande de X s'est heurtée au refus de Y » was made to Y; « à la demande de X,
    Y a frappé » too.
    """
    token = tree.tokens[index]
    verb = tree.head(index).index
    if event.recipients or token.pos != "NOUN" or not tree.is_verb(verb):
        return event
    met: tuple[EntityId, ...] = ()
    if token.dep.startswith("nsubj") and event.plover in _SPOKEN_TO:
        if tree.tokens[verb].lemma in tree.answering:
            met = _met_below(verb, events, tree)
    elif event.plover == "REQUEST" and tree.preposition(index) in {"à", "sur"}:
        doer = events.get(verb)
        met = () if doer is None else doer.actors
    return replace(event, recipients=_others(met, event.actors))


def _met_below(verb: int, events: Events, tree: Tree) -> tuple[EntityId, ...]:
    """Return the authors of the reactions that a verb has as its complements."""
    return tuple(
        entity
        for child in tree.children(verb)
        if child.index in events and not child.dep.startswith("nsubj")
        for entity in events[child.index].actors
    )


def _governed(event: Event, site: Site) -> list[int]:
    found = [i for slot in _OBJECTS for i in site.slots.get(slot, ())]
    return [i for i in found if i not in event.heads and i != site.index]


def _asked_beside(index: int, events: Events, tree: Tree) -> list[int]:
    here = tree.sentence_number(index)
    return [
        i
        for i, event in events.items()
        if event.plover == "REQUEST" and tree.sentence_number(i) == here
    ]


def _paired(outer: Event, inner: Event) -> tuple[Event, Event]:
    """Give an answer and what it answers each other's authors."""
    authors, speakers = outer.actors, inner.actors
    if speakers and not outer.recipients and not set(speakers) & set(authors):
        outer = replace(outer, recipients=speakers)
    if authors and not inner.recipients and not set(speakers) & set(authors):
        inner = replace(inner, recipients=authors)
    return outer, inner


def _last_author(
    index: int, event: Event, events: Events, tree: Tree
) -> tuple[EntityId, ...]:
    """Return whom an act without target is aimed at, by the acts just before it.

    Between two who deal with each other it is the other one; a reaction of a third
    party meets whoever acted.
    """
    sentence, acting = tree.sentence_number(index), set(event.actors)
    for other in sorted((i for i in events if i < index), reverse=True):
        before = events[other]
        if sentence - tree.sentence_number(other) > _NEAR:
            break
        if acting & set(before.recipients):
            return before.actors
        if acting & set(before.actors):
            return tuple(e for e in before.recipients if e not in acting)
        if event.plover in _REACTIONS and before.actors:
            return before.actors
    return ()


def conditioned(events: Events, tree: Tree, named: dict[int, EntityId]) -> Events:
    """Return the events with threats and offers made to whom their condition names.

    ``named`` maps the number of a sentence to the subject of the condition in it.
    """
    kept = dict(events)
    for index, event in events.items():
        target = named.get(tree.sentence_number(index))
        bound = event.plover in _TARGETED | _DEALT and bool(event.actors)
        if bound and target and target not in event.actors:
            stated = event.plover != "THREATEN" and event.recipients
            kept[index] = event if stated else replace(event, recipients=(target,))
    return kept


def without_nested(events: Events, tree: Tree) -> Events:
    """Return the events without nouns whose verb already reports the same happening.

    « se rendre à un sommet », « poursuivre les négociations » are one event.
    """
    nested = {
        index
        for index, event in events.items()
        if tree.tokens[index].pos == "NOUN"
        and tree.head(index).index != index
        and tree.tokens[index].dep.split(":")[0] in {"obj", "obl", "nsubj"}
        and _same(events.get(tree.head(index).index), event)
    }
    nested |= {
        index
        for index, event in events.items()
        if tree.tokens[index].pos == "NOUN"
        and event.plover not in _SPOKEN_TO
        and _ends(events.get(tree.head(index).index))
        and tree.tokens[index].dep.split(":")[0] in {"obj", "obl", "nmod", "nsubj"}
    }
    return {i: e for i, e in events.items() if i not in nested}


def told_once(events: Events, parties: Parties) -> Events:
    """Return the events without nouns that the idiom of a verb is made of.

    « geler sa coopération avec X », « tomber dans une embuscade » are one event each;
    what only the noun or its participle names is added to it. A verb whose subject is
    a happening of its type says nothing more: « la grève paralyse la ville ».
    """
    kept, tree = dict(events), parties.tree
    for index in events:
        if not tree.is_verb(index) or index not in kept:
            continue
        event = kept[index]
        subject = tree.subject(index)
        told = None if subject is None else kept.get(subject)
        if subject is not None and told and _only_says(event, index, told, subject):
            kept[subject] = told if told.recipients else _merged(told, event)
            del kept[index]
            continue
        within = [w for w in event.words if w in kept and w != index]
        within = [w for w in within if kept[w].plover not in _SPOKEN_TO]
        beside = [i for i in _participles(event, parties) if i in kept and i != index]
        beside = [i for i in beside if kept[i].plover == event.plover]
        for other in dict.fromkeys((*within, *beside)):
            event = _merged(event, kept.pop(other))
        kept[index] = event
    return kept


def _only_says(event: Event, index: int, told: Event, subject: int) -> bool:
    """Tell whether a verb says no more than that its subject happened."""
    bare = event.heads == (index,) and subject not in event.words
    return bare and told.plover == event.plover


def _participles(event: Event, parties: Parties) -> list[int]:
    """Return the participles that say how an attack came about: « tendue par X »."""
    return [
        child.index
        for word in {*event.heads, *event.words}
        if parties.classes(word) & HAPPENINGS
        for child in parties.tree.children(word)
        if child.dep == "acl" and parties.tree.is_verb(child.index)
    ]


def _merged(event: Event, other: Event) -> Event:
    """Return an event with the parties another telling of it names."""
    actors = event.actors or tuple(e for e in other.actors if e not in event.recipients)
    met = tuple(e for e in other.recipients if e not in actors)
    return replace(event, actors=actors, recipients=event.recipients or met)


def _same(outer: Event | None, inner: Event) -> bool:
    if outer is None or outer.plover != inner.plover:
        return False
    return inner.plover == "CONSULT" or not set(inner.actors) - set(outer.actors)


def _ends(outer: Event | None) -> bool:
    """Tell whether an event does away with what its complement names."""
    return outer is not None and outer.plover in {"RETREAT", "CONCEDE"}


def resolved(
    events: Events, plural: Iterable[int], sites: dict[int, Site], parties: Parties
) -> Events:
    """Return the events with pronouns nobody resolved taken for those just named.

    « Tous deux » are those who last acted together, « ils » the subject of the sentence
    before; « les a reçus » is said of whoever the act before befell, or its author.
    """
    kept, waiting = dict(events), set(plural)
    together: tuple[EntityId, ...] = ()
    before: Event | None = None
    for index in sorted(kept):
        event, slots = kept[index], sites[index].slots
        many = [s for s in slots.get("s", ()) if s in waiting]
        if not event.actors and many:
            ils = parties.tree.tokens[many[0]].text.lower() in {"ils", "elles"}
            acting = _subject_before(many[0], parties) if ils else ()
            acting = acting or (together if len(together) > 1 else ())
            event = replace(event, actors=acting)
            parties.stand_for(many[0], acting)
        clitic = any(i in waiting and i < index for i in _clitics(slots))
        if clitic and not event.recipients and before is not None:
            met = (*before.recipients, *before.actors)
            event = replace(event, recipients=_others(met, event.actors)[:1])
        kept[index] = before = event
        together = event.actors if len(event.actors) > 1 else together
    return kept


def _subject_before(index: int, parties: Parties) -> tuple[EntityId, ...]:
    """Return the plural subject of the sentence before."""
    tree = parties.tree
    number = tree.sentence_number(index)
    if number == 0:
        return ()
    sentence = tree.parse.sentences[number - 1]
    for position in range(sentence.first, sentence.last):
        token = tree.tokens[position]
        plural = token.feature("Number") == "Plur" or len(tree.conjuncts(position)) > 1
        if token.dep in SUBJECTS and token.pos != "PRON":
            agrees = plural and parties.is_party(position)
            return parties.all([position], create=True) if agrees else ()
    return ()


def _clitics(slots: Mapping[str, list[int]]) -> list[int]:
    return [i for name in ("o", "à") for i in slots.get(name, ())]


def _others(
    found: Iterable[EntityId], apart: Iterable[EntityId]
) -> tuple[EntityId, ...]:
    own = set(apart)
    return tuple(dict.fromkeys(e for e in found if e not in own))
