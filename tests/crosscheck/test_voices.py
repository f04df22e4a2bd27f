"""Who answers for what is told: whom outlets name, hear, or are themselves."""

from datetime import date

import pytest
from tests.crosscheck.articles import dossier

from recoupe import build_dossier
from recoupe.model import Document, DocumentId


def voices_of(*texts):
    """Return the most voices that any claim of short articles of one day counts."""
    found = dossier(*texts)
    stated = [claim for claim in found.claims if claim.kind != "speech"]
    return max(claim.max_voices for claim in stated)


NAMED = (
    "Les digues de Lormont ont cédé mardi, a affirmé la porte-parole de Valdor, "
    "Agathe Rivoire."
)


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Mardi, les digues de Lormont ont cédé, selon la porte-parole du groupe.", 1),
        ("Mardi, les digues de Lormont ont cédé, selon le préfet.", 2),
        ("Mardi, les digues de Lormont ont cédé, selon le rapport du port.", 2),
    ],
)
def test_an_office_and_its_holder_are_one_voice(text, voices):
    assert voices_of(NAMED, text) == voices


DISPATCH = (
    "LORMONT (AFP) - Les digues de Lormont ont cédé mardi vers midi sous le poids du "
    "fleuve. Deux cents habitants du quartier bas ont dormi au gymnase municipal. "
    "Les écoles de la rive gauche resteront fermées jusqu'à lundi matin. "
    "La préfecture a dépêché douze pompes et une compagnie du génie sur la brèche."
)


def test_an_agency_cited_in_its_own_copy_is_no_second_voice():
    copy = DISPATCH.removeprefix("LORMONT (AFP) - ").replace(
        "au gymnase municipal.", "au gymnase municipal, rapporte l'AFP."
    )

    assert voices_of(DISPATCH, copy) == 1


@pytest.mark.parametrize(
    "teller", [", a affirmé le préfet, Luc Amar.", ", indique un habitant."]
)
def test_a_copy_that_drops_who_said_it_is_no_second_voice(teller):
    told = DISPATCH.replace("du fleuve.", f"du fleuve{teller}")

    assert voices_of(told, DISPATCH.removeprefix("LORMONT (AFP) - ")) == 1


def test_a_confession_that_one_prosecutor_reports_is_heard_once():
    first = (
        "Le suspect a reconnu avoir mis le feu à la halle de Lormont, a déclaré lundi "
        "la procureure, Agathe Rivoire."
    )
    second = (
        "« Le mis en cause a reconnu avoir incendié la halle », a indiqué lundi à "
        "Lormont la procureure Agathe Rivoire."
    )

    claims = [c for c in dossier(first, second).claims if c.kind != "speech"]

    assert {claim.max_voices for claim in claims} == {1}


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("Mardi, les digues de Lormont ont cédé, révèle L’Ausculteur.", 1),
        ("Mardi, les digues de Lormont ont cédé, selon « L'Ausculteur ».", 1),
        (
            (
                "Mardi, les digues de Lormont ont cédé, d'après une note dévoilée par "
                "L’Ausculteur."
            ),
            1,
        ),
        ("Mardi, les digues de Lormont ont cédé, selon Le Guetteur.", 2),
    ],
)
def test_an_outlet_of_the_coverage_that_another_cites_is_no_second_voice(text, voices):
    told = "Les digues de Lormont ont cédé mardi."
    found = build_dossier(
        Document(
            id=DocumentId(outlet),
            outlet=outlet,
            text=words,
            language="fr",
            published=date(2025, 6, 12),
        )
        for outlet, words in (("L'Ausculteur", told), ("Le Matin", text))
    )

    assert max(c.max_voices for c in found.claims if c.kind != "speech") == voices


def kinds_of(*texts):
    """Return who answers for each claim that two short articles tell."""
    return [
        {(voice.kind, voice.documents) for voice in claim.voices}
        for claim in dossier(*texts).claims
        if len({a.document for p in claim.positions for a in p.assertions}) > 1
    ]


@pytest.mark.parametrize(
    ("told", "announced"),
    [
        (
            "L'armée a pris lundi la ville de Tolna.",
            "L'état-major a annoncé lundi avoir pris la ville de Tolna.",
        ),
        (
            "Le tunnel de Dolmec a été fermé lundi par la préfecture.",
            "La préfecture a annoncé lundi avoir fermé le tunnel de Dolmec.",
        ),
    ],
)
def test_who_reports_an_announcement_does_not_vouch_for_what_it_says(told, announced):
    for found in (kinds_of(told, announced), kinds_of(announced, told)[::-1]):
        assert found
        assert all({kind for kind, _ in v} == {"origin", "source"} for v in found)


def test_that_somebody_spoke_is_told_by_whoever_reports_it():
    found = kinds_of(
        "« Le dépôt va fermer », a annoncé lundi Odile Marsan à Lisse.",
        "Odile Marsan a annoncé lundi à Lisse que le dépôt allait fermer.",
    )

    assert {("origin", ("a1",)), ("origin", ("a2",))} in found


MARCH = "Mardi, 4 200 personnes ont défilé à Gavre"


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("d'après un décompte établi par nos journalistes", "origin"),
        ("selon les caméras de notre rédaction", "origin"),
        ("selon le relevé que nous avons fait", "origin"),
        ("selon le décompte de la préfecture", "source"),
        ("selon le relevé que nous a remis un ingénieur", "source"),
        ("selon une enquête que nous avons pu lire", "source"),
        ("selon les caméras de la préfecture, que notre journal cite", "source"),
        ("selon un proche de notre rédaction", "source"),
    ],
)
def test_what_a_newsroom_counts_by_itself_is_its_own_word(source, kind):
    found = kinds_of(f"{MARCH}.", f"{MARCH}, {source}.")

    assert found
    assert all((kind, ("a2",)) in voices for voices in found)
