"""Read what a number is a number of: units, money, rates, counted nouns."""

import re
from functools import cache

import msgspec

from recoupe.lang.frames import read_rows
from recoupe.lang.measures import noun_measures
from recoupe.lang.rules import RulePack, load_rules


class Unit(msgspec.Struct, frozen=True):
    """A unit found after (or before) a number."""

    start: int
    end: int
    code: str
    kind: str  # "ratio", "physical", "money", "noun", "age", "point"


class UnitReader:
    """Reads units of one language."""

    def __init__(self, language: str) -> None:
        self._pack: RulePack = load_rules(language, "quantity")
        self._units = [
            (re.compile(rf"(?:{row[0]})(?![\w²³'])"), row[1], row[2])
            for row in sorted(
                read_rows(language, "units"), key=lambda r: -len(r[0].split("|")[0])
            )
        ]
        self._money = _currencies(read_rows(language, "currencies"))
        self._function = self._pack.whole("function")
        self._prenoun = self._pack.whole("prenoun")
        self._no_s = self._pack.whole("plural_without_s")
        self._homonyms = {
            code: self._pack.compile("{" + words + "}") for code, words in _HOMONYMS
        }
        self._people = self._pack.whole("people_adjective")
        self._capital = self._pack.whole("capital_counted")
        self._by_itself = self._pack.whole("noun_by_itself")
        self._plural_in_x = self._pack.whole("plural_in_x")
        self._invariable = self._pack.whole("invariable")
        self._bare_adjective = self._pack.whole("bare_adjective")
        self._participle = self._pack.whole("feminine_participle")
        self._books = self._pack.compile("{book_words}")
        self._names = {
            code: re.compile(rf"(?<!\w)en (?:{form})")
            for form, code in _default_money(self._money)
        }

    def money_at(self, folded: str, position: int, place: str) -> Unit | None:
        """Return the currency whose name begins at ``position``."""
        for pattern, options in self._money:
            if found := pattern.match(folded, position):
                if found[0] in _BOOKS and not self._is_money(folded, position, options):
                    return None
                after = folded[found.end() : found.end() + _NEXT]
                code = _settle(options, place[-_PASSAGE:])
                code = code or _settle_after(options, after)
                return Unit(found.start(), found.end(), code, "money")
        return None

    def _is_money(
        self,
        folded: str,
        position: int,
        options: list[tuple[str, re.Pattern[str] | None]],
    ) -> bool:
        """Tell pounds from books: a scale, a price or a place of pounds is near."""
        around = folded[max(0, position - _AROUND) : position + _AROUND]
        if re.search(r"(?:millions|milliards|milliers) de $", folded[:position][-14:]):
            return True
        if self._homonyms["money"].search(around):
            return not self._books.search(around)
        return any(place.search(folded[:position]) for _, place in options if place)

    def _is_unit(self, code: str, folded: str, position: int) -> bool:
        """Tell horsepower from horses, a pressure from bars."""
        if code not in self._homonyms or _SHORT.match(folded, position):
            return True
        around = folded[max(0, position - _AROUND) : position + _AROUND]
        return bool(self._homonyms[code].search(around))

    def money_in(self, folded: str) -> str | None:
        """Return the last currency named in a stretch, None if there is none."""
        best, code = -1, None
        for option, pattern in self._names.items():
            for found in pattern.finditer(folded):
                if found.start() > best:
                    best, code = found.start(), option
        return code

    def money_named(self, folded: str) -> str:
        """Return the currency named last in a stretch, "" if there is none."""
        named = [
            (found.start(), _settle(options, folded) or options[0][0])
            for pattern, options in self._money
            for found in pattern.finditer(folded)
        ]
        return max(named)[1] if named else ""

    def unit_at(self, folded: str, position: int) -> Unit | None:
        """Return the physical unit or ratio whose name begins at ``position``."""
        best: Unit | None = None
        for pattern, code, kind in self._units:
            found = pattern.match(folded, position)
            if found and not self._is_unit(code, folded, position):
                continue
            if found and (best is None or found.end() > best.end):
                best = Unit(found.start(), found.end(), code, kind)
        return best

    def noun_at(
        self, folded: str, raw: str, position: int, *, plural: bool
    ) -> Unit | None:
        """Return the counted noun that begins at ``position``, adjectives skipped.

        Args:
            folded: The folded text.
            raw: The text as published: a capital rules a name out.
            position: Where the word begins.
            plural: Whether French asks for a plural (two and more).
        """
        word = _WORD.match(folded, position)
        start = position
        before: re.Match[str] | None = None
        while word and self._prenoun.match(word[0]):
            before, position = word, word.end() + 1
            word = _WORD.match(folded, position)
        if word is None or self._function.match(word[0]):
            if before is None or not self._by_itself.match(before[0]):
                return None
            word = before
        capital = raw[word.start()].isupper()
        named = capital and not raw[word.start() : word.end()].isupper()
        if named and not self._capital.match(word[0]):
            return None
        text = word[0]
        acronym = _ACRONYM.match(raw, word.start())
        if plural and not acronym and not self._is_plural(text):
            return None
        # « Français », « Chinois » keep their s; common nouns in -ais and -ois do not.
        kept = capital and text.endswith(("ais", "ois"))
        code = text if kept else self.singular(text)
        return Unit(start, word.end(), code, "noun")

    def stands_alone(self, word: str) -> bool:
        """Tell whether an adjective counts what was counted before: « 9 nuls »."""
        return bool(self._bare_adjective.match(word))

    def is_participle_noun(self, word: str) -> bool:
        """Tell whether a participle is a noun as well: « abonné », « réfugié »."""
        return bool(self._participle.match(word) or self._participle.match(word + "e"))

    def is_people(self, word: str) -> bool:
        """Tell whether a word is the name of a people, or the adjective of it."""
        return bool(self._people.match(word))

    def is_prenoun(self, word: str) -> bool:
        """Tell whether a word is an adjective that stands before its noun."""
        return bool(self._prenoun.match(word))

    def _is_plural(self, word: str) -> bool:
        return (
            word[-1] in "sxz"
            or bool(self._no_s.match(word))
            or word in {"km", "crs"}
            or bool(re.search(r"s-(?:de|d'|à|au|en)", word))
        )

    def singular(self, word: str) -> str:
        """Return the singular of a counted noun.

        French plurals are regular enough that spelling decides: -eaux, -aux, -s, -x,
        and a list of words that keep their s.
        """
        irregular = self._pack.value("singular", word)
        if irregular or self._invariable.match(word):
            return str(irregular or word)
        if re.match(r"(?:sous|mi|sans|hors)-", word):
            return word.removesuffix("s")
        if re.search(r"[a-zà-ÿœ]-[a-zà-ÿœ]", word):
            return self._of_compound(word)
        single = self._of_simple(word)
        return single[:-1] if self._participle.match(single) else single

    def _of_compound(self, word: str) -> str:
        """Read « choux-fleurs », « arcs-en-ciel », « vice-présidents »."""
        head, *rest = word.split("-")
        if rest[0] in _INNER or rest[0].startswith(("d'", "l'")):
            return "-".join((self._part(head), *rest[:-1], self._part(rest[-1])))
        if not head.endswith(("s", "x")):
            return "-".join((head, *rest[:-1], self._part(rest[-1])))
        return "-".join(self._part(part) for part in (head, *rest))

    def _part(self, word: str) -> str:
        irregular = self._pack.value("singular", word)
        if irregular or self._invariable.match(word):
            return str(irregular or word)
        return self._of_simple(word)

    def _of_simple(self, word: str) -> str:
        if word.endswith("eaux"):
            return word[:-1]
        if word.endswith("yaux"):
            return word[:-1]
        if word.endswith("aux") and word not in {"taux", "faux", "chaux"}:
            return word[:-3] + "al"
        if word.endswith("x"):  # « curieux », « époux », « voix » keep it
            return word[:-1] if self._plural_in_x.match(word) else word
        return word[:-1] if word.endswith("s") and len(word) > 3 else word


_BOOKS = frozenset({"livres", "livre", "soles"})
_HOMONYMS = (
    ("money", "money_words"),
    ("[HP]", "power_words"),
    ("bar", "pressure_words"),
    ("[lb_av]", "weight_words"),
)
_INNER = frozenset({"de", "du", "des", "en", "à", "au", "aux", "sur", "sous", "hors"})
_SHORT = re.compile(r"c[hv](?!\w)")
_ACRONYM = re.compile(r"[A-ZÀ-Ý]{2,5}(?!\w)")  # « cinq ONG »: they take no s
_PASSAGE, _NEXT = 400, 200  # where a country settles whose dollars are meant
_AROUND = 60
_WORD = re.compile(r"[a-zà-ÿœæ]+(?:-(?:d')?[a-zà-ÿœæ]+)*(?!')")


def _currencies(
    rows: list[list[str]],
) -> list[tuple[re.Pattern[str], list[tuple[str, re.Pattern[str] | None]]]]:
    forms: dict[str, list[tuple[str, re.Pattern[str] | None]]] = {}
    for row in rows:
        places = row[2] if len(row) > 2 else ""
        pattern = re.compile(rf"(?<!\w)(?:{places})(?!\w)") if places else None
        forms.setdefault(row[0], []).append((row[1], pattern))
    return [
        (re.compile(rf"(?:{form})(?!\w)"), options) for form, options in forms.items()
    ]


def _default_money(
    money: list[tuple[re.Pattern[str], list[tuple[str, re.Pattern[str] | None]]]],
) -> list[tuple[str, str]]:
    return [(pattern.pattern, options[0][0]) for pattern, options in money]


def _settle(options: list[tuple[str, re.Pattern[str] | None]], place: str) -> str:
    """Return the currency of the place named last before the sum, "" if none is."""
    best, code = -1, "" if len(options) > 1 else options[0][0]
    for option, places in options:
        if places is None:
            continue
        for found in places.finditer(place):
            if found.start() > best:
                best, code = found.start(), option
    return code


def _settle_after(options: list[tuple[str, re.Pattern[str] | None]], text: str) -> str:
    """Return the currency of the place named first after the sum, else the default."""
    named = [
        (found.start(), code)
        for code, places in options
        if places and (found := places.search(text))
    ]
    return min(named)[1] if named else options[0][0]


@cache
def unit_reader(language: str) -> UnitReader:
    """Return the reader of a language, built once per process."""
    return UnitReader(language)


def is_measured(language: str, lemma: str) -> bool:
    """Tell whether a lemma is listed as something that is counted: dead, votes."""
    return bool(noun_measures(language, lemma))
