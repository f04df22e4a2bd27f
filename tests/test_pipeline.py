"""What surrounds the stages."""

import pytest

from recoupe import Document, build_dossier, pipeline
from recoupe.model import Problem


def article(document_id, text="Le pont de Gavre a été fermé lundi."):
    return Document(id=document_id, outlet="o", text=text)


def test_two_articles_with_one_id_are_said_whatever_comes_first(unread):
    one, other = article("a", "Le pont est fermé."), article("a", "Le pont est ouvert.")

    found = {
        tuple(p.code for p in build_dossier(pair).problems if p.code == "duplicate-id")
        for pair in ((one, other), (other, one))
    }

    assert found == {("duplicate-id",)}


def test_an_article_on_which_a_stage_fails_does_not_end_the_build(monkeypatch):
    def fail(_document):
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(pipeline, "read_document", fail)

    found = pipeline.annotate_or_report(article("a"))

    assert [problem.code for problem in found.problems] == ["failed"]
    assert "a defect" in found.problems[0].message
    with pytest.raises(ZeroDivisionError):
        pipeline.annotate(article("a"))


def test_an_undated_article_is_a_problem(monkeypatch):
    found = pipeline.annotate(article("a"))

    assert [problem.code for problem in found.problems] == ["undated"]
    assert isinstance(found.problems[0], Problem)
