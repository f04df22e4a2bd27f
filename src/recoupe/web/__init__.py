"""The dossier of a project on this machine's own address.

In:    a project file
Out:   the page that ``recoupe export`` writes, and its JSON twin
Rule:  read-only, bound to loopback, nothing asked of any other server
"""

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from recoupe.export.contract import encode_json
from recoupe.limits import LIMITS
from recoupe.pages import render_page
from recoupe.store import load_annotations, load_dossier, open_project

__all__ = ["make_app", "serve_project"]

_LOOPBACK = "127.0.0.1"
# The page carries its own style and script; nothing else may load or be sent anywhere.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def serve_project(
    file: Path, port: int = 8000, *, announce: Callable[[str], object] = print
) -> None:
    """Serve a project until interrupted.

    Args:
        file: The project.
        port: Port of the loopback interface.
        announce: Told the address before the first request is answered.

    Raises:
        ProjectError: if ``file`` is not a usable project with a dossier.
    """
    import uvicorn  # noqa: PLC0415 - only needed to serve

    app = make_app(file)
    announce(f"http://{_LOOPBACK}:{port}/")
    uvicorn.run(app, host=_LOOPBACK, port=port, log_level="warning")


def make_app(file: Path) -> Starlette:
    """Return the application over a project.

    Raises:
        ProjectError: if ``file`` is not a usable project with a dossier.
    """
    with open_project(file) as db:
        load_dossier(db)  # refuse now, not at the first request

    def page(_request: Request) -> Response:
        with open_project(file) as db:
            dossier, annotated = load_dossier(db), tuple(load_annotations(db))
        html = render_page(dossier, annotated, limits=LIMITS)
        return HTMLResponse(html, headers=_HEADERS)

    def twin(_request: Request) -> Response:
        with open_project(file) as db:
            data = encode_json(load_dossier(db))
        return Response(data, media_type="application/json", headers=_HEADERS)

    return Starlette(
        routes=[
            Route("/", page, methods=["GET"]),
            Route("/dossier.json", twin, methods=["GET"]),
        ]
    )
