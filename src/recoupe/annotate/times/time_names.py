"""Tell days, months, holidays and seasons from names: « Jeanne Dimanche », « Mai 68 ».

French writes days, months and seasons without a capital, holidays with one; whatever
breaks that within a sentence is a name, as is a date inside one (« la rue du 8 mai »).
"""

import re
from collections.abc import Callable, Sequence

from recoupe.lang.rules import Match, RulePack

_SENTENCE_START = re.compile(
    r"(?:^|[.!?…»:;\n–—•]\s*[«\"“(\[]?\s*|(?:^|\s)-\s+|\(|[«“\"]\s*)$"
)
_TITLE = re.compile(r"(?<!\w)(?:MM?|Mmes?|Mlle|Mgr|Dr|Pr|Me|St|Ste|Cie)\.? ?$")
_CAPITAL_NEXT = re.compile(r"\s[A-ZÀ-Ý][a-zà-ÿ]")
_BEFORE = re.compile(r"([\w’'-]+)[\s’']*$")
_FIRST_NAME = re.compile(r"([A-ZÀ-Ý][a-zà-ÿ]{2,}(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?)\s$")
_LEFT = 60  # characters that may hold what names a match
_NAMED_FOR = (
    "street",
    "movement",
    "name_left",
    "called_left",
    "moved_to",
    "proverbial_left",
    "opening_word",
    "weekly_noun",
    "named_place",
    "amateur_left",
    "person_left",
    "named_month_left",
)
_NAMED_BY = (
    "other_calendar",
    "address_right",
    "of_something",
    "named_month_right",
    "named_day_right",
    "named_season_right",
    "proverbial_right",
)


class NameGuard:
    """Refuses what belongs to a name. One per rule pack."""

    def __init__(self, pack: RulePack) -> None:
        self._left = {name: pack.ending(name) for name in _NAMED_FOR}
        self._right = {name: pack.beginning(name) for name in _NAMED_BY}
        self._article = re.compile(rf"(?:{pack.words('holiday_article')}) ?")
        self._checks: dict[str, Callable[[Match, str, str], bool]] = {
            "weekday": self._weekday,
            "weekday-day": self._weekday,
            "habit": self._habit_plural,
            "habit-singular": self._habit,
            "habit-noun": self._habit_noun,
            "month": self._month,
            "month-range": self._month_range,
            "deictic": self._deictic,
            "day-alone": self._day_alone,
            "season": self._season,
            "holiday": self._holiday,
        }

    def inside(
        self, matches: Sequence[Match], raw: str, folded: str
    ) -> list[tuple[int, int]]:
        """Return the dates that are names of streets, movements and the like.

        « La rue du 8 mai 1945 » holds no month of May either.
        """
        return [
            (match.start, match.end)
            for match in matches
            if self._precedes("street", folded, match.start)
            or self._is_movement(match, raw, folded)
        ]

    def allows(self, match: Match, raw: str, folded: str) -> bool:
        """Tell whether a match is no name, as far as this guard can tell."""
        check = self._checks.get(match.rule.name)
        return check is None or check(match, raw, folded)

    def _precedes(self, name: str, folded: str, position: int) -> bool:
        return bool(
            self._left[name].search(folded[max(0, position - _LEFT) : position])
        )

    def _follows(self, name: str, folded: str, position: int) -> bool:
        return bool(self._right[name].match(folded, position))

    def _is_movement(self, match: Match, raw: str, folded: str) -> bool:
        """Read « le Mouvement du 12 mars », a capital within a sentence, as a name."""
        if match.rule.name != "day-month":
            return False
        begin = max(0, match.start - _LEFT)
        found = self._left["movement"].search(folded[begin : match.start])
        if found is None:
            return False
        start = begin + found.start()
        return raw[start].isupper() and not sentence_start(raw, start)

    def _weekday(self, match: Match, raw: str, folded: str) -> bool:
        """Tell a day from « Jeanne Dimanche », « le Journal du Dimanche »."""
        if self._follows("named_day_right", folded, match.end):
            return False
        if self._precedes("amateur_left", folded, match.start):
            return False  # « un peintre du dimanche »
        start, end = match.spans["weekday_two" if match["weekday_two"] else "weekday"]
        if not raw[start].isupper() or raw[start:end].isupper():
            return True
        if sentence_start(raw, start) or sentence_start(raw, match.start):
            return True
        return self._precedes("opening_word", folded, start)

    def _habit(self, match: Match, raw: str, folded: str) -> bool:
        del raw
        return not self._follows("named_day_right", folded, match.end)

    def _habit_plural(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « les jeudis » from the festival « Les Jeudis du port »."""
        start, end = match.spans["weekday"]
        titled = raw[start].isupper() and not raw[start:end].isupper()
        return not (titled and folded.startswith("les ", match.start))

    def _habit_noun(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « le marché du samedi », every week, from « la réunion du samedi »."""
        named = raw[match.start].isupper()  # « le Journal du Dimanche »
        return not named and self._precedes("weekly_noun", folded, match.start)

    def _month(self, match: Match, raw: str, folded: str) -> bool:
        start, end = match.spans["month"]
        capital = raw[start].isupper() and not raw[start:end].isupper()
        if re.search(r"\d", folded[match.start : match.end]):
            short = not match["year"] and match["shortyear"]
            return not (short and raw[start].isupper())
        if not capital:
            named = self._precedes("named_month_left", folded, match.start)
            return raw[end - 1 : end] != "." and not named
        if _TITLE.search(raw[max(0, start - 6) : start]) or match["month"] == "mars":
            return False  # « M. Janvier »
        if _CAPITAL_NEXT.match(raw, end):
            return False  # « Avril Lavigne »
        if self._follows("named_month_right", folded, end):
            return False  # « Octobre rose »
        return sentence_start(raw, start)

    def _month_range(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « d'avril à juin » from « d'Octobre et Septembre noir »."""
        del raw
        return not re.match(r"d.*? et ", folded[match.start : match.end])

    def _deictic(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « demain » from « la liste Demain », « les métiers de demain »."""
        words = raw[match.start : match.end]
        titled = words[:1].isupper() and not words.isupper()
        if titled and not sentence_start(raw, match.start):
            return False
        proverbial = self._precedes("proverbial_left", folded, match.start)
        return not (proverbial or self._follows("proverbial_right", folded, match.end))

    def _day_alone(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « il rouvre le 15 » from « il a appelé le 15 »."""
        del raw
        start = match.start
        if folded.endswith("au ", 0, start):  # « reportée au 17 », not « au 12, rue … »
            return self._precedes("moved_to", folded, start - len("au "))
        dated = folded.startswith("le ", start)
        if not dated and self._follows("address_right", folded, match.end):
            return False  # « la maison du 22, allée des Pins »
        return not self._precedes("called_left", folded, match.spans["day"][0])

    def _season(self, match: Match, raw: str, folded: str) -> bool:
        start = match.spans["season"][0]
        if raw[start].isupper() and not sentence_start(raw, start):
            return False
        return not self._follows("named_season_right", folded, match.end)

    def _holiday(self, match: Match, raw: str, folded: str) -> bool:
        start, end = match.spans["holiday"]
        words = raw[start:end]
        article = self._article.match(folded[start:end])
        name = words[article.end() :] if article else words
        if "jour de l" not in folded[start:end] and not any(c.isupper() for c in words):
            return " " in words and words[0].isdigit()  # « 14 juillet »
        if article and name == name.lower() and not name[0].isdigit():
            return " " in name  # « l'ascension », no day; « la fête du travail » is one
        if re.match(r"\s(?!\d)[A-ZÀ-Ý][a-zà-ÿ]|-\d", raw[end : end + 3]):
            return False
        if re.match(r"\d+(?:er)?-", name) and self._precedes(
            "named_place", folded, match.start
        ):
            return False  # « le mur du 14-Juillet »
        # « l'Ascension du mont Blanc », « le Nouvel An chinois »
        named = any(
            self._follows(name, folded, end)
            for name in ("of_something", "other_calendar")
        )
        if not article:  # « le docteur Toussaint »
            named = named or self._precedes("person_left", folded, start)
        person = not article and _FIRST_NAME.search(raw[: match.start])
        if person:  # « le sculpteur Blaise Noël »
            named = named or not sentence_start(raw, person.start(1))
        return not named and not self._precedes("name_left", folded, match.start)


def sentence_start(raw: str, position: int) -> bool:
    """Tell whether a sentence, a heading or a quotation begins at ``position``."""
    return bool(_SENTENCE_START.search(raw[max(0, position - 6) : position]))
