//! "Vraag stopberichten na": a contract manager asks the access team to find out which help past its end has really stopped.
//! The contract manager points at a cell of a report, never at a person, and hears that it was done.

use crate::domain::change::{Change, Event, New};
use crate::domain::id::{AccountId, ProviderId, StopRequestId};
use crate::domain::identity::MunicipalityCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A request about what is past its end at one provider, or at all of them, in one municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StopRequest {
    pub id: StopRequestId,
    pub version: i32,
    pub municipality: MunicipalityCode,
    /// `None`: every provider.
    pub provider_id: Option<ProviderId>,
    /// The day on which the report counted.
    pub counted_on: NaiveDate,
    pub asked_by: AccountId,
    pub asked_on: NaiveDate,
    pub answered_by: Option<AccountId>,
    pub answered_on: Option<NaiveDate>,
    /// How many turned out to have stopped. Only the team sees this count and the next: beside the cell of the report they would
    /// narrow it further than the disclosure gate lets anything do.
    pub stopped: Option<i32>,
    /// How many turned out to run on.
    pub running: Option<i32>,
    pub known_at: NaiveDate,
}

/// Why a request is not made or answered like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StopRequestRefused {
    /// The same was asked before and waits for its answer.
    #[error("stop-request-asked-already")]
    AskedAlready,
    #[error("stop-request-answered-already")]
    AnsweredAlready,
    #[error("stop-request-negative")]
    Negative,
}

impl StopRequest {
    /// `earlier` are the requests about this municipality so far; what waits for an answer is not asked again.
    pub fn ask(
        (municipality, provider_id): (MunicipalityCode, Option<ProviderId>),
        counted_on: NaiveDate,
        by: AccountId,
        earlier: &[Self],
        today: NaiveDate,
    ) -> Result<New<Self>, StopRequestRefused> {
        if earlier.iter().any(|it| it.waits() && it.municipality == municipality && it.provider_id == provider_id) {
            return Err(StopRequestRefused::AskedAlready);
        }
        let request = Self {
            id: StopRequestId::NEW,
            version: 1,
            municipality,
            provider_id,
            counted_on,
            asked_by: by,
            asked_on: today,
            answered_by: None,
            answered_on: None,
            stopped: None,
            running: None,
            known_at: today,
        };
        Ok(New::of(request, Event::StopsRequested))
    }

    pub fn waits(&self) -> bool {
        self.answered_on.is_none()
    }

    /// The access team says what it found: how many stopped, how many run on.
    pub fn answer(&self, stopped: i32, running: i32, by: AccountId, today: NaiveDate) -> Result<Change<Self>, StopRequestRefused> {
        if !self.waits() {
            return Err(StopRequestRefused::AnsweredAlready);
        }
        if stopped < 0 || running < 0 {
            return Err(StopRequestRefused::Negative);
        }
        let answered =
            Self { answered_by: Some(by), answered_on: Some(today), stopped: Some(stopped), running: Some(running), ..self.clone() };
        Ok(Change::new(answered, Event::StopsAnswered))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn ask(code: &str, provider: Option<i64>, earlier: &[StopRequest]) -> Result<StopRequest, StopRequestRefused> {
        let cell = (MunicipalityCode::parse(code).unwrap(), provider.map(ProviderId));
        StopRequest::ask(cell, day("2026-11-01"), AccountId(1), earlier, day("2026-11-22")).map(|it| it.change().state().clone())
    }

    #[test]
    fn what_waits_for_an_answer_is_not_asked_again() {
        let first = ask("0748", Some(2), &[]).unwrap();
        assert_eq!((first.counted_on, first.asked_on, first.waits()), (day("2026-11-01"), day("2026-11-22"), true));
        let earlier = [first.clone()];
        assert_eq!(ask("0748", Some(2), &earlier), Err(StopRequestRefused::AskedAlready));
        for (code, provider) in [("0748", Some(3)), ("0748", None), ("1674", Some(2))] {
            assert!(ask(code, provider, &earlier).is_ok(), "{code} {provider:?}");
        }
        let answered = first.answer(3, 4, AccountId(2), day("2026-11-23")).unwrap().state().clone();
        assert!(ask("0748", Some(2), &[answered]).is_ok());
    }

    #[test]
    fn the_team_answers_once_and_with_counts() {
        let first = ask("0748", None, &[]).unwrap();
        let answer = |request: &StopRequest, stopped, running| request.answer(stopped, running, AccountId(2), day("2026-11-23"));
        for (stopped, running) in [(-1, 0), (0, -1)] {
            assert_eq!(answer(&first, stopped, running).unwrap_err(), StopRequestRefused::Negative);
        }
        let answered = answer(&first, 0, 12).unwrap().state().clone();
        assert_eq!((answered.stopped, answered.running, answered.waits()), (Some(0), Some(12), false));
        assert_eq!(answer(&answered, 1, 1).unwrap_err(), StopRequestRefused::AnsweredAlready);
    }
}
