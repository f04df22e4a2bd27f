"""Who said what: speakers who are called two things, and statements cut short."""

import pytest
from tests.crosscheck.articles import dossier

from recoupe.model import Standing


def standings(*texts):
    return {claim.standing for claim in dossier(*texts).claims}


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
    found = standings(
        "« Vous avez menti aux salariés », a lancé mardi à la ministre le président du "
        "syndicat, Jacques Mirel.",
        "« Vous avez menti aux salariés », a lancé mardi la ministre au président du "
        "syndicat, Jacques Mirel.",
    )

    assert Standing.CORROBORATED not in found


@pytest.mark.parametrize(
    ("other", "contested"),
    [
        ("C'est la Norrée qui a demandé la trêve de jeudi.", True),
        ("La trêve de jeudi a été demandée par le Palvan.", False),
    ],
)
def test_a_cleft_disputes_who_asked(other, contested):
    found = dossier("C'est le Palvan qui a demandé la trêve de jeudi.", other)

    disputed = [
        c
        for c in found.claims
        if c.standing is Standing.CONTESTED and c.predicate == "demand"
    ]
    assert bool(disputed) is contested


@pytest.mark.parametrize(
    ("other", "contested"),
    [
        ("Les deux gardiens n'ont pas été mis en examen mardi.", False),
        ("Le commissaire n'a pas été mis en examen mardi.", True),
    ],
)
def test_who_is_alone_leaves_the_others_out(other, contested):
    found = standings("Seul le commissaire a été mis en examen mardi.", other)

    assert (Standing.CONTESTED in found) is contested


def test_the_first_in_years_is_not_denied_by_the_years():
    found = standings(
        "C'est la première visite d'un président tavestien en Lorvie depuis 2006.",
        "Aucun président tavestien n'avait visité la Lorvie depuis 2006.",
    )

    assert Standing.CONTESTED not in found
