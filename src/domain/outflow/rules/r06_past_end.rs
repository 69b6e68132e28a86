//! R06 Past its end: the planned last day of care has passed, and there is no stop and no extension.

use super::example;
use crate::domain::calendar::{Status, days_between, plus_days, working_days};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

const LATE: Limit = Limit { name: "late", unit: "working_day", default: 5, min: 0, max: 30, origin: Origin::StopMessage };
const URGENT: Limit = Limit { name: "urgent", unit: "working_day", default: 15, min: 0, max: 90, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R06,
    version: 1,
    kinds: &[Kind::Close],
    place: 7,
    place_urgent: 7,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[LATE, URGENT],
    clears: &["stop", "decision"],
    longest_keep_on: 14,
    judges: &[Judge::Arrangement(judge)],
    hit,
    near_miss,
};

/// Stands from the first day past the end; "late" and "urgent" count working days.
fn judge(look: Look, it: &ArrangementFacts) -> Option<Evidence> {
    if it.status(look.today, look.thresholds) != Status::Past {
        return None;
    }
    let end = it.arrangement.planned_end_on?;
    let counted = working_days(end, look.today);
    let (late, urgent) = (look.thresholds.of("R06", &LATE), look.thresholds.of("R06", &URGENT));
    Some(Evidence {
        kind: Kind::Close,
        urgent: counted > urgent,
        facts: vec![
            Fact::decides("planned_end", Value::Day(end)),
            Fact::shows("working_days", Value::Count(counted)),
            Fact::shows("provider", Value::Provider(it.arrangement.provider_id.0)),
        ],
        limits: vec![(LATE.name, late), (URGENT.name, urgent)],
        since: Some(plus_days(end, 1)),
        days: Some(days_between(end, look.today)),
        unseen: String::new(),
    })
}

fn ended(days_ago: i64, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    let start = plus_days(today, -300);
    file.arrangements.push(example::arrangement(1, Some(start), Some(plus_days(today, -days_ago)), start));
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    ended(1, today)
}

/// Today is the last day of care.
fn near_miss(today: NaiveDate) -> CaseFile {
    ended(0, today)
}
