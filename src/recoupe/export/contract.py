"""Values as the published JSON, key by key.

A key is left out where it has nothing to say, unless the contract (``docs/reference/
json.md``) lists it: those are always there, if need be with null or an empty list.
"""

import hashlib
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

import msgspec
from msgspec import UNSET

from recoupe import __version__
from recoupe.lang.packs import languages, pack_fingerprint
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Attribution,
    BriefSentence,
    Claim,
    Commitment,
    Derivation,
    Document,
    Dossier,
    DossierCommitment,
    DossierDocument,
    DossierQuote,
    Entity,
    Figure,
    FigureValue,
    Mask,
    Mention,
    Origin,
    Position,
    PositionAssertion,
    Problem,
    Quantity,
    Relation,
    Role,
    Sentence,
    Span,
    Story,
    Thread,
    TimelineEntry,
    Timex,
    Voice,
)

Writer = Callable[[Any], dict[str, Any]]

SCHEMA = 1
_DIGEST_ERRORS = "surrogatepass"  # a text that cannot be encoded is reported, not lost

# Keys of the contract that values may leave empty. Fields without a default need no
# mention: they are always written.
ALWAYS: dict[type, frozenset[str]] = {
    kind: frozenset(keys.split())
    for kind, keys in {
        Mention: "qid metonym_for",
        Timex: "value anchor",
        Quantity: "value low high unit approximator measures",
        Attribution: (
            "content quoted cue cue_lemma source entity source_type medium inside"
        ),
        Assertion: (
            "plover mode actors recipients place time as_of value unit attribution text"
        ),
        Commitment: "by to condition consequence due",
        Entity: "qid aliases roles mentions",
        Role: "of",
        Origin: "documents credited_to",
        Derivation: "original passages checks",
        Story: "documents first last thread",
        Thread: "stories",
        Claim: (
            "plover actors recipients place time voices max_voices positions silent "
            "checks"
        ),
        Position: "value unit assertions",
        PositionAssertion: "attribution as_of",
        Figure: "unit values",
        FigureValue: "value low high as_of",
        DossierQuote: "source entity evidence",
        DossierCommitment: "by to condition consequence due followed_by",
        Relation: "begin end claims",
        TimelineEntry: "documents",
        BriefSentence: "claims documents",
        Voice: "documents",
    }.items()
}


def to_builtins(value: Any) -> Any:
    """Return a value as the dictionaries, lists and strings of the published JSON.

    An ``AnnotatedDocument`` becomes what ``recoupe annotate`` prints, a ``Dossier``
    what ``recoupe export`` writes. Keys are in the order of the contract.
    """
    if isinstance(value, msgspec.Struct):
        writer: Writer = _WRITERS.get(type(value), _struct)
        return writer(value)
    if isinstance(value, (list, tuple)):
        return [to_builtins(part) for part in value]
    if isinstance(value, dict):
        return {str(key): to_builtins(part) for key, part in value.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def encode_json(value: Any) -> bytes:
    """Return the published JSON of a value: the same value gives the same bytes."""
    return msgspec.json.encode(to_builtins(value))


def _struct(value: msgspec.Struct) -> dict[str, Any]:
    required = required_keys(type(value))
    return {
        field: to_builtins(held)
        for field in value.__struct_fields__
        if (held := getattr(value, field)) is not UNSET
        and (field in required or not _is_nothing(held))
    }


@cache
def required_keys(kind: type[msgspec.Struct]) -> frozenset[str]:
    """Return the keys that every JSON object of a kind of value has."""
    return ALWAYS.get(kind, frozenset()) | {
        field.encode_name
        for field in msgspec.structs.fields(kind)
        if field.required or not _is_nothing(field.default)
    }


def _is_nothing(held: object) -> bool:
    return held is None or held is UNSET or held in ("", ())


def _document(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": document.path,
        **_listed(document),
    }


def _listed(document: Document) -> dict[str, Any]:
    return {
        "outlet": document.outlet,
        "title": document.title,
        "language": document.language,
        "published": to_builtins(document.published),
        "published_range": to_builtins(document.published_range),
        "text_sha256": text_sha256(document.text),
        "length": len(document.text),
    }


def text_sha256(text: str) -> str:
    """Return the hexadecimal SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", _DIGEST_ERRORS)).hexdigest()


def _dossier_document(listed: DossierDocument) -> dict[str, Any]:
    return {
        "id": listed.document.id,
        **_listed(listed.document),
        "origin": listed.origin,
        "story": listed.story,
    }


def _span(span: Span | Sentence) -> dict[str, Any]:
    return {"start": span.start, "end": span.end}


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "message": problem.message,
        "start": problem.start,
        "end": problem.end,
    }


def _coverage_problem(problem: Problem) -> dict[str, Any]:
    return {
        "document": problem.document,
        "code": problem.code,
        "message": problem.message,
    }


def _annotated(annotated: AnnotatedDocument) -> dict[str, Any]:
    layers = {
        field: to_builtins(getattr(annotated, field))
        for field in annotated.__struct_fields__[1:]
        if getattr(annotated, field) is not UNSET
    }
    document = annotated.document
    masks = to_builtins(document.masks or ())
    return {"document": _document(document), "masks": masks, **layers}


def _dossier(dossier: Dossier) -> dict[str, Any]:
    parts = {
        field: to_builtins(getattr(dossier, field))
        for field in dossier.__struct_fields__
    }
    parts["problems"] = [_coverage_problem(problem) for problem in dossier.problems]
    return {"recoupe": _program(), **parts}


def _program() -> dict[str, Any]:
    return {
        "version": __version__,
        "schema": SCHEMA,
        "languages": list(languages()),
        "models": _models(),
        "options": {},
    }


@cache
def _models() -> dict[str, str]:
    return {language: pack_fingerprint(language) for language in languages()}


_WRITERS: dict[type, Writer] = {
    Document: _document,
    DossierDocument: _dossier_document,
    Span: _span,
    Sentence: _span,
    Mask: msgspec.to_builtins,
    Problem: _problem,
    AnnotatedDocument: _annotated,
    Dossier: _dossier,
}
