//! How long: trajectories that ended in a period.

use crate::domain::calendar::{days_between, plus_days, plus_months};
use crate::domain::code::EndReason;
use crate::domain::reporting::measure::Trajectory;
use crate::domain::reporting::period::Period;
use crate::domain::reporting::table::Column;

/// Short to long, as the yearly books have them: less than 3, 6 and 12 months, less than 2, 3 and 4 years, and longer. From 1 July to
/// 30 September is three months, and not less.
pub const CLASSES: [(Column, u32); 7] = [
    (Column::Months3, 3),
    (Column::Months6, 6),
    (Column::Months12, 12),
    (Column::Years2, 24),
    (Column::Years3, 36),
    (Column::Years4, 48),
    (Column::Longer, u32::MAX),
];

/// The class of a trajectory that ended; none while it goes on.
pub fn class(it: &Trajectory) -> Option<Column> {
    let to = it.run.to?;
    CLASSES.iter().find(|(_, months)| *months == u32::MAX || plus_days(to, 1) < plus_months(it.run.from, *months)).map(|(class, _)| *class)
}

/// How few and how many days the months of each class but the last can last.
const DAYS: [(i64, i64); 6] = [(89, 92), (181, 184), (365, 366), (730, 731), (1095, 1096), (1460, 1461)];

/// The first and the last class in which so many hundredths of a day may lie, as places in [`CLASSES`]: at an edge months differ.
pub fn classes_of(hundredths: i64) -> (usize, usize) {
    let under = |limit: fn(&(i64, i64)) -> i64| DAYS.iter().position(|it| hundredths < limit(it) * 100).unwrap_or(DAYS.len());
    (under(|it| it.1), under(|it| it.0))
}

/// What ended in a period, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ended {
    /// Days from first to last, shortest first; interruptions count.
    pub days: Vec<i64>,
    /// The same without the days of interruption, for the guide length.
    pub net_days: Vec<i64>,
    /// For reasons 31 to 35: the denominator of the drop-out share.
    pub reasoned: i64,
    /// For 32 or 33: by the client or the provider, too early.
    pub dropped_out: i64,
}

/// 31 to 35: help came to an end. 02, 36 to 39 and unknown stand apart.
pub fn is_reasoned(reason: Option<EndReason>) -> bool {
    use EndReason as R;
    matches!(reason, Some(R::AsPlanned | R::ByClient | R::ByProvider | R::InAgreement | R::External))
}

/// 32 + 33.
pub fn is_drop_out(reason: Option<EndReason>) -> bool {
    matches!(reason, Some(EndReason::ByClient | EndReason::ByProvider))
}

pub fn ended(trajectories: &[Trajectory], period: Period) -> Ended {
    let mut found = Ended::default();
    for it in trajectories.iter().filter(|it| it.run.goes_out(period)) {
        let days = it.run.days(period.to());
        found.days.push(days);
        found.net_days.push(days - it.paused);
        found.reasoned += i64::from(is_reasoned(it.end_reason));
        found.dropped_out += i64::from(is_drop_out(it.end_reason));
    }
    found.days.sort_unstable();
    found.net_days.sort_unstable();
    found
}

/// How old the trajectories are that go on after the period, youngest first.
pub fn running(trajectories: &[Trajectory], period: Period) -> Vec<i64> {
    let last = period.to();
    let mut days: Vec<i64> =
        trajectories.iter().filter(|it| it.run.in_stock_after(last)).map(|it| days_between(it.run.from, last) + 1).collect();
    days.sort_unstable();
    days
}

/// The middle of what is sorted, in hundredths; none of nothing.
pub fn median(sorted: &[i64]) -> Option<i64> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get((sorted.len() - 1) / 2)?;
    Some((lower + upper) * 50)
}
