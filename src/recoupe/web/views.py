"""Every page of the application: what it shows, from rows."""

from collections.abc import Callable

import msgspec

from recoupe.web import articles, claims, lists, stories
from recoupe.web.site import Answer, Ask


class View(msgspec.Struct, frozen=True):
    """An address, what makes its page, and what may be asked of it."""

    path: str
    make: Callable[[Ask], Answer]
    summary: str
    params: tuple[str, ...] = ()


_FILTERS = ("story", "standing", "actor", "outlet", "date", "q", "told", "order")

VIEWS = (
    View("/", stories.index, "The story, or the list of stories", ("page",)),
    View("/stories", stories.all_stories, "Stories", ("page",)),
    View("/stories/{id}", stories.story, "Front page of a story"),
    View("/matrix", claims.matrix, "Claims against origins", (*_FILTERS, "page")),
    View("/claims/{id}", claims.claim, "A claim with its positions and checks"),
    View("/articles", articles.listing, "Articles", ("outlet", "story", "page")),
    View(
        "/articles/{id}/reprint/{other}",
        articles.reprint,
        "A text beside the one it reuses",
    ),
    View("/articles/{id}", articles.article, "An article with its layers"),
    View("/timeline", lists.timeline, "Claims by date", ("clock", "date", "page")),
    View("/actors", lists.actors, "Actors", ("type", "page")),
    View("/actors/{id:path}", lists.actor, "An actor", ("page",)),
    View("/relations", lists.relations, "Who deals with whom", ("month", "page")),
    View("/figures", lists.figures, "Figures", ("page",)),
    View("/quotations", lists.quotations, "Quotations", ("q", "actor", "page")),
    View("/commitments", lists.commitments, "Commitments", ("page",)),
    View("/outlets", lists.outlets, "Outlets", ("page",)),
    View("/outlets/{name:path}", lists.outlet, "What an outlet leaves out"),
    View("/search", lists.search, "Search", ("q", "standing", "outlet", "page")),
    View("/problems", lists.problems, "What was not done, and why", ("page",)),
)
