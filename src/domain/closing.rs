//! Closing an episode: one act that says what happens to everything that is still open. Reopening begins a new episode and
//! leaves the closed one as it was.

use crate::domain::arrangement::{Arrangement, DateChange};
use crate::domain::calendar::Status;
use crate::domain::case::{CloseReason, Episode, EpisodeRefused, Outcome};
use crate::domain::change::{Change, Event, New, TextField};
use crate::domain::consultation::{Consultation, ConsultationStatus};
use crate::domain::goal::{GoalScore, GoalState};
use crate::domain::id::{AccountId, GoalId, GoalScoreId, WorkplaceId};
use crate::domain::referral::{Referral, ReferralStatus};
use chrono::NaiveDate;
use thiserror::Error;

/// A goal as it stands when a case is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoalNow {
    pub id: GoalId,
    pub state: GoalState,
    /// The last score, or the one it began with.
    pub score: i32,
}

/// What hangs on an episode, and on its youth, on the day of closing.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub episode: &'a Episode,
    /// Of this case.
    pub consultations: &'a [Consultation],
    pub referrals: &'a [Referral],
    /// Of the youth, with the status of today.
    pub arrangements: &'a [(&'a Arrangement, &'a [DateChange], Status)],
    /// Of this episode.
    pub goals: &'a [GoalNow],
    pub workplace: WorkplaceId,
    pub guarded: bool,
}

/// What is still open: counted before anything happens, and what will become of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenEnds<'a> {
    /// Planned for a day that has passed: they must be settled first.
    pub unsettled: Vec<&'a Consultation>,
    /// Planned from today on: cancelled by us.
    pub planned: Vec<&'a Consultation>,
    /// Written and never sent: withdrawn.
    pub drafts: Vec<&'a Referral>,
    /// Sent without an answer that ends them: they stay, and feedback can still be recorded.
    pub sent: Vec<&'a Referral>,
    /// Followed here and still open: they get the follower that is named.
    pub arrangements: Vec<&'a Arrangement>,
    /// Not dropped: each gets a result.
    pub goals: Vec<GoalNow>,
    /// A pilot light burns, and ends with the episode.
    pub pilot_light: bool,
}

impl<'a> OpenEnds<'a> {
    pub fn of(it: &Standing<'a>, today: NaiveDate) -> Self {
        let own = it.consultations.iter().filter(|contact| contact.episode_id == it.episode.id);
        let (unsettled, planned) =
            own.filter(|contact| contact.status == ConsultationStatus::Planned).partition(|contact| contact.held_on < today);
        let referrals = it.referrals.iter().filter(|referral| referral.episode_id == it.episode.id);
        let (drafts, rest): (Vec<_>, Vec<_>) = referrals.partition(|referral| referral.status == ReferralStatus::Draft);
        let here = it.arrangements.iter().filter(|(help, _, status)| status.is_open() && help.follower_workplace_id == it.workplace);
        Self {
            unsettled,
            planned,
            drafts,
            sent: rest.into_iter().filter(|referral| referral.is_open()).collect(),
            arrangements: here.map(|(help, ..)| *help).collect(),
            goals: it.goals.iter().copied().filter(|goal| goal.state != GoalState::Dropped).collect(),
            pilot_light: it.episode.pilot_light_on.is_some(),
        }
    }
}

/// What was filled in on closing.
#[derive(Debug, Clone)]
pub struct Closing {
    /// The last day of the episode.
    pub on: NaiveDate,
    pub outcome: Outcome,
    pub reason: CloseReason,
    pub motive: String,
    /// The result of each goal.
    pub results: Vec<(GoalId, GoalState)>,
    /// Who follows what still runs.
    pub follower: Option<WorkplaceId>,
}

/// Everything that changes when an episode closes; saved together or not at all.
#[derive(Debug)]
pub struct Closed {
    pub episode: Change<Episode>,
    pub cancelled: Vec<Change<Consultation>>,
    pub withdrawn: Vec<Change<Referral>>,
    pub handed_on: Vec<Change<Arrangement>>,
    pub results: Vec<New<GoalScore>>,
}

/// Why an episode does not close like this; nothing is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ClosingRefused {
    #[error("closing-closed-already")]
    ClosedAlready,
    #[error("closing-in-future")]
    InFuture,
    #[error("closing-before-registration")]
    BeforeRegistration,
    #[error("closing-before-last-contact")]
    BeforeLastContact,
    #[error("closing-unsettled")]
    Unsettled,
    #[error("closing-goal-without-result")]
    GoalWithoutResult,
    #[error("closing-no-follower")]
    NoFollower,
    #[error("closing-safety-first")]
    SafetyFirst,
    #[error("closing-motive-missing")]
    MotiveMissing,
}

/// Closes an episode. Dropping out, moving and death are recorded whatever the guard says; everything else is decided, and waits.
pub fn close(standing: &Standing, closing: Closing, by: Option<AccountId>, today: NaiveDate) -> Result<Closed, ClosingRefused> {
    use ClosingRefused as No;
    let episode = standing.episode;
    let open = OpenEnds::of(standing, today);
    if !episode.is_open() {
        return Err(No::ClosedAlready);
    }
    if standing.guarded && !closing.outcome.is_reported() {
        return Err(No::SafetyFirst);
    }
    if closing.on > today {
        return Err(No::InFuture);
    }
    if closing.on < episode.registered_on {
        return Err(No::BeforeRegistration);
    }
    if !open.unsettled.is_empty() {
        return Err(No::Unsettled);
    }
    let contacts = standing.consultations.iter().filter(|it| it.episode_id == episode.id && it.held_on <= today);
    if contacts.filter(|it| it.status != ConsultationStatus::Planned).any(|it| it.held_on > closing.on) {
        return Err(No::BeforeLastContact);
    }
    if closing.motive.trim().is_empty() {
        return Err(No::MotiveMissing);
    }
    let result_of = |goal: &GoalNow| closing.results.iter().find(|(id, _)| *id == goal.id).map(|(_, state)| (*goal, *state));
    let results = open.goals.iter().map(result_of).collect::<Option<Vec<_>>>().ok_or(No::GoalWithoutResult)?;
    let handed_on = match closing.follower {
        Some(workplace) => open.arrangements.iter().map(|it| it.followed_at(workplace)).collect(),
        None if open.arrangements.is_empty() => Vec::new(),
        None => return Err(No::NoFollower),
    };
    let shut = Episode {
        closed_on: Some(closing.on),
        outcome: Some(closing.outcome),
        close_reason: Some(closing.reason),
        pilot_light_on: None,
        pilot_light_until: None,
        ..episode.clone()
    };
    Ok(Closed {
        episode: Change::new(shut, Event::EpisodeClosed { on: closing.on, outcome: closing.outcome })
            .with_texts(vec![(TextField::Motive, closing.motive)]),
        cancelled: open.planned.iter().map(|it| it.cancelled_by_closing()).collect(),
        withdrawn: open.drafts.iter().map(|it| it.withdrawn_by_closing()).collect(),
        handed_on,
        results: results.into_iter().map(|(goal, state)| result(goal, state, closing.on, by, today)).collect(),
    })
}

fn result(goal: GoalNow, state: GoalState, on: NaiveDate, by: Option<AccountId>, today: NaiveDate) -> New<GoalScore> {
    let score = GoalScore {
        id: GoalScoreId::NEW,
        goal_id: goal.id,
        evaluation_id: None,
        scored_on: on,
        score: goal.score,
        state,
        replaces: None,
        recorded_by: by,
        known_at: today,
    };
    New::of(score, Event::GoalScored { state })
}

/// Why a case is not opened again like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReopeningRefused {
    #[error("reopening-still-open")]
    StillOpen,
    #[error("reopening-before-closing")]
    BeforeClosing,
    #[error("reopening-reason-missing")]
    ReasonMissing,
    #[error("reopening-in-future")]
    InFuture,
    #[error("reopening-ends-before-it-begins")]
    EndsBeforeItBegins,
}

/// Opens a case again: a new episode with the same help questions, registered on the closing day of the last or later.
/// The closed episodes keep everything they had.
pub fn reopen(
    episodes: &[Episode],
    on: NaiveDate,
    expected_end_on: Option<NaiveDate>,
    reason: String,
    today: NaiveDate,
) -> Result<New<Episode>, ReopeningRefused> {
    use ReopeningRefused as No;
    let last = episodes.iter().max_by_key(|it| (it.registered_on, it.id)).ok_or(No::StillOpen)?;
    let closed_on = episodes.iter().map(|it| it.closed_on).collect::<Option<Vec<_>>>().ok_or(No::StillOpen)?;
    if closed_on.iter().any(|closed| on < *closed) {
        return Err(No::BeforeClosing);
    }
    if reason.trim().is_empty() {
        return Err(No::ReasonMissing);
    }
    let begun =
        Episode::begin(last.case_id, on, last.help_questions.clone(), last.severity, expected_end_on, today).map_err(|why| match why {
            EpisodeRefused::RegisteredInFuture => No::InFuture,
            EpisodeRefused::EndsBeforeItBegins => No::EndsBeforeItBegins,
        })?;
    let fresh = Episode { life_domains: last.life_domains.clone(), ..begun.change().state().clone() };
    Ok(New::of(fresh, Event::EpisodeReopened { on }).with_texts(vec![(TextField::Motive, reason)]))
}
