"""Phrases that a small parser hung on the wrong word, hung anew.

Each repair states something of French word order that holds whatever the words.
"""

from collections.abc import Mapping

import msgspec

from recoupe.lang.prepositions import folded, load_compound_prepositions
from recoupe.model import Sentence, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_NOMINAL_DEPS = frozenset({"obj", "obl", "nmod", "nsubj", "iobj"})
_LEADING = frozenset({"DET", "ADJ", "NUM"})
_WITHIN = frozenset({"DET", "ADJ", "NUM", "ADP", "NOUN", "PROPN"})


def compounded(tokens: list[Token], sentence: Sentence, language: str) -> None:
    """Make one word of « à l'encontre de »; ``tokens`` is changed in place.

    The noun inside keeps its lemma, but governs nothing any more.
    """
    table = load_compound_prepositions(language)
    for i in range(sentence.first, sentence.last - 1):
        for words, simple in table.get(tokens[i].text.lower(), ()):
            if _spelled(tokens, i, words, sentence):
                _compound(tokens, range(i, i + len(words)), simple, sentence)
                break


def _spelled(
    tokens: list[Token], first: int, words: tuple[str, ...], sentence: Sentence
) -> bool:
    last = first + len(words) - 1
    if last >= sentence.last:
        return False
    written = [tokens[i].text.lower().replace("’", "'") for i in range(first, last)]
    return (
        tuple(written) == words[:-1] and folded(tokens[last].text.lower()) == words[-1]
    )


def _compound(
    tokens: list[Token], span: range, simple: str, sentence: Sentence
) -> None:
    governed = _governed(tokens, span[-1], sentence)
    inner = next((i for i in span if tokens[i].head not in span), None)
    if governed is None or inner is None:
        return
    outer, dep = tokens[inner].head, tokens[inner].dep
    change = msgspec.structs.replace
    if outer != governed:
        on_noun = tokens[outer].pos in _NOMINAL
        kept = dep if dep.split(":")[0] in {"obl", "nmod"} else ""
        kept = kept or ("nmod" if on_noun else "obl:mod")
        tokens[governed] = change(tokens[governed], head=outer, dep=kept)
    for i in range(sentence.first, sentence.last):
        if tokens[i].head in span and i not in span and i != governed:
            tokens[i] = change(tokens[i], head=governed)
    for i in span:
        named = {"dep": "case", "lemma": simple} if i == span[0] else {"dep": "fixed"}
        tokens[i] = change(tokens[i], pos="ADP", head=governed, **named)
    for i in span[1:]:
        tokens[i] = change(tokens[i], head=span[0])


def _governed(tokens: list[Token], last: int, sentence: Sentence) -> int | None:
    """Return the noun that the last word of a preposition governs."""
    head = tokens[last].head
    if head > last and tokens[head].pos in _NOMINAL | {"PRON", "NUM"}:
        return head
    position = last + 1
    while position < sentence.last and tokens[position].pos in _LEADING:
        position += 1
    inside = position < sentence.last and tokens[position].pos in _NOMINAL
    return position if inside else None


def before_verb(tokens: list[Token], sentence: Sentence) -> None:
    """Hang on the subject what stands between it and its verb without a comma.

    « Le soutien de Pékin à la junte ne fait plus de doute »: adverbials there are set
    off by commas. ``tokens`` is changed in place.
    """
    change = msgspec.structs.replace
    for i in range(sentence.first, sentence.last):
        subject = tokens[i]
        verb = subject.head
        if subject.dep not in _SUBJECTS or subject.pos != "NOUN" or verb <= i:
            continue
        for j in range(i + 1, verb):
            token = tokens[j]
            if token.pos == "PUNCT" or token.feature("VerbForm") == "Fin":
                break
            late = token.head == verb and token.dep.startswith("obl")
            if late and token.pos in _NOMINAL and _follows(tokens, i, j):
                tokens[j] = change(token, head=i, dep="nmod")


def _follows(tokens: list[Token], noun: int, phrase: int) -> bool:
    """Tell whether a phrase with a preposition follows a noun and what it governs."""
    cased = any(
        tokens[k].head == phrase and tokens[k].dep == "case"
        for k in range(noun + 1, phrase)
    )
    return cased and all(tokens[k].pos in _WITHIN for k in range(noun + 1, phrase))


def behind_agent(tokens: list[Token], sentence: Sentence) -> None:
    """Hang on the noun what follows its agent: « le rejet par l'Iran de l'offre ».

    A name governs no « de » with an article. ``tokens`` is changed in place.
    """
    change = msgspec.structs.replace
    for i in range(sentence.first, sentence.last):
        token = tokens[i]
        agent = tokens[token.head]
        if token.pos not in _NOMINAL or token.dep != "nmod" or agent.index >= i:
            continue
        named = agent.dep == "nmod" and agent.pos == "PROPN"
        if not named or not _cased(tokens, agent.index, "par"):
            continue
        if _cased(tokens, i, "de") and any(
            t.head == i and t.pos in {"DET", "NUM"} for t in tokens[agent.index + 1 : i]
        ):
            tokens[i] = change(token, head=agent.head)


def _cased(tokens: list[Token], index: int, preposition: str) -> bool:
    return any(
        tokens[k].head == index
        and tokens[k].dep == "case"
        and tokens[k].lemma == preposition
        for k in range(max(0, index - 4), index)
    )


def _helped(tokens: list[Token], index: int, sentence: Sentence) -> bool:
    return any(
        t.head == index and t.dep.startswith(("aux", "cop"))
        for t in tokens[sentence.first : sentence.last]
    )


def half_auxiliary(tokens: list[Token], sentence: Sentence) -> None:
    """Make « vu » the head of « s'est vu retirer », « dit » that of « s'est dit prêt ».

    The parse hung the participle on the verb right after it. ``tokens`` is changed in
    place.
    """
    change = msgspec.structs.replace
    for i in range(sentence.first, sentence.last - 1):
        first, second = tokens[i], tokens[i + 1]
        participle = first.pos == "VERB" and first.feature("VerbForm") == "Part"
        if not participle or first.head != i + 1 or second.pos != "VERB":
            continue
        if second.feature("VerbForm") not in {"Part", "Inf"}:
            continue
        root = second.head == second.index
        tokens[i] = change(first, head=i if root else second.head, dep=second.dep)
        tokens[i + 1] = change(second, head=i, dep="xcomp")
        for j in range(sentence.first, i):
            if tokens[j].head == i + 1:
                tokens[j] = change(tokens[j], head=i)


def demonym_last(tokens: list[Token], sentence: Sentence) -> None:
    """Make the first noun the head of « un chalutier letton ».

    The parse took the name of the people for the noun. ``tokens`` is changed in place.
    """
    change = msgspec.structs.replace
    for i in range(sentence.first, sentence.last - 1):
        first, second = tokens[i], tokens[i + 1]
        reversed_ = first.pos == second.pos == "NOUN" and first.dep == "amod"
        if not reversed_ or first.head != i + 1:
            continue
        root = second.head == second.index
        tokens[i] = change(first, head=i if root else second.head, dep=second.dep)
        tokens[i + 1] = change(second, head=i, dep="amod", pos="ADJ")
        for j in range(sentence.first, sentence.last):
            if tokens[j].head == i + 1 and j != i:
                tokens[j] = change(tokens[j], head=i)


def determined(tokens: list[Token], sentence: Sentence) -> None:
    """Make nouns of what has an article: « son chargé d'affaires », « six captives ».

    ``tokens`` is changed in place.
    """
    for i in range(sentence.first + 1, sentence.last):
        token = tokens[i]
        before = tokens[i - 1]
        if before.pos not in {"DET", "NUM"} or before.head != i:
            continue
        joined = token.dep == "conj" and tokens[token.head].pos in _NOMINAL
        if not joined and token.dep.split(":")[0] not in _NOMINAL_DEPS:
            continue
        change = msgspec.structs.replace
        if token.pos == "VERB" and token.feature("VerbForm") == "Part":
            text = token.text.lower().removesuffix("s").removesuffix("e")
            tokens[i] = change(token, pos="NOUN", lemma=text)
        elif token.pos == "ADJ":
            tokens[i] = change(token, pos="NOUN")


def apposed(tokens: list[Token], sentence: Sentence, words: frozenset[str]) -> None:
    """Hang on the noun what was hung on « éclair » in « la visite éclair de X ».

    ``words`` are nouns that stand beside another unchanged. ``tokens`` is changed in
    place.
    """
    change = msgspec.structs.replace
    for i in range(sentence.first + 1, sentence.last):
        noun = tokens[i - 1]
        if tokens[i].text.lower() not in words or noun.pos != "NOUN":
            continue
        if tokens[i].head != noun.index:
            continue
        tokens[i] = change(tokens[i], pos="ADJ", dep="amod")
        for j in range(i + 1, sentence.last):
            if tokens[j].head == i:
                tokens[j] = change(tokens[j], head=noun.index, dep="nmod")


def counted_heads(tokens: list[Token], sentence: Sentence) -> None:
    """Make the noun the head of « cinq cents hommes », hung on « cents ».

    ``tokens`` is changed in place.
    """
    change = msgspec.structs.replace
    for i in range(sentence.first, sentence.last - 1):
        number, noun = tokens[i], tokens[i + 1]
        if number.lemma not in {"cent", "mille"} or noun.pos != "NOUN":
            continue
        if noun.head != i or number.head == i:
            continue
        tokens[i + 1] = change(noun, head=number.head, dep=number.dep)
        tokens[i] = change(number, head=i + 1, dep="nummod", pos="NUM")
        for j in range(sentence.first, sentence.last):
            if tokens[j].head == i and j != i + 1:
                tokens[j] = change(tokens[j], head=i + 1)


def named_apart(tokens: list[Token], sentence: Sentence) -> None:
    """Join a name to the title before it where both were taken for subjects.

    « La présidente X a … ». ``tokens`` is changed in place.
    """
    for i in range(sentence.first, sentence.last - 1):
        title, name = tokens[i], tokens[i + 1]
        subjects = title.dep in _SUBJECTS and name.dep in _SUBJECTS
        kinds = (title.pos, name.pos) == ("NOUN", "PROPN")
        if subjects and kinds and title.head == name.head:
            tokens[i + 1] = msgspec.structs.replace(name, head=i, dep="appos")


def demoted(tokens: list[Token], sentence: Sentence) -> None:
    """Hang an adjective on the noun before it that was taken for its subject.

    « le chef tribal X a été … ». ``tokens`` is changed in place.
    """
    change = msgspec.structs.replace
    for i in range(sentence.first + 1, sentence.last):
        adjective, noun = tokens[i], tokens[i - 1]
        if adjective.pos != "ADJ" or noun.head != i or noun.dep not in _SUBJECTS:
            continue
        if adjective.head == i or _helped(tokens, i, sentence):
            continue
        tokens[i - 1] = change(noun, head=adjective.head)
        tokens[i] = change(adjective, head=i - 1, dep="amod")
        for j in range(sentence.first, sentence.last):
            if tokens[j].head == i:
                tokens[j] = change(tokens[j], head=i - 1)


def after_who(
    tokens: list[Token], sentence: Sentence, finite: Mapping[str, str]
) -> None:
    """Make a verb of what follows « qui »: « la lettre qui presse X ».

    ``finite`` maps third persons to their verbs. ``tokens`` is changed in place.
    """
    change = msgspec.structs.replace
    for i in range(sentence.first + 2, sentence.last):
        token, before = tokens[i], tokens[i - 1]
        verb = finite.get(token.text.lower())
        if before.text.lower() != "qui" or token.pos not in {"NOUN", "ADJ"} or not verb:
            continue
        noun = i - 2
        tokens[i] = change(
            token,
            pos="VERB",
            lemma=verb,
            head=noun if token.head == i - 1 else token.head,
            morph="Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        )
        if tokens[i].dep not in {"acl:relcl", "root"}:
            tokens[i] = change(tokens[i], head=noun, dep="acl:relcl")
        tokens[i - 1] = change(before, head=i, dep="nsubj")
        after = i + 1
        if after < sentence.last and tokens[after].pos == "PROPN":
            tokens[after] = change(tokens[after], head=i, dep="obj")
