"""Find who answers for what.

PARC's three parts: a source, a cue, a content. Quotation marks are paired on the text
alone; reporting words come from the language pack; the parse says where clauses begin
and end, and surface patterns overrule it where treebanks say little (inversion,
parentheses, quotations of several sentences).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from recoupe.annotate.attribution.accordings import find_according
from recoupe.annotate.attribution.claimed_figures import find_figures
from recoupe.annotate.attribution.colons import Colons
from recoupe.annotate.attribution.contents import Complements
from recoupe.annotate.attribution.cues import Draft, Scene, find_nouns, find_verbs
from recoupe.annotate.attribution.free_speech import find_free_speech
from recoupe.annotate.attribution.incises import Incises
from recoupe.annotate.attribution.loose_quotes import attribute_loose, is_naming
from recoupe.annotate.attribution.outlet_names import name_outlets, quotes_name
from recoupe.annotate.attribution.sources import Voice, Voices
from recoupe.annotate.attribution.speakers import new_voices, resolve_speakers
from recoupe.annotate.attribution.spoken_nouns import read_noun
from recoupe.annotate.attribution.taken_up import take_up
from recoupe.annotate.clauses import Tree, trim
from recoupe.annotate.quotations import Quotation, find_quotations
from recoupe.lang.reporting import load_reporting
from recoupe.model import Attribution, Document, Mention, ScareQuote, Span

_WORD = re.compile(r"\w+")


def find_attributions(
    document: Document, tree: Tree, mentions: Sequence[Mention]
) -> tuple[tuple[Attribution, ...], tuple[ScareQuote, ...]]:
    """Return attributions in text order, and quotation marks that quote nobody.

    ``tree`` is that of the parse with misread verbs put right (``mended_tree``).
    """
    if not tree.tokens:
        return (), ()
    text = tree.text
    pack = load_reporting(document.language)
    scene = Scene(
        text,
        tree,
        find_quotations(text),
        tuple(mentions),
        pack,
    )
    quoted = (q for q in scene.quotations if not quotes_name(scene, q))
    scene = msgspec.structs.replace(scene, quotations=tuple(quoted))
    voices = Voices(scene)
    found = list(_drafts(scene, voices))
    found += list(find_figures(scene, voices, found))
    drafts = _distinct(_settled(scene, found))
    drafts += attribute_loose(scene, voices, drafts)
    drafts += list(find_free_speech(scene, drafts))
    drafts.sort(key=_position)
    named = [voices.name(draft.source) for draft in drafts]
    attributions = _nested(
        [
            _attribution(scene, voices, draft, _voice(draft, drafts, named))
            for draft in drafts
        ],
    )
    attributions = resolve_speakers(scene.tree, attributions, scene.mentions)
    attributions = take_up(scene.tree, attributions, scene.mentions, document.language)
    return tuple(attributions), tuple(_scare_quotes(scene, drafts))


def name_voices(
    document: Document,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
) -> tuple[tuple[Attribution, ...], tuple[Mention, ...]]:
    """Return attributions and mentions with an entity for every worded source.

    Sources that nobody had named (« une source judiciaire ») add a mention.
    """
    attributions, known = name_outlets(
        document.text, document.language, attributions, mentions
    )
    named, added = new_voices(document.text, attributions)
    everybody = sorted(
        [*known, *added], key=lambda mention: (mention.start, mention.end)
    )
    return tuple(named), tuple(everybody)


def _drafts(scene: Scene, voices: Voices) -> Iterator[Draft]:
    """Yield every attribution a cue can head, surface patterns first."""
    complements = Complements(scene, voices)
    incises = Incises(scene, complements)
    colons = Colons(scene, complements.subjects)
    within: set[int] = set()  # tokens of locutions
    said: Draft | None = None  # by whoever spoke last
    for cue in find_verbs(scene):
        if cue.uses[0].tail:
            within.update(range(cue.first, cue.last + 1))
        if draft := incises.read(cue):
            said = draft
            yield draft
            continue
        if draft := colons.read(cue):
            if colons.takes_up(cue):
                draft.entity_of = said
            said = draft
            yield draft
            if draft.quote is None:
                continue
        if draft := complements.read(cue):
            said = draft
            yield draft
    yield from find_according(scene)
    yield from _of_nouns(scene, voices, within)


def _of_nouns(scene: Scene, voices: Voices, within: set[int]) -> Iterator[Draft]:
    """Yield what nouns report, but those of locutions: « a la conviction que »."""
    for cue in find_nouns(scene):
        draft = None if cue.head in within else read_noun(scene, voices, cue)
        if draft is not None:
            yield draft


def _position(draft: Draft) -> tuple[int, int]:
    start = min(span.start for span in draft.content)
    return (start, -max(span.end for span in draft.content))


def _settled(scene: Scene, drafts: list[Draft]) -> Iterator[Draft]:
    """Yield drafts whose contents respect quotation marks, cues and sources."""
    tree = scene.tree
    for draft in drafts:
        spans = [
            span if draft.quote is not None else _whole_quotes(scene, span, draft.cue)
            for span in draft.content
        ]
        named = draft.rule.startswith("noun") and len(draft.content) == 1
        holes = [draft.cue] if draft.cue and not named else []
        own = tree.span(*draft.source[:2]) if draft.source is not None else None
        if own is not None and not all(span in own for span in spans):
            holes.append(own)
        pieces = [
            clean
            for span in spans
            for piece in _without(span, holes)
            if (clean := _cleaned(scene, piece, holes)) and _has_content(tree, clean)
        ]
        if pieces:
            draft.content = pieces
            yield draft


def _cleaned(scene: Scene, piece: Span, holes: list[Span]) -> Span | None:
    """Return a piece without blanks, nor the « par » that led to a source cut out."""
    clean = trim(scene.text, piece.start, piece.end)
    if clean is None or not any(hole.start == piece.end for hole in holes):
        return clean
    tokens = scene.tree.parse.tokens_in(clean.start, clean.end)
    if tokens and tokens[-1].pos == "ADP":
        return trim(scene.text, clean.start, tokens[-1].start)
    return clean


def _has_content(tree: Tree, span: Span) -> bool:
    """Tell whether a piece says anything: more than prepositions and marks."""
    return any(
        token.pos not in {"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "AUX"}
        for token in tree.parse.tokens_in(span.start, span.end)
    )


def _without(span: Span, holes: list[Span]) -> Iterator[Span]:
    """Yield what ``holes`` leave of a span."""
    position = span.start
    for hole in sorted(hole for hole in holes if hole.overlaps(span)):
        if hole.start > position:
            yield Span(position, hole.start)
        position = max(position, hole.end)
    if position < span.end:
        yield Span(position, span.end)


def _whole_quotes(scene: Scene, span: Span, cue: Span | None) -> Span:
    """Widen a span that cuts through quotation marks to hold them whole."""
    start, end = span.start, span.end
    for quotation in scene.quotations:
        inside_cue = cue is not None and quotation.span.overlaps(cue)
        if inside_cue and quotation.start < start < quotation.inner.end < end:
            end = quotation.inner.end  # what a quoted person reports
        if inside_cue or not quotation.span.overlaps(Span(start, end)):
            continue
        if start <= quotation.start < end < quotation.end:
            end = quotation.end
        if (
            quotation.start < start <= quotation.inner.start
            and end >= quotation.inner.end
        ):
            start = quotation.start
        if quotation.start < start < quotation.inner.end < end:
            end = quotation.inner.end
        if start <= quotation.start and quotation.inner.end <= end <= quotation.end:
            end = quotation.end
    return Span(start, end)


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Return drafts without those that say of one cue what another says better."""
    kept: list[Draft] = []
    for draft in drafts:
        nobodys = draft.rule == "noun" and draft.source is None
        twin = any(
            (other.cue == draft.cue or nobodys) and other.content == draft.content
            for other in kept
        )
        if not twin:
            kept.append(draft)
    closed = [draft.content for draft in kept if draft.rule == "verb.incise"]
    nearest = {
        str(draft.content): draft for draft in kept if draft.rule == "verb.colon"
    }
    return [
        draft
        for draft in kept
        if draft.rule != "verb.colon"
        or (draft.content not in closed and nearest[str(draft.content)] is draft)
    ]


def _voice(draft: Draft, drafts: list[Draft], named: list[Voice]) -> Voice:
    """Return a draft's voice; a carried-over one has an entity but no words."""
    origin = draft.entity_of
    if origin is None:
        return named[drafts.index(draft)]
    before = (
        _voice(origin, drafts, named) if origin in drafts else Voice(None, None, None)
    )
    return Voice(None, before.entity, before.kind)


def _attribution(
    scene: Scene, voices: Voices, draft: Draft, voice: Voice
) -> Attribution:
    """Turn a draft into a value; ids are numbered once all are known."""
    quoted = tuple(
        part
        for quotation in scene.quotations
        for part in _clipped(quotation, draft.content)
        if not is_naming(scene, quotation)
    )
    avoid = list(draft.content)
    medium = voices.medium(draft.cue, avoid) if draft.cue else None
    return Attribution(
        id="",
        kind=_kind(scene, draft, quoted),
        content=tuple(sorted(draft.content)),
        quoted=quoted,
        cue=draft.cue,
        cue_lemma=draft.lemma,
        source=voice.span,
        entity=voice.entity,
        source_type=voice.kind,
        medium=medium,
        rule=draft.rule,
    )


def _clipped(quotation: Quotation, content: list[Span]) -> Iterator[Span]:
    """Yield the part of a quotation's words that lies in the content."""
    for span in content:
        start = max(quotation.inner.start, span.start)
        end = min(quotation.inner.end, span.end)
        if quotation.depth == 0 and start < end:
            yield Span(start, end)


def _kind(
    scene: Scene, draft: Draft, quoted: tuple[Span, ...]
) -> Literal["direct", "indirect", "mixed"]:
    """Tell a whole statement in marks from a report with quoted words in it."""
    if not quoted:
        return "indirect"
    words = sum(len(_WORD.findall(scene.text, s.start, s.end)) for s in draft.content)
    inside = sum(len(_WORD.findall(scene.text, s.start, s.end)) for s in quoted)
    statement = any(
        token.feature("VerbForm") == "Fin"
        for span in quoted
        for token in scene.tree.parse.tokens_in(span.start, span.end)
    )
    return "direct" if statement and inside == words else "mixed"


def _nested(attributions: list[Attribution]) -> list[Attribution]:
    """Number attributions and say which lies in which.

    One lies in another when its cue (or its content, where it has no cue) is part of
    what the other reports; the smallest such content wins.
    """
    numbered = [
        msgspec.structs.replace(attribution, id=f"a{number}")
        for number, attribution in enumerate(attributions, 1)
    ]
    found: list[Attribution] = []
    for inner in numbered:
        anchor = inner.cue or inner.content[0]
        around = [
            outer
            for outer in numbered
            if outer is not inner
            and not (outer.cue and any(outer.cue in span for span in inner.content))
            and any(anchor in span for span in outer.content)
            and outer.content != inner.content
            and outer.cue != inner.cue
        ]
        if around:
            closest = min(around, key=lambda outer: sum(len(s) for s in outer.content))
            found.append(msgspec.structs.replace(inner, inside=closest.id))
        else:
            found.append(inner)
    return found


def _scare_quotes(scene: Scene, drafts: list[Draft]) -> Iterator[ScareQuote]:
    """Yield quotation marks that no attribution answers for, and names in marks."""
    for quotation in scene.quotations:
        if quotation.depth:
            continue
        answered = any(
            span.overlaps(quotation.inner) for draft in drafts for span in draft.content
        )
        if not answered or is_naming(scene, quotation):
            yield ScareQuote(quotation.inner.start, quotation.inner.end)
