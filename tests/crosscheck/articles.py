"""Short articles written for a test, cross-checked or read only."""

from datetime import date

from recoupe import annotate, build_dossier
from recoupe.crosscheck.items import Item, make_items
from recoupe.lang.words import load_words
from recoupe.model import Document, DocumentId, Dossier, OriginId

WORDS = load_words("fr")


def dossier(*texts: str, day: str = "2025-06-12") -> Dossier:
    """Cross-check short articles of one day."""
    return build_dossier(
        _article(f"a{rank}", text, day) for rank, text in enumerate(texts, start=1)
    )


def items(text: str, day: str = "2025-06-12") -> list[Item]:
    """Return what one short article states, as it is compared with others."""
    read = annotate(_article("a", text, day))
    return make_items(read, [OriginId("o")] * len(read.assertions), WORDS)


def _article(name: str, text: str, day: str) -> Document:
    return Document(
        id=DocumentId(name),
        outlet=f"Titre {name.removeprefix('a')}",
        title="",
        text=text,
        language="fr",
        published=date.fromisoformat(day),
    )
