import re

import pytest
from tests.coverage_values import hostile_dossier

from recoupe.model import Dossier
from recoupe.pages import render_page


@pytest.fixture(scope="module")
def page():
    return render_page(hostile_dossier(), limits=("Nothing is fetched.",))


def test_the_page_carries_everything_and_asks_for_nothing(page):
    assert page.count("<script>") == 1
    assert re.findall(r'(?:src|href)="(?!#)', page) == []


def test_what_articles_contain_is_text(page):
    body = page.partition("</head>")[2]

    assert "<svg onload" not in body
    assert "window.hacked=1</script>" not in body
    assert "\u202e" not in page
    assert "⟨U+202E⟩" in page


def test_only_its_own_style_and_script_may_run(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]

    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert len(re.findall(r"sha256-[\w+/=]{44}", policy)) == 2
    assert not re.search(r"<[^>]+\sstyle=", page.partition("</head>")[2])


def test_a_sentence_that_no_claim_carries_is_not_shown(page):
    assert "Sans appui" not in page


def test_two_texts_stand_side_by_side_with_what_was_copied_added_and_cut(page):
    reprint = page.partition('<details class="reprint">')[2].partition("</details>")[0]

    assert reprint.count('class="run"') >= 2
    assert 'class="added"' in reprint
    assert "Ce qui a été coupé" in reprint
    assert "50\u202f%" in reprint or "50\u00a0%" in reprint
    assert "<svg onload" not in reprint


def test_long_texts_are_not_laid_out_without_end(monkeypatch):
    monkeypatch.setattr("recoupe.pages.page.REPRINT_TEXT", 10)

    assert '<details class="reprint">' not in render_page(hostile_dossier())


def test_values_are_side_by_side_with_whose_word_it_is(page):
    assert "12\u00a0arches" in page
    assert "14\u00a0arches" in page
    assert '<span aria-hidden="true">›</span> Moscou' in page


def test_silence_is_not_denial(page):
    cells = re.findall(r'<td class="cell (\w+)">', page)

    assert "silent" in cells
    assert "opposes" in cells


def test_the_interface_speaks_the_language_asked_for():
    english = render_page(hostile_dossier(), language="en")

    assert '<html lang="en">' in english
    assert "Only one voice" not in english  # no such claim in it
    assert "Contested" in english


def test_an_empty_dossier_is_a_page():
    fields = dict.fromkeys(Dossier.__struct_fields__, ())

    assert "Rien à montrer ici." in render_page(Dossier(**fields))
