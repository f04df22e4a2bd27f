"""The matrix of claims and the page of each claim."""

import re

from recoupe.errors import NotFound
from recoupe.model import Claim, Figure, Standing
from recoupe.pages.matrix import make_matrix
from recoupe.store.reading import (
    ORDERS,
    ClaimQuery,
    find_claims,
    load_claim,
    load_parts,
)
from recoupe.web.site import Answer, Ask, BadRequest, pages_of

ROWS = 30
STANDINGS = tuple(standing.value for standing in Standing)


def asked_claims(ask: Ask) -> ClaimQuery:
    """Return which claims a request wants.

    Raises:
        BadRequest: if a parameter does not have the expected form.
    """
    date, told = ask.text("date"), ask.text("told") or "0"
    if date and not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", date):
        raise BadRequest("date")
    if not re.fullmatch(r"[0-9]{1,5}", told):
        raise BadRequest("told")
    return ClaimQuery(
        matching=ask.text("q"),
        story=ask.text("story"),
        standing=ask.choice("standing", ("", *STANDINGS)),
        actor=ask.text("actor"),
        outlet=ask.text("outlet"),
        date=date,
        told=int(told),
        order=ask.choice("order", tuple(ORDERS)),
    )


def matrix(ask: Ask) -> Answer:
    """Return a page of claims against the articles of their stories."""
    query, page = asked_claims(ask), ask.page(ROWS)
    found, total = find_claims(ask.db, query, page)
    stories = {query.story} if query.story else {claim.story for claim in found}
    heads = tuple(h for h in ask.catalogue.heads.values() if h.story in stories)
    outlets = ask.site.keep(
        "outlets", lambda: sorted({h.outlet for h in ask.catalogue.heads.values()})
    )
    return Answer(
        template="site/matrix.html",
        title=ask.say.word("matrix"),
        data={
            "matrix": make_matrix(found, heads, ask.catalogue),
            "query": query,
            "standings": STANDINGS,
            "orders": tuple(ORDERS),
            "outlet_names": [name for name in outlets if name][:300],
            **pages_of(page, total),
        },
    )


def claim(ask: Ask) -> Answer:
    """Return a claim with its positions, values and checks.

    Raises:
        NotFound: if there is no such claim.
    """
    found = load_claim(ask.db, ask.path["id"])
    if found is None:
        raise NotFound("claim", ask.path["id"])
    return Answer(
        template="site/claim.html",
        title=found.text,
        data={
            "claim": found,
            "told": len(_tellers(found)),
            "figures": load_parts(ask.db, "figure", Figure, keys=(found.id,)),
        },
    )


def _tellers(claim: Claim) -> set[str]:
    return {a.document for p in claim.positions for a in p.assertions}
