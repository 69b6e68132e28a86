//! Free text and citizen numbers. They lie in tables of their own, apart from the facts, and this file alone touches them,
//! so that sealing them will change one file.

use crate::db::connection::Conn;
use crate::db::schema::{audit_events, cases, citizen_numbers, texts};
use crate::db::{DbResult, Tx};
use crate::domain::change::{Noun, TextField, Texts};
use crate::domain::id::{AccountId, CaseId, YouthId};
use crate::domain::identity::Bsn;
use crate::domain::permission::Permit;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeMap;

pub(in crate::db) fn add(tx: &mut Tx, noun: Noun, id: i64, written: &Texts) -> DbResult<()> {
    for (field, body) in written {
        diesel::insert_into(texts::table)
            .values((
                texts::noun.eq(noun),
                texts::noun_id.eq(id),
                texts::field.eq(*field),
                texts::body.eq(body),
                texts::written_at.eq(tx.now),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// The texts of several things of one noun, by id; of a field written twice the last. The caller has scoped the ids.
pub(in crate::db) fn of(conn: &mut Conn, noun: Noun, ids: &[i64]) -> DbResult<BTreeMap<i64, BTreeMap<TextField, String>>> {
    let rows: Vec<(i64, TextField, String)> = texts::table
        .filter(texts::noun.eq(noun))
        .filter(texts::noun_id.eq_any(ids))
        .order(texts::id)
        .select((texts::noun_id, texts::field, texts::body))
        .load(conn)?;
    let mut found: BTreeMap<i64, BTreeMap<TextField, String>> = BTreeMap::new();
    for (id, field, body) in rows {
        found.entry(id).or_default().insert(field, body);
    }
    Ok(found)
}

/// Every text of one thing with the moment at which it was written, oldest first. The caller has scoped the id.
pub(in crate::db) fn history(conn: &mut Conn, noun: Noun, id: i64) -> DbResult<Vec<(TextField, String, NaiveDateTime)>> {
    Ok(texts::table
        .filter(texts::noun.eq(noun))
        .filter(texts::noun_id.eq(id))
        .order(texts::id)
        .select((texts::field, texts::body, texts::written_at))
        .load(conn)?)
}

/// An event, once for each text that was written with it.
type EventText = (NaiveDateTime, Option<AccountId>, Option<TextField>, Option<String>);

/// What was said when something happened to a case for the last time.
pub struct Said {
    pub at: NaiveDateTime,
    pub by: Option<AccountId>,
    pub texts: BTreeMap<TextField, String>,
}

/// The texts that the last event of a kind wrote about a case within reach; nothing where it said nothing, as when somebody
/// took a case that nobody handled. Takes a permit to read notes.
pub fn last_said(conn: &mut Conn, permit: &Permit, case: CaseId, event: &str) -> DbResult<Option<Said>> {
    let with_event =
        texts::noun.eq(audit_events::noun).and(texts::noun_id.eq(audit_events::noun_id)).and(texts::written_at.eq(audit_events::at));
    let rows: Vec<EventText> = cases::table
        .inner_join(audit_events::table.on(audit_events::youth_id.eq(cases::youth_id.nullable())))
        .left_join(texts::table.on(with_event))
        .filter(cases::id.eq(case))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .filter(audit_events::noun.eq(Noun::Case))
        .filter(audit_events::noun_id.eq(case.0))
        .filter(audit_events::event.like(format!("%\"{event}\"%")))
        .order((audit_events::seq.desc(), texts::id))
        .limit(4)
        .select((audit_events::at, audit_events::account_id, texts::field.nullable(), texts::body.nullable()))
        .load(conn)?;
    let Some((at, by, ..)) = rows.first() else { return Ok(None) };
    let (at, by) = (*at, *by);
    let texts: BTreeMap<_, _> =
        rows.into_iter().filter(|row| row.0 == at).filter_map(|(_, _, field, body)| Some((field?, body?))).collect();
    Ok((!texts.is_empty()).then_some(Said { at, by, texts }))
}

/// The youth with this citizen number, whatever the reach: a message must not make a second file for the same child.
pub fn youth_with_number(conn: &mut Conn, bsn: &Bsn) -> DbResult<Option<YouthId>> {
    Ok(citizen_numbers::table.filter(citizen_numbers::bsn.eq(bsn)).select(citizen_numbers::youth_id).first(conn).optional()?)
}

pub fn number_of(conn: &mut Conn, youth: YouthId) -> DbResult<Option<Bsn>> {
    Ok(citizen_numbers::table.filter(citizen_numbers::youth_id.eq(youth)).select(citizen_numbers::bsn).first(conn).optional()?)
}

pub fn set_number(tx: &mut Tx, youth: YouthId, bsn: &Bsn) -> DbResult<()> {
    diesel::insert_into(citizen_numbers::table)
        .values((citizen_numbers::youth_id.eq(youth), citizen_numbers::bsn.eq(bsn)))
        .execute(tx.conn)?;
    Ok(())
}
