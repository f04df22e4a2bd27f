"""Read what a verb of saying announces with a colon.

« X a répondu : « … » », « X l'a assuré : P », « X a prévenu : P ».
"""

import re

from recoupe.annotate.attribution.cues import Cue, Draft, Scene
from recoupe.annotate.attribution.subjects import Subjects
from recoupe.annotate.quotations import Quotation
from recoupe.lang.participles import load_verb_class

_COLON = re.compile(r"\s*:\s*$")
_FAR = 300  # characters between a verb and its quotation
_BARE = frozenset({"que", "incise"})


class Colons:
    """Reads quotations and clauses after a colon."""

    def __init__(self, scene: Scene, subjects: Subjects) -> None:
        self.scene = scene
        self.tree = scene.tree
        self.words = scene.pack.words
        self.subjects = subjects

    def read(self, cue: Cue) -> Draft | None:
        """Return the attribution of what a colon behind a cue announces."""
        return self._quoted(cue) or self._said(cue)

    def takes_up(self, cue: Cue) -> bool:
        """Tell « Et d'ajouter : », « Avant de conclure : »: who spoke last goes on."""
        tree = self.tree
        first = tree.sentence(cue.head).first
        bare = tree.tokens[cue.head].feature("VerbForm") == "Inf"
        before = range(first, cue.first)
        return (
            bare
            and first < cue.first
            and tree.words[cue.first - 1] in self.words.of
            and all(tree.tokens[i].pos in {"CCONJ", "ADP", "ADV"} for i in before)
        )

    def _quoted(self, cue: Cue) -> Draft | None:
        """« X a répondu hier à la presse : « … » »."""
        tree, text = self.tree, self.scene.text
        end = tree.tokens[cue.last].end
        for quotation in self.scene.quotations:
            if quotation.start < end:
                continue
            gap = text[end : quotation.start]
            far = len(gap) > _FAR or re.search(r"[.!?]\s", gap)
            if "\n" in gap.strip(" ") or far:
                return None
            if not _COLON.search(gap):
                if gap.strip(" \u00a0\u202f"):
                    continue
                if not self._is_statement(quotation):
                    return None
            use = cue.use("incise") or cue.use("que") or cue.uses[0]
            draft = Draft(
                [quotation.span],
                tree.span(cue.first, cue.last),
                cue.head,
                use.name,
                "verb.colon",
            )
            draft.quote = quotation
            if not self.takes_up(cue):
                draft.source = self.subjects.source(cue)
            return draft
        return None

    def _said(self, cue: Cue) -> Draft | None:
        """« X l'a assuré : P », « X a prévenu les élus : P », without marks."""
        tree = self.tree
        use = cue.use("que") or cue.use("incise")
        if use is None or tree.finite(cue.head) is None or self._is_denied(cue):
            return None
        colon = self._colon(cue)
        if colon is None:
            return None
        last = tree.sentence(colon).last - 1
        content = tree.span(colon + 1, last)
        finite = any(
            tree.tokens[later].feature("VerbForm") == "Fin"
            for later in range(colon + 1, last)
        )
        source = self.subjects.source(cue)
        if content is None or not finite or not self._is_bare(cue, colon, source):
            return None
        draft = Draft(
            [content],
            tree.span(cue.first, cue.last),
            cue.head,
            use.name,
            "verb.colon",
        )
        draft.source = source
        return draft

    def _is_denied(self, cue: Cue) -> bool:
        """Tell whether nothing was said: « X n'a pas répondu : P »."""
        kids = self.tree.children[cue.head]
        return not cue.uses[0].tail and any(
            self.tree.tokens[child].feature("Polarity") == "Neg" for child in kids
        )

    def _colon(self, cue: Cue) -> int | None:
        """Return the colon behind a cue, no further clause between."""
        tree = self.tree
        for index in range(cue.last + 1, tree.sentence(cue.head).last - 1):
            token = tree.tokens[index]
            if token.text == ":":
                return index
            if token.feature("VerbForm") == "Fin" or token.text in ".;!?«“":
                return None
        return None

    def _is_bare(
        self, cue: Cue, colon: int, source: tuple[int, int, int] | None
    ) -> bool:
        """Tell whether what stands behind the colon is all that was said.

        A pronoun stands for it, or the verb of somebody who speaks has no object: « X a
        annoncé deux mesures : … » says what X announced before the colon.
        """
        tree = self.tree
        if any(
            tree.words[index] in self.words.resumptive
            for index in range(max(0, cue.first - 1), cue.head)
        ):
            return True
        uses = [use for use in cue.uses if use.frames & _BARE]
        manner = all("manner" in use.tags for use in uses)
        if source is None or manner or not self.subjects.voices.can_speak(source[2]):
            return False
        verbs = load_verb_class(self.scene.pack.language, "addressing")
        addressing = tree.lemmas[cue.head] in verbs  # « a prévenu les élus : P »
        for index in range(cue.last + 1, colon):
            token = tree.tokens[index]
            if token.feature("VerbForm") == "Inf":
                return False  # « a promis de partir : il est malade »
            if token.pos not in {"NOUN", "PROPN"} or tree.tokens[index].dep == "fixed":
                continue
            dated = tree.lemmas[index].lower() in self.words.dating
            cased = any(True for _ in tree.kids(index, "case"))
            inner = cue.last < token.head < colon and token.head != index
            if not (dated or cased or inner or addressing):
                return False
        return True

    def _is_statement(self, quotation: Quotation) -> bool:
        """Tell whether a quotation begins like a sentence of its own."""
        words = self.scene.text[quotation.inner.start : quotation.inner.end]
        inside = self.tree.parse.tokens_in(quotation.inner.start, quotation.inner.end)
        verbs = [token for token in inside if token.pos in {"VERB", "AUX"}]
        finite = bool(verbs) and verbs[0].feature("VerbForm") == "Fin"
        return (words[:1].isupper() or finite) and len(inside) > 3
