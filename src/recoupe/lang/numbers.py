"""Read numbers written in words or figures."""

import re
import tomllib
from decimal import Decimal, InvalidOperation
from functools import cache
from importlib.resources import files

import msgspec

from recoupe.errors import PackError

_HUNDRED = 100
_GROUPED = re.compile(r"\d{1,3}(?:([ .'])\d{3})(?:\1\d{3})*(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3},\d{3}\.\d+")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")

FIGURES = (
    r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?(?![\d])|\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)"
    r"|\d{1,3}(?:[.']\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?"
)


# « trente et un », but « une sur quatre et une sur cinq » states two numbers
_TENS = frozenset({20, 30, 40, 50, 60, 70, 80, 90, 1000})


class NumberWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number words of one language."""

    words: dict[str, int]
    scales: dict[str, str]
    collective: dict[str, int]
    fractions: dict[str, int]
    ordinals: dict[str, int]

    @property
    def pattern(self) -> str:
        """A regular expression for a cardinal in words, « un » alone included."""
        word = "|".join(sorted(self.words, key=len, reverse=True))
        tens = (
            rf"(?<=\b{word}\ et\ )"
            for word, worth in self.words.items()
            if worth in _TENS
        )
        one = rf" et (?=(?:un|une|onze)\b)(?:{'|'.join(tens)})"
        link = rf"(?:-et-|{one}|-| (?=(?:cents?|mille)\b)|(?<=cent) "
        link += r"|(?<=cents) |(?<=mille) )"
        return rf"(?:{word})(?:{link}(?:{word})\b)*"


@cache
def load_numbers(language: str) -> NumberWords:
    """Return the number words of a language.

    Raises:
        PackError: if there are none, or the file is wrong.
    """
    path = files("recoupe") / "lang" / language / "numbers.toml"
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), NumberWords)
    except (FileNotFoundError, msgspec.ValidationError) as error:
        raise PackError(f"{language}/numbers.toml: {error}") from error


def read_words(text: str, numbers: NumberWords) -> int | None:
    """Return the value of a cardinal in words, None if the words make no number.

    >>> read_words("quatre-vingt-dix-sept", load_numbers("fr"))
    97
    >>> read_words("deux mille trois cent cinquante-huit", load_numbers("fr"))
    2358
    """
    total = current = 0
    for word in re.split(r"[\s-]+", text.strip()):
        if word == "et":
            continue
        value = numbers.words.get(word)
        if value is None:
            return None
        if value == 1000:
            total, current = (total + (current or 1)) * 1000, 0
        elif value == 100:
            hundreds, rest = divmod(current, 100)
            current = hundreds * 100 + (rest or 1) * 100
        elif value == 20 and current % 100 == 4 and "vingt" in word:
            current += 80 - 4
        elif current % 10 and value < _HUNDRED:
            return None  # « quatre-cinq jours » are two numbers
        else:
            current += value
    return total + current


def read_figures(text: str) -> Decimal | None:
    """Return the value of a number in figures.

    Groups of exactly three after a space, a point or an apostrophe are thousands; a
    comma separates decimals unless it stands twice.

    >>> [str(read_figures(n)) for n in ("10.400", "4,2", "1,250,000", "3.75")]
    ['10400', '4.2', '1250000', '3.75']
    """
    text = text.strip()
    if _ENGLISH.fullmatch(text):
        plain = text.replace(",", "")
    elif _GROUPED.fullmatch(text):
        plain = re.sub(r"[ .']", "", text).replace(",", ".")
    elif _DECIMAL.fullmatch(text):
        plain = text.replace(",", ".")
    else:
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def read_number(text: str, numbers: NumberWords) -> Decimal | None:
    """Return the value of a number in figures or words, « et demi » included."""
    body, half, _ = text.partition(" et demi")
    value = read_figures(body) if body[:1].isdigit() else None
    if value is None:
        words = read_words(body, numbers)
        value = None if words is None else Decimal(words)
    if value is None:
        return None
    return value + Decimal("0.5") if half else value
