"""Pair quotation marks.

Works on the text alone, so that a parser misled by the marks cannot mislead it. Marks
may nest, change style inside one another, stay open over several paragraphs (each of
which then repeats the mark), or never be closed.
"""

import re
from collections.abc import Iterator

import msgspec

from recoupe.model import Span

_CLOSING = {"«": "»", "“": "”", "„": "“", "‟": "”", "‹": "›", "‘": "’"}
_OPENING_OF = {"»": "«", "”": "“", "›": "‹", "’": "‘"}
_MARK = re.compile(r"[«»“”„‟‹›‘’\"]|(?<!\w)'(?=\w)|(?<=[\w.!?…])'(?!\w)")
_PARAGRAPH = re.compile(r"[^\n]+")
_FAR = 3  # paragraphs an unrepeated opening mark may wait for its closing mark


class Quotation(msgspec.Struct, frozen=True):
    """A stretch between quotation marks.

    ``start`` and ``end`` include the marks, ``inner`` leaves them and the blanks beside
    them out. ``depth`` is 0 for a quotation that lies in no other.
    """

    start: int
    end: int
    inner: Span
    depth: int = 0

    @property
    def span(self) -> Span:
        """The quotation with its marks."""
        return Span(self.start, self.end)


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of ``text`` in text order, outer before inner."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    paragraphs = [(match.start(), match.end()) for match in _PARAGRAPH.finditer(text)]
    for number, (start, end) in enumerate(paragraphs):
        _read_paragraph(text, (start, end), opened, found)
        if opened and not _goes_on(text, paragraphs[number + 1 :]):
            # An outermost mark without partner is taken to reach the paragraph's end.
            position = opened[0][1]
            if opened[0][0] in _CLOSING and opened[0][0] != "‘":
                found.append((position, _sentence_end(text, position, end)))
            opened.clear()
    return tuple(_nested(text, found))


def _read_paragraph(
    text: str,
    bounds: tuple[int, int],
    opened: list[tuple[str, int]],
    found: list[tuple[int, int]],
) -> None:
    """Push opening marks, pop closing ones, note each pair."""
    start, end = bounds
    carried = bool(opened)
    for match in _MARK.finditer(text, start, end):
        mark, position = match.group(), match.start()
        if carried and not text[start:position].strip() and mark in '«»“"':
            continue  # the mark repeated at the head of a further paragraph
        if mark in "\"'":
            _toggle(text, match, opened, found)
        elif mark in _CLOSING and not (mark == "“" and _is_open(opened, "„")):
            _open(text, (mark, position), opened, found)
        else:
            _close(mark, position, opened, found)


def _open(
    text: str,
    mark: tuple[str, int],
    opened: list[tuple[str, int]],
    found: list[tuple[int, int]],
) -> None:
    """Open a quotation; one of the same style left open a sentence ago is closed."""
    if opened and opened[-1][0] == mark[0] and mark[0] in "«“":
        before = text[opened[-1][1] : mark[1]].rstrip()
        closes = _balanced_ahead(text, mark)
        if before.endswith((".", "!", "?")) and not closes:
            found.append((opened.pop()[1], opened_end(text, mark[1])))
    opened.append(mark)


def opened_end(text: str, position: int) -> int:
    """Return the end of the text before ``position``, blanks left out."""
    while position and text[position - 1].isspace():
        position -= 1
    return position


def _balanced_ahead(text: str, mark: tuple[str, int]) -> bool:
    """Tell whether two closing marks follow before the paragraph ends."""
    end = text.find("\n", mark[1])
    rest = text[mark[1] + 1 : end if end >= 0 else len(text)]
    return rest.count(_CLOSING[mark[0]]) > rest.count(mark[0]) + 1


def _close(
    mark: str,
    position: int,
    opened: list[tuple[str, int]],
    found: list[tuple[int, int]],
) -> None:
    """Close the innermost quotation that this mark can close."""
    wanted = {_OPENING_OF.get(mark, mark)} | ({"„", "‟"} if mark in "”“" else set())
    for depth in range(len(opened) - 1, -1, -1):
        if opened[depth][0] in wanted:
            found.append((opened[depth][1], position + 1))
            del opened[depth:]
            return


def _toggle(
    text: str,
    match: re.Match[str],
    opened: list[tuple[str, int]],
    found: list[tuple[int, int]],
) -> None:
    """Read a mark that opens and closes alike by what stands beside it."""
    mark, position = match.group(), match.start()
    after = text[match.end() : match.end() + 1]
    if _is_open(opened, mark):
        _close(mark, position, opened, found)
    elif after and (not after.isspace() or mark == '"'):
        opened.append((mark, position))


def _is_open(opened: list[tuple[str, int]], mark: str) -> bool:
    return any(other == mark for other, _ in opened)


def _goes_on(text: str, following: list[tuple[int, int]]) -> bool:
    """Tell whether a quotation left open is carried into the next paragraphs."""
    for number, (start, end) in enumerate(following[:_FAR]):
        head = text[start:end].lstrip()
        if number == 0 and head[:1] in {"«", "»", "“"}:
            return "»" in head or "”" in head or number + 1 < len(following)
        opening = re.search(r"[«“\"]", text[start:end])
        closing = re.search(r"[»”]", text[start:end])
        if closing and (not opening or closing.start() < opening.start()):
            return True
        if opening:
            return False
    return False


def _sentence_end(text: str, start: int, end: int) -> int:
    """Return where an unclosed quotation is taken to end."""
    del start
    return opened_end(text, end)


def _nested(text: str, found: list[tuple[int, int]]) -> Iterator[Quotation]:
    """Yield quotations with their depth, empty ones left out."""
    around: list[int] = []
    for start, end in sorted(set(found), key=lambda pair: (pair[0], -pair[1])):
        while around and around[-1] < end:
            around.pop()
        left, right = start + 1, end
        if text[end - 1] in "»”“›’\"'" and end - 1 > start:
            right -= 1
        while left < right and text[left].isspace():
            left += 1
        while right > left and text[right - 1].isspace():
            right -= 1
        if left < right:
            yield Quotation(start, end, Span(left, right), len(around))
            around.append(end)
