"""Which phrases stand around a noun that tells an event, slot by slot."""

from collections import defaultdict

from recoupe.assertions.slots import Slots
from recoupe.assertions.tree import NOMINAL, Tree
from recoupe.model import Token

UNDERGONE = "subi"  # slot of a noun that its verb says befell the subject
WEIGHED = "pesé"  # slot of a noun whose verb says its subject may do it
_PARTICIPANTS = frozenset({"par", "entre", "avec"})
_CALLED = 3  # nouns from « grève » to « appeler »
_AGAINST = frozenset({"contre", "envers", "face"})
_COMPLEMENTS = frozenset({"", "à", "de", "par", "dans", "en"})


def noun_slots(tree: Tree, index: int) -> Slots:
    """Return the heads of the phrases around an event noun."""
    slots: Slots = defaultdict(list)
    for child in tree.children(index):
        dep = child.dep.split(":")[0]
        if dep == "det" and child.feature("Poss") == "Yes":
            slots["poss"].append(child.index)
        elif dep == "amod" or (dep == "nmod" and child.pos == "ADJ"):
            slots["adj"].append(child.index)
        elif child.pos == "VERB" and tree.form(child.index) == "Inf":
            slots["c"].append(child.index)
        elif dep == "acl" and child.pos == "VERB":
            _participle(tree, child, slots)
        elif dep in {"nmod", "obl", "appos"} and child.pos in NOMINAL:
            preposition = tree.preposition(child.index)
            if preposition:
                slots[preposition].append(child.index)
            if preposition == "de":
                _against(tree, child, slots)
    _relative_of(tree, index, slots)
    _gathered(tree, index, slots)
    _lend_subject(tree, index, slots)
    _lend_addressee(tree, index, slots)
    return {slot: found for slot, found in slots.items() if found}


def _against(tree: Tree, owner: Token, slots: Slots) -> None:
    """Free what was hung on whom a noun is of: « le recours de la ville contre X ».

    People and towns are against nobody; what they do is.
    """
    if owner.pos != "PROPN" and owner.lemma.lower() not in tree.bodied:
        return
    for child in tree.children(owner.index):
        if tree.preposition(child.index) in _AGAINST and child.pos in NOMINAL:
            slots[tree.preposition(child.index)].append(child.index)


def _gathered(tree: Tree, index: int, slots: Slots) -> None:
    """Read who takes part in « des heurts ont opposé X à Y », « réunit X et Y »."""
    noun = tree.tokens[index]
    verb = tree.tokens[noun.head]
    if noun.dep != "nsubj" or verb.lemma not in tree.gathering:
        return
    if tree.is_reflexive(verb.index) or tree.is_passive(verb.index):
        return
    for child in tree.children(verb.index):
        opposed = tree.preposition(child.index) in {"à", "et"}
        if child.index < verb.index or child.index in tree.timed:
            continue
        if child.dep == "obj" or (opposed and child.dep == "obl:arg"):
            slots["entre"].append(child.index)


def _lend_subject(tree: Tree, index: int, slots: Slots) -> None:
    """Give « procéder à un tir », « faire la demande » the subject of their verb."""
    noun, passed = tree.tokens[index], {index}
    while noun.dep == "nmod" and tree.preposition(noun.index) == "de":
        measured = tree.tokens[noun.head]  # « trois jours de manœuvres »
        if measured.lemma in tree.target:  # « faire l'objet d'une enquête »
            _lend_target(tree, measured, slots)
            return
        timed = measured.index in tree.timed or measured.lemma in tree.measuring
        timed = timed or measured.lemma in tree.supposing  # « l'hypothèse d'une vente »
        if measured.index in passed or not timed:
            break
        passed.add(measured.index)
        noun = measured
    verb = tree.tokens[noun.head]
    if verb.lemma in tree.receiving and noun.dep.split(":")[0] in {"obj", "obl"}:
        subject = tree.subject(verb.index)
        if subject is not None and subject != index:
            slots[UNDERGONE].append(subject)
        return
    if _lend_holder(tree, noun, slots):
        return
    if _is_weighed(tree, verb, noun):
        subject = _doer(tree, verb)
        slots[WEIGHED] += [subject] if subject is not None else []
        return
    if _is_done(tree, verb, noun):
        subject = _doer(tree, verb)
        named = any(s in slots for s in ("par", "entre", "poss"))
        if subject is not None and subject != index and not named:
            slots["par"].append(subject)


def _lend_addressee(tree: Tree, index: int, slots: Slots) -> None:
    """Give « appeler les dockers à la grève » those who are called to it."""
    if tree.preposition(index) != "à" or slots.keys() & {"par", "poss", "entre"}:
        return
    above = tree.head(index)
    for _ in range(_CALLED):
        if above.pos == "VERB" or above.index > index:
            break
        above = tree.head(above.index)
    if above.lemma in tree.calling:
        called = tree.addressee(above.index, index)
        if called is not None and called != index:
            slots["par"].append(called)


def _doer(tree: Tree, verb: Token) -> int | None:
    """Return the subject of a verb, of a passive its agent: « décidée par l'Ordre »."""
    if not tree.is_passive(verb.index):
        return tree.subject(verb.index)
    return next(
        (
            t.index
            for t in tree.children(verb.index)
            if t.dep == "obl:agent"
            or (t.pos == "PROPN" and tree.preposition(t.index) == "par")
        ),
        None,
    )


def _is_done(tree: Tree, verb: Token, noun: Token) -> bool:
    """Tell whether the subject of a verb does what a noun beside it says.

    Of « exprimer sa colère après les tirs » the complement, not the adverbial.
    """
    passive = tree.is_passive(verb.index)
    beside = noun.dep.split(":")[0] in {"obj", "obl"} and not passive
    beside = beside and (noun.dep == "obj" or not tree.has(verb.index, "obj"))
    beside = beside or (passive and noun.dep.startswith("nsubj"))
    light = verb.lemma in tree.light
    return beside and light and tree.preposition(noun.index) in _COMPLEMENTS


def _is_weighed(tree: Tree, verb: Token, noun: Token) -> bool:
    """Tell whether somebody weighs an act of their own: « n'exclut pas une grève ».

    « La police n'exclut pas un attentat » weighs what others did.
    """
    if verb.lemma not in tree.weighing or noun.lemma in tree.suspected:
        return False
    passive = tree.is_passive(verb.index)
    return noun.dep.startswith("nsubj") if passive else noun.dep == "obj"


def _lend_holder(tree: Tree, noun: Token, slots: Slots) -> bool:
    """Give « en visite », « en grève » whoever is said to be so."""
    if tree.preposition(noun.index) != "en" or noun.lemma not in tree.held:
        return False
    holder: int | None = noun.head
    if tree.tokens[noun.head].pos not in NOMINAL:
        holder = tree.subject(noun.head)
    if holder is not None and holder != noun.index and "de" not in slots:
        slots["poss"].append(holder)
    return True


def _lend_target(tree: Tree, target: Token, slots: Slots) -> None:
    """Give « être la cible de tirs » whoever is said to be the target."""
    copular = tree.has(target.index, "cop")
    subject = tree.subject(target.index if copular else target.head)
    if subject is not None and subject != target.index:
        slots[UNDERGONE].append(subject)


def _participle(tree: Tree, child: Token, slots: Slots) -> None:
    """Read « menée par X », « visant X », « conclu entre X et Y » beside a noun."""
    present = child.feature("Tense") == "Pres"
    for inner in tree.children(child.index):
        preposition = tree.preposition(inner.index)
        light = child.lemma in tree.light and preposition != "de"
        light = light or (preposition == "à" and child.lemma in tree.bestowing)
        if inner.pos in NOMINAL and (preposition in _PARTICIPANTS or light):
            if preposition and inner.index not in tree.timed:
                slots[preposition].append(inner.index)
        elif present and inner.dep == "obj":
            aimed = child.lemma in tree.aiming and "contre" not in slots
            slots["contre" if aimed else child.text.lower()].append(inner.index)
            if child.lemma in tree.gathering:
                slots["entre"].append(inner.index)


def _relative_of(tree: Tree, index: int, slots: Slots) -> None:
    """Read phrases a small parser hangs on the verb: « lancer un appel à X »."""
    noun = tree.tokens[index]
    if noun.dep.split(":")[0] not in {"obj", "obl", "nsubj"}:
        return
    for sibling in tree.children(noun.head):
        preposition = tree.preposition(sibling.index)
        after = sibling.index > index and sibling.pos in NOMINAL
        inside = index < sibling.index < noun.head
        wanted = {"entre", "contre", "par"} if inside else {"entre", "contre"}
        if after and preposition in wanted and preposition not in slots:
            slots[preposition].append(sibling.index)
