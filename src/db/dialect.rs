//! Where the two databases must differ.

pub mod bulk;

use crate::db::connection::{Conn, STATEMENTS_END};
use crate::db::{DbError, DbResult};
use diesel::backend::Backend;
use diesel::connection::{AnsiTransactionManager, SimpleConnection};
use diesel::migration::MigrationSource;
use diesel::{Connection, PgConnection, QueryResult};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const SQLITE_VIEWS: EmbeddedMigrations = embed_migrations!("migrations/sqlite-views");
const POSTGRES_VIEWS: EmbeddedMigrations = embed_migrations!("migrations/postgres-views");

/// Which of the two streams a transaction belongs to; each has a lock of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stream {
    Main,
    Views,
}

/// The lock that lets one write happen at a time on PostgreSQL. One function, so that it can become one per household.
fn lock_key(stream: Stream) -> i64 {
    match stream {
        Stream::Main => 0x5549_5453_5452_4f31,
        Stream::Views => 0x5549_5453_5452_4f32,
    }
}

/// Begins a write: the lock is taken at once, so a read in it can be trusted until the commit.
pub fn begin_write(conn: &mut Conn, stream: Stream) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(sqlite) => AnsiTransactionManager::begin_transaction_sql(sqlite, "BEGIN IMMEDIATE"),
        Conn::Postgres(postgres) => {
            AnsiTransactionManager::begin_transaction_sql(postgres, "BEGIN ISOLATION LEVEL READ COMMITTED")?;
            postgres.batch_execute(&format!("SELECT pg_advisory_xact_lock({})", lock_key(stream)))
        }
    }
}

/// How the schema of a database stands to the one this program knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is in it yet.
    Empty,
    Older,
    Current,
    /// Made by a program that came later.
    Newer,
}

/// The steps of the schema that were taken, and how they stand to those this program knows. Nothing is written.
pub fn standing(conn: &mut Conn, stream: Stream) -> DbResult<(Standing, Vec<String>)> {
    let exists = match conn {
        Conn::Sqlite(_) => "SELECT name AS it FROM sqlite_schema WHERE name = '__diesel_schema_migrations'",
        Conn::Postgres(_) => {
            "SELECT tablename::text AS it FROM pg_tables WHERE schemaname = current_schema() AND tablename = '__diesel_schema_migrations'"
        }
    };
    if bulk::texts(conn, exists)?.is_empty() {
        return Ok((Standing::Empty, Vec::new()));
    }
    let taken = bulk::texts(conn, "SELECT version AS it FROM __diesel_schema_migrations ORDER BY version")?;
    let known = match (conn, stream) {
        (Conn::Sqlite(_), Stream::Main) => known::<diesel::sqlite::Sqlite>(&SQLITE),
        (Conn::Sqlite(_), Stream::Views) => known::<diesel::sqlite::Sqlite>(&SQLITE_VIEWS),
        (Conn::Postgres(_), Stream::Main) => known::<diesel::pg::Pg>(&POSTGRES),
        (Conn::Postgres(_), Stream::Views) => known::<diesel::pg::Pg>(&POSTGRES_VIEWS),
    }?;
    let standing = match () {
        () if taken.iter().any(|it| !known.contains(it)) => Standing::Newer,
        () if taken.is_empty() => Standing::Empty,
        () if known.iter().any(|it| !taken.contains(it)) => Standing::Older,
        () => Standing::Current,
    };
    Ok((standing, taken))
}

fn opened(error: Box<dyn std::error::Error + Send + Sync>) -> DbError {
    DbError::Open(error.to_string())
}

fn known<DB: Backend>(tree: &EmbeddedMigrations) -> DbResult<Vec<String>> {
    Ok(MigrationSource::<DB>::migrations(tree).map_err(opened)?.iter().map(|it| it.name().version().to_string()).collect())
}

/// Brings the schema up to date; a database made by a newer program is refused and left as it is.
pub fn migrate(conn: &mut Conn, stream: Stream) -> DbResult<()> {
    if standing(conn, stream)?.0 == Standing::Newer {
        return Err(DbError::Newer);
    }
    match (conn, stream) {
        (Conn::Sqlite(it), Stream::Main) => run(it, SQLITE),
        (Conn::Sqlite(it), Stream::Views) => run(it, SQLITE_VIEWS),
        (Conn::Postgres(it), Stream::Main) => patient(it, |it| run(it, POSTGRES)),
        (Conn::Postgres(it), Stream::Views) => patient(it, |it| run(it, POSTGRES_VIEWS)),
    }
}

/// Filling a table from a long log may take as long as it takes; afterwards statements end in time again.
fn patient<T>(conn: &mut PgConnection, work: impl FnOnce(&mut PgConnection) -> DbResult<T>) -> DbResult<T> {
    conn.batch_execute("SET statement_timeout = 0")?;
    let done = work(conn);
    conn.batch_execute(STATEMENTS_END)?;
    done
}

fn run<DB: Backend, C: MigrationHarness<DB>>(conn: &mut C, tree: EmbeddedMigrations) -> DbResult<()> {
    conn.run_pending_migrations(tree).map(|_| ()).map_err(opened)
}

/// Which kind of database it is, and the last step that its schema took. Only read: diesel's own way makes its table first.
pub fn kind_and_schema(conn: &mut Conn) -> DbResult<(&'static str, String)> {
    let (_, taken) = standing(conn, Stream::Main)?;
    let kind = match conn {
        Conn::Sqlite(_) => "SQLite",
        Conn::Postgres(_) => "PostgreSQL",
    };
    Ok((kind, taken.into_iter().next_back().unwrap_or_default()))
}

/// Undoes every migration of one tree; the tests run each up, down and up again.
pub fn revert_all(conn: &mut Conn, stream: Stream) -> DbResult<()> {
    let reverted = match (conn, stream) {
        (Conn::Sqlite(it), Stream::Main) => it.revert_all_migrations(SQLITE),
        (Conn::Sqlite(it), Stream::Views) => it.revert_all_migrations(SQLITE_VIEWS),
        (Conn::Postgres(it), Stream::Main) => it.revert_all_migrations(POSTGRES),
        (Conn::Postgres(it), Stream::Views) => it.revert_all_migrations(POSTGRES_VIEWS),
    };
    reverted.map(|_| ()).map_err(|error| DbError::Open(error.to_string()))
}

/// Whether a failure means that the other side held the lock too long.
pub fn is_busy(error: &diesel::result::Error) -> bool {
    let diesel::result::Error::DatabaseError(_, info) = error else { return false };
    let message = info.message();
    message.contains("database is locked") || message.contains("lock timeout") || message.contains("canceling statement due to lock")
}

pub fn commit(conn: &mut Conn) -> QueryResult<()> {
    use diesel::connection::TransactionManager;
    <Conn as Connection>::TransactionManager::commit_transaction(conn)
}

pub fn rollback(conn: &mut Conn) -> QueryResult<()> {
    use diesel::connection::TransactionManager;
    <Conn as Connection>::TransactionManager::rollback_transaction(conn)
}
