"""The template engine: escapes every value it prints."""

import re
from functools import lru_cache
from importlib import resources
from typing import Any

import jinja2

from recoupe.model import DocumentId
from recoupe.pages.catalogue import Catalogue
from recoupe.pages.display import Display, shorten, visible
from recoupe.pages.links import Links
from recoupe.pages.matrix import GLYPHS
from recoupe.pages.reader import LAYERS
from recoupe.pages.strip import make_strip


def render(
    template: str, *, say: Display, catalogue: Catalogue, links: Links, **values: Any
) -> str:
    """Return a page.

    Args:
        template: Its file.
        say: The language of the interface.
        catalogue: What articles, origins and names the page refers to.
        links: Where they are found.
        values: What the page shows.
    """
    return (
        environment()
        .get_template(template)
        .render(say=say, ui=say.ui, cat=catalogue, to=links, **values)
    )


def asset(name: str) -> str:
    """Return the style or the script of the pages."""
    folder = resources.files("recoupe.pages") / "static"
    return (folder / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Return the engine with what every template may use."""
    engine = jinja2.Environment(
        loader=jinja2.PackageLoader("recoupe.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=visible,
    )
    engine.filters.update(short=shorten, phrase=phrase, named=named)
    engine.globals.update(
        glyphs=GLYPHS, layer_names=LAYERS, make_strip=make_strip, explain=explain
    )
    return engine


_ENTITY = re.compile(r"\b[a-z]+:~?[\w-]+")
_DATE = re.compile(r"\b\d{4}-(?:\d{2}(?:-\d{2})?|SU|SP|FA|WI)(?:T?[\dA-Z:]+)?\b")


def explain(detail: str, say: Display, catalogue: Catalogue) -> str:
    """Return what a check found, with names and dates as people write them."""
    known = say.message(detail)
    if known != detail:
        return known
    plain = re.sub(r"\blemma:", "", detail)
    named = _ENTITY.sub(lambda match: catalogue.name(match.group()), plain)
    return _DATE.sub(lambda match: say.date(match.group()) or match.group(), named)


_ID = re.compile(r"\b[0-9a-f]{12}\b")


def named(text: str, catalogue: Catalogue) -> str:
    """Return text with ids of articles, which stand in for outlets, put in words."""

    def name(match: re.Match[str]) -> str:
        head = catalogue.heads.get(DocumentId(match.group()))
        return head.name if head else match.group()

    return _ID.sub(name, text)


def phrase(text: str, longest: int = 240) -> str:
    """Return a clause as a line of its own; one that begins midway says so.

    >>> phrase("qui a tué neuf personnes")
    '… qui a tué neuf personnes'
    """
    line = shorten(text, longest).strip(" ,;:–—-")
    return f"… {line}" if line[:1].islower() else line
