//! R07 No evaluation: help runs on without anyone looking together at what it brings, or it is paused for long.

use super::{example, r05_ends_soon};
use crate::domain::calendar::{Status, days_between, plus_days};
use crate::domain::consultation::{ConsultationStatus, Kind as Purpose};
use crate::domain::evaluation::Evaluation;
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

const FIRST: Limit = Limit { name: "first", unit: "day", default: 90, min: 28, max: 182, origin: Origin::Proposal };
const AFTER: Limit = Limit { name: "after", unit: "day", default: 180, min: 56, max: 365, origin: Origin::Proposal };
const PLANNED: Limit = Limit { name: "planned", unit: "day", default: 14, min: 0, max: 42, origin: Origin::Proposal };
const PAUSE: Limit = Limit { name: "pause", unit: "day", default: 91, min: 28, max: 182, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R07,
    version: 1,
    kinds: &[Kind::Review],
    place: 16,
    place_urgent: 16,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[FIRST, AFTER, PLANNED, PAUSE],
    clears: &["evaluation", "appointment", "resumption", "stop"],
    longest_keep_on: 84,
    judges: &[Judge::Arrangement(judge)],
    hit,
    near_miss,
};

/// While its end is near and undecided R05 says more, and asks for the same talk.
fn judge(look: Look, it: &ArrangementFacts) -> Option<Evidence> {
    let status = it.status(look.today, look.thresholds);
    let limit = |of: Limit| (of.name, look.thresholds.of("R07", &of));
    if status == Status::Paused {
        return late(look, it, None, it.arrangement.paused_on, vec![limit(PAUSE)]);
    }
    let planned = limit(PLANNED);
    if !status.runs() || is_planned(look, it, planned.1) || r05_ends_soon::judge(look, it).is_some() {
        return None;
    }
    let last = last_evaluation(look, it);
    late(look, it, last, None, vec![limit(if last.is_none() { FIRST } else { AFTER }), planned])
}

/// Counts from the pause, else from the last evaluation, else from the start; the first limit says how long that may be.
fn late(
    look: Look,
    it: &ArrangementFacts,
    last: Option<NaiveDate>,
    paused_from: Option<NaiveDate>,
    limits: Vec<(&'static str, i64)>,
) -> Option<Evidence> {
    let (start, (_, limit)) = (it.arrangement.start_on, *limits.first()?);
    let from = paused_from.or(last).or(start)?;
    let days = days_between(from, look.today);
    if days <= limit {
        return None;
    }
    Some(Evidence {
        kind: Kind::Review,
        urgent: false,
        facts: vec![
            Fact::decides("start", start.map(Value::Day)),
            Fact::decides("last_evaluation", last.map(Value::Day)),
            Fact::decides("paused_from", paused_from.map(Value::Day)),
            Fact::shows("days", Value::Count(days)),
            Fact::shows("norm", Value::Count(limit)),
            Fact::shows("provider", Value::Provider(it.arrangement.provider_id.0)),
        ],
        limits,
        since: Some(plus_days(from, limit + 1)),
        days: Some(days - limit),
        // Who may not see when the practice evaluated has an answer lapse by it all the same.
        unseen: format!("from={from}"),
    })
}

/// Evaluations of this arrangement and of the practice, which looks at all the help there is; not of another arrangement.
fn evaluations<'a>(look: Look<'a>, it: &'a ArrangementFacts) -> impl Iterator<Item = &'a Evaluation> {
    let of_episode = move |evaluation: &Evaluation| {
        evaluation.episode_id.is_some_and(|id| look.file.cases.iter().flat_map(|case| &case.episodes).any(|episode| episode.id == id))
    };
    look.file.evaluations.iter().filter(move |evaluation| evaluation.arrangement_id == Some(it.arrangement.id) || of_episode(evaluation))
}

/// The last evaluation since the start: one that was recorded, or a talk held for it.
fn last_evaluation(look: Look, it: &ArrangementFacts) -> Option<NaiveDate> {
    let start = it.arrangement.start_on?;
    let talks = look.file.cases.iter().flat_map(|case| &case.consultations);
    let talks = talks.filter(|talk| talk.status == ConsultationStatus::Held && talk.kind == Purpose::Evaluation && !talk.after_closing);
    let recorded = evaluations(look, it).map(|evaluation| evaluation.evaluated_on);
    talks.map(|talk| talk.held_on).chain(recorded).filter(|on| (start..=look.today).contains(on)).max()
}

/// Whether an evaluation is planned within so many days.
fn is_planned(look: Look, it: &ArrangementFacts, days: i64) -> bool {
    let talks = look.file.cases.iter().flat_map(|case| &case.consultations);
    let talks = talks.filter(|talk| talk.status == ConsultationStatus::Planned && talk.kind == Purpose::Evaluation);
    let recorded = evaluations(look, it).filter_map(|evaluation| evaluation.next_on);
    let near = look.today..=plus_days(look.today, days);
    talks.map(|talk| talk.held_on).chain(recorded).any(|on| near.contains(&on))
}

fn started(days_ago: i64, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    for contact in file.cases.iter_mut().flat_map(|case| &mut case.consultations) {
        contact.kind = Purpose::FollowUp;
    }
    let start = plus_days(today, -days_ago);
    file.arrangements.push(example::arrangement(1, Some(start), Some(plus_days(today, 200)), start));
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    started(91, today)
}

fn near_miss(today: NaiveDate) -> CaseFile {
    started(90, today)
}
