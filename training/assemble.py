"""Put what was trained together: one folder that the package ships."""

from pathlib import Path
from typing import Any

import msgspec
import spacy

from recoupe.lang import embedding  # noqa: F401 - registers the architecture

ABOUT = {
    "name": "recoupe",
    "version": "1.0.0",
    "description": "French tagger, morphology, dependency parser and names",
    "license": "CC BY-SA 4.0 and LGPL-LR",
    "sources": [
        {"name": "UD French Sequoia", "license": "LGPL-LR"},
        {"name": "UD French GSD (dev)", "license": "CC BY-SA 4.0"},
        {"name": "UD French FQB", "license": "LGPL-LR"},
        {"name": "WiNER-fr 2016-2017", "license": "CC BY 4.0"},
        {"name": "Prolex", "license": "LGPL-LR"},
    ],
}


def _forget(component: Any) -> None:
    """Drop what only training needs from the networks of a component."""
    for node in component.model.walk():
        if node.name == "word_features":
            node.attrs.pop("cache", None)
            node.attrs["hide"] = 0.0


def assemble(syntax: Path, names: Path, output: Path) -> None:
    """Join the two trained pipelines.

    The language is "xx" on purpose: the package cuts the words itself, and spaCy's
    French tokenizer takes half a second to build.
    """
    nlp = spacy.blank("xx")
    for folder in (syntax, names):
        source = spacy.load(folder)
        for name in source.pipe_names:
            _forget(nlp.add_pipe(name, source=source))
    nlp.meta.update(ABOUT)
    nlp.to_disk(output)
    meta = output / "meta.json"  # without the scores of a development set
    kept = {
        key: value
        for key, value in msgspec.json.decode(meta.read_bytes()).items()
        if key not in {"performance", "labels"}
    }
    meta.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=2) + b"\n")
