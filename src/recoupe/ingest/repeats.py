"""What a page prints twice: blocks, standfirsts, pull quotes, legends."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from recoupe.ingest.lines import Line
from recoupe.model import Mask

_LONG = 8  # words; shorter lines repeat by chance (« Oui. »)
_MISTAKES = 2  # words in which two prints of one paragraph may differ
_TYPED = 5  # letters; in shorter words one letter makes another word
_LEGEND = 8  # words at most in a picture's legend


def repeated_lines(lines: Sequence[Line]) -> Iterator[Mask]:
    """Yield the later copy of each repeated line, and lines repeated in longer ones."""
    originals: dict[tuple[str, ...], list[int]] = {}
    repeated: set[int] = set()
    for index, line in enumerate(lines):
        if _is_copy(line, lines, originals):
            repeated.add(index)
        else:
            _remember(index, line, originals)
    repeated |= _runs_on(lines, repeated)
    repeated |= _contained(lines, repeated)
    for index in sorted(repeated):
        yield Mask(lines[index].start, lines[index].end, "repeat")


def repeated_legends(
    lines: Sequence[Line], repeats: Sequence[Mask] = ()
) -> Iterator[Mask]:
    """Yield short lines that begin alike, wherever they are: legends of one picture.

    A legend has no full stop, and one of the two stands first or last on the page. A
    line of a repeated block is none.
    """
    taken = {mask.start for mask in repeats}
    short = [line for line in lines if _may_be_legend(line) and line.start not in taken]
    for edge in (lines[0], lines[-1]) if lines else ():
        twins = [
            line for line in short if line is not edge and _begin_alike(line, edge)
        ]
        if edge in short and twins:
            for line in (edge, *twins):
                yield Mask(line.start, line.end, "caption")


def _may_be_legend(line: Line) -> bool:
    length_fits = 2 <= len(line.words) <= _LEGEND
    return length_fits and not line.is_closed and not line.bullet


def _is_copy(
    line: Line, lines: Sequence[Line], originals: dict[tuple[str, ...], list[int]]
) -> bool:
    if len(line.words) < _LONG:
        return False
    candidates = {i for key in _keys(line) for i in originals.get(key, ())}
    return any(_same(line, lines[index]) for index in sorted(candidates))


def _same(line: Line, other: Line) -> bool:
    """Tell whether two lines are prints of one, up to a typing mistake or two.

    A line that has « neuf » where the other has « sept » is news, not a print.
    """
    if len(line.words) != len(other.words):
        return False
    differing = [
        pair for pair in zip(line.words, other.words, strict=True) if pair[0] != pair[1]
    ]
    return len(differing) <= _MISTAKES and all(
        min(map(len, pair)) >= _TYPED and Levenshtein.distance(*pair) == 1
        for pair in differing
    )


def _keys(line: Line) -> tuple[tuple[str, ...], ...]:
    """Return what two prints of one paragraph share: first words, or last words."""
    return (("<", *line.words[:4]), (">", *line.words[-4:]))


def _remember(
    index: int, line: Line, originals: dict[tuple[str, ...], list[int]]
) -> None:
    for key in _keys(line):
        held = originals.setdefault(key, [])
        if len(held) < _LONG:  # a refrain must not make this quadratic
            held.append(index)


def _runs_on(lines: Sequence[Line], repeated: set[int]) -> set[int]:
    """Return the short lines that a repeated block takes along."""
    texts = {line.text: index for index, line in reversed(list(enumerate(lines)))}
    taken: set[int] = set()
    for index, line in enumerate(lines):
        beside = index - 1 in repeated or index - 1 in taken or index + 1 in repeated
        if index not in repeated and beside and texts[line.text] < index:
            taken.add(index)
    return taken


def _contained(lines: Sequence[Line], repeated: set[int]) -> set[int]:
    """Return pull quotes and previews: lines that stand whole in a longer one."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, line in enumerate(lines):
        for at in range(len(line.words) - _LONG + 1):
            key = line.words[at : at + _LONG]
            held = holders.setdefault(key, [])
            if index not in held[-1:] and len(held) < _LONG:
                held.append(index)
    return {
        index
        for index, line in enumerate(lines)
        if len(line.words) >= _LONG
        and index > 0  # a title that the text takes up again stays
        and index not in repeated
        and any(
            len(lines[other].words) > len(line.words)
            and other not in repeated
            and _within(line.words, lines[other].words)
            for other in holders.get(line.words[:_LONG], ())
        )
    }


def _within(words: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    return f" {' '.join(words)} " in f" {' '.join(longer)} "


def _begin_alike(line: Line, other: Line) -> bool:
    shorter = min(len(line.words), len(other.words))
    return line.words[:shorter] == other.words[:shorter]
