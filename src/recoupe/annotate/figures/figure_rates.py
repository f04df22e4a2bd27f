"""Read what a figure is per: « par an », « le baril », « au km2 », « aux 100 km »."""

import re
from functools import cache

from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.units import UnitReader
from recoupe.lang.frames import read_rows
from recoupe.lang.rules import RulePack, load_rules

_NIGHT, _DAY = "nuit", "d"
_EVERY = re.compile(r" (?:chaque|quoti|journ|hebdo|mensu|annuel)")
_MOST = 2  # « par personne et par jour »
_AND = re.compile(r" et(?= par )")
# « 60 microgrammes de particules par mètre cube »
_COMPLEMENT = re.compile(r" (?:de |d')[a-zà-ÿ0-9]+(?: [a-zà-ÿ]+)?(?= (?:par|au) )")
# « 150 euros de plus par mois »
_MORE = re.compile(r" (?:de plus|de moins|supplémentaires?|bruts?|nets?)(?= par )")
_PER = re.compile(r" (?:par |aux? |à l'|à la )|/ ?")
_EACH = re.compile(r" (?:par |aux? |à l'|à la |les? |la |l'|du |de la |de l')|/ ?")
_NOUN = re.compile(r"[a-zà-ÿœ]{3,}(?:-[a-zà-ÿ]+)*(?!['\w])")


class RateReader:
    """Reads the denominators of one language."""

    def __init__(self, language: str, units: UnitReader) -> None:
        pack: RulePack = load_rules(language, "quantity")
        self._units = units
        self._rows = _rows(language)
        self._refused = pack.whole("not_rate")
        self._sold = pack.whole("sold_one_by_one")

    def read(self, draft: Draft, folded: str) -> None:
        """Put what follows a draft into its unit, and extend the draft to it."""
        if draft.kind not in {"money", "physical", "noun"}:
            return
        for turn in range(_MOST):
            position = draft.end
            joined = _AND.match(folded, position) if turn else None
            found = self._at(draft, folded, joined.end() if joined else position)
            if found is None and not turn and draft.kind == "money":
                after = _MORE.match(folded, position)
                found = self._at(draft, folded, after.end()) if after else None
            if found is None and not turn and draft.kind == "physical":
                after = _COMPLEMENT.match(folded, position)
                found = self._at(draft, folded, after.end()) if after else None
            if found is None:
                return
            code, end = found
            if draft.kind == "noun" and _EVERY.match(folded, position):
                draft.per = draft.per or code  # « 300 repas chaque jour » counts meals
                return
            if code == _NIGHT and draft.kind != "money":
                code = _DAY
            draft.unit, draft.per, draft.end = f"{draft.unit}/{code}", code, end

    def _at(self, draft: Draft, folded: str, position: int) -> tuple[str, int] | None:
        return self._row(folded, position) or self._measure(draft, folded, position)

    def _row(self, folded: str, position: int) -> tuple[str, int] | None:
        for pattern, code in self._rows:
            if found := pattern.match(folded, position):
                return code, found.end()
        return None

    def _measure(
        self, draft: Draft, folded: str, position: int
    ) -> tuple[str, int] | None:
        """Read a physical unit, or a thing sold or owned one by one."""
        link = (_EACH if draft.kind == "money" else _PER).match(folded, position)
        if link is None:
            return None
        unit = self._units.unit_at(folded, link.end())
        if unit and unit.kind == "physical" and "%" not in unit.code:
            whole = unit.end - unit.start > 1 or link[0].startswith("/")
            return (unit.code, unit.end) if whole else None
        noun = _NOUN.match(folded, link.end())
        if noun is None or self._refused.match(noun[0]) or noun[0].endswith("s"):
            return None
        by_one = link[0] in {" par ", "/", "/ "}
        if by_one and draft.kind in {"money", "noun"}:
            return noun[0], noun.end()
        sold = draft.kind == "money" and self._sold.match(noun[0])
        return (noun[0], noun.end()) if sold else None


@cache
def _rows(language: str) -> list[tuple[re.Pattern[str], str]]:
    rows = read_rows(language, "rates")
    return [
        (re.compile(rf"(?: |(?=/))(?:{form})(?!\w)|/ ?{re.escape(code)}(?!\w)"), code)
        for form, code in rows
    ]
