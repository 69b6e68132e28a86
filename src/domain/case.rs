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

    /// Whether someone looks after it who stands for these accounts: the owner does, and everyone at the workplace while there is
    /// none.
    pub fn is_for(&self, accounts: &[AccountId]) -> bool {
        self.owner_id.is_none_or(|owner| accounts.contains(&owner))
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

/// What an episode is about, as it was filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    pub help_questions: HelpQuestions,
    pub life_domains: LifeDomains,
    pub severity: Option<Severity>,
    pub expected_end_on: Option<NaiveDate>,
}

/// What a GP said at hand-over that he or she would have done alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaidByGp {
    pub intention: Intention,
    pub by: Option<AccountId>,
    pub on: NaiveDate,
}

/// Why an episode is not described like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DescriptionRefused {
    #[error("episode-description-closed")]
    Closed,
    #[error("episode-no-help-question")]
    NoHelpQuestion,
    #[error("episode-ends-before-it-begins")]
    EndsBeforeItBegins,
    /// After the first talk it would no longer be the GP's own intention.
    #[error("episode-intention-locked")]
    IntentionLocked,
    #[error("episode-intention-in-future")]
    IntentionInFuture,
    /// Nobody was named, or nobody who is a GP of this practice.
    #[error("episode-intention-gp-missing")]
    GpMissing,
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

    /// Fills in or changes what the episode is about.
    pub fn describe(&self, description: Description) -> Result<Change<Self>, DescriptionRefused> {
        if !self.is_open() {
            return Err(DescriptionRefused::Closed);
        }
        if description.help_questions.is_empty() {
            return Err(DescriptionRefused::NoHelpQuestion);
        }
        if description.expected_end_on.is_some_and(|end| end < self.registered_on) {
            return Err(DescriptionRefused::EndsBeforeItBegins);
        }
        let Description { help_questions, life_domains, severity, expected_end_on } = description;
        Ok(Change::new(Self { help_questions, life_domains, severity, expected_end_on, ..self.clone() }, Event::EpisodeDescribed))
    }

    /// Records what the GP would have done. `gps` are those of the practice, `talked` says whether a talk was held in this episode.
    pub fn record_intention(
        &self,
        said: SaidByGp,
        gps: &[AccountId],
        talked: bool,
        today: NaiveDate,
    ) -> Result<Change<Self>, DescriptionRefused> {
        if !self.is_open() {
            return Err(DescriptionRefused::Closed);
        }
        if talked {
            return Err(DescriptionRefused::IntentionLocked);
        }
        if said.on > today {
            return Err(DescriptionRefused::IntentionInFuture);
        }
        if !said.by.is_some_and(|by| gps.contains(&by)) {
            return Err(DescriptionRefused::GpMissing);
        }
        let next = Self { intention: Some(said.intention), intention_by: said.by, intention_on: Some(said.on), ..self.clone() };
        Ok(Change::new(next, Event::IntentionRecorded { intention: said.intention }))
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

    fn kim() -> Episode {
        Episode::blank(CaseId(1), day("2026-09-01"), day("2026-09-01"))
    }

    #[test]
    fn describing_an_open_episode_changes_what_it_is_about_and_nothing_else() {
        let described = Description {
            help_questions: HelpQuestions::of(&[HelpQuestion::Sleep]),
            life_domains: LifeDomains::of(&[LifeDomain::School, LifeDomain::Home]),
            severity: Some(Severity::Light),
            expected_end_on: Some(day("2026-09-01")),
        };
        let change = kim().describe(described.clone()).unwrap();
        assert_eq!(change.event(), &Event::EpisodeDescribed);
        let expected = Episode {
            help_questions: described.help_questions.clone(),
            life_domains: described.life_domains.clone(),
            severity: Some(Severity::Light),
            expected_end_on: Some(day("2026-09-01")),
            ..kim()
        };
        assert_eq!(change.state(), &expected);

        let refused = |episode: Episode, description| episode.describe(description).map(|_| ()).unwrap_err();
        let closed = Episode { closed_on: Some(day("2026-10-01")), ..kim() };
        assert_eq!(refused(closed, described.clone()), DescriptionRefused::Closed);
        let nothing = Description { help_questions: HelpQuestions::default(), ..described.clone() };
        assert_eq!(refused(kim(), nothing), DescriptionRefused::NoHelpQuestion);
        let early = Description { expected_end_on: Some(day("2026-08-31")), ..described };
        assert_eq!(refused(kim(), early), DescriptionRefused::EndsBeforeItBegins);
    }

    #[test]
    fn the_gps_intention_is_recorded_before_the_first_talk_and_stays_as_it_was_said() {
        let (today, gps) = (day("2026-11-22"), [AccountId(5), AccountId(6)]);
        let said = SaidByGp { intention: Intention::NotRefer, by: Some(AccountId(5)), on: today };
        let change = kim().record_intention(said, &gps, false, today).unwrap();
        assert_eq!(change.event(), &Event::IntentionRecorded { intention: Intention::NotRefer });
        let it = change.state();
        assert_eq!((it.intention, it.intention_by, it.intention_on), (Some(Intention::NotRefer), Some(AccountId(5)), Some(today)));

        let refused = |episode: Episode, said, talked| episode.record_intention(said, &gps, talked, today).map(|_| ()).unwrap_err();
        assert_eq!(refused(kim(), said, true), DescriptionRefused::IntentionLocked);
        assert_eq!(refused(kim(), SaidByGp { on: day("2026-11-23"), ..said }, false), DescriptionRefused::IntentionInFuture);
        for by in [None, Some(AccountId(7))] {
            assert_eq!(refused(kim(), SaidByGp { by, ..said }, false), DescriptionRefused::GpMissing);
        }
        assert_eq!(refused(Episode { closed_on: Some(today), ..kim() }, said, false), DescriptionRefused::Closed);
    }

    #[test]
    fn a_case_without_an_owner_is_everyones_until_somebody_takes_it() {
        let case = Case::open(YouthId(1), WorkplaceId(1), None, Regime::Wgbo, day("2026-11-22")).change().state().clone();
        let (mine, hers) = (AccountId(1), AccountId(2));
        assert!(case.is_for(&[mine]) && case.is_for(&[hers]));
        let taken = case.taken_by(mine).unwrap();
        assert_eq!(taken.event(), &Event::CaseHandedOver { to: Some(mine) });
        let taken = taken.into_state();
        assert!(taken.is_for(&[mine]) && !taken.is_for(&[hers]) && taken.is_for(&[hers, mine]));
        assert_eq!(taken.taken_by(hers), Err(CaseRefused::HasOwner));
    }

    #[test]
    fn help_questions_are_stored_as_codes_and_come_back() {
        let questions = HelpQuestions::of(&[HelpQuestion::Sleep, HelpQuestion::Anxiety]);
        assert_eq!(HelpQuestions::from_codes(questions.codes()), Some(questions));
        assert_eq!(HelpQuestions::from_codes("anxiety unheard_of"), None);
    }
}
