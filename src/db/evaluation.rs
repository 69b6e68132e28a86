//! Evaluations.

use crate::db::connection::Conn;
use crate::db::schema::evaluations;
use crate::db::stored::stored;
use crate::db::{DbResult, Tx, text};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::evaluation::{Evaluated, Evaluation, EvaluationKind, Informant, Proposal, WithoutHelp};
use crate::domain::id::{AccountId, ArrangementId, EpisodeId, EvaluationId, YouthId};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { added Evaluation, EvaluationRow of Evaluation (EvaluationId) in evaluations, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, episode_id: Option<EpisodeId>, arrangement_id: Option<ArrangementId>, evaluated_on: NaiveDate, kind: EvaluationKind,
    sdq_total: Option<i32>, satisfaction: Option<i32>, without_help: Option<WithoutHelp>, informant: Informant, proposal: Proposal,
    next_on: Option<NaiveDate>, recorded_by: Option<AccountId>, known_at: NaiveDate,
} }

/// Saves an evaluation with the scores that were given at it.
pub fn save(tx: &mut Tx, evaluated: Evaluated) -> DbResult<EvaluationId> {
    let id = tx.save(evaluated.evaluation)?;
    tx.save(evaluated.scores.into_iter().map(|it| it.of(id)).collect::<Vec<_>>())?;
    Ok(id)
}

/// What was said at evaluations. The caller has found them within reach, under the right to read goals.
pub fn notes(conn: &mut Conn, evaluations: &[EvaluationId]) -> DbResult<BTreeMap<EvaluationId, String>> {
    let ids: Vec<i64> = evaluations.iter().map(|it| it.0).collect();
    let found = text::of(conn, Noun::Evaluation, &ids)?;
    Ok(found.into_iter().filter_map(|(id, mut it)| Some((EvaluationId(id), it.remove(&TextField::Evaluation)?))).collect())
}
