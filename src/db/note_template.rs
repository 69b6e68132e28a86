//! Templates for notes.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::note_templates;
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{AccountId, NoteTemplateId, WorkplaceId};
use crate::domain::note_template::NoteTemplate;
use crate::domain::permission::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned NoteTemplate, NoteTemplateRow of NoteTemplate (NoteTemplateId) in note_templates, about |_| About::default(), {
    account_id: AccountId, workplace_id: Option<WorkplaceId>, title: String, body: String, ended_on: Option<NaiveDate>, known_at: NaiveDate,
} }

/// The templates that this person is offered: one's own, and those shared with the workplaces of the permit.
pub fn offered(conn: &mut Conn, permit: &Permit, account: AccountId) -> DbResult<Vec<NoteTemplate>> {
    let reach = note_templates::account_id.eq(account).or(note_templates::workplace_id.eq_any(permit.workplaces()));
    let rows: Vec<NoteTemplateRow> = NoteTemplateRow::query()
        .filter(reach)
        .filter(note_templates::ended_on.is_null())
        .order((note_templates::title, note_templates::id))
        .load(conn)?;
    Ok(rows.into_iter().map(NoteTemplate::from).collect())
}

/// A template within the same reach, also one that ended.
pub fn find(conn: &mut Conn, permit: &Permit, account: AccountId, id: NoteTemplateId) -> DbResult<NoteTemplate> {
    let reach = note_templates::account_id.eq(account).or(note_templates::workplace_id.eq_any(permit.workplaces()));
    Ok(NoteTemplateRow::query().filter(note_templates::id.eq(id)).filter(reach).first(conn)?.into())
}
