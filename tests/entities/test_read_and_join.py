"""Who is the same across articles that were read, not made up mention by mention."""

from datetime import date

import pytest

import recoupe
from recoupe.entities import resolve_entities
from recoupe.model import Document, DocumentId


def entities(*texts: str, words: str, day: date = date(2025, 6, 3)) -> list[set[str]]:
    """Return, for each text, the entities of the mentions that begin with ``words``."""
    documents = [
        recoupe.annotate(
            Document(id=DocumentId(f"d{n}"), outlet="o", text=text, published=day)
        )
        for n, text in enumerate(texts)
    ]
    resolved, _ = resolve_entities(documents)
    return [
        {
            str(m.entity)
            for m in a.mentions
            if a.document.text[m.start : m.end].startswith(words)
        }
        for a in resolved
    ]


def test_a_role_joins_the_person_who_bears_it_in_another_article() -> None:
    named = "Le procureur de la République de Blois, Paul Rivet, a ouvert une enquête."
    unnamed = "Le procureur de Blois a confirmé la mort de deux hommes."
    left, right = entities(named, unnamed, words="procureur")
    assert left == right == {"per:paul-rivet"}


@pytest.mark.parametrize(
    "other",
    [
        "Le procureur de Nantes a confirmé la mort de deux hommes.",  # another town
        "L'ancien procureur de Blois a écrit un livre.",  # another holder
        "Le procureur a confirmé la mort de deux hommes.",  # no town is named
    ],
)
def test_another_role_joins_nobody(other: str) -> None:
    named = "Le procureur de Blois, Paul Rivet, a ouvert une enquête."
    _, right = entities(named, other, words="procureur")
    assert "per:paul-rivet" not in right


def test_a_role_that_two_bore_joins_nobody() -> None:
    first = "Le procureur de Blois, Paul Rivet, a ouvert une enquête."
    second = "Le procureur de Blois, Jean Morvan, a fermé le dossier."
    third = "Le procureur de Blois a confirmé la mort de deux hommes."
    assert (
        not {"per:paul-rivet", "per:jean-morvan"}
        & (entities(first, second, third, words="procureur")[2])
    )


def test_who_is_named_without_a_word_was_introduced_by_the_lead() -> None:
    text = (
        "La maire de Blois a démissionné lundi. Les élus sont surpris. « Je suis "
        "fatiguée », explique Jeanne Morvan."
    )
    assert entities(text, words="maire") == [{"per:jeanne-morvan"}]


def test_who_is_explained_was_not() -> None:
    text = (
        "La maire de Blois a démissionné lundi. Les élus sont surpris. « C'est "
        "triste », regrette une riveraine, Jeanne Morvan."
    )
    assert "per:jeanne-morvan" not in entities(text, words="maire")[0]


def test_the_town_is_one_with_or_without_its_noun() -> None:
    left, right = entities(
        "La ville de Blois a fermé la piscine.",
        "Blois a fermé la piscine.",
        words="ville",
    )
    assert left == {"city:blois"}
    assert not right


@pytest.mark.parametrize(
    "unnamed",
    [
        "Le groupe Sidel supprime 40 postes. La porte-parole du groupe a confirmé.",
        "Le groupe Sidel supprime 40 postes. La porte-parole a confirmé.",
    ],
)
def test_office_and_body_agree_whatever_words_name_the_body(unnamed: str) -> None:
    named = "La porte-parole du groupe Sidel, Jeanne Morvan, a confirmé les départs."
    left, right = entities(named, unnamed, words="porte-parole")
    assert left == right == {"per:jeanne-morvan"}


@pytest.mark.parametrize(
    "other",
    [
        "Le groupe Valnor supprime 40 postes. La porte-parole du groupe a confirmé.",
        "Le groupe Sidel supprime 40 postes. Le porte-parole du groupe a confirmé.",
        "Quarante postes sont supprimés. La porte-parole a confirmé.",
    ],
)
def test_another_body_or_gender_is_another_holder(other: str) -> None:
    named = "La porte-parole du groupe Sidel, Jeanne Morvan, a confirmé les départs."
    _, right = entities(named, other, words="porte-parole")
    assert "per:jeanne-morvan" not in right


def test_words_for_who_runs_a_firm_are_one_office() -> None:
    named = "Le patron du groupe Sidel, Paul Rivet, a confirmé les départs."
    unnamed = "Le groupe Sidel supprime 40 postes. Le PDG du groupe a confirmé."
    assert entities(named, unnamed, words="PDG")[1] == {"per:paul-rivet"}


@pytest.mark.parametrize(
    ("full", "short", "entity"),
    [
        (
            "La porte-parole de la mairie, Agnès Torrent, a démenti.",
            "Selon Mme Torrent, rien n'a fui.",
            "per:agnes-torrent",
        ),
        (
            "Le député Bruno Astier a dénoncé un scandale.",
            "Rien n'a fui, a expliqué hier M. Astier.",
            "per:bruno-astier",
        ),
    ],
)
def test_a_title_and_a_family_name_are_whoever_bears_it(
    full: str, short: str, entity: str
) -> None:
    name = entity.rpartition("-")[2].capitalize()
    _, right = entities(full, short, words=name)
    assert right == {entity}


def test_a_title_and_a_name_that_two_people_bear_are_neither() -> None:
    both = "Agnès Torrent et Paul Torrent ont démenti."
    _, right = entities(both, "Selon Mme Torrent, rien n'a fui.", words="Torrent")
    assert right == {"per:torrent"}
