"""The participants of an assertion, named or not."""

from collections.abc import Mapping, Sequence

from recoupe.assertions.clauses import phrase_lemmas, phrase_tokens
from recoupe.assertions.match import Match
from recoupe.assertions.noun_slots import UNDERGONE, WEIGHED
from recoupe.assertions.parties import Parties
from recoupe.assertions.scenes import names_addressee
from recoupe.assertions.sites import Site
from recoupe.assertions.slots import ATTRIBUTE, SCENE, is_copular
from recoupe.assertions.tree import Tree
from recoupe.lang.frames import load_class
from recoupe.model import Argument, EntityId, Polarity, Span

LOCATIVE = frozenset(
    {
        "à",
        "en",
        "dans",
        "sur",
        "près",
        "sous",
        "devant",
        "derrière",
        "chez",
        "vers",
        "depuis",
        "entre",
    }
)
_QUALIFYING = frozenset({"det", "nummod", "amod", "advmod"})
_DEALING = frozenset({"actor", "recipient"})
_PEOPLED = frozenset({None, "recipient", "actor"})  # parts no word of an idiom plays
_DEFAULT = {
    "s": "actor",
    "o": "theme",
    "par": "actor",
    "à": "goal",
    "contre": "recipient",
    "avec": "with",
    ATTRIBUTE: "none",
}
_OF_NOUN = {
    "de": "theme",
    "adj": "actor",
    "poss": "actor",
    "par": "actor",
    "contre": "recipient",
    UNDERGONE: "recipient",
    WEIGHED: "none",
}


def read_arguments(
    site: Site, match: Match | None, parties: Parties, timed: frozenset[int]
) -> tuple[Argument, ...]:
    """Return the phrases of a predicate with the parts they play.

    ``timed`` are the tokens of time expressions, which play none.
    """
    named: dict[int, str] = {}
    if match is not None:
        for role, indices in match.roles.items():
            for index in indices:
                named.setdefault(index, _plain(role))
    if match is not None:  # of « porter plainte » the plaint is no party
        spent = (i for i in match.words if i != match.core)
        named.update({i: "other" for i in spent if named.get(i) in _PEOPLED})
    slots = match.slots if match is not None else site.slots
    for slot, indices in slots.items():
        for index in indices:
            if index not in named:
                named[index] = _default_role(slot, index, site, parties)
    dealt = [
        i
        for i, role in named.items()
        if role in _DEALING or (role == "theme" and parties.tree.preposition(i))
    ]
    arguments = [
        _argument(parties, role, one, [i for i in dealt if i not in (index, one)])
        for index, role in named.items()
        if index not in timed and role != "none" and index != site.index
        for one in _each(parties.tree, index)
    ]
    return tuple(sorted(arguments, key=lambda a: (a.start, a.role)))


def _each(tree: Tree, index: int) -> list[int]:
    return tree.conjuncts(index)


def _plain(role: str) -> str:
    return {"recipient~": "recipient", "actor~": "actor", "actor?": "actor"}.get(
        role, role
    )


def _default_role(slot: str, index: int, site: Site, parties: Parties) -> str:
    if slot in {"c", "q"}:
        return "content"
    table: Mapping[str, str] = _OF_NOUN if site.noun else _DEFAULT
    if slot == SCENE:
        return "place" if index in parties.tree.placed else "other"
    named = slot == "à" and names_addressee(parties.tree, index)
    if slot in LOCATIVE and _is_place(parties, index) and not named:
        return "place"
    if slot == "adj" and not parties.mentions(index):
        return "none"
    addressed = slot == "à" and not site.noun
    if addressed and (named or parties.is_party(index)):
        return "recipient"
    active = slot == "par" and not site.noun
    if active and _is_active(parties.tree, site.index):
        slot = ""  # « a confirmé par courriel »
    return table.get(slot, "other")


def _is_active(tree: Tree, verb: int) -> bool:
    """Tell whether « par » behind a verb names no one who acts.

    Who acts is named behind a passive, « faire », « se », and « à examiner ».
    """
    if tree.is_passive(verb):
        return True  # who acts in a passive is no longer in this slot
    if tree.with_reflexive(verb) or tree.has(verb, "aux:caus"):
        return False
    own = tree.tokens[verb].feature("VerbForm")
    if own == "Inf":
        marks = {c.lemma.lower() for c in tree.children(verb) if c.dep == "mark"}
        return "à" not in marks and not tree.has(verb, "obj")
    return tree.form(verb) == "Fin" and tree.is_verb(verb)


def _is_place(parties: Parties, index: int) -> bool:
    return any(
        mention.type in {"GPE", "LOC"} and not mention.metonym_for
        for mention in parties.mentions(index)
    )


def _argument(
    parties: Parties, role: str, index: int, apart: Sequence[int] = ()
) -> Argument:
    """Return a phrase in its role, without the parties ``apart`` hung inside it.

    « a vendu trois navires à Solmar »: three ships were sold.
    """
    tree = parties.tree
    tokens = phrase_tokens(tree, index)
    inside = [i for i in apart if i in tokens]
    if inside:
        others = {token for i in inside for token in tree.subtree(i)}
        tokens = [i for i in tokens if i not in others] or [index]
    start = tree.tokens[tokens[0]].start
    end = max(tree.tokens[i].end for i in tokens)
    lemmas = phrase_lemmas(tree, index, tokens)
    return _of_entities(role, Span(start, end), parties.entities(index), lemmas)


def _of_head(
    parties: Parties, role: str, index: int, entities: tuple[EntityId, ...]
) -> Argument:
    """Return a phrase in its role, with the place of its head alone."""
    token, lemmas = parties.tree.tokens[index], phrase_lemmas(parties.tree, index)
    return _of_entities(role, Span(token.start, token.end), entities, lemmas)


def _of_entities(
    role: str, span: Span, entities: tuple[EntityId, ...], lemmas: tuple[str, ...]
) -> Argument:
    return Argument(
        role=role,
        start=span.start,
        end=span.end,
        entity=entities[0] if entities else None,
        entities=entities,
        lemmas=lemmas,
    )


def fill(arguments: Sequence[Argument], role: str) -> tuple[EntityId, ...]:
    """Return the entities in one role, each once."""
    found = [
        e for argument in arguments if argument.role == role for e in argument.entities
    ]
    return tuple(dict.fromkeys(found))


def place_of(arguments: Sequence[Argument]) -> EntityId | None:
    """Return where it happened, as far as a place is named."""
    for role in ("place", "goal"):
        entities = fill(arguments, role)
        if entities:
            return entities[0]
    return None


def with_harmed(
    index: int, polarity: Polarity, arguments: tuple[Argument, ...], parties: Parties
) -> tuple[Argument, ...]:
    """Add whom a noun of harm names: « trois blessés »; « aucun blessé » is nobody."""
    if polarity == "-":
        return arguments
    tree, top = parties.tree, index
    above = tree.head(index)
    if above.lemma in load_class(tree.language, "amount-noun"):
        top = above.index  # « des dizaines de victimes »
    beside = [
        c.index
        for c in tree.children(top)
        if c.dep.split(":")[0] not in _QUALIFYING
        and not (c.dep == "nmod" and tree.preposition(c.index) == "de")
    ]
    harmed = _argument(parties, "theme", top, beside)
    return tuple(sorted((*arguments, harmed), key=lambda a: (a.start, a.role)))


def _is_converse(match: Match, subject: int) -> bool:
    """Tell whether somebody else acts, and the subject plays another part."""
    acting = match.roles.get("actor", ())
    return (
        bool(acting)
        and subject not in acting
        and any(subject in found for found in match.roles.values())
    )


def with_attribute(
    site: Site, match: Match | None, arguments: tuple[Argument, ...], parties: Parties
) -> tuple[Argument, ...]:
    """Add what a copula says of its subject, and the subject itself.

    Where the sense says whom the subject undergoes, « le dépôt est la propriété de X »,
    it stays with that.
    """
    tree = parties.tree
    if not is_copular(tree, site.index):
        return arguments
    named = parties.entities(site.index)
    said = _of_head(parties, "attribute", site.index, named)
    subject = tree.subject(site.index)
    if subject is None or subject == site.index:
        return (*arguments, said)
    if match is not None and _is_converse(match, subject):
        return arguments
    held = _of_head(parties, "actor", subject, parties.all([subject]))
    return (held, *(a for a in arguments if a.role != "actor"), said)
