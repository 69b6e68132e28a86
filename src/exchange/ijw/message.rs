//! The messages as the rest of the program sees them: what is used of them, in its types.

use crate::domain::code::{ChangeReason, EndReason, Sex};
use crate::domain::identity::{AgbCode, Bsn, MunicipalityCode};
use chrono::{NaiveDate, NaiveTime};
use std::fmt;

/// Which message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// JW301: the municipality allocates products to a provider.
    Allocation,
    /// JW305: the provider started.
    Start,
    /// JW307: the provider stopped, for good or for a while.
    Stop,
}

impl Kind {
    /// BerichtCode.
    pub fn code(self) -> &'static str {
        match self {
            Self::Allocation => "436",
            Self::Start => "438",
            Self::Stop => "440",
        }
    }

    /// Name in the standard.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allocation => "JW301",
            Self::Start => "JW305",
            Self::Stop => "JW307",
        }
    }
}

/// One message about one young person. Only [`read`](super::read) makes one, so the checks have been done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub header: Header,
    pub client: Client,
    pub content: Content,
    pub(super) municipality: MunicipalityCode,
    pub(super) provider: AgbCode,
}

impl Message {
    /// The municipality: Afzender of a JW301, Ontvanger of a JW305 or JW307.
    pub fn municipality(&self) -> &MunicipalityCode {
        &self.municipality
    }

    /// The provider: the other end of [`Self::municipality`].
    pub fn provider(&self) -> &AgbCode {
        &self.provider
    }
}

/// Header. Kind, sender and identification together are unique (TR056).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    pub kind: Kind,
    /// Afzender.
    pub sender: String,
    /// Ontvanger.
    pub receiver: String,
    /// Identificatie.
    pub identification: String,
    /// Dagtekening.
    pub dated_on: NaiveDate,
}

/// Client. `Debug` shows nothing of the person, so that nothing can reach a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Client {
    pub bsn: Bsn,
    /// Geboortedatum; with a DatumGebruik day, month or year are stand-ins (CS139: 01, 01-01, 1900).
    pub born_on: NaiveDate,
    pub sex: Sex,
    /// Voornamen.
    pub first_names: Option<String>,
    /// Voorletters.
    pub initials: Option<String>,
    /// Voorvoegsel of the Geslachtsnaam.
    pub prefix: Option<String>,
    /// Achternaam of the Geslachtsnaam.
    pub last_name: String,
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Client(…)")
    }
}

/// The product lines, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Allocations(Vec<AllocatedProduct>),
    Starts(Vec<StartProduct>),
    Stops(Vec<StopProduct>),
}

/// ToegewezenProduct. The one with the highest date and time of a number counts, not the last received (IV013, OP080).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllocatedProduct {
    /// ToewijzingNummer.
    pub number: i64,
    pub category: Option<String>,
    pub code: Option<String>,
    /// Toewijzingsdatum.
    pub allocated_on: NaiveDate,
    /// Toewijzingstijd, in whole microseconds.
    pub allocated_time: NaiveTime,
    /// Ingangsdatum.
    pub starts_on: NaiveDate,
    /// Einddatum.
    pub ends_on: Option<NaiveDate>,
    /// RedenWijziging.
    pub change: Option<ChangeReason>,
}

impl AllocatedProduct {
    /// Whether the allocation is taken back as if it was never sent (CS335).
    pub fn is_withdrawal(&self) -> bool {
        self.change == Some(ChangeReason::Removed) && self.ends_on == Some(self.starts_on)
    }
}

/// StartProduct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartProduct {
    /// ToewijzingNummer; only output and effort financing demand it (TR019).
    pub number: Option<i64>,
    pub category: Option<String>,
    pub code: Option<String>,
    /// ToewijzingIngangsdatum.
    pub allocation_starts_on: Option<NaiveDate>,
    /// Begindatum.
    pub began_on: NaiveDate,
    /// StatusAanlevering 3: an earlier line with the same key is taken back.
    pub removes: bool,
}

/// StopProduct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopProduct {
    /// ToewijzingNummer; only output and effort financing demand it (TR019).
    pub number: Option<i64>,
    pub category: Option<String>,
    pub code: Option<String>,
    /// ToewijzingIngangsdatum.
    pub allocation_starts_on: Option<NaiveDate>,
    /// Begindatum.
    pub began_on: NaiveDate,
    /// RedenBeeindiging.
    pub reason: EndReason,
    /// Einddatum.
    pub ended_on: NaiveDate,
    /// StatusAanlevering 3: an earlier line with the same key is taken back.
    pub removes: bool,
}
