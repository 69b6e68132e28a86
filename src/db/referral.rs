//! Referrals.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::{cases, referrals};
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{AccountId, CaseId, EpisodeId, ProviderId, ReferralId};
use crate::domain::permission::Permit;
use crate::domain::referral::{AgreedHow, Referral, ReferralRefusal, ReferralStatus, Target, Urgency};
use chrono::NaiveDate;
use diesel::prelude::*;

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
