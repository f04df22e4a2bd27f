"""What a parenthetical cue reports: its sentence, or the quotation it breaks."""

import re
from collections.abc import Sequence

from recoupe.annotate.attribution.cues import Draft, Scene
from recoupe.annotate.clauses import trim
from recoupe.annotate.quotations import Quotation
from recoupe.model import Span, Token

# An initial (« A. Barrow », « M. Dupont ») ends no sentence.
_ENDS = re.compile(
    r"(?<!\s[A-ZÀ-Ý])(?<!\sMM)[.!?…]['»”\"\])\u00a0\u202f ]*\s+(?=[A-ZÀ-Ý«“\"\d–—-])|\n"
)
_DATELINE = re.compile(r"^[^«“\"]{0,60}?(?:\.\s*[–—-]|[–—]|\)\s*[–—-])\s*")
_COLON = re.compile(r"\s*:\s*$")
_MARK = re.compile(r"\s*[,.!?;:…»”–—]")
_SEGMENT = re.compile(r"\s*,\s*([^,.;:!?»«()\n]{1,60})(?=[,.»])")
_LONGEST_ADJUNCT = 60  # characters between the speaker of an incise and its comma
_GAP = 8  # characters between a quotation and the verb that closes it


class Stretches:
    """Measures the stretches of text that incises report."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tree = scene.tree
        self._by_end = sorted(scene.quotations, key=lambda quotation: quotation.end)

    def fill(self, draft: Draft, start: int, end: int) -> None:
        """Set the content that an incise over ``[start, end)`` reports."""
        text = self.scene.text
        around = self.quotation_around(start, end)
        if around is not None:
            draft.content = self._rest_of(around, start, end)
            draft.quote = around
            return
        quotation = self.quotation_before(start)
        low, high = self.region(start, end, quotation)
        if quotation is not None:
            before = trim(text, low, quotation.start) if low < quotation.start else None
            if before is None or _COLON.search(text[low : quotation.start]):
                draft.content = [quotation.span]
                draft.quote = quotation
            else:
                draft.content = [Span(before.start, quotation.end)]
            draft.content += self._continued(end, high, quoted=True)
            return
        before = trim(text, low, start)
        if before is None:
            return
        draft.content = [
            before,
            *self._continued(end, high, quoted=False, before=before),
        ]

    def quotation_around(self, start: int, end: int) -> Quotation | None:
        """Return the innermost quotation that an incise breaks in two."""
        holding = [
            quotation
            for quotation in self.scene.quotations
            if quotation.start < start and end < quotation.inner.end
        ]
        return max(holding, key=lambda quotation: quotation.start, default=None)

    def _rest_of(self, quotation: Quotation, start: int, end: int) -> list[Span]:
        """Return a quotation without the incise that breaks it.

        The incise lasts to the next mark: « …, a-t-il dit devant la presse, … ».
        """
        closed = _MARK.search(self.scene.text, end, quotation.end)
        last = closed.start() if closed else end
        behind = self.tree.parse.tokens_in(quotation.start, start)
        complete = any(token.feature("VerbForm") == "Fin" for token in behind)
        last = self.asides_end(last, quotation.inner.end, complete=complete)
        before = trim(self.scene.text, quotation.start, start)
        after = (
            trim(self.scene.text, last, quotation.end) if last < quotation.end else None
        )
        spans = [span for span in (before, after) if span is not None]
        return [
            span for span in spans if self.tree.parse.tokens_in(span.start, span.end)
        ]

    def region(
        self, start: int, end: int, quotation: Quotation | None
    ) -> tuple[int, int]:
        """Return what an incise may report: its sentence, or the quote around."""
        text = self.scene.text
        anchor = quotation.start if quotation else start
        low = _sentence_start(text, anchor)
        for inner in self.scene.quotations:
            # A sentence that starts within a quotation starts where that does.
            if inner.start < low < inner.end <= start:
                low = inner.start
        high = _sentence_end(text, end)
        for around in self.scene.quotations:
            if around.start < start and end <= around.end:
                low = max(low, around.inner.start)
                high = min(high, around.inner.end)
        dateline = _DATELINE.match(text[low:anchor])
        if dateline and (quotation or text[low + dateline.end() : anchor].strip()):
            low += dateline.end()
        return low, high

    def _continued(
        self, end: int, high: int, *, quoted: bool, before: Span | None = None
    ) -> list[Span]:
        """Return what goes on after the speaker, if anything reported does."""
        text = self.scene.text
        tree = self.tree
        behind = tree.parse.tokens_in(before.start, before.end) if before else ()
        complete = any(token.feature("VerbForm") == "Fin" for token in behind)
        end = self.asides_end(end, high, complete=complete or quoted)
        rest = re.match(r"\s*[,:;]?\s*", text[end:high])
        position = end + (rest.end() if rest else 0)
        for quotation in self.scene.quotations:
            if quotation.start == position and quotation.start < high:
                return [quotation.span]
        if quoted or before is None or position >= high:
            return []
        ahead = tree.parse.tokens_in(position, high)
        finite = any(token.feature("VerbForm") == "Fin" for token in ahead)
        closed = text[end : end + 2].lstrip().startswith(",")
        words = self.scene.pack.words.complementizers
        if closed and ahead and tree.words[ahead[0].index] in words:
            return self._rest(position, high)  # « Ils craignent, dit-il, que … »
        if not ahead or (ahead[0].pos in {"ADP", "ADV", "SCONJ"} and complete):
            return []
        if complete or not finite:
            return [] if complete else self._rest(position, high)
        return self._rest(position, high)

    def adjuncts_end(self, end: int, high: int) -> int:
        """Return where the adjuncts of an incise end: « a-t-il dit à la presse, … »."""
        text = self.scene.text
        comma = text.find(",", end, min(high, end + _LONGEST_ADJUNCT))
        if comma <= end:
            return end
        between = self.tree.parse.tokens_in(end, comma)
        plain = all(
            token.pos in {"ADP", "DET", "NOUN", "PROPN", "ADJ", "NUM", "ADV"}
            for token in between
        )
        prepositional = bool(between) and (
            between[0].pos in {"ADP", "ADV", "NOUN"}
            or any(between[0].dep.startswith(dep) for dep in ("advmod", "case"))
            or between[0].head in {token.index for token in between[1:2]}
        )
        return comma if plain and prepositional else end

    def asides_end(self, end: int, high: int, *, complete: bool) -> int:
        """Return where all that only says more about an incise ends.

        Adjuncts, then ages and participles between commas (« …, dit X, 54 ans ») and,
        where the statement before is not ``complete`` and goes on behind them, further
        adjuncts: « Le pont, a dit X, à Paris, a cédé ».
        """
        end = self.adjuncts_end(end, high)
        opened = _SEGMENT.match(self.scene.text, end, high)
        if opened is None:
            return end
        close = opened.end()
        between = self.tree.parse.tokens_in(opened.start(1), close)
        if not between or any(t.feature("VerbForm") == "Fin" for t in between):
            return end
        ahead = self.tree.parse.tokens_in(close, high)
        goes_on = self.scene.text[close : close + 1] == "," and any(
            t.feature("VerbForm") == "Fin" for t in ahead
        )
        first, words = between[0], self.scene.pack.words
        years = first.pos == "NUM" and between[-1].lemma in words.dating
        participle = (
            first.feature("VerbForm") == "Part"
            and first.feature("Tense") != "Pres"
            and any(t.text.lower() in words.by for t in between)
        )
        adjunct = not complete and goes_on and first.pos == "ADP"
        framed = years or participle or adjunct or self._frames(between)
        return close if framed else end

    def _frames(self, between: Sequence[Token]) -> bool:
        """Tell whether words between commas date an act of speech, or name its channel.

        « …, dit X, mardi soir », « …, à l'AFP », « …, dans un entretien au Monde ».
        """
        pack, first = self.scene.pack, between[0]
        if first.lemma.lower() in pack.words.dating and first.pos != "ADP":
            return all(token.pos in {"NOUN", "NUM", "ADV", "ADP"} for token in between)
        if first.text.lower() not in pack.medium.prepositions:
            return False
        noun = next((t for t in between if t.pos in {"NOUN", "PROPN"}), None)
        if noun is None:
            return False
        return noun.lemma.lower() in pack.medium.nouns or any(
            mention.entity.startswith(("outlet:", "agency:"))
            and mention.start <= noun.start < mention.end
            for mention in self.scene.mentions
        )

    def _rest(self, position: int, high: int) -> list[Span]:
        span = trim(self.scene.text, position, high)
        return [] if span is None else [span]

    def quotation_before(self, position: int) -> Quotation | None:
        """Return the quotation that ends right before ``position``."""
        text = self.scene.text
        best: Quotation | None = None
        for quotation in self._by_end:
            if quotation.end > position:
                break
            gap = text[quotation.end : position]
            beside = len(gap) < _GAP and not gap.strip(" \u00a0\u202f\n,.…;–—-")
            if beside and (best is None or quotation.depth <= best.depth):
                best = quotation
        return best

    def is_sentence(self, quotation: Quotation) -> bool:
        """Tell whether a quotation starts a sentence of the text."""
        low = _sentence_start(self.scene.text, quotation.start)
        return not self.scene.text[low : quotation.start].strip(" \u00a0–—-")


def _sentence_start(text: str, position: int) -> int:
    """Return where the sentence that holds ``position`` starts, marks ignored."""
    low = text.rfind("\n", 0, position) + 1
    for match in _ENDS.finditer(text, low, position + 1):
        if match.end() <= position:
            low = match.end()
    return low


def _sentence_end(text: str, position: int) -> int:
    """Return where the sentence that holds ``position`` ends."""
    match = _ENDS.search(text, max(0, position - 1))
    return match.start() + 1 if match else len(text)
