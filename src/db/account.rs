//! Accounts, their credentials and the workplaces they work at.

use crate::db::absence::{self, Covered};
use crate::db::connection::Conn;
use crate::db::schema::{account_municipalities, account_workplaces, accounts, credentials, workplaces as places};
use crate::db::stored::stored;
use crate::db::{DbError, DbResult, Tx};
use crate::domain::account::{Account, Digest, Locale, Theme};
use crate::domain::calendar::plus_days;
use crate::domain::change::{About, Change};
use crate::domain::id::{AccountId, WorkplaceId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::{Action, Actor, Breadth, Holder, Role, breadth, may_cover};
use crate::domain::posting::{Ground, Posting};
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use std::collections::{BTreeMap, BTreeSet};

stored! { versioned Account, AccountRow of Account (AccountId) in accounts, about |_| About::default(), {
    login: String, name: String, role: Role, locale: Locale, theme: Theme, shortcuts: bool, ended_on: Option<NaiveDate>,
    email: String, digest: Digest,
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

/// The account with this log-in name, locked or not.
pub fn called(conn: &mut Conn, login: &str) -> DbResult<Option<Account>> {
    let row: Option<AccountRow> = AccountRow::query().filter(accounts::login.eq(login)).first(conn).optional()?;
    Ok(row.map(Account::from))
}

/// Every account with whether a password and a second factor were chosen, by log-in name.
pub fn all(conn: &mut Conn) -> DbResult<Vec<(Account, bool)>> {
    let set_up: BTreeSet<AccountId> = credentials::table.select(credentials::account_id).load(conn)?.into_iter().collect();
    let rows: Vec<AccountRow> = AccountRow::query().order(accounts::login).load(conn)?;
    Ok(rows.into_iter().map(|row| (set_up.contains(&row.id), Account::from(row))).map(|(set_up, it)| (it, set_up)).collect())
}

pub fn credentials(conn: &mut Conn, id: AccountId) -> DbResult<Option<Credentials>> {
    Ok(Credentials::query().filter(credentials::account_id.eq(id)).first(conn).optional()?)
}

pub fn set_credentials(tx: &mut Tx, credentials: &Credentials) -> DbResult<()> {
    diesel::insert_into(credentials::table).values(credentials).execute(tx.conn)?;
    Ok(())
}

/// Puts other credentials in the place of those there are.
pub fn replace_credentials(tx: &mut Tx, credentials: &Credentials) -> DbResult<()> {
    forget_credentials(tx, credentials.account_id)?;
    set_credentials(tx, credentials)
}

/// Who wants an overview by mail, and has an address.
pub fn with_digest(conn: &mut Conn, today: NaiveDate) -> DbResult<Vec<Account>> {
    let rows: Vec<AccountRow> = AccountRow::query()
        .filter(accounts::digest.ne(Digest::Off))
        .filter(accounts::email.ne(""))
        .filter(accounts::ended_on.is_null().or(accounts::ended_on.gt(today)))
        .order(accounts::id)
        .load(conn)?;
    Ok(rows.into_iter().map(Account::from).collect())
}

/// Takes password and second factor away: until others are chosen by a link nobody logs in with this account.
pub fn forget_credentials(tx: &mut Tx, id: AccountId) -> DbResult<()> {
    diesel::delete(credentials::table.filter(credentials::account_id.eq(id))).execute(tx.conn)?;
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

/// The municipalities of an account that count on a day.
pub fn municipalities(conn: &mut Conn, id: AccountId, today: NaiveDate) -> DbResult<Vec<MunicipalityCode>> {
    Ok(account_municipalities::table
        .filter(account_municipalities::account_id.eq(id))
        .filter(account_municipalities::from_on.le(today))
        .filter(account_municipalities::until_on.is_null().or(account_municipalities::until_on.ge(today)))
        .order(account_municipalities::municipality)
        .select(account_municipalities::municipality)
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

/// Who comes, with the workplaces that count on a day: the account's own and those of colleagues for whom it covers.
pub fn holder(conn: &mut Conn, account: &Account, today: NaiveDate) -> DbResult<(Holder, Vec<Covered>)> {
    let mut workplaces = workplaces(conn, account.id, today)?;
    let found = if may_cover(account.role) { absence::covers(conn, account.id, account.role, today)? } else { Vec::new() };
    let (covers, mut covered): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    workplaces.extend(covers.iter().map(|it| it.workplace));
    workplaces.sort_unstable();
    workplaces.dedup();
    // Whoever works at two practices comes twice.
    covered.dedup();
    let municipalities = if breadth(Action::ReadReports, account.role) == Breadth::Municipalities {
        municipalities(conn, account.id, today)?
    } else {
        Vec::new()
    };
    Ok((Holder { actor: Actor::Account(account.id), role: Some(account.role), workplaces, covers, municipalities }, covered))
}

/// A colleague and where she or he works today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    pub id: AccountId,
    pub name: String,
    pub workplaces: Vec<(WorkplaceId, String)>,
}

impl Colleague {
    /// The name with the workplaces, to choose from.
    pub fn label(&self) -> String {
        let places: Vec<&str> = self.workplaces.iter().map(|(_, name)| name.as_str()).collect();
        format!("{} ({})", self.name, places.join(", "))
    }
}

/// Everyone of a role who works somewhere today, by name.
pub fn colleagues(conn: &mut Conn, role: Role, today: NaiveDate) -> DbResult<Vec<Colleague>> {
    let rows: Vec<(AccountId, String, WorkplaceId, String)> = accounts::table
        .inner_join(account_workplaces::table.on(account_workplaces::account_id.eq(accounts::id)))
        .inner_join(places::table.on(places::id.eq(account_workplaces::workplace_id)))
        .filter(accounts::role.eq(role))
        .filter(accounts::ended_on.is_null().or(accounts::ended_on.gt(today)))
        .filter(account_workplaces::from_on.le(today))
        .filter(account_workplaces::until_on.is_null().or(account_workplaces::until_on.ge(today)))
        .order((accounts::name, accounts::id, places::name))
        .select((accounts::id, accounts::name, places::id, places::name))
        .load(conn)?;
    let mut found: Vec<Colleague> = Vec::new();
    for (id, name, workplace, place) in rows {
        match found.last_mut().filter(|it| it.id == id) {
            Some(known) => known.workplaces.push((workplace, place)),
            None => found.push(Colleague { id, name, workplaces: vec![(workplace, place)] }),
        }
    }
    Ok(found)
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

pub fn join_municipality(tx: &mut Tx, id: AccountId, municipality: &MunicipalityCode, from_on: NaiveDate) -> DbResult<()> {
    diesel::insert_into(account_municipalities::table)
        .values((
            account_municipalities::account_id.eq(id),
            account_municipalities::municipality.eq(municipality),
            account_municipalities::from_on.eq(from_on),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Every stay of an account somewhere, over or still to come too.
pub fn postings(conn: &mut Conn, id: AccountId) -> DbResult<Vec<Posting>> {
    Ok(all_postings(conn, Some(id))?.remove(&id).unwrap_or_default())
}

/// The same of one account or of all.
pub fn all_postings(conn: &mut Conn, only: Option<AccountId>) -> DbResult<BTreeMap<AccountId, Vec<Posting>>> {
    let (everyone, one) = (only.is_none(), only.unwrap_or(AccountId::NEW));
    let workplaces: Vec<(AccountId, WorkplaceId, NaiveDate, Option<NaiveDate>)> = account_workplaces::table
        .filter(account_workplaces::account_id.eq(one).or(everyone.into_sql::<Bool>()))
        .order((account_workplaces::from_on, account_workplaces::workplace_id))
        .select((
            account_workplaces::account_id,
            account_workplaces::workplace_id,
            account_workplaces::from_on,
            account_workplaces::until_on,
        ))
        .load(conn)?;
    let municipalities: Vec<(AccountId, MunicipalityCode, NaiveDate, Option<NaiveDate>)> = account_municipalities::table
        .filter(account_municipalities::account_id.eq(one).or(everyone.into_sql::<Bool>()))
        .order((account_municipalities::from_on, account_municipalities::municipality))
        .select((
            account_municipalities::account_id,
            account_municipalities::municipality,
            account_municipalities::from_on,
            account_municipalities::until_on,
        ))
        .load(conn)?;
    let mut found: BTreeMap<AccountId, Vec<Posting>> = BTreeMap::new();
    for (id, place, from_on, until_on) in workplaces {
        found.entry(id).or_default().push(Posting { ground: Ground::Workplace(place), from_on, until_on });
    }
    for (id, code, from_on, until_on) in municipalities {
        found.entry(id).or_default().push(Posting { ground: Ground::Municipality(code), from_on, until_on });
    }
    Ok(found)
}

/// Saves reach that was given or taken away: the account's event and the stay itself.
pub fn repost(tx: &mut Tx, (change, posting): (Change<Account>, Posting)) -> DbResult<()> {
    let id = change.state().id;
    tx.save(change)?;
    let changed = match &posting.ground {
        Ground::Workplace(place) => diesel::update(
            account_workplaces::table
                .filter(account_workplaces::account_id.eq(id))
                .filter(account_workplaces::workplace_id.eq(*place))
                .filter(account_workplaces::from_on.eq(posting.from_on)),
        )
        .set(account_workplaces::until_on.eq(posting.until_on))
        .execute(tx.conn)?,
        Ground::Municipality(code) => diesel::update(
            account_municipalities::table
                .filter(account_municipalities::account_id.eq(id))
                .filter(account_municipalities::municipality.eq(code))
                .filter(account_municipalities::from_on.eq(posting.from_on)),
        )
        .set(account_municipalities::until_on.eq(posting.until_on))
        .execute(tx.conn)?,
    };
    if changed > 0 {
        return Ok(());
    }
    match &posting.ground {
        Ground::Workplace(place) => diesel::insert_into(account_workplaces::table)
            .values((
                account_workplaces::account_id.eq(id),
                account_workplaces::workplace_id.eq(*place),
                account_workplaces::from_on.eq(posting.from_on),
                account_workplaces::until_on.eq(posting.until_on),
            ))
            .execute(tx.conn)?,
        Ground::Municipality(code) => diesel::insert_into(account_municipalities::table)
            .values((
                account_municipalities::account_id.eq(id),
                account_municipalities::municipality.eq(code),
                account_municipalities::from_on.eq(posting.from_on),
                account_municipalities::until_on.eq(posting.until_on),
            ))
            .execute(tx.conn)?,
    };
    Ok(())
}

/// Ends every stay at a workplace that is over from a day on, today at the earliest; each account's trail says so.
pub fn leave_workplace(tx: &mut Tx, workplace: WorkplaceId, ended_on: NaiveDate, today: NaiveDate) -> DbResult<()> {
    let (last, ground) = (plus_days(ended_on, -1), Ground::Workplace(workplace));
    for (id, postings) in all_postings(tx.conn, None)? {
        let beyond = |it: &Posting| it.ground == ground && it.is_ahead(today) && it.until_on.is_none_or(|until| until > last);
        for posting in postings.into_iter().filter(beyond) {
            let account = find(tx.conn, id)?;
            let taken = account.withdraw(&ground, last, &[posting], today).map_err(|_| DbError::NotFound)?;
            repost(tx, taken)?;
        }
    }
    Ok(())
}

/// Names of colleagues, for "recorded by".
pub fn names(conn: &mut Conn) -> DbResult<BTreeMap<AccountId, (String, String)>> {
    let rows: Vec<(AccountId, String, String)> = accounts::table.select((accounts::id, accounts::name, accounts::login)).load(conn)?;
    Ok(rows.into_iter().map(|(id, name, login)| (id, (name, login))).collect())
}
