"""Where « ne » denies by itself, without « pas »."""

from recoupe.annotate.clauses import Tree
from recoupe.lang.clause_forms import load_clause_forms
from recoupe.lang.commitment import Negation
from recoupe.lang.reporting import ReportingPack


def denies_alone(
    tree: Tree, index: int, negation: Negation, pack: ReportingPack
) -> bool:
    """Tell whether « ne » denies a verb alone.

    « On ne peut l'exclure »; « voilà dix ans que X n'a joué ».
    """
    if tree.lemmas[index] in negation.bare:
        return True
    known = load_clause_forms(pack.language)
    if known is None:
        return False
    openers = {*known.presenting, *known.counting, known.existing[0]}
    return any(
        tree.words[case] in openers
        for time in tree.kids(index, "obl")
        for case in tree.kids(time, "case")
    )
