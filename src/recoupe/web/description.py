"""The addresses, described for programs (OpenAPI 3.1)."""

import re
from collections.abc import Iterable
from typing import Any

from recoupe.web.views import View


def describe(views: Iterable[View]) -> dict[str, Any]:
    """Return the OpenAPI description of every JSON twin."""
    paths: dict[str, Any] = {}
    for view in views:
        path = "/index.json" if view.path == "/" else f"{view.path}.json"
        paths[path.replace(":path", "")] = {"get": _operation(view)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "recoupe",
            "version": "1",
            "description": "Read-only. Values are those of docs/reference/json.md.",
        },
        "paths": paths,
    }


def _operation(view: View) -> dict[str, Any]:
    inside = [
        _parameter(name, "path") for name in re.findall(r"{(\w+)(?::path)?}", view.path)
    ]
    asked = [_parameter(name, "query") for name in (*view.params, "lang")]
    answers = {
        "200": {"description": "The values of the page", "content": _JSON},
        "400": {"description": "A parameter does not have the expected form"},
        "404": {"description": "No such thing in this dossier"},
    }
    return {
        "summary": view.summary,
        "parameters": [*inside, *asked],
        "responses": answers,
    }


_JSON = {"application/json": {"schema": {"type": "object"}}}


def _parameter(name: str, where: str) -> dict[str, Any]:
    kind = "integer" if name in ("page", "told") else "string"
    return {
        "name": name,
        "in": where,
        "required": where == "path",
        "schema": {"type": kind},
    }
