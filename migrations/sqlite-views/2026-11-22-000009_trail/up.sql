ALTER TABLE view_records ADD COLUMN on_behalf_of INTEGER;
CREATE INDEX view_records_by_at ON view_records (at, seq);
CREATE TABLE viewed_youths (
    youth_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (youth_id, seq)
) STRICT;
INSERT INTO viewed_youths (youth_id, seq)
WITH RECURSIVE told (seq, id, rest) AS (
    SELECT seq, '', ids || ' ' FROM view_records WHERE noun = 'youth' AND ids <> ''
    UNION ALL
    SELECT seq, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM told WHERE rest <> ''
)
SELECT DISTINCT CAST(id AS INTEGER), seq FROM told WHERE id <> '';
