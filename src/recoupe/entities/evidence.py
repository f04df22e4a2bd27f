"""What each document says of each entity it mentions."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from recoupe.kb import fold
from recoupe.lang.anaphora import load_anaphora_words
from recoupe.model import AnnotatedDocument, DocumentId, EntityType, Mention

_DEFINED = re.compile(r"\s?\(\s?([A-ZÉ][\w.&-]{1,9})\s?\)")
_TITLE_REACH = 12  # characters before a name that a title may take
_NAME = r"([A-ZÉ][\w&’'-]*(?:\s[A-Z][\w&’'-]*)*)"


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
    formerly: frozenset[str] = frozenset()  # other names of a body, older or newer
    bare: str = ""  # its name without the noun for its kind: « syndicat Force unie »
    roles: frozenset[str] = frozenset()  # what a person is called, a body named in it
    offices: frozenset[tuple[str, str]] = frozenset()  # noun of one holder, body's id
    titles: frozenset[str] = frozenset()  # nouns of one holder, no body beside them

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


class _Reader:
    """Reads what a language shows of identities around mentions."""

    def __init__(self, language: str) -> None:
        words = load_anaphora_words(language)
        told = words.identity
        self._neutral = words.neutral
        self._kinds = words.bodies["generic"]
        self._articles = words.articles
        self._pronouns = dict.fromkeys(told["masculine"], "m")
        self._pronouns |= dict.fromkeys(told["feminine"], "f")
        self._dropped = [f" {fold(phrase)}" for phrase in sorted(told["dropped"])]
        self._single = told["single"]
        self._alone = told["alone"]
        self._alike = tuple(sorted(told["heads"]))  # « patron », « pdg »: one office
        self._first = self._alike[0]
        titles = sorted(told["titles"], key=len, reverse=True)
        self._title = re.compile(rf"(?:^|[\s('’«])({_any(titles)})[\s\u00a0]$")
        self._suffix = re.compile(rf"[\s\u00a0]({_any(told['suffixes'])})(?!\w)")
        self._age = re.compile(rf"\s?,\s(?:{_any(told['aged'])}\s)?(\d{{1,3}})\sans\b")
        renamed = rf"\s?[(,]\s?(?:{_any(told['renamed'])})\s?{_NAME}"
        self._renamed = re.compile(renamed)

    def bearer(
        self, annotated: AnnotatedDocument, entity: str, mentions: list[Mention]
    ) -> Bearer:
        """Return what one document says of one entity."""
        text = annotated.document.text
        named = [m for m in mentions if m.form == "name"]
        single = [m for m in mentions if not isinstance(m.entities, tuple)]
        first = (named or single or mentions)[0]
        person = first.type == "PER"
        return Bearer(
            document=annotated.document.id,
            entity=entity,
            type=first.type,
            names=Counter(_written(text, m) for m in named),
            canonical=first.name,
            qid=first.qid,
            gender=self._gender(text, single),
            suffix=_first(self._suffix, text, named) if person else "",
            age=self._years(text, named) if person else None,
            published=annotated.document.published,
            acronyms=frozenset() if person else _all(_DEFINED, text, named),
            formerly=frozenset() if person else _all(self._renamed, text, named),
            bare="" if person else self._without_kind(first.name),
            roles=self._roles(annotated, single) if person else frozenset(),
            offices=self._offices(annotated, single) if person else frozenset(),
            titles=self._titles(annotated, single) if person else frozenset(),
        )

    def _without_kind(self, name: str) -> str:
        """Return what follows the noun for a kind of body, "" where none opens it."""
        kind, _, rest = name.partition(" ")
        return rest if kind.lower() in self._kinds and rest[:1].isupper() else ""

    def _gender(self, text: str, mentions: Iterable[Mention]) -> str:
        """Return the gender that pronouns and titles of a document agree on."""
        votes: Counter[str] = Counter()
        for mention in mentions:
            word = text[mention.start : mention.end].lower()
            if mention.form == "name":
                start = max(0, mention.start - _TITLE_REACH)
                title = self._title.search(text, start, mention.start)
                word = title[1].lower() if title else _disjunctive(text, mention.end)
            elif mention.form == "nominal" and mention.type == "PER":
                shown = self._articles.get(_word_before(text, mention.start))
                votes.update([shown] if shown else [])
            if gender := self._pronouns.get(word):
                votes[gender] += 1
        ranked = votes.most_common(2)
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return "?"
        return ranked[0][0]

    def _years(self, text: str, mentions: Iterable[Mention]) -> int | None:
        age = _first(self._age, text, mentions)
        return int(age) if age else None

    def _offices(
        self, annotated: AnnotatedDocument, mentions: list[Mention]
    ) -> frozenset[tuple[str, str]]:
        """Return noun and body of the roles a person bears, whatever names the body.

        « la porte-parole du groupe » beside « le groupe X », « sa directrice »: X's.
        """
        text = annotated.document.text
        return frozenset(
            (noun, body)
            for mention in mentions
            if mention.form == "nominal" and (noun := self._noun(text, mention))
            for body in _bodies(annotated, mention)
        )

    def _titles(
        self, annotated: AnnotatedDocument, mentions: list[Mention]
    ) -> frozenset[str]:
        """Return the nouns that alone stand for a person: « la porte-parole »."""
        text = annotated.document.text
        return frozenset(
            noun
            for mention in mentions
            if mention.form == "nominal"
            and " " not in text[mention.start : mention.end]
            and (noun := self._noun(text, mention)) in self._alone
        )

    def _noun(self, text: str, mention: Mention) -> str:
        """Return the noun of a role that one person holds, "" for another."""
        words = text[mention.start : mention.end].lower()
        noun = self._neutral(words.partition(" ")[0])
        if noun not in self._single:
            return ""
        return self._first if words.startswith(self._alike) else noun

    def _roles(
        self, annotated: AnnotatedDocument, mentions: list[Mention]
    ) -> frozenset[str]:
        """Return the roles of one holder that a person bears, the body named in them.

        « procureure de la République de Blois » gives « procureur de blois ».
        """
        found: set[str] = set()
        for mention in mentions:
            if mention.form != "nominal" or mention.type != "PER":
                continue
            words = annotated.document.text[mention.start : mention.end].lower()
            head, _, rest = words.partition(" ")
            rest = f" {fold(rest)}"
            for dropped in self._dropped:
                rest = rest.replace(dropped, "")
            noun, rest = self._neutral(head), rest.strip()
            if noun in self._single and rest and _names_body(annotated, mention):
                found.add(f"{noun} {rest}")
        return frozenset(found)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _names_body(annotated: AnnotatedDocument, outer: Mention) -> bool:
    """Tell whether a place or body is named inside a role."""
    return any(
        outer.start < mention.start
        and mention.end <= outer.end
        and mention.form in {"name", "adjective"}
        and mention.type in {"GPE", "ORG", "LOC"}
        for mention in annotated.mentions
    )


def _bodies(annotated: AnnotatedDocument, outer: Mention) -> list[str]:
    """Return the bodies and places inside a role or in the possessive before it."""
    text = annotated.document.text
    return [
        mention.stands_for or mention.entity
        for mention in annotated.mentions
        if mention.type in {"GPE", "ORG", "LOC"}
        and ":~" not in mention.entity
        and (
            (outer.start < mention.start and mention.end <= outer.end)
            or (
                mention.form == "pronoun"
                and mention.end < outer.start
                and not text[mention.end : outer.start].strip()
            )
        )
    ]


def gather(documents: Sequence[AnnotatedDocument]) -> list[Bearer]:
    """Return what every document says of every entity, in order of document and id."""
    found: list[Bearer] = []
    for annotated in documents:
        groups: dict[str, list[Mention]] = {}
        for mention in annotated.mentions:
            groups.setdefault(mention.entity, []).append(mention)
        reader = _reader(annotated.document.language)
        found += [reader.bearer(annotated, e, groups[e]) for e in sorted(groups)]
    return found


@lru_cache(maxsize=4)
def _reader(language: str) -> _Reader:
    return _Reader(language)


def _written(text: str, mention: Mention) -> str:
    return " ".join(text[mention.start : mention.end].replace("’", "'").split())


def _word_before(text: str, start: int) -> str:
    """Return the word before a place: the article of « la porte-parole »."""
    words = text[max(0, start - _TITLE_REACH) : start].lower().split()
    return words[-1] if words else ""


def _disjunctive(text: str, end: int) -> str:
    """Return the pronoun of « Marchand, lui, a voté »."""
    found = re.compile(r"\s?,\s(lui|elle)\s?,").match(text, end)
    return found[1] if found else ""


def _first(pattern: re.Pattern[str], text: str, mentions: Iterable[Mention]) -> str:
    found = (pattern.match(text, m.end) for m in mentions)
    return next((f[1] for f in found if f), "")


def _all(
    pattern: re.Pattern[str], text: str, mentions: Iterable[Mention]
) -> frozenset[str]:
    matches = (pattern.match(text, m.end) for m in mentions)
    return frozenset(found[1] for found in matches if found)
