//! Sessions: server-side, listable, revocable. The cookie holds the token, the database only its hash.

use crate::db::connection::Conn;
use crate::db::schema::sessions;
use crate::db::{DbResult, Tx};
use crate::domain::id::AccountId;
use chrono::NaiveDateTime;
use diesel::dsl::max;
use diesel::prelude::*;
use std::collections::BTreeMap;

#[derive(Debug, Clone, diesel::HasQuery)]
#[diesel(table_name = sessions)]
pub struct Session {
    pub id: i64,
    pub token_hash: String,
    pub account_id: AccountId,
    /// False between password and code.
    pub second_factor: bool,
    pub created_at: NaiveDateTime,
    pub used_at: NaiveDateTime,
}

/// The session of a token that was not ended. Whether it timed out is for the gate to say.
pub fn find(conn: &mut Conn, token_hash: &str) -> DbResult<Option<Session>> {
    Ok(Session::query().filter(sessions::token_hash.eq(token_hash)).filter(sessions::ended_at.is_null()).first(conn).optional()?)
}

pub fn begin(tx: &mut Tx, token_hash: &str, account: AccountId, second_factor: bool) -> DbResult<()> {
    diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(token_hash),
            sessions::account_id.eq(account),
            sessions::second_factor.eq(second_factor),
            sessions::created_at.eq(tx.now),
            sessions::used_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub fn end(tx: &mut Tx, token_hash: &str) -> DbResult<()> {
    diesel::update(sessions::table.filter(sessions::token_hash.eq(token_hash))).set(sessions::ended_at.eq(tx.now)).execute(tx.conn)?;
    Ok(())
}

/// Ends every session of an account: the next request logs in again.
pub fn end_all_of(tx: &mut Tx, account: AccountId) -> DbResult<usize> {
    let open = sessions::table.filter(sessions::account_id.eq(account)).filter(sessions::ended_at.is_null());
    Ok(diesel::update(open).set(sessions::ended_at.eq(tx.now)).execute(tx.conn)?)
}

/// Ends every session of an account but this one.
pub fn end_others(tx: &mut Tx, account: AccountId, kept: &str) -> DbResult<usize> {
    let open = sessions::table.filter(sessions::account_id.eq(account)).filter(sessions::ended_at.is_null());
    Ok(diesel::update(open.filter(sessions::token_hash.ne(kept))).set(sessions::ended_at.eq(tx.now)).execute(tx.conn)?)
}

/// Ends every session there is.
pub fn end_all(tx: &mut Tx) -> DbResult<usize> {
    Ok(diesel::update(sessions::table.filter(sessions::ended_at.is_null())).set(sessions::ended_at.eq(tx.now)).execute(tx.conn)?)
}

/// When each account logged in last.
pub fn last_log_ins(conn: &mut Conn) -> DbResult<BTreeMap<AccountId, NaiveDateTime>> {
    let rows: Vec<(AccountId, Option<NaiveDateTime>)> = sessions::table
        .filter(sessions::second_factor.eq(true))
        .group_by(sessions::account_id)
        .select((sessions::account_id, max(sessions::created_at)))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(id, at)| Some((id, at?))).collect())
}

pub fn used(tx: &mut Tx, token_hash: &str) -> DbResult<()> {
    diesel::update(sessions::table.filter(sessions::token_hash.eq(token_hash))).set(sessions::used_at.eq(tx.now)).execute(tx.conn)?;
    Ok(())
}
