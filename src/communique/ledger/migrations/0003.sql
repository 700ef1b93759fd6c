-- What was read before from the same file or address.

CREATE INDEX documents_by_path ON documents (path);

CREATE INDEX documents_by_url ON documents (url);
