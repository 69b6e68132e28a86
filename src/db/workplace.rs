//! Workplaces, providers and municipalities: no persons, so no permit.

use crate::db::connection::Conn;
use crate::db::schema::{arrangements, cases, episodes, municipalities, providers, workplaces};
use crate::db::stored::stored;
use crate::db::{DbResult, Tx};
use crate::domain::change::About;
use crate::domain::id::{ProviderId, WorkplaceId};
use crate::domain::identity::{AgbCode, MunicipalityCode};
use crate::domain::workplace::{Provider, Workplace, WorkplaceKind};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { versioned Workplace, WorkplaceRow of Workplace (WorkplaceId) in workplaces, about |_| About::default(), {
    kind: WorkplaceKind, name: String, municipality: MunicipalityCode, phone: String, ended_on: Option<NaiveDate>,
} }

stored! { versioned Provider, ProviderRow of Provider (ProviderId) in providers, about |_| About::default(), {
    name: String, agb: AgbCode, phone: String, ended_on: Option<NaiveDate>,
} }

pub fn all(conn: &mut Conn) -> DbResult<Vec<Workplace>> {
    let rows: Vec<WorkplaceRow> = WorkplaceRow::query().order((workplaces::name, workplaces::id)).load(conn)?;
    Ok(rows.into_iter().map(Workplace::from).collect())
}

pub fn providers(conn: &mut Conn) -> DbResult<Vec<Provider>> {
    let rows: Vec<ProviderRow> = ProviderRow::query().order((providers::name, providers::id)).load(conn)?;
    Ok(rows.into_iter().map(Provider::from).collect())
}

pub fn find(conn: &mut Conn, id: WorkplaceId) -> DbResult<Workplace> {
    Ok(WorkplaceRow::query().filter(workplaces::id.eq(id)).first(conn)?.into())
}

/// Whether a case is open there, or help is followed from there that has not ended. It says of nobody whose.
pub fn is_in_use(conn: &mut Conn, id: WorkplaceId) -> DbResult<bool> {
    let open = episodes::table.inner_join(cases::table).filter(cases::workplace_id.eq(id)).filter(episodes::closed_on.is_null());
    let open: Option<i64> = open.select(episodes::id).first(conn).optional()?;
    let followed: Option<i64> = arrangements::table
        .filter(arrangements::follower_workplace_id.eq(id))
        .filter(arrangements::actual_end_on.is_null())
        .filter(arrangements::withdrawn.eq(false))
        .select(arrangements::id)
        .first(conn)
        .optional()?;
    Ok(open.is_some() || followed.is_some())
}

pub fn find_provider(conn: &mut Conn, id: ProviderId) -> DbResult<Provider> {
    Ok(ProviderRow::query().filter(providers::id.eq(id)).first(conn)?.into())
}

/// The providers that take new help, by name.
pub fn open_providers(conn: &mut Conn, today: NaiveDate) -> DbResult<Vec<(ProviderId, String)>> {
    Ok(providers(conn)?.into_iter().filter(|it| !it.has_ended(today)).map(|it| (it.id, it.name)).collect())
}

pub fn is_known_provider(conn: &mut Conn, agb: &AgbCode) -> DbResult<bool> {
    let known: Option<ProviderId> = providers::table.filter(providers::agb.eq(agb)).select(providers::id).first(conn).optional()?;
    Ok(known.is_some())
}

pub fn provider_names(conn: &mut Conn) -> DbResult<BTreeMap<ProviderId, String>> {
    let rows: Vec<(ProviderId, String)> = providers::table.select((providers::id, providers::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The provider with this AGB code; a code seen for the first time becomes a provider that carries the code as its name.
pub fn provider_with(tx: &mut Tx, agb: &AgbCode) -> DbResult<ProviderId> {
    if let Some(id) = providers::table.filter(providers::agb.eq(agb)).select(providers::id).first(tx.conn).optional()? {
        return Ok(id);
    }
    let provider = Provider {
        id: ProviderId::NEW,
        version: 1,
        name: format!("AGB {}", agb.as_str()),
        agb: agb.clone(),
        phone: String::new(),
        ended_on: None,
    };
    tx.save(provider.create())
}

/// The access team of a municipality; it is made when the first message for that municipality arrives.
pub fn access_team(tx: &mut Tx, municipality: &MunicipalityCode) -> DbResult<WorkplaceId> {
    let found = workplaces::table
        .filter(workplaces::kind.eq(WorkplaceKind::AccessTeam))
        .filter(workplaces::municipality.eq(municipality))
        .order(workplaces::id)
        .select(workplaces::id)
        .first(tx.conn)
        .optional()?;
    if let Some(id) = found {
        return Ok(id);
    }
    let known: Option<String> = municipalities::table
        .filter(municipalities::code.eq(municipality.as_str()))
        .select(municipalities::name)
        .first(tx.conn)
        .optional()?;
    let name = format!("Toegang {}", known.unwrap_or_else(|| municipality.to_string()));
    let team = Workplace {
        id: WorkplaceId::NEW,
        version: 1,
        kind: WorkplaceKind::AccessTeam,
        name,
        municipality: municipality.clone(),
        phone: String::new(),
        ended_on: None,
    };
    tx.save(team.create())
}

/// A municipality of the national list.
#[derive(Debug, Clone, PartialEq, Eq, diesel::HasQuery, diesel::Insertable, diesel::AsChangeset)]
#[diesel(table_name = municipalities, primary_key(code))]
pub struct Municipality {
    pub code: String,
    pub name: String,
    pub province: String,
    pub youth_region: String,
}

/// Puts a municipality in the list or corrects it; says whether that changed anything.
pub fn put_municipality(tx: &mut Tx, municipality: &Municipality) -> DbResult<bool> {
    let known: Option<Municipality> =
        Municipality::query().filter(municipalities::code.eq(&municipality.code)).first(tx.conn).optional()?;
    match known {
        Some(known) if known == *municipality => Ok(false),
        Some(_) => {
            diesel::update(municipalities::table.filter(municipalities::code.eq(&municipality.code))).set(municipality).execute(tx.conn)?;
            Ok(true)
        }
        None => {
            diesel::insert_into(municipalities::table).values(municipality).execute(tx.conn)?;
            Ok(true)
        }
    }
}

pub fn municipality_names(conn: &mut Conn) -> DbResult<BTreeMap<String, String>> {
    let rows: Vec<(String, String)> = municipalities::table.select((municipalities::code, municipalities::name)).load(conn)?;
    Ok(rows.into_iter().collect())
}
