"""Rule packs: what a language says, as patterns with examples that tests run.

A pack is a TOML file of a language folder::

    [vocabulary]
    month = ["janvier", "février"]            # {month}: any of them; <month>: captured
    [values.month]
    janvier = 1
    [[rule]]
    name = "month-year"
    pattern = "<month> <year>"                 # <a:month> captures as "a"
    reads = "month"                            # which reader of the stage interprets it
    examples = [["en mars 2021", "mars 2021", "2021-03"]]
    counterexamples = ["le champ de Mars"]

Patterns are regular expressions over *folded* text: lower case, straight apostrophes,
ordinary spaces, same length as the text itself, so that offsets hold. A space in a
pattern stands for one or two spaces.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from recoupe.errors import PackError
from recoupe.lang.needles import needles
from recoupe.lang.numbers import FIGURES, load_numbers

# Same length before and after, or offsets would drift. Replacing one by one is a
# hundred times as fast as a table where a text has letters beyond ASCII.
_FOLDED = (
    *((apostrophe, "'") for apostrophe in "’‘ʼ"),
    *((space, " ") for space in "\u00a0\u202f\u2009\t"),
    *((hyphen, "-") for hyphen in "\u2011\u2010−"),
)
_SINGLE_BREAK = re.compile(r"\n(?<!\n\n)(?!\s*\n)")
_CAPTURE = re.compile(r"(?<!\(\?)(?<!\(\?P)<(\w+)(?::(\w+))?>")
_SPACE = re.compile(r"(?<!\\) ")
_VOCABULARY = re.compile(r"\{([a-z]\w*)\}")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One pattern with the reading it asks for.

    ``examples`` hold text, matched words and the expected value; a counterexample is a
    text in which the rule must find nothing.
    """

    name: str
    pattern: str
    reads: str
    rank: int = 0  # the higher rank wins over a longer match
    near: str = ""  # words one of which every match holds: the rule runs beside them
    set: dict[str, str] = {}
    examples: list[list[str]] = []
    counterexamples: list[str] = []


class RawPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule file as written."""

    rule: list[Rule] = []
    vocabulary: dict[str, list[str]] = {}
    values: dict[str, dict[str, int | float | str]] = {}
    trigger: str = ""


class Match(msgspec.Struct, frozen=True):
    """A rule found at ``[start, end)``; groups that did not take part are left out."""

    start: int
    end: int
    rule: Rule
    groups: dict[str, str]
    spans: dict[str, tuple[int, int]]

    def __getitem__(self, name: str) -> str:
        """Return a group, or what the rule sets, or an empty string."""
        return self.groups.get(name) or self.rule.set.get(name, "")


class RulePack:
    """Compiled rules of one file."""

    def __init__(self, name: str, raw: RawPack, extra: Mapping[str, str]) -> None:
        self.name = name
        self.values = raw.values
        self.rules = tuple(raw.rule)
        self._words = dict(extra)
        self._expanded: dict[str, str] = {}
        self._patterns: dict[tuple[str, str], re.Pattern[str]] = {}
        for key, entries in raw.vocabulary.items():
            self._words[key] = _alternation(entries)
        self._compiled = tuple(
            (
                rule,
                regex := self.compile(rule.pattern, rule.name),
                re.compile(rule.near) if rule.near else None,
                needles(regex.pattern),
            )
            for rule in self.rules
        )
        self._trigger = self.compile(raw.trigger, "trigger") if raw.trigger else None

    def compile(self, pattern: str, name: str = "") -> re.Pattern[str]:
        """Return a pattern of this pack as a regular expression.

        Raises:
            PackError: if it is not one.
        """
        plain = pattern.replace("\n", "").strip()
        return self._within(r"(?<!\w)(?:%s)(?!\w)", plain, name)

    def words(self, key: str) -> str:
        """Return a vocabulary as one alternative, for patterns built elsewhere."""
        if key not in self._expanded:
            self._expanded[key] = self._expand("{" + key + "}", key)
        return self._expanded[key]

    def ending(self, key: str) -> re.Pattern[str]:
        """Return a pattern that finds a vocabulary right before a position."""
        return self._within(r"(?<!\w)(?:%s)\s?$", "{" + key + "}", key)

    def beginning(self, key: str) -> re.Pattern[str]:
        """Return a pattern that matches a vocabulary right after a position."""
        return self._within(r"\s?(?:%s)(?!\w)", "{" + key + "}", key)

    def trailing(self, key: str) -> re.Pattern[str]:
        """Return a pattern that matches a vocabulary up to the end of a text."""
        return self._within(r"(?<!\w)(?:%s)$", "{" + key + "}", key)

    def whole(self, key: str) -> re.Pattern[str]:
        """Return a pattern that matches a vocabulary and nothing else."""
        return self._within(r"(?:%s)$", "{" + key + "}", key)

    def _within(self, around: str, pattern: str, name: str) -> re.Pattern[str]:
        """Return a pattern of the pack with what surrounds it, compiled once."""
        key = (around, pattern)
        if key not in self._patterns:
            expanded = around.replace("%s", self._expand(pattern, name))
            try:
                self._patterns[key] = re.compile(expanded)
            except re.error as error:
                message = f"{self.name}: rule {name}: {error}"
                raise PackError(message) from error
        return self._patterns[key]

    def _expand(self, pattern: str, name: str) -> str:
        def capture(found: re.Match[str]) -> str:
            return f"(?P<{found[1]}>{{{found[2] or found[1]}}})"

        def word(found: re.Match[str]) -> str:
            if found[1] not in self._words:
                raise PackError(f"{self.name}: {name}: unknown vocabulary {found[1]}")
            return f"(?:{self._words[found[1]]})"

        expanded = _CAPTURE.sub(capture, pattern)
        while _VOCABULARY.search(expanded):
            expanded = _CAPTURE.sub(capture, _VOCABULARY.sub(word, expanded))
        return _SPACE.sub("(?:[ ]{1,2})", expanded)

    def value(self, table: str, word: str) -> int | float | str | None:
        """Return what a word of the vocabulary is worth, None if it is not listed."""
        return self.values.get(table, {}).get(word)

    def scan(self, text: str) -> list[Match]:
        """Return every match in folded ``text``, overlaps included, in text order."""
        whole = list(_windows(self._trigger, text))
        found = [
            match
            for rule, regex, near, needed in self._compiled
            if _holds(text, needed)
            for window in (_windows(near, text) if near else whole)
            if _holds(text[slice(*window)], needed)
            for match in _matches(rule, regex, text, window)
        ]
        return sorted(found, key=lambda m: (m.start, -m.end))


def _holds(text: str, needed: frozenset[str]) -> bool:
    """Tell whether a text has one of the literals that a pattern cannot do without."""
    return not needed or any(needle in text for needle in needed)


def _windows(trigger: re.Pattern[str] | None, text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches worth reading: around trigger words only.

    Running every rule over every character cost six times as much.
    """
    if trigger is None:
        yield 0, len(text)
        return
    start, end = 0, -1
    for hit in trigger.finditer(text):
        if hit.start() - _REACH > end:
            if end > 0:
                yield start, end
            start = _word_start(text, max(0, hit.start() - _REACH))
        end = _word_end(text, hit.end() + _REACH)
    if end > 0:
        yield start, end


_REACH = 48  # characters before and after a trigger; the longest rule needs 45


def _word_start(text: str, position: int) -> int:
    while position > 0 and not text[position - 1].isspace():
        position -= 1
    return position


def _word_end(text: str, position: int) -> int:
    while position < len(text) and not text[position].isspace():
        position += 1
    return min(position, len(text))


def _alternation(entries: list[str]) -> str:
    """Return the entries as one alternative, longest first."""
    return "|".join(sorted(entries, key=len, reverse=True))


def _matches(
    rule: Rule, regex: re.Pattern[str], text: str, window: tuple[int, int]
) -> Iterator[Match]:
    for found in regex.finditer(text, *window):
        groups = {k: v for k, v in found.groupdict().items() if v is not None}
        spans = {key: found.span(key) for key in groups}
        yield Match(found.start(), found.end(), rule, groups, spans)


def select(matches: list[Match]) -> list[Match]:
    """Return matches that do not overlap: higher rank, then longer, then earlier."""
    order = sorted(matches, key=lambda m: (-m.rule.rank, m.start - m.end, m.start))
    taken: list[Match] = []
    for match in order:
        if all(match.end <= other.start or other.end <= match.start for other in taken):
            taken.append(match)
    return sorted(taken, key=lambda m: m.start)


def fold(text: str) -> str:
    """Return lower-case text with plain spaces and apostrophes, of the same length.

    A single line break becomes a space, an empty line stays.

    >>> fold("L’Été à 19 H")
    "l'été à 19 h"
    """
    lowered = text.lower()
    if len(lowered) != len(text):  # « İ » lowers to two characters
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for written, plain in _FOLDED:
        lowered = lowered.replace(written, plain)
    return _SINGLE_BREAK.sub(" ", lowered)


@cache
def load_rules(language: str, name: str) -> RulePack:
    """Return one rule file of a language, compiled once per process.

    Raises:
        PackError: if the file is missing or is not a rule pack.
    """
    path = files("recoupe") / "lang" / language / f"{name}.toml"
    try:
        data = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise PackError(f"no rules {name} for {language!r}") from error
    try:
        raw = msgspec.convert(tomllib.loads(data), RawPack)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{language}/{name}.toml: {error}") from error
    words = load_numbers(language).pattern
    return RulePack(
        f"{language}/{name}",
        raw,
        {"figures": FIGURES, "words": words, "number": f"{FIGURES}|{words}"},
    )
