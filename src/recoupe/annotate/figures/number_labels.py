"""Tell figures that count from those that name: « article 49 », « le Boeing 737 »."""

import re

from recoupe.annotate.figures.figures import Number
from recoupe.annotate.figures.units import Unit
from recoupe.lang.rules import RulePack
from recoupe.model import Parse, Token

_NAMED_FOR = re.compile(r"(?<![\w’'])([A-ZÀ-Ý][a-zà-ÿ]+) des $")
_LABEL_SHAPE = re.compile(r"[A-Z]{2,}[\s.-]?$|[A-Z]\.?\s$|[A-Za-zÀ-ÿ]$|[#+]\s?$")
_LEFT, _WORD = 90, 40  # characters before a figure
_PARTICIPLE = re.compile(r"[a-zà-ÿœ]{2,}(?:é|i|u|it|is|ert|int)e?s?")
_END = re.compile(r"[.!?](?:\s|$)")
_CALL = re.compile(r"\[\d+\]")
_PHRASE = 40
_SENTENCE = 160
_OF_THINGS = frozenset({"m", "km", "t", "kg", "[HP]", "m2", "mm", "cm", "L", "cm3"})
_NAMED_UNIT = re.compile(r"[A-ZÀ-Ý][a-zà-ÿ]{4,}")  # « les 500 Miles »
_MODEL = re.compile(r"(?:n°\s?|[A-Za-z][.-]?|[A-Za-z]\s)$")
_SEVERAL = 2
# « , Nantes », « ; la CGT », « et Lyon » before a figure
_GAPPED_NAME = re.compile(
    r"(?:[,;] (?:et |puis |mais )?|\bet )(?:la |le |l['’]|les )?"
    r"([A-ZÀ-Ý][\w’'-]*)(?: [A-ZÀ-Ý][\w’'-]*)?[\s\u00a0]$"
)
_CAPITAL_A = re.compile(r"(?:^|[.!?»\n]\s?)A\s$")  # « A 37 ans », accent left out


class LabelReader:
    """Recognizes labels in one text."""

    def __init__(self, pack: RulePack, raw: str, folded: str, parse: Parse) -> None:
        self._raw, self._folded, self._parse = raw, folded, parse
        self._last = -1  # where the last label ends
        self._counted = -1  # where the last number that counts ends
        self._one = pack.ending("singular_determiner")
        self._clitic = pack.trailing("clitic")
        self._one_measure = pack.ending("one_measure")
        self._address = pack.beginning("address_right")
        self._phrase = pack.compile("{set_phrase}")
        self._month = pack.beginning("month_after")
        self._gapped = pack.ending("gapped")
        self._no_gap = pack.ending("label_noun")
        self._titled = pack.ending("titled")
        self._campaign = pack.ending("campaign")
        self._stretch = pack.ending("stretch_of_time")
        self._toll = pack.whole("toll_noun")
        self._worded_label = pack.ending("worded_label")
        self._label = pack.ending("label_left")
        self._digits = pack.beginning("plain_noun")
        self._digits_left = pack.ending("digits_left")
        self._difference = pack.beginning("held")

    def names(self, number: Number, unit: Unit | None) -> bool:
        """Tell whether a number names rather than counts."""
        left = self._raw[max(0, number.start - 30) : number.start]
        folded = self._folded[max(0, number.start - 30) : number.start]
        if self._month.match(self._folded, number.end) and not number.scaled:
            return True
        if self._is_in_phrase(number) or self._address.match(self._folded, number.end):
            return True
        titled = self._titled.search(folded) or self._is_title(unit, folded)
        if titled or self._is_in_name(number, left) or self._is_kind(number, unit):
            return True
        if unit is None and not number.scaled and self._is_shared(number):
            return False
        if self._is_thing(number, unit) and self._one_measure.search(folded):
            return True  # « un 38 tonnes », « le 200 mètres », « un 33 tours »
        named = self._is_label(number, unit, (left, folded))
        if unit is not None and not named:
            self._counted = number.end
        self._last = number.end if named else self._last
        return named

    def _is_title(self, unit: Unit | None, left: str) -> bool:
        """Read « le plan 1 000 cafés », « les 500 Miles »: names of what they do."""
        if unit is None or unit.kind in {"money", "ratio"}:
            return False
        if unit.kind == "noun":
            return bool(self._campaign.search(left))
        return _NAMED_UNIT.fullmatch(self._raw, unit.start, unit.end) is not None

    def _is_kind(self, number: Number, unit: Unit | None) -> bool:
        """Read « un canapé trois places », « l'écran 27 pouces »: kinds of a thing.

        The counted noun depends on a singular noun right before it that has a
        determiner and no preposition (« dans le canton 12 communes … » counts).
        """
        if unit is None or number.scaled or unit.kind not in {"noun", "physical"}:
            return False
        counted = self._parse.tokens_in(unit.start, unit.end)
        noun = self._noun_before(number.start)
        if not counted or noun is None or noun.pos != "NOUN":
            return False
        if counted[0].dep != "nmod" or counted[0].head != noun.index:
            return False
        left = self._folded[max(0, number.start - _LEFT) : number.start]
        if self._gapped.search(left) or self._stretch.search(left):
            return False
        children = self._parse.children(noun.index)
        if any(child.dep == "case" for child in children):
            return False
        return any(
            child.dep == "det" and self._one.search(f"{child.text.lower()} ")
            for child in children
        )

    def _is_thing(self, number: Number, unit: Unit | None) -> bool:
        """Tell whether a number and what it counts can be the name of one thing."""
        if unit is None or number.scaled or number.value is None or number.value < 2:
            return False
        words = self._raw[unit.start : unit.end]
        plural = words.endswith(("s", "x")) or words.isupper()  # « la 205 GTI »
        return unit.code in _OF_THINGS or (unit.kind == "noun" and plural)

    def _is_counted_since(self, number: Number) -> bool:
        """Tell whether the sentence of a figure counts something before it."""
        gap = self._folded[self._counted : number.start]
        return self._counted >= 0 and len(gap) < _LEFT and not _END.search(gap)

    def _is_in_phrase(self, number: Number) -> bool:
        """Read « faire les cent pas », « repartir de zéro », which count nothing."""
        low = max(0, number.start - _PHRASE)
        return any(
            found.start() < number.end and number.start < found.end()
            for found in self._phrase.finditer(self._folded, low, number.end + _PHRASE)
        )

    def _is_label(
        self, number: Number, unit: Unit | None, before: tuple[str, str]
    ) -> bool:
        left, folded = before
        bare = unit is None and not number.scaled
        if bare and (self._is_bare_name(number) or self._is_listed(number)):
            return True
        if re.match(r"-[a-zà-ÿ]", self._folded[number.end : number.end + 2]):
            return number.words or unit is None  # « un deux-pièces »
        if self._digits.match(self._folded, number.end):
            return bool(self._digits_left.search(folded))
        if number.words:
            starts = re.search(r"(?:^|[.!?:;…«»“”\"(\n–—•-]\s?[«“\"]?\s?)$", left)
            titled = self._raw[number.start].isupper() and not starts
            return titled or bool(self._worded_label.search(folded))
        measured = unit is not None and unit.kind in {"money", "ratio"}
        shaped = _LABEL_SHAPE.search(left) and not _CAPITAL_A.search(left)
        if not measured and (self._label.search(folded) or shaped):
            counted = unit is not None and unit.kind == "noun"
            return not counted or bool(_MODEL.search(left))
        return not measured and self._is_name(number, unit, left)

    def _is_bare_name(self, number: Number) -> bool:
        """Tell whether a figure that counts nothing names what stands before it.

        After a singular article (« un 747 », « le quinze de France ») or right after
        a noun (« la salle 12 », « l'unité 731 »), unless the noun is the subject of
        a verb left out: « le parti a 12 sièges, son allié 7 ».
        """
        left = self._folded[max(0, number.start - _LEFT) : number.start]
        one = bool(self._one.search(left))
        if number.value is None:  # « un 5 à 7 », « l'affaire 12-345 »
            coded = number.joiner == "-" and self._noun_before(number.start)
            return one or bool(coded)
        if one or number.value < _SEVERAL:
            return number.value >= _SEVERAL
        if number.words or self._clitic.search(left):
            return (
                False  # « en promet huit », where the parse takes the verb for a noun
            )
        noun = self._noun_before(number.start)
        if noun is None:
            return False
        if self._no_gap.search(left):
            return True
        return not (self._gapped.search(left) and self._is_counted_since(number))

    def _is_participle(self, token: Token) -> bool:
        """Tell « il a nagé 12 km, couru 40 », which a parse may take for a noun."""
        if not _PARTICIPLE.fullmatch(token.text):
            return False
        children = self._parse.children(token.index)
        return not any(child.dep in {"det", "case"} for child in children)

    def _is_shared(self, number: Number) -> bool:
        """Read « Lyon compte 520 000 habitants, Nantes 320 000 ».

        A name after a comma is a subject whose verb is left out where another name is
        the subject of a figure before; what follows is no verb (« le CAC 40 cède »).
        """
        left = self._raw[max(0, number.start - _LEFT) : number.start]
        right = self._raw[number.end : number.end + 4]
        named = _GAPPED_NAME.search(left)
        if named is None or not re.search(r"\d[^.!?]*$", left[: named.start()]):
            return False
        if " " in self._folded[number.start : number.end]:
            return True
        if named[1].isupper() or not re.match(r"\s?[,.;)]|$| et| à", right):
            return False
        before = self._parse.tokens_in(max(0, number.start - _SENTENCE), number.start)
        return any(
            token.pos == "PROPN" and token.dep.startswith("nsubj") for token in before
        )

    def _is_proper(self, end: int) -> bool:
        """Tell « Europe 1 change » from « Sur 1 hectare » at the head of a sentence."""
        return any(
            token.pos == "PROPN" for token in self._parse.tokens_in(end - 1, end)
        )

    def _is_listed(self, number: Number) -> bool:
        """Read « les numéros 7, 12 et 23 », « le 8 bis », « les 24 Heures »."""
        gap = self._folded[self._last : number.start] if self._last >= 0 else ""
        after = self._raw[number.end : number.end + 4]
        around = self._raw[max(0, number.start - 1) : number.end + 1]
        if around == "(1)" or _CALL.fullmatch(around):
            return True  # a note
        suffixed = re.match(r"\s(?:bis|ter)\b", after)
        titled = re.match(r"\s[A-ZÀ-Ý][a-zà-ÿ]", after)
        return bool(suffixed or titled or re.fullmatch(r", | et | ou |, puis ", gap))

    def _noun_before(self, position: int) -> Token | None:
        """Return the noun that ends right before a figure, its adjectives skipped."""
        tokens = self._parse.tokens_in(max(0, position - _WORD), position)
        for token in reversed(tokens):
            if token.pos in {"NOUN", "PROPN"} and token.end >= position - 1:
                return None if self._is_participle(token) else token
            if token.pos != "ADJ" or token.end < position - 1:
                return None
            position = token.start
        return None

    def _is_in_name(self, number: Number, left: str) -> bool:
        """Tell whether capitals make a number part of a name.

        « le Marathon des 20 kilomètres », « l'Europe des 27 », « 60 Millions de … ».
        """
        if re.match(r"\d.* [A-Z][a-zà-ÿ]{4,}", self._raw[number.start : number.end]):
            return True
        named = _NAMED_FOR.search(left)
        return bool(
            named and not re.search(r"(?:^|[.!?…:»\n] ?)$", left[: named.start()])
        )

    def _is_name(self, number: Number, unit: Unit | None, left: str) -> bool:
        """Tell whether a number is a year, a rank or the end of a name."""
        figure = self._folded[number.start : number.end]
        if unit is None and re.fullmatch(r"(?:1[5-9]|20|21)\d\d", figure):
            return not self._difference.match(self._folded, number.end)
        word = re.search(r"([A-ZÀ-Ý][\w’'-]*)\s$", left)
        # « Europe 1 change », « la Clio GTI »
        model = unit is not None and (
            self._raw[unit.start : unit.end].isupper()
            or (figure == "1" and not self._toll.match(unit.code))
        )
        if (
            word
            and not number.scaled
            and (unit is None or (model and unit.kind in {"noun", "adjective"}))
        ):
            before = left[: word.start()]
            opens = re.search(r"(?:^|[.!?:…«]\s?)$", before)
            return not opens or (figure == "1" and self._is_proper(number.start - 1))
        if re.match(r"-[a-z]|/\d|[a-z]", self._folded[number.end : number.end + 2]):
            return unit is None
        return bool(
            re.match(r"\s?(?:e|ème)(?!\w)", self._folded[number.end : number.end + 4])
        )
