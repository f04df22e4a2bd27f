"""Quotations that no reporting word introduces: carried over, signed, or not quoted."""

from recoupe.annotate.attribution.beside_quotes import speaker_beside
from recoupe.annotate.attribution.cues import Draft, Scene
from recoupe.annotate.attribution.quoted_complements import quoted_complement
from recoupe.annotate.attribution.sources import Voices
from recoupe.annotate.clauses import NOMINAL
from recoupe.annotate.quotations import Quotation

_CLITIC = frozenset({"PRON", "ADV", "AUX"})
_LONGEST_NAME = 12  # tokens between the marks of a name
_REACH = 400  # characters a speaker is remembered for without a new paragraph


def attribute_loose(scene: Scene, voices: Voices, drafts: list[Draft]) -> list[Draft]:
    """Return attributions for quotations that ``drafts`` leave unanswered."""
    found: list[Draft] = []
    for quotation in scene.quotations:
        if quotation.depth or _is_answered(quotation, [*drafts, *found]):
            continue
        if is_naming(scene, quotation):
            continue
        draft = (
            _charge(scene, quotation)
            or speaker_beside(scene, voices, quotation)
            or quoted_complement(scene, voices, quotation)
            or _predicate(scene, voices, quotation)
            or _carried(scene, quotation, [*drafts, *found])
        )
        if draft is not None:
            found.append(draft)
    return found


def is_naming(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether marks set off a name or a term rather than somebody's words.

    A word of naming stands right before them (« le mot », « baptisé », « intitulé »).
    """
    tree = scene.tree
    tokens = tree.parse.tokens_in(quotation.start, quotation.end)
    first = next(iter(tokens), None)
    if first is None or len(tokens) > _LONGEST_NAME or not first.index:
        return False
    index = first.index - 1
    before = tree.tokens[index]
    pointed = index and tree.tokens[index - 1].feature("PronType") == "Dem"
    if pointed and scene.text[first.end :].lstrip()[:1].islower():
        return False  # « voit dans ce projet « une folie » »
    if before.lemma in scene.pack.words.naming and before.pos in {
        "NOUN",
        "VERB",
        "ADJ",
    }:
        finite = any(token.feature("VerbForm") == "Fin" for token in tokens)
        spoken = before.pos == "VERB" and before.feature("VerbForm") == "Fin"
        return not finite and not spoken
    return False


def _is_answered(quotation: Quotation, drafts: list[Draft]) -> bool:
    return any(
        span.start <= quotation.inner.start < span.end
        or quotation.inner.start <= span.start < quotation.inner.end
        for draft in drafts
        for span in draft.content
    )


def _charge(scene: Scene, quotation: Quotation) -> Draft | None:
    """« mis en examen pour « … » »: the words of whoever brings the charge."""
    tree = scene.tree
    tokens = tree.parse.tokens_in(quotation.start, quotation.start + 1)
    if not tokens or not tokens[0].index:
        return None
    before = tokens[0].index - 1
    if tree.words[before] not in scene.pack.words.charging:
        return None
    cue = tree.span(before, before)
    return Draft([quotation.span], cue, before, tree.words[before], "loose.charge")


def _predicate(scene: Scene, voices: Voices, quotation: Quotation) -> Draft | None:
    """« Le groupe « coopère » »: the subject outside speaks the predicate."""
    tree = scene.tree
    inside = tree.parse.tokens_in(quotation.inner.start, quotation.inner.end)
    before = tree.parse.tokens_in(quotation.start, quotation.start + 1)
    if not inside or not before:
        return None
    verb = next((token for token in inside if token.pos not in _CLITIC), None)
    opening = next((t for t in inside if t.feature("VerbForm") == "Fin"), None)
    if verb is None or opening is None or opening.index - inside[0].index > 2:
        return None
    index = before[0].index - 1
    while index >= 0 and tree.tokens[index].pos in {"PUNCT", "ADJ"}:
        index -= 1
    subject = tree.subject(verb.index)
    if subject is None or subject > before[0].index:
        subject = index
    if subject < 0 or tree.tokens[subject].pos not in NOMINAL:
        return None
    if not tree.same_sentence(subject, opening.index) or not voices.can_speak(subject):
        return None
    draft = Draft([quotation.span], None, None, None, "loose.predicate")
    draft.source = (*tree.phrase(subject), subject)
    return draft


def _carried(scene: Scene, quotation: Quotation, drafts: list[Draft]) -> Draft | None:
    """A quotation that is a sentence of its own goes on with the last speaker."""
    tree, text = scene.tree, scene.text
    tokens = tree.parse.tokens_in(quotation.inner.start, quotation.inner.end)
    finite = any(token.feature("VerbForm") == "Fin" for token in tokens)
    if not finite or not text[quotation.inner.start].isupper():
        return None
    low = text.rfind("\n", 0, quotation.start) + 1
    head = text[low : quotation.start].rstrip(" \u00a0\u202f–—-•")
    if head and head[-1] not in '.!?»”"…:':
        return None
    last = _last_speaker(scene, quotation.start, drafts)
    if last is None:
        return None
    draft = Draft([quotation.span], None, None, None, "loose.carried")
    draft.entity_of = last
    draft.quote = quotation
    return draft


def _last_speaker(scene: Scene, position: int, drafts: list[Draft]) -> Draft | None:
    """Return the last attributed quotation before ``position`` that is near enough."""
    text = scene.text
    best: tuple[int, Draft] | None = None
    for draft in drafts:
        ends = [*draft.content, *([draft.cue] if draft.cue else [])]
        end = max(span.end for span in ends)
        if end > position or (draft.source is None and draft.entity_of is None):
            continue
        if best is None or end > best[0]:
            best = (end, draft)
    if best is None:
        return None
    gap = text[best[0] : position]
    near = gap.strip().count("\n\n") <= 1 and len(gap) <= _REACH
    return best[1] if near else None
