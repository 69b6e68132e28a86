//! R01 Many talks: many talks were held here and no other help is open. Is it done, or does it need something else?

use super::{example, only_here};
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::consultation::ConsultationStatus;
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

const MANY: Limit = Limit { name: "many", unit: "times", default: 8, min: 3, max: 30, origin: Origin::Proposal };
/// As many are enough when nothing is planned.
const UNPLANNED: Limit = Limit { name: "unplanned", unit: "times", default: 5, min: 2, max: 30, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R01,
    version: 1,
    kinds: &[Kind::Close],
    place: 11,
    place_urgent: 11,
    audience: &[Role::YouthProfessional],
    limits: &[MANY, UNPLANNED],
    clears: &["close", "refer", "arrangement"],
    longest_keep_on: 84,
    judges: &[Judge::Case(judge)],
    hit,
    near_miss,
};

fn judge(look: Look, case: &CaseFacts) -> Option<Evidence> {
    let episode = case.open_episode()?;
    if !only_here(look, case, episode) {
        return None;
    }
    let held: Vec<NaiveDate> =
        case.contacts(episode).iter().filter(|it| it.counts() && it.held_on <= look.today).map(|it| it.held_on).collect();
    let (many, unplanned) = (look.thresholds.of("R01", &MANY), look.thresholds.of("R01", &UNPLANNED));
    let limit = if case.next_planned(look.today).is_some() { many } else { many.min(unplanned) };
    // The talk with which the limit was reached.
    let since = *held.get(usize::try_from(limit - 1).ok()?)?;
    Some(Evidence {
        kind: Kind::Close,
        urgent: false,
        facts: vec![
            Fact::decides("talks", Value::Count(i64::try_from(held.len()).unwrap_or(i64::MAX))),
            Fact::shows("last_held", held.last().copied().map(Value::Day)),
        ],
        limits: vec![(MANY.name, many), (UNPLANNED.name, unplanned)],
        since: Some(since),
        days: Some(days_between(since, look.today)),
        unseen: String::new(),
    })
}

fn talks(count: i64, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    for case in &mut file.cases {
        case.consultations =
            (1..=count).map(|id| example::contact(id, ConsultationStatus::Held, plus_days(today, 7 * (id - count) - 3), today)).collect();
    }
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    talks(5, today)
}

fn near_miss(today: NaiveDate) -> CaseFile {
    talks(4, today)
}
