//! G0 Safety guard: first safety, then closing or scaling down, and not without a second professional.

use super::example;
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::code::Code;
use crate::domain::id::{SafetyRecordId, YouthId};
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::permission::Role;
use crate::domain::safety::{Concern, SafetyRecord};
use chrono::NaiveDate;

pub static RULE: Rule = Rule {
    code: RuleCode::G0,
    version: 1,
    kinds: &[Kind::Attention],
    place: 1,
    place_urgent: 1,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[],
    clears: &["reporting_code_closed", "measure_ended"],
    longest_keep_on: 7,
    judges: &[Judge::Case(judge)],
    hit,
    near_miss,
};

/// Of the youth itself it says which step or measure; of a sibling only that safety comes first.
fn judge(look: Look, case: &CaseFacts) -> Option<Evidence> {
    case.open_episode()?;
    let open = look.file.guard(look.today);
    let first = *open.first()?;
    let own = first.youth_id == look.file.youth.id;
    let facts = if own {
        vec![
            Fact::decides("concern", Fact::code(first.concern)),
            Fact::decides("step", Value::Count(i64::from(first.step))),
            Fact::decides("since", Value::Day(first.from_on)),
        ]
    } else {
        vec![Fact::decides("concern", None)]
    };
    let since = own.then_some(first.from_on);
    // A new step or measure of anyone in the family makes an answer lapse; of whom and what stays unsaid.
    let unseen =
        open.iter().map(|it| format!("{}:{}:{}:{}", it.youth_id.0, it.concern.code(), it.step, it.from_on)).collect::<Vec<_>>().join(",");
    let days = since.map(|it| days_between(it, look.today));
    Some(Evidence { kind: Kind::Attention, urgent: true, facts, limits: vec![], since, days, unseen })
}

fn guarded(today: NaiveDate, steps: &[(i32, i64)]) -> CaseFile {
    let mut file = example::quiet(today);
    for (index, (step, days_ago)) in (1..).zip(steps) {
        let from_on = plus_days(today, -days_ago);
        file.safety.push(SafetyRecord {
            id: SafetyRecordId(index),
            youth_id: YouthId(1),
            concern: Concern::ReportingCode,
            step: *step,
            from_on,
            known_at: from_on,
        });
    }
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    guarded(today, &[(1, 20), (2, 6)])
}

/// The reporting code was closed today.
fn near_miss(today: NaiveDate) -> CaseFile {
    guarded(today, &[(1, 20), (2, 6), (0, 0)])
}
