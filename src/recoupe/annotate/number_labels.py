"""Tell figures that count from those that name: « article 49 », « le Boeing 737 »."""

import re

from recoupe.annotate.figures import Number
from recoupe.annotate.units import Unit
from recoupe.lang.rules import RulePack

_NAMED_FOR = re.compile(r"(?<![\w’'])([A-ZÀ-Ý][a-zà-ÿ]+) des $")
_LABEL_SHAPE = re.compile(r"[A-Z]{2,}[\s.-]?$|[A-Z]\.?\s$|[A-Za-zÀ-ÿ]$|[#+]\s?$")
_CAPITAL_A = re.compile(r"(?:^|[.!?»\n]\s?)A\s$")  # « A 37 ans », accent left out


class LabelReader:
    """Recognizes labels in one text."""

    def __init__(self, pack: RulePack, raw: str, folded: str) -> None:
        self._raw, self._folded = raw, folded
        self._titled = pack.ending("titled")
        self._worded_label = pack.ending("worded_label")
        self._label = pack.ending("label_left")
        self._digits = pack.beginning("plain_noun")
        self._digits_left = pack.ending("digits_left")
        self._difference = pack.beginning("held")

    def names(self, number: Number, unit: Unit | None) -> bool:
        """Tell whether a number names rather than counts."""
        left = self._raw[max(0, number.start - 30) : number.start]
        folded = self._folded[max(0, number.start - 30) : number.start]
        if self._is_in_name(number, left) or self._titled.search(folded):
            return True
        if re.match(r"-[a-zà-ÿ]", self._folded[number.end : number.end + 2]):
            return number.words or unit is None  # « un deux-pièces »
        if self._digits.match(self._folded, number.end):
            return bool(self._digits_left.search(folded))
        if number.words:
            starts = re.search(r"(?:^|[.!?:;…«“\"(\n]\s?[«“\"]?\s?)$", left)
            titled = self._raw[number.start].isupper() and not starts
            return titled or bool(self._worded_label.search(folded))
        measured = unit is not None and unit.kind in {"money", "ratio"}
        shaped = _LABEL_SHAPE.search(left) and not _CAPITAL_A.search(left)
        if not measured and (self._label.search(folded) or shaped):
            counted = unit is not None and unit.kind == "noun"
            return not counted or bool(re.search(r"(?:n°|[A-Za-z])\s?$", left))
        return not measured and self._is_name(number, unit, left)

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
        model = unit is not None and self._raw[unit.start : unit.end].isupper()
        if (
            word
            and not number.scaled
            and (unit is None or (model and unit.kind == "noun"))
        ):
            before = left[: word.start()]
            return not re.search(r"(?:^|[.!?:…«]\s?)$", before)
        if re.match(r"-[a-z]|/\d|[a-z]", self._folded[number.end : number.end + 2]):
            return unit is None
        return bool(
            re.match(r"\s?(?:e|ème)(?!\w)", self._folded[number.end : number.end + 4])
        )
