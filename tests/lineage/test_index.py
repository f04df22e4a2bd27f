import random
from pathlib import Path

import numpy as np

from recoupe.lineage.fingerprint import fingerprint, fingerprint_all
from recoupe.lineage.index import FingerprintIndex
from recoupe.lineage.words import hashes_of, words_of


def text(seed: int) -> str:
    draw = random.Random(seed)
    letters = "abcdefghijklm"
    return " ".join("".join(draw.choices(letters, k=6)) for _ in range(200))


def test_a_copy_is_found_across_batches_and_after_reopening(tmp_path: Path) -> None:
    index = FingerprintIndex(tmp_path)
    for first in range(0, 60, 3):
        assert index.add([text(first + n) for n in range(3)]) == []
    again = FingerprintIndex(tmp_path)
    assert len(again) == 60
    (found,) = again.add([text(1000), text(7)])
    assert (found.earlier, found.later) == (7, 61)
    assert found.containment == 1.0


def test_copies_inside_one_batch_are_found_once(tmp_path: Path) -> None:
    index = FingerprintIndex(tmp_path)
    found = index.add([text(1), text(2), text(1)])
    assert [(c.earlier, c.later) for c in found] == [(0, 2)]


def test_half_a_copy_is_contained_by_half(tmp_path: Path) -> None:
    index = FingerprintIndex(tmp_path)
    words = text(1).split()
    index.add([text(1)])
    (found,) = index.add([" ".join(words[:100] + text(2).split()[:100])])
    assert 0.35 < found.containment < 0.65


def test_empty_batches_and_texts_are_harmless(tmp_path: Path) -> None:
    index = FingerprintIndex(tmp_path)
    assert index.add([]) == []
    assert index.add(["", "…"]) == []
    assert len(index) == 2


def test_sweeping_a_batch_keeps_every_fingerprint_of_its_texts() -> None:
    hashes = [hashes_of(text(n)) for n in range(4)]
    keys, owners = fingerprint_all(hashes)
    for number, single in enumerate(hashes):
        swept = set(keys[owners == number].tolist())
        assert set(fingerprint(single).tolist()) <= swept


def test_both_ways_to_read_words_agree() -> None:
    import zlib  # noqa: PLC0415

    sample = "L’Été, 14 000 œufs et « 3,5 % » d'eau… qu'il n'a pas vus"
    slow = [zlib.crc32(word.form.encode()) for word in words_of(sample)]
    assert np.array_equal(hashes_of(sample), np.array(slow, dtype=np.uint32))


def test_offsets_of_words_lead_back_to_the_text() -> None:
    sample = "Été 14 000 a\u00a0vu"
    assert [(sample[w.start : w.end], w.form) for w in words_of(sample)] == [
        ("Été", "ete"),
        ("14 000", "14000"),
        ("vu", "vu"),
    ]
