//! Safety records.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::{cases, safety_records, youths};
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{SafetyRecordId, YouthId};
use crate::domain::permission::Permit;
use crate::domain::safety::{Concern, SafetyRecord};
use chrono::NaiveDate;
use diesel::prelude::*;

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
