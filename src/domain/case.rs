//! The case of a youth at a workplace, and its episodes: a case that was reopened has several.

use crate::domain::catalogue::{HelpQuestion, LifeDomain};
use crate::domain::change::{Change, Event, New};
use crate::domain::code::{CodeSet, codes};
use crate::domain::id::{AccountId, CaseId, EpisodeId, WorkplaceId, YouthId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

codes! {
    /// Which law the file falls under.
    Regime as "regime" { Wgbo = "wgbo", YouthAct = "youth_act" }
}

codes! {
    /// How heavy it weighs on the youth, by professional judgement.
    Severity as "severity" { Light = "light", Moderate = "moderate", Severe = "severe" }
}

codes! {
    /// Where a case stands, derived from its facts.
    Phase as "phase" {
        Registered = "registered", Intake = "intake", InGuidance = "in_guidance", Waiting = "waiting", InArrangement = "in_arrangement",
        PilotLight = "pilot_light", Closed = "closed",
    }
}

/// The help questions of an episode.
pub type HelpQuestions = CodeSet<HelpQuestion>;
/// The parts of life that an episode is about.
pub type LifeDomains = CodeSet<LifeDomain>;

codes! {
    /// What the GP would have done without a youth professional: said at hand-over, and not changed after the first talk.
    Intention as "intention" { Refer = "refer", NotRefer = "not_refer", Unsure = "unsure" }
}

codes! {
    /// What became of an episode.
    Outcome as "outcome" {
        CompletedHere = "completed_here", Advice = "advice", FreeAccess = "free_access", Team = "team", Arrangement = "arrangement",
        BasicMentalCare = "basic_mental_care", SpecialisedMentalCare = "specialised_mental_care", Medical = "medical", Elsewhere = "elsewhere",
        DroppedOut = "dropped_out", Moved = "moved", Died = "died",
    }
}

impl Outcome {
    /// Something that happened to us, which is recorded whatever else holds; the others are decided.
    pub fn is_reported(self) -> bool {
        matches!(self, Self::DroppedOut | Self::Moved | Self::Died)
    }
}

codes! {
    /// How an episode ended, as CBS counts it (Beleidsinformatie Jeugd).
    CloseReason as "close-reason" { AsPlanned = "01", InAgreement = "02", ByClient = "03", ByProvider = "04", External = "05" }
}

/// A youth's case at one workplace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub id: CaseId,
    pub version: i32,
    pub youth_id: YouthId,
    pub workplace_id: WorkplaceId,
    /// Who handles it; empty when nobody does.
    pub owner_id: Option<AccountId>,
    pub regime: Regime,
    pub known_at: NaiveDate,
}

impl Case {
    /// Opens the case through which a workplace reaches a youth.
    pub fn open(youth_id: YouthId, workplace_id: WorkplaceId, owner_id: Option<AccountId>, regime: Regime, today: NaiveDate) -> New<Self> {
        New::of(
            Self { id: CaseId::NEW, version: 1, youth_id, workplace_id, owner_id, regime, known_at: today },
            Event::CaseOpened { workplace: workplace_id },
        )
    }

    /// Whether this person looks after it today: the owner does, and everyone at the workplace while there is none.
    pub fn is_for(&self, account: AccountId) -> bool {
        self.owner_id.is_none_or(|owner| owner == account)
    }

    /// Somebody of the workplace takes a case that nobody handles.
    pub fn taken_by(&self, account: AccountId) -> Result<Change<Self>, CaseRefused> {
        match self.owner_id {
            Some(_) => Err(CaseRefused::HasOwner),
            None => Ok(Change::new(Self { owner_id: Some(account), ..self.clone() }, Event::CaseHandedOver { to: Some(account) })),
        }
    }
}

/// Why a case cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CaseRefused {
    #[error("case-has-owner")]
    HasOwner,
}

/// One stretch of handling, from registration to closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Episode {
    pub id: EpisodeId,
    pub version: i32,
    pub case_id: CaseId,
    pub registered_on: NaiveDate,
    pub help_questions: HelpQuestions,
    pub life_domains: LifeDomains,
    pub severity: Option<Severity>,
    /// When the professional expects to be done; asked at the first contact.
    pub expected_end_on: Option<NaiveDate>,
    /// What the GP would have done, which GP said so, and when.
    pub intention: Option<Intention>,
    pub intention_by: Option<AccountId>,
    pub intention_on: Option<NaiveDate>,
    /// Since when only a pilot light burns.
    pub pilot_light_on: Option<NaiveDate>,
    /// A lasting pilot light was agreed until this day (R21 waits for it).
    pub pilot_light_until: Option<NaiveDate>,
    /// The last return from pilot light to full care; it counts as a return.
    pub returned_on: Option<NaiveDate>,
    /// The last day of the episode. Whatever follows does not move it.
    pub closed_on: Option<NaiveDate>,
    pub outcome: Option<Outcome>,
    pub close_reason: Option<CloseReason>,
    pub known_at: NaiveDate,
}

/// Why an episode cannot begin like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum EpisodeRefused {
    #[error("episode-registered-in-future")]
    RegisteredInFuture,
    #[error("episode-ends-before-it-begins")]
    EndsBeforeItBegins,
}

impl Episode {
    /// Begins an episode: registered today or earlier, with an expected end that lies after it.
    pub fn begin(
        case_id: CaseId,
        registered_on: NaiveDate,
        help_questions: HelpQuestions,
        severity: Option<Severity>,
        expected_end_on: Option<NaiveDate>,
        today: NaiveDate,
    ) -> Result<New<Self>, EpisodeRefused> {
        if registered_on > today {
            return Err(EpisodeRefused::RegisteredInFuture);
        }
        if expected_end_on.is_some_and(|end| end < registered_on) {
            return Err(EpisodeRefused::EndsBeforeItBegins);
        }
        let episode = Self { help_questions, severity, expected_end_on, ..Self::blank(case_id, registered_on, today) };
        Ok(New::of(episode, Event::EpisodeBegun { on: registered_on }))
    }

    /// An episode of which nothing is known but when it was registered.
    pub fn blank(case_id: CaseId, registered_on: NaiveDate, known_at: NaiveDate) -> Self {
        Self {
            id: EpisodeId::NEW,
            version: 1,
            case_id,
            registered_on,
            help_questions: HelpQuestions::default(),
            life_domains: LifeDomains::default(),
            severity: None,
            expected_end_on: None,
            intention: None,
            intention_by: None,
            intention_on: None,
            pilot_light_on: None,
            pilot_light_until: None,
            returned_on: None,
            closed_on: None,
            outcome: None,
            close_reason: None,
            known_at,
        }
    }

    /// Not closed yet.
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }

    /// Severe, or with a help question with which nobody closes because it is quiet.
    pub fn calls_for_care(&self) -> bool {
        self.severity == Some(Severity::Severe) || self.help_questions.iter().any(|it| it.calls_for_care())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_episode_begins_today_or_earlier_and_ends_after_it_begins() {
        let begin = |registered: &str, end: Option<&str>| {
            Episode::begin(CaseId(1), day(registered), HelpQuestions::default(), None, end.map(day), day("2026-11-22"))
                .map(|it| it.change().state().registered_on)
        };
        assert_eq!(begin("2026-11-22", Some("2027-02-01")), Ok(day("2026-11-22")));
        assert_eq!(begin("2026-11-23", None), Err(EpisodeRefused::RegisteredInFuture));
        assert_eq!(begin("2026-11-01", Some("2026-10-31")), Err(EpisodeRefused::EndsBeforeItBegins));
    }

    #[test]
    fn a_case_without_an_owner_is_everyones_until_somebody_takes_it() {
        let case = Case::open(YouthId(1), WorkplaceId(1), None, Regime::Wgbo, day("2026-11-22")).change().state().clone();
        let (mine, hers) = (AccountId(1), AccountId(2));
        assert!(case.is_for(mine) && case.is_for(hers));
        let taken = case.taken_by(mine).unwrap();
        assert_eq!(taken.event(), &Event::CaseHandedOver { to: Some(mine) });
        let taken = taken.into_state();
        assert!(taken.is_for(mine) && !taken.is_for(hers));
        assert_eq!(taken.taken_by(hers), Err(CaseRefused::HasOwner));
    }

    #[test]
    fn help_questions_are_stored_as_codes_and_come_back() {
        let questions = HelpQuestions::of(&[HelpQuestion::Sleep, HelpQuestion::Anxiety]);
        assert_eq!(HelpQuestions::from_codes(questions.codes()), Some(questions));
        assert_eq!(HelpQuestions::from_codes("anxiety unheard_of"), None);
    }
}
