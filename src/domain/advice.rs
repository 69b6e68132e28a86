//! Advice without a file: a question of a GP or a colleague about nobody in particular.

use crate::domain::catalogue::HelpQuestion;
use crate::domain::id::{AccountId, AdviceId, WorkplaceId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One advice: where, when, how long, about what. It names no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    pub id: AdviceId,
    pub workplace_id: WorkplaceId,
    pub account_id: AccountId,
    pub given_on: NaiveDate,
    /// 1 to 240.
    pub minutes: i32,
    pub question: HelpQuestion,
    pub known_at: NaiveDate,
}
