//! G1 Stopped without an agreement: help ended under the safety guard, or without a word on who calls whom. Recording is not
//! guarded, so it is asked afterwards.

use super::example;
use crate::domain::arrangement::DecisionKind;
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::code::EndReason;
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::permission::Role;
use chrono::NaiveDate;

pub static RULE: Rule = Rule {
    code: RuleCode::G1,
    version: 1,
    kinds: &[Kind::Attention],
    place: 2,
    place_urgent: 2,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[],
    clears: &["explanation"],
    longest_keep_on: 84,
    judges: &[Judge::Arrangement(judge)],
    hit,
    near_miss,
};

/// Not at death, not where help went on in another arrangement, and not about what was over before it was known here.
fn judge(look: Look, it: &ArrangementFacts) -> Option<Evidence> {
    let ended_on = it.arrangement.actual_end_on.filter(|end| *end <= look.today && it.arrangement.known_at <= *end)?;
    if it.arrangement.withdrawn || it.arrangement.end_reason == Some(EndReason::Died) {
        return None;
    }
    let goes_on = look.file.arrangements.iter().any(|other| other.arrangement.predecessor_id == Some(it.arrangement.id));
    if goes_on {
        return None;
    }
    let agreed = it.decisions.iter().any(|it| it.relapse_agreed && matches!(it.kind, DecisionKind::End | DecisionKind::ScaleDown));
    let guarded = look.file.is_guarded(ended_on);
    if agreed && !guarded {
        return None;
    }
    Some(Evidence {
        kind: Kind::Attention,
        urgent: guarded,
        facts: vec![
            Fact::decides("ended_on", Value::Day(ended_on)),
            Fact::decides("end_reason", it.arrangement.end_reason.map(Fact::code)),
            Fact::decides("under_guard", guarded.then_some(Value::Code("layout", "yes"))),
            Fact::shows("provider", Value::Provider(it.arrangement.provider_id.0)),
        ],
        limits: vec![],
        since: Some(ended_on),
        days: Some(days_between(ended_on, look.today)),
        unseen: String::new(),
    })
}

fn stopped(ago: i64, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    let start = plus_days(today, -200);
    let mut help = example::arrangement(1, Some(start), Some(plus_days(today, 60)), start);
    help.arrangement.actual_end_on = Some(plus_days(today, -ago));
    help.arrangement.end_reason = Some(EndReason::ByClient);
    file.arrangements.push(help);
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    stopped(0, today)
}

/// The last day of care is tomorrow.
fn near_miss(today: NaiveDate) -> CaseFile {
    stopped(-1, today)
}
