"""The brief: a few sentences, each carried by claims."""

from collections.abc import Sequence

from recoupe.model import BriefSentence, Claim, Standing

LONGEST = 9
ORDER = (Standing.CORROBORATED, Standing.UPDATED, Standing.CONTESTED)


def write_brief(claims: Sequence[Claim]) -> tuple[BriefSentence, ...]:
    """Return at most nine sentences: what is corroborated, updated, contested."""
    chosen = [
        claim for standing in ORDER for claim in claims if claim.standing is standing
    ]
    return tuple(_sentence(claim) for claim in chosen[:LONGEST])


def _sentence(claim: Claim) -> BriefSentence:
    told = sorted({a.document for p in claim.positions for a in p.assertions})
    return BriefSentence(claim.text, (claim.id,), tuple(told))
