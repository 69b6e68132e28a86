CREATE INDEX audit_events_by_at ON audit_events (at, seq);
