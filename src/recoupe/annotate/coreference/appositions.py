"""Whom the words beside a nominal name: appositions, lists, what verbs make of it."""

from recoupe.annotate.coreference.history import History
from recoupe.annotate.coreference.nominals import Phrase
from recoupe.annotate.coreference.offices import Offices
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.kb import Entry
from recoupe.lang.anaphora import load_anaphora_words

_NEAR = 7  # tokens from a role to the name of who fills it
_NAMING = frozenset({"appos", "flat", "flat:name"})


class Appositions:
    """Looks beside the nominals of one article."""

    def __init__(
        self, scene: Scene, history: History, offices: Offices, names: list[Draft]
    ) -> None:
        self.scene = scene
        self.history = history
        self.offices = offices
        self.words = load_anaphora_words(scene.document.language)
        self._starts = {d.first: d for d in reversed(names)}
        # The longest that ends there: « le stade Marcel Picot » is no person.
        self._ends = {d.last: d for d in sorted(names, key=lambda d: -d.first)}

    def listed(self, phrase: Phrase) -> list[Draft]:
        """Return the people named after a plural: « les députés X, Y et Z »."""
        if phrase.draft.number != "p" or phrase.draft.type != "PER":
            return []
        found: list[Draft] = []
        at, words = phrase.draft.last, self.scene.words
        while (named := self._starts.get(at)) and named.type == "PER":
            found.append(named)
            at = named.last
            if words[at : at + 1] not in ([","], ["et"]):
                break
            at += 1
        return found

    def apposed(self, phrase: Phrase) -> Draft | None:
        """Return the name beside a role: « le président X », « X, le président »."""
        draft, words = phrase.draft, self.scene.words
        at_hand = self._right_after(phrase) or self._closing(draft)
        if (at_hand := at_hand or self._bare_after(phrase)) is not None:
            return at_hand
        if (
            draft.type not in {"PER", "ORG", "EVENT", "GPE", "LOC"}
            or phrase.draft.number == "p"
        ):
            return None
        if draft.last + 1 < len(words) and words[draft.last] == ",":
            at = draft.last + 1
            titled = words[at] in self.scene.lexicon.titles  # « son avocat, Me X »
            follows = self._starts.get(at + titled) or self._after_article(at)
            if follows and follows.type == draft.type and self._closes(follows.last):
                return follows
        if draft.type == "PER" and (hung := self._hung(draft)):
            return hung
        first = draft.first - (1 if phrase.determiner else 0)
        before = self._ends.get(first - 1)
        if (
            (
                first > 0
                and words[first - 1] == ","
                and before
                and before.type == draft.type == "PER"
            )
            and phrase.determiner != "possessive"
            and self._describes(phrase, before)
        ):
            return before
        return None

    def _bare_after(self, phrase: Phrase) -> Draft | None:
        """Return the name that a role without article follows behind a comma.

        « Selon Luc Roc, président du club, Jean Dul a signé » is of the first, « le
        président du club, Jean Dul, » of the name behind it.
        """
        draft = phrase.draft
        before = self._ends.get(draft.first - 1)
        one = draft.type == "PER" and draft.number != "p"
        if phrase.determiner or not one or before is None:
            return None
        comma = self.scene.words[draft.first - 1] == ","
        named = before.type == "PER" and self._describes(phrase, before)
        return before if comma and named else None

    def _closing(self, draft: Draft) -> Draft | None:
        """Return the name that ends a role: « la députée d'opposition Anna Bell ».

        A name that a preposition governs, or that a place is called by, is another's.
        """
        name = self._ends.get(draft.last)
        if name is None or name.first <= draft.head:
            return None
        if draft.type != "PER" or name.type != "PER":
            return None
        before = self.scene.tokens[name.first - 1]
        return name if before.index != draft.head and before.pos == "NOUN" else None

    def _right_after(self, phrase: Phrase) -> Draft | None:
        draft, after = phrase.draft, self._starts.get(phrase.draft.last)
        if after is None or after.type != draft.type:
            return None
        other = after.type == "ORG" and after.entity not in phrase.states
        return after if other or after.type == "PER" else None

    def _hung(self, draft: Draft) -> Draft | None:
        """Return the name that hangs on a role or on what explains it.

        « la metteuse en scène Ilse Vandamme », « son porte-parole, le colonel Vesh ».
        """
        tree, tokens = self.scene.tree, self.scene.tokens
        explaining = [i for i in tree.kids(draft.head, "appos") if i > draft.head]
        for at in range(draft.last, min(draft.last + _NEAR, len(tokens))):
            named = self._starts.get(at)
            if named is None or named.type != "PER":
                continue
            bare = tree.deps[named.head] == "nmod" and not any(
                True for _ in tree.kids(named.head, "case")
            )
            hangs = bare or tree.deps[named.head] in _NAMING
            over = tokens[named.head].head
            own = hangs and over in {draft.head, *explaining}
            return named if own or named.head in explaining else None
        return None

    def beside(self, draft: Draft) -> Draft | None:
        """Return the nominal that another one explains: « l'homme, un militaire, »."""
        tree = self.scene.tree
        if tree.deps[draft.head] != "appos" or draft.type != "PER":
            return None
        governor = self.scene.tokens[draft.head].head
        for seen in reversed(self.history.seen):
            other = seen.draft
            if other.head == governor and other.form == "nominal":
                same = other.type == "PER" and other.number == draft.number
                return other if same and self._agree(other, draft) else None
        return None

    def ascribed(self, phrase: Phrase) -> Draft | None:
        """Return whom a verb makes or calls what a noun says.

        « A nommé X préfet », « X a été élu maire », « X devient préfet », « X est le
        maire de Y »; not « X était maire », nor « X n'est pas le maire ».
        """
        draft, tokens, tree = phrase.draft, self.scene.tokens, self.scene.tree
        if draft.type != "PER" or draft.number == "p":
            return None
        words = self.words.appointing
        verb = tokens[draft.head].head
        for copula in tree.kids(draft.head, "cop"):
            held = tokens[copula].feature("Tense") == "Pres"
            denied = any(
                self.scene.words[kid] in words["not"]
                for kid in tree.kids(draft.head, "advmod")
            )
            subjects = set(tree.kids(draft.head, "nsubj"))
            return self._headed(subjects, draft) if held and not denied else None
        if not phrase.ascribed:
            return None
        if tokens[verb].lemma.lower() not in words["verbs"]:  # hung on the name
            return self._headed({verb}, draft)
        of = tokens[verb].head
        found = {of} if tree.deps[verb] == "acl" else set(tree.kids(verb, "nsubj"))
        active = not tree.is_passive(verb) and tree.deps[verb] != "acl"
        if active and tokens[verb].lemma.lower() not in words["becoming"]:
            found = {
                kid
                for kid in tree.kids(verb, "obj", "xcomp", "obl")
                if verb < kid < draft.head
            }
        return self._headed(found, draft)

    def _headed(self, heads: set[int], draft: Draft) -> Draft | None:
        """Return the person mentioned at one of some words."""
        for seen in reversed(self.history.seen):
            other = seen.draft
            if other.start < self.scene.tokens[min(heads, default=draft.head)].start:
                return None
            here = any(other.first - 1 <= head < other.last for head in heads)
            if here and other.type == "PER" and self._agree(other, draft):
                return other
        return None

    def _describes(self, phrase: Phrase, named: Draft) -> bool:
        """Tell « X, le président russe, » from a list: « X, le maire et Y »."""
        end = phrase.draft.last
        closed = self._closes(end) or self.scene.tokens[end].pos == "ADP"
        if not closed or not (self._agree(named, phrase.draft)):
            return False
        if not phrase.office or phrase.past or not phrase.states:
            return True
        holder = self.offices.holder(phrase.office, phrase.states, self.history)
        return not isinstance(holder, Entry) or holder.id == named.entity

    def _agree(self, named: Draft, draft: Draft) -> bool:
        return "?" in {named.gender, draft.gender} or named.gender == draft.gender

    def _after_article(self, index: int) -> Draft | None:
        if self.scene.words[index] in self.words.noun_phrase["articles"]:
            return self._starts.get(index + 1)
        return None

    def _closes(self, index: int) -> bool:
        """Tell whether an apposition ends here: « , » « . » or a bracket."""
        words = self.scene.words
        return (
            index >= len(words)
            or words[index] in {",", ".", ")", "(", ";", ":", "»", "—", "–", "a", "et"}
            or (self.scene.tokens[index].pos in {"AUX", "VERB"})
        )
