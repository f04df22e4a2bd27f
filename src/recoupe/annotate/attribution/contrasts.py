"""Find where « selon X, P, alors que Q » leaves X: the outlet holds Q against P.

« X assure que P, ce que Y dément »: there X is left too, and Y answers.
"""

from recoupe.annotate.attribution.cues import Scene
from recoupe.annotate.attribution.reaches import comments
from recoupe.annotate.clauses import Tree, trim
from recoupe.model import Span


def before_contrast(scene: Scene, span: Span) -> Span:
    """Return a content without the contrast that the outlet adds after a comma.

    Not what stands between quotation marks, nor what is told in the conditional, nor a
    circumstance of the deed (« il a été tué, alors qu'il rentrait »).
    """
    tokens = scene.tree.parse.tokens_in(span.start, span.end)
    told = False
    for token in tokens:
        opens = token.index > tokens[0].index and _opens(scene, token.index)
        if told and opens and not _is_quoted(scene, token.start):
            if _is_borrowed(scene, tokens[0].index, token.index):
                return span
            return trim(scene.text, span.start, token.start) or span
        told = told or token.feature("VerbForm") == "Fin"
    return span


def before_answer(scene: Scene, span: Span) -> Span:
    """Return the content of a « que » without what answers or frames it.

    « …, alors que Q » is the outlet's where Q is about another and in another tense.
    """
    tokens = scene.tree.parse.tokens_in(span.start, span.end)
    for token in tokens:
        index = token.index
        if index <= tokens[0].index + 1 or _is_quoted(scene, token.start):
            continue
        behind = scene.tree.words[index - 1] == ","
        answered = behind and comments(scene, index)
        set_against = _opens(scene, index) and _is_apart(scene, tokens[0].index, index)
        if answered or set_against:
            return trim(scene.text, span.start, token.start) or span
    return span


def _is_apart(scene: Scene, first: int, index: int) -> bool:
    """Tell whether a contrast has a subject and a tense of its own."""
    tree = scene.tree
    before = _finite(tree, first, index)
    after = _finite(tree, index, tree.sentence(index).last)
    if before is None or after is None or _is_borrowed(scene, first, index):
        return False
    head = after
    if tree.deps[after] in {"aux", "cop"}:
        head = tree.tokens[after].head
    subjects = [child for child in tree.kids(head, "nsubj") if child > index]
    named = any(tree.tokens[child].pos in {"NOUN", "PROPN"} for child in subjects)
    return named and _tense(tree, before) != _tense(tree, after)


def _tense(tree: Tree, verb: int) -> tuple[str | None, str | None, bool]:
    """Return mood and tense of a finite verb, and whether it helps a participle."""
    token = tree.tokens[verb]
    helps = tree.tokens[verb].dep == "aux:tense"
    return token.feature("Mood"), token.feature("Tense"), helps


def _opens(scene: Scene, index: int) -> bool:
    """Tell whether « , alors que », « , tandis que » or « , quand » stands here."""
    words, pack = scene.tree.words, scene.pack.words
    if words[index - 1] != ",":
        return False
    if words[index] in pack.contrasting_alone:
        return True
    following = words[index + 1] if index + 1 < len(words) else ""
    return words[index] in pack.contrasting and following in pack.complementizers


def _is_quoted(scene: Scene, position: int) -> bool:
    return any(q.start < position < q.end for q in scene.quotations)


def _is_borrowed(scene: Scene, first: int, index: int) -> bool:
    """Tell whether the second clause is told by whoever tells the first."""
    tree = scene.tree
    verb = _finite(tree, index, tree.sentence(index).last)
    if verb is None:
        return False
    token = tree.tokens[verb]
    head = token.head if tree.deps[verb] in {"aux", "cop"} else verb
    if token.feature("Mood") == "Cnd":
        return True
    before = _finite(tree, first, index)
    uses = scene.pack.verbs.get(tree.lemmas[head], ())
    if before is None or any(not use.tail for use in uses):
        return False
    compound = tree.deps[before] == "aux"
    done = compound or tree.tokens[before].feature("Tense") == "Past"
    simple = tree.deps[verb] != "aux" and token.feature("Tense") == "Imp"
    return done and simple


def _finite(tree: Tree, first: int, end: int) -> int | None:
    """Return the first finite verb of a stretch."""
    return next(
        (i for i in range(first, end) if tree.tokens[i].feature("VerbForm") == "Fin"),
        None,
    )
