"""Read the gender of people off the words that agree with them."""

from collections import Counter

from recoupe.annotate.names.mention_scene import Draft, Scene

_AGREEING = frozenset({"acl", "amod", "advcl"})
_BE = frozenset({"aux:pass", "cop"})
_SIGNS = {"Masc": "m", "Fem": "f"}


def agree_genders(scene: Scene, names: list[Draft]) -> None:
    """Set the gender of named people that only agreement shows.

    « X a été placée en garde à vue », « X, née à Gênes », « X est avocate »: a woman.
    One word of the other gender leaves it open; the parser tags participles with
    « avoir » as masculine, so those are not asked.
    """
    votes: dict[str, Counter[str]] = {}
    for draft in names:
        if draft.type == "PER" and draft.gender == "?":
            for sign in _signs(scene, draft.head):
                votes.setdefault(draft.entity, Counter())[sign] += 1
    for draft in names:
        counted = votes.get(draft.entity)
        if draft.gender == "?" and counted and len(counted) == 1:
            draft.gender = next(iter(counted))


def _signs(scene: Scene, head: int) -> list[str]:
    """Return the genders of what agrees with a name: participles, adjectives."""
    tree, tokens = scene.tree, scene.tokens
    near = [k for k in tree.children[head] if tree.deps[k] in _AGREEING]
    governor = tokens[head].head
    if tree.deps[head] == "nsubj":
        linked = any(
            tokens[k].dep in _BE or tokens[k].lemma == "être"
            for k in tree.kids(governor, "aux", "cop")
        )
        if linked and tokens[governor].pos in {"VERB", "ADJ", "NOUN"}:
            near.append(governor)
        near += [k for k in tree.kids(governor, "advcl") if k < head]
    signs = (_sign(scene, k) for k in near)
    return [sign for sign in signs if sign]


def _sign(scene: Scene, index: int) -> str:
    """Return the gender that a word takes from its subject: « placée », « avocate »."""
    token = scene.tokens[index]
    if token.feature("Number") == "Plur":
        return ""
    if token.pos == "NOUN":
        listed = scene.lexicon.people.get(scene.words[index])
        return listed[1].strip("?") if listed else ""
    return (
        _SIGNS.get(token.feature("Gender") or "", "") if _agrees(scene, index) else ""
    )


def _agrees(scene: Scene, index: int) -> bool:
    """Tell participles with « être » or alone, and adjectives, from « a placé »."""
    token = scene.tokens[index]
    if token.pos == "ADJ":
        return True
    auxiliaries = [scene.tokens[k] for k in scene.tree.kids(index, "aux")]
    passive = any(aux.dep == "aux:pass" for aux in auxiliaries)
    avoir = any(aux.lemma == "avoir" for aux in auxiliaries)
    return token.feature("VerbForm") == "Part" and (passive or not avoir)
