//! R02 No contact: nobody was seen for weeks, nothing is planned, and no other help is open.

use super::{example, only_here, r19_missed_contacts};
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::consultation::ConsultationStatus;
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

pub const QUIET: Limit = Limit { name: "quiet", unit: "day", default: 42, min: 14, max: 180, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R02,
    version: 1,
    kinds: &[Kind::Close, Kind::Attention],
    place: 16,
    place_urgent: 16,
    audience: &[Role::YouthProfessional],
    limits: &[QUIET],
    clears: &["consultation", "appointment"],
    longest_keep_on: 84,
    judges: &[Judge::Case(judge)],
    hit,
    near_miss,
};

/// When the case is severe or carries a question with which quiet is no good sign, it asks for attention instead of closing.
fn judge(look: Look, case: &CaseFacts) -> Option<Evidence> {
    let episode = case.open_episode()?;
    if !only_here(look, case, episode) || case.next_planned(look.today).is_some() || r19_missed_contacts::holds(look, case) {
        return None;
    }
    let quiet = look.thresholds.of("R02", &QUIET);
    let last_held = case.last_held_in(episode);
    let from = last_held.unwrap_or(episode.registered_on);
    let days = days_between(from, look.today);
    if days <= quiet {
        return None;
    }
    let attempts =
        case.contacts(episode).iter().filter(|it| it.held_on >= from && it.held_on <= look.today && it.status.is_vain_attempt()).count();
    let kind = if episode.calls_for_care() { Kind::Attention } else { Kind::Close };
    Some(Evidence {
        kind,
        urgent: false,
        facts: vec![
            Fact::shows("days", Value::Count(days)),
            Fact::decides("last_held", last_held.map(Value::Day)),
            Fact::decides("attempts", Value::Count(i64::try_from(attempts).unwrap_or(i64::MAX))),
        ],
        limits: vec![(QUIET.name, quiet)],
        since: Some(plus_days(from, quiet + 1)),
        days: Some(days - quiet),
        unseen: String::new(),
    })
}

fn silent_for(days: i64, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    for case in &mut file.cases {
        case.consultations = vec![
            example::contact(1, ConsultationStatus::Held, plus_days(today, -days - 21), today),
            example::contact(2, ConsultationStatus::Held, plus_days(today, -days), today),
            example::contact(3, ConsultationStatus::NotReached, plus_days(today, -days + 20), today),
        ];
    }
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    silent_for(43, today)
}

fn near_miss(today: NaiveDate) -> CaseFile {
    silent_for(42, today)
}
