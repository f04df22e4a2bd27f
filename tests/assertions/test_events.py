"""Which sentences report a political event, and which only sound like it."""

from datetime import date

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.model import Commitment, Document


def coded(text: str) -> list[str]:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    return [
        a.plover for a in read_assertions(annotate(document)).assertions if a.plover
    ]


def commitments(text: str) -> tuple[Commitment, ...]:
    document = Document(id="d", outlet="o", text=text, published=date(2025, 6, 12))
    return read_assertions(annotate(document)).commitments


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Le Chili et le Pérou ont signé un traité.", "SUPPORT"),
        ("Le Portugal a livré des blindés à l'Ukraine.", "AID"),
        ("Le Kenya a expulsé deux diplomates.", "SANCTION"),
        ("La Grèce a convoqué l'ambassadeur turc.", "ACCUSE"),
        ("Les étudiants ont manifesté contre le ministre.", "PROTEST"),
        ("Les rebelles ont pris d'assaut la caserne.", "ASSAULT"),
        ("L'attaque de la caserne par les rebelles a échoué.", "ASSAULT"),
        ("La Finlande exige de la Hongrie des excuses.", "REQUEST"),
        ("Un couvre-feu a été décrété par le préfet.", "COERCE"),
    ],
)
def test_an_event_between_parties_is_coded(text: str, plover: str) -> None:
    assert coded(text) == [plover]


@pytest.mark.parametrize(
    "text",
    [
        "Une tempête a frappé la côte.",
        "La romancière a signé ses livres samedi.",
        "Le boxeur défend son titre.",
        "Cette attaque a surpris.",
        "Le gouvernement a déclaré que l'hiver serait doux.",
        "Les pompiers ont combattu le feu toute la nuit.",
    ],
)
def test_words_that_only_sound_political_are_not_coded(text: str) -> None:
    assert coded(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le Chili s'est engagé à rouvrir la frontière.", "promise"),
        ("Le Chili exige le retrait des troupes.", "demand"),
        ("Le Chili a menacé le Pérou de représailles.", "threat"),
        ("Le Chili a proposé une aide au Pérou.", "offer"),
        ("Le Chili a rejeté l'offre du Pérou.", "refusal"),
        ("Le Chili signera le traité en juillet.", "plan"),
    ],
)
def test_what_binds_somebody_is_a_commitment(text: str, kind: str) -> None:
    assert [c.kind for c in commitments(text)] == [kind]


def test_a_denied_accusation_refuses_nothing() -> None:
    assert commitments("Le Chili dément les accusations du Pérou.") == ()


def test_a_condition_is_tied_to_its_threat() -> None:
    text = "Le Chili menace de fermer la frontière si le Pérou refuse."
    (threat,) = commitments(text)
    assert threat.condition is not None
    assert text[threat.condition.start : threat.condition.end] == "si le Pérou refuse"


def test_a_list_holds_one_consequence_per_item() -> None:
    text = "Le Chili exige du Pérou :\n- le retrait des troupes ;\n- des excuses."
    (demand,) = commitments(text)
    spans = [text[s.start : s.end] for s in demand.consequence]
    assert spans == ["le retrait des troupes", "des excuses"]
