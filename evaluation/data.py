"""Where the gold data lies. It is not redistributed: evaluation reads it in place."""

import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """Return the folder named by ``RECOUPE_DATA``, by default ``shared`` beside us."""
    return Path(os.environ.get("RECOUPE_DATA") or ROOT.parent / "shared")


def require(*parts: str) -> Path:
    """Return a path inside the data folder.

    Raises:
        FileNotFoundError: if it is absent; tests skip, scripts say so.
    """
    path = data_folder().joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"no {Path(*parts)} in {data_folder()}")
    return path


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
