//! All that a reach may see, made in one go: what one page shows can never contradict, or complete, another.

use crate::domain::code::Code;
use crate::domain::id::ProviderId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::reporting::disclosure::Outlet;
use crate::domain::reporting::duration;
use crate::domain::reporting::ending;
use crate::domain::reporting::measure::{Help, counted, spells, trajectories};
use crate::domain::reporting::period::{Period, PeriodKind};
use crate::domain::reporting::stock_flow::{Measure, Place, When, Window, book};
use crate::domain::reporting::table::{Column, Figure, Key, ReportName, Row, Shown, Split, Table, Unit};
use chrono::NaiveDate;
use std::collections::HashMap;
use thiserror::Error;

/// Days without help that do not part two trajectories: adjoining ones are one.
const TRAJECTORY_GAP: i64 = 0;

/// The columns of the stock report.
pub const STOCK: [Column; 8] =
    [Column::Begin, Column::In, Column::New, Column::MovedOn, Column::Out, Column::Done, Column::StillInHelp, Column::End];

/// Why a report is not given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReportRefused {
    /// Before January of the third calendar year back.
    #[error("report-period-too-early")]
    TooEarly,
    /// A period is counted when its last month is over.
    #[error("report-period-not-over")]
    NotOver,
    /// Less than half of what runs would stay visible.
    #[error("report-split-closed")]
    SplitClosed,
}

/// What the figures of a reach stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Of the end stock of the last month: known from an allocation message.
    pub by_message: Shown,
    pub by_hand: Shown,
    /// The day of the newest message of each provider with help in the window; none when none ever came.
    pub last_messages: Vec<(ProviderId, Option<NaiveDate>)>,
    /// The newest total of a municipality's own books: municipality, day, arrangements.
    pub own_totals: Vec<(MunicipalityCode, NaiveDate, i32)>,
}

/// The figures over a period that are about youths and trajectories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headlines {
    /// Distinct youths with help on at least one day.
    pub active: Shown,
    pub came: Shown,
    pub left: Shown,
    /// Youths out / youths in.
    pub ratio: Figure,
    /// Trajectories that ended.
    pub ended: Shown,
    /// Days.
    pub median: Figure,
    /// Of the trajectories that ended for reason 31 to 35 the percentage that ended for 32 or 33.
    pub drop_out: Figure,
}

/// How long the trajectories were that ended in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Durations {
    /// One row, the total, with a column for each class.
    pub table: Table,
    /// Days.
    pub median: Figure,
}

/// How much of the end stock the rows of a split print together.
type Weights = HashMap<(Split, NaiveDate), i64>;

/// All that a reach may see on a day.
#[derive(Debug, Clone)]
pub struct Release {
    outlet: Outlet,
    as_of: NaiveDate,
    window: Window,
    ending_on: NaiveDate,
    keys: Vec<Key>,
    shown: HashMap<Place, Shown>,
    medians: HashMap<Period, Option<i64>>,
    visible: Weights,
    balances: bool,
    coverage: Coverage,
}

/// All that a release follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub helps: Vec<Help>,
    /// The day of the newest message of each provider.
    pub last_messages: Vec<(ProviderId, NaiveDate)>,
    /// What municipalities counted themselves, and when.
    pub own_totals: Vec<(MunicipalityCode, NaiveDate, i32)>,
    pub outlet: Outlet,
    pub today: NaiveDate,
}

impl Facts {
    pub fn release(&self) -> Release {
        Release::of(&self.helps, &self.last_messages, self.own_totals.clone(), self.outlet, self.today)
    }
}

impl Release {
    /// Counts everything once and sends it through the gate. What ends is counted on the first day of this month, since gated
    /// periods are whole months: on any other day the difference with the month's end would be the arrangements of a few days.
    /// The operator's is counted today.
    pub fn of(
        helps: &[Help],
        last_messages: &[(ProviderId, NaiveDate)],
        own_totals: Vec<(MunicipalityCode, NaiveDate, i32)>,
        outlet: Outlet,
        today: NaiveDate,
    ) -> Self {
        let window = Window::on(today);
        let counted = counted(helps);
        let spells = spells(&counted);
        let trajectories = trajectories(&counted, TRAJECTORY_GAP, today);
        let day = (outlet == Outlet::Exact).then_some(today);
        let book = book(&counted, &spells, &trajectories, &window, day);

        let passed = match outlet {
            Outlet::Gated(rules) => book.ledger.pass(&rules),
            Outlet::Exact => book.ledger.exact(),
        };
        let look = |of: &[Shown], at: usize| of.get(at).copied().unwrap_or(Shown::Kept);
        let shown: HashMap<Place, Shown> = book.places.iter().map(|(place, at)| (place.clone(), look(&passed, *at))).collect();
        let mut visible = Weights::new();
        for ((key, measure, when), printed) in &shown {
            if let (Some(split), Measure::Column(Column::End), When::After(day)) = (key.split(), measure, when) {
                *visible.entry((split, *day)).or_default() += printed.value().map_or(0, i64::from);
            }
        }
        let newest = |provider: &ProviderId| last_messages.iter().find(|(it, _)| it == provider).map(|(_, on)| *on);
        let last_messages = book.keys.iter().filter_map(|key| match key {
            Key::Provider(id) => Some((*id, newest(id))),
            _ => None,
        });
        let after = When::After(window.to);
        let source = |measure| shown.get(&(Key::Total, measure, after)).copied().unwrap_or(Shown::Below);
        let coverage = Coverage {
            by_message: source(Measure::ByMessage),
            by_hand: source(Measure::ByHand),
            last_messages: last_messages.collect(),
            own_totals,
        };
        Self {
            outlet,
            as_of: today,
            ending_on: day.unwrap_or(window.first_after()),
            window,
            keys: book.keys,
            shown,
            medians: book.medians,
            visible,
            balances: book.balances,
            coverage,
        }
    }

    /// The periods of one length that can be asked for, oldest first.
    pub fn periods(&self, kind: PeriodKind) -> Vec<Period> {
        self.window.periods(kind)
    }

    /// The rows of a split, whether it is open or not: every provider, profile or municipality with help in the window.
    pub fn keys(&self, split: Split) -> impl Iterator<Item = &Key> {
        self.keys.iter().filter(move |it| it.split() == Some(split))
    }

    /// Whether something is within this reach.
    pub fn knows(&self, key: &Key) -> bool {
        self.keys.contains(key)
    }

    pub fn coverage(&self) -> &Coverage {
        &self.coverage
    }

    fn is_exact(&self) -> bool {
        self.outlet == Outlet::Exact
    }

    fn holds(&self, period: Period) -> Result<(), ReportRefused> {
        if period.from() < self.window.from {
            return Err(ReportRefused::TooEarly);
        }
        if period.to() > self.window.to {
            return Err(ReportRefused::NotOver);
        }
        Ok(())
    }

    /// What stands in a place: nothing is written down of what was never there, and that is few.
    fn cell(&self, key: &Key, measure: Measure, when: When) -> Shown {
        let none = if self.is_exact() { Shown::Count(0) } else { Shown::Below };
        self.shown.get(&(key.clone(), measure, when)).copied().unwrap_or(none)
    }

    fn stock_row(&self, key: &Key, period: Period) -> Vec<Shown> {
        let eve = period.from().pred_opt().unwrap_or(period.from());
        let cell = |column| match column {
            Column::Begin => self.cell(key, Measure::Column(Column::End), When::After(eve)),
            Column::End => self.cell(key, Measure::Column(Column::End), When::After(period.to())),
            flow => self.cell(key, Measure::Column(flow), When::In(period)),
        };
        STOCK.map(cell).to_vec()
    }

    /// Begin, in, out, end.
    pub fn stock(&self, period: Period, split: Option<Split>) -> Result<Table, ReportRefused> {
        self.holds(period)?;
        if split.is_some_and(|split| !self.is_open(split, period.to())) {
            return Err(ReportRefused::SplitClosed);
        }
        let row = |key: &Key| Row { key: key.clone(), cells: self.stock_row(key, period) };
        let rows = split.into_iter().flat_map(|split| self.keys(split)).map(row).collect();
        Ok(self.table(ReportName::Stock, Some(period), split, STOCK.to_vec(), rows, row(&Key::Total)))
    }

    /// What is past its end, and what ends within 25 weeks.
    pub fn ending(&self, split: Option<Split>) -> Result<Table, ReportRefused> {
        if split.is_some_and(|split| !self.is_open(split, self.window.to)) {
            return Err(ReportRefused::SplitClosed);
        }
        let after = When::After(self.window.to);
        let row =
            |key: &Key| Row { key: key.clone(), cells: ending::CLASSES.map(|it| self.cell(key, Measure::Column(it), after)).to_vec() };
        let rows = split.into_iter().flat_map(|split| self.keys(split)).map(row).collect();
        let table = self.table(ReportName::Ending, None, split, ending::CLASSES.to_vec(), rows, row(&Key::Total));
        Ok(Table { as_of: self.ending_on, ..table })
    }

    /// The same of one row, whether its split is open or not: as [`Self::over_time`] it prints what the gate lets through.
    pub fn ending_of(&self, key: &Key) -> Table {
        let after = When::After(self.window.to);
        let cells = ending::CLASSES.map(|it| self.cell(key, Measure::Column(it), after)).to_vec();
        let row = Row { key: key.clone(), cells };
        Table { as_of: self.ending_on, ..self.table(ReportName::Ending, None, None, ending::CLASSES.to_vec(), vec![], row) }
    }

    /// One row of the stock report over the newest periods of a length, oldest first.
    pub fn over_time(&self, key: &Key, kind: PeriodKind, periods: usize) -> Table {
        let all = self.window.periods(kind);
        let newest = all.iter().skip(all.len().saturating_sub(periods));
        let rows: Vec<Row> = newest.map(|it| Row { key: Key::Period(*it), cells: self.stock_row(key, *it) }).collect();
        let last = rows.last().map(|it| it.cells.clone()).unwrap_or_default();
        self.table(ReportName::Stock, None, None, STOCK.to_vec(), rows, Row { key: key.clone(), cells: last })
    }

    /// The duration classes of the trajectories that ended in a period, and their median.
    pub fn durations(&self, period: Period) -> Result<Durations, ReportRefused> {
        self.holds(period)?;
        let classes = duration::CLASSES.map(|(class, _)| class);
        let cells = classes.map(|it| self.cell(&Key::Total, Measure::Column(it), When::In(period))).to_vec();
        let table = self.table(ReportName::Durations, Some(period), None, classes.to_vec(), vec![], Row { key: Key::Total, cells });
        Ok(Durations { table: Table { unit: Unit::Trajectories, ..table }, median: self.median(period) })
    }

    fn median(&self, period: Period) -> Figure {
        let ended = self.cell(&Key::Total, Measure::TrajectoriesEnded, When::In(period));
        let median = self.medians.get(&period).copied().flatten();
        match (self.outlet, ended, median) {
            (Outlet::Exact, _, None) => Figure::Nothing,
            (Outlet::Exact, _, Some(median)) => Figure::Is(median),
            (Outlet::Gated(rules), Shown::Count(ended), Some(median)) if rules.at_least(ended) >= rules.durations_from => {
                Figure::Is(median)
            }
            (Outlet::Gated(_), ..) => Figure::TooFew,
        }
    }

    /// The figures about youths and trajectories. A ratio or percentage is made of what is shown, so it says nothing that is not.
    pub fn headlines(&self, period: Period) -> Result<Headlines, ReportRefused> {
        self.holds(period)?;
        let of = |measure| self.cell(&Key::Total, measure, When::In(period));
        let (came, left) = (of(Measure::YouthsIn), of(Measure::YouthsOut));
        let drop_out = match (self.outlet, of(Measure::Reasoned)) {
            (Outlet::Gated(rules), Shown::Count(reasoned)) if rules.at_least(reasoned) < rules.percent_from => Figure::TooFew,
            (_, reasoned) => share(of(Measure::DropOut), reasoned, 10_000),
        };
        Ok(Headlines {
            active: of(Measure::YouthsActive),
            came,
            left,
            ratio: share(left, came, 100),
            ended: of(Measure::TrajectoriesEnded),
            median: self.median(period),
            drop_out,
        })
    }

    /// Whether at least half of what runs after a day stays visible when split like this. It is judged by what is printed, rows and
    /// total, so that an open or a closed split says nothing of its own.
    fn is_open(&self, split: Split, day: NaiveDate) -> bool {
        let all = self.cell(&Key::Total, Measure::Column(Column::End), When::After(day)).value().map_or(0, i64::from);
        let shown = self.visible.get(&(split, day)).copied().unwrap_or_default();
        self.is_exact() || all > 0 && shown * 2 >= all
    }

    /// The splits that are open over a period, the coarsest first.
    pub fn splits(&self, period: Period) -> Vec<Split> {
        let mut open: Vec<Split> = Split::ALL.iter().copied().filter(|it| self.is_open(*it, period.to())).collect();
        open.sort_by_key(|it| self.keys(*it).count());
        open
    }

    /// The split a view starts at: the coarsest open one that has more than one row.
    pub fn opening_split(&self, period: Period) -> Option<Split> {
        self.splits(period).into_iter().find(|it| self.keys(*it).nth(1).is_some())
    }

    fn table(
        &self,
        report: ReportName,
        period: Option<Period>,
        split: Option<Split>,
        columns: Vec<Column>,
        rows: Vec<Row>,
        total: Row,
    ) -> Table {
        let (unit, as_of, exact, balances) = (Unit::Arrangements, self.as_of, self.is_exact(), self.balances);
        let floor = match self.outlet {
            Outlet::Gated(rules) => rules.floor,
            Outlet::Exact => 0,
        };
        Table { report, unit, period, as_of, split, exact, floor, balances, columns, rows, total }
    }
}

/// One shown count over another, in `of` parts.
fn share(part: Shown, whole: Shown, of: i64) -> Figure {
    match (part, whole) {
        (_, Shown::Count(0)) => Figure::Nothing,
        (Shown::Count(part), Shown::Count(whole)) => Figure::Is((i64::from(part) * of + i64::from(whole) / 2) / i64::from(whole)),
        _ => Figure::TooFew,
    }
}
