"""What words of a language can stand for, and which of these things are opposites.

The tables are data of a language pack, ``concepts/*.tsv``: one concept a line, with the
words and phrases two reporters would use for it. A phrase is recognised where all its
content words stand in one sentence, in any order.
"""

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec

SHARED, NEAR = 0.8, 0.35  # what words of one concept tell, and of two near ones

SURE = 0.4  # from which two words are taken at their meanings: one of six at most
CERTAIN = 1.0  # words of one thing only, or inside a phrase

Meanings = Mapping[str, Mapping[str, float]]  # lemma → concept → how surely


class Phrase(msgspec.Struct, frozen=True):
    """Content lemmas that together stand for a concept."""

    lemmas: frozenset[str]
    concept: str


class Concepts(msgspec.Struct, frozen=True):
    """The concepts of a language, by lemma and by phrase."""

    words: dict[str, tuple[str, ...]] = {}
    phrases: dict[str, tuple[Phrase, ...]] = {}  # by one of their lemmas
    near: dict[str, frozenset[str]] = {}
    opposite: dict[str, frozenset[str]] = {}
    turned: frozenset[str] = frozenset()  # « hors cause », « sans vie »
    turning: str = ""  # pattern of a word that turns another, and of that other

    def read(self, lemmas: frozenset[str], text: str = "") -> Meanings:
        """Return what each lemma of a sentence can stand for.

        Args:
            lemmas: Content lemmas of the sentence.
            text: The sentence, for the words that turn what another means and are no
                content words themselves: « hors de danger ».

        A lemma of several concepts stands less surely for each; one inside a phrase
        surely stands for what the phrase does, and not for its opposite: « annuler la
        commande » orders nothing. Of two phrases the longer tells: « mettre hors de
        cause » is not « mettre en cause ».
        """
        turns = self._turns(text)
        lemmas = (lemmas - turns.keys()) | frozenset(turns.values())
        found: dict[str, dict[str, float]] = {}
        phrases = []
        for lemma in lemmas:
            if own := self.words.get(lemma, ()):
                found[lemma] = dict.fromkeys(own, 1 / math.sqrt(len(own)))
            phrases += [p for p in self.phrases.get(lemma, ()) if p.lemmas <= lemmas]
        for phrase in sorted(phrases, key=_by_length):
            against = self.opposite.get(phrase.concept, frozenset())
            for part in phrase.lemmas:
                meant = found.setdefault(part, {})
                for concept in against & meant.keys():
                    del meant[concept]
                meant[phrase.concept] = 1.0
        for lemma, turned in turns.items():
            found[lemma] = found.get(turned, {})
        return found

    def _turns(self, text: str) -> dict[str, str]:
        """Return, of the words that another word turns, what they become."""
        if not self.turning:
            return {}
        plain = text.lower().replace("’", "'")
        turns = {}
        for turning, word in re.findall(self.turning, plain):
            for form in (word, word.removesuffix("s"), word.removesuffix("es")):
                if (turned := f"{turning} {form}") in self.turned:
                    turns[form] = turns[word] = turned
                    break
        return turns

    def likeness(self, a: Mapping[str, float], b: Mapping[str, float]) -> float:
        """Return how surely two words stand for one thing, 0 to ``SHARED``."""
        best = 0.0
        for x, sure in a.items():
            if x in b:
                best = max(best, SHARED * math.sqrt(sure * b[x]))
            for y in self.near.get(x, ()):
                if y in b:
                    best = max(best, NEAR * math.sqrt(sure * b[y]))
        return best

    def are_opposites(self, a: Mapping[str, float], b: Mapping[str, float]) -> bool:
        """Tell whether two words surely stand for opposites, not for one thing.

        Phrases tell more than a word that they share: « d'origine accidentelle » and
        « d'origine criminelle ».
        """
        sure = max(
            (
                math.sqrt(a[x] * b[y])
                for x in _meant(a)
                for y in self.opposite.get(x, frozenset()) & _meant(b)
            ),
            default=0.0,
        )
        told = SHARED * sure
        return sure >= SURE and (sure == CERTAIN or told > self.likeness(a, b))


def _meant(word: Mapping[str, float]) -> frozenset[str]:
    """Return what a word stands for: what the phrase around it does, where one is."""
    sure = frozenset(c for c, how in word.items() if how == CERTAIN)
    return sure or frozenset(word)


def _by_length(phrase: Phrase) -> tuple[int, list[str], str]:
    words = sum(len(lemma.split()) for lemma in phrase.lemmas)
    return words, sorted(phrase.lemmas), phrase.concept


@lru_cache(maxsize=4)
def load_concepts(
    language: str,
    function_words: frozenset[str],
    turning: frozenset[str] = frozenset(),
    tables: str = "concepts",
) -> Concepts:
    """Load the concepts of a language; none where it ships no table.

    Args:
        language: Code of the language.
        function_words: Words of a phrase that are no content words.
        turning: Words that turn what the next content word means: « hors », « sans ».
        tables: Folder of the language pack that they lie in.
    """
    folder = resources.files("recoupe.lang") / language / tables
    if not folder.is_dir():
        return Concepts()
    words: dict[str, list[str]] = {}
    phrases: dict[str, list[Phrase]] = {}
    near: dict[str, set[str]] = {}
    opposite: dict[str, set[str]] = {}
    for line in _lines(folder):
        concept, beside, against, entries = line.split("\t")
        for table, others in ((near, beside), (opposite, against)):
            for other in _entries(others):
                table.setdefault(concept, set()).add(other)
                table.setdefault(other, set()).add(concept)
        for entry in _entries(entries):
            content = frozenset(_content(entry, function_words, turning))
            if len(content) == 1:
                known = words.setdefault(min(content), [])
                known.extend({concept} - set(known))
            elif content:
                phrases.setdefault(min(content), []).append(Phrase(content, concept))
    parts = (p.lemmas for found in phrases.values() for p in found)
    every = frozenset(words).union(*parts)
    return Concepts(
        {lemma: tuple(found) for lemma, found in words.items()},
        {lemma: tuple(found) for lemma, found in phrases.items()},
        {concept: frozenset(others) for concept, others in near.items()},
        {concept: frozenset(others) for concept, others in opposite.items()},
        frozenset(lemma for lemma in every if " " in lemma),
        _turning(turning, function_words),
    )


def _lines(folder: Traversable) -> Iterator[str]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.name.endswith(".tsv"):
            lines = path.read_text(encoding="utf-8").splitlines()
            yield from (line for line in lines if line and not line.startswith("#"))


def _entries(cell: str) -> list[str]:
    return [entry.strip() for entry in cell.split(",") if entry.strip()]


def _content(
    entry: str, function_words: frozenset[str], turning: frozenset[str]
) -> list[str]:
    """Return the content lemmas of an entry, each with the word that turns it."""
    spaced = entry.lower().replace("’", "'").replace("'", "' ")
    found: list[str] = []
    for word in spaced.split():
        if word in function_words:
            continue
        if found and found[-1] in turning:
            found[-1] = f"{found[-1]} {word}"
        else:
            found.append(word)
    return found


def _turning(turning: frozenset[str], function_words: frozenset[str]) -> str:
    """Return a pattern that finds a word that turns another, and that other."""
    if not turning:
        return ""
    words = "|".join(sorted(turning))
    between = "|".join(
        re.escape(word) if word.endswith("'") else rf"{re.escape(word)}\s"
        for word in sorted(function_words)
    )
    return rf"(?<![\w-])({words})\s+(?:(?:{between})\s*)*([\w-]+)"
