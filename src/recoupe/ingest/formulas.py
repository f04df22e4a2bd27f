"""Lines that are a formula of the page: « Lire aussi », « Abonnez-vous », a by-line.

A rule of ``lang/<code>/masks.toml`` has the kind of mask as ``reads`` and may set

- ``scope = "inside"``: it may stand within a line; by default it is the whole line;
- ``names = "yes"``: what ``<who>`` captures must be written with capitals;
- ``announces = "list"``: where nothing follows it, the titles below belong to it;
- ``edge = "yes"``: it counts only among the first or last lines of a page.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from recoupe.ingest.lines import Line
from recoupe.ingest.teasers import list_below
from recoupe.lang.rules import Rule, fold, load_rules
from recoupe.model import Mask, MaskKind

_LONGEST = 320  # characters: a legend with its credit may be that long
_EDGE = 4  # lines at either end of a page where by-lines and credits stand
_TAIL = ' \t:>|.…!)»”"'
_WORD = re.compile(r"[^\W\d_]+")


class Formula(msgspec.Struct, frozen=True):
    """A rule ready to run."""

    rule: Rule
    pattern: re.Pattern[str]


def formula_masks(lines: Sequence[Line], language: str) -> Iterator[Mask]:
    """Yield the lines, and parts of lines, that formulas of the language match."""
    formulas = load_formulas(language)
    for index, line in enumerate(lines):
        folded = fold(line.text)
        edge = index < _EDGE or index >= len(lines) - _EDGE
        formula = find_formula(line.text, folded, formulas, edge=edge)
        if formula is None:
            yield from _inside(line, folded, formulas)
            continue
        yield Mask(line.start, line.end, _kind(formula.rule))
        if formula.rule.set.get("announces") == "list" and _is_bare(formula, folded):
            yield from list_below(lines, index)


def find_formula(
    text: str, folded: str, formulas: Sequence[Formula], *, edge: bool = True
) -> Formula | None:
    """Return the formula that a line is, from its first character to its last."""
    if len(text) > _LONGEST:
        return None
    body = len(folded.rstrip(_TAIL))
    for formula in formulas:
        rule = formula.rule
        if rule.set.get("scope") == "inside" or (rule.set.get("edge") and not edge):
            continue
        found = formula.pattern.match(folded)
        if found and found.end() >= body and _has_names(text, found, rule):
            return formula
    return None


@cache
def load_formulas(language: str) -> tuple[Formula, ...]:
    """Return the formulas of a language, none where it has no file of them.

    Raises:
        PackError: if the file is there but is not a rule pack.
    """
    if not files("recoupe.lang").joinpath(language, "masks.toml").is_file():
        return ()
    pack = load_rules(language, "masks")
    return tuple(
        Formula(rule, pack.compile(rule.pattern, rule.name)) for rule in pack.rules
    )


def _inside(line: Line, folded: str, formulas: Sequence[Formula]) -> Iterator[Mask]:
    for formula in formulas:
        if formula.rule.set.get("scope") != "inside":
            continue
        for found in formula.pattern.finditer(folded):
            start, end = line.start + found.start(), line.start + found.end()
            yield Mask(start, end, _kind(formula.rule))


def _is_bare(formula: Formula, folded: str) -> bool:
    """Tell whether a heading has its links below it, not behind it."""
    found = formula.pattern.match(folded)
    return bool(found) and not (found and found.groupdict().get("link"))


def _has_names(text: str, found: re.Match[str], rule: Rule) -> bool:
    """Tell whether the words captured as ``who`` are written as names are."""
    if rule.set.get("names") != "yes":
        return True
    words = _WORD.findall(text[slice(*found.span("who"))])
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) >= 2 and words[0][0].isupper()


def _kind(rule: Rule) -> MaskKind:
    return rule.reads  # type: ignore[return-value]  # tests/lang checks every rule
