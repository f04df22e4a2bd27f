"""Titles of other articles that stand in the flow of this one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.ingest.lines import Line, is_single_spaced
from recoupe.model import Mask

_HEADLINE_MARK = re.compile(r"\s[:|]\s|\?|^[^«]*«|!\s|\s:\s")
_ITEM = 5  # words at least in the title of an article
_HEADLINE = 10  # words at least in a headline; intertitles are shorter
_STANDFIRST = 60  # words at most below a teaser's headline
_LINKS = 12  # titles at most below a heading
_BODY = 20  # words of a line that is surely part of the article


def teaser_lists(lines: Sequence[Line]) -> Iterator[Mask]:
    """Yield lists whose items are headlines.

    Such a list interrupts the article: a finished sentence stands before it, no colon
    announces it, no item ends as a sentence or a clause does, and half of the items or
    more are built as headlines are (« X : Y », a question, a quotation).
    """
    for first, last in _bullet_runs(lines):
        items = lines[first:last]
        announced = first == 0 or not lines[first - 1].is_closed
        if announced or lines[first - 1].is_open or last - first < 2:
            continue
        if any(_ends_as_clause(item) or len(item.words) < _ITEM for item in items):
            continue
        if 2 * sum(_is_headline(item) for item in items) >= len(items):
            for item in items:
                yield Mask(item.start, item.end, "link-list")


def teaser_cards(lines: Sequence[Line]) -> Iterator[Mask]:
    """Yield a headline and its standfirst that a page sets inside an article.

    On a page without blank lines between paragraphs, a card is a headline, one short
    paragraph, and then a blank line: an intertitle has the blank line before it, and
    more to say after it.
    """
    if not is_single_spaced(lines):
        return
    for headline, standfirst in pairwise(lines[1:]):
        if (
            not headline.before
            and not headline.bullet
            and not headline.is_closed
            and len(headline.words) >= _HEADLINE
            and _is_headline(headline)
            and standfirst.after
            and not standfirst.before
            and standfirst.is_closed
            and len(standfirst.words) <= _STANDFIRST
        ):
            yield Mask(headline.start, headline.end, "link-list")
            yield Mask(standfirst.start, standfirst.end, "link-list")


def list_below(lines: Sequence[Line], heading: int) -> Iterator[Mask]:
    """Yield the titles listed below a heading such as « Lire aussi : ».

    The list ends at the first line that is no title, or at a blank line after one.
    """
    for line in lines[heading + 1 : heading + 1 + _LINKS]:
        if _ends_as_clause(line) or len(line.words) > _BODY:
            return
        yield Mask(line.start, line.end, "link-list")
        if line.after:
            return


def _is_headline(line: Line) -> bool:
    return bool(_HEADLINE_MARK.search(line.text))


def _ends_as_clause(line: Line) -> bool:
    return line.text.rstrip('»”" )')[-1:] in (".", ";", ",", ":")


def _bullet_runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    first = None
    for index, line in enumerate(lines):
        if line.bullet and first is None:
            first = index
        elif not line.bullet and first is not None:
            yield first, index
            first = None
    if first is not None:
        yield first, len(lines)
