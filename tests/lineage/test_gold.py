"""The texts written to measure translations and look-alikes, held as they stand."""

import tomllib
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from recoupe.lineage import trace_lineage
from recoupe.model import Document, DocumentId

GOLD = Path(__file__).parents[2] / "evaluation" / "gold" / "lineage"
DESCENDED = {"fr", "en", "machine"}


def items(name):
    return tomllib.loads((GOLD / name).read_text(encoding="utf-8"))["item"]


def origins(texts, days=0):
    documents = [
        Document(
            id=DocumentId(key),
            outlet=f"Titre {key}",
            text=text,
            language="en" if key.endswith("en") else "fr",
            published=date(2024, 3, 1) + timedelta(days=days * number),
        )
        for number, (key, text) in enumerate(texts.items())
    ]
    return trace_lineage(documents).document_origins


@pytest.mark.parametrize("item", items("translations.toml"), ids=lambda x: x["id"])
def test_translations_descend_and_other_reports_stand_alone(item):
    texts = {key: item[key] for key in (*DESCENDED, "other_fr", "other_en")}
    for first, second in combinations(sorted(texts), 2):
        found = origins({first: texts[first], second: texts[second]})
        assert (found[first] == found[second]) == ({first, second} <= DESCENDED)
    assert len(set(origins(texts).values())) == 3


@pytest.mark.parametrize("item", items("apart.toml"), ids=lambda x: x["id"])
def test_look_alikes_are_not_joined(item):
    first, second = item["texts"]
    found = origins({"a": first, "b": second}, item["days"])
    assert found["a"] != found["b"]
