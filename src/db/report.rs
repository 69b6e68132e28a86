//! What reports count. Rows of their own, without persons.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::{arrangements, workplaces};
use crate::domain::identity::MunicipalityCode;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// Every municipality that pays for something or has a workplace here.
pub fn municipalities(conn: &mut Conn) -> DbResult<Vec<MunicipalityCode>> {
    let paying: Vec<MunicipalityCode> = arrangements::table.select(arrangements::municipality).distinct().load(conn)?;
    let working: Vec<MunicipalityCode> = workplaces::table.select(workplaces::municipality).distinct().load(conn)?;
    Ok(paying.into_iter().chain(working).collect::<BTreeSet<_>>().into_iter().collect())
}
