"""One document's dependencies, indexed once: children, phrases, forms and voice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recoupe.assertions.located import NOWHERE, Places
from recoupe.assertions.repairs import repaired
from recoupe.lang.frames import load_class
from recoupe.lang.participles import (
    load_light_verbs,
    load_object_control,
    load_receiving_verbs,
    load_unaccusatives,
    load_verb_class,
)
from recoupe.model import Parse, Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer"})
CLAUSES = (
    "acl",
    "acl:relcl",
    "advcl",
    "advcl:cleft",
    "ccomp",
    "csubj",
    "parataxis",
    "parataxis:insert",
    "root",
)
_REACH = 6  # tokens after a verb in which its idiom ends
_HALTS = frozenset({"VERB", "AUX", "PUNCT", "CCONJ", "SCONJ"})


class Nodes:
    """Children, spans and voice of the tokens of one parse."""

    def __init__(self, parse: Parse, language: str, places: Places = NOWHERE) -> None:
        self.tokens: Sequence[Token] = repaired(parse, language, places)
        self.parse = parse
        self.language = language
        self._unaccusative = load_unaccusatives(language)
        self._object_control = load_object_control(language)
        self._suffering = load_verb_class(language, "suffering")
        self._middle = load_verb_class(language, "middle")
        self.light = load_light_verbs(language)
        self.measuring = load_class(language, "span")
        self.receiving = load_receiving_verbs(language)
        self.target = load_class(language, "target")
        self.acting = load_class(language, "party") | load_class(language, "people")
        self._people = self.acting | load_class(language, "person")
        self.bodied = self.acting | load_class(language, "territory")
        self.money = load_class(language, "money")
        self.numeral = load_class(language, "numeral")
        self.held = load_class(language, "held")
        self.aiming = load_verb_class(language, "aiming")
        self.answering = load_verb_class(language, "answering")
        self.granting = load_verb_class(language, "granting")
        self.bestowing = load_verb_class(language, "bestowing")
        self.weighing = load_verb_class(language, "weighing")
        self.supposing = load_class(language, "supposing")
        self.suspected = load_class(language, "suspected")
        self.calling = load_verb_class(language, "calling")
        self.gathering = load_verb_class(language, "gathering")
        self.denied: dict[int, int] = {}  # verb: the B of « c'est A, et non B, qui »
        self.timed: frozenset[int] = frozenset()  # tokens of time expressions
        self.placed, self.embodied = places  # tokens of their names
        self._children: list[list[Token]] = [[] for _ in parse.tokens]
        self._relations: list[set[str]] = [set() for _ in parse.tokens]
        self._auxiliaries: dict[int, list[Token]] = defaultdict(list)
        self._sentences: list[int] = [0] * len(parse.tokens)
        for number, sentence in enumerate(parse.sentences):
            for index in range(sentence.first, sentence.last):
                self._sentences[index] = number
        for token in self.tokens:
            if token.head != token.index:
                self._children[token.head].append(token)
                self._relations[token.head].add(token.dep)
                if token.dep.startswith(("aux", "cop")):
                    self._auxiliaries[token.head].append(token)

    def children(self, index: int) -> Sequence[Token]:
        """Return the dependents of a token in text order."""
        return self._children[index]

    def auxiliaries(self, index: int) -> Sequence[Token]:
        """Return the auxiliaries and copulas of a token in text order."""
        return self._auxiliaries.get(index, ())

    def sentence(self, index: int) -> Sentence:
        """Return the sentence a token stands in."""
        return self.parse.sentences[self._sentences[index]]

    def sentence_number(self, index: int) -> int:
        """Return which sentence of the document a token stands in."""
        return self._sentences[index]

    def head(self, index: int) -> Token:
        """Return the governor of a token, itself for a root."""
        return self.tokens[self.tokens[index].head]

    def has(self, index: int, *deps: str) -> bool:
        """Tell whether a token has a dependent of one of these relations."""
        return not self._relations[index].isdisjoint(deps)

    def subtree(self, index: int, stop: frozenset[str] = frozenset()) -> list[int]:
        """Return a token and what depends on it, without branches in ``stop``."""
        found, agenda, seen = [], [index], {index}
        while agenda:
            current = agenda.pop()
            found.append(current)
            for child in self._children[current]:
                if child.index not in seen and child.dep not in stop:
                    seen.add(child.index)
                    agenda.append(child.index)
        return sorted(found)

    def near(self, index: int, depth: int = 3) -> Iterator[int]:
        """Yield dependents within ``depth`` steps that belong to the same clause."""
        level = self._children[index]
        for step in range(depth):
            following: list[Token] = []
            for child in level:
                clausal = child.dep.startswith(CLAUSES)
                verbal = child.pos == "VERB" and child.feature("VerbForm") != "Part"
                if step > 0 and (clausal or verbal):
                    continue
                yield child.index
                conjunct = child.dep == "conj" and child.pos not in NOMINAL
                if not (clausal or conjunct):
                    following += self._children[child.index]
            level = following

    def preposition(self, index: int) -> str:
        """Return the lemma of the preposition that governs a phrase, or nothing."""
        for child in self._children[index]:
            marks = child.dep in {"case", "mark"} and child.pos == "ADP"
            if marks and child.index < index:
                return child.lemma.lower()
        return ""

    def conjuncts(self, index: int) -> list[int]:
        """Return a nominal and those coordinated with it."""
        found = [index]
        for child in self._children[index]:
            if child.dep != "conj" or child.pos not in NOMINAL:
                continue
            if not self.is_ruled_out(child.index):
                found += self.conjuncts(child.index)
        return found

    def is_ruled_out(self, noun: int) -> bool:
        """Tell whether a phrase is named only to deny its part: « et non par B ».

        Not « n'a pas de papiers », where « pas » belongs to the verb.
        """
        before = noun - 1
        while before > 1 and self.tokens[before].pos in {"DET", "ADP"}:
            before -= 1
        told = [token.text.lower() for token in self.tokens[before - 1 : before + 1]]
        return told[1:] in (["non"], ["pas"]) and told[0] in {",", "et", "mais"}

    def is_verb(self, index: int) -> bool:
        """Tell whether a token is a full verb."""
        return self.tokens[index].pos == "VERB"

    def form(self, index: int) -> str:
        """Return Fin, Inf, Part (without auxiliary) or an empty string.

        A participle with an auxiliary has the form of the auxiliary.
        """
        token = self.tokens[index]
        own = token.feature("VerbForm") or ""
        auxiliaries = self.auxiliaries(index)
        causative = own == "Inf" and any(t.dep == "aux:caus" for t in auxiliaries)
        if auxiliaries and (own == "Part" or causative):
            forms = {t.feature("VerbForm") for t in auxiliaries}
            return "Fin" if "Fin" in forms else ("Inf" if "Inf" in forms else "Part")
        return own

    def is_suffered(self, index: int) -> bool:
        """Tell whether an infinitive befalls its subject.

        « Il s'est vu refuser l'entrée », « il s'est fait arrêter ».
        """
        if self.tokens[index].feature("VerbForm") != "Inf":
            return False
        causative = any(
            t.dep == "aux:caus" and t.lemma in self._suffering
            for t in self.children(index)
        )
        return causative and self.with_reflexive(index)

    def is_reflexive(self, index: int) -> bool:
        """Tell whether a verb stands with its reflexive pronoun."""
        if not self.with_reflexive(index):
            return False
        return not (self.is_suffered(index) or self.is_middle(index))

    def is_middle(self, index: int) -> bool:
        """Tell whether a reflexive says what is done to a thing: « l'accord se signe ».

        « Les élus se jugent », « le groupe s'est vendu à X » are about who acts.
        """
        if self.tokens[index].lemma not in self._middle:
            return False
        if not self.with_reflexive(index):
            return False
        subject = self._own_or_modal_subject(index)
        if subject is None or subject.pos != "NOUN":
            return False
        others = [  # « se font face », « se fait rare »
            t.index
            for t in self.children(index)
            if t.pos != "PRON"
            and (
                t.dep.startswith(("obj", "xcomp", "ccomp", "iobj"))
                or (t.index == index + 1 and t.pos == "NOUN" and t.dep == "advmod")
            )
        ]
        bodied = {subject.lemma.lower(), subject.text.lower()} & self._people
        return not bodied and all(self.is_sum(i) for i in others)

    def _own_or_modal_subject(self, index: int) -> Token | None:
        """Return the subject of a verb or of the one an infinitive hangs on."""
        for verb in (index, self.tokens[index].head):
            for child in self.children(verb):
                if child.dep in SUBJECTS:
                    return child
            if self.tokens[index].dep != "xcomp":
                break
        return None

    def with_reflexive(self, index: int) -> bool:
        """Tell whether the reflexive pronoun stands before a verb, its own or not."""
        return any(
            t.index < index
            and t.pos == "PRON"
            and (
                t.feature("Reflex") == "Yes"
                or t.text.lower().rstrip("'’") in {"se", "s"}
            )
            for t in self.children(index)
        )

    def is_passive(self, index: int) -> bool:
        """Tell whether a verb is in the passive, a bare past participle included."""
        token = self.tokens[index]
        auxiliaries = self.auxiliaries(index)
        if auxiliaries and token.feature("VerbForm") == "Part":
            return self._with_be(token, auxiliaries)
        if self.has(index, "aux:pass") or self.is_suffered(index):
            return True
        if self.is_middle(index):
            return True
        if token.feature("VerbForm") != "Part" or token.feature("Tense") == "Pres":
            return False
        return self._is_bare_passive(token)

    def _is_bare_passive(self, token: Token) -> bool:
        """Tell « rendu par X » from the second half of « ont pris et rendu »."""
        index = token.index
        behind = [t for t in self.children(index) if t.index > index]
        apart = token.dep.startswith("acl")  # « la toile, vendue 3 000 euros, »
        if any(
            t.dep == "obj"
            and t.index not in self.timed
            and not (apart and self.is_sum(t.index))
            for t in behind
        ):
            return False  # « ont hissé le drapeau et rendu le fort »
        if self.has(index, "nsubj:pass"):
            return True  # « deux autres grièvement blessés »
        if token.dep == "conj" and self.form(index) == "Part":
            governor = token.head
            return self.is_passive(governor) if self.is_verb(governor) else True
        return True

    def is_sum(self, index: int) -> bool:
        """Tell whether a phrase is so much money: « 3 000 euros », « un million »."""
        token = self.tokens[index]
        counted = self.has(index, "nummod") or token.lemma in self.numeral
        return counted and any(
            t.lemma in self.money for t in (token, *self.children(index))
        )

    def _with_be(self, token: Token, auxiliaries: Sequence[Token]) -> bool:
        """Tell a passive from a past tense with the same auxiliary."""
        if token.lemma in self._unaccusative:
            return False
        return any(t.lemma == "être" or t.text == "été" for t in auxiliaries)

    def controls_object(self, index: int) -> bool:
        """Tell whether the infinitive of a verb belongs to the one it addresses."""
        return self.tokens[index].lemma in self._object_control

    def following(self, index: int) -> list[int]:
        """Return the nouns and adjectives right after a verb, parsed or not.

        Up to the next verb, mark or conjunction: « a mis, dit-il, en garde » is lost.
        """
        last = min(self.sentence(index).last, index + _REACH)
        found: list[int] = []
        for position in range(index + 1, last):
            token = self.tokens[position]
            if token.pos in _HALTS:
                break
            if token.pos in {"NOUN", "ADJ"}:
                found.append(position)
        return found
