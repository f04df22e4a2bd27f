"""What happened to the people a figure counts, from the clause it stands in.

« Trois pompiers ont été blessés », « l'attentat a tué 12 civils », « la mort de six
mineurs », « ils étaient 3 000 à défiler »: the verb or noun that governs it says
what is counted, and whether as its subject or as its object.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from recoupe.annotate.figures.number_draft import Draft
from recoupe.model import Parse, Token

_CLIMB = 3
_SELF = frozenset({"nummod", "fixed", "det"})
_BELOW = ("obj", "obl", "xcomp", "nmod", "iobj", "amod", "advmod")
_JOINED = frozenset({"conj", "appos"})


class Governor(msgspec.Struct, frozen=True):
    """A lemma that says what is counted, with the complement it asks for."""

    measure: str
    complement: str  # "" where it asks for none, "@" for a gathering


class PeopleReader:
    """Reads the governors of figures; one per language."""

    def __init__(self, rows: Sequence[list[str]]) -> None:
        self._tables: dict[str, dict[str, list[Governor]]] = {
            how: defaultdict(list) for how in ("subject", "object", "of")
        }
        for measure, how, lemmas in (row[:3] for row in rows):
            if how in self._tables:
                for entry in lemmas.split("|"):
                    lemma, _, complement = entry.partition("+")
                    self._tables[how][lemma].append(Governor(measure, complement))
        lists = {row[0]: set(row[2].split("|")) for row in rows if row[1] == "people"}
        self._disasters, self._seekers = lists["disasters"], lists["seekers"]
        self._wanted, self._crowds = lists["wanted"], lists["crowds"]
        self._gatherings = {
            lemma
            for lemma, governors in self._tables["of"].items()
            if any(g.measure == "participants" for g in governors)
        }

    def of(self, draft: Draft, parse: Parse) -> str:
        """Return the measure the clause gives a figure, "" if it gives none."""
        top = _top(draft, parse)
        if top is None:
            return ""
        for _ in range(_CLIMB):
            found = self._here(top, parse)
            if found:
                return found
            head = parse.tokens[top.head]
            if head.index == top.index or not _climbs(top, head):
                return ""
            top = head
        return ""

    def beside(self, draft: Draft, parse: Parse) -> str:
        """Return what a participle beside it says: « des 12 personnes arrêtées »."""
        top = _top(draft, parse)
        return self._modified(parse.children(top.index), parse) if top else ""

    def acts(self, draft: Draft, parse: Parse) -> bool:
        """Tell whether a figure is who does something: « 80 pompiers ont défilé »."""
        top = _top(draft, parse)
        if top is None or not top.dep.startswith("nsubj"):
            return False
        return top.dep == "nsubj" and not _is_passive(parse.tokens[top.head], parse)

    def tied(self, draft: Draft, parse: Parse) -> str:
        """Return what of the clause governs a figure without saying what befell it.

        "noun" of « une ville de 40 000 habitants », "verb" of « transportant 52
        touristes », "phrase" of « devant 300 spectateurs ».
        """
        top = _top(draft, parse)
        if top is None or top.dep == "root":
            return ""
        head, relation = parse.tokens[top.head], top.dep.split(":")[0]
        cases = {c.lemma for c in parse.children(top.index) if c.dep == "case"}
        if relation == "nmod" and head.pos == "NOUN" and cases & {"de"}:
            return "" if head.lemma in self._crowds else "noun"
        if relation in {"obl", "nmod"} and cases - {"de", "à"}:
            return "phrase"
        if relation not in {"nsubj", "obj"} or head.pos != "VERB":
            return ""
        bare = not any(c.dep in {"xcomp", "ccomp"} for c in parse.children(head.index))
        known = self._plain("subject", head.lemma) or self._plain("object", head.lemma)
        return "verb" if bare and not known and head.lemma not in self._crowds else ""

    def _here(self, token: Token, parse: Parse) -> str:
        head = parse.tokens[token.head]
        relation = token.dep.split(":")[0]
        children = parse.children(token.index)
        if found := self._modified(children, parse):
            return found
        if token.index == head.index:
            return ""
        if relation == "cop" and head.pos == "VERB":  # « étaient 900 à défiler »
            return self._look("subject", head, parse)
        if token.dep.startswith("nsubj"):
            passive = token.dep == "nsubj:pass" or _is_passive(head, parse)
            found = self._look("object", head, parse) if passive else ""
            # « sont décédées », read as a passive by small parsers
            return found or self._look("subject", head, parse)
        return self._complement(token, head, children, parse)

    def _complement(
        self, token: Token, head: Token, children: Sequence[Token], parse: Parse
    ) -> str:
        relation = token.dep.split(":")[0]
        if relation in {"obj", "obl", "nmod", "iobj", "dep"}:
            if head.pos == "NOUN" and relation in {"nmod", "obl"}:
                if not any(c.lemma == "de" for c in children if c.dep == "case"):
                    return self._through_noun(token, head, parse)
                return self._look("of", head, parse)
            marked = [c.lemma for c in children if c.dep == "case"]
            if relation == "obj" or "à" in marked or "de" in marked:
                return self._look("object", head, parse)
        return ""

    def _through_noun(self, token: Token, head: Token, parse: Parse) -> str:
        """Read « coûté la vie à 64 passagers », the people hung on « vie »."""
        verb = parse.tokens[head.head]
        if verb.index == head.index or verb.pos != "VERB" or token.dep == "nmod:x":
            return ""
        wanted = {
            g.measure
            for g in self._tables["object"].get(verb.lemma, ())
            if g.complement == head.lemma
        }
        return next(iter(wanted), "")

    def _modified(self, children: Sequence[Token], parse: Parse) -> str:
        """Read « 45 agents blessés », « 300 personnes rassemblées », « à défiler »."""
        for child in children:
            relation = child.dep.split(":")[0]
            if child.dep == "acl:relcl":
                measure = self._look(
                    "object" if _is_passive(child, parse) else "subject", child, parse
                )
                if measure and measure != "participants":
                    return measure
                continue
            measure = ""
            if relation in {"acl", "amod"} and child.feature("VerbForm") != "Inf":
                measure = self._participle(child, parse)
            elif relation in {"acl", "csubj", "xcomp", "advcl"}:
                measure = self._look("subject", child, parse)
            if measure:
                return measure
        return ""

    def _participle(self, token: Token, parse: Parse) -> str:
        """Return what « tués », « portées disparues » says, by lemma or by spelling."""
        if measure := self._look("object", token, parse):
            return measure
        for stem in _stems(token.lemma):
            if measure := self._plain("object", stem):
                return measure
        return ""

    def _is_sought(self, verb: Token, parse: Parse) -> bool:
        """Tell whether people are looked for because they are lost."""
        children = parse.children(verb.index)
        lost = {c.lemma for c in children if c.dep in {"obj", "nsubj:pass"}}
        if not lost or lost & self._wanted:
            return False
        passive = _is_passive(verb, parse)
        return passive or any(
            c.lemma in self._seekers for c in children if c.dep.startswith("nsubj")
        )

    def _of_disaster(self, verb: Token, parse: Parse) -> bool:
        return any(
            child.lemma in self._disasters
            for child in parse.children(verb.index)
            if child.dep.startswith(("nsubj", "obl:agent"))
        )

    def _plain(self, how: str, lemma: str) -> str:
        governors = self._tables[how].get(lemma, ())
        return next((g.measure for g in governors if not g.complement), "")

    def _look(self, how: str, verb: Token, parse: Parse) -> str:
        governors = self._tables[how].get(verb.lemma, ())
        if not governors:
            return ""
        below = {t.lemma for t in _below(verb, parse)}
        for governor in governors:
            if self._is_met(governor.complement, verb, below, parse):
                return governor.measure
        return ""

    def _is_met(self, wanted: str, verb: Token, below: set[str], parse: Parse) -> bool:
        """Tell whether a verb has what its row of the table asks for."""
        if wanted == "!":
            return any(t.lemma == "ne" for t in parse.children(verb.index))
        if wanted == "^":
            return self._is_sought(verb, parse)
        if wanted == "~":
            return self._of_disaster(verb, parse)
        if wanted == "@":
            return bool(below & self._gatherings)
        return not wanted or wanted in below


def _climbs(token: Token, head: Token) -> bool:
    """Tell whether the clause of the head is that of the figure as well."""
    relation = token.dep.split(":")[0]
    if relation in _SELF or relation in _JOINED:
        return True
    more = relation == "obl" and head.pos == "ADV"  # « plus de 40 personnes »
    return more or (relation == "nmod" and head.pos in {"NUM", "PRON", "ADV"})


def _below(verb: Token, parse: Parse) -> Iterator[Token]:
    """Yield the complements of a verb and theirs: « porter … disparu »."""
    for child in parse.children(verb.index):
        if child.dep.startswith(_BELOW):
            yield child
            yield from (
                t for t in parse.children(child.index) if t.dep.startswith("nmod")
            )


def _top(draft: Draft, parse: Parse) -> Token | None:
    """Return the word of a figure that the rest of the sentence governs."""
    inside = parse.tokens_in(draft.core_start, draft.end)
    held = {token.index for token in inside}
    tops = [t for t in inside if t.head not in held]
    return tops[-1] if tops else next(reversed(inside), None)


def _is_passive(verb: Token, parse: Parse) -> bool:
    return any(c.dep == "aux:pass" for c in parse.children(verb.index))


def _stems(word: str) -> Iterator[str]:
    """Yield the infinitives a participle read as an adjective may come from."""
    base = word.rstrip("s").removesuffix("e")
    if base.endswith("é"):
        yield f"{base[:-1]}er"
    elif base.endswith("u"):
        yield f"{base[:-1]}re"
