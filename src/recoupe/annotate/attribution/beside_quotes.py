"""Who stands beside a sentence in quotation marks that no reporting word introduces.

Behind it, whatever the verb (« « P », vante X », « « P », s'est engagée X »); before
it, who alone is named ahead of a colon (« X n'en démord pas : « P » », « Même constat
chez X : « P » »). Not what a text is said to hold: « X a reçu une lettre : « P » ».
"""

import re

from recoupe.annotate.attribution.cues import Cue, Draft, Scene
from recoupe.annotate.attribution.named_sources import whole_source
from recoupe.annotate.attribution.postposed import Behind
from recoupe.annotate.attribution.sources import Voices
from recoupe.annotate.clauses import NOMINAL
from recoupe.annotate.quotations import Quotation
from recoupe.model import Mention

_COMMA = re.compile(r"[\s\u00a0\u202f]*,[\s\u00a0\u202f]+")
_COLON = re.compile(r":[\s\u00a0\u202f]*$")
_CLITIC = frozenset({"PRON", "ADV"})
_LONGEST = 4  # tokens between the comma and the end of the verb
_STATEMENT = 4  # tokens


def speaker_beside(scene: Scene, voices: Voices, quotation: Quotation) -> Draft | None:
    """Return who says a quoted sentence by standing behind it, or before a colon."""
    if not _is_statement(scene, quotation):
        return None
    return _behind(scene, quotation) or _before(scene, voices, quotation)


def _is_statement(scene: Scene, quotation: Quotation) -> bool:
    inner = quotation.inner
    inside = scene.tree.parse.tokens_in(inner.start, inner.end)
    finite = any(token.feature("VerbForm") == "Fin" for token in inside)
    return finite and len(inside) >= _STATEMENT and scene.text[inner.start].isupper()


def _behind(scene: Scene, quotation: Quotation) -> Draft | None:
    """« « P », a compté X, délégué syndical »."""
    tree = scene.tree
    comma = _COMMA.match(scene.text, quotation.end)
    first = tree.parse.tokens_in(comma.end(), comma.end() + 1) if comma else ()
    if not first:
        return None
    cue = _verb_at(scene, first[0].index)
    source = Behind(scene).speaker(cue) if cue else None
    if cue is None or source is None or source[2] <= cue.last:
        return None
    if not _people(scene, source[0], source[1] + 1):
        return None
    span = tree.span(cue.first, cue.last)
    lemma = tree.lemmas[cue.head]
    draft = Draft([quotation.span], span, cue.head, lemma, "loose.behind")
    draft.source = whole_source(scene, source)
    draft.quote = quotation
    return draft


def _verb_at(scene: Scene, start: int) -> Cue | None:
    """Return the verb that a token opens, clitics and auxiliaries before it."""
    tree = scene.tree
    if tree.tokens[start].pos == "ADJ" and _people(scene, start + 1, start + 2):
        return Cue(start, start, start, ())  # « vante X », of a verb that is rare
    index = start
    while index < min(start + _LONGEST, len(tree.tokens)):
        token = tree.tokens[index]
        if token.pos in {"VERB", "AUX"}:
            break
        if token.pos not in _CLITIC or token.feature("PronType") == "Rel":
            return None
        index += 1
    else:
        return None
    finite = tree.tokens[index].feature("VerbForm") == "Fin"
    head = index
    if tree.deps[index] in {"aux", "aux:tense", "aux:pass"}:
        head = tree.tokens[index].head
    near = start <= head <= start + _LONGEST
    if not finite or not near or tree.tokens[head].pos not in {"VERB", "AUX"}:
        return None
    return Cue(head, start, max(head, index), ())


def _before(scene: Scene, voices: Voices, quotation: Quotation) -> Draft | None:
    """« X n'en démord pas : « P » », where one person is named before the colon."""
    tree = scene.tree
    marks = tree.parse.tokens_in(quotation.start, quotation.end)
    if not marks or not _COLON.search(scene.text[: quotation.start]):
        return None
    colon = marks[0].index - 1
    low = tree.sentence(colon).first if colon >= 0 else 0
    if colon <= low or _is_of_a_text(scene, low, colon):
        return None
    people = {m.entity: m for m in reversed(_people(scene, low, colon))}
    if len(people) != 1:
        return None
    (mention,) = people.values()
    held = tree.parse.tokens_in(mention.start, mention.end)
    head = _head_of([token.index for token in held], scene)
    if head is None or not voices.can_speak(head):
        return None
    if not _leads_to_colon(scene, head, held[-1].index, colon):
        return None
    draft = Draft([quotation.span], None, None, None, "loose.colon")
    draft.source = whole_source(scene, (held[0].index, held[-1].index, head))
    draft.quote = quotation
    return draft


def _leads_to_colon(scene: Scene, head: int, last: int, colon: int) -> bool:
    """Tell whether somebody is the subject, or the last to be named but for trades.

    « Même constat chez X, éleveur : »; not « À côté de X, un écriteau : ».
    """
    tree = scene.tree
    if tree.deps[head].startswith("nsubj"):
        return True
    behind = range(last + 1, colon)
    return not any(tree.tokens[i].pos in {"DET", "VERB", "AUX"} for i in behind)


def _is_of_a_text(scene: Scene, low: int, colon: int) -> bool:
    """Tell whether a colon announces a text: « le slogan : », « une lettre : »."""
    tree, kinds, words = scene.tree, scene.pack.kinds, scene.pack.words
    nouns = [i for i in range(low, colon) if tree.tokens[i].pos == "NOUN"]
    lemmas = {tree.lemmas[i].lower() for i in nouns}
    return not lemmas.isdisjoint(kinds.document | words.naming)


def _head_of(held: list[int], scene: Scene) -> int | None:
    """Return the token of a phrase that hangs outside it."""
    tree = scene.tree
    return next(
        (
            i
            for i in held
            if tree.tokens[i].pos in NOMINAL
            and (tree.tokens[i].head not in held or tree.tokens[i].head == i)
        ),
        None,
    )


def _people(scene: Scene, first: int, end: int) -> list[Mention]:
    """Return the people whom tokens from one to before another name or describe."""
    tokens = scene.tree.tokens[first:end]
    if not tokens:
        return []
    return [
        mention
        for mention in scene.mentions
        if mention.type == "PER" and mention.form in {"name", "nominal"}
        if tokens[0].start <= mention.start < tokens[-1].end
    ]
