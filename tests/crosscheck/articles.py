"""Short articles written for a test, cross-checked."""

from datetime import date

from recoupe import build_dossier
from recoupe.model import Document, Dossier


def dossier(*texts: str, day: str = "2025-06-12") -> Dossier:
    """Cross-check short articles of one day."""
    return build_dossier(
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
