//! The pilot light: low contact after help, so that a relapse is seen early. It burns on an episode; its contacts are
//! consultations of that kind. Going back to full care is one act, and counts as a return.

use crate::domain::calendar::plus_months;
use crate::domain::case::Episode;
use crate::domain::change::{Change, Event, New, TextField};
use crate::domain::consultation::{Consultation, ConsultationRefused, ConsultationStatus, Contact, Form, Kind, Note};
use crate::domain::id::AccountId;
use chrono::NaiveDate;
use thiserror::Error;

/// What is agreed when help makes way for a pilot light.
#[derive(Debug, Clone)]
pub struct Kindling {
    /// The first day on which only the pilot light burns.
    pub on: NaiveDate,
    pub first_contact_on: NaiveDate,
    /// The last day of a lasting pilot light, where one was agreed (R21 waits for it).
    pub lasting_until: Option<NaiveDate>,
    /// Who calls whom when it gets worse.
    pub relapse_agreement: String,
}

/// Why a pilot light is not lit or put out like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PilotLightRefused {
    #[error("pilot-light-episode-closed")]
    EpisodeClosed,
    #[error("pilot-light-burns-already")]
    BurnsAlready,
    #[error("pilot-light-burns-not")]
    BurnsNot,
    #[error("pilot-light-too-far")]
    TooFar,
    #[error("pilot-light-before-episode")]
    BeforeEpisode,
    #[error("pilot-light-no-agreement")]
    NoRelapseAgreement,
    #[error("pilot-light-contact-early")]
    ContactEarly,
    #[error("pilot-light-until-early")]
    UntilEarly,
    #[error("pilot-light-safety-first")]
    SafetyFirst,
    #[error("pilot-light-return-in-future")]
    ReturnInFuture,
    #[error("pilot-light-return-early")]
    ReturnEarly,
    #[error("pilot-light-motive-missing")]
    MotiveMissing,
}

/// A planned pilot-light contact.
pub fn contact(
    episode: &Episode,
    on: NaiveDate,
    author: Option<AccountId>,
    today: NaiveDate,
) -> Result<New<Consultation>, ConsultationRefused> {
    let planned = Contact {
        status: ConsultationStatus::Planned,
        on,
        time: None,
        minutes: None,
        form: Form::Phone,
        kind: Kind::PilotLight,
        present: None,
        note: Note::default(),
        outcome: None,
        late_reason: String::new(),
    };
    Consultation::record(episode, author, planned, today)
}

impl Episode {
    /// Whether only the pilot light burns on a day.
    pub fn in_pilot_light(&self, today: NaiveDate) -> bool {
        self.pilot_light_on.is_some_and(|on| on <= today)
    }

    /// Scales the help in the practice down to a pilot light, with the first contact planned at once.
    pub fn light(
        &self,
        it: Kindling,
        guarded: bool,
        author: Option<AccountId>,
        today: NaiveDate,
    ) -> Result<(Change<Self>, New<Consultation>), PilotLightRefused> {
        use PilotLightRefused as No;
        if !self.is_open() {
            return Err(No::EpisodeClosed);
        }
        if self.pilot_light_on.is_some() {
            return Err(No::BurnsAlready);
        }
        if guarded {
            return Err(No::SafetyFirst);
        }
        if it.on < self.registered_on {
            return Err(No::BeforeEpisode);
        }
        if it.on > plus_months(today, 3) {
            return Err(No::TooFar);
        }
        if it.relapse_agreement.trim().is_empty() {
            return Err(No::NoRelapseAgreement);
        }
        if it.lasting_until.is_some_and(|until| until < it.first_contact_on) {
            return Err(No::UntilEarly);
        }
        if it.first_contact_on < it.on {
            return Err(No::ContactEarly);
        }
        let first = contact(self, it.first_contact_on, author, today).map_err(|_| No::ContactEarly)?;
        let lit = Self { pilot_light_on: Some(it.on), pilot_light_until: it.lasting_until, ..self.clone() };
        let change =
            Change::new(lit, Event::PilotLightBegun { on: it.on }).with_texts(vec![(TextField::RelapseAgreement, it.relapse_agreement)]);
        Ok((change, first))
    }

    /// Back to full care, and why. It counts as a return.
    pub fn return_to_care(&self, on: NaiveDate, motive: String, today: NaiveDate) -> Result<Change<Self>, PilotLightRefused> {
        use PilotLightRefused as No;
        let since = self.pilot_light_on.filter(|_| self.is_open()).ok_or(No::BurnsNot)?;
        if on > today {
            return Err(No::ReturnInFuture);
        }
        if on < since {
            return Err(No::ReturnEarly);
        }
        if motive.trim().is_empty() {
            return Err(No::MotiveMissing);
        }
        let back = Self { pilot_light_on: None, pilot_light_until: None, returned_on: Some(on), ..self.clone() };
        Ok(Change::new(back, Event::ReturnedToCare { on }).with_texts(vec![(TextField::Motive, motive)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CaseId;

    const TODAY: &str = "2026-11-22";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn episode() -> Episode {
        Episode::blank(CaseId(3), day("2026-03-01"), day("2026-03-01"))
    }
    fn kindling() -> Kindling {
        Kindling {
            on: day("2026-11-20"),
            first_contact_on: day("2027-01-05"),
            lasting_until: None,
            relapse_agreement: "Moeder belt de praktijk.".into(),
        }
    }
    fn lit() -> Episode {
        episode().light(kindling(), false, None, day(TODAY)).unwrap().0.into_state()
    }

    #[test]
    fn a_pilot_light_begins_with_a_planned_contact_and_a_relapse_agreement() {
        let (change, contact) = episode().light(kindling(), false, Some(AccountId(1)), day(TODAY)).unwrap();
        assert_eq!(change.texts(), &[(TextField::RelapseAgreement, "Moeder belt de praktijk.".to_owned())]);
        let first = contact.change().state();
        assert_eq!((first.kind, first.status, first.held_on), (Kind::PilotLight, ConsultationStatus::Planned, day("2027-01-05")));
        assert!(change.state().in_pilot_light(day("2026-11-20")) && !change.state().in_pilot_light(day("2026-11-19")));
    }

    #[test]
    fn each_refusal_of_a_pilot_light() {
        use PilotLightRefused as No;
        let refused = |it: Kindling, guarded| episode().light(it, guarded, None, day(TODAY)).map(|_| ()).unwrap_err();
        assert_eq!(refused(kindling(), true), No::SafetyFirst);
        assert_eq!(refused(Kindling { on: day("2026-02-28"), ..kindling() }, false), No::BeforeEpisode);
        assert_eq!(refused(Kindling { on: day("2027-02-23"), ..kindling() }, false), No::TooFar);
        assert_eq!(refused(Kindling { relapse_agreement: " ".into(), ..kindling() }, false), No::NoRelapseAgreement);
        assert_eq!(refused(Kindling { first_contact_on: day("2026-11-21"), ..kindling() }, false), No::ContactEarly);
        assert_eq!(refused(Kindling { first_contact_on: day("2026-11-19"), ..kindling() }, false), No::ContactEarly);
        assert_eq!(refused(Kindling { lasting_until: Some(day("2027-01-04")), ..kindling() }, false), No::UntilEarly);
        assert_eq!(lit().light(kindling(), false, None, day(TODAY)).map(|_| ()), Err(No::BurnsAlready));
        let closed = Episode { closed_on: Some(day(TODAY)), ..episode() };
        assert_eq!(closed.light(kindling(), false, None, day(TODAY)).map(|_| ()), Err(No::EpisodeClosed));
    }

    #[test]
    fn back_to_full_care_is_one_act_and_counts_as_a_return() {
        use PilotLightRefused as No;
        let why = || "Slaapt weer slecht.".to_owned();
        let back = lit().return_to_care(day(TODAY), why(), day(TODAY)).unwrap();
        assert_eq!((back.state().pilot_light_on, back.state().returned_on), (None, Some(day(TODAY))));
        assert_eq!(back.event(), &Event::ReturnedToCare { on: day(TODAY) });
        let refused = |it: &Episode, on: &str, why: &str| it.return_to_care(day(on), why.into(), day(TODAY)).map(|_| ()).unwrap_err();
        assert_eq!(refused(&episode(), TODAY, "x"), No::BurnsNot);
        assert_eq!(refused(&lit(), "2026-11-23", "x"), No::ReturnInFuture);
        assert_eq!(refused(&lit(), "2026-11-19", "x"), No::ReturnEarly);
        assert_eq!(refused(&lit(), TODAY, " "), No::MotiveMissing);
    }
}
