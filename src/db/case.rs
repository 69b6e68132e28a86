//! Cases and episodes.

use crate::db::connection::Conn;
use crate::db::schema::{cases, episodes};
use crate::db::stored::stored;
use crate::db::{DbError, DbResult, Tx, text};
use crate::domain::case::{Case, CloseReason, Episode, HelpQuestions, Intention, LifeDomains, Outcome, Regime, Severity};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::id::{AccountId, CaseId, EpisodeId, WorkplaceId, YouthId};
use crate::domain::permission::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { versioned Case, CaseRow of Case (CaseId) in cases, about |it| About::file(it.youth_id, it.id), {
    youth_id: YouthId, workplace_id: WorkplaceId, owner_id: Option<AccountId>, regime: Regime, known_at: NaiveDate,
} }

stored! { versioned Episode, EpisodeRow of Episode (EpisodeId) in episodes, about |it| About::case(it.case_id), {
    case_id: CaseId, registered_on: NaiveDate, help_questions: HelpQuestions, life_domains: LifeDomains, severity: Option<Severity>,
    expected_end_on: Option<NaiveDate>, intention: Option<Intention>, intention_by: Option<AccountId>, intention_on: Option<NaiveDate>,
    pilot_light_on: Option<NaiveDate>, pilot_light_until: Option<NaiveDate>, returned_on: Option<NaiveDate>, closed_on: Option<NaiveDate>,
    outcome: Option<Outcome>, close_reason: Option<CloseReason>, known_at: NaiveDate,
} }

/// What was agreed at the last scale-down, closing, reopening or return of each episode. The caller has found the case within
/// reach, under the right to read notes.
pub fn agreements(conn: &mut Conn, episodes: &[Episode]) -> DbResult<BTreeMap<i64, BTreeMap<TextField, String>>> {
    let ids: Vec<i64> = episodes.iter().map(|it| it.id.0).collect();
    text::of(conn, Noun::Episode, &ids)
}

/// A case within reach.
pub fn find(conn: &mut Conn, permit: &Permit, id: CaseId) -> DbResult<Case> {
    let row = CaseRow::query().filter(cases::id.eq(id)).filter(cases::workplace_id.eq_any(permit.workplaces())).first(conn)?;
    Ok(row.into())
}

/// Several cases, all of them within reach.
pub fn several(conn: &mut Conn, permit: &Permit, ids: &[CaseId]) -> DbResult<Vec<Case>> {
    let rows: Vec<CaseRow> = CaseRow::query()
        .filter(cases::id.eq_any(ids))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .order(cases::id)
        .load(conn)?;
    if rows.len() == ids.len() { Ok(rows.into_iter().map(Case::from).collect()) } else { Err(DbError::NotFound) }
}

/// A case within reach with its open episode.
pub fn find_open(conn: &mut Conn, permit: &Permit, id: CaseId) -> DbResult<(Case, Episode)> {
    let case = find(conn, permit, id)?;
    let episode = EpisodeRow::query()
        .filter(episodes::case_id.eq(id))
        .filter(episodes::closed_on.is_null())
        .order(episodes::id.desc())
        .first(conn)?;
    Ok((case, episode.into()))
}

/// A case within reach with its open episode, or else the one that closed last; an act on that one says why not.
pub fn find_with_episode(conn: &mut Conn, permit: &Permit, id: CaseId) -> DbResult<(Case, Episode)> {
    let case = find(conn, permit, id)?;
    let episode = EpisodeRow::query()
        .filter(episodes::case_id.eq(id))
        .order((episodes::closed_on.is_null().desc(), episodes::id.desc()))
        .first(conn)?;
    Ok((case, episode.into()))
}

/// The case of a youth at a workplace, if there is one. For imports and new arrangements, which must not make a second.
pub fn at_workplace(conn: &mut Conn, youth: YouthId, workplace: WorkplaceId) -> DbResult<Option<Case>> {
    let row: Option<CaseRow> =
        CaseRow::query().filter(cases::youth_id.eq(youth)).filter(cases::workplace_id.eq(workplace)).first(conn).optional()?;
    Ok(row.map(Case::from))
}

/// The case through which a workplace follows a youth's arrangement: the one it has, or a new one without an episode.
pub fn follow(tx: &mut Tx, youth: YouthId, workplace: WorkplaceId, today: NaiveDate) -> DbResult<CaseId> {
    match at_workplace(tx.conn, youth, workplace)? {
        Some(case) => Ok(case.id),
        None => tx.save(Case::open(youth, workplace, None, Regime::YouthAct, today)),
    }
}

/// Where a youth's help from a message is followed: at a practice with an open episode, else at the access team.
pub fn follower_of(tx: &mut Tx, youth: YouthId, access_team: WorkplaceId) -> DbResult<WorkplaceId> {
    use crate::db::schema::workplaces;
    use crate::domain::workplace::WorkplaceKind;
    let practice: Option<WorkplaceId> = cases::table
        .inner_join(episodes::table)
        .inner_join(workplaces::table.on(workplaces::id.eq(cases::workplace_id)))
        .filter(cases::youth_id.eq(youth))
        .filter(episodes::closed_on.is_null())
        .filter(workplaces::kind.eq(WorkplaceKind::Practice))
        .order(episodes::id.desc())
        .select(cases::workplace_id)
        .first(tx.conn)
        .optional()?;
    Ok(practice.unwrap_or(access_team))
}

/// The version a form carried must be the one that is stored.
pub fn same_version(stored: i32, carried: i32) -> DbResult<()> {
    if stored == carried { Ok(()) } else { Err(DbError::Stale) }
}
