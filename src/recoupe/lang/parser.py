"""The trained pipeline of a language, behind one door: text in, ``Parse`` out."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources
from typing import Any

from recoupe.errors import PackError
from recoupe.model import Parse, RawName, Sentence, Token

# One character for one: offsets into the normalized text are offsets into the text.
NORMALIZE = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "“": '"', "”": '"'})


class Parser:
    """Tokens, sentences and proposed names of texts in one language."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    def parse(self, text: str) -> Parse:
        """Parse one text."""
        return next(iter(self.pipe([text])))

    def pipe(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse many texts, in order."""
        for text in texts:
            yield self._parse(text)

    def _parse(self, text: str) -> Parse:
        lines: list[tuple[int, str]] = []
        position = 0
        for line in text.translate(NORMALIZE).splitlines(keepends=True):
            body = line.strip()
            start = position + (line.index(body) if body else 0)
            if body:
                lines.append((start, body))
            position += len(line)
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[RawName] = []
        docs = self._nlp.pipe(body for _, body in lines)
        for (start, _), doc in zip(lines, docs, strict=True):
            base = len(tokens)
            kept = {t.i: base + n for n, t in enumerate(x for x in doc if not x.is_space)}
            for t in doc:
                if t.is_space:
                    continue
                at = start + t.idx
                head = kept.get(t.head.i, kept[t.i])
                tokens.append(
                    Token(kept[t.i], at, at + len(t.text), text[at : at + len(t.text)],
                          t.lemma_, t.pos_, str(t.morph), head, t.dep_ if t.dep_ != "ROOT" else "root")
                )
            for s in doc.sents:
                inside = [kept[t.i] for t in s if t.i in kept]
                if inside:
                    sentences.append(Sentence(tokens[inside[0]].start, tokens[inside[-1]].end, inside[0], inside[-1] + 1))
            names += [RawName(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents]
        return Parse(tuple(tokens), tuple(sentences), tuple(names))


@lru_cache(maxsize=4)
def load_parser(language: str) -> Parser:
    """Load the trained pipeline of a language, once per process.

    Raises:
        PackError: if no pipeline ships for the language.
    """
    folder = resources.files("recoupe.lang") / language / "pipeline"
    if not folder.is_dir():
        raise PackError(f"no trained pipeline for language {language!r}")
    import spacy  # noqa: PLC0415 - two seconds that commands without text do not pay

    return Parser(spacy.load(str(folder)))
