//! Connections: which database an address names, how each connection is set up, and the pools.

use crate::db::DbError;
use crate::db::dialect::Stream;
use diesel::connection::{Instrumentation, InstrumentationEvent, SimpleConnection};
use diesel::r2d2::{ManageConnection, Pool, PooledConnection};
use diesel::{Connection, ConnectionError, PgConnection, SqliteConnection};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// One program, two databases.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Where the data is. The address is parsed here and nowhere else: a mistyped `postgres:` must not become a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Target {
    pub fn parse(url: &str) -> Result<Self, DbError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self::Postgres(url.to_owned()));
        }
        match url.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(Self::Sqlite(PathBuf::from(path.strip_prefix("//").unwrap_or(path)))),
            _ => Err(DbError::Address),
        }
    }

    /// View records have a file of their own on SQLite, so that a view never waits for a save.
    pub fn views(&self) -> Self {
        match self {
            Self::Sqlite(path) => Self::Sqlite(path.with_file_name("views.db")),
            Self::Postgres(url) => Self::Postgres(url.clone()),
        }
    }
}

/// A statement of PostgreSQL that takes longer than any page waits is ended.
pub(in crate::db) const STATEMENTS_END: &str = "SET statement_timeout = '10s'";

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Write,
    Read,
}

/// The statements of a page, for the test that counts them. Text only, never a bound value; off unless a test turns it on.
#[derive(Default)]
pub struct Tape {
    on: AtomicBool,
    statements: Mutex<Vec<String>>,
}

impl Tape {
    pub fn start(&self) {
        self.take();
        self.on.store(true, Ordering::SeqCst);
    }
    pub fn stop(&self) -> Vec<String> {
        self.on.store(false, Ordering::SeqCst);
        self.take()
    }
    fn take(&self) -> Vec<String> {
        self.statements.lock().map(|mut it| std::mem::take(&mut *it)).unwrap_or_default()
    }
    fn note(&self, statement: &str) {
        if let Ok(mut statements) = self.statements.lock() {
            statements.push(statement.split("-- binds").next().unwrap_or("").trim().to_owned());
        }
    }
}

struct Listener(Arc<Tape>);

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        if let InstrumentationEvent::StartQuery { query, .. } = event
            && self.0.on.load(Ordering::Relaxed)
        {
            self.0.note(&query.to_string());
        }
    }
}

/// Makes connections of one kind.
pub struct Manager {
    target: Target,
    access: Access,
    stream: Stream,
    tape: Arc<Tape>,
}

pub type Connections = Pool<Manager>;
pub type Held = PooledConnection<Manager>;

impl Manager {
    pub fn new(target: Target, access: Access, stream: Stream, tape: Arc<Tape>) -> Self {
        Self { target, access, stream, tape }
    }

    pub fn pool(self, size: u32) -> Result<Connections, DbError> {
        Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .test_on_check_out(false)
            .connection_timeout(Duration::from_secs(2))
            .build(self)
            .map_err(|error| DbError::Open(error.to_string()))
    }

    /// One pragma a statement, the busy timeout first; foreign keys are off in SQLite until a connection says otherwise.
    fn set_up(&self, conn: &mut Conn) -> diesel::QueryResult<()> {
        match conn {
            Conn::Sqlite(sqlite) => {
                for pragma in [
                    "PRAGMA busy_timeout = 2000",
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = FULL",
                    "PRAGMA foreign_keys = ON",
                    "PRAGMA trusted_schema = OFF",
                    "PRAGMA cell_size_check = ON",
                    "PRAGMA mmap_size = 0",
                    // In kB: the pages of a large list, and the indexes of a large import, stay at hand.
                    "PRAGMA cache_size = -16000",
                ] {
                    sqlite.batch_execute(pragma)?;
                }
                if self.access == Access::Read {
                    sqlite.batch_execute("PRAGMA query_only = ON")?;
                }
            }
            Conn::Postgres(postgres) => {
                // A plan that serves every reach walks all youths where one practice was asked for: each statement gets its own.
                postgres.batch_execute(
                    "SET TIME ZONE 'UTC'; SET client_min_messages = warning; SET lock_timeout = '3s'; \
                     SET idle_in_transaction_session_timeout = '30s'; \
                     SET plan_cache_mode = force_custom_plan",
                )?;
                postgres.batch_execute(STATEMENTS_END)?;
                if self.stream == Stream::Views {
                    postgres.batch_execute("CREATE SCHEMA IF NOT EXISTS views; SET search_path TO views")?;
                }
                if self.access == Access::Read {
                    postgres.batch_execute("SET default_transaction_read_only = on")?;
                }
            }
        }
        Ok(())
    }
}

impl ManageConnection for Manager {
    type Connection = Conn;
    type Error = ConnectionError;

    fn connect(&self) -> Result<Conn, ConnectionError> {
        let mut conn = match &self.target {
            Target::Sqlite(path) => Conn::Sqlite(SqliteConnection::establish(&path.to_string_lossy())?),
            Target::Postgres(url) => Conn::Postgres(PgConnection::establish(url)?),
        };
        self.set_up(&mut conn).map_err(ConnectionError::CouldntSetupConfiguration)?;
        conn.set_instrumentation(Listener(Arc::clone(&self.tape)));
        Ok(conn)
    }

    fn is_valid(&self, conn: &mut Conn) -> Result<(), ConnectionError> {
        conn.batch_execute("SELECT 1").map_err(ConnectionError::CouldntSetupConfiguration)
    }

    /// A connection that comes back with an open or broken transaction (a panic, a lost server) is thrown away.
    fn has_broken(&self, conn: &mut Conn) -> bool {
        use diesel::connection::TransactionManager;
        std::thread::panicking() || <Conn as Connection>::TransactionManager::is_broken_transaction_manager(conn)
    }
}
