"""A text as the lines of a page: what stands alone, what follows what."""

import re
from collections.abc import Sequence
from itertools import zip_longest

import msgspec

_WORD = re.compile(r"[^\W_]+")
_BULLET = re.compile(r"\s*(?:[-–—•·*▪►●‣]|\d{1,2}[.)])\s+")
_TERMINAL = re.compile(r"[.!?…;,:][\s»”\")\]]*$")
_OPEN = ":;,"


class Line(msgspec.Struct, frozen=True):
    """One line that is not blank, ``[start, end)`` without the blanks around it.

    ``words`` are its words in lower case; blank lines stand ``before`` or ``after`` it.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    bullet: bool
    before: bool
    after: bool

    @property
    def is_open(self) -> bool:
        """Whether the line announces or continues something."""
        return self.text[-1] in _OPEN

    @property
    def is_closed(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(_TERMINAL.search(self.text))


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not blank."""
    lines: list[Line] = []
    position, blank = 0, True
    for piece in text.split("\n"):
        body = piece.strip()
        if not body:
            blank = True
        else:
            start = position + piece.index(body[0])
            lines.append(_line(body, start, before=blank))
            blank = False
        position += len(piece) + 1
    return tuple(
        msgspec.structs.replace(line, after=following is None or following.before)
        for line, following in zip_longest(lines, lines[1:])
    )


def is_single_spaced(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs follow each other without blank lines between them."""
    return sum(line.before for line in lines) * 3 < len(lines)


def _line(body: str, start: int, *, before: bool) -> Line:
    return Line(
        start=start,
        end=start + len(body),
        text=body,
        words=tuple(_WORD.findall(body.lower())),
        bullet=bool(_BULLET.match(body)),
        before=before,
        after=False,
    )
