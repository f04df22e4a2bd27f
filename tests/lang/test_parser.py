"""What every stage relies on when it asks for a parse."""

import tomllib
from importlib import resources

import pytest

from recoupe.errors import PackError
from recoupe.lang.breaks import breaks
from recoupe.lang.lemmas import load_lemmas
from recoupe.lang.moods import load_moods
from recoupe.lang.parser import load_parser
from recoupe.lang.tokens import cut

FUTURE = tomllib.loads(
    (resources.files("recoupe.lang") / "fr" / "inflection.toml").read_text("utf-8")
)["future"]


def words(text):
    return [text[start:end] for start, end in cut(text, "fr")]


def sentences(text):
    parse = load_parser("fr").parse(text)
    return [text[s.start : s.end] for s in parse.sentences]


def relation(text, word):
    """Return the relation of a word and the word it depends on."""
    parse = load_parser("fr").parse(text)
    token = next(token for token in parse.tokens if token.text == word)
    return token.dep, parse.tokens[token.head].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'usine d'aluminium", ["l'", "usine", "d'", "aluminium"]),
        ("ira-t-elle au port ?", ["ira", "-t-elle", "au", "port", "?"]),
        ("Celui-ci aujourd'hui", ["Celui-ci", "aujourd'hui"]),
        ("20 000 tonnes, 3,5 %", ["20 000", "tonnes", ",", "3,5", "%"]),
        ("M. Roux (PDG).", ["M.", "Roux", "(", "PDG", ")", "."]),
        ("dès le 1er mai à 9h30", ["dès", "le", "1er", "mai", "à", "9", "h", "30"]),
        ("un porte-parole", ["un", "porte-parole"]),
        ("à port@ville.fr.", ["à", "port@ville.fr", "."]),
        ("", []),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(("form", "mood", "verb"), FUTURE["examples"])
def test_a_future_stem_shows_mood_and_verb(form, mood, verb):
    reading = load_moods("fr").read(form)
    assert reading is not None
    assert (reading.mood if mood == "Cnd" else reading.tense) == mood
    assert reading.lemma == verb


@pytest.mark.parametrize(
    ("form", "imperfect"),
    [("couraient", True), ("préparait", True), ("mourrait", False), ("irait", False)],
)
def test_no_future_stem_makes_an_imperfect(form, imperfect):
    assert load_moods("fr").is_imperfect(form) is imperfect


@pytest.mark.parametrize("form", FUTURE["counterexamples"])
def test_what_only_ends_like_a_future_is_left_alone(form):
    assert load_moods("fr").read(form) is None


@pytest.mark.parametrize(
    ("word", "pos", "morph", "lemma"),
    [
        ("Elles", "PRON", "Number=Plur|Person=3", "elle"),
        ("nos", "DET", "Number=Plur", "notre"),
        ("soutenant", "VERB", "Tense=Pres|VerbForm=Part", "soutenir"),
        ("mobilières", "ADJ", "Gender=Fem|Number=Plur", "mobilier"),
        ("dockers", "NOUN", "Number=Plur", "docker"),
        ("Lyon", "PROPN", "", "Lyon"),
        ("répondant", "VERB", "Tense=Pres|VerbForm=Part", "répondre"),
        ("sortant", "VERB", "Tense=Pres|VerbForm=Part", "sortir"),
        ("chantant", "VERB", "Tense=Pres|VerbForm=Part", "chanter"),
        ("vêtue", "VERB", "Tense=Past|VerbForm=Part", "vêtir"),
        ("acquit", "VERB", "Mood=Ind|Tense=Past", "acquérir"),
        ("chiffre", "VERB", "Mood=Ind|Tense=Pres", "chiffrer"),
        ("massacre", "VERB", "Mood=Ind|Tense=Pres", "massacrer"),
        ("dire", "VERB", "VerbForm=Inf", "dire"),
        ("zgloubait", "VERB", "Mood=Ind|Tense=Imp", "zglouber"),
    ],
)
def test_lemmas_are_dictionary_forms(word, pos, morph, lemma):
    assert load_lemmas("fr").lemma(word, pos, morph) == lemma


def test_a_full_stop_and_a_capital_make_a_sentence_and_a_small_letter_does_not():
    assert breaks(["Oui", ".", "Non", ",", "dit", "-il", "."])[2:5] == [
        True,
        False,
        False,
    ]


def test_no_sentence_begins_inside_a_name():
    assert sentences("L'agression de Paul Verne par Luc Bastide a été filmée.") == [
        "L'agression de Paul Verne par Luc Bastide a été filmée.",
    ]
    assert sentences("GAVRE Le maire a démissionné.")[-1] == "Le maire a démissionné."


def test_a_closing_mark_belongs_to_the_sentence_before():
    assert sentences("« Le port rouvre. » Les dockers reviennent.") == [
        "« Le port rouvre. »",
        "Les dockers reviennent.",
    ]


def test_lines_and_bullets_bound_sentences():
    text = "Le port\n\n• Les grues tournent.\n– Les quais se vident."
    assert sentences(text) == [
        "Le port",
        "Les grues tournent.",
        "Les quais se vident.",
    ]


def test_a_colon_does_not_end_a_sentence():
    assert len(sentences("La mairie cède : le port rouvrira lundi.")) == 1


def test_offsets_are_those_of_the_text_as_published():
    text = "L’usine\u00a0ferme\u202f: « c’est fini », dit-il."
    for token in load_parser("fr").parse(text).tokens:
        assert text[token.start : token.end] == token.text


def test_the_speaker_after_a_quotation_is_the_subject_of_its_verb():
    text = "« Nous rouvrirons le port », a promis la ministre."
    assert relation(text, "ministre") == ("nsubj", "promis")
    assert relation(text, "promis") == ("parataxis:insert", "rouvrirons")


def test_a_conditional_is_told_from_an_imperfect():
    parse = load_parser("fr").parse("Le maire démissionnerait, il préparait sa sortie.")
    features = {t.lemma: (t.feature("Mood"), t.feature("Tense")) for t in parse.tokens}
    assert features["démissionner"] == ("Cnd", "Pres")
    assert features["préparer"] == ("Ind", "Imp")


def test_names_come_with_a_kind():
    text = "Angela Merkel a quitté Berlin."
    names = load_parser("fr").parse(text).names
    assert {(text[n.start : n.end], n.label) for n in names} == {
        ("Angela Merkel", "PER"),
        ("Berlin", "LOC"),
    }


@pytest.mark.parametrize("text", ["", "\n \n", "•", "?!", "😀 \u200b", "\x00\x01"])
def test_text_without_words_does_no_harm(text):
    parse = load_parser("fr").parse(text)
    for sentence in parse.sentences:
        assert 0 <= sentence.first < sentence.last <= len(parse.tokens)


def test_endless_lines_and_words_are_parsed_in_portions():
    text = "Le port de la ville ferme ses quais " * 300 + "x" * 50_000
    parse = load_parser("fr").parse(text)
    assert parse.tokens[-1].end == len(text)
    assert len(parse.tokens) == 2401


def test_many_texts_give_what_each_gives_alone():
    texts = ["Le port ferme.", "", "Il rouvrira lundi.\nLes dockers attendent."]
    parser = load_parser("fr")
    assert list(parser.pipe(texts)) == [parser.parse(text) for text in texts]


def test_heads_stay_inside_their_sentence():
    parse = load_parser("fr").parse("Il part. Elle reste !\nTous deux se taisent.")
    for sentence in parse.sentences:
        inside = range(sentence.first, sentence.last)
        assert all(parse.tokens[at].head in inside for at in inside)
        assert sum(parse.tokens[at].dep == "root" for at in inside) == 1


@pytest.mark.parametrize("language", ["xx", "../fr", ""])
def test_a_language_without_a_pipeline_is_refused(language):
    with pytest.raises(PackError):
        load_parser(language)
