"""What cross-checking costs as a story grows: ``python -m bench.crosscheck [N ...]``.

Synthetic stories of 10, 100 and 1,000 articles; each article states twelve things out
of a stock that grows with the story, in words drawn from a Zipfian vocabulary, one in
ten of them a figure. Compare the last column, taken in one run: the cost of a story per
assertion stays bounded where candidates are.
"""

import gc
import random
import sys
import time
from datetime import date, timedelta

from recoupe.crosscheck import cross_check
from recoupe.dossier import compose_dossier
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Document,
    DocumentId,
    EntityId,
    Lineage,
    Origin,
    OriginId,
    Sentence,
    Span,
    Story,
    StoryId,
)

SIZES = (10, 100, 1000)
TOLD = 12  # things that an article states
SHARED = 5  # articles that state one thing, on average
_LENGTH = 80  # characters a sentence
_FIRST = date(2025, 5, 12)


def make_stock(size: int, draw: random.Random) -> list[Assertion]:
    """Return what there is to be stated in a story of some articles."""
    vocabulary = [f"mot{n}" for n in range(2000)]
    weights = [1 / (n + 3) for n in range(len(vocabulary))]
    stock = []
    for number in range(max(TOLD, size * TOLD // SHARED)):
        lemmas = tuple(dict.fromkeys(draw.choices(vocabulary, weights, k=8)))
        figure = number % 10 == 0
        value = str(draw.randrange(1, 500)) if figure else None
        stock.append(
            Assertion(
                id="",
                start=0,
                end=_LENGTH - 1,
                head=Span(0, 1),
                predicate=f"lemma:{lemmas[0]}",
                kind="figure" if figure else "event",
                actors=(EntityId(f"per:{draw.randrange(40)}"),),
                value=value,
                low=value,
                high=value,
                unit="personne" if figure else None,
                measures="participants" if figure else None,
                lemmas=lemmas,
                text=" ".join(lemmas),
            )
        )
    return stock


def make_story(size: int, seed: int) -> list[AnnotatedDocument]:
    """Return the annotated articles of one story."""
    draw = random.Random(seed)
    stock = make_stock(size, draw)
    return [_article(number, draw.sample(stock, TOLD)) for number in range(size)]


def _article(number: int, told: list[Assertion]) -> AnnotatedDocument:
    text = "".join(a.text[: _LENGTH - 2].ljust(_LENGTH - 2, "x") + ". " for a in told)
    placed = tuple(
        Assertion(
            **{
                **{f: getattr(a, f) for f in Assertion.__struct_fields__},
                "id": f"a{rank}",
                "start": rank * _LENGTH,
                "end": rank * _LENGTH + _LENGTH - 1,
                "head": Span(rank * _LENGTH, rank * _LENGTH + 1),
            }
        )
        for rank, a in enumerate(told)
    )
    return AnnotatedDocument(
        document=Document(
            id=DocumentId(f"d{number:05}"),
            outlet=f"Titre {number % 60}",
            text=text,
            language="fr",
            published=_FIRST + timedelta(days=number % 7),
        ),
        sentences=tuple(
            Sentence(rank * _LENGTH, (rank + 1) * _LENGTH - 1, 0, 0)
            for rank in range(len(told))
        ),
        assertions=placed,
    )


def time_story(size: int) -> tuple[int, int, float, float]:
    """Return assertions, claims, and CPU seconds of cross-check and of composition."""
    articles = make_story(size, seed=size)
    ids = tuple(found.document.id for found in articles)
    origins = {d: OriginId(f"o-{d}") for d in ids}
    lineage = Lineage(
        origins=tuple(
            Origin(id=origins[d], kind="own", label=d, documents=(d,)) for d in ids
        ),
        derivations=(),
        document_origins=origins,
    )
    story = Story(id=StoryId("s"), title="", documents=ids)
    gc.collect()
    began = time.process_time()
    checked = cross_check(articles, lineage, [story], [])
    between = time.process_time()
    compose_dossier(
        [found.document for found in articles],
        articles,
        entities=(),
        lineage=lineage,
        stories=[story],
        threads=(),
        cross_check=checked,
    )
    spent = time.process_time() - between
    assertions = sum(len(found.assertions) for found in articles)
    return assertions, len(checked.claims), between - began, spent


def main(sizes: tuple[int, ...]) -> None:
    """Print one line a size, and the cost per assertion beside that of the first."""
    time_story(2)  # load the tables of the language
    print("articles  assertions   claims  cross-check  dossier  per assertion")
    first = 0.0
    for size in sizes:
        assertions, claims, crossed, composed = time_story(size)
        each = (crossed + composed) / assertions
        first = first or each
        print(
            f"{size:8} {assertions:11} {claims:8} {crossed:10.2f} s {composed:6.2f} s"
            f" {1000 * each:8.2f} ms  × {each / first:.2f}"
        )


if __name__ == "__main__":
    main(tuple(int(word) for word in sys.argv[1:]) or SIZES)
