//! The people around youths.

use crate::db::connection::Conn;
use crate::db::schema::{cases, contact_persons};
use crate::db::stored::stored;
use crate::db::{DbError, DbResult, text};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::contact_person::{ContactPerson, MayKnow, Relation};
use crate::domain::id::{ContactPersonId, YouthId};
use crate::domain::permission::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned ContactPerson, ContactPersonRow of ContactPerson (ContactPersonId) in contact_persons, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, relation: Relation, has_authority: bool, may_know: MayKnow, in_action_team: bool, ended_on: Option<NaiveDate>,
    known_at: NaiveDate,
} }

/// Someone around a youth, with name and telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub person: ContactPerson,
    pub name: String,
    /// Empty when none was given.
    pub phone: String,
}

/// The people around a youth within reach, also those no longer around; takes a permit to read the family.
pub fn of(conn: &mut Conn, permit: &Permit, youth: YouthId) -> DbResult<Vec<Named>> {
    let mut rows: Vec<ContactPersonRow> = ContactPersonRow::query()
        .inner_join(cases::table.on(cases::youth_id.eq(contact_persons::youth_id)))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .filter(contact_persons::youth_id.eq(youth))
        .order(contact_persons::id)
        .load(conn)?;
    rows.dedup_by_key(|it| it.id);
    let ids: Vec<i64> = rows.iter().map(|it| it.id.0).collect();
    let mut texts = text::of(conn, Noun::ContactPerson, &ids)?;
    let named = |row: ContactPersonRow| {
        let mut lines = texts.remove(&row.id.0).unwrap_or_default();
        let mut line = |field| lines.remove(&field).unwrap_or_default();
        Named { name: line(TextField::Name), phone: line(TextField::Phone), person: row.into() }
    };
    Ok(rows.into_iter().map(named).collect())
}

/// One of the people around a youth within reach.
pub fn find(conn: &mut Conn, permit: &Permit, youth: YouthId, id: ContactPersonId) -> DbResult<Named> {
    of(conn, permit, youth)?.into_iter().find(|it| it.person.id == id).ok_or(DbError::NotFound)
}
