//! Answers to flags.

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
