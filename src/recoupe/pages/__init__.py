"""What people read: a dossier as pages.

In:    a ``Dossier`` and the annotated documents behind it
Out:   HTML; the self-contained page here, single pages in ``recoupe.web``
Rule:  everything from articles is escaped by the template engine; no outside request
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

import jinja2

from recoupe.model import AnnotatedDocument, Dossier
from recoupe.pages.reader import cut_segments
from recoupe.pages.views import GLYPHS, view_dossier

__all__ = ["render_page"]


def render_page(
    dossier: Dossier,
    annotated: Sequence[AnnotatedDocument] = (),
    *,
    language: str = "fr",
    limits: Sequence[str] = (),
) -> str:
    """Return the whole dossier as one page that opens without a server.

    Args:
        dossier: What to show.
        annotated: The documents that were read, for the article layers.
        language: Of the interface, "fr" or "en".
        limits: What the program cannot do yet, shown as such.
    """
    folder = resources.files(__name__)
    return (
        environment()
        .get_template("dossier.html")
        .render(
            view=view_dossier(dossier),
            ui=interface(language),
            glyphs=GLYPHS,
            segments={a.document.id: cut_segments(a, dossier) for a in annotated},
            limits=limits,
            style=(folder / "static" / "style.css").read_text(encoding="utf-8"),
            script=(folder / "static" / "page.js").read_text(encoding="utf-8"),
        )
    )


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Return the template engine; it escapes every value it prints."""
    return jinja2.Environment(
        loader=jinja2.PackageLoader("recoupe.pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=4)
def interface(language: str) -> dict[str, str]:
    """Return what the pages say in one language, French where it is unknown."""
    import tomllib  # noqa: PLC0415 - only when a page is rendered

    text = (resources.files(__name__) / "ui.toml").read_text(encoding="utf-8")
    packs: dict[str, dict[str, str]] = tomllib.loads(text)
    return packs.get(language, packs["fr"])
