DROP TABLE view_records;
