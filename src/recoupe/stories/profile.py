"""What a document is about: whom it names, the words it uses, when it appeared."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from recoupe.kb import fold
from recoupe.model import AnnotatedDocument

WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 6  # letters: « visite », « visites » and « visiter » count as one
_CAPITALIZED = re.compile(r"(?<=[\w,;] )[A-ZÀ-Þ][\w-]{2,}|\b[A-Z]{2,}\b")
_TITLE_WEIGHT = 3  # a word of the headline counts as often
_WHOLE_DATE = 7  # characters of YYYY-MM

Vector = Mapping[str, float]


class Profile(msgspec.Struct, frozen=True):
    """A document as clustering sees it."""

    id: str
    title: str
    actors: dict[str, float]  # entity id, or a capitalized word, to its count
    words: dict[str, float]  # stem to its count
    names: dict[str, str]  # actor to the name that a reader knows
    forms: dict[str, str]  # stem to its first form
    events: dict[
        str, str
    ]  # sense to the first noun that names it: « meet » « réunion »
    days: tuple[date, date] | None  # when it appeared, first and last possible day
    told: tuple[int, int] | None  # year and month of the latest date it tells of


def profile_of(found: AnnotatedDocument) -> Profile:
    """Return the profile of a document; without mentions, capitals stand in."""
    document = found.document
    text = document.blanked
    actors: Counter[str] = Counter()
    names: dict[str, str] = {}
    for mention in found.mentions:
        actors[mention.entity] += 1
        names.setdefault(mention.entity, mention.name)
    if not actors:
        for match in _CAPITALIZED.finditer(text):
            actors[match[0].casefold()] += 1
            names.setdefault(match[0].casefold(), match[0])
    words: Counter[str] = Counter()
    forms: dict[str, str] = {}
    for match in WORD.finditer(f"{document.title}\n" * _TITLE_WEIGHT + text):
        if fold(match[0]) in _empty_words():
            continue
        stem = match[0].casefold()[:STEM]
        words[stem] += 1
        forms.setdefault(stem, match[0].casefold())
    return Profile(
        document.id,
        document.headline,
        {key: float(n) for key, n in actors.items()},
        {key: float(n) for key, n in words.items()},
        names,
        forms,
        _events(found),
        _days(found),
        _told(found),
    )


def _events(found: AnnotatedDocument) -> dict[str, str]:
    """Return what the document names by a noun whose sense is known, the first first.

    A noun is printed as its lemma, or longer by a mark of number.
    """
    named: dict[str, str] = {}
    for assertion in found.assertions:
        if assertion.kind != "event" or not assertion.presupposed:
            continue
        noun = assertion.lemmas[0] if assertion.lemmas else ""
        head = found.document.quote(assertion.head).lower()
        known = not assertion.predicate.startswith(_UNKNOWN_SENSE)
        if known and noun and head.startswith(noun) and len(head) <= len(noun) + 1:
            named.setdefault(assertion.predicate, noun)
    return named


_UNKNOWN_SENSE = "lemma:"


@cache
def _empty_words() -> frozenset[str]:
    """Return the words that say nothing of a matter, folded."""
    rows = (files("recoupe.lang") / "anchors.tsv").read_text(encoding="utf-8")
    pairs = (row.split("\t") for row in rows.splitlines()[1:])
    return frozenset(form for form, anchor in pairs if anchor == "-")


def weigh(counts: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Return unit vectors weighted by 1 + log tf and log(1 + N / df)."""
    frequency: Counter[str] = Counter(key for found in counts for key in found)
    total = len(counts)
    return [
        unit(
            {
                key: (1 + math.log(n)) * math.log(1 + total / frequency[key])
                for key, n in found.items()
            }
        )
        for found in counts
    ]


def count_logs(counts: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Return unit vectors weighted by 1 + log tf alone.

    In a handful of articles about one saga, its heroes stand in all of them: rarity
    would make them nobody.
    """
    return [
        unit({key: 1 + math.log(n) for key, n in found.items()}) for found in counts
    ]


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """Return a vector scaled to length 1."""
    length = math.sqrt(sum(value * value for value in vector.values()))
    return {key: value / length for key, value in sorted(vector.items())}


def cosine(left: Vector, right: Vector) -> float:
    """Return the cosine of two unit vectors."""
    if len(right) < len(left):
        left, right = right, left
    return sum(value * right.get(key, 0.0) for key, value in left.items())


def centroid(vectors: Iterable[Vector]) -> dict[str, float]:
    """Return the unit vector of a sum."""
    total: dict[str, float] = {}
    for vector in vectors:
        for key, value in vector.items():
            total[key] = total.get(key, 0.0) + value
    return unit(total) if total else {}


def _days(found: AnnotatedDocument) -> tuple[date, date] | None:
    document = found.document
    if document.published:
        return document.published, document.published
    estimated = document.published_range
    if estimated is None or (estimated[1] - estimated[0]).days > _PLACED:
        return None
    return estimated


_PLACED = 180  # days; a longer interval places no article among others
_MIDDLE = 6  # month of a year that is named without one


def _told(found: AnnotatedDocument) -> tuple[int, int] | None:
    """Return the latest month that the text dates in full.

    A bare year counts as its middle, unless it lies further ahead than the year after
    the latest month: « d'ici 2035 » dates no article.
    """
    months = [
        (int(value[:4]), int(value[5:7]))
        for value in (t.value for t in found.timexes)
        if value and len(value) >= _WHOLE_DATE and re.match(r"\d{4}-\d\d", value)
    ]
    latest = max(months, default=None)
    years = [
        (int(t.value), _MIDDLE)
        for t in found.timexes
        if t.value and re.fullmatch(r"\d{4}", t.value)
    ]
    if latest is None:
        return None
    return max([latest, *(year for year in years if year[0] <= latest[0] + 1)])
