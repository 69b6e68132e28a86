//! Accounts, their credentials and the workplaces they work at.

use crate::db::connection::Conn;
use crate::db::schema::{account_workplaces, accounts, credentials};
use crate::db::stored::stored;
use crate::db::{DbResult, Tx};
use crate::domain::account::{Account, Locale, Theme};
use crate::domain::change::About;
use crate::domain::id::{AccountId, WorkplaceId};
use crate::domain::permission::Role;
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { versioned Account, AccountRow of Account (AccountId) in accounts, about |_| About::default(), {
    login: String, name: String, role: Role, locale: Locale, theme: Theme, shortcuts: bool, ended_on: Option<NaiveDate>,
} }

/// What proves who someone is.
#[derive(Debug, Clone, diesel::HasQuery, diesel::Insertable)]
#[diesel(table_name = credentials)]
pub struct Credentials {
    pub account_id: AccountId,
    pub password_hash: String,
    /// Base32, as authenticator apps take it.
    pub totp_secret: String,
    /// The last time step that was used; a code works once.
    pub totp_last_step: i64,
}

pub fn find(conn: &mut Conn, id: AccountId) -> DbResult<Account> {
    Ok(AccountRow::query().filter(accounts::id.eq(id)).first(conn)?.into())
}

pub fn with_login(conn: &mut Conn, login: &str, today: NaiveDate) -> DbResult<Option<Account>> {
    let row: Option<AccountRow> = AccountRow::query().filter(accounts::login.eq(login)).first(conn).optional()?;
    Ok(row.map(Account::from).filter(|it| it.ended_on.is_none_or(|on| on > today)))
}

pub fn credentials(conn: &mut Conn, id: AccountId) -> DbResult<Option<Credentials>> {
    Ok(Credentials::query().filter(credentials::account_id.eq(id)).first(conn).optional()?)
}

pub fn set_credentials(tx: &mut Tx, credentials: &Credentials) -> DbResult<()> {
    diesel::insert_into(credentials::table).values(credentials).execute(tx.conn)?;
    Ok(())
}

/// Marks a time step as used; says whether it was new, so that a code seen twice is refused.
pub fn use_totp_step(tx: &mut Tx, id: AccountId, step: i64) -> DbResult<bool> {
    let unused = credentials::table.filter(credentials::account_id.eq(id)).filter(credentials::totp_last_step.lt(step));
    Ok(diesel::update(unused).set(credentials::totp_last_step.eq(step)).execute(tx.conn)? == 1)
}

/// The workplaces of an account that count on a day.
pub fn workplaces(conn: &mut Conn, id: AccountId, today: NaiveDate) -> DbResult<Vec<WorkplaceId>> {
    Ok(account_workplaces::table
        .filter(account_workplaces::account_id.eq(id))
        .filter(account_workplaces::from_on.le(today))
        .filter(account_workplaces::until_on.is_null().or(account_workplaces::until_on.ge(today)))
        .order(account_workplaces::workplace_id)
        .select(account_workplaces::workplace_id)
        .load(conn)?)
}

/// The GPs who work at a workplace on a day, by name.
pub fn gps(conn: &mut Conn, workplace: WorkplaceId, today: NaiveDate) -> DbResult<Vec<(AccountId, String)>> {
    Ok(accounts::table
        .inner_join(account_workplaces::table.on(account_workplaces::account_id.eq(accounts::id)))
        .filter(accounts::role.eq(Role::Gp))
        .filter(accounts::ended_on.is_null().or(accounts::ended_on.gt(today)))
        .filter(account_workplaces::workplace_id.eq(workplace))
        .filter(account_workplaces::from_on.le(today))
        .filter(account_workplaces::until_on.is_null().or(account_workplaces::until_on.ge(today)))
        .order((accounts::name, accounts::id))
        .select((accounts::id, accounts::name))
        .load(conn)?)
}

pub fn join_workplace(tx: &mut Tx, id: AccountId, workplace: WorkplaceId, from_on: NaiveDate) -> DbResult<()> {
    diesel::insert_into(account_workplaces::table)
        .values((
            account_workplaces::account_id.eq(id),
            account_workplaces::workplace_id.eq(workplace),
            account_workplaces::from_on.eq(from_on),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Names of colleagues, for "recorded by".
pub fn names(conn: &mut Conn) -> DbResult<BTreeMap<AccountId, (String, String)>> {
    let rows: Vec<(AccountId, String, String)> = accounts::table.select((accounts::id, accounts::name, accounts::login)).load(conn)?;
    Ok(rows.into_iter().map(|(id, name, login)| (id, (name, login))).collect())
}
