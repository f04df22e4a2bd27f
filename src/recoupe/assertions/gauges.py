"""What a figure is the figure of: the counted phrase, and what it is the amount of.

« la perte nette de 751 millions d'euros », « a perdu 751 millions », « la perte s'élève
à 751 millions » are the amount of one thing. What a clause says besides (who resigned
after it) tells nothing of which slot the figure fills.
"""

from collections.abc import Sequence

from recoupe.assertions.clauses import CONTENT
from recoupe.assertions.tree import Tree
from recoupe.lang.frames import load_class
from recoupe.lang.participles import load_verb_class
from recoupe.model import Quantity

COUNTED, GAUGED = "measured", "gauged"  # roles of the two arguments
_STEPS = 4  # words above a figure: « la somme totale de l'amende de 3 millions »
_NOUNS = 2  # of them: « perte de trading de 751 millions », not the inquiry into it
_NAMES = frozenset({"NOUN", "PROPN"})
_BESIDE = frozenset({"amod", "nmod"})


def counted_phrase(tree: Tree, quantity: Quantity) -> tuple[str, ...]:
    """Return the lemmas of what is counted, the noun first, then what restricts it.

    « quatorze autres otages américains » gives otage, autre, américain; numbers, words
    that stand for them and currencies give nothing, nor does what is counted in turn
    (« 10 624 athlètes de 204 pays »).
    """
    inside = _inside(tree, quantity)
    nouns = [i for i in inside if _is_noun(tree, i) and not _holds_number(tree, i)]
    if not nouns:
        return ()
    noun = nouns[-1] if tree.tokens[nouns[-1]].dep != "nmod" else nouns[0]
    beside = [
        child.index
        for child in tree.children(noun)
        if child.dep in _BESIDE and not _is_amount(tree, child.index)
    ] + [i for i in inside if tree.tokens[i].pos == "ADJ"]
    words = [tree.tokens[i] for i in dict.fromkeys((noun, *beside))]
    lemmas = [t.lemma.lower() for t in words if t.pos in CONTENT and t.pos != "NUM"]
    return tuple(dict.fromkeys(lemmas))


def gauged_phrase(tree: Tree, quantity: Quantity) -> tuple[str, ...]:
    """Return the lemmas of what a figure is the amount of, the nearest first.

    The noun it completes, the verb it is the object of, what is estimated at it or
    amounts to it, and of a sum what it is made of (« 20 milliards de fonds propres »).
    """
    inside = _inside(tree, quantity)
    if not inside:
        return ()
    top = _top(tree, inside)
    found = [*_above(tree, top), *_below(tree, inside)]
    tokens = [tree.tokens[i] for i in found if i not in inside]
    lemmas = [t.lemma.lower() for t in tokens if t.pos in CONTENT and t.pos != "NUM"]
    empty = load_class(tree.language, "numeral") | tree.light
    return tuple(dict.fromkeys(x for x in lemmas if x not in empty))


def completes_noun(tree: Tree, quantity: Quantity) -> bool:
    """Tell whether a figure completes a noun: what is said of it is not said of both.

    « La perte de 3 millions ne s'explique pas » denies no loss; « n'a pas perdu
    3 millions » does.
    """
    inside = _inside(tree, quantity)
    if not inside:
        return False
    top = _top(tree, inside)
    return tree.tokens[top].dep == "nmod" and _is_noun(tree, tree.tokens[top].head)


def _inside(tree: Tree, quantity: Quantity) -> list[int]:
    return [t.index for t in tree.parse.tokens_in(quantity.start, quantity.end)]


def _is_noun(tree: Tree, index: int) -> bool:
    return tree.tokens[index].pos in _NAMES


def _holds_number(tree: Tree, index: int) -> bool:
    """Tell whether a noun is part of the number: « millions », « une centaine »."""
    return tree.tokens[index].lemma.lower() in load_class(tree.language, "numeral")


def _top(tree: Tree, inside: Sequence[int]) -> int:
    """Return the word of a figure that the rest of the sentence governs."""
    tops = [i for i in inside if tree.tokens[i].head not in inside]
    nouns = [i for i in tops if _is_noun(tree, i)]
    return (nouns or tops or list(inside))[0]


def _above(tree: Tree, index: int) -> list[int]:
    found: list[int] = []
    nouns = 0
    if tree.is_verb(index) and (named := _of_verb(tree, index)) != [index]:
        return named
    for _ in range(_STEPS):
        token = tree.tokens[index]
        if tree.has(index, "cop"):
            return [*found, *_named(tree, tree.subject(index))]
        if token.head == token.index:
            break
        index, joined = token.head, token.dep == "conj"
        if tree.is_verb(index):
            return [*found, *(_of_verb(tree, index) if not nouns else ())]
        if joined or not _is_noun(tree, index):
            continue
        found += _named(tree, index)
        nouns += tree.tokens[index].lemma.lower() not in load_class(
            tree.language, "sum"
        )
        if nouns == _NOUNS:
            break
    return found


def _of_verb(tree: Tree, index: int) -> list[int]:
    """Return the verb, or what is gauged where the verb only says at how much."""
    lemma = tree.tokens[index].lemma.lower()
    if lemma not in load_verb_class(tree.language, "gauging"):
        return [index]
    if _stands_for_it(tree, index):
        return []
    objects = [
        t.index
        for t in tree.children(index)
        if t.dep == "obj" and not _is_amount(tree, t.index)
    ]
    passive = tree.is_passive(index) or tree.is_reflexive(index)
    subject = tree.subject(index)
    head = tree.tokens[index].head
    if subject is None and tree.tokens[index].dep == "acl":
        subject, passive = head, True  # « la surface, évaluée à 800 hectares »
    if subject is None and tree.tokens[index].dep == "xcomp":
        subject = tree.subject(head)  # « le coût pourrait dépasser 65 millions »
    whom = [subject] if subject is not None and (passive or not objects) else objects
    return [
        i
        for found in whom
        if found not in tree.timed and tree.tokens[found].pos in _NAMES
        for i in _named(tree, found)
    ]


def _is_amount(tree: Tree, index: int) -> bool:
    """Tell whether a noun says how much: « atteint 40 millions », « 800 hectares »."""
    numbered = any(child.dep == "nummod" for child in tree.children(index))
    return numbered or _holds_number(tree, index)


def _stands_for_it(tree: Tree, index: int) -> bool:
    """Tell whether a pronoun says what is gauged: « il l'estimait à 6 millions »."""
    return any(
        t.index < index
        and (
            t.dep in {"obj", "iobj"} if t.pos == "PRON" else t.dep == "det"
        )  # « l'estimait » is read as an article by small parsers
        for t in tree.children(index)
    )


def _named(tree: Tree, index: int | None) -> list[int]:
    """Return a noun and the adjectives and nouns that complete it."""
    if index is None:
        return []
    return [
        index,
        *(
            child.index
            for child in tree.children(index)
            if child.dep in {"amod", "nmod"} and child.index not in tree.timed
        ),
    ]


def _below(tree: Tree, inside: Sequence[int]) -> list[int]:
    """Return what a sum is made of or meant for."""
    return [
        i
        for index in inside
        for child in tree.children(index)
        if child.index > inside[-1]
        and child.dep == "nmod"
        and _is_noun(tree, child.index)
        and child.index not in tree.timed
        for i in _named(tree, child.index)
    ]
