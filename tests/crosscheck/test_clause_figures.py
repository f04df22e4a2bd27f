"""Clauses beside the figures they print."""

from datetime import date

from tests.crosscheck.articles import dossier

from recoupe import build_dossier
from recoupe.model import Document, DocumentId, Standing


def article(name, day, text):
    return Document(
        id=DocumentId(name),
        outlet=name,
        title="",
        text=text,
        language="fr",
        published=date.fromisoformat(day),
    )


def test_a_clause_whose_figure_moved_is_updated():
    found = build_dossier(
        [
            article("a1", "2025-08-11", "Le feu de Rouve a détruit 900 hectares."),
            article("a2", "2025-08-13", "Le feu de Rouve a détruit 2 400 hectares."),
        ]
    )

    assert {c.standing for c in found.claims if len(c.positions) > 1} == {
        Standing.UPDATED
    }


def test_figures_of_two_months_are_two_things_that_happened():
    found = dossier(
        "La coopérative de Lorval a exporté 410 tonnes de noix en mars.",
        "La coopérative de Lorval a exporté 1 300 tonnes de noix en avril.",
    )

    assert Standing.CONTESTED not in {c.standing for c in found.claims}


def test_rival_figures_of_one_day_stay_contested():
    found = dossier(
        "Selon la préfecture, 4 000 personnes ont défilé mardi à Montcel.",
        "Selon les syndicats, 15 000 personnes ont défilé mardi à Montcel.",
    )

    assert Standing.CONTESTED in {c.standing for c in found.claims}


def test_amounts_of_other_things_contest_nothing():
    found = dossier(
        "La médiathèque de Lorval a rouvert lundi avec cent places de plus.",
        "Une crèche a ouvert lundi à Lorval avec trente places.",
    )

    assert Standing.CONTESTED not in {c.standing for c in found.claims}


def test_families_and_persons_exclude_nothing():
    found = dossier(
        "La police a expulsé mardi dix familles du camp de Lorval.",
        "La police a expulsé mardi 45 personnes du camp de Lorval.",
    )

    assert Standing.CONTESTED not in {c.standing for c in found.claims}


def test_a_clause_of_two_figures_is_not_updated_by_one():
    found = build_dossier(
        [
            article(
                "a1",
                "2025-08-11",
                "La panne de Rouve a duré deux heures et privé 3 000 foyers d'eau.",
            ),
            article(
                "a2",
                "2025-08-13",
                "La panne de Rouve a duré cinq heures et privé 9 000 foyers d'eau.",
            ),
        ]
    )

    lasted = [c for c in found.claims if c.predicate == "continue"]
    assert Standing.UPDATED not in {c.standing for c in lasted}
