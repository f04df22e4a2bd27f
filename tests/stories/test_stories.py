from datetime import date

import pytest
from msgspec.structs import replace

from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Document,
    DocumentId,
    Mention,
    Span,
)
from recoupe.stories import group_stories

BRIDGE = (
    (
        "Le pont de Varmont ferme après la découverte d'une fissure dans un "
        "pylône. La préfète Anne "
        "Loriot a promis une navette fluviale aux automobilistes de Varmont."
    ),
    (
        "À Varmont, la fermeture du pont suspendu désespère les commerçants. "
        "La navette promise par "
        "Anne Loriot se fait attendre, la fissure aussi s'agrandit."
    ),
    (
        "Varmont : les travaux du pont coûteront deux millions. La fissure du "
        "pylône était connue, "
        "reconnaît Anne Loriot devant les automobilistes en colère."
    ),
)
VINTAGE = (
    (
        "Les vendanges commencent tôt dans le Serein. Les viticulteurs, menés "
        "par Paul Girard, "
        "redoutent la grêle et manquent de saisonniers pour couper le raisin."
    ),
    (
        "Raisin mûr, cuves prêtes : Paul Girard lance les vendanges dans le "
        "Serein malgré le manque "
        "de saisonniers et la crainte de la grêle."
    ),
)


def found(identity: str, text: str, day: date, title: str = "") -> AnnotatedDocument:
    document = Document(
        id=DocumentId(identity), outlet="", text=text, published=day, title=title
    )
    return AnnotatedDocument(document=document)


def coverage() -> list[AnnotatedDocument]:
    bridge = [found(f"b{n}", t, date(2024, 3, 1 + n)) for n, t in enumerate(BRIDGE)]
    wine = [found(f"v{n}", t, date(2024, 9, 1 + n)) for n, t in enumerate(VINTAGE)]
    return bridge + wine


def test_no_documents_make_no_story() -> None:
    assert group_stories([]) == ((), ())


def test_articles_about_one_happening_make_one_story() -> None:
    stories, _ = group_stories(coverage())
    assert [s.documents for s in stories] == [("b0", "b1", "b2"), ("v0", "v1")]


def test_a_story_knows_its_days() -> None:
    stories, _ = group_stories(coverage())
    assert (stories[0].first, stories[0].last) == ("2024-03-01", "2024-03-03")


def test_stories_do_not_depend_on_order() -> None:
    assert group_stories(coverage()) == group_stories(coverage()[::-1])


def test_the_same_people_a_year_later_are_another_story_of_one_thread() -> None:
    early = [found(f"a{n}", t, date(2024, 3, 1 + n)) for n, t in enumerate(BRIDGE)]
    later = [found(f"z{n}", t, date(2025, 3, 1 + n)) for n, t in enumerate(BRIDGE)]
    stories, threads = group_stories(early + later)
    assert [s.documents for s in stories] == [("a0", "a1", "a2"), ("z0", "z1", "z2")]
    (thread,) = threads
    assert thread.stories == ("s-a0", "s-z0")
    assert {s.thread for s in stories} == {thread.id}
    assert "Varmont" in thread.title


def test_a_headline_names_the_story() -> None:
    documents = [
        found("a", BRIDGE[0], date(2024, 3, 1), "Le pont de Varmont fermé"),
        found("b", BRIDGE[1], date(2024, 3, 2)),
    ]
    ((story,), _) = group_stories(documents)
    assert story.title == "Le pont de Varmont fermé"


def test_without_headlines_actors_and_words_name_it() -> None:
    stories, _ = group_stories(coverage())
    assert "Loriot" in stories[0].title
    assert " : " in stories[0].title


@pytest.mark.parametrize("text", ["", "…", "«»!", "12 34"])
def test_texts_without_words_are_listed_all_the_same(text: str) -> None:
    stories, threads = group_stories([found("a", text, date(2024, 1, 1))] * 1)
    assert [s.documents for s in stories] == [("a",)]
    assert threads == ()


def test_every_document_is_in_exactly_one_story() -> None:
    empty = AnnotatedDocument(document=Document(id=DocumentId("e"), outlet="", text=""))
    stories, _ = group_stories([*coverage(), empty])
    listed = sorted(d for s in stories for d in s.documents)
    assert listed == ["b0", "b1", "b2", "e", "v0", "v1"]


def test_a_first_line_set_like_a_headline_names_the_story() -> None:
    headed = f"Le pont de Varmont fermé aux camions\n{BRIDGE[0]} {BRIDGE[1]}"
    ((story,), _) = group_stories([found("a", headed, date(2024, 3, 1))])
    assert story.title == "Le pont de Varmont fermé aux camions"


def noun(text: str, word: str, sense: str) -> Assertion:
    start = text.index(word)
    return Assertion(
        id=word,
        start=start,
        end=start + len(word),
        head=Span(start, start + len(word)),
        predicate=sense,
        kind="event",
        lemmas=(word.rstrip("s"),),
        presupposed=True,
    )


def test_without_headlines_people_and_a_named_event_title_it() -> None:
    text = "Anna Loriot, maire de Varmont, prépare une rencontre et veut intervenir."
    bare = found("a", text, date(2024, 3, 1))
    mentions = tuple(
        Mention(
            start=text.index(name),
            end=text.index(name) + len(name),
            type=kind,
            form="name",
            entity=entity,
            name=name,
        )
        for name, kind, entity in (
            ("Varmont", "GPE", "city:varmont"),
            ("Anna Loriot", "PER", "person:anna-loriot"),
            ("maire", "PER", "per:~maire"),
        )
    )
    read = replace(
        bare,
        mentions=mentions,
        assertions=(
            noun(text, "rencontre", "meet"),
            noun(text, "intervenir", "lemma:intervenir"),
        ),
    )
    ((story,), _) = group_stories([read])
    assert story.title == "Anna Loriot, Varmont : rencontre"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Le pont de Varmont fermé\n" + BRIDGE[0], "Le pont de Varmont fermé"),
        ("« Un grand vacarme »\n" + BRIDGE[0], "« Un grand vacarme »"),
        ("Le pont de Varmont ferme.\n" + BRIDGE[0], ""),
        ("VARMONT (AZP) -\n" + BRIDGE[0], ""),
        ("Varmont\n" + BRIDGE[0], ""),
        ("qui ferme le pont\n" + BRIDGE[0], ""),
        ("Le pont de Varmont fermé\nPersonne ne passe.", ""),
        (BRIDGE[0], ""),
        ("", ""),
    ],
)
def test_a_headline_is_short_and_has_no_stop(text: str, headline: str) -> None:
    assert Document(id=DocumentId("a"), outlet="", text=text).headline == headline
