//! Answers to flags.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::answers;
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{AccountId, AnswerId, YouthId};
use crate::domain::outflow::answer::{Answer, AnswerKind, Motive, SubjectKind};
use crate::domain::outflow::rule::RuleCode;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { added Answer, AnswerRow of Answer (AnswerId) in answers, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, rule: RuleCode, rule_version: i32, subject_kind: SubjectKind, subject_id: i64, fingerprint: String, kind: AnswerKind,
    motive: Motive, until_on: Option<NaiveDate>, given_by: Option<AccountId>, given_on: NaiveDate,
} }

/// Answers about one subject of a youth, for looking once more before another is saved. The caller has found it within reach.
pub fn about(conn: &mut Conn, youth: YouthId, rule: RuleCode, subject_id: i64) -> DbResult<Vec<Answer>> {
    let rows: Vec<AnswerRow> = AnswerRow::query()
        .filter(answers::youth_id.eq(youth))
        .filter(answers::rule.eq(rule))
        .filter(answers::subject_id.eq(subject_id))
        .order(answers::id)
        .load(conn)?;
    Ok(rows.into_iter().map(Answer::from).collect())
}
