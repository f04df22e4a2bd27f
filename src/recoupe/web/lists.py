"""Pages that are lists: time, actors, figures, words, outlets, search, problems."""

from collections import Counter

from recoupe.errors import NotFound
from recoupe.limits import LIMITS
from recoupe.model import DossierCommitment, Figure
from recoupe.pages.front import order_relations
from recoupe.store.reading import (
    ClaimQuery,
    count_moments,
    count_parts,
    find_claims,
    find_documents,
    find_quotes,
    load_entities,
    load_entity,
    load_moments,
    load_named_claims,
    load_parts,
    load_problems,
    outlet_silences,
    standing_facets,
)
from recoupe.web.claims import STANDINGS
from recoupe.web.images import CLOCKS, months_of, relations_of
from recoupe.web.site import Answer, Ask, pages_of

TYPES = ("", "PER", "ORG", "GPE", "LOC", "EVENT", "LAW", "OBJ")
HITS = 10


def timeline(ask: Ask) -> Answer:
    """Return claims in the order of one of three clocks."""
    clock, page = ask.choice("clock", CLOCKS), ask.page()
    found, total = load_moments(ask.db, clock, page, ask.text("date"))
    months = ask.site.keep(("months", clock), lambda: count_moments(ask.db, clock))
    return Answer(
        template="site/timeline.html",
        title=ask.say.word("timeline"),
        data={
            "clock": clock,
            "clocks": CLOCKS,
            "entries": found,
            "months": months,
            **pages_of(page, total),
        },
    )


def actors(ask: Ask) -> Answer:
    """Return who the coverage mentions, most mentioned first."""
    kind, page = ask.choice("type", TYPES), ask.page(100)
    found, total = load_entities(ask.db, page, kind)
    return Answer(
        template="site/actors.html",
        title=ask.say.word("actors"),
        data={"actors": found, "kind": kind, "types": TYPES, **pages_of(page, total)},
    )


def actor(ask: Ask) -> Answer:
    """Return one actor: names, roles, relations, words, claims.

    Raises:
        NotFound: if there is none with this id.
    """
    found = load_entity(ask.db, ask.path["id"])
    if found is None:
        raise NotFound("entity", ask.path["id"])
    page = ask.page(25)
    claims, total = find_claims(ask.db, ClaimQuery(actor=found.id), page)
    quotes, said = find_quotes(ask.db, slice(0, 20), entity=found.id)
    related = [r for r in relations_of(ask, "") if found.id in (r.source, r.target)]
    related.sort(key=lambda r: (r.begin or "~", r.source, r.target))
    return Answer(
        template="site/actor.html",
        title=found.name,
        data={
            "entity": found,
            "claims": claims,
            "quotes": quotes,
            "said": said,
            "relations": related[:40],
            **pages_of(page, total),
        },
    )


def relations(ask: Ask) -> Answer:
    """Return who deals with whom, in one month where it is given."""
    month, page = ask.text("month"), ask.page()
    every = relations_of(ask, "")
    found = relations_of(ask, month) if month else every
    return Answer(
        template="site/relations.html",
        title=ask.say.word("relations"),
        data={
            "month": month,
            "months": months_of(every)[-60:],
            "relations": order_relations(found)[page],
            **pages_of(page, len(found)),
        },
    )


def figures(ask: Ask) -> Answer:
    """Return the numbers of the coverage with the claims they belong to."""
    page = ask.page()
    found = load_parts(ask.db, "figure", Figure, page=page)
    claims = load_named_claims(ask.db, [figure.claim for figure in found])
    return Answer(
        template="site/figures.html",
        title=ask.say.word("figures"),
        data={
            "figures": [(f, claims[f.claim]) for f in found if f.claim in claims],
            **pages_of(page, count_parts(ask.db, "figure")),
        },
    )


def quotations(ask: Ask) -> Answer:
    """Return what was said, word for word."""
    page = ask.page()
    found, total = find_quotes(
        ask.db, page, entity=ask.text("actor"), matching=ask.text("q")
    )
    return Answer(
        template="site/quotations.html",
        title=ask.say.word("quotes"),
        data={"quotes": found, **pages_of(page, total)},
    )


def commitments(ask: Ask) -> Answer:
    """Return promises, demands, threats, plans, conditions, offers and refusals."""
    page = ask.page()
    found = load_parts(ask.db, "commitment", DossierCommitment, page=page)
    return Answer(
        template="site/commitments.html",
        title=ask.say.word("commitments"),
        data={
            "commitments": found,
            **pages_of(page, count_parts(ask.db, "commitment")),
        },
    )


def outlets(ask: Ask) -> Answer:
    """Return the outlets with their articles."""
    counts: Counter[str] = ask.site.keep(
        "outlet counts",
        lambda: Counter(h.outlet or h.name for h in ask.catalogue.heads.values()),
    )
    page = ask.page()
    ordered = sorted(counts.items(), key=lambda x: (-x[1], x[0]))
    return Answer(
        template="site/outlets.html",
        title=ask.say.word("outlets"),
        data={"outlets": ordered[page], **pages_of(page, len(ordered))},
    )


def outlet(ask: Ask) -> Answer:
    """Return one outlet and what others tell that its articles do not mention.

    Raises:
        NotFound: if no article is of this outlet.
    """
    name = ask.path["name"]
    heads = [h for h in ask.catalogue.heads.values() if (h.outlet or h.name) == name]
    if not heads:
        raise NotFound("outlet", name)
    own = heads[0].outlet
    return Answer(
        template="site/outlet.html",
        title=name,
        data={
            "name": name,
            "heads": heads[:50],
            "articles": len(heads),
            "absent": ask.site.keep(
                ("silences", name),
                lambda: outlet_silences(ask.db, own, 40) if own else (),
            ),
        },
    )


def search(ask: Ask) -> Answer:
    """Return articles, claims and quotations that hold some words."""
    words, standing = ask.text("q"), ask.choice("standing", ("", *STANDINGS))
    outlet = ask.text("outlet")
    data: dict[str, object] = {"q": words, "standing": standing, "outlet": outlet}
    page = ask.page(HITS)
    if any(character.isalnum() for character in words):
        query = ClaimQuery(matching=words, standing=standing, outlet=outlet)
        claims, total = find_claims(ask.db, query, page)
        quotes, said = find_quotes(ask.db, page, matching=words)
        documents, held = find_documents(ask.db, words, page, outlet)
        data |= {
            "claims": claims,
            "quotes": quotes,
            "documents": documents,
            "counts": {"claims": total, "quotes": said, "documents": held},
            "facets": standing_facets(ask.db, words),
            **pages_of(page, max(total, said, held)),
        }
    else:
        data |= {"claims": (), "quotes": (), "documents": (), "facets": {}}
        data |= {"counts": {"claims": 0, "quotes": 0, "documents": 0}}
        data |= pages_of(page, 0)
    return Answer(template="site/search.html", title=ask.say.word("search"), data=data)


def problems(ask: Ask) -> Answer:
    """Return what was not done, and why."""
    page = ask.page()
    found, total = load_problems(ask.db, page)
    return Answer(
        template="site/problems.html",
        title=ask.say.word("limits"),
        data={"problems": found, "limits": LIMITS, **pages_of(page, total)},
    )
