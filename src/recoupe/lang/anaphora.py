"""Words that take up somebody named before: ``anaphora.toml`` of a language."""

from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from recoupe.lang.names import Body, read_people
from recoupe.lang.packs import read_words
from recoupe.lang.participles import load_object_control

_DETERMINERS = ("definite", "demonstrative", "possessive", "indefinite")
_OBJECT_VERBS = ("verbs", "either", "clausal", "attributing")
Features = tuple[str, str]  # gender m f ?, number s p


class AnaphoraWords(msgspec.Struct, frozen=True):
    """Vocabulary of the steps that resolve anaphors; every word is lower case."""

    language: str
    demonstratives: dict[str, Features]  # of one word or two
    objects: dict[str, Features]
    done_to: dict[str, frozenset[str]]  # lemmas by what their object may be
    object_verbs: frozenset[str]  # all of these
    before_objects: frozenset[str]  # what no article follows: « il », « ne »
    never_things: frozenset[str]  # nouns that no pronoun takes up as a thing
    minded: frozenset[str]  # verbs whose subject is no thing
    lifeless: dict[str, frozenset[str]]  # verbs whose subject is one
    impersonal: dict[str, frozenset[str]]
    takes_up: dict[str, frozenset[str]]  # noun → nouns that somebody was called by
    periphrases: dict[str, frozenset[str]]  # phrase → nouns as above
    resume: frozenset[str]
    concerned: frozenset[str]  # of these, nouns for whom something was done to
    tried: frozenset[str]  # of these, nouns for whom justice has to do with
    trying: frozenset[str]  # nouns of whoever is none of them, masculine
    counterparts: frozenset[str]  # nouns for the other one of two, masculine
    appointing: dict[str, frozenset[str]]  # verbs that make somebody what a noun says
    titled: dict[str, str]  # title → noun that it stands for
    civilities: frozenset[str]  # titles that do not say who somebody is
    viewpoints: frozenset[str]  # prepositions before somebody whose view is given
    people: dict[str, tuple[str, str, str]]  # surface → singular, gender, number
    person_endings: tuple[str, ...]  # of nouns for people that no list holds
    masculine: dict[str, str]  # feminine noun of a person → masculine
    owners: dict[str, frozenset[str]]  # verbs and nouns that tell whose something is
    groups: dict[str, frozenset[str]]
    identity: dict[str, frozenset[str]]
    bodies: dict[str, frozenset[str]]
    nouns_of_bodies: dict[str, Body]  # surface → singular, type, gender, number
    noun_phrase: dict[str, frozenset[str]]  # determiners and prepositions by use
    determiners: dict[str, str]  # word → definite, demonstrative, possessive …
    articles: dict[str, str]  # determiner → gender that it shows
    amounts: frozenset[str]  # « une vingtaine de »

    def neutral(self, noun: str) -> str:
        """Return the masculine of a noun for a person."""
        return self.masculine.get(noun, noun)


def plain_pronoun(word: str) -> str:
    """Return a pronoun without the hyphens and the letter of an inversion.

    >>> plain_pronoun("-t-il")
    'il'
    """
    return word.lstrip("-").removeprefix("t-").removeprefix("t'")


@lru_cache(maxsize=4)
def load_anaphora_words(language: str) -> AnaphoraWords:
    """Return the vocabulary of a language, read once per process.

    Raises:
        PackError: if the file is missing or malformed.
    """
    raw = read_words(language, "anaphora", dict[str, Any])
    done_to = _sets(raw["done_to"])
    return AnaphoraWords(
        language=language,
        demonstratives=_features(raw["demonstratives"]),
        objects=_features(raw["objects"]),
        done_to=done_to,
        object_verbs=frozenset[str]().union(*(done_to[name] for name in _OBJECT_VERBS)),
        before_objects=frozenset(raw["before_objects"]["words"]),
        never_things=frozenset(raw["things"]["never"]),
        minded=frozenset(raw["things"]["minded"]),
        lifeless={n: frozenset(raw["things"][n]) for n in ("lifeless", "always")},
        impersonal=_sets(raw["impersonal"]),
        takes_up=_sets(raw["takes_up"]),
        periphrases=_sets(raw["periphrases"]),
        resume=frozenset(raw["resume"]["nouns"]),
        concerned=frozenset(raw["resume"]["concerned"]),
        tried=frozenset(raw["resume"]["tried"]),
        trying=frozenset(raw["resume"]["trying"]),
        counterparts=frozenset(raw["counterparts"]["nouns"]),
        appointing=_sets(raw["appointing"]),
        titled=raw["titled"],
        civilities=frozenset(raw["civilities"]["words"]),
        viewpoints=frozenset(raw["viewpoints"]["words"]),
        people=read_people(raw["people"]["pairs"]),
        person_endings=tuple(raw["people"]["endings"]),
        masculine=_masculine(language, raw["people"]["pairs"]),
        owners=_sets(raw["owners"]) | {"control": load_object_control(language)},
        groups=_sets(raw["groups"]),
        identity=_sets(raw["identity"]),
        bodies=_sets(raw["bodies"]),
        nouns_of_bodies=_nouns_of_bodies(raw["bodies"]),
        noun_phrase=_sets(raw["noun_phrase"]),
        determiners={
            word: kind for kind in _DETERMINERS for word in raw["noun_phrase"][kind]
        },
        articles=raw["articles"],
        amounts=frozenset(raw["amounts"]["words"]),
    )


def _features(raw: dict[str, str]) -> dict[str, Features]:
    return {word: (told[0], told[1]) for word, told in raw.items()}


def _sets(raw: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in raw.items()}


def _nouns_of_bodies(raw: dict[str, list[str]]) -> dict[str, Body]:
    """Return the surfaces of the nouns that stand for firms and associations."""
    feminine = set(raw["feminine"])
    return {
        word: (noun, "ORG", "f" if noun in feminine else "m", number)
        for word, (noun, _, number) in read_people(raw["generic"]).items()
    }


def _pairs(language: str) -> list[str]:
    pairs: list[str] = read_words(language, "names", dict[str, Any])["people"]["pairs"]
    return pairs


def _masculine(language: str, more: list[str]) -> dict[str, str]:
    """Return the masculine of every feminine noun that the pack pairs with one."""
    found: dict[str, str] = {}
    for pair in (*_pairs(language), *more):
        masculine, _, feminine = pair.partition("/")
        if feminine:
            found[feminine] = masculine
    path = files("recoupe.lang").joinpath(language).joinpath("roles.tsv")
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        columns = line.lower().replace("’", "'").split("\t")
        if len(columns) > 1 and columns[0] != columns[1]:
            found.setdefault(columns[1], columns[0])
    return found
