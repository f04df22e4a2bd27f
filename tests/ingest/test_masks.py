import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.ingest.masks import find_masks, with_masks
from recoupe.model import Document, Mask

BODY = (
    "Le conseil a voté mardi la fermeture du pont, par douze voix contre neuf.",
    "Le maire, Paul Ferrand, a promis des navettes gratuites avant la fin du mois.",
    "L'opposition juge la mesure tardive et réclame une étude depuis deux ans.",
)


def masked(text, language="fr"):
    return [(m.kind, text[m.start : m.end]) for m in find_masks(text, language)]


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("Un accord sur le gaz naturel1. Une déclaration2 a suivi, dit-il3.", "123"),
        ("Il a signé l'accord1 à Genève2, selon le ministre3.", "123"),
        ("« Nous signerons »1, a-t-il dit, avant la réunion2.", "12"),
        ("La ville[4] a cédé.[12]", ["[4]", "[12]"]),
        ("Le texte² du traité³ fait 12 m².", "²³"),
    ],
)
def test_calls_of_footnotes_are_masked(text, calls):
    assert masked(text) == [("footnote-call", call) for call in calls]


@pytest.mark.parametrize(
    "text",
    [
        "Le G7, la COP29, le CO2, le HR5632, le Covid-19, U2, un Mi8, un A320, la 5G.",
        "Une surface de 12 km2, de 300 m2, un volume de 4 dm3.",
        "Le covid19, le top50, mai68, le format mp3, le web2.0, l'étape1.5, Ariane6.",
        "Écrire à user1@mail.example ou sur www.site2.example ; R2D2, H5N1, B52, F16.",
        "Il y avait 12 morts et 3 blessés ; « 38 » selon l'un, 39 selon l'autre.",
    ],
)
def test_figures_that_belong_to_a_name_are_no_footnotes(text):
    assert masked(text) == []


def test_the_second_print_of_a_block_is_masked_with_the_signature_it_takes_along():
    text = "\n".join(
        (*BODY, "La rédaction de Gavre", *BODY[1:], "La rédaction de Gavre")
    )

    found = masked(text)

    assert found == [
        ("repeat", BODY[1]),
        ("repeat", BODY[2]),
        ("repeat", "La rédaction de Gavre"),
    ]
    assert find_masks(text, "fr")[0].start == text.rindex(BODY[1])


def test_a_typing_mistake_does_not_make_a_paragraph_new_but_a_figure_does():
    typed = BODY[1].replace("gratuites", "gratuite")
    changed = BODY[0].replace("neuf", "sept")

    assert masked("\n".join((*BODY, typed))) == [("repeat", typed)]
    assert masked("\n".join((*BODY, changed))) == []


def test_a_pull_quote_is_masked_where_it_stands_alone():
    quote = "promis des navettes gratuites avant la fin du mois"
    text = "\n".join((BODY[0], quote, BODY[1]))

    assert masked(text) == [("repeat", quote)]


def test_a_title_that_the_text_takes_up_again_stays():
    title = "Le maire, Paul Ferrand, a promis des navettes gratuites"

    assert masked("\n".join((title, *BODY))) == []


def test_short_answers_may_repeat():
    assert masked("Viendrez-vous ?\nOui.\nEt demain ?\nOui.\n") == []


def test_a_list_of_headlines_inside_an_article_is_masked():
    teasers = (
        "- Pont fermé ou « coup de force » ? Le préfet répond à l'opposition",
        "- Navettes du port : ce que paieront les habitants cet été",
    )
    text = "\n".join((BODY[0], *teasers, "Une étude attendue", BODY[1]))

    assert masked(text) == [("link-list", teaser) for teaser in teasers]


@pytest.mark.parametrize(
    "items",
    [
        ("- une navette chaque matin ;", "- une autre le soir, sauf le dimanche."),
        ("- La navette du matin partira à sept heures.", "- Celle du soir à dix-neuf."),
        ("- Paul Ferrand, maire", "- Ana Roux, préfète"),
    ],
)
def test_a_list_that_reports_is_kept(items):
    assert masked("\n".join((BODY[0], *items, BODY[1]))) == []


def test_a_list_that_is_announced_is_kept():
    items = (
        "- Pont : une fermeture de trois mois au moins",
        "- Navettes : deux départs gratuits chaque jour",
    )

    assert masked("\n".join((BODY[0], "Ce qui a été voté :", *items, BODY[1]))) == []


def test_a_headline_with_its_standfirst_set_in_the_flow_is_masked():
    headline = "Port de Gavre : pourquoi la concession des quais divise la mairie"
    standfirst = "La concession des quais arrive à son terme, et chacun veut sa part."
    text = "\n".join((*BODY, headline, standfirst, "", "Un sol fragile", *BODY[:1]))

    found = masked(text)

    assert ("link-list", headline) in found
    assert ("link-list", standfirst) in found
    assert ("caption", "Un sol fragile") not in found


def test_an_intertitle_is_kept():
    heading = (
        "Voter ou attendre : ce que disent au fond les deux camps du conseil de Gavre"
    )
    text = "\n".join((BODY[0], "", heading, BODY[1], BODY[2]))

    assert masked(text) == []


def test_the_legend_of_a_picture_printed_twice_is_masked_twice():
    text = "\n".join(("Pont de Gavre, mardi", *BODY, "", "Pont de Gavre"))

    assert masked(text) == [
        ("caption", "Pont de Gavre, mardi"),
        ("caption", "Pont de Gavre"),
    ]


def test_links_below_a_heading_belong_to_it():
    links = ("Le port rouvre lundi", "Navettes : les horaires")
    text = "\n".join((*BODY, "", "Lire aussi :", *links))

    assert masked(text) == [
        ("link-list", "Lire aussi :"),
        *(("link-list", link) for link in links),
    ]


def test_the_article_goes_on_after_links():
    text = "\n".join((BODY[0], "Lire aussi :", "Le port rouvre lundi", "", *BODY[1:]))

    assert [kind for kind, _ in masked(text)] == ["link-list", "link-list"]


def test_the_frame_of_a_page_is_masked_around_its_text():
    text = "\n".join(
        (
            "Par Ana Roux, correspondante à Gavre",
            "Publié le 12 mai 2025 à 10h30",
            "Temps de lecture : 3 min",
            *BODY,
            "Le pont de Gavre, mardi. © Ana Roux / AFP",
            "(avec AFP)",
            "Partager sur Facebook",
            "Abonnez-vous",
        )
    )

    assert [kind for kind, _ in masked(text)] == [
        "byline",
        "byline",
        "byline",
        "caption",
        "credit",
        "boilerplate",
        "boilerplate",
    ]


def test_another_language_keeps_what_layout_tells():
    text = "\n".join((*BODY, "Lire aussi :", BODY[0]))

    assert masked(text, "en") == [("repeat", BODY[0])]


def test_masks_that_are_there_already_are_kept():
    given_mask = (Mask(0, 2, "credit"),)
    document = Document(id="d", outlet="", text="Lire aussi :", masks=given_mask)

    assert with_masks(document).masks == given_mask


@given(
    st.lists(
        st.sampled_from(
            [
                *BODY,
                "",
                "Lire aussi :",
                "- Un titre : deux sens du mot",
                "mot1",
                "Photo : AFP",
            ]
        )
        | st.text(max_size=30)
    )
)
def test_masks_are_in_order_within_the_text_and_apart(pieces):
    text = "\n".join(pieces)

    masks = find_masks(text, "fr")

    assert all(0 <= mask.start < mask.end <= len(text) for mask in masks)
    assert all(a.end <= b.start for a, b in pairwise(masks))
    document = Document(id="d", outlet="", text=text, masks=masks)
    assert len(document.blanked) == len(text)


@pytest.mark.parametrize(
    "line",
    ["Pont de Gavre", "Lire aussi :", BODY[0], "- Pont : deux sens ?", "mot1"],
)
def test_a_page_of_ten_thousand_lines_does_not_take_for_ever(line):
    text = "\n".join([line] * 10_000)
    started = time.process_time()

    find_masks(text, "fr")

    assert time.process_time() - started < 5
