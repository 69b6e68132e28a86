//! Goals and their scores.

use crate::db::connection::Conn;
use crate::db::schema::{goal_scores, goals};
use crate::db::stored::stored;
use crate::db::{DbResult, text};
use crate::domain::catalogue::LifeDomain;
use crate::domain::change::{About, Noun, TextField};
use crate::domain::goal::{Goal, GoalScore, GoalState};
use crate::domain::id::{AccountId, ArrangementId, EpisodeId, EvaluationId, GoalId, GoalScoreId, YouthId};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { added Goal, GoalRow of Goal (GoalId) in goals, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, episode_id: Option<EpisodeId>, arrangement_id: Option<ArrangementId>, life_domain: LifeDomain, weight: i32,
    start_score: i32, target_score: i32, set_on: NaiveDate, known_at: NaiveDate,
} }

stored! { added GoalScore, GoalScoreRow of GoalScore (GoalScoreId) in goal_scores, about |it| About::goal(it.goal_id), {
    goal_id: GoalId, evaluation_id: Option<EvaluationId>, scored_on: NaiveDate, score: i32, state: GoalState,
    replaces: Option<GoalScoreId>, recorded_by: Option<AccountId>, known_at: NaiveDate,
} }

/// What the goals say. The caller has found them within reach, under the right to read goals.
pub fn descriptions(conn: &mut Conn, goals: &[GoalId]) -> DbResult<BTreeMap<GoalId, String>> {
    let ids: Vec<i64> = goals.iter().map(|it| it.0).collect();
    let found = text::of(conn, Noun::Goal, &ids)?;
    Ok(found.into_iter().filter_map(|(id, mut it)| Some((GoalId(id), it.remove(&TextField::Description)?))).collect())
}
