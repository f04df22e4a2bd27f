"""Say whom nominals and pronouns stand for, in text order."""

from collections.abc import Iterable, Iterator

from recoupe.annotate.history import History, Seen
from recoupe.annotate.linking import adopt, copy_entity
from recoupe.annotate.mention_scene import Draft, Scene
from recoupe.annotate.nominals import Phrase
from recoupe.annotate.offices import Offices
from recoupe.kb import fold
from recoupe.lang.reporting import load_reporting
from recoupe.model import Token

_AGENTS = frozenset({"PER", "ORG", "GPE"})
_FRONT = 6  # words before a fronted possessive
_SPEECH_BONUS = 2.0
_UNKNOWN_GENDER = -0.5


class Resolver:
    """Walks through an article and gives every anaphor its entity."""

    def __init__(self, scene: Scene, names: list[Draft]) -> None:
        self.scene = scene
        self.history = History(scene)
        self.names = sorted(names, key=lambda d: (d.start, -d.end))
        self.offices = Offices(scene)
        self._starts = {d.first: d for d in reversed(self.names)}
        self._ends = {d.last: d for d in self.names}
        self._local: dict[str, Draft] = {}
        self._ahead: dict[int, int] = {}  # possessive → subject that comes after it
        self._speech = scene.lexicon.speech | frozenset(load_reporting(scene.document.language).verbs)

    def resolve(self, phrases: Iterable[Phrase]) -> list[Draft]:
        """Return the nominals and pronouns that stand for somebody."""
        found: list[Draft] = []
        items: list[tuple[int, int, Draft | Phrase | int]] = []
        items += [(d.start, 0, d) for d in self.names]
        items += [(self.scene.tokens[p.draft.head].start, 1, p) for p in phrases]
        for index in self._pronouns():
            ahead = self._subject_ahead(index)
            if ahead is not None:
                self._ahead[index] = ahead
            items.append((self.scene.tokens[index if ahead is None else ahead].start, 2, index))
        for _, _, item in sorted(items, key=lambda i: (i[0], i[1])):
            if isinstance(item, Draft):
                self.history.add(item)
                continue
            draft = self._nominal(item) if isinstance(item, Phrase) else self._pronoun(item)
            if draft is not None:
                found.append(draft)
                self.history.add(draft)
        return found

    # Nominals

    def _nominal(self, phrase: Phrase) -> Draft | None:
        draft = phrase.draft
        if named := self._apposed(phrase):
            copy_entity(named, draft)
            draft.rule = "coref.apposition"
            self._learn(phrase, named)
            return draft if draft.last - draft.first > 1 else None
        if phrase.draft.number == "p":
            return self._plural(phrase)
        if draft.type == "PER":
            return self._person(phrase)
        return self._body(phrase)

    def _apposed(self, phrase: Phrase) -> Draft | None:
        """Return the name beside a role: « le président X », « X, le président »."""
        draft, words = phrase.draft, self.scene.words
        after = self._starts.get(draft.last)
        if after and after.type == draft.type == "PER":
            return after
        if after and after.type == "ORG" == draft.type and after.entity not in phrase.states:
            return after
        if draft.type not in {"PER", "ORG", "EVENT", "GPE", "LOC"} or phrase.draft.number == "p":
            return None
        if draft.last + 1 < len(words) and words[draft.last] == ",":
            follows = self._starts.get(draft.last + 1) or self._after_article(draft.last + 1)
            if follows and follows.type == draft.type and self._closes(follows.last):
                return follows
        first = draft.first - (1 if phrase.determiner else 0)
        before = self._ends.get(first - 1)
        if first > 0 and words[first - 1] == "," and before and before.type == draft.type == "PER":
            if phrase.determiner != "possessive" and self._describes(phrase, before):
                return before
        return None

    def _describes(self, phrase: Phrase, named: Draft) -> bool:
        """Tell « X, le président russe, » from a list: « X, le président russe et Y »."""
        end = phrase.draft.last
        closed = self._closes(end) or self.scene.tokens[end].pos == "ADP"
        if not closed or not (self._agree(named, phrase.draft)):
            return False
        if not phrase.office or phrase.past or not phrase.states:
            return True
        holder = self.offices.holder(phrase.office, phrase.states, self.history)
        known = holder is not None and not isinstance(holder, Draft)
        return not known or holder.id == named.entity  # type: ignore[union-attr]

    def _agree(self, named: Draft, draft: Draft) -> bool:
        return "?" in {named.gender, draft.gender} or named.gender == draft.gender

    def _after_article(self, index: int) -> Draft | None:
        if self.scene.words[index] in {"la", "le", "l'"}:
            return self._starts.get(index + 1)
        return None

    def _closes(self, index: int) -> bool:
        """Tell whether an apposition ends here: « , » « . » or a bracket."""
        words = self.scene.words
        return index >= len(words) or words[index] in {",", ".", ")", "(", ";", ":", "»", "—", "–", "a", "et"} or (
            self.scene.tokens[index].pos in {"AUX", "VERB"}
        )

    def _learn(self, phrase: Phrase, named: Draft) -> None:
        """Remember who bears a role, and a gender that a role shows."""
        self.history.roles.setdefault(phrase.noun, []).append((phrase.office or "", named))
        if phrase.office and not phrase.past:
            self.offices.learn(phrase.office, phrase.states, named)
        if phrase.draft.gender != "?" and named.gender == "?":
            for other in self.names:
                if other.entity == named.entity:
                    other.gender = phrase.draft.gender

    def _person(self, phrase: Phrase) -> Draft | None:
        draft = phrase.draft
        if phrase.noun in self.scene.lexicon.homologue:
            return self._homologue(phrase)
        if phrase.noun in self.scene.lexicon.alliance and (found := self._ally(phrase)):
            return found
        if phrase.office and not phrase.past and phrase.states:
            if entity := self.offices.holder(phrase.office, phrase.states, self.history):
                self._take(entity, draft, "kb.office")
                return draft
        if phrase.determiner in {"definite", "demonstrative"} or self.scene.opens(draft.head):
            if not phrase.past and (named := self._bearer(phrase)):
                copy_entity(named, draft)
                draft.rule = "coref.role"
                return draft
        if phrase.determiner == "definite" and phrase.office and not phrase.past:
            if not phrase.states and (holder := self.offices.default(phrase.office, self.history)):
                adopt(draft, holder)
                draft.rule = "kb.office"
                return draft
        return self._alone(phrase)

    def _take(self, entity: Draft | object, draft: Draft, rule: str) -> None:
        if isinstance(entity, Draft):
            copy_entity(entity, draft)
        else:
            adopt(draft, entity)  # type: ignore[arg-type]
        draft.rule = rule

    def _bearer(self, phrase: Phrase) -> Draft | None:
        """Return who was called so before: « le politologue » after « le politologue X »."""
        if phrase.states and phrase.office:
            return None
        if phrase.bare < phrase.draft.last:
            return None
        borne = self.history.roles.get(phrase.noun, [])
        if borne:
            return borne[-1][1]
        if phrase.office and not phrase.states:
            if held := self.offices.bearer(phrase.office, self.history, phrase.draft.head):
                return held
        if phrase.determiner != "demonstrative" and phrase.noun not in self.scene.lexicon.resume:
            return None
        return self.history.best(
            phrase.draft.head,
            lambda s: 0.0 if s.draft.type == "PER" and self._agrees(s, phrase.draft.gender, "s") and not s.draft.entity.startswith("per:~") else None,
            window=3,
        )

    def _homologue(self, phrase: Phrase) -> Draft | None:
        """Resolve « son homologue azerbaïdjanais »: same office, other state."""
        draft = phrase.draft
        owner = self.history.best(
            draft.head, lambda s: 0.0 if s.draft.type == "PER" else None, window=3
        )
        if owner is not None and phrase.states:
            for office in self.offices.of(owner.entity):
                if holder := self.offices.holder(office, phrase.states, self.history):
                    self._take(holder, draft, "kb.office")
                    return draft
        return self._alone(phrase)

    def _ally(self, phrase: Phrase) -> Draft | None:
        """Resolve « ce proche partenaire de Moscou », « son voisin arménien »: a state."""
        draft, kb = phrase.draft, self.scene.kb
        adjective = [s for s in phrase.states if phrase.holder is None or s not in self._ids(phrase.holder)]
        if len(adjective) == 1 and (entry := kb.get(adjective[0])) and entry.type == "GPE":
            adopt(draft, entry)
            draft.rule = "kb.demonym"
            return draft
        if phrase.determiner != "demonstrative":
            return None
        state = self._state_before(phrase, set(phrase.states)) or self._state_after(phrase)
        if state is None:
            return None
        copy_entity(state, draft)
        draft.rule = "coref.nominal"
        return draft

    def _ids(self, draft: Draft) -> set[str]:
        return {draft.entity, draft.stands_for or draft.entity}

    def _state_before(self, phrase: Phrase, besides: set[str]) -> Draft | None:
        return self.history.best(
            phrase.draft.head,
            lambda s: 0.0
            if s.draft.type == "GPE"
            and s.draft.form != "adjective"
            and s.draft.entity.startswith("state:")
            and not besides & self._ids(s.draft)
            else None,
        )

    def _state_after(self, phrase: Phrase) -> Draft | None:
        """Return the state spoken of most when a text begins with the anaphor."""
        counts: dict[str, int] = {}
        first: dict[str, Draft] = {}
        for draft in self.names:
            if draft.entity.startswith("state:") and draft.entity not in phrase.states:
                counts[draft.entity] = counts.get(draft.entity, 0) + 1
                first.setdefault(draft.entity, draft)
        if not counts or self.history.sentence_of[phrase.draft.head] > 1:
            return None
        return first[max(counts, key=lambda e: (counts[e], -first[e].start))]

    def _body(self, phrase: Phrase) -> Draft | None:
        draft, lexicon = phrase.draft, self.scene.lexicon
        if phrase.noun == "capitale" and phrase.states:
            if capital := self.scene.kb.capital(phrase.states[0]):
                adopt(draft, capital)
                draft.rule = "kb.capital"
                return draft
        if draft.type == "GPE" and (entry := self._state_named(phrase)):
            adopt(draft, entry)  # type: ignore[arg-type]
            draft.rule = "kb.demonym"
            return draft
        anaphoric = phrase.determiner in {"definite", "demonstrative"}
        short = draft.last - draft.head == 1 or (
            draft.type == "ORG" and draft.last - draft.head == 2 and not phrase.states  # noqa: PLR2004
        )
        if draft.type in {"GPE", "LOC", "ORG"} and anaphoric and short or (
            draft.type in {"GPE", "LOC"} and phrase.determiner == "demonstrative"
        ):
            if named := self._same_kind(phrase):
                copy_entity(named, draft)
                draft.rule = "coref.nominal"
                return draft
        if phrase.noun in lexicon.governing and phrase.states:
            draft.stands_for = phrase.states[0]
        return self._alone(phrase)

    def _state_named(self, phrase: Phrase) -> object | None:
        """Return the state of « république d'Azerbaïdjan », « voisin arménien »."""
        if phrase.noun not in {"république", "royaume", "état", "émirat", "voisin"}:
            return None
        ids = self._ids(phrase.holder) if phrase.holder else set(phrase.states[:1])
        entries = [e for i in ids if (e := self.scene.kb.get(i)) and e.kind == "state"]
        return entries[0] if len(entries) == 1 else None

    def _same_kind(self, phrase: Phrase) -> Draft | None:
        """Return the nearest named body or place of the kind a noun tells."""
        draft, noun = phrase.draft, phrase.noun

        def fits(seen: Seen) -> float | None:
            other = seen.draft
            if other.form == "adjective" or other.entity.startswith(f"{draft.type.lower()}:~"):
                return None
            if draft.type == "GPE":
                is_state = other.entity.startswith("state:")
                if other.type != "GPE" or (noun in {"pays", "état", "nation"}) != is_state:
                    return None
                return 0.0
            if draft.type == "LOC":
                places = other.type == "LOC" or other.entity.startswith("region:")
                return 0.0 if places or (other.type == "GPE" and noun == "territoire") else None
            if other.type != "ORG":
                return None
            return 3.0 if noun in fold(other.name).split() or noun[:5] in fold(other.name) else self._kind_fits(other, noun)

        return self.history.best(draft.head, fits, window=4)

    def _kind_fits(self, other: Draft, noun: str) -> float | None:
        """Let « l'agence » stand for TASS, « l'entreprise » for a company."""
        entry = self.scene.kb.get(other.entity)
        if entry is None:
            return 0.0 if noun in {"entreprise", "groupe", "société", "compagnie", "firme", "constructeur", "organisation", "parti", "association"} else None
        kinds = self.scene.lexicon.kinds.get(noun)
        return 1.0 if kinds and entry.kind in kinds else None

    # Groups

    def _plural(self, phrase: Phrase) -> Draft | None:
        draft = phrase.draft
        if draft.type == "PER" and phrase.office and len(phrase.states) > 1 and not phrase.past:
            holders = [self.offices.holder(phrase.office, (s,), self.history) for s in phrase.states]
            if all(holders):
                self._group(draft, [self._as_draft(h, draft) for h in holders], "kb.office")
                return draft
        if phrase.count and phrase.determiner in {"definite", "demonstrative", ""} and not phrase.states:
            if (members := self._members(phrase)) is not None:
                self._group(draft, members, "coref.group")
                return draft
        return self._alone(phrase)

    def _as_draft(self, holder: object, like: Draft) -> Draft:
        if isinstance(holder, Draft):
            return holder
        draft = Draft(start=like.start, end=like.end, first=like.first, last=like.last, head=like.head, type="PER", form="nominal")
        adopt(draft, holder)  # type: ignore[arg-type]
        return draft

    def _members(self, phrase: Phrase) -> list[Draft] | None:
        """Return the last so many of a kind: « les deux dirigeants »."""
        kind = phrase.draft.type
        alliance = phrase.noun in self.scene.lexicon.alliance or phrase.noun in {"belligérant", "camp", "partie", "parti"}
        found: dict[str, Draft] = {}
        for seen in self.history.recent(phrase.draft.head):
            member = seen.draft
            wanted = (
                (member.type == "GPE" and (member.entity.startswith("state:") or bool(member.stands_for)))
                if kind == "GPE" or alliance
                else member.type == kind
            )
            if not wanted or member.number == "p" or member.form == "adjective" or "~" in member.entity:
                continue
            if kind == "GPE" or alliance:
                found.setdefault(member.stands_for or member.entity, member)
            else:
                found.setdefault(member.entity, member)
            if len(found) == phrase.count:
                ordered = sorted(found.items(), key=lambda m: m[1].start)
                return [self._stood_for(i, m) for i, m in ordered]
        return None

    def _stood_for(self, entity: str, member: Draft) -> Draft:
        if entity == member.entity:
            return member
        entry = self.scene.kb.get(entity)
        if entry is None:
            return member
        draft = Draft(start=member.start, end=member.end, first=member.first, last=member.last, head=member.head, type="GPE", form="name")
        adopt(draft, entry)
        return draft

    def _group(self, draft: Draft, members: list[Draft], rule: str) -> None:
        draft.entities = tuple(dict.fromkeys(m.entity for m in members))
        draft.entity, draft.qid = members[0].entity, None
        draft.name = " et ".join(dict.fromkeys(m.name for m in members))
        draft.rule, draft.number = rule, "p"

    # Phrases that stand for nobody named

    def _alone(self, phrase: Phrase) -> Draft | None:
        """Give a phrase an entity of its own, shared by the same words."""
        draft = phrase.draft
        key = self._key(phrase)
        if draft.type in {"EVENT", "LAW"} and draft.last - draft.head == 1 and not phrase.modifiers:
            before = self._local.get(f"{draft.type}/{phrase.noun}")
            if before is not None and phrase.determiner != "indefinite":
                copy_entity(before, draft)
                draft.rule = "coref.nominal"
                return draft
        draft.entity = f"{draft.type.lower()}:~{key}"
        draft.name = self.scene.surface(draft)
        self._local[f"{draft.type}/{phrase.noun}"] = draft
        return draft

    def _key(self, phrase: Phrase) -> str:
        states = [s.partition(":")[2].lower() for s in phrase.states]
        if phrase.noun in self.scene.lexicon.armed and states and phrase.draft.type == "ORG":
            return "-".join(["armee", *sorted(states)])
        if phrase.draft.type in {"EVENT", "LAW"}:
            parts = [phrase.noun, *sorted(phrase.modifiers), *sorted(states)]
            return fold(" ".join(parts)).replace(" ", "-")
        words = fold(self.scene.surface(phrase.draft))
        if phrase.holder is not None:
            slug = phrase.holder.entity.partition(":")[2].lower().replace("-", " ")
            words = words.replace(fold(self.scene.surface(phrase.holder)), slug)
        return words.replace(" ", "-")

    # Pronouns

    def _pronouns(self) -> Iterator[int]:
        lexicon = self.scene.lexicon
        for token in self.scene.tokens:
            word = self.scene.words[token.index].lstrip("-").removeprefix("t-").removeprefix("t'")
            if word in lexicon.subjects:
                yield token.index
            elif word in lexicon.possessives and self._is_possessive(token.index):
                yield token.index
            elif word in lexicon.others and token.pos == "PRON":
                yield token.index

    def _subject_ahead(self, index: int) -> int | None:
        """Return the subject that « à son arrivée, X … » points forward to."""
        if self.scene.words[index] not in self.scene.lexicon.possessives:
            return None
        tree, tokens = self.scene.tree, self.scene.tokens
        sentence = tree.sentence(index)
        if index - sentence.first > _FRONT:
            return None
        token = tokens[tokens[index].head]
        for _ in range(3):
            verb = token.head
            if verb == token.index:
                return None
            subjects = [k for k in tree.kids(verb, "nsubj") if k > token.index]
            if subjects and tree.deps[token.index] in {"obl", "advcl", "advmod"}:
                return subjects[0] if tokens[subjects[0]].pos != "PRON" else None
            token = tokens[verb]
        return None

    def _is_possessive(self, index: int) -> bool:
        token = self.scene.tokens[index]
        return token.pos == "DET" or (token.pos != "PRON" and token.dep.startswith("det"))

    def _pronoun(self, index: int) -> Draft | None:
        lexicon, token = self.scene.lexicon, self.scene.tokens[index]
        word = self.scene.words[index].lstrip("-").removeprefix("t-").removeprefix("t'")
        features = lexicon.subjects.get(word) or lexicon.possessives.get(word) or lexicon.others[word]
        possessive = word in lexicon.possessives and token.pos != "PRON"
        if word == "il" and self._impersonal(index):
            return None
        gender, number = features
        if (ahead := self._ahead.get(index)) is not None:
            index = ahead + 1
        found = self.history.best(index, lambda s: self._pronoun_fits(s, index, (gender, number), possessive))
        if found is None:
            return None
        index = token.index
        start = token.start + (len(token.text) - len(token.text.lstrip("-")))
        if token.text.lstrip("-").startswith("t-"):
            start += 2
        draft = Draft(
            start=start, end=token.end, first=index, last=index + 1, head=index,
            type=found.type, form="pronoun", gender=gender if gender != "?" else found.gender, number=number,
            rule="coref.possessive" if possessive else "coref.pronoun",
        )
        copy_entity(found, draft)
        draft.metonym_for = None
        return draft

    def _pronoun_fits(
        self, seen: Seen, index: int, features: tuple[str, str], possessive: bool
    ) -> float | None:
        other = seen.draft
        gender, number = features
        if other.form == "adjective" or not self._agrees(seen, gender, number):
            return None
        same = seen.sentence == self.history.sentence_of[index]
        verb = self.scene.tokens[index].head
        if same and not possessive and seen.verb == verb and other.form != "pronoun":
            return None
        if self._ahead and seen.draft.head + 1 == index:
            return 20.0
        bonus = 0.0 if gender == "?" or self._gender(other) == gender else _UNKNOWN_GENDER
        if other.type in {"EVENT", "LAW", "OBJ"}:
            bonus -= 2.5
        elif other.type != "PER":
            bonus -= 1.0
        elif self.scene.tokens[verb].lemma.lower() in self._speech:
            bonus += _SPEECH_BONUS
        if "~" in other.entity:
            bonus -= 1.0
        if other.form == "pronoun":
            bonus += 0.5
        if same and seen.role == "nsubj" and not possessive:
            bonus += 1.5
        return bonus

    def _agrees(self, seen: Seen, gender: str, number: str) -> bool:
        other = seen.draft
        if number == "s" and other.number == "p":
            return False
        if number == "p" and not (other.number == "p" or other.entities):
            return False
        theirs = self._gender(other)
        return gender == "?" or theirs in {"?", gender}

    def _gender(self, draft: Draft) -> str:
        if draft.gender == "?" and draft.type != "PER":
            draft.gender = self._gender_of_place(draft)
        return draft.gender

    def _gender_of_place(self, draft: Draft) -> str:
        """Return the gender that an article shows, or that the ending suggests."""
        before = self.scene.words[draft.first - 1] if draft.first else ""
        if before in {"la", "une", "cette"}:
            return "f"
        if before in {"le", "un", "du", "au", "ce"}:
            return "m"
        if draft.entity.startswith("state:"):
            return "f" if fold(draft.name).endswith("e") else "m"
        head = self.scene.tokens[draft.head].feature("Gender")
        return {"Masc": "m", "Fem": "f"}.get(head or "", "?") if draft.type == "ORG" else "?"

    def _impersonal(self, index: int) -> bool:
        """Tell whether « il » stands for nobody: il faut, il y a, il est probable que."""
        token = self.scene.tokens[index]
        lists, words = self.scene.lexicon.impersonal, self.scene.words
        near = words[index + 1 : index + 7]
        if near[:2] == ["y", "a"] or (near[:1] == ["y"] and self.scene.tokens[token.head].lemma == "avoir"):
            return True
        verb = self.scene.tokens[token.head]
        lemma = verb.lemma.lower()
        if token.dep.startswith("expl") and self._takes_dummy(verb, lemma):
            return True
        if lemma in lists["verbs"] or (lemma in lists["reflexive"] and {"s'", "se"} & set(near[:2])):
            return True
        if lemma in lists["with_clause"] and {"que", "qu'", "de", "d'"} & set(near[:5]):
            return True
        return self._judges(index, verb, lemma)

    def _takes_dummy(self, verb: Token, lemma: str) -> bool:
        """Tell whether a predicate goes with a subject that is nobody."""
        lists = self.scene.lexicon.impersonal
        listed = lists["verbs"] | lists["reflexive"] | lists["with_clause"] | lists["remaining"]
        passive = any(self.scene.tokens[c].dep == "aux:pass" for c in self.scene.tree.children[verb.index])
        return lemma in listed or verb.pos != "VERB" or passive

    def _judges(self, index: int, verb: Token, lemma: str) -> bool:
        """Read « il est possible que », « il reste à », « il semble que »."""
        tree, lists, words = self.scene.tree, self.scene.lexicon.impersonal, self.scene.words
        near = words[index + 1 : index + 7]
        cleft = any(tree.deps[c] == "expl" for c in tree.children[verb.index])
        be = {"est", "était", "serait", "sera", "soit", "semble", "paraît", "a", "été"} & set(near[:2])
        if be and ({lemma} | set(near[:5])) & lists["adjectives"] and {"que", "qu'", "de", "d'"} & set(near):
            return True
        return cleft and lemma in lists["remaining"]
