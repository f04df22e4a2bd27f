-- What a stage keeps between builds, under a kind and two numbers. It can be dropped at
-- any time: the next build makes it again.
CREATE TABLE kept (
    kind   TEXT NOT NULL,
    first  INTEGER NOT NULL,
    second INTEGER NOT NULL,
    value  BLOB NOT NULL
);
CREATE UNIQUE INDEX kept_key ON kept (kind, first, second);
CREATE INDEX kept_second ON kept (kind, second) WHERE kind = 'pair';
