"""Building twice, adding, changing, being killed."""

import os
import signal
import sqlite3

from recoupe.export.contract import encode_json
from recoupe.project import build_project
from recoupe.store import check_integrity, load_dossier, open_project

ARTICLE = "Le pont numéro {} de Gavre a été fermé lundi à la circulation, dit le maire."


def articles(folder, *numbers):
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"{number:02}.txt").write_text(ARTICLE.format(number))
    return folder


def exported(path):
    with open_project(path) as db:
        check_integrity(db)
        return encode_json(load_dossier(db))


def test_building_twice_does_no_work_the_second_time(tmp_path, unread):
    folder = articles(tmp_path / "in", 1, 2, 3)

    first = build_project([folder], tmp_path / "p.db")
    second = build_project([folder], tmp_path / "p.db")

    assert (first.annotated, first.compared) == (3, True)
    assert (second.annotated, second.compared) == (0, False)
    assert len(unread.calls) == 3


def test_adding_one_article_annotates_one(tmp_path, unread):
    folder = articles(tmp_path / "in", 1, 2, 3)
    build_project([folder], tmp_path / "p.db")
    articles(folder, 4)

    summary = build_project([folder], tmp_path / "p.db")

    assert (summary.documents, summary.annotated) == (4, 1)
    assert len(unread.calls) == 4


def test_an_article_can_be_added_alone(tmp_path, unread):
    build_project([articles(tmp_path / "in", 1, 2)], tmp_path / "p.db")

    summary = build_project([articles(tmp_path / "more", 3)], tmp_path / "p.db")

    assert (summary.documents, summary.annotated) == (3, 1)


def test_a_project_that_grew_holds_what_one_built_at_once_does(tmp_path, unread):
    folder = articles(tmp_path / "in", *range(1, 9))
    whole = tmp_path / "whole.db"
    for numbers in ([1, 2, 3], [3, 5], [4, 6, 7, 8]):
        chosen = [folder / f"{number:02}.txt" for number in numbers]
        build_project(chosen, tmp_path / "grown.db")

    build_project([folder], whole)

    assert exported(tmp_path / "grown.db") == exported(whole)


def test_a_changed_file_takes_the_place_of_what_it_was(tmp_path, unread):
    folder = articles(tmp_path / "in", 1, 2)
    build_project([folder], tmp_path / "p.db")
    (folder / "01.txt").write_text(ARTICLE.format("un et deux"))

    summary = build_project([folder], tmp_path / "p.db")

    assert (summary.documents, summary.annotated) == (2, 1)
    with open_project(tmp_path / "p.db") as db:
        assert db.execute("SELECT count(*) FROM raw").fetchone()[0] == 2


def test_metadata_that_changes_is_annotated_again(tmp_path, unread):
    folder = articles(tmp_path / "in", 1, 2)
    (folder / "metadata.csv").write_text("path,id,published\n01.txt,a,2025-05-12\n")
    build_project([folder], tmp_path / "p.db")
    (folder / "metadata.csv").write_text("path,id,published\n01.txt,a,2025-05-13\n")

    assert build_project([folder], tmp_path / "p.db").annotated == 1


def test_a_problem_is_kept_until_its_file_is_mended(tmp_path, unread):
    folder = articles(tmp_path / "in", 1)
    (folder / "02.txt").write_bytes(b"")
    first = build_project([folder], tmp_path / "p.db")
    articles(folder, 2)
    second = build_project([folder], tmp_path / "p.db")

    assert [p.code for p in first.unread] == ["empty"]
    assert first.problems == second.problems + 1
    assert second.unread == ()


def test_search_folds_accents(tmp_path, unread):
    build_project([articles(tmp_path / "in", 1)], tmp_path / "p.db")

    with open_project(tmp_path / "p.db") as db:
        rows = db.execute(
            "SELECT rowid FROM document_search WHERE document_search MATCH 'FERME'"
        ).fetchall()

    assert len(rows) == 1


def killed_at(statement, build):
    """Run ``build`` in a child that SIGKILLs itself before its n-th SQL statement."""
    child = os.fork()
    if child == 0:
        count = 0

        def trace(_sql):
            nonlocal count
            count += 1
            if count == statement:
                os.kill(os.getpid(), signal.SIGKILL)

        plain = sqlite3.connect

        def connect(*args, **options):
            db = plain(*args, **options)
            db.set_trace_callback(trace)
            return db

        sqlite3.connect = connect
        try:
            build()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_build_that_is_killed_anywhere_leaves_a_file_that_resumes(tmp_path, unread):
    folder = articles(tmp_path / "in", 1, 2, 3)
    build_project([folder], tmp_path / "whole.db")
    whole = exported(tmp_path / "whole.db")

    for statement in range(1, 10_000, 7):
        path = tmp_path / f"{statement}.db"
        if not killed_at(statement, lambda path=path: build_project([folder], path)):
            break
        if path.exists():
            with open_project(path) as db:
                check_integrity(db)
        build_project([folder], path)
        assert exported(path) == whole
    assert statement > 60
