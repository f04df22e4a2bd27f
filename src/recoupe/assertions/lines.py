"""Which predicates are worth a line of their own."""

from recoupe.assertions.match import Match
from recoupe.assertions.sites import Site
from recoupe.assertions.tree import Tree
from recoupe.lang.commitment import load_commitment
from recoupe.lang.frames import load_class
from recoupe.lang.participles import load_verb_class

_VERBAL = ("aux", "nsubj", "expl", "obj", "iobj", "advmod")


def worth_a_line(tree: Tree, site: Site, match: Match | None, *, judged: bool) -> bool:
    """Tell whether a predicate that codes no political event is worth a line.

    Verbs and copulas are; a noun is where it has participants of its own, or was judged
    for factuality.
    """
    if tree.is_verb(site.index) or tree.has(site.index, "cop"):
        return True
    token = tree.tokens[site.index]
    if match is None and token.pos == "NOUN":
        return judged and _has_parts(tree, site)
    return judged or (match is not None and bool(site.slots))


def repeats(index: int, own: Match | None, above: Match | None) -> bool:
    """Tell whether a noun repeats what its verb says: « apposer sa signature ».

    Args:
        index: The noun.
        own: The sense it is used in.
        above: That of the verb it hangs on.
    """
    if own is None or above is None or index not in above.words:
        return False
    return own.entry.value == above.entry.value


def _has_parts(tree: Tree, site: Site) -> bool:
    """Tell whether a noun without a sense names an event somebody has part in.

    « L'afflux de pèlerins »; not « une crise », nor « place » in « prendre place ».
    """
    if any(c.dep.startswith(_VERBAL) for c in tree.children(site.index)):
        return True  # a verb tagged as a noun: « le cours n'a pas bougé »
    if tree.preposition(site.index) == "comme":
        return True  # « considérer le projet comme une erreur »
    lemma = tree.tokens[site.index].lemma.lower()
    if lemma in load_class(tree.language, "imprisonment"):
        return False  # « trois ans de prison »
    return lemma in load_commitment(tree.language).event and bool(site.slots)


def is_presupposed(tree: Tree, index: int) -> bool:
    """Tell whether a predicate is a noun or a participle inside another's phrase.

    « Les tableaux volés mardi »; not « Fermée depuis lundi, la piscine … », nor « le
    suspect, arrêté dimanche, … »: what stands apart says more than which one is meant.
    « Interrogé mardi, le maire nie » only says how he came to speak. Nor does one say
    who did it who asks: « Qui a tiré le premier ? », « ignorent qui a tiré ».
    """
    token = tree.tokens[index]
    if _asks_who(tree, index):
        return True
    if token.dep.startswith(("acl", "amod")):
        verb = token.pos == "VERB"
        asked = token.lemma in load_verb_class(tree.language, "approaching")
        apart = verb and not asked and _stands_apart(tree, index)
        return not apart and not token.dep.startswith("acl:relcl")
    return token.pos == "NOUN" and token.dep != "root" and not tree.has(index, "cop")


def _asks_who(tree: Tree, index: int) -> bool:
    """Tell whether a verb's subject is what a question, or « savoir qui », asks for.

    Not « l'homme qui a tiré », nor « Qui vole un œuf vole un bœuf ».
    """
    token = tree.tokens[index]
    asked = load_class(tree.language, "asked-who")
    if not any(
        child.dep.startswith("nsubj") and child.lemma.lower() in asked
        for child in tree.children(index)
    ):
        return False
    sentence = tree.sentence(index)
    question = any(t.text == "?" for t in tree.tokens[index : sentence.last])
    return token.dep == "ccomp" or (token.dep == "root" and question)


def _stands_apart(tree: Tree, index: int) -> bool:
    """Tell whether a comma parts a past participle from the subject it is said of."""
    if tree.tokens[index].feature("Tense") == "Pres":
        return False
    sentence = tree.sentence(index)
    before = index - 1
    while before >= sentence.first and tree.tokens[before].pos == "ADV":
        before -= 1  # « , définitivement fermée en mai, »
    opens = before < sentence.first
    if not opens and tree.tokens[before].text != ",":
        return False
    noun = tree.tokens[index].head
    if opens:
        return noun > index
    # « a signé un accord, négocié depuis trois ans »: which accord, no more
    return noun < index and tree.tokens[noun].dep.startswith("nsubj")
