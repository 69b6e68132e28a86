//! What GPs ask and have seen.

use crate::db::connection::Conn;
use crate::db::draft::Draft;
use crate::db::schema::{cases, drafts, questions, sightings};
use crate::db::stored::stored;
use crate::db::{DbResult, text};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::id::{AccountId, CaseId, QuestionId, SightingId, YouthId};
use crate::domain::permission::Permit;
use crate::domain::question::{Question, Sighting};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { versioned Question, QuestionRow of Question (QuestionId) in questions, about |it| About::file(it.youth_id, it.case_id), {
    youth_id: YouthId, case_id: CaseId, asked_by: AccountId, asked_on: NaiveDate, answered_by: Option<AccountId>,
    answered_on: Option<NaiveDate>, known_at: NaiveDate,
} }

stored! { added Sighting, SightingRow of Sighting (SightingId) in sightings, about |it| About::file(it.youth_id, it.case_id), {
    youth_id: YouthId, case_id: CaseId, account_id: AccountId, seen_on: NaiveDate, known_at: NaiveDate,
} }

/// The questions about a case within reach, oldest first, with their texts.
pub fn of_case(conn: &mut Conn, permit: &Permit, case: CaseId) -> DbResult<Vec<Question>> {
    let rows: Vec<QuestionRow> = QuestionRow::query()
        .inner_join(cases::table.on(cases::id.eq(questions::case_id)))
        .filter(cases::id.eq(case))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .order(questions::id)
        .load(conn)?;
    Ok(rows.into_iter().map(Question::from).collect())
}

/// When a GP saw how things stand with the youth of a case within reach, oldest first.
pub fn sightings_of(conn: &mut Conn, permit: &Permit, case: CaseId) -> DbResult<Vec<Sighting>> {
    let rows: Vec<SightingRow> = SightingRow::query()
        .inner_join(cases::table.on(cases::id.eq(sightings::case_id)))
        .filter(cases::id.eq(case))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .order(sightings::id)
        .load(conn)?;
    Ok(rows.into_iter().map(Sighting::from).collect())
}

/// What was asked and answered. The caller has found the questions within reach.
pub fn texts(conn: &mut Conn, questions: &[&Question]) -> DbResult<BTreeMap<i64, BTreeMap<TextField, String>>> {
    let ids: Vec<i64> = questions.iter().map(|it| it.id.0).collect();
    text::of(conn, Noun::Question, &ids)
}

/// What was left about the cases within reach: the drafts of one account, the latest first, and the questions that nobody has
/// answered, the oldest first. One statement, since the start page asks ten at most.
pub fn left(conn: &mut Conn, permit: &Permit, account: AccountId) -> DbResult<(Vec<Draft>, Vec<Question>)> {
    let rows: Vec<(Option<Draft>, Option<QuestionRow>)> = cases::table
        .left_join(drafts::table.on(drafts::case_id.eq(cases::id).and(drafts::account_id.eq(account))))
        .left_join(questions::table.on(questions::case_id.eq(cases::id).and(questions::answered_on.is_null())))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .filter(drafts::case_id.nullable().is_not_null().or(questions::id.nullable().is_not_null()))
        .order(questions::id)
        .select((Option::<Draft>::as_select(), Option::<QuestionRow>::as_select()))
        .load(conn)?;
    let (drafts, questions): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let mut drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
    // A case with a draft and two questions comes twice.
    drafts.sort_by_key(|it| (std::cmp::Reverse(it.saved_at), it.case_id));
    drafts.dedup_by_key(|it| it.case_id);
    let mut questions: Vec<Question> = questions.into_iter().flatten().map(Question::from).collect();
    questions.dedup_by_key(|it| it.id);
    Ok((drafts, questions))
}
