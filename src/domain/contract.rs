//! Contracts between a municipality and a provider, their tariffs, and the municipality's own totals. No persons.

use crate::domain::catalogue::{Intensity, Profile};
use crate::domain::change::{Change, Event, New};
use crate::domain::code::codes;
use crate::domain::id::{AccountId, ContractId, OwnTotalId, ProviderId, TariffId};
use crate::domain::identity::MunicipalityCode;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

codes! {
    /// What a tariff pays for.
    TariffUnit as "tariff-unit" { Arrangement = "arrangement", Month = "month", Week = "week", Hour = "hour" }
}

/// What a municipality agreed with a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    pub id: ContractId,
    pub version: i32,
    pub provider_id: ProviderId,
    pub municipality: MunicipalityCode,
    pub from_on: NaiveDate,
    /// The last day; none when it runs on.
    pub until_on: Option<NaiveDate>,
    /// The most that is paid in a calendar year, in cents; none without a ceiling.
    pub ceiling: Option<i64>,
    pub known_at: NaiveDate,
}

/// The price of a profile at an intensity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tariff {
    pub id: TariffId,
    pub version: i32,
    pub contract_id: ContractId,
    pub profile: Profile,
    pub intensity: Intensity,
    /// In cents, more than nothing.
    pub cents: i64,
    pub unit: TariffUnit,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
    pub known_at: NaiveDate,
}

/// How many arrangements ran according to the municipality's own books, to hold a report against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTotal {
    pub id: OwnTotalId,
    pub municipality: MunicipalityCode,
    pub counted_on: NaiveDate,
    pub arrangements: i32,
    pub recorded_by: AccountId,
    pub known_at: NaiveDate,
}

/// Why a contract, tariff or total is not recorded like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ContractRefused {
    #[error("contract-ends-before-start")]
    EndsBeforeStart,
    #[error("contract-ceiling-not-positive")]
    CeilingNotPositive,
    #[error("tariff-not-positive")]
    TariffNotPositive,
    #[error("tariff-outside-contract")]
    OutsideContract,
    /// The same help has a price then already.
    #[error("tariff-overlaps")]
    TariffOverlaps,
    #[error("own-total-negative")]
    TotalNegative,
    #[error("own-total-in-future")]
    TotalInFuture,
}

impl Contract {
    fn check(&self) -> Result<(), ContractRefused> {
        if self.until_on.is_some_and(|until| until < self.from_on) {
            return Err(ContractRefused::EndsBeforeStart);
        }
        if self.ceiling.is_some_and(|it| it <= 0) {
            return Err(ContractRefused::CeilingNotPositive);
        }
        Ok(())
    }

    pub fn record(self) -> Result<New<Self>, ContractRefused> {
        self.check()?;
        Ok(New::of(self, Event::ContractRecorded))
    }

    /// Another last day or ceiling; provider, municipality and first day stay.
    pub fn amend(&self, until_on: Option<NaiveDate>, ceiling: Option<i64>) -> Result<Change<Self>, ContractRefused> {
        let amended = Self { until_on, ceiling, ..self.clone() };
        amended.check()?;
        Ok(Change::new(amended, Event::ContractAmended))
    }

    /// Adds a price, which holds within the contract.
    pub fn price(&self, tariff: Tariff) -> Result<New<Tariff>, ContractRefused> {
        if tariff.cents <= 0 {
            return Err(ContractRefused::TariffNotPositive);
        }
        if tariff.until_on.is_some_and(|until| until < tariff.from_on) {
            return Err(ContractRefused::EndsBeforeStart);
        }
        if tariff.from_on < self.from_on || self.until_on.is_some_and(|until| tariff.from_on > until) {
            return Err(ContractRefused::OutsideContract);
        }
        Ok(New::of(Tariff { contract_id: self.id, ..tariff }, Event::TariffRecorded))
    }

    /// As [`Self::price`], beside the prices there are: on one day the same help has one price by unit.
    pub fn price_beside(&self, tariff: Tariff, known: &[Tariff]) -> Result<New<Tariff>, ContractRefused> {
        let same = |it: &&Tariff| (it.profile, it.intensity, it.unit) == (tariff.profile, tariff.intensity, tariff.unit);
        let apart = |it: &Tariff| {
            it.until_on.is_some_and(|until| until < tariff.from_on) || tariff.until_on.is_some_and(|until| until < it.from_on)
        };
        if known.iter().filter(same).any(|it| !apart(it)) {
            return Err(ContractRefused::TariffOverlaps);
        }
        self.price(tariff)
    }
}

impl Tariff {
    /// The last day on which this price holds.
    pub fn end(&self, until_on: NaiveDate) -> Result<Change<Self>, ContractRefused> {
        if until_on < self.from_on {
            return Err(ContractRefused::EndsBeforeStart);
        }
        Ok(Change::new(Self { until_on: Some(until_on), ..self.clone() }, Event::TariffEnded))
    }
}

impl OwnTotal {
    pub fn record(self, today: NaiveDate) -> Result<New<Self>, ContractRefused> {
        if self.arrangements < 0 {
            return Err(ContractRefused::TotalNegative);
        }
        if self.counted_on > today {
            return Err(ContractRefused::TotalInFuture);
        }
        Ok(New::of(self, Event::OwnTotalRecorded))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn contract() -> Contract {
        Contract {
            id: ContractId(1),
            version: 1,
            provider_id: ProviderId(2),
            municipality: MunicipalityCode::parse("0748").unwrap(),
            from_on: day("2026-01-01"),
            until_on: Some(day("2026-12-31")),
            ceiling: Some(10_000_000),
            known_at: day("2026-01-01"),
        }
    }

    #[test]
    fn a_contract_ends_after_it_starts_and_has_a_ceiling_above_nothing() {
        assert!(contract().record().is_ok());
        assert_eq!(contract().amend(Some(day("2025-12-31")), None).unwrap_err(), ContractRefused::EndsBeforeStart);
        assert_eq!(contract().amend(None, Some(0)).unwrap_err(), ContractRefused::CeilingNotPositive);
        assert_eq!(contract().amend(None, None).unwrap().state().until_on, None);
    }

    #[test]
    fn a_price_holds_within_its_contract() {
        let tariff = |from: &str, cents| Tariff {
            id: TariffId::NEW,
            version: 1,
            contract_id: ContractId::NEW,
            profile: Profile::P4,
            intensity: Intensity::Perspective,
            cents,
            unit: TariffUnit::Month,
            from_on: day(from),
            until_on: None,
            known_at: day("2026-01-01"),
        };
        assert_eq!(contract().price(tariff("2026-02-01", 45_000)).unwrap().change().state().contract_id, ContractId(1));
        assert_eq!(contract().price(tariff("2026-02-01", 0)).unwrap_err(), ContractRefused::TariffNotPositive);
        assert_eq!(contract().price(tariff("2027-01-01", 45_000)).unwrap_err(), ContractRefused::OutsideContract);
        assert_eq!(contract().price(tariff("2025-12-31", 45_000)).unwrap_err(), ContractRefused::OutsideContract);
        let known = [Tariff { until_on: Some(day("2026-06-30")), ..tariff("2026-02-01", 45_000) }];
        assert_eq!(contract().price_beside(tariff("2026-06-30", 46_000), &known).unwrap_err(), ContractRefused::TariffOverlaps);
        assert!(contract().price_beside(tariff("2026-07-01", 46_000), &known).is_ok());
        let hourly = Tariff { unit: TariffUnit::Hour, ..tariff("2026-03-01", 9_000) };
        assert!(contract().price_beside(hourly, &known).is_ok(), "another unit");
        assert_eq!(tariff("2026-02-01", 45_000).end(day("2026-01-31")).unwrap_err(), ContractRefused::EndsBeforeStart);
    }

    #[test]
    fn a_total_of_ones_own_is_counted_on_a_day_that_has_been() {
        let total = |on: &str, arrangements| OwnTotal {
            id: OwnTotalId::NEW,
            municipality: MunicipalityCode::parse("0748").unwrap(),
            counted_on: day(on),
            arrangements,
            recorded_by: AccountId(1),
            known_at: day("2026-11-22"),
        };
        let today = day("2026-11-22");
        assert!(total("2026-09-30", 1400).record(today).is_ok());
        assert_eq!(total("2026-09-30", -1).record(today).unwrap_err(), ContractRefused::TotalNegative);
        assert_eq!(total("2026-11-23", 1).record(today).unwrap_err(), ContractRefused::TotalInFuture);
    }
}
