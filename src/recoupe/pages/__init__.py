"""What people read: a dossier as pages.

In:    a ``Dossier`` and the annotated documents behind it
Out:   HTML; the self-contained page here, single pages in ``recoupe.web``
Rule:  everything from articles is escaped by the template engine, characters that act
       unseen are shown; no outside request
"""

from recoupe.pages.page import render_page
from recoupe.pages.templates_engine import asset, render

__all__ = ["asset", "render", "render_page"]
