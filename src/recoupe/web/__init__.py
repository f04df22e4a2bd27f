"""The dossier of a project as a web application on this machine's own address.

In:    a project file
Out:   pages, each with a JSON twin, a feed, a description of the addresses
Rule:  read-only, bound to loopback unless asked, nothing asked of any other server
"""

from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette

from recoupe.web.application import make_app

__all__ = ["make_app", "serve_project"]

_LOOPBACK = "127.0.0.1"
_OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")


def serve_project(
    file: Path,
    port: int = 8000,
    *,
    host: str = _LOOPBACK,
    announce: Callable[[str], object] = print,
) -> None:
    """Serve a project until interrupted.

    Args:
        file: The project.
        port: Port of the interface.
        host: Address of the interface; others than loopback can be reached by others.
        announce: Told the address before the first request is answered.

    Raises:
        ProjectError: if ``file`` is not a usable project with a dossier.
    """
    import uvicorn  # noqa: PLC0415 - only needed to serve

    app: Starlette = make_app(file)
    if host in (*_OWN_NAMES, "::1"):
        # A page elsewhere that resolves its own name to us must not read answers.
        from starlette.middleware.trustedhost import (  # noqa: PLC0415 - as above
            TrustedHostMiddleware,
        )

        app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(_OWN_NAMES))
    announce(f"http://{host}:{port}/")
    uvicorn.run(app, host=host, port=port, log_level="warning")
