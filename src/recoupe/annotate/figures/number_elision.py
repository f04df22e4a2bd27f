"""Give a unit to figures that leave theirs out: « 14 000 hier, contre 9 000 »."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, zip_longest

from recoupe.annotate.figures.number_answers import Answers
from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.number_pronoun import PronounReader
from recoupe.annotate.figures.units import UnitReader
from recoupe.lang.rules import load_rules
from recoupe.model import Parse

_REACH = 160  # characters between a figure and the one whose unit it shares
_APART = frozenset(
    {"ordinal", "factor", "duration", "age", "times"}
)  # their units are not handed on
_THOUSAND = Decimal(1000)
_HELD = frozenset({"noun", "money"})
_SHORT = 80  # characters between two prices of one thing
_OLDEST = 120  # years
# « Paul a 12 ans, Marie 9 »
_NAMED = re.compile(r"(?:,|;|,? et|,? puis) [A-ZÀ-Ý][\w’'-]+(?: [A-ZÀ-Ý][\w’'-]+)?,? ")
_LISTED = re.compile(r"(?:,| et| ou|, puis) ")
_PLACED = re.compile(
    r"(?:[,;.]| et) [^,;.:\d]{3,30} ?: (?:près de |environ |quelque )?"
)
_HUNDRED = Decimal(100)
_MILLION = Decimal("1e6")
_SAME_ORDER = Decimal("0.1")


class Elision:
    """Fills in the units of one text."""

    def __init__(
        self, language: str, texts: tuple[str, str], units: UnitReader, parse: Parse
    ) -> None:
        """Read one text, given as published and folded."""
        self._raw, self._folded = texts
        self._units = units
        pack = load_rules(language, "quantity")
        self._pronoun = PronounReader(pack, parse, texts, units)
        self._answers = Answers(pack, self._folded)
        self._total = pack.trailing("total_of")
        self._sum = pack.trailing("money_subject")
        self._money_unit = str(pack.value("default_unit", "money") or "")
        self._toll = pack.trailing("toll")
        self._plural_subject = pack.trailing("plural_subject")
        self._apposed = pack.trailing("apposed")
        self._apposed_end = pack.beginning("apposed_end")
        self._they = pack.trailing("they_were")
        self._out_of = re.compile(f" (?:{pack.words('of_the')})")
        self._coordinated = pack.whole("coordinated_age").match
        self._aged = pack.trailing("aged").search
        self._voted = pack.ending("voted").search
        self._voted_right = pack.beginning("voted_right").match
        self._vote_unit = str(pack.value("default_unit", "vote") or "")
        self._pack = pack
        self._one_price = pack.trailing("one_price").search
        self._price_gap = pack.whole("price_gap").match
        self._of_them = pack.beginning("of_them_right")
        self._number_of = re.compile(f" {pack.words('number_of')}")
        self._whole = pack.trailing("part_of_them")
        self._alone = pack.beginning("subject_alone").match
        self._one = re.compile(r"(?<!\w)une? ")
        self._plural = re.compile(rf"(?<!\w)(?:{pack.words('plural_article')}) ")
        self._toll_unit = str(pack.value("default_unit", "toll") or "")
        self._they_unit = str(pack.value("default_unit", "they") or "")

    def fill(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Return the drafts that have a unit of their own or can share one."""
        self._from_following(drafts)
        self._answers.fill(drafts)
        kept: list[Draft] = []
        last: Draft | None = None
        shared: list[Draft] = []
        for draft, following in zip_longest(drafts, drafts[1:]):
            self._look_ahead(draft, following, last)
            aged = next((d for d in reversed(kept) if d.kind != "ordinal"), None)
            if aged is not None and self._is_second_age(aged, draft):
                draft.unit, draft.kind, draft.like = aged.unit, "age", aged
            if not draft.unit and not self._complete(draft, shared):
                continue
            if draft.kind == "money" and last is not None and last.kind == "money":
                self._share_rate(draft, last)
            if draft.kind not in _APART:
                last = draft
                shared.append(draft)
            kept.append(draft)
        return kept

    def _is_second_age(self, first: Draft, draft: Draft) -> bool:
        """Read « à 15 ans et à 35 », « sa sœur 9 », « le doyen en a 102 »."""
        if first.kind != "age" or draft.unit or (draft.value or 0) > _OLDEST:
            return False
        gap = self._folded[first.end : draft.start]
        if len(gap) > _REACH or "\n\n" in gap:
            return False
        named = _NAMED.fullmatch(self._raw[first.end : draft.start])
        return bool(named or self._coordinated(gap) or self._aged(gap))

    def _from_following(self, drafts: Sequence[Draft]) -> None:
        """Read « 20, 24 et 31 ans », « Nantes : 700, Brest : 1 200 manifestants ».

        What follows the figures of a list, each after a comma or after a name and a
        colon, is what all of them count.
        """
        for left, right in reversed(list(pairwise(drafts))):
            gap = self._folded[left.end : right.start]
            listed = _LISTED.fullmatch(gap) and (
                left.forward
                or right.kind in {"age", "physical"}
                or _of_one_order(left, right)
            )
            placed = right.kind == "noun" and _PLACED.fullmatch(gap)
            out_of = right.kind in _HELD and self._out_of.fullmatch(gap)
            if not left.unit and right.unit and (listed or placed or out_of):
                left.unit, left.kind, left.like = right.unit, right.kind, right
                # « 4 des 30 millions d'euros », « 2,1, 1,4 et 0,9 milliard »
                _share_scale(left, right, near=not out_of)

    def _look_ahead(
        self, draft: Draft, following: Draft | None, last: Draft | None
    ) -> None:
        """Read « de 18 à 23 % », « un pour 4 700 », « 41 reçus »."""
        if draft.forward and not draft.unit and following:
            draft.unit, draft.kind = following.unit, following.kind
        if draft.unit.startswith("/") and last:
            draft.unit = last.unit.split("/")[0] + draft.unit
        if draft.kind == "adjective":
            near = last is not None and draft.start - last.end < _REACH
            counted = near and last is not None and last.kind == "noun"
            draft.unit = "" if counted else draft.unit
            draft.kind = "noun"

    def _share_rate(self, draft: Draft, last: Draft) -> None:
        """Read « 20 couronnes le litre, soit 2 dollars » as dollars a litre too."""
        _, rated, of = last.unit.partition("/")
        gap = self._folded[last.end : draft.start]
        if draft.like is last and (one := self._one_price(gap)):
            code = str(self._pack.value("one_of", one["one_of"]) or "")
            if code and code != draft.unit.split("/")[0]:
                draft.unit, draft.per = f"{draft.unit.split('/')[0]}/{code}", code
            return
        priced = rated and last.kind == "money" and draft.scale == 1
        if not priced or "/" in draft.unit or len(gap) > _SHORT:
            return
        if self._price_gap(gap):
            draft.unit, draft.per = f"{draft.unit}/{of}", last.per

    def _complete(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """Set the unit of a bare figure; tell whether there is one."""
        last = _sharable(draft, before, self._folded)
        if draft.kind != "pronoun" and self._pronoun.read(draft, before):
            return True
        said = self._said(draft, last)
        if said is None:
            said = self._counts_people(draft, last) or self._counts_own(draft, last)
            said = said or self._shares(draft, last)
        return said

    def _counts_people(self, draft: Draft, last: Draft | None) -> bool:
        """Read « ils étaient 240 » after a price or a length as people."""
        left = self._folded[max(0, draft.start - 120) : draft.start]
        if last is None or last.kind == "noun" or not self._they.search(left):
            return False
        if not self._stand_for(draft, None):
            draft.unit = self._they_unit
        return True

    def _said(self, draft: Draft, last: Draft | None) -> bool | None:
        """Read what is counted from the words right after; None if they are silent."""
        if draft.kind == "pronoun":
            return self._stand_for(draft, last)
        if self._of_them.match(self._folded, draft.end):
            draft.unit = draft.unit if self._stand_for(draft, last) else self._they_unit
            return True
        draft.like = last if last and draft.start - last.end < _REACH else None
        if self._voted_right(self._folded, draft.end) and self._voted(
            self._folded[max(0, draft.start - 90) : draft.start]
        ):
            draft.unit, draft.kind = self._vote_unit, "noun"
            return True
        if number_of := self._number_of.match(self._folded, draft.end):
            noun = self._units.noun_at(
                self._folded, self._raw, number_of.end(), plural=True
            )
            if noun:
                draft.unit, draft.kind = noun.code, "noun"
                return True
        return None

    def _shares(self, draft: Draft, last: Draft | None) -> bool:
        """Give a bare figure what the words before it counted."""
        gap = self._folded[last.end : draft.start] if last else "\n\n"
        left = self._folded[max(0, draft.start - 120) : draft.start]
        apposed = self._apposed.search(left)
        if apposed and self._apposed_end.match(self._folded, draft.end):
            draft.unit = self._units.singular(apposed["counted"])
            draft.kind = "noun"
        elif (total := self._total.search(left)) and not self._counted_since(
            draft.start - len(left) + total.start(), last
        ):
            draft.unit, draft.kind = self._units.singular(total["counted"]), "noun"
        elif money := self._units.money_in(gap):
            draft.unit, draft.kind = money, "money"
        elif draft.scale >= _MILLION and self._sum.search(left):
            same = last is not None and last.kind == "money"
            draft.unit = last.unit if last and same else self._money_unit
            draft.kind = "money"
        elif last and "\n\n" not in gap and len(gap) < _REACH:
            if last.unit == "%" and (draft.value or draft.high or 0) > _HUNDRED:
                draft.like = last
                if self._stand_for(draft, None):
                    return True
            draft.unit, draft.kind, draft.per = last.unit, last.kind, last.per
            draft.like = last
            _share_scale(draft, last)
        elif (
            self._whole.search(left)
            or _is_aside(draft, left)
            or self._counts_alone(draft)
        ):
            return self._stand_for(draft, last)
        else:
            draft.unit, draft.kind = self._subject(left, draft.start), "noun"
            sum_of = draft.scale >= _MILLION and not left.endswith(" sur ")
            if not draft.unit and sum_of:  # « a perdu 600 millions »
                draft.unit, draft.kind = self._money_unit, "money"
        return bool(draft.unit)

    def _counts_alone(self, draft: Draft) -> bool:
        """Tell « trois ont été blessés », « deux autres », whole numbers, alone."""
        value = draft.value
        whole = value is None or value == value.to_integral_value()
        return whole and bool(self._alone(self._folded, draft.end))

    def _counted_since(self, position: int, last: Draft | None) -> bool:
        """Tell whether something else was counted since « le nombre de … »."""
        return last is not None and last.kind == "noun" and last.start > position

    def _stand_for(self, draft: Draft, last: Draft | None) -> bool:
        """Give « quelques-uns », « un seul » the noun they stand for.

        It is the noun counted before, else the plural named last.
        """
        draft.kind = "noun"
        if last and last.kind == "noun" and draft.start - last.end < _REACH:
            draft.unit, draft.like = last.unit, last
            return True
        left = max(0, draft.start - _REACH)
        named = [
            noun
            for hit in self._plural.finditer(self._folded, left, draft.start)
            for noun in [
                self._units.noun_at(self._folded, self._raw, hit.end(), plural=True)
            ]
            if noun and not self._units.is_prenoun(noun.code)
            if hit.end() < draft.core_start  # not « les trois » itself
        ]
        draft.unit = named[-1].code if named else self._single(left, draft.start)
        return bool(draft.unit)

    def _single(self, left: int, end: int) -> str:
        """Return the noun of « une maison a brûlé, deux autres ont été évacuées »."""
        code = ""
        for hit in self._one.finditer(self._folded, left, end):
            noun = self._units.noun_at(self._folded, self._raw, hit.end(), plural=False)
            if noun and not self._units.is_prenoun(noun.code):
                code = noun.code
        return code

    def _counts_own(self, draft: Draft, last: Draft | None) -> bool:
        """Read « douze bijoux ont disparu. Les voleurs étaient trois » as thieves.

        Not « ils étaient trois », who are whoever was counted before.
        """
        left = self._folded[max(0, draft.start - 120) : draft.start]
        found = self._plural_subject.search(left)
        offset = draft.start - len(left)
        if last is None or not found or offset + found.start() < last.end:
            return False
        draft.unit, draft.kind = self._plural_noun(offset, found), "noun"
        return bool(draft.unit)

    def _subject(self, left: str, end: int) -> str:
        """Read « le bilan atteint 41 », « les agriculteurs étaient 10 400 »."""
        if self._toll.search(left):
            return self._toll_unit
        if found := self._plural_subject.search(left):
            return self._plural_noun(end - len(left), found)
        return self._they_unit if self._they.search(left) else ""

    def _plural_noun(self, offset: int, found: re.Match[str]) -> str:
        """Return the noun of a plural subject that was found behind an offset."""
        at = offset + found.start("counted")
        noun = self._units.noun_at(self._folded, self._raw, at, plural=True)
        return noun.code if noun else self._units.singular(found["counted"])


def _is_aside(draft: Draft, left: str) -> bool:
    """Tell « des foyers sont privés d'eau (jusqu'à 330 000) »."""
    return left.endswith("(") and (draft.value or 0) >= _THOUSAND


def _sharable(draft: Draft, before: Sequence[Draft], folded: str) -> Draft | None:
    """Return the latest figure whose unit a bare one can share.

    Nothing above a hundred is a percentage, and no count has decimals: « 300 élèves,
    soit 12 %, contre 250 ».
    """
    value = draft.value if draft.value is not None else draft.high
    for other in reversed(before):
        if value is None or draft.start - other.end > _REACH:
            break
        counts = other.kind == "noun" and (other.value or Decimal(0)) % 1 == 0
        if _is_sum_beside(draft, other):
            continue  # « 36 sites …, 950 millions »: a sum, not sites
        if _is_part(other, before, draft, folded):
            continue  # « cinq mille personnes, dont 300 enfants, … pour 2 000 »
        if draft.change and other.kind == "ratio" and _has_point(before):
            continue  # « gagnent 4 points à 13 %, … en perdent deux »
        broken = counts and value % 1 != 0 and draft.scale == 1
        if not broken and not (other.unit == "%" and value > _HUNDRED):
            return other
    if not before or _is_sum_beside(draft, before[-1]):
        return None
    return before[-1]


def _is_part(other: Draft, before: Sequence[Draft], draft: Draft, folded: str) -> bool:
    """Tell whether a figure counts some of those before, in an aside that is closed."""
    place = next((i for i, d in enumerate(before) if d is other), 0)
    if not place or not folded[: other.start].endswith(" dont "):
        return False
    whole = before[place - 1]
    unlike = whole.kind == other.kind == "noun" and whole.unit != other.unit
    return unlike and bool(_ASIDE_END.match(folded[other.end : draft.start]))


# A comma that closes « , dont 300 enfants, » and leads back to the verb.
_ASIDE_END = re.compile(
    r"[^,.;:!?]{0,30},(?! (?:et|dont|contre|puis|soit|ou|voire|mais) )"
)


def _is_sum_beside(draft: Draft, other: Draft) -> bool:
    value, counted = draft.value or draft.high, other.value or other.high
    if draft.scale < _MILLION or other.kind != "noun" or not value or not counted:
        return False
    return value > counted * _FAR


_FAR = 1000  # times: what is counted by the dozen is not counted by the million


def _has_point(before: Sequence[Draft]) -> bool:
    return any(other.kind == "point" for other in before[-2:])


def _of_one_order(left: Draft, right: Draft) -> bool:
    """Tell « 2,1 et 0,9 milliard d'euros »: figures that share a scale or a ratio."""
    if left.value is None or right.value is None or left.scale != 1:
        return False
    ratio = left.value * right.scale / (right.value or 1)
    scaled = right.scale >= _MILLION or right.kind == "ratio"
    return scaled and _SAME_ORDER < ratio < 1 / _SAME_ORDER


def _share_scale(draft: Draft, last: Draft, *, near: bool = True) -> None:
    """Read « 4 milliards, contre 4,5 » as two sums of the same order."""
    if draft.scale != 1 or last.scale == 1 or draft.value is None:
        return
    stated = (last.value or last.high or Decimal(0)) / last.scale
    ratio = draft.value / (stated or 1)
    far = near and not _SAME_ORDER < ratio < 1 / _SAME_ORDER
    if far or draft.value >= _THOUSAND:
        return
    for name in ("value", "low", "high"):
        bound = getattr(draft, name)
        if bound is not None:
            setattr(draft, name, bound * last.scale)
    draft.scale = last.scale
