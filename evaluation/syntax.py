"""Score the shipped parser from raw text on the Sequoia test set (or another treebank).

Ten sentences are joined into one paragraph, so that boundaries have to be found, and
words are compared by their offsets: a word cut otherwise counts against everything.

Usage: python -m evaluation.syntax [TREEBANK.conllu ...]
"""

import sys
import time
from collections.abc import Iterable
from pathlib import Path

from training.lemmas import house_rules
from training.treebanks import Sentence, read

from evaluation.data import require
from recoupe.lang.parser import Parser, load_parser
from recoupe.model import Parse

TEST = ("corpora", "ud", "UD_French-Sequoia", "fr_sequoia-ud-test.conllu")
PARAGRAPH = 10  # sentences
ARTICLE = 3  # paragraphs
SHORT = ("words", "upos", "morph", "lemma", "uas", "las", "las_all", "sentences")


class Score:
    """Counts of what gold has, of what the system has, and of what agrees."""

    def __init__(self) -> None:
        self.gold: dict[str, int] = {}
        self.system: dict[str, int] = {}
        self.right: dict[str, int] = {}

    def add(self, name: str, gold: set[object], system: set[object]) -> None:
        """Count two sets of facts about the same paragraph."""
        self.gold[name] = self.gold.get(name, 0) + len(gold)
        self.system[name] = self.system.get(name, 0) + len(system)
        self.right[name] = self.right.get(name, 0) + len(gold & system)

    def f(self, name: str) -> float:
        """Return the F-measure of one kind of fact, in percent."""
        total = self.gold[name] + self.system[name]
        return 200 * self.right[name] / total if total else 0.0


Word = tuple[int, int, str, str, str, tuple[int, int], str]


def gold_words(sentences: list[Sentence]) -> tuple[str, list[Word], set[object]]:
    """Return the text of a paragraph, its words and its sentences."""
    lemmas = house_rules()
    text, words = "", []
    bounds: set[object] = set()
    for sentence in sentences:
        places: list[tuple[int, int]] = []
        for word in sentence:
            places.append((len(text), len(text) + len(word.text)))
            text += word.text + (" " if word.space else "")
        text = text.rstrip() + " "
        bounds.add((places[0][0], places[-1][1]))
        for (start, end), word in zip(places, sentence, strict=True):
            lemma = lemmas.get((word.text.lower(), word.pos), word.lemma).lower()
            head = places[word.head]
            words.append((start, end, word.pos, word.morph, lemma, head, word.dep))
    return text, words, bounds


def system_words(parse: Parse) -> list[Word]:
    """Return the words of a parse in the same form."""
    tokens = parse.tokens
    return [
        (
            token.start,
            token.end,
            token.pos,
            token.morph,
            token.lemma.lower(),
            (tokens[token.head].start, tokens[token.head].end),
            token.dep,
        )
        for token in tokens
    ]


def compare(score: Score, gold: list[Word], system: list[Word]) -> None:
    """Count the words of one paragraph; punctuation has no say in attachment."""

    def facts(words: list[Word], *columns: int, marks: bool = True) -> set[object]:
        return {
            (word[0], word[1], *(word[column] for column in columns))
            for word in words
            if marks or word[6] != "punct"
        }

    for name, columns, marks in (
        ("words", (), True),
        ("upos", (2,), True),
        ("morph", (3,), True),
        ("lemma", (4,), True),
        ("uas", (5,), False),
        ("las", (5, 6), False),
        ("las_all", (5, 6), True),
    ):
        score.add(
            name,
            facts(gold, *columns, marks=marks),
            facts(system, *columns, marks=marks),
        )


def score_treebank(path: Path, parser: Parser) -> dict[str, float]:
    """Score the parser on one treebank, in percent; speed in words per CPU second."""
    sentences = list(read(path))
    groups = [
        gold_words(sentences[at : at + PARAGRAPH])
        for at in range(0, len(sentences), PARAGRAPH)
    ]
    parses = list(parser.pipe(text for text, _, _ in groups))
    score = Score()
    for (_, words, bounds), parse in zip(groups, parses, strict=True):
        compare(score, words, system_words(parse))
        found: set[object] = {(s.start, s.end) for s in parse.sentences}
        score.add("sentences", bounds, found)
    figures = {name: round(score.f(name), 2) for name in SHORT}
    speed = words_per_second(parser, [text for text, _, _ in groups])
    return figures | {"words_per_second": round(speed)}


def words_per_second(parser: Parser, paragraphs: list[str]) -> float:
    """Time texts of three paragraphs, about an article each, on the CPU clock."""
    texts = [
        "\n".join(paragraphs[at : at + ARTICLE])
        for at in range(0, len(paragraphs), ARTICLE)
    ]
    began = time.process_time()
    words = sum(len(parse.tokens) for parse in parser.pipe(texts))
    return words / (time.process_time() - began)


def measure() -> dict[str, float]:
    """Return the figures of the Sequoia test set for the quality gate."""
    return score_treebank(require(*TEST), load_parser("fr"))


def main(paths: Iterable[str]) -> None:
    """Print the figures of the named treebanks, by default of the Sequoia test set."""
    parser = load_parser("fr")
    for path in [Path(name) for name in paths] or [require(*TEST)]:
        figures = score_treebank(path, parser)
        print(
            path.name, "  ".join(f"{name} {value}" for name, value in figures.items())
        )


if __name__ == "__main__":
    main(sys.argv[1:])
