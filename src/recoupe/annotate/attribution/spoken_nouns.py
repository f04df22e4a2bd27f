"""Reporting nouns: « les accusations de X », « des soupçons de fraude »."""

from recoupe.annotate.attribution.cues import Cue, Draft, Scene
from recoupe.annotate.attribution.reaches import before_main_verb, extend
from recoupe.annotate.attribution.sources import Voices
from recoupe.model import Span


def read_noun(scene: Scene, voices: Voices, cue: Cue) -> Draft | None:
    """Return the attribution a noun heads, None if it only names an act."""
    tree = scene.tree
    clause = _clause(scene, cue)
    source = _source(scene, voices, cue)
    if clause is not None:
        use = cue.use("que")
        return _draft(scene, cue, [clause], source, use.name if use else "")
    complement = _complement(scene, voices, cue)
    use = cue.use("content-de")
    if complement is not None and use is not None and "possible" in use.tags:
        return _draft(scene, cue, [complement], source, use.name)
    use = cue.use("self")
    if use is not None and source is not None:
        first = cue.head
        for child in tree.kids(cue.head, "det"):
            first = min(first, child)
        span = tree.span(first, cue.head)
        return _draft(scene, cue, [span], source, use.name) if span else None
    return None


def _draft(
    scene: Scene,
    cue: Cue,
    content: list[Span],
    source: tuple[int, int, int] | None,
    lemma: str,
) -> Draft:
    return Draft(
        content, scene.tree.span(cue.head, cue.head), cue.head, lemma, "noun", source
    )


def _clause(scene: Scene, cue: Cue) -> Span | None:
    """« l'idée que … »: a complement clause right after the noun."""
    tree = scene.tree
    following = cue.head + 1
    if cue.use("que") is None or following >= len(tree.words):
        return None
    token = tree.tokens[following]
    if tree.words[following] not in scene.pack.words.complementizers:
        return None
    if token.pos != "SCONJ" or token.head <= following:
        return None
    end = before_main_verb(tree, following, tree.right[token.head])
    return tree.span(following, end)


def _of(scene: Scene, cue: Cue) -> list[int]:
    """Return the heads of « de » complements."""
    tree = scene.tree
    return [
        child
        for child in tree.kids(cue.head, "nmod", "obl", "acl")
        if child > cue.head
        and any(
            tree.words[mark] in scene.pack.words.of
            for mark in tree.kids(child, "case", "mark")
        )
    ]


def _source(scene: Scene, voices: Voices, cue: Cue) -> tuple[int, int, int] | None:
    """Return the « de X » or « par X » complement that names a person or body."""
    tree = scene.tree
    for child in tree.kids(cue.head, "nmod", "obl"):
        marks = {tree.words[mark] for mark in tree.kids(child, "case")}
        if marks & (scene.pack.words.of | scene.pack.words.by) and voices.can_speak(
            child
        ):
            return (*tree.phrase(child), child)
    return None


def _complement(scene: Scene, voices: Voices, cue: Cue) -> Span | None:
    """Return the « de Y » complement that says what is reported."""
    tree = scene.tree
    for child in _of(scene, cue):
        if not voices.can_speak(child):
            end = extend(scene, child, tree.right[child], clause=False, cue=cue.head)
            return tree.span(tree.left[child], end)
    return None
