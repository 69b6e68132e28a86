//! Evaluations: looking together at what help brought, and what follows. A dated row, never overwritten.

use crate::domain::change::{Event, New, TextField};
use crate::domain::code::codes;
use crate::domain::goal::{Goal, GoalScore, GoalScoreRefused, GoalState, Helping, Scoring};
use crate::domain::id::{AccountId, ArrangementId, EpisodeId, EvaluationId, GoalId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

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

/// What was filled in about an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluating {
    pub on: NaiveDate,
    pub kind: EvaluationKind,
    pub sdq_total: Option<i32>,
    pub satisfaction: Option<i32>,
    pub without_help: Option<WithoutHelp>,
    pub informant: Informant,
    pub proposal: Proposal,
    pub next_on: Option<NaiveDate>,
    pub note: String,
}

/// A goal with its earlier scores, and what it scores at an evaluation.
#[derive(Debug, Clone, Copy)]
pub struct Scored<'a> {
    pub goal: &'a Goal,
    pub earlier: &'a [GoalScore],
    pub score: i32,
    pub state: Option<GoalState>,
}

/// A score of an evaluation that is not stored yet.
#[derive(Debug, Clone)]
pub struct ScoreOf(New<GoalScore>);

impl ScoreOf {
    pub fn of(self, evaluation: EvaluationId) -> New<GoalScore> {
        let change = self.0.change();
        New::of(GoalScore { evaluation_id: Some(evaluation), ..change.state().clone() }, change.event().clone())
    }
}

/// A new evaluation and the scores that were given at it.
#[derive(Debug, Clone)]
pub struct Evaluated {
    pub evaluation: New<Evaluation>,
    pub scores: Vec<ScoreOf>,
}

/// Why an evaluation is not recorded like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EvaluationRefused {
    #[error("evaluation-in-future")]
    InFuture,
    #[error("evaluation-before-help")]
    BeforeHelp,
    #[error("evaluation-sdq-range")]
    SdqRange,
    #[error("evaluation-satisfaction-range")]
    SatisfactionRange,
    #[error("evaluation-next-not-later")]
    NextNotLater,
    /// One of the goals does not take its score.
    #[error("{1}")]
    Score(GoalId, GoalScoreRefused),
}

impl Evaluation {
    /// Records an evaluation of help that has begun, also when it is over, together with the scores of the goals.
    pub fn record(
        youth_id: YouthId,
        help: Helping,
        evaluating: Evaluating,
        scored: &[Scored],
        by: Option<AccountId>,
        today: NaiveDate,
    ) -> Result<Evaluated, EvaluationRefused> {
        let on = evaluating.on;
        if on > today {
            return Err(EvaluationRefused::InFuture);
        }
        if help.began_on().is_none_or(|first| on < first) {
            return Err(EvaluationRefused::BeforeHelp);
        }
        if evaluating.sdq_total.is_some_and(|it| !(0..=40).contains(&it)) {
            return Err(EvaluationRefused::SdqRange);
        }
        if evaluating.satisfaction.is_some_and(|it| !(1..=10).contains(&it)) {
            return Err(EvaluationRefused::SatisfactionRange);
        }
        if evaluating.next_on.is_some_and(|next| next <= on) {
            return Err(EvaluationRefused::NextNotLater);
        }
        let scores = scored.iter().map(|it| {
            let scoring = Scoring { on, score: it.score, state: it.state, replaces: None };
            let score = GoalScore::record(it.goal, it.earlier, scoring, by, today);
            score.map(ScoreOf).map_err(|why| EvaluationRefused::Score(it.goal.id, why))
        });
        let scores = scores.collect::<Result<_, _>>()?;
        let (episode_id, arrangement_id) = help.ids();
        let evaluation = Self {
            id: EvaluationId::NEW,
            youth_id,
            episode_id,
            arrangement_id,
            evaluated_on: on,
            kind: evaluating.kind,
            sdq_total: evaluating.sdq_total,
            satisfaction: evaluating.satisfaction,
            without_help: evaluating.without_help,
            informant: evaluating.informant,
            proposal: evaluating.proposal,
            next_on: evaluating.next_on,
            recorded_by: by,
            known_at: today,
        };
        let event = Event::Evaluated { on, proposal: evaluating.proposal };
        let note = evaluating.note.trim().to_owned();
        let texts = if note.is_empty() { Vec::new() } else { vec![(TextField::Evaluation, note)] };
        Ok(Evaluated { evaluation: New::of(evaluation, event).with_texts(texts), scores })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Episode;
    use crate::domain::catalogue::LifeDomain;
    use crate::domain::goal::Setting;
    use crate::domain::id::{CaseId, GoalScoreId};
    use crate::domain::outflow::rules::example;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn today() -> NaiveDate {
        day("2026-11-22")
    }
    fn evaluating() -> Evaluating {
        Evaluating {
            on: day("2026-11-20"),
            kind: EvaluationKind::Interim,
            sdq_total: Some(14),
            satisfaction: Some(8),
            without_help: Some(WithoutHelp::Partly),
            informant: Informant::Both,
            proposal: Proposal::ScaleDown,
            next_on: Some(day("2027-02-20")),
            note: "Het gaat beter.".into(),
        }
    }
    fn episode() -> Episode {
        Episode::blank(CaseId(1), day("2026-10-01"), day("2026-10-01"))
    }
    fn record(change: impl FnOnce(&mut Evaluating), scored: &[Scored]) -> Result<Evaluated, EvaluationRefused> {
        let mut filled = evaluating();
        change(&mut filled);
        Evaluation::record(YouthId(1), Helping::Practice(&episode()), filled, scored, None, today())
    }

    #[test]
    fn an_evaluation_is_of_the_past_and_the_next_one_comes_after_it() {
        let told = |change: &dyn Fn(&mut Evaluating)| record(change, &[]).map(|_| ()).err();
        assert_eq!(told(&|_| {}), None);
        assert_eq!(told(&|it| it.on = today()), None);
        assert_eq!(told(&|it| it.on = day("2026-11-23")), Some(EvaluationRefused::InFuture));
        assert_eq!(told(&|it| it.on = day("2026-10-01")), None);
        assert_eq!(told(&|it| it.on = day("2026-09-30")), Some(EvaluationRefused::BeforeHelp));
        assert_eq!(told(&|it| it.next_on = None), None);
        assert_eq!(told(&|it| it.next_on = Some(day("2026-11-21"))), None);
        assert_eq!(told(&|it| it.next_on = Some(it.on)), Some(EvaluationRefused::NextNotLater));
    }

    #[test]
    fn an_evaluation_knows_its_measures() {
        for (sdq, taken) in [(-1, false), (0, true), (40, true), (41, false)] {
            let told = record(|it| it.sdq_total = Some(sdq), &[]).map(|_| ()).err();
            assert_eq!(told, (!taken).then_some(EvaluationRefused::SdqRange), "{sdq}");
        }
        for (satisfaction, taken) in [(0, false), (1, true), (10, true), (11, false)] {
            let told = record(|it| it.satisfaction = Some(satisfaction), &[]).map(|_| ()).err();
            assert_eq!(told, (!taken).then_some(EvaluationRefused::SatisfactionRange), "{satisfaction}");
        }
        assert!(record(|it| (it.sdq_total, it.satisfaction) = (None, None), &[]).is_ok());
    }

    #[test]
    fn help_that_has_ended_is_still_evaluated_and_help_that_never_began_is_not() {
        let of = |help: &crate::domain::arrangement::Arrangement| {
            Evaluation::record(YouthId(1), Helping::Arrangement(help), evaluating(), &[], None, today())
                .map(|it| it.evaluation.change().state().arrangement_id)
        };
        let mut help = example::arrangement(7, Some(day("2026-01-05")), None, day("2026-01-01")).arrangement;
        help.actual_end_on = Some(day("2026-08-20"));
        assert_eq!(of(&help), Ok(Some(help.id)), "three months after");
        help.start_on = None;
        assert_eq!(of(&help).err(), Some(EvaluationRefused::BeforeHelp));
    }

    #[test]
    fn the_scores_of_an_evaluation_are_of_its_day_and_name_it() {
        let setting = Setting {
            description: "Slaapt door".into(),
            life_domain: LifeDomain::Home,
            weight: 1,
            start_score: 2,
            target_score: 8,
            on: day("2026-10-02"),
        };
        let goal = Goal::set(YouthId(1), Helping::Practice(&episode()), setting, today()).unwrap();
        let goal = Goal { id: GoalId(5), ..goal.change().state().clone() };
        let scored = |score, state| [Scored { goal: &goal, earlier: &[], score, state }];
        let evaluated = record(|_| {}, &scored(7, None)).unwrap();
        assert_eq!(evaluated.evaluation.change().texts(), &vec![(TextField::Evaluation, "Het gaat beter.".to_owned())]);
        let rows: Vec<_> = evaluated.scores.into_iter().map(|it| it.of(EvaluationId(3)).change().state().clone()).collect();
        assert_eq!((rows[0].id, rows[0].evaluation_id), (GoalScoreId::NEW, Some(EvaluationId(3))));
        assert_eq!((rows[0].scored_on, rows[0].score, rows[0].state), (day("2026-11-20"), 7, GoalState::Largely));

        let why = EvaluationRefused::Score(GoalId(5), GoalScoreRefused::Range);
        assert_eq!(record(|_| {}, &scored(11, None)).map(|_| ()).err(), Some(why));
        assert_eq!(why.to_string(), "score-range", "it says what the score says");
        let told = record(|it| it.on = day("2026-10-01"), &scored(5, None)).map(|_| ()).err();
        assert_eq!(told, Some(EvaluationRefused::Score(GoalId(5), GoalScoreRefused::BeforeGoal)));
    }
}
