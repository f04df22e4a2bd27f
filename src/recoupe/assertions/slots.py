"""Which phrases stand around a verb, slot by slot."""

from collections import defaultdict

from recoupe.assertions.scenes import is_scene
from recoupe.assertions.tree import CLAUSES, NOMINAL, SUBJECTS, Tree
from recoupe.model import Token

Slots = dict[str, list[int]]

ATTRIBUTE = "attr"  # « se retrouve seul », « rend la route dangereuse »
SCENE = "scene"  # the slot of « à Genève, » and « à la surprise générale »


# Prepositions that no direct object follows, whatever the parse calls it.
_OBLIQUE = frozenset({"à", "avec", "contre", "envers", "auprès", "vers", "par"})
# After these the subject may follow its verb: « que lui a vendus Oslo ».
_ASIDE = frozenset({"après", "avant", "sans", "afin", "faute"})
_INVERTING = frozenset({"comme", "que", "ainsi", "où", "dont"})
_UNDERGONE = frozenset({"à"})
_AIMED = _UNDERGONE | {"de"}
_STAYING = frozenset({"rester", "demeurer"})
_LOOSE = frozenset(
    {"xcomp", "ccomp", "csubj", "advcl", "acl", "obl", "obl:arg", "obl:mod"}
)


def verb_slots(tree: Tree, index: int) -> Slots:
    """Return the heads of the phrases around a verb.

    Passive clauses are turned: their subject is ``o``, their agent ``s``.
    """
    slots: Slots = defaultdict(list)
    passive = tree.is_passive(index) and not tree.is_reflexive(index)
    acted = passive and not tree.is_middle(index)  # « se vend par lots »
    for child in tree.children(index):
        _place(tree, child, slots, passive=acted)
    if passive and not acted:
        _as_middle(tree, slots)
    _find_content(tree, index, slots)
    bare = not tree.auxiliaries(index)  # « est passé par Metz » has no agent
    agent = bare and tree.tokens[index].feature("VerbForm") == "Part"
    agent = agent and "par" in slots and tree.has(index, "obl:agent")
    if agent and not passive and "o" not in slots:
        passive, slots["s"] = True, slots.pop("par")  # « reçu à Rome par le pape »
    if "o" not in slots and slots.get("de") and _denied(tree, index):
        slots["o"] = slots.pop("de")  # « il ne livrera pas de missiles »
    subject = tree.subject(index)
    if tree.is_suffered(index) and _is_deprived(tree, index, slots):
        return _deprived(slots, subject)
    late = [
        t.index
        for t in tree.children(index)
        if t.dep == "nsubj" and t.index > index and t.index not in tree.timed
    ]
    relative = _object_relative(tree, index)
    if relative is not None:
        slots["o"] = [relative]
    elif late and subject is not None and subject < index and not passive:
        slots["o"] += [i for i in late if i not in slots["o"]]
    _seat_subject(tree, index, slots, subject, passive=passive)
    return {slot: found for slot, found in slots.items() if found}


def _as_middle(tree: Tree, slots: Slots) -> None:
    """Drop « se », and make of « à » where or how: « se jouera à Lyon »."""
    slots["o"] = [i for i in slots["o"] if tree.tokens[i].pos != "PRON"]
    slots[SCENE] += slots.pop("à", [])


def _seat_subject(
    tree: Tree, index: int, slots: Slots, subject: int | None, *, passive: bool
) -> None:
    """Put the subject where it belongs: the object of a passive, late, or first."""
    aim = aim_of(tree, index)
    if aim and not passive:
        if aim in _UNDERGONE and subject is not None and not slots.get("o"):
            slots["o"] = [subject]
        return
    if passive:
        if subject is not None and subject != index:
            others = (x for x in slots["o"] if x != subject and not tree.is_sum(x))
            slots["o"] = [subject, *others]  # « vendu 3 000 euros »: the price is none
        return
    late = _opened(tree, index) and not tree.has(index, "nsubj")
    if subject is None or late:
        _invert(tree, index, slots)  # « où le recevra X »
    if subject is not None and subject != index and not slots.get("s"):
        slots["s"] = [subject]


def aim_of(tree: Tree, index: int) -> str:
    """Return the preposition before an infinitive that is said of a subject.

    « Le dossier est à revoir », « reste à revoir » does not revise; nor does the aim in
    « le but est de réduire les pertes » reduce.
    """
    if tree.form(index) != "Inf" or tree.tokens[index].feature("VerbForm") != "Inf":
        return ""
    mark = next((c.lemma.lower() for c in tree.children(index) if c.dep == "mark"), "")
    if tree.has(index, "cop"):
        return mark if mark in _AIMED else ""
    left = tree.tokens[tree.tokens[index].head].lemma in _STAYING
    return mark if left and mark in _UNDERGONE else ""


def is_copular(tree: Tree, index: int) -> bool:
    """Tell whether something is said to be; « est à revoir » says what to do."""
    return tree.has(index, "cop") and not aim_of(tree, index)


def _is_deprived(tree: Tree, index: int, slots: Slots) -> bool:
    """Tell « s'est vu refuser l'entrée » from « s'est vu contraindre à partir ».

    Of « s'est vu reprocher d'avoir menti » the clause is the object.
    """
    if tree.has(index, "obj"):
        return True
    return tree.tokens[index].lemma in tree.granting and bool({"c", "q"} & slots.keys())


def _deprived(slots: Slots, subject: int | None) -> Slots:
    """Return the slots of « s'est vu refuser l'entrée »: refused to the subject."""
    if subject is not None:
        slots["à"] = [subject]
    return {slot: found for slot, found in slots.items() if found}


def _find_content(tree: Tree, index: int, slots: Slots) -> None:
    """Add the infinitive or clause that the parse hung on something beside the verb."""
    _behind_dates(tree, index, slots)
    if "c" not in slots and tree.controls_object(index):
        _behind_object(tree, index, slots)
    if "c" not in slots:
        _behind_adjective(tree, index, slots)
    if _inserted(tree, index) and not {"q", "c", "o"} & slots.keys():
        slots["q"] = [tree.tokens[index].head]  # « faute de quoi, a prévenu X, … »


def _behind_adjective(tree: Tree, index: int, slots: Slots) -> None:
    """Give a verb the infinitive of its adjective: « se déclare prête à partir »."""
    for child in tree.children(index):
        if child.pos == "ADJ" and child.dep == "xcomp":
            slots["c"] += [
                t.index
                for t in tree.children(child.index)
                if t.pos == "VERB" and tree.form(t.index) == "Inf"
            ]


def _behind_dates(tree: Tree, index: int, slots: Slots) -> None:
    """Give a verb the infinitive hung on a date: « a promis lundi de rouvrir »."""
    for child in tree.children(index):
        if child.index in tree.timed:
            slots["c"] += [
                t.index
                for t in tree.children(child.index)
                if t.pos == "VERB" and tree.form(t.index) == "Inf"
            ]


def _behind_object(tree: Tree, index: int, slots: Slots) -> None:
    """Give a verb the infinitive hung on whom it addresses: « prier X de venir ».

    Of a passive on who acts: « condamnée par la cour à payer ».
    """
    names = ("o", "à", "s") if tree.is_passive(index) else ("o", "à")
    addressed = [i for slot in names for i in slots.get(slot, ())]
    slots["c"] += [
        t.index
        for i in addressed
        for t in tree.children(i)
        if t.pos == "VERB" and t.index > i and tree.form(t.index) == "Inf"
    ]


def _inserted(tree: Tree, index: int) -> bool:
    """Tell whether a verb stands between commas inside what it introduces."""
    token = tree.tokens[index]
    beside = token.dep.startswith(("parataxis", "dep"))
    late = any(t.dep == "nsubj" and t.index > index for t in tree.children(index))
    return beside and late and tree.is_verb(token.head)


def _denied(tree: Tree, index: int) -> bool:
    return any(t.feature("Polarity") == "Neg" for t in tree.children(index))


def _object_relative(tree: Tree, index: int) -> int | None:
    """Return the noun of « la ville que X a prise » where « que » was misread."""
    token = tree.tokens[index]
    mark = next(
        (
            c.index
            for c in tree.children(index)
            if c.dep == "mark" and c.index < index and c.lemma.lower() == "que"
        ),
        None,
    )
    if mark is None:
        return None
    if token.dep == "acl:relcl" and tree.tokens[token.head].pos in NOMINAL:
        return token.head
    before = [tree.tokens[i] for i in range(max(0, mark - 2), mark)]
    aside = len(before) == 2 and before[1].text == "," and before[0].pos in NOMINAL
    return before[0].index if aside and not tree.has(index, "obj") else None


def _place(tree: Tree, child: Token, slots: Slots, *, passive: bool) -> None:
    dep = child.dep.split(":")[0]
    if child.index in tree.timed or tree.is_ruled_out(child.index):
        return
    if dep == "obj" and tree.preposition(child.index) not in _OBLIQUE:
        slots["o"].append(tree.antecedent(child.index))
    elif dep == "iobj":
        slots[_dative(child)].append(tree.antecedent(child.index))
    elif child.dep == "obl:agent":
        acts = passive and not _is_means(tree, child)
        slots["s" if acts else "par"].append(child.index)
    elif dep == "csubj" and tree.subject(child.head) == child.index:
        return  # « vendre les terrains rapporterait peu »
    elif child.pos in {"VERB", "AUX"} and dep in _LOOSE:
        form = tree.form(child.index)
        if dep != "advcl" or (form == "Inf" and not _is_aside(tree, child)):
            slots["c" if form == "Inf" else "q"].append(child.index)
    elif child.dep == "xcomp" and not tree.preposition(child.index):
        slots[ATTRIBUTE].append(child.index)
    elif child.pos in NOMINAL or child.pos == "ADJ":
        _oblique(tree, child, slots, passive=passive)


def _is_means(tree: Tree, agent: Token) -> bool:
    """Tell « informé par téléphone par X » from « informé par X »: no article, no name.

    Only where somebody else is named does a bare noun say how.
    """
    if agent.pos != "NOUN" or agent.feature("Number") == "Plur":
        return False
    if any(t.pos in {"DET", "NUM", "ADJ"} for t in tree.children(agent.index)):
        return False
    return any(
        t.index != agent.index and tree.preposition(t.index) == "par"
        for t in tree.children(agent.head)
    )


def _is_aside(tree: Tree, clause: Token) -> bool:
    """Tell whether an infinitive is when or how, not what: « après avoir signé, »."""
    opened = (c.lemma.lower() for c in tree.children(clause.index) if c.dep == "mark")
    return clause.index < clause.head or bool(_ASIDE & set(opened))


def _dative(token: Token) -> str:
    text = token.text.lower()
    if text in {"dont", "en"}:
        return "de"
    return "à"


def _oblique(tree: Tree, child: Token, slots: Slots, *, passive: bool) -> None:
    if child.dep in SUBJECTS or child.dep.startswith(CLAUSES[:4]):
        return
    preposition = tree.preposition(child.index)
    if preposition == "par" and passive and not _is_means(tree, child):
        slots["s"].append(tree.antecedent(child.index))
    elif preposition:
        preposition = SCENE if is_scene(tree, child.index) else preposition
        slots[preposition].append(tree.antecedent(child.index))
    elif child.text.lower() == "dont":
        slots["de"].append(tree.antecedent(child.index))


def _opened(tree: Tree, index: int) -> bool:
    """Tell whether a clause opens with a word after which subjects follow verbs."""
    return any(
        t.index < index and t.lemma.lower() in _INVERTING for t in tree.children(index)
    )


def _invert(tree: Tree, index: int, slots: Slots) -> None:
    """Take the noun after a finite verb without subject for its subject.

    « …, a annoncé le ministère » and « Tel est l'avis qu'a rendu la cour ».
    """
    if tree.form(index) != "Fin" or tree.has(index, "expl:subj"):
        return
    after = [i for i in slots.get("o", ()) if i > index]
    if not after:
        return
    group = min(
        [index, *(t.index for t in tree.children(index) if t.dep.startswith("aux"))]
    )
    first = tree.sentence(index).first
    before = tree.tokens[group - 1] if group > first else None
    opened = _opened(tree, index) or (group == first and _tells(tree, group))
    marks = {",", "»", '"', "”", "-", "–"}
    if opened or (before is not None and before.text in marks):
        slots["o"].remove(after[0])
        slots["s"] = [after[0]]


def _tells(tree: Tree, first: int) -> bool:
    """Tell « Participaient à la séance dix élus » from an order or a question."""
    token = tree.tokens[first]
    last = tree.tokens[tree.sentence(first).last - 1]
    third = token.feature("Person") == "3" and token.feature("Mood") != "Imp"
    return third and token.text[:1].isupper() and last.text != "?"
