"""Stage: who copied whom.

In:    documents
Out:   a ``Lineage``: origins, derivations, the origin of every passage
Rule:  pure; independent of order; independence is never invented
Score: ``evaluation/lineage.py``
"""

from collections.abc import Sequence

from recoupe.lineage.candidates import by_facts, by_prints
from recoupe.lineage.dependence import as_links, dependences, newsrooms
from recoupe.lineage.origins import assemble
from recoupe.lineage.reading import read_articles
from recoupe.lineage.reuse import compare_facts, compare_words
from recoupe.model import Document, Lineage

__all__ = ["trace_lineage"]

VERSION = 2


def trace_lineage(documents: Sequence[Document]) -> Lineage:
    """Find which texts and passages descend from one another.

    Joined as wholes: copies, rewritten and translated texts, texts that credit the same
    dispatch, texts built on an outlet that they cite, articles of one newsroom about
    one matter. Anything less moves single passages only.
    """
    articles = read_articles(documents)
    links = []
    for left, right in by_prints([article.prints for article in articles]):
        link = compare_words(articles[left], articles[right])
        if link is not None:
            links.append(link)
    joined = {(x.derivation.derived, x.derivation.original) for x in links if x.whole}
    for left, right in by_facts([article.facts for article in articles]):
        first, second = articles[left], articles[right]
        pair = first.document.id, second.document.id
        if pair in joined or pair[::-1] in joined:
            continue
        link = compare_facts(first, second)
        if link is not None:
            links.append(link)
    credited = dependences(articles)
    seen = {(x.derivation.derived, x.derivation.original) for x in links}
    links += [
        x
        for x in as_links(credited)
        if (x.derivation.derived, x.derivation.original) not in seen
    ]
    return assemble(articles, links, credited, newsrooms(articles))
