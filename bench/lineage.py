"""Time the index against plain MinHash-LSH on the same articles, in one run.

    python -m bench.lineage 1000 10000 100000

The articles are drawn from the words of the real corpora: a Zipfian vocabulary with
formulas, 400 words each; one in ten is a copy of an earlier one with 5 % of its words
changed. Recall is over the planted pairs. The library's permutations, threshold and
shingles are its documented defaults or the closest to ours. Rates are per second of
processor time, for other work on the machine would decide wall-clock ones.
"""

import os
import random
import shutil
import sys
import tempfile
import threading
import time
from array import array
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH

from recoupe.lineage import trace_lineage
from recoupe.lineage.fingerprint import fingerprint_all
from recoupe.lineage.index import KeyIndex
from recoupe.lineage.memory import Shelf
from recoupe.lineage.recurrence import CROWD
from recoupe.lineage.words import hashes_of
from recoupe.model import Document, DocumentId
from recoupe.store import KeptRows, open_project

_WORDS = 400
_BATCHES = 64  # of a run; a batch holds no fewer articles than _LEAST_BATCH
_LEAST_BATCH, _MOST_BATCH = 128, 1024
_TRACED = 20_000  # articles; beyond, only the index is timed
_LEAST = 3  # fingerprints in common
_CONTAINED = 0.3  # share of the poorer fingerprints in common that makes a pair
_CHANGED = 0.05


def articles(count: int, seed: int) -> Iterator[tuple[str, int | None]]:
    """Yield texts, each with the number of the article it copies, if any."""
    draw = random.Random(seed)
    vocabulary = [
        "".join(draw.choices("abcdefghilmnoprstuv", k=draw.randint(2, 9)))
        for _ in range(40_000)
    ]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    cumulative = []
    total = 0.0
    for weight in weights:
        total += weight
        cumulative.append(total)
    recent: list[tuple[int, list[str]]] = []
    for number in range(count):
        if recent and draw.random() < 0.1:
            original, words = draw.choice(recent)
            copied = [
                draw.choice(vocabulary) if draw.random() < _CHANGED else word
                for word in words
            ]
            yield " ".join(copied), original
            continue
        words = draw.choices(vocabulary, cum_weights=cumulative, k=_WORDS)
        recent.append((number, words))
        recent = recent[-2000:]
        yield " ".join(words), None


def ours(texts: list[str]) -> tuple[float, set[tuple[int, int]], int, int]:
    """Return seconds, pairs found, bytes on disk and bytes of memory of our index.

    Memory is the peak of the index alone: everything that the process holds before,
    and what a first batch of other texts takes once and for all, is left out.
    """
    folder = Path(tempfile.mkdtemp())
    with open_project(folder / "index.db", create=True) as db:
        rows = KeptRows(db)
        index = KeyIndex(Shelf(rows))
        before = _resident()
        sampler = _Peak()
        begin = time.process_time()
        pairs: set[tuple[int, int]] = set()
        sizes = array("I")
        batch = min(_MOST_BATCH, max(_LEAST_BATCH, len(texts) // _BATCHES))
        for first in range(0, len(texts), batch):
            pairs |= _add(index, texts[first : first + batch], sizes)
            rows.commit()
        seconds = time.process_time() - begin
        peak = sampler.stop() - before
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = sum(path.stat().st_size for path in folder.iterdir())
    shutil.rmtree(folder)
    return seconds, pairs, size, peak


def _add(
    index: KeyIndex, texts: list[str], sizes: "array[int]"
) -> set[tuple[int, int]]:
    """Add some texts; return which earlier one each contains three tenths of."""
    keys, places = fingerprint_all([hashes_of(text) for text in texts])
    owners = places + np.uint32(len(sizes))
    sizes.extend(np.bincount(places, minlength=len(texts)).tolist())
    index.add(keys, owners)
    held, others = index.meet(keys, CROWD)
    rare = np.bincount(held, minlength=len(keys))[held] <= CROWD
    later, earlier = owners[held[rare]].astype(np.uint64), others[rare]
    real = earlier < later
    packed = later[real] << np.uint64(32) | earlier[real]
    found, shared = np.unique(packed, return_counts=True)
    rows = zip(found.tolist(), shared.tolist(), strict=True)
    return {
        (pair & 0xFFFFFFFF, pair >> 32)
        for pair, count in rows
        if count >= _LEAST
        and count >= _CONTAINED * min(sizes[pair & 0xFFFFFFFF], sizes[pair >> 32])
    }


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


class _Peak:
    """Watches the resident memory of this process a hundred times a second."""

    def __init__(self) -> None:
        self._most = _resident()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._done.wait(0.01):
            self._most = max(self._most, _resident())

    def stop(self) -> int:
        """Return the highest figure seen, in bytes."""
        self._done.set()
        self._thread.join()
        return max(self._most, _resident())


def theirs(texts: list[str]) -> tuple[float, set[tuple[int, int]]]:
    """Return seconds and pairs found of plain MinHash-LSH."""
    begin = time.process_time()
    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    pairs: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        words = text.split()
        shingles = {" ".join(words[i : i + 4]).encode() for i in range(len(words) - 3)}
        sketch = MinHash(num_perm=128)
        sketch.update_batch(shingles)
        pairs.update((int(key), number) for key in lsh.query(sketch))
        lsh.insert(str(number), sketch)
    return time.process_time() - begin, pairs


def one_more(size: int) -> tuple[float, float, float]:
    """Return seconds: a whole coverage, one article more, nothing new, with rows kept.

    A build that changes nothing still goes over every article once, to see that and
    to give its origin; the difference is what the new article costs.
    """
    documents = [
        Document(
            id=DocumentId(f"d{number:06}"),
            outlet=f"Titre {number % 30}",
            text=f"{text.capitalize()}.",
            published=date(2024, 1, 1) + timedelta(days=number % 365),
        )
        for number, (text, _) in enumerate(articles(size + 1, 3))
    ]
    seconds = []
    with (
        tempfile.TemporaryDirectory() as folder,
        open_project(Path(folder) / "p.db", create=True) as db,
    ):
        for part in (documents[:-1], documents, documents):
            begin = time.process_time()
            trace_lineage(part, KeptRows(db))
            seconds.append(time.process_time() - begin)
    return seconds[0], seconds[1], seconds[2]


def main(sizes: list[int]) -> None:
    """Print one line a size."""
    ours([text for text, _ in articles(2 * _LEAST_BATCH, 1)])  # what is taken only once
    for size in sizes:
        drawn = list(articles(size, 7))
        texts = [text for text, _ in drawn]
        truth = {(o, n) for n, (_, o) in enumerate(drawn) if o is not None}
        seconds, pairs, disk, grown = ours(texts)
        plain, plain_pairs = theirs(texts)
        print(
            f"{size:7} articles: ours {size / seconds:7.0f}/s recall "
            f"{len(pairs & truth) / len(truth):.3f}, {disk / size:.0f} B disk and "
            f"{grown / size:.0f} B peak RAM an article; "
            f"datasketch {size / plain:6.0f}/s recall "
            f"{len(plain_pairs & truth) / len(truth):.3f}; "
            f"ratio {plain / seconds:.1f}",
            flush=True,
        )
    for size in (size for size in sizes if size <= _TRACED):
        whole, more, none = one_more(size)
        print(
            f"{size:7} articles traced at {size / whole:.0f}/s; one more costs "
            f"{1000 * (more - none):.0f} ms beside {1e6 * none / size:.0f} µs for each "
            "article held",
            flush=True,
        )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1000, 10_000])
