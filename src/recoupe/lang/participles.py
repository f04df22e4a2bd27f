"""Forms of the verbs a language's lexicons know.

Small taggers read « convenu », « inculpé », « revenu » as nouns or adjectives; beside
an auxiliary they are verbs, and the lexicons say of which verb.
"""

from collections.abc import Mapping
from functools import cache

from recoupe.lang.frames import read_table
from recoupe.lang.senses import load_senses, load_triggers


@cache
def load_participles(language: str) -> Mapping[str, str]:
    """Return the verb of each participle form, gender and number included."""
    endings = sorted(read_table(language, "participles"), key=lambda r: -len(r[0]))
    verbs = {
        entry.pattern.head: None
        for lexicon in (load_triggers(language), load_senses(language))
        for entry in lexicon
        if not entry.noun
    }
    forms: dict[str, str] = {}
    for verb in verbs:
        for form in _forms(verb, endings):
            forms.setdefault(form, verb)
    return forms


@cache
def load_finite_forms(language: str) -> Mapping[str, str]:
    """Return the verb of each third person of the present."""
    endings = sorted(read_table(language, "finite_forms"), key=lambda r: -len(r[0]))
    verbs = {e.pattern.head for e in load_triggers(language) if not e.noun}
    verbs |= {e.pattern.head for e in load_senses(language) if not e.noun}
    forms: dict[str, str] = {}
    for verb in sorted(verbs):
        for infinitive, ends in endings:
            if verb.endswith(infinitive):
                stem = verb[: len(verb) - len(infinitive)]
                for end in ends.split():
                    forms.setdefault(stem + end, verb)
                break
    return forms


def _forms(verb: str, endings: list[list[str]]) -> list[str]:
    for infinitive, participle in endings:
        if verb.endswith(infinitive):
            masculine = verb[: len(verb) - len(infinitive)] + participle
            plural = masculine if masculine.endswith("s") else masculine + "s"
            return [masculine, plural, masculine + "e", masculine + "es"]
    return []


@cache
def load_unaccusatives(language: str) -> frozenset[str]:
    """Return the verbs whose past tense takes the auxiliary of the passive."""
    return frozenset(row[0] for row in read_table(language, "unaccusatives"))


@cache
def load_object_control(language: str) -> frozenset[str]:
    """Return the verbs whose infinitive belongs to their object, not their subject."""
    return frozenset(row[0] for row in read_table(language, "object_control"))


@cache
def load_light_verbs(language: str) -> frozenset[str]:
    """Return the verbs whose subject does what their noun says."""
    return frozenset(row[0] for row in read_table(language, "light_verbs"))


@cache
def load_verbs(language: str) -> frozenset[str]:
    """Return the infinitives of the verbs that the lexicons know."""
    return frozenset(load_finite_forms(language).values())


@cache
def load_receiving_verbs(language: str) -> frozenset[str]:
    """Return verbs whose subject is who their object befalls: « essuyer des tirs »."""
    return frozenset(row[0] for row in read_table(language, "receiving_verbs"))


@cache
def load_verb_class(language: str, name: str) -> frozenset[str]:
    """Return the verbs of one class of constructions.

    ``suffering``: reflexive, an infinitive befalls their subject; ``gathering``: their
    object takes part in their subject; ``aiming``: their subject is against it;
    ``addressing``: a clause follows the object whom they address.
    """
    return frozenset(
        verb.strip()
        for label, verbs in read_table(language, "verb_classes")
        for verb in verbs.split(",")
        if label == name
    )
