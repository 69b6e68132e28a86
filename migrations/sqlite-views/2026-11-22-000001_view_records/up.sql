CREATE TABLE view_records (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    account_id INTEGER,
    role TEXT,
    action TEXT NOT NULL,
    noun TEXT NOT NULL,
    ids TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
CREATE INDEX view_records_by_account_id ON view_records (account_id);
