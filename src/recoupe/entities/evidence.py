"""What each document says of each entity it mentions."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from recoupe.model import AnnotatedDocument, DocumentId, EntityType, Mention

_MASCULINE = frozenset({"il", "lui", "celui-ci", "m.", "monsieur"})
_FEMININE = frozenset({"elle", "celle-ci", "mme", "madame", "mlle"})
_TITLE = re.compile(r"(?:^|[\s('’«])(M\.|Mme|Mlle|[Mm]onsieur|[Mm]adame)[\s\u00a0]$")
_SUFFIX = re.compile(
    r"[\s\u00a0](père|fils|junior|senior|Jr\.?|Sr\.?|I{1,3}|aîné|cadet)\b"
)
_AGE = re.compile(r"\s?,\s(?:âgée?\sde\s)?(\d{1,3})\sans\b")
_DEFINED = re.compile(r"\s?\(\s?([A-ZÉ][\w.&-]{1,9})\s?\)")
_FORMERLY = re.compile(
    r"\s?[(,]\s?(?:ex-|ex\s|anciennement\s|autrefois\s|naguère\s|jadis\s|l['’]ex-|ci-devant\s)"
    r"([A-ZÉ][\w&’'-]*(?:\s[A-Z][\w&’'-]*)*)"
)


class Bearer(msgspec.Struct, kw_only=True):
    """One entity as one document speaks of it."""

    document: DocumentId
    entity: str
    type: EntityType
    names: Counter[str]  # as written, names only
    canonical: str
    qid: str | None
    gender: str = "?"
    suffix: str = ""  # « père », « Jr »: part of who it is
    age: int | None = None
    published: date | None = None
    acronyms: frozenset[str] = frozenset()
    formerly: frozenset[str] = frozenset()

    @property
    def is_local(self) -> bool:
        """Whether the knowledge base does not know the entity."""
        prefix = self.entity.partition(":")[0]
        return (
            prefix in {"per", "org", "gpe", "loc", "event", "law", "obj"}
            and self.qid is None
        )

    @property
    def is_phrase(self) -> bool:
        """Whether only common nouns stand for the entity."""
        return ":~" in self.entity


def gather(documents: Sequence[AnnotatedDocument]) -> list[Bearer]:
    """Return what every document says of every entity, in order of document and id."""
    found: list[Bearer] = []
    for annotated in documents:
        groups: dict[str, list[Mention]] = {}
        for mention in annotated.mentions:
            groups.setdefault(mention.entity, []).append(mention)
        found += [_bearer(annotated, e, groups[e]) for e in sorted(groups)]
    return found


def _bearer(
    annotated: AnnotatedDocument, entity: str, mentions: list[Mention]
) -> Bearer:
    text = annotated.document.text
    named = [m for m in mentions if m.form == "name"]
    single = [m for m in mentions if not isinstance(m.entities, tuple)]
    first = (named or single or mentions)[0]
    return Bearer(
        document=annotated.document.id,
        entity=entity,
        type=first.type,
        names=Counter(_written(text, m) for m in named),
        canonical=first.name,
        qid=first.qid,
        gender=_gender(text, single),
        suffix=_first(_SUFFIX, text, named) if first.type == "PER" else "",
        age=_age(text, named) if first.type == "PER" else None,
        published=annotated.document.published,
        acronyms=frozenset(_all(_DEFINED, text, named))
        if first.type != "PER"
        else frozenset(),
        formerly=frozenset(_all(_FORMERLY, text, named))
        if first.type == "ORG"
        else frozenset(),
    )


def _written(text: str, mention: Mention) -> str:
    return " ".join(text[mention.start : mention.end].replace("’", "'").split())


def _gender(text: str, mentions: Iterable[Mention]) -> str:
    """Return the gender that pronouns and titles of a document agree on."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        word = text[mention.start : mention.end].lower()
        if mention.form == "name":
            title = _TITLE.search(text, max(0, mention.start - 12), mention.start)
            word = title[1].lower() if title else _disjunctive(text, mention.end)
        if word in _MASCULINE:
            votes["m"] += 1
        elif word in _FEMININE:
            votes["f"] += 1
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return "?"
    return ranked[0][0]


def _disjunctive(text: str, end: int) -> str:
    """Return the pronoun of « Marchand, lui, a voté »."""
    found = re.compile(r"\s?,\s(lui|elle)\s?,").match(text, end)
    return found[1] if found else ""


def _first(pattern: re.Pattern[str], text: str, mentions: Iterable[Mention]) -> str:
    found = (pattern.match(text, m.end) for m in mentions)
    return next((f[1] for f in found if f), "")


def _age(text: str, mentions: Iterable[Mention]) -> int | None:
    age = _first(_AGE, text, mentions)
    return int(age) if age else None


def _all(pattern: re.Pattern[str], text: str, mentions: Iterable[Mention]) -> list[str]:
    return [found[1] for m in mentions if (found := pattern.match(text, m.end))]
