//! What ends soon or should have ended: the stock by the weeks to its last day.

use crate::domain::calendar::days_between;
use crate::domain::reporting::measure::Counted;
use crate::domain::reporting::table::Column;
use chrono::NaiveDate;

/// The columns of the report, nearest first: past the end, then 0–3, 4–7, 8–12 and 13–25 full weeks ahead.
pub const CLASSES: [Column; 5] = [Column::Past, Column::Within3, Column::Within7, Column::Within12, Column::Within25];

/// The class of what runs on the counting day; none for what ends later, or has no end date. A stop that was reported ahead
/// counts as the end; past is a planned end before the counting day without a stop.
pub fn class(it: &Counted, counted_on: NaiveDate) -> Option<Column> {
    let end = it.run.to.or(it.help.planned_end_on)?;
    match days_between(counted_on, end) {
        ..0 => Some(Column::Past),
        0..28 => Some(Column::Within3),
        28..56 => Some(Column::Within7),
        56..91 => Some(Column::Within12),
        91..182 => Some(Column::Within25),
        _ => None,
    }
}
