import datetime as dt

import pytest

from recoupe.errors import UnreadableInput
from recoupe.ingest.html import read_page

BODY = """
<nav><a href="/">Accueil</a></nav><article><h1>Le pont de Gavre fermé</h1>
<p>Le pont de Gavre a été fermé lundi à la circulation, a annoncé la préfecture.</p>
<p>Les travaux dureront trois mois, selon le maire, qui promet aussi des navettes.</p>
<p>« Nous n'avons pas le choix », a dit le maire, Paul Ferrand, devant la presse.</p>
</article><footer>Mentions légales</footer>"""
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite",
"name": "x"}, {"@type": "NewsArticle", "headline": "Le pont ferme",
"datePublished": "2025-05-12T22:30:00+02:00", "author": [{"name": "Ana Roux"}],
"publisher": {"name": "Le Quotidien"}, "inLanguage": "fr-FR"}]}</script>"""


def page(head="", body=BODY):
    return (
        f"<!doctype html><html lang='fr'><head>{head}</head><body>{body}</body></html>"
    )


def test_a_saved_page_gives_its_article_without_the_furniture():
    text, _ = read_page(page().encode())

    assert "« Nous n'avons pas le choix », a dit le maire" in text
    assert "Accueil" not in text
    assert "Mentions légales" not in text


def test_what_the_page_says_of_itself_is_kept():
    _, metadata = read_page(page(LINKED).encode())

    assert metadata.title == "Le pont ferme"
    assert metadata.outlet == "Le Quotidien"
    assert metadata.author
    assert metadata.published == dt.date(2025, 5, 12)
    assert metadata.published_time == "2025-05-12T22:30:00+02:00"
    assert metadata.language == "fr"


def test_open_graph_speaks_where_there_is_no_linked_data():
    head = (
        '<meta property="og:site_name" content="La Gazette">'
        '<meta property="article:published_time" content="2024-02-29">'
    )
    _, metadata = read_page(page(head).encode())

    assert metadata.outlet == "La Gazette"
    assert metadata.published == dt.date(2024, 2, 29)


def test_scripts_and_broken_metadata_do_nothing():
    head = (
        "<script>alert('x')</script>"
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
        '<meta property="article:published_time" content="hier">'
    )
    text, metadata = read_page(page(head).encode())

    assert "alert" not in text
    assert metadata.published is None


def test_the_encoding_a_page_declares_is_believed():
    text, metadata = read_page(
        page('<meta charset="iso-8859-15"><meta property="og:title" content="Été">')
        .replace("«", "<<")
        .replace("»", ">>")
        .encode("iso-8859-15")
    )

    assert "a été fermé" in text
    assert metadata.title == "Été"


def test_a_page_without_an_article_is_refused():
    with pytest.raises(UnreadableInput, match="no article text"):
        read_page(b"<html><head><script>x()</script></head><body></body></html>")
