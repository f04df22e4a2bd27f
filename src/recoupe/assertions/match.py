"""Which use of a word a clause shows, and who plays which part in it."""

from collections.abc import Mapping

import msgspec

from recoupe.assertions.doers import is_doer, of_idiom, of_noun
from recoupe.assertions.noun_slots import noun_slots
from recoupe.assertions.parties import ACTING, Parties
from recoupe.assertions.sites import Site, spellings
from recoupe.assertions.slots import Slots
from recoupe.assertions.tree import NOMINAL, Tree
from recoupe.lang.commitment import load_commitment
from recoupe.lang.frames import CLITICS, Entry, Lexicon, Pattern, Slot, alternatives
from recoupe.model import Polarity

TOWARDS = frozenset({"à", "avec", "auprès", "envers", "chez", "pour"})
NEAR = 5  # tokens before « sans » in which its clause is denied
_PLACES = frozenset({"road", "place", "site", "territory", "facility", "structure"})
_MUTUAL = frozenset({"ACCUSE", "THREATEN"})
PEOPLED = frozenset({"actor", "recipient", "recipient~"})


class Match(msgspec.Struct, frozen=True):
    """A use with the phrases that fill its roles; ``core`` carries the meaning."""

    entry: Entry
    roles: dict[str, list[int]]
    slots: Slots
    core: int
    words: tuple[int, ...] = ()  # tokens that the entry names beside its head


def polarity_of(judged: Polarity, match: Match | None, tree: Tree) -> Polarity:
    """Return the polarity of a use whose words may say themselves what is lacking.

    « Sont sans électricité » is a cut, and no denial of one.
    """
    negation = load_commitment(tree.language).negation
    lacking = negation.without
    words = () if match is None else match.words
    found = [i for i in words if tree.tokens[i].text.lower() in lacking]
    if not found:
        return judged
    before = tree.tokens[max(0, found[0] - NEAR) : found[0]]
    if any(t.text.lower() in negation.particle for t in before):
        return "-"  # « n'est plus sans électricité »
    return "+" if judged == "-" else "-"


def find_use(
    lexicon: Lexicon, site: Site, tree: Tree, parties: Parties
) -> Match | None:
    """Return the most specific use of a predicate that its clause admits."""
    for entry in _uses(lexicon, site, tree):
        match = _try(entry, site, tree, parties)
        if match is not None:
            return match
    return None


def _uses(lexicon: Lexicon, site: Site, tree: Tree) -> list[Entry]:
    """Return the entries of a predicate and of the verb that governs it.

    « faire fermer », « être la cible de », « se dit disposé à »; of a passive, its own
    entries first.
    """
    token = tree.tokens[site.index]
    own = spellings(token)
    found: list[Entry] = []
    passive: list[Entry] = []
    for child in tree.auxiliaries(site.index):
        if child.index < site.index and child.lemma.lower() != "avoir":
            late = child.dep.startswith("aux:pass") or not site.noun
            late = late and not child.dep.startswith("aux:caus")
            entries = lexicon.uses_with(child.lemma.lower(), own)
            (passive if late else found).extend(entries)
    lemma, text = token.lemma.lower(), token.text.lower()
    found += lexicon.uses(lemma, noun=site.noun)
    if site.noun:
        others = dict.fromkeys((text, text.rstrip("s")))
        found += [e for t in others if t != lemma for e in lexicon.uses(t, noun=True)]
    return found + passive


def _try(entry: Entry, site: Site, tree: Tree, parties: Parties) -> Match | None:
    pattern = entry.pattern
    found = _words_of(pattern, site)
    if found is None or _is_preposition(pattern, found, tree):
        return None
    slots = site.slots
    own = site.noun or pattern.head in spellings(tree.tokens[site.index])
    if not own:
        slots = _as_governed(slots, site.index, tree)
    if not slots.get("s") and not site.noun and tree.is_passive(site.index):
        agents = [i for i in site.loose.get("par", ()) if parties.is_party(i)]
        slots = {**slots, "s": agents[:1]} if agents else slots
    doer = entry.frame.get("s")
    if doer is not None and is_doer(doer):
        slots = _without_means(site, slots, tree, parties)
    reflexive = site.reflexive if own else site.clitic
    if pattern.reflexive != reflexive and not site.noun:
        if pattern.reflexive and _guesses(entry) and _bare_participle(site, tree):
            slots = _unturned(slots, passive=True)
        elif own and _is_mutual(entry, site, tree):
            slots = {**slots, "o": slots["s"]}
        else:
            return None
    core = site.index if pattern.core is None else found[pattern.core]
    slots = _with_object(site, entry, found, tree, slots)
    slots = _with_core(slots, core, site.index, tree)
    slots = _below(slots, entry, [f for f in found if f != core], tree)
    slots = of_idiom(slots, site, (entry, found), parties)
    used = {f for f in found if f != core}
    # Nobody need be named where the subject is left out: passives, infinitives.
    silent = not site.noun and (
        tree.is_passive(site.index) or tree.form(site.index) != "Fin"
    )
    frame: Mapping[str, Slot] = entry.frame
    if silent and not slots.get("s"):
        frame = _without_subject(frame)
    if site.noun:
        slots, frame = of_noun(frame, slots, parties)
    roles = _fill(frame, (slots, site.loose), parties, used)
    return None if roles is None else Match(entry, roles, slots, core, tuple(found))


def _words_of(pattern: Pattern, site: Site) -> list[int] | None:
    """Return the tokens of the words an entry asks for, None if one is missing."""
    found: list[int] = []
    for place in pattern.words:
        hits = [site.words[w] for w in alternatives(place) if w in site.words]
        if not hits:
            return None
        found.append(hits[0])
    return found


def _is_preposition(pattern: Pattern, found: list[int], tree: Tree) -> bool:
    """Tell whether the « en » of an idiom was found in « se tiendra en novembre »."""
    return any(
        word in CLITICS and tree.tokens[index].pos == "ADP"
        for word, index in zip(pattern.words, found, strict=True)
    )


def _guesses(entry: Entry) -> bool:
    return any(slot.guessed for slot in entry.frame.values())


def _is_mutual(entry: Entry, site: Site, tree: Tree) -> bool:
    """Tell whether several do to each other what a verb says: « s'accusent »."""
    several = any(
        tree.tokens[i].feature("Number") == "Plur" or len(tree.conjuncts(i)) > 1
        for i in site.slots.get("s", ())
    )
    return entry.value in _MUTUAL and several and not entry.pattern.reflexive


def _without_means(site: Site, slots: Slots, tree: Tree, parties: Parties) -> Slots:
    """Drop the agent of a passive that is the weapon: « blessée par balle »."""
    if site.noun or not tree.is_passive(site.index) or "s" not in slots:
        return slots
    if any(parties.is_party(i) for i in slots["s"]):
        return slots
    if not all(parties.classes(i) & {"weapon", "attack"} for i in slots["s"]):
        return slots
    return {name: found for name, found in slots.items() if name != "s"}


def _below(slots: Slots, entry: Entry, found: list[int], tree: Tree) -> Slots:
    """Add what hangs on the words of an idiom: « venir en aide à X »."""
    added = dict(slots)
    for index in found:
        for child in tree.children(index):
            name = tree.preposition(child.index)
            wanted = name in entry.frame and name not in added
            if wanted and child.pos in NOMINAL and child.index not in found:
                added[name] = [child.index]
    return added


def _bare_participle(site: Site, tree: Tree) -> bool:
    """Tell whether « massés devant le palais » leaves its pronoun out.

    « attaqué par des miliciens » has none to leave out.
    """
    beside = tree.tokens[site.index].dep.startswith(("acl", "amod", "advcl"))
    return (
        beside
        and tree.form(site.index) == "Part"
        and not tree.has(site.index, "obl:agent")
        and not any(child.dep.startswith("aux") for child in tree.children(site.index))
    )


def _as_governed(slots: Slots, index: int, tree: Tree) -> Slots:
    """Return slots as « être », « se voir » have them: who undergoes it is the subject.

    Of « s'est vu refuser l'entrée » that is to whom it is refused.
    """
    if tree.is_suffered(index) and tree.subject(index) in slots.get("à", ()):
        names = {"à": "s", "s": "par"}
        return {names.get(name, name): found for name, found in slots.items()}
    return _unturned(slots, passive=tree.is_passive(index))


def _unturned(slots: Slots, *, passive: bool) -> Slots:
    """Return the slots of a passive as its grammar has them: subject, « par »."""
    if not passive:
        return slots
    names = {"o": "s", "s": "par"}
    return {names.get(name, name): found for name, found in slots.items()}


def _with_object(
    site: Site, entry: Entry, found: list[int], tree: Tree, slots: Slots
) -> Slots:
    """Take the bare noun an entry names for the object where the parse lost it."""
    lost = not site.noun and "o" in entry.frame and not slots.get("o")
    after = [
        i
        for i in found
        if lost
        and i > site.index
        and tree.tokens[i].pos in NOMINAL
        and not tree.preposition(i)
    ]
    if lost and not after:  # « pointer du doigt le Chili », hung on the last word
        after = [
            child.index
            for i in found
            for child in tree.children(i)
            if child.pos in NOMINAL
            and child.index > i
            and child.dep.startswith(("nmod", "appos"))
            and not tree.preposition(child.index)
        ]
    return {**slots, "o": after[:1]} if after else slots


def _without_subject(frame: Mapping[str, Slot]) -> dict[str, Slot]:
    subject = frame.get("s")
    if subject is None or subject.classes or not subject.role.startswith("actor"):
        return dict(frame)
    return {name: slot for name, slot in frame.items() if name != "s"}


def _with_core(slots: Slots, core: int, index: int, tree: Tree) -> Slots:
    """Add the phrases of the noun that a light verb stands with."""
    if core == index:
        return slots
    merged = {slot: [x for x in found if x != core] for slot, found in slots.items()}
    for slot, found in noun_slots(tree, core).items():
        if slot != "adj" or "adj" not in merged:
            merged[slot] = [*merged.get(slot, ()), *found]
    return {slot: found for slot, found in merged.items() if found}


def _fill(
    frame: Mapping[str, Slot],
    around: tuple[Slots, Mapping[str, list[int]]],
    parties: Parties,
    used: set[int],
) -> dict[str, list[int]] | None:
    """Return the phrases of each role, None if one that must be there is not."""
    slots, loose = around
    roles: dict[str, list[int]] = {}
    asked: set[str] = set()
    met: set[str] = set()
    for name, slot in frame.items():
        fits = [
            index
            for index in slots.get(name, ())
            if _is_free(index, slot, used, parties)
            and _fits(name, slot, index, parties)
        ]
        taken = name == "de" and not used.issuperset(slots.get(name, ("",)))
        if not fits and (slot.required or (slot.role in PEOPLED and not taken)):
            fits = _further(name, slot, loose, parties)
        if slot.required or slot.alternative:
            asked.add(slot.role if slot.required else "?")
        if slot.alone and not fits:
            return None
        if fits:
            named = slot.classes or slot.required or not used.issuperset(fits)
            if named:  # no word of an idiom does for what it asks beside itself
                met |= {slot.role, "?"} if slot.alternative else {slot.role}
            roles.setdefault(slot.role, []).extend(fits)
        elif slots.get(name) and slot.classes and slot.required and name in "so":
            return None
    roles.pop("none", None)
    return roles if asked <= met else None


def _is_free(index: int, slot: Slot, used: set[int], parties: Parties) -> bool:
    """Tell whether a phrase may fill a slot, or is spent on the words of the idiom."""
    if index not in used or slot.required or slot.classes or not is_doer(slot):
        return True
    return bool(parties.classes(index) & ACTING)  # « le retrait des troupes »


def _further(
    name: str, slot: Slot, loose: Mapping[str, list[int]], parties: Parties
) -> list[int]:
    """Return the first phrase further down that can fill a slot."""
    for index in loose.get(name, ()):
        if name == "adj":
            held = parties.is_party(parties.tree.head(index).index)
            if not held and _fits(name, slot, index, parties):
                return [index]
            continue
        peopled = slot.role not in PEOPLED or parties.is_party(index)
        peopled = peopled or (slot.role == "recipient~" and bool(parties.inside(index)))
        if peopled and _fits(name, slot, index, parties):
            return [index]
    return []


def _fits(name: str, slot: Slot, index: int, parties: Parties) -> bool:
    if name == "adj":
        return bool(parties.mentions(index))
    if slot.classes:
        return parties.suits(index, slot.classes) or (
            name == "o" and slot.guessed and _unheard_of(slot, index, parties)
        )
    if slot.role == "recipient" and name in TOWARDS:
        return parties.is_party(index) or parties.is_pronoun(index)
    return index not in parties.tree.timed


def _unheard_of(slot: Slot, index: int, parties: Parties) -> bool:
    """Tell whether an act may befall a thing that no class lists."""
    unlisted = parties.is_unlisted(index) and not parties.mentions(index)
    return unlisted and (
        slot.role.startswith("recipient") or _PLACES.issuperset(slot.classes)
    )
