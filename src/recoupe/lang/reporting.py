"""Who may answer for a statement: reporting words and the words around them."""

from collections.abc import Iterator
from functools import cache

import msgspec

from recoupe.errors import PackError
from recoupe.lang.frames import read_table
from recoupe.lang.packs import read_words
from recoupe.lang.verbs import verb_lemma

FRAMES = frozenset(
    {
        "que",
        "si",
        "inf",
        "np",
        "de-np",
        "à-np",
        "contre-np",
        "sur-np",
        "pour-np",
        "incise",
        "target-de",
        "target-comme",
        "small",
        "à-target",
        "content-de",
        "self",
    }
)
TAGS = frozenset(
    {
        "assertive",
        "reportive",
        "epistemic",
        "factive",
        "directive",
        "commissive",
        "perception",
        "attitude",
        "document",
        "question",
        "court",
        "probable",
        "possible",
        "announced",
        "unknown",
        "negated",
        "litotes",
        "manner",
        "wholly",
        "doubted",
    }
)
REFLEXIVE, PLACE = "se", "y"  # how the tables write clitics that make another verb
BEING = "être"  # the verb of locutions that say what somebody holds
AGREEMENT = ("e", "s", "es", "le", "les")  # what a participle or adjective may add


class ReportingWord(msgspec.Struct, frozen=True):
    """One use of a verb or noun that reports.

    ``tail`` holds the words that follow the verb in a locution (« faire » + savoir),
    ``clitic`` the pronoun that makes another verb of it (« se plaindre », « y voir »);
    ``frames`` say where the content stands, ``tags`` what kind of act it is and how
    sure the source makes it (see ``reporting.tsv``).
    """

    lemma: str
    tail: tuple[str, ...]
    clitic: str
    pos: str
    frames: frozenset[str]
    tags: frozenset[str]

    @property
    def name(self) -> str:
        """The whole locution, as shown to a reader."""
        words = (*((self.clitic,) if self.clitic else ()), self.lemma, *self.tail)
        return " ".join(words).replace("' ", "'")


class According(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Openers of « selon X »."""

    always: tuple[str, ...]
    closed: tuple[str, ...]
    opinion: tuple[str, ...]
    contracted: tuple[str, ...]
    to_contracted: tuple[str, ...]
    beneficiaries: frozenset[str]
    served: frozenset[str]
    hearing_to: frozenset[str]
    heard: frozenset[str]
    hearing: frozenset[str]
    wording: frozenset[str]
    never_source: frozenset[str]
    never_next: frozenset[str]


class Kinds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns by the kind of voice they are."""

    media: frozenset[str]
    document: frozenset[str]
    unnamed: frozenset[str]
    institution: frozenset[str]
    role: frozenset[str]


class Medium(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a channel, a moment or an audience is named beside a cue.

    ``always`` are prepositions that name nothing else, ``moments`` nouns of occasions,
    ``posted`` nouns of those whose place « à » names (« l'ambassadeur à l'ONU »).
    """

    prepositions: frozenset[str]
    always: frozenset[str]
    nouns: frozenset[str]
    moments: frozenset[str]
    posted: frozenset[str]


class Words(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"as_": "as", "from_": "from", "for_": "for"},
):
    """Function words the engine asks for by what they do."""

    complementizers: frozenset[str]
    whether: frozenset[str]
    as_: frozenset[str]
    likewise: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    contracted: frozenset[str]
    denying: frozenset[str]
    learning: frozenset[str]
    emerging: frozenset[str]
    talking: frozenset[str]
    helping: frozenset[str]
    busy: tuple[str, ...]
    from_: frozenset[str]
    for_: frozenset[str]
    against: frozenset[str]
    about: frozenset[str]
    by: frozenset[str]
    one: frozenset[str]
    relatives: frozenset[str]
    demonstratives: frozenset[str]
    anaphors: frozenset[str]
    court: frozenset[str]
    temporal: frozenset[str]
    charging: frozenset[str]
    articles: frozenset[str]
    wholly: frozenset[str]
    adverbial_pronouns: frozenset[str]
    resumptive: frozenset[str]
    generic_subjects: frozenset[str]
    inverted: frozenset[str]
    said_by_one: frozenset[str]
    amid: frozenset[str]
    conjunctive: frozenset[str]
    contrasting: frozenset[str]
    contrasting_alone: frozenset[str]
    adverbial: frozenset[str]
    dating: frozenset[str]
    moments: frozenset[str]
    naming: frozenset[str]


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of figures that somebody puts forward."""

    crowds: frozenset[str]
    numbers: frozenset[str]
    shares: frozenset[str]
    naming: frozenset[str]


class _RawPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    according: According
    kinds: Kinds
    medium: Medium
    words: Words
    counted: Counted
    participles: dict[str, tuple[str, ...]]
    infinitives: dict[str, tuple[str, ...]]
    twins: dict[str, str]
    finite: dict[str, str]
    future: dict[str, tuple[str, ...]]
    present: dict[str, tuple[str, ...]]


class ReportingPack(msgspec.Struct, frozen=True):
    """Everything a language says about attribution.

    ``verbs`` and ``nouns`` map a lemma to its uses, locutions first; ``forms`` maps
    derived participles to lemmas; ``finite`` maps endings that only finite verbs have
    to mood and tense, ``future`` what a future adds to an infinitive, ``present`` are
    endings of presents that no participle has.
    """

    language: str
    verbs: dict[str, tuple[ReportingWord, ...]]
    nouns: dict[str, tuple[ReportingWord, ...]]
    forms: dict[str, str]
    endings: tuple[str, ...]
    twins: dict[str, str]
    finite: dict[str, str]
    future: tuple[str, ...]
    present: tuple[str, ...]
    according: According
    kinds: Kinds
    medium: Medium
    words: Words
    counted: Counted

    def infinitive(self, word: str, guess: str) -> str:
        """Return the infinitive of a verb form; ``guess`` is the parser's."""
        if guess not in self.verbs and word in self.forms:
            return self.forms[word]
        for ending, other in self.twins.items():
            # Dictionaries list « prévenant » as an adjective, « prévenait » as a verb.
            if guess not in self.verbs and word.endswith(ending):
                twin = word.removesuffix(ending) + other
                found = verb_lemma(twin, guess, self.language, self.endings)
                if found in self.verbs:
                    return found
        return verb_lemma(word, guess, self.language, self.endings)


def _participles(
    lemmas: set[str], endings: dict[str, tuple[str, ...]]
) -> dict[str, str]:
    """Return participle → lemma for the regular verbs."""
    forms: dict[str, str] = {}
    for lemma in sorted(lemmas):
        for infinitive, replacements in endings.items():
            if lemma.endswith(infinitive):
                stem = lemma.removesuffix(infinitive)
                forms |= dict.fromkeys((stem + end for end in replacements), lemma)
    return forms


@cache
def load_reporting(language: str) -> ReportingPack:
    """Return the reporting words of a language.

    Raises:
        PackError: if a file is missing or malformed.
    """
    words = read_words(language, "attribution", _RawPack)
    uses = tuple(_uses(read_table(language, "reporting")))
    return ReportingPack(
        language=language,
        forms=_participles({use.lemma for use in uses}, words.participles),
        endings=words.infinitives["endings"],
        twins=words.twins,
        finite=words.finite,
        future=words.future["endings"],
        present=words.present["endings"],
        verbs=_by_lemma(use for use in uses if use.pos == "verb"),
        nouns=_by_lemma(use for use in uses if use.pos == "noun"),
        according=words.according,
        kinds=words.kinds,
        medium=words.medium,
        words=words.words,
        counted=words.counted,
    )


def _uses(rows: list[list[str]]) -> Iterator[ReportingWord]:
    """Yield the uses a table lists.

    Raises:
        PackError: if a line has unknown frames, tags or part of speech.
    """
    for row in rows:
        name, pos, frames, tags = row
        use = ReportingWord(
            *_split(name), pos, frozenset(frames.split(",")), frozenset(tags.split(","))
        )
        if use.frames - FRAMES or use.tags - TAGS or pos not in {"verb", "noun"}:
            raise PackError(f"reporting words: {row!r}")
        yield use


def _split(name: str) -> tuple[str, tuple[str, ...], str]:
    """Return head lemma, further words and the clitic before the verb."""
    words = name.replace("'", "' ").split(" ")
    clitic = words[0] if words[0] in {REFLEXIVE, PLACE} and len(words) > 1 else ""
    head, *tail = words[1:] if clitic else words
    return head, tuple(tail), clitic


def _by_lemma(uses: Iterator[ReportingWord]) -> dict[str, tuple[ReportingWord, ...]]:
    """Group uses by head lemma, the longest locution first."""
    grouped: dict[str, list[ReportingWord]] = {}
    for use in uses:
        grouped.setdefault(use.lemma, []).append(use)
    return {
        lemma: tuple(sorted(same, key=lambda use: (-len(use.tail), not use.clitic)))
        for lemma, same in grouped.items()
    }
