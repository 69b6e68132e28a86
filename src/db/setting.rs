//! Versions of the limits and the catalogue. The seed files are version 1; the database only adds versions.

use crate::db::connection::Conn;
use crate::db::schema::settings;
use crate::db::{DbResult, Tx};
use crate::domain::catalogue::Catalogue;
use crate::domain::outflow::threshold::Thresholds;
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

const THRESHOLDS: &str = "thresholds";
const CATALOGUE: &str = "catalogue";

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
