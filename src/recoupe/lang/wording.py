"""How a language pack words a dossier, and which of its sentences can stand alone."""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

import msgspec

SHORTEST, LONGEST = 30, 260  # characters of a sentence that a brief can print
FULL, LEANING, FRAGMENT = 0, 1, 2
_CLAUSE = 4  # words; below, a noun with its number rather than a clause
_WORDS = re.compile(r"\d+(?:[ \u00a0\u202f.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*'?")
_MARKS = (("«", "»"), ("(", ")"), ("“", "”"))
_STRAIGHT = '"'


class Wording(msgspec.Struct, frozen=True):
    """Templates, names of measures and what makes a sentence lean on others."""

    templates: dict[str, str]
    measures: dict[str, str]
    leaning: frozenset[str]
    first_person: frozenset[str]
    linking: frozenset[str]
    inverted: re.Pattern[str]
    pointing: re.Pattern[str]  # what points back, wherever it stands
    dateline: re.Pattern[str]
    credit: re.Pattern[str]

    def fill(self, template: str, **values: str) -> str:
        """Return a template with its places filled; values are never read as one."""
        parts = re.split(r"\{(\w+)\}", self.templates[template])
        filled = (values[p] if n % 2 else p for n, p in enumerate(parts))
        return "".join(filled)

    def bare(self, sentence: str) -> str:
        """Return a sentence without dateline, credit and final stop, on one line."""
        line = " ".join(sentence.split()).lstrip("\ufeff")
        line = self.dateline.sub("", line).rstrip(" .")
        return self.credit.sub("", line).rstrip(" .")

    def rank(self, clause: str) -> int:
        """Return how far a clause is from standing alone.

        Returns:
            FULL for a clause that begins with its own subject, LEANING for one that
            points back or out of itself, FRAGMENT for a phrase without a clause.
        """
        found = words(clause)
        if not found or found[0] in self.leaning:
            return FRAGMENT
        if len(found) < _CLAUSE:
            return FRAGMENT
        pointing = (self.first_person | self.linking).intersection(found)
        if pointing or self.inverted.search(clause) or not clause[:1].isupper():
            return LEANING
        return FULL

    def stands_alone(self, sentence: str) -> bool:
        """Tell whether a printed sentence can be read without what surrounds it."""
        line = self.bare(sentence)
        return (
            SHORTEST <= len(line) <= LONGEST
            and self.rank(line) == FULL
            and not line.endswith((":", ",", ";", "?", "…"))
            and not self.pointing.search(line)
            and all(line.count(a) == line.count(b) for a, b in _MARKS)
            and line.count(_STRAIGHT) % 2 == 0
        )


def words(text: str) -> list[str]:
    """Return the words of a text in lower case; an elided word keeps its mark.

    >>> words("L’État a versé 4 000 euros")
    ["l'", 'état', 'a', 'versé', '4 000', 'euros']
    """
    return _WORDS.findall(text.lower().replace("’", "'"))


def fullest(texts: Iterable[str], wording: Wording | None) -> str:
    """Return the text that best stands alone: full clauses first, then short ones."""
    ranked = sorted(set(texts), key=lambda t: (_rank(t, wording), len(t), t))
    return ranked[0] if ranked else ""


def _rank(text: str, wording: Wording | None) -> int:
    return wording.rank(text) if wording is not None else FULL


@lru_cache(maxsize=4)
def load_wording(language: str) -> Wording | None:
    """Load how a language words a dossier, None where its pack does not say."""
    path = resources.files("recoupe.lang") / language / "dossier.toml"
    if not language or not path.is_file():
        return None
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    sentences = table["sentences"]
    return Wording(
        templates=table["templates"],
        measures=table["measures"],
        leaning=frozenset(sentences["leaning"]),
        first_person=frozenset(sentences["first_person"]),
        linking=frozenset(sentences["linking"]),
        inverted=re.compile(sentences["inverted"]),
        pointing=re.compile(sentences["pointing"], re.IGNORECASE),
        dateline=re.compile(sentences["dateline"]),
        credit=re.compile(sentences["credit"]),
    )
