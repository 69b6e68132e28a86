//! Referrals: passing on to other help.

use crate::domain::change::{Change, Event};
use crate::domain::code::codes;
use crate::domain::id::{AccountId, CaseId, EpisodeId, ProviderId, ReferralId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// To what. A report to Veilig Thuis is no referral but a safety record.
    Target as "target" {
        FreeAccess = "free_access", Team = "team", Arrangement = "arrangement", BasicMentalCare = "basic_mental_care",
        SpecialisedMentalCare = "specialised_mental_care", Paediatrician = "paediatrician", Other = "other",
    }
}

codes! {
    /// How fast help must begin; each has a norm of its own (R13).
    Urgency as "urgency" { Crisis = "crisis", Urgent = "urgent", Regular = "regular" }
}

codes! {
    /// How far a referral has come. Sent, received and intake are open.
    ReferralStatus as "referral-status" {
        Draft = "draft", Sent = "sent", Received = "received", Intake = "intake", Started = "started", Refused = "refused", Withdrawn = "withdrawn", NotTurnedUp = "not_turned_up",
    }
}

codes! {
    /// How the GP agreed: said so to the youth professional, or pressed the button on his own page.
    AgreedHow as "agreed-how" { Spoken = "spoken", Button = "button" }
}

codes! {
    /// Why a request was refused: iJw list WJ759.
    ReferralRefusal as "referral-refusal" {
        NewRequest = "1", Budget = "2", NoContract = "3", OutsideContract = "4", OtherMunicipality = "5", Stacking = "6", Content = "7",
        Residence = "8", AgeLimit = "9",
    }
}

/// One referral, in the name of a GP.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referral {
    pub id: ReferralId,
    pub version: i32,
    pub case_id: CaseId,
    pub episode_id: EpisodeId,
    pub referred_on: NaiveDate,
    pub target: Target,
    pub urgency: Urgency,
    pub status: ReferralStatus,
    pub provider_id: Option<ProviderId>,
    /// In whose name.
    pub gp_id: Option<AccountId>,
    /// The day on which that GP agreed. Nothing is sent before.
    pub agreed_on: Option<NaiveDate>,
    pub agreed_how: Option<AgreedHow>,
    /// The last feedback received from where the youth was referred to.
    pub feedback_on: Option<NaiveDate>,
    pub refusal: Option<ReferralRefusal>,
    pub known_at: NaiveDate,
}

impl Referral {
    /// A draft that was never sent ends with its episode.
    pub(in crate::domain) fn withdrawn_by_closing(&self) -> Change<Self> {
        let status = ReferralStatus::Withdrawn;
        Change::new(Self { status, ..self.clone() }, Event::ReferralMoved { status })
    }

    /// Sent, received or in intake.
    pub fn is_open(&self) -> bool {
        matches!(self.status, ReferralStatus::Sent | ReferralStatus::Received | ReferralStatus::Intake)
    }
}
