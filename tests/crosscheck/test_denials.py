"""What is contested: denials, told on articles written for the purpose."""

from datetime import date

from recoupe import build_dossier
from recoupe.model import Document


def standings(*texts, day="2025-06-12"):
    """Return how the claims that several short articles of one day tell stand."""
    found = build_dossier(
        Document(
            id=f"a{rank}",
            outlet=f"Titre {rank}",
            title="",
            text=text,
            language="fr",
            published=date.fromisoformat(day),
        )
        for rank, text in enumerate(texts, start=1)
    )
    return [
        claim.standing.value
        for claim in found.claims
        if len({a.document for p in claim.positions for a in p.assertions}) > 1
    ]


def test_what_must_or_will_be_done_has_its_subject():
    found = standings(
        "Le tunnel de Brancas doit rouvrir vendredi.",
        "Vendredi, le tunnel de Brancas va rouvrir.",
    )

    assert found == ["corroborated"]


def test_a_figure_in_common_shows_two_versions_of_who_paid_whom():
    found = standings(
        "La cour a condamné mardi Daltec à verser 4,6 millions d'euros à Morvane.",
        "La cour a condamné mardi Morvane à payer 4,6 millions d'euros à Daltec.",
    )

    assert "contested" in found


def test_who_wins_and_who_loses_tell_one_match():
    found = standings(
        "Ilse Vandel a battu dimanche à Merrin le champion Oleg Barsk.",
        "Le champion Oleg Barsk s'est incliné dimanche à Merrin devant Ilse Vandel.",
    )

    assert "contested" not in found


def test_what_ought_to_have_been_done_was_not():
    found = standings(
        "Le tunnel de Brancas aurait dû rouvrir vendredi.",
        "Le tunnel de Brancas a rouvert vendredi.",
        day="2025-06-14",
    )

    assert found == ["contested"]


def test_what_was_to_be_done_may_have_been():
    found = standings(
        "Le tunnel de Brancas devait rouvrir vendredi.",
        "Le tunnel de Brancas a rouvert vendredi.",
        day="2025-06-14",
    )

    assert "contested" not in found
