"""How rare words are, and which words come near each other.

The tables are data of a language pack: ``frequencies.tsv`` (document frequency of
lemmas, per thousand dispatches), ``synonyms.tsv`` (near-synonyms with a score),
``concepts/`` (what words stand for), ``scopes/`` (what a figure is restricted to),
``sense_relations.tsv`` (what predicate senses are
to one another) and ``crosscheck.toml`` (words that tell who answers).
"""

import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec

from recoupe.lang.anaphora import AnaphoraWords, load_anaphora_words
from recoupe.lang.appointments import Appointments, load_appointments
from recoupe.lang.by_denial import Facts, load_facts
from recoupe.lang.concepts import Concepts, load_concepts
from recoupe.lang.frames import alternatives, load_class
from recoupe.lang.kinds import Kinds, load_kinds
from recoupe.lang.namesakes import NamesakeWords, load_namesake_words
from recoupe.lang.numbers import load_numbers
from recoupe.lang.presenting import load_presenting
from recoupe.lang.quoting import Quoting, load_quoting
from recoupe.lang.senses import load_senses
from recoupe.lang.stages import Stages, load_stages

PER = 1000.0
PEOPLE = ("person", "people", "staff", "protester")  # classes of nouns
UNSEEN = 0.5  # per thousand: what a lemma that was never counted is taken for


class Unlike(msgspec.Struct, frozen=True, eq=False):
    """Two ways to do a thing, or two states of it, that exclude each other."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    same_behind: bool = False  # both of one thing: « avant le vote », « après le vote »


class Words(msgspec.Struct, frozen=True):
    """What a language pack knows of words for comparing texts."""

    frequencies: dict[str, float]
    neighbors: dict[str, dict[str, float]]
    own_voice: frozenset[str] = frozenset()  # first words of « nos informations »
    findings: frozenset[str] = frozenset()  # what a newsroom counts or sees itself
    of_ours: re.Pattern[str] | None = None  # what makes a finding the newsroom's
    pointing: frozenset[str] = frozenset()  # « ce », before the outlet that speaks
    determiners: frozenset[str] = frozenset()  # with the space or apostrophe after
    light: frozenset[str] = frozenset()  # verbs without a sense of their own
    up_to: frozenset[str] = frozenset()  # between what a figure was and what it is
    counted_before: frozenset[str] = frozenset()  # people of another count
    anyone: frozenset[str] = frozenset()  # nouns for people, whoever they are
    people: frozenset[str] = frozenset()  # nouns for people, whatever they do
    person_endings: tuple[str, ...] = ()  # of nouns for people that no list holds
    nobody: frozenset[str] = frozenset()  # pronouns that deny of everybody or all
    nobody_does: re.Pattern[str] | None = None  # begins a clause of nobody, nothing
    foremost: re.Pattern[str] | None = None  # in a clause: done before the others
    cleft: re.Pattern[str] | None = None  # before a clause that is said of one alone
    presenting: frozenset[str] = frozenset()  # « avoir », « déplorer », « lieu »
    not_by: re.Pattern[str] | None = None  # who did not, behind who did
    no_such: tuple[str, ...] = ()  # before a noun, that there is none of it
    missed: tuple[str, ...] = ()  # before what ought to have been done, and was not
    refuting: re.Pattern[str] | None = None  # a clause that calls something false
    part_denied: re.Pattern[str] | None = None  # how far, when or how many is denied
    unless: re.Pattern[str] | None = None  # a denial that holds on a condition
    denying: frozenset[str] = frozenset()  # verbs of denial
    excluding: frozenset[str] = frozenset()  # verbs by which one says it is not so
    rejecting: frozenset[str] = frozenset()  # verbs of denial where one speaks by them
    false: frozenset[str] = frozenset()  # said of a rumour, it denies what that tells
    denied: frozenset[str] = frozenset()  # what they deny where it was said before
    victims: frozenset[str] = frozenset()  # nouns for what befell people
    definite: tuple[str, ...] = ()  # articles, with the space or apostrophe after
    others: frozenset[str] = frozenset()  # what says that a count leaves some out
    added: frozenset[str] = frozenset()  # … or that it comes on top of another
    provisional: tuple[str, ...] = ()  # stems before a value that did not last
    developing: frozenset[str] = frozenset()  # what events go on doing
    gathered: frozenset[str] = frozenset()  # what is only ever added to
    kinds: frozenset[str] = frozenset()  # nouns that may stand for things of many kinds
    leaning: frozenset[str] = frozenset()  # verbs that say nothing of whom they count
    only: frozenset[str] = frozenset()  # before a figure that is said to be all
    no_more: re.Pattern[str] | None = None  # the same: « seuls », « ne … que »
    no_more_behind: re.Pattern[str] | None = (
        None  # … in or behind it: « pas un de plus »
    )
    calendar: frozenset[str] = frozenset()  # words of dates: « août », « mardi »
    against: frozenset[str] = frozenset()  # before a value that another is held to
    planned: tuple[str, ...] = ()  # stems behind a value that was expected
    lately: tuple[str, ...] = ()  # … that was true days ago
    instead: tuple[str, ...] = ()  # between a value and the one it took the place of
    early: re.Pattern[str] | None = None  # in a sentence whose figures will not last
    late: re.Pattern[str] | None = None  # … whose figures took the place of others
    stretches: re.Pattern[str] | None = None  # in a clause on what goes on for years
    records: re.Pattern[str] | None = None  # … on what has not been seen for years
    attackers: frozenset[str] = frozenset()  # nouns for those who do harm
    feared: frozenset[str] = frozenset()  # verbs before a toll that is no count
    saved: frozenset[str] = frozenset()  # words for those who are no part of a toll
    negation: re.Pattern[str] | None = None  # the particle of a denial
    mourning: tuple[str, ...] = ()  # stems in a sentence whose victims are dead
    since: re.Pattern[str] | None = None  # before a figure of another year
    whoever: frozenset[str] = frozenset()  # « n'accueille plus de public »
    having: frozenset[str] = frozenset()  # of a body: « compte », « dispose de »
    owned: tuple[str, ...] = ()  # before what it has: « ses 320 salariés »
    compared: re.Pattern[str] | None = None  # behind a figure: « de moins que »
    tallied: tuple[frozenset[str], ...] = ()  # nouns that are counted alike
    degrees: tuple[str, ...] = ()  # stems that say how badly somebody is hurt
    lasting: frozenset[str] = frozenset()  # verbs for how long something goes on
    reckoned: re.Pattern[str] | None = None  # … before a duration that is none of it
    reckoned_after: re.Pattern[str] | None = None  # … behind one
    resulting: frozenset[str] = frozenset()  # predicates that introduce an outcome
    states: frozenset[str] = frozenset()  # … that say how something is
    causing: frozenset[str] = frozenset()  # … whose subject says it
    accusing: frozenset[str] = frozenset()  # … that say what another did
    entailing: frozenset[str] = frozenset()  # … of what follows from what
    sided: frozenset[str] = frozenset()  # outcomes that are another's contrary
    clashing: frozenset[str] = frozenset()  # acts of two sides against each other
    origin_endings: tuple[str, ...] = ()  # of adjectives of countries
    wholly: re.Pattern[str] | None = None
    partly: re.Pattern[str] | None = None
    unlike: tuple[Unlike, ...] = ()
    served: re.Pattern[str] | None = None  # behind one that somebody is sentenced to
    until: re.Pattern[str] | None = None  # before the day something lasts to
    alone: re.Pattern[str] | None = None  # of one alone; group "who"
    first_since: re.Pattern[str] | None = None  # … what is the first in years
    before_now: re.Pattern[str] | None = None  # a denial of the years before
    perfect: re.Pattern[str] | None = None  # an infinitive of what is over
    numerals: frozenset[str] = frozenset()  # nouns that are part of a number
    revised: tuple[str, ...] = ()  # stems between a figure and what took its place
    undoing: frozenset[str] = frozenset()  # senses of calling off what is planned
    joining: frozenset[str] = frozenset()  # between figures of two things
    part_of: tuple[str, ...] = ()  # before a figure that counts a part of another
    part_behind: re.Pattern[str] | None = None  # … behind it
    cardinals: frozenset[str] = frozenset()  # « deux », « vingt »
    amounts: frozenset[str] = frozenset()  # heads of phrases that say how much
    concepts: Concepts = Concepts()
    scopes: Concepts = Concepts()  # what a figure is restricted to
    bases: tuple[tuple[str, str], ...] = ()  # what a change is from, and its pattern
    near_senses: frozenset[frozenset[str]] = frozenset()  # pairs
    opposite_senses: frozenset[frozenset[str]] = frozenset()  # pairs
    idioms: Mapping[tuple[str, str], frozenset[str]] = {}  # verb, its word → senses
    replies: frozenset[frozenset[str]] = frozenset()  # pairs: what answers what
    facts: Facts = ()  # each told by a word, or by denying another
    stages: Stages = Stages()
    nouns: Kinds = Kinds()  # what is one of a kind is none of the others
    appointments: Appointments = Appointments()  # what is announced for a day
    demanding: frozenset[str] = frozenset()  # … that something be done
    quoting: Quoting | None = None  # what makes another sentence of a quotation
    namesakes: NamesakeWords = NamesakeWords()  # what tells two of one name apart
    infinitives: tuple[str, ...] = ()  # ends of words that are infinitives
    determined: tuple[str, ...] = ()  # before one thing that is known
    once: frozenset[str] = frozenset()  # acts that one thing undergoes once
    again: re.Pattern[str] | None = None  # « déjà », « une nouvelle fois »
    exclusive: dict[str, frozenset[str]] = {}  # slot → senses that have one filler
    common: dict[str, float] = {}  # what words that run through a coverage still tell

    def rarity(self, lemma: str) -> float:
        """Return how much sharing a lemma tells, 0 for everywhere to 1 for unseen."""
        frequency = self.frequencies.get(lemma, 0.0) + UNSEEN
        rarity = max(0.0, math.log(PER / frequency) / math.log(PER / UNSEEN))
        return rarity * self.common.get(lemma, 1.0)

    def names_people(self, noun: str) -> bool:
        """Tell whether a noun is one for people: « spectateur », « personne »."""
        known = noun in self.anyone or noun in self.people
        return known or noun.endswith(self.person_endings)

    def counts_alike(self, noun: str, other: str) -> bool:
        """Tell whether two nouns are counted alike: « emploi », « salarié »."""
        return any(noun in group and other in group for group in self.tallied)

    def within(self, common: dict[str, float]) -> "Words":
        """Return the same knowledge for one coverage, with what is common there."""
        return msgspec.structs.replace(self, common=common)

    def nearness(self, lemma: str, other: str) -> float:
        """Return how near two lemmas come, 1 for the same, 0 for strangers."""
        if lemma == other:
            return 1.0
        near = self.neighbors.get(lemma, {}).get(other, 0.0)
        return max(near, self.neighbors.get(other, {}).get(lemma, 0.0))


@lru_cache(maxsize=4)
def load_words(language: str) -> Words:
    """Load the word tables of a language; empty where it ships none."""
    folder = resources.files("recoupe.lang") / language
    frequencies = {
        lemma: float(value) for lemma, value in _rows(folder / "frequencies.tsv")
    }
    neighbors = {
        lemma: {
            other: float(score)
            for other, _, score in (pair.partition(":") for pair in near.split(" "))
        }
        for lemma, near in _rows(folder / "synonyms.tsv")
    }
    related = _rows(folder / "sense_relations.tsv")
    table = folder / "crosscheck.toml"
    told = tomllib.loads(table.read_text(encoding="utf-8")) if table.is_file() else {}
    nouns = load_anaphora_words(language) if table.is_file() else None

    def pattern(name: str) -> re.Pattern[str] | None:
        return re.compile(told[name]) if name in told else None

    return Words(
        frequencies,
        neighbors,
        own_voice=frozenset(told.get("own_voice", ())),
        findings=frozenset(told.get("findings", ())),
        of_ours=pattern("of_ours"),
        pointing=frozenset(told.get("pointing", ())),
        determiners=frozenset(told.get("determiners", ())),
        light=frozenset(told.get("light", ())),
        up_to=frozenset(told.get("up_to", ())),
        counted_before=frozenset(told.get("counted_before", ())),
        anyone=frozenset(told.get("anyone", ())),
        people=_people(language, nouns) if nouns else frozenset(),
        person_endings=nouns.person_endings if nouns else (),
        nobody=frozenset(told.get("nobody", ())),
        nobody_does=pattern("nobody_does"),
        foremost=pattern("foremost"),
        cleft=pattern("cleft"),
        not_by=pattern("not_by"),
        presenting=_presenting(language) if nouns else frozenset(),
        no_such=tuple(told.get("no_such", ())),
        missed=tuple(told.get("missed", ())),
        refuting=pattern("refuting"),
        part_denied=pattern("part_denied"),
        unless=pattern("unless"),
        denying=frozenset(told.get("denying", ())),
        false=frozenset(told.get("false", ())),
        excluding=frozenset(told.get("excluding", ())),
        rejecting=frozenset(told.get("rejecting", ())),
        denied=frozenset(told.get("denied", ())),
        victims=frozenset(told.get("victims", ())),
        definite=tuple(told.get("definite", ())),
        others=frozenset(told.get("others", ())),
        added=frozenset(told.get("added", ())),
        cardinals=frozenset(load_numbers(language).words) if nouns else frozenset(),
        amounts=frozenset(told.get("amounts", ())),
        provisional=tuple(told.get("provisional", ())),
        degrees=tuple(told.get("degrees", ())),
        early=pattern("early"),
        late=pattern("late"),
        stretches=pattern("stretches"),
        records=pattern("records"),
        attackers=frozenset(told.get("attackers", ())),
        feared=frozenset(told.get("feared", ())),
        saved=frozenset(told.get("saved", ())),
        negation=pattern("negation"),
        mourning=tuple(told.get("mourning", ())),
        since=pattern("since"),
        whoever=frozenset(told.get("whoever", ())),
        having=frozenset(told.get("having", ())),
        owned=tuple(told.get("owned", ())),
        compared=pattern("compared"),
        tallied=tuple(frozenset(group) for group in told.get("tallied", ())),
        against=frozenset(told.get("against", ())),
        planned=tuple(told.get("planned", ())),
        lately=tuple(told.get("lately", ())),
        instead=tuple(told.get("instead", ())),
        only=frozenset(told.get("only", ())),
        no_more=pattern("no_more"),
        no_more_behind=pattern("no_more_behind"),
        calendar=frozenset(told.get("calendar", ())),
        lasting=frozenset(told.get("lasting", ())),
        resulting=frozenset(told.get("resulting", ())),
        states=frozenset(told.get("states", ())),
        sided=frozenset(told.get("sided", ())),
        clashing=frozenset(told.get("clashing", ())),
        accusing=frozenset(told.get("accusing", ())),
        entailing=frozenset(told.get("entailing", ())),
        causing=frozenset(told.get("causing", ())),
        origin_endings=tuple(told.get("origin_endings", ())),
        wholly=pattern("wholly"),
        partly=pattern("partly"),
        unlike=tuple(_unlike(pair) for pair in told.get("unlike", ())),
        served=pattern("served"),
        reckoned=pattern("reckoned"),
        reckoned_after=pattern("reckoned_after"),
        until=pattern("until"),
        alone=pattern("alone"),
        first_since=pattern("first_since"),
        before_now=pattern("before_now"),
        perfect=pattern("perfect"),
        leaning=frozenset(told.get("leaning", ())),
        developing=frozenset(told.get("developing", ())),
        gathered=frozenset(told.get("gathered", ())),
        kinds=frozenset(told.get("kinds", ())),
        numerals=load_class(language, "numeral") if table.is_file() else frozenset(),
        joining=frozenset(told.get("joining", ())),
        part_behind=pattern("part_behind"),
        undoing=frozenset(told.get("undoing", ())),
        revised=tuple(told.get("revised", ())),
        part_of=tuple(told.get("part_of", ())),
        concepts=load_concepts(
            language,
            frozenset(told.get("function_words", ())),
            frozenset(told.get("turning", ())),
        ),
        scopes=_load_scopes(language, told),
        bases=tuple(sorted(told.get("bases", {}).items())),
        idioms=_idioms(language) if nouns else {},
        near_senses=_pairs((row[0], row[1]) for row in related),
        opposite_senses=_pairs((row[0], row[2]) for row in related),
        replies=_pairs((row[0], row[3]) for row in related),
        facts=load_facts(language),
        stages=load_stages(language),
        nouns=load_kinds(language),
        appointments=load_appointments(language),
        demanding=frozenset(told.get("demanding", ())),
        quoting=load_quoting(language),
        namesakes=load_namesake_words(language),
        infinitives=tuple(told.get("infinitives", ())),
        determined=tuple(told.get("determined", ())),
        once=frozenset(told.get("once", ())),
        again=pattern("again"),
        exclusive={
            slot: frozenset(acts) for slot, acts in told.get("exclusive", {}).items()
        },
    )


def _unlike(pair: Mapping[str, Any]) -> Unlike:
    one, other = (re.compile(pair[side]) for side in ("one", "other"))
    return Unlike(one, other, pair.get("same_behind", False))


def _load_scopes(language: str, told: Mapping[str, Any]) -> Concepts:
    """Return what restricts figures; two bases of a change exclude each other."""
    scopes = load_concepts(
        language,
        frozenset(told.get("function_words", ())),
        frozenset(told.get("turning", ())),
        "scopes",
    )
    bases = frozenset(told.get("bases", ()))
    rivals = {base: bases - {base} for base in sorted(bases)}
    return msgspec.structs.replace(scopes, opposite={**scopes.opposite, **rivals})


def _people(language: str, nouns: AnaphoraWords) -> frozenset[str]:
    """Return the nouns that are listed as people, in the singular."""
    listed = frozenset(singular for singular, _, _ in nouns.people.values())
    return listed.union(*(load_class(language, name) for name in PEOPLE))


def _presenting(language: str) -> frozenset[str]:
    """Return the verbs that only present what a noun says, and what stands by them."""
    verbs = load_presenting(language)
    return frozenset(verbs) | {x.beside for told in verbs.values() for x in told}


def _pairs(related: Iterable[tuple[str, str]]) -> frozenset[frozenset[str]]:
    """Return the pairs of a word and each of those listed beside it."""
    return frozenset(
        frozenset({sense, other.strip()})
        for sense, others in related
        for other in others.split(",")
        if other.strip()
    )


def _rows(path: Traversable) -> list[list[str]]:
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return rows[1:]


def _idioms(language: str) -> dict[tuple[str, str], frozenset[str]]:
    """Return the senses of a verb with one fixed word, by both lemmas.

    « Prendre un engagement » promises; not « abattre un peuplier », which the thing
    felled tells apart from other trees.
    """
    found = defaultdict[tuple[str, str], set[str]](set)
    for entry in load_senses(language):
        for word in () if entry.noun else entry.pattern.words:
            if alternatives(word) == (word,):
                found[entry.pattern.head, word].add(entry.value)
    return {pair: frozenset(senses) for pair, senses in found.items()}
