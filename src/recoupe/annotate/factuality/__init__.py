"""How sure a text is of what its predicates and event nouns tell."""
