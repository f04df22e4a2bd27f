"""Who said what: speakers who are called two things, and statements cut short."""

import pytest
from tests.crosscheck.articles import dossier, every_standing, shared_claims

from recoupe.model import Standing


def test_a_statement_without_its_condition_is_another():
    found = dossier(
        "« Nous fermerons la piscine si la région ne verse rien », a déclaré mardi la "
        "maire de Montcel, Odile Varan.",
        "« Nous fermerons la piscine », a déclaré mardi Odile Varan, maire de Montcel.",
    )

    closing = [c for c in found.claims if c.predicate == "close"]
    assert {len(c.positions) for c in closing if c.kind == "event"} == {2}


def test_one_speaker_may_be_called_two_things():
    found = dossier(
        "« Nous ne toucherons pas aux tarifs avant la fin de l'année », a déclaré "
        "mardi le directeur de la régie de Montcel, Odilon Varan.",
        "Odilon Varan a affirmé mardi que la régie ne toucherait pas aux tarifs avant "
        "la fin de l'année.",
    )

    assert Standing.CORROBORATED in {c.standing for c in found.claims}


def test_who_is_spoken_to_is_not_who_speaks():
    found = every_standing(
        "« Vous avez menti aux salariés », a lancé mardi à la ministre le président du "
        "syndicat, Jacques Mirel.",
        "« Vous avez menti aux salariés », a lancé mardi la ministre au président du "
        "syndicat, Jacques Mirel.",
    )

    assert Standing.CORROBORATED not in found


@pytest.mark.parametrize(
    ("other", "contested"),
    [
        ("Les deux gardiens n'ont pas été mis en examen mardi.", False),
        ("Le commissaire n'a pas été mis en examen mardi.", True),
        ("Personne n'a été mis en examen mardi.", True),
    ],
)
def test_who_is_alone_leaves_the_others_out(other, contested):
    found = every_standing("Seul le commissaire a été mis en examen mardi.", other)

    assert (Standing.CONTESTED in found) is contested


def test_the_first_in_years_is_not_denied_by_the_years():
    found = every_standing(
        "C'est la première visite d'un président tavestien en Lorvie depuis 2006.",
        "Aucun président tavestien n'avait visité la Lorvie depuis 2006.",
    )

    assert Standing.CONTESTED not in found


def test_a_first_minister_is_no_first_in_years():
    found = every_standing(
        "Le Premier ministre a rencontré mardi les syndicats, en conflit depuis mai.",
        "Le Premier ministre n'avait pas rencontré mardi les syndicats, en grève "
        "depuis mai.",
    )

    assert Standing.CONTESTED in found


def test_two_bodies_that_promise_one_thing_are_two():
    found = dossier(
        "L'opposition a promis de baisser les impôts.",
        "Le gouvernement a promis de baisser les impôts.",
    )

    promised = [c for c in found.claims if c.kind == "speech"]
    assert Standing.CORROBORATED not in {c.standing for c in promised}


def test_somebody_by_name_is_not_anybody_of_a_town():
    found = every_standing(
        "Paul Martin, avocat, a été blessé mardi à Lorval.",
        "Un pompier de Lorval a été blessé mardi.",
    )

    assert Standing.CORROBORATED not in found


def test_what_is_ruled_out_is_said_not_to_be():
    found = every_standing(
        "Le club de Lorme dément tout contact avec l'entraîneur. L'été sera long.",
        "La saison finit. Le club de Lorme affirme n'avoir eu aucun contact avec "
        "l'entraîneur.",
    )

    assert Standing.CORROBORATED in found


def test_two_contraries_that_are_ruled_out_are_two():
    found = every_standing(
        "Le ministre Luc Roth a exclu une hausse des prix.",
        "Luc Roth a dit que les prix ne baisseraient pas.",
    )

    assert Standing.CORROBORATED not in found


def test_a_claim_of_speech_shows_what_was_said():
    claims = dossier("« La digue de Merrin tiendra », a assuré Odile Brac.").claims

    said = next(claim.text for claim in claims if claim.kind == "speech")
    assert said == "« La digue de Merrin tiendra », a assuré Odile Brac"


def test_an_age_shows_whose_it_is_and_not_what_was_done():
    claims = dossier("La petite Inès, 6 ans, a été sauvée par un voisin.").claims

    aged = next(claim.text for claim in claims if claim.kind == "figure")
    assert aged == "La petite Inès, 6 ans"


def test_two_articles_that_name_one_source_share_no_saying_by_it():
    found = shared_claims(
        "Quelque 350 personnes bloquaient l'entrée de l'usine mardi, d'après la CGT.",
        "Mardi, 350 personnes ont bloqué l'entrée de l'usine, selon la CGT.",
    )

    assert found
    assert "say" not in {claim.predicate for claim in found}
