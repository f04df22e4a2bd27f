"""What a governing word does to its complement; reporting words come first."""

from recoupe.annotate.clauses import Tree
from recoupe.lang.commitment import CommitmentPack, Effect
from recoupe.lang.reporting import ReportingPack
from recoupe.model import Attribution, Polarity


class Effects:
    """Looks up the effects of the words of one text."""

    def __init__(
        self,
        tree: Tree,
        packs: tuple[CommitmentPack, ReportingPack],
        cues: dict[int, Attribution],
    ) -> None:
        self.tree = tree
        self.pack, self.reporting = packs
        self.cues = cues  # token of a cue → what it reports

    def of(self, head: int) -> Effect | None:
        """Return what a governing word does to a complement."""
        tree = self.tree
        token = tree.tokens[head]
        reported = self.cues.get(head)
        if reported is not None and (effect := self.of_report(reported)):
            return effect
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}.get(
            token.pos
        )
        if pos is None:
            return None
        if pos == "adj" and token.feature("VerbForm") == "Part":
            pos = "verb"
        impersonal = any(
            tree.tokens[child].dep == "expl:subj" for child in tree.children[head]
        )
        if impersonal and (effect := self.pack.effect(f"il {token.lemma}", pos)):
            return effect
        reflexive = any(
            tree.tokens[child].feature("Reflex") == "Yes"
            for child in tree.children[head]
        )
        if reflexive and (effect := self.pack.effect(f"se {token.lemma}", pos)):
            return effect
        return self.pack.effect(token.lemma, pos)

    def is_unsaid(self, head: int) -> bool:
        """Tell whether a reporting verb asserts, and no attribution was made of it.

        « Je ne dis pas que P » leaves P open; « n'a pas révélé que P » grants it.
        """
        tree = self.tree
        uses = self.reporting.verbs.get(tree.lemmas[head], ())
        assertive = any(
            "que" in use.frames
            and use.name == tree.lemmas[head]
            and "assertive" in use.tags
            for use in uses
        )
        factive = any("factive" in use.tags for use in uses)
        return assertive and not factive and head not in self.cues

    def of_report(self, reported: Attribution) -> Effect | None:
        """Return what a reporting word makes of its content, from its tags."""
        lemma = (reported.cue_lemma or "").removeprefix("se ").split(" ")[0]
        kind, _, frame = reported.rule.partition(".")
        table = self.reporting.nouns if kind == "noun" else self.reporting.verbs
        for use in table.get(lemma, ()):
            if use.name != reported.cue_lemma or (frame and frame not in use.frames):
                continue
            negated = "negated" in use.tags
            for value in ("possible", "probable", "announced", "unknown"):
                if value in use.tags and negated:
                    return Effect(value, "-", value, "+")
                if value in use.tags:
                    return Effect(value, "+", value, "-")
            if negated and "litotes" in use.tags and "epistemic" in use.tags:
                return Effect("certain", "-", "possible", "+")
            if negated:
                return Effect("certain", "-", "certain", "+")
            believed = "epistemic" in use.tags
            left_open = "doubted" in use.tags  # « n'est pas sûr que » leaves it open
            denied: Polarity = "-" if believed and not left_open else "+"
            return Effect("certain", "+", "unknown" if left_open else "certain", denied)
        return None
