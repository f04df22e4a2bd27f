"""Who answers for what. Sentences are ours."""

import pytest

from recoupe import Document
from recoupe.annotate.attribution.attributions import find_attributions, name_voices
from recoupe.annotate.mending import mended_tree
from recoupe.annotate.mentions import find_mentions
from recoupe.lang.parser import load_parser


def attributions(text):
    document = Document(id="d", outlet="o", text=text)
    parse = load_parser("fr").parse(text)
    tree = mended_tree(document, parse)
    return find_attributions(document, tree, find_mentions(document, parse))


def read(text):
    """Source, cue and content of each attribution, as words."""
    found, _ = attributions(text)
    return [
        (
            text[a.source.start : a.source.end] if a.source else None,
            text[a.cue.start : a.cue.end] if a.cue else None,
            " ++ ".join(text[span.start : span.end] for span in a.content),
        )
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le ministre a annoncé que le pont serait fermé lundi.",
            ("Le ministre", "a annoncé", "que le pont serait fermé lundi"),
        ),
        (
            "« Le pont sera fermé lundi », a déclaré la préfète de la Drôme.",
            ("la préfète de la Drôme", "a déclaré", "« Le pont sera fermé lundi »"),
        ),
        (
            "Selon la police, trois hommes ont pris la fuite.",
            ("la police", "Selon", "trois hommes ont pris la fuite"),
        ),
        (
            "Trois hommes ont pris la fuite, d'après une source judiciaire.",
            ("une source judiciaire", "d'après", "Trois hommes ont pris la fuite"),
        ),
        (
            "Cette réforme, estime-t-il, ne changera rien.",
            ("il", "estime-t-il", "Cette réforme ++ ne changera rien"),
        ),
        (
            "L'entreprise est accusée d'avoir pollué la rivière.",
            (None, "est accusée", "L'entreprise ++ d'avoir pollué la rivière"),
        ),
        (
            "La fermeture a été dénoncée par les syndicats.",
            ("les syndicats", "a été dénoncée", "La fermeture"),
        ),
        (
            "Le syndicat a demandé au gouvernement de retirer le texte.",
            ("Le syndicat", "a demandé", "au gouvernement de retirer le texte"),
        ),
        (
            "Le président a parlé d'une « erreur collective ».",
            ("Le président", "a parlé", "d'une « erreur collective »"),
        ),
        (
            "Le maire a répondu : « Nous n'avons rien à cacher. »",
            ("Le maire", "a répondu", "« Nous n'avons rien à cacher. »"),
        ),
        (
            "La route restera fermée, comme l'a indiqué la préfecture.",
            ("la préfecture", "a indiqué", "La route restera fermée"),
        ),
    ],
)
def test_each_construction_gives_source_cue_and_content(text, expected):
    assert expected in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le pays a déclaré la guerre à son voisin.",
        "Les prix varient selon la saison.",
        "Il a été condamné à cinq ans de prison par le tribunal.",
        "Le ministre n'a pas précisé si le pont serait fermé.",
        "Rappelons que le pont est fermé depuis lundi.",
        "",
        "«",
        "… !? — »",
    ],
)
def test_what_only_looks_like_an_attribution_is_left_alone(text):
    assert read(text) == []


def test_a_quotation_of_several_sentences_is_one_content():
    text = "« Il pleut. Nous rentrons », a dit Anne Morel."

    ((source, _, content),) = read(text)

    assert source == "Anne Morel"
    assert content == "« Il pleut. Nous rentrons »"


def test_a_quotation_without_verb_carries_the_last_speaker_over():
    text = (
        "« Le barrage tiendra », a assuré Anne Morel. "
        "« Les équipes y travaillent depuis trois jours. »"
    )

    first, second = attributions(text)[0]

    assert second.cue is None
    assert second.source is None
    assert second.entity == first.entity


def test_an_inverted_pronoun_is_whoever_spoke_last():
    text = (
        "« Le barrage tiendra », a assuré Paul Morel. "
        "« Nous avons vérifié chaque vanne », a-t-il ajouté."
    )

    first, second = attributions(text)[0]

    assert second.entity == first.entity is not None


def test_an_attribution_inside_another_knows_it():
    text = "Les analystes pensent que Moscou a exigé le retrait du texte."

    outer, inner = attributions(text)[0]

    assert (outer.inside, inner.inside) == (None, outer.id)
    assert outer.source_type == "unnamed"


def test_a_term_between_marks_quotes_nobody():
    text = "Le projet, baptisé « Horizon bleu », sera lancé lundi."

    found, scare = attributions(text)

    assert found == ()
    assert [text[s.start : s.end] for s in scare] == ["Horizon bleu"]


def test_the_channel_is_kept_apart_from_the_source():
    text = "La ministre a indiqué dans un communiqué que le pont fermerait."

    (found,) = attributions(text)[0]

    assert found.medium == "un communiqué"
    assert text[found.source.start : found.source.end] == "La ministre"


def test_kinds_tell_whole_statements_from_quoted_words():
    kinds = [
        attributions(text)[0][0].kind
        for text in (
            "« Le pont est fermé », a dit le maire.",
            "Le maire a dit que le pont était « dangereux ».",
            "Le maire a dit que le pont était fermé.",
        )
    ]

    assert kinds == ["direct", "mixed", "indirect"]


def test_an_unnamed_source_becomes_an_entity_of_its_own():
    text = "Selon des témoins restés anonymes, le convoi a rebroussé chemin."
    document = Document(id="d", outlet="o", text=text)
    found, _ = find_attributions(
        document, mended_tree(document, load_parser("fr").parse(text)), ()
    )

    named, mentions = name_voices(document, found, ())

    assert named[0].entity is not None
    assert named[0].entity in {mention.entity for mention in mentions}
