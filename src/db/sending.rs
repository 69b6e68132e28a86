//! Sending keys: the same form sent twice is saved once, and both answers lead to the same page.

use crate::db::schema::sendings;
use crate::db::{DbResult, Tx};
use crate::domain::id::AccountId;
use chrono::TimeDelta;
use diesel::prelude::*;

/// Where the first sending of this key led.
pub fn location(tx: &mut Tx, key: &str, account: AccountId, route: &str) -> DbResult<Option<String>> {
    Ok(sendings::table
        .filter(sendings::key.eq(key))
        .filter(sendings::account_id.eq(account))
        .filter(sendings::route.eq(route))
        .select(sendings::location)
        .first(tx.conn)
        .optional()?)
}

/// Remembers where a sending led. Keys older than seven days go.
pub fn remember(tx: &mut Tx, key: &str, account: AccountId, route: &str, location: &str) -> DbResult<()> {
    diesel::delete(sendings::table.filter(sendings::sent_at.lt(tx.now - TimeDelta::days(7)))).execute(tx.conn)?;
    diesel::insert_into(sendings::table)
        .values((
            sendings::key.eq(key),
            sendings::account_id.eq(account),
            sendings::route.eq(route),
            sendings::location.eq(location),
            sendings::sent_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}
