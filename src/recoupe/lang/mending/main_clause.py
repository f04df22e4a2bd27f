"""Where the main clause of a printed sentence has its verb, by its words alone.

A dossier is composed when the parses are gone. What is left, the offsets of the
predicates that were read, is enough: every word that opens an inner clause (« qui »,
« que », « lorsque ») takes one finite verb; the first left over is the main one.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

import msgspec

REACH = 5  # words from an auxiliary to what it is the auxiliary of: « a bien été mise »
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|[,;:()–—]")
_STOPS = frozenset(",;:()–—")
_LISTED = (
    "openers",
    "comparing",
    "auxiliaries",
    "coordinators",
    "clitics",
    "pronouns",
    "prepositions",
)


class ClauseWords(msgspec.Struct, frozen=True):
    """The words of a language that open, close and coordinate clauses."""

    openers: frozenset[str]
    comparing: frozenset[str]  # words after which they open a phrase
    auxiliaries: frozenset[str]  # finite forms that a participle or infinitive follows
    coordinators: frozenset[str]
    clitics: frozenset[str]
    pronouns: frozenset[str]  # subjects that name nobody
    verbs: tuple[str, ...]  # endings of infinitives
    nonfinite: tuple[str, ...]  # endings of predicates that are no finite verb
    prepositions: frozenset[str]  # spelt with a capital as an auxiliary is: « A Lyon »
    nouns: re.Pattern[str]  # what comes before an auxiliary's form that is a noun


class MainClause(msgspec.Struct, frozen=True):
    """The verb of a main clause: offsets of its finite word and of its predicates."""

    verb: int
    heads: frozenset[int]
    pointing: bool  # its subject is a pronoun, or none
    words: tuple[int, ...]  # where every word, comma and bracket starts
    barriers: frozenset[int]  # commas and openers of inner clauses among them

    def holds(self, offset: int, reach: int) -> bool:
        """Tell whether a phrase is the first of its clause or soon follows the verb.

        Args:
            offset: Where it starts.
            reach: How many words may stand between, no comma and no clause among them.
        """
        before = [at for at in self.words if at < offset]
        if offset < self.verb:
            return not before
        between = [at for at in before if at > self.verb]
        return len(between) <= reach and self.barriers.isdisjoint(between)


class _Word(msgspec.Struct, frozen=True):
    at: int
    form: str
    raw: str


def find_main_clause(
    sentence: str, predicates: Mapping[int, str], known: ClauseWords
) -> MainClause | None:
    """Return the main clause of a sentence, None where no verb of its own is found.

    Args:
        sentence: As printed.
        predicates: By offset into it, what was read as predicates: their lemmas.
        known: Of its language.
    """
    words = [
        _Word(m.start(), m[0].lower().replace("’", "'"), m[0])
        for m in _WORDS.finditer(sentence)
    ]
    barriers = frozenset(w.at for w in words if w.form in known.openers | _STOPS)
    owed, asides, skip = 0, 0, -1
    closed = False  # an inner clause has just had its verb
    for rank, word in enumerate(words):
        asides += (word.form == "(") - (word.form == ")")
        if asides > 0:
            continue
        if word.form in known.openers and not _compares(words, rank, known):
            owed, skip, closed = owed + 1, -1, False
        elif word.form in _STOPS:
            skip = -1
        elif (helps := word.form in known.auxiliaries) or rank > skip:
            if not _is_finite(words, rank, predicates, known):
                continue
            skip = rank + REACH if helps else rank
            before = _before(words, rank, known)
            again = closed and before in known.coordinators
            if owed or again:
                owed, closed = max(0, owed - 1), True
                continue
            return MainClause(
                word.at,
                _group(words, rank, predicates, known),
                not before or before in known.pronouns,
                tuple(w.at for w in words),
                barriers,
            )
    return None


def _compares(words: list[_Word], rank: int, known: ClauseWords) -> bool:
    """Tell whether what opens a clause opens a phrase here: « en tant que »."""
    return rank > 0 and words[rank - 1].form in known.comparing


def _is_finite(
    words: list[_Word], rank: int, predicates: Mapping[int, str], known: ClauseWords
) -> bool:
    word = words[rank]
    if word.form in known.auxiliaries:
        led = " ".join(w.form for w in words[max(0, rank - 2) : rank])
        capital = word.raw[:1].isupper() and word.form in known.prepositions
        return not capital and not known.nouns.search(led)
    lemma = predicates.get(word.at, "")
    return lemma.endswith(known.verbs) and not word.form.endswith(known.nonfinite)


def _before(words: list[_Word], rank: int, known: ClauseWords) -> str:
    """Return the word before a verb and its clitics, "" where it comes first."""
    for word in reversed(words[:rank]):
        if word.form not in known.clitics:
            return word.form
    return ""


def _group(
    words: list[_Word], rank: int, predicates: Mapping[int, str], known: ClauseWords
) -> frozenset[int]:
    """Return the predicates of a verb: itself and what it is the auxiliary of."""
    found = {words[rank].at}
    if words[rank].form in known.auxiliaries:
        for word in words[rank + 1 : rank + 1 + REACH]:
            if word.form in known.openers or word.form in _STOPS:
                break
            found.add(word.at)
    return frozenset(found & predicates.keys())


@lru_cache(maxsize=4)
def load_clause_words(language: str) -> ClauseWords | None:
    """Load how a language builds clauses, None where its pack does not say."""
    path = resources.files("recoupe.lang") / language / "dossier.toml"
    if not language or not path.is_file():
        return None
    table = tomllib.loads(path.read_text(encoding="utf-8"))["clauses"]
    return ClauseWords(
        **{name: frozenset(table[name]) for name in _LISTED},
        verbs=tuple(table["verbs"]),
        nonfinite=tuple(table["nonfinite"]),
        nouns=re.compile(table["nouns"]),
    )
