"""What the steps that find mentions share: one article, its words, what is known."""

from datetime import date

import msgspec

from recoupe.annotate.clauses import Tree
from recoupe.kb import Entry, KnowledgeBase, load_kb
from recoupe.lang.names import NameWords, load_name_words
from recoupe.model import Document, EntityType, MentionForm, Parse


class Draft(msgspec.Struct, kw_only=True):
    """A mention while it is being worked out; spans are characters, edges tokens."""

    start: int
    end: int
    first: int  # tokens [first, last)
    last: int
    head: int
    type: EntityType
    form: MentionForm
    entity: str = ""
    name: str = ""
    qid: str | None = None
    metonym_for: str | None = None
    stands_for: str | None = None
    entities: tuple[str, ...] = ()
    gender: str = "?"
    number: str = "s"
    rule: str = ""
    known: tuple[str, ...] = ()  # ids of the base that may be meant, best first

    @property
    def ids(self) -> set[str]:
        """Every entity the mention may be asked for: a seat and whom it stands for."""
        return {self.entity, self.stands_for or self.entity}


class Scene:
    """One article with everything that is asked of it again and again."""

    def __init__(self, document: Document, parse: Parse) -> None:
        self.document = document
        self.text = document.blanked
        self.tree = Tree(self.text, parse)
        self.tokens = parse.tokens
        self.words = self.tree.words
        self._capitals = [token.text[:1].isupper() for token in parse.tokens]
        self.surfaces = [token.text.replace("’", "'") for token in parse.tokens]
        self.kb: KnowledgeBase = load_kb()
        self.lexicon: NameWords = load_name_words(document.language)
        self.when: date = _when(document)
        self.openers = {sentence.first for sentence in parse.sentences}
        self._opener_quotes()
        self._matches: dict[int, list[tuple[int, tuple[Entry, ...]]]] = {}

    def matches(self, index: int) -> list[tuple[int, tuple[Entry, ...]]]:
        """Return (tokens, entries) of every name of the base that starts here."""
        found = self._matches.get(index)
        if found is None:
            found = self._matches[index] = self.kb.match_at(self.surfaces, index)
        return found

    def _opener_quotes(self) -> None:
        """Let the first word after an opening mark count as the first of a sentence."""
        marks = {"«", '"', "“", "-", "–", "—", "•", ":", "(", "["}
        for token in self.tokens:
            if token.text in marks and token.index + 1 < len(self.tokens):
                self.openers.add(token.index + 1)

    def is_capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self._capitals[index]

    def opens(self, index: int) -> bool:
        """Tell whether a word's capital may come from its place alone."""
        return index in self.openers

    def draft(self, first: int, last: int, kind: EntityType, rule: str) -> Draft:
        """Return a name over tokens ``[first, last)``."""
        return Draft(
            start=self.tokens[first].start,
            end=self.tokens[last - 1].end,
            first=first,
            last=last,
            head=self.head_of(first, last),
            type=kind,
            form="name",
            rule=rule,
        )

    def head_of(self, first: int, last: int) -> int:
        """Return the token of a range whose governor lies outside of it."""
        for index in range(first, last):
            governor = self.tokens[index].head
            if not first <= governor < last or governor == index:
                return index
        return first

    def surface(self, draft: Draft) -> str:
        """Return the words of a draft with single spaces and straight apostrophes."""
        return " ".join(self.text[draft.start : draft.end].replace("’", "'").split())


def _when(document: Document) -> date:
    if document.published:
        return document.published
    if document.published_range:
        return document.published_range[0]
    return date.max.replace(year=2025)
