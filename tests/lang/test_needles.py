"""What a pattern cannot match without is found, and never too much of it."""

import pytest

from recoupe.lang.needles import needles


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("la moitié", {"la moitié"}),
        ("la (?:petite )?moitié", {"moitié"}),
        ("(?:lundi|mardi) (?:matin|soir)", {"lundi", "mardi"}),
        ("(?P<unit>jours?|semaines?)", {"jour", "semaine"}),
        (r"(?<!un )seuls?(?! jour)", {"seul"}),
        ("(?:par an)+", {"par an"}),
    ],
)
def test_every_match_holds_a_needle(pattern: str, expected: set[str]) -> None:
    assert needles(pattern) == expected


@pytest.mark.parametrize(
    "pattern", [r"\d+", "(?:jours?)?", "(?:jour|\\d)", "(?:jour|)", "[a-z]{3}", "x"]
)
def test_nothing_is_sure_of_what_may_be_absent(pattern: str) -> None:
    assert needles(pattern) == frozenset()


def test_a_python_that_reads_patterns_otherwise_looks_for_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("recoupe.lang.needles._read", None)
    needles.cache_clear()
    assert needles("la moitié") == frozenset()
    needles.cache_clear()
