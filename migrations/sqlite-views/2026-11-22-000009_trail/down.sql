DROP TABLE viewed_youths;
DROP INDEX view_records_by_at;
ALTER TABLE view_records DROP COLUMN on_behalf_of;
