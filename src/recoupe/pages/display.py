"""Numbers, dates and marks as people write them, in the language of the interface."""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from importlib import resources
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal, get_currency_name
from markupsafe import Markup

from recoupe.model import Claim, Position, Problem

# Characters that change how their neighbors are shown, or show nothing at all.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_WINDOWS = {
    chr(number): shown
    for number in range(0x80, 0xA0)
    if (shown := bytes([number]).decode("cp1252", "ignore"))
}
_SPACES = re.compile(r"\s+")
# French sets a space before these; it must not end a line.
_BEFORE_MARKS = re.compile(r" (?=[:;?!»])|(?<=«) ")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(?::(\d{2}))?|T?(MO|AF|EV|NI))?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_PART = re.compile(r"(\d{4})-(W\d{2}|[QH]\d|SP|SU|FA|WI)")
_DURATION = re.compile(r"P(T?)(\d+(?:\.\d+)?)(DE|CE|[YMWDHS])")
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))


def visible(value: Any) -> Any:
    r"""Return text with characters that would act unseen shown by their number.

    The template engine calls it for everything it prints. Controls U+0080 to U+009F are
    shown as browsers show them: a byte of Windows-1252 that was taken for Latin-1.

    >>> visible("a\u202eb l\x92c")
    'a⟨U+202E⟩b l’c'
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return _HIDDEN.sub(
            lambda match: _WINDOWS.get(match[0]) or _named(match[0]), value
        )
    return "" if value is None else value


def _named(character: str) -> str:
    return f"⟨U+{ord(character):04X}⟩"


def shorten(text: str, longest: int = 240) -> str:
    """Return text on one line, cut between words where it is too long."""
    line = _SPACES.sub(" ", text[: longest * 4]).strip()
    line = _BEFORE_MARKS.sub("\u00a0", line)
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    head = cut.rsplit(" ", 1)[0]
    return (head if len(head) > longest // 2 else cut).rstrip(" ,;:") + "…"


class Display:
    """What pages say in one language, and how they write values."""

    def __init__(self, language: str) -> None:
        packs = _packs()
        self.language = language if language in packs else "fr"
        self.ui: dict[str, Any] = packs[self.language]

    def word(self, key: str, fallback: str = "") -> str:
        """Return what the interface calls something, never the raw name of it."""
        return str(self.ui.get(key.replace("-", "_"), fallback))

    def count(self, number: int, noun: str) -> str:
        """Return a number with its noun, « 2 articles »."""
        few, many = self.ui["nouns"][noun]
        plural = self._is_plural(number)
        return f"{self.number(number)}\u00a0{many if plural else few}"

    def _is_plural(self, number: int | Decimal) -> bool:
        if self.ui["grammar"]["plural_from_two"]:
            return number >= 2 or number <= -2
        return number != 1

    def message(self, text: str) -> str:
        """Return a sentence of the program in the language of the interface."""
        return str(self.ui["sentences"].get(text, text))

    def problem(self, problem: Problem) -> str:
        """Return what went wrong in the language of the interface."""
        known = self.ui["problems_by_code"].get(problem.code)
        return str(known or self.message(problem.message))

    def check(self, name: str) -> str:
        """Return what a check is called."""
        plain = name.replace("_", " ").replace("-", " ")
        return str(self.ui["checks_by_name"].get(plain, plain))

    def number(self, value: str | float | Decimal) -> str:
        """Return a number with its digits grouped."""
        return str(format_decimal(value, locale=self.language))

    def percent(self, share: float) -> str:
        """Return a share of 0..1 in percent."""
        return f"{round(100 * share)}\u00a0%"

    def day(self, value: date | str | None) -> str:
        """Return a calendar day, « 19 août 2024 »."""
        if value is None:
            return ""
        if isinstance(value, str):
            return self.date(value)
        form = self.ui["grammar"]["day"]
        text = str(format_date(value, form, locale=self.language))
        return re.sub(r"^1 ", str(self.ui["grammar"]["first_day"]), text)

    def span(self, first: date | str | None, last: date | str | None) -> str:
        """Return two days, « du 12 au 20 mai 2025 » written the short way."""
        if not first or first == last:
            return self.day(first)
        return f"{self.day(first)} – {self.day(last)}"

    def date(self, value: str | None) -> str:
        """Return a TIMEX3 value in words; nothing where it says nothing."""
        text = value or ""
        if named := self.ui["times"].get(text):
            return str(named)
        if match := _DAY.match(text):
            return self._day_and_hour(match)
        if match := _PART.match(text):
            return self._part_of_year(match[1], match[2])
        if match := _MONTH.match(text):
            return self._month(int(match[1]), int(match[2]))
        return self._years_or_duration(text)

    def as_of(self, value: str | None) -> str:
        """Return a calendar time in words; « à présent » says nothing here."""
        return self.date(value) if (value or "")[:1].isdigit() else ""

    def _years_or_duration(self, text: str) -> str:
        if match := _DURATION.fullmatch(text):
            return self._duration(match[2], match[1] + match[3])
        if re.fullmatch(r"\d{3}", text):
            return str(self.ui["decade"]).format(f"{text}0")
        return text if re.fullmatch(r"\d{4}", text) else ""

    def _day_and_hour(self, match: re.Match[str]) -> str:
        try:
            text = self.day(date(int(match[1]), int(match[2]), int(match[3])))
        except ValueError:
            return ""
        tail = re.search(r"T(MO|AF|EV|NI|MI)", match.string)
        if tail:
            return f"{text}, {self.ui['parts_of_day'].get(tail[1], '')}".rstrip(", ")
        if match[4]:
            form = "hour_minute" if match[5] and match[5] != "00" else "hour"
            return f"{text}, {self.word(form).format(int(match[4]), match[5])}"
        return text

    def _month(self, year: int, month: int) -> str:
        try:
            moment = date(year, month, 1)
        except ValueError:
            return ""
        return str(format_date(moment, "MMMM y", locale=self.language))

    def _part_of_year(self, year: str, part: str) -> str:
        if part.startswith("W"):
            try:
                monday = date.fromisocalendar(int(year), int(part[1:]), 1)
            except ValueError:
                return ""
            sunday = monday + timedelta(days=6)
            return str(self.ui["week"]).format(self.day(monday), self.day(sunday))
        return str(self.ui["parts_of_year"].get(part, "{}")).format(year)

    def _duration(self, amount: str, unit: str) -> str:
        few, many = self.ui["durations"].get(unit, ("", ""))
        plural = self._is_plural(Decimal(amount))
        return f"{self.number(amount)}\u00a0{many if plural else few}" if few else ""

    def amount(
        self,
        value: str | None,
        unit: str | None,
        low: str | None = None,
        high: str | None = None,
    ) -> str:
        """Return a quantity, « 4 milliards de dollars », « plus de 2 », « 7 à 9 »."""
        pattern, numbers = _bounds(value, low, high)
        if not numbers:
            return ""
        if unit == "ordinal":
            return str(self.ui["ordinal"]).format(self.number(numbers[0]))
        written = [self._scaled(number) for number in numbers]
        text = str(self.ui["bounds"][pattern]).format(*written)
        noun = self._unit(unit, max(abs(number) for number in numbers))
        if not noun:
            return text
        if not written[-1][-1].isdigit():
            before_vowel = noun[0] in "aeéèêiouyhAEÉIOU"
            noun = self.ui["grammar"]["after_scale"][before_vowel] + noun
        return f"{text}\u00a0{noun}"

    def _scaled(self, number: Decimal) -> str:
        """Write millions and above by name where that loses no digit."""
        for power, name in _SCALES:
            scaled = number.scaleb(-power)
            if abs(scaled) >= 1 and scaled == round(scaled, 2):
                few, many = self.ui["scales"][name]
                plural = abs(scaled) >= 2
                return f"{self.number(scaled)}\u00a0{many if plural else few}"
        return self.number(number)

    def _unit(self, unit: str | None, number: Decimal) -> str:
        if not unit or unit == "1":
            return ""
        base, _, per = unit.partition("/")
        plural = self._is_plural(number)
        noun = self._noun(base, plural=plural)
        if not per:
            return noun
        return f"{noun} {self.ui['per']} {self._noun(per, plural=False)}"

    def _noun(self, code: str, *, plural: bool) -> str:
        if known := self.ui["units"].get(code):
            return str(known[plural])
        if re.fullmatch(r"[A-Z]{3}", code):
            count = 2 if plural else 1
            return str(get_currency_name(code, count, locale=self.language))
        if not plural or code.endswith(("s", "x", "z", "%")) or "[" in code:
            return code.strip("[]")
        for ending, others in self.ui["plurals"].items():
            if code.endswith(ending):
                return code[: -len(ending)] + str(others)
        return code + "s"

    def position(self, position: Position, claim: Claim) -> str:
        """Return what one position holds, in a few words."""
        if position.label:
            return position.label
        amount = self.amount(position.value, position.unit)
        if position.value and not amount:
            amount = self.date(position.value) or position.value
        if amount:
            return amount if position.polarity == "+" else f"{self.ui['no']} {amount}"
        if len(claim.positions) == 1:
            return ""
        return str(self.ui["denied" if position.polarity == "-" else "affirmed"])


def _bounds(
    value: str | None, low: str | None, high: str | None
) -> tuple[str, list[Decimal]]:
    exact, least, most = _decimal(value), _decimal(low), _decimal(high)
    if least is not None and most is not None and least != most:
        if exact is not None and least < exact < most:
            return "about", [exact]
        return "between", [least, most]
    if least is not None and high is None and low is not None and most is None:
        return "least", [least]
    if most is not None and least is None:
        return "most", [most]
    number = exact if exact is not None else least
    return "exact", [] if number is None else [number]


def _decimal(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


@lru_cache(maxsize=1)
def _packs() -> dict[str, dict[str, Any]]:
    import tomllib  # noqa: PLC0415 - only when a page is rendered

    text = (resources.files("recoupe.pages") / "ui.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
