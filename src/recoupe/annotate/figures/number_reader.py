"""Turn a number found in a text into a quantity: unit, bounds, direction."""

import re
from decimal import Decimal
from typing import Literal

from recoupe.annotate.figures.bounds import Approximator, approximator_reader, bounds_of
from recoupe.annotate.figures.figure_rates import RateReader
from recoupe.annotate.figures.figures import Number
from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_labels import LabelReader
from recoupe.annotate.figures.units import Unit, is_measured, unit_reader
from recoupe.lang.rules import RulePack, load_rules
from recoupe.model import Parse

_LINK = re.compile(r" ?(?:[»\"”] )?(?:de |d'|des )?(?:[«\"“] ?)?")
_SYMBOL_BEFORE = re.compile(r"(?:us)?[$€£¥]\s?$")
_PARTICIPLE = "participle"  # beside the parts of speech
VOID = "void"  # the rule of a mistyped number
_MANY, _MILLION = Decimal(1000), Decimal(10**6)
_STOPS = re.compile(r"[.!?;\n](?:\s|$)")
_SENTENCE = 110
_MOST_PER_CENT = 100
_ENGLISH_GROUP = re.compile(r"\d{1,3},\d{3}")


_PARTICIPLE_SHAPE = re.compile(r"[a-zà-ÿœ]{2,}(?:é|i|u|it|is|ert|int)e?s")
_MEASURED = frozenset({"money", "physical", "point", "ratio"})
# A litre is priced to the thousandth in euros; dinars have thousandths.
_OF_THREE_DECIMALS = frozenset({"EUR", "TND", "KWD", "JOD", "IQD", "LYD"})


class NumberReader:
    """Reads the numbers of one text."""

    def __init__(self, language: str, raw: str, folded: str, parse: Parse) -> None:
        self.language = language
        self.raw = raw
        self.folded = folded
        self.parse = parse
        self.pack: RulePack = load_rules(language, "quantity")
        self.units = unit_reader(language)
        self._labels = LabelReader(self.pack, raw, folded, parse)
        self._rates = RateReader(language, self.units)
        self.approximators = approximator_reader(language)
        self._superlative = self.pack.beginning("superlative_noun")
        self._plural_article = self.pack.ending("plural_article")
        self._function = self.pack.whole("function")
        self._up, self._down = self.pack.compile("{up}"), self.pack.compile("{down}")
        self._moved = self.pack.trailing("moved_by")
        self._points_of = self.pack.ending("points_of")
        self._points_word = self.pack.beginning("points")
        self.toll_lead = self.pack.ending("toll_lead")
        self.toll_next = self.pack.beginning("toll_next")
        self._priced = self.pack.trailing("priced")
        self._of_them = self.pack.beginning("out_of_them")
        self._rated = self.pack.trailing("rated")
        self._per_head = self.pack.compile("{per_head}")
        self._moves = self.pack.ending("moves")
        self._market = self.pack.compile("{market_points}")
        self._index = self.pack.compile("{index_points}")
        self._age_word = self.pack.beginning("age_unit")
        young = (("mo", "age_months"), ("wk", "age_weeks"))
        self._young = [(code, self.pack.beginning(key)) for code, key in young]
        self._sums = self.pack.beginning("sum_of")
        self._years = self.pack.beginning("years")
        self._times = self.pack.beginning("times")
        self._half_word = self.pack.beginning("half_word")
        self._cents = self.pack.beginning("cents")
        self._by = self.pack.ending("by_one")
        self._part_of = self.pack.ending("part_of")
        self._participle = self.pack.beginning("participle_said")
        self._minus = self.pack.ending("minus")

    def is_function(self, word: str) -> bool:
        """Tell whether a word counts nothing: an article, a preposition, a verb."""
        return bool(self._function.match(word))

    def read(self, number: Number) -> Draft | None:
        """Return a draft, None if the number is a label or part of a name."""
        money_before = _SYMBOL_BEFORE.search(self.folded[: number.start][-5:])
        unit = self.unit_of(number)
        if money_before:
            past = self.folded[: number.start]
            code = self.units.money_at(past, number.start - len(money_before[0]), past)
            if code:
                unit = Unit(code.start, number.end, code.code, "money")
        if self._labels.names(number, unit):
            return None
        if self._is_article(number, unit):
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
        draft.scale = number.scale
        self._fraction_of_unit(draft, number)
        self._bound(draft, number)
        self._rates.read(draft, self.folded)
        self._price_of_one(draft)
        if not draft.approximator and draft.per:  # « par an, voire plus »
            self.apply_approximator(draft)
        self.sign(draft)
        draft.change = self.direction(draft.start)
        return draft

    def moves(self, position: int) -> bool:
        """Tell whether a verb that leads from one figure to another ends there."""
        left = re.sub(r" en [^.,;]{2,16}$", "", self.folded[:position][-40:].rstrip())
        return bool(self._moves.search(left + " "))

    def void(self, start: int, end: int) -> Draft:
        """Return a mistyped number: no value, but its noun goes on to the next."""
        number = Number(start=start, end=end, value=None, high=_MANY)
        unit = self.unit_of(number)
        return Draft(
            start=start,
            end=max(end, unit.end if unit else 0),
            core_start=start,
            core_end=end,
            value=None,
            unit=unit.code if unit else "",
            kind=unit.kind if unit else "",
            rule=VOID,
        )

    def _is_article(self, number: Number, unit: Unit | None) -> bool:
        """Tell whether « un » is an article: it counts in « moins d'un dollar »."""
        if number.value != 1 or not number.words or number.scaled:
            return False
        measured = unit is not None and unit.kind in _MEASURED
        by = measured and self._by.search(self.folded[: number.start])
        if by and self.direction(number.start) is not None:
            return False  # « grimper d'un point »
        if unit is None or unit.kind not in {"money", "physical"}:
            return True
        near = self.approximators.before(self.folded, number.start)
        return not (near or self._half_word.match(self.folded, unit.end))

    def unit_of(self, number: Number) -> Unit | None:
        """Return the unit right after a number, « de » skipped after « millions »."""
        position = number.end
        link = _LINK.match(self.folded, position)
        after = link.end() if link else position
        if not number.scaled and link and link[0].strip(' «"“»”'):
            after = position
            if of_them := self._of_them.match(self.folded, position):
                noun = self._named_unit(number, of_them.end() + 1)
                return noun if noun and noun.kind == "noun" else None
        if self.folded[after : after + 1] == " ":
            after += 1
        return self._unit_at(number, after)

    def _unit_at(self, number: Number, after: int) -> Unit | None:
        past = self.folded[:after]
        if money := self.units.money_at(self.folded, after, past):
            return money
        unit = self.units.unit_at(self.folded, after)
        if unit and not (number.words and unit.end - unit.start == 1):
            return unit  # « deux m » is no length, « 2 m » is
        return self._named_unit(number, after)

    def _unit_word(self, number: Number, after: int) -> Unit | None:
        """Read points, years of age and times, which no table of units has."""
        if points := self._points_word.match(self.folded, after):
            if self._points_of.search(self.folded[: number.start]):
                return Unit(after, points.end(), "point", "noun")
            return Unit(after, points.end(), self._points(number), "point")
        years = self._years.match(self.folded, after)
        if years and number.scale >= _MILLION:  # « 3 millions d'années »
            return Unit(after, years.end(), "a", "physical")
        return self._age_or_times(after)

    def _age_or_times(self, after: int) -> Unit | None:
        if ages := self._age_word.match(self.folded, after):
            return Unit(after, ages.end(), "a", "age")
        for code, word in self._young:
            if ages := word.match(self.folded, after):
                return Unit(after, ages.end(), code, "age")
        if times := self._times.match(self.folded, after):
            return Unit(after, times.end(), times["times"], "times")
        return None

    def _named_unit(self, number: Number, after: int) -> Unit | None:
        if word := self._unit_word(number, after):
            return word
        if number.scale >= _MILLION and self._is_sum(number, after):
            return None
        count = number.value if number.value is not None else number.high
        plural = count is not None and count >= 2
        if most := self._superlative.match(self.folded, after):
            after = most.end() + 1  # « les six plus grandes banques »
        noun = self.units.noun_at(self.folded, self.raw, after, plural=plural)
        if noun is None and number.words and self._is_titled(number, after):
            noun = self.units.noun_at(self.folded, self.folded, after, plural=True)
        tag = self.tag(noun) if noun else ""
        if noun is None or tag in {"VERB", "AUX", "ADV", "PRON", "DET"}:
            return None
        loose = tag == _PARTICIPLE or self._is_told_of(number, noun)
        loose = loose or self._is_described(after, noun)
        if loose or tag == "ADJ" or self.units.stands_alone(noun.code + "s"):
            after_noun = self.units.noun_at(
                self.folded, self.raw, noun.end + 1, plural=plural
            )
            if after_noun and self.tag(after_noun) == "NOUN":
                return after_noun
            # « 10 milliards constitués »: of what, other words say
            return (
                None
                if number.scaled
                else Unit(noun.start, noun.end, noun.code, "adjective")
            )
        return noun

    def _is_sum(self, number: Number, after: int) -> bool:
        """Tell « 12 millions d'économies », « 600 millions partis en fumée »: money."""
        linked = self.folded[number.end : after].strip(' «"“')
        return not linked or bool(self._sums.match(self.folded, after))

    def _is_titled(self, number: Number, after: int) -> bool:
        """Tell « sept Tours de Corvel », counted, from the names « les Six Fours »."""
        left = self.folded[max(0, number.start - 5) : number.start]
        plain = (
            self.raw[number.start].islower() and self.raw[after : after + 1].isupper()
        )
        return plain and not self._plural_article.search(left)

    def tag(self, unit: Unit) -> str:
        """Return the part of speech the parse gives the last word of a noun.

        Nothing for the words listed as counted (« 38 blessés »): parsers waver there.
        """
        tokens = self.parse.tokens_in(unit.start, unit.end)
        if not tokens or is_measured(self.language, unit.code):
            return ""
        form = tokens[-1].feature("VerbForm")
        return _PARTICIPLE if form == "Part" else tokens[-1].pos

    def _is_told_of(self, number: Number, unit: Unit) -> bool:
        """Tell « dont 18 remplis de sable »: eighteen of those named before."""
        return bool(
            self._participle.match(self.folded, unit.start)
            and self._part_of.search(self.folded[: number.start])
            and not self.units.is_participle_noun(unit.code)
        )

    def _is_described(self, after: int, unit: Unit) -> bool:
        """Tell « quatre cents autres détruites », « 80 allemands », no nouns.

        Peoples are nouns with a capital only.
        """
        words = self.folded[after : unit.end].split(" ")
        described = len(words) > 1 and words[0] == "autres"
        if described and _PARTICIPLE_SHAPE.fullmatch(words[-1]):
            return not self.units.is_participle_noun(unit.code)
        people = self.units.is_people(words[-1])
        return people and self.raw[unit.end - len(words[-1])].islower()

    def _points(self, number: Number) -> str:
        value = number.value if number.value is not None else number.high
        if value is None or value >= _MOST_PER_CENT:
            return "point"
        left = self.folded[max(0, number.start - _SENTENCE) : number.start]
        right = self.folded[number.end : number.end + _SENTENCE]
        around = _STOPS.split(left)[-1] + " " + _STOPS.split(right)[0]
        if "%" in around and not self._market.search(around):
            return "pp"
        return "point" if self._index.search(around) else "pp"

    def _fraction_of_unit(self, draft: Draft, number: Number) -> None:
        """Read « deux euros cinquante », « 90 centimes », « 8 ans et demi »."""
        value = number.value
        if value is None:
            return
        written = self.raw[number.start : number.end]
        if draft.kind == "money" and _ENGLISH_GROUP.fullmatch(written):
            if draft.unit not in _OF_THREE_DECIMALS:  # « 1,850 dollars »
                draft.value = value * 1000
            return
        if draft.kind == "money" and not number.scaled:
            if found := self._cents.match(self.folded, draft.end):
                words = found["cents"]
                part = self.pack.value("cents", words) or words
                draft.value, draft.end = value + Decimal(part) / 100, found.end()
            return
        if whole := self.pack.value("subunit", draft.unit):
            draft.value, draft.unit, draft.kind = value / 100, str(whole), "money"
        half = self._half_word.match(self.folded, draft.end)
        if half and draft.kind in {"physical", "noun", "point"}:
            draft.value, draft.end = value + Decimal("0.5"), half.end()
        if draft.kind == "age" and self._half_word.search(
            self.folded, draft.core_end, draft.end
        ):
            draft.value = value + Decimal("0.5")

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

    def _price_of_one(self, draft: Draft) -> None:
        """Read « le baril cote 80 dollars » as dollars a barrel."""
        if draft.kind != "money" or draft.per or draft.scale != 1:
            return
        left = self.folded[max(0, draft.start - _SENTENCE) : draft.core_start]
        left = _STOPS.split(left)[-1]
        found = self._priced.search(left)
        code = str(self.pack.value("one_of", found["one_of"])) if found else ""
        if not code and (found := self._rated.search(left)):
            code = self._denominator(found)
        if not code and self._per_head.search(left):
            code = "habitant"
        if code and code != draft.unit:
            draft.unit, draft.per = f"{draft.unit}/{code}", code

    def _denominator(self, found: re.Match[str]) -> str:
        """Return the code of « mensuel », « au kilo », « par élève »."""
        if found["period_of"]:
            return str(self.pack.value("period", found["period_of"][:3]) or "")
        if found["one_of"]:
            return str(self.pack.value("one_of", found["one_of"]) or "")
        return str(found["each_one"])

    def rate(self, draft: Draft) -> None:
        """Give a figure that shares a currency the rate written after it, if any."""
        if draft.kind != "money":
            return
        shared, draft.unit = draft.unit, draft.unit.split("/")[0]
        self._rates.read(draft, self.folded)
        if "/" not in draft.unit:
            draft.unit = shared

    def sign(self, draft: Draft) -> None:
        """Give a temperature below zero its sign."""
        if draft.unit != "Cel" or draft.value is None:
            return
        if found := self._minus.search(self.folded[: draft.core_start]):
            draft.value = draft.low = draft.high = -draft.value
            draft.start = found.start()

    def direction(self, start: int) -> Literal["up", "down"] | None:
        """Return which way a figure moved, from the words right before it."""
        left = self.folded[max(0, start - 40) : start]
        left = re.split(r"[.;:!?,]\s", left)[-1]
        ups, downs = list(self._up.finditer(left)), list(self._down.finditer(left))
        if not self._moved.search(left):
            return None
        if ups and (not downs or ups[-1].end() > downs[-1].end()):
            return "up"
        return "down" if downs else None
