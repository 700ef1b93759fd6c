-- What an outlet prints in one text after another, which is no part of its articles.

CREATE TABLE repeats (
    document TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (document, start),
    FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
);
