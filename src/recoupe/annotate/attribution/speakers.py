"""Give every source an identity: pronouns after the verb, first persons, new voices.

Coreference reads the text from left to right and leaves « a-t-il ajouté » and « je »
open: who speaks is known only once attributions are. A source that no entity stands for
(« une source judiciaire », « un bilan provisoire ») becomes one, so that two outlets
that quote nobody in particular never look like one that quotes somebody.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.model import Attribution, EntityId, EntityType, Mention, SourceType, Span

_REACH = 1200  # characters back that a pronoun may look for who it stands for
_TYPES: dict[SourceType, EntityType] = {
    "named": "PER",
    "role": "PER",
    "unnamed": "PER",
    "institution": "ORG",
    "media": "ORG",
    "document": "OBJ",
}
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SHORTEST = 4  # letters of a name that tells one voice from another
_PERSONAL = frozenset({"1", "2"})


def resolve_speakers(
    tree: Tree, attributions: Sequence[Attribution], mentions: Sequence[Mention]
) -> list[Attribution]:
    """Return the attributions with pronouns resolved where the text allows it."""
    subjects = list(find_subjects(tree, mentions))
    by_id = {attribution.id: attribution for attribution in attributions}
    resolved: list[Attribution] = []
    for attribution in attributions:
        found = attribution
        if attribution.entity is None and (token := _pronoun(tree, attribution)):
            person, feminine = token
            heard = attribution.rule == "according" and attribution.inside
            if person in _PERSONAL or heard:  # « à l'en croire, …, répète X »
                outer = by_id.get(attribution.inside or "")
                entity = outer.entity if outer else None
            else:
                spoken = [_with_voice(tree, earlier) for earlier in resolved]
                entity = _before(attribution, subjects, spoken, feminine=feminine)
            if entity is not None:
                found = msgspec.structs.replace(attribution, entity=entity)
        by_id[attribution.id] = found
        resolved.append(found)
    return resolved


def _with_voice(tree: Tree, attribution: Attribution) -> Attribution:
    """Return an attribution with the entity that its unnamed speaker will become.

    « À en croire un diplomate, … », « …, confie-t-il »: one person, no name.
    """
    source = attribution.source
    if attribution.entity is not None or source is None:
        return attribution
    tokens = tree.parse.tokens_in(source.start, source.end)
    nouns = [token for token in tokens if token.pos == "NOUN"]
    if (
        not nouns
        or nouns[0].feature("Number") == "Plur"
        or (attribution.source_type not in {"unnamed", "role"})
    ):
        return attribution
    entity = _voice_id(tree.text[source.start : source.end])
    return msgspec.structs.replace(
        attribution, entity=entity, source_type="role" if entity else None
    )


def _voice_id(words: str) -> EntityId | None:
    """Return the entity that a source without a name becomes."""
    slug = _slug(_without_article(words))
    return EntityId(f"voice:~{slug}") if len(slug) >= _SHORTEST else None


def _pronoun(tree: Tree, attribution: Attribution) -> tuple[str, bool] | None:
    """Return person and gender of a source that is a pronoun."""
    if attribution.source is None:
        return None
    tokens = tree.parse.tokens_in(attribution.source.start, attribution.source.end)
    if len(tokens) != 1 or not {tokens[0].pos, tokens[0].dep} & {"PRON", "obj"}:
        return None
    if tokens[0].feature("PronType") == "Ind":
        return None
    person = tokens[0].feature("Person") or "3"
    return person, tokens[0].feature("Gender") == "Fem"


def find_subjects(tree: Tree, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield mentions of those who can speak that are subjects, in text order."""
    for mention in sorted(mentions, key=lambda each: each.start):
        if mention.type not in {"PER", "ORG", "GPE"} or mention.form == "adjective":
            continue
        tokens = tree.parse.tokens_in(mention.start, mention.end)
        if any(_stands_as_subject(tree, token.index) for token in tokens):
            yield mention


def _stands_as_subject(tree: Tree, index: int) -> bool:
    """Tell whether a token is a subject, or names one by apposition."""
    for _ in range(3):
        if tree.deps[index] == "nsubj":
            return True
        if tree.deps[index] not in {"appos", "flat"}:
            return False
        index = tree.tokens[index].head
    return False


def _before(
    attribution: Attribution,
    subjects: Sequence[Mention],
    earlier: Sequence[Attribution],
    *,
    feminine: bool,
) -> EntityId | None:
    """Return who spoke or acted last before a quotation.

    The last speaker wins over a later subject that is no person: what stands between
    two quotations of one speaker is mostly about somebody else.
    """
    start = min(span.start for span in attribution.content)
    wanted = {"PER", "ORG", "GPE"} if feminine else {"PER"}
    candidates: list[tuple[int, EntityId]] = [
        (mention.start, mention.entity)
        for mention in subjects
        if start - _REACH <= mention.start < start and mention.type in wanted
    ]
    candidates += [
        (other.source.start, other.entity)
        for other in earlier
        if other.entity is not None
        and other.source is not None
        and start - _REACH <= other.source.start < start
        and other.source_type in {"named", "role"}
    ]
    return max(candidates, default=(0, None), key=lambda pair: pair[0])[1]


def new_voices(
    text: str, attributions: Sequence[Attribution]
) -> tuple[list[Attribution], list[Mention]]:
    """Make an entity of every worded source that has none.

    Pronouns stay open. Two sources of one text with the same words are one entity.
    """
    named: list[Attribution] = []
    mentions: list[Mention] = []
    for attribution in attributions:
        source = attribution.source
        kind = attribution.source_type
        if attribution.entity is not None or source is None or kind is None:
            named.append(attribution)
            continue
        words = text[source.start : source.end]
        name = _without_article(words)
        entity = _voice_id(words)
        if entity is None:
            named.append(attribution)
            continue
        start = source.end - len(name)
        mentions.append(
            Mention(
                start=start,
                end=source.end,
                type=_TYPES[kind],
                form="nominal",
                entity=entity,
                name=name,
                rule="attribution.source",
            )
        )
        named.append(msgspec.structs.replace(attribution, entity=entity))
    return named, mentions


def _without_article(words: str) -> str:
    """Drop a first word of at most three letters with what joins it to the next."""
    return re.sub(r"^(?:\w{1,3}['’]\s?|\w{1,3}\s+)(?=\w)", "", words)


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.lower())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return _NOT_WORD.sub("-", plain).strip("-")


def extend_to_name(span: Span, mentions: Sequence[Mention], text: str) -> Span:
    """Let a title reach over the person's name that follows it directly."""
    for mention in mentions:
        gap = text[span.end : mention.start]
        if (
            mention.type == "PER"
            and mention.form == "name"
            and (span.end < mention.start <= span.end + 2 and gap in {" ", "\u00a0"})
        ):
            return Span(span.start, mention.end)
    return span
