//! The audit trail of changes: one row an event, chained by a keyed hash so that editing it is noticed.

use crate::db::schema::audit_events;
use crate::db::{By, Database, DbResult, Tx};
use crate::domain::change::{About, Event, Noun};
use crate::domain::code::Code;
use crate::domain::permission::Actor;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

#[derive(diesel::HasQuery, diesel::Insertable)]
#[diesel(table_name = audit_events)]
struct AuditRow {
    #[diesel(skip_insertion)]
    seq: i64,
    at: NaiveDateTime,
    actor: String,
    account_id: Option<i64>,
    role: Option<String>,
    noun: Noun,
    noun_id: i64,
    youth_id: Option<i64>,
    case_id: Option<i64>,
    /// For whom a colleague covered.
    on_behalf_of: Option<i64>,
    event: String,
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

pub(in crate::db) fn add(tx: &mut Tx, noun: Noun, noun_id: i64, about: About, event: &Event) -> DbResult<()> {
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
        on_behalf_of: None,
        event: serde_json::to_string(event)?,
        prev_hash,
        hash: String::new(),
    };
    row.hash = row.sealed(&tx.chain_key);
    diesel::insert_into(audit_events::table).values(&row).execute(tx.conn)?;
    tx.head = Some(row.hash);
    Ok(())
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
    /// Walks the whole trail, a thousand events at a time.
    pub fn verify_audit(&self) -> DbResult<Verdict> {
        let (mut after, mut events, mut prev) = (0, 0, String::new());
        loop {
            let rows: Vec<AuditRow> = self.read(|conn| {
                AuditRow::query()
                    .filter(audit_events::seq.gt(after))
                    .order(audit_events::seq)
                    .limit(1000)
                    .load(conn)
                    .map_err(crate::db::DbError::from)
            })?;
            let Some(last) = rows.last() else { return Ok(Verdict::Whole { events }) };
            after = last.seq;
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
