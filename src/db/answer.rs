//! Answers to flags.

use crate::db::connection::Conn;
use crate::db::schema::answers;
use crate::db::stored::stored;
use crate::db::{DbResult, text};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::id::{AccountId, AnswerId, YouthId};
use crate::domain::outflow::answer::{Answer, AnswerKind, Motive, SubjectKind};
use crate::domain::outflow::rule::RuleCode;
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { added Answer, AnswerRow of Answer (AnswerId) in answers, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, rule: RuleCode, rule_version: i32, subject_kind: SubjectKind, subject_id: i64, fingerprint: String, kind: AnswerKind,
    motive: Motive, until_on: Option<NaiveDate>, given_by: Option<AccountId>, given_on: NaiveDate,
} }

/// What people explained, by answer. The caller has found the answers within reach.
pub fn explanations(conn: &mut Conn, answers: &[AnswerId]) -> DbResult<BTreeMap<AnswerId, String>> {
    let ids: Vec<i64> = answers.iter().map(|it| it.0).collect();
    let found = text::of(conn, Noun::Answer, &ids)?;
    Ok(found.into_iter().filter_map(|(id, mut it)| Some((AnswerId(id), it.remove(&TextField::Motive)?))).collect())
}

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
