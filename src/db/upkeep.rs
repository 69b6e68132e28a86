//! Whether the database can do its work: what health checks, the doctor and the administrator's page ask.

use crate::db::connection::{Access, Target};
use crate::db::copy;
use crate::db::dialect::bulk::Safeguard;
use crate::db::dialect::{Standing, Stream, bulk, standing};
use crate::db::schema::outbox;
use crate::db::{Database, DbError, DbResult};
use chrono::{NaiveDateTime, TimeDelta};
use diesel::prelude::*;
use std::path::{Path, PathBuf};

/// What `GET /health/ready` tells: each part, whether it is well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Health {
    /// The database answers.
    pub database: bool,
    /// Its schema is the one this program knows.
    pub migrations: bool,
    /// The key is the one that the trail was written with.
    pub key: bool,
    /// The disk of the data has room; on PostgreSQL that is for its server to watch.
    pub disk: bool,
    /// No mail waits an hour past its time, where mail is sent at all.
    pub outbox: bool,
}

impl Health {
    pub fn is_well(self) -> bool {
        self.database && self.migrations && self.key && self.disk && self.outbox
    }
}

impl Target {
    /// The folder that the data fill up, where it is one of this machine.
    pub fn folder(&self) -> Option<PathBuf> {
        match self {
            Self::Sqlite(path) => path.parent().map(|it| if it.as_os_str().is_empty() { ".".into() } else { it.to_owned() }),
            Self::Postgres(_) => None,
        }
    }

    /// How people are told of it: an address may hold a password.
    pub fn told(&self) -> String {
        match self {
            Self::Sqlite(path) => path.display().to_string(),
            Self::Postgres(_) => "the PostgreSQL database of the settings".to_owned(),
        }
    }
}

/// Bytes that are free where a folder lies; none where that cannot be told.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    {
        rustix::fs::statvfs(folder).ok().map(|it| it.f_bavail.saturating_mul(it.f_frsize))
    }
    #[cfg(not(unix))]
    {
        let _ = folder;
        None
    }
}

/// Mail that waits an hour past the time at which it was to be tried.
pub fn stuck_mail(conn: &mut crate::db::connection::Conn, now: NaiveDateTime) -> DbResult<i64> {
    Ok(outbox::table
        .filter(outbox::sent_at.is_null())
        .filter(outbox::given_up_at.is_null())
        .filter(outbox::next_at.lt(now - TimeDelta::hours(1)))
        .count()
        .get_result(conn)?)
}

impl Database {
    /// `sends`: whether mail is sent. Where none is, what waits from before keeps nobody from working.
    pub fn health(&self, now: NaiveDateTime, least_free: u64, sends: bool) -> Health {
        let main = self.read(|conn| standing(conn, Stream::Main));
        let views = self.read_views(|conn| standing(conn, Stream::Views));
        let disk = self.target.folder().and_then(|it| free_bytes(&it)).is_none_or(|free| free >= least_free);
        let current = |it: &DbResult<(Standing, Vec<String>)>| it.as_ref().is_ok_and(|it| it.0 == Standing::Current);
        Health {
            database: main.is_ok() && views.is_ok(),
            migrations: current(&main) && current(&views),
            key: self.key_fits().unwrap_or(false),
            disk,
            outbox: !sends || self.read(|conn| stuck_mail(conn, now)).is_ok_and(|stuck| stuck == 0),
        }
    }

    /// The database program, and the last step of the schema.
    pub fn versions(&self) -> DbResult<(String, String)> {
        self.read(|conn| {
            let program = bulk::version(conn)?;
            let (_, mut steps) = standing(conn, Stream::Main)?;
            Ok((program, steps.pop().unwrap_or_default()))
        })
    }

    /// What is damaged, and the settings that keep what was saved with what they should be.
    pub fn examined(&self) -> DbResult<(Vec<String>, Vec<Safeguard>)> {
        let mut damage = self.read_views(|conn| Ok(bulk::damage(conn)?))?;
        damage.extend(self.read(|conn| bulk::damage(conn).map_err(DbError::from))?);
        Ok((damage, self.read(|conn| bulk::safeguards(conn).map_err(DbError::from))?))
    }
}

/// Whether data that are there were written with this key, before anything is done with them.
pub fn key_fits(target: &Target, key: &[u8]) -> DbResult<bool> {
    crate::db::audit::key_fits(&mut copy::connect(target, Access::Read, Stream::Main)?, key)
}

/// How the data at an address stand, without opening them for work.
pub fn look(url: &str) -> DbResult<Standing> {
    copy::standing(&Target::parse(url)?)
}
