-- What became of each demand.

CREATE TABLE demands (
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    story TEXT NOT NULL,
    holder TEXT,
    addressee TEXT,
    state TEXT NOT NULL,
    origins INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY (story) REFERENCES stories (id) ON DELETE CASCADE
);
