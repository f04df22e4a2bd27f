"""Reading a parse by constituents: subtrees, verb groups, subjects, noun phrases.

Everything is computed once per text; asking is then constant or linear in the answer.
Relations are compared without their subtype, so that treebanks that spell subtypes
differently read alike.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from recoupe.model import Parse, Sentence, Span, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
Infinitives = Callable[[str, str], str]  # form, parser's guess → infinitive
_NOT_OF_THE_NAME = frozenset({"parataxis", "discourse", "vocative", "dislocated"})
_GROUP = frozenset({"aux", "cop", "expl"})
_SUBJECT = frozenset({"nsubj", "csubj"})
_TRAILING = re.compile(r"[\s,;:.…–—\-]+$")
_LEADING = re.compile(r"^[\s,;:.…–—•\-]+")


_APART, _PARTED = 6, 12  # tokens that a group and one with an aside reach back


class Tree:
    """A parse with its children, subtree edges and folded words at hand."""

    __slots__ = (
        "_sentence", "children", "deps", "left", "lemmas", "parse", "right", "text",
        "tokens", "words",
    )  # fmt: skip

    def __init__(
        self, text: str, parse: Parse, infinitives: Infinitives | None = None
    ) -> None:
        self.text = text
        self.parse = parse
        self.tokens = parse.tokens
        self.words = _folded(parse)
        self.deps = [token.dep.partition(":")[0] for token in parse.tokens]
        self.children: list[list[int]] = [[] for _ in parse.tokens]
        self._sentence = [0] * len(parse.tokens)
        for number, sentence in enumerate(parse.sentences):
            for index in range(sentence.first, sentence.last):
                self._sentence[index] = number
        self.left = list(range(len(parse.tokens)))
        self.right = list(range(len(parse.tokens)))
        for token in parse.tokens:
            if token.head != token.index:
                self.children[token.head].append(token.index)
                self._widen(token.index, token.head)
        self.lemmas = [token.lemma for token in parse.tokens]
        if infinitives is not None:
            self._correct(infinitives)

    def _correct(self, infinitives: Infinitives) -> None:
        """Check the lemmas of verbs, and of what has an auxiliary, in a dictionary."""
        verbs = {t.index for t in self.tokens if t.pos in {"VERB", "AUX"}}
        verbs |= {t.head for t in self.tokens if self._helps(t)}
        for index in verbs:
            self.lemmas[index] = infinitives(self.words[index], self.lemmas[index])

    def _helps(self, token: Token) -> bool:
        return self.deps[token.index] == "aux" and token.head != token.index

    def _widen(self, index: int, above: int) -> None:
        """Let the subtrees of ``above`` and its ancestors reach over a token.

        Where one reaches over it already, so do those above it, in the end.
        """
        while not self.left[above] <= index <= self.right[above]:
            self.left[above] = min(self.left[above], index)
            self.right[above] = max(self.right[above], index)
            above = self.tokens[above].head

    def sentence(self, index: int) -> Sentence:
        """Return the sentence of a token."""
        return self.parse.sentences[self._sentence[index]]

    def same_sentence(self, left: int, right: int) -> bool:
        """Tell whether two tokens stand in one sentence."""
        return self._sentence[left] == self._sentence[right]

    def kids(self, index: int, *relations: str) -> Iterator[int]:
        """Yield dependents with one of these relations, in text order."""
        for child in self.children[index]:
            if self.deps[child] in relations:
                yield child

    def span(self, first: int, last: int) -> Span | None:
        """Return the characters from token ``first`` to ``last``, edges trimmed.

        Blanks and separators are dropped at both ends, quotation marks and brackets
        are kept.
        """
        if first > last:
            return None
        return trim(self.text, self.tokens[first].start, self.tokens[last].end)

    def subtree(self, index: int) -> Span | None:
        """Return the characters a token dominates, edges trimmed."""
        return self.span(self.left[index], self.right[index])

    # ---------------------------------------------------------------- verbs

    def finite(self, index: int) -> int | None:
        """Return the token that makes a predicate finite: itself or an auxiliary."""
        if self.tokens[index].feature("VerbForm") == "Fin":
            return index
        for child in self.kids(index, "aux", "cop"):
            if self.tokens[child].feature("VerbForm") == "Fin":
                return child
        return None

    def group(self, index: int) -> tuple[int, int]:
        """Return the first and last token of a verb group.

        Auxiliaries, clitics and inverted pronouns belong to it, and adverbs that stand
        between them.
        """
        first = last = index
        for child in self.kids(index, *_GROUP):
            if self.tokens[child].dep == "expl:subj" and child < index:
                continue  # « il est probable »: a subject, if an empty one
            first, last = min(first, child), max(last, child)
        if first and self.tokens[first - 1].feature("Reflex") == "Yes":
            first -= 1
        for child in self.children[index]:
            if child == last + 1 and self.words[child].startswith("-"):
                last = child
        while last + 1 < len(self.tokens) and self.words[last + 1].startswith("-t"):
            last += 1
        # « a également, et sans détour, exclu »
        helped = self.deps[first] == "aux" and "," in self.words[first:index]
        if last - index > 4 or index - first > (_PARTED if helped else _APART):
            return index, index
        return first, last

    def subject(self, index: int, depth: int = 0) -> int | None:  # noqa: C901, PLR0911
        """Return the subject of a predicate, shared or controlled ones included."""
        for child in self.children[index]:
            if self.deps[child] not in _SUBJECT:
                continue
            if self.words[child][-1].isalnum():
                return self._antecedent(child, index)
            # A dash after a dateline, taken for the subject, may hold the real one.
            for grandchild in self.children[child]:
                if self.tokens[grandchild].pos in NOMINAL:
                    return grandchild
        if depth > 3:
            return None
        token = self.tokens[index]
        relation = self.deps[index]
        gerund = token.feature("Tense") == "Pres" and any(
            True for _ in self.kids(index, "mark", "case")
        )
        if relation == "acl" and self.tokens[token.head].pos in NOMINAL:
            # « ne visait qu'un homme en parlant »: whoever aimed spoke
            return self._main_subject(index) if gerund else token.head
        if relation == "acl" and self.finite(index) is None:
            return self._main_subject(index)
        if relation in {"conj", "xcomp", "advcl", "ccomp", "obl"} and (
            relation == "conj" or self.finite(index) is None
        ):
            return self.subject(token.head, depth + 1)
        if token.feature("Tense") == "Pres" and token.feature("VerbForm") == "Part":
            return self._main_subject(index)
        return None

    def _main_subject(self, index: int) -> int | None:
        """Return the last subject before a participle that hangs nowhere useful."""
        first = self.sentence(index).first
        for before in range(index - 1, first - 1, -1):
            if (
                self.deps[before] == "nsubj"
                and self.tokens[before].pos in NOMINAL
                and (self.tokens[before].feature("PronType") != "Rel")
            ):
                return before
        return None

    def _antecedent(self, child: int, verb: int) -> int:
        """Follow a relative pronoun to the noun it stands for."""
        relative = self.tokens[child].feature("PronType") == "Rel"
        if relative:
            above: int = verb
            while self.deps[above] == "conj":
                above = self.tokens[above].head
            if self.deps[above] == "acl":
                return self.tokens[above].head
            before = child - 1
            while before >= 0 and self.tokens[before].pos in {"PUNCT", "ADJ"}:
                before -= 1
            if before >= 0 and self.tokens[before].pos in NOMINAL:
                return before
        return child

    def is_passive(self, index: int) -> bool:
        """Tell whether a predicate stands in the passive."""
        token = self.tokens[index]
        auxiliaries = [self.tokens[child].dep for child in self.kids(index, "aux")]
        if auxiliaries:  # « a été accusé », « s'est vu reprocher »
            undergone = "aux:caus" in auxiliaries and any(
                self.tokens[child].dep == "expl:pass" for child in self.children[index]
            )
            return undergone or "aux:pass" in auxiliaries
        if self.deps[index] == "conj" and token.head < index:
            shared = [self.tokens[child].dep for child in self.kids(token.head, "aux")]
            if shared:
                return "aux:pass" in shared
        return token.feature("VerbForm") == "Part" and token.feature("Tense") != "Pres"

    # ---------------------------------------------------------------- noun phrases

    def phrase(self, head: int) -> tuple[int, int]:
        """Return first and last token of a noun phrase as one would name it.

        Relative clauses and parentheses after it are left out; complements,
        apposition and coordination stay.
        """
        first = last = head
        for child in self.children[head]:
            if self._leaves_phrase(child) or self.deps[child] == "cc":
                if child > head:
                    break
                continue
            left, right = self.left[child], self.right[child]
            if self.deps[child] in {"appos", "nmod", "conj", "flat"}:
                left, right = self.phrase(child)
            first, last = min(first, left), max(last, right)
        return first, last

    def _leaves_phrase(self, child: int) -> bool:
        relation = self.deps[child]
        if relation == "acl" and self.finite(child) is not None:
            return True
        if relation in {"case", "mark", "cop"} or relation in _NOT_OF_THE_NAME:
            return True
        return relation in {"advcl", "ccomp", "csubj"}


def _folded(parse: Parse) -> list[str]:
    """Return lower-case words; an apostrophe cut from its word is put back."""
    words = [token.text.lower().replace("’", "'") for token in parse.tokens]
    for left, right in pairwise(parse.tokens):
        if (
            words[right.index] == "'"
            and left.end == right.start
            and left.text.isalpha()
        ):
            words[left.index] += "'"
    return words


def trim(text: str, start: int, end: int) -> Span | None:
    """Return ``[start, end)`` without blanks and separators at its edges."""
    piece = text[start:end]
    if trailing := _TRAILING.search(piece):
        end = start + trailing.start()
        if trailing.group().strip() == "." and _abbreviates(text, end):
            end += 1
    if leading := _LEADING.match(text[start:end]):
        start += leading.end()
    return Span(start, end) if start < end else None


def _abbreviates(text: str, end: int) -> bool:
    """Tell whether the period at ``end`` belongs to an initialism (« U.R.S.S. »)."""
    return end >= 3 and text[end - 2] == "." and text[end - 1].isupper()
