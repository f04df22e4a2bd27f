"""Who does what a verb says: subject, agent, and whether they can speak."""

from recoupe.annotate.attribution.cues import Cue, Scene
from recoupe.annotate.attribution.named_sources import whole_source
from recoupe.annotate.attribution.perceived import perceived, perceiving
from recoupe.annotate.attribution.sources import Voices
from recoupe.annotate.clauses import NOMINAL

_NEAR = 8  # characters that a determiner before quoted words takes
_FAR = 10  # tokens between a passive and its agent
_WITHIN = frozenset({"nmod", "flat", "appos", "conj", "amod", "det"})


class Subjects:
    """Looks up who stands behind a cue."""

    def __init__(self, scene: Scene, voices: Voices) -> None:
        self.scene = scene
        self.tree = scene.tree
        self.voices = voices
        self.words = scene.pack.words

    def source(self, cue: Cue) -> tuple[int, int, int] | None:
        """Return first, last and head token of whoever a verb's subject names."""
        tree = self.tree
        if tree.is_passive(cue.head) and not cue.is_state:
            return self.agent(cue.head)
        if (heard := perceiving(self.scene, cue)) is not None:
            return perceived(self.scene, cue, heard) or self._opened_agent(cue.head)
        subject = self._subject(cue)
        if subject is None:
            return None
        named = any(True for _ in tree.kids(subject, "det"))  # « l'accusé »
        if tree.tokens[subject].pos not in NOMINAL | {"ADJ", "DET"} and not named:
            return None
        first, last = tree.phrase(subject)
        if told := self.teller(cue, (first, last, subject)):
            return told
        if subject < cue.first <= last:
            last = cue.first - 1
        elif first <= cue.last < subject:
            first = cue.last + 1
        return whole_source(self.scene, (first, last, subject))

    def _subject(self, cue: Cue) -> int | None:
        """Return the head of whoever does what an active verb says."""
        subject = self._controller(cue) or self.tree.subject(cue.head)
        if subject is not None and (
            self._opens_content(cue, subject) or self._is_quoted_word(cue, subject)
        ):
            subject = None
        if subject is None:
            subject = self._clitic_subject(cue)
        return self._neighbor(cue) if subject is None else subject

    def _opens_content(self, cue: Cue, subject: int) -> bool:
        """Tell whether a subject after « que » is that of the content."""
        between = range(cue.last + 1, subject)
        return any(
            self.tree.words[index] in self.words.complementizers for index in between
        )

    def teller(
        self, cue: Cue, subject: tuple[int, int, int]
    ) -> tuple[int, int, int] | None:
        """« on apprend de sources syndicales »: who told, where one only hears.

        « Il ressort de l'enquête que … »: what tells it.
        """
        tree, words = self.tree, self.words
        lemma, word = tree.lemmas[cue.head], tree.words[subject[2]]
        heard = lemma in words.learning and word in words.one | words.inverted
        emerges = lemma in words.emerging and word in words.generic_subjects
        amid = word in words.said_by_one
        if not (heard or emerges or amid):
            return None
        last = min(tree.sentence(cue.head).last - 1, cue.last + _FAR)
        for index in range(cue.last + 1, last):
            if tree.tokens[index].feature("VerbForm") == "Fin":
                return None
            head = tree.tokens[index].head
            opens = tree.words[index] in words.of | words.by | words.from_
            if amid and head > index and tree.words[index] in words.amid:
                opens = not self._is_told(head)
            tells = head > index and (emerges or self.voices.can_speak(head))
            if opens and tells:
                first, end = tree.phrase(head)
                return max(first, index + 1), end, head
        return None

    def _is_told(self, head: int) -> bool:
        """Tell whether a noun is an outlet or a medium: « a-t-on dit à la presse »."""
        token, pack = self.tree.tokens[head], self.scene.pack
        lemma = token.lemma.lower()
        return lemma in pack.medium.nouns | pack.kinds.media or any(
            mention.entity.startswith(("outlet:", "agency:"))
            and mention.start <= token.start < mention.end
            for mention in self.scene.mentions
        )

    def _controller(self, cue: Cue) -> int | None:
        """« accuse X d'avoir promis »: whoever is accused is who promised."""
        tree = self.tree
        governor = tree.tokens[cue.head].head
        bare = tree.tokens[cue.head].feature("VerbForm") == "Inf" or any(
            tree.tokens[child].feature("VerbForm") == "Inf"
            for child in tree.kids(cue.head, "aux")
        )
        if governor == cue.head or not bare:
            return None
        uses = self.scene.pack.verbs.get(tree.lemmas[governor], ())
        if not any(
            use.frames & {"target-de", "à-target"} or "directive" in use.tags
            for use in uses
        ):
            return None
        if tree.is_passive(governor):
            return next(tree.kids(governor, "nsubj"), None)
        for child in tree.kids(governor, "obj", "iobj", "obl"):
            marks = {tree.words[mark] for mark in tree.kids(child, "case")}
            addressed = not marks or marks & self.words.to
            if (
                governor < child < cue.head
                and addressed
                and (self.voices.can_speak(child))
            ):
                return child
        return None

    def _is_quoted_word(self, cue: Cue, subject: int) -> bool:
        """Tell whether a « subject » is the first quoted word after the verb."""
        quoted = self.tree.tokens[subject - 1].text in '«“"'
        return quoted and subject == cue.last + 2

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
        while index >= 0 and (
            tree.tokens[index].pos in {"ADV", "PUNCT", "ADJ"}
            or tree.deps[index] in {"expl", "iobj"}
        ):
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

    def agent(self, verb: int) -> tuple[int, int, int] | None:
        """Return the agent of a passive."""
        tree = self.tree
        below = [k for child in tree.children[verb] for k in tree.children[child]]
        for child in (*tree.children[verb], *below):
            if child < verb or tree.tokens[child].pos not in NOMINAL:
                continue
            case = [
                k for k in tree.kids(child, "case") if tree.words[k] in self.words.by
            ]
            if case or tree.tokens[child].dep == "obl:agent":
                return whole_source(self.scene, (*tree.phrase(child), child))
        return self._opened_agent(verb)

    def _opened_agent(self, verb: int) -> tuple[int, int, int] | None:
        """Return the agent after « par », however it was attached."""
        tree = self.tree
        last = min(tree.sentence(verb).last - 1, verb + _FAR)
        for index in range(verb + 1, last):
            token = tree.tokens[index]
            if token.feature("VerbForm") == "Fin" or token.pos == "PUNCT":
                return None
            head = token.head
            if (
                tree.words[index] in self.words.by
                and head > index
                and (self.voices.can_speak(head))
            ):
                return (*tree.phrase(head), head)
        return None

    def has_speaker(self, cue: Cue) -> bool:
        """Tell whether a verb with a noun object reports rather than acts.

        Somebody who can speak does it, or the object is in quotation marks.
        """
        source = self.source(cue)
        if source is not None and self.voices.can_speak(source[2]):
            return not self.is_verdict(cue, source[2])
        return self.is_quote_near(cue)

    def is_verdict(self, cue: Cue, source: int) -> bool:
        """Tell whether a court judges rather than speaks."""
        judged = any("court" in use.tags for use in cue.uses)
        return judged and self.tree.lemmas[source] in self.words.court

    def is_quote_near(self, cue: Cue) -> bool:
        """Tell whether quoted words follow a cue directly."""
        end = self.tree.tokens[cue.last].end
        return any(
            end <= quotation.start <= end + _NEAR and not quotation.depth
            for quotation in self.scene.quotations
        )

    def passive_subject(self, cue: Cue) -> int | None:
        """Return the subject of a passive, or the noun its participle modifies."""
        tree = self.tree
        for _ in tree.kids(cue.head, "nsubj"):
            return tree.subject(cue.head)
        if tree.deps[cue.head] in {"acl", "amod"}:
            return tree.tokens[cue.head].head
        return tree.subject(cue.head)

    def direct_object(self, cue: Cue) -> int | None:
        """Return the head of a verb's object."""
        for child in self.tree.kids(cue.head, "obj", "iobj"):
            return child
        return None
