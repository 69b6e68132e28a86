//! Arrangements: help by one provider for one youth, with its dates, their history and the decisions about it.
//!
//! Deciding is guarded, recording is not: a decision to end asks for a relapse agreement and stops at the safety
//! guard; what a provider or municipality reports is always stored.

use crate::domain::calendar::{Span, Status, birthday, plus_days, plus_months};
use crate::domain::catalogue::{Intensity, Profile, Weight};
use crate::domain::change::{Change, Event, New, TextField};
use crate::domain::code::{ChangeReason, Code, EndReason, codes};
use crate::domain::id::{
    AccountId, AllocationId, ArrangementId, DateChangeId, DecisionId, DeliveryId, ProviderId, ReferralId, WorkplaceId, YouthId,
};
use crate::domain::identity::MunicipalityCode;
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

codes! {
    /// Which date of an arrangement a line of the history is about.
    DateField as "date-field" { Start = "start", PlannedEnd = "planned_end", ActualEnd = "actual_end", PausedFrom = "paused_from", ResumedOn = "resumed_on" }
}

codes! {
    /// Where a date comes from. An allocated end never moves by itself.
    DateSource as "date-source" {
        /// Someone here expects it.
        Estimated = "estimated",
        Allocation = "allocation",
        Decision = "decision",
        /// Reported by provider or family.
        Reported = "reported",
    }
}

codes! {
    /// What was decided about an arrangement.
    DecisionKind as "decision-kind" {
        Start = "start", Extend = "extend", ScaleDown = "scale_down", ScaleUp = "scale_up", End = "end", Change = "change",
        /// To another provider, with the same profile.
        Transfer = "transfer",
        /// Several arrangements at once, agreed until a day (`new_end_on`).
        Stack = "stack",
        /// What happens after the 18th birthday; with a ground where youth help goes on.
        After18 = "after_18",
    }
}

codes! {
    /// On what ground youth help goes on after the 18th birthday (Jeugdwet 1.1, "jeugdige").
    Ground as "ground" {
        Continuation = "continuation",
        DecidedBefore18 = "decided_before_18",
        ResumedWithinHalfYear = "resumed_within_half_year",
        CriminalLaw = "criminal_law",
    }
}

codes! {
    /// Who decided, beside the account that recorded it.
    DecidedBy as "decided-by" {
        YouthProfessional = "youth_professional", AccessTeam = "access_team", Gp = "gp", Provider = "provider", Family = "family", Court = "court",
    }
}

/// Help by one provider for one youth. Its status is derived, see [`Arrangement::status`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    pub id: ArrangementId,
    pub version: i32,
    pub youth_id: YouthId,
    pub provider_id: ProviderId,
    /// The municipality that pays.
    pub municipality: MunicipalityCode,
    pub profile: Profile,
    pub intensity: Intensity,
    /// iJw product category (JZ020), when it came by message.
    pub category: Option<String>,
    pub product_code: Option<String>,
    /// Where it is followed. Every arrangement has one, apart from who owns a case.
    pub follower_workplace_id: WorkplaceId,
    pub follower_id: Option<AccountId>,
    pub referral_id: Option<ReferralId>,
    /// The arrangement that this one followed on, lighter, heavier, elsewhere or under another number.
    pub predecessor_id: Option<ArrangementId>,
    pub with_stay: bool,
    /// iJw ToewijzingNummer; with municipality and provider the key of an allocation.
    pub allocation_number: Option<i64>,
    pub allocated_on: Option<NaiveDate>,
    pub start_on: Option<NaiveDate>,
    /// The last day of care as planned.
    pub planned_end_on: Option<NaiveDate>,
    pub planned_end_source: Option<DateSource>,
    /// The last day of care as it was.
    pub actual_end_on: Option<NaiveDate>,
    pub end_reason: Option<EndReason>,
    pub paused_on: Option<NaiveDate>,
    pub withdrawn: bool,
    pub known_at: NaiveDate,
}

/// One line of the date history: was, became, why, who, when. History only grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateChange {
    pub id: DateChangeId,
    pub arrangement_id: ArrangementId,
    pub field: DateField,
    pub was: Option<NaiveDate>,
    pub became: Option<NaiveDate>,
    pub source: DateSource,
    /// A code of JZ588 (end) or JZ002 (change), where there is one.
    pub reason: Option<String>,
    /// The account that recorded it; empty when it came by message.
    pub recorded_by: Option<AccountId>,
    pub changed_on: NaiveDate,
}

/// A decision about an arrangement. Motive and relapse agreement are texts of their own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub id: DecisionId,
    pub arrangement_id: ArrangementId,
    pub kind: DecisionKind,
    pub decided_on: NaiveDate,
    pub reason: Option<String>,
    pub new_end_on: Option<NaiveDate>,
    pub relapse_agreed: bool,
    /// Why help goes on after 18, for a decision about that.
    pub ground: Option<Ground>,
    /// The first pilot-light contact agreed with a scale-down.
    pub pilot_light_on: Option<NaiveDate>,
    pub decided_by: DecidedBy,
    pub recorded_by: Option<AccountId>,
    pub known_at: NaiveDate,
}

/// An allocation as the municipality sent it; every one that came is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    pub id: AllocationId,
    pub arrangement_id: ArrangementId,
    pub number: i64,
    /// Date and time of allocation: the newest wins, whatever the order of arrival (iJw IV013, OP080).
    pub allocated_at: NaiveDateTime,
    pub starts_on: NaiveDate,
    pub ends_on: Option<NaiveDate>,
    pub category: Option<String>,
    pub product_code: Option<String>,
    pub reason: Option<ChangeReason>,
    pub known_at: NaiveDate,
}

impl Allocation {
    /// End date on the start date with reason 13: never sent (iJw CS335).
    pub fn withdraws(&self) -> bool {
        self.reason == Some(ChangeReason::Removed)
    }
    /// Keeps an allocation as it came.
    pub fn receive(self) -> New<Self> {
        New::of(self, Event::AllocationReceived)
    }
}

/// A start or stop for which no allocation has come: kept, and attached when it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    pub id: DeliveryId,
    pub version: i32,
    pub youth_id: YouthId,
    pub provider_id: ProviderId,
    pub municipality: MunicipalityCode,
    pub number: Option<i64>,
    pub category: Option<String>,
    pub product_code: Option<String>,
    pub start_on: Option<NaiveDate>,
    pub paused_on: Option<NaiveDate>,
    pub end_on: Option<NaiveDate>,
    pub end_reason: Option<EndReason>,
    pub attached_to: Option<ArrangementId>,
    pub known_at: NaiveDate,
}

impl Delivery {
    /// A start or stop whose allocation has not come.
    pub fn keep(self) -> New<Self> {
        New::of(self, Event::DeliveryKept)
    }
    /// A further start or stop of the same delivery.
    pub fn add(self) -> Change<Self> {
        Change::new(self, Event::DeliveryKept)
    }
    /// Its allocation came: the delivery belongs to that arrangement.
    pub fn attach(&self, arrangement: ArrangementId) -> Change<Self> {
        Change::new(Self { attached_to: Some(arrangement), ..self.clone() }, Event::DeliveryAttached)
    }
}

/// A line of the date history that waits for the id of its arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateLine {
    pub field: DateField,
    pub was: Option<NaiveDate>,
    pub became: Option<NaiveDate>,
    pub source: DateSource,
    pub reason: Option<String>,
    pub recorded_by: Option<AccountId>,
    pub changed_on: NaiveDate,
}

impl DateLine {
    pub fn of(self, arrangement_id: ArrangementId) -> New<DateChange> {
        let event = Event::DateChanged { field: self.field, source: self.source };
        let line = DateChange {
            id: DateChangeId::NEW,
            arrangement_id,
            field: self.field,
            was: self.was,
            became: self.became,
            source: self.source,
            reason: self.reason,
            recorded_by: self.recorded_by,
            changed_on: self.changed_on,
        };
        New::of(line, event)
    }
}

/// A new arrangement and the first lines of its history.
#[derive(Debug, Clone)]
pub struct Begun {
    pub arrangement: New<Arrangement>,
    pub history: Vec<DateLine>,
}

/// A changed arrangement with the lines that say what changed.
pub type Moved = (Change<Arrangement>, Vec<New<DateChange>>);

/// Why an act on an arrangement is refused; each name is the key of the text that says what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ArrangementRefused {
    #[error("arrangement-end-before-start")]
    EndBeforeStart,
    /// By hand a planned end is asked for; only an allocation may lack one.
    #[error("arrangement-planned-end-missing")]
    PlannedEndMissing,
    #[error("arrangement-over")]
    Over,
    #[error("arrangement-not-started")]
    NotStarted,
    #[error("arrangement-extension-not-later")]
    ExtensionNotLater,
    #[error("arrangement-extension-past")]
    ExtensionPast,
    #[error("arrangement-safety-first")]
    SafetyFirst,
    #[error("arrangement-no-relapse-agreement")]
    NoRelapseAgreement,
    /// Code 20 pauses, it does not end.
    #[error("arrangement-temporary-is-no-end")]
    TemporaryIsNoEnd,
    #[error("arrangement-motive-missing")]
    MotiveMissing,
    #[error("arrangement-decided-in-future")]
    DecidedInFuture,
    /// An end lies at most three months ahead, or on the planned end: further away nobody would look at it again.
    #[error("arrangement-end-too-far")]
    EndTooFar,
    #[error("arrangement-already-started")]
    AlreadyStarted,
    #[error("arrangement-already-followed")]
    AlreadyFollowed,
    #[error("arrangement-start-in-future")]
    StartInFuture,
    #[error("arrangement-already-paused")]
    AlreadyPaused,
    #[error("arrangement-pauses-overlap")]
    PausesOverlap,
    #[error("arrangement-pause-in-future")]
    PauseInFuture,
    #[error("arrangement-not-paused")]
    NotPaused,
    #[error("arrangement-start-past-end")]
    StartPastEnd,
    #[error("arrangement-end-before-pause")]
    EndBeforePause,
    #[error("arrangement-number-known")]
    NumberKnown,
    #[error("arrangement-not-lighter")]
    NotLighter,
    #[error("arrangement-not-heavier")]
    NotHeavier,
    #[error("arrangement-same-provider")]
    SameProvider,
    /// It is not known, or takes no new help since the form was opened.
    #[error("arrangement-provider-gone")]
    ProviderGone,
    #[error("arrangement-same-number")]
    SameNumber,
    #[error("arrangement-pilot-light-missing")]
    PilotLightMissing,
    #[error("arrangement-pilot-light-early")]
    PilotLightEarly,
    /// The episode in the practice does not take the contact like this.
    #[error("arrangement-pilot-light-not-planned")]
    PilotLightNotPlanned,
    #[error("arrangement-stack-until")]
    StackUntil,
    /// A day before the youth was born is a slip of the finger.
    #[error("arrangement-before-birth")]
    BeforeBirth,
    /// Past the 18th birthday help goes on only on a ground: a warning that one may set aside.
    #[error("arrangement-past-18")]
    Past18,
    /// No youth help after the 23rd birthday (Jeugdwet 1.1).
    #[error("arrangement-past-23")]
    Past23,
}

/// What the dates of an arrangement are held against: the birth date, and whether someone has seen the warning about 18.
#[derive(Debug, Clone, Copy)]
pub struct Birth {
    pub on: NaiveDate,
    pub sure: bool,
}

impl Birth {
    /// A day of care lies after birth and, at the end, before the 18th birthday unless someone is sure; never past the 23rd.
    fn allows(self, first: Option<NaiveDate>, last: NaiveDate) -> Result<(), ArrangementRefused> {
        if first.is_some_and(|first| first < self.on) || last < self.on {
            return Err(ArrangementRefused::BeforeBirth);
        }
        if last >= birthday(self.on, 23) {
            return Err(ArrangementRefused::Past23);
        }
        if last >= birthday(self.on, 18) && !self.sure {
            return Err(ArrangementRefused::Past18);
        }
        Ok(())
    }
}

/// Who records it and when: an account, or nobody when a message says it.
#[derive(Debug, Clone, Copy)]
pub struct Recorded {
    pub by: Option<AccountId>,
    pub today: NaiveDate,
}

/// What a decision to extend says.
#[derive(Debug, Clone)]
pub struct Extending {
    pub until: NaiveDate,
    pub decided_on: NaiveDate,
    pub reason: ChangeReason,
    pub decided_by: DecidedBy,
    pub motive: String,
}

/// Help that follows on this: lighter, heavier, elsewhere, or under another number.
#[derive(Debug, Clone)]
pub struct Succession {
    /// Scale down, scale up, transfer, or change (another allocation number).
    pub kind: DecisionKind,
    /// The last day of the help that is.
    pub on: NaiveDate,
    pub decided_on: NaiveDate,
    pub decided_by: DecidedBy,
    pub motive: String,
    /// Who calls whom when it gets worse; asked for when scaling down.
    pub relapse_agreement: String,
    /// The first pilot-light contact; asked for when scaling down.
    pub pilot_light_on: Option<NaiveDate>,
    /// Empty when help goes on without an arrangement.
    pub next: Option<Next>,
}

/// What the help that follows is.
#[derive(Debug, Clone)]
pub struct Next {
    pub provider_id: ProviderId,
    pub intensity: Intensity,
    pub planned_end_on: NaiveDate,
    pub allocation_number: Option<i64>,
}

/// What a succession leaves: this arrangement ended, the decision, and the one that follows.
#[derive(Debug)]
pub struct Succeeded {
    pub moved: Moved,
    pub decision: New<Decision>,
    pub next: Option<Begun>,
}

/// What is decided about help after 18, or about several arrangements at once.
#[derive(Debug, Clone)]
pub struct Agreeing {
    pub decided_on: NaiveDate,
    pub decided_by: DecidedBy,
    pub motive: String,
}

/// How an end comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EndedHow {
    /// Decided together; needs a relapse agreement and a free safety guard.
    Decided { by: DecidedBy, relapse_agreement: String },
    /// Reported to us (stop message, death, move, one-sided end): stored whatever else holds.
    Reported,
}

/// What is said when help ends.
#[derive(Debug, Clone)]
pub struct Ending {
    pub on: NaiveDate,
    pub reason: EndReason,
    pub how: EndedHow,
    pub motive: String,
}

impl Arrangement {
    /// The dates that decide the status.
    pub fn span(&self) -> Span {
        Span {
            start_on: self.start_on,
            planned_end_on: self.planned_end_on,
            actual_end_on: self.actual_end_on,
            paused_on: self.paused_on,
            withdrawn: self.withdrawn,
        }
    }

    /// What it is on a day; `soon` is R05's setting in days.
    pub fn status(&self, today: NaiveDate, soon: i64) -> Status {
        self.span().status(today, soon)
    }

    /// Adds an arrangement by hand. The planned end is mandatory; the page prefills it with the guide length.
    pub fn begin_by_hand(self, birth: Birth, recorded: Recorded) -> Result<Begun, ArrangementRefused> {
        let planned = self.planned_end_on.ok_or(ArrangementRefused::PlannedEndMissing)?;
        birth.allows(self.allocated_on.into_iter().chain(self.start_on).min(), planned)?;
        if self.start_on.or(self.allocated_on).is_some_and(|first| planned < first) {
            return Err(ArrangementRefused::EndBeforeStart);
        }
        let source = self.planned_end_source.unwrap_or(DateSource::Estimated);
        let mut history = vec![line(DateField::PlannedEnd, None, Some(planned), source, None, recorded)];
        if let Some(start) = self.start_on {
            history.push(line(DateField::Start, None, Some(start), DateSource::Reported, None, recorded));
        }
        Ok(Begun { arrangement: New::of(Self { planned_end_source: Some(source), ..self }, Event::ArrangementAdded), history })
    }

    /// An arrangement that begins as an allocation from the municipality.
    pub fn allocated(self, recorded: Recorded) -> Begun {
        let history = vec![line(DateField::PlannedEnd, None, self.planned_end_on, DateSource::Allocation, None, recorded)];
        let source = self.planned_end_on.map(|_| DateSource::Allocation);
        Begun { arrangement: New::of(Self { planned_end_source: source, ..self }, Event::ArrangementAllocated), history }
    }

    /// A newer allocation on the same number: another end, or a withdrawal.
    pub fn reallocated(&self, allocation: &Allocation, (profile, intensity): (Profile, Intensity), recorded: Recorded) -> Moved {
        let reason = allocation.reason.map(|it| it.code().to_owned());
        if allocation.withdraws() {
            return (Change::new(Self { withdrawn: true, ..self.clone() }, Event::ArrangementWithdrawn), Vec::new());
        }
        let next = Self {
            planned_end_on: allocation.ends_on,
            planned_end_source: allocation.ends_on.map(|_| DateSource::Allocation),
            category: allocation.category.clone(),
            product_code: allocation.product_code.clone(),
            profile,
            intensity,
            withdrawn: false,
            ..self.clone()
        };
        let moved = line(DateField::PlannedEnd, self.planned_end_on, allocation.ends_on, DateSource::Allocation, reason, recorded);
        let lines = if self.planned_end_on == allocation.ends_on { Vec::new() } else { vec![moved.of(self.id)] };
        let event = match allocation.ends_on {
            Some(until) if self.planned_end_on.is_some_and(|was| until > was) => Event::ArrangementExtended { until },
            _ => Event::ArrangementAllocated,
        };
        (Change::new(next, event), lines)
    }

    /// An allocation that was made before the one that is known: waiting counts from there (R13).
    pub fn allocated_earlier(&self, on: NaiveDate) -> Option<Change<Self>> {
        self.allocated_on
            .is_none_or(|known| on < known)
            .then(|| Change::new(Self { allocated_on: Some(on), ..self.clone() }, Event::ArrangementAllocated))
    }

    /// The real start of care, reported or seen. A start during a pause resumes.
    pub fn start(&self, on: NaiveDate, recorded: Recorded) -> Result<Moved, ArrangementRefused> {
        self.still_open()?;
        // A message may announce a start; by hand only what has happened is recorded.
        if recorded.by.is_some() && on > recorded.today {
            return Err(ArrangementRefused::StartInFuture);
        }
        if let Some(paused) = self.paused_on {
            if on < paused {
                return Err(ArrangementRefused::EndBeforeStart);
            }
            let resumed = line(DateField::ResumedOn, Some(paused), Some(on), DateSource::Reported, None, recorded);
            return Ok((
                Change::new(Self { paused_on: None, ..self.clone() }, Event::ArrangementResumed { on }),
                vec![resumed.of(self.id)],
            ));
        }
        if self.start_on.is_some_and(|start| start <= recorded.today) {
            return Err(ArrangementRefused::AlreadyStarted);
        }
        let begun = line(DateField::Start, self.start_on, Some(on), DateSource::Reported, None, recorded);
        Ok((Change::new(Self { start_on: Some(on), ..self.clone() }, Event::ArrangementStarted { on }), vec![begun.of(self.id)]))
    }

    /// The same, entered by hand: not before birth, and not past the planned end, which is decided anew first.
    pub fn start_by_hand(&self, on: NaiveDate, birth: Birth, recorded: Recorded) -> Result<Moved, ArrangementRefused> {
        let moved = self.start(on, recorded)?;
        if on < birth.on {
            return Err(ArrangementRefused::BeforeBirth);
        }
        if self.paused_on.is_none() && self.planned_end_on.is_some_and(|planned| on > planned) {
            return Err(ArrangementRefused::StartPastEnd);
        }
        Ok(moved)
    }

    /// A temporary stop (iJw code 20): `last_day` is the last day of care before it; no end, no outflow.
    pub fn pause(&self, last_day: NaiveDate, recorded: Recorded) -> Result<Moved, ArrangementRefused> {
        self.still_open()?;
        if self.start_on.is_some_and(|start| last_day < start) {
            return Err(ArrangementRefused::EndBeforeStart);
        }
        let from = plus_days(last_day, 1);
        let paused = line(DateField::PausedFrom, self.paused_on, Some(from), DateSource::Reported, Some("20".to_owned()), recorded);
        Ok((Change::new(Self { paused_on: Some(from), ..self.clone() }, Event::ArrangementPaused { on: from }), vec![paused.of(self.id)]))
    }

    /// The same, entered by hand: not in the future, and not across another pause.
    pub fn pause_by_hand(&self, last_day: NaiveDate, history: &[DateChange], recorded: Recorded) -> Result<Moved, ArrangementRefused> {
        if self.paused_on.is_some() {
            return Err(ArrangementRefused::AlreadyPaused);
        }
        self.still_open()?;
        if self.start_on.is_none_or(|start| start > recorded.today) {
            return Err(ArrangementRefused::NotStarted);
        }
        if last_day > recorded.today {
            return Err(ArrangementRefused::PauseInFuture);
        }
        if self.pauses(history).iter().any(|(_, resumed)| resumed.is_some_and(|on| last_day < on)) {
            return Err(ArrangementRefused::PausesOverlap);
        }
        self.pause(last_day, recorded)
    }

    /// Care goes on after a pause, from this day.
    pub fn resume(&self, on: NaiveDate, recorded: Recorded) -> Result<Moved, ArrangementRefused> {
        if self.paused_on.is_none() {
            return Err(ArrangementRefused::NotPaused);
        }
        self.start(on, recorded)
    }

    /// First day and day of resuming of each pause, in order. One that was taken back never was; taking back a resumption
    /// opens the pause again.
    pub fn pauses(&self, history: &[DateChange]) -> Vec<(NaiveDate, Option<NaiveDate>)> {
        let mut known = Vec::new();
        let mut open = None;
        for line in history {
            match (line.field, line.became) {
                (DateField::PausedFrom, from) => open = from,
                (DateField::ResumedOn, Some(on)) => {
                    known.extend(line.was.or(open).map(|from| (from, Some(on))));
                    open = None;
                }
                (DateField::ResumedOn, None) => open = known.pop().map(|(from, _)| from),
                _ => {}
            }
        }
        // The arrangement itself says whether it is paused now. An end closes a pause without a line about it: then the pause
        // lasted until that end.
        let last = if self.actual_end_on.is_some() { open } else { self.paused_on };
        known.extend(last.map(|from| (from, None)));
        known.sort();
        known
    }

    /// No end lies before the last day of care that its pauses tell of: the day before a pause, or that of resuming.
    fn ends_after_pauses(&self, on: NaiveDate, history: &[DateChange]) -> Result<(), ArrangementRefused> {
        let cared_for = |(from, resumed): (NaiveDate, Option<NaiveDate>)| resumed.unwrap_or_else(|| plus_days(from, -1));
        let last = self.pauses(history).into_iter().map(cared_for).max();
        if last.is_some_and(|last| on < last) { Err(ArrangementRefused::EndBeforePause) } else { Ok(()) }
    }

    /// Ends this help and begins what follows on it. Scaling down is a decision with a safety net: it needs a relapse agreement
    /// and a first pilot-light date, and stops where the guard holds, today or on the day it is said to have been decided.
    pub fn succeed(
        &self,
        it: Succession,
        history: &[DateChange],
        birth: Birth,
        guarded: impl Fn(NaiveDate) -> bool,
        recorded: Recorded,
    ) -> Result<Succeeded, ArrangementRefused> {
        use ArrangementRefused as No;
        self.still_open()?;
        let start = self.start_on.filter(|start| *start <= recorded.today).ok_or(No::NotStarted)?;
        if it.on < start {
            return Err(No::EndBeforeStart);
        }
        self.ends_after_pauses(it.on, history)?;
        if it.on > plus_months(recorded.today, 3) {
            return Err(No::EndTooFar);
        }
        decided(it.decided_on, &it.motive, recorded)?;
        let down = it.kind == DecisionKind::ScaleDown;
        if down {
            if guarded(recorded.today) || guarded(it.decided_on) {
                return Err(No::SafetyFirst);
            }
            if it.relapse_agreement.trim().is_empty() {
                return Err(No::NoRelapseAgreement);
            }
            let first = it.pilot_light_on.ok_or(No::PilotLightMissing)?;
            if first < recorded.today || first < it.on {
                return Err(No::PilotLightEarly);
            }
        }
        let next = it.next.as_ref().map(|next| self.followed_on(it.kind, it.on, next, it.decided_on, birth, recorded)).transpose()?;
        let reason = match &it.next {
            None if self.planned_end_on.is_some_and(|planned| it.on >= planned) => EndReason::AsPlanned,
            None => EndReason::InAgreement,
            Some(next) if next.provider_id == self.provider_id => EndReason::ChangeRequest,
            Some(_) => EndReason::OtherProvider,
        };
        let code = reason.code().to_owned();
        let decision = Decision {
            id: DecisionId::NEW,
            arrangement_id: self.id,
            kind: it.kind,
            decided_on: it.decided_on,
            reason: Some(code.clone()),
            new_end_on: Some(it.on),
            relapse_agreed: !it.relapse_agreement.trim().is_empty(),
            ground: None,
            pilot_light_on: it.pilot_light_on.filter(|_| down),
            decided_by: it.decided_by,
            recorded_by: recorded.by,
            known_at: recorded.today,
        };
        let mut texts = vec![(TextField::Motive, it.motive)];
        if decision.relapse_agreed {
            texts.push((TextField::RelapseAgreement, it.relapse_agreement));
        }
        let decision = New::of(decision, Event::Decided { decision: it.kind, on: it.decided_on }).with_texts(texts);
        let ended = line(DateField::ActualEnd, self.actual_end_on, Some(it.on), DateSource::Decision, Some(code), recorded);
        let over = Self { actual_end_on: Some(it.on), end_reason: Some(reason), paused_on: None, ..self.clone() };
        let moved = (Change::new(over, Event::ArrangementStopped { on: it.on, reason }), vec![ended.of(self.id)]);
        Ok(Succeeded { moved, decision, next })
    }

    /// The arrangement that follows on this one the day after its last.
    fn followed_on(
        &self,
        kind: DecisionKind,
        last_day: NaiveDate,
        next: &Next,
        decided_on: NaiveDate,
        birth: Birth,
        recorded: Recorded,
    ) -> Result<Begun, ArrangementRefused> {
        use ArrangementRefused as No;
        let (was, becomes) = (self.intensity.weight(), next.intensity.weight());
        let compared = was != Weight::Unknown && becomes != Weight::Unknown;
        match kind {
            DecisionKind::ScaleDown if compared && becomes >= was => return Err(No::NotLighter),
            DecisionKind::ScaleUp if compared && becomes <= was => return Err(No::NotHeavier),
            DecisionKind::Transfer if next.provider_id == self.provider_id => return Err(No::SameProvider),
            DecisionKind::Change if next.allocation_number.is_none() || next.allocation_number == self.allocation_number => {
                return Err(No::SameNumber);
            }
            _ => {}
        }
        let first = plus_days(last_day, 1);
        // The same provider goes on; another one still has to report that it began.
        let start_on = (next.provider_id == self.provider_id).then_some(first);
        let successor = Self {
            id: ArrangementId::NEW,
            version: 1,
            provider_id: next.provider_id,
            intensity: next.intensity,
            predecessor_id: Some(self.id),
            allocation_number: next.allocation_number,
            allocated_on: Some(decided_on),
            start_on,
            planned_end_on: Some(next.planned_end_on),
            planned_end_source: Some(DateSource::Decision),
            paused_on: None,
            category: None,
            product_code: None,
            known_at: recorded.today,
            ..self.clone()
        };
        if next.planned_end_on < first {
            return Err(No::EndBeforeStart);
        }
        successor.begin_by_hand(birth, recorded)
    }

    /// Agrees that this help runs beside other help until a day.
    pub fn stack(&self, until: NaiveDate, agreeing: Agreeing, recorded: Recorded) -> Result<New<Decision>, ArrangementRefused> {
        self.still_open()?;
        if until < recorded.today || until > plus_months(recorded.today, 12) {
            return Err(ArrangementRefused::StackUntil);
        }
        self.agree(DecisionKind::Stack, Some(until), None, agreeing, recorded)
    }

    /// Decides what happens after the 18th birthday; with the ground on which youth help goes on, or without one.
    pub fn after_18(&self, ground: Option<Ground>, agreeing: Agreeing, recorded: Recorded) -> Result<New<Decision>, ArrangementRefused> {
        self.still_open()?;
        self.agree(DecisionKind::After18, None, ground, agreeing, recorded)
    }

    fn agree(
        &self,
        kind: DecisionKind,
        new_end_on: Option<NaiveDate>,
        ground: Option<Ground>,
        agreeing: Agreeing,
        recorded: Recorded,
    ) -> Result<New<Decision>, ArrangementRefused> {
        decided(agreeing.decided_on, &agreeing.motive, recorded)?;
        let decision = Decision {
            id: DecisionId::NEW,
            arrangement_id: self.id,
            kind,
            decided_on: agreeing.decided_on,
            reason: None,
            new_end_on,
            relapse_agreed: false,
            ground,
            pilot_light_on: None,
            decided_by: agreeing.decided_by,
            recorded_by: recorded.by,
            known_at: recorded.today,
        };
        Ok(New::of(decision, Event::Decided { decision: kind, on: agreeing.decided_on })
            .with_texts(vec![(TextField::Motive, agreeing.motive)]))
    }

    /// Decides that care goes on longer, until a later last day.
    pub fn extend(&self, extending: Extending, birth: Birth, recorded: Recorded) -> Result<(Moved, New<Decision>), ArrangementRefused> {
        self.still_open()?;
        if self.planned_end_on.is_some_and(|end| extending.until <= end) {
            return Err(ArrangementRefused::ExtensionNotLater);
        }
        if extending.until < recorded.today || self.start_on.is_some_and(|start| extending.until < start) {
            return Err(ArrangementRefused::ExtensionPast);
        }
        decided(extending.decided_on, &extending.motive, recorded)?;
        birth.allows(None, extending.until)?;
        let reason = Some(extending.reason.code().to_owned());
        let decision = Decision {
            id: DecisionId::NEW,
            arrangement_id: self.id,
            kind: DecisionKind::Extend,
            decided_on: extending.decided_on,
            reason: reason.clone(),
            new_end_on: Some(extending.until),
            relapse_agreed: false,
            ground: None,
            pilot_light_on: None,
            decided_by: extending.decided_by,
            recorded_by: recorded.by,
            known_at: recorded.today,
        };
        let decided = New::of(decision, Event::Decided { decision: DecisionKind::Extend, on: extending.decided_on })
            .with_texts(vec![(TextField::Motive, extending.motive)]);
        let next = Self { planned_end_on: Some(extending.until), planned_end_source: Some(DateSource::Decision), ..self.clone() };
        let moved = line(DateField::PlannedEnd, self.planned_end_on, Some(extending.until), DateSource::Decision, reason, recorded);
        Ok(((Change::new(next, Event::ArrangementExtended { until: extending.until }), vec![moved.of(self.id)]), decided))
    }

    /// Ends it, by decision or because it was reported. `guarded` says whether the safety guard holds.
    pub fn end(&self, ending: Ending, guarded: bool, recorded: Recorded) -> Result<(Moved, Option<New<Decision>>), ArrangementRefused> {
        if ending.reason.is_pause() {
            return Err(ArrangementRefused::TemporaryIsNoEnd);
        }
        self.still_open()?;
        let start = self.start_on.ok_or(ArrangementRefused::NotStarted)?;
        if ending.on < start {
            return Err(ArrangementRefused::EndBeforeStart);
        }
        if ending.on > plus_months(recorded.today, 3) && self.planned_end_on.is_none_or(|planned| ending.on > planned) {
            return Err(ArrangementRefused::EndTooFar);
        }
        let reason = ending.reason.code().to_owned();
        let mut said = Vec::new();
        if ending.how == EndedHow::Reported && !ending.motive.trim().is_empty() {
            said.push((TextField::Motive, ending.motive.clone()));
        }
        let decision = match ending.how {
            EndedHow::Reported => None,
            EndedHow::Decided { by, relapse_agreement } => {
                if guarded {
                    return Err(ArrangementRefused::SafetyFirst);
                }
                if relapse_agreement.trim().is_empty() {
                    return Err(ArrangementRefused::NoRelapseAgreement);
                }
                let decision = Decision {
                    id: DecisionId::NEW,
                    arrangement_id: self.id,
                    kind: DecisionKind::End,
                    decided_on: recorded.today,
                    reason: Some(reason.clone()),
                    new_end_on: Some(ending.on),
                    relapse_agreed: true,
                    ground: None,
                    pilot_light_on: None,
                    decided_by: by,
                    recorded_by: recorded.by,
                    known_at: recorded.today,
                };
                let mut texts = vec![(TextField::RelapseAgreement, relapse_agreement)];
                if !ending.motive.trim().is_empty() {
                    texts.push((TextField::Motive, ending.motive));
                }
                Some(New::of(decision, Event::Decided { decision: DecisionKind::End, on: recorded.today }).with_texts(texts))
            }
        };
        let source = if decision.is_some() { DateSource::Decision } else { DateSource::Reported };
        let next = Self { actual_end_on: Some(ending.on), end_reason: Some(ending.reason), paused_on: None, ..self.clone() };
        let ended = line(DateField::ActualEnd, self.actual_end_on, Some(ending.on), source, Some(reason), recorded);
        let change = Change::new(next, Event::ArrangementStopped { on: ending.on, reason: ending.reason }).with_texts(said);
        Ok(((change, vec![ended.of(self.id)]), decision))
    }

    /// The same, entered by hand: help that paused or resumed on a later day did not end before it.
    pub fn end_by_hand(
        &self,
        ending: Ending,
        history: &[DateChange],
        guarded: bool,
        recorded: Recorded,
    ) -> Result<(Moved, Option<New<Decision>>), ArrangementRefused> {
        let on = ending.on;
        let ended = self.end(ending, guarded, recorded)?;
        self.ends_after_pauses(on, history)?;
        Ok(ended)
    }

    /// Takes back a reported start (StatusAanlevering 3).
    pub fn take_back_start(&self, recorded: Recorded) -> Moved {
        let gone = line(DateField::Start, self.start_on, None, DateSource::Reported, None, recorded);
        (Change::new(Self { start_on: None, ..self.clone() }, Event::ArrangementCorrected), vec![gone.of(self.id)])
    }

    /// Takes back a reported stop (StatusAanlevering 3), final or temporary.
    pub fn take_back_stop(&self, recorded: Recorded) -> Moved {
        let (field, was) =
            if self.actual_end_on.is_some() { (DateField::ActualEnd, self.actual_end_on) } else { (DateField::PausedFrom, self.paused_on) };
        let gone = line(field, was, None, DateSource::Reported, None, recorded);
        let next = match field {
            DateField::ActualEnd => Self { actual_end_on: None, end_reason: None, ..self.clone() },
            _ => Self { paused_on: None, ..self.clone() },
        };
        (Change::new(next, Event::ArrangementCorrected), vec![gone.of(self.id)])
    }

    /// Came by message, is still open, and nobody follows it yet.
    pub fn waits_for_follower(&self) -> bool {
        self.follower_id.is_none() && self.allocation_number.is_some() && self.still_open().is_ok()
    }

    /// From here on it is followed elsewhere, by nobody in particular yet.
    pub fn followed_at(&self, workplace: WorkplaceId) -> Change<Self> {
        Change::new(Self { follower_workplace_id: workplace, follower_id: None, ..self.clone() }, Event::ArrangementFollowed)
    }

    /// Someone takes on following it.
    pub fn followed_by(&self, account: AccountId) -> Result<Change<Self>, ArrangementRefused> {
        self.still_open()?;
        if self.follower_id.is_some() {
            return Err(ArrangementRefused::AlreadyFollowed);
        }
        Ok(Change::new(Self { follower_id: Some(account), ..self.clone() }, Event::ArrangementFollowed))
    }

    fn still_open(&self) -> Result<(), ArrangementRefused> {
        if self.actual_end_on.is_some() || self.withdrawn { Err(ArrangementRefused::Over) } else { Ok(()) }
    }
}

/// A decision was taken today or earlier, and says why.
fn decided(on: NaiveDate, motive: &str, recorded: Recorded) -> Result<(), ArrangementRefused> {
    if on > recorded.today {
        return Err(ArrangementRefused::DecidedInFuture);
    }
    if motive.trim().is_empty() {
        return Err(ArrangementRefused::MotiveMissing);
    }
    Ok(())
}

fn line(
    field: DateField,
    was: Option<NaiveDate>,
    became: Option<NaiveDate>,
    source: DateSource,
    reason: Option<String>,
    recorded: Recorded,
) -> DateLine {
    DateLine { field, was, became, source, reason, recorded_by: recorded.by, changed_on: recorded.today }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn now() -> Recorded {
        Recorded { by: Some(AccountId(9)), today: day("2026-11-22") }
    }
    pub fn running() -> Arrangement {
        Arrangement {
            id: ArrangementId(7),
            version: 1,
            youth_id: YouthId(42),
            provider_id: ProviderId(1),
            municipality: MunicipalityCode::parse("0748").unwrap(),
            profile: Profile::P4,
            intensity: Intensity::Perspective,
            category: None,
            product_code: None,
            follower_workplace_id: WorkplaceId(1),
            follower_id: None,
            referral_id: None,
            predecessor_id: None,
            with_stay: false,
            allocation_number: None,
            allocated_on: None,
            start_on: Some(day("2026-01-10")),
            planned_end_on: Some(day("2026-12-31")),
            planned_end_source: Some(DateSource::Allocation),
            actual_end_on: None,
            end_reason: None,
            paused_on: None,
            withdrawn: false,
            known_at: day("2026-01-10"),
        }
    }
    /// Eighteen on 1 May 2028.
    fn birth() -> Birth {
        Birth { on: day("2010-05-01"), sure: false }
    }
    fn decided(agreement: &str) -> Ending {
        Ending {
            on: day("2026-12-15"),
            reason: EndReason::InAgreement,
            motive: String::new(),
            how: EndedHow::Decided { by: DecidedBy::YouthProfessional, relapse_agreement: agreement.into() },
        }
    }

    #[test]
    fn by_hand_a_planned_end_is_asked_for_and_lies_after_the_start() {
        let without = Arrangement { planned_end_on: None, ..running() };
        assert_eq!(without.begin_by_hand(birth(), now()).map(|_| ()).unwrap_err(), ArrangementRefused::PlannedEndMissing);
        let backwards = Arrangement { planned_end_on: Some(day("2026-01-09")), ..running() };
        assert_eq!(backwards.begin_by_hand(birth(), now()).map(|_| ()).unwrap_err(), ArrangementRefused::EndBeforeStart);
        let begun = running().begin_by_hand(birth(), now()).unwrap();
        assert_eq!(begun.history.iter().map(|it| it.field).collect::<Vec<_>>(), [DateField::PlannedEnd, DateField::Start]);
    }

    #[test]
    fn an_extension_moves_the_planned_end_and_says_why() {
        let extending = |until: &str| Extending {
            until: day(until),
            decided_on: day("2026-11-20"),
            reason: ChangeReason::Extension,
            decided_by: DecidedBy::AccessTeam,
            motive: "Eén doel nog open.".into(),
        };
        let ((change, lines), decision) = running().extend(extending("2027-03-31"), birth(), now()).unwrap();
        assert_eq!(
            (change.state().planned_end_on, change.state().planned_end_source),
            (Some(day("2027-03-31")), Some(DateSource::Decision))
        );
        assert_eq!((lines[0].change().state().was, lines[0].change().state().became), (Some(day("2026-12-31")), Some(day("2027-03-31"))));
        assert_eq!(decision.change().state().reason.as_deref(), Some("04"));
        let refused = |extending| running().extend(extending, birth(), now()).map(|_| ()).unwrap_err();
        assert_eq!(refused(extending("2026-12-31")), ArrangementRefused::ExtensionNotLater);
        assert_eq!(refused(Extending { motive: " ".into(), ..extending("2027-03-31") }), ArrangementRefused::MotiveMissing);
        assert_eq!(refused(Extending { decided_on: day("2026-11-23"), ..extending("2027-03-31") }), ArrangementRefused::DecidedInFuture);
        let past = Arrangement { planned_end_on: Some(day("2026-09-01")), ..running() };
        assert_eq!(past.extend(extending("2026-10-01"), birth(), now()).map(|_| ()).unwrap_err(), ArrangementRefused::ExtensionPast);
    }

    #[test]
    fn deciding_to_end_is_guarded_and_needs_a_relapse_agreement() {
        assert_eq!(running().end(decided("Moeder belt ons"), true, now()).map(|_| ()).unwrap_err(), ArrangementRefused::SafetyFirst);
        assert_eq!(running().end(decided("  "), false, now()).map(|_| ()).unwrap_err(), ArrangementRefused::NoRelapseAgreement);
        let ((change, _), decision) = running().end(decided("Moeder belt ons"), false, now()).unwrap();
        assert_eq!(change.state().status(day("2026-11-22"), 56), Status::StopsOn);
        assert!(decision.is_some_and(|it| it.change().state().relapse_agreed));
    }

    #[test]
    fn a_reported_stop_is_stored_whatever_the_guard_says() {
        let reported = Ending { on: day("2026-11-01"), reason: EndReason::ByClient, how: EndedHow::Reported, motive: String::new() };
        let ((change, lines), decision) = running().end(reported.clone(), true, now()).unwrap();
        assert_eq!(change.state().status(day("2026-11-22"), 56), Status::Ended);
        assert_eq!(lines[0].change().state().reason.as_deref(), Some("32"));
        assert!(decision.is_none());
        let refused = |arrangement: Arrangement, ending| arrangement.end(ending, false, now()).map(|_| ()).unwrap_err();
        assert_eq!(refused(change.into_state(), reported.clone()), ArrangementRefused::Over);
        assert_eq!(refused(running(), Ending { on: day("2026-01-09"), ..reported.clone() }), ArrangementRefused::EndBeforeStart);
        assert_eq!(refused(running(), Ending { reason: EndReason::Temporary, ..reported.clone() }), ArrangementRefused::TemporaryIsNoEnd);
        assert_eq!(refused(Arrangement { start_on: None, ..running() }, reported), ArrangementRefused::NotStarted);
    }

    #[test]
    fn a_temporary_stop_pauses_and_a_later_start_resumes() {
        let paused = running().pause(day("2026-10-05"), now()).unwrap().0.into_state();
        assert_eq!(paused.status(day("2026-10-05"), 56), Status::Running);
        assert_eq!(paused.status(day("2026-10-06"), 56), Status::Paused);
        let (resumed, lines) = paused.start(day("2026-10-20"), now()).unwrap();
        assert_eq!(resumed.state().start_on, Some(day("2026-01-10")));
        assert_eq!(lines[0].change().state().field, DateField::ResumedOn);
        assert!(resumed.state().paused_on.is_none());
        assert_eq!(paused.start(day("2026-10-01"), now()).map(|_| ()).unwrap_err(), ArrangementRefused::EndBeforeStart);
    }

    #[test]
    fn a_newer_allocation_moves_the_end_and_reason_13_withdraws() {
        let allocation = Allocation {
            id: AllocationId::NEW,
            arrangement_id: ArrangementId(7),
            number: 300201,
            allocated_at: day("2026-08-20").and_hms_opt(9, 0, 0).unwrap(),
            starts_on: day("2026-01-10"),
            ends_on: Some(day("2027-02-28")),
            category: Some("50".into()),
            product_code: None,
            reason: Some(ChangeReason::Extension),
            known_at: day("2026-08-20"),
        };
        let (change, lines) = running().reallocated(&allocation, (Profile::P4, Intensity::Perspective), now());
        assert_eq!(change.event(), &Event::ArrangementExtended { until: day("2027-02-28") });
        assert_eq!(lines[0].change().state().reason.as_deref(), Some("04"));
        let removed = Allocation { ends_on: Some(day("2026-01-10")), reason: Some(ChangeReason::Removed), ..allocation };
        assert_eq!(
            running().reallocated(&removed, (Profile::P4, Intensity::Perspective), now()).0.state().status(day("2026-11-22"), 56),
            Status::Withdrawn
        );
    }

    #[test]
    fn an_end_past_the_18th_birthday_is_warned_about_and_past_the_23rd_refused() {
        use ArrangementRefused::{BeforeBirth, Past18, Past23};
        let ending = |on: &str, sure| {
            let it = Arrangement { planned_end_on: Some(day(on)), ..running() };
            it.begin_by_hand(Birth { sure, ..birth() }, now()).map(|_| ())
        };
        assert_eq!(ending("2028-04-30", false), Ok(()));
        assert_eq!(ending("2028-05-01", false), Err(Past18));
        assert_eq!(ending("2028-05-01", true), Ok(()));
        assert_eq!(ending("2033-04-30", true), Ok(()));
        assert_eq!(ending("2033-05-01", true), Err(Past23));
        let unborn = Arrangement { allocated_on: Some(day("2010-04-30")), ..running() };
        assert_eq!(unborn.begin_by_hand(birth(), now()).map(|_| ()), Err(BeforeBirth));
        let until = Extending {
            until: day("2028-05-01"),
            decided_on: day("2026-11-20"),
            reason: ChangeReason::Extension,
            decided_by: DecidedBy::AccessTeam,
            motive: "Eén doel nog open.".into(),
        };
        assert_eq!(running().extend(until, birth(), now()).map(|_| ()), Err(Past18));
    }

    #[test]
    fn by_hand_a_pause_or_a_start_is_never_announced_and_pauses_do_not_overlap() {
        use ArrangementRefused as No;
        let history = |became: &[(DateField, &str)]| -> Vec<DateChange> {
            let line = |(field, on): &(DateField, &str)| line(*field, None, Some(day(on)), DateSource::Reported, None, now());
            became.iter().map(|it| line(it).of(ArrangementId(7)).change().state().clone()).collect()
        };
        let told = history(&[(DateField::PausedFrom, "2026-05-02"), (DateField::ResumedOn, "2026-06-01")]);
        assert_eq!(running().pauses(&told), [(day("2026-05-02"), Some(day("2026-06-01")))]);
        let pause = |on: &str| running().pause_by_hand(day(on), &told, now()).map(|_| ());
        assert_eq!(pause("2026-11-22"), Ok(()));
        assert_eq!(pause("2026-06-01"), Ok(()));
        assert_eq!(pause("2026-05-31"), Err(No::PausesOverlap));
        assert_eq!(pause("2026-11-23"), Err(No::PauseInFuture));
        let paused = running().pause_by_hand(day("2026-10-05"), &told, now()).unwrap().0.into_state();
        assert_eq!(paused.pause_by_hand(day("2026-10-08"), &told, now()).map(|_| ()), Err(No::AlreadyPaused));
        assert_eq!(paused.resume(day("2026-11-23"), now()).map(|_| ()), Err(No::StartInFuture));
        assert_eq!(paused.resume(day("2026-10-05"), now()).map(|_| ()), Err(No::EndBeforeStart));
        assert_eq!(paused.resume(day("2026-10-06"), now()).map(|_| ()), Ok(()));
        assert_eq!(running().resume(day("2026-10-06"), now()).map(|_| ()), Err(No::NotPaused));
        let waiting = Arrangement { start_on: None, ..running() };
        assert_eq!(waiting.pause_by_hand(day("2026-10-05"), &[], now()).map(|_| ()), Err(No::NotStarted));
        assert_eq!(waiting.start(day("2026-11-23"), now()).map(|_| ()), Err(No::StartInFuture));
        assert_eq!(waiting.start(day("2026-11-23"), Recorded { by: None, ..now() }).map(|_| ()), Ok(()), "a message may");
    }

    fn heavy() -> Arrangement {
        Arrangement { intensity: Intensity::Intensive, allocation_number: Some(300_201), ..running() }
    }
    fn lighter() -> Succession {
        Succession {
            kind: DecisionKind::ScaleDown,
            on: day("2026-11-30"),
            decided_on: day("2026-11-20"),
            decided_by: DecidedBy::AccessTeam,
            motive: "Doelen grotendeels behaald.".into(),
            relapse_agreement: "Moeder belt Sanne.".into(),
            pilot_light_on: Some(day("2027-01-15")),
            next: Some(Next {
                provider_id: ProviderId(1),
                intensity: Intensity::Perspective,
                planned_end_on: day("2027-05-31"),
                allocation_number: None,
            }),
        }
    }

    #[test]
    fn scaling_down_ends_the_heavy_help_and_begins_the_lighter_the_day_after() {
        let done = heavy().succeed(lighter(), &[], birth(), |_| false, now()).unwrap();
        let over = done.moved.0.state();
        assert_eq!((over.actual_end_on, over.end_reason), (Some(day("2026-11-30")), Some(EndReason::ChangeRequest)));
        let decision = done.decision.change();
        assert!(decision.state().relapse_agreed && decision.state().pilot_light_on == Some(day("2027-01-15")));
        assert_eq!(decision.texts().len(), 2);
        let begun = done.next.unwrap();
        let next = begun.arrangement.change().state();
        assert_eq!((next.predecessor_id, next.start_on, next.profile), (Some(ArrangementId(7)), Some(day("2026-12-01")), Profile::P4));
        assert_eq!((next.follower_workplace_id, next.actual_end_on, next.allocation_number), (WorkplaceId(1), None, None));
    }

    #[test]
    fn scaling_down_without_what_comes_after_is_refused() {
        use ArrangementRefused as No;
        let refused = |it: Succession, guarded| heavy().succeed(it, &[], birth(), |_| guarded, now()).map(|_| ()).unwrap_err();
        assert_eq!(refused(lighter(), true), No::SafetyFirst);
        assert_eq!(refused(Succession { relapse_agreement: " ".into(), ..lighter() }, false), No::NoRelapseAgreement);
        assert_eq!(refused(Succession { pilot_light_on: None, ..lighter() }, false), No::PilotLightMissing);
        assert_eq!(refused(Succession { pilot_light_on: Some(day("2026-11-29")), ..lighter() }, false), No::PilotLightEarly);
        assert_eq!(refused(Succession { motive: String::new(), ..lighter() }, false), No::MotiveMissing);
        assert_eq!(refused(Succession { decided_on: day("2026-11-23"), ..lighter() }, false), No::DecidedInFuture);
        assert_eq!(refused(Succession { on: day("2026-01-09"), ..lighter() }, false), No::EndBeforeStart);
        assert_eq!(refused(Succession { on: day("2027-02-23"), ..lighter() }, false), No::EndTooFar);
        let next = lighter().next.unwrap();
        let same = Next { intensity: Intensity::LastingHeavy, ..next.clone() };
        assert_eq!(refused(Succession { next: Some(same), ..lighter() }, false), No::NotLighter);
        let backwards = Next { planned_end_on: day("2026-11-30"), ..next };
        assert_eq!(refused(Succession { next: Some(backwards), ..lighter() }, false), No::EndBeforeStart);
    }

    #[test]
    fn scaling_down_is_not_dated_back_to_a_day_on_which_safety_came_first() {
        let until_last_week = |on: NaiveDate| on <= day("2026-11-15");
        let decided_on = |on: &str| {
            let it = Succession { decided_on: day(on), ..lighter() };
            heavy().succeed(it, &[], birth(), until_last_week, now()).map(|_| ())
        };
        assert_eq!(decided_on("2026-11-15"), Err(ArrangementRefused::SafetyFirst));
        assert_eq!(decided_on("2026-11-16"), Ok(()));
    }

    #[test]
    fn by_hand_help_starts_after_birth_and_not_past_its_planned_end() {
        use ArrangementRefused as No;
        let waiting = Arrangement { start_on: None, planned_end_on: Some(day("2026-10-31")), ..running() };
        let start = |it: &Arrangement, on: &str| it.start_by_hand(day(on), birth(), now()).map(|_| ());
        assert_eq!(start(&waiting, "2026-10-31"), Ok(()));
        assert_eq!(start(&waiting, "2026-11-01"), Err(No::StartPastEnd));
        assert_eq!(start(&waiting, "2010-04-30"), Err(No::BeforeBirth));
        assert_eq!(start(&running(), "2027-01-01"), Err(No::StartInFuture));
        assert_eq!(start(&running(), "2026-11-01"), Err(No::AlreadyStarted));
        assert_eq!(waiting.start(day("2026-11-01"), Recorded { by: None, ..now() }).map(|_| ()), Ok(()), "a message is stored");
    }

    #[test]
    fn by_hand_help_that_paused_or_resumed_later_did_not_end_before() {
        use ArrangementRefused as No;
        let (paused, first) = running().pause_by_hand(day("2026-05-01"), &[], now()).unwrap();
        let (resumed, second) = paused.into_state().resume(day("2026-06-01"), now()).unwrap();
        let mut told: Vec<DateChange> = [first, second].concat().iter().map(|it| it.change().state().clone()).collect();
        let resumed = resumed.into_state();
        let ending = |on: &str| Ending { on: day(on), reason: EndReason::ByClient, how: EndedHow::Reported, motive: String::new() };
        let end = |it: &Arrangement, told: &[DateChange], on: &str| it.end_by_hand(ending(on), told, false, now()).map(|_| ());
        assert_eq!(end(&resumed, &told, "2026-05-31"), Err(No::EndBeforePause));
        assert_eq!(end(&resumed, &told, "2026-06-01"), Ok(()));
        let (paused, lines) = resumed.pause_by_hand(day("2026-10-05"), &told, now()).unwrap();
        told.extend(lines.iter().map(|it| it.change().state().clone()));
        assert_eq!(end(paused.state(), &told, "2026-10-04"), Err(No::EndBeforePause));
        assert_eq!(end(paused.state(), &told, "2026-10-05"), Ok(()), "the pause turned out to be the end");
        let lighter = Succession { on: day("2026-10-04"), ..lighter() };
        let refused = Arrangement { intensity: Intensity::Intensive, ..paused.into_state() };
        assert_eq!(refused.succeed(lighter, &told, birth(), |_| false, now()).map(|_| ()).unwrap_err(), No::EndBeforePause);
    }

    #[test]
    fn what_ends_in_a_pilot_light_alone_needs_no_arrangement_to_follow() {
        let done = heavy().succeed(Succession { next: None, ..lighter() }, &[], birth(), |_| false, now()).unwrap();
        assert!(done.next.is_none());
        assert_eq!(done.moved.0.state().end_reason, Some(EndReason::InAgreement));
        let at_the_end = Succession { next: None, on: day("2026-12-31"), pilot_light_on: Some(day("2027-01-15")), ..lighter() };
        let done = heavy().succeed(at_the_end, &[], birth(), |_| false, now()).unwrap();
        assert_eq!(done.moved.0.state().end_reason, Some(EndReason::AsPlanned));
    }

    #[test]
    fn help_goes_on_heavier_elsewhere_or_under_another_number_without_a_safety_net() {
        use ArrangementRefused as No;
        let going_on = |kind, next: Next| {
            let bare = Succession { kind, relapse_agreement: String::new(), pilot_light_on: None, next: Some(next), ..lighter() };
            heavy().succeed(bare, &[], birth(), |_| true, now())
        };
        let same = Next { intensity: Intensity::Intensive, ..lighter().next.unwrap() };
        assert_eq!(going_on(DecisionKind::ScaleUp, same.clone()).map(|_| ()).unwrap_err(), No::NotHeavier);
        assert_eq!(going_on(DecisionKind::Transfer, same.clone()).map(|_| ()).unwrap_err(), No::SameProvider);
        assert_eq!(going_on(DecisionKind::Change, same.clone()).map(|_| ()).unwrap_err(), No::SameNumber);
        let known = Next { allocation_number: Some(300_201), ..same.clone() };
        assert_eq!(going_on(DecisionKind::Change, known).map(|_| ()).unwrap_err(), No::SameNumber);
        let elsewhere = going_on(DecisionKind::Transfer, Next { provider_id: ProviderId(2), ..same.clone() }).unwrap();
        assert_eq!(elsewhere.moved.0.state().end_reason, Some(EndReason::OtherProvider));
        assert_eq!(elsewhere.next.unwrap().arrangement.change().state().start_on, None, "the other provider reports the start");
        let renumbered = going_on(DecisionKind::Change, Next { allocation_number: Some(300_202), ..same }).unwrap();
        assert_eq!(renumbered.next.unwrap().arrangement.change().state().allocation_number, Some(300_202));
    }

    #[test]
    fn agreements_to_stack_and_about_help_after_18_are_decisions() {
        let agreeing = || Agreeing { decided_on: day("2026-11-20"), decided_by: DecidedBy::AccessTeam, motive: "Samen besproken.".into() };
        let stacked = running().stack(day("2027-02-01"), agreeing(), now()).unwrap();
        assert_eq!(stacked.change().state().new_end_on, Some(day("2027-02-01")));
        assert_eq!(running().stack(day("2026-11-21"), agreeing(), now()).map(|_| ()), Err(ArrangementRefused::StackUntil));
        assert_eq!(running().stack(day("2027-11-23"), agreeing(), now()).map(|_| ()), Err(ArrangementRefused::StackUntil));
        let after = running().after_18(Some(Ground::DecidedBefore18), agreeing(), now()).unwrap();
        assert_eq!(after.change().state().ground, Some(Ground::DecidedBefore18));
        let silent = Agreeing { motive: " ".into(), ..agreeing() };
        assert_eq!(running().after_18(None, silent, now()).map(|_| ()), Err(ArrangementRefused::MotiveMissing));
    }
}
