"""Figures that somebody puts forward: « le syndicat revendique 60 % de grévistes ».

How many marched, struck or died is what whoever counts says. Verbs that count or
announce take any figure; « avancer », « donner », « compter » are said of many things,
and only claim where crowds, victims, shares or « le chiffre de » are counted.
"""

from collections.abc import Iterator, Sequence

from recoupe.annotate.attribution.cues import Cue, Draft, Scene
from recoupe.annotate.attribution.reaches import extend
from recoupe.annotate.attribution.sources import Voices
from recoupe.annotate.attribution.subjects import Subjects
from recoupe.lang.participles import load_verb_class
from recoupe.model import Span

_FAR = 7  # tokens between the verb and its figure
_LEADING = frozenset({"ADP", "ADV", "DET", "ADJ"})


def find_figures(
    scene: Scene, voices: Voices, drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield who claims a figure that ``drafts`` do not report.

    A draft of the same verb that lacks its figure is widened instead: « estime à 3 000
    le nombre de marcheurs ».
    """
    by_head = {draft.head: draft for draft in drafts if draft.head is not None}
    subjects = Subjects(scene, voices)
    for token in scene.tree.tokens:
        if token.pos != "VERB":
            continue
        lemma = scene.tree.lemmas[token.index]
        lemma = lemma if lemma.endswith("r") else f"{lemma}r"  # « chiffre »: a noun
        cue = Cue(token.index, *scene.tree.group(token.index), ())
        span = _claimed(scene, cue, lemma)
        if span is None or scene.tree.is_passive(cue.head) or _is_denied(scene, cue):
            continue
        known = by_head.get(token.index)
        if known is not None:
            _widen(known, span)
            continue
        source = subjects.source(cue)
        if source is None or not voices.can_speak(source[2]):
            continue
        if scene.tree.words[source[2]] in scene.pack.words.one:
            continue  # « on compte 300 morts »: the outlet does
        cued = scene.tree.span(cue.first, cue.last)
        yield Draft([span], cued, cue.head, lemma, "verb.figure", source)


def _widen(draft: Draft, span: Span) -> None:
    """Let the noun phrase that a verb reports hold its figure."""
    if draft.rule != "verb.np":
        return
    if not any(span.overlaps(other) for other in draft.content):
        draft.content = [*draft.content, span]
    elif len(draft.content) == 1 and draft.content[0] in span:
        draft.content = [span]


def _claimed(scene: Scene, cue: Cue, lemma: str) -> Span | None:
    """Return the figure that a verb puts forward, None where it does not."""
    language = scene.pack.language
    if lemma in load_verb_class(language, "sizing"):
        return _sized(scene, cue)
    any_noun = lemma in load_verb_class(language, "counting")
    if any_noun or lemma in load_verb_class(language, "claiming"):
        return _figure(scene, cue, any_noun=any_noun)
    return None


def _figure(scene: Scene, cue: Cue, *, any_noun: bool) -> Span | None:
    """Return the figure that follows a verb, with what it counts."""
    tree, counted = scene.tree, scene.pack.counted
    start, of = cue.last + 1, scene.pack.words.of
    last = tree.sentence(cue.head).last - 1
    while start < last and (
        (
            tree.tokens[start].pos == "ADV"
            and tree.tokens[start].head == cue.head
            and tree.words[start + 1] not in of
        )
        or tree.lemmas[start] in scene.pack.words.dating
    ):
        start += 1
    number = _number(scene, start, last)
    dated = number is not None and tree.lemmas[number + 1] in scene.pack.words.dating
    if number is None or dated or tree.words[start] in scene.pack.words.to:
        return None
    named = [tree.lemmas[index] for index in range(start, number)]
    end = number
    if tree.words[number + 1] in counted.shares:
        end = number + 1
    if tree.words[end + 1] in of:
        end += 1
    noun = end + 1 if end > number or tree.tokens[end + 1].pos == "NOUN" else None
    before = tree.words[cue.first - 1] if cue.first else ""
    taken_up = "en" in {before, tree.words[cue.first]}
    if noun is None or tree.tokens[noun].pos not in {"NOUN", "ADJ", "VERB", "PROPN"}:
        alone = taken_up and noun is None
        return tree.span(start, number) if alone else None
    what = tree.lemmas[noun].lower().removesuffix("s")
    is_crowd = what in counted.crowds or tree.words[number + 1] in counted.shares
    if not (any_noun or is_crowd or counted.naming.intersection(named)):
        return None
    end = max(noun, tree.right[noun] if tree.right[noun] < last else noun)
    return tree.span(start, extend(scene, start, end, clause=False, cue=cue.head))


def _number(scene: Scene, start: int, last: int) -> int | None:
    """Return the number a phrase begins with: « près de 300 », « une centaine »."""
    tree, counted = scene.tree, scene.pack.counted
    for index in range(start, min(start + _FAR, last)):
        if tree.tokens[index].pos == "NUM" or tree.lemmas[index] in counted.numbers:
            return index
        named = tree.lemmas[index] in counted.naming
        if tree.tokens[index].pos not in _LEADING and not named:
            return None
    return None


def _sized(scene: Scene, cue: Cue) -> Span | None:
    """« à 3 000 le nombre de marcheurs »: the figure stands before what it counts."""
    tree = scene.tree
    start, last = cue.last + 1, tree.sentence(cue.head).last - 1
    number = _number(scene, start, last) if start < last else None
    if number is None or tree.words[start] not in scene.pack.words.to:
        return None
    noun = number + 2
    if noun > last or tree.tokens[number + 1].pos != "DET":
        return None
    if tree.tokens[noun].pos != "NOUN":
        return None
    end = extend(scene, noun, tree.right[noun], clause=False, cue=cue.head)
    return tree.span(start, end)


def _is_denied(scene: Scene, cue: Cue) -> bool:
    """Tell « n'a pas compté 300 » from « compte plus de 300 »."""
    tree = scene.tree
    children = tree.children[cue.head]
    particle = any(tree.tokens[c].feature("Polarity") == "Neg" for c in children)
    words = {tree.words[child] for child in children}
    return particle and bool(words & scene.pack.words.denying)
