"""Find numbers, in figures and in words, ranges included, and typing accidents."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from recoupe.lang.numbers import FIGURES, NumberWords, load_numbers, read_number
from recoupe.lang.rules import load_rules


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number as written, ``value`` None for a range."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    words: bool = False  # written in words
    joiner: str = ""  # "à", "et", "ou" or "-" of a range
    scaled: bool = False  # « millions »: « de » links it to what it counts
    scale: Decimal = Decimal(1)  # what « millions » multiplies by
    forward: bool = False  # « de 18 à 23 % »: the unit stands with the next number


# A group that is no group of three, a letter for a zero, a lost digit.
_SLIP = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}[.](?:\d{3}[.])*(?:\d{4,}|\d{3}[.]\d{1,2}(?!\d))"
    r"|\d{1,3}(?:,\d{1,2}){2,}"
    r"|\d+o(?!\w)|\d+l\d+|o\d{2,}|\d{1,3}(?:\ \d{3})*\ \d{1,2}(?:\ \d{3})*"
    r"|\d{1,3}(?:\ \d{3})*\ \d{4,})(?![\w,]|\ \d|\.\d)"
)
_WIDEST = 20  # times: no range in one breath is wider
_PHONE = re.compile(r"(?:\d{2}[ .]){4}\d{2}|\+\d[\d ]{8,}")
_COORDINATES = re.compile(r"\d{1,3} ?° ?\d{1,2} ?[′'](?: ?\d{1,2}(?:[.,]\d+)? ?[″\"])?")


def find_slips(folded: str) -> list[tuple[int, int]]:
    """Return stretches that look like a number mistyped; nothing is repaired."""
    calls = find_calls(folded)
    return [
        found.span()
        for found in _SLIP.finditer(folded)
        if not any(start < found.end() and found.start() < end for start, end in calls)
    ]


@lru_cache(maxsize=1)  # slips and figures of one text ask in turn
def find_calls(folded: str) -> tuple[tuple[int, int], ...]:
    """Return telephone numbers and coordinates: figures that count nothing."""
    calls = [found.span() for found in _PHONE.finditer(folded)]
    if "°" in folded:
        calls += [found.span() for found in _COORDINATES.finditer(folded)]
    return tuple(calls)


def find_numbers(folded: str, language: str) -> list[Number]:
    """Return the numbers of a folded text, in text order, without overlap."""
    numbers = load_numbers(language)
    pattern = _pattern(language)
    moves = load_rules(language, "quantity").ending("moves")
    found: list[Number] = []
    for hit in pattern.finditer(folded):
        moved = hit["between"] == "de " and moves.search(
            re.sub(r" en [^.,;]{2,16}$", "", folded[: hit.start()][-40:].rstrip()) + " "
        )
        found += _read(hit, numbers, moved=bool(moved))
    return _joined(found, folded)


def _joined(found: list[Number], folded: str) -> list[Number]:
    """Read « deux millions cinq cent mille » as one number."""
    kept: list[Number] = []
    for number in found:
        left = kept[-1] if kept else None
        if left is not None and _goes_on(left, number, folded):
            kept[-1] = msgspec.structs.replace(
                number, start=left.start, value=(left.value or 0) + (number.value or 0)
            )
        else:
            kept.append(number)
    return kept


def _goes_on(left: Number, right: Number, folded: str) -> bool:
    if not left.scaled or left.value is None or right.value is None:
        return False
    beside = folded[left.end : right.start] == " "
    return beside and left.words == right.words and right.value < left.scale


@cache
def _pattern(language: str) -> re.Pattern[str]:
    numbers = load_numbers(language)
    scale = "|".join(sorted(numbers.scales, key=len, reverse=True))
    figure = FIGURES.replace("(?: \\d{3})", "(?:[ ]\\d{3})")
    one = rf"(?:{figure}|(?:{numbers.pattern})(?!\w))"

    def number(index: str) -> str:
        return (
            rf"(?P<n{index}>{one})(?P<half{index}> et demie?(?!\w))?"
            rf"(?: ?(?P<scale{index}>(?:{scale})(?!\w)|(?:md|m|k)(?= ?[€$£]))"
            rf"(?P<extra{index}> et demie?(?!\w))?)?"
        )

    joiner = r"(?P<joiner> (?:à|et|ou) |-|–| - )(?:les |quelque )?"
    between = r"(?P<between>(?:entre|de) )?"
    return re.compile(
        rf"(?<![\w/])(?<!\d[.,:-])(?<![a-zà-ÿ]-){between}{number('1')}"
        rf"(?:{joiner}{number('2')})?(?![\w])(?!-\d)(?!/\d)(?!:\d)"
    )


def _read(hit: re.Match[str], numbers: NumberWords, *, moved: bool) -> Iterator[Number]:
    first = _value(hit, "1", numbers)
    if first is None:
        return
    second = _value(hit, "2", numbers) if hit["n2"] else None
    if second is None:
        if hit["n2"] is None:
            yield _single(hit, "1", first, numbers)
        return
    joiner = hit["joiner"].strip()
    between_first = joiner == "et" and (hit["between"] or "").strip() == "entre"
    thousands = Decimal(1000)  # « 5 à 6 000 »
    shared = hit["scale2"] and not hit["scale1"]
    if shared and first < 20 * _plain(hit["n2"], numbers):
        first *= second / _plain(hit["n2"], numbers)
    elif (
        (
            first < second
            and (joiner in {"à", "-", "–", "ou"} or between_first)
            and " " in hit["n2"]
        )
        and second / _WIDEST < first * thousands < second
        and first < 100
    ):
        first *= thousands
    elif not hit["n1"][0].isdigit() and first < second:
        first *= _hundreds(hit["n2"], first, second, numbers)
    between = (hit["between"] or "").strip()
    is_range = (
        second / thousands < first < second
        and not moved
        and (joiner in {"à", "ou", "-", "–"} or between == "entre")
    )
    if joiner in {"-", "–"} and hit["joiner"] == "-" and not hit["n1"][0].isdigit():
        is_range = False
    if is_range and not (joiner == "et" and between != "entre"):
        start = hit.start() if between == "entre" or joiner == "à" else hit.start("n1")
        yield Number(
            start=start,
            end=hit.end(),
            value=None,
            low=first,
            high=second,
            words=not hit["n2"][0].isdigit(),
            joiner=joiner,
            scaled=bool(hit["scale2"]),
            scale=_scale(hit["scale2"], numbers),
        )
        return
    if joiner in {"-", "–"}:
        return
    forward = joiner in {"à", "ou", "et"} and not hit["scale1"]
    one = _single(hit, "1", first, numbers)
    scale = _scale(hit["scale2"], numbers) if shared else one.scale
    yield msgspec.structs.replace(one, forward=forward, scale=scale)
    yield _single(hit, "2", second, numbers)


def _hundreds(
    text: str, first: Decimal, second: Decimal, numbers: NumberWords
) -> Decimal:
    """Return 100 for « deux à trois cents », 1 where the first stands as it is."""
    last = Decimal(numbers.words.get(text.rpartition(" ")[2], 1))
    shared = last >= 100 and second > last and first * last < second
    return last if shared else Decimal(1)


def _plain(text: str, numbers: NumberWords) -> Decimal:
    return read_number(text, numbers) or Decimal(1)


def _single(
    hit: re.Match[str], index: str, value: Decimal, numbers: NumberWords
) -> Number:
    start = hit.start(f"n{index}")
    ends = [hit.end(f"{name}{index}") for name in ("n", "half", "scale", "extra")]
    return Number(
        start=start,
        end=max(ends),
        value=value,
        words=not hit[f"n{index}"][0].isdigit(),
        scaled=bool(hit[f"scale{index}"]),
        scale=_scale(hit[f"scale{index}"], numbers),
    )


def _value(hit: re.Match[str], index: str, numbers: NumberWords) -> Decimal | None:
    text = hit[f"n{index}"]
    scale = hit[f"scale{index}"]
    value = read_number(text, numbers)
    if value is None:
        return None
    if hit[f"half{index}"]:
        value += Decimal("0.5")
    if not scale:
        return value
    if "." in text and not re.search(r"\.\d{3}\.\d{3}|\.\d00$", text):
        value = Decimal(text)  # « 3.75 millions »; « 1.000 milliards » is a thousand
    if hit[f"extra{index}"]:
        value += Decimal("0.5")
    return value * _scale(scale, numbers)


def _scale(word: str | None, numbers: NumberWords) -> Decimal:
    return Decimal(numbers.scales.get(word) or _SHORT[word]) if word else Decimal(1)


_SHORT = {"m": "1e6", "k": "1e3", "md": "1e9"}  # « 3 Md€ »
