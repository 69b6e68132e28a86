//! Contracts, tariffs and the municipalities' own totals: no persons.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::{contracts, own_totals, tariffs};
use crate::db::stored::stored;
use crate::domain::catalogue::{Intensity, Profile};
use crate::domain::change::About;
use crate::domain::contract::{Contract, OwnTotal, Tariff, TariffUnit};
use crate::domain::id::{AccountId, ContractId, OwnTotalId, ProviderId, TariffId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Permit;
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

/// The contracts of the permit's municipalities, the newest first.
pub fn all(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<Contract>> {
    let rows: Vec<ContractRow> = ContractRow::query()
        .filter(contracts::municipality.eq_any(permit.municipalities()))
        .order((contracts::from_on.desc(), contracts::id.desc()))
        .load(conn)?;
    Ok(rows.into_iter().map(Contract::from).collect())
}

/// A contract within reach.
pub fn find(conn: &mut Conn, permit: &Permit, id: ContractId) -> DbResult<Contract> {
    let within = ContractRow::query().filter(contracts::id.eq(id)).filter(contracts::municipality.eq_any(permit.municipalities()));
    Ok(within.first(conn)?.into())
}

/// The tariffs of a contract that the caller found within reach.
pub fn tariffs(conn: &mut Conn, contract: &Contract) -> DbResult<Vec<Tariff>> {
    let rows: Vec<TariffRow> = TariffRow::query()
        .filter(tariffs::contract_id.eq(contract.id))
        .order((tariffs::profile, tariffs::intensity, tariffs::from_on, tariffs::id))
        .load(conn)?;
    Ok(rows.into_iter().map(Tariff::from).collect())
}

/// Every contract with its tariffs, as [`all`] orders them; a contract without a price comes once.
pub fn priced(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<(Contract, Option<Tariff>)>> {
    let rows: Vec<(ContractRow, Option<TariffRow>)> = contracts::table
        .left_join(tariffs::table)
        .filter(contracts::municipality.eq_any(permit.municipalities()))
        .order((contracts::from_on.desc(), contracts::id.desc(), tariffs::profile, tariffs::intensity, tariffs::from_on, tariffs::id))
        .select((ContractRow::as_select(), Option::<TariffRow>::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(contract, tariff)| (contract.into(), tariff.map(Tariff::from))).collect())
}

/// The totals of the permit's municipalities, the newest first.
pub fn own_totals(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<OwnTotal>> {
    let rows: Vec<OwnTotalRow> = OwnTotalRow::query()
        .filter(own_totals::municipality.eq_any(permit.municipalities()))
        .order((own_totals::counted_on.desc(), own_totals::id.desc()))
        .load(conn)?;
    Ok(rows.into_iter().map(OwnTotal::from).collect())
}
