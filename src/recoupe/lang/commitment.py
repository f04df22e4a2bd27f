"""Words that say how sure a statement is."""

from collections.abc import Iterator
from functools import cache
from typing import cast, get_args

import msgspec

from recoupe.errors import PackError
from recoupe.lang.frames import read_table
from recoupe.lang.packs import read_words
from recoupe.model import Factuality, Polarity


class Effect(msgspec.Struct, frozen=True):
    """What a word does to its complement, affirmed and denied."""

    value: Factuality
    polarity: Polarity
    negated_value: Factuality
    negated_polarity: Polarity


class Negation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a clause is denied."""

    unheld: frozenset[str]  # phrases with one of those that deny nothing
    held: frozenset[str]  # of the words that deny, those that a preposition may hold
    particle: frozenset[str]
    words: frozenset[str]
    alone: frozenset[str]
    against: frozenset[str]
    restriction: frozenset[str]
    bare: frozenset[str]
    without: frozenset[str]
    weak: frozenset[str]
    found: frozenset[str]
    least: frozenset[str]
    unattained: frozenset[str]
    never: frozenset[str]
    degrees: frozenset[str]  # « n'a jamais été aussi bas » tells how low it is
    times: frozenset[str]  # behind « que », with it: « aussi bas qu'en mai »


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a condition is set, and after which words « if » only asks."""

    marks: frozenset[str]
    otherwise: tuple[str, ...]
    phrases: tuple[str, ...]
    prepositions: tuple[str, ...]
    until: frozenset[str]
    lacking: frozenset[str]
    given: frozenset[str]
    asking: frozenset[str]


class Purpose(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How an aim is set."""

    marks: frozenset[str]
    before: frozenset[str]
    realized: frozenset[str]
    voiced: frozenset[str]


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words right before a predicate, or beside it, that say how sure it is."""

    words: tuple[str, ...]
    value: Factuality
    polarity: Polarity = "+"
    infinitive: bool = False  # « il s'agit de partir », not « il s'agit d'un départ »


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands right before a predicate; ``between`` may come in between."""

    before: tuple[Phrase, ...]
    beside: tuple[Phrase, ...]
    between: frozenset[str]
    near_miss: frozenset[str]
    demonstratives: frozenset[str]
    quantifiers: frozenset[str]
    never_lacking: frozenset[str]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a text asks whether something is so."""

    mark: str
    closing: str
    pronouns: frozenset[str]
    inverted: frozenset[str]


class Modal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs whose mood and tense decide what they do to their infinitive."""

    able: frozenset[str]
    must: frozenset[str]
    future: frozenset[str]
    will: frozenset[str]
    polite: frozenset[str]
    necessary: frozenset[str]
    compelling: frozenset[str]
    amount: frozenset[str]
    awaited: frozenset[str]


class Light(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs whose object says what happens."""

    verbs: frozenset[str]


class EventNouns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that name what happens."""

    suffixes: tuple[str, ...]
    never: frozenset[str]
    nouns: frozenset[str]
    demanding: frozenset[str]
    befalling: frozenset[str]
    timing: frozenset[str]
    indefinite: frozenset[str]
    offered: frozenset[str]
    balloted: frozenset[str]
    opposing: frozenset[str]
    scheduled: frozenset[str]
    tabled: frozenset[str]
    annulled: frozenset[str]
    linking: frozenset[str]
    texts: frozenset[str]
    skipped: frozenset[str]

    def __contains__(self, lemma: object) -> bool:
        """Tell whether a lemma names an event, a state or an act."""
        if not isinstance(lemma, str) or lemma in self.never:
            return False
        return lemma in self.nouns or lemma.endswith(self.suffixes)


class Happening(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that only say that their subject takes place."""

    verbs: frozenset[str]
    reflexive: frozenset[str]
    lasting: frozenset[str]
    objects: frozenset[str]
    manners: frozenset[str]
    done: frozenset[str]


class Debate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that only say what an event stirs up, and how verbs become nouns."""

    verbs: frozenset[str]
    reflexive: frozenset[str]
    carriers: frozenset[str]
    matters: frozenset[str]
    discussing: frozenset[str]
    infinitives: tuple[str, ...]
    derivations: frozenset[str]


class Conditional(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a conditional is recognized by its ending."""

    endings: tuple[str, ...]
    infinitives: tuple[str, ...]
    imperfect: tuple[str, ...]

    def matches(self, word: str, lemma: str) -> bool:
        """Tell whether a verb form is a conditional by its shape."""
        if not word.endswith(self.endings):
            return False
        stems = [
            lemma.removesuffix(end) for end in self.infinitives if lemma.endswith(end)
        ]
        return not any(
            word == stem + ending for stem in stems for ending in self.imperfect
        )


class _RawPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    negation: Negation
    condition: Condition
    purpose: Purpose
    modal: Modal
    light: Light
    event: EventNouns
    happening: Happening
    debate: Debate
    conditional: Conditional
    phrases: Phrases
    question: Question


class CommitmentPack(msgspec.Struct, frozen=True):
    """Everything a language says about factuality; effects by part of speech."""

    effects: dict[tuple[str, str], Effect]
    negation: Negation
    condition: Condition
    purpose: Purpose
    modal: Modal
    light: Light
    event: EventNouns
    happening: Happening
    debate: Debate
    conditional: Conditional
    phrases: Phrases
    question: Question

    def effect(self, lemma: str, pos: str) -> Effect | None:
        """Return what a word does to what it governs, None if nothing is known."""
        return self.effects.get((lemma, pos))

    def said_of(self, words: str) -> Effect | None:
        """Return what the phrase that opens ``words`` says of an event."""
        parts = words.replace("' ", "'").split()
        for size in range(len(parts), 0, -1):
            effect = self.effects.get((" ".join(parts[:size]), "phrase"))
            if effect is not None:
                return effect
        return None


@cache
def load_commitment(language: str) -> CommitmentPack:
    """Return the factuality words of a language.

    Raises:
        PackError: if a file is missing or malformed.
    """
    words = read_words(language, "factuality", _RawPack)
    return CommitmentPack(
        effects=dict(_effects(read_table(language, "commitment"))),
        negation=words.negation,
        condition=words.condition,
        purpose=words.purpose,
        modal=words.modal,
        light=words.light,
        event=words.event,
        happening=words.happening,
        debate=words.debate,
        conditional=words.conditional,
        phrases=words.phrases,
        question=words.question,
    )


def _effects(rows: list[list[str]]) -> Iterator[tuple[tuple[str, str], Effect]]:
    """Yield (lemma, part of speech) with its effect.

    Raises:
        PackError: if a line has an unknown value or polarity.
    """
    for row in rows:
        lemma, pos, *effect = row
        value, polarity, negated_value, negated_polarity = effect
        if {value, negated_value} - set(get_args(Factuality)) or (
            {polarity, negated_polarity} - set(get_args(Polarity))
        ):
            raise PackError(f"commitment words: {row!r}")
        yield (
            (lemma, pos),
            Effect(
                cast("Factuality", value),
                cast("Polarity", polarity),
                cast("Factuality", negated_value),
                cast("Polarity", negated_polarity),
            ),
        )
