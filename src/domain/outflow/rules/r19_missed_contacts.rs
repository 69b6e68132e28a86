//! R19 Missed contacts: the family did not turn up or cancelled, again. Call; do not close.

use super::example;
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::consultation::{Consultation, ConsultationStatus};
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

const IN_A_ROW: Limit = Limit { name: "in_a_row", unit: "times", default: 2, min: 1, max: 5, origin: Origin::Proposal };
const IN_PERIOD: Limit = Limit { name: "in_period", unit: "times", default: 3, min: 2, max: 10, origin: Origin::Proposal };
const PERIOD: Limit = Limit { name: "period", unit: "day", default: 180, min: 30, max: 365, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R19,
    version: 1,
    kinds: &[Kind::Attention],
    place: 4,
    place_urgent: 4,
    audience: &[Role::YouthProfessional],
    limits: &[IN_A_ROW, IN_PERIOD, PERIOD],
    clears: &["consultation"],
    longest_keep_on: 7,
    judges: &[Judge::Case(judge)],
    hit,
    near_miss,
};

/// Whether the pattern holds: R02 stays silent while it does.
pub fn holds(look: Look, case: &CaseFacts) -> bool {
    judge(look, case).is_some()
}

fn is_missed(contact: &Consultation) -> bool {
    matches!(contact.status, ConsultationStatus::NotTurnedUp | ConsultationStatus::CancelledByFamily)
}

fn judge(look: Look, case: &CaseFacts) -> Option<Evidence> {
    let limit = |it: &Limit| look.thresholds.of("R19", it);
    let episode = case.open_episode()?;
    // What could have been a talk and is over; attempts to call and our own cancellations say nothing about the family.
    let past: Vec<_> = case.contacts(episode).into_iter().filter(|it| it.held_on <= look.today && (it.counts() || is_missed(it))).collect();
    let last_missed = past.iter().rev().find(|it| is_missed(it))?.held_on;
    let in_a_row = i64::try_from(past.iter().rev().take_while(|it| is_missed(it)).count()).unwrap_or(i64::MAX);
    let in_period = past.iter().filter(|it| is_missed(it) && days_between(it.held_on, look.today) <= limit(&PERIOD)).count();
    let in_period = i64::try_from(in_period).unwrap_or(i64::MAX);
    let held_since = past.iter().rev().take_while(|it| !is_missed(it)).count();

    let row = in_a_row >= limit(&IN_A_ROW);
    let pattern = in_period >= limit(&IN_PERIOD) && held_since < 2;
    if !row && !pattern {
        return None;
    }
    Some(Evidence {
        kind: Kind::Attention,
        urgent: false,
        facts: vec![
            // Over a period the number goes down as days pass, which is no change of the facts.
            Fact { name: "missed", value: Some(Value::Count(if row { in_a_row } else { in_period })), decides: row },
            Fact::decides("last_missed", Value::Day(last_missed)),
            Fact::decides("last_held", case.last_held_in(episode).map(Value::Day)),
            // A row ends with one talk held, a pattern over half a year with two.
            Fact::shows("needed", Value::Count(if row { 1 } else { 2 })),
        ],
        limits: vec![(IN_A_ROW.name, limit(&IN_A_ROW)), (IN_PERIOD.name, limit(&IN_PERIOD)), (PERIOD.name, limit(&PERIOD))],
        since: Some(last_missed),
        days: Some(days_between(last_missed, look.today)),
        unseen: String::new(),
    })
}

fn contacts(today: NaiveDate, statuses: &[(ConsultationStatus, i64)]) -> CaseFile {
    let mut file = example::quiet(today);
    for case in &mut file.cases {
        case.consultations =
            (1..).zip(statuses).map(|(id, (status, ago))| example::contact(id, *status, plus_days(today, -ago), today)).collect();
    }
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    contacts(today, &[(ConsultationStatus::Held, 40), (ConsultationStatus::NotTurnedUp, 12), (ConsultationStatus::CancelledByFamily, 5)])
}

/// A talk was held today, after two that were missed.
fn near_miss(today: NaiveDate) -> CaseFile {
    contacts(today, &[(ConsultationStatus::NotTurnedUp, 12), (ConsultationStatus::CancelledByFamily, 5), (ConsultationStatus::Held, 0)])
}
