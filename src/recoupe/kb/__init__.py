"""kb: who and what exists, as of a date.

In      the TSV files beside this module, and a folder of the user's that extends them.
Out     ``KnowledgeBase``: names, demonyms, metonyms, offices, memberships, outlets.
Rule    a fact is a line of a table, with its source and, where it changes, its dates.
        Nothing is guessed: a missing Wikidata identifier stays empty.
Score   coverage of frequent names, see docs/stages/kb.md.
"""

from functools import cache
from pathlib import Path

from recoupe.kb.base import KnowledgeBase
from recoupe.kb.entries import (
    Credit,
    Entry,
    Membership,
    Outlet,
    Period,
    Term,
    When,
    parse_bound,
    to_period,
)
from recoupe.kb.folding import fold, fold_name

__all__ = [
    "Credit",
    "Entry",
    "KnowledgeBase",
    "Membership",
    "Outlet",
    "Period",
    "Term",
    "When",
    "fold",
    "fold_name",
    "load_kb",
    "parse_bound",
    "to_period",
]

VERSION = 1


@cache
def load_kb(extra: Path | None = None) -> KnowledgeBase:
    """Return the knowledge base, read once per process and folder of the user.

    Raises:
        PackError: if a table of the user's cannot be read.
    """
    return KnowledgeBase.load(extra)
