"""What binding somebody makes of the events inside: contents, targets, penalties.

The content of a demand, a promise, an offer, a refusal or a threat is a commitment, no
event of its own (conventions of the passages); that of an accusation is one.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from recoupe.assertions.events import Event
from recoupe.assertions.parties import Parties
from recoupe.assertions.sites import Site
from recoupe.assertions.tree import Tree
from recoupe.lang.conditions import load_commitments
from recoupe.model import EntityId

BINDING = frozenset({"REQUEST", "AGREE", "THREATEN", "CONCEDE", "REJECT", "SANCTION"})
_OWN_DEEDS = frozenset(
    {"CONCEDE", "REJECT", "SANCTION"}
)  # only a clause is their content
_CLAUSAL = ("c", "q")
_NOMINAL = ("o", "à", "de", "pour")
_TARGETED = frozenset({"THREATEN", "REQUEST", "AGREE", "REJECT"})
_CARRIED_OUT = frozenset({"COERCE", "SANCTION", "ASSAULT", "RETREAT", "MOBILIZE"})
_HARM = frozenset({"COERCE", "SANCTION", "ASSAULT", "PROTEST", "ACCUSE"})
_FIRST_PERSON = frozenset({"nous", "je", "j'", "j’"})
# A sentence and a ban say what is to be done or not done.
_SENTENCED = frozenset({"convict", "restrict"})


def settle(
    events: dict[int, Event],
    sites: dict[int, Site],
    parties: Parties,
    voiced: dict[int, str | None],
    cues: dict[int, str],
) -> dict[int, Event]:
    """Return the events without contents, with targets found in them.

    ``voiced`` maps predicates to the attribution they stand in, ``cues`` the words that
    open one to its id.
    """
    kept = dict(events)
    for index, event in events.items():
        if event.plover not in BINDING and event.mode not in _SENTENCED:
            continue  # what a court condemns somebody to do has not happened either
        if _denies(index, event, parties.tree):
            continue  # what is denied was said to have happened
        content = _content(index, event, sites, parties.tree)
        ordered = _ordered(index, event, kept, content & events.keys(), parties.tree)
        if ordered:  # « a ordonné la dissolution du parti » is the dissolution
            kept = ordered
            continue
        opened = cues.get(index)
        if event.plover in _TARGETED:
            said = [i for i, v in voiced.items() if opened is not None and v == opened]
            clausal = event.plover in {"REQUEST", "REJECT"}
            inner = [i for i in content if not clausal or parties.tree.is_verb(i)]
            threat = _is_threat(index, event, events, content, parties.tree)
            bound = replace(event, plover="THREATEN") if threat else event
            kept[index] = _targeted(bound, events, sorted(inner) + said, parties)
        for other in events:
            told = opened is not None and voiced.get(other) == opened
            told = told and _independent(other, parties.tree)
            if (
                other != index
                and other not in cues
                and (other in content or (told and event.plover not in _OWN_DEEDS))
            ):
                kept.pop(other, None)
    return kept


def _is_threat(
    index: int, event: Event, events: dict[int, Event], content: set[int], tree: Tree
) -> bool:
    """Tell whether a promise is one of harm: « ils promettent de bloquer le port »."""
    promised = event.plover == "AGREE" and tree.is_verb(index)
    inner = [events[i].plover for i in content if i in events and tree.is_verb(i)]
    return promised and bool(inner) and _HARM.issuperset(inner)


def _independent(index: int, tree: Tree) -> bool:
    """Tell whether a predicate heads a clause of its own, as in words quoted."""
    return tree.form(index) == "Fin" and not tree.tokens[index].dep.startswith("acl")


def _ordered(
    index: int,
    event: Event,
    kept: dict[int, Event],
    content: Iterable[int],
    tree: Tree,
) -> dict[int, Event]:
    """Return the events without an order that its object says was carried out."""
    lemma = tree.tokens[index].lemma
    done = [i for i in content if tree.tokens[i].pos == "NOUN" and i in kept]
    done = [i for i in done if kept[i].plover in _CARRIED_OUT]
    if event.plover != "REQUEST" or lemma not in tree.light or not done:
        return {}
    by = [replace(kept[i], actors=kept[i].actors or event.actors) for i in done]
    rest = {i: e for i, e in kept.items() if i != index}
    return rest | dict(zip(done, by, strict=True))


def vowed(
    events: dict[int, Event],
    speaking: dict[int, tuple[str, tuple[EntityId, ...]]],
    voiced: dict[int, str | None],
    tree: Tree,
) -> dict[int, Event]:
    """Return the events with harm that somebody says « we » will do made a threat.

    « Nous fermerons le port », a lancé X. ``speaking`` maps the verbs of speech to the
    attribution they open and its speaker.
    """
    kept = dict(events)
    for cue, (attribution, speaker) in speaking.items():
        if cue in events or not speaker:
            continue
        harm = [
            i
            for i, e in events.items()
            if voiced.get(i) == attribution and e.plover in _HARM and _vows(i, tree)
        ]
        if not harm:
            continue
        met = [e for i in harm for e in events[i].recipients if e not in speaker]
        kept = {i: e for i, e in kept.items() if i not in harm}
        kept[cue] = Event(
            plover="THREATEN",
            mode=None,
            actors=speaker,
            recipients=tuple(dict.fromkeys(met)),
            heads=(cue,),
        )
    return kept


def _vows(index: int, tree: Tree) -> bool:
    """Tell whether a verb stands in the future of the first person."""
    forms = [tree.tokens[index], *tree.children(index)]
    future = any(t.feature("Tense") == "Fut" for t in forms)
    return future and any(t.text.lower() in _FIRST_PERSON for t in forms)


def _denies(index: int, event: Event, tree: Tree) -> bool:
    refusals = load_commitments(tree.language).refusals
    lemma = tree.tokens[index].lemma.lower()
    return event.plover == "REJECT" and lemma in refusals.excluded_lemmas


def _content(index: int, event: Event, sites: dict[int, Site], tree: Tree) -> set[int]:
    only_clauses = event.plover in _OWN_DEEDS or event.mode == "restrict"
    slots = _CLAUSAL if only_clauses else (*_CLAUSAL, *_NOMINAL)
    heads = [
        i
        for slot in slots
        for place in {index, *event.heads} & sites.keys()
        for i in sites[place].slots.get(slot, ())
        if i != index and i not in event.heads
    ]
    inner = [
        i  # « a accepté de rouvrir les discussions »
        for head in heads
        if head in sites and tree.is_verb(head)
        for i in sites[head].slots.get("o", ())
    ]
    return {one for head in heads for one in tree.conjuncts(head)} | {*heads, *inner}


def _targeted(
    event: Event, events: dict[int, Event], content: Iterable[int], parties: Parties
) -> Event:
    """Give a threat or a demand the target that only its content names."""
    if event.recipients:
        return event
    acting = set(event.actors)
    for index in content:
        inner = events.get(index)
        found: list[EntityId] = []
        if inner is not None:
            met = inner.actors if inner.plover == "CONSULT" else ()
            found += [*inner.recipients, *met]
        found += parties.all(parties.inside(index)[:3])
        target = [e for e in found if e not in acting]
        if target:
            return replace(event, recipients=(target[0],))
    return event


def penalties(
    events: dict[int, Event], tree: Tree, parties: Parties
) -> dict[int, Event]:
    """Return the imprisonments that convictions by a court pronounce."""
    found: dict[int, Event] = {}
    for index, event in events.items():
        if event.mode != "convict":
            continue
        for near in tree.subtree(index):
            if near not in event.heads and "imprisonment" in parties.classes(near):
                found[near] = replace(
                    event, plover="COERCE", mode="arrest", heads=(near,)
                )
                break
    return found
