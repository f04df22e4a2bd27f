"""Sentences whose finite verb a parser hung below a word that can head none.

« Les élus, écartés du vote, ont saisi le juge » headed by the participle, « Le rapport
remis hier exclut la vente » by the noun, « Vendre les terrains rapporterait peu » by
the infinitive: where no clause opener (« qui », « que », « lorsque ») accounts for a
finite verb, that verb heads the sentence, and what headed it is its subject, a phrase
around it, or said of its subject.
"""

from recoupe.lang.mending.clause_forms import ClauseForms
from recoupe.lang.mending.hanging import (
    children,
    folded,
    hang,
    is_below,
    is_cased,
    is_finite,
    phrase_start,
)
from recoupe.lang.mending.seats import (
    agrees,
    find_subject,
    finite_of,
    free_verb,
    is_relative,
    opener_of,
)
from recoupe.lang.reporting import load_reporting
from recoupe.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_REACH = 4  # words from a participle to its infinitive
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_CONTENT = _NOMINAL | {"VERB", "ADJ", "AUX"}
_HEADS = _NOMINAL | {"VERB", "ADJ", "ADV"}
_LINKS = frozenset({"CCONJ", "PUNCT", "ADP"})
_INNER = frozenset({"nmod", "amod", "flat:name", "appos"})
_ASIDE = ("parataxis:insert",)
# What hung on a noun, as it hangs on a verb.
_AS_VERBS = {"appos": "obj", "nmod": "obl:mod"}


def mend_rooted(tokens: list[Token], sentence: Sentence, known: ClauseForms) -> bool:
    """Let the free finite verb head its sentence; tell whether anything was moved."""
    root = _root(tokens, sentence)
    if root is None:
        return False
    opener = _opened(tokens, root, sentence, known)
    sound = opener is None and is_finite(tokens, root, sentence)
    group = None if sound else _free_group(tokens, sentence, known)
    if group is None or group[1] == root:
        return False
    finite, verb = group
    if _completes(tokens, group, root):
        _complete(tokens, group, root, sentence)
        return True
    if not _can_head(tokens, group, root, sentence, known):
        return False
    own = _own_subject(tokens, group, sentence)
    subject = own or find_subject(tokens, finite, sentence, known)
    infinitive = subject is None and _is_infinitive(tokens, root, finite, sentence)
    if subject is None and not infinitive:
        return False
    _promote(tokens, (root, verb), sentence, infinitive=infinitive)
    if subject is not None and own is None:
        _seat(tokens, subject, verb, sentence)
    if opener is not None:
        _subordinate(tokens, (root, verb), opener, sentence, known)
    elif subject != root:
        _settle(tokens, (root, verb), subject, sentence)
    return True


def _free_group(
    tokens: list[Token], sentence: Sentence, known: ClauseForms
) -> tuple[int, int] | None:
    """Return the free finite word and what it belongs to."""
    finite = free_verb(tokens, sentence, known)
    verb = None if finite is None else finite_of(tokens, finite)
    return None if finite is None or verb is None else (finite, verb)


def _can_head(
    tokens: list[Token],
    group: tuple[int, int],
    root: int,
    sentence: Sentence,
    known: ClauseForms,
) -> bool:
    """Tell whether a finite verb below the root may take its place."""
    finite, verb = group
    if tokens[verb].pos not in _HEADS or not is_below(tokens, verb, root):
        return False
    helped = verb != finite and tokens[finite].dep != "cop"
    if helped and tokens[verb - 1].pos == "DET":
        return False  # « l'a été à l'issue »
    if _tells(tokens, group, root, sentence, known):
        return False
    own = _own_subject(tokens, group, sentence)
    pointing = own is not None and folded(tokens[own]) in known.pointing
    return not (pointing and is_cased(tokens, verb))  # « c'est sur la route que … »


def _root(tokens: list[Token], sentence: Sentence) -> int | None:
    inside = range(sentence.first, sentence.last)
    return next((i for i in inside if tokens[i].head == i), None)


def _opened(
    tokens: list[Token], root: int, sentence: Sentence, known: ClauseForms
) -> int | None:
    """Return what opens the clause of a root: « dont les suites restent floues »."""
    finite = next(
        (
            t.index
            for t in tokens[sentence.first : sentence.last]
            if t.feature("VerbForm") == "Fin" and finite_of(tokens, t.index) == root
        ),
        None,
    )
    return None if finite is None else opener_of(tokens, finite, sentence, known)


def _subordinate(
    tokens: list[Token],
    pair: tuple[int, int],
    opener: int,
    sentence: Sentence,
    known: ClauseForms,
) -> None:
    """Hang a clause with an opener on the noun before it, or on the main verb."""
    root, verb = pair
    for t in children(tokens, root, sentence):
        if t.index < opener and root < verb and t.dep != "mark":
            hang(tokens, t.index, verb, t.dep)
    for t in children(tokens, verb, sentence):
        if t.dep == "mark" and t.index <= opener and root < verb:
            hang(tokens, t.index, root, "mark")  # « tant que le pont est fermé »
    _lower_object(tokens, root, opener, sentence)
    word, held = tokens[opener], opener - 1
    while held > sentence.first and tokens[held].pos in _LINKS:
        held -= 1
    while tokens[held].dep in _INNER and sentence.first <= tokens[held].head < held:
        held = tokens[held].head
    noun = tokens[held].pos in _NOMINAL and not is_below(tokens, held, root)
    if noun and is_relative(word, known):
        hang(tokens, root, held, "acl:relcl")
    elif folded(word) in known.that and root > verb:
        hang(tokens, root, verb, "ccomp")


def _lower_object(
    tokens: list[Token], root: int, opener: int, sentence: Sentence
) -> None:
    """Give « que » of « que vient de signer le groupe » to the infinitive."""
    if tokens[opener].dep != "obj" or tokens[opener].head != root:
        return
    for t in children(tokens, root, sentence):
        if t.dep == "xcomp" and t.feature("VerbForm") == "Inf":
            hang(tokens, opener, t.index, "obj", pos="PRON", morph="PronType=Rel")
            return


def _completes(tokens: list[Token], group: tuple[int, int], root: int) -> bool:
    """Tell whether « est d'ailleurs confirmée » is one verb."""
    finite, verb = group
    part = tokens[root].feature("VerbForm") == "Part" and finite < verb < root
    near = all(t.pos in {"ADP", "ADV"} for t in tokens[finite + 1 : root])
    aside = tokens[finite].dep == "cop" and tokens[finite].lemma == "être"
    return part and near and aside and tokens[root].pos == "VERB"


def _complete(
    tokens: list[Token], group: tuple[int, int], root: int, sentence: Sentence
) -> None:
    """Give a participle its auxiliary, and the subject of what stood between."""
    finite, verb = group
    hang(tokens, finite, root, "aux:pass", pos="AUX")
    hang(tokens, verb, root, "advmod" if tokens[verb].pos == "ADV" else "obl:mod")
    for t in children(tokens, verb, sentence):
        if t.index < finite:
            dep = "nsubj:pass" if t.dep == "nsubj" else t.dep
            hang(tokens, t.index, root, dep)


def _tells(
    tokens: list[Token],
    group: tuple[int, int],
    root: int,
    sentence: Sentence,
    known: ClauseForms,
) -> bool:
    """Tell whether a verb only says who speaks: « …, insistent ses proches »."""
    finite, verb = group
    late = any(
        t.dep in _SUBJECTS
        and t.index > verb
        and agrees(tokens, t.index, finite, sentence)
        for t in children(tokens, verb, sentence)
    )
    if tokens[root].pos not in _CONTENT:
        return tokens[verb].dep.startswith("parataxis")  # « « Oui », ajoute-t-il »
    speaks = tokens[verb].lemma in load_reporting(known.language).verbs
    return late and (speaks or tokens[verb].dep in _ASIDE)


def _own_subject(
    tokens: list[Token], group: tuple[int, int], sentence: Sentence
) -> int | None:
    """Return the subject a verb has before it, an empty one included, if they agree."""
    finite, verb = group
    return next(
        (
            t.index
            for t in children(tokens, verb, sentence)
            if t.dep.startswith(("nsubj", "expl:s"))
            and t.index < finite
            and agrees(tokens, t.index, finite, sentence)
        ),
        None,
    )


def _is_infinitive(
    tokens: list[Token], root: int, finite: int, sentence: Sentence
) -> bool:
    """Tell whether a bare infinitive is subject: « vendre les terrains rapporte »."""
    if tokens[root].feature("VerbForm") != "Inf" or root > finite:
        return False
    before = tokens[root - 1] if root > sentence.first else None
    marked = before is not None and before.pos in {"ADP", "SCONJ"}
    comma = any(t.text == "," for t in tokens[root:finite])
    single = tokens[finite].feature("Number") != "Plur"
    return not marked and not comma and single


def _promote(
    tokens: list[Token], pair: tuple[int, int], sentence: Sentence, *, infinitive: bool
) -> None:
    """Swap root and verb; what stands on the verb's side of it becomes the verb's."""
    root, verb = pair
    hang(tokens, verb, verb, "root")
    hang(tokens, root, verb, "csubj" if infinitive else "advcl")
    for t in children(tokens, root, sentence):
        beyond = t.index > verb if root < verb else t.index < verb
        if t.index != verb and beyond:
            hang(tokens, t.index, verb, _AS_VERBS.get(t.dep, t.dep))


def _seat(tokens: list[Token], subject: int, verb: int, sentence: Sentence) -> None:
    """Hang a subject on its verb; a false one behind the verb is its object."""
    below = children(tokens, verb, sentence)
    passive = any(t.dep == "aux:pass" for t in below)
    objects = any(t.dep in {"obj", "ccomp", "xcomp"} for t in below)
    for t in below:
        if t.dep not in _SUBJECTS or t.index == subject:
            continue
        between = tokens[min(verb, t.index) : t.index]
        if any(b.pos == "SCONJ" for b in between):
            continue  # « X estime que Y … »: that of the clause
        late = t.index > verb and not objects and not passive
        hang(tokens, t.index, verb, "obj" if late else "obl:mod")
    hang(tokens, subject, verb, "nsubj:pass" if passive else "nsubj")


def _settle(
    tokens: list[Token],
    pair: tuple[int, int],
    subject: int | None,
    sentence: Sentence,
) -> None:
    """Say what a former root is to the verb that took its place."""
    root, verb = pair
    token = tokens[root]
    if token.dep == "csubj":
        return
    modifier = token.feature("VerbForm") == "Part" or token.pos == "ADJ"
    if token.feature("VerbForm") == "Inf":
        _lower(tokens, root, sentence)
        return
    if modifier and subject is not None and subject < root < verb:
        above = "acl" if token.pos == "VERB" else "amod"
        hang(tokens, root, _modified(tokens, root, subject), above)
    elif token.pos in _NOMINAL:
        start = phrase_start(tokens, root, sentence.first)
        beside = start > verb and tokens[start - 1].pos != "PUNCT"
        bare = beside and not is_cased(tokens, root) and start < root
        below = children(tokens, verb, sentence)
        wanting = not any(t.dep in {"obj", "ccomp", "cop"} for t in below)
        hang(tokens, root, verb, "obj" if bare and wanting else "obl:mod")
        for t in children(tokens, root, sentence):
            if verb < t.index < start and t.pos in {"ADV", "PUNCT"}:
                hang(tokens, t.index, verb, t.dep)


def _modified(tokens: list[Token], root: int, subject: int) -> int:
    """Return the noun a participle agrees with: « la mère du garçon trouvé seul »."""
    for i in range(subject, root):
        noun = tokens[i]
        differs = any(
            None not in {noun.feature(f), tokens[root].feature(f)}
            and noun.feature(f) != tokens[root].feature(f)
            for f in ("Gender", "Number")
        )
        if not differs and (i == subject or _is_determined(tokens, i)):
            return i
    return subject


def _is_determined(tokens: list[Token], i: int) -> bool:
    """Tell whether « du », « de la » stand before a noun inside a phrase."""
    before = tokens[max(0, i - 3) : i]
    definite = any(t.head == i and t.feature("Definite") == "Def" for t in before)
    return tokens[i].pos == "NOUN" and definite


def _lower(tokens: list[Token], root: int, sentence: Sentence) -> None:
    """Give « soupçonné d'avoir menti » its infinitive."""
    held = tokens[max(sentence.first, root - _REACH) : root]
    for t in reversed(held):
        if t.feature("VerbForm") == "Part" and not is_below(tokens, t.index, root):
            hang(tokens, root, t.index, "xcomp")
            return
