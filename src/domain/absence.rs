//! Absence with a named colleague who covers: the colleague sees and answers, and the trail says on whose behalf.

use crate::domain::id::{AbsenceId, AccountId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A stretch in which a colleague covers for someone, both days included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Absence {
    pub id: AbsenceId,
    pub version: i32,
    /// Who is away.
    pub account_id: AccountId,
    /// Who covers.
    pub cover_id: AccountId,
    pub from_on: NaiveDate,
    pub until_on: NaiveDate,
    pub known_at: NaiveDate,
}
