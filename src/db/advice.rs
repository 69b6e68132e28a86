//! Advice without a file.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::advices;
use crate::db::stored::stored;
use crate::domain::advice::Advice;
use crate::domain::catalogue::HelpQuestion;
use crate::domain::change::About;
use crate::domain::id::{AccountId, AdviceId, WorkplaceId};
use crate::domain::permission::Permit;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { added Advice, AdviceRow of Advice (AdviceId) in advices, about |_| About::default(), {
    workplace_id: WorkplaceId, account_id: AccountId, given_on: NaiveDate, minutes: i32, question: HelpQuestion, known_at: NaiveDate,
} }

/// What this person advised on a day at the workplaces of the permit, the last first.
pub fn given_on(conn: &mut Conn, permit: &Permit, account: AccountId, day: NaiveDate) -> DbResult<Vec<Advice>> {
    let rows: Vec<AdviceRow> = AdviceRow::query()
        .filter(advices::workplace_id.eq_any(permit.workplaces()))
        .filter(advices::account_id.eq(account))
        .filter(advices::given_on.eq(day))
        .order(advices::id.desc())
        .load(conn)?;
    Ok(rows.into_iter().map(Advice::from).collect())
}
