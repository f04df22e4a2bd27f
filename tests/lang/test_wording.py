"""Which sentences can stand alone, and how a dossier is worded."""

import pytest

from recoupe.lang.wording import FRAGMENT, FULL, LEANING, fullest, load_wording


@pytest.fixture
def wording():
    return load_wording("fr")


@pytest.mark.parametrize(
    ("clause", "rank"),
    [
        ("Le conseil a voté la fermeture du lycée", FULL),
        ("Trente élèves ont quitté la salle", FULL),
        ("que le lycée fermerait en juin", FRAGMENT),
        ("qui enseigne à Gavre depuis dix ans", FRAGMENT),
        ("d'ouvrir une classe à Gavre", FRAGMENT),
        ("trente élèves", FRAGMENT),
        ("Elle a quitté la salle avant le vote", FRAGMENT),
        ("Le maire a également fermé la piscine", LEANING),
        ("Le lycée, a-t-il ajouté, fermera en juin", LEANING),
        ("Le lycée de notre ville fermera en juin", LEANING),
        ("", FRAGMENT),
        ("…", FRAGMENT),
    ],
)
def test_a_clause_is_ranked_by_what_it_leans_on(clause, rank, wording):
    assert wording.rank(clause) == rank


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("GAVRE, 3 mars (AZP) - Le lycée ferme.", "Le lycée ferme"),
        ("Le lycée ferme (avec AZP).", "Le lycée ferme"),
        ("Le lycée\nferme (en juin).", "Le lycée ferme (en juin)"),
        ("Jean-Paul II - le lycée - ferme.", "Jean-Paul II - le lycée - ferme"),
    ],
)
def test_datelines_and_credits_are_left_out(printed, bare, wording):
    assert wording.bare(printed) == bare


@pytest.mark.parametrize(
    "sentence",
    [
        "Le lycée de Gavre va-t-il fermer ses portes en juin ?",
        "Le lycée de Gavre fermera ses portes pour trois raisons :",
        "Le lycée de Gavre fermera « dans la joie et la bonne humeur.",
        "Le lycée ferme.",
        "Le lycée " + "de Gavre " * 40 + "ferme.",
    ],
)
def test_questions_openings_and_scraps_do_not_stand_alone(sentence, wording):
    assert not wording.stands_alone(sentence)


def test_the_fullest_text_is_a_clause_with_its_subject(wording):
    texts = ["que le lycée fermerait", "Il ferme", "Le lycée de Gavre a fermé"]

    assert fullest(texts, wording) == "Le lycée de Gavre a fermé"
    assert fullest([], wording) == ""


def test_what_fills_a_template_is_not_read_as_one(wording):
    assert wording.fill("plain", text="{who} {text}") == "{who} {text}."


def test_a_language_without_wording_has_none():
    assert load_wording("xx") is None
    assert load_wording("") is None
