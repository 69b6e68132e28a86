//! R03 Goals reached: every goal of an arrangement is reached, and it runs on without a decision to stop or scale down.

use super::example;
use crate::domain::arrangement::DecisionKind;
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::goal::GoalState;
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFile, GoalFacts};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;

/// What ends within so many days ends by itself.
const ENDING: Limit = Limit { name: "ending", unit: "day", default: 14, min: 0, max: 91, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R03,
    version: 1,
    kinds: &[Kind::Close],
    place: 9,
    place_urgent: 9,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[ENDING],
    clears: &["ending", "new_goal"],
    longest_keep_on: 84,
    judges: &[Judge::Arrangement(judge)],
    hit,
    near_miss,
};

/// Goals that were dropped do not count; one that is not feasible is not reached.
pub(super) fn judge(look: Look, it: &ArrangementFacts) -> Option<Evidence> {
    let (end, ending) = (it.arrangement.planned_end_on, look.thresholds.of("R03", &ENDING));
    if !it.status(look.today, look.thresholds).runs() || end.is_some_and(|end| days_between(look.today, end) <= ending) {
        return None;
    }
    let goals = look.file.goals_of(it.arrangement.id, look.today);
    let reached = goals.iter().map(|goal| goal.reached_since(look.today)).collect::<Option<Vec<_>>>()?;
    let last = reached.into_iter().max()?;
    let stops = |kind| matches!(kind, DecisionKind::End | DecisionKind::ScaleDown);
    if it.decisions.iter().any(|decision| stops(decision.kind) && decision.decided_on >= last) {
        return None;
    }
    Some(Evidence {
        kind: Kind::Close,
        urgent: false,
        facts: vec![
            Fact::decides("goals", Value::Count(i64::try_from(goals.len()).unwrap_or(i64::MAX))),
            Fact::decides("last_reached", Value::Day(last)),
            Fact::decides("planned_end", end.map(Value::Day)),
            Fact::shows("provider", Value::Provider(it.arrangement.provider_id.0)),
        ],
        limits: vec![(ENDING.name, ending)],
        since: Some(last),
        days: Some(days_between(last, look.today)),
        unseen: String::new(),
    })
}

fn second_goal(today: NaiveDate, state: GoalState, score: i32) -> CaseFile {
    let mut file = example::quiet(today);
    let (start, ago) = (plus_days(today, -150), |days: i64| plus_days(today, -days));
    file.arrangements.push(example::arrangement(1, Some(start), Some(plus_days(today, 120)), start));
    let goal = |id, scores: &[(NaiveDate, i32, GoalState)]| -> GoalFacts { example::goal(id, ago(140), scores) };
    file.goals = vec![
        goal(1, &[(ago(80), 5, GoalState::Partly), (ago(20), 8, GoalState::Reached)]),
        goal(2, &[(ago(80), 4, GoalState::Partly), (ago(7), score, state)]),
    ];
    file
}

fn hit(today: NaiveDate) -> CaseFile {
    second_goal(today, GoalState::Reached, 8)
}

/// The second goal is largely reached.
fn near_miss(today: NaiveDate) -> CaseFile {
    second_goal(today, GoalState::Largely, 7)
}
