"""What victims were at least, beside a count of them."""

from datetime import date

import pytest

from recoupe import build_dossier
from recoupe.model import Document, DocumentId

HELD = "La police a procédé à {floor} arrestations mardi à Gavre."
MORE = "La police a procédé mardi à {count} arrestations à Gavre."
DEAD = "Au moins {floor} personnes sont mortes dans l'incendie de Gavre."
ALL_DEAD = "{count} personnes sont mortes dans l'incendie de Gavre."


@pytest.mark.parametrize(
    ("texts", "days", "relation"),
    [
        (
            (HELD.format(floor="au moins huit"), MORE.format(count="onze")),
            (11, 11),
            "compatible",
        ),
        ((HELD.format(floor="huit"), MORE.format(count="onze")), (11, 11), "contested"),
        (
            (DEAD.format(floor="huit"), ALL_DEAD.format(count="Neuf")),
            (12, 12),
            "compatible",
        ),
        (
            (DEAD.format(floor="trois"), ALL_DEAD.format(count="Neuf")),
            (12, 12),
            "updated",
        ),
        (
            (DEAD.format(floor="huit"), ALL_DEAD.format(count="Neuf")),
            (11, 12),
            "updated",
        ),
    ],
)
def test_a_floor_and_a_count_of_its_day_are_one_position(texts, days, relation):
    found = build_dossier(
        Document(
            id=DocumentId(f"a{rank}"),
            outlet=f"Titre {rank}",
            text=text,
            language="fr",
            published=date(2025, 6, day),
        )
        for rank, (text, day) in enumerate(zip(texts, days, strict=True))
    )

    assert [f.relation for f in found.figures] == [relation]
