"""Contents in two parts: who is accused, called or considered, and of or as what."""

from recoupe.annotate.attribution.cues import Cue, Scene
from recoupe.annotate.attribution.reaches import extend, is_infinitive
from recoupe.annotate.attribution.subjects import Subjects
from recoupe.lang.reporting import ReportingWord
from recoupe.model import Span

_FAR = 14  # tokens between a cue and the word that opens the charge


class Charges:
    """Reads « accuser X de Y », « qualifier X de Y », « juger X Y »."""

    def __init__(self, scene: Scene, subjects: Subjects) -> None:
        self.scene = scene
        self.tree = scene.tree
        self.subjects = subjects
        self.words = scene.pack.words

    def target(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« accuser X de Y », in the passive « X est accusé de Y »."""
        del use
        return self._charged(cue) or self._two_parts(cue, self.words.of)

    def _charged(self, cue: Cue) -> list[Span]:
        """« … X d'avoir fait Y »: the first infinitive after « de » is the charge."""
        tree = self.tree
        last = min(tree.sentence(cue.head).last - 1, cue.last + _FAR)
        for index in range(cue.last + 1, last):
            if tree.tokens[index].feature("VerbForm") == "Fin":
                return []
            if tree.words[index] not in self.words.of or (
                tree.tokens[index + 1].feature("VerbForm") != "Inf"
            ):
                continue
            verb = index + 1
            if tree.tokens[verb].pos == "AUX" and tree.tokens[verb].head > verb:
                verb = tree.tokens[verb].head
            end = extend(
                self.scene,
                index,
                max(verb, tree.right[verb]),
                clause=False,
                cue=cue.head,
            )
            if tree.finite(cue.head) is None:
                end = self._before_main_verb(index, end)
            if not tree.is_passive(cue.head):
                start = cue.last + 1
                while start < index and tree.tokens[start].pos in {"ADV", "PUNCT"}:
                    start += 1
                return self._spans(self._accused(cue, start, index), end)
            target = self.subjects.passive_subject(cue)
            named = [] if target is None else self._named(target)
            return _joined(self.scene.text, [*named, *self._spans(index, end)])
        return []

    def _accused(self, cue: Cue, start: int, charge: int) -> int:
        """Return where whoever is accused begins, behind when and where it was said."""
        target = self.subjects.direct_object(cue)
        if target is None or not start < target < charge:
            return start
        return max(start, self.tree.phrase(target)[0])

    def _before_main_verb(self, start: int, end: int) -> int:
        """Cut what a participle reports before the verb of the clause around it."""
        for index in range(start, end):
            if self.tree.words[index] == "," and (
                self.tree.tokens[index + 1].feature("VerbForm") == "Fin"
            ):
                return index - 1
        return end

    def compared(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« considérer X comme Y », « qualifier X de Y »."""
        wanted = self.words.as_
        if "target-comme" in use.frames and "epistemic" not in use.tags:
            wanted = wanted | self.words.of
        return self._two_parts(cue, wanted)

    def _two_parts(self, cue: Cue, openers: frozenset[str]) -> list[Span]:
        tree = self.tree
        passive = tree.is_passive(cue.head)
        target = (
            self.subjects.passive_subject(cue)
            if passive
            else self.subjects.direct_object(cue)
        )
        for child in tree.children[cue.head]:
            first = tree.left[child]
            if child <= cue.last or first <= cue.last:
                continue
            if tree.words[first] not in openers or child == target:
                continue
            if tree.words[first + 1] in self.words.adverbial:
                continue
            end = self._charge_end(cue, child)
            end = extend(self.scene, first, end, clause=False, cue=cue.head)
            charge = self._spans(first, end)
            named = [] if target is None else self._named(target)
            return _joined(self.scene.text, [*named, *charge])
        if target is not None and not passive:
            inside = self._inside_object(target, openers)
            if inside:
                return inside
        return self._opened_charge(cue, target, openers)

    def _opened_charge(
        self, cue: Cue, target: int | None, openers: frozenset[str]
    ) -> list[Span]:
        """« … comme Y », « … de « Y » », wherever the parser hung it."""
        tree = self.tree
        last = min(tree.sentence(cue.head).last - 1, cue.last + _FAR)
        for index in range(cue.last + 1, last):
            if tree.tokens[index].feature("VerbForm") == "Fin":
                return []
            quoted = tree.tokens[index + 1].text in '«“"'
            if tree.words[index] not in openers or not (
                quoted or tree.words[index] in self.words.as_
            ):
                continue
            head = tree.tokens[index].head
            end = max(index + 1, tree.right[head] if head > index else index + 1)
            end = extend(self.scene, index, end, clause=False, cue=cue.head)
            charge = self._spans(index, end)
            named = [] if target is None else self._named(target)
            return _joined(self.scene.text, [*named, *charge])
        return []

    def _inside_object(self, target: int, openers: frozenset[str]) -> list[Span]:
        """The charge hung on its target: « X de Y » read as one noun phrase.

        « accuse le chef de l'État » has none: a charge can neither act nor speak, and
        has no article: « accuse le groupe de fraude ».
        """
        tree = self.tree
        for child in tree.children[target]:
            first = tree.left[child]
            if child <= target or tree.words[first] not in openers:
                continue
            bare = openers == self.words.of and first + 1 == child
            act = (
                tree.tokens[child].pos == "NOUN"
                and (tree.tokens[target].pos == "PROPN" or bare)
                and not self.subjects.voices.can_speak(child, target)
            )
            if act or is_infinitive(tree, child):
                end = extend(
                    self.scene, target, tree.right[target], clause=False, cue=target
                )
                return self._spans(tree.left[target], end)
        return []

    def _charge_end(self, cue: Cue, child: int) -> int:
        end = self.tree.right[child]
        for other in self.tree.kids(cue.head, "xcomp", "conj", "advcl"):
            if other > child and is_infinitive(self.tree, other):
                end = max(end, self.tree.right[other])
        return end

    def _named(self, target: int) -> list[Span]:
        """Return a target's phrase up to its first comma, nothing for a pronoun."""
        if self.tree.tokens[target].feature("PronType") == "Rel":
            # « les élections que X juge truquées »: what the pronoun stands for.
            target -= 1
            while target > 0 and self.tree.tokens[target].pos in {"PUNCT", "ADJ"}:
                target -= 1
            if self.tree.tokens[target].pos not in {"NOUN", "PROPN"}:
                return []
        first, last = self.tree.phrase(target)
        for index in range(target + 1, last + 1):
            if self.tree.words[index] == ",":
                last = index - 1
                break
        return self._spans(first, last)

    def small_clause(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« juger X inacceptable », « celui qu'il appelle Y »."""
        tree = self.tree
        predicate = next(
            (
                child
                for child in tree.kids(cue.head, "xcomp")
                if child > cue.last
                and tree.tokens[child].pos in {"ADJ", "NOUN", "PROPN"}
            ),
            None,
        )
        if predicate is None:
            predicate = self._next_adjective(cue)
        if predicate is None:
            return self._qualified_object(cue)
        if judged := self._judged_act(cue, predicate):
            return judged
        passive = tree.is_passive(cue.head)
        bare = passive and not any(True for _ in tree.kids(cue.head, "aux"))
        if bare and "epistemic" not in use.tags:
            return []  # « aussi appelé X » names, it does not report
        target = (
            self.subjects.passive_subject(cue)
            if passive
            else self.subjects.direct_object(cue)
        )
        named = [] if target is None else self._named(target)
        charge = self._spans(tree.left[predicate], tree.right[predicate])
        return _joined(self.scene.text, [*named, *charge])

    def _judged_act(self, cue: Cue, predicate: int) -> list[Span]:
        """« juge « prématuré » de conclure », « trouve normal que … »."""
        tree = self.tree
        last = tree.sentence(cue.head).last - 1
        index = predicate + 1
        while index < last and tree.tokens[index].text in '»”"':
            index += 1
        opens = tree.words[index] in self.words.of | self.words.complementizers
        infinitive = tree.tokens[min(index + 1, last)].feature("VerbForm") == "Inf"
        clause = tree.words[index] in self.words.complementizers
        if not opens or not (infinitive or clause):
            return []
        above = tree.tokens[index].head
        end = max(index + 1, tree.right[above] if above > index else index + 1)
        end = extend(self.scene, index, end, clause=clause, cue=cue.head)
        start = predicate
        while start - 1 > cue.last and tree.tokens[start - 1].text in '«“"':
            start -= 1
        return self._spans(start, end)

    def _next_adjective(self, cue: Cue) -> int | None:
        """Return an adjective right after the verb (« est jugé trop cher »)."""
        tree = self.tree
        start = cue.last + 1
        for index in range(start, min(start + 5, len(tree.words))):
            token = tree.tokens[index]
            participle = token.feature("VerbForm") == "Part"
            quoted = tree.tokens[index - 1].text in '«“"' and index > start
            if token.pos == "ADJ" or participle or quoted:
                return index
            if (
                token.pos != "ADV"
                and token.text not in '«“"'
                and tree.deps[index] != "fixed"
                and not any(True for _ in tree.kids(index, "fixed"))
            ):
                return None
        return None

    def _qualified_object(self, cue: Cue) -> list[Span]:
        """« considère le texte inacceptable », read as one noun phrase."""
        tree = self.tree
        target = self.subjects.direct_object(cue)
        if target is None or target < cue.last:
            return []
        if any(child > target for child in tree.kids(target, "amod")):
            end = extend(
                self.scene, target, tree.right[target], clause=False, cue=cue.head
            )
            return self._spans(tree.left[target], end)
        return []

    def _spans(self, first: int, last: int) -> list[Span]:
        span = self.tree.span(first, last)
        return [] if span is None else [span]


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Return spans in order, those with only blanks between them made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and not text[joined[-1].end : span.start].strip(" \u00a0\u202f\n"):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
