"""The list of stories and the front page of each."""

from collections.abc import Sequence
from typing import Any

from recoupe.errors import NotFound
from recoupe.model import BriefSentence, Claim, Derivation, Figure, Story
from recoupe.pages.front import (
    BRIEF,
    CARD_CLAIMS,
    CARDS,
    POOL,
    Card,
    distinct,
    make_cards,
)
from recoupe.store.reading import (
    ClaimQuery,
    count_parts,
    find_claims,
    leading_claims,
    load_changes,
    load_named_claims,
    load_parts,
)
from recoupe.web.site import PAGE, Answer, Ask, pages_of

_CARRIED = ("corroborated", "updated", "contested")


def index(ask: Ask) -> Answer:
    """Return the front page of the only story, else the list of stories."""
    if len(ask.catalogue.stories) == 1:
        return _front(ask, ask.catalogue.stories[0])
    return all_stories(ask)


def all_stories(ask: Ask) -> Answer:
    """Return the stories of the project."""
    page = ask.page(25)
    shown = ask.catalogue.stories[page]
    rows = [
        {"story": story, "shares": ask.site.shares(ask.catalogue, story.id)}
        for story in shown
    ]
    total = count_parts(ask.db, "story")
    return Answer(
        template="site/stories.html",
        title=ask.say.word("stories"),
        data={"rows": rows, **pages_of(page, total)},
    )


def story(ask: Ask) -> Answer:
    """Return the front page of one story.

    Raises:
        NotFound: if there is no such story.
    """
    wanted = ask.path["id"]
    for found in ask.catalogue.stories:
        if found.id == wanted:
            return _front(ask, found)
    raise NotFound("story", wanted)


def _front(ask: Ask, found: Story) -> Answer:
    heads = ask.catalogue.of_story(found.id)
    days = sorted(head.published for head in heads if head.published)
    brief = _brief(ask, found)
    cards: dict[str, Card] = ask.site.keep(
        ("cards", found.id), lambda: _cards(ask, found, brief)
    )
    changes = load_changes(ask.db)
    news = None if changes is None else changes[: 4 * PAGE]
    wanted = {c for s in brief for c in s.claims} | {c for c, _ in news or ()}
    claims = load_named_claims(ask.db, sorted(wanted))
    if news is not None:
        kept = {c.id for c in claims.values() if c.story == found.id}
        news = tuple(x for x in news if x[0] in kept)[:CARD_CLAIMS]
    claims |= {x.claim.id: x.claim for card in cards.values() for x in card.lines}
    front: dict[str, Any] = {
        "title": found.title,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "dated": len(days),
        "articles": len(heads),
        "outlets": len({head.outlet for head in heads if head.outlet}),
        "shares": ask.site.shares(ask.catalogue, found.id),
        "brief": brief,
        "cards": cards,
        "claims": claims,
    }
    ids = tuple(head.id for head in heads[:PAGE])
    derivations = load_parts(ask.db, "derivation", Derivation, keys=ids)[:20]
    return Answer(
        template="site/front.html",
        title=found.title,
        data={
            "front": front,
            "story": found,
            "changes": news,
            "derivations": derivations,
        },
    )


def _cards(ask: Ask, story: Story, brief: Sequence[BriefSentence]) -> dict[str, Card]:
    """Return the cards of a story: no request decodes its claims a second time."""
    queries = {x: ClaimQuery(story=story.id, standing=x) for x in CARDS}
    pools = {
        standing: find_claims(ask.db, query, slice(0, POOL))
        for standing, query in queries.items()
    }
    changed = tuple(claim.id for claim in pools["updated"][0])
    figures = load_parts(ask.db, "figure", Figure, keys=changed) if changed else ()
    return make_cards(pools, brief, story.title, {f.claim: f for f in figures})


def _brief(ask: Ask, found: Story) -> list[BriefSentence]:
    """Return the stored sentences about a story, else its best carried claims."""
    sentences = load_parts(ask.db, "brief", BriefSentence)
    wanted = [str(c) for s in sentences for c in s.claims]
    stories = {c.id: c.story for c in load_named_claims(ask.db, wanted).values()}
    own = [s for s in sentences if any(stories.get(c) == found.id for c in s.claims)]
    if own:
        return distinct(own, BRIEF)
    carried = (
        claim
        for standing in _CARRIED
        for claim in leading_claims(
            ask.db, ClaimQuery(story=found.id, standing=standing), BRIEF
        )
    )
    return [_sentence(claim) for claim in distinct(carried, BRIEF)]


def _sentence(claim: Claim) -> BriefSentence:
    told = sorted({a.document for p in claim.positions for a in p.assertions})
    return BriefSentence(claim.text, (claim.id,), tuple(told))
