"""Quoted noun phrases that complete a verb: « X y voit « un cadeau aux rentiers » ».

Whoever names, describes or judges something in quotation marks says so, however far
the words stand from the verb and by whatever preposition. A capital after the mark
opens a title or a name, not somebody's words.
"""

from recoupe.annotate.attribution.cues import Cue, Draft, Scene
from recoupe.annotate.attribution.reaches import extend
from recoupe.annotate.attribution.sources import Voices
from recoupe.annotate.attribution.subjects import Subjects
from recoupe.annotate.quotations import Quotation
from recoupe.lang.participles import load_verb_class

_FAR = 9  # tokens between the verb and the mark
_BETWEEN = frozenset({"ADP", "ADV", "DET", "NOUN", "PROPN", "ADJ", "NUM"})
_ADJUNCT = frozenset({"ADP", "ADV"})
_NOMINAL_FRAMES = frozenset(
    {
        *("np", "de-np", "à-np", "contre-np", "sur-np", "pour-np"),
        *("target-de", "target-comme", "small"),
    }
)


def quoted_complement(
    scene: Scene, voices: Voices, quotation: Quotation
) -> Draft | None:
    """Return who names something in the words of a quotation, None if nobody does."""
    tree = scene.tree
    inside = tree.parse.tokens_in(quotation.inner.start, quotation.inner.end)
    marks = tree.parse.tokens_in(quotation.start, quotation.end)
    clause = any(token.feature("VerbForm") == "Fin" for token in inside)
    if not inside or clause or not scene.text[quotation.inner.start].islower():
        return None
    mark = marks[0].index
    if misread := _misread(scene, voices, quotation, mark):
        return misread
    verb = _verb_before(scene, mark)
    if verb is None or tree.is_passive(verb) or _is_denied(scene, verb, mark):
        return None
    first, last = tree.group(verb)
    cue = Cue(verb, first, min(last, mark - 1), ())
    source = Subjects(scene, voices).source(cue)
    if source is None or not voices.can_speak(source[2]):
        return None
    end = extend(scene, mark, marks[-1].index, clause=False, cue=verb)
    return Draft(
        [tree.span(mark, end) or quotation.span],
        tree.span(cue.first, cue.last),
        verb,
        tree.lemmas[verb],
        "verb.quoted",
        source,
    )


def _misread(
    scene: Scene, voices: Voices, quotation: Quotation, mark: int
) -> Draft | None:
    """Read « Le syndicat flaire « des fraudes » », the verb taken for an epithet.

    The phrase that opens the sentence is its subject, where no verb stands between.
    """
    tree, verb = scene.tree, mark - 1
    first = tree.sentence(mark).first
    between = range(first, verb)
    if (
        tree.finite(verb) is not None
        or len(between) < 1
        or (tree.tokens[first].pos not in {"DET", "PROPN"})
    ):
        return None
    if any(tree.tokens[i].pos in {"VERB", "AUX", "PUNCT"} for i in between):
        return None
    if tree.tokens[verb - 1].pos in {"DET", "ADP", "NUM"}:
        return None
    lemma = _infinitive(scene, tree.words[verb])
    if lemma is None:
        return None
    head = next(
        i for i in between if tree.tokens[i].pos in {"NOUN", "PROPN"} or i == verb - 1
    )
    if not voices.can_speak(head):
        return None
    return Draft(
        [quotation.span],
        tree.span(verb, verb),
        verb,
        lemma,
        "verb.quoted",
        (first, verb - 1, head),
    )


def _infinitive(scene: Scene, word: str) -> str | None:
    """Return the verb of saying or seeing whose present a word may be: « relève »."""
    verbs = load_verb_class(scene.pack.language, "voicing")
    regular = {f"{word}r", f"{word.replace('è', 'e')}r"}
    found = {scene.pack.infinitive(word, ""), *regular} & verbs
    return min(found, default=None)


def _verb_before(scene: Scene, mark: int) -> int | None:
    """Return the verb of saying or seeing that a mark completes.

    Only adjuncts may stand between: an object is what the verb is about.
    """
    tree = scene.tree
    low = max(tree.sentence(mark).first, mark - _FAR)
    for index in range(mark - 1, low - 1, -1):
        if tree.tokens[index].pos == "VERB":
            return index if _opens(scene, index, mark) else None
        only = tree.words[index] in scene.pack.words.complementizers
        only = only and index == mark - 1
        if tree.tokens[index].pos not in _BETWEEN and not only:
            return None
    return None


def _opens(scene: Scene, verb: int, mark: int) -> bool:
    """Tell whether a verb says things and its object is still to come."""
    tree, pack = scene.tree, scene.pack
    following = verb + 1
    direct = mark - following <= 1  # a preposition or an article, if anything
    apart = (
        tree.tokens[following].pos in _ADJUNCT
        or tree.lemmas[following] in pack.words.dating
    )
    if not (direct or apart) or not _leads_in(scene, mark):
        return False
    if tree.lemmas[verb] in load_verb_class(pack.language, "voicing"):
        return True
    uses = pack.verbs.get(tree.lemmas[verb], ())
    return any(not use.tail and use.frames & _NOMINAL_FRAMES for use in uses)


def _leads_in(scene: Scene, mark: int) -> bool:
    """Tell « parle d'un « cadeau » » from « félicite après un « match » »."""
    tree, words = scene.tree, scene.pack.words
    before = mark - 1 - (tree.tokens[mark - 1].pos == "DET")
    if tree.tokens[before].pos != "ADP":
        return before == mark - 1 or tree.tokens[before].pos == "VERB"
    leading = words.of | words.to | words.about | words.against | words.as_
    return tree.words[before] in leading


def _is_denied(scene: Scene, verb: int, mark: int) -> bool:
    """Tell « n'a pas parlé de » from « ne voit que »."""
    tree, words = scene.tree, scene.pack.words
    children = {tree.words[child] for child in tree.children[verb]}
    only = tree.words[mark - 1] in words.complementizers
    return bool(children & words.denying) or (only and not children & {"ne", "n'"})
