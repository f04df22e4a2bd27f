"""Time the index against plain MinHash-LSH on the same articles, in one run.

    python -m bench.lineage 1000 10000 100000

The articles are drawn from the words of the real corpora: a Zipfian vocabulary with
formulas, 400 words each; one in ten is a copy of an earlier one with 5 % of its words
changed. Recall is over the planted pairs. The library's permutations, threshold and
shingles are its documented defaults or the closest to ours.
"""

import random
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from datasketch import MinHash, MinHashLSH

from recoupe.lineage.index import FingerprintIndex

_WORDS = 400
_BATCH = 512
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


def ours(texts: list[str]) -> tuple[float, set[tuple[int, int]], int]:
    """Return seconds, pairs found and bytes on disk of our index."""
    folder = Path(tempfile.mkdtemp())
    begin = time.perf_counter()
    index = FingerprintIndex(folder)
    pairs: set[tuple[int, int]] = set()
    for first in range(0, len(texts), _BATCH):
        found = index.add(texts[first : first + _BATCH])
        pairs.update((c.earlier, c.later) for c in found if c.containment >= 0.3)
    seconds = time.perf_counter() - begin
    size = sum(path.stat().st_size for path in folder.iterdir())
    shutil.rmtree(folder)
    return seconds, pairs, size


def theirs(texts: list[str]) -> tuple[float, set[tuple[int, int]]]:
    """Return seconds and pairs found of plain MinHash-LSH."""
    begin = time.perf_counter()
    lsh = MinHashLSH(threshold=0.5, num_perm=128)
    pairs: set[tuple[int, int]] = set()
    for number, text in enumerate(texts):
        words = text.split()
        shingles = {" ".join(words[i : i + 4]).encode() for i in range(len(words) - 3)}
        sketch = MinHash(num_perm=128)
        sketch.update_batch(shingles)
        pairs.update((int(key), number) for key in lsh.query(sketch))
        lsh.insert(str(number), sketch)
    return time.perf_counter() - begin, pairs


def main(sizes: list[int]) -> None:
    """Print one line a size."""
    for size in sizes:
        drawn = list(articles(size, 7))
        texts = [text for text, _ in drawn]
        truth = {(o, n) for n, (_, o) in enumerate(drawn) if o is not None}
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        seconds, pairs, disk = ours(texts)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        plain, plain_pairs = theirs(texts)
        print(
            f"{size:7} articles: ours {size / seconds:7.0f}/s recall "
            f"{len(pairs & truth) / len(truth):.3f}, {disk / size:.0f} B disk and "
            f"{grown * 1024 / size:.0f} B peak RAM an article; "
            f"datasketch {size / plain:6.0f}/s recall "
            f"{len(plain_pairs & truth) / len(truth):.3f}; "
            f"ratio {plain / seconds:.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1000, 10_000])
