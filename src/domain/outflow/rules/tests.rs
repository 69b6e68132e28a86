//! The rules on thirty awkward days, on the days around each of their boundaries, and on facts nobody would think of.

use super::example::{self, arrangement, contact};
use super::{RULES, flags, rule};
use crate::domain::arrangement::{DateChange, DateField, DateSource, DecidedBy, Decision, DecisionKind};
use crate::domain::calendar::plus_days;
use crate::domain::case::{Episode, HelpQuestions, Severity};
use crate::domain::catalogue::HelpQuestion;
use crate::domain::code::Code;
use crate::domain::consultation::{Consultation, ConsultationStatus, Form, Kind as Purpose, PilotLightOutcome};
use crate::domain::evaluation::Evaluation;
use crate::domain::goal::GoalState;
use crate::domain::id::*;
use crate::domain::outflow::answer::{Answer, AnswerKind, AnswerRefused, Answering, Motive, SubjectKind, proposed_until};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFacts, CaseFile, GoalFacts};
use crate::domain::outflow::rule::{Flag, Kind, RuleCode, Value};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::outflow::worklist::{Viewer, Worklist, lines};
use crate::domain::permission::Role;
use crate::domain::referral::{Referral, ReferralStatus, Target, Urgency};
use crate::domain::safety::{Concern, SafetyRecord};
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::BTreeMap;

use ConsultationStatus::{CancelledByFamily, CancelledByUs, Held, NotReached, NotTurnedUp, Planned};

/// Days on which counting goes wrong when it goes wrong: around 29 February in leap years and others, both changes of the
/// clock, ends of years, quarters and months, holidays and the days after, a weekend.
const DAYS: &str = "2028-02-28 2028-02-29 2028-03-01 2027-02-28 2027-03-01 2026-03-29 2026-03-30 2026-10-25 2026-10-26 2025-12-31 \
    2026-01-01 2026-01-02 2026-12-31 2027-01-01 2026-04-30 2026-06-30 2026-07-31 2026-09-30 2026-11-30 2026-04-03 2026-04-06 \
    2026-04-07 2026-04-27 2026-05-05 2026-05-25 2026-12-25 2026-12-28 2026-11-21 2026-11-22 2026-11-23";

fn days() -> impl Iterator<Item = NaiveDate> {
    DAYS.split_whitespace().map(day)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Sunday.
fn today() -> NaiveDate {
    day("2026-11-22")
}

fn all(file: &CaseFile, today: NaiveDate) -> Vec<Flag> {
    flags(file, &Thresholds::default(), today)
}

fn raised(file: &CaseFile, code: RuleCode, today: NaiveDate) -> Option<Flag> {
    let mut found: Vec<Flag> = all(file, today).into_iter().filter(|it| it.rule.code == code).collect();
    assert!(found.len() <= 1, "{code:?} is raised {} times", found.len());
    found.pop()
}

fn case(file: &mut CaseFile) -> &mut CaseFacts {
    &mut file.cases[0]
}

fn episode(file: &mut CaseFile) -> &mut Episode {
    &mut file.cases[0].episodes[0]
}

/// A case of half a year with these contacts and no others, each some days ago.
fn talks(today: NaiveDate, contacts: &[(ConsultationStatus, i64)]) -> CaseFile {
    let mut file = example::quiet(today);
    case(&mut file).consultations =
        (1..).zip(contacts).map(|(id, (status, ago))| contact(id, *status, plus_days(today, -ago), today)).collect();
    file
}

fn with_arrangement(today: NaiveDate, facts: ArrangementFacts) -> CaseFile {
    let mut file = example::quiet(today);
    file.arrangements.push(facts);
    file
}

fn refer(id: i64, on: NaiveDate, urgency: Urgency, status: ReferralStatus) -> Referral {
    Referral {
        id: ReferralId(id),
        version: 1,
        case_id: CaseId(1),
        episode_id: EpisodeId(1),
        referred_on: on,
        target: Target::Arrangement,
        urgency,
        status,
        status_on: None,
        provider_id: Some(ProviderId(1)),
        gp_id: None,
        agreed_on: None,
        agreed_how: None,
        feedback_on: None,
        refusal: None,
        known_at: on,
    }
}

fn decision(id: i64, kind: DecisionKind, on: NaiveDate, new_end_on: Option<NaiveDate>) -> Decision {
    Decision {
        id: DecisionId(id),
        arrangement_id: ArrangementId(1),
        kind,
        decided_on: on,
        reason: None,
        new_end_on,
        relapse_agreed: kind == DecisionKind::End,
        ground: None,
        pilot_light_on: None,
        decided_by: DecidedBy::AccessTeam,
        recorded_by: None,
        known_at: on,
    }
}

fn moved(id: i64, was: NaiveDate, became: NaiveDate, on: NaiveDate) -> DateChange {
    DateChange {
        id: DateChangeId(id),
        arrangement_id: ArrangementId(1),
        field: DateField::PlannedEnd,
        was: Some(was),
        became: Some(became),
        source: DateSource::Decision,
        reason: None,
        recorded_by: None,
        changed_on: on,
    }
}

fn concern(id: i64, youth: i64, concern: Concern, step: i32, on: NaiveDate) -> SafetyRecord {
    SafetyRecord { id: SafetyRecordId(id), youth_id: YouthId(youth), concern, step, from_on: on, known_at: on }
}

// --- every rule, every day -----------------------------------------------------------------------

#[test]
fn on_each_day_every_rule_raises_its_hit_and_leaves_its_near_miss() {
    assert_eq!(days().count(), 30);
    for today in days() {
        for rule in RULES {
            let hit = raised(&(rule.hit)(today), rule.code, today);
            assert!(hit.is_some(), "{today} {:?} misses its hit", rule.code);
            assert!(raised(&(rule.near_miss)(today), rule.code, today).is_none(), "{today} {:?} hits its near miss", rule.code);
            let hit = hit.unwrap();
            assert!(rule.kinds.contains(&hit.evidence.kind), "{:?} declares its kinds", rule.code);
            assert!(hit.rule.judges.iter().any(|it| it.subject() == hit.subject.kind));
        }
    }
}

#[test]
fn a_quiet_case_raises_nothing_and_one_who_died_raises_nothing() {
    for today in days() {
        assert!(all(&example::quiet(today), today).is_empty(), "{today}");
        for rule in RULES {
            let mut file = (rule.hit)(today);
            file.youth.died_on = Some(today);
            assert!(all(&file, today).is_empty(), "{today} {:?}", rule.code);
            file.youth.died_on = Some(plus_days(today, 1));
            assert!(raised(&file, rule.code, today).is_some(), "not before the day");
        }
    }
}

#[test]
fn a_closed_case_raises_no_lines_but_its_arrangement_keeps_its_own() {
    for rule in RULES {
        let mut file = (rule.hit)(today());
        episode(&mut file).closed_on = Some(today());
        let of_case = raised(&file, rule.code, today()).is_some();
        let about_arrangement = rule.judges.iter().any(|it| it.subject() == SubjectKind::Arrangement);
        assert_eq!(of_case, about_arrangement, "{:?}", rule.code);
    }
}

// --- R01 -----------------------------------------------------------------------------------------

/// So many talks, a week apart, the last three days ago.
fn weekly(today: NaiveDate, count: i64) -> CaseFile {
    talks(today, &(0..count).map(|it| (Held, 7 * it + 3)).collect::<Vec<_>>())
}

#[test]
fn r01_speaks_at_the_eighth_talk_and_at_the_fifth_when_nothing_is_planned() {
    for today in days() {
        for (count, with_plan, without) in
            [(0, false, false), (4, false, false), (5, false, true), (7, false, true), (8, true, true), (20, true, true)]
        {
            let file = weekly(today, count);
            let mut planned = file.clone();
            case(&mut planned).consultations.push(contact(90, Planned, today, today));
            let of = |file: &CaseFile| raised(file, RuleCode::R01, today);
            assert_eq!((of(&planned).is_some(), of(&file).is_some()), (with_plan, without), "{today} {count}");
            // One from yesterday that nobody settled is no plan.
            case(&mut planned).consultations.last_mut().unwrap().held_on = plus_days(today, -1);
            assert_eq!(of(&planned).is_some(), without, "{today} {count}");
            if let Some(flag) = of(&file) {
                assert_eq!((flag.evidence.kind, flag.fact("talks")), (Kind::Close, Some(Value::Count(count))));
                assert_eq!(flag.evidence.since, Some(plus_days(today, -(7 * (count - 5) + 3))), "the fifth talk");
                assert_eq!(flag.evidence.days, Some(7 * (count - 5) + 3));
            }
        }
    }
}

#[test]
fn r01_is_silent_while_other_help_is_open_and_in_pilot_light() {
    let today = today();
    let silent = |change: &dyn Fn(&mut CaseFile)| {
        let mut file = weekly(today, 8);
        change(&mut file);
        raised(&file, RuleCode::R01, today).is_none()
    };
    assert!(!silent(&|_| {}));
    for status in ReferralStatus::ALL {
        let open = matches!(status, ReferralStatus::Sent | ReferralStatus::Received | ReferralStatus::Intake);
        let mut sent = refer(1, plus_days(today, -10), Urgency::Regular, *status);
        assert_eq!(silent(&|file| case(file).referrals.push(sent.clone())), open, "{status:?}");
        sent.episode_id = EpisodeId(7);
        assert!(!silent(&|file| case(file).referrals.push(sent.clone())), "{status:?} of an earlier episode");
    }
    let began = plus_days(today, -100);
    let help = |change: &dyn Fn(&mut ArrangementFacts)| {
        let mut facts = arrangement(1, Some(began), Some(plus_days(today, 200)), began);
        change(&mut facts);
        silent(&|file| file.arrangements.push(facts.clone()))
    };
    assert!(help(&|_| {}), "runs");
    assert!(help(&|it| it.arrangement.start_on = None), "allocated");
    assert!(help(&|it| it.arrangement.paused_on = Some(began)), "paused");
    assert!(!help(&|it| it.arrangement.actual_end_on = Some(plus_days(today, -1))), "ended yesterday");
    assert!(!help(&|it| it.arrangement.withdrawn = true), "withdrawn");
    assert!(silent(&|file| episode(file).pilot_light_on = Some(today)));
    assert!(!silent(&|file| episode(file).pilot_light_on = Some(plus_days(today, 1))));
    assert!(silent(&|file| episode(file).closed_on = Some(today)), "closed");
}

#[test]
fn r01_counts_only_what_was_a_talk_with_the_family_in_this_episode() {
    let today = today();
    let speaks = |change: &dyn Fn(&mut Consultation)| {
        let mut file = weekly(today, 5);
        change(&mut case(&mut file).consultations[2]);
        raised(&file, RuleCode::R01, today).is_some()
    };
    assert!(speaks(&|_| {}));
    assert!(!speaks(&|it| it.form = Form::Mail));
    assert!(!speaks(&|it| it.form = Form::TeamMeeting));
    assert!(!speaks(&|it| it.kind = Purpose::GpTalk));
    assert!(!speaks(&|it| it.after_closing = true));
    assert!(!speaks(&|it| it.episode_id = EpisodeId(7)), "the talk belongs to an earlier episode");
    for status in [NotReached, NotTurnedUp, CancelledByFamily, CancelledByUs] {
        assert!(!speaks(&|it| it.status = status), "{status:?}");
    }
}

#[test]
fn r01_asks_again_after_one_more_talk() {
    let today = today();
    let print = |count| raised(&weekly(today, count), RuleCode::R01, today).unwrap().fingerprint();
    assert_ne!(print(8), print(9));
}

// --- R02 -----------------------------------------------------------------------------------------

#[test]
fn r02_speaks_on_the_43rd_day_of_silence() {
    for today in days() {
        for (ago, speaks) in [(0, false), (41, false), (42, false), (43, true), (100, true)] {
            let flag = raised(&talks(today, &[(Held, 120), (Held, ago)]), RuleCode::R02, today);
            assert_eq!(flag.is_some(), speaks, "{today} {ago}");
            if let Some(flag) = flag {
                assert_eq!((flag.evidence.kind, flag.evidence.days), (Kind::Close, Some(ago - 42)));
                assert_eq!(flag.evidence.since, Some(plus_days(today, 43 - ago)));
            }
            // Where nobody was seen yet it counts from the registration.
            let mut file = talks(today, &[]);
            episode(&mut file).registered_on = plus_days(today, -ago);
            assert_eq!(raised(&file, RuleCode::R02, today).is_some(), speaks, "{today} {ago} since registration");
        }
    }
}

#[test]
fn r02_asks_for_attention_where_quiet_is_no_good_sign() {
    let of = |severity, questions: &[HelpQuestion]| {
        let mut file = talks(today(), &[(Held, 43)]);
        (episode(&mut file).severity, episode(&mut file).help_questions) = (severity, HelpQuestions::of(questions));
        let flag = raised(&file, RuleCode::R02, today()).unwrap();
        (flag.evidence.kind, flag.answers().contains(&AnswerKind::Close))
    };
    let (close, attention) = ((Kind::Close, true), (Kind::Attention, false));
    assert_eq!(of(None, &[]), close);
    assert_eq!(of(Some(Severity::Moderate), &[HelpQuestion::Behaviour]), close);
    assert_eq!(of(Some(Severity::Severe), &[]), attention);
    use HelpQuestion as Q;
    for question in HelpQuestion::ALL {
        let grave = matches!(question, Q::Suicidality | Q::SelfHarm | Q::Eating | Q::Trauma | Q::SuspectedNeglect);
        assert_eq!(of(Some(Severity::Light), &[Q::Sleep, *question]), if grave { attention } else { close }, "{question:?}");
    }
}

#[test]
fn r02_is_silent_while_something_else_is_open_or_planned() {
    let today = today();
    let silent = |change: &dyn Fn(&mut CaseFile)| {
        let mut file = talks(today, &[(Held, 43)]);
        change(&mut file);
        raised(&file, RuleCode::R02, today).is_none()
    };
    assert!(!silent(&|_| {}));
    for status in ReferralStatus::ALL {
        let open = matches!(status, ReferralStatus::Sent | ReferralStatus::Received | ReferralStatus::Intake);
        let sent = refer(1, plus_days(today, -10), Urgency::Regular, *status);
        assert_eq!(silent(&|file| case(file).referrals.push(sent.clone())), open, "{status:?}");
    }

    let (began, end) = (plus_days(today, -100), plus_days(today, 200));
    let help = |change: &dyn Fn(&mut ArrangementFacts)| {
        let mut facts = arrangement(1, Some(began), Some(end), began);
        change(&mut facts);
        silent(&|file| file.arrangements.push(facts.clone()))
    };
    assert!(help(&|_| {}), "runs");
    assert!(help(&|it| it.arrangement.start_on = None), "allocated");
    assert!(help(&|it| it.arrangement.paused_on = Some(began)), "paused");
    assert!(help(&|it| it.arrangement.planned_end_on = Some(plus_days(today, -1))), "past its end, and not stopped");
    assert!(help(&|it| it.arrangement.actual_end_on = Some(today)), "its last day of care");
    assert!(!help(&|it| it.arrangement.actual_end_on = Some(plus_days(today, -1))), "ended yesterday");
    assert!(!help(&|it| it.arrangement.withdrawn = true), "withdrawn");

    assert!(silent(&|file| episode(file).pilot_light_on = Some(today)));
    assert!(!silent(&|file| episode(file).pilot_light_on = Some(plus_days(today, 1))));

    let planned = |ago: i64| silent(&|file| case(file).consultations.push(contact(9, Planned, plus_days(today, -ago), today)));
    assert!(planned(-30) && planned(0), "planned, today included");
    assert!(!planned(1), "one from yesterday that nobody settled");

    let missed = talks(today, &[(Held, 43), (NotTurnedUp, 12), (CancelledByFamily, 5)]);
    assert!(raised(&missed, RuleCode::R02, today).is_none() && raised(&missed, RuleCode::R19, today).is_some());
}

#[test]
fn r02_counts_only_what_was_a_talk_with_the_family_in_this_episode() {
    let today = today();
    let still = |change: &dyn Fn(&mut Consultation)| {
        let mut file = talks(today, &[(Held, 60), (Held, 5)]);
        change(&mut case(&mut file).consultations[1]);
        raised(&file, RuleCode::R02, today).is_some()
    };
    assert!(!still(&|_| {}));
    assert!(still(&|it| it.form = Form::Mail));
    assert!(still(&|it| it.form = Form::TeamMeeting));
    assert!(still(&|it| it.kind = Purpose::GpTalk));
    assert!(still(&|it| it.episode_id = EpisodeId(7)), "the talk belongs to an earlier episode");
    for status in [NotReached, NotTurnedUp, CancelledByFamily, CancelledByUs] {
        assert!(still(&|it| it.status = status), "{status:?}");
    }
    let file = talks(today, &[(NotReached, 70), (Held, 60), (NotReached, 30), (NotTurnedUp, 20), (CancelledByUs, 10)]);
    assert_eq!(raised(&file, RuleCode::R02, today).unwrap().fact("attempts"), Some(Value::Count(2)), "in vain, since the last talk");
}

// --- R03 -----------------------------------------------------------------------------------------

/// An arrangement of half a year with these goals, planned to end in so many days.
fn with_goals(today: NaiveDate, ends_in: Option<i64>, goals: Vec<GoalFacts>) -> CaseFile {
    let start = plus_days(today, -180);
    let mut file = with_arrangement(today, arrangement(1, Some(start), ends_in.map(|days| plus_days(today, days)), start));
    file.goals = goals;
    file
}

/// A goal with the states it had, each some days ago.
fn states(today: NaiveDate, id: i64, scores: &[(i64, GoalState)]) -> GoalFacts {
    let score = |state| if state == GoalState::Reached { 8 } else { 5 };
    let scores: Vec<_> = scores.iter().map(|(ago, state)| (plus_days(today, -ago), score(*state), *state)).collect();
    example::goal(id, plus_days(today, -170), &scores)
}

use GoalState::{Dropped, Largely, NotFeasible, Open, Partly, Reached};

#[test]
fn r03_speaks_when_every_goal_is_reached_and_the_end_is_more_than_14_days_away() {
    for today in days() {
        let both = || vec![states(today, 1, &[(60, Partly), (9, Reached)]), states(today, 2, &[(20, Reached)])];
        for (ends_in, speaks) in
            [(Some(-1), false), (Some(0), false), (Some(13), false), (Some(14), false), (Some(15), true), (Some(200), true), (None, true)]
        {
            let flag = raised(&with_goals(today, ends_in, both()), RuleCode::R03, today);
            assert_eq!(flag.is_some(), speaks, "{today} {ends_in:?}");
            if let Some(flag) = flag {
                assert_eq!(flag.fact("goals"), Some(Value::Count(2)));
                assert_eq!((flag.evidence.since, flag.evidence.days), (Some(plus_days(today, -9)), Some(9)), "since the last of them");
            }
        }
    }
}

#[test]
fn r03_asks_for_every_goal_that_was_not_dropped() {
    let today = today();
    let speaks = |goals: Vec<GoalFacts>| raised(&with_goals(today, Some(100), goals), RuleCode::R03, today).is_some();
    let reached = |id| states(today, id, &[(20, Reached)]);
    assert!(speaks(vec![reached(1)]));
    assert!(!speaks(vec![]), "no goals, nothing reached");
    assert!(!speaks(vec![states(today, 1, &[(20, Dropped)])]), "all of them dropped");
    assert!(speaks(vec![reached(1), states(today, 2, &[(50, Partly), (20, Dropped)])]));
    for state in [Open, Partly, Largely, NotFeasible] {
        assert!(!speaks(vec![reached(1), states(today, 2, &[(30, Reached), (20, state)])]), "{state:?}");
    }
    assert!(!speaks(vec![reached(1), states(today, 2, &[])]), "a new goal without a score");
    let mut elsewhere = states(today, 2, &[]);
    elsewhere.goal.arrangement_id = Some(ArrangementId(2));
    assert!(speaks(vec![reached(1), elsewhere]), "of other help");
    assert!(!speaks(vec![states(today, 1, &[(-1, Reached)])]), "tomorrow is not yet");

    let mut corrected = states(today, 1, &[(20, Reached), (19, Partly)]);
    corrected.scores[1].replaces = Some(corrected.scores[0].id);
    assert!(!speaks(vec![corrected]), "it was a slip of the pen");
}

#[test]
fn r03_is_silent_after_a_decision_to_stop_or_scale_down_since_the_last_goal_was_reached() {
    let today = today();
    let speaks = |kind, ago: i64| {
        let mut file = with_goals(today, Some(100), vec![states(today, 1, &[(20, Reached), (3, Reached)])]);
        file.arrangements[0].decisions.push(decision(1, kind, plus_days(today, -ago), None));
        raised(&file, RuleCode::R03, today).is_some()
    };
    for kind in DecisionKind::ALL {
        let stops = matches!(kind, DecisionKind::End | DecisionKind::ScaleDown);
        assert_eq!(speaks(*kind, 5), !stops, "{kind:?}");
        assert_eq!(speaks(*kind, 20), !stops, "{kind:?} on the day itself");
        assert!(speaks(*kind, 21), "{kind:?} the day before");
    }
}

#[test]
fn r03_r04_and_r07_take_only_help_that_runs() {
    let today = today();
    for code in [RuleCode::R03, RuleCode::R04, RuleCode::R07] {
        let speaks = |change: &dyn Fn(&mut ArrangementFacts)| {
            let mut file = (rule(code).unwrap().hit)(today);
            change(&mut file.arrangements[0]);
            raised(&file, code, today).is_some()
        };
        assert!(speaks(&|_| {}));
        assert!(!speaks(&|it| it.arrangement.start_on = None), "{code:?}");
        assert!(!speaks(&|it| it.arrangement.paused_on = Some(today)), "{code:?}");
        assert!(!speaks(&|it| it.arrangement.actual_end_on = Some(plus_days(today, 40))), "{code:?} a stop is recorded");
        assert!(!speaks(&|it| it.arrangement.actual_end_on = Some(plus_days(today, -1))), "{code:?}");
        assert!(!speaks(&|it| it.arrangement.withdrawn = true), "{code:?}");
        assert!(speaks(&|it| it.arrangement.planned_end_on = None), "{code:?}");
    }
}

// --- R04 -----------------------------------------------------------------------------------------

/// Two evaluations, 100 and 10 days ago, with the scores and the last state of each goal and its weight.
fn evaluated(today: NaiveDate, goals: &[(i32, [i32; 2], GoalState)]) -> CaseFile {
    let (first, last) = (plus_days(today, -100), plus_days(today, -10));
    let goal = |(id, (weight, [one, two], state)): (i64, &(i32, [i32; 2], GoalState))| {
        let mut facts = example::goal(id, plus_days(today, -170), &[(first, *one, Partly), (last, *two, *state)]);
        facts.goal.weight = *weight;
        for (evaluation, score) in (1..).zip(&mut facts.scores) {
            score.evaluation_id = Some(EvaluationId(evaluation));
        }
        facts
    };
    let mut file = with_goals(today, Some(150), (1..).zip(goals).map(goal).collect());
    file.evaluations = vec![example::evaluation(1, first), example::evaluation(2, last)];
    file
}

#[test]
fn r04_speaks_from_three_quarters_by_weight() {
    for today in days() {
        for (goals, percent) in [
            (vec![(3, Reached), (1, Partly)], Some(75)),
            (vec![(2, Reached), (1, Partly)], None),
            (vec![(1, Reached), (1, Largely), (1, Reached), (1, Open)], Some(75)),
            (vec![(3, Largely), (3, Largely), (2, NotFeasible)], Some(75)),
            (vec![(3, Partly), (3, Reached), (3, Reached), (2, Reached)], None),
            (vec![(3, Largely), (2, Reached)], Some(100)),
            (vec![(3, Reached), (3, Dropped), (1, Partly)], Some(75)),
        ] {
            let goals: Vec<_> = goals.into_iter().map(|(weight, state)| (weight, [4, 6], state)).collect();
            let flag = raised(&evaluated(today, &goals), RuleCode::R04, today);
            assert_eq!(flag.as_ref().and_then(|it| it.fact("percent")), percent.map(Value::Count), "{today} {goals:?}");
            if let Some(flag) = flag {
                assert_eq!((flag.evidence.kind, flag.evidence.days), (Kind::ScaleDown, Some(10)));
            }
        }
    }
}

#[test]
fn r04_asks_for_two_evaluations_with_scores_of_this_help() {
    let today = today();
    let speaks = |change: &dyn Fn(&mut CaseFile)| {
        let mut file = evaluated(today, &[(3, [4, 7], Largely), (1, [4, 4], Partly)]);
        change(&mut file);
        raised(&file, RuleCode::R04, today).is_some()
    };
    assert!(speaks(&|_| {}));
    assert!(!speaks(&|file| file.evaluations.truncate(1)), "one evaluation");
    assert!(!speaks(&|file| file.goals.iter_mut().for_each(|it| it.scores[0].evaluation_id = None)), "one of them scored nothing");
    assert!(speaks(&|file| file.goals[1].scores[0].evaluation_id = None), "one goal scored is enough");
    assert!(speaks(&|file| file.evaluations[1].arrangement_id = None), "evaluated in the practice, goals of this help scored");
    assert!(!speaks(&|file| file.goals.iter_mut().for_each(|it| it.goal.arrangement_id = Some(ArrangementId(2)))));
    assert!(
        !speaks(&|file| (file.goals[0].scores[1].state, file.goals[1].scores[1].state) = (Reached, Reached)),
        "all reached: R03 says it"
    );
}

#[test]
fn r04_is_silent_when_a_score_fell_at_the_last_two_evaluations_or_since() {
    let today = today();
    let speaks = |scores: [i32; 2], more: &[(i64, i32)]| {
        let mut file = evaluated(today, &[(3, [4, 7], Largely), (1, scores, Partly)]);
        for (number, (ago, score)) in (50..).zip(more) {
            let mut loose = example::goal(2, today, &[(plus_days(today, -ago), *score, Partly)]).scores.remove(0);
            loose.id = GoalScoreId(200 + number);
            file.goals[1].scores.push(loose);
        }
        raised(&file, RuleCode::R04, today).is_some()
    };
    assert!(speaks([4, 4], &[]), "the same is not lower");
    assert!(!speaks([5, 4], &[]));
    assert!(speaks([2, 2], &[]), "as at the start");
    assert!(!speaks([1, 2], &[]), "lower than at the start");
    assert!(speaks([4, 5], &[(120, 4)]));
    assert!(!speaks([4, 5], &[(120, 6)]), "lower than before the first of the two");
    assert!(speaks([4, 5], &[(150, 6), (120, 4)]), "fell long before and came back");
    assert!(!speaks([4, 5], &[(2, 4)]), "fell since");
    assert!(speaks([4, 5], &[(2, 5)]));
}

#[test]
fn r04_is_silent_after_any_decision_since_the_last_evaluation() {
    let today = today();
    for kind in DecisionKind::ALL {
        for (ago, speaks) in [(11, true), (10, false), (0, false)] {
            let mut file = evaluated(today, &[(3, [4, 7], Largely), (1, [4, 4], Partly)]);
            file.arrangements[0].decisions.push(decision(1, *kind, plus_days(today, -ago), None));
            assert_eq!(raised(&file, RuleCode::R04, today).is_some(), speaks, "{kind:?} {ago} days ago");
        }
    }
}

// --- R07 -----------------------------------------------------------------------------------------

/// Help that began so many days ago and was evaluated some days ago, if ever.
fn running_since(today: NaiveDate, ago: i64, evaluated: Option<i64>) -> CaseFile {
    let start = plus_days(today, -ago);
    let mut file = with_arrangement(today, arrangement(1, Some(start), Some(plus_days(today, 200)), start));
    case(&mut file).consultations.clear();
    file.evaluations = evaluated.map(|ago| example::evaluation(1, plus_days(today, -ago))).into_iter().collect();
    file
}

fn asks_for_evaluation(file: &CaseFile, today: NaiveDate) -> bool {
    raised(file, RuleCode::R07, today).is_some()
}

#[test]
fn r07_speaks_on_the_91st_day_and_after_an_evaluation_on_the_181st() {
    for today in days() {
        for (ago, evaluated, late) in [
            (89, None, None),
            (90, None, None),
            (91, None, Some((1, 90))),
            (300, Some(179), None),
            (300, Some(180), None),
            (300, Some(181), Some((1, 180))),
            (95, Some(95), None),
            (300, Some(301), Some((210, 90))),
            (91, Some(-3), Some((1, 90))),
        ] {
            let flag = raised(&running_since(today, ago, evaluated), RuleCode::R07, today);
            let told = flag.as_ref().map(|it| (it.evidence.days.unwrap(), it.fact("norm")));
            assert_eq!(told, late.map(|(days, norm)| (days, Some(Value::Count(norm)))), "{today} {ago} {evaluated:?}");
            if let (Some(flag), Some((days, _))) = (flag, late) {
                assert_eq!(flag.evidence.since, Some(plus_days(today, 1 - days)));
            }
        }
    }
}

#[test]
fn r07_knows_which_evaluations_look_at_this_help() {
    let today = today();
    let quiet = |change: &dyn Fn(&mut CaseFile)| {
        let mut file = running_since(today, 300, Some(20));
        change(&mut file);
        !asks_for_evaluation(&file, today)
    };
    assert!(quiet(&|_| {}));
    assert!(!quiet(&|file| file.evaluations[0].arrangement_id = Some(ArrangementId(2))), "of other help");
    let of_episode = |file: &mut CaseFile, id| (file.evaluations[0].arrangement_id, file.evaluations[0].episode_id) = (None, Some(id));
    assert!(quiet(&|file| of_episode(file, EpisodeId(1))), "of the help in the practice");
    assert!(!quiet(&|file| of_episode(file, EpisodeId(9))), "of a practice that is out of sight");

    let talk = |status, kind, ago: i64, change: &dyn Fn(&mut Consultation)| {
        let mut talk = Consultation { kind, ..contact(5, status, plus_days(today, -ago), today) };
        change(&mut talk);
        quiet(&|file| {
            file.evaluations.clear();
            case(file).consultations.push(talk.clone());
        })
    };
    assert!(talk(Held, Purpose::Evaluation, 180, &|_| {}));
    assert!(!talk(Held, Purpose::Evaluation, 181, &|_| {}));
    assert!(!talk(Held, Purpose::FollowUp, 20, &|_| {}));
    assert!(!talk(NotTurnedUp, Purpose::Evaluation, 20, &|_| {}));
    assert!(!talk(Held, Purpose::Evaluation, 20, &|it| it.after_closing = true));
}

#[test]
fn r07_waits_for_an_evaluation_that_is_planned_within_14_days() {
    let today = today();
    for (ahead, quiet) in [(-1, false), (0, true), (14, true), (15, false)] {
        let mut file = running_since(today, 120, None);
        let on = plus_days(today, ahead);
        case(&mut file).consultations.push(Consultation { kind: Purpose::Evaluation, ..contact(5, Planned, on, today) });
        assert_eq!(!asks_for_evaluation(&file, today), quiet, "a talk in {ahead} days");
        case(&mut file).consultations[0].kind = Purpose::FollowUp;
        assert!(asks_for_evaluation(&file, today), "a talk about something else");

        let mut file = running_since(today, 400, Some(200));
        file.evaluations[0].next_on = Some(on);
        assert_eq!(!asks_for_evaluation(&file, today), quiet, "the next one in {ahead} days");
        file.evaluations[0].arrangement_id = Some(ArrangementId(2));
        assert!(asks_for_evaluation(&file, today), "the next one of other help");
    }
}

#[test]
fn r07_gives_way_to_r05_and_comes_back_after_a_decision() {
    let today = today();
    let mut file = running_since(today, 300, None);
    file.arrangements[0].arrangement.planned_end_on = Some(plus_days(today, 56));
    file.arrangements[0].history[0].became = Some(plus_days(today, 56));
    assert!(!asks_for_evaluation(&file, today) && raised(&file, RuleCode::R05, today).is_some());
    file.arrangements[0].decisions.push(decision(1, DecisionKind::End, today, Some(plus_days(today, 56))));
    assert!(asks_for_evaluation(&file, today) && raised(&file, RuleCode::R05, today).is_none());
    file.arrangements[0].decisions.clear();
    file.arrangements[0].arrangement.planned_end_on = Some(plus_days(today, 57));
    assert!(asks_for_evaluation(&file, today));
}

#[test]
fn r07_speaks_on_the_92nd_day_of_a_pause() {
    for today in days() {
        for (ago, speaks) in [(0, false), (90, false), (91, false), (92, true), (200, true)] {
            let mut file = running_since(today, 400, Some(ago));
            file.arrangements[0].arrangement.paused_on = Some(plus_days(today, -ago));
            let flag = raised(&file, RuleCode::R07, today);
            assert_eq!(flag.is_some(), speaks, "{today} {ago}");
            if let Some(flag) = flag {
                assert_eq!((flag.evidence.days, flag.fact("paused_from")), (Some(ago - 91), Some(Value::Day(plus_days(today, -ago)))));
            }
        }
    }
}

#[test]
fn the_access_team_does_not_learn_when_the_practice_evaluated() {
    let today = today();
    let flag = |role, evaluated| {
        let file = running_since(today, 300, evaluated);
        let list = lines([&file], &Thresholds::default(), Viewer { role, workplaces: &[WorkplaceId(1)] }, today);
        list.lines.into_iter().find(|it| it.flag.rule.code == RuleCode::R07).unwrap().flag
    };
    let (own, access) = (flag(Role::YouthProfessional, Some(190)), flag(Role::Access, Some(190)));
    assert_eq!((own.fact("days"), own.evidence.days), (Some(Value::Count(190)), Some(10)));
    assert_eq!(access.fact("last_evaluation"), Some(Value::Code("layout", "unseen")));
    assert_eq!((access.fact("days"), access.evidence.since, access.evidence.days), (None, None, None), "nor by counting back");
    assert_eq!(flag(Role::Access, None).fact("days"), Some(Value::Count(300)), "the start it knows");
}

// --- R05 -----------------------------------------------------------------------------------------

/// An arrangement planned to end in so many days, of so many days in all; whether R05 speaks and how urgently.
fn ends_in(days: i64, length: i64, today: NaiveDate) -> Option<bool> {
    let end = plus_days(today, days);
    let start = plus_days(end, 1 - length);
    let file = with_arrangement(today, arrangement(1, Some(start), Some(end), start));
    raised(&file, RuleCode::R05, today).map(|it| it.evidence.urgent)
}

#[test]
fn r05_speaks_from_56_days_before_the_end_and_urgently_from_28() {
    for today in days() {
        for (days, speaks) in
            [(57, None), (56, Some(false)), (29, Some(false)), (28, Some(true)), (1, Some(true)), (0, Some(true)), (-1, None)]
        {
            assert_eq!(ends_in(days, 400, today), speaks, "{today} {days}");
        }
    }
}

#[test]
fn r05_begins_at_half_the_length_of_a_short_arrangement() {
    for (length, days, speaks) in [
        (20, 11, false),
        (20, 10, true),
        (21, 11, false),
        (21, 10, true),
        (111, 56, false),
        (111, 55, true),
        (112, 57, false),
        (112, 56, true),
        (113, 57, false),
    ] {
        assert_eq!(ends_in(days, length, today()).is_some(), speaks, "{days} of {length}");
    }
}

#[test]
fn r05_is_silent_after_a_decision_about_the_end_that_holds() {
    let today = today();
    let (start, was, end) = (plus_days(today, -300), plus_days(today, -20), plus_days(today, 30));
    let extended_on = plus_days(today, -40);
    // Extended forty days ago, until thirty days from now.
    let speaks = |more: &[Decision]| {
        let mut facts = arrangement(1, Some(start), Some(was), start);
        facts.arrangement.planned_end_on = Some(end);
        facts.history.push(moved(2, was, end, extended_on));
        facts.decisions.push(decision(1, DecisionKind::Extend, extended_on, Some(end)));
        facts.decisions.extend_from_slice(more);
        raised(&with_arrangement(today, facts), RuleCode::R05, today).is_some()
    };
    let later = |ago: i64, kind, until| decision(2, kind, plus_days(today, -ago), until);
    assert!(speaks(&[]), "the extension itself is no decision about its own end");
    assert!(!speaks(&[later(10, DecisionKind::End, Some(end))]), "decided to let it end");
    assert!(!speaks(&[later(39, DecisionKind::ScaleDown, None)]), "the day after the line");
    assert!(!speaks(&[later(40, DecisionKind::ScaleDown, None)]), "the same day, about something else");
    assert!(speaks(&[later(41, DecisionKind::End, None)]), "the day before the line");
    assert!(speaks(&[later(200, DecisionKind::Change, None)]), "long before");

    // Decided two days before it was recorded: still the decision that set this end.
    let mut facts = arrangement(1, Some(start), Some(end), start);
    facts.history.push(moved(2, was, end, extended_on));
    facts.decisions.push(decision(1, DecisionKind::Extend, plus_days(extended_on, -2), Some(end)));
    assert!(raised(&with_arrangement(today, facts), RuleCode::R05, today).is_some());
}

#[test]
fn r05_and_r06_look_only_at_what_runs_until_a_day() {
    let today = today();
    let start = plus_days(today, -300);
    for (code, end) in [(RuleCode::R05, plus_days(today, 20)), (RuleCode::R06, plus_days(today, -20))] {
        let speaks = |change: &dyn Fn(&mut ArrangementFacts)| {
            let mut facts = arrangement(1, Some(start), Some(end), start);
            change(&mut facts);
            raised(&with_arrangement(today, facts), code, today).is_some()
        };
        assert!(speaks(&|_| {}));
        assert!(!speaks(&|it| it.arrangement.start_on = None));
        assert!(!speaks(&|it| it.arrangement.start_on = Some(plus_days(today, 1))));
        assert!(!speaks(&|it| it.arrangement.planned_end_on = None));
        assert!(!speaks(&|it| it.arrangement.paused_on = Some(today)));
        assert!(speaks(&|it| it.arrangement.paused_on = Some(plus_days(today, 1))));
        assert!(!speaks(&|it| it.arrangement.actual_end_on = Some(plus_days(today, 9))), "a stop is recorded");
        assert!(!speaks(&|it| it.arrangement.actual_end_on = Some(plus_days(today, -9))));
        assert!(!speaks(&|it| it.arrangement.withdrawn = true));
        assert!(!speaks(&|it| it.arrangement.planned_end_on = Some(plus_days(today, 250))), "extended");
    }
}

// --- R06 -----------------------------------------------------------------------------------------

/// The working days that R06 counts between a planned end and a day, and whether that is late and urgent.
fn past(end: &str, today: &str) -> Option<(i64, bool, bool)> {
    let (end, today) = (day(end), day(today));
    let start = plus_days(end, -300);
    let file = with_arrangement(today, arrangement(1, Some(start), Some(end), start));
    let flag = raised(&file, RuleCode::R06, today)?;
    let Some(Value::Count(counted)) = flag.fact("working_days") else { panic!("it counts working days") };
    let late = flag.evidence.limits.iter().any(|(name, limit)| *name == "late" && counted > *limit);
    assert_eq!(flag.evidence.since, Some(plus_days(end, 1)));
    assert_eq!(flag.evidence.days, Some((today - end).num_days()));
    Some((counted, late, flag.evidence.urgent))
}

#[test]
fn r06_stands_from_the_first_day_and_counts_working_days() {
    // Friday 13 November 2026.
    for (today, counted) in [
        ("2026-11-12", None),
        ("2026-11-13", None),
        ("2026-11-14", Some((0, false, false))),
        ("2026-11-15", Some((0, false, false))),
        ("2026-11-16", Some((1, false, false))),
        ("2026-11-20", Some((5, false, false))),
        ("2026-11-22", Some((5, false, false))),
        ("2026-11-23", Some((6, true, false))),
        ("2026-12-04", Some((15, true, false))),
        ("2026-12-06", Some((15, true, false))),
        ("2026-12-07", Some((16, true, true))),
    ] {
        assert_eq!(past("2026-11-13", today), counted, "{today}");
    }
    // The Wednesday before Easter 2026; King's Day comes on the sixteenth.
    for (today, counted) in [
        ("2026-04-02", (1, false, false)),
        ("2026-04-03", (1, false, false)),
        ("2026-04-06", (1, false, false)),
        ("2026-04-07", (2, false, false)),
        ("2026-04-10", (5, false, false)),
        ("2026-04-13", (6, true, false)),
        ("2026-04-24", (15, true, false)),
        ("2026-04-27", (15, true, false)),
        ("2026-04-28", (16, true, true)),
    ] {
        assert_eq!(past("2026-04-01", today), Some(counted), "{today}");
    }
    // Two days before Christmas.
    for (today, counted) in [
        ("2026-12-24", (1, false, false)),
        ("2026-12-27", (1, false, false)),
        ("2026-12-31", (5, false, false)),
        ("2027-01-01", (5, false, false)),
        ("2027-01-04", (6, true, false)),
    ] {
        assert_eq!(past("2026-12-23", today), Some(counted), "{today}");
    }
    // The leap day is a Tuesday like any other.
    assert_eq!(past("2028-02-28", "2028-02-29"), Some((1, false, false)));
    assert_eq!(past("2028-02-29", "2028-02-29"), None);
}

// --- R13 -----------------------------------------------------------------------------------------

/// An arrangement that has not begun: allocated on a day, and referred with an urgency on a day.
fn waits(allocated: Option<&str>, referred: Option<(&str, Urgency)>, today: &str) -> Option<bool> {
    let today = day(today);
    let mut facts = arrangement(1, None, Some(plus_days(today, 300)), today);
    facts.arrangement.allocated_on = allocated.map(day);
    let mut file = example::quiet(today);
    if let Some((on, urgency)) = referred {
        facts.arrangement.referral_id = Some(ReferralId(5));
        case(&mut file).referrals.push(refer(5, day(on), urgency, ReferralStatus::Started));
    }
    file.arrangements.push(facts);
    raised(&file, RuleCode::R13, today).map(|it| it.evidence.urgent)
}

#[test]
fn r13_waits_as_long_as_the_urgency_allows() {
    let crisis = |on, today| waits(None, Some((on, Urgency::Crisis)), today);
    // Referred on Friday: the weekend does not count, Monday is the one working day.
    for (today, speaks) in
        [("2026-11-13", None), ("2026-11-14", None), ("2026-11-15", None), ("2026-11-16", None), ("2026-11-17", Some(true))]
    {
        assert_eq!(crisis("2026-11-13", today), speaks, "{today}");
    }
    // On the Thursday before Easter: Good Friday, the weekend and Monday are free.
    assert_eq!(crisis("2026-04-02", "2026-04-07"), None);
    assert_eq!(crisis("2026-04-02", "2026-04-08"), Some(true));

    let urgent = |today| waits(None, Some(("2026-10-01", Urgency::Urgent)), today);
    assert_eq!((urgent("2026-10-08"), urgent("2026-10-09")), (None, Some(true)));

    let regular = |today| waits(None, Some(("2026-07-01", Urgency::Regular)), today);
    assert_eq!((regular("2026-07-29"), regular("2026-07-30")), (None, Some(false)));
    assert_eq!((regular("2026-10-06"), regular("2026-10-07")), (Some(false), Some(true)), "the 97th and the 98th day");

    // Over the night on which the clock goes back it is still one day at a time.
    assert_eq!(waits(Some("2026-09-27"), None, "2026-10-25"), None);
    assert_eq!(waits(Some("2026-09-27"), None, "2026-10-26"), Some(false));
}

#[test]
fn r13_counts_from_the_referral_and_else_from_the_allocation() {
    assert_eq!(waits(Some("2026-11-20"), Some(("2026-10-01", Urgency::Regular)), "2026-11-22"), Some(false));
    assert_eq!(waits(Some("2026-10-01"), Some(("2026-11-20", Urgency::Regular)), "2026-11-22"), None);
    assert_eq!(waits(Some("2026-10-01"), None, "2026-11-22"), Some(false));
    assert_eq!(waits(None, None, "2026-11-22"), None, "nothing to count from");
}

#[test]
fn r13_is_about_what_never_began() {
    let today = today();
    let flag = |change: &dyn Fn(&mut ArrangementFacts)| {
        let mut facts = arrangement(1, None, Some(plus_days(today, 300)), plus_days(today, -40));
        change(&mut facts);
        raised(&with_arrangement(today, facts), RuleCode::R13, today)
    };
    assert!(flag(&|_| {}).is_some_and(|it| it.fact("never_started").is_none()));
    assert!(flag(&|it| it.arrangement.start_on = Some(today)).is_none());
    assert!(flag(&|it| it.arrangement.start_on = Some(plus_days(today, 1))).is_some(), "a start ahead is no start");
    assert!(flag(&|it| it.arrangement.withdrawn = true).is_none());
    let over = flag(&|it| it.arrangement.planned_end_on = Some(plus_days(today, -1))).unwrap();
    assert!(over.fact("never_started").is_some(), "its end passed: never started");
    assert!(flag(&|it| it.arrangement.planned_end_on = Some(today)).is_some_and(|it| it.fact("never_started").is_none()));

    // Crisis help by its product category, where no referral says so.
    let crisis = |allocated: NaiveDate| {
        let mut facts = arrangement(1, None, None, allocated);
        facts.arrangement.category = Some("46".into());
        raised(&with_arrangement(today, facts), RuleCode::R13, today).map(|it| it.evidence.urgent)
    };
    assert_eq!(crisis(day("2026-11-19")), None, "Friday was the one working day");
    assert_eq!(crisis(day("2026-11-18")), Some(true));
}

#[test]
fn r13_covers_a_referral_in_intake_until_its_arrangement_is_there() {
    let today = today();
    for status in ReferralStatus::ALL {
        for (ago, late) in [(28, false), (29, true)] {
            let mut file = example::quiet(today);
            case(&mut file).referrals.push(refer(5, plus_days(today, -ago), Urgency::Regular, *status));
            let flag = raised(&file, RuleCode::R13, today);
            assert_eq!(flag.is_some(), late && *status == ReferralStatus::Intake, "{status:?} {ago}");
            assert!(flag.is_none_or(|it| (it.subject.kind, it.subject.id) == (SubjectKind::Referral, 5)));
        }
    }
    let mut file = example::quiet(today);
    case(&mut file).referrals.push(refer(5, plus_days(today, -60), Urgency::Regular, ReferralStatus::Intake));
    let mut facts = arrangement(1, None, None, plus_days(today, -2));
    facts.arrangement.referral_id = Some(ReferralId(5));
    file.arrangements.push(facts);
    assert_eq!(raised(&file, RuleCode::R13, today).unwrap().subject.kind, SubjectKind::Arrangement, "one line, of the arrangement");
    file.arrangements[0].arrangement.start_on = Some(today);
    assert!(raised(&file, RuleCode::R13, today).is_none(), "begun");
    file.arrangements.clear();
    episode(&mut file).closed_on = Some(today);
    assert!(raised(&file, RuleCode::R13, today).is_none(), "the case is closed");
}

// --- R19 -----------------------------------------------------------------------------------------

#[test]
fn r19_sees_two_missed_in_a_row_and_three_in_half_a_year() {
    for today in days() {
        // The contacts, and how many talks the line asks for.
        let needed =
            |contacts: &[(ConsultationStatus, i64)]| raised(&talks(today, contacts), RuleCode::R19, today).map(|it| it.fact("needed"));
        let (one, two) = (Some(Some(Value::Count(1))), Some(Some(Value::Count(2))));
        assert_eq!(needed(&[]), None);
        assert_eq!(needed(&[(NotTurnedUp, 3)]), None);
        assert_eq!(needed(&[(Held, 30), (NotTurnedUp, 12), (CancelledByFamily, 5)]), one);
        assert_eq!(needed(&[(NotTurnedUp, 5), (NotTurnedUp, 0)]), one, "today included");
        assert_eq!(needed(&[(NotTurnedUp, 12), (CancelledByFamily, 5), (Held, 0)]), None, "a talk ends the row");
        assert_eq!(needed(&[(NotTurnedUp, 900), (CancelledByFamily, 600)]), one, "a row does not grow old");

        let three = [(NotTurnedUp, 100), (Held, 90), (CancelledByFamily, 60), (Held, 50), (NotTurnedUp, 20)];
        let and = |more: &[(ConsultationStatus, i64)]| [&three[..], more].concat();
        assert_eq!(needed(&three), two);
        assert_eq!(needed(&and(&[(Held, 10)])), two, "one talk since is not enough");
        assert_eq!(needed(&and(&[(Held, 10), (Held, 3)])), None);

        let oldest = |ago| [(NotTurnedUp, ago), (Held, 90), (NotTurnedUp, 60), (Held, 50), (NotTurnedUp, 20), (Held, 10)];
        assert_eq!(needed(&oldest(180)), two);
        assert_eq!(needed(&oldest(181)), None, "outside the half year");
    }
}

#[test]
fn r19_knows_what_says_nothing_about_the_family() {
    let today = today();
    let holds = |file: &CaseFile| raised(file, RuleCode::R19, today).is_some();
    for neutral in [NotReached, CancelledByUs, Planned] {
        assert!(holds(&talks(today, &[(Held, 40), (NotTurnedUp, 12), (neutral, 8), (CancelledByFamily, 5)])), "{neutral:?} ends no row");
        assert!(!holds(&talks(today, &[(Held, 40), (neutral, 12), (neutral, 8), (NotTurnedUp, 5)])), "{neutral:?} makes no row");
        assert!(holds(&talks(today, &[(NotTurnedUp, 12), (NotTurnedUp, 5), (neutral, 1)])), "{neutral:?} comes after");
    }
    let mut mailed = talks(today, &[(NotTurnedUp, 12), (Held, 8), (NotTurnedUp, 5)]);
    assert!(!holds(&mailed));
    case(&mut mailed).consultations[1].form = Form::Mail;
    assert!(holds(&mailed), "a mail is no talk");
    assert!(!holds(&talks(today, &[(NotTurnedUp, 5), (CancelledByFamily, -3)])), "cancelled ahead is not yet missed");
    let mut before = talks(today, &[(NotTurnedUp, 12), (NotTurnedUp, 5)]);
    case(&mut before).consultations[0].episode_id = EpisodeId(7);
    assert!(!holds(&before), "an earlier episode is over");
}

// --- G0 ------------------------------------------------------------------------------------------

#[test]
fn g0_holds_while_a_step_or_measure_of_anyone_in_the_household_is_open() {
    let today = today();
    let flag = |records: &[SafetyRecord]| {
        let mut file = example::quiet(today);
        file.safety = records.to_vec();
        raised(&file, RuleCode::G0, today)
    };
    let on = |ago: i64| plus_days(today, -ago);
    for step in 1..=5 {
        let own = flag(&[concern(1, 1, Concern::ReportingCode, step, on(6))]).unwrap();
        assert_eq!(own.fact("step"), Some(Value::Count(i64::from(step))));
        assert_eq!((own.evidence.since, own.evidence.days, own.evidence.urgent), (Some(on(6)), Some(6), true));
    }
    for measure in Concern::ALL.iter().filter(|it| it.guards()) {
        assert!(flag(&[concern(1, 1, *measure, 1, today)]).is_some(), "{measure:?} from today");
        assert!(flag(&[concern(1, 1, *measure, 1, on(-1))]).is_none(), "{measure:?} from tomorrow");
        assert!(flag(&[concern(1, 1, *measure, 1, on(90)), concern(2, 1, *measure, 0, today)]).is_none(), "{measure:?} ended");
    }
    for moment in [Concern::SafeHomeAdvice, Concern::SafeHomeReport] {
        assert!(flag(&[concern(1, 1, moment, 1, on(1))]).is_none(), "{moment:?} is remembered and holds nothing back");
    }
    let two = [concern(1, 1, Concern::ReportingCode, 0, on(3)), concern(2, 1, Concern::Supervision, 1, on(3))];
    assert!(flag(&two).is_some(), "one closed, another open");

    let sibling = flag(&[concern(1, 2, Concern::ReportingCode, 4, on(20))]).unwrap();
    assert!(sibling.evidence.facts.iter().all(|it| it.value.is_none()), "of a sibling only that safety comes first");
    assert_eq!((sibling.evidence.since, sibling.evidence.days), (None, None));
    let both = flag(&[concern(1, 2, Concern::ReportingCode, 4, on(90)), concern(2, 1, Concern::Supervision, 1, on(3))]).unwrap();
    assert_eq!(both.fact("concern"), Some(Value::Code(Concern::NAME, Concern::Supervision.code())), "one's own comes first");
}

#[test]
fn g0_tells_the_access_team_only_that_safety_comes_first() {
    let file = (rule(RuleCode::G0).unwrap().hit)(today());
    let list = |role| lines([&file], &Thresholds::default(), Viewer { role, workplaces: &[WorkplaceId(1)] }, today());
    let (own, access) = (list(Role::YouthProfessional), list(Role::Access));
    assert!(own.lines[0].flag.fact("step").is_some() && own.lines[0].flag.evidence.since.is_some());
    let seen = &access.lines[0].flag.evidence;
    assert!(seen.facts.iter().all(|it| it.value.is_none()) && seen.since.is_none() && seen.days.is_none());
}

// --- answers -------------------------------------------------------------------------------------

fn keep_on(until: NaiveDate) -> Answering {
    Answering { kind: AnswerKind::KeepOn, motive: Motive::DecisionExpected, until_on: Some(until) }
}

fn list_of(file: &CaseFile, limits: &Thresholds, today: NaiveDate) -> Worklist {
    lines([file], limits, Viewer { role: Role::YouthProfessional, workplaces: &[WorkplaceId(1)] }, today)
}

#[test]
fn an_answer_lapses_by_changed_facts_limits_and_date_but_not_by_days_that_pass() {
    let today = today();
    let (start, end) = (plus_days(today, -300), plus_days(today, -4));
    let mut file = with_arrangement(today, arrangement(1, Some(start), Some(end), start));
    let flag = raised(&file, RuleCode::R06, today).unwrap();
    let until = plus_days(today, 10);
    file.answers.push(Answer::give(&flag, keep_on(until), None, today).unwrap().change().state().clone());
    let limits = Thresholds::default();
    let waits = |file: &CaseFile, limits: &Thresholds, on| {
        let list = list_of(file, limits, on);
        assert_eq!(list.lines.len() + list.kept.len(), 1);
        !list.lines.is_empty()
    };
    for later in 0..=10 {
        assert!(!waits(&file, &limits, plus_days(today, later)), "put aside, {later} days on");
    }
    assert!(waits(&file, &limits, plus_days(until, 1)), "its last day has passed");

    let mut changed = file.clone();
    changed.arrangements[0].arrangement.planned_end_on = Some(plus_days(end, 1));
    assert!(waits(&changed, &limits, today), "another end date");
    let stricter = Thresholds { version: 2, limits: BTreeMap::from([("R06".into(), BTreeMap::from([("late".into(), 3)]))]) };
    assert!(waits(&file, &stricter, today), "another limit");
    let mut other = file.clone();
    other.arrangements[0].arrangement.id = ArrangementId(2);
    assert!(waits(&other, &limits, today), "another arrangement");
    // What is only shown does not count: a talk was held since.
    let mut talked = file;
    case(&mut talked).consultations.push(contact(9, Held, today, today));
    assert!(!waits(&talked, &limits, today));
}

#[test]
fn of_every_rule_days_that_pass_leave_the_fingerprint_alone() {
    for rule in RULES {
        for today in days() {
            let file = (rule.hit)(today);
            let now = raised(&file, rule.code, today).unwrap();
            // The quiet example has a talk planned in a week: until then nothing but time passes.
            let then = raised(&file, rule.code, plus_days(today, 6)).unwrap_or_else(|| panic!("{today} {:?} left by itself", rule.code));
            assert_eq!(now.fingerprint(), then.fingerprint(), "{today} {:?}", rule.code);
            assert_ne!(now.fingerprint(), "", "{:?}", rule.code);
        }
    }
}

#[test]
fn keeping_on_has_a_longest_time_for_each_rule() {
    use AnswerRefused::{UntilMissing, UntilPast, UntilTooFar};
    let longest = [
        (RuleCode::G0, 7),
        (RuleCode::G1, 84),
        (RuleCode::G2, 14),
        (RuleCode::R01, 84),
        (RuleCode::R02, 84),
        (RuleCode::R03, 84),
        (RuleCode::R04, 84),
        (RuleCode::R05, 84),
        (RuleCode::R06, 14),
        (RuleCode::R07, 84),
        (RuleCode::R13, 28),
        (RuleCode::R16, 84),
        (RuleCode::R19, 7),
        (RuleCode::R21, 84),
    ];
    assert_eq!(RULES.iter().map(|it| (it.code, it.longest_keep_on)).collect::<Vec<_>>(), longest);
    for (code, longest) in longest {
        let flag = raised(&(rule(code).unwrap().hit)(today()), code, today()).unwrap();
        let give = |answering| Answer::give(&flag, answering, None, today()).map(|_| ());
        let until = |days| give(keep_on(plus_days(today(), days)));
        assert_eq!(
            (until(0), until(1), until(longest), until(longest + 1)),
            (Err(UntilPast), Ok(()), Ok(()), Err(UntilTooFar)),
            "{code:?}"
        );
        assert_eq!(give(Answering { until_on: None, ..keep_on(today()) }), Err(UntilMissing));
        assert_eq!(until((proposed_until(longest, today()) - today()).num_days()), Ok(()), "what the form proposes is allowed");
    }
    assert_eq!(proposed_until(84, today()), plus_days(today(), 42));
    assert_eq!(proposed_until(7, today()), plus_days(today(), 7));
}

#[test]
fn each_kind_takes_its_answers_and_under_the_guard_nothing_closes() {
    use AnswerKind as A;
    for rule in RULES {
        let file = (rule.hit)(today());
        let free = raised(&file, rule.code, today()).unwrap();
        assert_eq!(free.guarded, rule.code == RuleCode::G0);
        let expected: &[A] = match free.evidence.kind {
            Kind::Close | Kind::ScaleDown => &[A::Close, A::ScaleDown, A::KeepOn],
            _ if rule.code == RuleCode::G1 => &[A::Explained, A::KeepOn],
            _ => &[A::Planned, A::KeepOn, A::Incorrect],
        };
        assert_eq!(free.answers(), expected, "{:?}", rule.code);

        // The guard of the youth itself and of a brother or sister alike.
        for youth in [1, 2] {
            let mut guarded = file.clone();
            guarded.safety = vec![concern(1, youth, Concern::ReportingCode, 2, plus_days(today(), -5))];
            let flag = raised(&guarded, rule.code, today()).unwrap();
            assert!(flag.guarded);
            for kind in [A::Close, A::ScaleDown] {
                assert!(!flag.answers().contains(&kind), "{:?} {kind:?}", rule.code);
            }
            assert!(flag.answers().contains(&A::KeepOn));
            if flag.evidence.kind == Kind::Close {
                let wrong = Answering { kind: A::Incorrect, motive: Motive::FactsWrong, until_on: None };
                assert_eq!(Answer::give(&flag, wrong, None, today()).map(|_| ()), Err(AnswerRefused::NotOffered));
            }
        }
    }
}

// --- G1, G2, R16, R21 ----------------------------------------------------------------------------

/// Help of two hundred days that stopped some days ago.
fn stopped(ago: i64) -> CaseFile {
    let mut file = (rule(RuleCode::G1).unwrap().hit)(today());
    file.arrangements[0].arrangement.actual_end_on = Some(plus_days(today(), -ago));
    file
}

#[test]
fn g1_asks_after_help_that_stopped_without_an_agreement_until_it_is_explained() {
    use crate::domain::code::EndReason;
    let speaks = |file: &CaseFile| raised(file, RuleCode::G1, today()).is_some();
    assert!(speaks(&stopped(0)) && speaks(&stopped(100)) && !speaks(&stopped(-1)));
    let silent = |change: &dyn Fn(&mut CaseFile)| {
        let mut file = stopped(10);
        change(&mut file);
        !speaks(&file)
    };
    assert!(silent(&|file| file.arrangements[0].arrangement.end_reason = Some(EndReason::Died)));
    assert!(silent(&|file| file.arrangements[0].decisions.push(decision(1, DecisionKind::End, today(), None))), "agreed");
    assert!(silent(&|file| {
        let mut next = arrangement(2, Some(today()), Some(plus_days(today(), 90)), today());
        next.arrangement.predecessor_id = Some(ArrangementId(1));
        file.arrangements.push(next);
    }));
    assert!(silent(&|file| file.arrangements[0].arrangement.known_at = today()), "over before it was known here");

    // Under the guard an agreement is not enough.
    let mut guarded = stopped(10);
    guarded.arrangements[0].decisions.push(decision(1, DecisionKind::End, today(), None));
    guarded.safety.push(concern(1, 1, Concern::Supervision, 1, plus_days(today(), -50)));
    let flag = raised(&guarded, RuleCode::G1, today()).unwrap();
    assert!(flag.evidence.urgent && flag.fact("under_guard").is_some());

    let flag = raised(&stopped(10), RuleCode::G1, today()).unwrap();
    let explained = Answer::explain(&flag, "Moeder let op.".into(), Some(AccountId(1)), today()).unwrap();
    let mut file = stopped(10);
    file.answers.push(explained.change().state().clone());
    let list = lines([&file], &Thresholds::default(), viewer(), today());
    let about = |lines: &[crate::domain::outflow::worklist::Line]| lines.iter().any(|it| it.flag.rule.code == RuleCode::G1);
    assert!(!about(&list.lines) && !about(&list.kept), "answered for good");
    assert_eq!(Answer::explain(&flag, " ".into(), None, today()).map(|_| ()), Err(AnswerRefused::ExplanationMissing));
    let empty = Answering { kind: AnswerKind::Explained, motive: Motive::Other, until_on: None };
    assert_eq!(Answer::give(&flag, empty, None, today()).map(|_| ()), Err(AnswerRefused::ExplanationMissing));
    let other = raised(&(rule(RuleCode::R21).unwrap().hit)(today()), RuleCode::R21, today()).unwrap();
    assert_eq!(Answer::explain(&other, "x".into(), None, today()).map(|_| ()), Err(AnswerRefused::NotOffered));
}

fn viewer() -> Viewer<'static> {
    Viewer { role: Role::YouthProfessional, workplaces: &[WorkplaceId(1)] }
}

/// A pilot light of some days with these contacts: how long ago, what became of it, what it found.
fn burning(days: i64, contacts: &[(i64, ConsultationStatus, Option<PilotLightOutcome>)]) -> CaseFile {
    let mut file = example::quiet(today());
    episode(&mut file).pilot_light_on = Some(plus_days(today(), -days));
    let contact = |(id, (ago, status, outcome)): (i64, &(i64, ConsultationStatus, Option<PilotLightOutcome>))| Consultation {
        kind: Purpose::PilotLight,
        outcome: *outcome,
        ..contact(id, *status, plus_days(today(), -ago), today())
    };
    case(&mut file).consultations = (1..).zip(contacts).map(contact).collect();
    file
}

#[test]
fn g2_brings_a_missed_pilot_light_contact_back_on_the_list() {
    use PilotLightOutcome::{Relapse, Stable, Varying};
    let speaks =
        |contacts: &[(i64, ConsultationStatus, Option<PilotLightOutcome>)]| raised(&burning(60, contacts), RuleCode::G2, today()).is_some();
    assert!(speaks(&[]), "nothing was ever planned");
    assert!(speaks(&[(1, Planned, None)]) && !speaks(&[(0, Planned, None)]) && !speaks(&[(-30, Planned, None)]));
    for status in [NotReached, NotTurnedUp, CancelledByFamily, CancelledByUs] {
        assert!(speaks(&[(5, status, None)]), "{status:?}");
        assert!(!speaks(&[(5, status, None), (-7, Planned, None)]), "{status:?} and planned again");
    }
    assert!(!speaks(&[(5, Held, Some(Stable))]) && !speaks(&[(5, Held, Some(Varying))]));
    assert!(speaks(&[(5, Held, Some(Relapse))]) && !speaks(&[(5, Held, Some(Relapse)), (-3, Planned, None)]));
    let mut out = burning(60, &[]);
    episode(&mut out).pilot_light_on = None;
    assert!(raised(&out, RuleCode::G2, today()).is_none());
}

#[test]
fn r21_puts_the_pilot_light_out_after_two_stable_contacts_or_half_a_year() {
    use PilotLightOutcome::{Relapse, Stable, Varying};
    let speaks = |days, found: &[PilotLightOutcome]| {
        let contacts: Vec<_> = (1..).zip(found.iter().rev()).map(|(n, it)| (10 * n, Held, Some(*it))).collect();
        raised(&burning(days, &contacts), RuleCode::R21, today()).is_some()
    };
    assert!(!speaks(60, &[]) && !speaks(60, &[Stable]) && speaks(60, &[Stable, Stable]) && speaks(60, &[Relapse, Stable, Stable]));
    assert!(!speaks(60, &[Stable, Stable, Varying]) && !speaks(60, &[Stable, Varying, Stable]));
    assert!(!speaks(180, &[Varying]) && speaks(181, &[Varying]) && !speaks(181, &[Relapse]) && !speaks(181, &[]));
    // One that was agreed to last waits for its date.
    let lasting = |until: i64| {
        let mut file = burning(60, &[(20, Held, Some(Stable)), (10, Held, Some(Stable))]);
        episode(&mut file).pilot_light_until = Some(plus_days(today(), until));
        raised(&file, RuleCode::R21, today()).is_some()
    };
    assert!(!lasting(0) && lasting(-1));
}

#[test]
fn r16_asks_at_17_and_a_half_for_a_decision_and_at_16_and_a_half_for_a_ground() {
    use crate::domain::arrangement::Ground;
    // Turns 18 on 1 March 2028: 16 and a half on 1 September 2026, 17 and a half on 1 September 2027.
    let flag = |on: &str, end: Option<&str>, decided: Option<Option<Ground>>| {
        let mut facts = arrangement(1, Some(day("2026-01-10")), end.map(day), day("2026-01-10"));
        if let Some(ground) = decided {
            facts.decisions.push(Decision { ground, ..decision(1, DecisionKind::After18, day("2026-02-01"), None) });
        }
        let mut file = with_arrangement(day(on), facts);
        file.youth.born_on = day("2010-03-01");
        raised(&file, RuleCode::R16, day(on)).and_then(|it| it.fact("wants"))
    };
    let wants = |what| Some(Value::Code("after-18-wants", what));
    let before = Some("2028-02-29");
    let past = Some("2028-03-01");
    assert_eq!(flag("2027-08-31", before, None), None);
    assert_eq!(flag("2027-09-01", before, None), wants("decision"));
    assert_eq!(flag("2027-09-01", before, Some(None)), None);
    for end in [past, None] {
        assert_eq!(flag("2026-08-31", end, None), None);
        assert_eq!(flag("2026-09-01", end, None), wants("ground"));
        assert_eq!(flag("2026-09-01", end, Some(None)), wants("ground"), "a decision without a ground is not enough");
        assert_eq!(flag("2028-04-01", end, Some(Some(Ground::Continuation))), None);
    }
}

#[test]
fn r16_looks_at_help_that_runs_is_paused_or_allocated() {
    let speaks = |change: &dyn Fn(&mut ArrangementFacts)| {
        let mut file = (rule(RuleCode::R16).unwrap().hit)(today());
        change(&mut file.arrangements[0]);
        raised(&file, RuleCode::R16, today()).is_some()
    };
    assert!(speaks(&|_| {}));
    assert!(speaks(&|it| it.arrangement.start_on = None));
    assert!(speaks(&|it| it.arrangement.paused_on = Some(today())));
    assert!(!speaks(&|it| it.arrangement.actual_end_on = Some(plus_days(today(), 5))), "it stops");
    assert!(!speaks(&|it| it.arrangement.withdrawn = true));
}

// --- the worklist --------------------------------------------------------------------------------

/// The same facts about another youth.
fn of_youth(mut file: CaseFile, id: i64) -> CaseFile {
    file.youth.id = YouthId(id);
    for facts in &mut file.cases {
        (facts.case.id, facts.case.youth_id) = (CaseId(id), YouthId(id));
    }
    for facts in &mut file.arrangements {
        (facts.arrangement.id, facts.arrangement.youth_id) = (ArrangementId(id), YouthId(id));
    }
    for facts in &mut file.goals {
        facts.goal.arrangement_id = facts.goal.arrangement_id.map(|_| ArrangementId(id));
    }
    for evaluation in &mut file.evaluations {
        evaluation.arrangement_id = evaluation.arrangement_id.map(|_| ArrangementId(id));
    }
    for record in &mut file.safety {
        record.youth_id = YouthId(record.youth_id.0 + id - 1);
    }
    file
}

#[test]
fn the_list_goes_by_the_place_of_the_rule_and_within_it_by_the_longest_late() {
    let today = today();
    let past = |ago: i64| {
        let start = plus_days(today, -400);
        with_arrangement(today, arrangement(1, Some(start), Some(plus_days(today, -ago)), start))
    };
    let waiting = |ago: i64| with_arrangement(today, arrangement(1, None, None, plus_days(today, -ago)));
    let hit = |code| (rule(code).unwrap().hit)(today);
    let expected = [
        (RuleCode::G0, hit(RuleCode::G0)),
        (RuleCode::R19, hit(RuleCode::R19)),
        (RuleCode::R13, waiting(120)),
        (RuleCode::R13, waiting(98)),
        (RuleCode::R06, past(40)),
        (RuleCode::R06, past(3)),
        (RuleCode::R05, hit(RuleCode::R05)),
        (RuleCode::R03, hit(RuleCode::R03)),
        (RuleCode::R01, talks(today, &[(Held, 30), (Held, 27), (Held, 24), (Held, 21), (Held, 18)])),
        (RuleCode::R01, talks(today, &[(Held, 29), (Held, 26), (Held, 23), (Held, 20), (Held, 17)])),
        (RuleCode::R04, hit(RuleCode::R04)),
        (RuleCode::R02, talks(today, &[(Held, 70)])),
        (RuleCode::R02, talks(today, &[(Held, 43)])),
        (RuleCode::R07, hit(RuleCode::R07)),
        (RuleCode::R13, waiting(97)),
        (RuleCode::R13, waiting(29)),
    ];
    let mut files: Vec<CaseFile> = (1..).zip(expected.iter()).map(|(id, (_, file))| of_youth(file.clone(), id)).collect();
    for _ in 0..files.len() {
        files.rotate_left(1);
        let list = lines(&files, &Thresholds::default(), Viewer { role: Role::YouthProfessional, workplaces: &[WorkplaceId(1)] }, today);
        let found: Vec<_> = list.lines.iter().map(|it| (it.flag.rule.code, it.flag.youth.0)).collect();
        let wanted: Vec<_> = expected.iter().map(|it| it.0).zip(1..).collect();
        assert_eq!(found, wanted);
    }
}

#[test]
fn a_line_shows_where_it_is_followed_and_to_the_roles_it_is_for() {
    let (here, there) = (WorkplaceId(1), WorkplaceId(2));
    let mut file = (rule(RuleCode::R06).unwrap().hit)(today());
    let count = |file: &CaseFile, role, workplaces: &[WorkplaceId]| {
        lines([file], &Thresholds::default(), Viewer { role, workplaces }, today()).lines.len()
    };
    assert_eq!((count(&file, Role::YouthProfessional, &[here]), count(&file, Role::YouthProfessional, &[there])), (1, 0));
    file.arrangements[0].arrangement.follower_workplace_id = there;
    assert_eq!((count(&file, Role::YouthProfessional, &[here]), count(&file, Role::Access, &[there])), (0, 1));
    for role in [Role::Gp, Role::ContractManager, Role::Administrator, Role::PrivacyOfficer] {
        for rule in RULES {
            assert_eq!(count(&(rule.hit)(today()), role, &[here]), 0, "{role:?} {:?}", rule.code);
        }
    }
    for code in [RuleCode::R01, RuleCode::R02, RuleCode::R19] {
        assert_eq!(count(&(rule(code).unwrap().hit)(today()), Role::Access, &[here]), 0, "{code:?} is about talks");
    }
}

// --- facts nobody would think of -----------------------------------------------------------------

/// Takes what it needs from a row of arbitrary numbers; when they are used up, zeros.
struct Source(std::vec::IntoIter<u32>);

impl Source {
    fn below(&mut self, bound: u32) -> u32 {
        self.0.next().unwrap_or(0) % bound
    }
    fn some<T>(&mut self, value: T) -> Option<T> {
        (self.below(3) > 0).then_some(value)
    }
    fn code<C: Code>(&mut self) -> C {
        C::ALL[self.below(C::ALL.len() as u32) as usize]
    }
    /// Mostly within half a year of today, sometimes two, now and then in another age.
    fn day(&mut self) -> NaiveDate {
        let reach = [60, 180, 180, 400, 800, 40_000][self.below(6) as usize];
        plus_days(today(), i64::from(self.below(2 * reach + 1)) - i64::from(reach))
    }
    fn some_day(&mut self) -> Option<NaiveDate> {
        let on = self.day();
        self.some(on)
    }
    fn id(&mut self) -> i64 {
        i64::from(self.below(3)) + 1
    }
    fn times(&mut self, most: u32) -> std::ops::RangeInclusive<i64> {
        1..=i64::from(self.below(most + 1))
    }

    fn file(&mut self) -> CaseFile {
        let mut file = example::quiet(today());
        let plain = file.cases[0].clone();
        file.youth.died_on = if self.below(12) == 0 { self.some_day() } else { None };
        file.cases = (1..=i64::from(self.below(2)) + 1)
            .map(|id| {
                let mut facts = plain.clone();
                (facts.case.id, facts.case.workplace_id) = (CaseId(id), WorkplaceId(id));
                facts.episodes = self.times(3).map(|it| self.episode(&plain.episodes[0], it)).collect();
                facts.consultations = self.times(10).map(|it| self.contact(it)).collect();
                facts.referrals = self.times(3).map(|it| self.referral(id * 10 + it)).collect();
                facts
            })
            .collect();
        file.arrangements = self.times(4).map(|id| self.arrangement(id)).collect();
        file.safety = self.times(4).map(|id| concern(id, self.id(), self.code(), self.below(6) as i32, self.day())).collect();
        file.goals = self.times(4).map(|id| self.goal(id)).collect();
        file.evaluations = self.times(4).map(|id| self.evaluation(id)).collect();
        file
    }
    fn episode(&mut self, plain: &Episode, id: i64) -> Episode {
        let closed_on = if self.below(3) == 0 { self.some_day() } else { None };
        let severity = self.code();
        Episode {
            id: EpisodeId(id),
            registered_on: self.day(),
            help_questions: HelpQuestions::of(&[self.code(), self.code()]),
            severity: self.some(severity),
            pilot_light_on: if self.below(4) == 0 { self.some_day() } else { None },
            closed_on,
            ..plain.clone()
        }
    }
    fn goal(&mut self, id: i64) -> GoalFacts {
        let mut facts = example::goal(id, self.day(), &[]);
        facts.goal.arrangement_id = Some(ArrangementId(self.id()));
        facts.goal.weight = self.id() as i32;
        let good = self.below(3) > 0;
        for score in self.times(4) {
            let state = if good { GoalState::Reached } else { self.code() };
            let mut scored = example::goal(id, today(), &[(self.day(), self.below(11) as i32, state)]).scores.remove(0);
            let (evaluation, earlier) = (EvaluationId(self.id()), GoalScoreId(id * 10 + self.id()));
            (scored.id, scored.evaluation_id) = (GoalScoreId(id * 10 + score), self.some(evaluation));
            scored.replaces = if self.below(4) == 0 { Some(earlier) } else { None };
            facts.scores.push(scored);
        }
        facts
    }
    fn evaluation(&mut self, id: i64) -> Evaluation {
        let mut it = example::evaluation(id, self.day());
        let (episode, help) = (EpisodeId(self.id()), ArrangementId(self.id()));
        (it.episode_id, it.arrangement_id) = if self.below(2) == 0 { (Some(episode), None) } else { (None, Some(help)) };
        it.next_on = self.some_day();
        it
    }
    fn contact(&mut self, id: i64) -> Consultation {
        let (form, kind) = if self.below(4) == 0 { (self.code(), self.code()) } else { (Form::Practice, Purpose::FollowUp) };
        Consultation { episode_id: EpisodeId(self.id()), form, kind, ..contact(id, self.code(), self.day(), today()) }
    }
    fn referral(&mut self, id: i64) -> Referral {
        Referral { episode_id: EpisodeId(self.id()), ..refer(id, self.day(), self.code(), self.code()) }
    }
    fn arrangement(&mut self, id: i64) -> ArrangementFacts {
        let mut facts = arrangement(id, self.some_day(), self.some_day(), self.day());
        let it = &mut facts.arrangement;
        // Every other one runs and ends about now, where history and decisions matter.
        let about_now = self.below(2) == 0;
        if about_now {
            it.start_on = Some(plus_days(today(), -200));
            it.planned_end_on = Some(plus_days(today(), i64::from(self.below(90)) - 30));
        }
        it.allocated_on = self.some_day();
        it.actual_end_on = if !about_now && self.below(3) == 0 { self.some_day() } else { None };
        it.paused_on = if !about_now && self.below(4) == 0 { self.some_day() } else { None };
        it.withdrawn = self.below(8) == 0;
        it.category = (self.below(4) == 0).then(|| "46".to_owned());
        let referral = ReferralId(self.id() * 10 + self.id());
        it.referral_id = self.some(referral);
        it.follower_workplace_id = WorkplaceId(self.id());
        let end = it.planned_end_on;
        for line in self.times(3) {
            let became = if self.below(2) == 0 { end } else { self.some_day() };
            let field = if self.below(3) > 0 { DateField::PlannedEnd } else { self.code() };
            facts.history.push(DateChange { field, became, ..moved(id * 10 + line, self.day(), today(), self.day()) });
        }
        for number in self.times(3) {
            let until = if self.below(2) == 0 { end } else { self.some_day() };
            facts.decisions.push(decision(id * 10 + number, self.code(), self.day(), until));
        }
        facts
    }
}

/// What can be told apart about the flags of a file, in a fixed order.
fn told(file: &CaseFile, today: NaiveDate) -> Vec<String> {
    let mut found: Vec<String> = all(file, today)
        .iter()
        .map(|it| {
            format!(
                "{:?} {:?} {:?} {:?} {} {:?} {}",
                it.rule.code,
                it.subject,
                it.case,
                it.workplace,
                it.guarded,
                it.evidence,
                it.fingerprint()
            )
        })
        .collect();
    found.sort();
    found
}

fn shuffled<T>(list: &mut [T], seed: u32) {
    if !list.is_empty() {
        let by = seed as usize % list.len();
        list.rotate_left(by);
    }
    if seed & 1 == 1 {
        list.reverse();
    }
}

fn facts() -> impl Strategy<Value = Vec<u32>> {
    proptest::collection::vec(any::<u32>(), 0..1500)
}

proptest! {
    #[test]
    fn flags_depend_on_the_facts_and_not_on_their_order(numbers in facts(), seed in any::<u32>()) {
        let file = Source(numbers.into_iter()).file();
        let mut other = file.clone();
        shuffled(&mut other.cases, seed);
        for facts in &mut other.cases {
            shuffled(&mut facts.episodes, seed);
            shuffled(&mut facts.consultations, seed / 3);
            shuffled(&mut facts.referrals, seed / 5);
        }
        shuffled(&mut other.arrangements, seed / 7);
        for facts in &mut other.arrangements {
            shuffled(&mut facts.history, seed / 11);
            shuffled(&mut facts.decisions, seed / 13);
        }
        shuffled(&mut other.safety, seed / 17);
        shuffled(&mut other.goals, seed / 19);
        for facts in &mut other.goals {
            shuffled(&mut facts.scores, seed / 23);
        }
        shuffled(&mut other.evaluations, seed / 29);
        prop_assert_eq!(told(&file, today()), told(&file, today()));
        prop_assert_eq!(told(&file, today()), told(&other, today()));
    }

    #[test]
    fn other_youths_change_nothing_about_a_youths_lines(numbers in facts(), others in facts()) {
        let file = of_youth(Source(numbers.into_iter()).file(), 1);
        let mut source = Source(others.into_iter());
        let others = [of_youth(source.file(), 50), of_youth(source.file(), 70)];
        let places = [WorkplaceId(1), WorkplaceId(2), WorkplaceId(3)];
        for role in [Role::YouthProfessional, Role::Access] {
            let seen = |files: &[&CaseFile]| {
                let list = lines(files.iter().copied(), &Thresholds::default(), Viewer { role, workplaces: &places }, today());
                let own = list.lines.into_iter().filter(|it| it.flag.youth == YouthId(1));
                own.map(|it| format!("{:?} {:?} {:?}", it.flag.rule.code, it.flag.subject, it.flag.evidence)).collect::<Vec<_>>()
            };
            prop_assert_eq!(seen(&[&file]), seen(&[&others[0], &file, &others[1]]));
        }
    }

    #[test]
    fn whatever_the_facts_each_flag_is_well_formed(numbers in facts(), offset in -4000i64..4000) {
        let file = Source(numbers.into_iter()).file();
        let today = plus_days(today(), offset);
        for flag in all(&file, today) {
            prop_assert!(flag.rule.kinds.contains(&flag.evidence.kind));
            prop_assert!(flag.evidence.days.is_none_or(|it| it >= 0), "{:?} {:?}", flag.rule.code, flag.evidence);
            prop_assert!(flag.evidence.since.is_none_or(|it| it <= today), "{:?} {:?}", flag.rule.code, flag.evidence);
            prop_assert!(!flag.guarded || !flag.answers().contains(&AnswerKind::Close));
            for (name, _) in &flag.evidence.limits {
                let declared = flag.rule.limits.iter().any(|it| it.name == *name);
                prop_assert!(declared, "{:?} names a limit {name} that it does not declare", flag.rule.code);
            }
        }
    }
}
