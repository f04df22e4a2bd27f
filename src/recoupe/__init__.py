"""recoupe: cross-checked, cited dossiers from several outlets' coverage.

>>> import recoupe
>>> documents = recoupe.read_documents(["articles/"])       # doctest: +SKIP
>>> dossier = recoupe.build_dossier(documents)              # doctest: +SKIP
>>> recoupe.to_builtins(dossier)                            # doctest: +SKIP
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recoupe.errors import InputError, RecoupeError
    from recoupe.export.contract import to_builtins
    from recoupe.ingest import read_documents
    from recoupe.model import AnnotatedDocument, Document, Dossier, Problem
    from recoupe.pipeline import annotate, build_dossier

__version__ = "0.1.0"

__all__ = [
    "AnnotatedDocument",
    "Document",
    "Dossier",
    "InputError",
    "Problem",
    "RecoupeError",
    "annotate",
    "build_dossier",
    "read_documents",
    "to_builtins",
]

_HOME = {
    "AnnotatedDocument": "recoupe.model",
    "Document": "recoupe.model",
    "Dossier": "recoupe.model",
    "InputError": "recoupe.errors",
    "Problem": "recoupe.model",
    "RecoupeError": "recoupe.errors",
    "annotate": "recoupe.pipeline",
    "build_dossier": "recoupe.pipeline",
    "read_documents": "recoupe.ingest",
    "to_builtins": "recoupe.export.contract",
}


class _Package(ModuleType):
    """The package: its names load on first use, so that ``--help`` answers at once.

    ``annotate`` is both the function of the public API and a stage folder; importing
    the folder must not hide the function, which is what the setter is for. The folder
    itself is reached as ``from recoupe.annotate import …``.
    """

    @property
    def annotate(self) -> Any:
        return import_module("recoupe.pipeline").annotate

    @annotate.setter
    def annotate(self, stage: ModuleType) -> None:
        del stage

    def __getattr__(self, name: str) -> Any:
        if name in _HOME:
            return getattr(import_module(_HOME[name]), name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")


sys.modules[__name__].__class__ = _Package
