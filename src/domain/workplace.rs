//! Workplaces and providers: where people work and who gives the help.

use crate::domain::change::{Event, New};
use crate::domain::code::codes;
use crate::domain::id::{ProviderId, WorkplaceId};
use crate::domain::identity::{AgbCode, MunicipalityCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// A GP practice, or the municipal team that decides on access to help.
    WorkplaceKind as "workplace-kind" { Practice = "practice", AccessTeam = "access_team" }
}

/// A GP practice or a municipal access team. Every case belongs to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workplace {
    pub id: WorkplaceId,
    pub version: i32,
    pub kind: WorkplaceKind,
    pub name: String,
    pub municipality: MunicipalityCode,
    /// Empty when not known.
    pub phone: String,
    /// From this day on nobody works there.
    pub ended_on: Option<NaiveDate>,
}

impl Workplace {
    pub fn create(self) -> New<Self> {
        New::of(self, Event::WorkplaceCreated)
    }
}

/// A provider of youth help, known by its AGB code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    pub id: ProviderId,
    pub version: i32,
    pub name: String,
    pub agb: AgbCode,
    /// Empty when not known.
    pub phone: String,
    /// From this day on gives no new help.
    pub ended_on: Option<NaiveDate>,
}

impl Provider {
    pub fn create(self) -> New<Self> {
        New::of(self, Event::ProviderCreated)
    }
}
