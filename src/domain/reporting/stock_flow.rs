//! Begin, in, out, end: everything that a reach can ask for, counted once and written into one [`Ledger`] with the relations that
//! anybody knows.

use crate::domain::code::Code;
use crate::domain::reporting::disclosure::Ledger;
use crate::domain::reporting::duration::{self, Ended};
use crate::domain::reporting::ending;
use crate::domain::reporting::measure::{Counted, Run, Trajectory, Youths, youths};
use crate::domain::reporting::period::{Period, PeriodKind};
use crate::domain::reporting::table::{Column, Key, Split};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What a count is of. Most are columns of a table; the others stand in the headlines or the coverage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    Column(Column),
    TrajectoriesEnded,
    /// Of these, ended for a reason from 31 to 35.
    Reasoned,
    DropOut,
    YouthsIn,
    YouthsOut,
    YouthsActive,
    ByMessage,
    ByHand,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// After the last moment of this day.
    After(NaiveDate),
    In(Period),
}

/// A place in the ledger.
pub type Place = (Key, Measure, When);

/// The columns of a period that are counted, beside the stock: `whole, first part, second part`.
const FLOWS: [[Column; 3]; 2] = [[Column::In, Column::New, Column::MovedOn], [Column::Out, Column::Done, Column::StillInHelp]];

/// The periods that can be asked for: everything from the first day to the last that is a whole month, quarter, half-year or year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Window {
    /// From January three calendar years back to the last month that is over.
    pub fn on(today: NaiveDate) -> Self {
        let from = NaiveDate::from_ymd_opt(today.year() - 3, 1, 1).unwrap_or(today);
        Self { from, to: Period::around(PeriodKind::Month, today).previous().to() }
    }

    pub fn holds(&self, period: Period) -> bool {
        self.from <= period.from() && period.to() <= self.to
    }

    /// The periods of one length, oldest first.
    pub fn periods(&self, kind: PeriodKind) -> Vec<Period> {
        let first = Period::around(kind, self.from);
        std::iter::successors(Some(first), |it| Some(it.next())).take_while(|it| it.to() <= self.to).collect()
    }

    /// All of them, in the order in which they are over, the shorter first.
    pub fn all(&self) -> Vec<Period> {
        let mut all: Vec<Period> = PeriodKind::ALL.iter().flat_map(|kind| self.periods(*kind)).collect();
        all.sort_by_key(|it| (it.to(), it.kind().months()));
        all
    }

    /// The day after the last.
    pub fn first_after(&self) -> NaiveDate {
        self.to.succ_opt().unwrap_or(self.to)
    }

    /// The day before the first.
    fn eve(&self) -> NaiveDate {
        self.from.pred_opt().unwrap_or(self.from)
    }
}

/// The rows under which something counts: the total and one of each split.
fn keys_of(it: &Counted) -> [Key; 4] {
    let help = it.help;
    [Key::Total, Key::Municipality(help.municipality.clone()), Key::Profile(help.profile), Key::Provider(help.provider)]
}

impl Key {
    /// The split of which this is a row.
    pub fn split(&self) -> Option<Split> {
        match self {
            Self::Municipality(_) => Some(Split::Municipality),
            Self::Profile(_) => Some(Split::Profile),
            Self::Provider(_) => Some(Split::Provider),
            Self::Total | Self::Period(_) => None,
        }
    }
}

/// Counts per row and moment, before they go into the ledger.
struct Tally {
    keys: Vec<Key>,
    months: Vec<Period>,
    flows: HashMap<(usize, Column), Vec<i64>>,
    stock: Vec<Vec<i64>>,
}

impl Tally {
    fn of(counted: &[Counted], window: &Window) -> Self {
        let months = window.periods(PeriodKind::Month);
        let seen = |run: Run| run.from <= window.to && run.to.is_none_or(|to| window.from <= to);
        let keys: BTreeSet<Key> = counted.iter().filter(|it| seen(it.run)).flat_map(keys_of).chain([Key::Total]).collect();
        let keys: Vec<Key> = keys.into_iter().collect();
        let place: HashMap<&Key, usize> = keys.iter().enumerate().map(|(at, key)| (key, at)).collect();
        let mut flows: HashMap<(usize, Column), Vec<i64>> = HashMap::new();
        for at in 0..keys.len() {
            for column in FLOWS.iter().flatten() {
                flows.insert((at, *column), vec![0; months.len()]);
            }
        }
        let mut stock = vec![vec![0; months.len() + 1]; keys.len()];
        let days: Vec<NaiveDate> = std::iter::once(window.eve()).chain(months.iter().map(|it| it.to())).collect();
        let month_of = |day: NaiveDate| {
            let number = (day.year() - window.from.year()) * 12 + day.month0().cast_signed();
            usize::try_from(number).ok().filter(|it| *it < months.len())
        };
        for it in counted.iter().filter(|it| seen(it.run)) {
            let rows: Vec<usize> = keys_of(it).iter().filter_map(|key| place.get(key).copied()).collect();
            let mut moves = Vec::new();
            if let Some(month) = month_of(it.run.from) {
                moves.extend([(Column::In, month), (if it.new { Column::New } else { Column::MovedOn }, month)]);
            }
            if let Some(month) = it.run.to.and_then(month_of) {
                moves.extend([(Column::Out, month), (if it.done { Column::Done } else { Column::StillInHelp }, month)]);
            }
            for row in rows {
                for (column, month) in &moves {
                    if let Some(count) = flows.get_mut(&(row, *column)).and_then(|of| of.get_mut(*month)) {
                        *count += 1;
                    }
                }
                for (count, day) in stock.get_mut(row).into_iter().flatten().zip(&days) {
                    *count += i64::from(it.run.in_stock_after(*day));
                }
            }
        }
        Self { keys, months, flows, stock }
    }

    fn flow(&self, row: usize, column: Column, period: Period) -> i64 {
        let of = self.flows.get(&(row, column)).into_iter().flatten();
        of.zip(&self.months).filter(|(_, month)| period.holds(month.to())).map(|(count, _)| count).sum()
    }
}

/// The ledger of a reach and where everything stands in it.
pub struct Book {
    pub ledger: Ledger,
    pub places: HashMap<Place, usize>,
    /// The rows, in order.
    pub keys: Vec<Key>,
    pub medians: HashMap<Period, Option<i64>>,
    /// Whether every relation held, begin + in - out = end among them, with each count made on its own.
    pub balances: bool,
}

impl Book {
    pub fn place(&self, key: &Key, measure: Measure, when: When) -> Option<usize> {
        self.places.get(&(key.clone(), measure, when)).copied()
    }

    fn write(&mut self, place: Place, value: i64, stage: usize) -> usize {
        let at = self.ledger.count(value, stage);
        self.places.insert(place, at);
        at
    }

    /// For each split the rows together are the total.
    fn add_up(&mut self, measure: Measure, when: When) {
        let Some(total) = self.place(&Key::Total, measure, when) else { return };
        for split in Split::ALL {
            let rows: Vec<usize> =
                self.keys.iter().filter(|it| it.split() == Some(*split)).filter_map(|key| self.place(key, measure, when)).collect();
            if !rows.is_empty() {
                self.ledger.relate(&[total], &rows);
            }
        }
    }

    /// A longer period is its parts together.
    fn add_parts(&mut self, key: &Key, measure: Measure, period: Period) {
        let whole = self.place(key, measure, When::In(period));
        let parts: Vec<usize> = parts(period).iter().filter_map(|it| self.place(key, measure, When::In(*it))).collect();
        if let Some(whole) = whole.filter(|_| !parts.is_empty()) {
            self.ledger.relate(&[whole], &parts);
        }
    }
}

/// The periods of the next shorter length that make up a longer one.
fn parts(period: Period) -> Vec<Period> {
    let kind = match period.kind() {
        PeriodKind::Month => return Vec::new(),
        PeriodKind::Quarter => PeriodKind::Month,
        PeriodKind::HalfYear => PeriodKind::Quarter,
        PeriodKind::Year => PeriodKind::HalfYear,
    };
    let first = Period::around(kind, period.from());
    std::iter::successors(Some(first), |it| Some(it.next())).take_while(|it| it.to() <= period.to()).collect()
}

/// Everything there is to ask about a reach, counted. What ends is counted after the last month, or for the operator on a `day`.
pub fn book(counted: &[Counted], spells: &[Vec<Run>], trajectories: &[Trajectory], window: &Window, day: Option<NaiveDate>) -> Book {
    let tally = Tally::of(counted, window);
    let mut book =
        Book { ledger: Ledger::default(), places: HashMap::new(), keys: tally.keys.clone(), medians: HashMap::new(), balances: true };
    let end = Measure::Column(Column::End);
    let eve = When::After(window.eve());
    for (row, key) in tally.keys.iter().enumerate() {
        let value = tally.stock.get(row).and_then(|it| it.first()).copied().unwrap_or_default();
        book.write((key.clone(), end, eve), value, 0);
    }
    book.add_up(end, eve);
    let people = |book: &mut Book, day: NaiveDate, stage: usize| {
        let value = spells.iter().filter(|runs| runs.iter().any(|it| it.in_stock_after(day))).count();
        book.ledger.unseen(value.try_into().unwrap_or_default(), stage)
    };
    let mut youths_after: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    let first = people(&mut book, window.eve(), 0);
    youths_after.insert(window.eve(), first);

    for (earlier, period) in window.all().into_iter().enumerate() {
        let stage = earlier + 1;
        let (before, after) = (period.from().pred_opt().unwrap_or(period.from()), period.to());
        let is_month = period.kind() == PeriodKind::Month;
        for (row, key) in tally.keys.iter().enumerate() {
            let of = |column: Column| (key.clone(), Measure::Column(column), When::In(period));
            let mut moved = Vec::new();
            for columns in FLOWS {
                let [whole, part, rest] = columns.map(|column| book.write(of(column), tally.flow(row, column, period), stage));
                book.ledger.relate(&[whole], &[part, rest]);
                moved.push(whole);
            }
            if is_month {
                let month = tally.months.iter().position(|it| *it == period).unwrap_or_default() + 1;
                let value = tally.stock.get(row).and_then(|it| it.get(month)).copied().unwrap_or_default();
                book.write((key.clone(), end, When::After(after)), value, stage);
            }
            for column in FLOWS.iter().flatten() {
                book.add_parts(key, Measure::Column(*column), period);
            }
            let stocks = [before, after].map(|day| book.place(key, end, When::After(day)));
            if let ([Some(begin), Some(end)], [came, left]) = (stocks, moved.as_slice()) {
                book.ledger.relate(&[begin, *came], &[*left, end]);
            }
        }
        for column in FLOWS.iter().flatten() {
            book.add_up(Measure::Column(*column), When::In(period));
        }
        if is_month {
            book.add_up(end, When::After(after));
        }

        let ended = duration::ended(trajectories, period);
        write_ended(&mut book, trajectories, &ended, period, stage);

        let last = match youths_after.get(&after) {
            Some(last) => *last,
            None => people(&mut book, after, stage),
        };
        youths_after.insert(after, last);
        let counted = youths(spells, period);
        write_youths(&mut book, &counted, (youths_after.get(&before).copied(), last), period, stage);
    }
    book.balances = book.ledger.holds();
    write_ending(&mut book, counted, window, day);
    book
}

fn write_ended(book: &mut Book, trajectories: &[Trajectory], ended: &Ended, period: Period, stage: usize) {
    let when = When::In(period);
    let of = |measure| (Key::Total, measure, when);
    let all = book.write(of(Measure::TrajectoriesEnded), ended.days.len().try_into().unwrap_or_default(), stage);
    let mut classes = Vec::new();
    for (class, _) in duration::CLASSES {
        let within = trajectories.iter().filter(|it| it.run.goes_out(period) && duration::class(it) == Some(class)).count();
        classes.push(book.write(of(Measure::Column(class)), within.try_into().unwrap_or_default(), stage));
        book.add_parts(&Key::Total, Measure::Column(class), period);
    }
    book.ledger.relate(&[all], &classes);
    let reasoned = book.write(of(Measure::Reasoned), ended.reasoned, stage);
    let dropped = book.write(of(Measure::DropOut), ended.dropped_out, stage);
    book.ledger.at_most(&[reasoned], &[all]);
    book.ledger.at_most(&[dropped], &[reasoned]);
    for measure in [Measure::TrajectoriesEnded, Measure::Reasoned, Measure::DropOut] {
        book.add_parts(&Key::Total, measure, period);
    }
    if let Some(out) = book.place(&Key::Total, Measure::Column(Column::Out), when) {
        book.ledger.at_most(&[all], &[out]);
    }
    let median = duration::median(&ended.days);
    // Half lies at or below the median and half at or above it, which says something of the classes on both sides.
    if let Some(median) = median {
        let (first, last) = duration::classes_of(median);
        let (below, from_first) = classes.split_at(first.min(classes.len()));
        let (up_to_last, above) = classes.split_at((last + 1).min(classes.len()));
        for (few, many) in [(below, from_first), (above, up_to_last)] {
            if !few.is_empty() {
                book.ledger.at_most(few, many);
            }
        }
    }
    book.medians.insert(period, median);
}

fn write_youths(book: &mut Book, counted: &Youths, stock: (Option<usize>, usize), period: Period, stage: usize) {
    let when = When::In(period);
    let of = |measure| (Key::Total, measure, when);
    let came = book.write(of(Measure::YouthsIn), counted.came, stage);
    let left = book.write(of(Measure::YouthsOut), counted.left, stage);
    let active = book.write(of(Measure::YouthsActive), counted.active, stage);
    let (before, after) = stock;
    if let Some(before) = before {
        book.ledger.relate(&[active], &[came, before]);
    }
    book.ledger.relate(&[active], &[left, after]);
    let total = |book: &Book, column, when| book.place(&Key::Total, Measure::Column(column), when);
    let eve = When::After(period.from().pred_opt().unwrap_or(period.from()));
    if let (Some(begin), Some(inflow), Some(outflow)) =
        (total(book, Column::End, eve), total(book, Column::In, when), total(book, Column::Out, when))
    {
        book.ledger.at_most(&[came], &[inflow]);
        book.ledger.at_most(&[left], &[outflow]);
        book.ledger.at_most(&[active], &[begin, inflow]);
    }
    // Over a longer period a youth counts once: no more than in its parts together, no fewer than in any of them.
    let of_parts = |book: &Book, measure| -> Vec<usize> {
        parts(period).into_iter().filter_map(|it| book.place(&Key::Total, measure, When::In(it))).collect()
    };
    for (whole, measure) in [(came, Measure::YouthsIn), (left, Measure::YouthsOut), (active, Measure::YouthsActive)] {
        let parts = of_parts(book, measure);
        if !parts.is_empty() {
            book.ledger.at_most(&[whole], &parts);
        }
    }
    for part in of_parts(book, Measure::YouthsActive) {
        book.ledger.at_most(&[part], &[active]);
    }
}

/// The stock after the last month, by weeks to its last day and by where it is known from.
fn write_ending(book: &mut Book, counted: &[Counted], window: &Window, day: Option<NaiveDate>) {
    let when = When::After(window.to);
    let stage = window.all().len() + 1;
    let ending_on = day.unwrap_or(window.first_after());
    let runs = |run: Run| day.map_or(run.in_stock_after(window.to), |day| run.runs_on(day));
    let stock: Vec<&Counted> = counted.iter().filter(|it| runs(it.run)).collect();
    let mut found: HashMap<(Key, Measure), i64> = HashMap::new();
    for it in &stock {
        let class = ending::class(it, ending_on).map(Measure::Column);
        for key in keys_of(it) {
            if let Some(class) = class {
                *found.entry((key, class)).or_default() += 1;
            }
        }
        let from = if it.help.by_message { Measure::ByMessage } else { Measure::ByHand };
        *found.entry((Key::Total, from)).or_default() += 1;
    }
    let value = |key: &Key, measure| found.get(&(key.clone(), measure)).copied().unwrap_or_default();
    for key in book.keys.clone() {
        let classes = ending::CLASSES.map(|it| {
            let measure = Measure::Column(it);
            book.write((key.clone(), measure, when), value(&key, measure), stage)
        });
        if let Some(all) = book.place(&key, Measure::Column(Column::End), when) {
            book.ledger.at_most(&classes, &[all]);
        }
    }
    for class in ending::CLASSES {
        book.add_up(Measure::Column(class), when);
    }
    let sources = [Measure::ByMessage, Measure::ByHand].map(|it| book.write((Key::Total, it, when), value(&Key::Total, it), stage));
    if let Some(all) = book.place(&Key::Total, Measure::Column(Column::End), when) {
        book.ledger.relate(&[all], &sources);
    }
}
