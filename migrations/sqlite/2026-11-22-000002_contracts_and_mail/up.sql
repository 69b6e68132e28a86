ALTER TABLE accounts ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN digest TEXT NOT NULL DEFAULT 'off' CHECK (digest IN ('off', 'daily', 'weekly'));
ALTER TABLE workplaces ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE workplaces ADD COLUMN ended_on TEXT;
ALTER TABLE providers ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE providers ADD COLUMN ended_on TEXT;

CREATE TABLE account_municipalities (
    account_id INTEGER NOT NULL REFERENCES accounts,
    municipality TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    PRIMARY KEY (account_id, municipality, from_on)
) STRICT;

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    token_hash TEXT NOT NULL,
    account_id INTEGER REFERENCES accounts,
    purpose TEXT NOT NULL CHECK (purpose IN ('set_up', 'invitation', 'reset')),
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at TEXT,
    UNIQUE (token_hash)
) STRICT;
CREATE INDEX invitations_by_account_id ON invitations (account_id);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    account_id INTEGER NOT NULL REFERENCES accounts,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'reset', 'second_factor_changed', 'digest')),
    due_on TEXT NOT NULL,
    message_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    plain TEXT NOT NULL,
    html TEXT NOT NULL,
    queued_at TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at TEXT NOT NULL,
    sent_at TEXT,
    given_up_at TEXT,
    failure TEXT,
    UNIQUE (message_id)
) STRICT;
CREATE INDEX outbox_by_account_id ON outbox (account_id);
CREATE INDEX outbox_by_next_at ON outbox (next_at);

CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    case_id INTEGER NOT NULL REFERENCES cases,
    asked_by INTEGER NOT NULL REFERENCES accounts,
    asked_on TEXT NOT NULL,
    answered_by INTEGER REFERENCES accounts,
    answered_on TEXT,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX questions_by_youth_id ON questions (youth_id);
CREATE INDEX questions_by_case_id ON questions (case_id);

CREATE TABLE sightings (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    youth_id INTEGER NOT NULL REFERENCES youths,
    case_id INTEGER NOT NULL REFERENCES cases,
    account_id INTEGER NOT NULL REFERENCES accounts,
    seen_on TEXT NOT NULL,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX sightings_by_youth_id ON sightings (youth_id);
CREATE INDEX sightings_by_case_id ON sightings (case_id);

CREATE TABLE stop_requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    municipality TEXT NOT NULL,
    provider_id INTEGER REFERENCES providers,
    counted_on TEXT NOT NULL,
    asked_by INTEGER NOT NULL REFERENCES accounts,
    asked_on TEXT NOT NULL,
    answered_by INTEGER REFERENCES accounts,
    answered_on TEXT,
    stopped INTEGER,
    running INTEGER,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX stop_requests_by_municipality ON stop_requests (municipality);

CREATE TABLE contracts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    provider_id INTEGER NOT NULL REFERENCES providers,
    municipality TEXT NOT NULL,
    from_on TEXT NOT NULL,
    until_on TEXT,
    ceiling INTEGER,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX contracts_by_provider_id ON contracts (provider_id);
CREATE INDEX contracts_by_municipality ON contracts (municipality);

CREATE TABLE tariffs (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    version INTEGER NOT NULL,
    contract_id INTEGER NOT NULL REFERENCES contracts,
    profile TEXT NOT NULL CHECK (profile IN ('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'unknown')),
    intensity TEXT NOT NULL CHECK (intensity IN ('perspective', 'intensive', 'lasting_light', 'lasting_heavy', 'unknown')),
    cents INTEGER NOT NULL,
    unit TEXT NOT NULL CHECK (unit IN ('arrangement', 'month', 'week', 'hour')),
    from_on TEXT NOT NULL,
    until_on TEXT,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX tariffs_by_contract_id ON tariffs (contract_id);

CREATE TABLE own_totals (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    municipality TEXT NOT NULL,
    counted_on TEXT NOT NULL,
    arrangements INTEGER NOT NULL,
    recorded_by INTEGER NOT NULL REFERENCES accounts,
    known_at TEXT NOT NULL
) STRICT;
CREATE INDEX own_totals_by_municipality ON own_totals (municipality);

-- SQLite cannot widen a CHECK: the tables that name nouns are made again with the longer list.
DROP INDEX texts_by_noun_noun_id;
ALTER TABLE texts RENAME TO texts_before;
CREATE TABLE texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    noun TEXT NOT NULL CHECK (noun IN ('account', 'workplace', 'provider', 'household', 'youth', 'authority', 'consent', 'case', 'episode', 'consultation', 'referral', 'arrangement', 'date_change', 'decision', 'allocation', 'delivery', 'safety_record', 'answer', 'setting', 'message', 'goal', 'goal_score', 'evaluation', 'residence', 'contact_person', 'note_template', 'advice', 'absence', 'question', 'sighting', 'stop_request', 'contract', 'tariff', 'own_total')),
    noun_id INTEGER NOT NULL,
    field TEXT NOT NULL CHECK (field IN ('s', 'o', 'e', 'p', 'motive', 'relapse_agreement', 'description', 'question', 'feedback', 'address', 'name', 'phone', 'answer')),
    body TEXT NOT NULL,
    written_at TEXT NOT NULL
) STRICT;
INSERT INTO texts SELECT * FROM texts_before;
DROP TABLE texts_before;
CREATE INDEX texts_by_noun_noun_id ON texts (noun, noun_id);

ALTER TABLE revisions RENAME TO revisions_before;
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    noun TEXT NOT NULL CHECK (noun IN ('account', 'workplace', 'provider', 'household', 'youth', 'authority', 'consent', 'case', 'episode', 'consultation', 'referral', 'arrangement', 'date_change', 'decision', 'allocation', 'delivery', 'safety_record', 'answer', 'setting', 'message', 'goal', 'goal_score', 'evaluation', 'residence', 'contact_person', 'note_template', 'advice', 'absence', 'question', 'sighting', 'stop_request', 'contract', 'tariff', 'own_total')),
    noun_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    facts TEXT NOT NULL,
    UNIQUE (noun, noun_id, version)
) STRICT;
INSERT INTO revisions SELECT * FROM revisions_before;
DROP TABLE revisions_before;

DROP INDEX audit_events_by_youth_id;
DROP INDEX audit_events_by_account_id;
ALTER TABLE audit_events RENAME TO audit_events_before;
CREATE TABLE audit_events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    account_id INTEGER,
    role TEXT,
    noun TEXT NOT NULL CHECK (noun IN ('account', 'workplace', 'provider', 'household', 'youth', 'authority', 'consent', 'case', 'episode', 'consultation', 'referral', 'arrangement', 'date_change', 'decision', 'allocation', 'delivery', 'safety_record', 'answer', 'setting', 'message', 'goal', 'goal_score', 'evaluation', 'residence', 'contact_person', 'note_template', 'advice', 'absence', 'question', 'sighting', 'stop_request', 'contract', 'tariff', 'own_total')),
    noun_id INTEGER NOT NULL,
    youth_id INTEGER,
    case_id INTEGER,
    on_behalf_of INTEGER,
    event TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_events SELECT * FROM audit_events_before;
DROP TABLE audit_events_before;
CREATE INDEX audit_events_by_youth_id ON audit_events (youth_id);
CREATE INDEX audit_events_by_account_id ON audit_events (account_id);
