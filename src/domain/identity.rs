//! Numbers that identify people and organisations outside this program.

use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

/// Why a number was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IdentityRefused {
    #[error("bsn-form")]
    BsnForm,
    #[error("bsn-check")]
    BsnCheck,
    #[error("agb-form")]
    AgbForm,
    #[error("municipality-form")]
    MunicipalityForm,
}

/// Citizen service number: nine digits that pass the eleven test (Jeugdwet 7.2; 000000000 passes the sum and is refused).
/// `Debug` never shows it, so that it cannot reach a log.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Bsn(String);

impl Bsn {
    pub fn parse(text: &str) -> Result<Self, IdentityRefused> {
        let digits = digits::<9>(text).ok_or(IdentityRefused::BsnForm)?;
        let weighted: i32 = digits.iter().zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(digit, weight)| i32::from(*digit) * weight).sum();
        if weighted % 11 != 0 || digits == [0; 9] {
            return Err(IdentityRefused::BsnCheck);
        }
        Ok(Self(text.to_owned()))
    }

    /// The digits, for the column kept apart and for a form that shows the number to its owner's professional.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether the number lies in the range set apart for tests (999900006 to 999999990).
    pub fn is_test(&self) -> bool {
        ("999900006"..="999999990").contains(&self.0.as_str())
    }
}

impl fmt::Debug for Bsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bsn(…)")
    }
}

/// AGB code of a provider or practice: eight digits (Vektis; no public check digit).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AgbCode(String);

impl AgbCode {
    pub fn parse(text: &str) -> Result<Self, IdentityRefused> {
        digits::<8>(text).map(|_| Self(text.to_owned())).ok_or(IdentityRefused::AgbForm)
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// CBS code of a municipality: four digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MunicipalityCode(String);

impl MunicipalityCode {
    pub fn parse(text: &str) -> Result<Self, IdentityRefused> {
        digits::<4>(text).map(|_| Self(text.to_owned())).ok_or(IdentityRefused::MunicipalityForm)
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn digits<const N: usize>(text: &str) -> Option<[u8; N]> {
    let found: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
    if found.len() == text.len() { found.try_into().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_published_test_number_passes_and_its_neighbour_does_not() {
        assert!(Bsn::parse("999900006").is_ok_and(|bsn| bsn.is_test()));
        assert_eq!(Bsn::parse("999900007"), Err(IdentityRefused::BsnCheck));
        assert_eq!(Bsn::parse("000000000"), Err(IdentityRefused::BsnCheck));
        assert_eq!(Bsn::parse("99990000"), Err(IdentityRefused::BsnForm));
        assert_eq!(Bsn::parse("9999O0006"), Err(IdentityRefused::BsnForm));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(at in 0usize..9, by in 1u8..10) {
            let wrong: String = "999900018"
                .chars()
                .enumerate()
                .map(|(index, digit)| if index == at { char::from(b'0' + (digit as u8 - b'0' + by) % 10) } else { digit })
                .collect();
            prop_assert!(Bsn::parse(&wrong).is_err());
        }
    }
}
