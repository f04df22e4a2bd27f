"""Saved web pages: article text and what the page says about it.

The only module that knows trafilatura and htmldate. Nothing is looked up in the clock:
the latest date accepted is a constant, so that a page reads the same in ten years.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from recoupe.errors import UnreadableInput
from recoupe.ingest.encoding import checked, decode
from recoupe.ingest.metadata import Metadata, parse_metadata

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE
)
_ARTICLE_TYPE = re.compile(r"(Article|Posting|Report)$")
_LATEST = "2199-12-31"
_META = {
    "og:site_name": "outlet",
    "og:title": "title",
    "og:url": "url",
    "article:published_time": "published",
    "datepublished": "published",
    "dc.date.issued": "published",
    "date": "published",
    "author": "author",
}


def read_page(raw: bytes) -> tuple[str, Metadata]:
    """Return the article of a saved page and its metadata.

    Raises:
        UnreadableInput: if there is no article in the page.
    """
    page = _decoded(raw)
    found = _extracted(page)
    if found is None or not (found.text or "").strip():
        raise UnreadableInput("no article text found in the page")
    text = checked(found.text.replace("\r\n", "\n"))
    guessed = _lenient(
        {
            "title": found.title,
            "outlet": found.sitename,
            "author": found.author,
            "url": found.url,
            "published": found.date,
        }
    )
    return text, _declared(page).over(guessed)


def page_text(raw: bytes) -> str:
    """Return the article text alone, exactly as ``read_page`` does."""
    return read_page(raw)[0]


def fragment_text(fragment: str) -> str:
    """Return the text of a piece of HTML that is nothing but article; "" if none.

    The extraction is that of pages, but however short the text is, since no menu
    stands around it.
    """
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    for shortest in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", shortest, "1")
    page = f"<html><body><article>{fragment}</article></body></html>"
    found = _extracted(page, config=config)
    return (found.text or "").replace("\r\n", "\n") if found else ""


def _decoded(raw: bytes) -> str:
    declared = _CHARSET.search(raw[:4096])
    if declared:
        try:
            return checked(raw.decode(declared[1].decode("ascii")))
        except (LookupError, UnicodeDecodeError):
            pass  # pages lie about their encoding; then the bytes decide
    return decode(raw)


def _extracted(page: str, **options: Any) -> Any:
    import trafilatura  # noqa: PLC0415 - half a second that text files need not pay

    return trafilatura.bare_extraction(
        page,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={
            "extensive_search": False,  # a date in running text is no publication date
            "original_date": True,
            "max_date": _LATEST,
        },
        **options,
    )


def _declared(page: str) -> Metadata:
    """Return what the page says of itself: JSON-LD first, then its meta elements."""
    import trafilatura  # noqa: PLC0415

    tree: Any = trafilatura.load_html(page)
    if tree is None:
        return Metadata()
    scripts = tree.xpath('//script[@type="application/ld+json"]/text()')
    linked = Metadata()
    for block in scripts:
        for node in _nodes(block):
            linked = linked.over(_lenient(node))
    named: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        field = _META.get((key or "").lower())
        if field and element.get("content"):
            named.setdefault(field, element.get("content"))
    named["language"] = tree.get("lang") or ""
    return linked.over(_lenient(named))


def _nodes(block: str) -> Iterator[dict[str, Any]]:
    """Yield the articles that a JSON-LD block describes."""
    try:
        found = json.loads(block)
    except (ValueError, RecursionError):
        return  # broken JSON-LD is common, and never the only source
    pending = [found]
    while pending:
        node = pending.pop(0)
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            pending.extend(node.get("@graph") or ())
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(_ARTICLE_TYPE.search(str(name)) for name in names):
                yield {**node, "url": "", "source": ""}


def _lenient(record: dict[str, Any]) -> Metadata:
    """Read a record; a field that is malformed on the page counts as absent."""
    for doubtful in (
        "",
        "published",
        "datePublished",
        "date",
        "language",
        "inLanguage",
    ):
        record = {key: value for key, value in record.items() if key != doubtful}
        try:
            return parse_metadata({k: v for k, v in record.items() if v is not None})
        except UnreadableInput:
            continue
    return Metadata()
