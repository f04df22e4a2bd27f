"""Articles as published, alone or beside what they reuse."""

from recoupe.errors import NotFound
from recoupe.model import Claim, Derivation
from recoupe.pages.reader import LONGEST_TEXT, cut_plain, cut_segments
from recoupe.pages.reprint import lay_side_by_side
from recoupe.store import load_document
from recoupe.store.reading import (
    ClaimQuery,
    find_claims,
    load_annotation,
    load_parts,
)
from recoupe.web.site import Answer, Ask, pages_of

MOST_CLAIMS = 200


def listing(ask: Ask) -> Answer:
    """Return the articles of the project, of one outlet or one story."""
    outlet, story, page = ask.text("outlet"), ask.text("story"), ask.page()
    found = [
        head
        for head in ask.catalogue.heads.values()
        if (not outlet or head.outlet == outlet) and (not story or head.story == story)
    ]
    return Answer(
        template="site/articles.html",
        title=ask.say.word("reader"),
        data={"heads": found[page], **pages_of(page, len(found))},
    )


def article(ask: Ask) -> Answer:
    """Return one article with its layers and what it is cited for.

    Raises:
        NotFound: if there is no such article.
    """
    key = ask.path["id"]
    if key not in ask.catalogue.heads:
        raise NotFound("document", key)
    annotated = load_annotation(ask.db, key)
    document = annotated.document if annotated else load_document(ask.db, key)
    claims, total = find_claims(ask.db, ClaimQuery(document=key), slice(0, MOST_CLAIMS))
    cited = sorted(_cited(claims, key))
    anchors = {start for start, _ in cited}
    derivations = load_parts(ask.db, "derivation", Derivation, keys=(key,))
    if annotated is None:
        segments = cut_plain(document, anchors)
    else:
        anchors |= {s.start for a in annotated.attributions for s in a.quoted}
        anchors |= {c.start for c in annotated.commitments}
        segments = cut_segments(
            annotated, ask.say, anchors=anchors, derivations=derivations
        )
    by_id = {str(claim.id): claim for claim in claims}
    return Answer(
        template="site/article.html",
        title=ask.catalogue.heads[document.id].title,
        data={
            "head": ask.catalogue.heads[document.id],
            "segments": segments,
            "was_read": annotated is not None and bool(annotated.sentences),
            "cut": len(document.text) > LONGEST_TEXT,
            "cited": [(start, by_id[claim]) for start, claim in cited],
            "total": total,
            "derivations": derivations,
        },
    )


def _cited(claims: tuple[Claim, ...], document: str) -> set[tuple[int, str]]:
    """Return where the article tells each claim first."""
    first: dict[str, int] = {}
    for claim in claims:
        for position in claim.positions:
            for a in position.assertions:
                if a.document == document:
                    first[claim.id] = min(a.start, first.get(claim.id, a.start))
    return {(start, claim) for claim, start in first.items()}


def reprint(ask: Ask) -> Answer:
    """Return two texts side by side.

    Raises:
        NotFound: if the first does not reuse the second.
    """
    derived, original = ask.path["id"], ask.path["other"]
    known = load_parts(ask.db, "derivation", Derivation, keys=(derived,))
    found = next((d for d in known if d.original == original), None)
    if found is None:
        raise NotFound("reprint", derived)
    texts = [load_document(ask.db, x).text[:LONGEST_TEXT] for x in (original, derived)]
    return Answer(
        template="site/reprint.html",
        title=ask.say.word("reprint_title"),
        data={
            "derivation": found,
            "laid": lay_side_by_side(texts[0], texts[1], found),
        },
    )
