//! R16 Turns 18: help runs towards or past the 18th birthday without a decision about what comes after, or without a ground.

use super::example;
use crate::domain::arrangement::DecisionKind;
use crate::domain::calendar::{Status, birthday, days_between, plus_days, plus_months};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

/// Age in months from which a decision about what comes after 18 is asked for: 17 and a half years.
const DECISION: Limit = Limit { name: "decision", unit: "month", default: 210, min: 204, max: 215, origin: Origin::Proposal };
/// Age in months from which an end on or past the 18th birthday needs a ground: 16 and a half years.
const GROUND: Limit = Limit { name: "ground", unit: "month", default: 198, min: 192, max: 215, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R16,
    version: 1,
    kinds: &[Kind::Review],
    place: 6,
    place_urgent: 6,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[DECISION, GROUND],
    clears: &["after_18", "ground", "earlier_end"],
    longest_keep_on: 84,
    judges: &[Judge::Arrangement(judge)],
    hit,
    near_miss,
};

/// The day on which someone is so many months old; born on 29 February counts as 1 March.
fn aged(born_on: NaiveDate, months: i64) -> NaiveDate {
    let (years, rest) = (months.div_euclid(12), months.rem_euclid(12));
    plus_months(birthday(born_on, i32::try_from(years).unwrap_or(0)), u32::try_from(rest).unwrap_or(0))
}

fn judge(look: Look, it: &ArrangementFacts) -> Option<Evidence> {
    let status = it.status(look.today, look.thresholds);
    if !(status.runs() || matches!(status, Status::Paused | Status::NotStarted)) {
        return None;
    }
    let born_on = look.file.youth.born_on;
    let (decision, ground) = (look.thresholds.of("R16", &DECISION), look.thresholds.of("R16", &GROUND));
    let turns_18_on = birthday(born_on, 18);
    let mut decided = it.decisions.iter().filter(|it| it.kind == DecisionKind::After18);
    let has_ground = decided.clone().any(|it| it.ground.is_some());
    let undecided = look.today >= aged(born_on, decision) && decided.next().is_none();
    let past_18 = it.arrangement.planned_end_on.is_none_or(|end| end >= turns_18_on);
    let groundless = look.today >= aged(born_on, ground) && past_18 && !has_ground;
    let since = match (undecided, groundless) {
        (true, _) => aged(born_on, decision),
        (false, true) => aged(born_on, ground),
        (false, false) => return None,
    };
    Some(Evidence {
        kind: Kind::Review,
        urgent: look.today >= turns_18_on,
        facts: vec![
            Fact::decides("turns_18_on", Value::Day(turns_18_on)),
            Fact::decides("planned_end", it.arrangement.planned_end_on.map(Value::Day)),
            Fact::decides("wants", Value::Code("after-18-wants", if undecided { "decision" } else { "ground" })),
            Fact::shows("is_18", (look.today >= turns_18_on).then_some(Value::Code("layout", "yes"))),
            Fact::shows("provider", Value::Provider(it.arrangement.provider_id.0)),
        ],
        limits: vec![(DECISION.name, decision), (GROUND.name, ground)],
        since: Some(since),
        days: Some(days_between(since, look.today)),
        unseen: String::new(),
    })
}

/// Help that ends before the 18th birthday, of a youth who is 17 and a half today, or only tomorrow.
fn nearly_grown(reached: bool, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    let mut born_on = plus_days(today, -6_393);
    while aged(born_on, DECISION.default) > today {
        born_on = plus_days(born_on, -1);
    }
    while !reached && aged(born_on, DECISION.default) <= today {
        born_on = plus_days(born_on, 1);
    }
    file.youth.born_on = born_on;
    let start = plus_days(today, -200);
    file.arrangements.push(example::arrangement(1, Some(start), Some(plus_days(today, 120)), start));
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    nearly_grown(true, today)
}

fn near_miss(today: NaiveDate) -> CaseFile {
    nearly_grown(false, today)
}
