//! The only place that reads the time.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, SubsecRound, TimeDelta, Utc};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// The time and the day. `--today` moves the day alone; sessions, codes and audit stamps use the real time.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    day: Option<NaiveDate>,
    /// Microseconds by which a test has moved the time.
    moved: Arc<AtomicI64>,
}

impl Clock {
    pub fn new(day: Option<NaiveDate>) -> Self {
        Self { day, moved: Arc::default() }
    }

    /// The instant in UTC, cut to microseconds, which is what both databases keep.
    pub fn now(&self) -> NaiveDateTime {
        (Utc::now().naive_utc() + TimeDelta::microseconds(self.moved.load(Ordering::Relaxed))).trunc_subsecs(6)
    }

    /// The day in the Netherlands.
    pub fn today(&self) -> NaiveDate {
        match self.day {
            // A test that moves the time by days moves the day with it.
            Some(day) => day.checked_add_signed(TimeDelta::microseconds(self.moved.load(Ordering::Relaxed))).unwrap_or(day),
            None => amsterdam(self.now()).date(),
        }
    }

    /// Lets a test see what time does.
    pub fn move_by(&self, by: TimeDelta) {
        self.moved.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::Relaxed);
    }
}

/// The instant at which a day begins in the Netherlands.
pub fn begins(day: NaiveDate) -> NaiveDateTime {
    let midnight = day.and_time(NaiveTime::MIN);
    midnight.and_local_timezone(chrono_tz::Europe::Amsterdam).earliest().map_or(midnight, |it| it.naive_utc())
}

/// An instant as the clock on the wall shows it.
pub fn amsterdam(at: NaiveDateTime) -> NaiveDateTime {
    at.and_utc().with_timezone(&chrono_tz::Europe::Amsterdam).naive_local()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_midnight_in_the_netherlands() {
        let at = |text: &str| amsterdam(text.parse().unwrap()).date().to_string();
        assert_eq!(at("2026-06-30T22:00:00"), "2026-07-01");
        assert_eq!(at("2026-12-31T22:59:59"), "2026-12-31");
        assert_eq!(at("2026-12-31T23:00:00"), "2027-01-01");
        for day in ["2026-06-30", "2026-10-25", "2026-10-26", "2027-01-01"] {
            let day: NaiveDate = day.parse().unwrap();
            let first = begins(day);
            assert_eq!((amsterdam(first), amsterdam(first - TimeDelta::microseconds(1)).date()), (day.into(), day.pred_opt().unwrap()));
        }
    }
}
