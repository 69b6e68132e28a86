//! Advice without a file: a question of a GP or a colleague about nobody in particular.

use crate::domain::catalogue::HelpQuestion;
use crate::domain::change::{Event, New};
use crate::domain::id::{AccountId, AdviceId, WorkplaceId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// One advice: where, when, how long, about what. It names no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    pub id: AdviceId,
    pub workplace_id: WorkplaceId,
    pub account_id: AccountId,
    pub given_on: NaiveDate,
    /// 1 to 240.
    pub minutes: i32,
    pub question: HelpQuestion,
    pub known_at: NaiveDate,
}

/// What was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advising {
    pub workplace: WorkplaceId,
    pub on: NaiveDate,
    pub minutes: i32,
    pub question: HelpQuestion,
}

/// Why an advice is not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AdviceRefused {
    #[error("advice-in-future")]
    InFuture,
    #[error("advice-minutes-range")]
    Minutes,
    #[error("advice-elsewhere")]
    Elsewhere,
}

impl Advice {
    /// Records an advice that was given, at one of the adviser's own workplaces.
    pub fn give(advising: Advising, by: AccountId, own: &[WorkplaceId], today: NaiveDate) -> Result<New<Self>, AdviceRefused> {
        if !own.contains(&advising.workplace) {
            return Err(AdviceRefused::Elsewhere);
        }
        if advising.on > today {
            return Err(AdviceRefused::InFuture);
        }
        if !(1..=240).contains(&advising.minutes) {
            return Err(AdviceRefused::Minutes);
        }
        let advice = Self {
            id: AdviceId::NEW,
            workplace_id: advising.workplace,
            account_id: by,
            given_on: advising.on,
            minutes: advising.minutes,
            question: advising.question,
            known_at: today,
        };
        Ok(New::of(advice, Event::AdviceGiven))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn give(workplace: i64, on: &str, minutes: i32) -> Result<i32, AdviceRefused> {
        let advising = Advising { workplace: WorkplaceId(workplace), on: day(on), minutes, question: HelpQuestion::Sleep };
        Advice::give(advising, AccountId(1), &[WorkplaceId(1)], day("2026-11-22")).map(|it| it.change().state().minutes)
    }

    #[test]
    fn advice_is_given_at_ones_own_practice_today_or_earlier() {
        assert_eq!(give(1, "2026-11-22", 10), Ok(10));
        assert_eq!(give(1, "2026-11-23", 10), Err(AdviceRefused::InFuture));
        assert_eq!(give(2, "2026-11-22", 10), Err(AdviceRefused::Elsewhere));
    }

    #[test]
    fn advice_takes_a_minute_to_four_hours() {
        assert_eq!((give(1, "2026-11-20", 1), give(1, "2026-11-20", 240)), (Ok(1), Ok(240)));
        for minutes in [-5, 0, 241] {
            assert_eq!(give(1, "2026-11-20", minutes), Err(AdviceRefused::Minutes));
        }
    }
}
