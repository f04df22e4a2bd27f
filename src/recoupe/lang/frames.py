"""Entries that name a predicate and say which phrase plays which part.

An entry is a head lemma, perhaps with « se », and lemmas that must depend on it:
``prendre fuite``, ``rompre relation/lien``, ``lancer appel*`` (``*``: the word that
carries the meaning). A frame maps slots of syntax to roles::

    s=A! o=R~ de=T:document

Slots: ``s`` subject (agent of a passive), ``o`` object (subject of a passive), ``c``
infinitive, ``q`` finite clause, ``attr`` attribute (« se retrouve seul »), ``poss``,
``adj``, or a preposition. ``!`` asks for the slot (or another of that role), ``+`` for
that very slot, ``?`` for one of those so marked. Two classes no list holds: ``human``,
people one by one and no bodies, and ``humans``, several of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Literal

import msgspec

from recoupe.errors import PackError

ROLES = {
    "A": "actor",
    "R": "recipient",
    "R~": "recipient~",
    "AR": "actor~",
    "A~": "actor?",
    "T": "theme",
    "S": "source",
    "G": "goal",
    "I": "instrument",
    "P": "place",
    "X": "none",
}
REFLEXIVE = "se"
CLITICS = frozenset({"en", "y"})


class Slot(msgspec.Struct, frozen=True):
    """What fills one slot: its role, the noun classes it may have, whether it must."""

    role: str
    classes: tuple[str, ...] = ()
    required: bool = False
    alternative: bool = False  # one of these at least
    alone: bool = False  # no other slot of the role will do
    guessed: bool = False  # a noun that no class lists may fill it


class Pattern(msgspec.Struct, frozen=True):
    """A head lemma with what must stand around it."""

    head: str
    reflexive: bool
    words: tuple[str, ...] = ()
    core: int | None = None  # index in ``words`` of the word that carries the meaning


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One use of a word: what it means and who plays which part."""

    pattern: Pattern
    noun: bool
    value: str  # sense, or PLOVER type
    mode: str = ""
    kind: Literal["event", "state", "speech"] = "event"
    frame: dict[str, Slot]
    rank: int = 0  # line in the file
    example: str = ""


class Lexicon:
    """Entries found by their head lemma, more specific ones first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_head: dict[tuple[bool, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            self._by_head[entry.noun, entry.pattern.head].append(entry)
        for found in self._by_head.values():
            found.sort(key=lambda e: (-specificity(e), e.rank))
        self._by_word: dict[tuple[str, str], dict[int, Entry]] = defaultdict(dict)
        for (noun, head), found in self._by_head.items():
            for place, entry in enumerate(found):
                for word in () if noun else entry.pattern.words:
                    for one in alternatives(word):
                        self._by_word[head, one][place] = entry

    def uses(self, lemma: str, *, noun: bool) -> list[Entry]:
        """Return the entries of one lemma, more specific ones first."""
        return self._by_head.get((noun, lemma), [])

    def uses_with(self, verb: str, words: Iterable[str]) -> list[Entry]:
        """Return the entries of a verb that ask for one of these words beside it."""
        found: dict[int, Entry] = {}
        for word in words:
            found |= self._by_word.get((verb, word), {})
        return [found[place] for place in sorted(found)]

    def __iter__(self) -> Iterator[Entry]:
        for found in self._by_head.values():
            yield from found


def specificity(entry: Entry) -> int:
    """Return how much an entry asks for beyond its head lemma."""
    asked = sum(
        (1 if slot.classes else 0) + (1 if slot.required else 0)
        for slot in entry.frame.values()
    )
    return 8 * len(entry.pattern.words) + 4 * entry.pattern.reflexive + asked


def parse_patterns(text: str) -> list[Pattern]:
    """Return every pattern an entry stands for, one per choice of head.

    >>> [p.head for p in parse_patterns("lancer/adresser appel*")]
    ['lancer', 'adresser']
    """
    words = text.replace("s'", "se ").replace("’", "'").split()
    reflexive = bool(words) and words[0] == REFLEXIVE and len(words) > 1
    if reflexive:
        words = words[1:]
    if words[0] in CLITICS and len(words) > 1:  # « s'en prendre »
        words = [words[1], words[0], *words[2:]]
    core = next((n for n, word in enumerate(words[1:]) if word_marked(word)), None)
    rest = tuple(word.replace("*", "") for word in words[1:])
    return [Pattern(head, reflexive, rest, core) for head in words[0].split("/")]


def word_marked(word: str) -> bool:
    """Tell whether a word of an entry carries its meaning."""
    return "*" in word


def parse_frame(text: str) -> dict[str, Slot]:
    """Return the slots of a frame as written.

    Raises:
        PackError: if a slot names no role.
    """
    frame: dict[str, Slot] = {}
    for part in text.split():
        slot, _, rest = part.partition("=")
        mark = rest[-1:]
        role, _, classes = rest.rstrip("!?+").partition(":")
        if role not in ROLES:
            raise PackError(f"frame {text!r}: no role {role!r}")
        named = tuple(c for c in classes.split(",") if c)
        asked, one_of = mark in {"!", "+"}, mark == "?"
        frame[slot] = Slot(ROLES[role], named, asked, one_of, mark == "+")
    return frame


def read_table(language: str, name: str) -> list[list[str]]:
    """Return the cells of a lexicon, without comments and column names.

    Raises:
        PackError: if the language has no such lexicon.
    """
    return read_rows(language, name)[1:]


def read_rows(language: str, name: str) -> list[list[str]]:
    """Return the cells of a table that has no column names, without comments.

    Raises:
        PackError: if the language has no such table.
    """
    path = files("recoupe.lang").joinpath(language, f"{name}.tsv")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise PackError(f"no lexicon {name} for {language!r}") from error
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def load_noun_classes(language: str) -> Mapping[str, frozenset[str]]:
    """Return the classes each noun belongs to."""
    classes: dict[str, set[str]] = defaultdict(set)
    for name, lemmas in read_table(language, "noun_classes"):
        for lemma in lemmas.split(","):
            classes[lemma.strip().lower()].add(name)
    return {lemma: frozenset(names) for lemma, names in classes.items()}


@cache
def load_class(language: str, name: str) -> frozenset[str]:
    """Return the nouns of one class."""
    classes = load_noun_classes(language)
    return frozenset(lemma for lemma, names in classes.items() if name in names)


@cache
def alternatives(word: str) -> tuple[str, ...]:
    """Return the lemmas one place of a pattern admits."""
    return tuple(word.split("/"))


def spellings(pattern: Pattern) -> list[str]:
    """Return the word sequences a pattern admits, for messages and tests."""
    choices = [alternatives(word) for word in pattern.words]
    return [" ".join((pattern.head, *words)) for words in product(*choices)]
