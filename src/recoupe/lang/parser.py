"""The trained pipeline of a language, behind one door: text in, ``Parse`` out.

spaCy stays inside this module. Offsets are those of the text that is given: characters
are normalized one for one, and words are stretches of text that are handed to spaCy,
never its own.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from itertools import islice
from typing import Any, NamedTuple

from recoupe.errors import PackError
from recoupe.lang.breaks import breaks
from recoupe.lang.characters import NORMALIZE
from recoupe.lang.lemmas import Lemmas, load_lemmas
from recoupe.lang.mending.stray_participles import is_no_present
from recoupe.lang.moods import Moods, load_moods
from recoupe.lang.tokens import cut
from recoupe.model import Parse, RawName, Sentence, Token

# What stands before the text of a list item; no word, and never a sentence.
BULLET = re.compile(r"[ \t]*(?:[•▪●◦‣·*–—-](?:[ \t]+|(?=[\r\n]|$)))+")
LONGEST_WORD = 60  # characters that the networks are shown of one word
LONGEST_PARAGRAPH = 400  # words; longer lines are cut, at the end of a sentence if any
LONGEST_LINE = 50_000  # characters that are cut into words at once
BATCH = 4_000  # words that go through the networks together: bounds memory


class Piece(NamedTuple):
    """Words of one paragraph, or of a part of an endless one."""

    spans: list[tuple[int, int]]
    words: list[str]


class Parser:
    """Tokens, sentences and proposed names of texts in one language."""

    def __init__(self, nlp: Any, language: str) -> None:
        self._nlp = nlp
        self._language = language
        self._lemmas: Lemmas = load_lemmas(language)
        self._moods: Moods = load_moods(language)
        self._features: dict[tuple[str, str, str], tuple[str, str]] = {}

    def parse(self, text: str) -> Parse:
        """Parse one text."""
        building = _Builder()
        for batch in _batches(self._pieces(text)):
            for piece, doc in zip(batch, self._annotate(batch), strict=True):
                self._add(building, text, piece, doc)
        return building.finish()

    def pipe(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse many texts, in order.

        Texts never share a batch: how sums are rounded depends on a batch, and what is
        read in an article must not depend on the articles read beside it.
        """
        return map(self.parse, texts)

    def _pieces(self, text: str) -> Iterator[Piece]:
        for start, line in _lines(text.translate(NORMALIZE)):
            spans = [(start + a, start + b) for a, b in cut(line, self._language)]
            words = [line[a - start : b - start][:LONGEST_WORD] for a, b in spans]
            for first, last in _portions(words):
                yield Piece(spans[first:last], words[first:last])

    def _annotate(self, batch: list[Piece]) -> Iterator[Any]:
        from spacy.tokens import Doc  # noqa: PLC0415 - spaCy is loaded on demand

        docs = [
            Doc(
                self._nlp.vocab,
                words=piece.words,
                spaces=_spaces(piece.spans),
                sent_starts=list(breaks(piece.words)),
            )
            for piece in batch
        ]
        parsed: Iterator[Any] = self._nlp.pipe(docs, batch_size=len(docs))
        return parsed

    def _add(self, building: "_Builder", text: str, piece: Piece, doc: Any) -> None:
        tokens, base = building.tokens, len(building.tokens)
        firsts: list[int] = []
        may_begin = breaks(piece.words)
        for at, (token, (start, end)) in enumerate(
            zip(doc, piece.spans, strict=True), start=base
        ):
            shown = text[start:end]
            pos = self._part_of_speech(shown, token.pos_)
            lemma, morph = self._describe(piece.words[at - base], pos, str(token.morph))
            head = base + token.head.i
            dep = "root" if head == at else token.dep_
            tokens.append(Token(at, start, end, shown, lemma, pos, morph, head, dep))
            if token.is_sent_start and may_begin[at - base] is not False:
                firsts.append(at)  # « Mardi à Lyon, … », cut behind « Mardi »
        for first, last in zip(firsts, [*firsts[1:], len(tokens)], strict=True):
            building.sentences.append(
                Sentence(tokens[first].start, tokens[last - 1].end, first, last)
            )
        for name in doc.ents:
            start, end = piece.spans[name.start][0], piece.spans[name.end - 1][1]
            building.names.append(RawName(start, end, name.label_))

    def _part_of_speech(self, shown: str, pos: str) -> str:
        """Return what a word is; a future is no adjective: « le pont rouvrira »."""
        if pos not in {"ADJ", "NOUN"} or not shown.islower():
            return pos
        return "VERB" if self._moods.read(shown) is not None else pos

    def _describe(self, word: str, pos: str, morph: str) -> tuple[str, str]:
        """Return lemma and features, mood and tense corrected by the form."""
        key = (word, pos, morph)
        found = self._features.get(key)
        if found is None:
            found = self._corrected(word, pos, morph)
            if len(self._features) > 200_000:  # bounded: words are endless
                self._features.clear()
            self._features[key] = found
        return found

    def _corrected(self, word: str, pos: str, morph: str) -> tuple[str, str]:
        if pos in {"VERB", "AUX"}:
            form = word.lower()
            reading = self._moods.read(form)
            finite = "VerbForm=Part" not in morph
            # No participle looks like a future: « le musée, fermé en mai, rouvrira ».
            if reading is not None and (finite or reading.tense == "Fut"):
                features = _with_mood(morph, reading.mood, reading.tense)
                return reading.lemma, features
            if finite and "Mood=Cnd" in morph and self._moods.is_imperfect(form):
                morph = _with_mood(morph, "Ind", "Imp")
            if finite and "Tense=Pres" in morph and is_no_present(form, self._language):
                morph = "Tense=Past|VerbForm=Part"
        return self._lemmas.lemma(word, pos, morph), morph


class _Builder:
    """Collects what the paragraphs of one text give."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[RawName] = []

    def finish(self) -> Parse:
        return Parse(tuple(self.tokens), tuple(self.sentences), tuple(self.names))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, without bullet, with their offsets."""
    start = 0
    for line in text.splitlines(keepends=True):
        bullet = BULLET.match(line)
        skipped = bullet.end() if bullet else 0
        yield from _windows(start + skipped, line[skipped:])
        start += len(line)


def _windows(start: int, line: str) -> Iterator[tuple[int, str]]:
    """Cut a line that is longer than any paragraph at a space, so that memory lasts."""
    at = 0
    while at < len(line):
        end = at + LONGEST_LINE
        if end < len(line):
            end = line.rfind(" ", at + 1, end) + 1 or end
        window = line[at:end]
        if window and not window.isspace():
            yield start + at, window
        at = end


def _portions(words: list[str]) -> Iterator[tuple[int, int]]:
    """Cut an endless paragraph, after a full stop where there is one."""
    first = 0
    while len(words) - first > LONGEST_PARAGRAPH:
        window = range(first + LONGEST_PARAGRAPH, first + LONGEST_PARAGRAPH // 2, -1)
        last = next((at for at in window if words[at - 1] in ".?!"), window[0])
        yield first, last
        first = last
    if first < len(words):
        yield first, len(words)


def _batches(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    """Group pieces until their words make a batch."""
    batch: list[Piece] = []
    words = 0
    for piece in pieces:
        batch.append(piece)
        words += len(piece.words)
        if words >= BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _spaces(spans: list[tuple[int, int]]) -> list[bool]:
    following = [start for start, _ in islice(spans, 1, None)]
    between = zip(spans, following, strict=False)
    return [*(end < start for (_, end), start in between), False]


def _with_mood(morph: str, mood: str, tense: str) -> str:
    pairs = dict(pair.split("=", 1) for pair in morph.split("|") if "=" in pair)
    pairs |= {"Mood": mood, "Tense": tense, "VerbForm": "Fin"}
    return "|".join(f"{name}={pairs[name]}" for name in sorted(pairs))


@lru_cache(maxsize=4)
def load_parser(language: str) -> Parser:
    """Load the trained pipeline of a language, once per process.

    Raises:
        PackError: if no pipeline ships for the language.
    """
    folder = resources.files("recoupe.lang") / language / "pipeline"
    if not language.isalpha() or not folder.joinpath("config.cfg").is_file():
        raise PackError(f"no trained pipeline for language {language!r}")
    # spaCy takes a second to import, which commands without text do not pay.
    import spacy  # noqa: PLC0415

    from recoupe.lang import embedding  # noqa: F401, PLC0415 - registers itself
    from recoupe.lang.matmul import fast_products  # noqa: PLC0415

    with fast_products(), resources.as_file(folder) as path:
        return Parser(spacy.load(path), language)
