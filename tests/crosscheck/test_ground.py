"""What two clauses must share before their weights are added up."""

import pytest

from recoupe.crosscheck.checks.weighing import has_ground

ALIKE = {
    "same_act": 1.0,
    "same_theme": 0.0,
    "same_roles": 0.5,
    "same_matter": 0.5,
    "nearest_telling": 0.65,
    "same_telling": 0.35,
}


@pytest.mark.parametrize(
    ("found", "ground"),
    [
        (ALIKE, True),
        (ALIKE | {"same_story": 0.0}, True),
        (ALIKE | {"same_dyad": 1.0}, True),
        (ALIKE | {"same_story": 0.0, "same_dyad": 1.0}, False),
        (ALIKE | {"same_story": 0.0, "same_dyad": 1.0, "same_time": 1.0}, True),
    ],
)
def test_a_saga_repeats_its_meetings_in_like_sentences(found, ground):
    assert has_ground(found, 1.0) is ground
