//! R05 Ends soon: the planned end comes near and nothing has been decided since it was set.

use super::example;
use crate::domain::calendar::{Status, days_between, plus_days};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

/// Also what "ends soon" means in every status; half the length where that is shorter.
pub const SOON: Limit = Limit { name: "soon", unit: "day", default: 56, min: 7, max: 182, origin: Origin::Proposal };
const URGENT: Limit = Limit { name: "urgent", unit: "day", default: 28, min: 1, max: 182, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R05,
    version: 1,
    kinds: &[Kind::Review],
    place: 8,
    place_urgent: 8,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[SOON, URGENT],
    clears: &["decision"],
    longest_keep_on: 84,
    judges: &[Judge::Arrangement(judge)],
    hit,
    near_miss,
};

pub(super) fn judge(look: Look, it: &ArrangementFacts) -> Option<Evidence> {
    if it.status(look.today, look.thresholds) != Status::EndsSoon || it.decided_since_planned_end() {
        return None;
    }
    let end = it.arrangement.planned_end_on?;
    let days = days_between(look.today, end);
    let soon = it.arrangement.span().soon_days(look.thresholds.soon());
    let urgent = look.thresholds.of("R05", &URGENT);
    Some(Evidence {
        kind: Kind::Review,
        urgent: days <= urgent,
        facts: vec![
            Fact::decides("planned_end", Value::Day(end)),
            Fact::decides("source", it.arrangement.planned_end_source.map(Fact::code)),
            Fact::shows("days_left", Value::Count(days)),
            Fact::shows("last_evaluation", look.file.last_evaluation().map(Value::Day)),
            Fact::shows("provider", Value::Provider(it.arrangement.provider_id.0)),
        ],
        limits: vec![(SOON.name, soon), (URGENT.name, urgent)],
        since: Some(plus_days(end, -soon)),
        days: Some(soon - days),
        unseen: String::new(),
    })
}

fn ending_in(days: i64, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    let start = plus_days(today, -200);
    file.arrangements.push(example::arrangement(1, Some(start), Some(plus_days(today, days)), start));
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    ending_in(56, today)
}

fn near_miss(today: NaiveDate) -> CaseFile {
    ending_in(57, today)
}
