"""Which languages can be read: one folder of this package each."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from recoupe.errors import PackError

Shape = TypeVar("Shape")
_CODE_LENGTH = (2, 3)


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack, sorted."""
    folders = (entry for entry in files("recoupe.lang").iterdir() if entry.is_dir())
    names = (folder.name for folder in folders)
    return tuple(sorted(n for n in names if len(n) in _CODE_LENGTH and n.isalpha()))


@cache
def pack_fingerprint(language: str) -> str:
    """Return a short hash of everything a pack and the knowledge base say.

    A result that was computed with another fingerprint is stale.
    """
    digest = hashlib.sha256()
    for root in (files("recoupe.lang").joinpath(language), files("recoupe.kb")):
        _feed(root, digest)
    return digest.hexdigest()[:12]


def _feed(folder: Traversable, digest: "hashlib._Hash") -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(("__pycache__", ".py")):
            continue
        if entry.is_dir():
            _feed(entry, digest)
        else:
            digest.update(entry.name.encode())
            digest.update(entry.read_bytes())


def read_words(language: str, name: str, shape: type[Shape]) -> Shape:
    """Return the rules or words of one TOML file of a pack in their shape.

    Raises:
        PackError: if the file is missing or malformed.
    """
    path = files("recoupe.lang").joinpath(language, f"{name}.toml")
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), shape)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise PackError(f"{language}/{name}.toml: {error}") from error
