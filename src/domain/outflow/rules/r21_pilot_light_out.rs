//! R21 Pilot light out: it was stable often enough, or has burnt long enough, to be put out.

use super::example;
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::consultation::{Consultation, ConsultationStatus, Kind as Purpose, PilotLightOutcome};
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

const STABLE: Limit = Limit { name: "stable", unit: "times", default: 2, min: 1, max: 6, origin: Origin::Proposal };
const LONG: Limit = Limit { name: "long", unit: "day", default: 180, min: 56, max: 730, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R21,
    version: 1,
    kinds: &[Kind::Close],
    place: 10,
    place_urgent: 10,
    audience: &[Role::YouthProfessional],
    limits: &[STABLE, LONG],
    clears: &["closing"],
    longest_keep_on: 84,
    judges: &[Judge::Case(judge)],
    hit,
    near_miss,
};

/// A lasting pilot light that was agreed waits for its date.
fn judge(look: Look, case: &CaseFacts) -> Option<Evidence> {
    let episode = case.open_episode().filter(|it| it.in_pilot_light(look.today))?;
    let lit_on = episode.pilot_light_on?;
    if episode.pilot_light_until.is_some_and(|until| look.today <= until) {
        return None;
    }
    let (stable, long) = (look.thresholds.of("R21", &STABLE), look.thresholds.of("R21", &LONG));
    let held: Vec<&Consultation> = case
        .contacts(episode)
        .into_iter()
        .filter(|it| it.kind == Purpose::PilotLight && it.status == ConsultationStatus::Held && it.held_on >= lit_on)
        .collect();
    let last = held.last()?;
    let in_a_row = held.iter().rev().take_while(|it| it.outcome == Some(PilotLightOutcome::Stable)).count();
    let in_a_row = i64::try_from(in_a_row).unwrap_or(i64::MAX);
    let days = days_between(lit_on, look.today);
    let burnt_long = days > long && last.outcome != Some(PilotLightOutcome::Relapse);
    if in_a_row < stable && !burnt_long {
        return None;
    }
    let since = if in_a_row >= stable { last.held_on } else { plus_days(lit_on, long + 1) };
    Some(Evidence {
        kind: Kind::Close,
        urgent: false,
        facts: vec![
            Fact::decides("pilot_light_since", Value::Day(lit_on)),
            Fact::decides("stable_in_a_row", Value::Count(in_a_row)),
            Fact::decides("last_contact", Value::Day(last.held_on)),
            Fact::shows("days", Value::Count(days)),
        ],
        limits: vec![(STABLE.name, stable), (LONG.name, long)],
        since: Some(since),
        days: Some(days_between(since, look.today)),
        unseen: String::new(),
    })
}

fn seen(outcomes: &[PilotLightOutcome], today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    for case in &mut file.cases {
        for episode in &mut case.episodes {
            episode.pilot_light_on = Some(plus_days(today, -120));
        }
        case.consultations = (1..)
            .zip(outcomes)
            .map(|(id, outcome)| {
                let held = example::contact(id, ConsultationStatus::Held, plus_days(today, 30 * id - 110), today);
                Consultation { kind: Purpose::PilotLight, outcome: Some(*outcome), ..held }
            })
            .collect();
    }
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    seen(&[PilotLightOutcome::Stable, PilotLightOutcome::Stable], today)
}

/// The last one varied.
fn near_miss(today: NaiveDate) -> CaseFile {
    seen(&[PilotLightOutcome::Stable, PilotLightOutcome::Varying], today)
}
