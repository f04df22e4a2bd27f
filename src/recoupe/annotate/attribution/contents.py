"""Find what a reporting word reports: its complement, in each frame it can take."""

from recoupe.annotate.attribution.charges import Charges
from recoupe.annotate.attribution.contrasts import before_answer
from recoupe.annotate.attribution.cues import Cue, Draft, Scene
from recoupe.annotate.attribution.objects import Objects
from recoupe.annotate.attribution.perceived import perceiving
from recoupe.annotate.attribution.reaches import extend, is_cue, is_infinitive
from recoupe.annotate.attribution.resumed import resumed
from recoupe.annotate.attribution.sources import Voices
from recoupe.annotate.attribution.subjects import Subjects
from recoupe.lang.participles import load_verb_class
from recoupe.lang.reporting import ReportingWord
from recoupe.model import Span

_MODIFIERS = frozenset(
    {"ADV", "PUNCT", "ADP", "DET", "NOUN", "PROPN", "NUM", "ADJ", "PRON"}
)
_FAR = 14  # tokens between a cue and its « que »


class Complements:
    """Reads the content of reporting verbs from their dependents.

    The order of ``read`` is the order of trust: a clause says more clearly what is
    reported than an object does.
    """

    def __init__(self, scene: Scene, voices: Voices) -> None:
        self.scene = scene
        self.tree = scene.tree
        self.words = scene.pack.words
        self.subjects = Subjects(scene, voices)
        self.charges = Charges(scene, self.subjects)
        self.objects = Objects(scene, self.subjects)

    def read(self, cue: Cue) -> Draft | None:
        """Return the attribution a verb heads, content and source filled in."""
        if self._is_aside_of_outlet(cue) or self._is_nobodys(cue):
            return None
        charges, objects = self.charges, self.objects
        readers = (
            ("que", self._clause),
            ("si", self._question),
            ("target-de", charges.target),
            ("target-comme", charges.compared),
            ("à-np", objects.oblique),
            ("small", charges.small_clause),
            ("inf", self._infinitive),
            ("np", objects.object),
            ("de-np", objects.oblique),
            ("contre-np", objects.oblique),
            ("sur-np", objects.oblique),
            ("pour-np", objects.oblique),
            ("que", objects.quoted_object),
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
                    source=self.subjects.source(cue),
                )
        return None

    def _is_aside_of_outlet(self, cue: Cue) -> bool:
        """Tell if the outlet itself speaks (« Rappelons que », « à noter que »)."""
        tree = self.tree
        finite = tree.finite(cue.head)
        if finite is not None:
            token = tree.tokens[finite]
            alone = token.feature("Person") == "1" and not any(
                True for _ in tree.kids(cue.head, "nsubj", "expl")
            )
            return token.feature("Mood") == "Imp" or alone
        bare = tree.tokens[cue.head].feature("VerbForm") == "Inf"
        helped = any(True for _ in tree.kids(cue.head, "aux"))  # « a fait valoir »
        helped = helped or perceiving(self.scene, cue) is not None
        return bare and not helped and self.subjects.source(cue) is None

    def _is_nobodys(self, cue: Cue) -> bool:
        """Tell « il apparaît que », « il est certain que »: nobody answers for it."""
        emerges = self.tree.lemmas[cue.head] in self.words.emerging
        if not (emerges and len(cue.uses[0].tail) == 0) and not cue.is_state:
            return False
        source = self.subjects.source(cue)
        return source is None or self.tree.words[source[2]] in (
            self.words.generic_subjects
        )

    def _antecedent(self, cue: Cue) -> Draft | None:
        """« ce qu'a affirmé X »: the content is the pronoun."""
        tree = self.tree
        use = cue.use("que")
        index = cue.first - 1
        if (
            use is None
            or index < 1
            or tree.words[index] not in self.words.complementizers
        ):
            return None
        if tree.words[index - 1] not in self.words.demonstratives:
            return None
        source = self.subjects.source(cue)
        if source is None and cue.last + 1 < len(tree.words):
            for following in range(cue.last + 1, min(cue.last + 4, len(tree.words))):
                if tree.tokens[following].pos in {"NOUN", "PROPN"}:
                    source = (*tree.phrase(following), following)
                    break
        stated = resumed(self.scene, index - 1)
        return Draft(
            [stated] if stated else self._spans(index - 1, index - 1),
            tree.span(cue.first, cue.last),
            cue.head,
            use.name,
            "verb.que",
            source,
        )

    def _is_denied(self, cue: Cue, use: ReportingWord) -> bool:
        """Tell whether the text denies that anything was said.

        « N'a pas précisé que » reports nothing; « ne croit pas que » reports a doubt.
        """
        if use.tags & {"epistemic", "attitude", "litotes"}:
            return False
        denying = [
            child
            for child in self.tree.children[cue.head]
            if self.tree.tokens[child].feature("Polarity") == "Neg"
        ]
        words = {self.tree.words[child] for child in self.tree.children[cue.head]}
        if words & self.words.denying and denying:
            return True
        return len(denying) > 1  # the particle alone restricts: « ne … que »

    def _clause(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« que » and its clause, to the end of what depends on it."""
        del use
        tree = self.tree
        start = self._complementizer(cue) or self._distant(cue)
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
        return [before_answer(self.scene, span) for span in spans]

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
        reached = cue.last
        for index in range(cue.last + 1, min(last, cue.last + _FAR)):
            token = tree.tokens[index]
            if index < reached:
                continue  # « redoutent, souligne le document, que … »
            if token.pos == "ADP":
                prepositional = True
            dates = tree.lemmas[index] in self.words.dating
            own = prepositional or dates or self._addresses(cue, index)
            if token.pos == "NOUN" and not own and token.dep != "fixed":
                return None  # an object: what follows is a relative clause
            if tree.words[index] in self.words.complementizers:
                if index > cue.last + 2 and (
                    tree.words[index - 1] in self.words.conjunctive
                ):
                    return None
                following = tree.tokens[index + 1] if index + 1 < last else token
                by = tree.words[following.index] in self.words.by
                bare = following.pos in {"ADP", "DET", "NUM"}
                if (by and following.pos == "ADP") or (
                    bare and self._is_restricted(cue)
                ):
                    return None
                relative = token.feature("PronType") in {"Rel", "Int"} and not (
                    prepositional and self._is_told(index - 1)
                )
                return None if relative and index > cue.last + 1 else index
            beside = prepositional and token.dep == "acl"  # « les élus réunis à Lyon »
            passing = token.pos in _MODIFIERS or beside
            if not passing or tree.words[index] in {":", ";"}:
                return None
            if tree.words[index] == "," and is_cue(self.scene, index + 1):
                reached = self._next_comma(index + 1, last)
        return None

    def _addresses(self, cue: Cue, noun: int) -> bool:
        """Tell whether a noun is whom the verb addresses before it says what."""
        verbs = load_verb_class(self.scene.pack.language, "addressing")
        if self.tree.lemmas[cue.head] not in verbs:
            return False
        clauses = self.tree.kids(cue.head, "ccomp")
        own = self.tree.tokens[noun].head == cue.head
        return own and any(clause > noun for clause in clauses)

    def _distant(self, cue: Cue) -> int | None:
        """« a soutenu le jour même, face à la presse, que … »: past closed adjuncts."""
        tree = self.tree
        for child in tree.kids(cue.head, "ccomp", "advcl"):
            marks = list(tree.kids(child, "mark"))
            if tree.finite(child) is None or len(marks) != 1 or marks[0] <= cue.last:
                continue
            if tree.words[marks[0]] in self.words.complementizers and (
                tree.words[marks[0] - 1] == ","
            ):
                return marks[0]
        return None

    def _next_comma(self, index: int, last: int) -> int:
        """Return the token after the comma that closes an aside."""
        for comma in range(index, last):
            if self.tree.words[comma] == ",":
                return comma + 1
        return last

    def _is_told(self, noun: int) -> bool:
        """Tell whether a noun is who or where one tells: « à la barre que … »."""
        lemma = self.tree.lemmas[noun].lower()
        return lemma in self.scene.pack.medium.nouns or (
            self.subjects.voices.can_speak(noun)
        )

    def _is_restricted(self, cue: Cue) -> bool:
        """Tell whether a lone negative particle makes « que » mean "only"."""
        above = self.tree.tokens[cue.head].head
        if {self.tree.words[child] for child in self.tree.children[cue.head]} & (
            self.words.denying
        ):
            return False
        particles = {
            child
            for head in (cue.head, above)
            for child in self.tree.children[head]
            if self.tree.tokens[child].feature("Polarity") == "Neg" and child < cue.head
        }
        return len(particles) == 1

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
        tree = self.tree
        source = self.subjects.source(cue)
        if (
            source is not None
            and tree.words[source[2]] in self.words.one
            and ("question" in use.tags)
        ):
            return []  # « on ignore si … »: the outlet does
        for index in range(cue.last + 1, min(cue.last + 4, len(tree.words))):
            if tree.words[index] in self.words.whether:
                above = tree.tokens[index].head
                return self._spans(index, max(index, tree.right[above]))
        return []

    def _infinitive(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """An infinitive; whoever is told to act belongs to a directive's content."""
        tree = self.tree
        for child in tree.kids(cue.head, "xcomp", "ccomp", "obl", "advcl", "obj"):
            if child < cue.last or not is_infinitive(tree, child):
                continue
            first = tree.left[child]
            marks = list(tree.kids(child, "mark", "case"))
            if any(
                tree.words[mark] not in self.words.of | self.words.to for mark in marks
            ):
                continue
            if "directive" in use.tags or "à-target" in use.frames:
                first = min(first, self._addressee(cue, first))
            sooner = self._next_infinitive(cue, use)
            if sooner and sooner[0].start < tree.tokens[first].start:
                last = tree.span(first, self._coordinated(cue, child))
                return [
                    Span(sooner[0].start, max(sooner[0].end, last.end if last else 0))
                ]
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
        told = bool({"directive"} & use.tags or {"à-target"} & use.frames)
        prepositional = told
        for index in range(cue.last + 1, last):
            token = tree.tokens[index]
            prepositional = prepositional or token.pos == "ADP"
            dates = tree.lemmas[index] in self.words.dating
            named = token.pos in {"NOUN", "PROPN"} and not dates
            if token.feature("VerbForm") == "Fin" or (named and not prepositional):
                return []
            bare = token.feature("VerbForm") == "Inf" and not told
            if tree.words[index] not in openers and not bare:
                continue
            verb = index if bare else index + 1
            while verb < last and (
                tree.tokens[verb].pos in {"PRON", "ADV"}
                or tree.tokens[verb].text in '«“"'
            ):
                verb += 1
            if tree.tokens[verb].feature("VerbForm") != "Inf":
                continue
            if tree.tokens[verb].pos == "AUX" and tree.tokens[verb].head > verb:
                verb = tree.tokens[verb].head
            first = index
            while bare and first - 1 > cue.last and self._denies(first - 1):
                first -= 1
            passive = tree.is_passive(cue.head) and "directive" in use.tags
            if told and not passive:
                first = cue.last + 1
                while first < index and tree.tokens[first].pos in {"ADV", "PUNCT"}:
                    first += 1
            end = max(verb, tree.right[verb])
            return self._spans(
                first, extend(self.scene, first, end, clause=False, cue=cue.head)
            )
        return []

    def _denies(self, index: int) -> bool:
        """Tell whether a word between a cue and an infinitive negates the latter."""
        negative = self.tree.tokens[index].feature("Polarity") == "Neg"
        return negative or self.tree.words[index] in self.words.denying

    def _coordinated(self, cue: Cue, child: int) -> int:
        """Return the end of an infinitive and those coordinated with it."""
        end = self.tree.right[child]
        for other in self.tree.kids(cue.head, "xcomp", "conj"):
            if other > child and is_infinitive(self.tree, other):
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

    def _spans(self, first: int, last: int) -> list[Span]:
        span = self.tree.span(first, last)
        return [] if span is None else [span]
