//! Consultations: one dated contact, planned or past, with its note in four lines.

use crate::domain::calendar;
use crate::domain::case::Episode;
use crate::domain::change::{Change, Event, New, TextField, Texts};
use crate::domain::code::codes;
use crate::domain::id::{AccountId, CaseId, ConsultationId, EpisodeId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;

codes! {
    /// What became of a contact, or that it is still planned.
    ConsultationStatus as "consultation-status" {
        Planned = "planned",
        Held = "held",
        /// We tried and got nobody: an attempt, no contact.
        NotReached = "not_reached",
        NotTurnedUp = "not_turned_up",
        CancelledByFamily = "cancelled_by_family",
        CancelledByUs = "cancelled_by_us",
    }
}

impl ConsultationStatus {
    /// An attempt that led to no contact with the family (R02 counts them).
    pub fn is_vain_attempt(self) -> bool {
        matches!(self, Self::NotReached | Self::NotTurnedUp | Self::CancelledByFamily)
    }
}

codes! {
    /// Where or by what means.
    Form as "form" {
        Practice = "practice", Phone = "phone", Video = "video", Home = "home", School = "school", Mail = "mail", TeamMeeting = "team_meeting",
    }
}

codes! {
    /// What the contact was for.
    Kind as "consultation-kind" {
        Intake = "intake", FollowUp = "follow_up", Evaluation = "evaluation", Closing = "closing", GpTalk = "gp_talk", PilotLight = "pilot_light",
    }
}

codes! {
    /// What a pilot-light contact found.
    PilotLightOutcome as "pilot-light-outcome" { Stable = "stable", Varying = "varying", Relapse = "relapse" }
}

codes! {
    /// Who was there.
    Present as "present" { Youth = "youth", Parents = "parents", Both = "both", Network = "network", School = "school", Gp = "gp" }
}

/// A time of day in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClockTime(pub(crate) i32);

impl ClockTime {
    /// Reads `14:05`, `14.05`, `1405` or `9`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (hours, minutes) = match text.split_once([':', '.']) {
            Some((hours, minutes)) => (hours.parse().ok()?, minutes.parse().ok()?),
            None if text.len() <= 2 => (text.parse().ok()?, 0),
            None => (text.get(..text.len() - 2)?.parse().ok()?, text.get(text.len() - 2..)?.parse().ok()?),
        };
        Self::of(hours, minutes)
    }
    pub fn of(hours: i32, minutes: i32) -> Option<Self> {
        ((0..24).contains(&hours) && (0..60).contains(&minutes)).then_some(Self(hours * 60 + minutes))
    }
    pub fn from_minutes(minutes: i32) -> Option<Self> {
        Self::of(minutes.div_euclid(60), minutes.rem_euclid(60))
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// One contact, or the plan for one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consultation {
    pub id: ConsultationId,
    pub version: i32,
    pub case_id: CaseId,
    pub episode_id: EpisodeId,
    pub author_id: Option<AccountId>,
    pub status: ConsultationStatus,
    pub held_on: NaiveDate,
    pub time: Option<ClockTime>,
    /// Length in minutes; empty for what did not take place.
    pub minutes: Option<i32>,
    pub form: Form,
    pub kind: Kind,
    pub present: Option<Present>,
    /// Of a pilot-light contact that was held.
    pub outcome: Option<PilotLightOutcome>,
    /// Added after the episode was closed; it moves no date and counts in no rule.
    pub after_closing: bool,
    pub known_at: NaiveDate,
}

/// The four lines of a note: subjective, objective, evaluation, plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    pub s: String,
    pub o: String,
    pub e: String,
    pub p: String,
}

impl Note {
    pub fn is_empty(&self) -> bool {
        [&self.s, &self.o, &self.e, &self.p].into_iter().all(|line| line.trim().is_empty())
    }
    /// As plain text for the practice's own record system: a line for each part that was written.
    pub fn plain_text(&self) -> String {
        let parts = [("S", &self.s), ("O", &self.o), ("E", &self.e), ("P", &self.p)];
        parts.into_iter().filter(|(_, text)| !text.trim().is_empty()).map(|(letter, text)| format!("{letter}: {text}\n")).collect()
    }
    fn into_texts(self) -> Texts {
        [(TextField::Subjective, self.s), (TextField::Objective, self.o), (TextField::Evaluation, self.e), (TextField::Plan, self.p)]
            .into_iter()
            .filter(|(_, line)| !line.trim().is_empty())
            .collect()
    }
}

/// What was filled in about a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub status: ConsultationStatus,
    pub on: NaiveDate,
    pub time: Option<ClockTime>,
    pub minutes: Option<i32>,
    pub form: Form,
    pub kind: Kind,
    pub present: Option<Present>,
    pub note: Note,
    /// Asked for of a pilot-light contact that was held.
    pub outcome: Option<PilotLightOutcome>,
    /// Why it is still added to an episode that was closed before; empty otherwise.
    pub late_reason: String,
}

impl Contact {
    /// Only a pilot-light contact that was held found something.
    fn outcome(&self) -> Option<PilotLightOutcome> {
        self.outcome.filter(|_| self.status == ConsultationStatus::Held && self.kind == Kind::PilotLight)
    }
}

impl Contact {
    /// The same talk as it goes into the file of one of several children: what concerns this child alone follows its E.
    pub fn with_own_part(&self, own: &str) -> Self {
        let mut contact = self.clone();
        let lines = [contact.note.e.trim_end(), own.trim()];
        contact.note.e = lines.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
        contact
    }
}

/// Why a contact is not recorded like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ConsultationRefused {
    #[error("consultation-in-future")]
    InFuture,
    #[error("consultation-planned-in-past")]
    PlannedInPast,
    #[error("consultation-before-episode")]
    BeforeEpisode,
    #[error("consultation-episode-closed")]
    EpisodeClosed,
    #[error("consultation-minutes-range")]
    Minutes,
    #[error("consultation-note-empty")]
    NoteEmpty,
    #[error("consultation-already-settled")]
    AlreadySettled,
    #[error("consultation-late-reason-missing")]
    LateReasonMissing,
    #[error("consultation-outcome-missing")]
    OutcomeMissing,
}

impl Consultation {
    /// Records a contact that took place, was tried, or is planned.
    pub fn record(
        episode: &Episode,
        author: Option<AccountId>,
        contact: Contact,
        today: NaiveDate,
    ) -> Result<New<Self>, ConsultationRefused> {
        check(episode, &contact, today)?;
        let late = !episode.is_open();
        let event = match late {
            true => Event::ConsultationAddedLate { on: contact.on },
            false => Event::ConsultationRecorded { status: contact.status, on: contact.on },
        };
        let mut texts = contact.note.clone().into_texts();
        if late {
            texts.push((TextField::Motive, contact.late_reason.clone()));
        }
        let consultation = Self {
            id: ConsultationId::NEW,
            version: 1,
            case_id: episode.case_id,
            episode_id: episode.id,
            author_id: author,
            status: contact.status,
            held_on: contact.on,
            time: contact.time,
            minutes: contact.minutes,
            form: contact.form,
            kind: contact.kind,
            present: contact.present,
            outcome: contact.outcome(),
            after_closing: late,
            known_at: today,
        };
        Ok(New::of(consultation, event).with_texts(texts))
    }

    /// Says what became of a planned contact.
    pub fn settle(
        &self,
        episode: &Episode,
        author: Option<AccountId>,
        contact: Contact,
        today: NaiveDate,
    ) -> Result<Change<Self>, ConsultationRefused> {
        if self.status != ConsultationStatus::Planned {
            return Err(ConsultationRefused::AlreadySettled);
        }
        check(episode, &contact, today)?;
        let event = Event::ConsultationSettled { status: contact.status };
        let texts = contact.note.clone().into_texts();
        let settled = Self {
            author_id: author.or(self.author_id),
            status: contact.status,
            held_on: contact.on,
            time: contact.time,
            minutes: contact.minutes,
            form: contact.form,
            kind: contact.kind,
            present: contact.present,
            outcome: contact.outcome(),
            known_at: today,
            ..self.clone()
        };
        Ok(Change::new(settled, event).with_texts(texts))
    }

    /// What was still planned when its episode closed does not take place.
    pub(in crate::domain) fn cancelled_by_closing(&self) -> Change<Self> {
        let status = ConsultationStatus::CancelledByUs;
        Change::new(Self { status, ..self.clone() }, Event::ConsultationSettled { status })
    }

    /// A planned contact whose day has passed: "nog afhandelen".
    pub fn is_unsettled(&self, today: NaiveDate) -> bool {
        self.status == ConsultationStatus::Planned && self.held_on < today
    }

    /// Counts as a consultation: held, and with the family rather than by mail, in a team meeting or with the GP.
    pub fn counts(&self) -> bool {
        self.status == ConsultationStatus::Held
            && !self.after_closing
            && !matches!(self.form, Form::Mail | Form::TeamMeeting)
            && self.kind != Kind::GpTalk
    }
}

fn check(episode: &Episode, contact: &Contact, today: NaiveDate) -> Result<(), ConsultationRefused> {
    use ConsultationRefused as No;
    if !episode.is_open() {
        // Nothing is planned any more; what took place may still be added, with the reason why so late.
        if contact.status == ConsultationStatus::Planned {
            return Err(No::EpisodeClosed);
        }
        if contact.late_reason.trim().is_empty() {
            return Err(No::LateReasonMissing);
        }
    }
    if contact.on > calendar::plus_months(today, 24) {
        return Err(No::InFuture);
    }
    if contact.status == ConsultationStatus::Planned {
        if contact.on < today {
            return Err(No::PlannedInPast);
        }
    } else if contact.on > today
        && contact.status != ConsultationStatus::CancelledByFamily
        && contact.status != ConsultationStatus::CancelledByUs
    {
        return Err(No::InFuture);
    }
    if contact.on < episode.registered_on {
        return Err(No::BeforeEpisode);
    }
    match contact.minutes {
        Some(minutes) if !(5..=240).contains(&minutes) => return Err(No::Minutes),
        None if contact.status == ConsultationStatus::Held => return Err(No::Minutes),
        _ => {}
    }
    if contact.status == ConsultationStatus::Held && contact.note.is_empty() {
        return Err(No::NoteEmpty);
    }
    if contact.status == ConsultationStatus::Held && contact.kind == Kind::PilotLight && contact.outcome.is_none() {
        return Err(No::OutcomeMissing);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::HelpQuestions;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    const TODAY: &str = "2026-11-22";

    fn episode() -> Episode {
        Episode {
            id: EpisodeId(5),
            version: 1,
            case_id: CaseId(3),
            registered_on: day("2026-09-01"),
            help_questions: HelpQuestions::default(),
            severity: None,
            expected_end_on: None,
            life_domains: Default::default(),
            intention: None,
            intention_by: None,
            intention_on: None,
            pilot_light_on: None,
            pilot_light_until: None,
            returned_on: None,
            closed_on: None,
            outcome: None,
            close_reason: None,
            known_at: day("2026-09-01"),
        }
    }
    fn contact(status: ConsultationStatus, on: &str) -> Contact {
        Contact {
            status,
            on: day(on),
            time: None,
            minutes: Some(45),
            form: Form::Practice,
            kind: Kind::FollowUp,
            present: Some(Present::Both),
            note: Note { s: "Slaapt beter.".into(), ..Note::default() },
            outcome: None,
            late_reason: String::new(),
        }
    }

    #[test]
    fn a_held_consultation_is_recorded_with_its_note_apart_from_its_facts() {
        let new = Consultation::record(&episode(), Some(AccountId(1)), contact(ConsultationStatus::Held, TODAY), day(TODAY)).unwrap();
        assert_eq!(new.change().texts(), &[(TextField::Subjective, "Slaapt beter.".to_owned())]);
        assert_eq!(new.change().event(), &Event::ConsultationRecorded { status: ConsultationStatus::Held, on: day(TODAY) });
        assert!(!serde_json::to_string(new.change().state()).unwrap().contains("Slaapt"));
    }

    #[test]
    fn each_refusal_of_a_consultation() {
        use ConsultationStatus as S;
        let record = |contact| Consultation::record(&episode(), None, contact, day(TODAY)).map(|_| ()).unwrap_err();
        assert_eq!(record(contact(S::Held, "2026-11-23")), ConsultationRefused::InFuture);
        assert_eq!(record(contact(S::Planned, "2026-11-21")), ConsultationRefused::PlannedInPast);
        assert_eq!(record(contact(S::Planned, "2029-11-21")), ConsultationRefused::InFuture);
        assert_eq!(record(contact(S::Held, "2026-08-31")), ConsultationRefused::BeforeEpisode);
        assert_eq!(record(Contact { minutes: Some(241), ..contact(S::Held, TODAY) }), ConsultationRefused::Minutes);
        assert_eq!(record(Contact { minutes: None, ..contact(S::Held, TODAY) }), ConsultationRefused::Minutes);
        assert_eq!(record(Contact { note: Note::default(), ..contact(S::Held, TODAY) }), ConsultationRefused::NoteEmpty);
        let closed = Episode { closed_on: Some(day("2026-10-01")), ..episode() };
        let late = |contact| Consultation::record(&closed, None, contact, day(TODAY)).map(|_| ());
        assert_eq!(late(contact(S::Planned, TODAY)), Err(ConsultationRefused::EpisodeClosed));
        assert_eq!(late(contact(S::Held, TODAY)), Err(ConsultationRefused::LateReasonMissing));
        let pilot_light = Contact { kind: Kind::PilotLight, ..contact(S::Held, TODAY) };
        assert_eq!(record(pilot_light), ConsultationRefused::OutcomeMissing);
    }

    #[test]
    fn what_is_added_after_closing_is_marked_and_counts_in_no_rule() {
        let closed = Episode { closed_on: Some(day("2026-10-01")), ..episode() };
        let late = Contact { late_reason: "Verslag van school kwam later.".into(), ..contact(ConsultationStatus::Held, TODAY) };
        let added = Consultation::record(&closed, None, late, day(TODAY)).unwrap();
        assert!(added.change().state().after_closing && !added.change().state().counts());
        assert_eq!(added.change().event(), &Event::ConsultationAddedLate { on: day(TODAY) });
        assert_eq!(added.change().texts().last(), Some(&(TextField::Motive, "Verslag van school kwam later.".to_owned())));
    }

    #[test]
    fn only_a_held_pilot_light_contact_has_an_outcome() {
        let outcome = Some(PilotLightOutcome::Stable);
        let record = |contact| Consultation::record(&episode(), None, contact, day(TODAY)).unwrap().change().state().outcome;
        let held = contact(ConsultationStatus::Held, TODAY);
        assert_eq!(record(Contact { kind: Kind::PilotLight, outcome, ..held.clone() }), outcome);
        assert_eq!(record(Contact { outcome, ..held }), None);
        assert_eq!(record(Contact { kind: Kind::PilotLight, outcome, ..contact(ConsultationStatus::NotReached, TODAY) }), None);
    }

    #[test]
    fn a_planned_contact_left_in_the_past_is_settled_once() {
        let planned = Consultation::record(
            &episode(),
            None,
            Contact { minutes: None, note: Note::default(), ..contact(ConsultationStatus::Planned, "2026-11-25") },
            day("2026-11-01"),
        )
        .unwrap();
        let planned = planned.change().state().clone();
        assert!(!planned.is_unsettled(day("2026-11-25")) && planned.is_unsettled(day("2026-11-26")));
        let settled = planned
            .settle(&episode(), None, contact(ConsultationStatus::NotTurnedUp, "2026-11-25"), day("2026-11-26"))
            .unwrap()
            .into_state();
        assert_eq!(settled.status, ConsultationStatus::NotTurnedUp);
        let again = settled.settle(&episode(), None, contact(ConsultationStatus::Held, "2026-11-25"), day("2026-11-26"));
        assert_eq!(again.map(|_| ()), Err(ConsultationRefused::AlreadySettled));
    }

    #[test]
    fn mail_team_meeting_and_talk_with_the_gp_do_not_count_as_consultation() {
        let held =
            Consultation::record(&episode(), None, contact(ConsultationStatus::Held, TODAY), day(TODAY)).unwrap().change().state().clone();
        assert!(held.counts());
        assert!(!Consultation { form: Form::Mail, ..held.clone() }.counts());
        assert!(!Consultation { form: Form::TeamMeeting, ..held.clone() }.counts());
        assert!(!Consultation { kind: Kind::GpTalk, ..held.clone() }.counts());
        assert!(!Consultation { status: ConsultationStatus::NotReached, ..held }.counts());
    }

    #[test]
    fn a_clock_time_is_read_as_people_type_it() {
        for (typed, shown) in [("9", "09:00"), ("14:05", "14:05"), ("14.05", "14:05"), ("930", "09:30"), ("1405", "14:05")] {
            assert_eq!(ClockTime::parse(typed).map(|it| it.to_string()).as_deref(), Some(shown), "{typed}");
        }
        for wrong in ["24:00", "12:60", "x", "", "é1"] {
            assert_eq!(ClockTime::parse(wrong), None, "{wrong}");
        }
    }
    #[test]
    fn of_a_shared_talk_each_child_keeps_its_own_part_on_a_line_of_its_own() {
        let mut talk = contact(ConsultationStatus::Held, TODAY);
        talk.note.e = "Samen rustiger.".into();
        let own = ["Anna slaapt beter.", " ", "Bram eet weer."].map(|own| talk.with_own_part(own).note.e);
        assert_eq!(own, ["Samen rustiger.\nAnna slaapt beter.", "Samen rustiger.", "Samen rustiger.\nBram eet weer."]);
        talk.note = Note::default();
        assert_eq!(talk.with_own_part("Alleen dit.").note, Note { e: "Alleen dit.".into(), ..Note::default() });
    }
}
