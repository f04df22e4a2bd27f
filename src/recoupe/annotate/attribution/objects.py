"""Contents that are noun phrases: « dénoncer X », « faire état de X »."""

from recoupe.annotate.attribution.cues import Cue, Scene
from recoupe.annotate.attribution.perceived import perceiving
from recoupe.annotate.attribution.reaches import extend, is_infinitive
from recoupe.annotate.attribution.subjects import Subjects
from recoupe.annotate.clauses import NOMINAL
from recoupe.lang.participles import load_verb_class
from recoupe.lang.reporting import ReportingWord
from recoupe.model import Span

_PREPOSITIONED = {
    "de-np": "of",
    "à-np": "to",
    "contre-np": "against",
    "sur-np": "about",
    "pour-np": "for_",
}


class Objects:
    """Reads objects, subjects of passives and complements after a preposition."""

    def __init__(self, scene: Scene, subjects: Subjects) -> None:
        self.scene = scene
        self.tree = scene.tree
        self.subjects = subjects
        self.words = scene.pack.words

    def object(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """The object of « dénoncer », the subject of its passive."""
        tree = self.tree
        form = tree.tokens[cue.head].feature("VerbForm")
        if tree.is_passive(cue.head):
            return self._passive_object(cue, use)
        bare = form == "Inf" or is_infinitive(tree, cue.head)
        # « a dit craindre une crue » reports; « pour dénoncer une crue » acts.
        governor = tree.tokens[cue.head].head
        stance = use.tags & {"epistemic", "attitude"}
        told = (
            stance
            and governor != cue.head
            and any(
                "inf" in other.frames
                for other in self.scene.pack.verbs.get(tree.lemmas[governor], ())
            )
        )
        told = told or perceiving(self.scene, cue) is not None
        if bare and not told and "reportive" not in use.tags:
            return []
        if not self.subjects.has_speaker(cue) or self._perceives(cue):
            return []
        fronted = [] if "wholly" in use.tags else self._dislocated(cue)
        if fronted:
            return fronted
        return self._complement(cue, use)

    def _perceives(self, cue: Cue) -> bool:
        """Tell whether one sees somebody act: « on y voit le maire promettre »."""
        verbs = load_verb_class(self.scene.pack.language, "perceiving")
        return self.tree.lemmas[cue.head] in verbs and any(
            child > cue.last and is_infinitive(self.tree, child)
            for child in self.tree.kids(cue.head, "xcomp", "ccomp", "advcl")
        )

    def _complement(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """The noun phrase after a verb; none where somebody is shut out."""
        tree = self.tree
        source = self.subjects.source(cue)
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
            if "negated" in use.tags and self._is_person(child):
                return []
            first = self._past_adverb(cue, tree.left[child])
            wholly = {tree.words[first], token.lemma} & self.words.wholly
            if "wholly" in use.tags and not wholly:
                return []
            end = self._object_end(cue, child)
            return self._spans(
                first,
                extend(self.scene, child, end, clause=False, cue=cue.head),
            )
        return [] if "wholly" in use.tags else self._next_phrase(cue)

    def _past_adverb(self, cue: Cue, first: int) -> int:
        """Leave an adverb right after the verb to it: « rejette fermement tout … »."""
        tokens = self.tree.tokens
        own = first == cue.last + 1 and tokens[first].pos == "ADV"
        return first + 1 if own and self.tree.deps[first + 1] == "det" else first

    def _is_person(self, noun: int) -> bool:
        """Tell whether somebody is shut out: « a exclu deux députés »."""
        token, kinds = self.tree.tokens[noun], self.scene.pack.kinds
        return token.lemma.lower() in kinds.role | kinds.unnamed or any(
            mention.type == "PER" and mention.start <= token.start < mention.end
            for mention in self.scene.mentions
        )

    def _dislocated(self, cue: Cue) -> list[Span]:
        """« Son départ, l'opposition le réclamait »: the phrase the clitic resumes."""
        tree = self.tree
        clitic = cue.first if tree.tokens[cue.first].pos == "PRON" else cue.first - 1
        if clitic < 0 or tree.words[clitic] not in self.words.resumptive:
            return []
        first = tree.sentence(cue.head).first
        for comma in range(first + 1, clitic):
            token = tree.tokens[comma]
            if token.feature("VerbForm") == "Fin" or token.pos == "ADP":
                return []
            if tree.words[comma] == ",":
                opens = tree.tokens[first].pos in {"DET", "PROPN"}
                return self._spans(first, comma - 1) if opens else []
        return []

    def quoted_object(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« a confié sa « stupeur » »: quoted words make any object reported speech."""
        if self.subjects.is_quote_near(cue):
            return self.object(cue, use)
        return []

    def _next_phrase(self, cue: Cue) -> list[Span]:
        """The noun phrase right after a finite verb, however it was attached."""
        tree = self.tree
        index = cue.last + 1
        last = tree.sentence(cue.head).last
        while index < last and (
            tree.tokens[index].pos == "ADV"
            or tree.deps[index] == "fixed"
            or any(True for _ in tree.kids(index, "fixed"))
        ):
            index += 1
        start = index
        while index < last and (
            tree.tokens[index].pos in {"DET", "ADJ", "NUM"}
            or tree.tokens[index].text in '«“"'
        ):
            if tree.tokens[index - 1].text in '«“"' and tree.tokens[index].pos == "ADJ":
                break  # « dénonce une « cabale » »
            index += 1
        quoted = index > start and tree.tokens[index - 1].text in '«“"'
        named = index < last and (tree.tokens[index].pos == "NOUN" or quoted)
        if not named or index == start:
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

    def _passive_object(self, cue: Cue, use: ReportingWord) -> list[Span]:
        tree = self.tree
        agent = self.subjects.agent(cue.head)
        bare = not any(True for _ in tree.kids(cue.head, "aux"))
        if bare and not any(use.tags & {"attitude", "negated"} for use in cue.uses):
            return []  # « prévu par la loi » tells what the law does
        if agent is None or not self.subjects.voices.can_speak(agent[2]):
            return []
        if self.subjects.is_verdict(cue, agent[2]):
            return []
        target = self.subjects.passive_subject(cue)
        if target is None or ("negated" in use.tags and self._is_person(target)):
            return []
        return self._spans(*tree.phrase(target))

    def oblique(self, cue: Cue, use: ReportingWord) -> list[Span]:
        """« faire état de X », « appeler à X »."""
        tree = self.tree
        if not self.subjects.has_speaker(cue):
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
                before = tree.tokens[index - 1]
                if before.pos == "ADV" and tree.tokens[head].head == before.index:
                    break  # « a parlé près de deux heures »
                end = extend(
                    self.scene, index, tree.right[head], clause=False, cue=cue.head
                )
                return self._spans(index, end)
        return []

    def _spans(self, first: int, last: int) -> list[Span]:
        span = self.tree.span(first, last)
        return [] if span is None else [span]
