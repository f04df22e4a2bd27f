"""Find what a reporting word reports: its complement, in each frame it can take."""

from collections.abc import Iterator

from recoupe.annotate.clauses import NOMINAL, trim
from recoupe.annotate.cues import Cue, Draft, Scene
from recoupe.annotate.reaches import extend
from recoupe.annotate.sources import Voices
from recoupe.lang.reporting import ReportingWord
from recoupe.model import Span

_MODIFIERS = frozenset({"ADV", "PUNCT", "ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"})
_NEAR = 8  # characters that a determiner before quoted words takes
_FAR = 14  # tokens between a cue and its « que », measured on treebank prose
_WITHIN = frozenset({"nmod", "flat", "appos", "conj", "amod", "det"})
_PREPOSITIONED = {"de-np": "of", "à-np": "to", "contre-np": "against", "sur-np": "about"}


class Complements:
    """Reads the content of reporting verbs from their dependents.

    Every reader returns ``None`` where its frame is not there. The order of ``read`` is
    the order of trust: a clause says more clearly what is reported than an object.
    """

    def __init__(self, scene: Scene, voices: Voices) -> None:
        self.scene = scene
        self.tree = scene.tree
        self.voices = voices
        self.words = scene.pack.words

    def read(self, cue: Cue) -> Draft | None:
        """Return the attribution a verb heads, content and source filled in."""
        if self._is_aside_of_outlet(cue):
            return None
        readers = (
            ("que", self._clause),
            ("si", self._question),
            ("target-de", self._target),
            ("target-comme", self._compared),
            ("à-np", self._oblique),
            ("small", self._small_clause),
            ("inf", self._infinitive),
            ("np", self._object),
            ("de-np", self._oblique),
            ("contre-np", self._oblique),
            ("sur-np", self._oblique),
            ("que", self._quoted_object),
        )
        if draft := self._antecedent(cue):
            return draft
        for frame, reader in readers:
            use = cue.use(frame)
            if use is None or self._is_denied(cue, use):
                continue
            content = reader(cue, use)
            if content:
                return Draft(
                    content=content,
                    cue=self.tree.span(cue.first, cue.last),
                    head=cue.head,
                    lemma=use.name,
                    rule=f"verb.{frame}",
                    source=self.source(cue),
                )
        return None

    def _is_aside_of_outlet(self, cue: Cue) -> bool:
        """Tell whether the outlet itself speaks (« Rappelons que », « à noter que »)."""
        tree = self.tree
        finite = tree.finite(cue.head)
        if finite is not None:
            return tree.tokens[finite].feature("Mood") == "Imp"
        bare = tree.tokens[cue.head].feature("VerbForm") == "Inf"
        return bare and self.source(cue) is None

    def _antecedent(self, cue: Cue) -> Draft | None:
        """« ce qu'a affirmé X »: the content is the pronoun."""
        tree = self.tree
        use = cue.use("que")
        index = cue.first - 1
        if use is None or index < 1 or tree.words[index] not in self.words.complementizers:
            return None
        if tree.words[index - 1] not in self.words.demonstratives:
            return None
        source = self.source(cue)
        if source is None and cue.last + 1 < len(tree.words):
            for following in range(cue.last + 1, min(cue.last + 4, len(tree.words))):
                if tree.tokens[following].pos in {"NOUN", "PROPN"}:
                    source = (*tree.phrase(following), following)
                    break
        return Draft(
            self._spans(index - 1, index - 1),
            tree.span(cue.first, cue.last),
            cue.head,
            use.name,
            "verb.que",
            source,
        )

    # ---------------------------------------------------------------- sources

    def source(self, cue: Cue) -> tuple[int, int, int] | None:
        """Return first, last and head token of whoever a verb's subject names."""
        tree = self.tree
        if tree.is_passive(cue.head):
            return self._agent(cue.head)
        subject = tree.subject(cue.head)
        if subject is None:
            subject = self._clitic_subject(cue)
        if subject is None:
            subject = self._neighbor(cue)
        if subject is None or tree.tokens[subject].pos not in NOMINAL | {"ADJ", "DET"}:
            return None
        first, last = tree.phrase(subject)
        if subject < cue.first <= last:
            last = cue.first - 1
        elif first <= cue.last < subject:
            first = cue.last + 1
        return first, last, subject

    def _clitic_subject(self, cue: Cue) -> int | None:
        """Return a subject pronoun that the parser took for an expletive."""
        for child in self.tree.children[cue.head]:
            token = self.tree.tokens[child]
            if token.dep == "expl:subj" and token.feature("Reflex") != "Yes":
                return child
        return None

    def _neighbor(self, cue: Cue) -> int | None:
        """Return the noun phrase that ends right before a finite verb."""
        tree = self.tree
        if tree.finite(cue.head) is None:
            return None
        index = cue.first - 1
        while index >= 0 and tree.tokens[index].pos in {"ADV", "PUNCT", "ADJ"}:
            index -= 1
        if index < 0 or not tree.same_sentence(index, cue.head):
            return None
        if tree.tokens[index].pos not in NOMINAL:
            return None
        while True:
            above = tree.tokens[index].head
            nominal = tree.tokens[above].pos in NOMINAL
            if any(True for _ in tree.kids(index, "case")) and not nominal:
                return None
            if above >= index or not nominal or tree.deps[index] not in _WITHIN:
                return index
            index = above

    def _agent(self, verb: int) -> tuple[int, int, int] | None:
        """Return the agent of a passive."""
        tree = self.tree
        below = [k for child in tree.children[verb] for k in tree.children[child]]
        for child in (*tree.children[verb], *below):
            if child < verb or tree.tokens[child].pos not in NOMINAL:
                continue
            case = [k for k in tree.kids(child, "case") if tree.words[k] in self.words.by]
            if case or tree.tokens[child].dep == "obl:agent":
                return (*tree.phrase(child), child)
        return None

    def _is_denied(self, cue: Cue, use: ReportingWord) -> bool:
        """Tell whether the text denies that anything was said.

        « N'a pas précisé que » reports nothing; « ne croit pas que » reports a doubt.
        """
        if use.tags & {"epistemic", "attitude"}:
            return False
        denying = [
            child
            for child in self.tree.children[cue.head]
            if self.tree.tokens[child].feature("Polarity") == "Neg"
        ]
        return len(denying) > 1  # the particle alone restricts: « ne … que »

    # ---------------------------------------------------------------- frames

    def _clause(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« que » and its clause, to the end of what depends on it."""
        del use
        tree = self.tree
        start = self._complementizer(cue)
        if start is None:
            return []
        end = start
        for child in tree.kids(cue.head, "ccomp", "xcomp", "advcl", "acl", "conj"):
            if child > start and tree.left[child] <= start + 1:
                end = max(end, tree.right[child])
        above = tree.tokens[start].head
        if above > start:
            end = max(end, tree.right[above])
        end = extend(
            self.scene, start, self._extended(start, end), clause=True, cue=cue.head
        )
        clause = range(start, end + 1)
        if not any(tree.tokens[i].feature("VerbForm") == "Fin" for i in clause):
            return []  # « ne relève que du civil »
        spans = self._spans(start, self._before_dash(start, end))
        opening = tree.tokens[start].end
        for quotation in self.scene.quotations:
            if self.scene.text[opening : quotation.start].strip() == "" and (
                quotation.start >= opening
            ):
                reached = max([quotation.end, *(span.end for span in spans)])
                return [Span(tree.tokens[start].start, reached)]
        return spans

    def _before_dash(self, start: int, end: int) -> int:
        """Cut a clause at a lone dash: the outlet takes the word back."""
        dashes = [i for i in range(start, end) if self.tree.words[i] in {"—", "–"}]
        return dashes[0] - 1 if len(dashes) == 1 else end

    def _complementizer(self, cue: Cue) -> int | None:
        """Return the « que » that opens a verb's clause.

        The first one after the group with nothing but the cue's own adjuncts between.
        """
        tree = self.tree
        last = tree.sentence(cue.head).last
        prepositional = False
        for index in range(cue.last + 1, min(last, cue.last + _FAR)):
            token = tree.tokens[index]
            if token.pos == "ADP":
                prepositional = True
            dates = tree.lemmas[index] in self.words.dating
            if token.pos == "NOUN" and not prepositional and not dates:
                return None  # an object: what follows is a relative clause
            if tree.words[index] in self.words.complementizers:
                if index > cue.last + 2 and (
                    tree.words[index - 1] in self.words.conjunctive
                ):
                    return None
                relative = token.feature("PronType") in {"Rel", "Int"}
                return None if relative and index > cue.last + 1 else index
            if token.pos not in _MODIFIERS or tree.words[index] in {":", ";"}:
                return None
        return None

    def _extended(self, start: int, end: int) -> int:
        """Reach over a coordinated « et que » that the parser hung elsewhere."""
        tree = self.tree
        last = tree.sentence(start).last
        for index in range(end + 1, last - 1):
            if tree.tokens[index].pos == "CCONJ" and (
                tree.words[index + 1] in self.words.complementizers
            ):
                above = tree.tokens[index + 1].head
                return max(end, tree.right[above] if above > index else index + 1)
        return end

    def _question(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« si » and its clause."""
        del use
        tree = self.tree
        for index in range(cue.last + 1, min(cue.last + 4, len(tree.words))):
            if tree.words[index] in self.words.whether:
                above = tree.tokens[index].head
                return self._spans(index, max(index, tree.right[above]))
        return []

    def _infinitive(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """An infinitive; whoever is told to act belongs to a directive's content."""
        tree = self.tree
        for child in tree.kids(cue.head, "xcomp", "ccomp", "obl", "advcl", "obj"):
            if child < cue.last or not self._is_infinitive(child):
                continue
            first = tree.left[child]
            marks = [k for k in tree.kids(child, "mark", "case")]
            if any(
                tree.words[mark] not in self.words.of | self.words.to for mark in marks
            ):
                continue
            if "directive" in use.tags:
                first = min(first, self._addressee(cue, first))
            sooner = self._next_infinitive(cue, use)
            if sooner and sooner[0].start < tree.tokens[first].start:
                last = tree.span(first, self._coordinated(cue, child))
                return [Span(sooner[0].start, max(sooner[0].end, last.end if last else 0))]
            if first <= cue.last:
                first = min([*marks, child])
            end = self._coordinated(cue, child)
            end = extend(self.scene, first, end, clause=False, cue=cue.head)
            return self._spans(first, end)
        return self._next_infinitive(cue, use)

    def _next_infinitive(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """The first infinitive after « de » or « à », however it was attached."""
        tree = self.tree
        openers = self.words.of | self.words.to
        last = min(tree.sentence(cue.head).last - 1, cue.last + _FAR)
        for index in range(cue.last + 1, last):
            if tree.tokens[index].feature("VerbForm") == "Fin":
                return []
            if tree.words[index] not in openers:
                continue
            verb = index + 1
            while verb < last and (
                tree.tokens[verb].pos in {"PRON", "ADV"} or tree.tokens[verb].text in "«“\""
            ):
                verb += 1
            if tree.tokens[verb].feature("VerbForm") != "Inf":
                continue
            first = index
            if "directive" in use.tags and not tree.is_passive(cue.head):
                first = cue.last + 1
                while first < index and tree.tokens[first].pos in {"ADV", "PUNCT"}:
                    first += 1
            end = max(verb, tree.right[verb])
            return self._spans(
                first, extend(self.scene, first, end, clause=False, cue=cue.head)
            )
        return []

    def _is_infinitive(self, index: int) -> bool:
        tree = self.tree
        if tree.tokens[index].feature("VerbForm") == "Inf":
            return True
        return any(
            tree.tokens[child].feature("VerbForm") == "Inf"
            for child in tree.kids(index, "aux", "cop")
        )

    def _coordinated(self, cue: Cue, child: int) -> int:
        """Return the end of an infinitive and those coordinated with it."""
        end = self.tree.right[child]
        for other in self.tree.kids(cue.head, "xcomp", "conj"):
            if other > child and self._is_infinitive(other):
                end = max(end, self.tree.right[other])
        return end

    def _addressee(self, cue: Cue, first: int) -> int:
        """Return where the person told to act begins, if between cue and infinitive."""
        tree = self.tree
        starts = [
            tree.left[child]
            for child in tree.kids(cue.head, "obj", "iobj", "obl")
            if cue.last < tree.left[child] < first
            and tree.words[tree.left[child]] not in self.words.by
            and tree.lemmas[child] not in self.words.dating
        ]
        return min(starts, default=first)

    def _object(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """The object of « dénoncer », the subject of its passive."""
        tree = self.tree
        form = tree.tokens[cue.head].feature("VerbForm")
        if tree.is_passive(cue.head):
            return self._passive_object(cue)
        if form == "Inf" and "reportive" not in use.tags:
            return []
        if not self._has_speaker(cue):
            return []
        source = self.source(cue)
        for child in tree.kids(cue.head, "obj", "nsubj", "obl"):
            token = tree.tokens[child]
            if child <= cue.last or (source is not None and child == source[2]):
                continue
            cases = {tree.words[case] for case in tree.kids(child, "case")}
            if token.pos not in {"NOUN", "PROPN"} or cases - self.words.of:
                continue
            if cases and tree.deps[child] != "obj" and tree.left[child] > cue.last + 1:
                continue
            if token.lemma in self.words.dating:
                continue
            end = self._object_end(cue, child)
            return self._spans(
                tree.left[child],
                extend(self.scene, child, end, clause=False, cue=cue.head),
            )
        return self._next_phrase(cue)

    def _quoted_object(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« a confié sa « stupeur » »: quoted words make any object reported speech."""
        if self._is_quote_near(cue):
            return self._object(cue, use)
        return []

    def _is_quote_near(self, cue: Cue) -> bool:
        end = self.tree.tokens[cue.last].end
        return any(
            end <= quotation.start <= end + _NEAR and not quotation.depth
            for quotation in self.scene.quotations
        )

    def _has_speaker(self, cue: Cue) -> bool:
        """Tell whether a verb with a noun object reports rather than acts.

        Somebody who can speak does it, or the object is in quotation marks.
        """
        source = self.source(cue)
        if source is not None and self.voices.can_speak(source[2]):
            judged = {"condamner", "juger"} & {use.lemma for use in cue.uses}
            return not (judged and self.tree.lemmas[source[2]] in self.words.court)
        return self._is_quote_near(cue)

    def _next_phrase(self, cue: Cue) -> list[Span]:
        """The noun phrase right after a finite verb, however it was attached."""
        tree = self.tree
        index = cue.last + 1
        last = tree.sentence(cue.head).last
        while index < last and tree.tokens[index].pos == "ADV":
            index += 1
        start = index
        while index < last and (
            tree.tokens[index].pos in {"DET", "ADJ", "NUM"}
            or tree.tokens[index].text in "«“\""
        ):
            index += 1
        if index >= last or tree.tokens[index].pos != "NOUN" or index == start:
            return []
        if tree.lemmas[index] in self.words.dating or tree.finite(cue.head) is None:
            return []
        end = max(index, tree.right[index])
        return self._spans(
            start, extend(self.scene, start, end, clause=False, cue=cue.head)
        )

    def _object_end(self, cue: Cue, child: int) -> int:
        """Return the end of an object with what « attribuer X à Y » adds to it."""
        end = self.tree.right[child]
        for other in self.tree.kids(cue.head, "obl"):
            if other > child and self.tree.tokens[other].dep == "obl:arg":
                end = max(end, self.tree.right[other])
        return end

    def _passive_object(self, cue: Cue) -> list[Span]:
        tree = self.tree
        agent = self._agent(cue.head)
        if agent is None or not self.voices.can_speak(agent[2]):
            return []
        target = self._passive_subject(cue)
        if target is None:
            return []
        return self._spans(*tree.phrase(target))

    def _passive_subject(self, cue: Cue) -> int | None:
        """Return the subject of a passive, or the noun its participle modifies."""
        tree = self.tree
        for _ in tree.kids(cue.head, "nsubj"):
            return tree.subject(cue.head)
        if tree.deps[cue.head] in {"acl", "amod"}:
            return tree.tokens[cue.head].head
        return tree.subject(cue.head)

    def _oblique(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« faire état de X », « appeler à X »."""
        tree = self.tree
        if not self._has_speaker(cue):
            return []
        for frame in sorted(use.frames & _PREPOSITIONED.keys()):
            wanted: frozenset[str] = getattr(self.words, _PREPOSITIONED[frame])
            window = 12 if frame == "contre-np" else 5
            for index in range(cue.last + 1, min(cue.last + window, len(tree.words))):
                following = tree.words[index + 1] if index + 1 < len(tree.words) else ""
                if tree.words[index] not in wanted or following in self.words.adverbial:
                    if (
                        following in self.words.adverbial
                        or tree.words[index] in self.words.adverbial
                        or tree.tokens[index].pos == "ADV"
                        or frame == "contre-np"
                    ):
                        continue
                    break
                head = tree.tokens[index].head
                if head <= index or tree.tokens[head].pos not in NOMINAL | {"DET"}:
                    head = index + 1
                head = min(head, len(tree.words) - 1)
                end = extend(
                    self.scene, index, tree.right[head], clause=False, cue=cue.head
                )
                return self._spans(index, end)
        return []

    def _target(self, cue: Cue, use: ReportingWord) -> list[Span]:
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
                self.scene, index, max(verb, tree.right[verb]), clause=False, cue=cue.head
            )
            if tree.finite(cue.head) is None:
                end = self._before_main_verb(index, end)
            if not tree.is_passive(cue.head):
                start = cue.last + 1
                while start < index and tree.tokens[start].pos in {"ADV", "PUNCT"}:
                    start += 1
                return self._spans(start, end)
            target = self._passive_subject(cue)
            named = [] if target is None else self._named(target)
            return _joined(self.scene.text, [*named, *self._spans(index, end)])
        return []

    def _before_main_verb(self, start: int, end: int) -> int:
        """Cut what a participle reports before the verb of the clause around it."""
        for index in range(start, end):
            if self.tree.words[index] == "," and (
                self.tree.tokens[index + 1].feature("VerbForm") == "Fin"
            ):
                return index - 1
        return end

    def _compared(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« considérer X comme Y », « qualifier X de Y »."""
        wanted = self.words.as_
        if "target-comme" in use.frames and "epistemic" not in use.tags:
            wanted = wanted | self.words.of
        return self._two_parts(cue, wanted)

    def _two_parts(self, cue: Cue, openers: frozenset[str]) -> list[Span]:
        tree = self.tree
        passive = tree.is_passive(cue.head)
        target = self._passive_subject(cue) if passive else self._direct_object(cue)
        for child in tree.children[cue.head]:
            first = tree.left[child]
            if child <= cue.last or first <= cue.last:
                continue
            if tree.words[first] not in openers or child == target:
                continue
            if tree.words[first + 1] in self.words.adverbial:
                continue
            charge = self._spans(first, self._charge_end(cue, child))
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
            quoted = tree.tokens[index + 1].text in "«“\""
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
        """The charge hung on its target: « X de Y » read as one noun phrase."""
        tree = self.tree
        for child in tree.children[target]:
            first = tree.left[child]
            if child > target and tree.words[first] in openers and (
                self._is_infinitive(child)
            ):
                return self._spans(tree.left[target], tree.right[target])
        return []

    def _charge_end(self, cue: Cue, child: int) -> int:
        end = self.tree.right[child]
        for other in self.tree.kids(cue.head, "xcomp", "conj", "advcl"):
            if other > child and self._is_infinitive(other):
                end = max(end, self.tree.right[other])
        return end

    def _named(self, target: int) -> list[Span]:
        """Return a target's phrase up to its first comma."""
        first, last = self.tree.phrase(target)
        for index in range(target + 1, last + 1):
            if self.tree.words[index] == ",":
                last = index - 1
                break
        return self._spans(first, last)

    def _direct_object(self, cue: Cue) -> int | None:
        for child in self.tree.kids(cue.head, "obj", "iobj"):
            return child
        return None

    def _small_clause(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« juger X inacceptable », « celui qu'il appelle Y »."""
        tree = self.tree
        predicate = next(
            (
                child
                for child in tree.kids(cue.head, "xcomp")
                if child > cue.last and tree.tokens[child].pos in {"ADJ", "NOUN", "PROPN"}
            ),
            None,
        )
        if predicate is None:
            predicate = self._next_adjective(cue)
        if predicate is None:
            return self._qualified_object(cue)
        passive = tree.is_passive(cue.head)
        bare = passive and not any(True for _ in tree.kids(cue.head, "aux"))
        if bare and "epistemic" not in use.tags:
            return []  # « aussi appelé X » names, it does not report
        target = self._passive_subject(cue) if passive else self._direct_object(cue)
        named: list[Span] = []
        if target is not None and tree.tokens[target].feature("PronType") != "Rel":
            named = self._named(target)
        charge = self._spans(tree.left[predicate], tree.right[predicate])
        return _joined(self.scene.text, [*named, *charge])

    def _next_adjective(self, cue: Cue) -> int | None:
        """Return an adjective that follows the verb directly (« est jugé trop cher »)."""
        tree = self.tree
        index = cue.last + 1
        for index in range(index, min(index + 5, len(tree.words))):
            token = tree.tokens[index]
            participle = token.feature("VerbForm") == "Part"
            if token.pos == "ADJ" or participle:
                return index
            if token.pos != "ADV" and tree.deps[index] != "fixed" and not any(
                True for _ in tree.kids(index, "fixed")
            ):
                return None
        return None

    def _qualified_object(self, cue: Cue) -> list[Span]:
        """« considère le texte inacceptable », read as one noun phrase."""
        tree = self.tree
        target = self._direct_object(cue)
        if target is None or target < cue.last:
            return []
        if any(child > target for child in tree.kids(target, "amod")):
            return self._spans(tree.left[target], tree.right[target])
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


def regions(text: str, start: int, end: int, holes: list[Span]) -> Iterator[Span]:
    """Yield what is left of ``[start, end)`` once ``holes`` are cut out of it."""
    position = start
    for hole in sorted(holes):
        if hole.start > position and (span := trim(text, position, min(hole.start, end))):
            yield span
        position = max(position, hole.end)
    if position < end and (span := trim(text, position, end)):
        yield span
