"""Annotated sentences and names as spaCy examples, cut by the shipped tokenizer."""

from collections.abc import Iterator
from random import Random

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from recoupe.lang.tokens import cut
from training.treebanks import Sentence

LANGUAGE = "fr"


def make_doc(nlp: Language, text: str) -> Doc:
    """Cut a text as the shipped parser does."""
    spans = cut(text, LANGUAGE)
    words = [text[start:end] for start, end in spans]
    ends = [start for start, _ in spans[1:]] + [len(text)]
    spaces = [end < after for (_, end), after in zip(spans, ends, strict=True)]
    return Doc(nlp.vocab, words=words, spaces=spaces)


def example(nlp: Language, sentences: list[Sentence]) -> Example:
    """Join consecutive sentences into one paragraph with its analysis."""
    words: list[str] = []
    spaces: list[bool] = []
    pos: list[str] = []
    morphs: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool] = []
    for sentence in sentences:
        base = len(words)
        for at, word in enumerate(sentence):
            words.append(word.text)
            spaces.append(word.space or at == len(sentence) - 1)
            pos.append(word.pos if word.pos != "_" else "X")
            morphs.append(word.morph)
            heads.append(base + word.head)
            deps.append("ROOT" if word.dep == "root" else word.dep)
            starts.append(at == 0)
    gold = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        pos=pos,
        morphs=morphs,
        heads=heads,
        deps=deps,
    )
    return Example(make_doc(nlp, gold.text), gold)


def paragraphs(
    sentences: list[Sentence], random: Random, longest: int
) -> Iterator[list[Sentence]]:
    """Cut a sequence of sentences into paragraphs of random length."""
    at = 0
    while at < len(sentences):
        size = random.randint(1, longest)
        yield sentences[at : at + size]
        at += size
