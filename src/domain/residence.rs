//! Where a youth lives, as dated rows. An address marked secret prints nowhere.

use crate::domain::change::{Event, New, TextField};
use crate::domain::id::{ResidenceId, YouthId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::youth::Youth;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// From a day on the youth lives here. The address itself is a text of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Residence {
    pub id: ResidenceId,
    pub youth_id: YouthId,
    /// The municipality of residence; who pays stands on the arrangement.
    pub municipality: MunicipalityCode,
    pub from_on: NaiveDate,
    pub secret: bool,
    pub known_at: NaiveDate,
}

/// Why a residence is not recorded like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ResidenceRefused {
    #[error("residence-in-future")]
    InFuture,
    #[error("residence-before-birth")]
    BeforeBirth,
    #[error("residence-address-missing")]
    AddressMissing,
}

impl Residence {
    /// Records where a youth lives from a day on. A move still to come is recorded when it has taken place. The responsible
    /// municipality of the youth does not follow: after a placement the earlier one stays responsible (woonplaatsbeginsel).
    pub fn record(
        youth: &Youth,
        municipality: MunicipalityCode,
        from_on: NaiveDate,
        secret: bool,
        address: String,
        today: NaiveDate,
    ) -> Result<New<Self>, ResidenceRefused> {
        if address.trim().is_empty() {
            return Err(ResidenceRefused::AddressMissing);
        }
        if from_on > today {
            return Err(ResidenceRefused::InFuture);
        }
        if from_on < youth.born_on {
            return Err(ResidenceRefused::BeforeBirth);
        }
        let residence = Self { id: ResidenceId::NEW, youth_id: youth.id, municipality, from_on, secret, known_at: today };
        Ok(New::of(residence, Event::ResidenceRecorded { secret }).with_texts(vec![(TextField::Address, address)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::youth::example::born;

    #[test]
    fn a_residence_has_an_address_and_lies_between_birth_and_today() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let record = |on: &str, address: &str| {
            let here = MunicipalityCode::parse("0748").unwrap();
            Residence::record(&born("2012-03-05"), here, day(on), true, address.into(), day("2026-11-22"))
        };
        assert_eq!(record("2026-11-01", " ").unwrap_err(), ResidenceRefused::AddressMissing);
        assert_eq!(record("2026-11-23", "Kade 1").unwrap_err(), ResidenceRefused::InFuture);
        assert_eq!(record("2012-03-04", "Kade 1").unwrap_err(), ResidenceRefused::BeforeBirth);
        let told = record("2026-11-22", "Kade 1").unwrap();
        assert_eq!(told.change().texts(), &[(TextField::Address, "Kade 1".to_owned())]);
        assert!(!serde_json::to_string(told.change().state()).unwrap().contains("Kade"), "an address is no fact");
    }
}
