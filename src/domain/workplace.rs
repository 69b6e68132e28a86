//! Workplaces and providers: where people work and who gives the help.

use crate::domain::change::{Change, Event, New};
use crate::domain::code::codes;
use crate::domain::id::{ProviderId, WorkplaceId};
use crate::domain::identity::{AgbCode, MunicipalityCode};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

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

/// Why a workplace or provider is not entered, changed or ended like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PlaceRefused {
    #[error("place-name-refused")]
    Name,
    #[error("place-phone-refused")]
    Phone,
    /// Another provider has this AGB code.
    #[error("provider-known")]
    Known,
    #[error("place-ended-already")]
    EndedAlready,
    #[error("place-end-in-past")]
    EndInPast,
    /// Cases are open there, or help is followed from there.
    #[error("workplace-in-use")]
    InUse,
}

/// What is typed about a place: a name with a letter, and a telephone number or nothing.
fn check(name: &str, phone: &str) -> Result<(String, String), PlaceRefused> {
    let (name, phone) = (name.trim(), phone.trim());
    if !name.contains(char::is_alphabetic) || name.chars().count() > 100 || name.contains(char::is_control) {
        return Err(PlaceRefused::Name);
    }
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let plain = phone.chars().all(|it| it.is_ascii_digit() || " +-()".contains(it));
    if !phone.is_empty() && (!plain || !(3..=15).contains(&digits)) {
        return Err(PlaceRefused::Phone);
    }
    Ok((name.to_owned(), phone.to_owned()))
}

/// From which day on it is over: today or later, and once.
fn ends(known: Option<NaiveDate>, on: NaiveDate, today: NaiveDate) -> Result<Option<NaiveDate>, PlaceRefused> {
    match known {
        Some(_) => Err(PlaceRefused::EndedAlready),
        None if on < today => Err(PlaceRefused::EndInPast),
        None => Ok(Some(on)),
    }
}

impl Workplace {
    pub fn create(self) -> New<Self> {
        New::of(self, Event::WorkplaceCreated)
    }

    /// A new practice or team, as typed.
    pub fn open(kind: WorkplaceKind, name: &str, municipality: MunicipalityCode, phone: &str) -> Result<New<Self>, PlaceRefused> {
        let (name, phone) = check(name, phone)?;
        Ok(Self { id: WorkplaceId::NEW, version: 1, kind, name, municipality, phone, ended_on: None }.create())
    }

    /// Another name, municipality or telephone number; a practice stays a practice.
    pub fn change(&self, name: &str, municipality: MunicipalityCode, phone: &str) -> Result<Change<Self>, PlaceRefused> {
        let (name, phone) = check(name, phone)?;
        Ok(Change::new(Self { name, municipality, phone, ..self.clone() }, Event::WorkplaceChanged))
    }

    /// Nobody works there from this day on. `in_use`: cases are open there, or help is followed from there.
    pub fn end(&self, on: NaiveDate, in_use: bool, today: NaiveDate) -> Result<Change<Self>, PlaceRefused> {
        let ended_on = ends(self.ended_on, on, today)?;
        if in_use {
            return Err(PlaceRefused::InUse);
        }
        Ok(Change::new(Self { ended_on, ..self.clone() }, Event::WorkplaceChanged))
    }

    pub fn has_ended(&self, today: NaiveDate) -> bool {
        self.ended_on.is_some_and(|on| on <= today)
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

    /// A new provider, as typed. `known`: whether a provider has this code already.
    pub fn enter(name: &str, agb: AgbCode, phone: &str, known: bool) -> Result<New<Self>, PlaceRefused> {
        let (name, phone) = check(name, phone)?;
        if known {
            return Err(PlaceRefused::Known);
        }
        Ok(Self { id: ProviderId::NEW, version: 1, name, agb, phone, ended_on: None }.create())
    }

    /// Another name or telephone number; the AGB code says which provider it is and stays.
    pub fn change(&self, name: &str, phone: &str) -> Result<Change<Self>, PlaceRefused> {
        let (name, phone) = check(name, phone)?;
        Ok(Change::new(Self { name, phone, ..self.clone() }, Event::ProviderChanged))
    }

    /// Takes no new help from this day on; what runs there goes on.
    pub fn end(&self, on: NaiveDate, today: NaiveDate) -> Result<Change<Self>, PlaceRefused> {
        Ok(Change::new(Self { ended_on: ends(self.ended_on, on, today)?, ..self.clone() }, Event::ProviderChanged))
    }

    pub fn has_ended(&self, today: NaiveDate) -> bool {
        self.ended_on.is_some_and(|on| on <= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn bergen() -> MunicipalityCode {
        MunicipalityCode::parse("0748").unwrap()
    }

    fn practice() -> Workplace {
        let opened = Workplace::open(WorkplaceKind::Practice, " De Linde ", bergen(), "0164 - 12 34 56").unwrap();
        opened.change().state().clone()
    }

    #[test]
    fn a_workplace_has_a_name_and_perhaps_a_telephone_number() {
        assert_eq!((practice().name.as_str(), practice().phone.as_str()), ("De Linde", "0164 - 12 34 56"));
        for name in ["", "  ", "123", "De\nLinde", &"x".repeat(101)] {
            assert_eq!(practice().change(name, bergen(), "").unwrap_err(), PlaceRefused::Name, "{name}");
        }
        for phone in ["nul", "12", "0123456789012345", "0164;1234"] {
            assert_eq!(practice().change("De Linde", bergen(), phone).unwrap_err(), PlaceRefused::Phone, "{phone}");
        }
        assert_eq!(practice().change("De Kade", bergen(), "").unwrap().event(), &Event::WorkplaceChanged);
    }

    #[test]
    fn a_workplace_ends_once_not_in_the_past_and_not_while_it_is_in_use() {
        let today = day("2026-11-22");
        assert_eq!(practice().end(today, true, today).unwrap_err(), PlaceRefused::InUse);
        assert_eq!(practice().end(day("2026-11-21"), false, today).unwrap_err(), PlaceRefused::EndInPast);
        let ended = practice().end(today, false, today).unwrap().into_state();
        assert!(ended.has_ended(today) && !ended.has_ended(day("2026-11-21")));
        assert_eq!(ended.end(today, false, today).unwrap_err(), PlaceRefused::EndedAlready);
    }

    #[test]
    fn a_provider_is_known_by_one_code_and_may_end_while_help_runs() {
        let agb = AgbCode::parse("30301234").unwrap();
        assert_eq!(Provider::enter("De Zeewering", agb.clone(), "", true).unwrap_err(), PlaceRefused::Known);
        let provider = Provider::enter("De Zeewering", agb, "", false).unwrap().change().state().clone();
        let ended = provider.end(day("2026-12-01"), day("2026-11-22")).unwrap().into_state();
        assert!(ended.has_ended(day("2026-12-01")) && !ended.has_ended(day("2026-11-30")));
        assert_eq!(ended.change("", "").unwrap_err(), PlaceRefused::Name);
    }
}
