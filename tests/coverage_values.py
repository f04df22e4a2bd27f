"""A coverage written by hand, with everything in it that a page could choke on."""

from datetime import date

from recoupe.model import (
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
    Origin,
    PassagePair,
    Position,
    PositionAssertion,
    Problem,
    Relation,
    Role,
    Span,
    Standing,
    Story,
    TimelineEntry,
    Voice,
)

HOSTILE = (
    '<script>window.hacked=1</script>"><svg onload="window.hacked=2">'
    "' onmouseover='window.hacked=3' [x](javascript:window.hacked=4) "
    "\u202egnp.exe\u2066"
)
TEXT = f"{HOSTILE}\nLe pont de Gavre a fermé lundi. Il compte 12 arches. </style>"
LONG = "a" * 200_000


def hostile_dossier():
    """Return a dossier whose every text is an attack."""
    documents = (
        _document("d1", HOSTILE, TEXT),
        _document("d2", "javascript:alert(1)", TEXT.replace("12", "14")),
        _document("d3", "Le Long", LONG),
    )
    claim = _claim("c1", Standing.CONTESTED, ("12", "14"))
    other = _claim("c2", Standing.CORROBORATED, (None,))
    return Dossier(
        documents=tuple(
            DossierDocument(document=d, origin="o1", story="s1") for d in documents
        ),
        entities=(
            Entity(
                id="per:x",
                name=HOSTILE,
                type="PER",
                qid=None,
                aliases=(HOSTILE, "</title>"),
                roles=(Role(HOSTILE, "per:y", Evidence("d1", 0, 5)),),
                mentions=3,
            ),
            Entity(id="per:y", name="Ana Ruel", type="PER", qid=None, mentions=1),
        ),
        origins=(
            Origin(id="o1", kind="agency", label=HOSTILE, documents=("d1", "d2", "d3")),
        ),
        derivations=(
            Derivation(
                derived="d2",
                original="d1",
                kind="excerpt",
                share=0.5,
                passages=(PassagePair(Span(0, 40), Span(0, 40)),),
                checks=(Check("credit", 1.0, HOSTILE),),
            ),
        ),
        stories=(
            Story(
                id="s1",
                title=HOSTILE,
                documents=("d1", "d2", "d3"),
                first="2025-01-02",
                last="2025-01-03",
            ),
        ),
        threads=(),
        claims=(claim, other),
        figures=(
            Figure(
                claim="c1",
                measures="arche",
                unit="arche",
                values=tuple(_value(n, d) for n, d in (("12", "d1"), ("14", "d2"))),
                relation="contested",
            ),
        ),
        quotes=(
            DossierQuote(
                id="q1",
                source=HOSTILE,
                entity="per:x",
                text=HOSTILE,
                kind="direct",
                evidence=(Evidence("d1", 0, 10),),
            ),
        ),
        commitments=(
            DossierCommitment(
                id="k1",
                document="d1",
                start=0,
                end=9,
                kind="promise",
                by=("per:x",),
                to=("per:y",),
                condition=None,
                consequence=(),
                due="2025-02",
                status="open",
                text=HOSTILE,
            ),
        ),
        relations=(
            Relation(
                source="per:x",
                target="per:y",
                domain="verbal",
                sign="conflict",
                begin="2025-01-02",
                end="2025-01-02",
                claims=("c1",),
            ),
        ),
        timeline=(
            TimelineEntry(
                date="2025-01-02",
                precision="day",
                claim="c1",
                text=HOSTILE,
                documents=("d1",),
            ),
        ),
        brief=(
            BriefSentence(HOSTILE, ("c2",), ("d1", "d2")),
            BriefSentence("Sans appui", ("absent",), ("d1",)),
        ),
        problems=(Problem("undated", HOSTILE, "d1"), Problem("x", "y", path=HOSTILE)),
    )


def _document(key, outlet, text):
    return Document(
        id=key,
        outlet=outlet,
        text=text,
        title=HOSTILE,
        published=date(2025, 1, 2 + (key == "d2")),
        path=HOSTILE,
        raw_sha256="0",
    )


def _value(number, document):
    return FigureValue(
        value=number,
        low=number,
        high=number,
        as_of="2025-01-02",
        document=document,
        start=0,
        end=9,
        voice=HOSTILE,
    )


def _claim(key, standing, values):
    positions = tuple(
        Position(
            value=value,
            unit="arche" if value else None,
            polarity="+",
            assertions=(_assertion("d1" if rank == 0 else "d2"),),
        )
        for rank, value in enumerate(values)
    )
    return Claim(
        id=key,
        story="s1",
        text=HOSTILE,
        predicate="have",
        plover=None,
        actors=("per:x",),
        recipients=("per:y",),
        place=None,
        time="2025-01-02",
        standing=standing,
        voices=(
            Voice(id="o1", label=HOSTILE, kind="origin", party=True, documents=("d1",)),
        ),
        max_voices=2,
        positions=positions,
        silent=("d3",),
        checks=(Check("same_roles", 0.5, HOSTILE), Check("contested", 1.0, "x")),
    )


def _assertion(document):
    return PositionAssertion(
        document=document,
        start=0,
        end=10,
        quote=HOSTILE,
        factuality="conditional",
        attribution=HOSTILE,
        origin="o1",
        as_of="2025-01-02",
        voice="o1",
        chain=(HOSTILE, "des observateurs", "Moscou"),
    )
