//! Referrals: passing on to other help.

use crate::domain::case::Episode;
use crate::domain::change::{Change, Event, New, TextField};
use crate::domain::code::codes;
use crate::domain::id::{AccountId, CaseId, EpisodeId, ProviderId, ReferralId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

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
    /// Since when it has this status; empty for a draft.
    pub status_on: Option<NaiveDate>,
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

impl Target {
    /// Whether one provider of help can be named for it.
    pub fn has_provider(self) -> bool {
        !matches!(self, Self::FreeAccess | Self::Team)
    }
}

impl ReferralStatus {
    /// What may follow, as someone hears of it. A draft is sent by the GP's agreement alone; the last four are ends.
    pub fn next(self) -> &'static [Self] {
        use ReferralStatus::{Draft, Intake, NotTurnedUp, Received, Refused, Sent, Started, Withdrawn};
        match self {
            Draft => &[Withdrawn],
            Sent => &[Received, Intake, Started, Refused, Withdrawn, NotTurnedUp],
            Received => &[Intake, Started, Refused, Withdrawn, NotTurnedUp],
            Intake => &[Started, Refused, Withdrawn, NotTurnedUp],
            Started | Refused | Withdrawn | NotTurnedUp => &[],
        }
    }
}

/// What was filled in about a new referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referring {
    pub on: NaiveDate,
    pub target: Target,
    pub urgency: Urgency,
    pub provider: Option<ProviderId>,
    /// In whose name.
    pub gp: Option<AccountId>,
    /// What is asked, in the words that go with it.
    pub question: String,
}

/// What became of a referral, and on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    pub to: ReferralStatus,
    pub on: NaiveDate,
    /// Why it was refused.
    pub refusal: Option<ReferralRefusal>,
}

/// Why an act on a referral is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReferralRefused {
    #[error("referral-episode-closed")]
    EpisodeClosed,
    #[error("referral-in-future")]
    InFuture,
    #[error("referral-before-registration")]
    BeforeRegistration,
    #[error("referral-gp-missing")]
    GpMissing,
    /// Whoever was named is no GP of this practice.
    #[error("referral-no-gp-here")]
    NoGpHere,
    #[error("referral-provider-not-here")]
    ProviderNotHere,
    #[error("referral-question-missing")]
    QuestionMissing,
    #[error("referral-already-agreed")]
    AlreadyAgreed,
    /// Somebody else is asked to agree.
    #[error("referral-not-in-your-name")]
    NotInYourName,
    /// It was withdrawn, or taken over from elsewhere as sent: there is nothing to agree with.
    #[error("referral-no-draft")]
    NoDraft,
    #[error("referral-before-written")]
    BeforeWritten,
    #[error("referral-not-sent")]
    NotSent,
    #[error("referral-cannot-follow")]
    CannotFollow,
    /// Lies before the day of what happened last.
    #[error("referral-before-last")]
    BeforeLast,
    #[error("referral-refusal-missing")]
    RefusalMissing,
    #[error("referral-refusal-not-here")]
    RefusalNotHere,
    #[error("referral-feedback-missing")]
    FeedbackMissing,
}

impl Referral {
    /// A draft that was never sent ends with its episode.
    pub(in crate::domain) fn withdrawn_by_closing(&self) -> Change<Self> {
        let status = ReferralStatus::Withdrawn;
        Change::new(Self { status, ..self.clone() }, Event::ReferralMoved { status })
    }

    /// Writes a draft in the name of a GP. `gps` are those of the practice.
    pub fn write(episode: &Episode, referring: Referring, gps: &[AccountId], today: NaiveDate) -> Result<New<Self>, ReferralRefused> {
        use ReferralRefused as No;
        if !episode.is_open() {
            return Err(No::EpisodeClosed);
        }
        if referring.on > today {
            return Err(No::InFuture);
        }
        if referring.on < episode.registered_on {
            return Err(No::BeforeRegistration);
        }
        let gp = referring.gp.ok_or(No::GpMissing)?;
        if !gps.contains(&gp) {
            return Err(No::NoGpHere);
        }
        if referring.provider.is_some() && !referring.target.has_provider() {
            return Err(No::ProviderNotHere);
        }
        if referring.question.trim().is_empty() {
            return Err(No::QuestionMissing);
        }
        let draft = Self {
            id: ReferralId::NEW,
            version: 1,
            case_id: episode.case_id,
            episode_id: episode.id,
            referred_on: referring.on,
            target: referring.target,
            urgency: referring.urgency,
            status: ReferralStatus::Draft,
            status_on: None,
            provider_id: referring.provider,
            gp_id: Some(gp),
            agreed_on: None,
            agreed_how: None,
            feedback_on: None,
            refusal: None,
            known_at: today,
        };
        let event = Event::ReferralWritten { target: referring.target };
        Ok(New::of(draft, event).with_texts(vec![(TextField::Question, referring.question)]))
    }

    /// A GP agrees, and so it is sent. Whoever agrees is the one in whose name it goes, also when a colleague wrote it for another.
    pub fn agree(
        &self,
        gp: AccountId,
        on: NaiveDate,
        how: AgreedHow,
        gps: &[AccountId],
        today: NaiveDate,
    ) -> Result<Change<Self>, ReferralRefused> {
        use ReferralRefused as No;
        if self.agreed_on.is_some() {
            return Err(No::AlreadyAgreed);
        }
        if self.status != ReferralStatus::Draft {
            return Err(No::NoDraft);
        }
        if on > today {
            return Err(No::InFuture);
        }
        if on < self.referred_on {
            return Err(No::BeforeWritten);
        }
        if !gps.contains(&gp) {
            return Err(No::NoGpHere);
        }
        let sent = Self {
            status: ReferralStatus::Sent,
            status_on: Some(on),
            gp_id: Some(gp),
            agreed_on: Some(on),
            agreed_how: Some(how),
            ..self.clone()
        };
        Ok(Change::new(sent, Event::ReferralAgreed { on }))
    }

    /// The GP in whose name it was written agrees on his own page, today.
    pub fn agree_by_button(&self, gp: AccountId, today: NaiveDate) -> Result<Change<Self>, ReferralRefused> {
        if self.gp_id != Some(gp) {
            return Err(ReferralRefused::NotInYourName);
        }
        self.agree(gp, today, AgreedHow::Button, &[gp], today)
    }

    /// Since when feedback is owed: from the day it was sent until something is heard, or until it came to nothing.
    pub fn feedback_owed_since(&self) -> Option<NaiveDate> {
        let owed = self.feedback_on.is_none() && (self.is_open() || self.status == ReferralStatus::Started);
        owed.then(|| self.agreed_on.unwrap_or(self.referred_on))
    }

    /// Says how far it has come.
    pub fn move_to(&self, moved: Move, today: NaiveDate) -> Result<Change<Self>, ReferralRefused> {
        use ReferralRefused as No;
        if !self.status.next().contains(&moved.to) {
            return Err(if self.status == ReferralStatus::Draft { No::NotSent } else { No::CannotFollow });
        }
        if moved.on > today {
            return Err(No::InFuture);
        }
        if moved.on < self.last_day() {
            return Err(No::BeforeLast);
        }
        match (moved.to == ReferralStatus::Refused, moved.refusal) {
            (true, None) => return Err(No::RefusalMissing),
            (false, Some(_)) => return Err(No::RefusalNotHere),
            _ => {}
        }
        let next = Self { status: moved.to, status_on: Some(moved.on), refusal: moved.refusal, ..self.clone() };
        Ok(Change::new(next, Event::ReferralMoved { status: moved.to }))
    }

    /// Word came from where the youth was referred to. It may come in any state after sending, the ends included.
    pub fn feedback(&self, on: NaiveDate, text: String, today: NaiveDate) -> Result<Change<Self>, ReferralRefused> {
        use ReferralRefused as No;
        if !self.is_sent() {
            return Err(No::NotSent);
        }
        if on > today {
            return Err(No::InFuture);
        }
        if on < self.agreed_on.unwrap_or(self.referred_on) {
            return Err(No::BeforeLast);
        }
        if text.trim().is_empty() {
            return Err(No::FeedbackMissing);
        }
        let next = Self { feedback_on: self.feedback_on.max(Some(on)), ..self.clone() };
        Ok(Change::new(next, Event::FeedbackReceived { on }).with_texts(vec![(TextField::Feedback, text)]))
    }

    /// Sent, received or in intake.
    pub fn is_open(&self) -> bool {
        matches!(self.status, ReferralStatus::Sent | ReferralStatus::Received | ReferralStatus::Intake)
    }

    /// Whether it ever left the practice. One that was withdrawn as a draft did not.
    pub fn is_sent(&self) -> bool {
        match self.status {
            ReferralStatus::Draft => false,
            ReferralStatus::Withdrawn => self.agreed_on.is_some(),
            _ => true,
        }
    }

    fn last_day(&self) -> NaiveDate {
        self.status_on.or(self.agreed_on).unwrap_or(self.referred_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::code::Code;
    use ReferralStatus::{Draft, Intake, NotTurnedUp, Received, Refused, Sent, Started, Withdrawn};

    const GPS: [AccountId; 2] = [AccountId(5), AccountId(6)];

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn today() -> NaiveDate {
        day("2026-11-22")
    }
    fn episode() -> Episode {
        Episode { id: EpisodeId(2), ..Episode::blank(CaseId(3), day("2026-09-01"), day("2026-09-01")) }
    }
    fn referring() -> Referring {
        Referring {
            on: day("2026-11-10"),
            target: Target::SpecialisedMentalCare,
            urgency: Urgency::Regular,
            provider: Some(ProviderId(1)),
            gp: Some(GPS[0]),
            question: "Graag onderzoek en behandeling.".into(),
        }
    }
    fn draft() -> Referral {
        Referral::write(&episode(), referring(), &GPS, today()).unwrap().change().state().clone()
    }
    fn sent() -> Referral {
        draft().agree(GPS[0], day("2026-11-12"), AgreedHow::Spoken, &GPS, today()).unwrap().into_state()
    }
    fn to(status: ReferralStatus, on: &str) -> Move {
        Move { to: status, on: day(on), refusal: (status == Refused).then_some(ReferralRefusal::NoContract) }
    }

    #[test]
    fn a_referral_is_written_as_a_draft_in_the_name_of_a_gp() {
        let written = Referral::write(&episode(), referring(), &GPS, today()).unwrap();
        let it = written.change().state();
        assert_eq!((it.status, it.gp_id, it.agreed_on, it.is_open(), it.is_sent()), (Draft, Some(GPS[0]), None, false, false));
        assert_eq!((it.case_id, it.episode_id), (CaseId(3), EpisodeId(2)));
        assert_eq!(written.change().texts(), &vec![(TextField::Question, referring().question)]);
        assert_eq!(written.change().event(), &Event::ReferralWritten { target: Target::SpecialisedMentalCare });
    }

    #[test]
    fn a_referral_that_cannot_be_written_says_why() {
        let refused = |episode: Episode, it| Referral::write(&episode, it, &GPS, today()).map(|_| ()).unwrap_err();
        let closed = Episode { closed_on: Some(day("2026-11-01")), ..episode() };
        assert_eq!(refused(closed, referring()), ReferralRefused::EpisodeClosed);
        let of = |it| refused(episode(), it);
        assert_eq!(of(Referring { on: day("2026-11-23"), ..referring() }), ReferralRefused::InFuture);
        assert_eq!(of(Referring { on: day("2026-08-31"), ..referring() }), ReferralRefused::BeforeRegistration);
        assert_eq!(of(Referring { gp: None, ..referring() }), ReferralRefused::GpMissing);
        assert_eq!(of(Referring { gp: Some(AccountId(9)), ..referring() }), ReferralRefused::NoGpHere);
        assert_eq!(of(Referring { question: " \n".into(), ..referring() }), ReferralRefused::QuestionMissing);
        for target in Target::ALL {
            let without = matches!(target, Target::FreeAccess | Target::Team);
            let written = Referral::write(&episode(), Referring { target: *target, ..referring() }, &GPS, today()).map(|_| ());
            assert_eq!(written, if without { Err(ReferralRefused::ProviderNotHere) } else { Ok(()) }, "{target:?}");
        }
    }

    #[test]
    fn it_is_sent_when_a_gp_of_the_practice_agrees_and_then_only_once() {
        let change = draft().agree(GPS[1], today(), AgreedHow::Spoken, &GPS, today()).unwrap();
        assert_eq!(change.event(), &Event::ReferralAgreed { on: today() });
        let it = change.into_state();
        assert_eq!((it.status, it.gp_id, it.agreed_on, it.is_open()), (Sent, Some(GPS[1]), Some(today()), true));
        assert_eq!((it.agreed_how, it.status_on), (Some(AgreedHow::Spoken), Some(today())));

        let refused = |it: &Referral, gp, on: &str| it.agree(gp, day(on), AgreedHow::Spoken, &GPS, today()).map(|_| ()).unwrap_err();
        assert_eq!(refused(&it, GPS[0], "2026-11-22"), ReferralRefused::AlreadyAgreed);
        assert_eq!(refused(&draft(), GPS[0], "2026-11-23"), ReferralRefused::InFuture);
        assert_eq!(refused(&draft(), GPS[0], "2026-11-09"), ReferralRefused::BeforeWritten);
        assert_eq!(refused(&draft(), AccountId(9), "2026-11-12"), ReferralRefused::NoGpHere);
        let withdrawn = draft().move_to(to(Withdrawn, "2026-11-12"), today()).unwrap().into_state();
        assert_eq!(refused(&withdrawn, GPS[0], "2026-11-13"), ReferralRefused::NoDraft);
    }

    /// Every pair of states, written out: what follows is in the row, everything else is refused.
    #[test]
    fn each_state_is_followed_by_those_of_its_row_and_by_no_other() {
        let rows: [(ReferralStatus, &[ReferralStatus]); 8] = [
            (Draft, &[Withdrawn]),
            (Sent, &[Received, Intake, Started, Refused, Withdrawn, NotTurnedUp]),
            (Received, &[Intake, Started, Refused, Withdrawn, NotTurnedUp]),
            (Intake, &[Started, Refused, Withdrawn, NotTurnedUp]),
            (Started, &[]),
            (Refused, &[]),
            (Withdrawn, &[]),
            (NotTurnedUp, &[]),
        ];
        assert_eq!(rows.map(|it| it.0), *ReferralStatus::ALL);
        for (from, row) in rows {
            let start = if from == Draft { draft() } else { Referral { status: from, ..sent() } };
            for next in ReferralStatus::ALL {
                let moved = start.move_to(to(*next, "2026-11-20"), today());
                let why = if from == Draft { ReferralRefused::NotSent } else { ReferralRefused::CannotFollow };
                match moved {
                    Ok(change) => {
                        assert!(row.contains(next), "{from:?} to {next:?}");
                        assert_eq!(change.event(), &Event::ReferralMoved { status: *next });
                        assert_eq!((change.state().status, change.state().status_on), (*next, Some(day("2026-11-20"))));
                    }
                    Err(refused) => assert!(!row.contains(next) && refused == why, "{from:?} to {next:?}: {refused:?}"),
                }
            }
        }
    }

    #[test]
    fn a_state_has_a_day_between_the_last_one_and_today_and_a_refusal_its_reason() {
        let refused = |it: &Referral, moved| it.move_to(moved, today()).map(|_| ()).unwrap_err();
        assert_eq!(refused(&sent(), to(Received, "2026-11-23")), ReferralRefused::InFuture);
        assert_eq!(refused(&sent(), to(Received, "2026-11-11")), ReferralRefused::BeforeLast, "before it was sent");
        let received = sent().move_to(to(Received, "2026-11-15"), today()).unwrap().into_state();
        assert_eq!(refused(&received, to(Intake, "2026-11-14")), ReferralRefused::BeforeLast, "before it was received");
        assert!(received.move_to(to(Intake, "2026-11-15"), today()).is_ok(), "the same day");
        assert_eq!(refused(&draft(), to(Withdrawn, "2026-11-09")), ReferralRefused::BeforeLast, "before it was written");
        assert_eq!(refused(&sent(), Move { refusal: None, ..to(Refused, "2026-11-20") }), ReferralRefused::RefusalMissing);
        let reason = Some(ReferralRefusal::AgeLimit);
        assert_eq!(refused(&sent(), Move { refusal: reason, ..to(Started, "2026-11-20") }), ReferralRefused::RefusalNotHere);
        let no = sent().move_to(Move { refusal: reason, ..to(Refused, "2026-11-20") }, today()).unwrap();
        assert_eq!((no.state().refusal, no.state().is_open()), (reason, false));
    }

    #[test]
    fn feedback_is_dated_and_comes_after_sending() {
        let word = || "Intake is geweest.".to_owned();
        let change = sent().feedback(day("2026-11-20"), word(), today()).unwrap();
        assert_eq!(change.event(), &Event::FeedbackReceived { on: day("2026-11-20") });
        assert_eq!(change.texts(), &vec![(TextField::Feedback, word())]);
        let it = change.into_state();
        assert_eq!((it.status, it.feedback_on), (Sent, Some(day("2026-11-20"))));
        let earlier = it.feedback(day("2026-11-14"), word(), today()).unwrap();
        assert_eq!(earlier.state().feedback_on, Some(day("2026-11-20")), "the last one is the last one");
        let over = Referral { status: Started, ..sent() };
        assert!(over.feedback(today(), word(), today()).is_ok(), "after the end too");

        let refused = |it: &Referral, on: &str, text: &str| it.feedback(day(on), text.into(), today()).map(|_| ()).unwrap_err();
        assert_eq!(refused(&draft(), "2026-11-20", "x"), ReferralRefused::NotSent);
        let withdrawn = draft().move_to(to(Withdrawn, "2026-11-12"), today()).unwrap().into_state();
        assert_eq!(refused(&withdrawn, "2026-11-20", "x"), ReferralRefused::NotSent);
        assert_eq!(refused(&sent(), "2026-11-23", "x"), ReferralRefused::InFuture);
        assert_eq!(refused(&sent(), "2026-11-11", "x"), ReferralRefused::BeforeLast);
        assert_eq!(refused(&sent(), "2026-11-20", " "), ReferralRefused::FeedbackMissing);
    }

    #[test]
    fn the_named_gp_alone_agrees_by_the_button_and_once() {
        let draft = draft();
        assert_eq!(draft.agree_by_button(GPS[1], today()).unwrap_err(), ReferralRefused::NotInYourName);
        let sent = draft.agree_by_button(GPS[0], today()).unwrap().into_state();
        assert_eq!((sent.status, sent.agreed_how, sent.agreed_on), (Sent, Some(AgreedHow::Button), Some(today())));
        assert_eq!(sent.agree_by_button(GPS[0], today()).unwrap_err(), ReferralRefused::AlreadyAgreed);
        let withdrawn = Referral { status: Withdrawn, ..draft };
        assert_eq!(withdrawn.agree_by_button(GPS[0], today()).unwrap_err(), ReferralRefused::NoDraft);
    }

    #[test]
    fn feedback_is_owed_from_sending_until_something_is_heard() {
        let sent = sent();
        assert_eq!(draft().feedback_owed_since(), None);
        assert_eq!(sent.feedback_owed_since(), Some(day("2026-11-12")));
        assert_eq!(Referral { status: Started, ..sent.clone() }.feedback_owed_since(), Some(day("2026-11-12")));
        assert_eq!(Referral { status: Refused, ..sent.clone() }.feedback_owed_since(), None);
        assert_eq!(sent.feedback(today(), "Gehoord.".into(), today()).unwrap().state().feedback_owed_since(), None);
    }
}
