"""Who did it to whom, in every voice: the same parts, or exchanged ones.

Read inverted, « X a condamné Y » and « Y a condamné X » would be one claim.
"""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import Assertion, Document

PEOPLED = ("actor", "recipient", "theme", "source", "goal")
WHO = ("state:", "city:", "org:", "per:")

# What X did to Y: predicate, participle.
TRANSITIVE = [
    ("accuse", "accusé"),
    ("accuse", "mis en cause"),
    ("accuse", "pointé du doigt"),
    ("aid", "aidé"),
    ("attack", "attaqué"),
    ("attack", "bombardé"),
    ("criticize", "condamné"),
    ("criticize", "critiqué"),
    ("criticize", "fustigé"),
    ("invade", "envahi"),
    ("sanction", "sanctionné"),
    ("sue", "assigné en justice"),
    ("sue", "poursuivi en justice"),
    ("support", "soutenu"),
    ("support", "appuyé"),
    ("threaten", "menacé"),
    ("win", "battu"),
    ("win", "vaincu"),
]

# Predicate, one way of putting it, another of the same, the parts exchanged.
CONVERSES = [
    (
        "accuse",
        "{X} a accusé {Y}.",
        "C'est {X} qui a accusé {Y}.",
        "C'est {Y} qui a accusé {X}.",
    ),
    (
        "sue",
        "{X} a porté plainte contre {Y}.",
        "La plainte {de_X} contre {Y} est jugée.",
        "La plainte {de_Y} contre {X} est jugée.",
    ),
    (
        "sue",
        "{X} a déposé plainte contre {Y}.",
        "{X}, qui a déposé plainte contre {Y}, attend.",
        "{Y} a déposé plainte contre {X}.",
    ),
    (
        "attack",
        "{X} a attaqué {Y}.",
        "L'attaque {de_Y} par {X} a échoué.",
        "L'attaque {de_X} par {Y} a échoué.",
    ),
    (
        "invade",
        "{X} a envahi {Y}.",
        "L'invasion {de_Y} par {X} a échoué.",
        "L'invasion {de_X} par {Y} a échoué.",
    ),
    (
        "support",
        "{X} a soutenu {Y}.",
        "Le soutien {de_X} à {Y} est acquis.",
        "Le soutien {de_Y} à {X} est acquis.",
    ),
    (
        "support",
        "{X} a apporté son soutien à {Y}.",
        "{X} a soutenu {Y}.",
        "{Y} a apporté son soutien à {X}.",
    ),
    (
        "criticize",
        "{X} a critiqué {Y}.",
        "Les critiques {de_X} contre {Y} se multiplient.",
        "Les critiques {de_Y} contre {X} se multiplient.",
    ),
    (
        "criticize",
        "{X} a critiqué {Y}.",
        "{X} s'en est pris à {Y}.",
        "{Y} s'en est pris à {X}.",
    ),
    (
        "sell",
        "{X} a vendu la mine à {Y}.",
        "{Y} a acheté la mine à {X}.",
        "{X} a acheté la mine à {Y}.",
    ),
    (
        "sell",
        "{X} a vendu la mine à {Y}.",
        "La mine a été vendue à {Y} par {X}.",
        "La mine a été vendue à {X} par {Y}.",
    ),
    (
        "sell",
        "{X} a cédé la mine à {Y}.",
        "{Y} a racheté la mine à {X}.",
        "{Y} a cédé la mine à {X}.",
    ),
    (
        "sell",
        "{X} a vendu la mine à {Y}.",
        "La mine que {X} a vendue à {Y} ferme.",
        "La mine que {Y} a vendue à {X} ferme.",
    ),
    (
        "lend",
        "{X} a prêté cent millions à {Y}.",
        "{Y} a emprunté cent millions à {X}.",
        "{X} a emprunté cent millions à {Y}.",
    ),
    (
        "lend",
        "{X} a prêté cent millions à {Y}.",
        "Cent millions ont été prêtés à {Y} par {X}.",
        "Cent millions ont été prêtés à {X} par {Y}.",
    ),
    (
        "pay",
        "{X} a payé dix millions à {Y}.",
        "Dix millions ont été payés à {Y} par {X}.",
        "Dix millions ont été payés à {X} par {Y}.",
    ),
    (
        "pay",
        "{X} a été condamné à payer dix millions à {Y}.",
        "La cour a condamné {X} à verser dix millions à {Y}.",
        "{Y} a été condamné à payer dix millions à {X}.",
    ),
    (
        "visit",
        "{X} a reçu {Y}.",
        "{Y} a rendu visite à {X}.",
        "{X} a rendu visite à {Y}.",
    ),
    (
        "visit",
        "{Y} a rendu visite à {X}.",
        "{Y} a été reçu par {X}.",
        "{X} a été reçu par {Y}.",
    ),
    (
        "give",
        "{X} a offert un navire à {Y}.",
        "Un navire a été offert à {Y} par {X}.",
        "Un navire a été offert à {X} par {Y}.",
    ),
    (
        "threaten",
        "{X} a menacé {Y}.",
        "{X}, qui a menacé {Y}, recule.",
        "{Y}, qui a menacé {X}, recule.",
    ),
    ("win", "{X} a battu {Y}.", "{X} a eu raison de {Y}.", "{Y} a eu raison de {X}."),
    (
        "fine",
        "La cour a condamné {X} à une amende.",
        "{X} a été condamné par la cour à une amende.",
        "{X} a condamné la cour à une amende.",
    ),
    (
        "win",
        "{X} a vaincu {Y}.",
        "{Y}, vaincu par {X}, proteste.",
        "{X}, vaincu par {Y}, proteste.",
    ),
    (
        "aid",
        "{X} a aidé {Y}.",
        "{X} est venu en aide à {Y}.",
        "{Y} est venu en aide à {X}.",
    ),
    (
        "threaten",
        "{X} a menacé {Y}.",
        "{Y}, menacé par {X}, proteste.",
        "{X}, menacé par {Y}, proteste.",
    ),
    (
        "accuse",
        "{X} a accusé {Y} de fraude.",
        "{X} a reproché une fraude à {Y}.",
        "{Y} a reproché une fraude à {X}.",
    ),
]

NAMES = {"X": "le Pérou", "Y": "le Chili"}


def read(text: str) -> list[Assertion]:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    return list(read_assertions(annotate(document)).assertions)


def parts(text: str, predicate: str) -> dict[str, tuple[str, ...]]:
    """Return who plays which part in the assertion of one predicate."""
    for said in read(text):
        if said.predicate != predicate:
            continue
        named = {
            role: {
                entity
                for argument in said.arguments
                if argument.role == role
                for entity in argument.entities
                if entity.startswith(WHO)
            }
            for role in PEOPLED
        }
        return {role: tuple(sorted(who)) for role, who in named.items() if who}
    return {}


def worded(template: str) -> str:
    """Fill a template, articles contracted as French does."""
    names = NAMES | {"de_X": "du Pérou", "de_Y": "du Chili"}
    text = template.format(**names).replace("à le ", "au ").replace("de le ", "du ")
    return text[0].upper() + text[1:]


def voices() -> list[tuple[str, str, str, str]]:
    """Return predicate, sentence, the same in another voice, the inverted one."""
    rows = [(p, worded(a), worded(b), worded(c)) for p, a, b, c in CONVERSES]
    for predicate, done in TRANSITIVE:
        one = worded(f"{{X}} a {done} {{Y}}.")
        inverted = worded(f"{{Y}} a {done} {{X}}.")
        passive = worded(f"{{Y}} a été {done} par {{X}}.")
        relative = worded(f"{{Y}}, que {{X}} a {done}, proteste.")
        rows += [(predicate, one, passive, inverted)]
        rows += [(predicate, passive, relative, inverted)]
    return rows


@pytest.mark.parametrize(
    ("predicate", "one", "same", "inverted"),
    [pytest.param(*row, id=f"{row[0]}-{n}") for n, row in enumerate(voices())],
)
def test_parts_survive_the_voice_and_tell_inversion(
    predicate: str, one: str, same: str, inverted: str
) -> None:
    assert len(parts(one, predicate)) > 1, one
    assert parts(same, predicate) == parts(one, predicate), same
    assert parts(inverted, predicate) != parts(one, predicate), inverted


def test_there_are_sixty_pairs() -> None:
    assert len(voices()) >= 60
