"""Find noun phrases that stand for somebody or something."""

from collections.abc import Iterator
from functools import cache

import msgspec

from recoupe.annotate.coreference.phrase_edges import Edges
from recoupe.annotate.names.mention_scene import Draft, Scene
from recoupe.lang.anaphora import load_anaphora_words
from recoupe.lang.reporting import load_reporting
from recoupe.model import EntityType


class Phrase(msgspec.Struct, kw_only=True):
    """A nominal with what its wording says of its bearer."""

    draft: Draft
    noun: str  # singular, lower case
    office: str | None
    states: tuple[str, ...]  # ids that its adjectives and complements name
    determiner: str  # definite, demonstrative, possessive, indefinite, ""
    past: bool
    count: int  # « deux »: 2; 0 when no number is given
    modifiers: frozenset[str]
    bare: int  # token where the noun, its role and its adjectives end
    ascribed: bool = False  # « élu maire », « est avocat »: without an article
    holder: Draft | None = None  # name inside the phrase: « chef de la CPI »


@cache
def _assertive_verbs(language: str) -> frozenset[str]:
    verbs = load_reporting(language).verbs
    return frozenset(
        lemma
        for lemma, uses in verbs.items()
        if any("assertive" in use.tags for use in uses)
    )


class Nominals:
    """Reads the noun phrases of one article around the names already found."""

    def __init__(self, scene: Scene, names: list[Draft]) -> None:
        self.scene = scene
        self._assertive = _assertive_verbs(scene.document.language)
        words = load_anaphora_words(scene.document.language)
        self.bodies = words.nouns_of_bodies | scene.lexicon.bodies
        self.people = {
            word: told
            for word, told in (words.people | scene.lexicon.people).items()
            if word not in words.nouns_of_bodies
        }
        self._appointing = words.appointing["verbs"]
        self._around = words.noun_phrase
        self._determiners = words.determiners
        self._articles = words.articles
        self._person_endings = words.person_endings
        self._edges = Edges(scene, names)
        self._name_at = self._edges.name_at

    # Noun phrases

    def phrases(self, adjectives: list[Draft]) -> Iterator[Phrase]:
        """Yield the noun phrases that may stand for an entity, in text order."""
        states = {draft.first: draft for draft in adjectives}
        lexicon = self.scene.lexicon
        skip_to = 0
        for index, word in enumerate(self.scene.words):
            if index < skip_to or index in self._name_at:
                continue
            listed = (
                word in self.people
                or word in self.bodies
                or word in lexicon.role_lengths
            )
            capital = word != self.scene.tokens[index].text and not listed
            if capital and (national := self._national(index)) is not None:
                yield national
                continue
            if not listed and not self._speaks(index):
                continue
            phrase = self._phrase(index, states)
            if phrase is not None:
                skip_to = self._role(index)[1]
                yield phrase

    def _speaks(self, index: int) -> bool:
        """Tell whether a noun is the subject of a verb of speech: somebody, then."""
        token = self.scene.tokens[index]
        if (
            token.pos != "NOUN"
            or not token.dep.startswith("nsubj")
            or not token.text.isalpha()
        ):
            return False
        if index > token.head and not self._closes_quote(token.head):
            return False  # « X a souligné la gravité », misread
        return self.scene.tokens[token.head].lemma.lower() in self._assertive

    def _like_a_person(self, index: int) -> bool:
        """Tell « ostréiculteur », « zadiste » from « lettre », « douches »."""
        word = self.scene.words[index]
        return word.removesuffix("s").endswith(self._person_endings)

    def _closes_quote(self, verb: int) -> bool:
        """Tell whether « », a dit » stands before a verb: its subject follows."""
        return any(
            w in {"»", "”", '"'} for w in self.scene.words[max(0, verb - 4) : verb]
        )

    def _phrase(self, index: int, states: dict[int, Draft]) -> Phrase | None:
        word, lexicon = self.scene.words[index], self.scene.lexicon
        role, after = self._role(index)
        if self._is_none(index, role):
            return None
        gender, number, kind, noun = self._grammar(index, role)
        if role is not None:
            kind = "PER"
        elif word in lexicon.titles or (kind == "PER" and self._may_be_name(index)):
            return None
        first, determiner, count = self._edges.left(index)
        last, complement, wider = self._edges.right(after, kind)
        bare = determiner == "" and count == 0
        ascribed = bare and kind == "PER" and self._ascribed(index)
        if bare and not (ascribed or self._edges.bare_is_fine(index, last)):
            return None
        draft = Draft(
            start=self.scene.tokens[first].start,
            end=self.scene.tokens[last - 1].end,
            first=first,
            last=last,
            head=index,
            type=kind,
            form="nominal",
            gender=gender,
            number=number,
            rule="nominal",
        )
        modifiers = {
            self.scene.words[i].rstrip("s") for i in range(first, last) if i != index
        } & lexicon.distinguishing
        return Phrase(
            draft=draft,
            noun=noun,
            office=role,
            states=self._bodies_in(range(first, wider), states, range(index, after)),
            determiner=determiner,
            past=self._is_past(first, index),
            count=count,
            modifiers=frozenset(modifiers),
            ascribed=ascribed,
            bare=self._edges.bare_end(after),
            holder=complement,
        )

    def _is_none(self, index: int, role: str | None) -> bool:
        """Tell words that only look like a noun for somebody: « au cours de »."""
        token, word = self.scene.tokens[index], self.scene.words[index]
        lexicon = self.scene.lexicon
        if index and f"{self.scene.words[index - 1]} {word}" in self._around["idioms"]:
            return True
        if role is None and token.pos not in {"NOUN", "PROPN"}:
            participle = token.pos in {"VERB", "ADJ"} and word in self.people
            if not (participle and self._is_noun(index)):
                return True
        if word.removesuffix("s") in lexicon.introduce_only and self._modifies(index):
            return True  # « un premier convoi »
        listed = word in self.people or word in self.bodies
        return role is None and word in lexicon.role_lengths and not listed

    def _modifies(self, index: int) -> bool:
        after = self.scene.tokens[index + 1 : index + 2]
        followed = bool(after) and after[0].pos == "NOUN"
        return followed or self.scene.tokens[index].dep.startswith("amod")

    def _is_noun(self, index: int) -> bool:
        """Tell « l'accusé », « les blessés », which look like participles, by article.

        « Le condamné » is one, « l'accusé trafic » none.
        """
        before = self.scene.words[index - 1] if index else ""
        after = self.scene.tokens[index + 1 : index + 2]
        followed = bool(after) and after[0].pos in {"NOUN", "PROPN", "NUM"}
        return before in self._determiners and not followed

    def _ascribed(self, index: int) -> bool:
        """Tell a noun that a verb makes somebody: « élu maire », « est avocat »."""
        tree, token = self.scene.tree, self.scene.tokens[index]
        verb = token.head
        if verb in self._name_at:  # « nommé X préfet », the noun hung on the name
            verb = self.scene.tokens[self._name_at[verb].head].head
        lemma = self.scene.tokens[verb].lemma.lower()
        made = lemma in self._appointing and verb < index
        return made or any(True for _ in tree.kids(index, "cop"))

    def _national(self, index: int) -> Phrase | None:
        """Read « l'Italienne », « ce Belge », not « le Français Paul Rivet »."""
        kb, words = self.scene.kb, self.scene.words
        state = kb.demonym(words[index])
        kind = self._determiners.get(words[index - 1]) if index else None
        single = index and words[index - 1] not in self._around["plural"]
        if not state or not single or kind not in {"definite", "demonstrative"}:
            return None
        if index + 1 in self._name_at or words[index - 1] in self._around["of"]:
            return None
        draft = self.scene.draft(index, index + 1, "PER", "nominal")
        draft.form = "nominal"
        draft.gender = self._articles.get(words[index - 1]) or self._sex(words[index])
        return Phrase(
            draft=draft,
            noun="",
            office=None,
            states=(state,),
            determiner=kind,
            past=False,
            count=0,
            modifiers=frozenset(),
            bare=index + 1,
        )

    def _sex(self, demonym: str) -> str:
        """Return the gender that a demonym has beside its other form, if it has two."""
        kb = self.scene.kb
        for ending in self._around["feminine"]:
            if kb.demonym(demonym + ending):
                return "m"
            shorter = demonym.removesuffix(ending)
            if shorter != demonym and kb.demonym(shorter):
                return "f"
        return "?"

    def _may_be_name(self, index: int) -> bool:
        """Tell a family name that opens a sentence, « Marin a dit », from « Élus »."""
        token = self.scene.tokens[index]
        bare = index == 0 or self.scene.words[index - 1] not in self._determiners
        listed = self.scene.words[index] in self.scene.lexicon.people
        return token.text[:1].isupper() and bare and not listed

    def _bodies_in(
        self, reach: range, states: dict[int, Draft], role: range
    ) -> tuple[str, ...]:
        """Return the states, bodies and places that the words of a phrase name.

        Those of the role itself name none: « président du Conseil ».
        """
        inside = [states[i] for i in reach if i in states and i not in role]
        named = [
            self._name_at[i] for i in reach if i in self._name_at and i not in role
        ]
        ids = [e for d in inside for e in (d.entities or (d.entity,))]
        ids += [
            d.stands_for or d.entity for d in named if d.type in {"GPE", "ORG", "LOC"}
        ]
        return tuple(dict.fromkeys(ids))

    def _role(self, index: int) -> tuple[str | None, int]:
        """Return the office that the longest role starting here names, and its end."""
        lexicon, words = self.scene.lexicon, self.scene.words
        longest = lexicon.role_lengths.get(words[index], 0)
        for length in range(min(longest, len(words) - index), 0, -1):
            joined = " ".join(words[index : index + length]).replace("' ", "'")
            if joined in lexicon.offices:
                return lexicon.offices[joined], index + length
        return None, index + 1

    def _grammar(
        self, index: int, role: str | None
    ) -> tuple[str, str, EntityType, str]:
        """Return gender, number, type and singular of a head noun."""
        word = self.scene.words[index]
        if word in self.people:
            noun, gender, number = self.people[word]
            number = self._counted(index, noun, number)
            return self._agreed(index, gender, number), number, "PER", noun
        if word in self.bodies:
            noun, kind, gender, number = self.bodies[word]
            number = self._counted(index, noun, number)
            return self._agreed(index, gender), number, kind, noun
        plural = self.scene.tokens[index].feature("Number") == "Plur"
        noun = word.removesuffix("s") if plural else word
        kind = "PER" if self._like_a_person(index) or role else "OBJ"
        return self._agreed(index, "?"), "p" if plural else "s", kind, noun

    def _counted(self, index: int, noun: str, number: str) -> str:
        """Return the number of a noun that is spelled alike in both: « les pays »."""
        if number == "p" or not noun.endswith(("s", "x", "z")):
            return number
        before = {self.scene.words[i] for i in range(max(0, index - 3), index)}
        return "p" if before & self._around["plural"] else number

    def _agreed(self, index: int, gender: str, number: str = "s") -> str:
        """Return the gender of a noun: its own, its determiner's, the parser's.

        The parser guesses at epicene plurals, and reads « la maire » as masculine.
        """
        if gender != "?" or number == "p":
            return gender
        for before in reversed(self.scene.words[max(0, index - 3) : index]):
            if shown := self._articles.get(before):
                return shown
        if self.scene.words[index] in self.people:  # the parser guesses at epicenes
            return "?"
        marked = self.scene.tokens[index].feature("Gender")
        return {"Masc": "m", "Fem": "f"}.get(marked or "", "?")

    def _is_past(self, first: int, index: int) -> bool:
        past, words = self.scene.lexicon.past, self.scene.words
        return any(words[i] in past for i in range(first, index + 1))
