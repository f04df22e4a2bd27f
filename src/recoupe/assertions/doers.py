"""Who acts where no subject says it: of nouns, of idioms in the passive."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from recoupe.assertions.noun_slots import UNDERGONE, WEIGHED
from recoupe.assertions.parties import ACTING, Parties
from recoupe.assertions.sites import Site
from recoupe.assertions.slots import Slots
from recoupe.lang.frames import Entry, Slot


def of_noun(
    frame: Mapping[str, Slot], slots: Slots, parties: Parties
) -> tuple[Slots, Mapping[str, Slot]]:
    """Return the slots and the frame of a noun, once it is settled who acts."""
    slots = _by_who_weighs(frame, slots)
    frame = _two_parties(frame, slots, parties)
    return slots, _by_somebody(frame, slots, parties)


def _by_somebody(
    frame: Mapping[str, Slot], slots: Slots, parties: Parties
) -> Mapping[str, Slot]:
    """Ask for nobody it befell where « par » says whose act a noun is."""
    agent = frame.get("par")
    told = agent is not None and is_doer(agent) and "de" not in slots
    if not told or not any(parties.is_party(i) for i in slots.get("par", ())):
        return frame
    return {
        name: structs.replace(slot, required=False)
        if name in {"de", "poss"} and slot.role.startswith("recipient")
        else slot
        for name, slot in frame.items()
    }


def _by_who_weighs(frame: Mapping[str, Slot], slots: Slots) -> Slots:
    """Let whoever « n'exclut pas une fermeture » be who closes, if nobody else is.

    « Le ministre n'exclut pas une grève des pilotes ».
    """
    weighing = slots.get(WEIGHED)
    if not weighing:
        return slots
    of = frame.get("de")
    told = of is not None and is_doer(of) and "de" in slots
    agent = frame.get("par")
    if told or agent is None or not is_doer(agent) or slots.keys() & {"par", "poss"}:
        return slots
    return {**slots, "par": weighing}


def _two_parties(
    frame: Mapping[str, Slot], slots: Slots, parties: Parties
) -> Mapping[str, Slot]:
    """Let « de » name who acts where another complement names whom it befalls.

    « Le soutien du Pérou au Chili », « la plainte de X contre Y ».
    """
    of, agents = frame.get("de"), ("par", "entre")
    if of is None or of.role not in {"recipient", "theme"} or slots.keys() & {*agents}:
        return frame
    names = ["contre", "envers", "à l'égard"]
    names += ["à", "sur", UNDERGONE] if of.role == "recipient" else []
    met = any(
        parties.is_party(i) for n in names for i in slots.get(n, ()) if n in slots
    )
    if not met or not any(parties.is_party(i) for i in slots.get("de", ())):
        return frame
    changed = dict(frame) | {"de": Slot("actor")}
    for name in names:
        changed.setdefault(name, Slot("recipient"))
    return changed


def of_idiom(
    slots: Slots, site: Site, use: tuple[Entry, Sequence[int]], parties: Parties
) -> Slots:
    """Let « de » name who acts in « la plainte de X contre Y a été déposée »."""
    (entry, found), tree = use, parties.tree
    doer = entry.frame.get("s")
    if doer is None or not is_doer(doer) or "de" in entry.frame:
        return slots
    if slots.get("s") or site.noun or not tree.is_passive(site.index):
        return slots
    owners = [
        child.index
        for index in found
        for child in tree.children(index)
        if tree.preposition(child.index) == "de" and parties.is_party(child.index)
        if not parties.classes(index) & ACTING
    ]
    return {**slots, "s": owners[:1]} if owners else slots


def is_doer(slot: Slot) -> bool:
    """Tell whether a slot names who acts."""
    return slot.role.startswith("actor")
