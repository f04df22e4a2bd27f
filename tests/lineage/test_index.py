import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.lineage.fingerprint import fingerprint, fingerprint_all, places_of
from recoupe.lineage.index import PART, KeyIndex
from recoupe.lineage.memory import RowsOfOneRun, Shelf
from recoupe.lineage.words import hashes_of, hashes_of_forms, words_of


def text(seed: int) -> str:
    draw = random.Random(seed)
    letters = "abcdefghijklm"
    return " ".join("".join(draw.choices(letters, k=6)) for _ in range(200))


def index() -> KeyIndex:
    return KeyIndex(Shelf(RowsOfOneRun()))


def entries(rows: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    rows = sorted(set(rows))
    keys = np.array([key for key, _ in rows], dtype=np.uint64)
    return keys, np.array([owner for _, owner in rows], dtype=np.uint32)


def holders(found: KeyIndex, keys: list[int], crowd: int = 9) -> set[tuple[int, int]]:
    asked = np.array(sorted(keys), dtype=np.uint64)
    places, owners = found.meet(asked, crowd)
    return set(zip(asked[places].tolist(), owners.tolist(), strict=True))


ROWS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), max_size=40)


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=12), st.sets(st.integers(0, 99), max_size=30))
def test_what_is_found_does_not_depend_on_batches(batches, gone):
    whole, grown = index(), index()
    numbered = [
        [(key, 10 * n + owner) for key, owner in rows] for n, rows in enumerate(batches)
    ]
    every = entries([row for rows in numbered for row in rows])
    whole.add(*every)
    for rows in numbered:
        grown.add(*entries(rows))
    left = np.isin(every[1], list(gone))
    for found in (whole, grown):
        found.remove(every[0][left], every[1][left])
    expected = {
        (key, owner)
        for key, owner in zip(every[0].tolist(), every[1].tolist(), strict=True)
        if owner not in gone
    }
    assert holders(whole, list(range(31)), 500) == expected
    assert holders(grown, list(range(31)), 500) == expected


def test_a_key_over_several_parts_is_found_whole():
    found = index()
    found.add(*entries([(7, n) for n in range(3 * PART)] + [(9, 1), (5, 2)]))
    assert len(holders(found, [7], 4 * PART)) == 3 * PART
    assert holders(found, [5, 9]) == {(5, 2), (9, 1)}


def test_of_a_crowd_only_enough_is_returned_to_know_it():
    found = index()
    found.add(*entries([(7, n) for n in range(500)]))
    assert 9 < len(holders(found, [7], crowd=9)) < 20


def test_merging_keeps_everything_in_order():
    found, rows = index(), []
    for n in range(70):
        batch = [((n * 7919 + k * 104_729) % 100_003, n) for k in range(600)]
        rows += batch
        found.add(*entries(batch))
    assert holders(found, sorted({key for key, _ in rows}), 10**6) == set(rows)


def test_nothing_is_harmless():
    found = index()
    found.add(*entries([]))
    assert holders(found, []) == holders(found, [1]) == set()


def test_sweeping_a_batch_keeps_every_fingerprint_of_its_texts():
    hashes = [hashes_of(text(n)) for n in range(4)]
    keys, owners = fingerprint_all(hashes)
    for number, single in enumerate(hashes):
        swept = set(keys[owners == number].tolist())
        assert set(fingerprint(single).tolist()) <= swept


@pytest.mark.parametrize("count", [0, 3, 4, 11, 12, 40])
def test_fingerprints_are_those_at_their_places(count):
    hashes = hashes_of(" ".join(text(1).split()[:count]))
    places, prints = places_of(hashes)
    assert set(prints.tolist()) == set(fingerprint(hashes).tolist())
    assert all(after - before <= 8 for before, after in pairwise(places.tolist()))


@pytest.mark.parametrize(
    "sample",
    [
        "L’Été, 14 000 œufs et « 3,5 % » d'eau… qu'il n'a pas vus",
        "à 14h32, 2.500,5 et 1 0005 ; 12.345.6789 qu",
        "12,5,7\1 8\2 a b cd",
        "Привет мир 2024, снова",
        "?",
        "",
    ],
)
def test_both_ways_to_read_words_agree(sample):
    slow = hashes_of_forms([word.form for word in words_of(sample)])
    assert np.array_equal(hashes_of(sample), slow)


@given(st.text(alphabet="aéq u1 2.,'’-9\n?", max_size=60))
def test_both_ways_agree_on_any_text(sample):
    slow = hashes_of_forms([word.form for word in words_of(sample)])
    assert np.array_equal(hashes_of(sample), slow)


def test_words_have_hashes_of_their_own():
    forms = sorted(
        {f"{a}{b}{c}" for a in "abcdefghij" for b in "klmnop1" for c in "xyz,"}
    )
    assert len(set(hashes_of_forms(forms).tolist())) == len(forms)


def test_offsets_of_words_lead_back_to_the_text():
    sample = "Été 14 000 a\u00a0vu"
    assert [(sample[w.start : w.end], w.form) for w in words_of(sample)] == [
        ("Été", "ete"),
        ("14 000", "14000"),
        ("vu", "vu"),
    ]
