//! Goals: what a youth wants to reach, and the scores along the way as dated rows that are never overwritten.

use crate::domain::catalogue::LifeDomain;
use crate::domain::code::codes;
use crate::domain::id::{AccountId, ArrangementId, EpisodeId, EvaluationId, GoalId, GoalScoreId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
