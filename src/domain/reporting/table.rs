//! What comes out of the disclosure gate: the only form in which figures are shown. The same table makes the page, the xlsx,
//! the csv, the chart and the JSON, so they hold the same cells.

use crate::domain::catalogue::Profile;
use crate::domain::code::codes;
use crate::domain::id::ProviderId;
use crate::domain::identity::MunicipalityCode;
use crate::domain::reporting::period::Period;
use chrono::NaiveDate;

codes! {
    /// The reports that exist.
    ReportName as "report" { Stock = "stock", Ending = "ending", Durations = "durations" }
}

codes! {
    /// What is counted.
    Unit as "unit" { Arrangements = "arrangements", Trajectories = "trajectories", Youths = "youths" }
}

codes! {
    /// Along what a report is split into rows.
    Split as "split" { Municipality = "municipality", Profile = "profile", Provider = "provider" }
}

codes! {
    /// The columns of the reports. Each has its definition in the texts, `column-…-means`.
    Column as "column" {
        /// Started before the first day and not ended before it.
        Begin = "begin",
        In = "in",
        /// Of the inflow: the youth had no other arrangement on the day before.
        New = "new",
        MovedOn = "moved_on",
        Out = "out",
        /// Of the outflow: the youth has no other arrangement on the day after.
        Done = "done",
        StillInHelp = "still_in_help",
        /// After the last day.
        End = "end",
        /// Planned end in 0 to 3 weeks.
        Within3 = "within_3",
        Within7 = "within_7",
        Within12 = "within_12",
        Within25 = "within_25",
        /// Planned end before the counting day, and no stop.
        Past = "past",
        /// A trajectory of less than three months, and so on.
        Months3 = "months_3",
        Months6 = "months_6",
        Months12 = "months_12",
        Years2 = "years_2",
        Years3 = "years_3",
        Years4 = "years_4",
        Longer = "longer",
    }
}

/// A count as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Rounded, or exact for the operator.
    Count(u32),
    /// Under the floor.
    Below,
    /// Kept back, since with it another cell could be worked out.
    Kept,
}

impl Shown {
    /// The value, where it is shown.
    pub fn value(self) -> Option<u32> {
        match self {
            Self::Count(value) => Some(value),
            Self::Below | Self::Kept => None,
        }
    }
}

/// A figure that is no count: a ratio, a percentage, a number of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// In hundredths.
    Is(i64),
    /// Too few to say it.
    TooFew,
    /// Nothing to divide by: "–".
    Nothing,
}

/// What a row is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Total,
    Municipality(MunicipalityCode),
    Profile(Profile),
    Provider(ProviderId),
    /// A row of a table over time.
    Period(Period),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub key: Key,
    /// One for each column of the table.
    pub cells: Vec<Shown>,
}

/// A report as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub report: ReportName,
    pub unit: Unit,
    /// `None` for what is counted on one day.
    pub period: Option<Period>,
    /// The day on which was counted: "stand op".
    pub as_of: NaiveDate,
    /// `None` for a table over time, or for the total alone.
    pub split: Option<Split>,
    /// Whether these are the numbers before rounding, for the operator alone.
    pub exact: bool,
    /// What is under this is hidden.
    pub floor: u32,
    /// Whether begin + in - out = end held in every row on exact counts ("klopt vóór afronding").
    pub balances: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Over all rows; of a table over time the newest period.
    pub total: Row,
}
