"""Charts, drawn offline and kept until the next build."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from recoupe.model import Relation
from recoupe.pages.display import shorten, visible
from recoupe.store.reading import count_moments, load_parts
from recoupe.web.site import Ask

MOST_EDGES = 40
_WIDE, _HIGH = 760, 520
CLOCKS = ("event", "statement", "publication")
_COLORS = {"cooperation": "#17603a", "conflict": "#9c231b"}


def relations_of(ask: Ask, month: str) -> tuple[Relation, ...]:
    """Return relations, those that hold in one month where it is given."""
    every: tuple[Relation, ...] = ask.site.keep(
        "relations", lambda: load_parts(ask.db, "relation", Relation)
    )
    return tuple(r for r in every if _holds(r, month))


def months_of(relations: Sequence[Relation]) -> tuple[str, ...]:
    """Return the months in which relations begin or end."""
    dates = {d[:7] for r in relations for d in (r.begin, r.end) if d and len(d) >= 7}
    return tuple(sorted(d for d in dates if d[5:7].isdigit()))


def _holds(relation: Relation, month: str) -> bool:
    begin, end = relation.begin or "", relation.end or relation.begin or ""
    return not month or (begin[:7] <= month <= end[:7] and begin != "")


def draw_relations(ask: Ask) -> str:
    """Return who deals with whom as an SVG."""
    month = ask.text("month")
    return str(
        ask.site.keep(
            ("relations.svg", month, ask.say.language), lambda: _graph(ask, month)
        )
    )


def draw_timeline(ask: Ask) -> str:
    """Return the claims of each month by one clock as an SVG."""
    clock = ask.choice("clock", CLOCKS)
    return str(
        ask.site.keep(
            ("timeline.svg", clock, ask.say.language), lambda: _months(ask, clock)
        )
    )


def _graph(ask: Ask, month: str) -> str:
    import altair as alt  # noqa: PLC0415 - half a second, only for charts

    found = sorted(relations_of(ask, month), key=lambda r: -len(r.claims))[:MOST_EDGES]
    names = sorted({n for r in found for n in (r.source, r.target)})
    places = {name: _on_circle(i, len(names)) for i, name in enumerate(names)}
    edges = [_edge(ask, r, places) for r in found]
    nodes = [
        {"x": x, "y": y, "name": visible(shorten(ask.catalogue.name(n), 28))}
        for n, (x, y) in places.items()
    ]
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-1.5, 1.5]))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[-1.2, 1.2]))
    signs = alt.Scale(
        domain=[ask.say.word(f"sign_{s}") for s in _COLORS], range=[*_COLORS.values()]
    )
    lines = alt.Chart(alt.Data(values=edges)).mark_rule(opacity=0.75)  # type: ignore[no-untyped-call]
    lines = lines.encode(
        x=x,
        y=y,
        x2="x2:Q",
        y2="y2:Q",
        strokeWidth=alt.StrokeWidth(
            "claims:Q", legend=None, scale=alt.Scale(domain=[1, 8], range=[1.5, 7])
        ),
        color=alt.Color(
            "sign:N", title=None, scale=signs, legend=alt.Legend(orient="top")
        ),
    )
    heads = alt.Chart(alt.Data(values=edges)).mark_point(  # type: ignore[no-untyped-call]
        shape="triangle", filled=True, size=90, opacity=0.9
    )
    heads = heads.encode(
        x=alt.X("hx:Q", axis=None),
        y=alt.Y("hy:Q", axis=None),
        angle=alt.Angle("angle:Q", scale=None),
        color=alt.Color("sign:N", title=None, scale=signs),
    )
    dots = alt.Chart(alt.Data(values=nodes)).mark_circle(size=90, color="#1b1a18")  # type: ignore[no-untyped-call]
    words = alt.Chart(alt.Data(values=nodes)).mark_text(dy=-13, fontSize=12)  # type: ignore[no-untyped-call]
    chart = (
        lines + heads + dots.encode(x=x, y=y) + words.encode(x=x, y=y, text="name:N")
    )
    return _svg(chart.properties(width=_WIDE, height=_HIGH))


def _edge(ask: Ask, relation: Relation, places: dict[Any, Any]) -> dict[str, Any]:
    (x, y), (x2, y2) = places[relation.source], places[relation.target]
    sign = ask.say.word(f"sign_{relation.sign}")
    return {
        "x": x,
        "y": y,
        "x2": x2,
        "y2": y2,
        "hx": x + 0.85 * (x2 - x),
        "hy": y + 0.85 * (y2 - y),
        "angle": math.degrees(math.atan2((x2 - x) * _WIDE / 3, (y2 - y) * _HIGH / 2.4)),
        "sign": sign,
        "claims": len(relation.claims),
    }


def _on_circle(number: int, total: int) -> tuple[float, float]:
    angle = 2 * math.pi * number / max(total, 1)
    return round(math.cos(angle), 4), round(math.sin(angle), 4)


def _months(ask: Ask, clock: str) -> str:
    import altair as alt  # noqa: PLC0415 - half a second, only for charts

    values = [
        {"month": month, "count": count}
        for month, count in count_moments(ask.db, clock)[-60:]
    ]
    chart = alt.Chart(alt.Data(values=values)).mark_bar(color="#14467f")  # type: ignore[no-untyped-call]
    chart = chart.encode(
        x=alt.X("month:O", title=None),
        y=alt.Y("count:Q", title=ask.say.word("claims")),
    )
    return _svg(chart.properties(width=760, height=160))


def _svg(chart: Any) -> str:
    import vl_convert  # noqa: PLC0415 - as above

    styled = chart.configure(font="sans-serif", view={"stroke": None})
    return str(vl_convert.vegalite_to_svg(styled.to_json()))


IMAGES: dict[str, Callable[[Ask], str]] = {
    "/relations.svg": draw_relations,
    "/timeline.svg": draw_timeline,
}
