"""Outlets that only their article gives away."""

import pytest

from recoupe.annotate import annotate
from recoupe.model import Document, DocumentId


def bodies(text):
    """The ids that the mentions of a text have."""
    document = Document(id=DocumentId("d"), outlet="o", text=text)
    return {mention.entity for mention in annotate(document).mentions}


@pytest.mark.parametrize(
    "text",
    [
        "La note date de mars, selon L’Ausculteur.",
        "La note était fausse, révèle L'Ausculteur.",
        "L'Ausculteur révèle que la note était fausse.",
        "D'après une note dévoilée par L’Ausculteur, le préfet a menti.",
        "D'après une note dévoilée par « L’Ausculteur », le préfet a menti.",
        "Selon nos confrères de L'Ausculteur, le préfet a menti.",
    ],
)
def test_a_source_with_an_article_of_its_own_is_an_outlet(text):
    assert "org:ausculteur" in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Selon la maire de La Rochemarie, la digue cède.",
        "Le préfet s'est rendu à La Rochemarie.",
    ],
)
def test_a_town_with_an_article_stays_a_town(text):
    assert not any(entity.startswith("org:") for entity in bodies(text))


def test_a_name_ends_before_a_pronoun():
    text = "« À l'Union des collecteurs, nous trions tout », dit Paul Roux."

    assert "org:union-des-collecteurs" in bodies(text)
