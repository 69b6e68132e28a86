//! The gate: which counts may be shown, so that none that is hidden can be worked out from those that are.
//!
//! Everything that a reach can ask for is one [`Ledger`]: counts, and the relations between them that anybody knows. A count under
//! the floor is hidden, another one rounded. Then an outsider is played: what is printed leaves each count an interval, and the
//! relations narrow the intervals until nothing moves. Where a hidden count keeps fewer than `least_values` possible values, a
//! printed one on which that conclusion rests is kept back, and the outsider starts again. `docs/figures.md` gives the argument.

use crate::domain::reporting::table::Shown;
use serde::Deserialize;
use std::collections::{BTreeSet, VecDeque};
use thiserror::Error;

/// The settings of the gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Settings")]
pub struct Disclosure {
    /// Counts under this are hidden; 5 or more.
    pub floor: u32,
    /// Other counts are rounded to a multiple of this.
    pub step: u32,
    /// How many values a hidden count must leave possible.
    pub least_values: u32,
    /// The smallest denominator of a percentage.
    pub percent_from: u32,
    /// The smallest number of durations of which a median is shown.
    pub durations_from: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Settings {
    floor: u32,
    step: u32,
    least_values: u32,
    percent_from: u32,
    durations_from: u32,
}

/// Why the gate cannot stand like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DisclosureRefused {
    #[error("disclosure: the floor is never under 5")]
    FloorTooLow,
    #[error("disclosure: round to 1 or more, and to no more than the floor")]
    Step,
    #[error("disclosure: a hidden count must leave at least 2 values possible, and no more than there are under the floor")]
    LeastValues,
}

impl TryFrom<Settings> for Disclosure {
    type Error = DisclosureRefused;
    fn try_from(it: Settings) -> Result<Self, DisclosureRefused> {
        if it.floor < 5 {
            return Err(DisclosureRefused::FloorTooLow);
        }
        if it.step == 0 || it.step > it.floor {
            return Err(DisclosureRefused::Step);
        }
        if !(2..=it.floor).contains(&it.least_values) {
            return Err(DisclosureRefused::LeastValues);
        }
        let Settings { floor, step, least_values, percent_from, durations_from } = it;
        Ok(Self { floor, step, least_values, percent_from, durations_from })
    }
}

/// How figures leave: through the gate, or as they are, for the operator alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlet {
    Gated(Disclosure),
    Exact,
}

impl Disclosure {
    /// The nearest multiple of the step.
    pub fn rounded(&self, value: i64) -> i64 {
        let step = i64::from(self.step).max(1);
        (value + step / 2) / step * step
    }

    /// A count that stands on its own, outside every table.
    pub fn shown(&self, value: i64) -> Shown {
        if value < self.floor() { Shown::Below } else { Shown::Count(u32::try_from(self.rounded(value)).unwrap_or(u32::MAX)) }
    }

    fn floor(&self) -> i64 {
        i64::from(self.floor)
    }

    /// What anybody knows of a count of which this is printed.
    fn leaves(&self, value: i64, state: State) -> Interval {
        match state {
            State::Blank => Interval::ANYTHING,
            State::Below => Interval { lo: 0, hi: Some(self.floor() - 1) },
            State::Kept => Interval { lo: self.floor(), hi: None },
            State::Open => {
                let step = i64::from(self.step).max(1);
                let lo = self.rounded(value) - step / 2;
                Interval { lo: lo.max(self.floor()), hi: Some(lo + step - 1) }
            }
        }
    }
}

/// What is printed of a count. An outsider who knows this file may take Kept to be at least the floor; Blank is printed like Kept and
/// is the last resort, where even that says too much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    Open,
    Below,
    Kept,
    #[default]
    Blank,
}

/// From `lo` to `hi`, both possible; no `hi`: no upper bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Interval {
    lo: i64,
    hi: Option<i64>,
}

impl Interval {
    const ANYTHING: Self = Self { lo: 0, hi: None };

    fn values(self) -> i64 {
        self.hi.map_or(i64::MAX, |hi| hi - self.lo + 1)
    }
}

impl Default for Interval {
    fn default() -> Self {
        Self::ANYTHING
    }
}

/// What is known of a count, and from which relation.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    interval: Interval,
    lo_from: Option<usize>,
    hi_from: Option<usize>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    value: i64,
    stage: usize,
    /// Counts that no table shows take part in the relations alone.
    printed: bool,
    state: State,
}

/// Counts and the relations between them. Work goes by stages: what is older keeps what was decided about it.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    counts: Vec<Count>,
    /// The sum of each relation, with these signs, is nothing.
    relations: Vec<Vec<(usize, i64)>>,
    /// In which relations a count stands.
    of: Vec<Vec<usize>>,
}

fn at<T: Copy + Default>(of: &[T], index: usize) -> T {
    of.get(index).copied().unwrap_or_default()
}

impl Ledger {
    /// A count that a table shows.
    pub fn count(&mut self, value: i64, stage: usize) -> usize {
        self.add(value, stage, true)
    }

    /// A count that no table shows, such as the rest of a sum.
    pub fn unseen(&mut self, value: i64, stage: usize) -> usize {
        self.add(value, stage, false)
    }

    fn add(&mut self, value: i64, stage: usize, printed: bool) -> usize {
        self.counts.push(Count { value, stage, printed, state: State::Blank });
        self.of.push(Vec::new());
        self.counts.len() - 1
    }

    /// `whole` together are `parts` together.
    pub fn relate(&mut self, whole: &[usize], parts: &[usize]) {
        let terms: Vec<_> = whole.iter().map(|it| (*it, 1)).chain(parts.iter().map(|it| (*it, -1))).collect();
        for (count, _) in &terms {
            if let Some(of) = self.of.get_mut(*count) {
                of.push(self.relations.len());
            }
        }
        self.relations.push(terms);
    }

    /// `few` are at most `many`: what is left over is nobody's business, but not negative.
    pub fn at_most(&mut self, few: &[usize], many: &[usize]) {
        let of = |side: &[usize]| side.iter().map(|it| at(&self.counts, *it)).collect::<Vec<_>>();
        let (less, more) = (of(few), of(many));
        let sum = |side: &[Count]| side.iter().map(|it| it.value).sum::<i64>();
        let stage = less.iter().chain(&more).map(|it| it.stage).max().unwrap_or_default();
        let rest = self.unseen(sum(&more) - sum(&less), stage);
        let parts: Vec<_> = few.iter().copied().chain([rest]).collect();
        self.relate(many, &parts);
    }

    pub fn len(&self) -> usize {
        self.counts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Whether every relation holds for the counts as they are.
    pub fn holds(&self) -> bool {
        self.relations.iter().all(|terms| terms.iter().map(|(count, sign)| sign * at(&self.counts, *count).value).sum::<i64>() == 0)
    }

    /// The counts as they are.
    pub fn exact(&self) -> Vec<Shown> {
        self.counts.iter().map(|it| Shown::Count(it.value.try_into().unwrap_or_default())).collect()
    }

    /// The counts as they may be shown.
    pub fn pass(mut self, rules: &Disclosure) -> Vec<Shown> {
        for it in self.counts.iter_mut().filter(|it| it.printed) {
            it.state = if it.value < rules.floor() { State::Below } else { State::Open };
        }
        let last = self.counts.iter().map(|it| it.stage).max().unwrap_or_default();
        'again: loop {
            let mut audit = Audit::of(&self, rules);
            for stage in 0..=last {
                loop {
                    let victims = audit.stage(&self, stage);
                    if victims.is_empty() {
                        break;
                    }
                    let mut earlier = false;
                    for victim in victims {
                        if let Some(it) = self.counts.get_mut(victim) {
                            earlier |= it.stage < stage;
                            it.state = if it.state == State::Open { State::Kept } else { State::Blank };
                        }
                    }
                    // What an older stage said was built upon: everything is gone through again.
                    if earlier {
                        continue 'again;
                    }
                    audit.take_back();
                }
            }
            break;
        }
        let shown = self.counts.iter().map(|it| match it.state {
            State::Open => Shown::Count(rules.rounded(it.value).try_into().unwrap_or_default()),
            State::Below => Shown::Below,
            State::Kept | State::Blank => Shown::Kept,
        });
        shown.collect()
    }
}

/// The outsider, who knows what is printed up to a stage.
struct Audit<'r> {
    rules: &'r Disclosure,
    known: Vec<Known>,
    by_stage: Vec<Stage>,
    /// What was known before this stage, newest last.
    trail: Vec<(usize, Known)>,
}

#[derive(Debug, Clone, Default)]
struct Stage {
    counts: Vec<usize>,
    relations: Vec<usize>,
}

impl<'r> Audit<'r> {
    fn of(ledger: &Ledger, rules: &'r Disclosure) -> Self {
        let last = ledger.counts.iter().map(|it| it.stage).max().unwrap_or_default();
        let mut by_stage = vec![Stage::default(); last + 1];
        for (index, it) in ledger.counts.iter().enumerate() {
            if let Some(stage) = by_stage.get_mut(it.stage) {
                stage.counts.push(index);
            }
        }
        for (index, terms) in ledger.relations.iter().enumerate() {
            let stage = terms.iter().map(|(count, _)| at(&ledger.counts, *count).stage).max().unwrap_or_default();
            if let Some(stage) = by_stage.get_mut(stage) {
                stage.relations.push(index);
            }
        }
        Self { rules, known: vec![Known::default(); ledger.counts.len()], by_stage, trail: Vec::new() }
    }

    fn know(&mut self, count: usize, now: Known) {
        if let Some(known) = self.known.get_mut(count) {
            self.trail.push((count, *known));
            *known = now;
        }
    }

    fn take_back(&mut self) {
        while let Some((count, was)) = self.trail.pop() {
            if let Some(known) = self.known.get_mut(count) {
                *known = was;
            }
        }
    }

    /// Reads the stage, draws every conclusion, and names the printed counts on which a conclusion rests that says too much.
    fn stage(&mut self, ledger: &Ledger, stage: usize) -> BTreeSet<usize> {
        self.trail.clear();
        let Some(read) = self.by_stage.get(stage).cloned() else { return BTreeSet::new() };
        for count in read.counts {
            let it = at(&ledger.counts, count);
            self.know(count, Known { interval: self.rules.leaves(it.value, it.state), lo_from: None, hi_from: None });
        }
        let mut waiting: VecDeque<usize> = read.relations.iter().copied().collect();
        let mut queued = vec![false; ledger.relations.len()];
        for relation in &waiting {
            if let Some(it) = queued.get_mut(*relation) {
                *it = true;
            }
        }
        while let Some(relation) = waiting.pop_front() {
            if let Some(it) = queued.get_mut(relation) {
                *it = false;
            }
            for narrowed in self.conclude(ledger, relation) {
                for other in ledger.of.get(narrowed).into_iter().flatten() {
                    let known_yet = *other != relation
                        && ledger
                            .relations
                            .get(*other)
                            .is_some_and(|it| it.iter().all(|(count, _)| at(&ledger.counts, *count).stage <= stage));
                    if let Some(it) = queued.get_mut(*other).filter(|it| known_yet && !**it) {
                        *it = true;
                        waiting.push_back(*other);
                    }
                }
            }
        }
        let touched: BTreeSet<usize> = self.trail.iter().map(|(count, _)| *count).collect();
        let mut victims = BTreeSet::new();
        for count in touched {
            let it = at(&ledger.counts, count);
            let hidden = it.printed && it.state != State::Open;
            if hidden && at(&self.known, count).interval.values() < i64::from(self.rules.least_values) {
                self.name_victim(ledger, count, stage, &mut victims);
            }
        }
        victims
    }

    /// What one relation says about each of its counts, given the others; the counts it narrowed.
    fn conclude(&mut self, ledger: &Ledger, relation: usize) -> Vec<usize> {
        let Some(terms) = ledger.relations.get(relation) else { return Vec::new() };
        // With its sign each count lies in an interval; ends that are open are counted apart.
        let signed = |known: &[Known], (count, sign): (usize, i64)| {
            let it = at(known, count).interval;
            if sign > 0 { (Some(it.lo), it.hi) } else { (it.hi.map(|hi| -hi), Some(-it.lo)) }
        };
        let (mut least, mut most, mut no_least, mut no_most) = (0, 0, 0, 0);
        for term in terms {
            let (lo, hi) = signed(&self.known, *term);
            least += lo.unwrap_or_default();
            most += hi.unwrap_or_default();
            no_least += i32::from(lo.is_none());
            no_most += i32::from(hi.is_none());
        }
        let mut narrowed = Vec::new();
        for (count, sign) in terms {
            let (lo, hi) = signed(&self.known, (*count, *sign));
            let others_least = (no_least - i32::from(lo.is_none()) == 0).then(|| least - lo.unwrap_or_default());
            let others_most = (no_most - i32::from(hi.is_none()) == 0).then(|| most - hi.unwrap_or_default());
            // The count with its sign is what the others lack to nothing.
            let (new_lo, new_hi) =
                if *sign > 0 { (others_most.map(|it| -it), others_least.map(|it| -it)) } else { (others_least, others_most) };
            let was = at(&self.known, *count);
            let mut now = was;
            if let Some(lo) = new_lo.filter(|it| *it > was.interval.lo) {
                now.interval.lo = lo;
                now.lo_from = Some(relation);
            }
            if let Some(hi) = new_hi.filter(|it| was.interval.hi.is_none_or(|was| *it < was)) {
                now.interval.hi = Some(hi);
                now.hi_from = Some(relation);
            }
            if now.interval != was.interval {
                // Keep the sums in step, so that the next term sees what was just learnt.
                let (lo_then, hi_then) = (lo, hi);
                self.know(*count, now);
                let (lo_now, hi_now) = signed(&self.known, (*count, *sign));
                least += lo_now.unwrap_or_default() - lo_then.unwrap_or_default();
                most += hi_now.unwrap_or_default() - hi_then.unwrap_or_default();
                no_least += i32::from(lo_now.is_none()) - i32::from(lo_then.is_none());
                no_most += i32::from(hi_now.is_none()) - i32::from(hi_then.is_none());
                narrowed.push(*count);
            }
        }
        narrowed
    }

    /// The nearest count that the conclusion rests on and that can be kept back: of this stage if there is one, the smallest first;
    /// else of an older one; else one that says less when its mark says nothing.
    fn name_victim(&self, ledger: &Ledger, leak: usize, stage: usize, victims: &mut BTreeSet<usize>) {
        let (mut seen, mut edge) = (BTreeSet::from([leak]), vec![leak]);
        let mut older: Option<(u8, i64, usize)> = None;
        while !edge.is_empty() {
            let mut next = Vec::new();
            for count in &edge {
                let known = at(&self.known, *count);
                for relation in [known.lo_from, known.hi_from].into_iter().flatten() {
                    for (other, _) in ledger.relations.get(relation).into_iter().flatten() {
                        if seen.insert(*other) {
                            next.push(*other);
                        }
                    }
                }
            }
            if next.iter().any(|it| victims.contains(it)) {
                return;
            }
            let of = |count: &usize| (at(&ledger.counts, *count), *count);
            let printed = |it: &(Count, usize)| it.0.printed;
            if let Some((_, victim)) = next
                .iter()
                .map(of)
                .filter(printed)
                .filter(|(it, _)| it.state == State::Open && it.stage == stage)
                .min_by_key(|(it, at)| (it.value, *at))
            {
                victims.insert(victim);
                return;
            }
            let rank = |state: State| match state {
                State::Open => 0,
                State::Kept => 1,
                State::Below => 2,
                State::Blank => 3,
            };
            let nearest = next.iter().map(of).filter(printed).filter(|(it, _)| it.state != State::Blank);
            let nearest = nearest.map(|(it, at)| (rank(it.state), it.value, at)).min();
            if let Some(found) = nearest.filter(|found| older.is_none_or(|older| found.0 < older.0)) {
                older = Some(found);
            }
            edge = next;
        }
        victims.insert(older.map_or(leak, |(_, _, at)| at));
    }
}
