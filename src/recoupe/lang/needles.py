"""What a pattern finds nothing without: looked for before the pattern runs.

Trying a pattern at every character of an article costs far more than looking for
« moitié » in it, and most rules of a pack find nothing in most articles.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any

_SHORTEST = 2  # letters of a literal that is worth looking for
_MOST = 60  # literals of one pattern
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT"})


def _reader() -> Any:
    """Return how Python itself reads patterns, None in a Python that reads otherwise.

    It is not public; it has been the same from 3.11 to 3.14.
    """
    try:
        return import_module("re._parser").parse
    except (ImportError, AttributeError):
        return None


_read = _reader()


@lru_cache(maxsize=1024)
def needles(pattern: str) -> frozenset[str]:
    """Return literals of which every match holds one; none where that is not known.

    >>> sorted(needles(r"(?:un|deux) (?:tiers|quarts?) des?"))
    ['quart', 'tiers']
    """
    if _read is None:
        return _NONE
    found = _best(_read(pattern))
    return found if len(found) <= _MOST else frozenset()


def _best(items: Sequence[tuple[Any, Any]]) -> frozenset[str]:
    """Return the literals of the part of a sequence that is the most telling."""
    telling = [one for one in _literals(items) if _shortest(one) >= _SHORTEST]
    return max(telling, key=lambda one: (_shortest(one), -len(one)), default=_NONE)


def _shortest(literals: frozenset[str]) -> int:
    return min(map(len, literals))


_NONE = frozenset[str]()


def _literals(items: Sequence[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """Yield the literals of each part of a sequence that no match goes without."""
    run = ""
    for kind, value in items:
        if str(kind) == "LITERAL":
            run += chr(value)
            continue
        if run:
            yield frozenset({run})
        run = ""
        if part := _of_part(str(kind), value):
            yield part
    if run:
        yield frozenset({run})


def _of_part(kind: str, value: Any) -> frozenset[str]:
    if kind == "SUBPATTERN":
        return _best(value[3])
    if kind in _REPEATS and value[0] > 0:
        return _best(value[2])
    if kind == "BRANCH":
        branches = [_best(branch) for branch in value[1]]
        return _NONE.union(*branches) if all(branches) else _NONE
    return _NONE
