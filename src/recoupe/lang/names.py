"""Words that make names, roles and pronouns: ``names.toml`` of a language."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from recoupe.errors import PackError
from recoupe.model import EntityType

_NOT_NOUNS = frozenset(
    {"on", "certains", "autres", "beaucoup", "plusieurs", "ceux", "gens"}
)


Body = tuple[str, EntityType, str, str]  # singular, type, gender, number


class NameWords(msgspec.Struct, frozen=True):
    """Vocabulary of the steps that find mentions; every key is lower case.

    ``people`` and ``bodies`` hold plurals too: a surface gives its singular, so that
    nothing depends on the lemma of a capitalized or unknown word.
    """

    titles: frozenset[str]
    certain_titles: frozenset[str]  # of these, those that only people bear
    title_gender: dict[str, str]  # m or f
    particles: frozenset[str]
    org_heads: frozenset[str]
    org_offices: frozenset[str]
    org_capital: frozenset[str]
    law_heads: frozenset[str]
    law_proper: frozenset[str]
    law_english: frozenset[str]
    event_heads: frozenset[str]
    event_proper: frozenset[str]
    event_numbered: frozenset[str]
    place_heads: frozenset[str]
    place_whole: frozenset[str]
    place_shared: frozenset[str]
    streets: frozenset[str]
    doubtful_streets: frozenset[str]
    street_titles: frozenset[str]
    roads: frozenset[str]
    districts: frozenset[str]
    months: frozenset[str]
    openers: frozenset[str]  # words in lower case that may begin a name of the base
    lowered: frozenset[str]  # first words of names written in lower case throughout
    people: dict[str, tuple[str, str, str]]  # surface → singular, gender mf?, number sp
    introduce_only: frozenset[str]
    resume: frozenset[str]
    bodies: dict[str, Body]
    offices: dict[str, str]  # words that name an office → office of the base
    role_lengths: dict[str, int]  # first word of a role → most words
    past: frozenset[str]
    alliance: frozenset[str]
    governing: frozenset[str]
    armed: frozenset[str]
    distinguishing: frozenset[str]
    numbers: dict[str, int]
    homologue: frozenset[str]
    subjects: dict[str, tuple[str, str]]  # pronoun → gender m f ?, number s p
    others: dict[str, tuple[str, str]]
    possessives: dict[str, tuple[str, str]]
    speech: frozenset[str]  # lemmas of verbs whose subject is a person or a body
    kinds: dict[str, frozenset[str]]  # noun → kinds of entries it may stand for
    impersonal: dict[str, frozenset[str]]
    metonymy: dict[str, frozenset[str]]


@lru_cache(maxsize=4)
def load_name_words(language: str) -> NameWords:
    """Return the vocabulary of a language, read once per process.

    Raises:
        PackError: if the language has none.
    """
    path = files("recoupe.lang").joinpath(language).joinpath("names.toml")
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackError(f"no names.toml for {language!r}") from error
    raw["voices"] = _voices(language)
    return _read(raw, _roles(language), _parties(language))


@lru_cache(maxsize=4)
def load_triggers(language: str) -> dict[str, tuple[str, ...]]:
    """Return the classes of words that tell what kind of name stands beside them.

    Read once per process from ``name_triggers.tsv``; keys are lower case.
    """
    path = files("recoupe.lang").joinpath(language).joinpath("name_triggers.tsv")
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, _, words = line.partition("\t")
        for word in words.split():
            found[word] = (*found.get(word, ()), kind)
    return found


def _voices(language: str) -> dict[str, list[str]]:
    """Return the nouns for those who say things, by kind, of ``attribution.toml``."""
    path = files("recoupe.lang").joinpath(language).joinpath("attribution.toml")
    kinds: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))[
        "kinds"
    ]
    return kinds


def _roles(language: str) -> list[tuple[str, str, str]]:
    """Return (masculine, feminine, office) of every role of ``roles.tsv``."""
    path = files("recoupe.lang").joinpath(language).joinpath("roles.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()[1:]
    rows = (
        line.lower().replace("’", "'").split("\t") for line in lines if line.strip()
    )
    return [(row[0], row[1], row[2]) for row in rows if row[0][0] != "#"]


def _parties(language: str) -> list[str]:
    """Return the nouns that can act, of ``noun_classes.tsv``."""
    path = files("recoupe.lang").joinpath(language).joinpath("noun_classes.tsv")
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, lemmas = line.partition("\t")
        if name == "party":
            return [lemma.strip() for lemma in lemmas.split(",")]
    return []


def _read(
    raw: dict[str, Any], roles: list[tuple[str, str, str]], parties: list[str]
) -> NameWords:
    titles, orgs, laws = raw["titles"], raw["organisations"], raw["laws"]
    genders = dict.fromkeys(titles["masculine"], "m")
    genders |= dict.fromkeys(titles["feminine"], "f")
    kinds = {k: [n for n in v if n not in _NOT_NOUNS] for k, v in raw["voices"].items()}
    offices = {w: o for m, f, o in roles for w in (m, f, _plural(m), _plural(f))}
    return NameWords(
        titles=frozenset(titles["words"]),
        certain_titles=frozenset(titles["certain"]),
        title_gender=genders,
        particles=frozenset(raw["particles"]["words"]),
        org_heads=frozenset(orgs["with_name"]),
        org_offices=frozenset(orgs["offices"]),
        org_capital=frozenset(orgs["capital"]),
        law_heads=frozenset(laws["heads"]),
        law_proper=frozenset(laws["proper"]),
        law_english=frozenset(laws["english"]),
        event_heads=frozenset(raw["events"]["heads"]),
        event_proper=frozenset(raw["events"]["proper"]),
        event_numbered=frozenset(raw["events"]["numbered"]),
        place_heads=frozenset(raw["places"]["heads"]),
        place_whole=frozenset(raw["places"]["whole"]),
        place_shared=frozenset(raw["places"]["shared"]),
        lowered=frozenset(orgs["lowered"]),
        streets=frozenset(raw["ways"]["streets"]),
        doubtful_streets=frozenset(raw["ways"]["doubtful"]),
        street_titles=frozenset(raw["ways"]["titles"]),
        roads=frozenset(raw["ways"]["roads"]),
        districts=frozenset(raw["ways"]["districts"]),
        months=frozenset(raw["ways"]["months"]),
        openers=frozenset(raw["places"]["open"]),
        people=read_people(
            [*raw["people"]["pairs"], *_single(roles), *kinds["unnamed"]]
        ),
        introduce_only=frozenset(raw["people"]["introduce_only"]),
        resume=frozenset(raw["people"]["resume"]),
        bodies=_bodies(
            raw["bodies"], [*kinds["media"], *kinds["institution"], *parties]
        ),
        offices=offices,
        role_lengths=_lengths(offices),
        past=frozenset(raw["past"]["words"]),
        alliance=frozenset(raw["alliance"]["words"]),
        governing=frozenset(raw["governing"]["words"]),
        armed=frozenset(raw["governing"]["armed"]),
        distinguishing=frozenset(raw["distinguishing"]["words"]),
        numbers={w: n for n, w in enumerate(raw["groups"]["numbers"], 2)},
        homologue=frozenset(raw["groups"]["homologue"]),
        subjects=_pronouns(raw["pronouns"]["subject"]),
        others=_pronouns(raw["pronouns"]["other"]),
        possessives=_pronouns(raw["pronouns"]["possessive"]),
        speech=frozenset(raw["speech"]["verbs"]),
        kinds={k: frozenset(v) for k, v in raw["kinds"].items()},
        impersonal={k: frozenset(v) for k, v in raw["impersonal"].items()},
        metonymy={k: frozenset(v) for k, v in raw["metonymy"].items()},
    )


def _pronouns(features: dict[str, str]) -> dict[str, tuple[str, str]]:
    return {w.replace("ce-", "ce "): (f[0], f[1]) for w, f in features.items()}


def read_people(pairs: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Return surface → singular, gender and number of « masculine/feminine » pairs."""
    found: dict[str, tuple[str, str, str]] = {}
    for pair in pairs:
        masculine, _, feminine = pair.partition("/")
        for word, gender in ((masculine, "m" if feminine else "?"), (feminine, "f")):
            if word:
                found.setdefault(word, (word, gender, "s"))
                found.setdefault(_plural(word), (word, gender, "p"))
    return found


def _single(roles: list[tuple[str, str, str]]) -> list[str]:
    """Return the roles of one word as pairs of genders; titles are no nouns."""
    return [
        masculine if masculine == feminine else f"{masculine}/{feminine}"
        for masculine, feminine, office in roles
        if " " not in masculine and " " not in feminine and office != "title"
    ]


def _lengths(offices: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for words in offices:
        parts = words.replace("'", "' ").split()
        longest[parts[0]] = max(len(parts), longest.get(parts[0], 0))
    return longest


def _bodies(raw: dict[str, list[str]], parties: list[str]) -> dict[str, Body]:
    found: dict[str, Body] = {}
    feminine = frozenset(raw["feminine"])
    for name, words in raw.items():
        if name == "feminine":
            continue
        kind: EntityType = msgspec.convert(name, EntityType)
        for word in words:
            gender = "f" if word in feminine else "m"
            found.setdefault(word, (word, kind, gender, "s"))
            found.setdefault(_plural(word), (word, kind, gender, "p"))
    for word in parties:
        found.setdefault(word, (word, "ORG", "?", "s"))
        found.setdefault(_plural(word), (word, "ORG", "?", "p"))
    return found


def _plural(word: str) -> str:
    """Return the plural of a French noun; the first word of a phrase takes it."""
    head, _, rest = word.partition(" ")
    if head.endswith(("s", "x", "z")):
        plural = head
    elif head.endswith(("eau", "eu", "au")):
        plural = head + "x"
    elif head.endswith("al"):
        plural = head[:-2] + "aux"
    else:
        plural = head + "s"
    return f"{plural} {rest}" if rest else plural
