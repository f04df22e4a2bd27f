"""What became of promises, demands and threats."""

from collections.abc import Sequence

from recoupe.model import AnnotatedDocument, Claim, DossierCommitment


def follow_commitments(
    documents: Sequence[AnnotatedDocument], claims: Sequence[Claim]
) -> tuple[DossierCommitment, ...]:
    """Return every commitment of the coverage with its status."""
    del claims
    return tuple(
        DossierCommitment(
            id=f"{annotated.document.id}:{c.id}",
            document=annotated.document.id,
            start=c.start,
            end=c.end,
            kind=c.kind,
            by=c.by,
            to=c.to,
            condition=c.condition,
            consequence=c.consequence,
            due=c.due,
            status="unknown",
            text=annotated.document.text[c.start : c.end],
        )
        for annotated in documents
        for c in annotated.commitments
    )
