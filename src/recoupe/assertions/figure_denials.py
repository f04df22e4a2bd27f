"""What a denial leaves standing: « les 12 morts n'ont pas été identifiés ».

Only what the denied verb itself counts is denied. A count known beforehand, one
that an adjunct, an apposition or another clause tells, and what « mais » sets against
the denial hold all the same.
"""

from recoupe.assertions.nodes import SUBJECTS
from recoupe.assertions.tree import Tree
from recoupe.lang.commitment import load_commitment
from recoupe.lang.measures import denied_measures, noun_measures
from recoupe.lang.rules import load_rules
from recoupe.model import Quantity

_CLAUSES = ("acl", "advcl", "parataxis", "appos")
# They are whatever is said of them: « douze blessés ne sont pas sortis ».
_SUFFERED = frozenset({"dead", "injured", "missing", "hostages", "casualties"})
_PEOPLE = _SUFFERED | {
    "arrested",
    "participants",
    "displaced",
    "prisoners",
    "police",
    "soldiers",
}
_EXTENTS = frozenset({"age", "area", "distance", "temperature"})


def escapes_denial(tree: Tree, quantity: Quantity, governor: int) -> bool:
    """Tell whether a figure holds although the predicate above it is denied."""
    words = load_rules(tree.language, "quantity")
    first = tree.parse.tokens_in(quantity.start, quantity.end)[0].index
    if first > governor or not tree.is_verb(governor):
        before = first - 1
        while before > 0 and words.whole("linked_by").match(_word(tree, before)):
            before -= 1
        against = load_commitment(tree.language).negation.against
        if before >= 0 and _word(tree, before) in against:
            return True
    if quantity.measures not in _PEOPLE | _EXTENTS:
        return False
    verb = tree.tokens[governor].lemma
    if quantity.measures in denied_measures(tree.language, verb):
        return True
    path = _path(tree, quantity, governor)
    if any(_is_apart(tree, index) for index in path):
        return True
    if not path:
        return False
    return _is_adjunct(tree, path[-1], governor) or _is_known(tree, quantity, path)


def _word(tree: Tree, index: int) -> str:
    return tree.tokens[index].text.lower().replace("’", "'")


def _path(tree: Tree, quantity: Quantity, governor: int) -> list[int]:
    """Return the words from the top of a figure up to what hangs on its governor."""
    inside = [t.index for t in tree.parse.tokens_in(quantity.start, quantity.end)]
    current = next((i for i in inside if tree.tokens[i].head not in inside), inside[-1])
    path: list[int] = []
    while current != governor:
        path.append(current)
        if tree.tokens[current].head in {current, *path}:
            return []
        current = tree.tokens[current].head
    return path


def _is_apart(tree: Tree, index: int) -> bool:
    """Tell whether a word opens a clause of its own that denies nothing."""
    token = tree.tokens[index]
    aged = token.dep == "amod" and token.pos in {"ADJ", "VERB"}
    denied = any(child.lemma == "ne" for child in tree.children(index))
    return (aged or token.dep.startswith(_CLAUSES)) and not denied


def _is_adjunct(tree: Tree, arm: int, governor: int) -> bool:
    """Tell whether an adjunct tells a figure: « malgré les 12 morts »."""
    if not tree.tokens[arm].dep.startswith("obl"):
        return False
    words = load_rules(tree.language, "quantity")
    fronted = any(
        arm < child.index < governor and child.dep in SUBJECTS
        for child in tree.children(governor)
    )
    return fronted or bool(words.whole("background").match(tree.preposition(arm) or ""))


def _is_known(tree: Tree, quantity: Quantity, path: list[int]) -> bool:
    """Tell whether a clause takes for granted that there are so many.

    « Les 12 morts n'ont pas été identifiés », « n'a pas identifié les 12 morts »; not
    « n'a pas fait 12 morts », nor « les 30 passagers n'ont pas été blessés ».
    """
    arm = path[-1]
    noun = quantity.unit or ""
    own = noun_measures(tree.language, noun) | noun_measures(tree.language, f"{noun}s")
    told = quantity.measures in own or _is_told_beside(tree, arm)
    if quantity.measures not in _PEOPLE or not told:
        return False
    if arm not in {t.index for t in tree.parse.tokens_in(quantity.start, quantity.end)}:
        return False
    subject = tree.tokens[arm].dep in SUBJECTS
    if subject and quantity.measures in _SUFFERED:
        return True
    words = load_rules(tree.language, "quantity")
    given = any(
        child.dep == "det" and words.whole("given").match(_word(tree, child.index))
        for child in tree.children(arm)
    )
    acted_on = tree.tokens[arm].dep == "obj"
    light = tree.tokens[tree.tokens[arm].head].lemma in tree.light
    return given and (subject or (acted_on and not light))


def _is_told_beside(tree: Tree, noun: int) -> bool:
    """Tell whether a participle says what befell them: « les 12 personnes tuées »."""
    return any(
        child.dep in {"acl", "amod"} and child.feature("VerbForm") == "Part"
        for child in tree.children(noun)
    )
