"""Dictionary forms: what the treebanks show first, then a lexicon, then endings.

A statistical lemmatizer invents verbs ("prendrait" → "prendrer"); a table of the words
seen in training and a full-form lexicon cannot. Pronouns and determiners keep a lemma
that looks like them ("elles" → "elle", "nos" → "notre"), where Universal Dependencies
folds the persons together.
"""

import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import simplemma

INFINITIVES = ("er", "ir", "re", "ïr")
_KEEPING_CASE = frozenset({"PROPN", "X", "SYM", "NUM", "PUNCT"})


class Lemmas(NamedTuple):
    """The dictionary forms of one language."""

    language: str
    table: dict[tuple[str, str], str]
    endings: tuple[tuple[str, str], ...]  # of a finite form, of its infinitive
    feminines: tuple[tuple[str, str], ...]  # of a feminine, of its masculine
    participles: dict[str, str]  # every form of those that no lexicon has

    def lemma(self, text: str, pos: str, morph: str) -> str:
        """Return the dictionary form of a word, given how it is used."""
        lower = text.lower()
        seen = self.table.get((lower, pos))
        if pos == "VERB" and "VerbForm=Part" in morph:
            seen = self.participles.get(lower, seen)
        if seen is not None and pos != "PROPN":
            return seen
        if pos in _KEEPING_CASE:
            return text
        if pos in {"VERB", "AUX"}:
            return self._verb(lower)
        if pos == "ADJ":
            return self._adjective(lower, morph)
        if pos == "NOUN":
            return self._noun(lower, morph)
        return lower

    def _known(self, form: str) -> bool:
        return simplemma.is_known(form, lang=self.language)

    def _verb(self, form: str) -> str:
        found = simplemma.lemmatize(form, lang=self.language)
        if found == form and self._known(f"{form}r"):
            return f"{form}r"  # « chiffre »: a noun that looks like « dire »
        if found.endswith(INFINITIVES) and (found != form or self._known(form)):
            return found
        guesses = [
            form.removesuffix(ending) + infinitive
            for ending, infinitive in self.endings
            if form.endswith(ending) and len(form) > len(ending)
        ]
        known = next((guess for guess in guesses if self._known(guess)), None)
        return known or (guesses[0] if guesses else found)

    def _adjective(self, form: str, morph: str) -> str:
        found = self._noun(form, morph)
        if "Gender=Fem" in morph and found.endswith("e"):
            for ending, masculine in self.feminines:
                guess = form.removesuffix(ending) + masculine
                if form.endswith(ending) and self._known(guess):
                    return guess
        return found

    def _noun(self, form: str, morph: str) -> str:
        found = simplemma.lemmatize(form, lang=self.language).lower()
        invented = found.endswith(INFINITIVES) and not form.endswith(INFINITIVES)
        if self._known(form) and not invented:
            return found
        if "Number=Plur" not in morph and not form.endswith(("ée", "ées", "és")):
            return form if invented else found
        return _singular(form)


def _singular(form: str) -> str:
    for ending, instead in (("ées", "é"), ("ée", "é"), ("eaux", "eau"), ("aux", "al")):
        if form.endswith(ending):
            return form.removesuffix(ending) + instead
    return form[:-1] if form.endswith(("s", "x")) else form


@lru_cache(maxsize=4)
def load_lemmas(language: str) -> Lemmas:
    """Read the table of a language."""
    path = resources.files("recoupe.lang") / language / "lemmas.tsv"
    table: dict[tuple[str, str], str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        form, pos, lemma = line.split("\t")
        table[form, pos] = lemma
    path = resources.files("recoupe.lang") / language / "inflection.toml"
    rules = tomllib.loads(path.read_text(encoding="utf-8"))
    verbs, feminines = (
        tuple(sorted(map(tuple, rules[name]["endings"]), key=lambda p: -len(p[0])))
        for name in ("infinitives", "feminines")
    )
    participles = {
        form: verb
        for participle, verb in rules["participles"]["of"]
        for form in _agreeing(participle, rules["participles"]["bare"])
    }
    return Lemmas(language, table, verbs, feminines, participles)


def _agreeing(participle: str, bare: list[list[str]]) -> tuple[str, ...]:
    """Return a participle in both genders and numbers: « lu, lue, lus, lues »."""
    stem = participle
    for accented, plain in bare:
        if stem.endswith(accented):
            stem = stem.removesuffix(accented) + plain
    plural = participle if participle.endswith("s") else f"{stem}s"
    return participle, f"{stem}e", plural, f"{stem}es"
