"""Turn a number found in a text into a quantity: unit, bounds, direction."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import zip_longest
from typing import Literal

import msgspec

from recoupe.annotate.bounds import Approximator, approximator_reader, bounds_of
from recoupe.annotate.figures import Number
from recoupe.annotate.units import Unit, is_measured, unit_reader
from recoupe.lang.rules import RulePack, load_rules
from recoupe.model import Parse


class Draft(msgspec.Struct, kw_only=True):
    """A quantity in the making. Mutable until the whole text is read."""

    start: int
    end: int
    core_start: int  # the number itself
    core_end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    open: Literal["low", "high"] | None = None
    unit: str = ""
    kind: str = ""
    per: str = ""
    approximator: str = ""
    change: Literal["up", "down"] | None = None
    measures: str = ""
    scope: str = ""
    as_of: str = ""
    pair: tuple[str, ...] = ()
    forward: bool = False
    scale: Decimal = Decimal(1)  # « millions » as written with the number
    rule: str = "number"


_LINK = re.compile(r" ?(?:de |d'|des )?(?:[«\"“] ?)?")
_SYMBOL_BEFORE = re.compile(r"(?:us)?[$€£¥]\s?$")
_LABEL_SHAPE = re.compile(r"[A-Z]{2,}[\s.-]?$|[A-Z]\.?\s$|[A-Za-zÀ-ÿ]$|[#+]\s?$")
_PLANNED_NUMBER_WORDS = {"un", "une"}


class NumberReader:
    """Reads the numbers of one text."""

    def __init__(self, language: str, raw: str, folded: str, parse: Parse) -> None:
        self.language = language
        self.raw = raw
        self.folded = folded
        self.parse = parse
        self.pack: RulePack = load_rules(language, "quantity")
        self.units = unit_reader(language)
        self.approximators = approximator_reader(language)
        self._function = self.pack.whole("function")
        self._label, self._up, self._down, self._rates = _patterns(language)

    def is_function(self, word: str) -> bool:
        """Tell whether a word counts nothing: an article, a preposition, a verb form."""
        return bool(self._function.match(word))

    # ---- one number ----------------------------------------------------------------------

    def read(self, number: Number) -> Draft | None:
        """Return a draft, None if the number is a label or part of a name."""
        money_before = _SYMBOL_BEFORE.search(self.folded[: number.start][-5:])
        unit = self.unit_of(number)
        if money_before:
            code = self.units.money_at(
                self.folded,
                number.start - len(money_before[0]),
                self.folded[: number.start],
            )
            if code:
                unit = Unit(code.start, number.end, code.code, "money")
        if self._is_label(number, unit):
            return None
        if number.value == 1 and number.words and not number.scaled:
            half = unit and re.match(r" et demie?(?!\w)", self.folded[unit.end :][:10])
            near = self.approximators.before(self.folded, number.start)
            counted = unit is not None and unit.kind in {"money", "physical"}
            if not (half or (near and near.words.endswith(("de", "d'")) and counted)):
                return None
        draft = Draft(
            start=number.start,
            end=max(number.end, unit.end if unit else 0),
            core_start=number.start,
            core_end=number.end,
            value=number.value,
            unit=unit.code if unit else "",
            kind=unit.kind if unit else "",
            forward=number.forward,
        )
        draft.scale = scale_of(self.folded[number.start : number.end], number)
        self._fraction_of_unit(draft, number)
        self._bound(draft, number)
        self._rate(draft)
        self._sign(draft)
        draft.change = self.direction(draft.start)
        return draft

    def unit_of(self, number: Number) -> Unit | None:
        """Return the unit right after a number, « de » skipped after « millions »."""
        position = number.end
        link = _LINK.match(self.folded, position)
        after = link.end() if link else position
        if not number.scaled and link and link[0].strip(' «"“'):
            after = position
        if self.folded[after : after + 1] == " ":
            after += 1
        return self._unit_at(number, after)

    def _unit_at(self, number: Number, after: int) -> Unit | None:
        past = self.folded[:after]
        if money := self.units.money_at(self.folded, after, past):
            return money
        unit = self.units.unit_at(self.folded, after)
        if unit and not (
            len(unit.code) == 1
            and number.words
            and self.folded[unit.start : unit.end].isalpha()
            and unit.end - unit.start == 1
        ):
            return unit
        points = re.compile(r"points?(?!\w)").match(self.folded, after)
        if points:
            return Unit(after, points.end(), self._points(number), "point")
        ages = re.compile(r"ans?(?: et demie?)?(?!\w)").match(self.folded, after)
        if ages:
            return Unit(after, ages.end(), "a", "age")
        count = number.value if number.value is not None else number.high
        plural = count is not None and count >= 2
        noun = self.units.noun_at(self.folded, self.raw, after, plural=plural)
        if noun is None or self._tags(noun) & {"VERB", "AUX", "ADV", "PRON", "DET"}:
            return None
        if self._tags(noun) == {"ADJ"}:
            return Unit(noun.start, noun.end, noun.code, "adjective")
        return noun

    def _tags(self, unit: Unit) -> set[str]:
        """Return the part of speech the parse gives the last word of a noun.

        Nothing for the words listed as counted (« 38 blessés »): parsers waver there.
        """
        tokens = self.parse.tokens_in(unit.start, unit.end)
        if not tokens or is_measured(self.language, unit.code):
            return set()
        return {tokens[-1].pos}

    def _points(self, number: Number) -> str:
        value = number.value if number.value is not None else number.high
        return "pp" if value is not None and value < 100 else "point"

    def _is_label(self, number: Number, unit: Unit | None) -> bool:
        """Tell whether a number names rather than counts."""
        left = self.raw[max(0, number.start - 30) : number.start]
        folded = self.folded[max(0, number.start - 30) : number.start]
        figure = self.folded[number.start : number.end]
        if re.match(r" chiffres?(?!\w)", self.folded[number.end : number.end + 9]):
            return folded.endswith("à ")
        if number.words:
            capital = self.raw[number.start].isupper()
            starts = re.search(r"(?:^|[.!?:;…«\n]\s?[«“]?\s?)$", left)
            return bool(capital and not starts)
        if self._label.search(folded) or _LABEL_SHAPE.search(
            left.rstrip(" ") if False else left
        ):
            return not (
                unit
                and unit.kind in {"money", "ratio", "noun"}
                and not re.search(r"(?:n°|no\.?|[A-Za-z])\s?$", left)
            )
        if unit is None and re.fullmatch(r"(?:1[5-9]|20|21)\d\d", figure):
            return True
        word = re.search(r"([A-ZÀ-Ý][\w’'-]*)\s$", left)
        if word and unit is None:
            before = left[: word.start()]
            return not re.search(r"(?:^|[.!?:…«]\s?)$", before)
        if re.match(r"-[a-z]|/\d|[a-z]", self.folded[number.end : number.end + 2]):
            return unit is None
        return bool(
            re.match(r"\s?(?:e|ème)(?!\w)", self.folded[number.end : number.end + 4])
        )

    def _fraction_of_unit(self, draft: Draft, number: Number) -> None:
        """Read « deux euros cinquante », « 3 francs 40 », « 90 centimes », « 8 ans et demi »."""
        if draft.kind == "money" and number.value is not None and not number.scaled:
            cents = re.compile(
                r" (\d\d|dix|vingt|trente|quarante|cinquante|soixante)(?! ?\w|[/.-]\d)"
            )
            found = cents.match(self.folded, draft.end)
            if found:
                words = {
                    "dix": 10,
                    "vingt": 20,
                    "trente": 30,
                    "quarante": 40,
                    "cinquante": 50,
                    "soixante": 60,
                }
                part = int(words.get(found[1], 0) or found[1])
                draft.value = number.value + Decimal(part) / 100
                draft.end = found.end()
        if draft.unit in {"centime", "cent"} and number.value is not None:
            draft.value, draft.unit, draft.kind = number.value / 100, "EUR", "money"
        half = re.match(r" et demie?(?!\w)", self.folded[draft.end :][:10])
        if half and draft.value is not None and draft.kind in {"physical", "noun"}:
            draft.value += Decimal("0.5")
            draft.end += half.end()
        if draft.unit == "a" and "demi" in self.folded[draft.core_end : draft.end]:
            draft.value = (number.value or Decimal(0)) + Decimal("0.5")

    def _bound(self, draft: Draft, number: Number) -> None:
        if number.value is None:
            draft.low, draft.high = number.low, number.high
            draft.approximator = (
                "entre … et" if number.joiner == "et" else number.joiner
            )
            return
        self.apply_approximator(draft)

    def apply_approximator(self, draft: Draft) -> None:
        """Widen a draft to the approximator before or after it."""
        value = draft.value
        if value is None:
            return
        words: Approximator | None = self.approximators.before(
            self.folded, draft.core_start
        )
        if words:
            draft.start = words.start
        else:
            words = self.approximators.after(self.folded, draft.end)
            if words:
                draft.end = words.end
        found = bounds_of(value, words)
        draft.low, draft.high, draft.open = found.low, found.high, found.open
        draft.approximator = words.words if words else ""

    def _rate(self, draft: Draft) -> None:
        """Read « par an », « le baril », « de l'heure » into the unit."""
        if draft.kind not in {"money", "physical", "noun"}:
            return
        for pattern, code in self._rates:
            found = pattern.match(self.folded, draft.end)
            if not found:
                continue
            if draft.kind == "noun" and code in {"a", "mo", "d", "wk", "h"}:
                draft.per = code
                return
            draft.unit, draft.per, draft.end = f"{draft.unit}/{code}", code, found.end()
            return

    def _sign(self, draft: Draft) -> None:
        if draft.unit != "Cel" or draft.value is None:
            return
        found = re.search(r"(?:[-–−]\s?|moins )$", self.folded[: draft.core_start])
        if found and draft.approximator != "moins":
            draft.value, draft.low, draft.high = (
                -draft.value,
                -draft.value,
                -draft.value,
            )
            draft.start = found.start()

    def direction(self, start: int) -> Literal["up", "down"] | None:
        """Return which way a figure moved, from the words right before it."""
        left = self.folded[max(0, start - 40) : start]
        left = re.split(r"[.;:!?,]\s", left)[-1]
        ups, downs = list(self._up.finditer(left)), list(self._down.finditer(left))
        if not re.search(
            r"(?:de|d'|par|a|ont|pris|perdu|gagné|gagne|\+|cédé|prend|perd) ?$", left
        ):
            return None
        if ups and (not downs or ups[-1].end() > downs[-1].end()):
            return "up"
        return "down" if downs else None

    # ---- elision ----------------------------------------------------------------------------

    def inherit(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Give a unit to those that leave theirs out: « 14 000 hier, contre 9 000 »."""
        kept: list[Draft] = []
        last: Draft | None = None
        for draft, following in zip_longest(drafts, drafts[1:]):
            if draft.forward and not draft.unit and following:
                draft.unit, draft.kind = following.unit, following.kind
            if draft.unit.startswith("/") and last:
                draft.unit = last.unit.split("/")[0] + draft.unit
            if draft.kind == "adjective":
                draft.unit = "" if last and last.kind == "noun" else draft.unit
                draft.kind = "noun"
            if draft.unit:
                if draft.kind not in {"ordinal", "factor", "duration"}:
                    last = draft
                kept.append(draft)
                continue
            gap = self.folded[last.end : draft.start] if last else "\n\n"
            if not draft.unit and (total := self._total_of(draft)):
                draft.unit, draft.kind = total, "noun"
                last = draft
                kept.append(draft)
                continue
            if money := self.units.money_in(gap):
                draft.unit, draft.kind = money, "money"
                last = draft
                kept.append(draft)
                continue
            if last and "\n\n" not in gap and len(gap) < 160:
                draft.unit, draft.kind = last.unit, last.kind
                draft.per = last.per
                self._inherit_scale(draft, last)
                last = draft
                kept.append(draft)
            elif subject := self._subject(draft):
                draft.unit, draft.kind = subject, "noun"
                last = draft
                kept.append(draft)
        return kept

    def _inherit_scale(self, draft: Draft, last: Draft) -> None:
        """Read « 4 milliards, contre 4,5 » as two sums of the same order."""
        if draft.scale != 1 or last.scale == 1 or draft.value is None:
            return
        stated = (last.value or last.high or Decimal(0)) / last.scale
        if not Decimal("0.1") < draft.value / (stated or 1) < 10 or draft.value >= 1000:
            return
        for name in ("value", "low", "high"):
            bound = getattr(draft, name)
            if bound is not None:
                setattr(draft, name, bound * last.scale)
        draft.scale = last.scale

    def _total_of(self, draft: Draft) -> str:
        """Read « le nombre de blessés atteint 300 »."""
        left = self.folded[max(0, draft.start - 80) : draft.start]
        total = re.search(
            r"(?:nombre|total|chiffre) (?:total )?(?:de |des |d')(?!affaires)([a-zà-ÿ-]+s)\b[^.,;]{0,40}$",
            left,
        )
        if total:
            return self.units.singular(total[1])
        return ""

    def _subject(self, draft: Draft) -> str:
        left = self.folded[max(0, draft.start - 80) : draft.start]
        if re.search(r"\bbilan\b[^.,;]{0,50}$", left):
            return "mort"
        found = re.search(
            r"(?:les |ces |des )([a-zà-ÿ-]+s)\b[^.]{0,30} (?:étaient|sont|seraient|seront) $",
            left,
        )
        if found:
            return self.units.singular(found[1])
        if re.search(
            r"(?:ils|elles|on|nous) (?:étaient|sont|seraient|seront|n'étaient|a compté)\b",
            left,
        ):
            return "personne"
        return ""


def scale_of(words: str, number: Number) -> Decimal:
    """Return what « millions » multiplies by in a number as written, 1 if nothing."""
    if not number.scaled:
        return Decimal(1)
    for word, scale in (("milliard", "1e9"), ("md", "1e9"), ("billion", "1e12")):
        if word in words:
            return Decimal(scale)
    return Decimal("1e3") if "millier" in words else Decimal("1e6")


@cache
def _patterns(
    language: str,
) -> tuple[
    re.Pattern[str], re.Pattern[str], re.Pattern[str], list[tuple[re.Pattern[str], str]]
]:
    pack = load_rules(language, "quantity")
    rates = {
        r"par an|l'an|annuels?|par année|chaque année": "a",
        r"par mois|mensuels?|le mois": "mo",
        r"par semaine": "wk",
        r"par jour|quotidiens?|chaque jour|journaliers?": "d",
        r"par heure|de l'heure|l'heure|à l'heure": "h",
        r"par minute": "min",
        r"par seconde": "s",
        r"par habitant|par tête": "habitant",
        r"par personne": "personne",
        r"(?:par|le|du) baril": "[bbl_us]",
        r"(?:par|le|du|au) (?:kilo|kilogramme)": "kg",
        r"(?:par|la|de la) tonne": "t",
        r"(?:par|le|du|au) litre": "L",
        r"(?:par|le|du|au) (?:mètre carré|m2|m²)": "m2",
        r"(?:par|le|du|au) (?:mètre cube|m3|m³)": "m3",
        r"(?:par|le|du) (?:mégawattheure|mwh)": "MW.h",
        r"(?:par|l'|à l'|de l')hectare": "har",
        r"(?:par|l'|de l')once": "[oz_tr]",
        r"(?:pour|l'|contre|par) (?:un )?euro": "EUR",
        r"l'euro": "EUR",
        r"(?:le|pour un) dollar": "USD",
    }
    return (
        re.compile(pack.ending("label_left").pattern),
        pack.compile("{up}"),
        pack.compile("{down}"),
        [
            (
                re.compile(
                    rf"(?: bruts?| nets?)? (?:{form})(?!\w)|/ ?{code}(?!\w)"
                    if code.isalpha()
                    else rf" (?:{form})(?!\w)"
                ),
                code,
            )
            for form, code in rates.items()
        ],
    )
