"""The SQLite file that a project lives in. Datasette can open it as it is.

In:    documents with their bytes, annotated documents, a dossier
Out:   the same, and pages of claims for a reader of a hundred thousand of them
Rule:  every ``save_*`` is one transaction and nothing else writes: whatever kills the
       program, the file holds a state that was true
"""

from recoupe.store.documents import (
    StoredRaw,
    forget_paths,
    load_annotations,
    load_document,
    load_documents,
    load_input_problems,
    load_raw,
    pending_documents,
    save_annotations,
    save_documents,
    save_input_problems,
    state_fingerprint,
)
from recoupe.store.dossiers import (
    build_fingerprint,
    fts_query,
    load_claims,
    load_dossier,
    load_earlier,
    save_dossier,
    standing_counts,
)
from recoupe.store.kept import KeptRows
from recoupe.store.project_file import check_integrity, open_project

__all__ = [
    "KeptRows",
    "StoredRaw",
    "build_fingerprint",
    "check_integrity",
    "forget_paths",
    "fts_query",
    "load_annotations",
    "load_claims",
    "load_document",
    "load_documents",
    "load_dossier",
    "load_earlier",
    "load_input_problems",
    "load_raw",
    "open_project",
    "pending_documents",
    "save_annotations",
    "save_documents",
    "save_dossier",
    "save_input_problems",
    "standing_counts",
    "state_fingerprint",
]
