//! Chance with a fixed beginning: the same throws on every machine.

use chrono::{Datelike, NaiveDate};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};

use crate::domain::calendar::{is_working_day, plus_days};

pub struct Dice(StdRng);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(StdRng::seed_from_u64(seed))
    }

    /// True in `percent` of the throws.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.0.random_ratio(percent.min(100), 100)
    }

    /// From `low` up to and including `high`; `low` when there is nothing between.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        if high > low { self.0.random_range(low..=high) } else { low }
    }

    /// One of a list that is never empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        match list.choose(&mut self.0) {
            Some(it) => *it,
            None => unreachable!("lists of the demo are not empty"),
        }
    }

    /// One of a list in which each stands with its weight.
    pub fn weighed<T: Copy>(&mut self, list: &[(i64, T)]) -> T {
        let mut left = self.between(1, list.iter().map(|(weight, _)| weight).sum());
        for (weight, it) in list {
            left -= weight;
            if left <= 0 {
                return *it;
            }
        }
        self.pick(list).1
    }
}

/// The last working day up to and including `day`.
pub fn working_day(mut day: NaiveDate) -> NaiveDate {
    while !is_working_day(day) {
        day = plus_days(day, -1);
    }
    day
}

/// The first working day from `day` on.
pub fn working_day_from(mut day: NaiveDate) -> NaiveDate {
    while !is_working_day(day) {
        day = plus_days(day, 1);
    }
    day
}

/// Summer holidays and the weeks around New Year, when little happens.
pub fn in_holidays(day: NaiveDate) -> bool {
    matches!((day.month(), day.day()), (7, 11..) | (8, ..=23) | (12, 20..) | (1, ..=4))
}
