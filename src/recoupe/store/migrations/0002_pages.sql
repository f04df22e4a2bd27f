-- Rows that pages read instead of the whole dossier. A dossier stored before has none:
-- it is dropped, and the next build makes it again from the annotations that are kept.
DELETE FROM build;

ALTER TABLE claim ADD COLUMN told INTEGER NOT NULL DEFAULT 0;  -- documents that tell it
CREATE INDEX claim_told ON claim (told, number);
CREATE INDEX claim_story_standing ON claim (story, standing, number);
CREATE INDEX document_outlet ON document (outlet);
CREATE INDEX claim_voices ON claim (max_voices, number);
CREATE INDEX claim_time ON claim (time, number);

CREATE TABLE listed (                 -- documents as the dossier lists them
    document TEXT PRIMARY KEY,
    number   INTEGER NOT NULL,
    origin   TEXT NOT NULL,
    story    TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX listed_story ON listed (story, number);

CREATE TABLE part (                   -- every list of the dossier that is not above
    kind   TEXT NOT NULL,             -- origin, story, derivation, figure, relation, …
    number INTEGER NOT NULL,          -- order of the dossier
    key    TEXT,                      -- what it is looked up by: a claim, a document
    value  BLOB NOT NULL,
    PRIMARY KEY (kind, number)
) WITHOUT ROWID;
CREATE INDEX part_key ON part (kind, key);

CREATE TABLE moment (                 -- when a claim happened, was said, was published
    clock TEXT NOT NULL,
    date  TEXT NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (clock, date, claim)
) WITHOUT ROWID;

CREATE TABLE claim_change (           -- since the build before this one
    claim  TEXT PRIMARY KEY,
    change TEXT NOT NULL              -- new, changed, gone
) WITHOUT ROWID;
CREATE TABLE compared (id INTEGER PRIMARY KEY CHECK (id = 1)); -- one row if there was one
