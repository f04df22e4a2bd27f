"""Who speaks, and what only says when, where and to whom: « a dit le maire à l'AFP ».

Parsers hang what stands behind a speaker on him (« le maire de Vernoux mardi », « la
ministre au président du syndicat »), and a speaker or an object behind an adjunct on
the adjunct: « a démenti devant la presse ces accusations ».
"""

from recoupe.lang.mending.hanging import folded, hang
from recoupe.lang.reporting import REFLEXIVE, ReportingPack, load_reporting
from recoupe.model import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"nmod", "appos", "obl", "flat", "dep", "conj", "amod"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_ENDS = frozenset({";", ":", ".", "(", "–", "—", "?", "!", "»"})
_STOPS = _ENDS | {","}
_FAR = 20  # tokens between a verb and the end of its speaker
_FURTHEST = 60  # tokens between a subject and its verb
_CASE = 6  # tokens between a preposition and its noun


def mend_speech_acts(tokens: list[Token], language: str) -> bool:
    """Hang the adjuncts of reporting verbs on them; tell whether any was moved."""
    pack = load_reporting(language)
    changed = False
    for verb, token in enumerate(tokens):
        if token.text == ":" and verb:
            changed |= _read_verb(tokens, verb, pack)
        if token.pos != "VERB" or token.lemma not in pack.verbs:
            continue
        changed |= _free_behind_adjunct(tokens, verb, pack)
        speaker = _speaker_behind(tokens, verb)
        if speaker is not None:
            changed |= _free_adjuncts(tokens, verb, speaker, pack)
    return changed


def _read_verb(tokens: list[Token], colon: int, pack: ReportingPack) -> bool:
    """Read « l'affirme : » behind somebody as a verb with its object."""
    for verb in range(colon - 1, max(1, colon - _CASE), -1):
        token = tokens[verb]
        if token.text in _ENDS or token.feature("VerbForm") == "Fin":
            return False
        article = tokens[verb - 1]
        lemma = pack.infinitive(token.text, "")
        stands = article.pos == "DET" and article.head == verb and verb > 1
        if not stands or lemma not in pack.verbs or token.pos not in {"NOUN", "VERB"}:
            continue
        if folded(article) not in pack.words.resumptive:
            continue
        speaker = _first_noun(tokens, verb)
        endings = pack.finite.items()
        features = next((f for e, f in endings if token.text.endswith(e)), None)
        if speaker is None or features is None:  # « Paul Roux et l'accusé : »
            return False
        above = tokens[speaker]
        hang(tokens, verb - 1, verb, "obj", pos="PRON")
        for child in tokens:
            if child.head == speaker and child.index > verb:
                hang(tokens, child.index, verb, child.dep)
        taken = above.head in {speaker, verb}
        hang(
            tokens,
            verb,
            verb if taken else above.head,
            "root" if taken else "parataxis",
            pos="VERB",
            lemma=lemma,
            morph=f"{features}|VerbForm=Fin",
        )
        hang(tokens, speaker, verb, "nsubj")
        return True
    return False


def _first_noun(tokens: list[Token], verb: int) -> int | None:
    """Return the noun that opens the sentence of a verb and has no verb yet."""
    found = None
    for index in range(verb - 2, -1, -1):
        token = tokens[index]
        if token.text in _ENDS - {"("} or token.pos in {"VERB", "AUX"}:
            break
        if token.pos in _NOUNS and _case(tokens, index) is None:
            found = index if tokens[token.head].index != index - 1 else found
    return found


def _speaker_behind(tokens: list[Token], verb: int) -> int | None:
    """Return the noun behind a verb without a subject before it."""
    before = tokens[max(0, verb - _FURTHEST) : verb]
    if any(t.head == verb and t.dep in _SUBJECTS for t in before):
        return None
    behind = [
        t
        for t in tokens[verb + 1 : verb + _FAR]
        if t.head == verb and t.pos in _NOUNS and t.dep in {*_SUBJECTS, "obj"}
    ]
    first = next((t for t in behind if t.dep in _SUBJECTS), None)
    return (first or behind[0]).index if behind else None


def _free_adjuncts(
    tokens: list[Token], verb: int, speaker: int, pack: ReportingPack
) -> bool:
    """Give the verb what a speaker's phrase holds of when, where and to whom."""
    changed = False
    for index in range(speaker + 1, min(speaker + _FAR, len(tokens))):
        token = tokens[index]
        if token.text in _ENDS or token.pos in {"VERB", "AUX", "CCONJ"}:
            break
        if token.head < speaker or not _is_within(tokens, index, speaker):
            continue
        if _frames(tokens, index, pack):
            if _goes_on_with_of(tokens, index, pack):
                break  # « l'organisation mercredi d'un débat »
            hang(tokens, index, verb, "obl:mod")
            _claim_name(tokens, index, speaker)
            changed = True
    return changed


def _goes_on_with_of(tokens: list[Token], index: int, pack: ReportingPack) -> bool:
    """Tell whether a complement of what was said follows a bare date."""
    if _case(tokens, index) is not None:
        return False
    behind = index + 1
    while behind < len(tokens) and (
        tokens[behind].pos == "NUM" or tokens[behind].lemma in pack.words.dating
    ):
        behind += 1
    return behind < len(tokens) and tokens[behind].text.lower() in pack.words.of


def _is_within(tokens: list[Token], index: int, speaker: int) -> bool:
    """Tell whether nothing but nouns stands above a word up to the speaker."""
    while index != speaker:
        above = tokens[index].head
        if above == index or not speaker <= above < index:
            return False
        if tokens[index].dep.partition(":")[0] not in _INSIDE:
            return False
        if tokens[above].pos not in _NOUNS:
            return False
        index = above
    return True


def _frames(tokens: list[Token], index: int, pack: ReportingPack) -> bool:
    """Tell whether a word says when, where or to whom rather than who speaks."""
    noun = tokens[index]
    lemma = noun.lemma.lower()
    if noun.pos == "NUM":  # « jeudi 12 juin »
        return tokens[index - 1].lemma.lower() in pack.words.dating
    if noun.pos == "ADV":
        return lemma in pack.words.dating
    if noun.pos not in _NOUNS:
        return False
    case = _case(tokens, index)
    if case is None:
        return lemma in pack.words.dating
    if case in pack.words.of | pack.words.by:
        return False
    occasion = case in pack.medium.prepositions and lemma in (
        pack.medium.nouns | pack.medium.moments
    )
    dated = case in pack.medium.always or lemma in pack.words.dating
    return occasion or dated or _is_elsewhere(tokens, index, case, pack)


def _is_elsewhere(
    tokens: list[Token], index: int, case: str, pack: ReportingPack
) -> bool:
    """Tell whether a noun says where or to whom: « le maire à l'AFP », « sur X ».

    « l'ambassadeur à l'ONU » says who.
    """
    noun, above = tokens[index], tokens[tokens[index].head]
    lemma = noun.lemma.lower()
    if above.pos == "PROPN":
        return True  # a name has no complements
    named = noun.pos == "PROPN" or noun.text[:1].isupper()
    if case not in pack.words.to:
        return named and case in pack.words.about
    kinds = pack.kinds
    if lemma in kinds.role | kinds.unnamed:
        return True
    addressed = named or lemma in kinds.media | kinds.institution
    return addressed and above.lemma.lower() not in pack.medium.posted


def _case(tokens: list[Token], index: int) -> str | None:
    """Return the preposition before a noun, None if it has none."""
    for other in tokens[max(0, index - _CASE) : index]:
        if other.head == index and other.dep == "case":
            return folded(other)
    return None


def _claim_name(tokens: list[Token], noun: int, speaker: int) -> None:
    """Give a name behind a comma to the noun next to it, not to the speaker."""
    for index in range(noun + 1, min(noun + _FAR, len(tokens))):
        token = tokens[index]
        if token.head == speaker and token.dep == "appos":
            hang(tokens, index, noun, "appos")
            return


def _free_behind_adjunct(tokens: list[Token], verb: int, pack: ReportingPack) -> bool:
    """Give the verb the noun, or the predicate, that an adjunct swallowed."""
    for index in range(verb + 2, min(verb + _FAR, len(tokens))):
        token = tokens[index]
        if token.text in _STOPS or token.pos in {"VERB", "AUX", "CCONJ", "SCONJ"}:
            return False
        adjunct = _adjunct_above(tokens, index, verb)
        if adjunct is None or not _stands_free(tokens, adjunct, pack):
            continue
        relation = token.dep.partition(":")[0]
        if token.pos == "NOUN" and relation in {"nmod", "appos", "obj"}:
            if _case(tokens, index) is None and _is_determined(tokens, index):
                return _take(tokens, index, verb)
        elif token.pos == "PROPN" and relation in {"nmod", "appos"}:
            if _is_speaker(tokens, index, adjunct, verb, pack):
                hang(tokens, index, verb, "nsubj")
                return True
        elif relation == "amod" and _says_of_self(tokens, verb, pack):
            hang(tokens, index, verb, "xcomp")
            return True
    return False


def _adjunct_above(tokens: list[Token], index: int, verb: int) -> int | None:
    """Return the adjunct of a verb that holds a word: « lors d'un vote ces propos »."""
    above = tokens[index].head
    while verb < above < index:
        if tokens[above].head == verb and tokens[above].pos == "ADV":
            return above  # « lors de »
        if tokens[above].dep.startswith("obl") and (
            tokens[above].head == verb or tokens[tokens[above].head].pos == "ADV"
        ):
            return above
        if tokens[above].head >= above:
            break
        above = tokens[above].head
    return None


def _stands_free(tokens: list[Token], adjunct: int, pack: ReportingPack) -> bool:
    """Tell whether an adjunct needs nothing behind it to say when, where, to whom."""
    noun = tokens[adjunct]
    lemma = noun.lemma.lower()
    case = _case(tokens, adjunct)
    if noun.pos == "PROPN" or lemma in pack.words.dating | pack.medium.always:
        return True
    kinds = pack.kinds
    people = kinds.role | kinds.unnamed | kinds.media | kinds.institution
    if case in pack.words.to and (lemma in people or noun.text[:1].isupper()):
        return True
    return (
        case in pack.medium.always or lemma in pack.medium.nouns | pack.medium.moments
    )


def _is_determined(tokens: list[Token], index: int) -> bool:
    return any(
        t.head == index and t.pos == "DET" and t.text.islower()
        for t in tokens[max(0, index - 3) : index]
    )


def _take(tokens: list[Token], index: int, verb: int) -> bool:
    """Make a noun the subject of a verb that has none, else its object."""
    around = tokens[max(0, verb - _FURTHEST) : verb + _FAR]
    held = {t.dep.partition(":")[0] for t in around if t.head == verb}
    for name in around:  # « … à la ministre le président, Paul Roux »
        named = name.pos == "PROPN" and tokens[name.index - 1].text == ","
        if named and name.head == verb and name.dep in _SUBJECTS and name.index > index:
            hang(tokens, index, verb, name.dep)
            hang(tokens, name.index, index, "appos")
            return True
    if "nsubj" not in held:
        hang(tokens, index, verb, "nsubj")
        return True
    if held & {"obj", "ccomp", "xcomp"}:
        return False
    hang(tokens, index, verb, "obj")
    return True


def _is_speaker(
    tokens: list[Token], index: int, adjunct: int, verb: int, pack: ReportingPack
) -> bool:
    """Tell whether a name behind an adjunct is who speaks, not a name of it.

    « a dit lundi Sarrat », « a dit devant les élus Odile Sarrat »; « devant le maire
    Odile Sarrat » names the mayor, « dans l'émission Quotidien » the broadcast.
    """
    around = tokens[max(0, verb - _FURTHEST) : verb + _FAR]
    if any(t.head == verb and t.dep.startswith(("nsubj", "expl:s")) for t in around):
        return False
    if index != adjunct + 1 or _case(tokens, index) is not None:
        return False
    noun = tokens[adjunct]
    if noun.lemma.lower() in pack.words.dating:
        return True
    whole = index + 1 < len(tokens) and tokens[index + 1].head == index
    many = noun.feature("Number") == "Plur"
    return whole and (many or noun.lemma.lower() in pack.medium.moments)


def _says_of_self(tokens: list[Token], verb: int, pack: ReportingPack) -> bool:
    """Tell whether a verb says something of its subject: « se dit prêt »."""
    uses = pack.verbs[tokens[verb].lemma]
    if not any(use.clitic == REFLEXIVE and "small" in use.frames for use in uses):
        return False
    return any(
        t.head == verb and (t.dep.startswith("expl") or t.feature("Reflex") == "Yes")
        for t in tokens[max(0, verb - 3) : verb]
    )
