//! Periods of a report: whole months or longer, both days included.

use crate::domain::code::{Code, codes};
use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

codes! {
    /// How long a period is.
    PeriodKind as "period-kind" { Month = "month", Quarter = "quarter", HalfYear = "half_year", Year = "year" }
}

impl PeriodKind {
    pub fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A calendar month, quarter, half-year or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Period {
    from: NaiveDate,
    to: NaiveDate,
}

/// Why two days are no period of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PeriodRefused {
    #[error("period-wrong-way-round")]
    WrongWayRound,
    /// Not a calendar month, quarter, half-year or year.
    #[error("period-not-whole")]
    NotWhole,
}

impl Period {
    /// The calendar period between two days, both included.
    pub fn between(from: NaiveDate, to: NaiveDate) -> Result<Self, PeriodRefused> {
        if to < from {
            return Err(PeriodRefused::WrongWayRound);
        }
        let whole = PeriodKind::ALL.iter().map(|kind| Self::around(*kind, from)).find(|it| it.from == from && it.to == to);
        whole.ok_or(PeriodRefused::NotWhole)
    }

    /// The calendar period of this length in which a day lies.
    pub fn around(kind: PeriodKind, day: NaiveDate) -> Self {
        let first = day.month0() / kind.months() * kind.months() + 1;
        let from = NaiveDate::from_ymd_opt(day.year(), first, 1).unwrap_or(day);
        Self { from, to: from.checked_add_months(Months::new(kind.months())).and_then(|it| it.pred_opt()).unwrap_or(from) }
    }

    /// The period of the same length that ends on the day before this one.
    pub fn previous(self) -> Self {
        Self::around(self.kind(), self.from.pred_opt().unwrap_or(self.from))
    }

    /// The period of the same length that begins on the day after this one.
    pub fn next(self) -> Self {
        Self::around(self.kind(), self.to.succ_opt().unwrap_or(self.to))
    }

    /// The last period of this length that was over on a day.
    pub fn last_over(kind: PeriodKind, day: NaiveDate) -> Self {
        let around = Self::around(kind, day);
        if around.to <= day { around } else { around.previous() }
    }

    pub fn from(self) -> NaiveDate {
        self.from
    }
    pub fn to(self) -> NaiveDate {
        self.to
    }
    pub fn kind(self) -> PeriodKind {
        let months = (self.to.year() - self.from.year()) * 12 + self.to.month0().cast_signed() - self.from.month0().cast_signed() + 1;
        match months {
            1 => PeriodKind::Month,
            3 => PeriodKind::Quarter,
            6 => PeriodKind::HalfYear,
            _ => PeriodKind::Year,
        }
    }
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
    /// The months it consists of, the first one first.
    pub fn months(self) -> Vec<Self> {
        let first = Self::around(PeriodKind::Month, self.from);
        std::iter::successors(Some(first), |it| Some(it.next()).filter(|next| next.to <= self.to)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_a_calendar_month_quarter_half_year_or_year() {
        let between = |from: &str, to: &str| Period::between(day(from), day(to)).map(Period::kind);
        assert_eq!(between("2028-02-01", "2028-02-29"), Ok(PeriodKind::Month));
        assert_eq!(between("2026-07-01", "2026-09-30"), Ok(PeriodKind::Quarter));
        assert_eq!(between("2026-07-01", "2026-12-31"), Ok(PeriodKind::HalfYear));
        assert_eq!(between("2026-01-01", "2026-12-31"), Ok(PeriodKind::Year));
        assert_eq!(between("2026-09-30", "2026-07-01"), Err(PeriodRefused::WrongWayRound));
        for (from, to) in [("2026-07-01", "2026-09-29"), ("2026-02-01", "2026-04-30"), ("2026-07-02", "2026-07-31")] {
            assert_eq!(between(from, to), Err(PeriodRefused::NotWhole), "{from} {to}");
        }
    }

    #[test]
    fn periods_follow_each_other_without_a_gap() {
        for kind in PeriodKind::ALL {
            let mut period = Period::around(*kind, day("2024-01-01"));
            while period.to() < day("2029-01-01") {
                let next = period.next();
                assert_eq!(Some(next.from()), period.to().succ_opt());
                assert_eq!((next.previous(), next.kind()), (period, *kind));
                assert_eq!(period.months().len() as u32, kind.months());
                period = next;
            }
        }
        assert_eq!(Period::last_over(PeriodKind::Quarter, day("2026-09-30")).to(), day("2026-09-30"));
        assert_eq!(Period::last_over(PeriodKind::Quarter, day("2026-09-29")).to(), day("2026-06-30"));
    }
}
