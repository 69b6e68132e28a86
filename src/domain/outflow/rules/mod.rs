//! The table of rules. Each rule has a file of its own, named by its code and its subject.

pub mod g0_safety_guard;
pub mod g1_stopped_without_agreement;
pub mod g2_pilot_light_missed;
pub mod r01_many_talks;
pub mod r02_no_contact;
pub mod r03_goals_reached;
pub mod r04_mostly_reached;
pub mod r05_ends_soon;
pub mod r06_past_end;
pub mod r07_no_evaluation;
pub mod r13_waits_for_start;
pub mod r16_turns_18;
pub mod r19_missed_contacts;
pub mod r21_pilot_light_out;

#[cfg(test)]
mod tests;

use crate::domain::case::Episode;
use crate::domain::outflow::case_file::{CaseFacts, CaseFile};
use crate::domain::outflow::rule::{Flag, Judge, Look, Rule, RuleCode, Subject};
use crate::domain::outflow::threshold::Thresholds;
use chrono::NaiveDate;

/// Every rule, in the order of their codes.
pub static RULES: &[&Rule] = &[
    &g0_safety_guard::RULE,
    &g1_stopped_without_agreement::RULE,
    &g2_pilot_light_missed::RULE,
    &r01_many_talks::RULE,
    &r02_no_contact::RULE,
    &r03_goals_reached::RULE,
    &r04_mostly_reached::RULE,
    &r05_ends_soon::RULE,
    &r06_past_end::RULE,
    &r07_no_evaluation::RULE,
    &r13_waits_for_start::RULE,
    &r16_turns_18::RULE,
    &r19_missed_contacts::RULE,
    &r21_pilot_light_out::RULE,
];

pub fn rule(code: RuleCode) -> Option<&'static Rule> {
    RULES.iter().copied().find(|it| it.code == code)
}

/// Every flag that one case file raises today. A youth who died raises none.
pub fn flags(file: &CaseFile, thresholds: &Thresholds, today: NaiveDate) -> Vec<Flag> {
    if file.youth.died_on.is_some_and(|on| on <= today) {
        return Vec::new();
    }
    let look = Look { file, thresholds, today };
    RULES.iter().flat_map(|rule| rule.judges.iter().flat_map(move |judge| judged(rule, *judge, look))).collect()
}

/// Whether an episode is handled here alone: no arrangement allocated, running or paused, no open referral, no pilot light.
fn only_here(look: Look, case: &CaseFacts, episode: &Episode) -> bool {
    !look.file.has_open_arrangement(look.today, look.thresholds)
        && !case.referrals.iter().any(|it| it.is_open() && it.episode_id == episode.id)
        && episode.pilot_light_on.is_none_or(|on| on > look.today)
}

fn judged(rule: &'static Rule, judge: Judge, look: Look) -> Vec<Flag> {
    let guarded = look.file.is_guarded(look.today);
    let youth = look.file.youth.id;
    let kind = judge.subject();
    match judge {
        Judge::Arrangement(asks) => (look.file.arrangements.iter())
            .filter_map(|it| {
                let workplace = it.arrangement.follower_workplace_id;
                let case = look.file.cases.iter().find(|case| case.case.workplace_id == workplace).map(|case| case.case.id);
                Some(Flag {
                    rule,
                    subject: Subject { kind, id: it.arrangement.id.0 },
                    youth,
                    case,
                    workplace,
                    guarded,
                    evidence: asks(look, it)?,
                })
            })
            .collect(),
        Judge::Case(asks) => (look.file.cases.iter())
            .filter_map(|it| {
                let (case, workplace) = (it.case.id, it.case.workplace_id);
                Some(Flag {
                    rule,
                    subject: Subject { kind, id: case.0 },
                    youth,
                    case: Some(case),
                    workplace,
                    guarded,
                    evidence: asks(look, it)?,
                })
            })
            .collect(),
        Judge::Referral(asks) => (look.file.cases.iter())
            .flat_map(|it| it.referrals.iter().map(move |referral| (it, referral)))
            .filter_map(|(it, referral)| {
                let (case, workplace) = (it.case.id, it.case.workplace_id);
                Some(Flag {
                    rule,
                    subject: Subject { kind, id: referral.id.0 },
                    youth,
                    case: Some(case),
                    workplace,
                    guarded,
                    evidence: asks(look, it, referral)?,
                })
            })
            .collect(),
    }
}

/// Facts from which rules make their examples: one youth, one open case at workplace 1, one running arrangement.
pub mod example {
    use crate::domain::arrangement::{Arrangement, DateChange, DateField, DateSource};
    use crate::domain::calendar::plus_days;
    use crate::domain::case::{Case, Episode, HelpQuestions, Regime, Severity};
    use crate::domain::catalogue::{HelpQuestion, Intensity, LifeDomain, Profile};
    use crate::domain::consultation::{Consultation, ConsultationStatus, Form, Kind, Present};
    use crate::domain::evaluation::{Evaluation, EvaluationKind, Informant, Proposal};
    use crate::domain::goal::{Goal, GoalScore, GoalState};
    use crate::domain::id::*;
    use crate::domain::identity::MunicipalityCode;
    use crate::domain::outflow::case_file::{ArrangementFacts, CaseFacts, CaseFile, GoalFacts, YouthFacts};
    use chrono::{Datelike, NaiveDate};

    /// A youth of ten with an open case of half a year, an evaluation held last week and a talk next week.
    pub fn quiet(today: NaiveDate) -> CaseFile {
        let born_on = NaiveDate::from_ymd_opt(today.year() - 10, 5, 14).unwrap_or(today);
        let registered_on = plus_days(today, -180);
        let case = Case {
            id: CaseId(1),
            version: 1,
            youth_id: YouthId(1),
            workplace_id: WorkplaceId(1),
            owner_id: None,
            regime: Regime::Wgbo,
            known_at: registered_on,
        };
        let episode = Episode {
            id: EpisodeId(1),
            version: 1,
            case_id: CaseId(1),
            registered_on,
            help_questions: HelpQuestions::of(&[HelpQuestion::Behaviour]),
            severity: Some(Severity::Moderate),
            expected_end_on: Some(plus_days(today, 60)),
            life_domains: Default::default(),
            intention: None,
            intention_by: None,
            intention_on: None,
            pilot_light_on: None,
            pilot_light_until: None,
            returned_on: None,
            closed_on: None,
            outcome: None,
            close_reason: None,
            known_at: registered_on,
        };
        CaseFile {
            youth: YouthFacts { id: YouthId(1), household_id: HouseholdId(1), born_on, died_on: None },
            cases: vec![CaseFacts {
                case,
                episodes: vec![episode],
                consultations: vec![
                    Consultation { kind: Kind::Evaluation, ..contact(1, ConsultationStatus::Held, plus_days(today, -7), today) },
                    contact(2, ConsultationStatus::Planned, plus_days(today, 7), today),
                ],
                referrals: vec![],
            }],
            arrangements: vec![],
            goals: vec![],
            evaluations: vec![],
            safety: vec![],
            answers: vec![],
        }
    }

    pub fn contact(id: i64, status: ConsultationStatus, on: NaiveDate, today: NaiveDate) -> Consultation {
        let minutes = (status == ConsultationStatus::Held).then_some(45);
        Consultation {
            id: ConsultationId(id),
            version: 1,
            case_id: CaseId(1),
            episode_id: EpisodeId(1),
            author_id: None,
            status,
            held_on: on,
            time: None,
            minutes,
            form: Form::Practice,
            kind: Kind::FollowUp,
            present: Some(Present::Both),
            outcome: None,
            after_closing: false,
            known_at: on.min(today),
        }
    }

    /// A running arrangement of profile P4 with its planned end set at the start.
    pub fn arrangement(id: i64, start_on: Option<NaiveDate>, planned_end_on: Option<NaiveDate>, known_at: NaiveDate) -> ArrangementFacts {
        let arrangement = Arrangement {
            id: ArrangementId(id),
            version: 1,
            youth_id: YouthId(1),
            provider_id: ProviderId(1),
            // A code of four digits always parses; a wrong one here would fail every rule test.
            municipality: MunicipalityCode::parse("0748").unwrap_or_else(|_| unreachable!("four digits")),
            profile: Profile::P4,
            intensity: Intensity::Perspective,
            category: None,
            product_code: None,
            follower_workplace_id: WorkplaceId(1),
            follower_id: None,
            referral_id: None,
            predecessor_id: None,
            with_stay: false,
            allocation_number: None,
            allocated_on: Some(known_at),
            start_on,
            planned_end_on,
            planned_end_source: planned_end_on.map(|_| DateSource::Allocation),
            actual_end_on: None,
            end_reason: None,
            paused_on: None,
            withdrawn: false,
            known_at,
        };
        let set = DateChange {
            id: DateChangeId(id),
            arrangement_id: ArrangementId(id),
            field: DateField::PlannedEnd,
            was: None,
            became: planned_end_on,
            source: DateSource::Allocation,
            reason: None,
            recorded_by: None,
            changed_on: known_at,
        };
        ArrangementFacts { arrangement, history: vec![set], decisions: vec![] }
    }

    /// A goal of arrangement 1, from 2 to 8, with scores on these days.
    pub fn goal(id: i64, set_on: NaiveDate, scores: &[(NaiveDate, i32, GoalState)]) -> GoalFacts {
        let goal = Goal {
            id: GoalId(id),
            youth_id: YouthId(1),
            episode_id: None,
            arrangement_id: Some(ArrangementId(1)),
            life_domain: LifeDomain::School,
            weight: 1,
            start_score: 2,
            target_score: 8,
            set_on,
            known_at: set_on,
        };
        let score = |(number, (on, score, state)): (i64, &(NaiveDate, i32, GoalState))| GoalScore {
            id: GoalScoreId(id * 100 + number),
            goal_id: goal.id,
            evaluation_id: None,
            scored_on: *on,
            score: *score,
            state: *state,
            replaces: None,
            recorded_by: None,
            known_at: *on,
        };
        let scores = (1..).zip(scores).map(score).collect();
        GoalFacts { goal, scores }
    }

    /// An evaluation of arrangement 1.
    pub fn evaluation(id: i64, on: NaiveDate) -> Evaluation {
        Evaluation {
            id: EvaluationId(id),
            youth_id: YouthId(1),
            episode_id: None,
            arrangement_id: Some(ArrangementId(1)),
            evaluated_on: on,
            kind: EvaluationKind::Interim,
            sdq_total: None,
            satisfaction: None,
            without_help: None,
            informant: Informant::Both,
            proposal: Proposal::Same,
            next_on: None,
            recorded_by: None,
            known_at: on,
        }
    }
}
