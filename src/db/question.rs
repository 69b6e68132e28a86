//! What GPs ask and have seen.

use crate::db::schema::{questions, sightings};
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{AccountId, CaseId, QuestionId, SightingId, YouthId};
use crate::domain::question::{Question, Sighting};
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned Question, QuestionRow of Question (QuestionId) in questions, about |it| About::file(it.youth_id, it.case_id), {
    youth_id: YouthId, case_id: CaseId, asked_by: AccountId, asked_on: NaiveDate, answered_by: Option<AccountId>,
    answered_on: Option<NaiveDate>, known_at: NaiveDate,
} }

stored! { added Sighting, SightingRow of Sighting (SightingId) in sightings, about |it| About::file(it.youth_id, it.case_id), {
    youth_id: YouthId, case_id: CaseId, account_id: AccountId, seen_on: NaiveDate, known_at: NaiveDate,
} }
