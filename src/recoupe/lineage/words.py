"""The words of a text as copying sees them: folded, hashed, with their offsets.

Folding drops what survives no copying desk: case, diacritics, kinds of apostrophe and
of space, elided letters, the grouping of digits.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec
import numpy as np
import numpy.typing as npt

_WORD = re.compile(rb"\d+(?:[ .]\d{3}(?!\d))*(?:[.,]\d+)?|[a-z]+")
_NUMBER = re.compile(rb"\d+(?:[ .]\d{3}(?!\d))*(?:[.,]\d+)?")
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
    table[1] = table[2] = ord(" ")  # they stand for something else below
    return bytes(table)


_FOLDING = _folding()
_NINE = ord("9")
# A point or comma inside a number, so that it is not taken for one between words.
_POINTS = bytes.maketrans(b".,", b"\1\2")
_LETTER, _FIGURE = 1, 2


def _kinds() -> npt.NDArray[np.uint8]:
    kinds = np.zeros(256, dtype=np.uint8)
    kinds[ord("a") : ord("z") + 1] = _LETTER
    kinds[[*b"0123456789\1\2"]] = _FIGURE
    return kinds


_KINDS = _kinds()
_WEIGHTS = np.cumprod(np.full(64, 0x9E3779B97F4A7C15, dtype=np.uint64))
_HALF = np.uint64(32)
_MIX = np.uint64(0xFF51AFD7ED558CCD)


class Word(msgspec.Struct, frozen=True, gc=False):
    """One folded word at ``[start, end)`` of the text."""

    start: int
    end: int
    form: str


def hashes_of(text: str) -> Hashes:
    """Return one 32-bit hash a word, in text order: the fast way to read a text."""
    raw = _folded(text)
    if raw is None:
        return hashes_of_forms([word.form for word in _words(text)])
    codes, kinds = _read(raw)
    if (kinds == _FIGURE).any():
        codes, kinds = _read(_NUMBER.sub(_number, raw))
    # A word begins where its kind does: « 14h32 » is three.
    edges = np.flatnonzero(kinds[1:] != kinds[:-1]) + 1
    starts, lengths = edges[:-1], edges[1:] - edges[:-1]
    real = kinds[starts] > 0
    starts, lengths = starts[real], lengths[real]
    hashes = _hashed(codes[kinds > 0], lengths)
    short = (lengths == 1) & (kinds[starts] == _LETTER)
    elided = (lengths == _ELIDED_LENGTH) & (hashes == _ELIDED)
    kept: Hashes = hashes[~(short | elided)]
    return kept


def _read(raw: bytes) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Return the codes of a folded text, a space around it, and their kinds."""
    codes = np.frombuffer(b" " + raw + b" ", dtype=np.uint8)
    return codes, _KINDS[codes]


def hashes_of_forms(forms: Sequence[str]) -> Hashes:
    """Return the hash of every word, given folded."""
    raw = [form.encode("utf-8", "surrogatepass").translate(_POINTS) for form in forms]
    lengths = np.array([len(form) for form in raw], dtype=np.int64)
    return _hashed(np.frombuffer(b"".join(raw), dtype=np.uint8), lengths)


def _hashed(codes: npt.NDArray[np.uint8], lengths: npt.NDArray[np.int64]) -> Hashes:
    """Return the hash of words that follow each other: a sum of weighted codes."""
    if not len(lengths):
        return np.empty(0, dtype=np.uint32)
    starts = np.cumsum(lengths) - lengths
    place = np.arange(len(codes)) - np.repeat(starts, lengths)
    weighted = (codes + np.uint64(1)) * _WEIGHTS[place & (len(_WEIGHTS) - 1)]
    total = np.add.reduceat(weighted, starts)
    total ^= total >> _HALF
    total *= _MIX
    hashes: Hashes = (total >> _HALF).astype(np.uint32)
    return hashes


_ELIDED = hashes_of_forms(["qu"])[0]
_ELIDED_LENGTH = 2


def _number(found: re.Match[bytes]) -> bytes:
    return _plain(found[0]).translate(_POINTS)


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
        hashes: list[int] = hashes_of(self.text).tolist()
        return hashes

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
