"""Addresses, languages, policies: from a request to an answer."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from recoupe.errors import NotFound
from recoupe.pages import asset, render
from recoupe.pages.display import Display
from recoupe.pages.links import SiteLinks
from recoupe.web.description import describe
from recoupe.web.feed import write_feed
from recoupe.web.images import IMAGES
from recoupe.web.site import Answer, Ask, BadRequest, Site
from recoupe.web.views import VIEWS

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_STATIC = {"style.css": "text/css", "page.js": "text/javascript"}
_LONGEST_ADDRESS = 2000
_LANGUAGES = ("fr", "en")


def make_app(file: Path) -> Starlette:
    """Return the application over a project.

    Raises:
        ProjectError: if ``file`` is not a usable project with a dossier.
    """
    site = Site(file)
    with site.open() as db:
        site.catalogue(db)  # refuse now, not at the first request
    routes = [
        Route("/openapi.json", _description),
        Route("/feed.atom", _feed(site)),
        Route("/static/{name}", _static),
        *(Route(path, _image(site, draw)) for path, draw in IMAGES.items()),
    ]
    for view in VIEWS:
        twin = "/index.json" if view.path == "/" else view.path + ".json"
        routes.append(Route(twin, _page(site, view.make, json=True)))
        routes.append(Route(view.path, _page(site, view.make, json=False)))
    app = Starlette(
        routes=routes,
        exception_handlers={
            404: _failure(site, "missing", 404),
            NotFound: _failure(site, "missing", 404),
            BadRequest: _failure(site, "bad_request", 400),
        },
    )
    app.add_middleware(_Guard)
    return app


class _Guard:
    """Puts the policies on every answer; refuses addresses out of all reason."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(k.encode(), v.encode()) for k, v in HEADERS.items()]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        asked = len(scope["path"]) + len(scope["query_string"])
        if asked > _LONGEST_ADDRESS:
            refusal = Response("address too long", 400, media_type="text/plain")
            await refusal(scope, receive, send_guarded)
            return
        await self.app(scope, receive, send_guarded)


def _page(
    site: Site, make: Callable[[Ask], Answer], *, json: bool
) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        with site.open() as db:
            ask = _ask(site, db, request)
            found = make(ask)
            if json:
                body = msgspec.json.encode({"title": found.title, **found.data})
                return Response(body, found.status, media_type="application/json")
            return HTMLResponse(_html(ask, found), found.status)

    return answer


def _html(ask: Ask, found: Answer) -> str:
    twin = "/index" if ask.address == "/" else ask.address
    tail = ask.url().removeprefix(ask.address)
    return render(
        found.template,
        say=ask.say,
        catalogue=ask.catalogue,
        links=ask.links,
        title=found.title,
        ask=ask,
        twin=f"{twin}.json{tail}",
        **found.data,
    )


def _ask(site: Site, db: Any, request: Request) -> Ask:
    params = dict(request.query_params)
    asked = params.get("lang", "")
    if asked not in ("", *_LANGUAGES):
        raise BadRequest("lang")
    spoken = request.headers.get("accept-language", "")
    return Ask(
        db=db,
        site=site,
        catalogue=site.catalogue(db),
        say=Display(asked or preferred(spoken)),
        links=SiteLinks(asked),
        address=request.scope["path"].removesuffix(".json"),
        path=request.path_params,
        params=params,
    )


def preferred(accepted: str) -> str:
    """Return the language that an Accept-Language header likes best.

    >>> preferred("de, en;q=0.8, fr;q=0.9"), preferred("")
    ('fr', 'fr')
    """
    best, score = _LANGUAGES[0], 0.0
    for part in accepted[:500].split(","):
        name, _, weight = part.strip().partition(";q=")
        try:
            value = float(weight) if weight else 1.0
        except ValueError:
            continue
        code = name[:2].lower()
        if code in _LANGUAGES and value > score:
            best, score = code, value
    return best


def _failure(
    site: Site, word: str, status: int
) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, _error: Exception) -> Response:
        if request.url.path.endswith(".json"):
            body = msgspec.json.encode({"error": word.replace("_", " ")})
            return Response(body, status, media_type="application/json")
        plain = Request({**request.scope, "query_string": b"", "path_params": {}})
        with site.open() as db:
            ask = _ask(site, db, plain)
            found = Answer(
                template="site/failure.html",
                title=ask.say.word(word),
                data={"help": ask.say.word(word + "_help")},
            )
            return HTMLResponse(_html(ask, found), status)

    return answer


def _feed(site: Site) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        with site.open() as db:
            body = write_feed(_ask(site, db, request))
        return Response(body, media_type="application/atom+xml")

    return answer


def _image(site: Site, draw: Callable[[Ask], str]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        with site.open() as db:
            return Response(draw(_ask(site, db, request)), media_type="image/svg+xml")

    return answer


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _STATIC:
        raise NotFound("file", name)
    return Response(
        asset(name),
        media_type=_STATIC[name],
        headers={"cache-control": "max-age=3600"},
    )


def _description(_request: Request) -> Response:
    described: Mapping[str, Any] = describe(VIEWS)
    return Response(msgspec.json.encode(described), media_type="application/json")
