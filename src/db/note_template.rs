//! Templates for notes.

use crate::db::schema::note_templates;
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{AccountId, NoteTemplateId, WorkplaceId};
use crate::domain::note_template::NoteTemplate;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned NoteTemplate, NoteTemplateRow of NoteTemplate (NoteTemplateId) in note_templates, about |_| About::default(), {
    account_id: AccountId, workplace_id: Option<WorkplaceId>, title: String, body: String, ended_on: Option<NaiveDate>, known_at: NaiveDate,
} }
