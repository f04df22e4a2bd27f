import json
import os
import resource
import subprocess
import sys

import pytest

GOOD = "Le pont de Gavre a été fermé lundi à la circulation, selon la préfecture."


@pytest.fixture
def article(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD)
    return tmp_path / "a.txt"


@pytest.fixture
def project(article, run, unread):
    run("build", article, "-o", article.with_name("p.db"))
    return article.with_name("p.db")


def test_build_says_what_it_made(article, run, unread):
    found = run("build", article, "-o", article.with_name("p.db"))

    assert found.exit_code == 0
    assert found.stderr == ""
    assert [line.split()[0] for line in found.stdout.splitlines()] == [
        "documents",
        "problems",
        "stories",
        "claims",
    ]


def test_what_could_not_be_read_is_said_with_its_path_and_costs_the_exit_code(
    article, run, unread
):
    bad = article.with_name("b.txt")
    bad.touch()

    found = run("build", article, bad, "-o", article.with_name("p.db"))

    assert found.exit_code == 1
    assert found.stderr == f"{bad}: empty [empty]\n"


@pytest.mark.parametrize("name", ["absent.txt", "empty.txt"])
def test_nothing_read_is_a_failure(tmp_path, run, unread, name):
    (tmp_path / "empty.txt").touch()

    found = run("build", tmp_path / name, "-o", tmp_path / "p.db")

    assert found.exit_code == 2
    assert found.stdout == ""
    assert "nothing could be read" in found.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("build",),
        ("build", "x.txt"),
        ("export", "x.db"),
        ("export", "x.db", "--format", "xml"),
        ("annotate", "x.txt", "--published", "hier"),
        ("serve", "x.db", "--port", "99999"),
        ("frobnicate",),
    ],
)
def test_wrong_usage_is_exit_code_2(run, arguments):
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("command", ["verify", "serve", "export"])
def test_a_file_that_is_no_project_is_one_line_on_stderr(article, run, command):
    options = ("--format", "json") if command == "export" else ()

    found = run(command, article, *options)

    assert found.exit_code == 2
    assert found.stdout == ""
    assert found.stderr.count("\n") == 1
    assert "not a project file" in found.stderr


def test_annotate_prints_one_object_a_line_with_the_day_given(article, run):
    found = run("annotate", article, "--published", "2025-05-12")

    (line,) = found.stdout.splitlines()
    printed = json.loads(line)
    assert found.exit_code == 0
    assert printed["document"]["published"] == "2025-05-12"
    assert printed["document"]["path"] == str(article)
    assert printed["document"]["length"] == len(GOOD)


def test_export_writes_the_dossier_to_standard_output_or_a_file(project, run):
    printed = run("export", project, "--format", "json").stdout
    run("export", project, "--format", "json", "-o", project.with_name("d.json"))

    assert list(json.loads(printed)) == [
        "recoupe",
        "documents",
        "entities",
        "origins",
        "derivations",
        "stories",
        "threads",
        "claims",
        "figures",
        "quotes",
        "commitments",
        "relations",
        "timeline",
        "brief",
        "problems",
    ]
    assert project.with_name("d.json").read_text() == printed


def test_export_html_writes_one_page(project, run):
    page = project.with_name("d.html")

    assert run("export", project, "--format", "html").exit_code == 2
    assert run("export", project, "--format", "html", "-o", page).exit_code == 0
    assert page.read_text().lower().startswith("<!doctype html>")


def test_limits_are_listed(run):
    assert run("--limits").stdout.startswith("- ")


def test_help_answers_in_less_than_a_third_of_a_second_of_cpu():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "recoupe", "--help"],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)

    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 0.3


def test_the_public_names_are_functions_even_after_their_modules_were_imported():
    code = (
        "import recoupe, recoupe.annotate.times.timexes, inspect\n"
        "from recoupe.annotate import VERSION\n"
        "assert inspect.isfunction(recoupe.annotate)\n"
        "assert all(callable(getattr(recoupe, name)) for name in recoupe.__all__)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
