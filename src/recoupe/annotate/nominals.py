"""Find noun phrases that stand for somebody or something."""

from collections.abc import Iterator

import msgspec

from recoupe.annotate.mention_scene import Draft, Scene
from recoupe.lang.anaphora import load_anaphora_words
from recoupe.lang.reporting import load_reporting
from recoupe.model import EntityType

_PREMODIFIERS = frozenset({"ADJ", "NUM"})
_MARKS = frozenset({",", "(", "—", "–", "-"})  # what a noun without article follows
_MOST_COMPLEMENTS = 2
_FEW_WORDS = 9
_MANY = 99  # counts beyond are alike


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
    holder: Draft | None = None  # name inside the phrase: « chef de la CPI »


class Nominals:
    """Reads the noun phrases of one article around the names already found."""

    def __init__(self, scene: Scene, names: list[Draft]) -> None:
        self.scene = scene
        verbs = load_reporting(scene.document.language).verbs
        self._assertive = {
            lemma
            for lemma, uses in verbs.items()
            if any("assertive" in u.tags for u in uses)
        }
        words = load_anaphora_words(scene.document.language)
        self.bodies = words.nouns_of_bodies | scene.lexicon.bodies
        self.people = {
            word: told
            for word, told in (words.people | scene.lexicon.people).items()
            if word not in words.nouns_of_bodies
        }
        self._amounts = words.amounts
        self._around = words.noun_phrase
        self._determiners = words.determiners
        self._articles = words.articles
        self._person_endings = words.person_endings
        self._name_at = {i: d for d in names for i in range(d.first, d.last)}
        self._starts: dict[int, Draft] = {}
        for draft in names:
            held = self._starts.get(draft.first)
            if held is None or held.last < draft.last:
                self._starts[draft.first] = draft

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
        token, word, lexicon = (
            self.scene.tokens[index],
            self.scene.words[index],
            self.scene.lexicon,
        )
        role, after = self._role(index)
        if role is None and token.pos not in {"NOUN", "PROPN"}:
            participle = token.pos in {"VERB", "ADJ"} and word in self.people
            if not (participle and self._is_noun(index)):
                return None
        if word in lexicon.introduce_only and token.dep.startswith("amod"):
            return None  # « un premier convoi »
        if (
            role is None
            and word in lexicon.role_lengths
            and word not in self.people
            and word not in self.bodies
        ):
            return None
        gender, number, kind, noun = self._grammar(index, role)
        if role is not None:
            kind = "PER"
        elif kind == "PER" and (word in lexicon.titles or self._may_be_name(index)):
            return None
        first, determiner, count = self._left(index)
        last, complement, wider = self._right(after, kind)
        if determiner == "" and count == 0 and not self._bare_is_fine(index, last):
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
            states=self._bodies_in(range(first, wider), states),
            determiner=determiner,
            past=self._is_past(first, index),
            count=count,
            modifiers=frozenset(modifiers),
            bare=self._bare_end(after),
            holder=complement,
        )

    def _is_noun(self, index: int) -> bool:
        """Tell « l'accusé », « les blessés », which look like participles, by article.

        « Le condamné » is one, « l'accusé trafic » none.
        """
        before = self.scene.words[index - 1] if index else ""
        after = self.scene.tokens[index + 1 : index + 2]
        followed = bool(after) and after[0].pos in {"NOUN", "PROPN", "NUM"}
        return before in self._determiners and not followed

    def _may_be_name(self, index: int) -> bool:
        """Tell a family name that opens a sentence, « Marin a dit », from « Élus »."""
        token = self.scene.tokens[index]
        bare = index == 0 or self.scene.words[index - 1] not in self._determiners
        listed = self.scene.words[index] in self.scene.lexicon.people
        return token.text[:1].isupper() and bare and not listed

    def _bodies_in(self, reach: range, states: dict[int, Draft]) -> tuple[str, ...]:
        """Return the states, bodies and places that the words of a phrase name."""
        inside = [states[i] for i in reach if i in states]
        named = [self._name_at[i] for i in reach if i in self._name_at]
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
        marked = self.scene.tokens[index].feature("Gender")
        return {"Masc": "m", "Fem": "f"}.get(marked or "", "?")

    def _left(self, index: int) -> tuple[int, str, int]:
        """Return first word, kind of determiner and number of a phrase."""
        words, first, count = self.scene.words, index, 0
        numbers = self.scene.lexicon.numbers
        for _ in range(4):
            before = first - 1
            if before < 0 or not self.scene.tree.same_sentence(before, index):
                return first, "", count
            word = words[before]
            digits = "".join(word.split())
            if word in numbers or (
                digits.isdigit() and self.scene.tokens[before].pos == "NUM"
            ):
                count = numbers.get(word, 0) or min(int(digits), _MANY)
                first = before
            elif (
                self.scene.tokens[before].pos in _PREMODIFIERS
                or word in self.scene.lexicon.past
            ):
                if before in self._name_at:
                    return first, "", count
                first = before
            else:
                return first, self._determiners.get(word, ""), count
        return first, "", count

    def _right(self, after: int, kind: EntityType) -> tuple[int, Draft | None, int]:
        """Return the end of a phrase, the name in its complement, the end of its reach.

        Adjectives and at most two complements belong to a phrase; its reach goes over
        coordinated adjectives and complements: « dirigeants russe et azerbaïdjanais ».
        """
        tokens, words, end = self.scene.tokens, self.scene.words, after
        holder: Draft | None = None
        complements = 0
        while end < len(tokens) and end - after < _FEW_WORDS:
            token = tokens[end]
            if token.pos == "ADJ" or self._adjectival(end):
                if end in self._name_at:
                    break
                end += 1
            elif (
                words[end] in self._around["and"]
                and end > after
                and self._adjectival(end + 1)
                and self._adjectival(end - 1)
            ):
                end += 2
            elif (
                words[end] in self._around["links"] and complements < _MOST_COMPLEMENTS
            ):
                if words[end] not in self._around["of"] and kind not in {
                    "EVENT",
                    "LAW",
                }:
                    break
                reach = self._complement(end)
                if reach is None:
                    break
                end, named = reach
                holder = holder or named
                complements += 1
            else:
                break
        return end, holder, end

    def _bare_end(self, after: int) -> int:
        """Return the end of a noun with its adjectives, without complements."""
        tokens = self.scene.tokens
        while (
            after < len(tokens)
            and tokens[after].pos == "ADJ"
            and after not in self._name_at
        ):
            after += 1
        return after

    def _adjectival(self, index: int) -> bool:
        """Tell whether a word is a demonym, whatever the parser made of it."""
        if index >= len(self.scene.tokens) or index in self._name_at:
            return False
        text = self.scene.tokens[index].text
        return (
            text[:1].islower()
            and len(text) > 3
            and self.scene.kb.demonym(text) is not None
        )

    def _complement(self, index: int) -> tuple[int, Draft | None] | None:
        """Return the end of « de la Cour pénale internationale » and the name in it."""
        tokens, words = self.scene.tokens, self.scene.words
        start = index + 1
        while start < len(tokens) and (
            words[start] in self._around["inner"] or tokens[start].pos in {"NUM", "DET"}
        ):
            start += 1
        if start >= len(tokens):
            return None
        if named := self._starts.get(start):
            end = named.last
            if (
                words[index] == "entre"
                and end < len(words)
                and words[end] in self._around["and"]
            ):
                return self._second(end + 1) or (end, named)
            return end, named
        if tokens[start].pos == "NOUN" or (
            tokens[start].pos in {"PROPN", "X"} and tokens[start].text[:1].islower()
        ):
            named = self._starts.get(start + 1)  # « du groupe X », « de la ville X »
            if named is not None and words[start] in self.bodies:
                return named.last, named
            return start + 1, None
        return None

    def _second(self, index: int) -> tuple[int, Draft | None] | None:
        """Return the end of « et l'Arménie » after « entre l'Azerbaïdjan »."""
        start = index
        while (
            start < len(self.scene.words)
            and self.scene.words[start] in self._around["articles"]
        ):
            start += 1
        named = self._starts.get(start)
        return (named.last, named) if named else None

    def _is_past(self, first: int, index: int) -> bool:
        past, words = self.scene.lexicon.past, self.scene.words
        return any(words[i] in past for i in range(first, index + 1))

    def _bare_is_fine(self, index: int, last: int) -> bool:
        """Let a phrase go without determiner in titles and appositions."""
        if self.scene.opens(index):
            return True
        before = self.scene.words[index - 1] if index else ","
        counted = before in self._around["of"] and index > 1
        if counted and self.scene.words[index - 2] in self._amounts:
            return True
        if before in _MARKS | self._around["bare"]:
            return last > index + 1 or before in self._around["bare_alone"]
        return False
