"""New and changed claims for a feed reader; dates are those of the documents."""

from datetime import date
from xml.sax.saxutils import escape, quoteattr

from recoupe.model import Claim
from recoupe.pages.display import shorten, visible
from recoupe.store.reading import (
    ClaimQuery,
    find_claims,
    load_changes,
    load_named_claims,
)
from recoupe.web.site import Ask

ENTRIES = 100


def write_feed(ask: Ask) -> str:
    """Return an Atom feed: what changed at the last build, else what weighs most."""
    claims = _claims(ask)
    dated = [(claim, _updated(ask, claim)) for claim in claims]
    newest = max((day for _, day in dated), default="1970-01-01")
    entries = "\n".join(_entry(ask, claim, day) for claim, day in dated)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        "<id>urn:recoupe:feed</id>\n"
        f"<title>{_safe(ask.say.word('new'))}</title>\n"
        f"<updated>{newest}T00:00:00Z</updated>\n"
        "<author><name>recoupe</name></author>\n"
        '<link rel="self" href="/feed.atom"/>\n'
        f"{entries}\n</feed>\n"
    )


def _claims(ask: Ask) -> list[Claim]:
    changes = load_changes(ask.db)
    if changes is None:
        return list(find_claims(ask.db, ClaimQuery(), slice(0, ENTRIES))[0])
    wanted = [claim for claim, change in changes if change != "gone"][:ENTRIES]
    found = load_named_claims(ask.db, wanted)
    return [found[claim] for claim in wanted if claim in found]


def _updated(ask: Ask, claim: Claim) -> str:
    """Return the last day on which an article told the claim."""
    days: set[date] = set()
    for position in claim.positions:
        for assertion in position.assertions:
            head = ask.catalogue.heads.get(assertion.document)
            if head is not None and head.published is not None:
                days.add(head.published)
    return max(days).isoformat() if days else "1970-01-01"


def _entry(ask: Ask, claim: Claim, day: str) -> str:
    voices = ask.say.count(claim.max_voices, "voice")
    summary = (
        f"{ask.say.word(claim.standing.value)}, {ask.say.word('at_most')} {voices}"
    )
    return (
        f"<entry><id>urn:recoupe:claim:{_safe(claim.id)}</id>"
        f"<title>{_safe(shorten(claim.text, 300))}</title>"
        f"<updated>{day}T00:00:00Z</updated>"
        f"<link href={quoteattr(ask.links.claim(claim.id))}/>"
        f"<summary>{_safe(summary)}</summary></entry>"
    )


def _safe(text: str) -> str:
    return escape(str(visible(text)))
