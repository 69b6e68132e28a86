//! Failed log-ins, by a hash of the name that was typed: known and unknown names are counted alike.

use crate::db::schema::throttles;
use crate::db::{DbResult, Tx};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// How often this name failed, and when last.
pub fn failures(tx: &mut Tx, name_hash: &str) -> DbResult<Option<(i32, NaiveDateTime)>> {
    Ok(throttles::table
        .filter(throttles::name_hash.eq(name_hash))
        .select((throttles::failures, throttles::last_at))
        .first(tx.conn)
        .optional()?)
}

pub fn failed(tx: &mut Tx, name_hash: &str, failures: i32) -> DbResult<()> {
    let own = throttles::table.filter(throttles::name_hash.eq(name_hash));
    let changed = diesel::update(own).set((throttles::failures.eq(failures), throttles::last_at.eq(tx.now))).execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(throttles::table)
            .values((throttles::name_hash.eq(name_hash), throttles::failures.eq(failures), throttles::last_at.eq(tx.now)))
            .execute(tx.conn)?;
    }
    Ok(())
}

pub fn succeeded(tx: &mut Tx, name_hash: &str) -> DbResult<()> {
    diesel::delete(throttles::table.filter(throttles::name_hash.eq(name_hash))).execute(tx.conn)?;
    Ok(())
}
