//! The gate: which counts may be shown, so that none that is hidden can be worked out from those that are.
//!
//! Everything that a reach can ask for is one [`Ledger`]: counts, and the relations between them that anybody knows. A count under
//! the floor is hidden, another one rounded. Then an outsider is played: what is printed leaves each count an interval, and the
//! relations narrow the intervals until nothing moves. Where a hidden count keeps fewer than `least_values` possible values, a
//! printed one on which that conclusion rests is kept back, and the outsider starts again. `docs/figures.md` gives the argument.

use crate::domain::reporting::table::Shown;
use serde::Deserialize;
use std::collections::{BTreeSet, HashSet, VecDeque};
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

    /// The least that a printed count can have been before it was rounded.
    pub fn at_least(&self, printed: u32) -> u32 {
        printed.saturating_sub(self.step / 2).max(self.floor)
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
                audit.read(&self, stage);
                loop {
                    let victims = audit.victims(&self, stage);
                    if victims.is_empty() {
                        break;
                    }
                    let mut earlier = false;
                    for victim in &victims {
                        if let Some(it) = self.counts.get_mut(*victim) {
                            earlier |= it.stage < stage;
                            it.state = if it.state == State::Open { State::Kept } else { State::Blank };
                        }
                    }
                    // What an older stage said was built upon: everything is gone through again.
                    if earlier {
                        continue 'again;
                    }
                    audit.doubt(&self, &victims, stage);
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
    /// The stage of each relation: that of its newest count.
    stage_of: Vec<usize>,
    /// What was known of the counts that this stage touched, before any conclusion of this stage.
    before: Vec<Option<Known>>,
    touched: Vec<usize>,
}

#[derive(Debug, Clone, Default)]
struct Stage {
    counts: Vec<usize>,
    relations: Vec<usize>,
}

/// Relations to look at, each once; the short ones first, since a long sum is dear and every row of it moves it.
#[derive(Default)]
struct Waiting {
    short: VecDeque<usize>,
    long: VecDeque<usize>,
    queued: Vec<bool>,
}

impl Waiting {
    fn none(ledger: &Ledger) -> Self {
        Self { queued: vec![false; ledger.relations.len()], ..Self::default() }
    }
    fn push(&mut self, ledger: &Ledger, relation: usize) {
        if let Some(queued) = self.queued.get_mut(relation).filter(|it| !**it) {
            *queued = true;
            let long = ledger.relations.get(relation).is_some_and(|it| it.len() > 6);
            if long { self.long.push_back(relation) } else { self.short.push_back(relation) }
        }
    }
    fn pop(&mut self) -> Option<usize> {
        let next = self.short.pop_front().or_else(|| self.long.pop_front())?;
        if let Some(queued) = self.queued.get_mut(next) {
            *queued = false;
        }
        Some(next)
    }
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
        let newest = |terms: &Vec<(usize, i64)>| terms.iter().map(|(count, _)| at(&ledger.counts, *count).stage).max().unwrap_or_default();
        let stage_of: Vec<usize> = ledger.relations.iter().map(newest).collect();
        for (index, stage) in stage_of.iter().enumerate() {
            if let Some(stage) = by_stage.get_mut(*stage) {
                stage.relations.push(index);
            }
        }
        let (known, before) = (vec![Known::default(); ledger.counts.len()], vec![None; ledger.counts.len()]);
        Self { rules, known, by_stage, stage_of, before, touched: Vec::new() }
    }

    fn know(&mut self, count: usize, now: Known) {
        if let (Some(known), Some(before)) = (self.known.get_mut(count), self.before.get_mut(count)) {
            if before.is_none() {
                *before = Some(*known);
                self.touched.push(count);
            }
            *known = now;
        }
    }

    /// What is printed of a count, and nothing concluded from it.
    fn look(&mut self, ledger: &Ledger, count: usize) {
        let it = at(&ledger.counts, count);
        let seen = Known { interval: self.rules.leaves(it.value, it.state), lo_from: None, hi_from: None };
        if let (Some(known), Some(before)) = (self.known.get_mut(count), self.before.get_mut(count)) {
            if before.replace(seen).is_none() {
                self.touched.push(count);
            }
            *known = seen;
        }
    }

    /// Reads what a stage adds and draws every conclusion.
    fn read(&mut self, ledger: &Ledger, stage: usize) {
        for count in std::mem::take(&mut self.touched) {
            if let Some(before) = self.before.get_mut(count) {
                *before = None;
            }
        }
        let Some(read) = self.by_stage.get(stage).cloned() else { return };
        for count in read.counts {
            self.look(ledger, count);
        }
        let mut waiting = Waiting::none(ledger);
        for relation in read.relations {
            waiting.push(ledger, relation);
        }
        self.draw(ledger, waiting, stage);
    }

    fn draw(&mut self, ledger: &Ledger, mut waiting: Waiting, stage: usize) {
        while let Some(relation) = waiting.pop() {
            for narrowed in self.conclude(ledger, relation) {
                for other in ledger.of.get(narrowed).into_iter().flatten() {
                    if *other != relation && at(&self.stage_of, *other) <= stage {
                        waiting.push(ledger, *other);
                    }
                }
            }
        }
    }

    /// Less is printed of some counts than was thought: what was concluded from them in this stage is doubted, and what was concluded
    /// from that, and then every conclusion is drawn again.
    fn doubt(&mut self, ledger: &Ledger, victims: &BTreeSet<usize>, stage: usize) {
        for victim in victims {
            self.look(ledger, *victim);
        }
        let mut doubted: HashSet<usize> = victims.iter().copied().collect();
        let mut edge: Vec<usize> = victims.iter().copied().collect();
        let mut waiting = Waiting::none(ledger);
        while let Some(count) = edge.pop() {
            if let (Some(known), Some(before)) = (self.known.get_mut(count), at(&self.before, count)) {
                *known = before;
            }
            for relation in ledger.of.get(count).into_iter().flatten().filter(|it| at(&self.stage_of, **it) <= stage) {
                waiting.push(ledger, *relation);
                for (other, _) in ledger.relations.get(*relation).into_iter().flatten() {
                    let known = at(&self.known, *other);
                    let rests = known.lo_from == Some(*relation) || known.hi_from == Some(*relation);
                    if rests && at(&self.before, *other).is_some() && doubted.insert(*other) {
                        edge.push(*other);
                    }
                }
            }
        }
        self.draw(ledger, waiting, stage);
    }

    /// The printed counts on which a conclusion rests that says too much.
    fn victims(&self, ledger: &Ledger, stage: usize) -> BTreeSet<usize> {
        let leaks = |count: &usize| {
            let it = at(&ledger.counts, *count);
            let hidden = it.printed && it.state != State::Open;
            hidden && at(&self.known, *count).interval.values() < i64::from(self.rules.least_values)
        };
        let leaks: BTreeSet<usize> = self.touched.iter().copied().filter(leaks).collect();
        let mut victims = BTreeSet::new();
        for count in leaks {
            self.name_victim(ledger, count, stage, &mut victims);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reporting::attack::{Dice, RULES};

    /// A total and its rows over one quarter: stock, in and out of three months, and of the quarter.
    fn quarter(seed: u64) -> Ledger {
        let mut dice = Dice::new(seed + 1);
        let rows = 2 + dice.below(2) as usize;
        let most = [4, 9, 15, 30][dice.below(4) as usize];
        let mut ledger = Ledger::default();
        // Of each row: stocks, ins, outs, and the two of the quarter; the total last.
        let mut values: Vec<Vec<i64>> = Vec::new();
        for _ in 0..rows {
            let mut of = vec![dice.below(most + 6) as i64];
            for _ in 0..3 {
                let stock = *of.last().unwrap();
                let came = dice.below(most) as i64;
                let left = dice.below(1 + (stock + came) as u64) as i64;
                of.extend([came, left, stock + came - left]);
            }
            of.extend([of[1] + of[4] + of[7], of[2] + of[5] + of[8]]);
            values.push(of);
        }
        values.push((0..12).map(|at| values.iter().map(|of| of[at]).sum()).collect());
        let stages = [0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4];
        let ids: Vec<Vec<usize>> =
            values.iter().map(|of| of.iter().zip(stages).map(|(value, stage)| ledger.count(*value, stage)).collect()).collect();
        for it in &ids {
            for month in 0..3 {
                let first = month * 3;
                ledger.relate(&[it[first], it[first + 1]], &[it[first + 2], it[first + 3]]);
            }
            ledger.relate(&[it[10]], &[it[1], it[4], it[7]]);
            ledger.relate(&[it[11]], &[it[2], it[5], it[8]]);
            ledger.relate(&[it[0], it[10]], &[it[11], it[9]]);
        }
        for at in 0..12 {
            let (total, parts) = ids.split_last().unwrap();
            ledger.relate(&[total[at]], &parts.iter().map(|it| it[at]).collect::<Vec<_>>());
        }
        assert!(ledger.holds());
        ledger
    }

    type World = Vec<(i64, i64)>;
    /// No count of these small quarters is looked for above this.
    const MOST: i64 = 150;

    /// Narrows a world until nothing moves; false when there is none.
    fn narrow(world: &mut World, relations: &[Vec<(usize, i64)>]) -> bool {
        loop {
            let before = world.clone();
            for terms in relations {
                for (at, sign) in terms {
                    let (mut least, mut most) = (0, 0);
                    for (other, sign) in terms.iter().filter(|it| it.0 != *at) {
                        let (lo, hi) = world[*other];
                        least += if *sign > 0 { lo } else { -hi };
                        most += if *sign > 0 { hi } else { -lo };
                    }
                    let (lo, hi) = if *sign > 0 { (-most, -least) } else { (least, most) };
                    let it = &mut world[*at];
                    *it = (it.0.max(lo), it.1.min(hi));
                    if it.0 > it.1 {
                        return false;
                    }
                }
            }
            if *world == before {
                return true;
            }
        }
    }

    /// Whether there is a world of whole numbers like this.
    fn exists(mut world: World, relations: &[Vec<(usize, i64)>], tries: &mut u32) -> bool {
        *tries += 1;
        assert!(*tries < 20_000, "too large to try");
        if !narrow(&mut world, relations) {
            return false;
        }
        let open = world.iter().enumerate().filter(|(_, it)| it.0 < it.1).min_by_key(|(_, it)| it.1 - it.0);
        let Some((at, (lo, hi))) = open.map(|(at, it)| (at, *it)) else { return true };
        (lo..=hi).any(|value| {
            let mut next = world.clone();
            next[at] = (value, value);
            exists(next, relations, tries)
        })
    }

    #[test]
    fn of_every_hidden_count_there_are_five_worlds_of_whole_numbers() {
        let mut kept = 0;
        for seed in 0..24 {
            let ledger = quarter(seed);
            let shown = ledger.clone().pass(&RULES);
            let printed = |it: &Shown| match it {
                Shown::Count(value) => ((i64::from(*value) - 2).max(10), i64::from(*value) + 2),
                Shown::Below => (0, 9),
                Shown::Kept => (10, MOST),
            };
            let world: World = shown.iter().map(printed).collect();
            for (at, it) in shown.iter().enumerate().filter(|(_, it)| it.value().is_none()) {
                kept += u32::from(*it == Shown::Kept);
                let (lo, hi) = world[at];
                let possible = (lo..=hi).filter(|value| {
                    let mut supposed = world.clone();
                    supposed[at] = (*value, *value);
                    exists(supposed, &ledger.relations, &mut 0)
                });
                assert_eq!(possible.take(5).count(), 5, "quarter {seed}, count {at}: {shown:?}");
            }
        }
        assert!(kept > 20, "the gate had work to do: {kept}");
    }

    #[test]
    fn one_small_row_beside_a_large_one_hides_the_large_one_too() {
        let mut ledger = Ledger::default();
        let [total, large, small] = [41, 40, 1].map(|it| ledger.count(it, 0));
        ledger.relate(&[total], &[large, small]);
        // The total is 38 to 42, the large row too: of the small one 0 to 4 would be five values.
        assert_eq!(ledger.clone().pass(&RULES), [Shown::Count(40), Shown::Count(40), Shown::Below]);
        let strict = Disclosure { least_values: 6, ..RULES };
        assert_eq!(ledger.pass(&strict), [Shown::Count(40), Shown::Kept, Shown::Below]);
    }

    #[test]
    fn a_total_just_over_the_floor_is_kept_back_with_its_rows() {
        let mut ledger = Ledger::default();
        let [total, large, small] = [11, 10, 1].map(|it| ledger.count(it, 0));
        ledger.relate(&[total], &[large, small]);
        let shown = ledger.pass(&RULES);
        assert_eq!(shown, [Shown::Kept, Shown::Kept, Shown::Below]);
    }

    #[test]
    fn what_was_published_is_not_taken_back_for_what_comes_later() {
        let of = |later: bool| {
            let mut ledger = Ledger::default();
            let [total, large, small] = [41, 40, 1].map(|it| ledger.count(it, 0));
            ledger.relate(&[total], &[large, small]);
            if later {
                // A year later nobody left and one came, in the large row.
                let [new_total, came] = [42, 1].map(|it| ledger.count(it, 1));
                ledger.relate(&[total, came], &[new_total]);
            }
            ledger.pass(&RULES)
        };
        assert_eq!(of(true)[..3], of(false)[..]);
        assert_eq!(of(true)[4], Shown::Below);
    }

    #[test]
    fn rounding_goes_to_the_nearest_step() {
        let rounded = |values: [i64; 6]| values.map(|it| RULES.rounded(it));
        assert_eq!(rounded([10, 12, 13, 17, 18, 122]), [10, 10, 15, 15, 20, 120]);
    }
}
