"""Time every page of a project of 10,000 articles and 100,000 claims.

    python -m bench.pages [ARTICLES CLAIMS]

The project is synthetic: words drawn from a Zipfian vocabulary, one story of 2,000
articles and many of 40, 1 to 6 articles a claim. Each kind of page is asked for 30
times at addresses drawn at random; the first request of all, which lists the articles,
is reported apart. Times include the HTTP client of the tests, in the same process.
"""

import itertools
import random
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    BriefSentence,
    Check,
    Claim,
    Derivation,
    Document,
    Dossier,
    DossierCommitment,
    DossierDocument,
    DossierQuote,
    Entity,
    Evidence,
    Figure,
    FigureValue,
    Mention,
    Origin,
    PassagePair,
    Position,
    PositionAssertion,
    Problem,
    Relation,
    Sentence,
    Span,
    Standing,
    Story,
    Voice,
)
from recoupe.pages import asset
from recoupe.store import (
    open_project,
    save_annotations,
    save_documents,
    save_dossier,
)
from recoupe.web import make_app

_BIG_STORY, _STORY = 2_000, 40
_REQUESTS = 30
_DAY = date(2024, 1, 1)


class Maker:
    """Draws the parts of a synthetic coverage."""

    def __init__(self, articles: int, claims: int, seed: int = 7) -> None:
        self.draw = random.Random(seed)
        letters = "abcdefghilmnoprstuvé"
        self.words = [
            "".join(self.draw.choices(letters, k=self.draw.randint(2, 9)))
            for _ in range(20_000)
        ]
        weights = (1 / (rank + 3) for rank in range(len(self.words)))
        self.weights = list(itertools.accumulate(weights))
        self.entities = [f"per:e{n}" for n in range(max(20, claims // 10))]
        self.story_of = [
            "s0" if n < _BIG_STORY else f"s{1 + (n - _BIG_STORY) // _STORY}"
            for n in range(articles)
        ]
        self.members: dict[str, list[int]] = {}
        for number, story in enumerate(self.story_of):
            self.members.setdefault(story, []).append(number)

    def text(self, count: int) -> str:
        """Return some words."""
        return (
            " ".join(self.draw.choices(self.words, cum_weights=self.weights, k=count))
            + "."
        )

    def document(self, number: int) -> Document:
        """Return one article of 300 words of one of 120 outlets."""
        return Document(
            id=f"d{number}",
            outlet=f"Le Journal {number % 120}",
            text=self.text(300),
            title=self.text(8),
            published=_DAY + timedelta(days=number % 700),
            raw_sha256=f"r{number}",
        )

    def claim(self, number: int) -> Claim:
        """Return one claim that 1 to 6 articles of a story tell."""
        home = self.draw.randrange(len(self.story_of))
        peers = self.members[self.story_of[home]]
        tellers = sorted({home, *self.draw.choices(peers, k=self.draw.randint(0, 5))})
        assertions = tuple(self.assertion(teller) for teller in tellers)
        half = len(assertions) // 2 if number % 9 == 0 else 0
        positions = [p for p in (assertions[half:], assertions[:half]) if p]
        day = _DAY + timedelta(days=self.draw.randrange(700))
        return Claim(
            id=f"c{number}",
            story=self.story_of[home],
            text=self.text(14),
            predicate="say",
            plover=None,
            actors=tuple(self.draw.choices(self.entities, k=2)),
            recipients=(self.draw.choice(self.entities),),
            place=None,
            time=day.isoformat() if number % 2 else None,
            standing=self.draw.choice(tuple(Standing)),
            voices=tuple(
                Voice(id=f"o{t}", label="", kind="origin", party=False, documents=())
                for t in tellers
            ),
            max_voices=len(tellers),
            positions=tuple(
                Position(value=str(7 + n), unit="mort", polarity="+", assertions=told)
                for n, told in enumerate(positions)
            ),
            silent=tuple(f"d{peer}" for peer in peers[:20]),
            checks=tuple(Check("same_roles", 0.7, self.text(8)) for _ in range(4)),
        )

    def assertion(self, teller: int) -> PositionAssertion:
        """Return what one article says."""
        return PositionAssertion(
            document=f"d{teller}",
            start=10,
            end=100,
            quote=self.text(14),
            factuality="certain",
            attribution=None,
            origin=f"o{teller}",
            as_of=None,
            voice=f"o{teller}",
        )


def synthetic(articles: int, claims: int) -> Dossier:
    """Return a dossier of so many articles and claims."""
    make = Maker(articles, claims)
    documents = [make.document(number) for number in range(articles)]
    told = tuple(make.claim(number) for number in range(claims))
    return Dossier(
        documents=tuple(
            DossierDocument(document=d, origin=f"o{n}", story=make.story_of[n])
            for n, d in enumerate(documents)
        ),
        entities=tuple(
            Entity(id=e, name=make.text(2), type="PER", qid=None, mentions=n % 90)
            for n, e in enumerate(make.entities)
        ),
        origins=tuple(
            Origin(id=f"o{n}", kind="own", label=d.outlet, documents=(d.id,))
            for n, d in enumerate(documents)
        ),
        derivations=tuple(
            Derivation(
                derived=f"d{n}",
                original=f"d{n - 1}",
                kind="excerpt",
                share=0.4,
                passages=(PassagePair(Span(0, 200), Span(10, 210)),),
            )
            for n in range(1, articles, 5)
        ),
        stories=tuple(
            Story(id=key, title=make.text(6), documents=tuple(f"d{n}" for n in found))
            for key, found in make.members.items()
        ),
        threads=(),
        claims=told,
        figures=tuple(_figure(c) for c in told[:: max(1, claims // 20_000)]),
        quotes=tuple(_quote(make, n, articles) for n in range(claims // 3)),
        commitments=tuple(_commitment(make, n, articles) for n in range(claims // 20)),
        relations=tuple(_relation(make, n) for n in range(claims // 50)),
        timeline=(),
        brief=tuple(BriefSentence(c.text, (c.id,), ()) for c in told[:9]),
        problems=tuple(
            Problem("undated", "no date", d.id) for d in documents[: articles // 10]
        ),
    )


def _figure(claim: Claim) -> Figure:
    values = tuple(
        FigureValue(
            value=p.value,
            low=p.value,
            high=p.value,
            as_of="2024-05-01",
            document=p.assertions[0].document,
            start=10,
            end=100,
            voice="",
        )
        for p in claim.positions
    )
    return Figure(
        claim=claim.id, measures="dead", unit="mort", values=values, relation="same"
    )


def _quote(make: Maker, number: int, articles: int) -> DossierQuote:
    place = Evidence(f"d{number % articles}", 5, 40)
    return DossierQuote(
        id=f"q{number}",
        source=None,
        entity=make.draw.choice(make.entities),
        text=make.text(20),
        kind="direct",
        evidence=(place,),
    )


def _commitment(make: Maker, number: int, articles: int) -> DossierCommitment:
    return DossierCommitment(
        id=f"k{number}",
        document=f"d{number % articles}",
        start=5,
        end=60,
        kind="promise",
        by=(make.draw.choice(make.entities),),
        to=(),
        condition=None,
        consequence=(),
        due=None,
        status="open",
        text=make.text(15),
    )


def _relation(make: Maker, number: int) -> Relation:
    source, target = make.draw.sample(make.entities, 2)
    month = f"2024-{1 + number % 12:02}"
    return Relation(
        source=source,
        target=target,
        domain="verbal",
        sign="conflict" if number % 2 else "cooperation",
        begin=month,
        end=month,
        claims=(f"c{number}",),
    )


def _annotated(document: Document) -> AnnotatedDocument:
    """Return as many layers as a real article of this length has, about 180."""
    steps = range(0, min(len(document.text), 1800) - 30, 10)
    return AnnotatedDocument(
        document=document,
        sentences=(Sentence(0, len(document.text), 0, 1),),
        mentions=tuple(
            Mention(
                start=s, end=s + 8, type="PER", form="name", entity="per:e1", name="X"
            )
            for s in steps
        ),
        assertions=tuple(
            Assertion(
                id=f"a{s}",
                start=s,
                end=s + 30,
                head=Span(s, s + 6),
                predicate="say",
                kind="event",
                factuality="possible",
            )
            for s in steps[::3]
        ),
    )


def store(dossier: Dossier, file: Path) -> None:
    """Write a project."""
    documents = [listed.document for listed in dossier.documents]
    with open_project(file, create=True) as db:
        save_documents(db, ((d, b"x", "text") for d in documents))
        save_dossier(db, dossier, fingerprint="bench", program="bench")
        save_annotations(db, map(_annotated, documents), {"fr": "bench"})


def addresses(
    articles: int, claims: int, draw: random.Random
) -> dict[str, Callable[[], str]]:
    """Return what makes a random address of each kind of page."""
    pages = draw.randint
    entities = max(20, claims // 10)
    stories = max(0, (articles - _BIG_STORY) // _STORY - 1)
    return {
        "stories": lambda: f"/stories?page={pages(1, 4)}",
        "story": lambda: f"/stories/s{pages(1, stories)}",
        "story of 2,000": lambda: "/stories/s0",
        "matrix": lambda: f"/matrix?page={pages(1, claims // 50)}",
        "matrix of 2,000": lambda: f"/matrix?story=s0&told=2&page={pages(1, 99)}",
        "matrix filtered": lambda: (
            f"/matrix?standing=contested&outlet=Le+Journal+{pages(0, 119)}&order=recent"
        ),
        "matrix by actor": lambda: f"/matrix?actor=per:e{pages(0, entities - 1)}",
        "matrix by date": lambda: f"/matrix?date=2024-{pages(1, 12):02}&order=voices",
        "claim": lambda: f"/claims/c{pages(0, claims - 1)}",
        "articles": lambda: f"/articles?page={pages(1, articles // 50)}",
        "article": lambda: f"/articles/d{pages(0, articles - 1)}",
        "reprint": lambda: _reprint(5 * pages(0, articles // 5 - 1)),
        "timeline": lambda: f"/timeline?clock=event&page={pages(1, 900)}",
        "timeline, published": lambda: (
            f"/timeline?clock=publication&page={pages(1, 9)}"
        ),
        "actors": lambda: f"/actors?page={pages(1, 90)}",
        "actor": lambda: f"/actors/per:e{pages(0, entities - 1)}",
        "relations": lambda: f"/relations?month=2024-{pages(1, 12):02}",
        "figures": lambda: f"/figures?page={pages(1, 300)}",
        "quotations": lambda: f"/quotations?page={pages(1, 600)}",
        "commitments": lambda: f"/commitments?page={pages(1, 99)}",
        "outlets": lambda: "/outlets",
        "outlet": lambda: f"/outlets/Le+Journal+{pages(0, 119)}".replace("+", "%20"),
        "search, rare word": lambda: f"/search?q={draw.choice(RARE)}",
        "search, common word": lambda: f"/search?q={draw.choice(COMMON)}",
        "problems": lambda: f"/problems?page={pages(1, 20)}",
        "feed": lambda: "/feed.atom",
    }


def _reprint(original: int) -> str:
    return f"/articles/d{original + 1}/reprint/d{original}"


RARE: list[str] = []
COMMON: list[str] = []


def main(articles: int = 10_000, claims: int = 100_000) -> None:
    """Print a table of times."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient  # noqa: PLC0415 - it warns

    words = Maker(1, 1).words
    RARE[:], COMMON[:] = words[5_000:9_000], words[:100]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.recoupe"
        began = time.perf_counter()
        store(synthetic(articles, claims), file)
        print(f"{articles} articles, {claims} claims, {file.stat().st_size >> 20} MiB")
        print(f"made in {time.perf_counter() - began:.0f} s")
        began = time.perf_counter()
        client = TestClient(make_app(file))
        client.get("/stories")
        print(f"first answer after {1000 * (time.perf_counter() - began):.0f} ms")
        _measure(client.get, addresses(articles, claims, random.Random(1)))
    print(f"script {len(asset('page.js').encode())} bytes a page")


def _measure(get: Callable[[str], object], kinds: dict[str, Callable[[], str]]) -> None:
    print(f"{'page':22} {'p50':>7} {'p95':>7} {'max':>7}  ms   kB")
    worst = 0.0
    for kind, address in kinds.items():
        times, size = [], 0
        for _ in range(_REQUESTS):
            asked = address()
            began = time.perf_counter()
            answer = get(asked)
            times.append(1000 * (time.perf_counter() - began))
            if answer.status_code != 200:  # type: ignore[attr-defined]
                raise SystemExit(f"{asked}: {answer}")
            size = max(size, len(answer.content))  # type: ignore[attr-defined]
        times.sort()
        p95 = times[int(0.95 * len(times))]
        worst = max(worst, p95)
        median = statistics.median(times)
        print(
            f"{kind:22} {median:7.1f} {p95:7.1f} {times[-1]:7.1f}"
            f"     {size / 1000:6.0f}"
        )
    print(f"worst p95 {worst:.1f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
