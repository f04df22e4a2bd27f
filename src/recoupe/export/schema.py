"""JSON Schemas of the published JSON, derived from the values themselves.

``python -m recoupe.export.schema FOLDER`` writes them.
"""

import json
import sys
from pathlib import Path
from typing import Any, Literal

import msgspec

from recoupe.export.contract import required_keys
from recoupe.model import AnnotatedDocument, Dossier

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_OFFSET: dict[str, Any] = {"type": "integer", "minimum": 0}
_DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}


def json_schema(kind: Literal["annotated", "dossier"]) -> dict[str, Any]:
    """Return the schema of one line of ``annotate``, or of an exported dossier."""
    value = AnnotatedDocument if kind == "annotated" else Dossier
    _, components = msgspec.json.schema_components(
        (value,), ref_template="#/$defs/{name}"
    )
    definitions = {
        name: _as_written(schema) for name, schema in sorted(components.items())
    }
    definitions |= _by_hand(kind)
    top = _with_head(kind, definitions.pop(value.__name__))
    return {
        "$schema": _DIALECT,
        "title": f"recoupe {kind}",
        **top,
        "$defs": {name: definitions[name] for name in _reached(top, definitions)},
    }


def _reached(top: dict[str, Any], definitions: dict[str, Any]) -> list[str]:
    """Return the names of the definitions that a schema leads to, sorted."""
    found: set[str] = set()
    pending: list[Any] = [top]
    while pending:
        node = pending.pop()
        if isinstance(node, list):
            pending += node
        elif isinstance(node, dict):
            pending += node.values()
            name = str(node.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                pending.append(definitions[name])
    return sorted(found)


def _as_written(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a component with the keys that are always written as required."""
    kind = _STRUCTS.get(schema.get("title", ""))
    if kind is None:
        return schema
    required = required_keys(kind)
    properties = schema["properties"]
    return {
        **{key: held for key, held in schema.items() if key != "description"},
        "properties": {key: _without_default(held) for key, held in properties.items()},
        "required": [key for key in properties if key in required],
    }


def _without_default(schema: dict[str, Any]) -> dict[str, Any]:
    return {key: held for key, held in schema.items() if key != "default"}


def _structs(kind: type) -> dict[str, type[msgspec.Struct]]:
    """Return every kind of value inside another, by name."""
    found: dict[str, type[msgspec.Struct]] = {}
    pending = [msgspec.inspect.type_info(kind)]
    while pending:
        info: Any = pending.pop()
        if isinstance(info, msgspec.inspect.StructType):
            if info.cls.__name__ in found:
                continue
            found[info.cls.__name__] = info.cls
            pending += [field.type for field in info.fields]
        for part in ("types", "item_types"):
            pending += getattr(info, part, ())
        for part in ("item_type", "key_type", "value_type"):
            if hasattr(info, part):
                pending.append(getattr(info, part))
    return found


_STRUCTS = _structs(AnnotatedDocument) | _structs(Dossier)


def _by_hand(kind: str) -> dict[str, Any]:
    """Return the objects that are not written as they are held."""
    listed = {
        "outlet": _TEXT,
        "title": _TEXT,
        "language": _TEXT,
        "published": _DAY,
        "published_range": {
            "anyOf": [{"type": "null"}, {"type": "array", "items": _TEXT}],
        },
        "text_sha256": _TEXT,
        "length": _OFFSET,
    }
    path = {"type": ["string", "null"]}
    place = {"type": ["integer", "null"]}
    if kind == "annotated":
        problem = {"code": _TEXT, "message": _TEXT, "start": place, "end": place}
    else:
        problem = {"document": path, "code": _TEXT, "message": _TEXT}
    return {
        "Document": _closed({"id": _TEXT, "path": path, **listed}),
        "DossierDocument": _closed(
            {"id": _TEXT, **listed, "origin": _TEXT, "story": _TEXT}
        ),
        "Span": _closed({"start": _OFFSET, "end": _OFFSET}),
        "Sentence": _closed({"start": _OFFSET, "end": _OFFSET}),
        "Problem": _closed(problem),
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _with_head(kind: str, top: dict[str, Any]) -> dict[str, Any]:
    """Return the outermost object with the keys that stand before its layers."""
    layers = {
        key: held
        for key, held in top["properties"].items()
        if key not in ("document", "parse", "predications", "clause_times")
    }
    if kind == "annotated":
        masks = {"type": "array", "items": {"$ref": "#/$defs/Mask"}}
        head: dict[str, Any] = {
            "document": {"$ref": "#/$defs/Document"},
            "masks": masks,
        }
    else:
        head = {"recoupe": {"type": "object"}}
    properties = head | layers
    return {"type": "object", "properties": properties, "required": list(properties)}


def write_schemas(folder: Path) -> None:
    """Write the schema of each kind of JSON into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds: tuple[Literal["annotated", "dossier"], ...] = ("annotated", "dossier")
    for kind in kinds:
        text = json.dumps(json_schema(kind), indent=1, ensure_ascii=False)
        (folder / f"{kind}.schema.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
