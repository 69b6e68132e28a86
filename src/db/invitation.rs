//! Links that let someone in once: the first set-up, an invitation, a reset. Only the hash of a link is kept.

use crate::db::connection::Conn;
use crate::db::schema::invitations;
use crate::db::{DbError, DbResult, Tx};
use crate::domain::account::LinkPurpose;
use crate::domain::id::AccountId;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A link as it is kept.
#[derive(Debug, Clone, diesel::HasQuery)]
#[diesel(table_name = invitations)]
pub struct Invitation {
    pub id: i64,
    /// None for the first set-up, which makes the first account.
    pub account_id: Option<AccountId>,
    pub purpose: LinkPurpose,
    pub expires_at: NaiveDateTime,
    pub used_at: Option<NaiveDateTime>,
}

/// Remembers a link; links of the same account that were not used yet stop working.
pub fn make(tx: &mut Tx, token_hash: &str, account: Option<AccountId>, purpose: LinkPurpose, expires_at: NaiveDateTime) -> DbResult<()> {
    let now = tx.now;
    let unused = invitations::table.filter(invitations::used_at.is_null());
    match account {
        Some(id) => diesel::update(unused.filter(invitations::account_id.eq(id))).set(invitations::used_at.eq(now)).execute(tx.conn)?,
        None => diesel::update(unused.filter(invitations::account_id.is_null())).set(invitations::used_at.eq(now)).execute(tx.conn)?,
    };
    diesel::insert_into(invitations::table)
        .values((
            invitations::token_hash.eq(token_hash),
            invitations::account_id.eq(account),
            invitations::purpose.eq(purpose),
            invitations::made_at.eq(now),
            invitations::expires_at.eq(expires_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The link with this hash as long as it works: unused and in time. Any other is not found.
pub fn find(conn: &mut Conn, token_hash: &str, now: NaiveDateTime) -> DbResult<Invitation> {
    Ok(Invitation::query()
        .filter(invitations::token_hash.eq(token_hash))
        .filter(invitations::used_at.is_null())
        .filter(invitations::expires_at.gt(now))
        .first(conn)?)
}

/// Uses a link up. Of two that come at the same time the second does not find it any more.
pub fn use_up(tx: &mut Tx, token_hash: &str) -> DbResult<Invitation> {
    let found = find(tx.conn, token_hash, tx.now)?;
    let unused = invitations::table.filter(invitations::id.eq(found.id)).filter(invitations::used_at.is_null());
    match diesel::update(unused).set(invitations::used_at.eq(tx.now)).execute(tx.conn)? {
        1 => Ok(found),
        _ => Err(DbError::NotFound),
    }
}
