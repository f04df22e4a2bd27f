"""Language packs: rules, lexicons and trained pipelines, as data."""
