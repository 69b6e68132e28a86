//! Ring 2: the only ring that knows diesel. Reads take a permit, writes take changes that carry their event.

pub mod absence;
pub mod account;
pub mod advice;
pub mod answer;
pub mod arrangement;
pub mod audit;
pub mod backup;
pub mod case;
pub mod case_files;
pub mod connection;
pub mod consultation;
pub mod contact_person;
pub mod contract;
pub mod copy;
pub mod delivery;
pub mod dialect;
pub mod draft;
pub mod evaluation;
pub mod goal;
pub mod history;
pub mod invitation;
pub mod message;
pub mod note_template;
pub mod outbox;
pub mod overview;
pub mod preview;
pub mod question;
pub mod referral;
pub mod report;
pub mod residence;
pub mod revision;
pub mod safety;
pub mod schema;
pub mod seal;
pub mod sending;
pub mod session;
pub mod setting;
pub mod stop_request;
pub mod stored;
pub mod text;
pub mod throttle;
pub mod trail;
pub mod types;
pub mod upkeep;
pub mod view_log;
pub mod workplace;
pub mod youth;

use crate::domain::change::About;
use crate::domain::id::AccountId;
use crate::domain::permission::{Actor, Cover, Permit, Role};
use chrono::NaiveDateTime;
use connection::{Access, Conn, Connections, Held, Manager, Tape, Target};
use dialect::{Standing, Stream};
use std::sync::Arc;
use thiserror::Error;

/// Why the database did not answer as asked.
#[derive(Debug, Error)]
pub enum DbError {
    /// Nothing there, or nothing within reach: the two are told apart nowhere.
    #[error("not found")]
    NotFound,
    /// Someone else saved a newer version.
    #[error("stale version")]
    Stale,
    /// The lock or a connection could not be had in time.
    #[error("the database is busy")]
    Busy,
    #[error("the database address is neither sqlite:PATH nor postgres://…")]
    Address,
    #[error("the database could not be opened: {0}")]
    Open(String),
    #[error("the database was made by a newer version of this program")]
    Newer,
    #[error("database: {0}")]
    Query(#[source] diesel::result::Error),
    #[error("stored facts could not be read: {0}")]
    Facts(#[from] serde_json::Error),
}

impl From<diesel::result::Error> for DbError {
    fn from(error: diesel::result::Error) -> Self {
        match error {
            diesel::result::Error::NotFound => Self::NotFound,
            busy if dialect::is_busy(&busy) => Self::Busy,
            other => Self::Query(other),
        }
    }
}

pub type DbResult<T> = Result<T, DbError>;

/// The pools of one installation.
#[derive(Clone)]
pub struct Database {
    writer: Connections,
    readers: Connections,
    views: Connections,
    target: Target,
    chain_key: Arc<[u8]>,
    pub tape: Arc<Tape>,
}

/// A write under way. Everything in it is saved, or nothing.
pub struct Tx<'c> {
    pub(in crate::db) conn: &'c mut Conn,
    by: By,
    now: NaiveDateTime,
    chain_key: Arc<[u8]>,
    /// The hash of the last audit event, read at the first one.
    head: Option<String>,
    /// On whose behalf was acted so far, for who covers.
    behalf: Vec<(About, Option<AccountId>)>,
    /// What the last thing that did not name its youth hangs on, and whose it is.
    whose: Option<(About, About)>,
}

/// Who writes, as the trail names them.
#[derive(Debug, Clone)]
pub struct By {
    pub actor: Actor,
    pub role: Option<Role>,
    /// For whom, and where: what is done there for their youths is done on their behalf.
    pub covers: Vec<Cover>,
}

impl From<&Permit> for By {
    fn from(permit: &Permit) -> Self {
        Self { actor: permit.actor(), role: permit.role(), covers: permit.covers().to_vec() }
    }
}

impl Tx<'_> {
    pub fn now(&self) -> NaiveDateTime {
        self.now
    }
    /// For reads inside a write: the same connection, so that what is read cannot change before the commit.
    pub fn conn(&mut self) -> &mut Conn {
        self.conn
    }
}

impl Database {
    /// Opens the pools and brings both schemas up to date.
    pub fn open(url: &str, chain_key: &[u8]) -> DbResult<Self> {
        let target = Target::parse(url)?;
        let tape = Arc::new(Tape::default());
        let manager = |target: &Target, access, stream| Manager::new(target.clone(), access, stream, Arc::clone(&tape));
        let writer = manager(&target, Access::Write, Stream::Main).pool(1)?;
        let views = manager(&target.views(), Access::Write, Stream::Views).pool(1)?;
        let held = |pool: &Connections| pool.get().map_err(|error| DbError::Open(error.to_string()));
        // Looked at before either is touched.
        if dialect::standing(&mut *held(&views)?, Stream::Views)?.0 == Standing::Newer {
            return Err(DbError::Newer);
        }
        for (pool, stream) in [(&writer, Stream::Main), (&views, Stream::Views)] {
            dialect::migrate(&mut *held(pool)?, stream)?;
        }
        // Readers only now: a reader of SQLite cannot make the file.
        let readers = manager(&target, Access::Read, Stream::Main).pool(4)?;
        Ok(Self { writer, readers, views, target, chain_key: chain_key.into(), tape })
    }

    /// Where the data is.
    pub fn target(&self) -> &Target {
        &self.target
    }

    fn reader(&self) -> DbResult<Held> {
        self.readers.get().map_err(|_| DbError::Busy)
    }

    /// Reads on a connection that cannot write.
    pub fn read<T, E: From<DbError>>(&self, work: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        work(&mut *self.reader()?)
    }

    /// The only place where a write begins. `now` is the real time; the day of an act is passed to the act itself.
    pub fn write<T, E: From<DbError>>(&self, by: By, now: NaiveDateTime, work: impl FnOnce(&mut Tx) -> Result<T, E>) -> Result<T, E> {
        let mut conn = self.writer.get().map_err(|_| DbError::Busy)?;
        dialect::begin_write(&mut conn, Stream::Main).map_err(DbError::from)?;
        let mut tx = Tx { conn: &mut conn, by, now, chain_key: Arc::clone(&self.chain_key), head: None, behalf: Vec::new(), whose: None };
        match work(&mut tx) {
            Ok(done) => {
                dialect::commit(&mut conn).map_err(DbError::from)?;
                Ok(done)
            }
            Err(refused) => {
                // A rollback that fails leaves a broken connection, which the pool throws away.
                let _ = dialect::rollback(&mut conn);
                Err(refused)
            }
        }
    }

    /// A write into the stream of view records.
    pub(in crate::db) fn write_view<T>(&self, work: impl FnOnce(&mut Conn, &[u8]) -> DbResult<T>) -> DbResult<T> {
        let mut conn = self.views.get().map_err(|_| DbError::Busy)?;
        dialect::begin_write(&mut conn, Stream::Views)?;
        match work(&mut conn, &self.chain_key) {
            Ok(done) => {
                dialect::commit(&mut conn)?;
                Ok(done)
            }
            Err(error) => {
                let _ = dialect::rollback(&mut conn);
                Err(error)
            }
        }
    }

    pub(in crate::db) fn read_views<T>(&self, work: impl FnOnce(&mut Conn) -> DbResult<T>) -> DbResult<T> {
        work(&mut *self.views.get().map_err(|_| DbError::Busy)?)
    }

    /// Undoes and redoes every migration, for the tests.
    pub fn rerun_migrations(&self) -> DbResult<()> {
        for (pool, stream) in [(&self.views, Stream::Views), (&self.writer, Stream::Main)] {
            let mut conn = pool.get().map_err(|_| DbError::Busy)?;
            dialect::revert_all(&mut conn, stream)?;
            dialect::migrate(&mut conn, stream)?;
        }
        Ok(())
    }
}
