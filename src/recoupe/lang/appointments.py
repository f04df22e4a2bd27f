"""What is appointed for a day to come, by the words that announce it.

The table is data of a language pack, ``appointments.tsv``.
"""

from functools import lru_cache
from importlib import resources

import msgspec

from recoupe.lang.frames import read_rows

WEAK = "?"  # ends a kind that counts where no other is told
ANY = "*"  # the row of nouns that stand for any appointment


class Appointments(msgspec.Struct, frozen=True, eq=False):
    """Words of appointments by kind, with the kinds that one event may be both of."""

    kinds: dict[str, frozenset[str]] = {}  # word → its kinds
    near: frozenset[frozenset[str]] = frozenset()  # pairs
    general: frozenset[str] = frozenset()  # « rendez-vous »

    def of(self, lemmas: frozenset[str]) -> frozenset[str]:
        """Return the kinds of what some words announce; ``ANY`` where none says."""
        told = frozenset(k for lemma in lemmas for k in self.kinds.get(lemma, ()))
        told = frozenset(k for k in told if not k.endswith(WEAK)) or told
        if told or self.general.isdisjoint(lemmas):
            return told
        return frozenset({ANY})

    def meet(self, ours: frozenset[str], theirs: frozenset[str]) -> bool:
        """Tell whether words of two kinds may name one event.

        « L'audience », « le procès »; « le rendez-vous », « la réunion ».
        """
        known = bool(ours) and bool(theirs)
        return known and (ANY in ours | theirs or bool(ours & theirs))

    def exclude(self, ours: frozenset[str], theirs: frozenset[str]) -> bool:
        """Tell whether they name two: « rassemblement », « comité »."""
        if not ours or not theirs or self.meet(ours, theirs):
            return False
        return not any(frozenset({a, b}) in self.near for a in ours for b in theirs)


@lru_cache(maxsize=4)
def load_appointments(language: str) -> Appointments:
    """Load the kinds of appointments; empty where a language ships none."""
    if not (resources.files("recoupe.lang") / language / "appointments.tsv").is_file():
        return Appointments()
    kinds: dict[str, frozenset[str]] = {}
    near: set[frozenset[str]] = set()
    general: frozenset[str] = frozenset()
    for kind, beside, words in read_rows(language, "appointments"):
        listed = frozenset(word.strip() for word in words.split(","))
        if kind == ANY:
            general = listed
            continue
        near |= {frozenset({kind, other.strip()}) for other in beside.split(",")}
        for word in listed:
            kinds[word] = kinds.get(word, frozenset()) | {kind}
    return Appointments(kinds, frozenset(near), general)
