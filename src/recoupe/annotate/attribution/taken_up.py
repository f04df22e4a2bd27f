"""Give sources that only point at somebody whom they point at.

« Selon la même source » is whoever was cited last; « du côté du parquet, on assure
que » is the parquet. Not « on assure que », nor « à Paris, on assure que ».
"""

from collections.abc import Iterator, Sequence

import msgspec

from recoupe.annotate.attribution.speakers import find_subjects
from recoupe.annotate.clauses import Tree
from recoupe.lang.taken_up import TakenUp, load_taken_up
from recoupe.model import Attribution, Mention, SourceType, Span

_REACH = 1200  # characters back that « la même source » looks
_NEAR = 2  # sentences back to a subject that nothing is attributed to
_OPENING = 24  # characters at most of what opens a phrase: « dans les rangs de la »


def take_up(
    tree: Tree,
    attributions: Sequence[Attribution],
    mentions: Sequence[Mention],
    language: str,
) -> list[Attribution]:
    """Return the attributions with those that point at a source resolved."""
    words = load_taken_up(language)
    if words is None:
        return list(attributions)
    found: list[Attribution] = []
    for attribution in attributions:
        source = attribution.source
        if source is None:
            found.append(attribution)
            continue
        called = tree.text[source.start : source.end]
        if called.lower().replace("’", "'") in words.one:
            found.append(_of_body(tree, attribution, mentions, words))
        elif words.same.fullmatch(called):
            found.append(_of_last(tree, attribution, source, mentions, found))
        else:
            found.append(attribution)
    return found


def _of_body(
    tree: Tree,
    attribution: Attribution,
    mentions: Sequence[Mention],
    words: TakenUp,
) -> Attribution:
    """Return what « on » says as said by the body beside it, if one stands there."""
    for mention in mentions:
        if mention.type != "ORG" or mention.form not in {"name", "nominal"}:
            continue
        opening = tree.text[max(0, mention.start - _OPENING) : mention.start]
        if words.beside.search(opening) and _is_beside(tree, attribution, mention):
            return msgspec.structs.replace(
                attribution,
                entity=mention.entity,
                source=Span(mention.start, mention.end),
                source_type="institution",
            )
    return _of_side(tree, attribution, words)


def _of_side(tree: Tree, attribution: Attribution, words: TakenUp) -> Attribution:
    """« Du côté du peloton de montagne, on assure »: no table knows for a body."""
    source = attribution.source
    start = max(0, source.start - _REACH) if source else 0
    before = tree.text[start : source.start] if source else ""
    if (side := words.side.search(before)) is None:
        return attribution
    return msgspec.structs.replace(
        attribution,
        source=Span(start + side.start("who"), start + side.end("who")),
        source_type="institution",
    )


def _is_beside(tree: Tree, attribution: Attribution, mention: Mention) -> bool:
    """Tell whether a body stands before « , on », or behind « on précise, »."""
    text, source, cue = tree.text, attribution.source, attribution.cue
    if source is None or cue is None:
        return False
    if mention.end <= source.start:
        return text[mention.end : source.start].strip() == ","
    return cue.end < mention.start and text[cue.end : mention.start].startswith(",")


def _of_last(
    tree: Tree,
    attribution: Attribution,
    source: Span,
    mentions: Sequence[Mention],
    earlier: Sequence[Attribution],
) -> Attribution:
    """Return what « la même source » says as said by whoever was cited last."""
    cited = [
        (other.source.start, other)
        for other in earlier
        if other.source is not None and 0 < source.start - other.source.start < _REACH
    ]
    if cited:
        _, last = max(cited, key=lambda pair: pair[0])
        return msgspec.structs.replace(
            attribution,
            entity=last.entity,
            source=last.source if last.entity is None else source,
            source_type=last.source_type,
        )
    subject = max(
        _subjects_near(tree, source, mentions), key=lambda m: m.start, default=None
    )
    if subject is None:
        return attribution
    kind: SourceType = "role" if subject.type == "PER" else "institution"
    return msgspec.structs.replace(attribution, entity=subject.entity, source_type=kind)


def _subjects_near(
    tree: Tree, source: Span, mentions: Sequence[Mention]
) -> Iterator[Mention]:
    """Yield the people and bodies that the sentences before have for a subject."""
    here = tree.parse.tokens_in(source.start, source.end)
    if not here:
        return
    first = tree.sentence(here[0].index).first
    for _ in range(_NEAR):
        if first:
            first = tree.sentence(first - 1).first
    start = tree.tokens[first].start
    own = tree.tokens[tree.sentence(here[0].index).first].start
    for mention in find_subjects(tree, mentions):
        if start <= mention.start < own and mention.type in {"PER", "ORG"}:
            yield mention
