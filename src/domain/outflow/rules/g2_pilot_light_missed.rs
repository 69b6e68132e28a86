//! G2 Pilot light missed: a pilot-light contact did not take place, or never was planned, and nobody looks again.

use super::example;
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::consultation::{Consultation, ConsultationStatus, Kind as Purpose, PilotLightOutcome};
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::permission::Role;
use chrono::NaiveDate;

pub static RULE: Rule = Rule {
    code: RuleCode::G2,
    version: 1,
    kinds: &[Kind::Attention],
    place: 3,
    place_urgent: 3,
    audience: &[Role::YouthProfessional],
    limits: &[],
    clears: &["pilot_light_contact", "return", "closing"],
    longest_keep_on: 14,
    judges: &[Judge::Case(judge)],
    hit,
    near_miss,
};

/// Also where the last contact found a relapse and nothing was planned after it.
fn judge(look: Look, case: &CaseFacts) -> Option<Evidence> {
    let episode = case.open_episode().filter(|it| it.in_pilot_light(look.today))?;
    let lit_on = episode.pilot_light_on?;
    let contacts: Vec<&Consultation> = case.contacts(episode).into_iter().filter(|it| it.kind == Purpose::PilotLight).collect();
    if contacts.iter().any(|it| it.status == ConsultationStatus::Planned && it.held_on >= look.today) {
        return None;
    }
    let last = contacts.into_iter().rfind(|it| (lit_on..=look.today).contains(&it.held_on));
    if last.is_some_and(|it| it.status == ConsultationStatus::Held && it.outcome != Some(PilotLightOutcome::Relapse)) {
        return None;
    }
    let since = last.map_or(lit_on, |it| it.held_on);
    Some(Evidence {
        kind: Kind::Attention,
        urgent: last.is_some_and(|it| it.outcome == Some(PilotLightOutcome::Relapse)),
        facts: vec![
            Fact::decides("pilot_light_since", Value::Day(lit_on)),
            Fact::decides("missed_on", last.map(|it| Value::Day(it.held_on))),
            Fact::decides("missed_how", last.map(|it| it.outcome.map_or_else(|| Fact::code(it.status), Fact::code))),
            Fact::shows("last_held", case.last_held_in(episode).map(Value::Day)),
        ],
        limits: vec![],
        since: Some(since),
        days: Some(days_between(since, look.today)),
        unseen: String::new(),
    })
}

fn burning(contact_in: i64, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    for case in &mut file.cases {
        for episode in &mut case.episodes {
            episode.pilot_light_on = Some(plus_days(today, -60));
        }
        let planned = example::contact(3, ConsultationStatus::Planned, plus_days(today, contact_in), today);
        case.consultations = vec![
            example::contact(1, ConsultationStatus::Held, plus_days(today, -65), today),
            Consultation { kind: Purpose::PilotLight, ..planned },
        ];
    }
    file
}

/// Planned for yesterday, and nobody said what became of it.
fn hit(today: NaiveDate) -> CaseFile {
    burning(-1, today)
}

fn near_miss(today: NaiveDate) -> CaseFile {
    burning(0, today)
}
