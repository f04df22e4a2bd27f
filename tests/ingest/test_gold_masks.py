"""The masks of the gold seeds, read where they lie."""

import pytest
from evaluation.data import require
from evaluation.masks import score_seeds

from recoupe.ingest.masks import find_masks


def text_of(prefix):
    try:
        (path,) = require("seeds").glob(f"{prefix}*")
    except FileNotFoundError as error:
        pytest.skip(str(error))
    return path.read_text(encoding="utf-8")


def test_every_gold_mask_is_found_and_one_credit_line_more():
    text_of("000")

    assert score_seeds() == (9, 9, 1)


def test_teasers_and_legends_are_masked_and_lists_and_intertitles_kept():
    text = text_of("003")

    masks = find_masks(text, "fr")

    kinds = [mask.kind for mask in masks]
    assert (kinds.count("link-list"), kinds.count("caption")) == (9, 2)
    assert len(kinds) == 11
    kept = [
        line
        for line in text.split("\n")
        if line.startswith("- ") and line.endswith(";")
    ]
    assert len(kept) == 2
    assert not any(
        mask.start <= text.index(line) < mask.end for line in kept for mask in masks
    )
