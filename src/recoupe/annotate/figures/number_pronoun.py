"""Find what « en » stands for beside a figure: « ils en ont blessé deux ».

The pronoun is no subject: it stands for what was counted or named before, but not for
whoever acts in its own clause (« quelques braconniers en ont volé 30 » counts no
poachers), nor, where the subject is « ils », for the subjects before.
"""

from collections.abc import Sequence

from recoupe.annotate.figures.number_draft import Draft
from recoupe.annotate.figures.units import UnitReader
from recoupe.lang.rules import RulePack
from recoupe.model import Parse, Token

_REACH = 200  # characters between the figure and what it stands for
_CLIMB = 4
_CLAUSES = frozenset({"conj", "parataxis", "xcomp"})
_COUNTED = frozenset({"noun", "money", "physical"})
_SHORT = 12
_CASES = frozenset({"case", "mark", "cc"})


class PronounReader:
    """Reads the figures that « en » completes in one text."""

    def __init__(
        self,
        pack: RulePack,
        parse: Parse,
        texts: tuple[str, str],
        units: UnitReader,
    ) -> None:
        """Read one text, given as published and folded."""
        self._parse, self._units = parse, units
        self._raw, self._folded = texts
        self._aside = pack.ending("aside")

    def read(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """Give a figure completed by « en » its unit where that is no subject.

        Returns:
            Whether a unit was given; the latest figure is left to the caller.
        """
        verb = self._verb(draft)
        if verb is None:
            return False
        subject = self._subject(verb)
        near = [d for d in reversed(before) if draft.start - d.end <= _REACH]
        if near and not self._acts(near[0], subject):
            if not self._is_aside(near[0]):
                return False  # nothing to pass over: the latest figure it can share
            near = [other for other in near if self._is_object(other)]
        for other in near:
            if other.kind in _COUNTED and not self._acts(other, subject):
                draft.unit, draft.kind, draft.like = other.unit, other.kind, other
                return True
        return bool(not near or self._acts(near[0], subject)) and self._named(
            draft, subject
        )

    def _verb(self, draft: Draft) -> Token | None:
        """Return the verb that governs a figure and « en », None if none does."""
        tokens = self._parse.tokens_in(draft.core_start, draft.core_end)
        if not tokens:
            return None
        token = tokens[-1]
        for _ in range(_CLIMB):
            head = self._parse.tokens[token.head]
            if head.index == token.index:
                break
            token = head
            if token.pos in {"VERB", "AUX"}:
                return token if self._has_pronoun(token) else None
        return None

    def _has_pronoun(self, verb: Token) -> bool:
        return any(
            child.text.lower() == "en"
            and child.index < verb.index
            and child.dep.split(":")[0] not in _CASES
            for child in self._parse.children(verb.index)
        )

    def _subject(self, verb: Token) -> Token | None:
        """Return the subject of a verb, else that of the verb it is joined to."""
        for _ in range(_CLIMB):
            for child in self._parse.children(verb.index):
                if child.dep.startswith("nsubj"):
                    return child
            if verb.dep not in _CLAUSES or verb.head == verb.index:
                return None
            verb = self._parse.tokens[verb.head]
        return None

    def _acts(self, draft: Draft, subject: Token | None) -> bool:
        """Tell whether a figure counts who the subject is."""
        if subject is None:
            return False
        tokens = self._parse.tokens_in(draft.core_start, draft.end)
        if any(token.index == subject.index for token in tokens):
            return True
        plural = subject.pos == "PRON" and subject.text.lower() in {"ils", "elles"}
        return plural and any(token.dep.startswith("nsubj") for token in tokens)

    def _is_aside(self, draft: Draft) -> bool:
        """Tell « pour 3 400 employés », « dans 12 villes », no object of a verb."""
        return bool(self._aside.search(self._folded[: draft.start][-_SHORT:]))

    def _is_object(self, draft: Draft) -> bool:
        tokens = self._parse.tokens_in(draft.core_start, draft.end)
        whole = any(token.dep.startswith("obj") for token in tokens)
        return whole and not self._is_aside(draft)

    def _named(self, draft: Draft, subject: Token | None) -> bool:
        """Take the plural named last that does not act."""
        for token in reversed(
            self._parse.tokens_in(max(0, draft.start - _REACH), draft.start)
        ):
            acts = token.dep.startswith("nsubj") or token is subject
            if token.pos != "NOUN" or token.feature("Number") != "Plur" or acts:
                continue
            noun = self._units.noun_at(
                self._folded, self._raw, token.start, plural=True
            )
            if noun is not None:
                draft.unit, draft.kind = noun.code, "noun"
                return True
        return False
