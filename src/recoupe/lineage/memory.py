"""What lineage remembers between two builds, and a memory for one run.

The memory holds no results that could be otherwise: what is kept of a document depends
on its digest only, what is kept of a pair is dropped as soon as either side changes.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

import msgspec
import numpy as np

from recoupe.lineage.credits import Credits
from recoupe.lineage.index import Entries, Keys, Segment, joined
from recoupe.model import Derivation

_VERSION, _OUTLETS = 0, 1  # numbers of the state
_ENTRY = 12  # bytes of a key and its owner

Stretches = tuple[tuple[int, int], ...]


class Link(msgspec.Struct, frozen=True):
    """One derivation with what joins the two documents."""

    derivation: Derivation
    whole: bool  # the derived text descends from the original as a whole
    sure: bool  # of which came first


class Profile(msgspec.Struct, frozen=True):
    """What one document says of itself; depends on it and the known publishers."""

    credits: Credits
    publisher: str  # id of who publishes it, "" if unknown
    agency: bool
    owner: str  # id of the group that owns the publisher, "" if unknown
    stops: int  # full stops of the text


class ArticleKeys(msgspec.Struct, frozen=True):
    """What a document is found by, each sorted and distinct, as little-endian u64."""

    prints: bytes  # winnowed fingerprints
    anchors: bytes  # names and figures
    lines: bytes  # lines with their outlet

    def arrays(self) -> tuple[Keys, Keys, Keys]:
        """Return the three kinds of keys."""
        raw = self.prints, self.anchors, self.lines
        prints, anchors, lines = (np.frombuffer(x, dtype="<u8") for x in raw)
        return prints, anchors, lines


class Kept(msgspec.Struct, frozen=True):
    """One document as it is remembered, its text aside."""

    number: int
    document: str
    digest: str
    profile: Profile
    day: int  # of publication, as an ordinal, 0 if unknown
    text: int  # 32 bits, equal for equal texts
    formulas: Stretches = ()  # words that recur over weeks, by character
    templates: tuple[int, ...] = ()  # keys of its lines that the outlet prints often


class Pair(msgspec.Struct, frozen=True):
    """What the comparison of two documents left, by their numbers."""

    first: int
    second: int
    links: tuple[Link, ...]
    share: float = 0.0  # agreement of their facts, where a credit makes it matter
    common: int = 0


class Rows(Protocol):
    """Bytes under a kind and two numbers; nothing lasts before ``commit``."""

    def load(self, kind: str) -> Iterable[tuple[int, int, bytes]]:
        """Return every value of a kind with its numbers, in their order."""
        ...

    def get(self, kind: str, keys: Iterable[tuple[int, int]]) -> Iterable[bytes]:
        """Return the values under some numbers, in the order asked for."""
        ...

    def put(self, kind: str, rows: Iterable[tuple[int, int, bytes]]) -> None:
        """Add values, or put them in the place of those under their numbers."""
        ...

    def drop(self, kind: str, firsts: Collection[int]) -> None:
        """Remove the values under some first numbers."""
        ...

    def drop_either(self, kind: str, numbers: Collection[int]) -> None:
        """Remove the values under some numbers, be they first or second."""
        ...

    def clear(self) -> None:
        """Remove everything."""
        ...

    def commit(self) -> None:
        """Make all of it last, at once."""
        ...


class RowsOfOneRun:
    """Keeps values until it is let go."""

    def __init__(self) -> None:
        self._kinds: dict[str, dict[tuple[int, int], bytes]] = defaultdict(dict)

    def load(self, kind: str) -> Iterable[tuple[int, int, bytes]]:
        """Return every value of a kind with its numbers, in their order."""
        return [(*key, value) for key, value in sorted(self._kinds[kind].items())]

    def get(self, kind: str, keys: Iterable[tuple[int, int]]) -> Iterable[bytes]:
        """Return the values under some numbers, in the order asked for."""
        return [self._kinds[kind][key] for key in keys]

    def put(self, kind: str, rows: Iterable[tuple[int, int, bytes]]) -> None:
        """Add values, or put them in the place of those under their numbers."""
        self._kinds[kind].update({(a, b): value for a, b, value in rows})

    def drop(self, kind: str, firsts: Collection[int]) -> None:
        """Remove the values under some first numbers."""
        rows = self._kinds[kind]
        self._kinds[kind] = {k: v for k, v in rows.items() if k[0] not in firsts}

    def drop_either(self, kind: str, numbers: Collection[int]) -> None:
        """Remove the values under some numbers, be they first or second."""
        rows = self._kinds[kind].items()
        self._kinds[kind] = {k: v for k, v in rows if not {*k} & {*numbers}}

    def clear(self) -> None:
        """Remove everything."""
        self._kinds.clear()

    def commit(self) -> None:
        """Do nothing: it lasts as long as this does."""


class Memory:
    """Where lineage keeps what it found; what another version kept is dropped."""

    def __init__(self, rows: Rows, version: str) -> None:
        self._rows = rows
        self.shelf = Shelf(rows)
        known = {kind: value for kind, _, value in rows.load("state")}
        if known.get(_VERSION) != version.encode():
            rows.clear()
            rows.put("state", [(_VERSION, 0, version.encode())])
            known = {}
        outlets = known.get(_OUTLETS, b"").decode("utf-8", "surrogatepass")
        self.outlets = frozenset(outlets.split("\n")) - {""}

    def articles(self) -> dict[str, Kept]:
        """Return every document that is known, by id."""
        decode = msgspec.msgpack.Decoder(Kept).decode
        known = (decode(value) for _, _, value in self._rows.load("article"))
        return {kept.document: kept for kept in known}

    def keys(self, numbers: Sequence[int]) -> list[ArticleKeys]:
        """Return the keys of some documents, in the order asked for."""
        found = self._rows.get("keys", ((number, 0) for number in numbers))
        return [msgspec.msgpack.decode(value, type=ArticleKeys) for value in found]

    def pairs(self) -> list[Pair]:
        """Return every pair that is known, by first and second number."""
        decode = msgspec.msgpack.Decoder(Pair).decode
        return [decode(value) for _, _, value in self._rows.load("pair")]

    def keep_outlets(self, outlets: Collection[str]) -> None:
        """Note whose names were looked for."""
        names = "\n".join(sorted(outlets)).encode("utf-8", "surrogatepass")
        self._rows.put("state", [(_OUTLETS, 0, names)])

    def keep(self, articles: Iterable[tuple[Kept, ArticleKeys]]) -> None:
        """Add documents."""
        encode = msgspec.msgpack.encode
        for kept, keys in articles:
            self._rows.put("article", [(kept.number, 0, encode(kept))])
            self._rows.put("keys", [(kept.number, 0, encode(keys))])

    def keep_views(self, articles: Iterable[Kept]) -> None:
        """Note the formulas and templates of known documents."""
        encode = msgspec.msgpack.encode
        self._rows.put("article", ((k.number, 0, encode(k)) for k in articles))

    def keep_pairs(self, pairs: Iterable[Pair]) -> None:
        """Add pairs."""
        encode = msgspec.msgpack.encode
        self._rows.put("pair", ((p.first, p.second, encode(p)) for p in pairs))

    def forget(self, numbers: Collection[int]) -> None:
        """Drop documents; their pairs and their keys in the index are dropped apart."""
        self._rows.drop("article", numbers)
        self._rows.drop("keys", numbers)

    def forget_pairs(self, numbers: Collection[int]) -> None:
        """Drop every pair that one of some documents is in."""
        self._rows.drop_either("pair", numbers)

    def commit(self) -> None:
        """Make all of it last, at once."""
        self._rows.commit()


class Shelf:
    """Where the segments of the index are; numbers are given in rising order."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def segments(self) -> list[Segment]:
        """Return every segment, by number."""
        return [
            Segment(number, tier, np.frombuffer(firsts, dtype="<u8"))
            for number, tier, firsts in self._rows.load("segment")
        ]

    def read(self, segment: int, parts: Iterable[int]) -> Entries:
        """Return the entries of some parts, given in order."""
        rows = self._rows.get("part", ((segment, part) for part in parts))
        return joined([_unpacked(value) for value in rows])

    def write(self, tier: int, parts: Iterable[Entries]) -> None:
        """Add a segment; without parts, none is added."""
        segment = max((s.number for s in self.segments()), default=-1) + 1
        firsts: list[int] = []

        def rows() -> Iterator[tuple[int, int, bytes]]:
            for part, entries in enumerate(parts):
                firsts.append(int(entries[0][0]))
                yield segment, part, _packed(entries)

        self._rows.put("part", rows())
        if firsts:
            packed = np.array(firsts, dtype="<u8").tobytes()
            self._rows.put("segment", [(segment, tier, packed)])

    def replace(self, segment: int, part: int, entries: Entries) -> None:
        """Put other entries in the place of one part; its first key stays known."""
        self._rows.put("part", [(segment, part, _packed(entries))])

    def drop(self, segments: Collection[int]) -> None:
        """Remove segments."""
        self._rows.drop("segment", segments)
        self._rows.drop("part", segments)


def _packed(entries: Entries) -> bytes:
    keys, owners = entries
    return keys.astype("<u8").tobytes() + owners.astype("<u4").tobytes()


def _unpacked(value: bytes) -> Entries:
    count = len(value) // _ENTRY
    keys = np.frombuffer(value, dtype="<u8", count=count)
    return keys, np.frombuffer(value, dtype="<u4", offset=8 * count)
