//! Where youths live.

use crate::db::connection::Conn;
use crate::db::schema::{cases, residences};
use crate::db::stored::stored;
use crate::db::{DbResult, text};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::id::{ResidenceId, YouthId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Permit;
use crate::domain::residence::Residence;
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { added Residence, ResidenceRow of Residence (ResidenceId) in residences, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, municipality: MunicipalityCode, from_on: NaiveDate, secret: bool, known_at: NaiveDate,
} }

/// Where a youth within reach lived and lives, with the addresses; takes a permit to read the family.
pub fn of(conn: &mut Conn, permit: &Permit, youth: YouthId) -> DbResult<Vec<(Residence, String)>> {
    let mut rows: Vec<ResidenceRow> = ResidenceRow::query()
        .inner_join(cases::table.on(cases::youth_id.eq(residences::youth_id)))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .filter(residences::youth_id.eq(youth))
        .order((residences::from_on, residences::id))
        .load(conn)?;
    rows.dedup_by_key(|it| it.id);
    let ids: Vec<i64> = rows.iter().map(|it| it.id.0).collect();
    let mut texts: BTreeMap<i64, BTreeMap<TextField, String>> = text::of(conn, Noun::Residence, &ids)?;
    let mut address = |id: ResidenceId| texts.get_mut(&id.0).and_then(|it| it.remove(&TextField::Address)).unwrap_or_default();
    Ok(rows.into_iter().map(|row| (address(row.id), Residence::from(row))).map(|(address, it)| (it, address)).collect())
}
