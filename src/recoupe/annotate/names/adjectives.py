"""Find the adjectives that name states: « russe », « israélo-palestinien »."""

from collections.abc import Iterator

from recoupe.annotate.names.mention_scene import Draft, Scene

_LANGUAGE_NOUNS = frozenset(
    {"langue", "traduction", "version", "dialecte", "grammaire"}
)
_MISREAD = frozenset({"NOUN", "PROPN", "X", "VERB"})  # tags given to demonyms
_SHORTEST = 4  # letters of a demonym


class Adjectives:
    """Reads the demonyms of one article outside of the names already found."""

    def __init__(self, scene: Scene, names: list[Draft]) -> None:
        self.scene = scene
        self._named = {i for d in names for i in range(d.first, d.last)}

    def found(self) -> Iterator[Draft]:
        """Yield « russe », « russo-ukrainien »: the states they name."""
        for token in self.scene.tokens:
            if token.index in self._named or not self._is_adjective(token.index):
                continue
            yield from self._states_of(token.index)

    def _is_adjective(self, index: int) -> bool:
        token = self.scene.tokens[index]
        if not token.text[:1].islower() or len(token.text) < _SHORTEST:
            return False
        if token.pos == "ADJ" or (token.pos == "VERB" and "-" in token.text):
            return not self._names_language(index)
        if token.pos not in _MISREAD or index == 0:
            return False
        before = self.scene.tokens[index - 1]
        return before.pos in {"NOUN", "ADJ"} and before.text[:1].islower()

    def _names_language(self, index: int) -> bool:
        before = self.scene.words[index - 1] if index else ""
        return before in _LANGUAGE_NOUNS or before == "en"

    def _states_of(self, index: int) -> Iterator[Draft]:
        token, kb = self.scene.tokens[index], self.scene.kb
        surface = token.text.replace("’", "'")
        start = token.start
        ids: tuple[str, ...] = ()
        if "-" in surface:
            ids = kb.compound_demonym(surface)
            if surface.startswith("ex-") and (plain := kb.demonym(surface[3:])):
                ids = (plain,)
        elif found := kb.demonym(surface):
            ids = (found,)
        entries = [entry for id_ in ids if (entry := kb.get(id_))]
        if not entries:
            return
        draft = self.scene.draft(index, index + 1, entries[0].type, "kb.demonym")
        draft.form, draft.start = "adjective", start
        draft.entity, draft.name, draft.qid = (
            entries[0].id,
            entries[0].name,
            entries[0].qid,
        )
        if len(entries) > 1:
            draft.entities = tuple(entry.id for entry in entries)
        yield draft
