//! Safety records.

use crate::db::connection::Conn;
use crate::db::schema::{cases, safety_records, youths};
use crate::db::stored::stored;
use crate::db::{DbResult, text};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::id::{SafetyRecordId, YouthId};
use crate::domain::permission::Permit;
use crate::domain::safety::{Concern, SafetyRecord};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { added SafetyRecord, SafetyRow of SafetyRecord (SafetyRecordId) in safety_records, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, concern: Concern, step: i32, from_on: NaiveDate, known_at: NaiveDate,
} }

/// Safety records of a youth within reach; takes a permit to read safety.
pub fn of(conn: &mut Conn, permit: &Permit, youth: YouthId) -> DbResult<Vec<SafetyRecord>> {
    let rows: Vec<SafetyRow> = SafetyRow::query()
        .inner_join(youths::table)
        .inner_join(cases::table.on(cases::youth_id.eq(youths::id)))
        .filter(safety_records::youth_id.eq(youth))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .order((safety_records::from_on, safety_records::id))
        .load(conn)?;
    let mut records: Vec<SafetyRecord> = rows.into_iter().map(SafetyRecord::from).collect();
    records.dedup_by_key(|it| it.id);
    Ok(records)
}

/// What was seen, discussed or weighed at these records. The caller has found them within reach, under the right to read safety.
pub fn descriptions(conn: &mut Conn, records: &[SafetyRecord]) -> DbResult<BTreeMap<SafetyRecordId, String>> {
    let ids: Vec<i64> = records.iter().map(|it| it.id.0).collect();
    let found = text::of(conn, Noun::SafetyRecord, &ids)?;
    Ok(found.into_iter().filter_map(|(id, mut it)| Some((SafetyRecordId(id), it.remove(&TextField::Description)?))).collect())
}
