"""Floors that figures must hold."""

import os

import pytest
from evaluation.data import data_folder
from evaluation.gate import (
    Pinned,
    compare_figures,
    hash_data,
    holds,
    load_floors,
    main,
    save_floors,
    update_floors,
)


@pytest.mark.parametrize(
    ("value", "floor", "outcome"),
    [
        (0.80, 0.80, "ok"),
        (0.797, 0.80, "ok"),
        (0.70, 0.80, "fell"),
        (0.90, 0.80, "raised"),
    ],
)
def test_a_figure_may_not_fall_below_its_floor(value, floor, outcome):
    (row,) = compare_figures("t", {"f": value}, {"f": floor})

    assert row.outcome == outcome
    assert holds([row]) is (outcome != "fell")


@pytest.mark.parametrize(("value", "outcome"), [(2.0, "fell"), (0.0, "raised")])
def test_where_less_is_better_more_is_a_fall(value, outcome):
    (row,) = compare_figures(
        "t", {"false joins": value}, {"false joins": 1.0}, ["false joins"]
    )

    assert row.outcome == outcome


def test_a_pinned_figure_that_is_no_longer_measured_fails():
    (row,) = compare_figures("t", {}, {"f": 0.5})

    assert row.outcome == "absent"
    assert not holds([row])


def test_a_figure_without_a_floor_holds():
    assert holds(compare_figures("t", {"f": 0.1}, {}))


def update(figures, floors, digest, *, allow):
    pinned = Pinned("one", "all", floors)
    rows = compare_figures("t", figures, floors)
    return update_floors(
        pinned, figures, digest, part="all", rows=rows, allow_regression=allow
    )


def test_updating_does_not_lower_a_floor_unasked():
    with pytest.raises(ValueError, match="would lower f"):
        update({"f": 0.1}, {"f": 0.5}, "one", allow=False)


def test_updating_may_lower_a_floor_when_asked_or_when_the_data_changed():
    asked = update({"f": 0.1}, {"f": 0.5}, "one", allow=True)
    other = update({"f": 0.1}, {"f": 0.5}, "two", allow=False)

    assert asked == Pinned("one", "all", {"f": 0.1})
    assert other == Pinned("two", "all", {"f": 0.1})


def test_the_hash_tells_content_and_names(tmp_path):
    (tmp_path / "gold").mkdir()
    gold = tmp_path / "gold" / "a.txt"
    gold.write_text("un", encoding="utf-8")
    first = hash_data([tmp_path / "gold"])
    gold.write_text("deux", encoding="utf-8")
    second = hash_data([tmp_path / "gold"])
    gold.rename(tmp_path / "gold" / "b.txt")

    assert len({first, second, hash_data([tmp_path / "gold"])}) == 3


def test_floors_survive_the_file(tmp_path):
    floors = {"é": Pinned("one", "odd", {"f": 0.25})}
    save_floors(tmp_path / "floors.json", floors)

    assert load_floors(tmp_path / "floors.json") == floors
    assert load_floors(tmp_path / "none.json") == {}


def test_a_task_without_its_data_is_skipped_with_a_reason(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.setenv("RECOUPE_DATA", str(tmp_path))

    assert main(["seeds"]) == 0
    assert "skipped: no gold" in capsys.readouterr().out


@pytest.mark.skipif(
    "RECOUPE_DATA" not in os.environ or not data_folder().is_dir(),
    reason="RECOUPE_DATA names no folder of gold data",
)
def test_the_quick_floors_hold():
    assert main(["--quick"]) == 0
