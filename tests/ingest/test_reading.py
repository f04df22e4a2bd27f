import datetime as dt
import json
import os

import pytest

from recoupe import Document, Problem, read_documents

ARTICLE = "Le pont de Gavre a été fermé lundi à la circulation, selon la préfecture."
OTHER = "La mairie de Gavre promet des navettes gratuites pour les habitants du port."


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def texts(found):
    return [d.text for d in found if isinstance(d, Document)]


def codes(found):
    return [p.code for p in found if isinstance(p, Problem)]


def test_a_folder_is_read_in_order_of_names_with_its_side_file(tmp_path):
    write(
        tmp_path, b_dot_txt=OTHER, a_dot_txt=ARTICLE, sub__c_dot_txt=ARTICLE + " Oui."
    )
    write(
        tmp_path,
        metadata_dot_csv=(
            "path;outlet;published;title;language;url\n"
            "a.txt;Le Quotidien;2025-05-12;Le pont;fr;https://q.example/1\n"
            "sub/c.txt;La Gazette;2025-05-13T08:00:00+02:00;Suite;fr;\n"
        ),
    )

    first, second, third = read_documents([tmp_path])

    assert (first.outlet, first.title) == ("Le Quotidien", "Le pont")
    assert first.published == dt.date(2025, 5, 12)
    assert (second.text, second.outlet, second.published) == (OTHER, "", None)
    assert third.published_time == "2025-05-13T08:00:00+02:00"


def test_json_lines_keep_the_id_they_give(tmp_path):
    write(
        tmp_path,
        x_dot_jsonl="\n".join(
            json.dumps(row)
            for row in (
                {"id": 7, "text": ARTICLE, "outlet": "A", "published": "2025-05-12"},
                {"text": OTHER, "source": "B", "lang": "fr"},
                {"title": "sans texte"},
            )
        ),
    )

    found = list(read_documents([tmp_path / "x.jsonl"]))

    assert [d.outlet for d in found[:2]] == ["A", "B"]
    assert found[0].id == "7"
    assert codes(found) == ["unreadable"]


@pytest.mark.parametrize("wrap", ["{}", "[{}]", '{{"articles": [{}]}}'])
def test_json_may_be_one_article_a_list_or_a_wrapped_list(tmp_path, wrap):
    write(tmp_path, x_dot_json=wrap.format(json.dumps({"text": ARTICLE, "lang": "fr"})))

    assert texts(read_documents([tmp_path])) == [ARTICLE]


def test_ids_do_not_depend_on_how_a_file_was_named(tmp_path, monkeypatch):
    write(tmp_path, a_dot_txt=ARTICLE)
    monkeypatch.chdir(tmp_path)

    ids = {
        document.id
        for path in (tmp_path, tmp_path / "a.txt", "a.txt", ".")
        for document in read_documents([path])
    }

    assert len(ids) == 1


def test_one_file_given_twice_is_read_once(tmp_path):
    write(tmp_path, a_dot_txt=ARTICLE)
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")

    assert len(texts(read_documents([tmp_path, tmp_path / "a.txt"]))) == 1


def test_two_files_with_the_same_text_are_two_documents(tmp_path):
    write(tmp_path, a_dot_txt=ARTICLE, b_dot_txt=ARTICLE)

    first, second = read_documents([tmp_path])

    assert first.id != second.id


def test_a_folder_that_links_to_itself_ends(tmp_path):
    write(tmp_path, deep__a_dot_txt=ARTICLE)
    (tmp_path / "deep" / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert texts(read_documents([tmp_path])) == [ARTICLE]


def test_what_comes_along_with_articles_is_left_aside(tmp_path):
    write(
        tmp_path, a_dot_html=f"<html><body><article><p>{ARTICLE}</p></article></html>"
    )
    write(tmp_path, a_files__style_dot_css="p{}", README_dot_md="# Lisez-moi")
    write(tmp_path, LICENSE="Domaine public", project_dot_recoupe=b"SQLite format 3")

    found = list(read_documents([tmp_path]))

    assert codes(found) == []
    assert len(found) == 1


def test_a_side_file_that_is_wrong_is_said_and_the_rest_is_read(tmp_path):
    write(
        tmp_path,
        a_dot_txt=ARTICLE,
        metadata_dot_csv="path,published\na.txt,le 12 mai\nabsent.txt,2025-05-12\n",
    )

    found = list(read_documents([tmp_path]))

    assert sorted(codes(found)) == ["bad-metadata", "missing-file"]
    assert texts(found) == [ARTICLE]


def test_files_named_by_a_pattern_know_their_side_file_and_say_its_faults_once(
    tmp_path,
):
    write(
        tmp_path,
        a_dot_txt=ARTICLE,
        b_dot_txt=OTHER,
        metadata_dot_csv="path,outlet,published\na.txt,A,2025-05-12\nb.txt,B,hier\n",
    )

    found = list(read_documents(sorted(tmp_path.iterdir())))

    assert codes(found) == ["bad-metadata"]
    assert [d.outlet for d in found if isinstance(d, Document)] == ["A", ""]


def test_a_side_file_further_down_has_the_last_word(tmp_path):
    write(
        tmp_path,
        metadata_dot_csv="path,outlet,language\nsub/a.txt,Above,fr\nno.txt,X,fr\n",
        sub__metadata_dot_jsonl='{"path": "a.txt", "outlet": "Below"}\n',
        sub__a_dot_txt=ARTICLE,
    )

    found = list(read_documents([tmp_path]))

    assert (found[0].outlet, found[0].language) == ("Below", "fr")
    assert codes(found) == ["missing-file"]


def test_the_language_is_identified_where_nobody_says_it(tmp_path):
    write(
        tmp_path,
        a_dot_txt=ARTICLE,
        b_dot_txt="The quay of the old port collapsed on Tuesday, the police said.",
    )

    assert [d.language for d in read_documents([tmp_path])] == ["fr", "en"]


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")

    (problem,) = read_documents([tmp_path])

    assert problem.message == "not a regular file"


def test_a_list_of_addresses_is_not_fetched(tmp_path):
    write(tmp_path, urls_dot_txt="https://a.example/1\nhttps://b.example/2\n")

    (problem,) = read_documents([tmp_path])

    assert problem.code == "unsupported-format"


def test_a_source_beside_the_outlet_is_whom_the_text_is_from(tmp_path):
    rows = [
        {"text": "Le pont ferme.", "outlet": "Le Globe", "source": {"name": "AFP"}},
        {"text": "Le pont rouvre.", "source": "Le Globe", "author": "Ana Ruel"},
        {"text": "Le pont cède.", "outlet": "A", "author": "B", "credit": "Reuters"},
    ]
    write(tmp_path, x_dot_jsonl="\n".join(json.dumps(row) for row in rows))

    found = {d.text: (d.outlet, d.author) for d in read_documents([tmp_path])}

    assert found == {
        "Le pont ferme.": ("Le Globe", "AFP"),
        "Le pont rouvre.": ("Le Globe", "Ana Ruel"),
        "Le pont cède.": ("A", "B · Reuters"),
    }
