"""A brief is made of whole sentences, in the order of the events, each with claims."""

import pytest
from msgspec.structs import replace

from recoupe.dossier.brief import Context, write_brief
from recoupe.dossier.sentences import Sentences
from recoupe.model import (
    Figure,
    FigureValue,
    Position,
    Quantity,
    Span,
    Standing,
    Timex,
)

CLOSED = "Le pont de Gavre a été fermé lundi aux camions de plus de sept tonnes"
STRUCK = "Les dockers de Gavre se sont mis en grève contre la fermeture du pont"


def context(*articles):
    return Context(
        Sentences(articles),
        {a.document.id: a.document.published.isoformat() for a in articles},
        {},
        {a.document.id: a.document.outlet for a in articles},
    )


def test_sentences_follow_the_events_and_carry_their_claims(
    article, stated, claim, story
):
    a = article("a", f"{STRUCK}. {CLOSED}.")
    b = article("b", f"{CLOSED}. {STRUCK}.")
    closed = claim("c1", [stated(a, CLOSED), stated(b, CLOSED)], time="2025-05-12")
    struck = claim("c2", [stated(a, STRUCK), stated(b, STRUCK)], time="2025-05-13")

    found = write_brief([story(a, b)], [struck, closed], [], context(a, b))

    assert [s.text for s in found] == [f"{CLOSED}.", f"{STRUCK}."]
    assert [s.claims for s in found] == [("c1",), ("c2",)]
    assert {s.documents for s in found} == {("a", "b")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Il a fermé lundi le pont de Gavre aux camions de plus de sept tonnes",
        "« Nous fermons lundi le pont de Gavre aux camions », a-t-il ajouté",
        "Ce pont de Gavre a été fermé lundi aux camions de plus de sept tonnes",
        "Fermé lundi",
    ],
)
def test_what_leans_on_its_context_is_not_told(sentence, article, stated, claim, story):
    a, b = article("a", f"{sentence}."), article("b", f"{sentence}.")
    told = claim("c1", [stated(a, sentence), stated(b, sentence)])

    assert write_brief([story(a, b)], [told], [], context(a, b)) == ()


def test_a_tag_of_speech_is_no_news(article, stated, claim, story):
    a, b = article("a", f"{CLOSED}."), article("b", f"{CLOSED}.")
    told = claim("c1", [stated(a, CLOSED), stated(b, CLOSED)], kind="speech")

    assert write_brief([story(a, b)], [told], [], context(a, b)) == ()


def test_nobody_is_made_to_assert_what_is_only_possible(article, stated, claim, story):
    a, b = article("a", f"{CLOSED}."), article("b", f"{CLOSED}.")
    told = [stated(a, CLOSED, factuality="possible")]
    guess = claim("c1", told, standing=Standing.SPECULATIVE)

    assert write_brief([story(a, b)], [guess], [], context(a, b)) == ()


def test_a_day_that_the_sentence_only_points_to_is_written_out(
    article, stated, claim, story
):
    at = CLOSED.index("lundi")
    day = Timex(start=at, end=at + 5, type="DATE", value="2025-05-12")
    a = article("a", f"{CLOSED}.", timexes=(day,))
    b = article("b", f"{CLOSED}.")
    told = claim("c1", [stated(a, CLOSED), stated(b, CLOSED)])

    (sentence,) = write_brief([story(a, b)], [told], [], context(a, b))

    assert "lundi (12 mai 2025)" in sentence.text


def test_a_growing_toll_is_one_sentence_from_the_first_day_to_the_last(
    article, stated, claim, story
):
    a = article("a", "Le séisme a fait trois morts.")
    b = article("b", "Le séisme a fait neuf morts.", day="2025-05-15")
    sides = [
        Position(value=value, unit="mort", polarity="+", assertions=(told,))
        for value, told in (
            ("9", stated(b, "Le séisme a fait neuf morts")),
            ("3", stated(a, "Le séisme a fait trois morts")),
        )
    ]
    toll = claim("c1", *sides, kind="figure", standing=Standing.UPDATED)
    values = [
        ("3", "2025-05-13", a),
        ("9", "2025-05-15", b),
        ("9", "2025-05-20", b),  # told again: it stood so on the 15th
    ]
    row = Figure(
        claim="c1",
        measures="dead",
        unit="mort",
        relation="updated",
        values=tuple(
            FigureValue(
                value=v,
                low=v,
                high=v,
                as_of=day,
                document=d.document.id,
                start=0,
                end=9,
                voice=d.document.outlet,
            )
            for v, day, d in values
        ),
    )

    found = write_brief([story(a, b)], [toll], [row], context(a, b))

    assert [s.text for s in found] == [
        "Le nombre de morts est passé de 3 (13 mai 2025) à 9 (15 mai 2025)."
    ]
    assert found[0].documents == ("a", "b")


def test_two_counts_stand_side_by_side_with_their_voices(article, stated, claim, story):
    text = "La préfecture a compté 4 000 marcheurs. Le comité en annonce 15 000."
    counts = tuple(
        Quantity(
            start=text.index(words),
            end=text.index(words) + len(words),
            value=value,
            measures="participants",
        )
        for words, value in (("4 000 marcheurs", "4000"), ("15 000", "15000"))
    )
    a, b = article("a", text, quantities=counts), article("b", "Rien à dire.")
    sides = [
        Position(value=value, unit="marcheur", polarity="+", assertions=(told,))
        for value, told in (
            (
                "4000",
                stated(
                    a,
                    "La préfecture a compté 4 000 marcheurs",
                    attribution="la préfecture",
                ),
            ),
            (
                "15000",
                stated(a, "Le comité en annonce 15 000", attribution="le comité"),
            ),
        )
    ]
    crowd = claim("c1", *sides, kind="figure", standing=Standing.CONTESTED)

    (found,) = write_brief([story(a, b)], [crowd], [], context(a, b))

    assert found.text == (
        "Le nombre de participants est disputé : 4 000 marcheurs selon la préfecture ; "
        "15 000 selon le comité."
    )


def test_a_brief_has_nine_sentences_at_most(article, stated, claim, story):
    towns = [
        "Gavre",
        "Morlanne",
        "Brisac",
        "Ternay",
        "Oulx",
        "Pornic",
        "Lens",
        "Dax",
        "Vire",
        "Sète",
        "Agde",
        "Foix",
    ]
    lines = [f"{x} {x}bourg {x}ville {x}mont {x}court a été fermé" for x in towns]
    a, b = (article(name, ". ".join(lines) + ".") for name in "ab")
    claims = [
        claim(f"c{n:02}", [stated(a, line), stated(b, line)])
        for n, line in enumerate(lines)
    ]

    assert len(write_brief([story(a, b)], claims, [], context(a, b))) == 9


def test_braces_of_an_article_are_words_not_places(article, stated, claim, story):
    line = "Le pont {who} de Gavre a été fermé lundi aux camions {0} lourds"
    a, b = article("a", f"{line}."), article("b", f"{line}.")
    told = claim("c1", [stated(a, line), stated(b, line)])

    (found,) = write_brief([story(a, b)], [told], [], context(a, b))

    assert found.text == f"{line}."


def test_an_empty_coverage_has_an_empty_brief():
    assert write_brief([], [], [], context()) == ()


def dispute(article, stated, claim, text, *sides):
    """Make a dispute of values, each with the words that print it and its unit."""
    counts = []
    for words, value, unit, _ in sides:
        start = text.index(words)
        counts.append(
            Quantity(start=start, end=start + len(words), value=value, unit=unit)
        )
    a = article("a", text, quantities=tuple(counts))
    positions = [
        Position(
            value=value,
            unit=unit,
            polarity=sign,
            assertions=(stated(a, text[text.index(words) - 9 :][: len(words) + 9]),),
        )
        for words, value, unit, sign in sides
    ]
    made = claim("c1", *positions, kind="figure", standing=Standing.CONTESTED)
    return a, made


def test_counts_without_a_name_are_two_figures_of_one_noun(
    article, stated, claim, story
):
    text = "La ville a reçu 204 équipes. La presse a compté 205 équipes."
    sides = ("204 équipes", "204", "équipe", "+"), ("205 équipes", "205", "équipe", "+")
    a, made = dispute(article, stated, claim, text, *sides)
    b = article("b", "Rien à dire.")

    (found,) = write_brief([story(a, b)], [made], [], context(a, b))

    assert found.text == (
        "Les articles ne donnent pas le même chiffre : "
        "204 équipes selon Titre a ; 205 équipes selon Titre a."
    )


@pytest.mark.parametrize(
    "side", [("soldat", "+"), ("équipe", "-")], ids=["noun", "denial"]
)
def test_two_matters_and_a_denial_are_no_two_figures(
    side, article, stated, claim, story
):
    other, sign = side
    text = f"La ville a reçu 204 équipes. La presse a compté 205 {other}s."
    sides = ("204 équipes", "204", "équipe", "+"), (f"205 {other}s", "205", other, sign)
    a, made = dispute(article, stated, claim, text, *sides)
    b = article("b", "Rien à dire.")

    assert write_brief([story(a, b)], [made], [], context(a, b)) == ()


def test_a_denial_stands_beside_what_it_denies(article, stated, claim, story):
    kept = "La maire de Gavre a gardé le pont ouvert toute la semaine"
    a, b = article("a", f"{CLOSED}."), article("b", f"{kept}.", outlet="Le Relais")
    positions = [
        Position(value=None, unit=None, polarity=sign, assertions=(made,), line=line)
        for sign, made, line in (
            ("+", stated(a, CLOSED), CLOSED),
            ("-", stated(b, kept), kept),
        )
    ]
    made = claim("c1", *positions, standing=Standing.CONTESTED)

    (found,) = write_brief([story(a, b)], [made], [], context(a, b))

    assert found.text == (
        f"Deux versions s'opposent : « {CLOSED} » (Titre a) ; « {kept} » (Le Relais)."
    )


def test_a_side_without_a_sentence_is_not_opposed(article, stated, claim, story):
    a, b = article("a", f"{CLOSED}."), article("b", "fermer le pont.")
    positions = [
        Position(value=None, unit=None, polarity=sign, assertions=(made,), line=line)
        for sign, made, line in (
            ("+", stated(a, CLOSED), CLOSED),
            ("-", stated(b, "fermer le pont"), ""),
        )
    ]
    made = claim("c1", *positions, standing=Standing.CONTESTED)

    assert write_brief([story(a, b)], [made], [], context(a, b)) == ()


def test_background_comes_last_and_the_title_first(article, stated, claim, story):
    old = "Le pont de Gavre a été construit par la région après la guerre"
    a = article("a", f"{old}. {STRUCK}. {CLOSED}.")
    b = article("b", f"{old}. {STRUCK}. {CLOSED}.")
    claims = [
        claim("c1", [stated(a, old), stated(b, old)], time="1951"),
        claim("c2", [stated(a, STRUCK), stated(b, STRUCK)], time="2025-05-12"),
        claim("c3", [stated(a, CLOSED), stated(b, CLOSED)], time="2025-05-13"),
    ]
    titled = replace(
        story(a, b), title="Gavre : le pont fermé aux camions de sept tonnes"
    )

    found = write_brief([titled], claims, [], context(a, b))

    assert [s.claims[0] for s in found] == ["c3", "c2", "c1"]


def test_the_words_of_one_dispute_are_not_told_as_another(
    article, stated, claim, story
):
    kept = "La maire de Gavre a gardé le pont ouvert aux camions toute la semaine"
    a, b = article("a", f"{CLOSED}."), article("b", f"{kept}.", outlet="Le Relais")
    disputes = [
        claim(
            name,
            *(
                Position(
                    value=None, unit=None, polarity=sign, assertions=(made,), line=line
                )
                for sign, made, line in (
                    ("+", stated(a, CLOSED), CLOSED),
                    (sides, stated(b, kept), kept),
                )
            ),
            standing=Standing.CONTESTED,
        )
        for name, sides in (("c1", "-"), ("c2", "+"))
    ]

    found = write_brief([story(a, b)], disputes, [], context(a, b))

    assert [s.claims for s in found] == [("c1",)]


def test_a_clause_that_opens_its_sentence_is_told_without_its_tail(
    article, stated, claim, story
):
    tail = f"{CLOSED}, nous a dit le maire"
    a, b = article("a", f"{tail}."), article("b", f"{tail}.")
    head = Span(CLOSED.index("fermé"), CLOSED.index("fermé") + 5)
    told = claim("c1", [stated(x, CLOSED, head=head) for x in (a, b)])

    (found,) = write_brief([story(a, b)], [told], [], context(a, b))

    assert found.text == f"{CLOSED}."
