-- One project: what was read, what was found in each document, and the dossier.
-- Values are kept as JSON beside the columns that pages filter and sort by.

CREATE TABLE raw (
    sha256 TEXT PRIMARY KEY,
    size   INTEGER NOT NULL,          -- bytes before compression
    data   BLOB NOT NULL              -- zlib
) WITHOUT ROWID;

CREATE TABLE document (
    number      INTEGER PRIMARY KEY,  -- row id for full-text search
    id          TEXT NOT NULL UNIQUE,
    outlet      TEXT NOT NULL,
    title       TEXT NOT NULL,
    language    TEXT NOT NULL,
    published   TEXT,                 -- ISO day
    path        TEXT,
    text        TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    raw_sha256  TEXT REFERENCES raw (sha256),
    reader      TEXT,                 -- which reader made the text of the bytes
    fingerprint TEXT NOT NULL,        -- of everything annotation depends on
    value       BLOB NOT NULL         -- the document without its text
);
CREATE INDEX document_path ON document (path);
CREATE INDEX document_published ON document (published);
CREATE INDEX document_raw ON document (raw_sha256);

-- Results of one stage over one document; stale ones are recomputed.
CREATE TABLE annotation (
    document    TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    stage       TEXT NOT NULL,
    version     TEXT NOT NULL,
    fingerprint TEXT NOT NULL,        -- of the document it was computed from
    value       BLOB NOT NULL,        -- zlib of JSON, without the text
    PRIMARY KEY (document, stage)
) WITHOUT ROWID;

-- What could not be read, by the path it was read from.
CREATE TABLE input_problem (
    number  INTEGER PRIMARY KEY,
    path    TEXT,
    code    TEXT NOT NULL,
    message TEXT NOT NULL
);
CREATE INDEX input_problem_path ON input_problem (path);

-- The dossier as a whole; it has one row, replaced together with the rows below.
CREATE TABLE build (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    fingerprint TEXT NOT NULL,        -- of every annotation and problem it was made of
    program     TEXT NOT NULL,        -- version of recoupe
    value       BLOB NOT NULL         -- zlib of JSON, without texts
);

CREATE TABLE claim (
    number     INTEGER PRIMARY KEY,   -- order of the dossier
    id         TEXT NOT NULL UNIQUE,
    story      TEXT NOT NULL,
    standing   TEXT NOT NULL,
    kind       TEXT NOT NULL,
    plover     TEXT,
    time       TEXT,
    max_voices INTEGER NOT NULL,
    weight     REAL NOT NULL,
    text       TEXT NOT NULL,
    value      BLOB NOT NULL
);
CREATE INDEX claim_story ON claim (story, number);
CREATE INDEX claim_standing ON claim (standing, number);

CREATE TABLE claim_document (
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    claim    TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    PRIMARY KEY (document, claim)
) WITHOUT ROWID;
CREATE INDEX claim_document_claim ON claim_document (claim);

CREATE TABLE claim_entity (
    entity TEXT NOT NULL,
    claim  TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    PRIMARY KEY (entity, claim)
) WITHOUT ROWID;
CREATE INDEX claim_entity_claim ON claim_entity (claim);

CREATE TABLE entity (
    id       TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    type     TEXT NOT NULL,
    qid      TEXT,
    mentions INTEGER NOT NULL,
    value    BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX entity_mentions ON entity (mentions DESC, id);

CREATE TABLE quote (
    number INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    source TEXT,
    entity TEXT,
    kind   TEXT NOT NULL,
    text   TEXT NOT NULL,
    value  BLOB NOT NULL
);
CREATE INDEX quote_entity ON quote (entity, number);

CREATE TABLE problem (
    number   INTEGER PRIMARY KEY,
    document TEXT,
    path     TEXT,
    code     TEXT NOT NULL,
    message  TEXT NOT NULL
);

-- Full text; « Azerbaïdjan » is found under « azerbaidjan ».
CREATE VIRTUAL TABLE document_search USING fts5 (
    title, text, content = 'document', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
    INSERT INTO document_search (rowid, title, text)
    VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER document_removed AFTER DELETE ON document BEGIN
    INSERT INTO document_search (document_search, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;

CREATE VIRTUAL TABLE claim_search USING fts5 (
    text, content = 'claim', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE quote_search USING fts5 (
    text, source, content = 'quote', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);
