"""Bad input is said, never a traceback, and the rest is built."""

import json
import os

import pytest

import recoupe
from recoupe import Document, Problem, read_documents
from recoupe.project import build_project
from recoupe.store import load_dossier, open_project

GOOD = "Le pont de Gavre a été fermé lundi à la circulation, selon la préfecture."
BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n", "empty"),
    "binary.txt": (bytes(range(256)), "binary"),
    "nul.txt": (GOOD.encode() + b"\x00", "binary"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "binary"),
    "twice.txt": ("Le prÃ©fet a cÃ©dÃ©, lâ€™Ã©tÃ©".encode(), "encoding"),
    "half.json": (b'{"text": "abc \\ud800 def"}', "unreadable"),
    "broken.json": (b'{"text": "abc', "unreadable"),
    "deep.json": (b"[" * 100_000, "unreadable"),
    "broken.jsonl": (b'{"text": \n[1]\n"x"\n', "unreadable"),
    "nothing.html": (b"<html><script>x()</script></html>", "unreadable"),
    "report.pdf": (b"%PDF-1.4", "unsupported-format"),
    "photo.jpg": (b"\xff\xd8\xff", "unsupported-format"),
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    return folder


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_problem_with_its_path(folder, name):
    raw, code = BAD[name]
    (folder / name).write_bytes(raw)

    found = list(read_documents([folder]))

    problems = [p for p in found if isinstance(p, Problem)]
    assert {p.code for p in problems} == {code}
    assert {p.path for p in problems} == {str(folder / name)}
    assert all("\n" not in p.message for p in problems)
    assert [d.text for d in found if isinstance(d, Document)] == [GOOD]


def test_a_huge_file_is_not_read(folder):
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(100_000_000)

    (_, problem) = read_documents([folder])

    assert problem.code == "too-large"
    assert "100 MB" in problem.message


def test_the_limit_holds_for_a_line_of_an_export_not_for_the_export(folder):
    rows = [{"id": str(n), "text": f"{GOOD} {n}", "language": "fr"} for n in range(50)]
    rows[20]["text"] = "long " * 1000
    (folder / "good.txt").unlink()
    lines = "\n".join(json.dumps(row) for row in rows)
    (folder / "export.jsonl").write_text(lines)

    found = list(read_documents([folder], limit=2000))

    assert len([d for d in found if isinstance(d, Document)]) == 20
    assert found[-1].code == "too-large"


def test_a_file_that_may_not_be_read_is_said(folder, monkeypatch):
    (folder / "secret.txt").write_text(GOOD)
    (folder / "secret.txt").chmod(0)
    if os.geteuid() == 0:  # root reads everything: refuse in its place
        plain = type(folder).read_bytes

        def read_bytes(path):
            if path.name == "secret.txt":
                raise PermissionError(13, "Permission denied", str(path))
            return plain(path)

        monkeypatch.setattr(type(folder), "read_bytes", read_bytes)

    (_, problem) = read_documents([folder])

    assert (problem.code, problem.message) == ("unreadable", "Permission denied")


def test_a_broken_link_and_a_missing_path_are_said(folder):
    (folder / "link.txt").symlink_to(folder / "absent")

    found = list(read_documents([folder, folder / "no"]))

    assert [p.code for p in found if isinstance(p, Problem)] == ["unreadable"] * 2


def test_the_rest_is_built_and_the_problems_are_in_the_dossier(folder, unread):
    for name, (raw, _) in BAD.items():
        (folder / name).write_bytes(raw)

    summary = build_project([folder], folder.parent / "p.db")

    assert summary.documents == 1
    with open_project(folder.parent / "p.db") as db:
        codes = {problem.code for problem in load_dossier(db).problems}
    assert codes >= {code for _, code in BAD.values()}


STRANGE = {
    "nothing": "",
    "blank": " \n \t\n",
    "symbols": "!!! ??? *** §§§ 123 456 — « »",
    "one word": "Non",
    "right to left": "قال الوزير إن الاتفاق \u200f\u202bعاجل\u202c «جداً»",
    "combining": "Le pre\u0301fet a ce\u0301de\u0301\u0302\u0303\u0304 hier.",
    "nul": "Le préfet\x00 a cédé mardi.",
    "emoji": "🎉👨‍👩‍👧‍👦 Le préfet 🇫🇷 a cédé mardi 👍🏽.",
    "long word": "a" * 20_000,
    "no stop": "le préfet a cédé " * 300,
    "quotes": "« “ ‘ \" Il a dit « que » ” » ' » « »",
    "controls": "Le préfet\u2028a cédé\u2029mardi\x0b\x0c\x85.",
}


@pytest.mark.parametrize("name", STRANGE)
def test_strange_text_is_annotated_without_harm(name):
    document = Document(id="d", outlet="o", text=STRANGE[name])

    found = recoupe.to_builtins(recoupe.annotate(document))

    length = len(document.text)
    for layer in ("sentences", "mentions", "timexes", "quantities", "assertions"):
        assert all(0 <= v["start"] < v["end"] <= length for v in found[layer])


def test_half_characters_are_a_problem_not_a_traceback():
    document = Document(id="d", outlet="o", text="Le préfet \ud800 a cédé.")

    found = recoupe.annotate(document)

    assert [p.code for p in found.problems] == ["encoding"]
    assert recoupe.to_builtins(found)["document"]["length"] == 19


def test_a_language_without_a_pack_is_listed_and_counted():
    dossier = recoupe.build_dossier(
        [Document(id="d", outlet="o", text="The quay collapsed.", language="en")]
    )

    assert [d.document.id for d in dossier.documents] == ["d"]
    assert [p.code for p in dossier.problems] == ["unsupported-language"]
