//! Evaluations: looking together at what help brought, and what follows. A dated row, never overwritten.

use crate::domain::code::codes;
use crate::domain::id::{AccountId, ArrangementId, EpisodeId, EvaluationId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// At what moment.
    EvaluationKind as "evaluation-kind" { Interim = "interim", Extension = "extension", Final = "final", AfterThreeMonths = "after_three_months" }
}

codes! {
    /// Whether the family can go on without help (CBS outcome "zonder hulp verder").
    WithoutHelp as "without-help" { Yes = "yes", Partly = "partly", No = "no" }
}

codes! {
    /// Who said so.
    Informant as "informant" { Youth = "youth", Parents = "parents", Both = "both", Professional = "professional" }
}

codes! {
    /// What those present propose.
    Proposal as "proposal" { Stop = "stop", ScaleDown = "scale_down", Same = "same", ScaleUp = "scale_up", Extend = "extend" }
}

/// One evaluation, of an arrangement or of the help in the practice. Scores per goal are rows of the goals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evaluation {
    pub id: EvaluationId,
    pub youth_id: YouthId,
    pub episode_id: Option<EpisodeId>,
    pub arrangement_id: Option<ArrangementId>,
    pub evaluated_on: NaiveDate,
    pub kind: EvaluationKind,
    /// SDQ total difficulties, 0 to 40.
    pub sdq_total: Option<i32>,
    /// How useful the help was, 1 to 10.
    pub satisfaction: Option<i32>,
    pub without_help: Option<WithoutHelp>,
    pub informant: Informant,
    pub proposal: Proposal,
    /// The next evaluation as planned.
    pub next_on: Option<NaiveDate>,
    pub recorded_by: Option<AccountId>,
    pub known_at: NaiveDate,
}
