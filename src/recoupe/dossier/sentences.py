"""The printed sentences that claims were read in."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from msgspec import UNSET

from recoupe.dossier.dates import place, say_day
from recoupe.lang.mending.main_clause import (
    MainClause,
    find_main_clause,
    load_clause_words,
)
from recoupe.lang.wording import FULL, Wording, load_wording
from recoupe.model import (
    AnnotatedDocument,
    Assertion,
    Attribution,
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
_ASIDE = frozenset({"age", "rank"})  # measures that are only ever said in passing
_NEAR = 6  # words from a verb to a figure that is its object
_UNKNOWN = "lemma:"  # of a predicate whose sense no lexicon has
_MARKS = frozenset({"", ",", ";", ":", ".", "!", "–", "—"})  # after a clause
_ENDS = tuple('.!?…»”"')


class Sentences:
    """Look-up of sentences by offset, and of what in them needs its context."""

    def __init__(self, documents: Iterable[AnnotatedDocument]) -> None:
        self.documents = {found.document.id: found for found in documents}
        self._texts: dict[DocumentId, str] = {}
        self._starts = {
            key: [s.start for s in found.sentences]
            for key, found in self.documents.items()
        }
        self._read = {
            key: sorted(found.assertions, key=lambda a: a.head.start)
            for key, found in self.documents.items()
        }
        self._clauses: dict[tuple[DocumentId, int], MainClause | None] = {}
        self._told: dict[tuple[DocumentId, int], frozenset[int] | None] = {}

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

    def bare(self, document: DocumentId, start: int) -> str:
        """Return the same on one line, without dateline, credit and final stop."""
        wording = self.wording(document)
        line = self.printed(document, start)
        return " ".join(line.split()) if wording is None else wording.bare(line)

    def prints(self, assertion: PositionAssertion, value: str) -> bool:
        """Tell whether the words of an assertion hold a value, not only its sentence.

        True of what was never measured: dates, names.
        """
        found = self.documents.get(assertion.document)
        read = found.quantities if found is not None else ()
        inside = [q.value for q in read if assertion.start <= q.start < assertion.end]
        return not inside or value in inside

    def dated(self, document: DocumentId, start: int, end: int | None = None) -> str:
        """Return a sentence with the days that it only points to written out.

        « mardi » becomes « mardi (13 mai 2025) » where the article says which one. The
        sentence is told up to ``end``, where that is given.
        """
        low, high = self.around(document, start)
        high = high if end is None else min(high, end)
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

    def reads_alone(self, document: DocumentId, start: int) -> bool:
        """Tell whether the sentence that holds an offset can be printed by itself.

        It says who it is about and has a verb of its own, as far as clauses were read.
        """
        wording = self.wording(document)
        line = self.printed(document, start)
        if wording is None or not wording.stands_alone(line):
            return False
        low, high = self.around(document, start)
        cut_off = self._text(document)[high : high + 1] not in {"", "\n"}
        if cut_off and not line.rstrip().endswith(_ENDS):
            return False
        if not self._read.get(document):
            return True  # nothing was read anywhere
        clause = self._main_clause(document, low)
        return clause is not None and not clause.pointing

    def opening_clause(self, assertion: PositionAssertion) -> str:
        """Return an assertion's words where they open a sentence and read alone.

        « Le port est fermé, nous a dit le maire »: what follows the comma speaks to
        the reader. "" where the words break off before a mark.
        """
        wording = self.wording(assertion.document)
        known = load_clause_words(self.language(assertion.document))
        low, _ = self.around(assertion.document, assertion.start)
        text = self._text(assertion.document)
        head = UNSET if wording is None else assertion.head
        if wording is None or known is None or head is UNSET:
            return ""
        words = wording.bare(text[assertion.start : assertion.end])
        after = text[assertion.end : assertion.end + 2].lstrip()[:1]
        opens = not text[low : assertion.start].strip()
        if not opens or after not in _MARKS or not wording.stands_alone(words):
            return ""
        clause = self._main_clause(assertion.document, low)
        inside = clause is not None and low + clause.verb < assertion.end
        return words if clause is not None and inside and not clause.pointing else ""

    def is_told_by(self, assertion: PositionAssertion, claim: Claim) -> bool:
        """Tell whether the sentence of an assertion says a claim first, not in passing.

        « L'effondrement a jeté une ombre sur l'accord qu'elle a signé » is about the
        shadow, neither the signing nor the collapse; what a source says is what a
        sentence that quotes it is about.
        """
        low, _ = self.around(assertion.document, assertion.start)
        told = self._heads(assertion.document, low)
        if told is None or assertion.head is UNSET:
            return True
        read = self._matching(assertion)
        beside = self._assertions(assertion.document, low)
        other = bool(read) and all(_is_unlike(a, claim, beside) for a in read)
        return assertion.head.start in told and not other

    def _matching(self, assertion: PositionAssertion) -> list[Assertion]:
        """Return what was read where an assertion of a claim stands."""
        low, _ = self.around(assertion.document, assertion.start)
        return [
            a
            for a in self._assertions(assertion.document, low)
            if a.head == assertion.head and a.start == assertion.start
        ]

    def source(self, assertion: PositionAssertion) -> str:
        """Return the words for whom an assertion is attributed to, "" where for none.

        With their article: « la préfecture », where a voice is labelled by its noun.
        """
        found = self.documents.get(assertion.document)
        if found is None or assertion.head is UNSET:
            return ""
        said = {a.attribution for a in self._matching(assertion)}
        named = [x.source for x in found.attributions if x.id in said and x.source]
        return " ".join(found.document.quote(named[0]).split()) if named else ""

    def _assertions(self, document: DocumentId, low: int) -> Sequence[Assertion]:
        """Return what was read in the sentence that starts at an offset."""
        _, high = self.around(document, low)
        found = self._read.get(document, [])
        first = bisect_left(found, low, key=lambda a: a.head.start)
        last = bisect_left(found, high, key=lambda a: a.head.start)
        return found[first:last]

    def _main_clause(self, document: DocumentId, low: int) -> MainClause | None:
        """Return the main clause of a sentence, offsets counted in the document."""
        key = document, low
        if key not in self._clauses:
            known = load_clause_words(self.language(document))
            predicates = {
                a.head.start - low: a.lemmas[0] if a.lemmas else ""
                for a in self._assertions(document, low)
                if a.kind != "figure" and not a.presupposed
            }
            line = self.printed(document, low)
            found = known and find_main_clause(line, predicates, known)
            self._clauses[key] = found or None
        return self._clauses[key]

    def _heads(self, document: DocumentId, low: int) -> frozenset[int] | None:
        """Return the heads of what a sentence is about, None where none was read."""
        key = document, low
        if key not in self._told:
            read = self._assertions(document, low)
            clause = self._main_clause(document, low) if read else None
            cues = self.documents[document].attributions if read else ()
            told = _told_heads(read, clause, low, cues) if clause else frozenset[int]()
            self._told[key] = told if read else None
        return self._told[key]

    def telling(self, claim: Claim) -> str:
        """Return how a claim is best told: by its line, or one that mentions it."""
        if claim.positions[0].line:
            return claim.positions[0].line
        lines = [
            wording.bare(self.printed(a.document, a.start))
            for a in sorted(
                leading(claim),
                key=lambda a: not self.reads_alone(a.document, a.start),
            )
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


def _is_unlike(read: Assertion, claim: Claim, beside: Sequence[Assertion]) -> bool:
    """Tell whether what was read is another act than the one a claim is about.

    An act of speech is, where the claim is of a deed; so is one whose sense no lexicon
    knows, where a noun or a clause beside it says what the claim is about.
    """
    if read.kind == "figure":
        return False
    if read.kind == "speech" != claim.kind:
        return True
    named = any(
        a.predicate == claim.predicate and a.kind != "figure" and a.head != read.head
        for a in beside
    )
    return named and read.predicate.startswith(_UNKNOWN)


def _told_heads(
    read: Sequence[Assertion],
    clause: MainClause,
    low: int,
    attributions: Sequence[Attribution],
) -> frozenset[int]:
    """Return the heads of the main clause, of its figures and of what it reports."""
    main = [a for a in read if a.head.start - low in clause.heads]
    verbs = [low + at for at in (*clause.heads, clause.verb)]
    said = {a.says for a in main if a.says} | {
        x.id
        for x in attributions
        if x.cue is not None and any(x.cue.start <= at < x.cue.end for at in verbs)
    }
    speaks = bool(said) or any(a.kind == "speech" for a in main)
    near = [a for a in read if clause.holds(a.head.start - low, _NEAR)]
    if speaks:
        reported = (
            a
            for a in read
            if a not in main
            and (a.attribution in said if said else a.start - low in clause.barriers)
        )
        # « a annoncé la fermeture de deux usines »: what is said is its object.
        told = _widest(reported) or [
            a for a in near if a.head.start - low > clause.verb
        ]
    else:
        told = [a for a in near if a.kind == "figure"]
    return frozenset(a.head.start for a in (*main, *told) if a.measures not in _ASIDE)


def _widest(found: Iterable[Assertion]) -> list[Assertion]:
    reported = list(found)
    widest = max((a.end - a.start for a in reported), default=0)
    return [a for a in reported if a.end - a.start == widest]


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
