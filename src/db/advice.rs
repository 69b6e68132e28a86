//! Advice without a file.

use crate::db::schema::advices;
use crate::db::stored::stored;
use crate::domain::advice::Advice;
use crate::domain::catalogue::HelpQuestion;
use crate::domain::change::About;
use crate::domain::id::{AccountId, AdviceId, WorkplaceId};
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { added Advice, AdviceRow of Advice (AdviceId) in advices, about |_| About::default(), {
    workplace_id: WorkplaceId, account_id: AccountId, given_on: NaiveDate, minutes: i32, question: HelpQuestion, known_at: NaiveDate,
} }
