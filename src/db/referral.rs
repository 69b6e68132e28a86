//! Referrals.

use crate::db::connection::Conn;
use crate::db::schema::{cases, referrals};
use crate::db::stored::stored;
use crate::db::{DbResult, text};
use crate::domain::change::{About, Noun, TextField};
use crate::domain::id::{AccountId, CaseId, EpisodeId, ProviderId, ReferralId};
use crate::domain::permission::Permit;
use crate::domain::referral::{AgreedHow, Referral, ReferralRefusal, ReferralStatus, Target, Urgency};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::BTreeMap;

stored! { versioned Referral, ReferralRow of Referral (ReferralId) in referrals, about |it| About::case(it.case_id), {
    case_id: CaseId, episode_id: EpisodeId, referred_on: NaiveDate, target: Target, urgency: Urgency, status: ReferralStatus,
    status_on: Option<NaiveDate>, provider_id: Option<ProviderId>, gp_id: Option<AccountId>, agreed_on: Option<NaiveDate>, agreed_how: Option<AgreedHow>,
    feedback_on: Option<NaiveDate>, refusal: Option<ReferralRefusal>, known_at: NaiveDate,
} }

/// The case within reach that a referral belongs to.
pub fn case_of(conn: &mut Conn, permit: &Permit, id: ReferralId) -> DbResult<CaseId> {
    Ok(referrals::table
        .inner_join(cases::table)
        .filter(referrals::id.eq(id))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .select(cases::id)
        .first(conn)?)
}

/// A referral of a case within reach.
pub fn find(conn: &mut Conn, permit: &Permit, case: CaseId, id: ReferralId) -> DbResult<Referral> {
    let row = ReferralRow::query()
        .inner_join(cases::table)
        .filter(referrals::id.eq(id))
        .filter(cases::id.eq(case))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .first(conn)?;
    Ok(row.into())
}

/// The question and every feedback of a referral with the moment at which it was written, oldest first. The caller has found
/// the referral within reach.
pub fn texts(conn: &mut Conn, id: ReferralId) -> DbResult<Vec<(TextField, String, NaiveDateTime)>> {
    text::history(conn, Noun::Referral, id.0)
}

/// What several referrals ask. The caller has found them within reach.
pub fn asked(conn: &mut Conn, referrals: &[&Referral]) -> DbResult<BTreeMap<ReferralId, String>> {
    let ids: Vec<i64> = referrals.iter().map(|it| it.id.0).collect();
    let found = text::of(conn, Noun::Referral, &ids)?;
    Ok(found.into_iter().filter_map(|(id, mut it)| Some((ReferralId(id), it.remove(&TextField::Question)?))).collect())
}
