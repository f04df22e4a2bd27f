"""Who the words of a phrase stand for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from recoupe.assertions.nouns import Nouns
from recoupe.assertions.tree import NOMINAL, Tree
from recoupe.assertions.unnamed import unnamed_mention
from recoupe.model import AnnotatedDocument, EntityId, Mention

NAMED = frozenset({"party", "state", "leader", "force", "court", "police", "person"})
ACTORS = frozenset({"PER", "ORG", "GPE"})
# Whoever these nouns name can act, armed or in office, in crowds or at work.
ACTING = frozenset({"people", "force", "police", "court", "state", "leader", "crowd"})
_FIRST_PERSON = frozenset({"nous", "je", "j'", "j’", "notre", "nos", "mon", "mes"})
_BODIES = frozenset({"state", "power", "force", "police", "court"})
_TITLED = frozenset({"party", "people", "leader", "person", "protester", "court"})
_OPEN = frozenset({"party", "people", "protester", "power"})
HUMAN = frozenset(
    {"party", "people", "person", "persons", "force", "police", "protester", "worker"}
) | {"leader", "diplomat", "staff", "kin"}
_BODILESS = frozenset(
    {"power", "organization", "company", "state", "facility", "site", "aircraft"}
) | {"vehicle", "weapon", "boat"}
# Pronouns that stand for no person: « il s'en est retiré ».
THINGS = frozenset({"ce", "c'", "c’", "cela", "ça", "ceci", "en", "y", "rien"})
_SEEN_THROUGH = ("appos", "flat", "flat:name", "flat:foreign")


class Parties(Nouns):
    """The mentions of a document by the token that heads them."""

    def __init__(
        self,
        annotated: AnnotatedDocument,
        tree: Tree,
        classes: Mapping[str, frozenset[str]],
    ) -> None:
        super().__init__(tree, classes)
        self._text = annotated.document.text
        self.added: list[Mention] = []
        self._headed: dict[int, list[Mention]] = defaultdict(list)
        self._nouns: dict[EntityId, list[int]] = defaultdict(list)
        self._mentions = annotated.mentions
        for mention in annotated.mentions:
            head = _head_of(tree, mention)
            if head is not None:
                self._headed[head].append(mention)
                if tree.tokens[head].pos == "NOUN":
                    self._nouns[mention.entity].append(head)
        self._speak_of_themselves(annotated)

    def stand_for(self, index: int, entities: tuple[EntityId, ...]) -> None:
        """Note whom a pronoun or number nobody resolved stands for."""
        if not entities or self._headed.get(index):
            return
        known = {m.entity: m for m in (*self._mentions, *self.added)}
        first = known.get(entities[0])
        if first is None:
            return
        token = self.tree.tokens[index]
        made = Mention(
            start=token.start,
            end=token.end,
            type=first.type,
            form="pronoun",
            entity=entities[0],
            name=first.name,
            entities=entities if len(entities) > 1 else msgspec.UNSET,
            rule="participant",
        )
        self.added.append(made)
        self._headed[index].append(made)

    def _speak_of_themselves(self, annotated: AnnotatedDocument) -> None:
        """Take « nous » in words quoted for whoever says them."""
        for attribution in annotated.attributions:
            if attribution.entity is None:
                continue
            for span in attribution.content:
                for token in self.tree.parse.tokens_in(span.start, span.end):
                    if token.text.lower() in _FIRST_PERSON:
                        self.stand_for(token.index, (attribution.entity,))

    def named(self) -> frozenset[int]:
        """Return the tokens inside names."""
        return frozenset(
            token.index
            for mention in self._mentions
            if mention.form == "name"
            for token in self.tree.parse.tokens_in(mention.start, mention.end)
        )

    def nouns(self, entity: EntityId) -> list[int]:
        """Return the common nouns that head mentions of an entity."""
        return self._nouns.get(entity, [])

    def _titled(self, index: int) -> list[Mention]:
        """Return whom a title names before a particle: « M. d'Estreville »."""
        token = self.tree.tokens[index]
        if not token.text[:1].isupper():
            return []
        behind = (m for m in self._mentions if token.end < m.start <= token.end + 1)
        return [
            m
            for m in behind
            if m.type == "PER" and m.form == "name" and self._text[m.start].islower()
        ]

    def mentions(self, index: int) -> list[Mention]:
        """Return the mentions a token heads, or those of its apposition or name."""
        found = self._headed.get(index) or self._titled(index)
        if found and found[0].form != "nominal":
            return found
        for child in self.tree.children(index):
            if not child.dep.startswith(_SEEN_THROUGH):
                continue
            other = self._headed.get(child.index)
            if other and (not found or other[0].form == "name"):
                return other
        return self._named_after(index) or found or []

    def _named_after(self, index: int) -> list[Mention]:
        """Return the name right behind a noun for people: « la cheffe rebelle X »."""
        tokens = self.tree.tokens
        if tokens[index].pos != "NOUN" or not self.own_classes(index) & _TITLED:
            return []
        last = index + 1
        capital = last < len(tokens) and tokens[last].text[:1].isupper()
        if capital and (found := self._named_at(last)):
            return found  # « Mme Torrent », read as a noun
        while last < len(tokens) and tokens[last].pos == "ADJ":
            last += 1
        if last >= len(tokens) or tokens[last].pos != "PROPN":
            return []
        return self._named_at(last)

    def _named_at(self, index: int) -> list[Mention]:
        """Return the mentions a token heads, where they are names."""
        found = self._headed.get(index, [])
        return found if found and found[0].form == "name" else []

    def entities(self, index: int, *, create: bool = False) -> tuple[EntityId, ...]:
        """Return the entities one phrase stands for, coordination not expanded.

        With ``create`` a common noun that has no mention is given one.
        """
        found: list[EntityId] = []
        mentions = self.mentions(self.counted(index))
        if not mentions and not (create and self.counted(index) != index):
            mentions = self.mentions(index)
        for mention in mentions[:1]:
            many = mention.entities
            found += [mention.entity] if isinstance(many, msgspec.UnsetType) else many
        body = self.classes(index) & _BODIES
        if not found and create and not body:
            found += self._create(index)
        if not found and self.tree.tokens[index].pos == "NOUN" and body:
            found += self._state_of(index)
        if not found and create:
            found += self._create(index)
        return tuple(dict.fromkeys(found))

    def _create(self, index: int) -> list[EntityId]:
        behind = self.counted(index)
        made = unnamed_mention(self.tree, self._text, behind, self.own_classes(behind))
        if made is None:
            return []
        self.added.append(made)
        self._headed[behind].append(made)
        return [made.entity]

    def _state_of(self, index: int) -> list[EntityId]:
        """Return the state of « l'armée ukrainienne », of « l'aviation de l'Irak »."""
        for child in self.tree.children(index):
            adjective = child.pos == "ADJ" and child.dep.startswith(("amod", "nmod"))
            of = (
                child.dep.startswith("nmod")
                and self.tree.preposition(child.index) == "de"
            )
            if adjective or of:
                for mention in self._headed.get(child.index, ()):
                    if mention.type in {"GPE", "ORG"}:
                        return [mention.entity]
        return []

    def all(
        self, indices: Iterable[int], *, create: bool = False
    ) -> tuple[EntityId, ...]:
        """Return the entities of several phrases with those coordinated to them."""
        found = [
            entity
            for index in indices
            for one in self.tree.conjuncts(index)
            for entity in self.entities(one, create=create)
        ]
        return tuple(dict.fromkeys(found))

    def classes(self, index: int) -> frozenset[str]:
        """Return the classes of a common noun, seen through a number."""
        if self.tree.tokens[index].pos == "PRON":
            return self._classes_behind(index)
        return self.own_classes(self.counted(index))

    def _classes_behind(self, index: int) -> frozenset[str]:
        """Return the classes of the nouns a pronoun stands for."""
        found: set[str] = set()
        for mention in self._headed.get(index, ())[:1]:
            for other in self._nouns.get(mention.entity, ()):
                found |= self.own_classes(other)
        return frozenset(found)

    def is_name(self, index: int) -> bool:
        """Tell whether a token stands for somebody by name, pronoun or adjective."""
        token = self.tree.tokens[index]
        mentions = self.mentions(index)
        if mentions and mentions[0].form != "nominal":
            return any(m.type in ACTORS or m.metonym_for for m in mentions)
        return token.pos == "PROPN" and not mentions

    def suits(self, index: int, wanted: tuple[str, ...]) -> bool:
        """Tell whether a phrase is of one of the classes asked for."""
        if not wanted or "quoted" in wanted:
            return not wanted or self._is_quoted(index)
        if "human" in wanted or "humans" in wanted:
            return self._suits_people(index, wanted)
        clitic = "document" in wanted and self._is_clitic(index)
        if clitic or self._is_of(index, set(wanted)):
            return True
        if "state" in wanted or "territory" in wanted or "leader" in wanted:
            return self._suits_type(index, wanted)
        if set(wanted) == {"person"}:
            names = {m.type for m in self.mentions(index)}
            return "PER" in names or (not names and self.is_pronoun(index))
        named = bool(NAMED.intersection(wanted))
        behind = self.counted(index)
        return named and (self.is_name(behind) or self.is_pronoun(index))

    def _suits_people(self, index: int, wanted: tuple[str, ...]) -> bool:
        rest = tuple(name for name in wanted if name not in {"human", "humans"})
        if self._is_human(index) and ("human" in wanted or self._many(index)):
            return True
        return bool(rest) and self.suits(index, rest)

    def _is_human(self, index: int) -> bool:
        """Tell whether a phrase means people of flesh and blood: no body, no place."""
        named = {m.type for m in self.mentions(index) if m.form != "nominal"}
        if named:
            return named <= {"PER"}
        if self.tree.tokens[index].pos == "PRON":
            return self.is_pronoun(index) and not self.classes(index)
        behind = self.counted(index)
        own = self.own_classes(behind)
        return bool(own & HUMAN and not own & _BODILESS) or self.is_person(behind)

    def _many(self, index: int) -> bool:
        """Tell whether a phrase means several: a plural, a pair."""
        plural = self.tree.tokens[index].feature("Number") == "Plur"
        return plural or len(self.tree.conjuncts(index)) > 1

    def _is_clitic(self, index: int) -> bool:
        """Tell whether a pronoun stands for a thing nobody resolved: « le signer »."""
        token = self.tree.tokens[index]
        clitic = token.pos == "PRON" and token.lemma.lower() in {"le", "il", "lui"}
        kinds = {m.type for m in self.mentions(index)}
        return clitic and token.dep.startswith("obj") and kinds <= {"LAW", "OBJ"}

    def _is_of(self, index: int, wanted: set[str]) -> bool:
        """Tell whether a noun is of a class, listed or by what it looks like."""
        asked = wanted | ({"people", "power"} if "party" in wanted else set())
        if any(asked & self.classes(one) for one in self.tree.conjuncts(index)):
            return True
        if asked & _OPEN and (self.is_person(index) or self._governs(index, wanted)):
            return True
        if "protester" in wanted and self.tree.tokens[index].pos == "PRON":
            return self.is_pronoun(index)
        several = self.tree.tokens[index].feature("Number") == "Plur"
        return "protester" in wanted and several and self.is_unlisted(index)

    def _governs(self, index: int, asked: set[str]) -> bool:
        """Tell whether whoever acts will do where power is asked for."""
        apart = {"company", "sport"} & self.classes(index)
        return "power" in asked and not apart and self.is_party(index)

    def _is_quoted(self, index: int) -> bool:
        return any(t.text in {"«", '"', "“"} for t in self.tree.children(index)) or any(
            self.tree.tokens[i].text in {"«", '"', "“"}
            for i in self.tree.near(index, 2)
        )

    def _suits_type(self, index: int, wanted: tuple[str, ...]) -> bool:
        named = [m for m in self.mentions(index) if m.form != "nominal"]
        types = {m.type for m in named}
        if "leader" in wanted and ("PER" in types or self.is_pronoun(index)):
            return True
        if "state" in wanted and self.is_pronoun(index):
            return True
        unheard = all(m.type == "ORG" and m.qid is None for m in named)
        if "territory" in wanted and unheard and self._is_unknown_name(index):
            return True
        if not {"state", "territory"} & set(wanted):
            return False
        bodies = {"GPE", "LOC", "ORG"} if "state" in wanted else {"GPE", "LOC"}
        return bool(types & bodies)

    def _is_unknown_name(self, index: int) -> bool:
        """Tell whether a token is a name that stands for nobody known: « Luberti »."""
        token = self.tree.tokens[index]
        return token.pos == "PROPN" and token.text[:1].isupper()

    def is_pronoun(self, index: int) -> bool:
        """Tell whether a token is a pronoun or possessive that may mean somebody."""
        token = self.tree.tokens[index]
        own = self.own_classes(index)
        if token.pos == "NUM" or ("amount-noun" in own and "party" not in own):
            return self._counts_people(index)
        if token.pos == "PRON":
            return token.text.lower() not in THINGS
        return token.pos == "DET" and token.feature("Poss") == "Yes"

    def _counts_people(self, index: int) -> bool:
        """Tell « une centaine ont défilé » from « des milliers de tonnes »."""
        behind = self.counted(index)
        return behind == index or self.is_party(behind)

    def is_party(self, index: int) -> bool:
        """Tell whether a phrase means somebody who can act in politics."""
        if self.classes(index) & ACTING or self.suits(index, ("party",)):
            return True
        return any(m.type in ACTORS for m in self.mentions(index))

    def inside(self, index: int) -> list[int]:
        """Return the parties named in a phrase, those nearest its head first."""
        seen, level = [], [index]
        passed = {index}
        while level:
            following: list[int] = []
            for current in level:
                token = self.tree.tokens[current]
                nationality = token.pos == "ADJ" and bool(self._headed.get(current))
                owner = token.pos == "DET" and self.is_pronoun(current)
                if current != index and (
                    nationality
                    or owner
                    or (token.pos in NOMINAL and self.is_party(current))
                ):
                    seen.append(current)
                following += [
                    c.index
                    for c in self.tree.children(current)
                    if c.dep.split(":")[0]
                    in {"nmod", "amod", "obl", "acl", "conj", "appos", "det", "obj"}
                    and c.text.lower() not in {"qui", "que", "dont"}
                    and c.index not in passed
                ]
            passed.update(following)
            level = following
        return seen


def _head_of(tree: Tree, mention: Mention) -> int | None:
    tokens = tree.parse.tokens_in(mention.start, mention.end)
    if not tokens:
        return None
    inside = {token.index for token in tokens}
    for token in tokens:
        outer = token.head not in inside or token.head == token.index
        if outer and (token.pos not in {"DET", "ADP", "PUNCT"} or len(tokens) == 1):
            return token.index
    return tokens[0].index
