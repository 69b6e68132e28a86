//! Templates for notes: blocks of text of one's own or of a workplace. They hold nothing about a person.

use crate::domain::id::{AccountId, NoteTemplateId, WorkplaceId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A block of text with lines that begin with S, O, E or P, and `___` where the caret goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteTemplate {
    pub id: NoteTemplateId,
    pub version: i32,
    /// Who wrote it.
    pub account_id: AccountId,
    /// Shared with everyone of this workplace; empty for one's own.
    pub workplace_id: Option<WorkplaceId>,
    pub title: String,
    pub body: String,
    pub ended_on: Option<NaiveDate>,
    pub known_at: NaiveDate,
}
