//! Messages that were read: a repeat is known by sender, code, identification and content.

use crate::db::schema::messages;
use crate::db::{DbResult, Tx};
use chrono::NaiveDate;
use diesel::prelude::*;

/// What tells one message from another.
pub struct MessageKey<'a> {
    pub kind: &'a str,
    pub sender: &'a str,
    pub identification: &'a str,
    pub content_hash: &'a str,
}

pub fn is_known(tx: &mut Tx, key: &MessageKey) -> DbResult<bool> {
    let known: Option<i64> = messages::table
        .filter(messages::sender.eq(key.sender))
        .filter(messages::kind.eq(key.kind))
        .filter(messages::identification.eq(key.identification))
        .filter(messages::content_hash.eq(key.content_hash))
        .select(messages::id)
        .first(tx.conn)
        .optional()?;
    Ok(known.is_some())
}

pub fn remember(tx: &mut Tx, key: &MessageKey, dated_on: NaiveDate) -> DbResult<()> {
    diesel::insert_into(messages::table)
        .values((
            messages::kind.eq(key.kind),
            messages::sender.eq(key.sender),
            messages::identification.eq(key.identification),
            messages::content_hash.eq(key.content_hash),
            messages::dated_on.eq(dated_on),
            messages::received_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}
