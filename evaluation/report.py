"""Write the table of measured figures: ``python -m evaluation.report``.

Reads the pinned floors, which the gate keeps at what was measured last, and the bars
below; prints Markdown for ``docs/evaluation.md``.
"""

from evaluation.gate import FLOORS, Pinned, load_floors
from evaluation.tasks import COUNTS, LOWER_IS_BETTER, TASKS

# What each figure has to reach; where the project set no bar, there is none.
BARS: dict[tuple[str, str], float] = {
    ("syntax", "las"): 0.85,
    ("syntax", "upos"): 0.972,
    ("syntax", "lemma"): 0.965,
    ("names", "f"): 0.85,
    ("entities", "anaphora pers"): 0.75,
    ("entities", "attribution pronouns"): 0.75,
    ("time", "strict f"): 0.88,
    ("time", "relaxed f"): 0.94,
    ("time", "value on matched"): 0.85,
    ("passages", "time span"): 0.92,
    ("passages", "time value"): 0.88,
    ("passages", "figure value+bounds+unit"): 0.90,
    ("passages", "traps refused"): 0.95,
    ("attribution", "content f (.3)"): 0.82,
    ("attribution", "content f (.8)"): 0.74,
    ("attribution", "cue on matched"): 0.88,
    ("attribution", "source on matched"): 0.85,
    ("attribution", "nesting on matched"): 0.70,
    ("attribution", "factuality on judged"): 0.88,
    ("attribution", "hearsay as certain"): 0.0,
    ("attribution", "sources resolved"): 0.65,
    ("attribution", "not plainly certain, f"): 0.80,
    ("attribution-written", "content f (.3)"): 0.82,
    ("attribution-written", "content f (.8)"): 0.74,
    ("attribution-written", "cue on matched"): 0.88,
    ("attribution-written", "source on matched"): 0.85,
    ("attribution-written", "sources resolved"): 0.65,
    ("attribution-written", "nesting on matched"): 0.70,
    ("attribution-written", "factuality on judged"): 0.88,
    ("attribution-written", "not plainly certain, f"): 0.80,
    ("attribution-written", "hearsay as certain"): 0.0,
    ("events", "type f"): 0.75,
    ("events", "type, actor, recipient f"): 0.60,
    ("events", "silent"): 0.90,
    ("events", "commitments f"): 0.70,
    ("events-ours", "type f"): 0.75,
    ("events-ours", "type, actor, recipient f"): 0.60,
    ("events-ours", "silent"): 0.90,
    ("events-ours", "commitments f"): 0.70,
    ("events-second", "type f"): 0.75,
    ("events-second", "type, actor, recipient f"): 0.60,
    ("events-second", "silent"): 0.90,
    ("events-second", "commitments f"): 0.70,
    ("events-third", "type f"): 0.75,
    ("events-third", "type, actor, recipient f"): 0.60,
    ("events-third", "silent"): 0.90,
    ("events-third", "commitments f"): 0.70,
    **{
        (task, figure): bar
        for task in (
            "passages-check",
            "passages-second",
            "passages-third",
            "passages-fourth",
        )
        for figure, bar in (
            ("time span", 0.92),
            ("time value", 0.88),
            ("figure value+bounds+unit", 0.90),
            ("traps refused", 0.95),
        )
    },
    ("seeds", "names (exact span)"): 0.93,
    ("seeds", "entity linking B3 (names+nominals)"): 0.85,
    ("seeds", "metonymy"): 0.80,
    ("seeds", "dates (overlap+value)"): 0.90,
    ("seeds", "key figures (value recall)"): 0.95,
    ("seeds", "salient claims read"): 0.90,
    ("seeds", "salient claims with polarity+factuality+actor"): 0.75,
    ("adversarial", "false corroboration"): 0.0,
    ("adversarial", "missed corroboration"): 0.30,
    ("adversarial", "voices right"): 0.85,
    ("adversarial", "contested f1"): 0.80,
    ("adversarial", "link relation"): 0.80,
    **{
        (task, figure): bar
        for task in ("adversarial-ours", "adversarial-unread")
        for figure, bar in (
            ("false corroboration", 0.0),
            ("missed corroboration", 0.30),
            ("voices right", 0.85),
            ("contested f1", 0.80),
            ("link relation", 0.80),
        )
    },
    ("coverage", "totals value and measure"): 0.90,
    ("coverage", "pairs aligned"): 0.80,
    ("coverage", "alignments wrong"): 0.05,
    ("coverage", "updates contested"): 0.0,
    ("daccord", "accuracy"): 0.75,
}


def reached(task: str, figure: str, value: float) -> str:
    """Return a bar with whether it is reached, "" where there is none."""
    bar = BARS.get((task, figure))
    if bar is None:
        return ""
    good = value <= bar if figure in LOWER_IS_BETTER else value >= bar
    return f"{bar:g}" if good else f"{bar:g} — **missed**"


def table(floors: dict[str, Pinned]) -> list[str]:
    """Return the lines of the table, in the order of the pipeline."""
    lines = ["| task | data, part | figure | measured | bar |", "|---|---|---|---|---|"]
    for task in TASKS:
        pinned = floors.get(task.name)
        if pinned is None:
            continue
        data = ", ".join("/".join(parts) for parts in task.data)
        where = f"{data} ({pinned.part}), `{pinned.data_sha256[:8]}`"
        for figure, value in pinned.floors.items():
            shown = f"{value:.0f}" if figure in COUNTS else f"{value:.3f}"
            bar = reached(task.name, figure, value)
            lines.append(f"| {task.name} | {where} | {figure} | {shown} | {bar} |")
            where = ""
    return lines


if __name__ == "__main__":
    print("\n".join(table(load_floors(FLOORS))))
