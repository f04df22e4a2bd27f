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


ABOUT = {"same_act": 0.0, "same_matter": 0.5, "nearest_telling": 0.65}


@pytest.mark.parametrize(
    ("found", "rivalry", "ground"),
    [
        (ABOUT | {"same_telling": 0.4}, 1.0, True),
        (ABOUT | {"same_telling": 0.4}, 4.0, False),
        (ABOUT | {"same_telling": 0.7}, 4.0, True),
        (ABOUT | {"same_telling": 0.4, "same_act": 1.0}, 4.0, True),
        (ABOUT | {"same_telling": 0.4, "same_roles": 1.0}, 4.0, True),
        (ABOUT | {"same_telling": 0.4, "same_numbers": 1.0}, 4.0, True),
    ],
)
def test_in_a_long_coverage_what_clauses_are_about_is_not_what_they_say(
    found, rivalry, ground
):
    assert has_ground(found, rivalry) is ground


@pytest.mark.parametrize(
    ("theme", "rivalry", "ground"),
    [(0.0, 1.5, False), (0.2, 1.5, True), (0.0, 1.0, True)],
)
def test_two_demands_of_one_speaker_need_something_in_common(theme, rivalry, ground):
    found = {"same_act": 1.0, "same_roles": 1.0, "same_matter": 0.3}
    assert has_ground(found | {"same_theme": theme}, rivalry) is ground
