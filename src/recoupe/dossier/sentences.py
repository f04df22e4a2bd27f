"""The printed sentences that claims were read in."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from recoupe.dossier.dates import place, say_day
from recoupe.lang.wording import FULL, Wording, load_wording
from recoupe.model import (
    AnnotatedDocument,
    Claim,
    DocumentId,
    PositionAssertion,
    Timex,
)

STRENGTH = {
    "certain": 3,
    "probable": 2,
    "announced": 2,
    "possible": 1,
    "conditional": 1,
}


class Sentences:
    """Look-up of sentences by offset, and of what in them needs its context."""

    def __init__(self, documents: Iterable[AnnotatedDocument]) -> None:
        self.documents = {found.document.id: found for found in documents}
        self._texts: dict[DocumentId, str] = {}
        self._starts = {
            key: [s.start for s in found.sentences]
            for key, found in self.documents.items()
        }

    def language(self, document: DocumentId) -> str:
        """Return the language of a document, "" if it was not read."""
        found = self.documents.get(document)
        return found.document.language if found is not None else ""

    def wording(self, document: DocumentId) -> Wording | None:
        """Return how the language of a document words a dossier."""
        return load_wording(self.language(document))

    def around(self, document: DocumentId, start: int) -> tuple[int, int]:
        """Return the bounds of the sentence that holds an offset."""
        found = self.documents.get(document)
        rank = bisect_right(self._starts.get(document, []), start) - 1
        if found is None or rank < 0:
            return start, start
        sentence = found.sentences[rank]
        return sentence.start, sentence.end

    def _text(self, document: DocumentId) -> str:
        """Return the text of a document without what is masked in it."""
        if document not in self._texts:
            found = self.documents.get(document)
            self._texts[document] = found.document.blanked if found is not None else ""
        return self._texts[document]

    def printed(self, document: DocumentId, start: int) -> str:
        """Return the words of the sentence that holds an offset."""
        low, high = self.around(document, start)
        return self._text(document)[low:high]

    def dated(self, document: DocumentId, start: int) -> str:
        """Return a sentence with the days that it only points to written out.

        « mardi » becomes « mardi (13 mai 2025) » where the article says which one.
        """
        low, high = self.around(document, start)
        found = self.documents.get(document)
        wording = self.wording(document)
        if found is None or wording is None:
            return self.printed(document, start)
        text, pieces, at = self._text(document), list[str](), low
        for timex in found.timexes:
            if timex.start < at or timex.end > high:
                continue
            day = _pointed_to(
                text[timex.start : timex.end], timex, wording, self.language(document)
            )
            pieces += [text[at : timex.start], day]
            at = timex.end
        return wording.bare("".join([*pieces, text[at:high]]))

    def telling(self, claim: Claim) -> str:
        """Return how a claim is best told: by a sentence that stands alone."""
        lines = [
            wording.bare(self.printed(a.document, a.start))
            for a in leading(claim)
            if (wording := self.wording(a.document)) is not None
        ]
        wording = self.wording(claim.positions[0].assertions[0].document)
        if wording is None or not lines:
            return claim.text
        alone = [line for line in lines if wording.stands_alone(line)]
        # Best the sentence that the claim is worded after, not one that mentions it.
        whole = next((line for line in alone if claim.text in line), None)
        whole = whole or next(iter(alone), None)
        full = wording.rank(claim.text) == FULL
        return whole or (claim.text if full else min(lines, key=len))


def _pointed_to(words: str, timex: Timex, wording: Wording, language: str) -> str:
    """Return the words of a time, with its day where they do not give it."""
    if timex.type not in {"DATE", "TIME"} or any(c.isdigit() for c in words):
        return words
    placed = place(timex.value)
    if placed is None or placed[1] not in {"day", "year"}:
        return words
    day = say_day(placed[0], language)
    return words if day is None else wording.fill("resolved", words=words, day=day)


def leading(claim: Claim) -> list[PositionAssertion]:
    """Return the assertions of the leading position, those that say the most first."""
    told: Sequence[PositionAssertion] = claim.positions[0].assertions
    return sorted(
        told, key=lambda a: (-STRENGTH.get(a.factuality, 0), a.document, a.start)
    )
