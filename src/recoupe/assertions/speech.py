"""Acts of speech whose cue is no predicate: « selon X », « d'après X »."""

from recoupe.assertions.clauses import gist
from recoupe.assertions.reader import Reading
from recoupe.model import Assertion, Span


def read_cues(reading: Reading, stated: list[Assertion]) -> list[Assertion]:
    """Return one assertion per cue that no predicate stands for.

    That somebody spoke is certain, whatever they said. Nobody speaks in « on déplore
    trois morts ».
    """
    text = reading.annotated.document.text
    shown = [reading.tree.tokens[i] for i in sorted(reading.presenting)]
    heads = [*(a.head for a in stated), *(Span(t.start, t.end) for t in shown)]
    found: list[Assertion] = []
    for attribution in reading.annotated.attributions:
        cue, source = attribution.cue, attribution.source
        if cue is None or any(cue.overlaps(head) for head in heads):
            continue
        end = source.end if source is not None else cue.end
        start = min(cue.start, source.start if source is not None else cue.start)
        found.append(
            Assertion(
                id="",
                start=start,
                end=max(end, cue.end),
                head=Span(cue.start, cue.end),
                predicate="say",
                kind="speech",
                actors=(attribution.entity,) if attribution.entity else (),
                attribution=attribution.inside,
                author_factuality="certain",
                text=gist(text, start, max(end, cue.end)),
                says=attribution.id,
                rule="cue",
            )
        )
    return found
