"""Future and conditional by their form, which is surer than by their context.

The tagger sees few conditionals in training and takes unseen ones for imperfects
("mènerait"), although the form leaves no doubt: a future stem and an ending.
"""

import tomllib
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

import simplemma


class Reading(NamedTuple):
    """What the form of a verb says: mood, tense and infinitive."""

    mood: str
    tense: str
    lemma: str


class Moods:
    """Reads futures and conditionals of one language off their forms."""

    def __init__(self, language: str) -> None:
        path = resources.files("recoupe.lang") / language / "inflection.toml"
        rules = tomllib.loads(path.read_text(encoding="utf-8"))["future"]
        self._language = language
        self._conditional = _longest_first(rules["conditional_endings"])
        self._future = _longest_first(rules["future_endings"])
        self._whole: dict[str, str] = dict(rules["whole"])
        self._infinitives = tuple(rules["infinitives"])
        self._irregular: list[tuple[str, str]] = rules["irregular"]
        self._alternations: list[tuple[str, str]] = rules["alternations"]
        self._seen: dict[str, Reading | None] = {}

    def read(self, form: str) -> Reading | None:
        """Return the reading of a lower-case form, None if it is neither."""
        if form not in self._seen:
            if len(self._seen) > 100_000:
                self._seen.clear()
            self._seen[form] = self._read(form)
        return self._seen[form]

    def is_imperfect(self, form: str) -> bool:
        """Tell whether a form that looks like a conditional is none.

        What stands before its ending is no future stem: "préparait", "couraient".
        """
        for ending in self._conditional:
            stem = form.removesuffix(ending)
            if stem != form:
                verbs = [stem + end for end in ("er", "ir", "re")]
                return self.read(form) is None and any(map(self._verb, verbs))
        return False

    def _read(self, form: str) -> Reading | None:
        for endings, mood, tense in (
            (self._conditional, "Cnd", "Pres"),
            (self._future, "Ind", "Fut"),
        ):
            for ending in endings:
                stem = form.removesuffix(ending)
                if stem != form and stem.endswith("r"):
                    lemma = self._infinitive(stem)
                    if lemma:
                        return Reading(mood, tense, lemma)
        return None

    def _infinitive(self, stem: str) -> str:
        if stem in self._whole:
            return self._whole[stem]
        for end, verb in self._irregular:
            if stem.endswith(end):
                lemma = stem.removesuffix(end) + verb
                if stem == end or self._verb(lemma):
                    return lemma
        candidates = [stem, f"{stem}e"]
        candidates += [
            stem.replace(old, new) for old, new in self._alternations if old in stem
        ]
        return next((verb for verb in candidates if self._verb(verb)), "")

    def _verb(self, form: str) -> bool:
        """Tell whether a form is a known infinitive."""
        if len(form) < 4 or not form.endswith(self._infinitives):
            return False
        return (
            simplemma.is_known(form, lang=self._language)
            and simplemma.lemmatize(form, lang=self._language) == form
        )


def _longest_first(endings: list[str]) -> list[str]:
    return sorted(endings, key=len, reverse=True)


@lru_cache(maxsize=4)
def load_moods(language: str) -> Moods:
    """Return the reader of a language."""
    return Moods(language)
