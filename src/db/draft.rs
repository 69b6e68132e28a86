//! Drafts of consultation notes: what was typed and not yet saved. Never deleted silently; saving the consultation ends it.

use crate::db::connection::Conn;
use crate::db::schema::{cases, drafts};
use crate::db::{DbResult, Tx};
use crate::domain::id::{AccountId, CaseId};
use crate::domain::permission::Permit;
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A draft of one account about one case.
#[derive(Debug, Clone, diesel::HasQuery)]
#[diesel(table_name = drafts)]
pub struct Draft {
    pub case_id: CaseId,
    /// The fields of the form, as JSON.
    pub body: String,
    pub saved_at: NaiveDateTime,
}

pub fn find(conn: &mut Conn, permit: &Permit, account: AccountId, case: CaseId) -> DbResult<Option<Draft>> {
    Ok(Draft::query()
        .inner_join(cases::table.on(cases::id.eq(drafts::case_id)))
        .filter(drafts::account_id.eq(account))
        .filter(drafts::case_id.eq(case))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .first(conn)
        .optional()?)
}

/// How many people have a draft about a case within reach.
pub fn of_case(conn: &mut Conn, permit: &Permit, case: CaseId) -> DbResult<usize> {
    let found: i64 = drafts::table
        .inner_join(cases::table.on(cases::id.eq(drafts::case_id)))
        .filter(drafts::case_id.eq(case))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .count()
        .get_result(conn)?;
    Ok(usize::try_from(found).unwrap_or_default())
}

pub fn keep(tx: &mut Tx, account: AccountId, case: CaseId, body: &str) -> DbResult<()> {
    let own = drafts::table.filter(drafts::account_id.eq(account)).filter(drafts::case_id.eq(case));
    let changed = diesel::update(own).set((drafts::body.eq(body), drafts::saved_at.eq(tx.now))).execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(drafts::table)
            .values((drafts::account_id.eq(account), drafts::case_id.eq(case), drafts::body.eq(body), drafts::saved_at.eq(tx.now)))
            .execute(tx.conn)?;
    }
    Ok(())
}

pub fn end(tx: &mut Tx, account: AccountId, case: CaseId) -> DbResult<()> {
    diesel::delete(drafts::table.filter(drafts::account_id.eq(account)).filter(drafts::case_id.eq(case))).execute(tx.conn)?;
    Ok(())
}
