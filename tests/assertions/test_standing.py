"""Who can be a party to politics: every line of the table, and what tells it."""

from datetime import date
from pathlib import Path

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.lang.standing import StandingRow, load_standing
from recoupe.model import Document

ROWS = [row for row in load_standing("fr").rows if row.example]

# What is told, and the types of the events in it.
TOLD = [
    # a title belongs to whom its complement names
    ("Le chef de la junte a promis une trêve aux rebelles.", {"AGREE"}),
    ("Le chef de l'orchestre a promis une valse aux danseurs.", set()),
    # or to what its passage is about, where no politics is near
    ("Le capitaine a refusé la main tendue. Le match reprend à la 60e minute.", set()),
    ("Le capitaine a refusé de négocier avec les rebelles.", {"REJECT"}),
    # somebody in office deals with what belongs to another sphere
    ("Le ministre a rejoint la chorale de sa rue.", set()),
    ("Le ministre a rejoint le parti de son rival.", {"SUPPORT"}),
    # states are teams
    ("L'Uruguay a rencontré le Chili en finale du tournoi.", set()),
    # somebody of another sphere, with a state and without one
    ("Le romancier accuse le gouvernement de mensonge.", {"ACCUSE"}),
    ("Le romancier accuse son éditrice de mensonge.", set()),
    # anybody, where politics is near and where none is
    ("Les éleveurs ont cessé le travail.", {"PROTEST"}),
    ("La mère de l'otage a accepté l'offre du gouverneur.", {"AGREE"}),
    # a story
    ("Le film suit deux soldats. Ils désertent et livrent le fort.", set()),
    ("La junte a interdit le film.", {"COERCE"}),
    # possessives
    ("Les couturières ont accusé leur présidente.", set()),
]  # fmt: skip


def coded(text: str) -> set[str]:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    found = read_assertions(annotate(document)).assertions
    return {assertion.plover for assertion in found if assertion.plover}


@pytest.mark.parametrize("row", ROWS, ids=[f"{r.standing}-{r.sphere}" for r in ROWS])
def test_each_line_has_an_event_and_none(row: StandingRow) -> None:
    assert coded(row.example)
    assert not coded(row.counterexample)


@pytest.mark.parametrize(("text", "types"), TOLD)
def test_events_need_somebody_of_political_standing(text: str, types: set[str]) -> None:
    assert coded(text) == types


def test_nouns_of_several_words_are_found_before_their_first() -> None:
    pack = load_standing("fr")

    assert {one.standing for one in pack.look_up(("chef", "d'", "État"))} != set()
    assert pack.look_up(("garde", "à", "vue"))[0].standing == "political"
    assert pack.look_up(("sismologue",))[0].sphere == "science"


def lines(name: str) -> list[str]:
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_nine_in_ten_passages_of_other_spheres_report_no_event() -> None:
    told = lines("silent_passages.txt")

    assert sum(not coded(text) for text in told) >= 0.9 * len(told)


def test_people_of_every_standing_take_part_in_politics() -> None:
    told = [line.split("\t") for line in lines("political_sentences.tsv")]

    assert sum(kind in coded(text) for kind, text in told) >= 0.8 * len(told)
