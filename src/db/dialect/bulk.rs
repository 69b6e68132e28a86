//! Whole tables as rows of JSON: what a copy from one database into another needs, in the words of each.
//! A row is one JSON array in the order of the columns; days and instants are texts as SQLite keeps them, yes is 1.

use crate::db::connection::Conn;
use crate::db::dialect::Stream;
use diesel::connection::{AnsiTransactionManager, SimpleConnection};
use diesel::sql_types::Text;
use diesel::{QueryResult, QueryableByName, RunQueryDsl, sql_query};

/// A table as the database itself lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub name: String,
    pub columns: Vec<Column>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// The type in the words of its own database.
    pub kind: String,
    /// Place in the primary key from 1 on; 0 outside it.
    pub key: usize,
}

impl Table {
    pub fn column_names(&self) -> Vec<&str> {
        self.columns.iter().map(|it| it.name.as_str()).collect()
    }

    /// Where the number stands that is the whole key, if it is one.
    pub fn number(&self) -> Option<usize> {
        let mut key = self.columns.iter().enumerate().filter(|(_, it)| it.key > 0);
        match (key.next(), key.next()) {
            (Some((place, column)), None) if column.kind == "integer" || column.kind == "bigint" => Some(place),
            _ => None,
        }
    }

    fn listed(&self, each: impl Fn(usize, &Column) -> String) -> String {
        self.columns.iter().enumerate().map(|(place, column)| each(place, column)).collect::<Vec<_>>().join(", ")
    }

    fn key(&self) -> String {
        let mut key: Vec<_> = self.columns.iter().filter(|it| it.key > 0).collect();
        key.sort_by_key(|it| it.key);
        key.iter().map(|it| quoted(&it.name)).collect::<Vec<_>>().join(", ")
    }
}

#[derive(QueryableByName)]
struct One {
    #[diesel(sql_type = Text)]
    it: String,
}

/// The column `it` of a question.
pub fn texts(conn: &mut Conn, question: &str) -> QueryResult<Vec<String>> {
    let rows: Vec<One> = match conn {
        Conn::Sqlite(it) => sql_query(question).load(it),
        Conn::Postgres(it) => sql_query(question).load(it),
    }?;
    Ok(rows.into_iter().map(|it| it.it).collect())
}

fn number(conn: &mut Conn, question: &str) -> QueryResult<i64> {
    Ok(texts(conn, question)?.first().and_then(|it| it.parse().ok()).unwrap_or(0))
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

/// Every table of a stream, by name, without those of the programs underneath.
pub fn tables(conn: &mut Conn) -> QueryResult<Vec<Table>> {
    let listed = match conn {
        Conn::Sqlite(_) => "SELECT name AS it FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        Conn::Postgres(_) => "SELECT tablename::text AS it FROM pg_tables WHERE schemaname = current_schema()",
    };
    let mut names = texts(conn, listed)?;
    names.retain(|it| it != "__diesel_schema_migrations");
    names.sort();
    names.into_iter().map(|name| Ok(Table { columns: columns(conn, &name)?, name })).collect()
}

fn columns(conn: &mut Conn, table: &str) -> QueryResult<Vec<Column>> {
    let question = match conn {
        Conn::Sqlite(_) => {
            format!("SELECT name || '|' || pk || '|' || lower(type) AS it FROM pragma_table_info('{table}') ORDER BY cid")
        }
        Conn::Postgres(_) => format!(
            "SELECT a.attname || '|' || coalesce(array_position(i.indkey::int2[], a.attnum) + 1, 0) || '|' || format_type(a.atttypid, NULL) AS it \
             FROM pg_attribute a LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary \
             WHERE a.attrelid = to_regclass('{}') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
            quoted(table)
        ),
    };
    let rows = texts(conn, &question)?;
    let parsed = rows.iter().filter_map(|row| {
        let mut parts = row.splitn(3, '|');
        let (name, key, kind) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Column { name: name.to_owned(), kind: kind.to_owned(), key: key.parse().ok()? })
    });
    Ok(parsed.collect())
}

/// Where reading a table has come.
#[derive(Debug, Clone, Copy)]
pub enum From {
    /// Rows whose number comes after this one.
    After(i64),
    /// Rows past so many.
    Past(usize),
}

/// The next rows of a table, in the order of its key.
pub fn rows(conn: &mut Conn, table: &Table, from: From, most: usize) -> QueryResult<Vec<String>> {
    let array = match conn {
        Conn::Sqlite(_) => format!("json_array({})", table.listed(|_, it| quoted(&it.name))),
        Conn::Postgres(_) => format!("json_build_array({})::text", table.listed(|_, it| told_by_postgres(it))),
    };
    let key = table.key();
    let (condition, past) = match from {
        From::After(number) => (format!("WHERE {key} > {number}"), String::new()),
        From::Past(rows) => (String::new(), format!("OFFSET {rows}")),
    };
    texts(conn, &format!("SELECT {array} AS it FROM {} {condition} ORDER BY {key} LIMIT {most} {past}", quoted(&table.name)))
}

/// An instant is told as SQLite keeps it: no fraction, three digits of it, or six.
fn told_by_postgres(column: &Column) -> String {
    let name = quoted(&column.name);
    match column.kind.as_str() {
        "boolean" => format!("{name}::int"),
        "date" => format!("to_char({name}, 'YYYY-MM-DD')"),
        kind if kind.starts_with("timestamp") => {
            format!("regexp_replace(regexp_replace(to_char({name}, 'YYYY-MM-DD HH24:MI:SS.US'), '000$', ''), '\\.000$', '')")
        }
        _ => name,
    }
}

/// Puts rows in, given as one JSON array of them.
pub fn put(conn: &mut Conn, table: &Table, rows: &str) -> QueryResult<usize> {
    let (name, columns) = (quoted(&table.name), table.listed(|_, it| quoted(&it.name)));
    match conn {
        Conn::Sqlite(it) => {
            let values = table.listed(|place, _| format!("json_extract(value, '$[{place}]')"));
            sql_query(format!("INSERT INTO {name} ({columns}) SELECT {values} FROM json_each(?)")).bind::<Text, _>(rows).execute(it)
        }
        Conn::Postgres(it) => {
            let values = table.listed(|place, column| match column.kind.as_str() {
                "boolean" => format!("(value->>{place})::int::boolean"),
                kind => format!("(value->>{place})::{kind}"),
            });
            sql_query(format!("INSERT INTO {name} ({columns}) SELECT {values} FROM jsonb_array_elements($1::jsonb) AS given(value)"))
                .bind::<Text, _>(rows)
                .execute(it)
        }
    }
}

pub fn count(conn: &mut Conn, table: &str) -> QueryResult<i64> {
    number(conn, &format!("SELECT CAST(count(*) AS TEXT) AS it FROM {}", quoted(table)))
}

pub fn empty(conn: &mut Conn, table: &str) -> QueryResult<()> {
    conn.batch_execute(&format!("DELETE FROM {}", quoted(table)))
}

/// The sequence that gives a table its numbers on PostgreSQL.
fn sequence(conn: &mut Conn, table: &Table) -> QueryResult<Option<String>> {
    let Some(column) = table.number().and_then(|it| table.columns.get(it)) else { return Ok(None) };
    let question = format!("SELECT coalesce(pg_get_serial_sequence('{}', '{}'), '') AS it", quoted(&table.name), column.name);
    Ok(texts(conn, &question)?.pop().filter(|it| !it.is_empty()))
}

/// The last number a table gave out, to rows that are gone as well.
pub fn last_number(conn: &mut Conn, table: &Table) -> QueryResult<i64> {
    if let Conn::Sqlite(_) = conn {
        return number(conn, &format!("SELECT CAST(seq AS TEXT) AS it FROM sqlite_sequence WHERE name = '{}'", table.name));
    }
    match sequence(conn, table)? {
        Some(sequence) => number(conn, &format!("SELECT CASE WHEN is_called THEN last_value ELSE 0 END::text AS it FROM {sequence}")),
        None => Ok(0),
    }
}

/// From now on a table gives out numbers after this one and after those in it.
pub fn number_after(conn: &mut Conn, table: &Table, last: i64) -> QueryResult<()> {
    let Some(column) = table.number().and_then(|it| table.columns.get(it)) else { return Ok(()) };
    let highest =
        number(conn, &format!("SELECT CAST(coalesce(max({}), 0) AS TEXT) AS it FROM {}", quoted(&column.name), quoted(&table.name)))?;
    let last = last.max(highest);
    if last == 0 {
        return Ok(());
    }
    if let Conn::Sqlite(_) = conn {
        let name = &table.name;
        let counted = format!("SELECT name AS it FROM sqlite_schema WHERE name = '{name}' AND sql LIKE '%AUTOINCREMENT%'");
        if !texts(conn, &counted)?.is_empty() {
            conn.batch_execute(&format!("DELETE FROM sqlite_sequence WHERE name = '{name}'"))?;
            conn.batch_execute(&format!("INSERT INTO sqlite_sequence (name, seq) VALUES ('{name}', {last})"))?;
        }
        return Ok(());
    }
    match sequence(conn, table)? {
        Some(sequence) => texts(conn, &format!("SELECT setval('{sequence}', {last})::text AS it")).map(|_| ()),
        None => Ok(()),
    }
}

/// Begins a read that sees one moment, however long it takes.
pub fn begin_snapshot(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(it) => AnsiTransactionManager::begin_transaction_sql(it, "BEGIN")?,
        Conn::Postgres(it) => {
            AnsiTransactionManager::begin_transaction_sql(it, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
            it.batch_execute(PATIENT)?;
        }
    }
    // Both take the moment at the first read, not at the beginning.
    tables(conn).map(|_| ())
}

const PATIENT: &str = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

/// Begins filling an empty database: what refers to what is looked at when everything is in.
pub fn begin_filling(conn: &mut Conn, stream: Stream) -> QueryResult<()> {
    super::begin_write(conn, stream)?;
    match conn {
        Conn::Sqlite(it) => it.batch_execute("PRAGMA defer_foreign_keys = ON"),
        Conn::Postgres(it) => {
            it.batch_execute(PATIENT)?;
            references(conn, "DEFERRABLE INITIALLY DEFERRED")
        }
    }
}

/// Looks whether everything that is referred to is there.
pub fn end_filling(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        // SQLite looks at the commit.
        Conn::Sqlite(_) => Ok(()),
        Conn::Postgres(it) => {
            it.batch_execute("SET CONSTRAINTS ALL IMMEDIATE")?;
            references(conn, "NOT DEFERRABLE")
        }
    }
}

fn references(conn: &mut Conn, when: &str) -> QueryResult<()> {
    let each = format!(
        "SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I {when}', conrelid::regclass, conname) AS it FROM pg_constraint \
         WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
    );
    for change in texts(conn, &each)? {
        conn.batch_execute(&change)?;
    }
    Ok(())
}

/// Writes a SQLite file into another one as it is at this moment, while others go on writing.
pub fn vacuum_into(conn: &mut Conn, file: &std::path::Path) -> QueryResult<()> {
    conn.batch_execute(&format!("VACUUM INTO '{}'", file.to_string_lossy().replace('\'', "''")))
}

/// What SQLite finds wrong with its file: nothing when it is whole. PostgreSQL looks after its own.
pub fn damage(conn: &mut Conn) -> QueryResult<Vec<String>> {
    if let Conn::Postgres(_) = conn {
        return Ok(Vec::new());
    }
    let mut found = texts(conn, "SELECT integrity_check AS it FROM pragma_integrity_check")?;
    found.retain(|it| it != "ok");
    found.extend(texts(
        conn,
        "SELECT \"table\" || ' ' || coalesce(rowid, 0) || ' refers to nothing in ' || parent AS it FROM pragma_foreign_key_check",
    )?);
    Ok(found)
}

/// A setting of the database that keeps what was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safeguard {
    pub name: &'static str,
    pub is: String,
    pub meant: &'static str,
}

pub fn safeguards(conn: &mut Conn) -> QueryResult<Vec<Safeguard>> {
    let asked: &[(&str, &str, &str)] = match conn {
        Conn::Sqlite(_) => &[
            ("journal_mode", "SELECT journal_mode AS it FROM pragma_journal_mode", "wal"),
            ("synchronous", "SELECT CAST(synchronous AS TEXT) AS it FROM pragma_synchronous", "2"),
            ("foreign_keys", "SELECT CAST(foreign_keys AS TEXT) AS it FROM pragma_foreign_keys", "1"),
        ],
        Conn::Postgres(_) => &[
            ("fsync", "SELECT current_setting('fsync') AS it", "on"),
            ("full_page_writes", "SELECT current_setting('full_page_writes') AS it", "on"),
            ("synchronous_commit", "SELECT current_setting('synchronous_commit') AS it", "on"),
            ("server_encoding", "SELECT current_setting('server_encoding') AS it", "UTF8"),
        ],
    };
    let mut found = Vec::new();
    for (name, question, meant) in asked {
        found.push(Safeguard { name, is: texts(conn, question)?.pop().unwrap_or_default(), meant });
    }
    Ok(found)
}

/// The version of the database program.
pub fn version(conn: &mut Conn) -> QueryResult<String> {
    let question = match conn {
        Conn::Sqlite(_) => "SELECT 'SQLite ' || sqlite_version() AS it",
        Conn::Postgres(_) => "SELECT 'PostgreSQL ' || current_setting('server_version') AS it",
    };
    Ok(texts(conn, question)?.pop().unwrap_or_default())
}
