//! R13 Waits for a start: referred or allocated, and care has not begun within the norm for its urgency.

use super::example;
use crate::domain::calendar::{Status, days_between, plus_days, working_days};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use crate::domain::referral::{Referral, ReferralStatus, Urgency};
use chrono::NaiveDate;

const CRISIS: Limit = Limit { name: "crisis", unit: "working_day", default: 1, min: 0, max: 5, origin: Origin::Proposal };
const HURRY: Limit = Limit { name: "hurry", unit: "day", default: 7, min: 1, max: 28, origin: Origin::Proposal };
const REGULAR: Limit = Limit { name: "regular", unit: "day", default: 28, min: 7, max: 98, origin: Origin::WithinNorms };
const LONGEST: Limit = Limit { name: "longest", unit: "day", default: 98, min: 28, max: 365, origin: Origin::Norm };

/// iJw product category of crisis help.
const CRISIS_CATEGORY: &str = "46";

pub static RULE: Rule = Rule {
    code: RuleCode::R13,
    version: 1,
    kinds: &[Kind::Attention],
    place: 16,
    place_urgent: 5,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[CRISIS, HURRY, REGULAR, LONGEST],
    clears: &["start", "withdrawal"],
    longest_keep_on: 28,
    judges: &[Judge::Arrangement(arrangement), Judge::Referral(referral)],
    hit,
    near_miss,
};

/// Counts from the referral's date, else the allocation's.
fn arrangement(look: Look, it: &ArrangementFacts) -> Option<Evidence> {
    if it.status(look.today, look.thresholds) != Status::NotStarted {
        return None;
    }
    let referral = look.file.cases.iter().flat_map(|case| &case.referrals).find(|referral| Some(referral.id) == it.arrangement.referral_id);
    let given_up = referral.is_some_and(|it| matches!(it.status, ReferralStatus::Withdrawn | ReferralStatus::Refused));
    if given_up && it.arrangement.allocation_number.is_none() {
        return None;
    }
    let from = referral.map(|it| it.referred_on).or(it.arrangement.allocated_on)?;
    let in_crisis = it.arrangement.category.as_deref() == Some(CRISIS_CATEGORY);
    let urgency = referral.map_or(if in_crisis { Urgency::Crisis } else { Urgency::Regular }, |it| it.urgency);
    let never = it.arrangement.planned_end_on.is_some_and(|end| end < look.today);
    waits(look, from, urgency, Some(it.arrangement.provider_id.0), never)
}

/// A referral in intake whose arrangement has not come yet waits just as long.
fn referral(look: Look, case: &CaseFacts, referral: &Referral) -> Option<Evidence> {
    let episode = case.open_episode()?;
    let has_arrangement = look.file.arrangements.iter().any(|it| it.arrangement.referral_id == Some(referral.id));
    if referral.status != ReferralStatus::Intake || referral.episode_id != episode.id || has_arrangement {
        return None;
    }
    waits(look, referral.referred_on, referral.urgency, referral.provider_id.map(|it| it.0), false)
}

fn waits(look: Look, from: NaiveDate, urgency: Urgency, provider: Option<i64>, never: bool) -> Option<Evidence> {
    let days = days_between(from, look.today);
    let norm = match urgency {
        Urgency::Crisis => CRISIS,
        Urgency::Urgent => HURRY,
        Urgency::Regular => REGULAR,
    };
    let (limit, longest) = (look.thresholds.of("R13", &norm), look.thresholds.of("R13", &LONGEST));
    let waited = if urgency == Urgency::Crisis { working_days(from, look.today) } else { days };
    if waited <= limit {
        return None;
    }
    Some(Evidence {
        kind: Kind::Attention,
        urgent: urgency != Urgency::Regular || days >= longest,
        facts: vec![
            Fact::decides("waiting_since", Value::Day(from)),
            Fact::decides("urgency", Fact::code(urgency)),
            Fact::decides("provider", provider.map(Value::Provider)),
            Fact::decides("never_started", never.then_some(Value::Code("layout", "yes"))),
            Fact::shows("norm", Value::Count(limit)),
            Fact::shows("days", Value::Count(days)),
            Fact::shows("last_contact", look.file.last_held().map(Value::Day)),
        ],
        limits: vec![(norm.name, limit), (LONGEST.name, longest)],
        since: Some(from),
        days: Some(days),
        unseen: String::new(),
    })
}

fn waiting(days: i64, today: NaiveDate) -> CaseFile {
    let mut file = example::quiet(today);
    file.arrangements.push(example::arrangement(1, None, Some(plus_days(today, 300)), plus_days(today, -days)));
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    waiting(29, today)
}

fn near_miss(today: NaiveDate) -> CaseFile {
    waiting(28, today)
}
