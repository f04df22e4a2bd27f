"""What the readers of expressions of time share: the scene, and choosing a day.

Every reader is a pure function of the match and of the scene (the day of publication,
the dates already read, the tense around); it returns None when it cannot place what it
reads.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from recoupe.annotate.times.calendar import shift_months
from recoupe.annotate.times.tense import TenseReader
from recoupe.lang.rules import Match, RulePack

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression means on one assumed day of publication."""

    type: TimexType
    value: str | None
    mod: str | None = None
    anchor: str | None = None
    first: str | None = None
    last: str | None = None
    day: date | None = None  # that the words name, where the value is of the next
    sets: bool = False  # later « la veille » counts from it


class NamedDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day that a text has named, as what follows may be of it."""

    day: date
    code: str  # time of day, "T17:00", "TEV"; "" for the day as a whole
    start: int
    end: int
    words: str
    tense: str  # of what it dates
    is_range: bool = False  # the first of several
    is_said: bool = False  # something was only said then
    is_back: bool = False  # « la veille »
    is_limit: bool = False  # « jusqu'à samedi »


class Scene(msgspec.Struct, kw_only=True):
    """What a reader may look at. Mutable: readings of a text build on each other."""

    pack: RulePack
    text: str  # folded
    today: date | None
    now: str | None = None  # "HH:MM" of publication, with its offset if known
    tense: Callable[[int, int], str]  # "past", "future" or "" around a stretch
    latest: date | None = None
    latest_value: str | None = None
    latest_words: str = ""
    latest_end: int = -1
    story: date | None = None  # the latest outside relative clauses, in the paragraph
    story_words: str = ""
    near_value: str | None = None  # the expression right before, whatever its type
    near_end: int = -1
    year_words: str = ""
    year: int | None = None  # a year named in the sentence, for what follows it
    year_end: int = -1
    year_start: int = -1
    quarter: str | None = None  # "2024-Q2", for « au troisième »
    quarter_end: int = -1
    clauses: TenseReader | None = None  # what governs the stretches of the text
    run: str = ""  # months of the financial or school year named last
    length_unit: str = ""  # of the length read last, for « dont deux avec sursis »
    length_end: int = -1
    named: list[NamedDay] = msgspec.field(default_factory=list)  # in text order
    placed: tuple[date, str] | None = None  # day and hour of the time of day before
    following: tuple[Match, Reading] | None = None  # the day right after, if any
    latest_time: str | None = None  # "2024-08-20T17:00", for « dix minutes plus tard »

    def number(self, table: str, word: str) -> int | None:
        """Return the whole number a word of the pack stands for."""
        value = self.pack.value(table, word.rstrip("."))
        return int(value) if isinstance(value, int | float) else None

    def word(self, table: str, word: str) -> str:
        """Return the code a word of the pack stands for."""
        value = self.pack.value(table, word)
        return value if isinstance(value, str) else ""


def pick(match: Match, *names: str) -> str:
    """Return the first of several groups that took part."""
    return next((match[name] for name in names if match[name]), "")


def year_of(match: Match) -> int | None:
    """Return the year a match states; two figures up to 35 are of this century."""
    text = pick(
        match, "year", "year_two", "year_three", "year_bare", "year_four", "year_ahead"
    )
    if text:
        return int(text)
    short = match["shortyear"].lstrip("'")
    if not short:
        return None
    return int(short) + (1900 if int(short) > 35 else 2000)


def mod_of(match: Match, scene: Scene) -> str | None:
    """Return START, MID or END for « début », « mi- », « fin »."""
    edge = pick(match, "edge", "part_edge", "part_edge_two")
    return scene.word("edge", edge) or None


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the day, None if the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def same_sentence(scene: Scene, left: int, right: int) -> bool:
    """Tell whether two positions are close and no sentence ends between them."""
    gap = scene.text[max(0, left) : right]
    return left >= 0 and len(gap) < 80 and not re.search(r"[.!?…](?:\s|$)", gap)


def day_of_story(match: Match, scene: Scene) -> tuple[date | None, str]:
    """Return the day that « la veille » counts from, with its words.

    A day that only a relative clause named counts in its own sentence: « Jeudi, il a
    rencontré le pêcheur qui avait disparu lundi. La veille … » is of Wednesday.
    """
    gap = scene.text[max(0, scene.latest_end) : match.start]
    if scene.story is not None and _SENTENCE_END.search(gap):
        return scene.story, scene.story_words
    return scene.latest, scene.latest_words


_SENTENCE_END = re.compile(r"[.!?…](?:\s|$)")


def in_year_of(match: Match, scene: Scene) -> bool:
    """Tell whether the year named before sets the scene of a date without one.

    « En 1978, il part en mars » it does; « construit en 1978 et inspecté en mars » it
    does not: there the year belongs to another verb.
    """
    if not (scene.year and same_sentence(scene, scene.year_end, match.start)):
        return False
    if scene.pack.beginning("begun").match(scene.text[scene.year_start : match.start]):
        return False  # « ouvert depuis 1961, il fermera en mars »
    opening = scene.text[max(0, scene.year_start - 8) : scene.year_start]
    if _OPENS.search(opening) and scene.text.startswith(",", scene.year_end):
        return True
    gap = scene.text[scene.year_end : match.start]
    if len(gap) <= _BESIDE and not re.search(r"[,;:]", gap) and " et " not in gap:
        return True
    span = (scene.year_start, scene.year_end)
    return are_of_one_clause(scene, span, (match.start, match.end))


def are_of_one_clause(
    scene: Scene, left: tuple[int, int], right: tuple[int, int]
) -> bool:
    """Tell whether two stretches depend on one word, as far as there is a parse."""
    return scene.clauses is not None and scene.clauses.same_clause(left, right)


_OPENS = re.compile(r"(?:^|[.!?…\n»]\s*)(?:en |l'année |fin |début )?$")
_BESIDE = 12


def candidates_for(today: date, month: int | None, number: int) -> list[date]:
    """Return the days with that number around ``today``, of one month or of any."""
    if month:
        years = range(today.year - 2, today.year + 3)
        days = [safe_date(year, month, number) for year in years]
    else:
        months = [shift_months(today.year, today.month, k) for k in range(-4, 5)]
        days = [safe_date(y, m, number) for y, m in months]
    return [day for day in days if day]


def choose_day(candidates: list[date], match: Match, scene: Scene) -> date | None:
    """Return the day meant: the last before, or the first after, as tense asks.

    Where no verb tells, a day less than three months ahead beats one that is more than
    eight months back: programmes are announced without verbs.
    """
    today = scene.today
    if today is None or not candidates:
        return None
    before = [day for day in candidates if day <= today]
    after = [day for day in candidates if day >= today]
    rel = scene.number("rel", match["rel"])
    tense = {1: "future", -1: "past"}.get(rel or 0) or scene.tense(
        match.start, match.end
    )
    if rel in {1, -1}:
        before = [day for day in before if day < today]
        after = [day for day in after if day > today]
    if not before or not after:
        return (before or after)[-1 if before else 0]
    if tense == "future":
        return after[0]
    if tense == "past":
        return before[-1]
    ahead, back = (after[0] - today).days, (today - before[-1]).days
    if tense == "planned":
        return after[0] if ahead < back else before[-1]
    return after[0] if (ahead < 92 and back > 240) or ahead * 3 < back else before[-1]


def nearest_month(month: int, match: Match, scene: Scene) -> tuple[int, int]:
    """Return year and month meant by a month without year."""
    today = scene.today or date(1, 1, 1)
    rel = scene.number("rel", match["rel"])
    if rel in {-1, -2}:
        return today.year - (month >= today.month), month
    if rel in {1, 2}:
        return today.year + (month <= today.month), month
    tense = scene.tense(match.start, match.end)
    distance = (month - today.month) % 12, (today.month - month) % 12
    if _is_ahead(tense, *distance):
        return today.year + (month < today.month), month
    return today.year - (month > today.month), month


def _is_ahead(tense: str, ahead: int, back: int) -> bool:
    """Tell whether the next such month is meant, from tense and months to either."""
    if tense in {"future", "past"}:
        return tense == "future"
    return ahead < back and (tense == "planned" or ahead <= _SOON)


_SOON = 3  # months: programmes are announced without verbs


def relative_year(words: str, scene: Scene) -> int | None:
    """Return the year of « cette année », « l'an dernier », « l'année prochaine »."""
    if scene.today is None:
        return None
    if re.search(r"dernière?|passée?", words):
        return scene.today.year - 1
    return scene.today.year + ("prochain" in words)


_ROMAN = {"i": 1, "v": 5, "x": 10}


def roman_number(text: str) -> int:
    """Return the value of a Roman numeral up to XXXIX.

    >>> roman_number("xix")
    19
    """
    values = [_ROMAN[c] for c in text]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
