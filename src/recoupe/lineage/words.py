"""The words of a text as copying sees them: folded, hashed, with their offsets.

Folding drops what survives no copying desk: case, diacritics, kinds of apostrophe and
of space, elided letters, the grouping of digits.
"""

import re
import unicodedata
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

import msgspec
import numpy as np
import numpy.typing as npt

_WORD = re.compile(rb"\d+(?:[ .]\d{3}(?!\d))*(?:[.,]\d+)?|[a-z]+")
_ANY_WORD = re.compile(r"\d+|[^\W\d_]+")
_QUOTED = re.compile(r"«[^«»]{1,1200}»|“[^“”]{1,1200}”|\"[^\"\n]{1,600}\"")
_LATIN_SHARE = 0.7  # of the letters; under it the text is read letter by letter

Hashes = npt.NDArray[np.uint32]


def _folding() -> bytes:
    table = bytearray(range(256))
    for code in range(256):
        base = unicodedata.normalize("NFKD", chr(code).lower())[0]
        if base.isascii() and (base.isalnum() or base == " "):
            table[code] = ord(base)
    return bytes(table)


_FOLDING = _folding()


class Word(msgspec.Struct, frozen=True, gc=False):
    """One folded word at ``[start, end)`` of the text."""

    start: int
    end: int
    form: str


def hashes_of(text: str) -> Hashes:
    """Return one 32-bit hash a word, in text order: the fast way to read a text."""
    raw = _folded(text)
    if raw is None:
        forms = [word.form.encode() for word in _words(text)]
    else:
        forms = [
            word if word[0] > _NINE else _plain(word)
            for word in _WORD.findall(raw)
            if (len(word) > 1 and word != b"qu") or word[0] <= _NINE
        ]
    return np.array([zlib.crc32(form) for form in forms], dtype=np.uint32)


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text with their offsets."""
    return tuple(_words(text))


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """Return what stands between quotation marks: other people's words."""
    return [match.span() for match in _QUOTED.finditer(text)]


class WordText(msgspec.Struct, frozen=True, dict=True):
    """A text with its words, their hashes, and which of them are quoted."""

    text: str
    recurring: tuple[tuple[int, int], ...] = ()  # stretches that any text may share

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The folded words."""
        return words_of(self.text)

    @cached_property
    def hashes(self) -> list[int]:
        """One hash a word."""
        return [zlib.crc32(word.form.encode()) for word in self.words]

    @cached_property
    def formulas(self) -> frozenset[int]:
        """Indexes of the words inside recurring stretches."""
        starts = [word.start for word in self.words]
        return frozenset(
            index
            for first, last in self.recurring
            for index in range(bisect_left(starts, first), bisect_left(starts, last))
        )

    @cached_property
    def own(self) -> tuple[bool, ...]:
        """Whether each word is the writer's: not quoted, not part of a formula."""
        flags = [True] * len(self.words)
        stretches = iter([*quoted_stretches(self.text), (len(self.text) + 1, 0)])
        start, end = next(stretches)
        for index, word in enumerate(self.words):
            while word.start >= end and start <= len(self.text):
                start, end = next(stretches)
            quoted = start <= word.start < end
            flags[index] = not quoted and index not in self.formulas
        return tuple(flags)

    @cached_property
    def names(self) -> tuple[bool, ...]:
        """Whether each word has a capital inside a sentence: names are not copied."""
        flags = []
        for word in self.words:
            before = self.text[max(0, word.start - 2) : word.start].rstrip()
            opens = word.start == 0 or before.endswith((".", "!", "?", ":", "\n"))
            flags.append(self.text[word.start].isupper() and not opens)
        return tuple(flags)

    @cached_property
    def reporting(self) -> int:
        """How many words are the writer's own."""
        return sum(self.own)


_NINE = ord("9")


def _folded(text: str) -> bytes | None:
    """Return one byte a character, None for a text in another script."""
    raw = text.encode("latin-1", "replace").translate(_FOLDING)
    unread = raw.count(b"?") - text.count("?")
    return None if unread > len(text) * (1 - _LATIN_SHARE) else raw


def _plain(number: bytes) -> bytes:
    """Return digits without grouping: « 14 000 » and « 14.000 » are one number."""
    if len(number) < 4 or number.isdigit():
        return number
    whole, comma, rest = number.partition(b",")
    return whole.replace(b" ", b"").replace(b".", b"") + comma + rest


def _words(text: str) -> Iterator[Word]:
    raw = _folded(text)
    if raw is None:
        for match in _ANY_WORD.finditer(text):
            yield Word(match.start(), match.end(), match[0].casefold())
        return
    for found in _WORD.finditer(raw):
        form = found[0]
        if form[0] <= _NINE:
            form = _plain(form)
        elif len(form) == 1 or form == b"qu":
            continue
        yield Word(found.start(), found.end(), form.decode("ascii"))
