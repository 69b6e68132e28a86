//! The step line of one youth: which help ran when and how heavy it was, with its pauses, its gaps and what ran at once.
//!
//! Derived from the arrangements and the history of their dates, never stored. Every `to` is a last day, included.

use crate::domain::arrangement::{Arrangement, DateChange};
use crate::domain::calendar::{Status, days_between, plus_days};
use crate::domain::catalogue::{Intensity, Weight};
use crate::domain::code::codes;
use chrono::NaiveDate;
use std::collections::BTreeSet;

codes! {
    /// What a stretch of an arrangement was, or is to be.
    StretchKind as "stretch" {
        Ran = "ran",
        Paused = "paused",
        /// After today, up to the end as recorded or else as planned.
        Planned = "planned",
    }
}

/// Days in a row on which one arrangement did the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub kind: StretchKind,
}

/// One arrangement through time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course<'a> {
    pub arrangement: &'a Arrangement,
    /// In order and apart; none when it has not started.
    pub stretches: Vec<Stretch>,
}

/// The help of one day, over all arrangements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    Nothing,
    /// Nothing runs, but something is paused: no gap.
    Paused,
    /// The weight is that of the heaviest, paused or not: a pause scales nothing down.
    Runs {
        at_once: usize,
        weight: Weight,
    },
}

/// Days in a row with the same help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub help: Help,
}

/// Days in a row on which equally many ran at once, two or more: stacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub at_once: usize,
}

/// What the step line says in one line: the first of these that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// Nothing runs or is paused any more.
    Over {
        last_day: NaiveDate,
    },
    Paused {
        since: NaiveDate,
    },
    Several {
        at_once: usize,
        since: NaiveDate,
    },
    /// The help that runs is of another weight than the help before it.
    Turned {
        heavier: bool,
        since: NaiveDate,
        from: Intensity,
        to: Intensity,
    },
    /// Runs past its planned end.
    Late {
        planned_end_on: NaiveDate,
    },
    /// Began after days without any help.
    Again {
        since: NaiveDate,
        days_without: i64,
    },
    One {
        until: Option<NaiveDate>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLine<'a> {
    /// By start; those that have not started come last.
    pub courses: Vec<Course<'a>>,
    /// From the first day of help up to the last one, at most today, without a hole.
    pub steps: Vec<Step>,
    pub finding: Finding,
}

impl<'a> StepLine<'a> {
    /// The step line of arrangements with the history of their dates, oldest line first. None before any help has started.
    /// What was withdrawn never was.
    pub fn of(arrangements: impl IntoIterator<Item = (&'a Arrangement, &'a [DateChange])>, today: NaiveDate) -> Option<Self> {
        let mut courses: Vec<Course> = arrangements
            .into_iter()
            .filter(|(it, _)| !it.withdrawn)
            .map(|(arrangement, history)| Course { arrangement, stretches: stretches(arrangement, history, today) })
            .collect();
        courses.sort_by_key(|it| (it.stretches.is_empty(), it.arrangement.start_on, it.arrangement.id));
        let steps = steps(&courses);
        let finding = finding(&courses, &steps, today)?;
        Some(Self { courses, steps, finding })
    }

    /// Full days without help between one help and the next.
    pub fn gaps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|it| it.help == Help::Nothing)
    }

    /// Where two or more ran at once.
    pub fn overlaps(&self) -> Vec<Overlap> {
        overlaps(&self.steps)
    }
}

impl Course<'_> {
    /// What it did on a day, or is to do.
    pub fn kind_on(&self, day: NaiveDate) -> Option<StretchKind> {
        self.stretches.iter().find(|it| it.from <= day && day <= it.to).map(|it| it.kind)
    }

    pub fn weight(&self) -> Weight {
        self.arrangement.intensity.weight()
    }
}

fn stretches(arrangement: &Arrangement, history: &[DateChange], today: NaiveDate) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let Some(start) = arrangement.start_on.filter(|start| *start <= today) else { return stretches };
    let mut add = |from, to, kind| {
        if from <= to {
            stretches.push(Stretch { from, to, kind });
        }
    };
    let seen_to = arrangement.actual_end_on.map_or(today, |end| end.min(today));
    let mut from = start;
    for (paused, resumed) in arrangement.pauses(history) {
        let last = resumed.map_or(seen_to, |on| plus_days(on, -1).min(seen_to));
        if paused.max(from) <= last {
            if from < paused {
                add(from, plus_days(paused, -1), StretchKind::Ran);
            }
            add(paused.max(from), last, StretchKind::Paused);
            from = plus_days(last, 1);
        }
    }
    add(from, seen_to, StretchKind::Ran);
    // What lies ahead is a plan, paused or not.
    if let Some(end) = arrangement.actual_end_on.or(arrangement.planned_end_on) {
        add(plus_days(today, 1), end, StretchKind::Planned);
    }
    stretches
}

fn steps(courses: &[Course]) -> Vec<Step> {
    let past: Vec<(&Stretch, Weight)> = courses
        .iter()
        .flat_map(|it| it.stretches.iter().map(move |stretch| (stretch, it.weight())))
        .filter(|(it, _)| it.kind != StretchKind::Planned)
        .collect();
    // Help changes only where a stretch begins or has ended.
    let edges: BTreeSet<NaiveDate> = past.iter().flat_map(|(it, _)| [it.from, plus_days(it.to, 1)]).collect();
    let mut steps: Vec<Step> = Vec::new();
    for (from, next) in edges.iter().zip(edges.iter().skip(1)) {
        let on_this_day = || past.iter().filter(|(it, _)| it.from <= *from && *from <= it.to);
        let at_once = on_this_day().filter(|(it, _)| it.kind == StretchKind::Ran).count();
        let help = match (on_this_day().map(|(_, weight)| *weight).max(), at_once) {
            (None, _) => Help::Nothing,
            (Some(_), 0) => Help::Paused,
            (Some(weight), at_once) => Help::Runs { at_once, weight },
        };
        let to = plus_days(*next, -1);
        match steps.last_mut() {
            Some(last) if last.help == help => last.to = to,
            _ => steps.push(Step { from: *from, to, help }),
        }
    }
    steps
}

fn overlaps(steps: &[Step]) -> Vec<Overlap> {
    let mut found: Vec<Overlap> = Vec::new();
    for step in steps {
        let Help::Runs { at_once: at_once @ 2.., .. } = step.help else { continue };
        match found.last_mut() {
            // The weight changed, the number did not.
            Some(last) if last.at_once == at_once && plus_days(last.to, 1) == step.from => last.to = step.to,
            _ => found.push(Overlap { from: step.from, to: step.to, at_once }),
        }
    }
    found
}

fn finding(courses: &[Course], steps: &[Step], today: NaiveDate) -> Option<Finding> {
    let last = steps.last()?;
    let weight = match last.help {
        _ if last.to < today => return Some(Finding::Over { last_day: last.to }),
        Help::Nothing => return None,
        Help::Paused => return Some(Finding::Paused { since: last.from }),
        Help::Runs { at_once: 1, weight } => weight,
        Help::Runs { at_once, .. } => {
            let since = overlaps(steps).last().map_or(last.from, |it| it.from);
            return Some(Finding::Several { at_once, since });
        }
    };
    let course = courses.iter().find(|it| it.kind_on(today) == Some(StretchKind::Ran))?;
    let it = course.arrangement;
    let late = it.planned_end_on.filter(|_| it.status(today, 0) == Status::Past);
    let late = late.map(|planned_end_on| Finding::Late { planned_end_on });
    let again = || {
        let gap = steps.iter().find(|step| step.help == Help::Nothing && Some(plus_days(step.to, 1)) == it.start_on)?;
        Some(Finding::Again { since: plus_days(gap.to, 1), days_without: days_between(gap.from, gap.to) + 1 })
    };
    let one = Finding::One { until: it.actual_end_on.or(it.planned_end_on) };
    // Something heavier is only paused: nothing became lighter.
    let turned = if course.weight() == weight { turned(courses, steps, weight, it.intensity) } else { None };
    Some(turned.or(late).or_else(again).unwrap_or(one))
}

/// How the help that runs differs from the help of another weight before it, whatever lies between them.
fn turned(courses: &[Course], steps: &[Step], weight: Weight, to: Intensity) -> Option<Finding> {
    let mut since = None;
    for step in steps.iter().rev() {
        match step.help {
            Help::Runs { weight: before, .. } if before != weight => {
                let last = courses.iter().find(|it| it.weight() == before && it.kind_on(step.to).is_some())?;
                let compared = before != Weight::Unknown && weight != Weight::Unknown;
                let from = last.arrangement.intensity;
                return since.filter(|_| compared).map(|since| Finding::Turned { heavier: weight > before, since, from, to });
            }
            Help::Runs { .. } => since = Some(step.from),
            Help::Nothing | Help::Paused => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::arrangement::{DateField, DateSource, Recorded};
    use crate::domain::catalogue::Profile;
    use crate::domain::code::EndReason;
    use crate::domain::id::{ArrangementId, DateChangeId, ProviderId, WorkplaceId, YouthId};
    use crate::domain::identity::MunicipalityCode;
    use proptest::prelude::*;

    const TODAY: &str = "2026-11-22";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn help(id: i64, intensity: Intensity, start: Option<&str>, planned_end: Option<&str>) -> Arrangement {
        Arrangement {
            id: ArrangementId(id),
            version: 1,
            youth_id: YouthId(42),
            provider_id: ProviderId(id),
            municipality: MunicipalityCode::parse("0748").unwrap(),
            profile: Profile::P4,
            intensity,
            category: None,
            product_code: None,
            follower_workplace_id: WorkplaceId(1),
            follower_id: None,
            referral_id: None,
            predecessor_id: None,
            with_stay: false,
            allocation_number: None,
            allocated_on: None,
            start_on: start.map(day),
            planned_end_on: planned_end.map(day),
            planned_end_source: None,
            actual_end_on: None,
            end_reason: None,
            paused_on: None,
            withdrawn: false,
            known_at: day("2024-01-01"),
        }
    }
    fn light(id: i64, start: &str, planned_end: &str) -> Arrangement {
        help(id, Intensity::Perspective, Some(start), Some(planned_end))
    }
    fn heavy(id: i64, start: &str, planned_end: &str) -> Arrangement {
        help(id, Intensity::Intensive, Some(start), Some(planned_end))
    }
    fn ended(arrangement: Arrangement, on: &str) -> Arrangement {
        Arrangement { actual_end_on: Some(day(on)), end_reason: Some(EndReason::AsPlanned), ..arrangement }
    }
    fn changed(field: DateField, was: Option<&str>, became: Option<&str>) -> DateChange {
        DateChange {
            id: DateChangeId(1),
            arrangement_id: ArrangementId(1),
            field,
            was: was.map(day),
            became: became.map(day),
            source: DateSource::Reported,
            reason: None,
            recorded_by: None,
            changed_on: day(TODAY),
        }
    }

    fn line_of(arrangements: &[Arrangement]) -> StepLine<'_> {
        StepLine::of(arrangements.iter().map(|it| (it, &[][..])), day(TODAY)).unwrap()
    }
    fn finding_of(arrangements: &[Arrangement]) -> Finding {
        line_of(arrangements).finding
    }
    fn said(stretches: &[Stretch]) -> Vec<String> {
        stretches.iter().map(|it| format!("{} {} {}", it.kind.code(), it.from, it.to)).collect()
    }
    fn stretches_of(arrangement: &Arrangement, history: &[DateChange]) -> Vec<String> {
        said(&stretches(arrangement, history, day(TODAY)))
    }
    use crate::domain::code::Code;

    #[test]
    fn what_runs_has_a_past_and_a_plan() {
        let running = light(1, "2026-01-10", "2026-12-31");
        assert_eq!(stretches_of(&running, &[]), ["ran 2026-01-10 2026-11-22", "planned 2026-11-23 2026-12-31"]);
        let past = light(1, "2026-01-10", "2026-10-13");
        assert_eq!(stretches_of(&past, &[]), ["ran 2026-01-10 2026-11-22"], "past its planned end it still runs");
        let open = help(1, Intensity::Perspective, Some("2026-01-10"), None);
        assert_eq!(stretches_of(&open, &[]), ["ran 2026-01-10 2026-11-22"]);
        assert_eq!(stretches_of(&ended(running.clone(), "2026-06-30"), &[]), ["ran 2026-01-10 2026-06-30"]);
        let stops = ended(running, "2026-12-15");
        assert_eq!(stretches_of(&stops, &[]), ["ran 2026-01-10 2026-11-22", "planned 2026-11-23 2026-12-15"]);
        assert_eq!(stretches_of(&light(1, TODAY, TODAY), &[]), ["ran 2026-11-22 2026-11-22"]);
    }

    #[test]
    fn what_has_not_started_is_known_but_has_no_days_and_what_was_withdrawn_never_was() {
        let waits = help(1, Intensity::Perspective, None, Some("2027-01-01"));
        let soon = light(2, "2026-11-23", "2027-01-01");
        let withdrawn = Arrangement { withdrawn: true, ..light(3, "2026-01-10", "2026-12-31") };
        let nothing_yet = [waits, soon, withdrawn];
        assert!(StepLine::of(nothing_yet.iter().map(|it| (it, &[][..])), day(TODAY)).is_none());
        let [waits, soon, withdrawn] = nothing_yet;
        let all = [waits, soon, withdrawn, light(4, "2026-02-01", "2026-12-31")];
        let line = line_of(&all);
        assert_eq!(line.courses.iter().map(|it| it.arrangement.id.0).collect::<Vec<_>>(), [4, 1, 2]);
        assert_eq!(line.courses.iter().filter(|it| it.stretches.is_empty()).count(), 2);
    }

    #[test]
    fn a_pause_interrupts_until_the_day_care_resumed() {
        let running = light(1, "2026-01-10", "2026-12-31");
        let paused = changed(DateField::PausedFrom, None, Some("2026-03-01"));
        let resumed = changed(DateField::ResumedOn, Some("2026-03-01"), Some("2026-04-01"));
        let told = [paused.clone(), resumed.clone()];
        assert_eq!(
            stretches_of(&running, &told)[..3],
            ["ran 2026-01-10 2026-02-28", "paused 2026-03-01 2026-03-31", "ran 2026-04-01 2026-11-22"]
        );
        // Ended while paused: no line says that the pause was over.
        let stopped = ended(running.clone(), "2026-05-31");
        assert_eq!(stretches_of(&stopped, std::slice::from_ref(&paused)), ["ran 2026-01-10 2026-02-28", "paused 2026-03-01 2026-05-31"]);
        let still = Arrangement { paused_on: Some(day("2026-10-06")), ..running.clone() };
        assert_eq!(
            stretches_of(&still, &[]),
            ["ran 2026-01-10 2026-10-05", "paused 2026-10-06 2026-11-22", "planned 2026-11-23 2026-12-31"]
        );
        let twice = [told.to_vec(), vec![changed(DateField::PausedFrom, None, Some("2026-10-06"))]].concat();
        assert_eq!(stretches_of(&still, &twice).iter().filter(|it| it.starts_with("paused")).count(), 2);
    }

    #[test]
    fn what_was_taken_back_is_not_drawn() {
        let running = light(1, "2026-01-10", "2026-12-31");
        let paused = changed(DateField::PausedFrom, None, Some("2026-03-01"));
        let taken_back = changed(DateField::PausedFrom, Some("2026-03-01"), None);
        let unbroken = ["ran 2026-01-10 2026-11-22", "planned 2026-11-23 2026-12-31"];
        assert_eq!(stretches_of(&running, &[paused.clone(), taken_back.clone()]), unbroken);
        let stopped = ended(running.clone(), "2026-05-31");
        assert_eq!(stretches_of(&stopped, &[paused.clone(), taken_back]), ["ran 2026-01-10 2026-05-31"]);
        // A resumption that was taken back: the pause goes on.
        let resumed = changed(DateField::ResumedOn, Some("2026-03-01"), Some("2026-04-01"));
        let not_resumed = changed(DateField::ResumedOn, Some("2026-04-01"), None);
        assert_eq!(
            stretches_of(&stopped, &[paused.clone(), resumed, not_resumed]),
            ["ran 2026-01-10 2026-02-28", "paused 2026-03-01 2026-05-31"]
        );
        // The end that closed the pause was taken back: the arrangement says that it runs.
        assert_eq!(stretches_of(&running, &[paused]), unbroken);
    }

    #[test]
    fn the_acts_on_an_arrangement_tell_the_same_story() {
        let recorded = Recorded { by: None, today: day(TODAY) };
        let (paused, first) = light(1, "2026-01-10", "2026-12-31").pause(day("2026-02-28"), recorded).unwrap();
        let (resumed, second) = paused.into_state().start(day("2026-04-01"), recorded).unwrap();
        let history: Vec<_> = first.into_iter().chain(second).map(|it| it.change().state().clone()).collect();
        assert_eq!(stretches_of(resumed.state(), &history)[1], "paused 2026-03-01 2026-03-31");
    }

    #[test]
    fn days_without_help_are_a_gap_and_a_pause_is_none() {
        let first = ended(light(1, "2025-01-01", "2025-12-31"), "2025-12-31");
        let second = Arrangement { paused_on: Some(day("2026-06-01")), ..light(2, "2026-02-01", "2026-12-31") };
        let both = [first.clone(), second];
        let line = line_of(&both);
        let gaps: Vec<_> = line.gaps().map(|it| (it.from, it.to)).collect();
        assert_eq!(gaps, [(day("2026-01-01"), day("2026-01-31"))]);
        assert_eq!(line.finding, Finding::Paused { since: day("2026-06-01") });
        let adjoining = [first.clone(), light(2, "2026-01-01", "2026-12-31")];
        assert_eq!(line_of(&adjoining).gaps().count(), 0);
        assert_eq!(line_of(&[first]).gaps().count(), 0, "after the last help nothing is known to follow");
    }

    #[test]
    fn two_that_run_at_once_overlap_whatever_they_weigh() {
        let all = [
            ended(heavy(1, "2026-01-01", "2026-12-31"), "2026-07-31"),
            light(2, "2026-05-01", "2026-12-31"),
            light(3, "2026-06-01", "2026-12-31"),
        ];
        let found: Vec<_> = line_of(&all).overlaps().iter().map(|it| format!("{} {} {}", it.at_once, it.from, it.to)).collect();
        assert_eq!(found, ["2 2026-05-01 2026-05-31", "3 2026-06-01 2026-07-31", "2 2026-08-01 2026-11-22"]);
        assert_eq!(finding_of(&all), Finding::Several { at_once: 2, since: day("2026-08-01") });
        let steps: Vec<_> = line_of(&all).steps.iter().map(|it| it.help).collect();
        assert_eq!(steps[0], Help::Runs { at_once: 1, weight: Weight::Heavy });
        assert_eq!(steps[3], Help::Runs { at_once: 2, weight: Weight::Light });
        // One that changes its weight halfway is still one overlap.
        let handed_over = [
            light(1, "2026-01-01", "2026-12-31"),
            ended(heavy(2, "2026-02-01", "2026-03-31"), "2026-03-31"),
            light(3, "2026-04-01", "2026-12-31"),
        ];
        assert_eq!(line_of(&handed_over).overlaps(), [Overlap { from: day("2026-02-01"), to: day(TODAY), at_once: 2 }]);
    }

    #[test]
    fn the_finding_is_the_first_that_holds() {
        let before = ended(heavy(1, "2025-01-01", "2025-12-31"), "2026-02-28");
        let lighter = Finding::Turned { heavier: false, since: day("2026-03-01"), from: Intensity::Intensive, to: Intensity::Perspective };
        assert_eq!(finding_of(&[before.clone(), light(2, "2026-03-01", "2026-12-31")]), lighter);
        assert_eq!(finding_of(&[before.clone(), light(2, "2025-09-01", "2026-12-31")]), lighter, "from the day the heaviest stopped");
        let heavier =
            Finding::Turned { heavier: true, since: day("2026-03-01"), from: Intensity::Perspective, to: Intensity::LastingHeavy };
        let now_heavy = Arrangement { intensity: Intensity::LastingHeavy, ..light(2, "2026-03-01", "2026-12-31") };
        let was_light = Arrangement { intensity: Intensity::Perspective, ..before.clone() };
        assert_eq!(finding_of(&[was_light.clone(), now_heavy]), heavier);
        let unknown = Arrangement { intensity: Intensity::Unknown, ..before.clone() };
        let one = Finding::One { until: Some(day("2026-12-31")) };
        assert_eq!(finding_of(&[unknown, light(2, "2026-03-01", "2026-12-31")]), one, "what is not known is not compared");
        assert_eq!(finding_of(&[light(2, "2026-03-01", "2026-12-31")]), one);
        let late = Finding::Late { planned_end_on: day("2026-10-13") };
        assert_eq!(finding_of(&[light(2, "2026-03-01", "2026-10-13")]), late);
        let again = Finding::Again { since: day("2026-03-11"), days_without: 10 };
        assert_eq!(finding_of(&[was_light.clone(), light(2, "2026-03-11", "2026-12-31")]), again);
        assert_eq!(finding_of(&[was_light]), Finding::Over { last_day: day("2026-02-28") });
        let open = help(2, Intensity::Perspective, Some("2026-03-01"), None);
        assert_eq!(finding_of(&[open]), Finding::One { until: None });
        let stops = ended(light(2, "2026-03-01", "2026-12-31"), "2026-12-15");
        assert_eq!(finding_of(&[stops]), Finding::One { until: Some(day("2026-12-15")) });
    }

    #[test]
    fn a_pause_of_the_heaviest_makes_nothing_lighter() {
        let paused = Arrangement { paused_on: Some(day("2026-06-01")), ..heavy(1, "2026-01-01", "2026-12-31") };
        let both = [paused, light(2, "2026-03-01", "2026-12-31")];
        let line = line_of(&both);
        assert_eq!(line.steps.last().map(|it| it.help), Some(Help::Runs { at_once: 1, weight: Weight::Heavy }));
        assert_eq!(line.finding, Finding::One { until: Some(day("2026-12-31")) });
        let over = [ended(heavy(1, "2026-01-01", "2026-12-31"), "2026-07-31"), light(2, "2026-03-01", "2026-12-31")];
        let paused_from = [changed(DateField::PausedFrom, None, Some("2026-06-01"))];
        let told = over.iter().zip([&paused_from[..], &[]]);
        let since = day("2026-08-01");
        let lighter = Finding::Turned { heavier: false, since, from: Intensity::Intensive, to: Intensity::Perspective };
        assert_eq!(StepLine::of(told, day(TODAY)).unwrap().finding, lighter, "but its end does");
    }

    fn any_day() -> impl Strategy<Value = Option<NaiveDate>> {
        prop_oneof![
            1 => Just(None),
            1 => Just(Some(NaiveDate::MIN)),
            1 => Just(Some(NaiveDate::MAX)),
            9 => (-400i64..400).prop_map(|days| Some(plus_days(day(TODAY), days))),
        ]
    }
    fn any_arrangement() -> impl Strategy<Value = (Arrangement, Vec<DateChange>)> {
        let line = (prop::sample::select(DateField::ALL), any_day(), any_day()).prop_map(|(field, was, became)| DateChange {
            was,
            became,
            ..changed(field, None, None)
        });
        let dates = (any_day(), any_day(), any_day(), any_day(), prop::bool::weighted(0.1));
        (prop::sample::select(Intensity::ALL), dates, prop::collection::vec(line, 0..6)).prop_map(
            |(intensity, (start_on, planned_end_on, actual_end_on, paused_on, withdrawn), history)| {
                let it = help(1, intensity, None, None);
                (Arrangement { start_on, planned_end_on, actual_end_on, paused_on, withdrawn, ..it }, history)
            },
        )
    }

    proptest! {
        #[test]
        fn every_day_is_told_once(told in prop::collection::vec(any_arrangement(), 0..5)) {
            let today = day(TODAY);
            let Some(line) = StepLine::of(told.iter().map(|(it, history)| (it, history.as_slice())), today) else { return Ok(()) };
            for course in &line.courses {
                for it in &course.stretches {
                    prop_assert!(it.from <= it.to, "{it:?}");
                    prop_assert_eq!(it.kind == StretchKind::Planned, it.to > today, "only a plan lies ahead: {:?}", it);
                }
                for (one, next) in course.stretches.iter().zip(course.stretches.iter().skip(1)) {
                    prop_assert_eq!(plus_days(one.to, 1), next.from, "without a hole: {:?} {:?}", one, next);
                }
            }
            for it in &line.steps {
                prop_assert!(it.from <= it.to, "{it:?}");
                let ran = line.courses.iter().filter(|course| course.kind_on(it.from) == Some(StretchKind::Ran)).count();
                let told = match it.help { Help::Runs { at_once, .. } => at_once, Help::Nothing | Help::Paused => 0 };
                prop_assert_eq!(ran, told, "{:?}", it);
            }
            for (one, next) in line.steps.iter().zip(line.steps.iter().skip(1)) {
                prop_assert!(plus_days(one.to, 1) == next.from && one.help != next.help, "{one:?} {next:?}");
            }
        }
    }
}
