//! Consultations and their notes.

use crate::db::connection::Conn;
use crate::db::schema::{cases, consultations};
use crate::db::stored::stored;
use crate::db::{DbResult, text};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::consultation::{ClockTime, Consultation, ConsultationStatus, Form, Kind, Note, PilotLightOutcome, Present};
use crate::domain::id::{AccountId, CaseId, ConsultationId, EpisodeId};
use crate::domain::permission::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { versioned Consultation, ConsultationRow of Consultation (ConsultationId) in consultations, about |it| About::case(it.case_id), {
    case_id: CaseId, episode_id: EpisodeId, author_id: Option<AccountId>, status: ConsultationStatus, held_on: NaiveDate, time: Option<ClockTime>,
    minutes: Option<i32>, form: Form, kind: Kind, present: Option<Present>,
    outcome: Option<PilotLightOutcome>, after_closing: bool, known_at: NaiveDate,
} }

/// A consultation of a case within reach.
pub fn find(conn: &mut Conn, permit: &Permit, case: CaseId, id: ConsultationId) -> DbResult<Consultation> {
    let row = ConsultationRow::query()
        .inner_join(cases::table)
        .filter(consultations::id.eq(id))
        .filter(cases::id.eq(case))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .first(conn)?;
    Ok(row.into())
}

/// The notes of a case within reach, by consultation. Takes a permit to read notes, not merely the case.
pub fn notes(conn: &mut Conn, permit: &Permit, case: CaseId) -> DbResult<BTreeMap<ConsultationId, Note>> {
    let ids: Vec<i64> = consultations::table
        .inner_join(cases::table)
        .filter(cases::id.eq(case))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .select(consultations::id)
        .load(conn)?;
    let mut texts = text::of(conn, Noun::Consultation, &ids)?;
    let note = |lines: &mut BTreeMap<TextField, String>| {
        let mut line = |field| lines.remove(&field).unwrap_or_default();
        Note { s: line(TextField::Subjective), o: line(TextField::Objective), e: line(TextField::Evaluation), p: line(TextField::Plan) }
    };
    Ok(texts.iter_mut().map(|(id, lines)| (ConsultationId(*id), note(lines))).collect())
}
