"""Where things are found: inside one page, or at the addresses of the application."""

# ruff: noqa: D102 - the protocol documents what each address leads to

from typing import Protocol
from urllib.parse import quote


class Links(Protocol):
    """Addresses of what pages refer to; an empty one means there is no such place."""

    def claim(self, claim: str) -> str:
        """Return where a claim is."""
        ...

    def article(self, document: str, start: int | None = None) -> str:
        """Return where an article is, or a passage of it by code point."""
        ...

    def actor(self, entity: str) -> str:
        """Return where an entity is."""
        ...

    def place(self, name: str) -> str:
        """Return where a page or a section is, by its name."""
        ...

    def reprint(self, derived: str, original: str) -> str:
        """Return where two texts stand side by side."""
        ...


class PageLinks:
    """Anchors inside the self-contained page."""

    def __init__(self, actors: frozenset[str]) -> None:
        self._actors = actors

    def claim(self, claim: str) -> str:
        return f"#{quote(claim)}"

    def article(self, document: str, start: int | None = None) -> str:
        tail = "" if start is None else f"-{start}"
        return f"#{quote(document)}{tail}"

    def actor(self, entity: str) -> str:
        return f"#{quote('e-' + entity)}" if entity in self._actors else ""

    def place(self, name: str) -> str:
        return f"#{name}"

    def reprint(self, derived: str, original: str) -> str:  # noqa: ARG002
        return f"#r-{quote(derived)}"


class SiteLinks:
    """Addresses of the web application, in one interface language."""

    def __init__(self, language: str = "") -> None:
        self._tail = f"?lang={language}" if language else ""

    def claim(self, claim: str) -> str:
        return f"/claims/{quote(claim, safe='')}{self._tail}"

    def article(self, document: str, start: int | None = None) -> str:
        anchor = "" if start is None else f"#p{start}"
        return f"/articles/{quote(document, safe='')}{self._tail}{anchor}"

    def actor(self, entity: str) -> str:
        return f"/actors/{quote(entity, safe=':~')}{self._tail}"

    def place(self, name: str) -> str:
        return f"/{name}{self._tail}"

    def reprint(self, derived: str, original: str) -> str:
        return (
            f"/articles/{quote(derived, safe='')}/reprint/"
            f"{quote(original, safe='')}{self._tail}"
        )
