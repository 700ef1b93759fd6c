-- The ledger as first released.

CREATE TABLE meta (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY ("key")
);

CREATE TABLE raw (
    sha256 TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (sha256)
);

CREATE TABLE documents (
    id TEXT NOT NULL,
    path TEXT,
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,
    language TEXT,
    raw TEXT,
    text TEXT NOT NULL,
    json TEXT NOT NULL,
    stages TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (raw) REFERENCES raw (sha256)
);

CREATE TABLE claims (
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    stage TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);
CREATE INDEX claims_in_order ON claims (document, kind, position);

CREATE TABLE evidence (
    claim TEXT NOT NULL,
    role TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (claim, role),
    FOREIGN KEY (claim) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE attributions (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (document, position),
    FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE mentions (
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (document, position),
    FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE resolutions (
    claim TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE "references" (
    claim TEXT NOT NULL,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    actor TEXT,
    reason TEXT,
    PRIMARY KEY (claim, role, position),
    FOREIGN KEY (claim) REFERENCES claims (id) ON DELETE CASCADE
);
CREATE INDEX references_by_actor ON "references" (actor);

CREATE TABLE actors (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE lineage (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    shared FLOAT NOT NULL,
    agency TEXT,
    json TEXT NOT NULL,
    PRIMARY KEY (a, b),
    FOREIGN KEY (a) REFERENCES documents (id) ON DELETE CASCADE,
    FOREIGN KEY (b) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE origins (
    document TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (document),
    FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE
);

CREATE TABLE stories (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE episodes (
    id TEXT NOT NULL,
    story TEXT NOT NULL,
    position INTEGER NOT NULL,
    date TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY (story) REFERENCES stories (id) ON DELETE CASCADE
);

CREATE TABLE members (
    story TEXT NOT NULL,
    document TEXT NOT NULL,
    episode TEXT,
    PRIMARY KEY (story, document),
    FOREIGN KEY (story) REFERENCES stories (id) ON DELETE CASCADE,
    FOREIGN KEY (document) REFERENCES documents (id) ON DELETE CASCADE,
    FOREIGN KEY (episode) REFERENCES episodes (id) ON DELETE CASCADE
);

CREATE TABLE comparisons (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    story TEXT NOT NULL,
    kind TEXT NOT NULL,
    what TEXT NOT NULL,
    unit TEXT,
    verdict TEXT NOT NULL,
    reason TEXT NOT NULL,
    origins INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (story) REFERENCES stories (id) ON DELETE CASCADE
);

CREATE TABLE responses (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    claim TEXT NOT NULL,
    answers TEXT NOT NULL,
    answer TEXT NOT NULL,
    reason TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (claim) REFERENCES claims (id) ON DELETE CASCADE,
    FOREIGN KEY (answers) REFERENCES claims (id) ON DELETE CASCADE
);

CREATE TABLE judgements (
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    verdict TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (id)
);
