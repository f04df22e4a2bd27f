"""Which predicate an expression of time belongs to.

Parsers hang a date on the nearest noun: « se sont mises en grève lundi », « a quitté la
table des négociations dans la nuit ». Only an event keeps its date, « la grève de
lundi »; anything else hands it to the verb.
"""

import re
from collections.abc import Container

from recoupe.model import Parse, Timex, Token

VERBAL = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_COMPLEMENTS = frozenset({"obj", "obl", "nmod", "iobj", "conj"})
_AFTER = frozenset({"après"})
_CLIMB = 3  # nouns between a date and its verb


class DateHolders:
    """Finds what dates belong to in one text.

    Args:
        parse: The tree, mended.
        stretches: Matches nouns that are stretches of time: « la journée de lundi ».
        events: Lemmas of nouns that name events.
    """

    def __init__(
        self,
        parse: Parse,
        stretches: re.Pattern[str],
        events: Container[str],
    ) -> None:
        self._parse = parse
        self._stretches = stretches
        self._events = events

    def holder(self, timex: Timex) -> int | None:
        """Return the token that an expression depends on, None where there is none."""
        inside = self._parse.tokens_in(timex.start, timex.end)
        held = {token.index for token in inside}
        top = next((t for t in inside if t.head not in held), None)
        if top is None:
            return next((t.index for t in inside if t.pos in VERBAL), None)
        head = self._parse.tokens[top.head]
        stretch = self._stretches.match(head.lemma.lower()) is not None
        if stretch and head.head != head.index:
            top, head = head, self._parse.tokens[head.head]
        if head.pos == "AUX" and head.head != head.index:
            return head.index if head.dep.startswith("cop") else head.head
        if head.pos not in _NOUNS:
            return head.index
        return self._behind_noun(top, head, is_hour=timex.type == "TIME")

    def _behind_noun(self, top: Token, head: Token, *, is_hour: bool) -> int:
        """Return the verb of a date that was hung on a noun, else that noun.

        « la fermeture de l'usine en janvier » closes it in January, whoever speaks.
        """
        cases = {
            child.lemma.lower()
            for child in self._parse.children(top.index)
            if child.dep == "case"
        }
        above = head
        for _ in range(_CLIMB):
            event = above.lemma.lower() in self._events
            if event and not is_hour and (cases or self._comes_before(above)):
                return above.index
            if above.pos in VERBAL:
                return above.index if above.index < top.index else head.index
            if above.dep.split(":")[0] not in _COMPLEMENTS:
                break
            above = self._parse.tokens[above.head]
        return above.index if above.pos in VERBAL else head.index

    def _comes_before(self, noun: Token) -> bool:
        """Tell whether something happened after an event: « après sa chute mardi »."""
        return any(
            child.dep == "case" and child.lemma.lower() in _AFTER
            for child in self._parse.children(noun.index)
        )
