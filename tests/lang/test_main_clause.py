"""The verb of a main clause is found by the words that open inner ones."""

import pytest

from recoupe.lang.mending.main_clause import find_main_clause, load_clause_words


@pytest.fixture
def known():
    return load_clause_words("fr")


def read(sentence, predicates, known):
    """Find the main clause where « accusé:accuser » says what was read as what."""
    pairs = [pair.split(":") for pair in predicates.split()]
    return find_main_clause(
        sentence, {sentence.index(word): lemma for word, lemma in pairs}, known
    )


@pytest.mark.parametrize(
    ("sentence", "predicates", "heads"),
    [
        ("Le maire a fermé le pont", "fermé:fermer", "fermé"),
        ("Le maire, élu en mars, ferme le pont", "élu:élire ferme:fermer", "ferme"),
        (
            "La femme qui a vendu le pont a été mise en examen",
            "vendu:vendre mise:mettre",
            "mise",
        ),
        (
            "Les hommes qui ont volé et ont menti sont en fuite",
            "volé:voler menti:mentir fuite:fuite",
            "fuite",
        ),
        (
            "La juge assure que le maire n'a pas menti",
            "assure:assurer menti:mentir",
            "assure",
        ),
        ("A Gavre, des élèves manifestent", "manifestent:manifester", "manifestent"),
        ("Le conseil va voter la loi", "voter:voter", "voter"),
        (
            "Le port, en tant que voisin, est une gêne",
            "gêne:gêne",
            "gêne",
        ),
        ("Le vent à l'est (il a tourné) faiblit", "faiblit:faiblir", "faiblit"),
    ],
)
def test_the_main_clause_is_what_no_other_clause_holds(
    sentence, predicates, heads, known
):
    clause = read(sentence, predicates, known)
    assert [sentence[h:].split()[0] for h in sorted(clause.heads)] == heads.split()
    assert not clause.pointing


@pytest.mark.parametrize(
    ("sentence", "predicates"),
    [
        ("Après avoir accusé le maire de fraude", "accusé:accuser"),
        ("La mère de l'enfant trouvé seul à Gavre", "trouvé:trouver"),
        ("Selon une source proche du dossier", ""),
        ("Gavre : le maire en garde à vue", ""),
        ("dont il a fermé le pont", "fermé:fermer"),
    ],
)
def test_a_fragment_has_no_main_clause(sentence, predicates, known):
    assert read(sentence, predicates, known) is None


def test_what_is_signed_is_not_what_casts_a_shadow(known):
    sentence = "La panne a jeté une ombre sur l'accord que le maire a signé"
    clause = read(sentence, "signé:signer", known)
    assert sentence[clause.verb :].startswith("a jeté")
    assert clause.heads == frozenset()


@pytest.mark.parametrize(
    "sentence",
    ["Lundi, elle quittera Gavre", "Dans la foulée, ils ne la quittera pas"],
)
def test_a_pronoun_is_no_subject_by_itself(sentence, known):
    assert read(sentence, "quittera:quitter", known).pointing


def test_a_figure_is_of_the_clause_that_it_opens_or_soon_follows(known):
    sentence = "Neuf élèves ont payé deux euros, dont un sou pour trois repas"
    clause = read(sentence, "payé:payer", known)
    held = [n for n in ("Neuf", "deux", "trois") if clause.holds(sentence.index(n), 6)]
    assert held == ["Neuf", "deux"]


def test_a_language_without_a_pack_has_no_clauses():
    assert load_clause_words("xx") is None
    assert load_clause_words("") is None
