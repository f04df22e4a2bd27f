"""Where « ne » denies without « pas », and « pas » without « ne »."""

from recoupe.annotate.clauses import Tree
from recoupe.lang.commitment import Negation
from recoupe.lang.mending.clause_forms import load_clause_forms
from recoupe.lang.reporting import ReportingPack

_GOVERNED = frozenset({"obj", "obl:arg"})
_OF = frozenset({"de", "d'"})
_BEFORE = 8  # words in which « jamais » stands
_GRADED = 2  # words from a verb to « aussi »: « n'a jamais été accueilli aussi »


def denies_otherwise(
    tree: Tree, index: int, negation: Negation, pack: ReportingPack
) -> bool:
    """Tell whether a verb beside « ne » is denied without « pas » beside it."""
    if _denies_beyond(tree, index, negation):
        return True
    restricted = any(
        tree.words[other] in negation.restriction
        for other in range(index + 1, tree.sentence(index).last)
    )
    return not restricted and _denies_alone(tree, index, negation, pack)


def _denies_alone(
    tree: Tree, index: int, negation: Negation, pack: ReportingPack
) -> bool:
    """Tell whether « ne » denies a verb alone.

    « On ne peut l'exclure »; « voilà dix ans que X n'a joué ».
    """
    if tree.lemmas[index] in negation.bare:
        return True
    known = load_clause_forms(pack.language)
    if known is None:
        return False
    openers = {*known.presenting, *known.counting, known.existing[0]}
    return any(
        tree.words[case] in openers
        for time in tree.kids(index, "obl")
        for case in tree.kids(time, "case")
    )


def _denies_beyond(tree: Tree, index: int, negation: Negation) -> bool:
    """Tell whether a preposition or infinitive holds what denies a verb with « ne ».

    « n'a coupé la route à personne », « ne compte fermer aucune école »; not where
    another clause begins, nor « ne coûte que trois euros par personne », « n'est venu
    en personne », « n'a pu aider cette personne ».
    """
    denied, governed = False, False
    for other in range(index + 1, tree.sentence(index).last):
        token, before = tree.tokens[other], tree.words[other - 1]
        if token.pos == "PUNCT" or token.feature("VerbForm") == "Fin":
            break
        if tree.words[other] in negation.restriction:
            return False
        behind = tree.tokens[other - 1].pos
        held = behind == "ADP" or (governed and behind not in {"DET", "NUM", "ADJ"})
        held &= token.pos != "ADP"
        governed |= token.feature("VerbForm") == "Inf"
        fixed = f"{before} {tree.words[other]}" in negation.unheld
        denied |= held and not fixed and tree.words[other] in negation.held
    return denied


def tops_all(tree: Tree, index: int, negation: Negation) -> bool:
    """Tell whether « never so much » says of something how far it goes.

    « Le chômage n'a jamais été aussi bas », « n'a jamais accueilli autant de monde »;
    not « n'a jamais été aussi bon que son frère », « n'est jamais aussi bas ».
    """
    sentence = tree.sentence(index)
    first = max(sentence.first, index - _BEFORE)
    never = next(
        (i for i in range(first, index) if _says(tree, i, negation.never)), None
    )
    if never is None or not any(
        tree.tokens[i].feature("VerbForm") == "Part" for i in range(never, index + 1)
    ):
        return False
    last = min(sentence.last, index + 1 + _GRADED)
    degrees = [i for i in range(never + 1, last) if _says(tree, i, negation.degrees)]
    if not degrees or any(t.pos == "PUNCT" for t in tree.tokens[index : degrees[0]]):
        return False
    for i in range(degrees[0] + 1, sentence.last - 1):
        if tree.tokens[i].pos == "PUNCT":
            break
        if tree.words[i] in negation.restriction:
            return tree.words[i + 1] in negation.times
    return True


def _says(tree: Tree, index: int, words: frozenset[str]) -> bool:
    return tree.words[index] in words


def is_none_of(tree: Tree, index: int, head: int, negation: Negation) -> bool:
    """Tell whether a noun names what a denied verb finds none of.

    « n'ont pas constaté de fuite », « n'a pas signalé la moindre fuite »; « n'a pas
    constaté la fuite » takes it for granted.
    """
    dep = tree.tokens[index].dep
    if index < head or dep not in _GOVERNED:
        return False
    if tree.lemmas[head] in negation.unattained:
        return dep == "obj"
    if tree.lemmas[head] not in negation.found:
        return False
    before = {tree.words[child] for child in tree.kids(index, "det", "case")}
    bare = bool(before) and before <= _OF
    return bare or any(
        tree.lemmas[child] in negation.least for child in tree.kids(index, "amod")
    )


def is_lacking(tree: Tree, index: int, negation: Negation) -> bool:
    """Tell whether something is denied without « ne »: « pas de grève lundi »."""
    noun = tree.tokens[index].pos == "NOUN"
    first = index - 1
    if noun and first > 0 and tree.words[first] in _OF:
        first -= 1
    if first >= 0 and tree.words[first] in negation.alone:
        opens = first < index - 1 and tree.words[first - 1 : first] == [":"]
        return opens or tree.tokens[first].head == index
    without = {tree.words[child] for child in tree.kids(index, "case")}
    if without & negation.without:
        return False  # « sans aucune poursuite » lacks them once
    return noun and any(
        tree.words[child] in negation.words for child in tree.kids(index, "det")
    )
