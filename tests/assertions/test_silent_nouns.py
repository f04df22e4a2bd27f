"""Nouns that tell nothing though they look like events, in their tables' sentences."""

import pytest

from recoupe.annotate import annotate
from recoupe.assertions import read_assertions
from recoupe.assertions.predicates import find_predicates
from recoupe.assertions.tree import Tree
from recoupe.lang.fixed_terms import load_fixed_terms, silent_in_terms
from recoupe.lang.frames import read_table
from recoupe.lang.noun_uses import load_noun_uses
from recoupe.lang.senses import load_senses, load_triggers
from recoupe.model import AnnotatedDocument, Document, DocumentId, Parse

TERMS = read_table("fr", "fixed_terms")
USES = read_table("fr", "noun_uses")


def _read(text: str) -> AnnotatedDocument:
    return annotate(Document(id=DocumentId("d"), outlet="o", text=text))


def _predicates(text: str) -> set[str]:
    annotated = _read(text)
    assert isinstance(annotated.parse, Parse)
    tree = Tree(annotated.parse, "fr")
    lexicons = (load_senses("fr"), load_triggers("fr"))
    return {
        tree.tokens[p.token].lemma.lower()
        for p in find_predicates(annotated, tree, lexicons)
    }


@pytest.mark.parametrize(("term", "example"), TERMS[::4])
def test_a_fixed_term_is_found_in_its_example(term: str, example: str) -> None:
    silent = {w.rstrip("*") for w in term.replace("/", " ").split() if "*" in w}
    silent = {word.rpartition("'")[2].lower() for word in silent}
    parse = _read(example).parse
    assert isinstance(parse, Parse)

    found = silent_in_terms(parse.tokens, "fr")

    assert any(
        silent & {parse.tokens[i].text.lower(), parse.tokens[i].lemma} for i in found
    )


def test_terms_are_listed_by_every_word_that_opens_them() -> None:
    terms = load_fixed_terms("fr")

    assert terms["cours"]
    assert all(
        any(place.silent for place in term) for t in terms.values() for term in t
    )


@pytest.mark.parametrize(
    ("noun", "example"), [(noun, yes) for noun, _, _, yes, _ in USES if yes]
)
def test_an_ambiguous_noun_tells_an_event(noun: str, example: str) -> None:
    assert noun in _predicates(example)


@pytest.mark.parametrize(
    ("noun", "counterexample"), [(noun, no) for noun, _, _, _, no in USES]
)
def test_an_ambiguous_noun_names_a_thing(noun: str, counterexample: str) -> None:
    assert not set(noun.split("/")) & _predicates(counterexample)


def test_conditions_of_nouns_are_read() -> None:
    (use,) = load_noun_uses("fr")["opposition"]

    assert use.only
    assert {c.kind for tests in use.where for c in tests} == {"slot", "governor"}


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Le maire a été mis en examen mardi.", "examen"),
        ("La cour d'appel a relaxé le maire.", "appel"),
        ("Les gardiens de la paix ont défilé.", "paix"),
        ("Le service des urgences a fermé.", "urgence"),
        ("Le décompte fait par nos soins compte dix noms.", "soin"),
        ("Elle a pleuré à la lecture de l'arrêt.", "arrêt"),
        ("À la sortie du terrain, il a souri.", "sortie"),
        ("Le gérant a été condamné à dix ans d'interdiction.", "an"),
        ("Trois élèves manquent à l'appel.", "appel"),
        ("Le carnet de commandes du chantier est plein.", "commande"),
        ("La réunion s'est tenue fin 2025.", "fin"),
    ],
)
def test_what_only_names_has_no_line(text: str, noun: str) -> None:
    assert noun not in _predicates(text)


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Une menace de grève pèse sur le port.", "strike-work"),
        ("La fin de la grève a soulagé le port.", "end"),
        ("La cour a confirmé la fermeture de la prison.", "close"),
        ("Le vol du tableau a surpris le musée.", "steal"),
    ],
)
def test_what_tells_an_event_keeps_its_line(text: str, sense: str) -> None:
    found = {a.predicate for a in read_assertions(_read(text)).assertions}

    assert sense in found
