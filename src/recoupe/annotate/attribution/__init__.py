"""Who answers for what: cues, sources, and the stretch each of them covers."""
