//! Goals: what a youth wants to reach, and the scores along the way as dated rows that are never overwritten.

use crate::domain::arrangement::Arrangement;
use crate::domain::case::Episode;
use crate::domain::catalogue::LifeDomain;
use crate::domain::change::{Event, New, TextField};
use crate::domain::code::codes;
use crate::domain::id::{AccountId, ArrangementId, EpisodeId, EvaluationId, GoalId, GoalScoreId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

codes! {
    /// How far a goal has come, by the judgement of those who scored it.
    GoalState as "goal-state" {
        Open = "open", Partly = "partly", Largely = "largely", Reached = "reached", NotFeasible = "not_feasible", Dropped = "dropped",
    }
}

/// A goal of an episode or of an arrangement. Its description is a text of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    pub id: GoalId,
    pub youth_id: YouthId,
    /// Either the episode or the arrangement that the goal belongs to.
    pub episode_id: Option<EpisodeId>,
    pub arrangement_id: Option<ArrangementId>,
    pub life_domain: LifeDomain,
    /// 1 to 3: how heavy it counts among the goals (R04).
    pub weight: i32,
    /// 0 to 10, at the day it was set.
    pub start_score: i32,
    /// 0 to 10, when it is good enough.
    pub target_score: i32,
    pub set_on: NaiveDate,
    pub known_at: NaiveDate,
}

/// A score on a day. A correction is a new row that names the one it replaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalScore {
    pub id: GoalScoreId,
    pub goal_id: GoalId,
    pub evaluation_id: Option<EvaluationId>,
    pub scored_on: NaiveDate,
    /// 0 to 10.
    pub score: i32,
    pub state: GoalState,
    pub replaces: Option<GoalScoreId>,
    pub recorded_by: Option<AccountId>,
    pub known_at: NaiveDate,
}

/// The help that a goal or an evaluation is about: the help in the practice, or an arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Helping<'a> {
    Practice(&'a Episode),
    Arrangement(&'a Arrangement),
}

impl Helping<'_> {
    /// The first day of help; an arrangement that has not started lacks one.
    pub fn began_on(self) -> Option<NaiveDate> {
        match self {
            Self::Practice(episode) => Some(episode.registered_on),
            Self::Arrangement(it) => it.start_on,
        }
    }

    /// Closed, withdrawn, or its last day of care has passed.
    pub fn is_over(self, today: NaiveDate) -> bool {
        match self {
            Self::Practice(episode) => !episode.is_open(),
            Self::Arrangement(it) => it.withdrawn || it.actual_end_on.is_some_and(|end| end < today),
        }
    }

    /// Begun, and not withdrawn; help that is over is looked back on as well.
    pub fn can_be_evaluated(self, today: NaiveDate) -> bool {
        let withdrawn = matches!(self, Self::Arrangement(it) if it.withdrawn);
        !withdrawn && self.began_on().is_some_and(|first| first <= today)
    }

    pub fn ids(self) -> (Option<EpisodeId>, Option<ArrangementId>) {
        match self {
            Self::Practice(episode) => (Some(episode.id), None),
            Self::Arrangement(it) => (None, Some(it.id)),
        }
    }
}

/// What was filled in about a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub description: String,
    pub life_domain: LifeDomain,
    pub weight: i32,
    pub start_score: i32,
    pub target_score: i32,
    pub on: NaiveDate,
}

/// Why a goal is not set like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GoalRefused {
    #[error("goal-without-description")]
    NoDescription,
    #[error("goal-in-future")]
    InFuture,
    #[error("goal-before-help")]
    BeforeHelp,
    #[error("goal-score-range")]
    StartRange,
    #[error("goal-score-range")]
    TargetRange,
    #[error("goal-weight-range")]
    WeightRange,
    #[error("goal-target-not-above-start")]
    TargetNotAboveStart,
    #[error("goal-episode-closed")]
    EpisodeClosed,
    #[error("goal-arrangement-over")]
    ArrangementOver,
}

const SCORES: std::ops::RangeInclusive<i32> = 0..=10;
const WEIGHTS: std::ops::RangeInclusive<i32> = 1..=3;

impl Goal {
    /// Sets a goal of help that goes on. One of an arrangement that has not started may be set from its allocation on.
    pub fn set(youth_id: YouthId, help: Helping, setting: Setting, today: NaiveDate) -> Result<New<Self>, GoalRefused> {
        if help.is_over(today) {
            return Err(match help {
                Helping::Practice(_) => GoalRefused::EpisodeClosed,
                Helping::Arrangement(_) => GoalRefused::ArrangementOver,
            });
        }
        let description = setting.description.trim().to_owned();
        if description.is_empty() {
            return Err(GoalRefused::NoDescription);
        }
        if !WEIGHTS.contains(&setting.weight) {
            return Err(GoalRefused::WeightRange);
        }
        if !SCORES.contains(&setting.start_score) {
            return Err(GoalRefused::StartRange);
        }
        if !SCORES.contains(&setting.target_score) {
            return Err(GoalRefused::TargetRange);
        }
        if setting.target_score <= setting.start_score {
            return Err(GoalRefused::TargetNotAboveStart);
        }
        if setting.on > today {
            return Err(GoalRefused::InFuture);
        }
        let allocated_on = if let Helping::Arrangement(it) = help { it.allocated_on } else { None };
        if help.began_on().or(allocated_on).is_some_and(|first| setting.on < first) {
            return Err(GoalRefused::BeforeHelp);
        }
        let (episode_id, arrangement_id) = help.ids();
        let goal = Self {
            id: GoalId::NEW,
            youth_id,
            episode_id,
            arrangement_id,
            life_domain: setting.life_domain,
            weight: setting.weight,
            start_score: setting.start_score,
            target_score: setting.target_score,
            set_on: setting.on,
            known_at: today,
        };
        Ok(New::of(goal, Event::GoalSet).with_texts(vec![(TextField::Description, description)]))
    }

    /// The state that a score suggests: reached at the target, largely from two thirds of the way, partly above the start.
    pub fn suggested(&self, score: i32) -> GoalState {
        let (way, come) = (self.target_score - self.start_score, score - self.start_score);
        if score >= self.target_score {
            GoalState::Reached
        } else if 3 * come >= 2 * way {
            GoalState::Largely
        } else if come > 0 {
            GoalState::Partly
        } else {
            GoalState::Open
        }
    }
}

/// The scores that count on a day, oldest first: by day, then in the order in which they were recorded. What a correction
/// replaced is left out.
pub fn standing(scores: &[GoalScore], today: NaiveDate) -> Vec<&GoalScore> {
    let replaced = |it: &GoalScore| scores.iter().any(|other| other.replaces == Some(it.id));
    let mut standing: Vec<_> = scores.iter().filter(|it| it.scored_on <= today && !replaced(it)).collect();
    standing.sort_by_key(|it| (it.scored_on, it.id));
    standing
}

/// The score that holds on a day; `None` while the goal was only set. Page and rules alike ask this.
pub fn current(scores: &[GoalScore], today: NaiveDate) -> Option<&GoalScore> {
    standing(scores, today).pop()
}

/// The state that holds on a day.
pub fn state(scores: &[GoalScore], today: NaiveDate) -> GoalState {
    current(scores, today).map_or(GoalState::Open, |it| it.state)
}

/// What was filled in about a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scoring {
    pub on: NaiveDate,
    pub score: i32,
    /// As people judge it; empty when the score says it.
    pub state: Option<GoalState>,
    /// The earlier score that this one corrects.
    pub replaces: Option<GoalScoreId>,
}

/// Why a score is not recorded like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GoalScoreRefused {
    #[error("score-range")]
    Range,
    #[error("score-in-future")]
    InFuture,
    #[error("score-before-goal")]
    BeforeGoal,
    #[error("score-goal-dropped")]
    GoalDropped,
    /// What it corrects is no score of this goal, or was corrected before.
    #[error("score-replaced-already")]
    ReplacedAlready,
}

impl GoalScore {
    /// Records a score. What was recorded stays; a correction stands beside it and takes its place.
    pub fn record(
        goal: &Goal,
        earlier: &[Self],
        scoring: Scoring,
        by: Option<AccountId>,
        today: NaiveDate,
    ) -> Result<New<Self>, GoalScoreRefused> {
        if !SCORES.contains(&scoring.score) {
            return Err(GoalScoreRefused::Range);
        }
        if scoring.on > today {
            return Err(GoalScoreRefused::InFuture);
        }
        if scoring.on < goal.set_on {
            return Err(GoalScoreRefused::BeforeGoal);
        }
        if scoring.replaces.is_some_and(|id| !standing(earlier, today).iter().any(|it| it.id == id)) {
            return Err(GoalScoreRefused::ReplacedAlready);
        }
        // Only by correcting the score that dropped it does a dropped goal come back.
        if current(earlier, today).is_some_and(|it| it.state == GoalState::Dropped && scoring.replaces != Some(it.id)) {
            return Err(GoalScoreRefused::GoalDropped);
        }
        let state = scoring.state.unwrap_or_else(|| goal.suggested(scoring.score));
        let score = Self {
            id: GoalScoreId::NEW,
            goal_id: goal.id,
            // What was scored at an evaluation stays a score of it when it is corrected.
            evaluation_id: earlier.iter().find(|it| Some(it.id) == scoring.replaces).and_then(|it| it.evaluation_id),
            scored_on: scoring.on,
            score: scoring.score,
            state,
            replaces: scoring.replaces,
            recorded_by: by,
            known_at: today,
        };
        Ok(New::of(score, Event::GoalScored { state }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::plus_days;
    use crate::domain::id::CaseId;
    use crate::domain::outflow::rules::example;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn today() -> NaiveDate {
        day("2026-11-22")
    }
    fn setting() -> Setting {
        Setting {
            description: "Alleen met de bus".into(),
            life_domain: LifeDomain::School,
            weight: 2,
            start_score: 3,
            target_score: 8,
            on: day("2026-11-01"),
        }
    }
    fn episode() -> Episode {
        Episode::blank(CaseId(1), day("2026-10-01"), day("2026-10-01"))
    }
    fn set(help: Helping, change: impl FnOnce(&mut Setting)) -> Result<Goal, GoalRefused> {
        let mut filled = setting();
        change(&mut filled);
        Goal::set(YouthId(1), help, filled, today()).map(|it| it.change().state().clone())
    }
    fn goal() -> Goal {
        Goal { id: GoalId(1), ..set(Helping::Practice(&episode()), |_| {}).unwrap() }
    }
    fn scoring(on: &str, score: i32) -> Scoring {
        Scoring { on: day(on), score, state: None, replaces: None }
    }
    fn row(id: i64, on: &str, score: i32, replaces: Option<i64>) -> GoalScore {
        let it = GoalScore::record(&goal(), &[], scoring(on, score), None, today()).unwrap();
        GoalScore { id: GoalScoreId(id), replaces: replaces.map(GoalScoreId), ..it.change().state().clone() }
    }

    #[test]
    fn a_goal_is_set_for_help_that_goes_on_and_its_words_are_kept_apart() {
        let (open, mut closed) = (episode(), episode());
        let new = Goal::set(YouthId(1), Helping::Practice(&open), setting(), today()).unwrap();
        assert_eq!(new.change().texts(), &vec![(TextField::Description, "Alleen met de bus".to_owned())]);
        assert_eq!((new.change().state().episode_id, new.change().state().arrangement_id), (Some(open.id), None));
        closed.closed_on = Some(today());
        assert_eq!(set(Helping::Practice(&closed), |_| {}), Err(GoalRefused::EpisodeClosed));

        let mut help = example::arrangement(7, Some(day("2026-10-05")), None, day("2026-10-01")).arrangement;
        assert_eq!(set(Helping::Arrangement(&help), |_| {}).unwrap().arrangement_id, Some(help.id));
        help.actual_end_on = Some(today());
        assert!(set(Helping::Arrangement(&help), |_| {}).is_ok(), "its last day of care");
        help.actual_end_on = Some(plus_days(today(), -1));
        assert_eq!(set(Helping::Arrangement(&help), |_| {}), Err(GoalRefused::ArrangementOver));
        (help.actual_end_on, help.withdrawn) = (None, true);
        assert_eq!(set(Helping::Arrangement(&help), |_| {}), Err(GoalRefused::ArrangementOver));
    }

    #[test]
    fn a_goal_is_not_set_before_the_help_began_or_ahead() {
        let open = episode();
        let on = |help, text: &str| set(help, |it| it.on = day(text)).map(|it| it.set_on);
        let practice = Helping::Practice(&open);
        assert_eq!(on(practice, "2026-11-22"), Ok(today()));
        assert_eq!(on(practice, "2026-11-23"), Err(GoalRefused::InFuture));
        assert_eq!(on(practice, "2026-10-01"), Ok(day("2026-10-01")));
        assert_eq!(on(practice, "2026-09-30"), Err(GoalRefused::BeforeHelp));
        let help = example::arrangement(7, Some(day("2026-10-05")), None, day("2026-09-20")).arrangement;
        assert_eq!(on(Helping::Arrangement(&help), "2026-10-04"), Err(GoalRefused::BeforeHelp));
        let waits = Arrangement { start_on: None, ..help.clone() };
        assert_eq!(on(Helping::Arrangement(&waits), "2026-09-20"), Ok(day("2026-09-20")), "from the allocation on");
        assert_eq!(on(Helping::Arrangement(&waits), "2026-09-19"), Err(GoalRefused::BeforeHelp));
    }

    #[test]
    fn a_goal_says_what_how_heavy_and_from_where_to_where() {
        let open = episode();
        let change = |change: &dyn Fn(&mut Setting)| set(Helping::Practice(&open), change).map(|_| ());
        assert_eq!(change(&|it| it.description = " \n".into()), Err(GoalRefused::NoDescription));
        for (weight, taken) in [(0, false), (1, true), (3, true), (4, false)] {
            assert_eq!(change(&|it| it.weight = weight), if taken { Ok(()) } else { Err(GoalRefused::WeightRange) }, "{weight}");
        }
        for (start, target, refused) in [
            (0, 10, None),
            (-1, 5, Some(GoalRefused::StartRange)),
            (3, 11, Some(GoalRefused::TargetRange)),
            (5, 5, Some(GoalRefused::TargetNotAboveStart)),
            (6, 5, Some(GoalRefused::TargetNotAboveStart)),
        ] {
            let told = change(&|it| (it.start_score, it.target_score) = (start, target));
            assert_eq!(told.err(), refused, "{start} to {target}");
        }
    }

    #[test]
    fn the_score_suggests_a_state_and_people_decide() {
        // From 3 to 8: two thirds of the way lie between 6 and 7.
        for (score, state) in [
            (0, GoalState::Open),
            (3, GoalState::Open),
            (4, GoalState::Partly),
            (6, GoalState::Partly),
            (7, GoalState::Largely),
            (8, GoalState::Reached),
            (10, GoalState::Reached),
        ] {
            assert_eq!(goal().suggested(score), state, "{score}");
        }
        let record = |state| GoalScore::record(&goal(), &[], Scoring { state, ..scoring("2026-11-10", 4) }, None, today()).unwrap();
        assert_eq!(record(None).change().state().state, GoalState::Partly);
        assert_eq!(record(Some(GoalState::Reached)).change().state().state, GoalState::Reached);
    }

    #[test]
    fn a_score_lies_between_the_goal_and_today() {
        let record = |on: &str, score| GoalScore::record(&goal(), &[], scoring(on, score), None, today()).map(|_| ());
        for (on, score, refused) in [
            ("2026-11-01", 0, None),
            ("2026-11-22", 10, None),
            ("2026-11-10", -1, Some(GoalScoreRefused::Range)),
            ("2026-11-10", 11, Some(GoalScoreRefused::Range)),
            ("2026-10-31", 5, Some(GoalScoreRefused::BeforeGoal)),
            ("2026-11-23", 5, Some(GoalScoreRefused::InFuture)),
        ] {
            assert_eq!(record(on, score).err(), refused, "{on} {score}");
        }
    }

    #[test]
    fn the_last_day_counts_and_a_correction_takes_the_place_of_what_it_corrects() {
        let scores = [row(1, "2026-11-12", 5, None), row(2, "2026-11-05", 4, None)];
        assert_eq!(current(&scores, today()).map(|it| it.id), Some(GoalScoreId(1)), "by its day, not by when it was recorded");
        assert_eq!(current(&scores, day("2026-11-11")).map(|it| it.id), Some(GoalScoreId(2)));
        assert_eq!((current(&[], today()), state(&[], today())), (None, GoalState::Open));

        let same_day = [row(1, "2026-11-12", 5, None), row(2, "2026-11-12", 6, None)];
        assert_eq!(current(&same_day, today()).map(|it| it.score), Some(6));

        let corrected = [row(1, "2026-11-12", 9, None), row(2, "2026-11-10", 4, Some(1)), row(3, "2026-11-05", 3, None)];
        let standing: Vec<_> = standing(&corrected, today()).into_iter().map(|it| it.id.0).collect();
        assert_eq!(standing, [3, 2]);
        assert_eq!(state(&corrected, today()), GoalState::Partly);
    }

    #[test]
    fn a_score_is_corrected_once_and_a_dropped_goal_takes_no_more() {
        let record = |earlier: &[GoalScore], replaces: Option<i64>| {
            let scoring = Scoring { replaces: replaces.map(GoalScoreId), ..scoring("2026-11-15", 5) };
            GoalScore::record(&goal(), earlier, scoring, None, today()).map(|it| it.change().state().replaces)
        };
        let first = GoalScore { evaluation_id: Some(EvaluationId(4)), ..row(1, "2026-11-12", 9, None) };
        let corrected = Scoring { replaces: Some(first.id), ..scoring("2026-11-12", 4) };
        let corrected = GoalScore::record(&goal(), std::slice::from_ref(&first), corrected, None, today()).unwrap();
        assert_eq!(corrected.change().state().evaluation_id, Some(EvaluationId(4)), "it stays a score of its evaluation");
        assert_eq!(record(std::slice::from_ref(&first), Some(1)), Ok(Some(GoalScoreId(1))));
        assert_eq!(record(&[first.clone(), row(2, "2026-11-12", 4, Some(1))], Some(1)), Err(GoalScoreRefused::ReplacedAlready));
        assert_eq!(record(std::slice::from_ref(&first), Some(7)), Err(GoalScoreRefused::ReplacedAlready), "of another goal");

        let dropped = [first, GoalScore { state: GoalState::Dropped, ..row(2, "2026-11-13", 4, None) }];
        assert_eq!(record(&dropped, None), Err(GoalScoreRefused::GoalDropped));
        assert_eq!(record(&dropped, Some(1)), Err(GoalScoreRefused::GoalDropped));
        assert_eq!(record(&dropped, Some(2)), Ok(Some(GoalScoreId(2))), "dropping it was the mistake");
    }
}
