//! Contracts, tariffs and the municipalities' own totals: no persons.

use crate::db::schema::{contracts, own_totals, tariffs};
use crate::db::stored::stored;
use crate::domain::catalogue::{Intensity, Profile};
use crate::domain::change::About;
use crate::domain::contract::{Contract, OwnTotal, Tariff, TariffUnit};
use crate::domain::id::{AccountId, ContractId, OwnTotalId, ProviderId, TariffId};
use crate::domain::identity::MunicipalityCode;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned Contract, ContractRow of Contract (ContractId) in contracts, about |_| About::default(), {
    provider_id: ProviderId, municipality: MunicipalityCode, from_on: NaiveDate, until_on: Option<NaiveDate>, ceiling: Option<i64>,
    known_at: NaiveDate,
} }

stored! { versioned Tariff, TariffRow of Tariff (TariffId) in tariffs, about |_| About::default(), {
    contract_id: ContractId, profile: Profile, intensity: Intensity, cents: i64, unit: TariffUnit, from_on: NaiveDate,
    until_on: Option<NaiveDate>, known_at: NaiveDate,
} }

stored! { added OwnTotal, OwnTotalRow of OwnTotal (OwnTotalId) in own_totals, about |_| About::default(), {
    municipality: MunicipalityCode, counted_on: NaiveDate, arrangements: i32, recorded_by: AccountId, known_at: NaiveDate,
} }
