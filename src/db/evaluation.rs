//! Evaluations.

use crate::db::schema::evaluations;
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::evaluation::{Evaluation, EvaluationKind, Informant, Proposal, WithoutHelp};
use crate::domain::id::{AccountId, ArrangementId, EpisodeId, EvaluationId, YouthId};
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { added Evaluation, EvaluationRow of Evaluation (EvaluationId) in evaluations, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, episode_id: Option<EpisodeId>, arrangement_id: Option<ArrangementId>, evaluated_on: NaiveDate, kind: EvaluationKind,
    sdq_total: Option<i32>, satisfaction: Option<i32>, without_help: Option<WithoutHelp>, informant: Informant, proposal: Proposal,
    next_on: Option<NaiveDate>, recorded_by: Option<AccountId>, known_at: NaiveDate,
} }
