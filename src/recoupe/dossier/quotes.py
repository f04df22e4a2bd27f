"""Words somebody said, wherever they are printed."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256

from recoupe.model import AnnotatedDocument, Attribution, DossierQuote, Evidence


def collect_quotes(
    documents: Iterable[AnnotatedDocument],
) -> tuple[DossierQuote, ...]:
    """Return quotations in the order of first appearance, printed twice = listed once.

    Two printings are one quotation when the same source says the same words, case,
    apostrophes and spaces aside.
    """
    groups: dict[tuple[str, str], list[tuple[AnnotatedDocument, Attribution]]]
    groups = defaultdict(list)
    for annotated in documents:
        for attribution in annotated.attributions:
            if not attribution.quoted:
                continue
            words = _words(annotated, attribution)
            groups[_fold(words), str(attribution.entity)].append(
                (annotated, attribution)
            )
    return tuple(_quote(printings) for printings in groups.values())


def _words(annotated: AnnotatedDocument, attribution: Attribution) -> str:
    return " […] ".join(annotated.document.quote(span) for span in attribution.quoted)


def _fold(words: str) -> str:
    return " ".join(words.replace("’", "'").lower().split())


def _quote(printings: list[tuple[AnnotatedDocument, Attribution]]) -> DossierQuote:
    annotated, attribution = printings[0]
    words = _words(annotated, attribution)
    source = attribution.source
    key = f"{_fold(words)}\n{attribution.entity}"
    return DossierQuote(
        id="q" + sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        source=annotated.document.quote(source) if source else None,
        entity=attribution.entity,
        text=words,
        kind=attribution.kind,
        evidence=tuple(
            Evidence(found.document.id, span.start, span.end)
            for found, said in printings
            for span in said.quoted
        ),
    )
