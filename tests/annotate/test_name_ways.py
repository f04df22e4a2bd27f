"""Streets, numbered roads and arrondissements are places by their wording."""

import pytest

from recoupe.annotate.names.mention_scene import Scene
from recoupe.annotate.names.name_ways import find_ways
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId


def ways(text: str) -> set[str]:
    """Return the ways that a text names."""
    document = Document(id=DocumentId("d"), outlet="", text=text)
    scene = Scene(document, load_parser("fr").parse(text))
    return {text[way.start : way.end] for way in find_ways(scene)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le cortège remonte l'avenue Montclar.", {"avenue Montclar"}),
        ("Ils sont rue de Bréval, près du pont.", {"rue de Bréval"}),
        ("Un bus brûle place de la Liberté.", {"place de la Liberté"}),
        ("La foule attend place du 8 mai 1945.", {"place du 8 mai 1945"}),
        ("Il habite rue du général Morvan.", {"rue du général Morvan"}),
        ("Elle longe l'avenue de la Grande armée.", {"avenue de la Grande armée"}),
        ("Un camion s'est couché sur l'A47.", {"A47"}),
        ("Les autoroutes A7 et A43 sont coupées.", {"A7", "A43"}),
        ("La RN 120 est fermée.", {"RN 120"}),
        ("Le feu a pris dans le 14e arrondissement.", {"14e arrondissement"}),
        ("Les 2e et 9e arrondissements manifestent.", {"2e", "9e arrondissements"}),
    ],
)
def test_ways_are_found_whole(text: str, expected: set[str]) -> None:
    assert ways(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "La rue gronde et les rues de Lille se vident.",
        "Un Airbus A320 a décollé.",
        "Le club monte en D1 l'an prochain.",
        "La place de Jean Morvan semble assurée.",
        "C'est sa 16e victoire de la saison.",
        "Place au débat.",
    ],
)
def test_what_looks_like_a_way_and_is_none(text: str) -> None:
    assert not ways(text)
