ALTER TABLE view_records ADD COLUMN on_behalf_of BIGINT;
CREATE INDEX view_records_by_at ON view_records (at, seq);
CREATE TABLE viewed_youths (
    youth_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    PRIMARY KEY (youth_id, seq)
);
INSERT INTO viewed_youths (youth_id, seq)
SELECT DISTINCT CAST(told.id AS BIGINT), seq
FROM view_records CROSS JOIN regexp_split_to_table(ids, ' ') AS told (id)
WHERE noun = 'youth' AND told.id <> '';
