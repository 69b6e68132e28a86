//! Absence and cover.

use crate::db::schema::absences;
use crate::db::stored::stored;
use crate::domain::absence::Absence;
use crate::domain::change::About;
use crate::domain::id::{AbsenceId, AccountId};
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned Absence, AbsenceRow of Absence (AbsenceId) in absences, about |_| About::default(), {
    account_id: AccountId, cover_id: AccountId, from_on: NaiveDate, until_on: NaiveDate, known_at: NaiveDate,
} }
