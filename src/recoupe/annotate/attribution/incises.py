"""Read attributions that stand beside what they report.

« …, a déclaré X », « X, estime-t-il, va partir ». Surface patterns come first:
inversion is rare in treebanks and parsers often take the speaker for an object.
"""

import re

from recoupe.annotate.attribution.contents import Complements
from recoupe.annotate.attribution.cues import Cue, Draft, Scene
from recoupe.annotate.attribution.named_sources import whole_source
from recoupe.annotate.attribution.postposed import Behind
from recoupe.annotate.attribution.stretches import Stretches
from recoupe.annotate.clauses import NOMINAL, trim
from recoupe.model import Span

_CLOSED = re.compile(r"[»”\"][\s,.…]*$|[,–—(][\s]*$")
_HELPED = 3  # words from « a tenu » to « à préciser »


class Incises:
    """Reads parenthetical cues."""

    def __init__(self, scene: Scene, complements: Complements) -> None:
        self.scene = scene
        self.tree = scene.tree
        self.complements = complements
        self.stretches = Stretches(scene)
        self.behind = Behind(scene)

    def read(self, cue: Cue) -> Draft | None:  # noqa: PLR0911 - each test may refuse
        """Return the attribution of a parenthetical cue, None if it is not one."""
        if not any(use.frames & {"incise", "que"} for use in cue.uses):
            return None
        tree, text = self.tree, self.scene.text
        cue, finite = self._with_helper(cue)
        start = tree.tokens[self._first_clitic(cue)].start
        before = text[max(0, start - 12) : start]
        if draft := self._compared(cue):
            return draft
        if not _CLOSED.search(before):
            return self._aside(cue)
        source = self._inverted(cue, finite)
        present = self.tree.tokens[cue.head].feature("Tense") == "Pres"
        if source is None or (present and tree.finite(finite) is None):
            return None
        use = cue.use("incise") or cue.use("que")
        if use is None:
            return None
        if "manner" in use.tags and not self._stands_by_words(cue, source):
            return None
        draft = Draft(
            [], tree.span(cue.first, cue.last), cue.head, use.name, "verb.incise"
        )
        source = whole_source(self.scene, source)
        draft.source = self.complements.subjects.teller(cue, source) or source
        end = max(tree.tokens[cue.last].end, self.behind.end(source))
        if source[2] > cue.last + 1 and not self._reports_clause(start, end):
            return None
        self.stretches.fill(draft, start, end)
        return draft if draft.content else None

    def _first_clitic(self, cue: Cue) -> int:
        """Return where a cue starts with its pronouns: « …, lui a répondu X »."""
        tree, first = self.tree, cue.first
        while (
            first
            and tree.tokens[first - 1].pos == "PRON"
            and tree.tokens[first - 1].head == cue.head
            and tree.deps[first - 1] in {"iobj", "obj", "expl", "obl"}
        ):
            first -= 1
        return first

    def _stands_by_words(self, cue: Cue, source: tuple[int, int, int]) -> bool:
        """Tell whether a verb that need not be speech stands beside quoted words.

        « Quand vient la nuit, commence la fête » has none.
        """
        tree = self.tree
        start = tree.tokens[self._first_clitic(cue)].start
        end = tree.tokens[cue.last].end
        quoted = self.stretches.quotation_before(start) is not None
        return (
            quoted
            or self.stretches.quotation_around(start, end) is not None
            or tree.words[source[2]] in self.scene.pack.words.inverted
        )

    def _reports_clause(self, start: int, end: int) -> bool:
        """Tell whether a clause stands before an inverted cue, or goes on after it.

        « L'un d'eux, âgé de vingt ans, a avoué le vol » has neither: the noun after the
        verb is its object.
        """
        if self.stretches.quotation_before(start) is not None:
            return True
        text, parse = self.scene.text, self.tree.parse
        low, high = self.stretches.region(start, end, None)
        finite = (
            [
                token.feature("VerbForm") == "Fin"
                for token in parse.tokens_in(low, start)
            ]
            if low < start
            else []
        )
        if any(finite):
            return True
        end = self.stretches.asides_end(end, high, complete=False)
        rest = trim(text, end, high) if end < high else None
        if rest is None or not text[end:].lstrip().startswith((",", "–", "—", ")")):
            return False
        ahead = parse.tokens_in(rest.start, rest.end)
        return (
            bool(ahead)
            and ahead[0].pos != "CCONJ"
            and any(token.feature("VerbForm") == "Fin" for token in ahead)
        )

    def _compared(self, cue: Cue) -> Draft | None:
        """« …, comme l'a annoncé X, … », « comme X le craignait »."""
        tree, text = self.tree, self.scene.text
        use = cue.use("que") or cue.use("incise")
        bare = tree.finite(cue.head) is None  # « comme annoncé par X »
        opening = cue.first - 1 if bare else self._as_before(cue.first)
        if bare and tree.words[cue.first - 1] not in self.scene.pack.words.as_:
            return None
        if use is None or opening is None:
            return None
        if "incise" not in use.frames and "factive" in use.tags:
            return None  # « comme le montrent les relevés »: it is so, by them
        draft = Draft([], tree.span(cue.first, cue.last), cue.head, use.name, "verb.as")
        inside = [
            child
            for child in tree.kids(cue.head, "nsubj", "expl")
            if opening < child < cue.head
            and tree.tokens[child].pos in NOMINAL
            and tree.words[child] not in self.scene.pack.words.resumptive
        ]
        if bare:
            draft.source = self.complements.subjects.agent(cue.head)
        elif inside:
            draft.source = (*tree.phrase(inside[0]), inside[0])
        else:
            draft.source = self.behind.speaker(cue)
        if draft.source is None:
            return None
        draft.source = whole_source(self.scene, draft.source)
        start = tree.tokens[opening].start
        end = max(tree.tokens[cue.last].end, self.behind.end(draft.source))
        low, high = self.stretches.region(start, end, None)
        before = trim(text, low, start)
        end = self.stretches.asides_end(end, high, complete=before is not None)
        after = self._behind_comma(end, high, complete=before is not None)
        draft.content = [span for span in (before, after) if span is not None]
        return draft if draft.content else None

    def _behind_comma(self, end: int, high: int, *, complete: bool) -> Span | None:
        """Return what the comma that closes « comme l'a dit X » leaves to be said.

        Where all was said before (``complete``), only a clause of its own.
        """
        text = self.scene.text
        end = self.stretches.adjuncts_end(end, high)
        if not text[end:high].lstrip().startswith(","):
            return None
        rest = trim(text, end, high)
        if rest is None or not complete:
            return rest
        ahead = self.tree.parse.tokens_in(rest.start, rest.end)
        clause = any(token.feature("VerbForm") in {"Fin", "Inf"} for token in ahead)
        return rest if clause else None

    def _as_before(self, first: int) -> int | None:
        """Return the « comme », the « ainsi que » before a resumptive pronoun."""
        tree, words = self.tree, self.scene.pack.words
        resumed = False
        for index in range(first, max(-1, first - 6), -1):
            if index < first and tree.words[index] in words.as_:
                return index if resumed else None
            if tree.words[index] in words.complementizers and (
                tree.words[index - 1] in words.likewise
            ):
                return index - 1 if resumed else None
            if tree.words[index] in words.resumptive:
                resumed = True
            elif index < first and tree.tokens[index].pos in {"PUNCT", "VERB", "ADP"}:
                return None
        return None

    def _aside(self, cue: Cue) -> Draft | None:
        """« …, je pense, … »: a subject pronoun and verb between two commas."""
        tree, text = self.tree, self.scene.text
        subject = tree.subject(cue.head)
        use = cue.use("que")
        passive = tree.is_passive(cue.head)  # « …, il sera jugé » reports nothing
        if subject is None or use is None or passive or subject != cue.first - 1:
            return None
        start, end = tree.tokens[subject].start, tree.tokens[cue.last].end
        between = text[:start].rstrip().endswith(",") and text[end:].lstrip()[:1] in {
            ",",
            ".",
        }
        if tree.tokens[subject].pos != "PRON" or not between:
            return None
        draft = Draft(
            [], tree.span(cue.first, cue.last), cue.head, use.name, "verb.aside"
        )
        draft.source = (subject, subject, subject)
        low, high = self.stretches.region(start, end, None)
        before, after = trim(text, low, start), trim(text, end, high)
        draft.content = [span for span in (before, after) if span is not None]
        return draft if draft.content else None

    def _with_helper(self, cue: Cue) -> tuple[Cue, int]:
        """Return a cue with the verb that governs it, and the verb that is finite.

        « …, a pu constater X », « …, a dû reconnaître Y ».
        """
        tree = self.tree
        token = tree.tokens[cue.head]
        helper = token.head
        if token.feature("VerbForm") != "Inf" or tree.deps[cue.head] != "xcomp":
            return cue, cue.head
        near = helper < cue.first <= helper + _HELPED
        if cue.first == helper + 1 and not self._leads_on(helper):
            return cue, cue.head
        owned = any(child < helper for child in tree.kids(helper, "nsubj"))
        if not near or owned or tree.finite(helper) is None:
            return cue, cue.head
        first, _ = tree.group(helper)
        return Cue(cue.head, first, cue.last, cue.uses), helper

    def _leads_on(self, helper: int) -> bool:
        """Tell a verb that only leads to the next from « se voit confier »."""
        return self.tree.lemmas[helper] in self.scene.pack.words.helping

    def _inverted(self, cue: Cue, finite: int) -> tuple[int, int, int] | None:
        """Return the speaker that follows the cue, None if none does."""
        tree, words = self.tree, self.scene.pack.words
        group = range(cue.first, min(cue.last + 2, len(tree.words)))
        for index in group:
            if tree.words[index] in words.inverted:
                final = index
                if index + 1 < len(tree.words) and tree.words[index + 1].startswith(
                    "-"
                ):
                    final = index + 1
                return final, final, final
        start = tree.tokens[self._first_clitic(cue)].start
        if (
            tree.finite(finite) is None
            and tree.tokens[finite].pos in {"VERB", "AUX"}  # else a verb misread
            and self.stretches.quotation_before(start) is None
        ):
            return None
        if self._preceded(cue):
            return None
        return self.behind.speaker(cue)

    def _preceded(self, cue: Cue) -> bool:
        """Tell whether a subject before the cue makes it an ordinary clause."""
        tree = self.tree
        following = cue.last + 1
        if following >= len(tree.words):
            return True
        if tree.words[following] in self.scene.pack.words.complementizers | {":", "«"}:
            return True
        start = tree.tokens[self._first_clitic(cue)].start
        quotation = self.stretches.quotation_before(start)
        for child in tree.children[cue.head]:
            if tree.deps[child] not in {"nsubj", "csubj"} or child > cue.first:
                continue
            if not tree.words[child][-1].isalnum() or self._is_cut_off(child, cue):
                continue
            if quotation is None and self._verb_between(child, cue.first):
                continue  # the subject of the clause that is reported
            if quotation is None or tree.tokens[child].start < quotation.start:
                return not (quotation and self.stretches.is_sentence(quotation))
        return False

    def _is_cut_off(self, subject: int, cue: Cue) -> bool:
        """Tell whether one comma alone parts a cue from a subject: it is not its own.

        « Le pont, a dit sur X le maire, ne tiendra pas »: another verb follows.
        """
        tree = self.tree
        last = tree.right[subject]
        while last >= cue.first:
            last -= 1
        if tree.words[last] == ",":
            last -= 1
        first = self._first_clitic(cue)
        if last != first - 2 or tree.words[last + 1] != ",":
            return False
        if any(tree.words[index] == "," for index in range(subject, last + 1)):
            return False
        end = self.behind.sentence_end(cue.head)
        commas = [i for i in range(cue.last + 1, end) if tree.words[i] == ","]
        return bool(commas) and any(
            tree.tokens[i].feature("VerbForm") == "Fin" for i in range(commas[0], end)
        )

    def _verb_between(self, subject: int, cue: int) -> bool:
        """Tell whether a finite verb outside relative clauses stands between."""
        tree = self.tree
        for index in range(subject + 1, cue):
            token = tree.tokens[index]
            if token.feature("VerbForm") != "Fin":
                continue
            head = index if tree.deps[index] not in {"aux", "cop"} else token.head
            if tree.deps[head] != "acl":
                return True
        return False
