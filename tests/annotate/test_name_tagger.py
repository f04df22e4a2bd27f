"""The tagger adds up weights and finds the best sequence; names are settled with it."""

import numpy as np
import pytest

from recoupe.annotate.names.mention_scene import Scene
from recoupe.annotate.names.name_features import REACH, Line
from recoupe.annotate.names.name_tagger import Tagger, load_tagger
from recoupe.annotate.names.names import find_names
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId

LABELS = ("O", "S-PER", "B-PER", "I-PER", "E-PER", "S-LOC")
WIDTH = len(LABELS)


def tagger(**weights: dict[tuple[int, str], float]) -> Tagger:
    """Return a tagger of ``feature={(place, label): weight}``."""
    features = sorted(weights)
    table = np.zeros((len(features), (2 * REACH + 1) * WIDTH), dtype=np.float32)
    for row, feature in enumerate(features):
        for (place, label), weight in weights[feature].items():
            table[row, (place + REACH) * WIDTH + LABELS.index(label)] = weight
    return Tagger(LABELS, features, table, np.zeros((WIDTH, WIDTH), dtype=np.float32))


def tags(model: Tagger, *rows: list[str]) -> list[tuple[int, int, str]]:
    return list(model.tag(Line(10, 10 + len(rows), list(rows))))


def test_a_feature_weighs_on_its_word_and_on_neighbours() -> None:
    model = tagger(
        capital={(0, "S-PER"): 1.0}, at={(-1, "S-LOC"): 3.0}, off={(1, "O"): 9.0}
    )
    assert tags(model, ["capital"]) == [(10, 11, "PER")]
    assert tags(model, ["at"], ["capital"]) == [(11, 12, "LOC")]
    assert tags(model, ["capital"], ["off"]) == []


def test_an_end_needs_its_beginning() -> None:
    model = tagger(begin={(0, "B-PER"): 2.0}, end={(0, "E-PER"): 2.0})
    assert tags(model, ["begin"], ["end"]) == [(10, 12, "PER")]
    assert tags(model, ["end"]) == []
    assert tags(model, ["begin"]) == []


def test_long_lines_are_added_up_in_parts() -> None:
    model = tagger(capital={(0, "S-PER"): 1.0}, at={(-3, "S-LOC"): 3.0})
    rows = [["capital"] if at % 7 == 0 else ["at"][: at % 7 == 4] for at in range(1203)]
    found = tags(model, *rows)
    assert found[0] == (10, 11, "PER")
    assert {kind for _, _, kind in found[1:]} == {"LOC"}
    assert len(found) == 172


def test_a_language_without_weights_has_no_tagger() -> None:
    assert load_tagger("zz") is None


def names(text: str) -> dict[str, str]:
    """Return the type of every name of a text."""
    document = Document(id=DocumentId("d"), outlet="", text=text)
    scene = Scene(document, load_parser("fr").parse(text))
    return {text[d.start : d.end]: d.type for d in find_names(scene)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Des vitrines sont brisées avenue Kléber.", "avenue Kléber", "LOC"),
        ("Le ministère de la Justice se tait.", "ministère de la Justice", "ORG"),
        ("Le gouvernement a signé le traité de Lisbonne.", "traité de Lisbonne", "LAW"),
        ("Il vit près de l'aéroport de Bakou.", "Bakou", "GPE"),
        ("Les gilets jaunes appellent à la grève.", "gilets jaunes", "ORG"),
    ],
)
def test_names_are_settled(text: str, name: str, kind: str) -> None:
    assert names(text).get(name) == kind


def test_counted_people_in_lower_case_are_no_name() -> None:
    assert "gilets jaunes" not in names("Une centaine de gilets jaunes attendent.")


def test_a_short_name_of_a_place_is_a_place() -> None:
    text = "La foule quitte la place de la Concorde. Puis elle revient à la Concorde."
    assert names(text)["Concorde"] in {"LOC", "GPE"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Une vitrine de la Société générale rue de Provence est brisée.",
            {"Société générale": "ORG", "rue de Provence": "LOC"},
        ),
        (
            "La directrice du Federal Bureau of Investigation Anna Miller est partie.",
            {"Federal Bureau of Investigation": "ORG", "Anna Miller": "PER"},
        ),
        ("La CGT du livre appelle à la grève.", {"CGT du livre": "ORG"}),
    ],
)
def test_two_names_in_a_row_are_told_apart(text: str, found: dict[str, str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Le gardien du HBC Nantes est blessé.", "Nantes"),
        ("Le FC Barcelone a perdu.", "Barcelone"),
        ("Elle travaille pour Air France depuis dix ans.", None),
        ("Ils lisent La Provence.", None),
    ],
)
def test_a_name_that_ends_with_a_place_may_hold_it(
    text: str, place: str | None
) -> None:
    places = [name for name, kind in names(text).items() if kind in {"GPE", "LOC"}]
    assert places == ([place] if place else [])
