//! What other limits would change, counted over every case file there is. Nothing but counts leaves.

use crate::db::case_files::{self, Stretch};
use crate::db::connection::Conn;
use crate::db::schema::youths;
use crate::db::{DbError, DbResult, workplace};
use crate::domain::id::YouthId;
use crate::domain::outflow::preview::{self, Preview};
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::permission::Permit;
use chrono::NaiveDate;
use diesel::dsl::max;
use diesel::prelude::*;

/// How many youths are held in memory at a time.
const AT_ONCE: i64 = 2_000;

/// Under the right to the limits alone.
pub fn limits(conn: &mut Conn, permit: &Permit, now: &Thresholds, then: &Thresholds, today: NaiveDate) -> DbResult<Preview> {
    let places = workplace::all(conn)?;
    let counting = permit.to_count(places.iter().map(|it| it.id).collect()).ok_or(DbError::NotFound)?;
    let last: Option<YouthId> = youths::table.select(max(youths::id)).first(conn)?;
    let (mut sum, mut from) = (Preview::new(), 1);
    while from <= last.map_or(0, |it| it.0) {
        let loaded = case_files::load(conn, &counting, Stretch::between(YouthId(from), YouthId(from + AT_ONCE - 1)))?;
        preview::add(&mut sum, preview::compare(&loaded.files, now, then, &places, today));
        from += AT_ONCE;
    }
    Ok(sum)
}
