//! What is counted: help with its days, and the named functions that say when it counts. Each definition stands here once;
//! `docs/figures.md` says them in words.

use crate::domain::calendar::{days_between, plus_days};
use crate::domain::catalogue::Profile;
use crate::domain::code::EndReason;
use crate::domain::id::ProviderId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::reporting::period::Period;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One arrangement as reports know it: no name, no birth date, no number of a youth that leaves this ring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// Groups what belongs to one youth.
    pub youth: i64,
    pub provider: ProviderId,
    /// The municipality that pays.
    pub municipality: MunicipalityCode,
    pub profile: Profile,
    /// iJw product category (JZ020); tells forms of help apart where the profile is unknown.
    pub category: Option<String>,
    pub start_on: Option<NaiveDate>,
    pub planned_end_on: Option<NaiveDate>,
    /// The last day of care.
    pub end_on: Option<NaiveDate>,
    pub end_reason: Option<EndReason>,
    pub withdrawn: bool,
    /// First and last day of each interruption; no last day while it lasts.
    pub pauses: Vec<(NaiveDate, Option<NaiveDate>)>,
    /// Whether the municipality's own allocation message says it.
    pub by_message: bool,
    /// Whether a municipality within reach pays. Other help of the same youth only says whether this youth is still in help.
    pub within: bool,
}

/// Days on end, first and last one included; no last day: still going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Run {
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

impl Run {
    /// "Runs on day d": start ≤ d ≤ end, or no end.
    pub fn runs_on(self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
    /// "End stock after e": start ≤ e, and no end or end > e. Who ends on e itself is no longer in it, so this differs from
    /// [`Run::runs_on`] on purpose (the rule of CBS).
    pub fn in_stock_after(self, last: NaiveDate) -> bool {
        self.from <= last && self.to.is_none_or(|to| last < to)
    }
    /// Begin of P: start < b ≤ end, or no end. The end stock of the period before.
    pub fn in_stock_before(self, first: NaiveDate) -> bool {
        self.from < first && self.to.is_none_or(|to| first <= to)
    }
    /// In: b ≤ start ≤ e.
    pub fn comes_in(self, period: Period) -> bool {
        period.holds(self.from)
    }
    /// Out: b ≤ end ≤ e.
    pub fn goes_out(self, period: Period) -> bool {
        self.to.is_some_and(|to| period.holds(to))
    }
    /// On at least one day of the period.
    pub fn touches(self, period: Period) -> bool {
        self.from <= period.to() && self.to.is_none_or(|to| period.from() <= to)
    }
    /// Days from the first to the last, both counted, or to `until` while it goes on.
    pub fn days(self, until: NaiveDate) -> i64 {
        days_between(self.from, self.to.unwrap_or(until)) + 1
    }
}

impl Help {
    /// The days that count: started, not withdrawn; a temporary stop (code 20) is no end. An end before the start is a slip
    /// in a message and counts nowhere.
    pub fn run(&self) -> Option<Run> {
        let to = self.end_on.filter(|_| !self.end_reason.is_some_and(EndReason::is_pause));
        let from = self.start_on.filter(|_| !self.withdrawn)?;
        (to.is_none_or(|to| from <= to)).then_some(Run { from, to })
    }

    /// The form of help, for trajectories: the profile, and where that is unknown the product category.
    fn form(&self) -> (Profile, Option<&str>) {
        (self.profile, self.category.as_deref().filter(|_| self.profile == Profile::Unknown))
    }

    /// Days of interruption within a run that ended.
    fn days_paused(&self, run: Run, until: NaiveDate) -> i64 {
        let last = run.to.unwrap_or(until);
        let paused = self.pauses.iter().map(|(from, to)| {
            let (from, to) = ((*from).max(run.from), to.unwrap_or(last).min(last));
            (days_between(from, to) + 1).max(0)
        });
        paused.sum()
    }
}

/// A run of one arrangement within reach, and whether the youth came from help and went on in help.
#[derive(Debug, Clone)]
pub struct Counted<'h> {
    pub help: &'h Help,
    pub run: Run,
    /// The youth ran in no other arrangement on the day before the start; else moved on.
    pub new: bool,
    /// The youth runs in no other arrangement on the day after the end; else still in help.
    pub done: bool,
}

/// Everything within reach that counts. Other help of a youth is looked at whoever pays for it.
pub fn counted(helps: &[Help]) -> Vec<Counted<'_>> {
    let mut runs: BTreeMap<i64, Vec<(usize, Run)>> = BTreeMap::new();
    for (at, help) in helps.iter().enumerate() {
        if let Some(run) = help.run() {
            runs.entry(help.youth).or_default().push((at, run));
        }
    }
    let elsewhere = |at: usize, help: &Help, day: NaiveDate| {
        runs.get(&help.youth).is_some_and(|of| of.iter().any(|(other, run)| *other != at && run.runs_on(day)))
    };
    let within = helps.iter().enumerate().filter(|(_, help)| help.within);
    within
        .filter_map(|(at, help)| {
            let run = help.run()?;
            let new = !elsewhere(at, help, plus_days(run.from, -1));
            let done = run.to.is_some_and(|to| !elsewhere(at, help, plus_days(to, 1)));
            Some(Counted { help, run, new, done })
        })
        .collect()
}

/// Runs that overlap, or of which the next begins at most `gap` + 1 days after the last one ended, made one.
fn merged<T>(mut parts: Vec<(Run, T)>, gap: i64) -> Vec<(Run, Vec<T>)> {
    parts.sort_by_key(|(run, _)| *run);
    let mut whole: Vec<(Run, Vec<T>)> = Vec::new();
    for (run, part) in parts {
        match whole.last_mut() {
            Some((last, of)) if last.to.is_none_or(|to| run.from <= plus_days(to, gap + 1)) => {
                last.to = match (last.to, run.to) {
                    (Some(a), Some(b)) => Some(a.max(b)),
                    _ => None,
                };
                of.push(part);
            }
            _ => whole.push((run, vec![part])),
        }
    }
    whole
}

/// Help of one form at one provider for one youth, overlapping or adjoining, whoever within reach pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trajectory {
    pub run: Run,
    /// Of the part that ended last.
    pub end_reason: Option<EndReason>,
    /// Days of interruption; they count in the duration, not for the guide length.
    pub paused: i64,
}

/// The trajectories within reach. `gap`: days without help that do not part two of them.
pub fn trajectories(counted: &[Counted], gap: i64, until: NaiveDate) -> Vec<Trajectory> {
    let mut of: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for it in counted {
        of.entry((it.help.youth, it.help.provider, it.help.form())).or_default().push((it.run, it));
    }
    of.into_values()
        .flat_map(|parts| merged(parts, gap))
        .map(|(run, parts)| Trajectory {
            run,
            end_reason: parts.iter().max_by_key(|it| (it.run.to.is_none(), it.run.to)).and_then(|it| it.help.end_reason),
            paused: parts.iter().map(|it| it.help.days_paused(it.run, until)).sum(),
        })
        .collect()
}

/// The stretches in which each youth had help within reach, merged where the next begins at the latest on the day after.
pub fn spells(counted: &[Counted]) -> Vec<Vec<Run>> {
    let mut of: BTreeMap<i64, Vec<_>> = BTreeMap::new();
    for it in counted {
        of.entry(it.help.youth).or_default().push((it.run, ()));
    }
    of.into_values().map(|parts| merged(parts, 0).into_iter().map(|(run, _)| run).collect()).collect()
}

/// Distinct youths of a period. They do not add up over municipalities, providers or periods.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Youths {
    pub begin: i64,
    /// Active in P and not in begin.
    pub came: i64,
    /// Active in P and not in end.
    pub left: i64,
    pub end: i64,
    pub active: i64,
}

pub fn youths(spells: &[Vec<Run>], period: Period) -> Youths {
    let mut counted = Youths::default();
    for runs in spells {
        let begin = runs.iter().any(|it| it.in_stock_before(period.from()));
        let end = runs.iter().any(|it| it.in_stock_after(period.to()));
        let active = begin || end || runs.iter().any(|it| it.touches(period));
        counted.begin += i64::from(begin);
        counted.end += i64::from(end);
        counted.active += i64::from(active);
        counted.came += i64::from(active && !begin);
        counted.left += i64::from(active && !end);
    }
    counted
}

/// Repeat use (StatLine): started in P, and the youth had help in the five years before P with at least one day between.
pub fn repeats(spells: &[Vec<Run>], period: Period) -> i64 {
    let five_years = period.from().checked_sub_months(chrono::Months::new(60)).unwrap_or(NaiveDate::MIN);
    let again = |runs: &&Vec<Run>| {
        runs.iter()
            .any(|it| it.comes_in(period) && runs.iter().any(|before| before.to.is_some_and(|to| five_years <= to && to < period.from())))
    };
    spells.iter().filter(again).count().try_into().unwrap_or(i64::MAX)
}

/// The last day of the year in which help could come back: only after it the outcome indicator knows about an end.
pub fn outcome_known_on(end: NaiveDate) -> NaiveDate {
    crate::domain::calendar::plus_months(end, 12)
}

/// Whether the planned end lies on or before the last day and no stop was reported by then.
pub fn past(help: &Help, last: NaiveDate) -> bool {
    help.run().is_some_and(|run| run.in_stock_after(last)) && help.planned_end_on.is_some_and(|end| end <= last)
}
