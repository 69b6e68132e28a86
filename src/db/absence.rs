//! Absence and cover.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::{absences, account_workplaces, accounts};
use crate::db::stored::stored;
use crate::domain::absence::Absence;
use crate::domain::change::About;
use crate::domain::id::{AbsenceId, AccountId, WorkplaceId};
use crate::domain::permission::{Cover, Role};
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned Absence, AbsenceRow of Absence (AbsenceId) in absences, about |_| About::default(), {
    account_id: AccountId, cover_id: AccountId, from_on: NaiveDate, until_on: NaiveDate, ended_on: Option<NaiveDate>, known_at: NaiveDate,
} }

/// The absences of an account, and those in which it covers, by their first day.
pub fn around(conn: &mut Conn, account: AccountId) -> DbResult<Vec<Absence>> {
    let rows: Vec<AbsenceRow> = AbsenceRow::query()
        .filter(absences::account_id.eq(account).or(absences::cover_id.eq(account)))
        .order((absences::from_on, absences::id))
        .load(conn)?;
    Ok(rows.into_iter().map(Absence::from).collect())
}

/// An absence of this account itself.
pub fn find_own(conn: &mut Conn, account: AccountId, id: AbsenceId) -> DbResult<Absence> {
    Ok(AbsenceRow::query().filter(absences::id.eq(id)).filter(absences::account_id.eq(account)).first(conn)?.into())
}

/// A colleague for whom somebody covers today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    pub name: String,
    pub until_on: NaiveDate,
}

/// For whom an account covers on a day, and where: the workplaces at which a colleague of the same role works who is away.
pub fn covers(conn: &mut Conn, account: AccountId, role: Role, today: NaiveDate) -> DbResult<Vec<(Cover, Covered)>> {
    let rows: Vec<(AccountId, WorkplaceId, String, NaiveDate)> = absences::table
        .inner_join(account_workplaces::table.on(account_workplaces::account_id.eq(absences::account_id)))
        .inner_join(accounts::table.on(accounts::id.eq(absences::account_id)))
        .filter(absences::cover_id.eq(account))
        .filter(absences::from_on.le(today))
        .filter(absences::until_on.ge(today))
        .filter(absences::ended_on.is_null().or(absences::ended_on.gt(today)))
        .filter(account_workplaces::from_on.le(today))
        .filter(account_workplaces::until_on.is_null().or(account_workplaces::until_on.ge(today)))
        .filter(accounts::role.eq(role))
        .filter(accounts::ended_on.is_null().or(accounts::ended_on.gt(today)))
        .order((absences::account_id, account_workplaces::workplace_id))
        .select((absences::account_id, account_workplaces::workplace_id, accounts::name, absences::until_on))
        .load(conn)?;
    Ok(rows.into_iter().map(|(account, workplace, name, until_on)| (Cover { account, workplace }, Covered { name, until_on })).collect())
}
