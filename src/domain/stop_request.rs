//! "Vraag stopberichten na": a contract manager asks the access team to find out which help past its end has really stopped.
//! The contract manager points at a cell of a report, never at a person, and gets counts back.

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
    /// How many turned out to have stopped; passes the disclosure gate before the contract manager sees it.
    pub stopped: Option<i32>,
    /// How many turned out to run on.
    pub running: Option<i32>,
    pub known_at: NaiveDate,
}

/// Why a request is not made or answered like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StopRequestRefused {
    #[error("stop-request-answered-already")]
    AnsweredAlready,
    #[error("stop-request-negative")]
    Negative,
}

impl StopRequest {
    pub fn ask(
        municipality: MunicipalityCode,
        provider_id: Option<ProviderId>,
        counted_on: NaiveDate,
        by: AccountId,
        today: NaiveDate,
    ) -> New<Self> {
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
        New::of(request, Event::StopsRequested)
    }

    /// The access team says what it found: how many stopped, how many run on.
    pub fn answer(&self, stopped: i32, running: i32, by: AccountId, today: NaiveDate) -> Result<Change<Self>, StopRequestRefused> {
        if self.answered_on.is_some() {
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
