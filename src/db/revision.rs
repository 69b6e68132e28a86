//! Revisions: the facts of every version of every noun, without free text. History only grows.

use crate::db::schema::revisions;
use crate::db::{DbResult, Tx};
use crate::domain::change::Noun;
use diesel::prelude::*;
use serde::Serialize;

pub(in crate::db) fn add(tx: &mut Tx, noun: Noun, id: i64, version: i32, facts: &impl Serialize) -> DbResult<()> {
    let facts = serde_json::to_string(facts)?;
    diesel::insert_into(revisions::table)
        .values((
            revisions::noun.eq(noun),
            revisions::noun_id.eq(id),
            revisions::version.eq(version),
            revisions::recorded_at.eq(tx.now),
            revisions::facts.eq(facts),
        ))
        .execute(tx.conn)?;
    Ok(())
}
