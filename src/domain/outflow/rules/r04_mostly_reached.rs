//! R04 Mostly reached: most of what was wanted is reached and nothing went down at the last two evaluations.

use super::{example, r03_goals_reached};
use crate::domain::calendar::{days_between, plus_days};
use crate::domain::goal::{GoalScore, GoalState};
use crate::domain::id::{EvaluationId, GoalScoreId};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFile, GoalFacts};
use crate::domain::outflow::rule::{Evidence, Fact, Judge, Kind, Look, Rule, RuleCode, Value};
use crate::domain::outflow::threshold::{Limit, Origin};
use crate::domain::permission::Role;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Fewer than two cannot say that nothing went down.
const EVALUATIONS: Limit = Limit { name: "evaluations", unit: "times", default: 2, min: 2, max: 6, origin: Origin::Proposal };
const SHARE: Limit = Limit { name: "share", unit: "percent", default: 75, min: 50, max: 100, origin: Origin::Proposal };

pub static RULE: Rule = Rule {
    code: RuleCode::R04,
    version: 1,
    kinds: &[Kind::ScaleDown],
    place: 13,
    place_urgent: 13,
    audience: &[Role::YouthProfessional, Role::Access],
    limits: &[EVALUATIONS, SHARE],
    clears: &["decision", "lower_score"],
    longest_keep_on: 84,
    judges: &[Judge::Arrangement(judge)],
    hit,
    near_miss,
};

/// An evaluation counts when it scored a goal of this arrangement, whatever else it was about.
fn judge(look: Look, it: &ArrangementFacts) -> Option<Evidence> {
    if !it.status(look.today, look.thresholds).runs() || r03_goals_reached::judge(look, it).is_some() {
        return None;
    }
    let (needed, share) = (look.thresholds.of("R04", &EVALUATIONS), look.thresholds.of("R04", &SHARE));
    let goals = look.file.goals_of(it.arrangement.id, look.today);
    let scored: BTreeSet<EvaluationId> =
        goals.iter().flat_map(|goal| goal.standing(look.today)).filter_map(|it| it.evaluation_id).collect();
    let mut days: Vec<NaiveDate> = (look.file.evaluations.iter())
        .filter(|evaluation| scored.contains(&evaluation.id) && evaluation.evaluated_on <= look.today)
        .map(|evaluation| evaluation.evaluated_on)
        .collect();
    days.sort_unstable();
    let [.., before, last] = days.as_slice() else { return None };
    if i64::try_from(days.len()).unwrap_or(i64::MAX) < needed {
        return None;
    }
    let percent = percent_reached(&goals, look.today)?;
    let decided = it.decisions.iter().any(|decision| decision.decided_on >= *last);
    if percent < share || decided || goals.iter().any(|goal| fell_since(goal, *before, look.today)) {
        return None;
    }
    Some(Evidence {
        kind: Kind::ScaleDown,
        urgent: false,
        facts: vec![
            Fact::decides("percent", Value::Count(percent)),
            Fact::decides("evaluated_before", Value::Day(*before)),
            Fact::decides("evaluated_last", Value::Day(*last)),
            Fact::shows("intensity", Fact::code(it.arrangement.intensity)),
            Fact::shows("provider", Value::Provider(it.arrangement.provider_id.0)),
        ],
        limits: vec![(EVALUATIONS.name, needed), (SHARE.name, share)],
        since: Some(*last),
        days: Some(days_between(*last, look.today)),
        unseen: String::new(),
    })
}

/// Which part of the goals, by their weight, is largely or fully reached; in whole percents, rounded down.
fn percent_reached(goals: &[&GoalFacts], today: NaiveDate) -> Option<i64> {
    let weight = |goal: &&GoalFacts| i64::from(goal.goal.weight);
    let good = |goal: &&&GoalFacts| matches!(goal.state(today), GoalState::Largely | GoalState::Reached);
    let (all, reached): (i64, i64) = (goals.iter().map(weight).sum(), goals.iter().filter(good).map(weight).sum());
    (100 * reached).checked_div(all)
}

/// Whether a score from a day on was lower than the one before it; before the first one comes the score at the start.
fn fell_since(goal: &GoalFacts, day: NaiveDate, today: NaiveDate) -> bool {
    let mut before = goal.goal.start_score;
    goal.standing(today).into_iter().any(|it| {
        let fell = it.score < std::mem::replace(&mut before, it.score);
        fell && it.scored_on >= day
    })
}

/// Two evaluations: one goal, of this weight, is reached and another of weight 1 is on its way.
fn evaluated_twice(today: NaiveDate, weight: i32) -> CaseFile {
    let mut file = example::quiet(today);
    let (start, first, last) = (plus_days(today, -200), plus_days(today, -110), plus_days(today, -20));
    file.arrangements.push(example::arrangement(1, Some(start), Some(plus_days(today, 150)), start));
    file.evaluations = vec![example::evaluation(1, first), example::evaluation(2, last)];
    let goal = |id, weight, [one, two]: [(i32, GoalState); 2]| {
        let mut facts = example::goal(id, start, &[(first, one.0, one.1), (last, two.0, two.1)]);
        facts.goal.weight = weight;
        let at = |(evaluation, score): (i64, GoalScore)| GoalScore {
            id: GoalScoreId(id * 100 + evaluation),
            evaluation_id: Some(EvaluationId(evaluation)),
            ..score
        };
        facts.scores = (1..).zip(facts.scores).map(at).collect();
        facts
    };
    file.goals = vec![
        goal(1, weight, [(5, GoalState::Partly), (8, GoalState::Reached)]),
        goal(2, 1, [(4, GoalState::Partly), (5, GoalState::Partly)]),
    ];
    file
}

/// Three parts of four.
fn hit(today: NaiveDate) -> CaseFile {
    evaluated_twice(today, 3)
}

/// Two parts of three.
fn near_miss(today: NaiveDate) -> CaseFile {
    evaluated_twice(today, 2)
}
