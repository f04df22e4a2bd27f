import sqlite3

import pytest

from recoupe.errors import ProjectError
from recoupe.store import open_project
from recoupe.store.project_file import APPLICATION_ID


def project(path):
    with open_project(path, create=True):
        return path


def refusal(path, **options):
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(ProjectError) as caught, open_project(path, **options):
        pass
    assert (path.read_bytes() if path.exists() else None) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_new_project_is_ours_and_keeps_a_log(tmp_path):
    with open_project(project(tmp_path / "p.db")) as db:
        assert db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert db.execute("PRAGMA user_version").fetchone()[0] >= 1


def test_an_empty_file_becomes_a_project_and_a_missing_one_is_not_made(tmp_path):
    (tmp_path / "empty.db").touch()

    project(tmp_path / "empty.db")

    assert "no such file" in refusal(tmp_path / "missing.db")


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE mine (x)")
    db.close()

    assert "another program" in refusal(path, create=True)


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Le pont est fermé. " * 40)

    assert "not a project file" in refusal(path, create=True)


def test_a_project_of_a_newer_program_is_left_alone(tmp_path):
    path = project(tmp_path / "p.db")
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()

    assert "newer recoupe" in refusal(path)


def test_a_project_that_was_cut_short_is_left_alone(tmp_path):
    path = project(tmp_path / "p.db")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])

    assert "damaged" in refusal(path)


def test_a_folder_and_a_place_that_cannot_be_written_are_said(tmp_path):
    with pytest.raises(ProjectError), open_project(tmp_path, create=True):
        pass
    with (
        pytest.raises(ProjectError, match="cannot be made"),
        open_project(tmp_path / "absent" / "p.db", create=True),
    ):
        pass


def test_damage_inside_is_one_clear_line(tmp_path):
    path = project(tmp_path / "p.db")
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    path.write_bytes(raw)

    with pytest.raises(ProjectError, match="damaged"):
        touch(path)


def touch(path):
    with open_project(path) as db:
        db.execute("SELECT * FROM document").fetchall()
