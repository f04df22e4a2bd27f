"""« C'est X qui a signé »: a clause that only sets off a part of another."""

from recoupe.assertions.tree import Tree

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_ONE = ("flat", "appos")
_CLAUSAL = ("csubj", "ccomp", "advcl", "acl")
_POINTING = frozenset({"c'", "c’", "ce"})
_RELATIVE = ("acl:relcl", "advcl:cleft")


def only_points(tree: Tree, index: int) -> bool:
    """Tell whether a clause only sets off what another says: « c'est X qui a signé ».

    « C'est une décision qui inquiète » says what it is.
    """
    if not tree.has(index, "cop"):
        return False
    if _points_aside(tree, index):
        return True
    if tree.tokens[index].pos not in _NAMING or not _points(tree, index):
        return False
    children = tree.children(index)
    if any(c.dep == "advcl:cleft" for c in children):
        return True
    determiners = [c for c in children if c.pos == "DET"]
    known = all(c.feature("Definite") != "Ind" for c in determiners)
    named = [index, *(c.index for c in children if c.dep.startswith(_ONE))]
    return known and any(
        c.dep.startswith("acl:relcl") and c.index > index
        for one in named
        for c in tree.children(one)
    )


def _points(tree: Tree, index: int) -> bool:
    """Tell whether « c'est » stands before a word, and does not deny it."""
    children = tree.children(index)
    return any(
        c.dep.startswith(("nsubj", "expl")) and c.text.lower() in _POINTING
        for c in children
    ) and not any(c.feature("Polarity") == "Neg" for c in children)


def _points_aside(tree: Tree, index: int) -> bool:
    """Tell whether « c'est en mai que P », « c'est ainsi que P » sets off an adverbial.

    A clause with « que » follows what has a preposition, a number or an adverb.
    """
    before = tree.preposition(index)
    aside = tree.tokens[index].pos in {"NUM", "ADV"} or bool(before)
    if not aside or before in {"de", "d'"} or not _points(tree, index):
        return False
    inside = [c for i in tree.subtree(index) for c in tree.children(i)]
    return any(
        c.index > index
        and c.dep.startswith(_CLAUSAL)
        and any(
            m.dep in {"mark", "obj"} and m.lemma.lower() == "que"
            for m in tree.children(c.index)
            if m.index < c.index
        )
        for c in inside
    )


def set_off(tree: Tree, index: int) -> range:
    """Return the tokens of « c'est X » before « qui a signé », none of another clause.

    Args:
        tree: The parse of a document.
        index: The predicate of the relative clause, « signé ».
    """
    noun = tree.tokens[index].head
    if noun >= index or not tree.tokens[index].dep.startswith(_RELATIVE):
        return range(0)
    pointing = [c.index for c in tree.children(noun) if c.text.lower() in _POINTING]
    if not pointing or not only_points(tree, noun):
        return range(0)
    relative = next((c.index for c in tree.children(index) if c.index > noun), index)
    return range(pointing[0], relative)
