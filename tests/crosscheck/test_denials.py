"""What is contested: denials, told on articles written for the purpose."""

from datetime import date

import pytest

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
