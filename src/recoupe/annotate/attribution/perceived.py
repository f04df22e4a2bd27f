"""Whom one sees, hears or lets speak: « on a entendu X prévenir que … ».

The one who speaks is the object of a verb of perception: « l'a vue annoncer », « laisse
son adjoint expliquer », « la vidéo montre X en train de dire ». Whoever « s'entend
répondre » something hears it: who answers stands after « par », if anywhere.
"""

from recoupe.annotate.attribution.cues import Cue, Scene
from recoupe.annotate.clauses import NOMINAL
from recoupe.lang.participles import load_verb_class

_FAR = 14  # tokens between the verb of perception and the infinitive
_BETWEEN = NOMINAL | {"DET", "ADJ", "ADV", "ADP", "PUNCT", "CCONJ"}

Source = tuple[int, int, int]  # first, last and head token


def perceiving(scene: Scene, cue: Cue) -> int | None:
    """Return the verb of perception or letting that governs an infinitive of speech."""
    tree = scene.tree
    infinitive = _infinitive(scene, cue)
    if infinitive is None:
        return None
    start = _opening(scene, infinitive)
    if tree.tokens[start - 1].pos in {"ADP", "CCONJ"}:
        return None  # « voit des raisons de craindre », « regarde et craint »
    verbs = load_verb_class(scene.pack.language, "perceiving")
    low = max(tree.sentence(cue.head).first, infinitive - _FAR)
    for index in range(start - 1, low - 1, -1):
        token = tree.tokens[index]
        if token.pos == "VERB" and tree.lemmas[index] in verbs:
            between = range(index + 1, infinitive)
            opens = not between or tree.tokens[index + 1].pos not in {"ADP", "PUNCT"}
            return index if opens else None
        if token.pos not in _BETWEEN and token.feature("VerbForm") != "Part":
            return None
    return None


def perceived(scene: Scene, cue: Cue, verb: int) -> Source | None:
    """Return who is seen or heard to speak, None where nobody says who it was.

    ``verb`` is what ``perceiving`` returns for the cue.
    """
    tree = scene.tree
    infinitive = _infinitive(scene, cue) or cue.first
    end = _opening(scene, infinitive)
    head = next(
        (
            index
            for index in range(verb + 1, end)
            if tree.tokens[index].pos in {"NOUN", "PROPN", "PRON"}
            and tree.lemmas[index] not in scene.pack.words.dating
        ),
        None,
    )
    if head is not None:
        return _first(scene, head, verb), _last(scene, head, end - 1), head
    for child in tree.kids(verb, "obj", "iobj"):
        token = tree.tokens[child]
        if child < verb and not _is_reflexive(scene, child):
            if token.pos == "PRON" and token.feature("PronType") != "Rel":
                return child, child, child
            return _antecedent(scene, child)
    return None


def _antecedent(scene: Scene, relative: int) -> Source | None:
    """Return whom « que » stands for: the phrase right before it."""
    tree = scene.tree
    head = relative - 1
    while head >= 0 and tree.tokens[head].pos == "PUNCT":
        head -= 1
    while head >= 0 and tree.deps[head] in {"flat", "appos", "amod", "nmod"}:
        above = tree.tokens[head].head
        if above >= head:
            break
        head = above
    if head < 0 or tree.tokens[head].pos not in NOMINAL:
        return None
    first, last = tree.phrase(head)
    return first, min(last, relative - 1), head


def _infinitive(scene: Scene, cue: Cue) -> int | None:
    """Return the infinitive of a cue: itself or its auxiliary."""
    tree = scene.tree
    return next(
        (
            index
            for index in range(cue.first, cue.head + 1)
            if tree.tokens[index].feature("VerbForm") == "Inf"
        ),
        None,
    )


def _opening(scene: Scene, infinitive: int) -> int:
    """Return where the infinitive's own words begin: « lui », « en train de »."""
    tree = scene.tree
    start = infinitive
    while start and tree.tokens[start - 1].pos in {"ADV", "PRON"}:
        if tree.tokens[start - 1].head not in {infinitive, start}:
            break
        start -= 1
    busy, of = scene.pack.words.busy, start - 1
    held = tuple(tree.words[max(0, of - len(busy)) : of])
    if start and tree.words[of] in scene.pack.words.of and held == busy:
        start = of - len(busy)
    return start


def _first(scene: Scene, head: int, verb: int) -> int:
    first = head
    while first - 1 > verb and scene.tree.tokens[first - 1].pos in {
        "DET",
        "ADJ",
        "NUM",
    }:
        first -= 1
    return first


def _last(scene: Scene, head: int, last: int) -> int:
    """Cut when, where and how it was heard from who was: « le maire mardi à Lens »."""
    tree, words = scene.tree, scene.pack.words
    for index in range(head + 1, last + 1):
        elsewhere = tree.tokens[index].pos == "ADP" and tree.words[index] not in (
            words.of
        )
        if elsewhere or tree.lemmas[index] in words.dating:
            last = index - 1
            break
    while last > head and tree.tokens[last].pos in {"PUNCT", "ADV", "DET"}:
        last -= 1
    return last


def _is_reflexive(scene: Scene, clitic: int) -> bool:
    token = scene.tree.tokens[clitic]
    return token.feature("Reflex") == "Yes" or token.dep.startswith("expl")
