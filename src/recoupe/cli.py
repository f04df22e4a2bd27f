"""The command line: parse, call one library function, print.

No command computes anything; what a command does, Python code can do with one call.
Results go to standard output, messages to standard error.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from recoupe import __version__
from recoupe.errors import RecoupeError

if TYPE_CHECKING:
    from recoupe.model import Problem
    from recoupe.project import Progress, Summary

PROJECT = click.argument(
    "file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE"
)
LIMIT = click.option(
    "--limit-mb",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    show_default=True,
    help="Largest file that is read, in megabytes.",
)


def _print_limits(context: click.Context, _option: click.Parameter, asked: Any) -> None:
    if asked:
        from recoupe.limits import LIMITS

        click.echo("\n".join(f"- {line}" for line in LIMITS))
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option(
    "--limits",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_limits,
    help="Say what this version does not do, and exit.",
)
def cli() -> None:
    """Cross-check what several outlets say and build a cited dossier."""


@cli.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The project file to make or to update.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Processes that read articles; by default one per core for a large job.",
)
@LIMIT
def build(
    inputs: tuple[str, ...], file: Path, workers: int | None, limit_mb: float
) -> None:
    """Read articles and folders of articles into a project file.

    \b
    Example:
        recoupe build articles/ -o affair.recoupe
    """  # noqa: D301 - \b keeps click from re-wrapping the example
    from recoupe.project import build_project

    with _failures(), _progress() as progress:
        summary = build_project(
            inputs,
            file,
            limit=int(limit_mb * 1e6),
            workers=workers,
            progress=progress,
        )
    _report(summary.unread)
    if not summary.documents:
        _fail("nothing could be read")
    click.echo(_summary(summary))
    sys.exit(1 if summary.unread else 0)


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Publication day of articles that give none.",
)
@LIMIT
def annotate(
    paths: tuple[str, ...], published: datetime | None, limit_mb: float
) -> None:
    """Print what is read in each article, one JSON object a line.

    \b
    Example:
        recoupe annotate article.txt --published 2025-05-12
    """  # noqa: D301
    from msgspec.structs import replace

    from recoupe.export.contract import encode_json
    from recoupe.ingest import read_documents
    from recoupe.model import Problem
    from recoupe.pipeline import annotate as read
    from recoupe.pipeline import unread_because

    problems: list[Problem] = []
    count = 0
    for document in read_documents(paths, limit=int(limit_mb * 1e6)):
        if isinstance(document, Problem):
            problems.append(document)
            continue
        if published and document.published is None:
            document = replace(document, published=published.date())  # noqa: PLW2901
        with _failures():
            _write(encode_json(read(document)) + b"\n", None)
        count += 1
        if (problem := unread_because(document)) is not None:
            problems.append(problem)
    _report(problems)
    if not count:
        _fail("nothing could be read")
    sys.exit(1 if problems else 0)


@cli.command()
@PROJECT
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "html"]),
    required=True,
    help="json: everything, as docs/reference/json.md says; html: one page.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write; standard output by default.",
)
def export(file: Path, form: str, output: Path | None) -> None:
    """Write the dossier of a project.

    \b
    Example:
        recoupe export affair.recoupe --format html -o affair.html
    """  # noqa: D301
    from recoupe.store import load_annotations, load_dossier, open_project
    from recoupe.store.reading import load_changes

    if form == "html" and output is None:
        raise click.UsageError("--format html needs -o PATH")
    with _failures():
        with open_project(file) as db:
            dossier = load_dossier(db)
            annotated = tuple(load_annotations(db)) if form == "html" else ()
            changes = load_changes(db)
        if form == "json":
            from recoupe.export.contract import encode_json

            _write(encode_json(dossier) + b"\n", output)
        else:
            from recoupe.limits import LIMITS
            from recoupe.pages import render_page

            page = render_page(dossier, annotated, limits=LIMITS, changes=changes)
            _write(page.encode("utf-8"), output)


@cli.command()
@PROJECT
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Another address lets other machines read the dossier.",
)
def serve(file: Path, port: int, host: str) -> None:
    """Serve the dossier of a project on this machine.

    \b
    Example:
        recoupe serve affair.recoupe --port 8000
    """  # noqa: D301
    from recoupe.web import serve_project

    with _failures():
        serve_project(file, port, host=host, announce=click.echo)


@cli.command()
@PROJECT
def verify(file: Path) -> None:
    """Check every quotation of a project against the bytes it was read from.

    \b
    Example:
        recoupe verify affair.recoupe
    """  # noqa: D301
    from recoupe.verification import verify_project

    with _failures():
        found = verify_project(file)
    for mismatch in found.mismatches:
        click.echo(mismatch, err=True)
    click.echo(
        f"{found.documents} documents, {found.quotations} quotations, "
        f"{len(found.mismatches)} mismatches"
    )
    sys.exit(1 if found.mismatches else 0)


def _summary(summary: "Summary") -> str:
    """Return what a build did, a line a matter."""
    standings = ", ".join(f"{count} {name}" for name, count in summary.claims.items())
    claims = sum(summary.claims.values())
    changes = ", ".join(f"{count} {kind}" for kind, count in summary.changes.items())
    return "\n".join(
        (
            f"documents  {summary.documents} ({summary.annotated} read anew)",
            f"problems   {summary.problems}",
            f"stories    {summary.stories}",
            f"claims     {claims}" + (f": {standings}" if standings else ""),
            *([f"changes    {changes}"] if changes else []),
        )
    )


def _report(problems: "Iterable[Problem]") -> None:
    for problem in problems:
        where = problem.path or problem.document or "?"
        click.echo(f"{where}: {problem.message} [{problem.code}]", err=True)


def _write(data: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(data)


def _fail(message: str) -> NoReturn:
    click.echo(f"recoupe: {message}", err=True)
    sys.exit(2)


@contextmanager
def _failures() -> Iterator[None]:
    """Turn an expected failure into one line and exit code 2."""
    try:
        yield
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: nobody to tell
        sys.exit(0)
    except (RecoupeError, OSError) as error:
        _fail(str(error))


@contextmanager
def _progress() -> "Iterator[Progress]":
    """Give a progress callback: a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _bar(bars)


def _bar(bars: Any) -> Callable[[str, int, int], None]:
    tasks: dict[str, Any] = {}

    def show(step: str, done: int, total: int) -> None:
        if step not in tasks:
            tasks[step] = bars.add_task(step, total=total)
        bars.update(tasks[step], completed=done, total=total)

    return show
