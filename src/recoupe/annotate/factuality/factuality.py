"""Judge how sure a text makes each of its predicates."""

from collections.abc import Sequence

from recoupe.annotate.clauses import Tree
from recoupe.annotate.factuality.judgments import Judge
from recoupe.annotate.factuality.moods import Judgment
from recoupe.annotate.factuality.presuppositions import leave_open
from recoupe.annotate.predicates import find_predicates
from recoupe.lang.commitment import load_commitment
from recoupe.lang.reporting import ReportingPack, load_reporting
from recoupe.model import Attribution, Document, Factuality, Parse, Predication


def judge_predications(
    document: Document, tree: Tree, attributions: Sequence[Attribution]
) -> tuple[Predication, ...]:
    """Return one judgment per predicate (verb, predicative noun, event noun).

    ``factuality`` is the commitment of the deepest voice whose content holds the
    predicate; the outlet is only bound by what it says itself, by what a factive word
    makes it vouch for, and, where it reports in the conditional, by a possibility.
    ``tree`` is that of the parse with misread verbs put right (``mended_tree``).
    """
    if not tree.tokens:
        return ()
    pack = load_commitment(document.language)
    reporting = load_reporting(document.language)
    voices = _voices(tree.parse, attributions)
    cues = _cues(tree, attributions)
    judge = Judge(tree, (pack, reporting), cues, voices)
    found: list[Predication] = []
    tokens = {predicate.token for predicate in find_predicates(tree, pack)}
    for index in sorted(tokens | _called(tree.parse, attributions)):
        judgment = judge.judge(index)
        voice = voices.get(index)
        found.append(
            Predication(
                token=index,
                polarity=judgment.polarity,
                factuality=judgment.value,
                author_factuality=_of_outlet(judgment, voice, reporting),
                attribution=voice.id if voice else None,
                markers=judgment.markers,
                rule=judgment.rule,
            )
        )
    return leave_open(tree, (pack, reporting), found)


def _called(parse: Parse, attributions: Sequence[Attribution]) -> set[int]:
    """Return what somebody calls something: « juge le texte inacceptable »."""
    found: set[int] = set()
    for attribution in attributions:
        if attribution.rule not in {"verb.small", "verb.target-comme"}:
            continue
        span = attribution.content[-1]
        called = [t for t in parse.tokens_in(span.start, span.end) if t.pos == "ADJ"]
        found.update(token.index for token in called[:1])
    return found


def _voices(
    parse: Parse, attributions: Sequence[Attribution]
) -> dict[int, Attribution]:
    """Map each token to the deepest attribution whose content holds it.

    A cue belongs to whoever reports it, never to its own content.
    """
    voices: dict[int, Attribution] = {}
    by_size = sorted(attributions, key=lambda a: -sum(len(span) for span in a.content))
    for attribution in by_size:
        for span in attribution.content:
            for token in parse.tokens_in(span.start, span.end):
                cue = attribution.cue
                if cue is None or not cue.start <= token.start < cue.end:
                    voices[token.index] = attribution
    return voices


def _cues(tree: Tree, attributions: Sequence[Attribution]) -> dict[int, Attribution]:
    """Map the lexical token of each verbal or nominal cue to its attribution."""
    cues: dict[int, Attribution] = {}
    for attribution in attributions:
        if attribution.cue is None:
            continue
        for token in tree.parse.tokens_in(attribution.cue.start, attribution.cue.end):
            if tree.deps[token.index] not in {"aux", "cop", "expl", "case", "punct"}:
                cues.setdefault(token.index, attribution)
    return cues


def _of_outlet(
    judgment: Judgment, voice: Attribution | None, reporting: ReportingPack
) -> Factuality:
    """Return what the outlet itself commits to."""
    if voice is None:
        return judgment.value
    if judgment.hearsay:
        return "possible"
    lemma = (voice.cue_lemma or "").removeprefix("se ").split(" ")[0]
    kind, _, frame = voice.rule.partition(".")
    table = reporting.nouns if kind == "noun" else reporting.verbs
    factive = any(
        "factive" in use.tags and (not frame or frame in use.frames)
        for use in table.get(lemma, ())
        if use.name == voice.cue_lemma
    )
    return judgment.value if factive and judgment.value == "certain" else "unknown"
