//! The audit trail of changes: one row an event, chained by a keyed hash so that editing it is noticed.

use crate::db::connection::Conn;
use crate::db::schema::{arrangements, audit_events, cases, goals};
use crate::db::{By, Database, DbResult, Tx};
use crate::domain::change::{About, Event, Noun, Through};
use crate::domain::code::Code;
use crate::domain::id::{AccountId, WorkplaceId, YouthId};
use crate::domain::permission::Actor;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::BTreeMap;

#[derive(diesel::HasQuery, diesel::Insertable)]
#[diesel(table_name = audit_events)]
pub(in crate::db) struct AuditRow {
    #[diesel(skip_insertion)]
    pub(in crate::db) seq: i64,
    pub(in crate::db) at: NaiveDateTime,
    pub(in crate::db) actor: String,
    pub(in crate::db) account_id: Option<i64>,
    pub(in crate::db) role: Option<String>,
    pub(in crate::db) noun: Noun,
    pub(in crate::db) noun_id: i64,
    pub(in crate::db) youth_id: Option<i64>,
    case_id: Option<i64>,
    /// For whom a colleague covered.
    pub(in crate::db) on_behalf_of: Option<i64>,
    pub(in crate::db) event: String,
    prev_hash: String,
    hash: String,
}

impl AuditRow {
    fn sealed(&self, key: &[u8]) -> String {
        let (at, account, youth, case) = (self.at.and_utc().timestamp_micros(), self.account_id, self.youth_id, self.case_id);
        let told = (
            &self.prev_hash,
            at,
            &self.actor,
            account,
            &self.role,
            self.noun.code(),
            self.noun_id,
            youth,
            case,
            self.on_behalf_of,
            &self.event,
        );
        chain(key, &serde_json::json!(told).to_string())
    }
}

/// How the trail names who acts.
pub fn actor(by: &By) -> (String, Option<i64>, Option<String>) {
    match by.actor {
        Actor::Account(id) => ("account".to_owned(), Some(id.0), by.role.map(|role| role.code().to_owned())),
        Actor::Program(name) => (name.to_owned(), None, None),
    }
}

/// The keyed hash of one link.
pub fn chain(key: &[u8], told: &str) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    mac.update(told.as_bytes());
    hex(&mac.finalize().into_bytes())
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whose it is: the youth of a case, an arrangement or a goal is looked up, so that every event about someone names her or him.
pub(in crate::db) fn whose(tx: &mut Tx, about: About) -> DbResult<About> {
    if about.youth.is_some() || about == About::default() {
        return Ok(about);
    }
    if let Some((_, found)) = tx.whose.filter(|(known, _)| *known == about) {
        return Ok(found);
    }
    let youth: YouthId = match (about.case, about.through) {
        (Some(case), _) => cases::table.filter(cases::id.eq(case)).select(cases::youth_id).first(tx.conn)?,
        (None, Some(Through::Arrangement(id))) => {
            arrangements::table.filter(arrangements::id.eq(id)).select(arrangements::youth_id).first(tx.conn)?
        }
        (None, Some(Through::Goal(id))) => goals::table.filter(goals::id.eq(id)).select(goals::youth_id).first(tx.conn)?,
        (None, None) => return Ok(about),
    };
    let found = About { youth: Some(youth), case: about.case, through: None };
    tx.whose = Some((about, found));
    Ok(found)
}

/// The bytes of hexadecimal digits.
pub fn unhex(digits: &str) -> Option<Vec<u8>> {
    let byte = |at: usize| digits.get(at..at + 2).and_then(|it| u8::from_str_radix(it, 16).ok());
    (0..digits.len()).step_by(2).map(byte).collect()
}

/// For whom a colleague acts who covers: the owner of the case, or for what concerns the youth the owner of one of its cases,
/// unless the one who acts has a case of this youth too. What names neither goes with what the same act saved before it.
pub(in crate::db) fn on_behalf_of(tx: &mut Tx, about: About) -> DbResult<Option<AccountId>> {
    if tx.by.covers.is_empty() {
        return Ok(None);
    }
    if about == About::default() {
        return Ok(tx.behalf.last().and_then(|(_, behalf)| *behalf));
    }
    if let Some((_, behalf)) = tx.behalf.iter().find(|(known, _)| *known == about) {
        return Ok(*behalf);
    }
    let told = cases::table.select((cases::owner_id, cases::workplace_id)).order(cases::id);
    let owners: Vec<(Option<AccountId>, WorkplaceId)> = match (about.case, about.youth) {
        (Some(case), _) => told.filter(cases::id.eq(case)).load(tx.conn)?,
        (None, Some(youth)) => told.filter(cases::youth_id.eq(youth)).load(tx.conn)?,
        (None, None) => Vec::new(),
    };
    let behalf = covered(&tx.by, &owners);
    tx.behalf.push((about, behalf));
    Ok(behalf)
}

/// The colleague among the owners of these cases for whom is acted, unless the one who acts has one of them too.
fn covered(by: &By, owners: &[(Option<AccountId>, WorkplaceId)]) -> Option<AccountId> {
    if owners.iter().any(|(owner, _)| owner.is_some_and(|it| by.actor == Actor::Account(it))) {
        return None;
    }
    let covers = |(owner, workplace): &(Option<AccountId>, WorkplaceId)| {
        by.covers.iter().find(|it| Some(it.account) == *owner && it.workplace == *workplace).map(|it| it.account)
    };
    owners.iter().find_map(covers)
}

/// The same for what concerns these youths, each by her or his own cases.
pub(in crate::db) fn behalf_of_each(conn: &mut Conn, by: &By, youths: &[i64]) -> DbResult<BTreeMap<i64, AccountId>> {
    let rows: Vec<(YouthId, Option<AccountId>, WorkplaceId)> = cases::table
        .filter(cases::youth_id.eq_any(youths.iter().copied().map(YouthId)))
        .select((cases::youth_id, cases::owner_id, cases::workplace_id))
        .order(cases::id)
        .load(conn)?;
    let mut owners: BTreeMap<i64, Vec<(Option<AccountId>, WorkplaceId)>> = BTreeMap::new();
    for (youth, owner, workplace) in rows {
        owners.entry(youth.0).or_default().push((owner, workplace));
    }
    Ok(owners.into_iter().filter_map(|(youth, owners)| Some((youth, covered(by, &owners)?))).collect())
}

pub(in crate::db) fn add(tx: &mut Tx, noun: Noun, noun_id: i64, about: About, behalf: Option<AccountId>, event: &Event) -> DbResult<()> {
    let prev_hash = match tx.head.take() {
        Some(head) => head,
        None => {
            audit_events::table.select(audit_events::hash).order(audit_events::seq.desc()).first(tx.conn).optional()?.unwrap_or_default()
        }
    };
    let (actor, account_id, role) = actor(&tx.by);
    let mut row = AuditRow {
        seq: 0,
        at: tx.now,
        actor,
        account_id,
        role,
        noun,
        noun_id,
        youth_id: about.youth.map(|it| it.0),
        case_id: about.case.map(|it| it.0),
        on_behalf_of: behalf.map(|it| it.0),
        event: serde_json::to_string(event)?,
        prev_hash,
        hash: String::new(),
    };
    row.hash = row.sealed(&tx.chain_key);
    diesel::insert_into(audit_events::table).values(&row).execute(tx.conn)?;
    tx.head = Some(row.hash);
    Ok(())
}

/// Whether the last event was written with this key, or else the first one: an event that someone changed breaks the trail,
/// and does not make another key of this one.
pub(in crate::db) fn key_fits(conn: &mut Conn, key: &[u8]) -> DbResult<bool> {
    let last: Option<AuditRow> = AuditRow::query().order(audit_events::seq.desc()).first(conn).optional()?;
    let Some(last) = last else { return Ok(true) };
    let first: AuditRow = AuditRow::query().order(audit_events::seq).first(conn)?;
    Ok([last, first].iter().any(|it| it.hash == it.sealed(key)))
}

/// What checking the trail found.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Whole {
        events: i64,
    },
    /// The first event that does not fit.
    Broken {
        at: i64,
    },
}

impl Database {
    /// The number and the hash of the last event: noted elsewhere, they show later that nothing was cut off.
    pub fn audit_head(&self) -> DbResult<Option<(i64, String)>> {
        let last = audit_events::table.select((audit_events::seq, audit_events::hash)).order(audit_events::seq.desc());
        self.read(|conn| last.first(conn).optional().map_err(crate::db::DbError::from))
    }

    /// Whether the key of this installation is the one that the trail was written with.
    pub fn key_fits(&self) -> DbResult<bool> {
        self.read(|conn| key_fits(conn, &self.chain_key))
    }

    /// Walks the whole trail, a thousand events at a time.
    pub fn verify_audit(&self) -> DbResult<Verdict> {
        let (mut after, mut events, mut prev) = (None, 0, String::new());
        loop {
            let rows: Vec<AuditRow> = self.read(|conn| -> DbResult<_> {
                let mut query = AuditRow::query().into_boxed();
                if let Some(after) = after {
                    query = query.filter(audit_events::seq.gt(after));
                }
                Ok(query.order(audit_events::seq).limit(1000).load(conn)?)
            })?;
            let Some(last) = rows.last() else { return Ok(Verdict::Whole { events }) };
            after = Some(last.seq);
            for row in &rows {
                if row.prev_hash != prev || row.hash != row.sealed(&self.chain_key) {
                    return Ok(Verdict::Broken { at: row.seq });
                }
                prev.clone_from(&row.hash);
                events += 1;
            }
        }
    }
}
