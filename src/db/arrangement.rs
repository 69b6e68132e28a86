//! Arrangements with their date history, decisions and allocations.

use crate::db::connection::Conn;
use crate::db::schema::{allocations, arrangements, cases, date_changes, decisions, youths};
use crate::db::stored::stored;
use crate::db::youth::YouthRow;
use crate::db::{DbResult, Tx, text};
use crate::domain::arrangement::{
    Allocation, Arrangement, Begun, DateChange, DateField, DateSource, DecidedBy, Decision, DecisionKind, Ground,
};
use crate::domain::catalogue::{Intensity, Profile};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::code::{ChangeReason, EndReason};
use crate::domain::id::{
    AccountId, AllocationId, ArrangementId, CaseId, DateChangeId, DecisionId, ProviderId, ReferralId, WorkplaceId, YouthId,
};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Permit;
use crate::domain::youth::Youth;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { versioned Arrangement, ArrangementRow of Arrangement (ArrangementId) in arrangements, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, provider_id: ProviderId, municipality: MunicipalityCode, profile: Profile, intensity: Intensity, category: Option<String>,
    product_code: Option<String>, follower_workplace_id: WorkplaceId, follower_id: Option<AccountId>, referral_id: Option<ReferralId>,
    predecessor_id: Option<ArrangementId>,
    with_stay: bool, allocation_number: Option<i64>, allocated_on: Option<NaiveDate>, start_on: Option<NaiveDate>,
    planned_end_on: Option<NaiveDate>, planned_end_source: Option<DateSource>, actual_end_on: Option<NaiveDate>, end_reason: Option<EndReason>,
    paused_on: Option<NaiveDate>, withdrawn: bool, known_at: NaiveDate,
} }

stored! { added DateChange, DateChangeRow of DateChange (DateChangeId) in date_changes, about |it| About::arrangement(it.arrangement_id), {
    arrangement_id: ArrangementId, field: DateField, was: Option<NaiveDate>, became: Option<NaiveDate>, source: DateSource,
    reason: Option<String>, recorded_by: Option<AccountId>, changed_on: NaiveDate,
} }

stored! { added Decision, DecisionRow of Decision (DecisionId) in decisions, about |it| About::arrangement(it.arrangement_id), {
    arrangement_id: ArrangementId, kind: DecisionKind, decided_on: NaiveDate, reason: Option<String>, new_end_on: Option<NaiveDate>,
    relapse_agreed: bool, ground: Option<Ground>,
    pilot_light_on: Option<NaiveDate>, decided_by: DecidedBy, recorded_by: Option<AccountId>, known_at: NaiveDate,
} }

stored! { added Allocation, AllocationRow of Allocation (AllocationId) in allocations, about |it| About::arrangement(it.arrangement_id), {
    arrangement_id: ArrangementId, number: i64, allocated_at: NaiveDateTime, starts_on: NaiveDate, ends_on: Option<NaiveDate>,
    category: Option<String>, product_code: Option<String>, reason: Option<ChangeReason>, known_at: NaiveDate,
} }

/// Saves a new arrangement with the first lines of its history.
pub fn begin(tx: &mut Tx, begun: Begun) -> DbResult<ArrangementId> {
    let id = tx.save(begun.arrangement)?;
    tx.save(begun.history.into_iter().map(|line| line.of(id)).collect::<Vec<_>>())?;
    Ok(id)
}

/// An arrangement of a youth within reach, with the case through which it is reached.
pub fn find(conn: &mut Conn, permit: &Permit, id: ArrangementId) -> DbResult<(Arrangement, CaseId)> {
    let (row, case): (ArrangementRow, CaseId) = arrangements::table
        .inner_join(cases::table.on(cases::youth_id.eq(arrangements::youth_id)))
        .select((ArrangementRow::as_select(), cases::id))
        .filter(arrangements::id.eq(id))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .order(cases::id)
        .first(conn)?;
    Ok((row.into(), case))
}

/// What came by message, is followed at one of these workplaces and by nobody there yet, with its youth within reach.
pub fn waiting(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<(Arrangement, Youth)>> {
    let mut rows: Vec<(ArrangementRow, YouthRow)> = arrangements::table
        .inner_join(youths::table)
        .inner_join(cases::table.on(cases::youth_id.eq(arrangements::youth_id)))
        .select((ArrangementRow::as_select(), YouthRow::as_select()))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .filter(arrangements::follower_workplace_id.eq_any(permit.workplaces()))
        .filter(arrangements::follower_id.is_null())
        .filter(arrangements::actual_end_on.is_null())
        .order((arrangements::youth_id, arrangements::id))
        .load(conn)?;
    rows.dedup_by_key(|(row, _)| row.id);
    let rows = rows.into_iter().map(|(row, youth)| (Arrangement::from(row), Youth::from(youth)));
    Ok(rows.filter(|(it, _)| it.waits_for_follower()).collect())
}

/// The arrangement of an allocation, by municipality, provider and number.
pub fn with_number(conn: &mut Conn, municipality: &MunicipalityCode, provider: ProviderId, number: i64) -> DbResult<Option<Arrangement>> {
    let row: Option<ArrangementRow> = ArrangementRow::query()
        .filter(arrangements::municipality.eq(municipality))
        .filter(arrangements::provider_id.eq(provider))
        .filter(arrangements::allocation_number.eq(number))
        .first(conn)
        .optional()?;
    Ok(row.map(Arrangement::from))
}

/// Whether another arrangement has the allocation number of one that is about to begin.
pub fn knows_number(conn: &mut Conn, begun: &Begun) -> DbResult<bool> {
    let it = begun.arrangement.change().state();
    let Some(number) = it.allocation_number else { return Ok(false) };
    Ok(with_number(conn, &it.municipality, it.provider_id, number)?.is_some())
}

/// When the newest allocation of an arrangement was made.
pub fn newest_allocation(conn: &mut Conn, arrangement: ArrangementId) -> DbResult<Option<NaiveDateTime>> {
    Ok(allocations::table
        .filter(allocations::arrangement_id.eq(arrangement))
        .select(diesel::dsl::max(allocations::allocated_at))
        .first(conn)?)
}

/// Whether an allocation of this very moment is known.
pub fn knows_allocation(conn: &mut Conn, arrangement: ArrangementId, at: NaiveDateTime) -> DbResult<bool> {
    let known: Option<i64> = allocations::table
        .filter(allocations::arrangement_id.eq(arrangement))
        .filter(allocations::allocated_at.eq(at))
        .select(allocations::number)
        .first(conn)
        .optional()?;
    Ok(known.is_some())
}

/// Motives and relapse agreements of decisions about one arrangement. The caller has found the arrangement within reach.
pub fn decision_texts(conn: &mut Conn, decisions: &[Decision]) -> DbResult<BTreeMap<i64, BTreeMap<TextField, String>>> {
    let ids: Vec<i64> = decisions.iter().map(|it| it.id.0).collect();
    text::of(conn, Noun::Decision, &ids)
}

/// What was said when the end of an arrangement was reported. The caller has found the arrangement within reach.
pub fn end_motive(conn: &mut Conn, id: ArrangementId) -> DbResult<Option<String>> {
    Ok(text::of(conn, Noun::Arrangement, &[id.0])?.remove(&id.0).and_then(|mut it| it.remove(&TextField::Motive)))
}
