"""An office and its body are one voice: « la procureure », « le parquet »."""

import pytest
from tests.crosscheck.test_voices import voices_of

from recoupe.crosscheck.standing.offices import stand_for_one
from recoupe.lang.authorities import load_authorities

DETERMINERS = frozenset({"le ", "la ", "les ", "l'", "un "})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("la procureure", "le parquet de Bréval", True),
        ("procureur de la République de Rennes", "parquet de Nantes", False),
        ("la ministre", "le ministère des Affaires étrangères", True),
        ("ministre de la santé", "ministère de la justice", False),
        ("la porte-parole d'Orlanne", "la direction d'Orlanne", True),
        ("la porte-parole du syndicat", "la direction", False),
        ("le porte-parole", "la mairie", True),
        ("le président de la fédération", "la fédération de cyclisme", True),
        ("le président de la fédération", "le club", False),
        ("le colonel", "les sapeurs-pompiers", True),
        ("le maire", "la préfecture", False),
        ("la police", "le syndicat", False),
        ("un député", "le ministère", False),
    ],
)
def test_who_speaks_for_which_body(one, other, same):
    tables = load_authorities("fr")

    assert stand_for_one([one], [other], tables, DETERMINERS) is same
    assert stand_for_one([other], [one], tables, DETERMINERS) is same


def cited(source):
    return f"Mardi, les digues de Lormont ont cédé, selon {source}."


@pytest.mark.parametrize(
    ("one", "other", "voices"),
    [
        ("le préfet", "la préfecture", 1),
        ("Luc Amar, maire de Lormont", "la mairie", 1),
        ("le préfet", "la mairie", 2),
        ("la police", "le syndicat des dockers", 2),
    ],
)
def test_an_office_and_its_body_are_one_voice(one, other, voices):
    text = f"Les digues de Lormont ont cédé mardi, a affirmé {one}."

    assert voices_of(text, cited(other)) == voices


@pytest.mark.parametrize(
    "text",
    [
        "Du côté de la préfecture, on assure que les digues de Lormont ont cédé mardi.",
        (
            "La préfecture a parlé mardi. Selon la même source, les digues de Lormont "
            "ont cédé mardi."
        ),
    ],
)
def test_a_source_that_points_at_a_body_is_that_body(text):
    assert voices_of(text, cited("le préfet")) == 1


def test_whom_one_speaker_reports_in_two_ways_is_heard_through_her():
    texts = (
        "La procureure a indiqué que le suspect a reconnu qu'il avait brûlé la grange.",
        (
            "Le jeune homme a reconnu qu'il avait brûlé la grange, a dit la procureure "
            "Claire Vauzelle."
        ),
    )

    assert voices_of(*texts) == 1


def test_an_agency_cited_by_two_names_is_one_voice():
    texts = (
        "Selon l'AFP, un train de fret a déraillé mardi près de Valdeuil.",
        (
            "D'après l'Agence France-Presse, près de Valdeuil, un train de fret a "
            "déraillé mardi."
        ),
    )

    assert voices_of(*texts) == 1
