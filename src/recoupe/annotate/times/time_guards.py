"""Tell apart what is an expression of time and what only looks like one."""

import re
from collections.abc import Callable, Sequence

from recoupe.annotate.times.time_names import NameGuard, sentence_start
from recoupe.lang.numbers import load_numbers, read_number
from recoupe.lang.rules import Match, RulePack, load_rules

# What follows is about shape: letters, case, punctuation. French words are in the pack.
_HOURS = frozenset({"heures", "h"})
_PHRASE = 40
_LONGEST = 40  # years between two that a stroke joins
_INFANT = frozenset({"mois", "semaines"})
_STOPS = re.compile(r"\s?(?:[,.;:)»]|$)")
_COMPLEMENT = re.compile(r"(?<![\w-])([a-zà-ÿ-]+) (?:de|d'environ|d') ?$")
_NAMED = re.compile(r"[A-ZÀ-Ý][\w’'-]+(?:\s\w+)?(?:,\s|\s\()$")
_APPOSED = re.compile(r"\w\s?[,(]\s?$")
_COMPOUND = re.compile(r"-(?!là\b|ci\b)[a-zà-ÿ]{3,}")  # « années-lumière »
_NUMBER_GOES_ON = re.compile(r"\s?(?:%|°|€|\$|\d)|[,.]\d|-\d|/\d")
_NAME_GOES_ON = re.compile(r"-[A-ZÀ-Ý]")
_JOINED = re.compile(r"(?:[\wà-ÿ]+-)*[\wà-ÿ]*[a-zà-ÿ\d]-$")
_NUMBER_BEGAN = re.compile(r"(?:[-/.,]|n°\s?|(?<![\w])[A-Z]\.\s?|\+)\Z")
# A plural after a bare figure: it is counted, the figure is no year.
_PLURAL = re.compile(
    r"\s(?!alors|dans|sans|sous|mais|puis|plus|moins|après|depuis|lors|vers|nous|vous"
    r"|elles|seuls|seules|toujours|jamais|ailleurs|jours|très|tandis|parmi|pas\b)[a-zà-ÿ]{3,}[sx]\b"
)


class TimeGuard:
    """Decides on the neighborhood of a match. One per rule pack."""

    def __init__(self, pack: RulePack) -> None:
        self._names = NameGuard(pack)
        self._left = {
            name: pack.ending(name)
            for name in (
                "street",
                "age_left",
                "age_range_left",
                "clock_left",
                "clock_left_figure",
                "length_left",
                "age_group",
                "year_left",
                "name_left",
                "age_at",
                "term_left",
                "timed_left",
                "infant_left",
                "range_to",
                "code_left",
                "length_noun",
                "broadcast_left",
                "person",
                "sentenced_left",
                "idle_left",
                "titled_year",
            )
        }
        self._right = {
            name: pack.beginning(name)
            for name in (
                "age_right",
                "term_right",
                "counted",
                "clock_right",
                "not_length",
                "noon_right",
                "age_parent",
                "veille_right",
            )
        }
        figures = load_rules(pack.name.partition("/")[0], "quantity")
        self._numbers = load_numbers(pack.name.partition("/")[0])
        self._moves = figures.ending("moves")
        self._idle = pack.compile("{idle_phrase}")
        self._code_noun = pack.compile("{code_noun}")
        self._listed = pack.ending("age_listed")
        self._person = pack.whole("person_ending")
        self._vague_singular = pack.whole("countless")
        self._checks: dict[str, Callable[[Match, str, str], bool]] = {
            "clock": self._clock,
            "season": self._season,
            "year": self._year,
            "year_range": self._year_range,
            "duration": self._length,
            "duration_range": self._length_range,
            "recent": self._recent,
            "reference": self._reference,
            "relative": self._relative,
            "quarter": self._quarter,
            "day_range": self._day_range,
            "duration_sentenced": self._sentenced,
            "duration_sum": self._length_sum,
            "part_alone": self._part_alone,
            "clock_range": self._clock_range,
        }

    def kept(self, matches: Sequence[Match], raw: str, folded: str) -> list[Match]:
        """Return the matches that are expressions of time, none inside a name."""
        named = self._names.inside(matches, raw, folded)
        return [
            match
            for match in matches
            if not any(start <= match.start < end for start, end in named)
            and self.accepts(match, raw, folded)
        ]

    def accepts(self, match: Match, raw: str, folded: str) -> bool:
        """Tell whether a match is an expression of time where it stands."""
        if joined := _JOINED.search(folded[max(0, match.start - 20) : match.start]):
            start = match.start - len(joined[0])
            if self.precedes("street", folded, start):
                return False  # « place du Quatre-Septembre »
            named = raw[start].isupper() or any(map(str.isdigit, joined[0]))
            return match.rule.name == "month" and not named
        if _NAME_GOES_ON.match(raw, match.end):
            return False  # « Midi-Pyrénées »
        if self._is_idle(match, folded) or not self._names.allows(match, raw, folded):
            return False
        check = self._checks.get(match.rule.reads)
        return check is None or check(match, raw, folded)

    def _is_idle(self, match: Match, folded: str) -> bool:
        """Read « chercher midi à quatorze heures », « ses cinq minutes de gloire »."""
        low = max(0, match.start - _PHRASE)
        return any(
            found.start() < match.end and match.start < found.end()
            for found in self._idle.finditer(folded, low, match.end + _PHRASE)
        )

    def precedes(self, name: str, folded: str, position: int) -> bool:
        """Tell whether the words of a list end at ``position``."""
        return bool(self._left[name].search(folded[max(0, position - 60) : position]))

    def follows(self, name: str, folded: str, position: int) -> bool:
        """Tell whether the words of a list begin at ``position``."""
        return bool(self._right[name].match(folded, position))

    def _length_sum(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « cinq ans et six mois » from « Télé 7 Jours et 60 Minutes »."""
        del folded
        start = match.spans["unit"][0]
        return raw[start].islower() or raw[match.start : match.end].isupper()

    def _part_alone(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « l'aube » from « le journal L'Aube »."""
        del folded
        words = raw[match.start : match.end]
        return words[1:] == words[1:].lower() or words.isupper()

    def _clock_range(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « de huit heures à midi » from « de deux heures à trois heures »."""
        del raw, folded
        return not (match["hour_word"] and match["hour_word_two"])

    def _sentenced(self, match: Match, raw: str, folded: str) -> bool:
        del raw
        return self.precedes("sentenced_left", folded, match.start)

    def _day_range(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « de samedi 4 à dimanche 6 » from « de 4 à 6 postes ».

        Days without a month take the article: « du 4 au 6 ».
        """
        del raw
        named = match["month"] or match["month_two"] or match["weekday"]
        return bool(named) or not folded.startswith("de ", match.start)

    def _clock(self, match: Match, raw: str, folded: str) -> bool:
        words = raw[match.start : match.end]
        if "Heure" in words or words[:1] == "M":
            return words[:1] == "M" and sentence_start(raw, match.start)
        if self.follows("clock_right", folded, match.end):
            return False
        if match["zone"] or match["half"] or match["half_two"]:
            return True
        if match["noon"]:  # « Midi libre », « le soleil de minuit »
            named = self.follows("noon_right", folded, match.end)
            return not named and not self.precedes("name_left", folded, match.start)
        return self._is_told(folded, match)

    def _is_told(self, folded: str, match: Match) -> bool:
        words = folded[match.start : match.end]
        if match["minute"] and "heure" not in words:
            return self._is_hour(folded, match.start)
        timed = self.precedes("timed_left", folded, match.start)
        return timed or self.precedes("clock_left", folded, match.start)

    def _is_hour(self, folded: str, position: int) -> bool:
        """Tell « à partir de 13 h 45 », « le bus de 18 h 04 » from « un film de … »."""
        led = self.precedes("length_left", folded, position)
        named = self.precedes("timed_left", folded, position)
        return not led or named or self.precedes("clock_left", folded, position)

    def _season(self, match: Match, raw: str, folded: str) -> bool:
        start = match.spans["season"][0]
        if match["year"] or match["year_three"] or match["rel"] or match["relyear"]:
            return True
        if match["edge"]:
            return True
        lead = folded[match.start : start].strip()
        del raw
        return lead not in {"", "d'", "le"} or (lead == "le" and start > match.start)

    def _year(self, match: Match, raw: str, folded: str) -> bool:
        start = match.spans.get("year_bare", (match.start, 0))[0]
        before = raw[max(0, start - 40) : start]
        after = folded[match.end : match.end + 20]
        if _NUMBER_GOES_ON.match(after) or _NUMBER_BEGAN.search(before):
            return False
        if self.follows("counted", folded, match.end):
            return False
        if match["year_bare"]:
            return self._bare_year(match, raw, folded)
        if raw[match.start] == "H" and raw[match.start - 1 : match.start] != "\n":
            return False  # « le programme Horizon 2030 »
        led = self.precedes("clock_left", folded, start)  # « à partir de 2005 »
        led = led or "en " in folded[match.start : match.start + 8]
        return led or not _PLURAL.match(after) or match.rule.reads == "year_range"

    def _year_range(self, match: Match, raw: str, folded: str) -> bool:
        """Tell « 1914/18 » from the file « 2023/88 »."""
        if match["shortyear"] and "/" in raw[match.start : match.end]:
            years = int(match["shortyear"].lstrip("'")) - int(match["year_three"][2:])
            if not 0 < years < _LONGEST:
                return False
        return self._year(match, raw, folded)

    def _bare_year(self, match: Match, raw: str, folded: str) -> bool:
        """Tell whether four figures without a preposition are a year.

        They are before a punctuation mark; after a capital they belong to a name
        (« Radio 2000 »), as in quotation marks.
        """
        start, end = match.spans["year_bare"]
        before, after = raw[max(0, start - 40) : start], folded[end : end + 20]
        if not "1800" <= match["year_bare"] < "2100" or _PLURAL.match(after):
            return False
        if re.search(r"\d\s$|«\s?[\w\s]{0,24}$", before):
            return False
        if self.precedes("titled_year", folded, start):
            return False
        if self.precedes("year_left", folded, start):
            return True
        word = re.search(r"([\w'’-]+)[\s(«]*$", before)
        stops = bool(re.match(r"\s?(?:[,.:;)»]|$)", after))
        if word is None:
            return stops
        named = word[1][:1].isupper()
        named = named and not sentence_start(raw, start - len(word[0]))
        return not named and (before.endswith("(") or stops)

    def _length(self, match: Match, raw: str, folded: str) -> bool:
        unit = match["unit"]
        if match.rule.name == "length-from":  # « passe de deux à trois mois »
            aged = self.precedes("age_range_left", folded, match.start)
            return not aged and self._moves_to(folded, match.start)
        if self._vague_singular.match(folded[match.start : match.end]) or self.precedes(
            "idle_left", folded, match.start
        ):
            return False  # « une journée », « au fil des ans »
        # « le 20 heures », « au 13 heures »: the news
        news = unit in _HOURS and self.precedes("broadcast_left", folded, match.start)
        if news or self.follows("not_length", folded, match.end):
            return False
        if self._is_titled(match, raw) or _COMPOUND.match(folded, match.end):
            return False
        if unit.startswith("an") and (unit != "années" or match["collective"]):
            start = match.start + 2 * folded.startswith("d'", match.start)
            return not self.is_age(raw, folded, start, match.end)
        infant = unit in _INFANT and self.precedes("infant_left", folded, match.start)
        return not infant

    def _is_titled(self, match: Match, raw: str) -> bool:
        """Tell « vingt ans » from « il relit Cent ans de solitude », « 24 Heures »."""
        words = raw[match.start : match.end]
        if words.isupper():
            return False
        inside = words[0].isupper() and not sentence_start(raw, match.start)
        return inside or raw[match.spans["unit"][0]].isupper()

    def _length_range(self, match: Match, raw: str, folded: str) -> bool:
        start = match.spans["count"][0]
        if self._moves_to(folded, start) or not self._ascends(match):
            return False
        years = match["unit"].startswith("an") and match["unit"] != "années"
        if years and self.precedes("age_range_left", folded, start):
            return False  # « deux frères de 15 et 17 ans »
        return self._length(match, raw, folded)

    def _ascends(self, match: Match) -> bool:
        """Tell « dix à quinze ans » from « mort en 1977 à 93 ans »."""
        low, high = (
            read_number(match[group], self._numbers) for group in ("count", "count_two")
        )
        return low is None or high is None or low < high

    def _moves_to(self, folded: str, position: int) -> bool:
        """Tell whether a verb leads from one length to another: two, not a range."""
        left = folded[max(0, position - 40) : position]
        return left.endswith("de ") and bool(self._moves.search(left[:-3]))

    def is_age(self, raw: str, folded: str, start: int, end: int) -> bool:
        """Tell whether « N ans » at ``[start, end)`` is somebody's age."""
        term = self.precedes("term_left", folded, start) or self.follows(
            "term_right", folded, end
        )
        if first := self._left["range_to"].search(folded[max(0, start - 40) : start]):
            begin = max(0, start - 40) + first.start()
            return not term and self.precedes("age_range_left", folded, begin)
        return not term and self._looks_like_age(raw, folded, start, end)

    def _looks_like_age(self, raw: str, folded: str, start: int, end: int) -> bool:
        left, right = (
            self.precedes("age_left", folded, start),
            self.follows("age_right", folded, end),
        )
        if left or right:
            return True
        if self.precedes("age_at", folded, start):
            return bool(_STOPS.match(raw, end))
        led = re.match(r"(?:(?:moins|plus) )?de ", folded[start:end])
        if led and self.precedes("age_group", folded, start):
            return True
        if complement := _COMPLEMENT.search(folded, max(0, start - 40), start):
            return self._is_of_person(complement, raw, folded, end)
        before = raw[max(0, start - 40) : start]
        if listed := self._listed.search(before):  # « ses fils, 12 et 15 ans, »
            before = before[: listed.start()]
        parent = self.follows("age_parent", folded, end)
        if _NAMED.search(before):
            return parent or bool(_STOPS.match(raw, end))
        closed = parent or re.match(r"\s?[,)]", raw[end : end + 2])
        return bool(_APPOSED.search(before) and closed)

    def _is_of_person(
        self, complement: re.Match[str], raw: str, folded: str, end: int
    ) -> bool:
        """Read « une Alsacienne de 6 ans » as an age, « une peine de 6 ans » not."""
        if self.precedes("length_noun", folded, complement.end(1)):
            return False
        named = raw[complement.start()].isupper()
        named = named or self._person.fullmatch(complement[1]) is not None
        named = named or self.precedes("person", folded, complement.end(1))
        return named or bool(_STOPS.match(raw, end))

    def _recent(self, match: Match, raw: str, folded: str) -> bool:
        unit = match["unit"] or match["unit_two"] or match["unit_three"]
        del raw
        words = folded[match.start : match.end]
        return unit[-1] in "sx" and bool(re.match(r"(?:ces|les|des|au|lors)\b", words))

    def _reference(self, match: Match, raw: str, folded: str) -> bool:
        del raw
        return not folded[: match.start].endswith(("en ", " en\n"))

    def _relative(self, match: Match, raw: str, folded: str) -> bool:
        del raw
        if self.follows("veille_right", folded, match.end):
            return False  # « la veille sanitaire »
        return not self.precedes("name_left", folded, match.start)

    def _quarter(self, match: Match, raw: str, folded: str) -> bool:
        if match["code"]:
            led = self.precedes("code_left", folded, match.spans["code"][0])
            around = folded[max(0, match.start - _PHRASE) : match.end + _PHRASE]
            named = self._code_noun.search(around) and not match["year"]
            named = named or folded.startswith(" bis", match.end)  # « le T2 bis »
            return led and raw[match.start].isupper() and not named
        return True
