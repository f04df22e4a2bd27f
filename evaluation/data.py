"""Where the gold data lies.

What was given is not redistributed: evaluation reads it in place.
"""

import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OURS = "written"  # first part of the path of gold data written for this project


def data_folder() -> Path:
    """Return the folder named by ``RECOUPE_DATA``, by default ``shared`` beside us."""
    return Path(os.environ.get("RECOUPE_DATA") or ROOT.parent / "shared")


def require(*parts: str) -> Path:
    """Return a path inside the data folder, or among what was written for us.

    Raises:
        FileNotFoundError: if it is absent; tests skip, scripts say so.
    """
    ours = bool(parts) and parts[0] == OURS
    root = ROOT / "evaluation" / "gold" if ours else data_folder()
    path = root.joinpath(*parts[1:] if ours else parts)
    if not path.exists():
        raise FileNotFoundError(f"no {Path(*parts)} in {root}")
    return path


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
