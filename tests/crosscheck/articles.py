"""Short articles written for a test, cross-checked or read only."""

from datetime import date

from recoupe import annotate, build_dossier
from recoupe.crosscheck.items.item import Item, make_items
from recoupe.lang.words import load_words
from recoupe.model import Claim, Document, DocumentId, Dossier, OriginId, Standing

WORDS = load_words("fr")


def dossier(*texts: str, day: str = "2025-06-12") -> Dossier:
    """Cross-check short articles of one day."""
    return build_dossier(
        article(f"a{rank}", text, day) for rank, text in enumerate(texts, start=1)
    )


def shared_claims(*texts: str, day: str = "2025-06-12") -> list[Claim]:
    """Return the claims that several of some short articles of one day tell."""
    return [
        claim
        for claim in dossier(*texts, day=day).claims
        if len({a.document for p in claim.positions for a in p.assertions}) > 1
    ]


def standings(*texts: str, day: str = "2025-06-12") -> list[Standing]:
    """Return how the claims stand that several of some short articles tell."""
    return sorted(claim.standing for claim in shared_claims(*texts, day=day))


def every_standing(*texts: str) -> set[Standing]:
    """Return how all the claims of some short articles of one day stand."""
    return {claim.standing for claim in dossier(*texts).claims}


def items(text: str, day: str = "2025-06-12") -> list[Item]:
    """Return what one short article states, as it is compared with others."""
    read = annotate(article("a", text, day))
    return make_items(read, [OriginId("o")] * len(read.assertions), WORDS)


def article(name: str, text: str, day: str) -> Document:
    """Return one short article."""
    return Document(
        id=DocumentId(name),
        outlet=f"Titre {name.removeprefix('a')}",
        title="",
        text=text,
        language="fr",
        published=date.fromisoformat(day),
    )
