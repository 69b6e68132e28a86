//! Versions of the limits and the catalogue. The seed files are version 1; the database only adds versions.

use crate::db::connection::Conn;
use crate::db::schema::settings;
use crate::db::stored::Stored;
use crate::db::{DbError, DbResult, Tx};
use crate::domain::catalogue::Catalogue;
use crate::domain::change::{About, Noun};
use crate::domain::id::{AccountId, SettingId};
use crate::domain::outflow::setting::{Content, Setting};
use crate::domain::outflow::threshold::Thresholds;
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

const THRESHOLDS: &str = "thresholds";
const CATALOGUE: &str = "catalogue";

impl Content {
    fn topic(&self) -> &'static str {
        match self {
            Self::Limits(_) => THRESHOLDS,
            Self::Catalogue(_) => CATALOGUE,
        }
    }
}

/// Versions are only ever added; two that follow the same version are one too many.
impl Stored for Setting {
    const NOUN: Noun = Noun::Setting;
    type Id = SettingId;
    fn id(&self) -> SettingId {
        self.id
    }
    fn version(&self) -> i32 {
        1
    }
    fn about(&self) -> About {
        About::default()
    }
    fn insert(&self, tx: &mut Tx) -> DbResult<SettingId> {
        if newest(tx.conn, self.content.topic())? != self.version - 1 {
            return Err(DbError::Stale);
        }
        let body = serde_json::to_string(&self.content)?;
        Ok(diesel::insert_into(settings::table)
            .values((
                settings::topic.eq(self.content.topic()),
                settings::version.eq(self.version),
                settings::valid_from.eq(self.valid_from),
                settings::body.eq(body),
                settings::recorded_by.eq(Some(self.recorded_by)),
            ))
            .returning(settings::id)
            .get_result(tx.conn)?)
    }
    fn update(&self, _: &mut Tx) -> DbResult<()> {
        Err(DbError::Stale)
    }
}

fn newest(conn: &mut Conn, topic: &str) -> DbResult<i32> {
    Ok(settings::table.filter(settings::topic.eq(topic)).order(settings::version.desc()).select(settings::version).first(conn)?)
}

/// A version as a list shows it, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub number: i32,
    pub valid_from: NaiveDate,
    /// None for the seed.
    pub recorded_by: Option<AccountId>,
}

/// What is set, whether it rules already or not: the newest version is what a next one follows.
#[derive(Debug, Clone)]
pub struct History<T> {
    pub newest: T,
    /// The newest first.
    pub versions: Vec<Version>,
}

impl<T> History<T> {
    pub fn number(&self) -> i32 {
        self.versions.first().map_or(0, |it| it.number)
    }
}

pub fn thresholds_history(conn: &mut Conn) -> DbResult<History<Thresholds>> {
    history(conn, THRESHOLDS)
}

pub fn catalogue_history(conn: &mut Conn) -> DbResult<History<Catalogue>> {
    history(conn, CATALOGUE)
}

fn history<T: DeserializeOwned>(conn: &mut Conn, topic: &str) -> DbResult<History<T>> {
    let versions = settings::table
        .filter(settings::topic.eq(topic))
        .order(settings::version.desc())
        .select((settings::version, settings::valid_from, settings::recorded_by))
        .load::<(i32, NaiveDate, Option<AccountId>)>(conn)?;
    let versions: Vec<Version> =
        versions.into_iter().map(|(number, valid_from, recorded_by)| Version { number, valid_from, recorded_by }).collect();
    let number = versions.first().ok_or(DbError::NotFound)?.number;
    let of_number = settings::table.filter(settings::topic.eq(topic)).filter(settings::version.eq(number));
    let body: String = of_number.select(settings::body).first(conn)?;
    Ok(History { newest: serde_json::from_str(&body)?, versions })
}

fn valid<T: DeserializeOwned>(conn: &mut Conn, topic: &str, today: NaiveDate) -> DbResult<T> {
    let body: String = settings::table
        .filter(settings::topic.eq(topic))
        .filter(settings::valid_from.le(today))
        .order(settings::version.desc())
        .select(settings::body)
        .first(conn)?;
    Ok(serde_json::from_str(&body)?)
}

/// The limits that hold on a day.
pub fn thresholds(conn: &mut Conn, today: NaiveDate) -> DbResult<Thresholds> {
    valid(conn, THRESHOLDS, today)
}

/// The catalogue that holds on a day.
pub fn catalogue(conn: &mut Conn, today: NaiveDate) -> DbResult<Catalogue> {
    valid(conn, CATALOGUE, today)
}

/// Puts the seed files in as version 1, once.
pub fn seed(tx: &mut Tx, thresholds: &Thresholds, catalogue: &Catalogue) -> DbResult<()> {
    put_first(tx, THRESHOLDS, thresholds)?;
    put_first(tx, CATALOGUE, catalogue)
}

fn put_first(tx: &mut Tx, topic: &str, body: &impl Serialize) -> DbResult<()> {
    let known: Option<i32> = settings::table.filter(settings::topic.eq(topic)).select(settings::version).first(tx.conn).optional()?;
    if known.is_some() {
        return Ok(());
    }
    let long_ago = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
    let body = serde_json::to_string(body)?;
    diesel::insert_into(settings::table)
        .values((settings::topic.eq(topic), settings::version.eq(1), settings::valid_from.eq(long_ago), settings::body.eq(body)))
        .execute(tx.conn)?;
    Ok(())
}
