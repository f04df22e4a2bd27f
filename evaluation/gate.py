"""Hold every measured figure to a pinned floor: ``python -m evaluation.gate``.

``--quick`` runs the tasks of a few seconds; names run only those tasks. ``--update``
writes what was measured as the new floors; where that would lower one it refuses,
unless ``--allow-regression``. A task whose gold data is absent is skipped, with the
reason; one whose data is not what its floors were measured on fails.

Exit codes: 0 every floor holds; 1 one does not, or cannot be compared.
"""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from evaluation.data import ROOT, require

FLOORS = ROOT / "evaluation" / "floors.json"
EPSILON = 0.005  # what another machine's arithmetic may change
Outcome = Literal["ok", "raised", "new", "fell", "absent"]


class Pinned(msgspec.Struct, frozen=True):
    """What a task has to hold, and the gold data that was measured on."""

    data_sha256: str
    part: str
    floors: dict[str, float]


class Row(msgspec.Struct, frozen=True):
    """One figure beside its floor."""

    task: str
    figure: str
    value: float | None
    floor: float | None
    outcome: Outcome


def compare_figures(
    task: str,
    figures: Mapping[str, float],
    floors: Mapping[str, float],
    lower_is_better: Iterable[str] = (),
) -> list[Row]:
    """Return one row per figure, measured or pinned, in the order of the names."""
    lower = frozenset(lower_is_better)
    return [
        Row(
            task,
            name,
            figures.get(name),
            floors.get(name),
            _judge(figures.get(name), floors.get(name), lower=name in lower),
        )
        for name in sorted({*figures, *floors})
    ]


def _judge(value: float | None, floor: float | None, *, lower: bool) -> Outcome:
    if value is None:
        return "absent"
    if floor is None:
        return "new"
    gain = floor - value if lower else value - floor
    if gain < -EPSILON:
        return "fell"
    return "raised" if gain > EPSILON else "ok"


def holds(rows: Iterable[Row]) -> bool:
    """Tell whether no figure fell and none that is pinned went unmeasured."""
    return all(row.outcome not in {"fell", "absent"} for row in rows)


def update_floors(  # noqa: PLR0913 - what was, what is, and what may be
    pinned: Pinned | None,
    figures: Mapping[str, float],
    digest: str,
    *,
    part: str,
    rows: Sequence[Row],
    allow_regression: bool,
) -> Pinned:
    """Return the floors that what was measured sets.

    Figures measured on the same data as before may only get better.

    Raises:
        ValueError: if one got worse and that is not allowed.
    """
    same_data = pinned is not None and pinned.data_sha256 == digest
    worse = [row.figure for row in rows if row.outcome in {"fell", "absent"}]
    if same_data and worse and not allow_regression:
        raise ValueError(f"would lower {', '.join(worse)}")
    kept = {name: round(value, 4) for name, value in sorted(figures.items())}
    return Pinned(digest, part, kept)


def hash_data(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of files and of everything in folders, names included."""
    digest = hashlib.sha256()
    for root in paths:
        files = sorted(p for p in root.rglob("*") if p.is_file())
        for path in files or [root]:
            inner = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(root.parent)} {inner}\n".encode())
    return digest.hexdigest()


def load_floors(path: Path) -> dict[str, Pinned]:
    """Read the pinned floors; none where there is no file yet."""
    if not path.is_file():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Pinned])


def save_floors(path: Path, floors: Mapping[str, Pinned]) -> None:
    """Write the floors, one figure a line."""
    told = msgspec.to_builtins(dict(sorted(floors.items())))
    text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    path.write_text(text, encoding="utf-8")


def show(rows: Iterable[Row]) -> None:
    """Print rows as a table."""
    for row in rows:
        value = "—" if row.value is None else f"{row.value:.3f}"
        floor = "—" if row.floor is None else f"{row.floor:.3f}"
        print(f"{row.task:12} {row.figure:46} {value:>8} {floor:>8}  {row.outcome}")


def main(arguments: Sequence[str]) -> int:
    """Run the chosen tasks and return the exit code."""
    from evaluation.tasks import LOWER_IS_BETTER, TASKS  # noqa: PLC0415 - slow to load

    wanted = [word for word in arguments if not word.startswith("-")]
    floors = load_floors(FLOORS)
    failed: list[str] = []
    for task in TASKS:
        if wanted and task.name not in wanted:
            continue
        if "--quick" in arguments and not task.quick:
            continue
        try:
            digest = hash_data([require(*parts) for parts in task.data])
        except FileNotFoundError as missing:
            print(f"{task.name:12} skipped: {missing}", flush=True)
            continue
        pinned = floors.get(task.name)
        figures = task.run()
        known = pinned.floors if pinned is not None else {}
        rows = compare_figures(task.name, figures, known, LOWER_IS_BETTER)
        show(rows)
        sys.stdout.flush()
        changed = pinned is not None and pinned.data_sha256 != digest
        if "--update" in arguments:
            try:
                floors[task.name] = update_floors(
                    pinned,
                    figures,
                    digest,
                    part=task.part,
                    rows=rows,
                    allow_regression="--allow-regression" in arguments,
                )
            except ValueError as refused:
                failed.append(f"{task.name}: {refused}")
            save_floors(FLOORS, floors)
        elif changed:
            failed.append(f"{task.name}: not the data that its floors were measured on")
        elif not holds(rows):
            failed.append(f"{task.name}: below its floor")
    for line in failed:
        print(f"FAILED {line}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
