"""Objects before a verb: somebody, a thing or a clause; and things as subjects."""

import pytest

from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser
from recoupe.model import Document, DocumentId

RIVET = "Paul Rivet"
MORVAN = "Jeanne Morvan"


def stands_for(text: str, words: str) -> set[str]:
    """Return the names of those whom the last ``words`` stand for."""
    start = text.rindex(words)
    document = Document(id=DocumentId("d"), outlet="", text=text)
    found = find_mentions(document, load_parser("fr").parse(document.blanked))
    return {m.name for m in found if m.start == start and m.form == "pronoun"}


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        # The participle agrees with its object.
        ("Jeanne Morvan a quitté Paul Rivet. Le public l'a huée.", "l'", MORVAN),
        ("Jeanne Morvan a quitté Paul Rivet. Le public l'a hué.", "l'", RIVET),
        # A verb that was tagged as a noun after an article.
        ("Jeanne Morvan a vu Paul Rivet. Le président l'accuse de mentir.", "l'", None),
        ("Jeanne Morvan a vu Paul Rivet. Elle l'accuse de mentir.", "l'", RIVET),
        ("Paul Rivet est élu. Ses voisins le soutiennent.", "le", RIVET),
        ("Jeanne Morvan arrive. Les juges la confronteront jeudi.", "la", MORVAN),
        # The subject of the main verb is that of the infinitive too.
        ("Jeanne Morvan a vu Paul Rivet. Elle veut le rassurer.", "le", RIVET),
        (
            "Jeanne Morvan a appelé Paul Rivet. Elle attend avant de lui répondre.",
            "lui",
            RIVET,
        ),
        (
            "Paul Rivet attendait. Jeanne Morvan est arrivée et lui a parlé.",
            "lui",
            RIVET,
        ),
        # What somebody is said to be.
        ("Jeanne Morvan arrive. Son ami la décrit comme épuisée.", "la", MORVAN),
    ],
)
def test_an_object_is_whoever_the_clause_leaves(
    text: str, words: str, meant: str | None
) -> None:
    found = stands_for(text, words)
    assert found == {meant} if meant else len(found) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Paul Rivet part mardi. Son avocate l'a annoncé.", "l'"),
        ("Paul Rivet part mardi. Son avocate le sait.", "le"),
        ("Paul Rivet a un projet. L'opposition le rejette.", "le"),
        ("Jeanne Morvan a une idée. Paul Rivet la juge.", "la"),
        ("Paul Rivet arrive. Il a vu la juge.", "la"),
        ("Paul Rivet arrive. Jeudi l'aide sera versée.", "l'"),
    ],
)
def test_a_clause_a_thing_and_an_article_are_nobody(text: str, words: str) -> None:
    assert not stands_for(text, words)


def test_a_thing_is_taken_up_before_a_town_and_across_a_semicolon() -> None:
    text = "La rivière a débordé à Morlac. Elle a emporté deux ponts."
    assert not stands_for(text, "Elle")
    text = "Jeanne Morvan a quitté la salle. La toiture craquait ; elle est tombée."
    assert MORVAN not in stands_for(text, "elle")


def test_a_person_speaks_and_a_thing_of_somebody_is_not_the_topic() -> None:
    text = (
        "Jeanne Morvan est morte. Sa carrière était longue. Elle a vendu des disques."
    )
    assert stands_for(text, "Elle") == {MORVAN}
    text = "Jeanne Morvan a vu la pièce. La fin est triste. Elle a dit son émotion."
    assert stands_for(text, "Elle") == {MORVAN}
