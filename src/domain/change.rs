//! A change carries its event: an act returns the new state together with what is to be written in the audit trail.
//! The database saves nothing personal that does not come as one of these, so a row and its record cannot part.

use crate::domain::arrangement::{DateField, DateSource, DecisionKind};
use crate::domain::case::{Intention, Outcome};
use crate::domain::code::{EndReason, codes};
use crate::domain::consultation::ConsultationStatus;
use crate::domain::evaluation::Proposal;
use crate::domain::goal::GoalState;
use crate::domain::id::{AccountId, ArrangementId, CaseId, GoalId, WorkplaceId, YouthId};
use crate::domain::outflow::answer::AnswerKind;
use crate::domain::posting::Ground;
use crate::domain::referral::{ReferralStatus, Target};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// The nouns that are stored with a history.
    Noun as "noun" {
        Account = "account", Workplace = "workplace", Provider = "provider", Household = "household", Youth = "youth", Authority = "authority", Consent = "consent",
        Case = "case", Episode = "episode", Consultation = "consultation", Referral = "referral", Arrangement = "arrangement",
        DateChange = "date_change", Decision = "decision", Allocation = "allocation", Delivery = "delivery",
        SafetyRecord = "safety_record", Answer = "answer", Setting = "setting", Message = "message",
        Goal = "goal", GoalScore = "goal_score", Evaluation = "evaluation", Residence = "residence", ContactPerson = "contact_person",
        NoteTemplate = "note_template", Advice = "advice", Absence = "absence",
        Question = "question", Sighting = "sighting", StopRequest = "stop_request", Contract = "contract", Tariff = "tariff", OwnTotal = "own_total",
    }
}

/// What happened, as the audit trail keeps it: a closed list, codes and dates only, never a name, number or note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    AccountCreated,
    AccountSettingsChanged,
    /// Another name or address.
    AccountChanged,
    /// From when, and to when if that is known.
    ReachGiven {
        ground: Ground,
        from: NaiveDate,
        until: Option<NaiveDate>,
    },
    /// Reach held since a day, with its last day: before that day where it never began, none where it was gone at once.
    ReachTaken {
        ground: Ground,
        from: NaiveDate,
        last_on: Option<NaiveDate>,
    },
    AccountLocked,
    AccountUnlocked,
    /// A link to start with was sent or shown.
    AccountInvited,
    AccountReset,
    /// The first password and second factor were chosen.
    AccountSetUp,
    PasswordChanged,
    SecondFactorChanged,
    /// A new version of the limits or the catalogue.
    SettingsChanged,
    WorkplaceCreated,
    WorkplaceChanged,
    ProviderCreated,
    ProviderChanged,
    ContractRecorded,
    ContractAmended,
    TariffRecorded,
    TariffEnded,
    OwnTotalRecorded,
    StopsRequested,
    StopsAnswered,
    /// Facts from an earlier administration, entered as they were.
    TakenOver,
    HouseholdFormed,
    YouthRegistered,
    YouthFromMessage,
    YouthDied {
        on: NaiveDate,
    },
    AuthorityRecorded,
    ConsentRecorded,
    CaseOpened {
        workplace: WorkplaceId,
    },
    EpisodeBegun {
        on: NaiveDate,
    },
    /// Help questions, severity, life domains or the expected end were filled in or changed.
    EpisodeDescribed,
    IntentionRecorded {
        intention: Intention,
    },
    EpisodeClosed {
        on: NaiveDate,
        outcome: Outcome,
    },
    EpisodeReopened {
        on: NaiveDate,
    },
    PilotLightBegun {
        on: NaiveDate,
    },
    /// From pilot light back to full care: counts as a return.
    ReturnedToCare {
        on: NaiveDate,
    },
    CaseHandedOver {
        to: Option<AccountId>,
    },
    /// Added to an episode that was closed before; it moves no date.
    ConsultationAddedLate {
        on: NaiveDate,
    },
    ReferralWritten {
        target: Target,
    },
    ReferralAgreed {
        on: NaiveDate,
    },
    ReferralMoved {
        status: ReferralStatus,
    },
    FeedbackReceived {
        on: NaiveDate,
    },
    GoalSet,
    GoalScored {
        state: GoalState,
    },
    Evaluated {
        on: NaiveDate,
        proposal: Proposal,
    },
    HouseholdJoined,
    /// Registered with another GP practice; the old one reads nothing from then on.
    PracticeMoved,
    QuestionAsked,
    QuestionAnswered,
    /// A GP has read how things stand.
    HistorySeen,
    ResidenceRecorded {
        secret: bool,
    },
    ContactPersonRecorded,
    ContactPersonChanged,
    ConsentWithdrawn {
        on: NaiveDate,
    },
    TemplateWritten,
    TemplateEnded,
    AdviceGiven,
    AbsenceRecorded {
        from: NaiveDate,
        until: NaiveDate,
    },
    AbsenceEnded {
        on: NaiveDate,
    },
    ConsultationRecorded {
        status: ConsultationStatus,
        on: NaiveDate,
    },
    ConsultationSettled {
        status: ConsultationStatus,
    },
    ArrangementAdded,
    ArrangementAllocated,
    ArrangementStarted {
        on: NaiveDate,
    },
    ArrangementPaused {
        on: NaiveDate,
    },
    ArrangementResumed {
        on: NaiveDate,
    },
    ArrangementExtended {
        until: NaiveDate,
    },
    ArrangementStopped {
        on: NaiveDate,
        reason: EndReason,
    },
    ArrangementWithdrawn,
    ArrangementCorrected,
    ArrangementFollowed,
    DateChanged {
        field: DateField,
        source: DateSource,
    },
    Decided {
        decision: DecisionKind,
        on: NaiveDate,
    },
    AllocationReceived,
    DeliveryKept,
    DeliveryAttached,
    SafetyRecorded {
        step: i32,
        on: NaiveDate,
    },
    FlagAnswered {
        answer: AnswerKind,
    },
}

/// Whom a stored noun is about, so that the trail can be read by youth and by case.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About {
    pub youth: Option<YouthId>,
    pub case: Option<CaseId>,
    /// What it hangs on, where it knows no more than that: the database finds the youth.
    pub through: Option<Through>,
}

/// What a noun hangs on that does not name its youth itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Through {
    Arrangement(ArrangementId),
    Goal(GoalId),
}

impl About {
    pub fn youth(id: YouthId) -> Self {
        Self { youth: Some(id), ..Self::default() }
    }
    pub fn case(id: CaseId) -> Self {
        Self { case: Some(id), ..Self::default() }
    }
    /// A youth and the case it happens in.
    pub fn file(youth: YouthId, case: CaseId) -> Self {
        Self { youth: Some(youth), case: Some(case), through: None }
    }
    pub fn arrangement(id: ArrangementId) -> Self {
        Self { through: Some(Through::Arrangement(id)), ..Self::default() }
    }
    pub fn goal(id: GoalId) -> Self {
        Self { through: Some(Through::Goal(id)), ..Self::default() }
    }
    /// A youth and a case have a number of their own only once they are stored.
    pub fn stored_as(self, noun: Noun, id: i64) -> Self {
        match noun {
            Noun::Youth => Self { youth: Some(YouthId(id)), ..self },
            Noun::Case => Self { case: Some(CaseId(id)), ..self },
            _ => self,
        }
    }
}

codes! {
    /// Free text that belongs to a noun. It is kept apart from the facts, in one table.
    TextField as "text-field" {
        Subjective = "s", Objective = "o", Evaluation = "e", Plan = "p",
        Motive = "motive", RelapseAgreement = "relapse_agreement", Description = "description", Question = "question", Feedback = "feedback",
        Address = "address", Name = "name", Phone = "phone", Answer = "answer",
    }
}

/// Text written with a change.
pub type Texts = Vec<(TextField, String)>;

/// The new state of something stored, and the event that says so.
#[derive(Debug, Clone, PartialEq)]
pub struct Change<T> {
    state: T,
    event: Event,
    texts: Texts,
}

impl<T> Change<T> {
    pub(in crate::domain) fn new(state: T, event: Event) -> Self {
        Self { state, event, texts: Vec::new() }
    }
    pub(in crate::domain) fn with_texts(mut self, texts: Texts) -> Self {
        self.texts = texts;
        self
    }
    pub fn state(&self) -> &T {
        &self.state
    }
    pub fn event(&self) -> &Event {
        &self.event
    }
    pub fn texts(&self) -> &Texts {
        &self.texts
    }
    pub fn into_state(self) -> T {
        self.state
    }
}

/// Something not stored before; its id is given by the database.
#[derive(Debug, Clone, PartialEq)]
pub struct New<T>(Change<T>);

impl<T> New<T> {
    pub(in crate::domain) fn of(state: T, event: Event) -> Self {
        Self(Change::new(state, event))
    }
    pub(in crate::domain) fn with_texts(self, texts: Texts) -> Self {
        Self(self.0.with_texts(texts))
    }
    /// Facts from an earlier administration, entered as they were; the trail says so.
    pub fn taken_over(state: T) -> Self {
        Self::of(state, Event::TakenOver)
    }
    /// The same, with the texts that belonged to them.
    pub fn taken_over_with(state: T, texts: Texts) -> Self {
        Self::taken_over(state).with_texts(texts)
    }
    pub fn change(&self) -> &Change<T> {
        &self.0
    }
}
