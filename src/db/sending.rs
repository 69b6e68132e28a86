//! Sending keys: the same form sent twice is saved once, and both answers lead to the same page.

use crate::db::connection::Conn;
use crate::db::schema::sendings;
use crate::db::{DbResult, Tx};
use crate::domain::id::AccountId;
use chrono::TimeDelta;
use diesel::prelude::*;

/// Where the first sending of this form with this content led.
pub fn location(conn: &mut Conn, key: &str, content: &str, account: AccountId) -> DbResult<Option<String>> {
    Ok(sendings::table
        .filter(sendings::key.eq(key))
        .filter(sendings::content.eq(content))
        .filter(sendings::account_id.eq(account))
        .select(sendings::location)
        .first(conn)
        .optional()?)
}

/// Whether anything was saved from this form: a draft of it comes too late then.
pub fn is_used(tx: &mut Tx, key: &str, account: AccountId) -> DbResult<bool> {
    let used: Option<String> = sendings::table
        .filter(sendings::key.eq(key))
        .filter(sendings::account_id.eq(account))
        .select(sendings::key)
        .first(tx.conn)
        .optional()?;
    Ok(used.is_some())
}

/// Remembers where a sending led. Keys older than seven days go.
pub fn remember(tx: &mut Tx, key: &str, content: &str, account: AccountId, location: &str) -> DbResult<()> {
    diesel::delete(sendings::table.filter(sendings::sent_at.lt(tx.now - TimeDelta::days(7)))).execute(tx.conn)?;
    diesel::insert_into(sendings::table)
        .values((
            sendings::key.eq(key),
            sendings::content.eq(content),
            sendings::account_id.eq(account),
            sendings::location.eq(location),
            sendings::sent_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}
