"""Name the source of an attribution: its words, its entity, its kind, its channel."""

import re

import msgspec

from recoupe.annotate.attribution.cues import Scene
from recoupe.annotate.attribution.speakers import extend_to_name
from recoupe.annotate.clauses import NOMINAL
from recoupe.model import EntityId, Mention, SourceType, Span

_NAME_BREAKS = frozenset({"ADP", "VERB", "AUX", "SCONJ"})
_OUTLET = "outlet:"  # prefix of the ids the knowledge base gives to outlets
_KIND_OF_TYPE: dict[str, SourceType] = {
    "PER": "named",
    "ORG": "institution",
    "GPE": "institution",
    "LOC": "institution",
    "LAW": "document",
    "EVENT": "document",
    "OBJ": "document",
}


class Voice(msgspec.Struct, frozen=True):
    """Who answers: words, entity and kind."""

    span: Span | None
    entity: EntityId | None
    kind: SourceType | None


class Voices:
    """Looks sources up among the mentions of one text."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._mentions = sorted(scene.mentions, key=lambda mention: mention.start)
        self._by_entity: dict[str, list[Mention]] = {}
        for mention in self._mentions:
            self._by_entity.setdefault(mention.entity, []).append(mention)

    def name(self, source: tuple[int, int, int] | None) -> Voice:
        """Return the voice that a token range names."""
        if source is None:
            return Voice(None, None, None)
        tree = self.scene.tree
        first, last, head = source
        span = tree.span(first, last)
        if span is None:
            return Voice(None, None, None)
        text = self.scene.text[span.start : span.end]
        if inverted := re.match(r"-?t[-'’]|-", text):
            span = Span(span.start + inverted.end(), span.end)
        span = extend_to_name(span, self._mentions, self.scene.text)
        for whole in self._mentions:
            same = whole.start == span.start and whole.end > span.end
            if same and whole.type == "PER" and whole.form == "name":
                span = Span(whole.start, whole.end)  # « Paul » of « Paul Roux »
        mention = self._mention(span, head)
        kind = self._kind(head, mention)
        entity = mention.entity if mention else None
        return Voice(span, entity, kind)

    def _mention(self, span: Span, head: int) -> Mention | None:
        """Return the mention that best says who the phrase is.

        A person's name that stands in the phrase without preposition wins over the
        title before it; then the mention that holds the head word.
        """
        token = self.scene.tree.tokens[head]
        inside = [
            mention
            for mention in self._mentions
            if mention.start < span.end and span.start < mention.end
        ]
        for mention in inside:
            if (
                mention.type == "PER"
                and mention.form == "name"
                and self._apposed(mention, span)
            ):
                return mention
        at = max(token.start, span.start)  # an inverted pronoun starts after its hyphen
        holding = [m for m in inside if m.start <= at < m.end]
        if holding:
            return min(holding, key=lambda m: (m.form == "adjective", m.start, -m.end))
        if token.pos == "PRON" or not inside:
            return None
        for mention in inside:
            if mention.form == "name" and self._apposed(mention, span):
                return mention
        return None

    def _apposed(self, mention: Mention, span: Span) -> bool:
        """Tell whether a name stands in the phrase without a preposition before it."""
        tokens = self.scene.tree.parse.tokens_in(span.start, mention.start + 1)
        previous = None
        for token in tokens:
            if token.start >= mention.start:
                if token.dep == "appos":
                    return True
                break
            previous = token
        return previous is None or previous.pos not in _NAME_BREAKS

    def _kind(  # noqa: PLR0911 - the first knowledge that speaks decides
        self, head: int, mention: Mention | None
    ) -> SourceType | None:
        """Say what kind of voice a phrase is, from its head noun, then its entity."""
        tree, kinds = self.scene.tree, self.scene.pack.kinds
        token = tree.tokens[head]
        lemma, word = token.lemma.lower(), tree.words[head]
        if word.lstrip("-t") in self.scene.pack.words.one:
            return "unnamed"
        if mention is not None and mention.entity.startswith(_OUTLET):
            return "media"
        if mention is not None and mention.form == "pronoun":
            named = [m for m in self._by_entity[mention.entity] if m.form == "name"]
            return _KIND_OF_TYPE[(named or [mention])[0].type] if named else "role"
        if mention is not None and mention.form == "name":
            if lemma in kinds.media:
                return "media"
            return _KIND_OF_TYPE[mention.type]
        listed: tuple[tuple[frozenset[str], SourceType], ...] = (
            (kinds.media, "media"),
            (kinds.document, "document"),
            (kinds.institution, "institution"),
            (kinds.unnamed, "unnamed"),
            (kinds.role, "role"),
        )
        for nouns, kind in listed:
            if lemma in nouns:
                return kind
        if mention is not None:
            kind = _KIND_OF_TYPE[mention.type]
            return "role" if kind == "named" else kind
        if token.pos == "PROPN":
            return "named"
        return self._kind_of_noun(head)

    def _kind_of_noun(self, head: int) -> SourceType:
        """Say what kind of voice a noun in no list is.

        « l'abattoir » is a body; who is only « un fleuriste », or a pronoun without
        antecedent, stays unnamed.
        """
        tree = self.scene.tree
        token = tree.tokens[head]
        determined = any(
            tree.tokens[child].feature("Definite") == "Def"
            or tree.tokens[child].feature("Poss") == "Yes"
            for child in tree.children[head]
            if tree.tokens[child].pos == "DET"
        )
        return "institution" if token.pos == "NOUN" and determined else "unnamed"

    def can_speak(self, head: int, beside: int | None = None) -> bool:
        """Tell whether a word can name somebody, or a text, that says things.

        A mention that holds ``beside`` too names that, not the word.
        """
        tree, kinds = self.scene.tree, self.scene.pack.kinds
        token = tree.tokens[head]
        if token.pos == "PROPN" or token.feature("PronType") == "Prs":
            return True
        words = self.scene.pack.words
        if tree.words[head] in words.one or tree.words[head] in words.anaphors:
            return True
        lemma = token.lemma.lower()
        lists = (
            kinds.media,
            kinds.document,
            kinds.institution,
            kinds.unnamed,
            kinds.role,
        )
        if any(lemma in nouns for nouns in lists):
            return True
        other = tree.tokens[beside].start if beside is not None else -1
        if any(
            mention.start <= token.start < mention.end
            and mention.type in {"PER", "ORG", "GPE"}
            and not mention.start <= other < mention.end
            for mention in self._mentions
        ):
            return True
        named = {  # « la metteuse en scène Anna Weill »
            tree.tokens[child].start for child in tree.kids(head, "appos", "flat")
        }
        return any(
            mention.start in named and mention.type == "PER" and mention.form == "name"
            for mention in self._mentions
        )

    def medium(self, cue: Span, avoid: list[Span]) -> str | None:
        """Return the channel named in the cue's sentence, if one is.

        « dans un communiqué », « sur Twitter »: the phrase without its preposition.
        """
        tree, medium = self.scene.tree, self.scene.pack.medium
        tokens = self.scene.tree.parse.tokens_in(cue.start, cue.end)
        if not tokens:
            return None
        sentence = tree.sentence(tokens[0].index)
        for index in range(sentence.first, sentence.last):
            token = tree.tokens[index]
            if token.lemma.lower() not in medium.nouns or token.pos not in NOMINAL:
                continue
            if any(span.start <= token.start < span.end for span in avoid):
                continue
            first, last = tree.phrase(index)
            before = tree.words[first - 1] if first > sentence.first else ""
            if before in medium.prepositions or (
                before in self.scene.pack.words.of
                and (
                    first > sentence.first + 1
                    and tree.words[first - 2] in medium.prepositions
                )
            ):
                span = tree.span(first, last)
                return self.scene.text[span.start : span.end] if span else None
        return None
