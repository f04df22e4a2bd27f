"""Which languages can be read: one folder of this package each."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

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
