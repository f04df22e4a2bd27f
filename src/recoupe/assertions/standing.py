"""Who of a passage can be a party to politics: by noun, by complement, by name.

PLOVER codes what political actors do to each other: states, bodies, offices, arms,
courts, crowds in the street. « L'architecte a accepté », « la critique a capitulé »
use the same verbs.
"""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from recoupe.assertions.parties import Parties
from recoupe.kb import load_kb
from recoupe.lang.standing import Listed, Standing, load_standing
from recoupe.model import EntityId, Mention, Token

POLITICAL: Standing = "political"
SPHERES: frozenset[Standing] = frozenset({"private", "thing"})
MATTER = "matter"  # the sphere of what politics is about
PUBLIC, _COLLECTIVE = "people", "collective"  # plurals, and nouns for many
_SOME = 2  # weight of a sphere that makes a shared title one of it
_WORDS = frozenset({"NOUN", "ADJ"})  # of several words their lemmas


class _Near(msgspec.Struct):
    """The words of one sentence that tell a sphere, and those of politics."""

    spheres: dict[str, dict[str, int]]
    political: set[str]
    shared: set[str]


class Standings:
    """The standing of every noun and entity of a document."""

    def __init__(self, parties: Parties) -> None:
        self._parties = parties
        self._tree = parties.tree
        self._pack = load_standing(parties.tree.language)
        self._near: dict[int, _Near] = defaultdict(lambda: _Near({}, set(), set()))
        self._inside = parties.named()
        self._listed = [
            () if token.index in self._inside else self._look_up(token.index)
            for token in parties.tree.tokens
        ]
        self._named: dict[EntityId, set[str]] = defaultdict(set)
        self._heads: dict[EntityId, list[int]] = defaultdict(list)
        self._many: set[EntityId] = set()
        self._known: set[EntityId] = set()
        self._count()
        self._entities = self._of_entities()

    # What the sentences are about

    def _look_up(self, index: int) -> tuple[Listed, ...]:
        token = self._tree.tokens[index]
        if token.pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
            return ()
        if token.pos != "NOUN" and token.text[:1].isupper():
            return ()
        behind = self._tree.tokens[index + 1 : index + 3]
        words = tuple(
            (t.lemma if t.pos in _WORDS else t.text).lower().replace("’", "'")
            for t in behind
        )
        found = self._pack.look_up((token.text.lower(), *words))
        found = found or self._pack.look_up((token.lemma.lower(), *words))
        if token.pos == "NOUN":
            return found
        # Participles and adjectives used as nouns: « le détenu », « les étoilés ».
        named = any(c.pos == "DET" for c in self._tree.children(index))
        return found if named else ()

    def _count(self) -> None:
        for token, listed in zip(self._tree.tokens, self._listed, strict=True):
            near = self._near[self._tree.sentence_number(token.index)]
            lemma = token.lemma.lower()
            for standing, sphere, weight in listed:
                if weight:
                    near.spheres.setdefault(sphere, {})[lemma] = weight
                elif standing == "shared":
                    near.shared.add(lemma)
                elif standing == POLITICAL or (
                    standing == "figured" and self._whose(token.index) is None
                ):
                    near.political.add(lemma)

    def about(self, sentence: int, without: Iterable[EntityId] = ()) -> dict[str, int]:
        """Return the weight of each sphere in a sentence and its neighbours.

        The nouns that name whoever is in ``without`` do not count.
        """
        own = {lemma for entity in without for lemma in self._named[entity]}
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for number in (sentence - 1, sentence, sentence + 1):
            for sphere, words in self._near[number].spheres.items():
                found[sphere] |= words
        return {
            sphere: sum(n for word, n in words.items() if word not in own)
            for sphere, words in found.items()
        }

    def _words(self, sentence: int) -> tuple[int, int]:
        """Return how many words of politics, and of any sphere, stand around."""
        around = [self._near[n] for n in (sentence - 1, sentence, sentence + 1)]
        political = {w for near in around for w in near.political}
        shared = {w for near in around for w in near.shared}
        return len(political), len(shared)

    # Who somebody is

    def of_noun(self, index: int) -> Standing | None:
        """Return the standing of a noun where it stands; None if no list knows it."""
        listed = {one.standing for one in self._listed[index]}
        body = not listed and index not in self._inside
        if POLITICAL in listed or (body and self._parties.is_institution(index)):
            return POLITICAL
        whose = self._whose(index) if listed else None
        if "figured" in listed:
            return whose or POLITICAL
        if "shared" in listed:
            return whose or self._resolved(index)
        if whose == POLITICAL and "private" in listed:
            return "open"  # « la mère de l'otage »
        for standing in ("private", "thing", "open"):
            if standing in listed:
                return standing
        return None

    def _resolved(self, index: int) -> Standing:
        """Return whose title or body it is by what is told around it."""
        sentence = self._tree.sentence_number(index)
        political, shared = self._words(sentence)
        spheres = self.about(sentence)
        most = max(spheres.values(), default=0)
        elsewhere = political == 0 and most >= _SOME and most > shared
        return "private" if elsewhere else POLITICAL

    def is_of_sphere(self, index: int, sphere: str) -> bool:
        """Tell whether a noun is listed for a sphere."""
        return any(one.sphere == sphere for one in self._listed[index])

    def is_listed(self, index: int, standing: Standing) -> bool:
        """Tell whether a noun is listed with a standing, wherever it stands."""
        return any(one.standing == standing for one in self._listed[index])

    def is_firm(self, entity: EntityId) -> bool:
        """Tell whether a known name, or a noun only politics has, names somebody."""
        if entity in self._known:
            return True
        heads = [i for i in self._heads[entity] if not self.is_of_sphere(i, MATTER)]
        return any(self.is_listed(i, POLITICAL) for i in heads)

    def _whose(self, index: int) -> Standing | None:
        """Return whose somebody or something is: of its complement or possessive."""
        for child in self._tree.children(index):
            standing = self._complement(child.index)
            if standing is not None:
                return standing
        return None

    def _complement(self, index: int) -> Standing | None:
        token = self._tree.tokens[index]
        if token.pos == "DET":
            return self._possessor(index)
        if not token.dep.startswith(("nmod", "amod", "appos", "flat")):
            return None
        if any(
            self._of_kind(m) == POLITICAL
            for m in self._parties.mentions(index)
            if m.type != "GPE"  # « les chefs parisiens », « l'équipe belge »
        ):
            return POLITICAL
        listed = {one.standing for one in self._listed[index]}
        if token.pos == "ADJ":
            found = self._pack.look_up((token.lemma.lower(),))
            listed = {one.standing for one in found}
        if POLITICAL in listed or (
            listed & {"shared", "figured"} and self.of_noun(index) == POLITICAL
        ):
            return POLITICAL
        lent = any(one.weight for one in self._listed[index])
        return "private" if lent or listed & SPHERES else None

    def _possessor(self, index: int) -> Standing | None:
        """Return whether a possessive stands for somebody of another sphere."""
        owners = set(self._parties.entities(index))
        named = {
            one.standing
            for entity in owners
            for head in self._parties.nouns(entity)
            for one in self._listed[head]
        }
        return "private" if named & SPHERES else None

    def _of_kind(self, mention: Mention) -> Standing | None:
        """Return the standing of a name the knowledge base knows."""
        entry = load_kb().get(mention.entity)
        if entry is None:
            return None
        if entry.type == "PER":
            return POLITICAL if load_kb().terms(entry.id) else None
        return self._pack.kinds.get(entry.kind)

    def _of_entities(self) -> dict[EntityId, set[Standing]]:
        found: dict[EntityId, set[Standing]] = defaultdict(set)
        for token in self._tree.tokens:
            if token.pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
                continue
            standing = self.of_noun(token.index)
            for entity in self._meant(token.index):
                self._named[entity].add(token.lemma.lower())
                self._heads[entity].append(token.index)
                if token.feature("Number") == "Plur" or _is_plural(token):
                    self._many.add(entity)
                if standing is not None and not self.is_of_sphere(token.index, MATTER):
                    found[entity].add(standing)
            for mention in self._parties.mentions(token.index):
                kind = self._of_mention(mention)
                if kind is not None:
                    found[mention.entity].add(kind)
                if kind == POLITICAL:
                    self._known.add(mention.entity)
        return found

    def _meant(self, index: int) -> Iterable[EntityId]:
        """Return whom a noun is said of, an apposition or attribute included."""
        token = self._tree.tokens[index]
        if token.pos == "ADJ":
            return ()
        own = self._parties.entities(index)
        if own:
            return own
        if token.dep == "appos":
            return self._parties.entities(token.head)
        if self._tree.has(index, "cop"):
            subject = self._tree.subject(index)
            return () if subject is None else self._parties.entities(subject)
        return ()

    def _of_mention(self, mention: Mention) -> Standing | None:
        if mention.type == "GPE" or mention.metonym_for:
            return None  # it depends on what it does
        known = self._of_kind(mention)
        if known is not None:
            return known
        if mention.form == "name" and mention.type == "ORG":
            for token in self._tree.parse.tokens_in(mention.start, mention.end):
                for one in self._pack.look_up((token.text.lower(),))[:1]:
                    held = one.standing in {"shared", "figured"}
                    return POLITICAL if held else one.standing
        return None

    def is_many(self, entity: EntityId) -> bool:
        """Tell whether a plural, or a noun for many, names somebody."""
        heads = self._heads[entity]
        return entity in self._many or any(
            self.is_of_sphere(i, _COLLECTIVE) for i in heads
        )

    def is_public(self, entity: EntityId) -> bool:
        """Tell whether a plural names people who speak up together."""
        heads = self._heads[entity]
        listed = any(self.is_of_sphere(i, PUBLIC) for i in heads)
        collective = any(self.is_of_sphere(i, _COLLECTIVE) for i in heads)
        return collective or (entity in self._many and listed)

    def of(self, entity: EntityId) -> Standing:
        """Return the standing of somebody, ``open`` where nothing tells it."""
        found = self._entities.get(entity, set())
        for standing in (POLITICAL, "private", "thing"):
            if standing in found:
                return standing
        return "open"


def _is_plural(token: Token) -> bool:
    """Tell whether a noun ends as plurals do, where the tagger does not say."""
    text = token.text.lower()
    return text.endswith("s") and not token.lemma.lower().endswith("s")
