"""Tell whether the clause around an expression speaks of the past or of the future."""

import re
from collections.abc import Iterator
from functools import cache

from recoupe.lang.reporting import load_reporting
from recoupe.lang.rules import RulePack, load_rules
from recoupe.model import Parse, Token

_CLAUSE_MARK = re.compile(r"[.!?…;:\n]|\s[–—]\s")
_REACH = 160


class TenseReader:
    """Reads tense from the parse where there is one, else from word endings."""

    def __init__(self, folded: str, parse: Parse, language: str) -> None:
        self._text = folded
        self._parse = parse
        endings = _endings(language)
        self._future, self._past, self._limit, self._deadline = endings[:4]
        self._helped, self._since = endings[4:]
        self._sayings = _sayings(language)
        self._told = load_rules(language, "tense").whole("told")
        self._words = _word_sets(language)
        self._memory: dict[tuple[int, int], str] = {}

    def around(self, start: int, end: int) -> str:
        """Return the tense of what governs a stretch, "" if nothing tells.

        One of past, present, future and planned: what was to come, seen from the past
        (« devait ouvrir en mars »).
        """
        key = (start, end)
        if key not in self._memory:
            self._memory[key] = self._decide(start, end)
        return self._memory[key]

    def near(self, start: int, end: int) -> str:
        """Return the tense of the nearest verb by spelling, whatever governs what.

        For a name with its relative clause: « la foire, qui se tiendra ».
        """
        return self._read(start, end)

    def _decide(self, start: int, end: int) -> str:
        left = self._text[max(0, start - 24) : start]
        if self._deadline.search(left):
            planned = self._parsed(start, end) == "planned"
            return "planned" if planned else "future"
        if self._since.search(left):
            return "past"
        if self._limit.search(left):
            return self._of_limit(start, end)
        beside = re.search(r"[\w'-]+ $", left)  # « ouvrira début mai »: no parse needed
        told = beside and self._told.fullmatch(beside[0].strip())
        if beside and not told and self._future.match(beside[0].strip()):
            if self._helped.search(left[: beside.start()]):
                return "past"  # « a promis vendredi que … », whatever was promised
            return "future"
        return self._parsed(start, end) or self._read(start, end)

    def _read(self, start: int, end: int) -> str:
        left = self._text[max(0, start - _REACH) : start]
        right = self._text[end : end + _REACH]
        marks = list(_CLAUSE_MARK.finditer(left))
        if marks:
            left = left[marks[-1].end() :]
        if mark := _CLAUSE_MARK.search(right):
            right = right[: mark.start()]
        best = [
            *self._nearest(left, from_end=True),
            *self._nearest(right, from_end=False),
        ]
        return min(best)[1] if best else ""

    def _nearest(self, text: str, *, from_end: bool) -> list[tuple[int, str]]:
        """Return the nearest mark of each tense with its distance.

        A comma between the word and the expression counts as forty characters: the
        verb of the same group of words is the likelier governor.
        """
        found: list[tuple[int, str]] = []
        for label, pattern in (("future", self._future), ("past", self._past)):
            for hit in pattern.finditer(text):
                gap = text[hit.end() :] if from_end else text[: hit.start()]
                found.append((len(gap) + 40 * gap.count(","), label))
        return found

    def _parsed(self, start: int, end: int) -> str:
        """Return the tense of the verb that governs a stretch, "" if none decides."""
        inside = self._parse.tokens_in(start, end)
        if not inside:
            return ""
        held = {token.index for token in inside}
        top = next((t for t in inside if t.head not in held), inside[0])
        token = self._parse.tokens[top.head]
        beside = self._parse.tokens[max(0, inside[0].index - 1)]
        if beside.dep in _ATTACHED and beside.feature("Tense") == "Past":
            token = beside  # « le chantier, repris début avril, durera »
        elif beside.dep in _ATTACHED and self._opens_past(beside):
            return "past"  # « Votée le 5, la loi s'appliquera »
        for _ in range(_CLIMB):
            tense = self._tense_of(token, start)
            if tense:
                return tense
            if token.head == token.index:
                break
            token = self._parse.tokens[token.head]
        return ""

    def _opens_past(self, token: Token) -> bool:
        """Tell « Votée le 5, la loi … », a participle the parse takes for a noun."""
        before = self._text[max(0, token.start - 2) : token.start].strip()
        word = self._text[token.start : token.end]
        opens = not before or before in _DETACHING
        return (
            opens
            and bool(_PARTICIPLE.fullmatch(word))
            and not (self._future.match(word))
        )

    def _tense_of(self, token: Token, before: int) -> str:
        form, tense = token.feature("VerbForm"), token.feature("Tense")
        if token.pos == "ADJ" and token.lemma in self._words["plan"]:
            return "future"
        if token.pos not in {"VERB", "AUX"} and form != "Part":
            helped = self._of_auxiliaries(token) or self._of_being(token)
            return helped or ("past" if self._is_detached(token) else "")
        if token.feature("Mood") == "Cnd":  # « a promis qu'il partirait avant mai »
            return self._ahead_of(token) if token.dep == "ccomp" else ""
        if form == "Inf":
            return self._of_infinitive(token)
        if form == "Part":
            return "" if tense == "Pres" else self._of_participle(token, before)
        # « le bail expire le 3 », « le procès s'ouvre lundi »
        programme = tense == "Pres" and token.lemma in self._words["calendar"]
        return "future" if programme else _FINITE.get(tense or "", "")

    def _is_detached(self, token: Token) -> bool:
        """Tell « absent lundi, », « , levé dimanche, »: over by now."""
        if token.pos != "ADJ" or token.dep not in {"advcl", "acl", "amod"}:
            return False
        left = self._text[max(0, token.start - 3) : token.start].rstrip()
        return not left or left[-1] in _DETACHING

    def _ahead_of(self, token: Token) -> str:
        """Read « jurait qu'il ouvrirait en mars »: to come when it was said."""
        said = self._parse.tokens[token.head]
        return "planned" if self._is_distant(said) else "future"

    def _in_past_clause(self, token: Token) -> bool:
        """Tell « le décret, attendu en mai, n'a pas paru » from « … paraîtra »."""
        children = self._parse.children(token.index)
        if any(child.lemma in self._words["at_first"] for child in children):
            return True
        if token.dep not in {"acl", "advcl"}:
            return False
        verb = self._parse.tokens[token.head]
        if token.dep == "acl":
            verb = self._parse.tokens[verb.head]
        if _FINITE.get(verb.feature("Tense") or "") == "past" and verb.pos != "NOUN":
            return True
        auxiliaries = [
            c for c in self._parse.children(verb.index) if c.dep[:3] == "aux"
        ]
        first = min((c.start for c in auxiliaries), default=verb.start)
        return bool(self._past.search(self._text, first, verb.end))

    def _is_distant(self, token: Token) -> bool:
        """Tell imperfects and pluperfects from what was said of late."""
        forms = (token, *self._parse.children(token.index))
        return any(
            t.feature("Tense") == "Imp" and (t is token or t.dep.startswith("aux"))
            for t in forms
        )

    def _of_infinitive(self, token: Token) -> str:
        """Read « doit partir lundi », « a promis de fermer en mars » as to come."""
        head = self._parse.tokens[token.head]
        if head.lemma in self._words["engage"] and token.dep == "xcomp":
            return "planned" if self._is_distant(head) else "future"
        if head.lemma in self._words["possible"] and head.feature("Mood") == "Cnd":
            return "future"  # « pourrait partir lundi »
        if head.lemma not in self._words["modal"]:
            return ""
        tense = head.feature("Tense") or ""
        return {"Pres": "future", "Imp": "planned"}.get(tense, "")

    def _of_being(self, token: Token) -> str:
        """Read « doit être examiné jeudi » as to come, not « doit avoir été volé »."""
        helpers = [c for c in self._parse.children(token.index) if c.dep in _BEING]
        forms = {c.feature("VerbForm") for c in helpers}
        return self._of_infinitive(token) if forms == {"Inf"} else ""

    def _of_participle(self, token: Token, before: int) -> str:
        """Read « attendu en mai » as to come, « signé en mai » as past."""
        moved = token.lemma in self._words["move"] and self._pointed(before)
        helped = self._of_auxiliaries(token) or self._of_being(token)
        if helped == "past" and not moved and self._is_active(token):
            return "past"
        if helped == "future" or token.lemma in self._words["plan"] or moved:
            gone = self._is_distant(token) or self._in_past_clause(token)
            return "planned" if gone else "future"
        if helped == "present":
            return "present"
        return "future" if not helped and self._is_offered(token) else "past"

    def _is_offered(self, token: Token) -> bool:
        """Tell « il propose 45 francs, versés en mars »: what is offered is to come."""
        for _ in range(_OFFERED):
            if not token.dep.startswith(("acl", "obj", "nmod")):
                return False
            token = self._parse.tokens[token.head]
            present = token.feature("Tense") == "Pres" and token.pos == "VERB"
            if present and token.lemma in self._words["offer"]:
                return True
        return False

    def _of_limit(self, start: int, end: int) -> str:
        """Read « fermé jusqu'à vendredi », « il rouvre dès lundi » as ahead.

        Beside a past verb the nearest such day is meant, unless the verb asks or
        decides: « a appelé à une grève illimitée dès mardi ».
        """
        top = self._top(start, end)
        head = self._parse.tokens[top.head] if top is not None else None
        extended = head is not None and head.lemma in self._words["extend"]
        if extended and head is not None and not self._is_reflexive(head):
            return "future"
        if opened := self._opened_by(top, start):
            return opened
        tense = self._parsed(start, end) or self._read(start, end)
        return "future" if tense in {"future", "present"} else ""

    def _opened_by(self, token: Token | None, start: int) -> str:
        """Return the tense of what a call or a ban begins, "" if there is none.

        Not « a annoncé dès lundi la fermeture », where the call itself is dated.
        """
        for above in self._above(token):
            if above.lemma in self._words["opening"]:
                if above.pos == "VERB" and not self._has_object(above, start):
                    return ""
                gone = map(self._is_distant, (above, self._parse.tokens[above.head]))
                return "planned" if any(gone) else "future"
            if above.dep in _APART:
                return ""
        return ""

    def _above(self, token: Token | None) -> Iterator[Token]:
        """Yield what a token depends on, from its head up."""
        for _ in range(_CLIMB if token is not None else 0):
            if token is None or token.head == token.index:
                return
            token = self._parse.tokens[token.head]
            yield token

    def _has_object(self, token: Token, before: int) -> bool:
        """Tell whether a verb's object stands before a position."""
        return any(
            child.dep in _OBJECTS and token.start < child.start < before
            for child in self._parse.children(token.index)
        )

    def _is_reflexive(self, token: Token) -> bool:
        """Tell « s'est prolongée jusqu'à minuit » from « est prolongée »."""
        return any(c.dep[:4] == "expl" for c in self._parse.children(token.index))

    def _is_active(self, token: Token) -> bool:
        """Tell « a promis » from « est promis »."""
        auxiliaries = {child.dep for child in self._parse.children(token.index)}
        return "aux:tense" in auxiliaries and "aux:pass" not in auxiliaries

    def same_clause(self, left: tuple[int, int], right: tuple[int, int]) -> bool:
        """Tell whether two expressions depend on one word, or one on the other."""
        one, two = (self._governor(*span) for span in (left, right))
        return one is not None and (one == two)

    def is_saying(self, start: int, end: int) -> bool:
        """Tell whether an expression says when something was said, not when it was."""
        governor = self._governor(start, end)
        if governor is None:
            return False
        token = self._parse.tokens[governor]
        return token.pos == "VERB" and token.lemma in self._sayings

    def is_programme(self, start: int, end: int) -> bool:
        """Tell « le conseil se réunit jeudi », where the verb leads to the day.

        Not « jeudi, le conseil se réunit », which a story tells of the past too.
        """
        governor = self._governor(start, end)
        if governor is None or self._parse.tokens[governor].start > start:
            return False
        token = self._parse.tokens[governor]
        lemma, words = token.lemma, self._words
        if token.feature("VerbForm") == "Part":  # « une marche est annoncée samedi »
            due = any(lemma in words[key] for key in ("plan", "move", "calendar"))
            return due and self._of_auxiliaries(token) == "present"
        present = token.pos == "VERB" and token.feature("Tense") == "Pres"
        return present and lemma not in self._sayings and lemma not in words["standing"]

    def is_relative(self, start: int, end: int) -> bool:
        """Tell whether an expression stands in a relative clause."""
        above = self._above(self._top(start, end))
        return any(token.dep == "acl:relcl" for token in above)

    def is_background(self, start: int, end: int) -> bool:
        """Tell « il avait disparu à 6 heures »: before what the text has told."""
        governor = self._governor(start, end)
        if governor is None:
            return False
        return any(
            child.dep[:3] == "aux" and child.feature("Tense") == "Imp"
            for child in self._parse.children(governor)
        )

    def is_told(self, start: int, end: int) -> bool:
        """Tell whether a stretch has a verb in a past tense, by spelling."""
        return bool(self._past.search(self._text, start, end))

    def _governor(self, start: int, end: int) -> int | None:
        top = self._top(start, end)
        return top.head if top is not None else None

    def _top(self, start: int, end: int) -> Token | None:
        inside = self._parse.tokens_in(start, end)
        held = {token.index for token in inside}
        return next((t for t in inside if t.head not in held), None)

    def _of_auxiliaries(self, token: Token) -> str:
        """Return the tense that « a », « sera », « était » give to a predicate."""
        best = ""
        for child in self._parse.children(token.index):
            if not child.dep.startswith(("aux", "cop")):
                continue
            tense = _FINITE.get(child.feature("Tense") or "", "")
            if child.feature("Mood") == "Cnd":
                continue
            if child.dep == "aux:tense" and tense == "present":
                tense = "past"
            best = "past" if "past" in {best, tense} else tense or best
        return best

    def _pointed(self, position: int) -> bool:
        """Tell whether « au », « à » or « pour » leads to the stretch."""
        return bool(
            re.search(r"(?:\bau|\bà|\bpour|\ble)\s$", self._text[:position][-6:])
        )


_FINITE = {"Fut": "future", "Past": "past", "Imp": "past", "Pres": "present"}
_DETACHING = frozenset(",.!?…;:(–—«»\n")
_OFFERED = 3
_PARTICIPLE = re.compile(r"[a-zà-ÿœ]{2,}(?:é|i|u|it|is|ert|int)e?s?")
_ATTACHED = frozenset({"acl", "advcl"})
_APART = frozenset({"ccomp", "acl:relcl", "conj", "parataxis"})
_OBJECTS = frozenset({"obj", "obl:arg", "xcomp"})
_BEING = frozenset({"aux:pass", "cop"})
_STATING, _STATEMENTS = (
    frozenset({"que", "incise"}),
    frozenset({"reportive", "assertive"}),
)
_CLIMB = 5  # a date deeper under its verb than that belongs to a noun


@cache
def _endings(language: str) -> tuple[re.Pattern[str], ...]:
    pack: RulePack = load_rules(language, "tense")
    compiled = (pack.compile(f"{{{key}}}") for key in ("future", "past"))
    ends = (pack.ending(key) for key in ("limit", "deadline", "helped", "since"))
    return (*compiled, *ends)


@cache
def _word_sets(language: str) -> dict[str, frozenset[str]]:
    values = load_rules(language, "tense").values
    return {key: frozenset(words) for key, words in values.items()}


@cache
def _sayings(language: str) -> frozenset[str]:
    """Return the verbs that hand on what somebody states, locutions left out."""
    return frozenset(
        lemma
        for lemma, uses in load_reporting(language).verbs.items()
        if any(
            use.frames >= _STATING and use.tags & _STATEMENTS and not use.tail
            for use in uses
        )
    )


def tense_of(token: Token) -> str:
    """Return the tense a verb form shows by itself: "past", "present", "future", ""."""
    if token.feature("Mood") == "Cnd":
        return ""
    return _FINITE.get(token.feature("Tense") or "", "")
