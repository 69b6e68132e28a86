//! Requests to find out what has stopped. They name a cell of a report and no person.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::{stop_requests, workplaces};
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{AccountId, ProviderId, StopRequestId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Permit;
use crate::domain::stop_request::StopRequest;
use crate::domain::workplace::WorkplaceKind;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned StopRequest, StopRequestRow of StopRequest (StopRequestId) in stop_requests, about |_| About::default(), {
    municipality: MunicipalityCode, provider_id: Option<ProviderId>, counted_on: NaiveDate, asked_by: AccountId, asked_on: NaiveDate,
    answered_by: Option<AccountId>, answered_on: Option<NaiveDate>, stopped: Option<i32>, running: Option<i32>, known_at: NaiveDate,
} }

/// The requests about the municipalities that a contract manager counts, the newest first.
pub fn of_reach(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<StopRequest>> {
    about(conn, permit.municipalities())
}

/// The municipalities whose access team is within reach.
pub fn team_municipalities(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<MunicipalityCode>> {
    Ok(workplaces::table
        .filter(workplaces::id.eq_any(permit.workplaces()))
        .filter(workplaces::kind.eq(WorkplaceKind::AccessTeam))
        .select(workplaces::municipality)
        .distinct()
        .load(conn)?)
}

/// The requests that an access team answers, the newest first.
pub fn of_team(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<StopRequest>> {
    let municipalities = team_municipalities(conn, permit)?;
    about(conn, &municipalities)
}

fn about(conn: &mut Conn, municipalities: &[MunicipalityCode]) -> DbResult<Vec<StopRequest>> {
    let rows: Vec<StopRequestRow> =
        StopRequestRow::query().filter(stop_requests::municipality.eq_any(municipalities)).order(stop_requests::id.desc()).load(conn)?;
    Ok(rows.into_iter().map(StopRequest::from).collect())
}
