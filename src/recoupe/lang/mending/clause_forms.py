"""The words of constructions that parsers take apart wrongly."""

import tomllib
from functools import cache
from importlib import resources

import msgspec


class ClauseForms(msgspec.Struct, frozen=True, rename={"while_": "while"}):
    """Words of one language, in lower case; ``lang/fr/clauses.toml`` explains each."""

    language: str
    presenting: frozenset[str]
    counting: frozenset[str]
    counts: frozenset[str]
    existing: tuple[str, ...]
    units: frozenset[str]
    that: frozenset[str]
    pointing: frozenset[str]
    facts: frozenset[str]
    heads: frozenset[str]
    seeing: frozenset[str]
    reflexive: frozenset[str]
    relatives: frozenset[str]
    scenes: frozenset[str]
    by: frozenset[str]
    bearing: frozenset[str]
    having: frozenset[str]
    others: frozenset[str]
    moments: frozenset[str]
    during: frozenset[str]
    partitive: frozenset[str]
    evidence: frozenset[str]
    it: frozenset[str]
    bounding: frozenset[str]
    of: frozenset[str]
    alone: frozenset[str]
    without: str
    stressed: frozenset[str]
    money: frozenset[str]
    limits: frozenset[str]
    to: frozenset[str]
    articles: frozenset[str]
    inserted: frozenset[str]
    helping: frozenset[str]
    opening: frozenset[str]
    relative: frozenset[str]
    these: frozenset[str]
    nominal: frozenset[str]
    been: frozenset[str]
    of_or_to: frozenset[str]
    asking_of: frozenset[str]
    binding: frozenset[str]
    rephrasing: frozenset[str]
    clitics: frozenset[str]
    whom: frozenset[str]
    who: frozenset[str]
    ranked: frozenset[str]
    but: frozenset[str]
    describing: frozenset[str]
    every: frozenset[str]
    some: frozenset[str]
    inserting: frozenset[str]
    having_had: frozenset[str]
    indirect: frozenset[str]
    see: str
    seen: frozenset[str]
    imagining: frozenset[str]
    resting: frozenset[str]
    while_: frozenset[str]
    lacking: frozenset[str]
    seated: frozenset[str]
    dating: frozenset[str]
    dating_phrases: tuple[str, ...]
    within: frozenset[str]
    entering: frozenset[str]
    left: frozenset[str]

    def names_time(self, lemma: str) -> bool:
        """Tell whether a noun is a moment or a stretch of time: « mardi », « nuit »."""
        return lemma.lower() in self.moments or lemma.lower() in self.units


@cache
def load_clause_forms(language: str) -> ClauseForms | None:
    """Load the words of a language, None where its pack has none."""
    path = resources.files("recoupe.lang") / language / "clauses.toml"
    if not language or not path.is_file():
        return None
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    return msgspec.convert({"language": language, **words}, type=ClauseForms)
