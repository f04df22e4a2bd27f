"""Phrases with « à » that say where or on what occasion, and name no party.

« À Genève, X a promis à Y de partir », « mardi à Paris », « à la surprise générale »:
read as other phrases with « à » are, they would be whom something is given to, asked of
or taken from, and whoever an infinitive is said of.
"""

from recoupe.assertions.located import Places, may_hold
from recoupe.assertions.nodes import Nodes
from recoupe.lang.frames import load_class
from recoupe.model import AnnotatedDocument, Parse, Token

_BODIES = ("state:", "gpe:")  # of a name nobody knows: « a vendu un navire à Orsane »


def named_places(annotated: AnnotatedDocument, parse: Parse) -> Places:
    """Return the tokens of the names of places, and of those that may be a body.

    States, what stands for one (« Moscou »), and names that nobody knows.
    """
    named = [
        (token.index, mention.metonym_for or mention.entity.startswith(_BODIES))
        for mention in annotated.mentions
        if mention.type in {"GPE", "LOC"} and mention.form == "name"
        for token in parse.tokens_in(mention.start, mention.end)
    ]
    return frozenset(i for i, _ in named), frozenset(i for i, body in named if body)


def is_scene(tree: Nodes, index: int) -> bool:
    """Tell whether a phrase only says where, when or how."""
    if tree.preposition(index) != "à":
        return False
    lemma = tree.tokens[index].lemma.lower()
    if lemma in load_class(tree.language, "occasion"):
        return True
    prompting = lemma in load_class(tree.language, "prompting")
    if index not in tree.placed and not prompting:
        return False
    if names_addressee(tree, index):
        return False
    start = min(t.index for t in tree.children(index) if t.pos == "ADP")
    first = tree.sentence(index).first == start
    before = tree.tokens[start - 1]
    if first or (before.text == "," and index < tree.tokens[index].head):
        return True
    apart = before.text == "," or before.index in tree.timed
    return apart if prompting else _is_beside(tree, index, start, apart=apart)


def names_addressee(tree: Nodes, index: int) -> bool:
    """Tell whether a name of two words is whom a verb speaks to, no place.

    « a reproché mardi à Ewa Kern d'avoir menti », where nobody told who she is.
    """
    named = tree.has(index, "flat:name")
    return named and tree.tokens[tree.tokens[index].head].lemma in tree.granting


def _is_beside(tree: Nodes, index: int, start: int, *, apart: bool) -> bool:
    """Tell whether the verb of a place has what it wants without it.

    « a promis à Paris aux élus de »; set apart, « a été signé mardi à Paris » and « a
    reçu X mardi à Paris ». « s'est rendu mardi à Paris » has not, and a state may get
    what it is told of: « a livré des chars, mardi, à l'Ukraine ».
    """
    others = [t for t in tree.children(tree.tokens[index].head) if t.index != index]
    if any(_is_goal(tree, t) for t in others):
        return True
    found = {
        t.dep
        for t in others
        if t.pos == "VERB" or (t.index < start and t.pos != "PRON")
    }
    town = start + 1 == index
    wanted = {"aux:pass", "xcomp", "obj"} if town else {"aux:pass", "xcomp"}
    if apart and found & wanted:
        return True
    return town and _is_behind_object(tree, index, others)


def _is_behind_object(tree: Nodes, index: int, others: list[Token]) -> bool:
    """Tell whether a verb has its object between it and a town: « a vendu l'usine à ».

    Not the noun of « mettre fin à », nor of what goes to a town: « livrer X à Lyon ».
    """
    verb = tree.head(index)
    held = any(
        t.dep == "obj"
        and verb.index < t.index < index
        and (
            t.pos == "PROPN"
            or any(c.pos in {"DET", "NUM"} for c in tree.children(t.index))
        )
        for t in others
    )
    return held and is_ground(tree, index, verb.index)


def is_ground(tree: Nodes, index: int, verb: int) -> bool:
    """Tell whether a town named with « à » can only be where a verb happened."""
    before = tree.tokens[index - 1]
    town = before.head == index and before.text.lower() == "à"
    if not town or index not in tree.placed - tree.embodied or not tree.is_verb(verb):
        return False
    return may_hold(tree.tokens[verb].lemma, tree.language, town=True)


def _is_goal(tree: Nodes, token: Token) -> bool:
    """Tell whether another phrase with « à » says to whom."""
    idle = load_class(tree.language, "occasion") | load_class(
        tree.language, "prompting"
    )
    return (
        token.dep.startswith("obl")
        and tree.preposition(token.index) == "à"
        and not {token.index} & (tree.placed | tree.timed)
        and token.lemma.lower() not in idle
    )
