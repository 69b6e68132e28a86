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
    let mut contacts = contacts.filter(|it| it.status != ConsultationStatus::Planned);
    if contacts.any(|it| it.held_on > closing.on) || episode.returned_on.is_some_and(|returned| returned > closing.on) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::{HelpQuestions, LifeDomains, Severity};
    use crate::domain::catalogue::{HelpQuestion, LifeDomain};
    use crate::domain::code::Code;
    use crate::domain::consultation::{Contact, Form, Kind, Note};
    use crate::domain::id::{CaseId, EpisodeId, ReferralId};
    use crate::domain::outflow::rules::example;
    use crate::domain::referral::{Target, Urgency};

    const TODAY: &str = "2026-11-22";
    const HERE: WorkplaceId = WorkplaceId(1);
    const ELSEWHERE: WorkplaceId = WorkplaceId(4);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A case that has run since September, as it stands today.
    struct File {
        episode: Episode,
        consultations: Vec<Consultation>,
        referrals: Vec<Referral>,
        arrangements: Vec<Arrangement>,
        goals: Vec<GoalNow>,
        guarded: bool,
    }

    impl File {
        fn with_nothing_open() -> Self {
            let episode = Episode {
                id: EpisodeId(5),
                help_questions: HelpQuestions::of(&[HelpQuestion::Sleep]),
                life_domains: LifeDomains::of(&[LifeDomain::Home]),
                severity: Some(Severity::Moderate),
                ..Episode::blank(CaseId(3), day("2026-09-01"), day("2026-09-01"))
            };
            let held = contact(&episode, ConsultationStatus::Held, "2026-11-10");
            Self { episode, consultations: vec![held], referrals: vec![], arrangements: vec![], goals: vec![], guarded: false }
        }
        fn planned(mut self, on: &str) -> Self {
            self.consultations.push(contact(&self.episode, ConsultationStatus::Planned, on));
            self
        }
        fn referred(mut self, status: ReferralStatus) -> Self {
            let id = ReferralId(i64::try_from(self.referrals.len()).unwrap() + 1);
            self.referrals.push(referral(id, &self.episode, status));
            self
        }
        fn followed_at(mut self, follower_workplace_id: WorkplaceId) -> Self {
            let today = day(TODAY);
            let running = example::arrangement(7, Some(day("2026-01-10")), Some(day("2026-12-31")), today).arrangement;
            self.arrangements.push(Arrangement { follower_workplace_id, follower_id: Some(AccountId(9)), ..running });
            self
        }
        fn goal(mut self, id: i64, state: GoalState) -> Self {
            self.goals.push(GoalNow { id: GoalId(id), state, score: 6 });
            self
        }

        fn standing<T>(&self, then: impl FnOnce(&Standing) -> T) -> T {
            let arrangements: Vec<(&Arrangement, &[DateChange], Status)> =
                self.arrangements.iter().map(|it| (it, [].as_slice(), it.status(day(TODAY), 56))).collect();
            then(&Standing {
                episode: &self.episode,
                consultations: &self.consultations,
                referrals: &self.referrals,
                arrangements: &arrangements,
                goals: &self.goals,
                workplace: HERE,
                guarded: self.guarded,
            })
        }
        fn close(&self, closing: Closing) -> Result<Closed, ClosingRefused> {
            self.standing(|it| close(it, closing, Some(AccountId(9)), day(TODAY)))
        }
        fn refused(&self, closing: Closing) -> ClosingRefused {
            self.close(closing).map(|_| ()).unwrap_err()
        }
        fn open_ends<T>(&self, then: impl FnOnce(OpenEnds) -> T) -> T {
            self.standing(|it| then(OpenEnds::of(it, day(TODAY))))
        }
    }

    fn contact(episode: &Episode, status: ConsultationStatus, on: &str) -> Consultation {
        let contact = Contact {
            status,
            on: day(on),
            time: None,
            minutes: Some(45),
            form: Form::Practice,
            kind: Kind::FollowUp,
            present: None,
            note: Note { s: "Slaapt beter.".into(), ..Note::default() },
            outcome: None,
            late_reason: String::new(),
        };
        // What is planned was planned before its day.
        let recorded_on = if status == ConsultationStatus::Planned { episode.registered_on } else { day(TODAY) };
        Consultation::record(episode, None, contact, recorded_on).unwrap().change().state().clone()
    }

    fn referral(id: ReferralId, episode: &Episode, status: ReferralStatus) -> Referral {
        Referral {
            id,
            version: 1,
            case_id: episode.case_id,
            episode_id: episode.id,
            referred_on: day("2026-10-01"),
            target: Target::Paediatrician,
            urgency: Urgency::Regular,
            status,
            status_on: None,
            provider_id: None,
            gp_id: None,
            agreed_on: None,
            agreed_how: None,
            feedback_on: None,
            refusal: None,
            known_at: day("2026-10-01"),
        }
    }

    fn closing() -> Closing {
        Closing {
            on: day("2026-11-20"),
            outcome: Outcome::CompletedHere,
            reason: CloseReason::InAgreement,
            motive: "Slaapt weer door; moeder belt als het minder gaat.".into(),
            results: vec![],
            follower: None,
        }
    }

    #[test]
    fn a_case_with_nothing_open_closes_with_its_outcome_and_what_was_agreed() {
        let closed = File::with_nothing_open().close(closing()).unwrap();
        let episode = closed.episode.state();
        assert_eq!((episode.closed_on, episode.outcome), (Some(day("2026-11-20")), Some(Outcome::CompletedHere)));
        assert_eq!(episode.close_reason, Some(CloseReason::InAgreement));
        assert_eq!(closed.episode.event(), &Event::EpisodeClosed { on: day("2026-11-20"), outcome: Outcome::CompletedHere });
        assert_eq!(closed.episode.texts(), &[(TextField::Motive, closing().motive)]);
        assert!(closed.cancelled.is_empty() && closed.withdrawn.is_empty() && closed.handed_on.is_empty() && closed.results.is_empty());
    }

    #[test]
    fn what_is_open_is_counted_beforehand() {
        let file = File::with_nothing_open()
            .planned("2026-11-21")
            .planned("2026-11-22")
            .planned("2026-12-01")
            .referred(ReferralStatus::Draft)
            .referred(ReferralStatus::Sent)
            .referred(ReferralStatus::Intake)
            .referred(ReferralStatus::Refused)
            .followed_at(HERE)
            .followed_at(ELSEWHERE)
            .goal(1, GoalState::Largely)
            .goal(2, GoalState::Dropped);
        file.open_ends(|open| {
            assert_eq!(open.unsettled.iter().map(|it| it.held_on).collect::<Vec<_>>(), [day("2026-11-21")]);
            assert_eq!(open.planned.iter().map(|it| it.held_on).collect::<Vec<_>>(), [day("2026-11-22"), day("2026-12-01")]);
            assert_eq!(open.drafts.iter().map(|it| it.id).collect::<Vec<_>>(), [ReferralId(1)]);
            assert_eq!(open.sent.iter().map(|it| it.id).collect::<Vec<_>>(), [ReferralId(2), ReferralId(3)]);
            assert_eq!(open.arrangements.iter().map(|it| it.follower_workplace_id).collect::<Vec<_>>(), [HERE]);
            assert_eq!(open.goals.iter().map(|it| it.id).collect::<Vec<_>>(), [GoalId(1)]);
            assert!(!open.pilot_light);
        });
        File::with_nothing_open().open_ends(|open| assert_eq!(open, OpenEnds::default()));
    }

    #[test]
    fn what_hangs_on_an_earlier_episode_is_no_open_end() {
        let mut file = File::with_nothing_open().planned("2026-12-01").referred(ReferralStatus::Draft);
        file.consultations[1].episode_id = EpisodeId(4);
        file.referrals[0].episode_id = EpisodeId(4);
        file.open_ends(|open| assert_eq!(open, OpenEnds::default()));
    }

    #[test]
    fn help_that_is_over_is_no_open_end_and_help_still_to_begin_or_paused_is() {
        let with = |changed: fn(Arrangement) -> Arrangement| {
            let mut file = File::with_nothing_open().followed_at(HERE);
            file.arrangements = file.arrangements.into_iter().map(changed).collect();
            file.open_ends(|open| open.arrangements.len())
        };
        assert_eq!(with(|it| Arrangement { actual_end_on: Some(day("2026-11-21")), ..it }), 0);
        assert_eq!(with(|it| Arrangement { withdrawn: true, ..it }), 0);
        assert_eq!(with(|it| Arrangement { actual_end_on: Some(day("2026-11-22")), ..it }), 1, "it stops today");
        assert_eq!(with(|it| Arrangement { start_on: None, ..it }), 1);
        assert_eq!(with(|it| Arrangement { paused_on: Some(day("2026-11-01")), ..it }), 1);
    }

    #[test]
    fn what_is_still_planned_is_cancelled() {
        let closed = File::with_nothing_open().planned("2026-11-22").planned("2026-12-01").close(closing()).unwrap();
        let status = ConsultationStatus::CancelledByUs;
        assert_eq!(closed.cancelled.iter().map(|it| it.state().status).collect::<Vec<_>>(), [status, status]);
        assert!(closed.cancelled.iter().all(|it| it.event() == &Event::ConsultationSettled { status }));
    }

    #[test]
    fn a_draft_referral_is_withdrawn_and_one_that_was_sent_stays() {
        let file = File::with_nothing_open().referred(ReferralStatus::Draft).referred(ReferralStatus::Sent);
        let closed = file.close(closing()).unwrap();
        assert_eq!(
            closed.withdrawn.iter().map(|it| (it.state().id, it.state().status)).collect::<Vec<_>>(),
            [(ReferralId(1), ReferralStatus::Withdrawn)]
        );
    }

    #[test]
    fn closing_names_who_follows_a_running_arrangement() {
        let file = File::with_nothing_open().followed_at(HERE).followed_at(ELSEWHERE);
        assert_eq!(file.refused(closing()), ClosingRefused::NoFollower);
        let closed = file.close(Closing { follower: Some(ELSEWHERE), ..closing() }).unwrap();
        let followed: Vec<_> = closed.handed_on.iter().map(|it| (it.state().follower_workplace_id, it.state().follower_id)).collect();
        assert_eq!(followed, [(ELSEWHERE, None)], "by nobody in particular yet, and what was followed elsewhere stays there");
        assert!(File::with_nothing_open().followed_at(ELSEWHERE).close(closing()).is_ok());
    }

    #[test]
    fn each_goal_gets_a_result() {
        let file = File::with_nothing_open().goal(1, GoalState::Partly).goal(2, GoalState::Open).goal(3, GoalState::Dropped);
        let one = vec![(GoalId(1), GoalState::Largely)];
        assert_eq!(file.refused(Closing { results: one.clone(), ..closing() }), ClosingRefused::GoalWithoutResult);
        let both = vec![(GoalId(2), GoalState::NotFeasible), (GoalId(1), GoalState::Largely)];
        let closed = file.close(Closing { results: both, ..closing() }).unwrap();
        let scores: Vec<&GoalScore> = closed.results.iter().map(|it| it.change().state()).collect();
        assert_eq!(
            scores.iter().map(|it| (it.goal_id, it.state)).collect::<Vec<_>>(),
            [(GoalId(1), GoalState::Largely), (GoalId(2), GoalState::NotFeasible)]
        );
        assert!(scores.iter().all(|it| it.score == 6 && it.scored_on == day("2026-11-20") && it.recorded_by == Some(AccountId(9))));
    }

    #[test]
    fn the_pilot_light_goes_out_with_the_episode() {
        let mut file = File::with_nothing_open();
        file.episode.pilot_light_on = Some(day("2026-10-01"));
        file.episode.pilot_light_until = Some(day("2027-01-01"));
        assert!(file.open_ends(|open| open.pilot_light));
        let closed = file.close(closing()).unwrap();
        assert_eq!((closed.episode.state().pilot_light_on, closed.episode.state().pilot_light_until), (None, None));
    }

    #[test]
    fn a_contact_of_the_past_is_settled_before_closing() {
        assert_eq!(File::with_nothing_open().planned("2026-11-21").refused(closing()), ClosingRefused::Unsettled);
    }

    #[test]
    fn closing_before_the_last_contact_is_refused() {
        use ConsultationStatus as S;
        let on = |on: &str| Closing { on: day(on), ..closing() };
        let mut file = File::with_nothing_open();
        assert_eq!(file.refused(on("2026-11-09")), ClosingRefused::BeforeLastContact);
        assert!(file.close(on("2026-11-10")).is_ok());
        file.episode.returned_on = Some(day("2026-11-12"));
        assert_eq!(file.refused(on("2026-11-11")), ClosingRefused::BeforeLastContact, "full care had come back");
        file.consultations.push(contact(&file.episode, S::NotTurnedUp, "2026-11-15"));
        assert_eq!(file.refused(on("2026-11-14")), ClosingRefused::BeforeLastContact, "an attempt counts, too");
        let next_week = contact(&file.episode, S::CancelledByFamily, "2026-11-29");
        file.consultations.push(next_week);
        assert!(file.close(on("2026-11-15")).is_ok(), "what the family cancelled for later was no contact");
    }

    #[test]
    fn closing_lies_between_registration_and_today() {
        let on = |on: &str| Closing { on: day(on), ..closing() };
        assert_eq!(File::with_nothing_open().refused(on("2026-11-23")), ClosingRefused::InFuture);
        assert_eq!(File::with_nothing_open().refused(on("2026-08-31")), ClosingRefused::BeforeRegistration);
        assert!(File::with_nothing_open().close(on(TODAY)).is_ok());
        let quiet = File { consultations: vec![], ..File::with_nothing_open() };
        assert!(quiet.close(on("2026-09-01")).is_ok(), "on the very day of registration");
    }

    #[test]
    fn closing_says_what_was_agreed() {
        assert_eq!(File::with_nothing_open().refused(Closing { motive: " \n".into(), ..closing() }), ClosingRefused::MotiveMissing);
    }

    #[test]
    fn a_case_closes_once() {
        let mut file = File::with_nothing_open();
        file.episode.closed_on = Some(day("2026-11-15"));
        assert_eq!(file.refused(closing()), ClosingRefused::ClosedAlready);
    }

    #[test]
    fn dropping_out_moving_and_death_are_recorded_whatever_the_guard_says() {
        let file = File { guarded: true, ..File::with_nothing_open() };
        for outcome in Outcome::ALL.iter().copied() {
            let reported = matches!(outcome, Outcome::DroppedOut | Outcome::Moved | Outcome::Died);
            let expected = if reported { Ok(()) } else { Err(ClosingRefused::SafetyFirst) };
            assert_eq!(file.close(Closing { outcome, ..closing() }).map(|_| ()), expected, "{outcome:?}");
        }
    }

    fn closed_on(on: &str) -> Episode {
        Episode {
            closed_on: Some(day(on)),
            outcome: Some(Outcome::CompletedHere),
            returned_on: Some(day("2026-10-01")),
            ..File::with_nothing_open().episode
        }
    }
    fn again(episodes: &[Episode], on: &str) -> Result<New<Episode>, ReopeningRefused> {
        reopen(episodes, day(on), Some(day("2027-05-01")), "Slaapt weer slecht.".into(), day(TODAY))
    }

    #[test]
    fn reopening_begins_a_new_episode_and_leaves_the_closed_one_as_it_was() {
        let earlier = closed_on("2026-11-10");
        let fresh = again(std::slice::from_ref(&earlier), "2026-11-10").unwrap();
        let episode = fresh.change().state();
        assert_eq!((episode.id, episode.case_id, episode.registered_on), (EpisodeId::NEW, earlier.case_id, day("2026-11-10")));
        assert_eq!(
            (&episode.help_questions, &episode.life_domains, episode.severity),
            (&earlier.help_questions, &earlier.life_domains, earlier.severity)
        );
        assert_eq!(episode.expected_end_on, Some(day("2027-05-01")));
        assert!(episode.is_open() && episode.outcome.is_none() && episode.returned_on.is_none(), "it begins with nothing of its own");
        assert_eq!(fresh.change().event(), &Event::EpisodeReopened { on: day("2026-11-10") });
        assert_eq!(fresh.change().texts(), &[(TextField::Motive, "Slaapt weer slecht.".to_owned())]);
    }

    #[test]
    fn each_refusal_of_reopening() {
        use ReopeningRefused as No;
        let refused = |episodes: &[Episode], on: &str| again(episodes, on).map(|_| ()).unwrap_err();
        let first = closed_on("2026-10-01");
        let second = Episode { id: EpisodeId(6), registered_on: day("2026-10-05"), ..closed_on("2026-11-10") };
        assert_eq!(refused(&[], TODAY), No::StillOpen, "there is nothing to open again");
        assert_eq!(refused(&[first.clone(), Episode { closed_on: None, ..second.clone() }], TODAY), No::StillOpen);
        assert_eq!(refused(&[first.clone(), second.clone()], "2026-11-09"), No::BeforeClosing);
        assert_eq!(refused(&[second.clone(), first], "2026-10-03"), No::BeforeClosing, "in whatever order they come");
        assert_eq!(refused(std::slice::from_ref(&second), "2026-11-23"), No::InFuture);
        let reopened =
            |end: &str, why: &str| reopen(std::slice::from_ref(&second), day(TODAY), Some(day(end)), why.into(), day(TODAY)).map(|_| ());
        assert_eq!(reopened("2026-11-21", "Slaapt weer slecht."), Err(No::EndsBeforeItBegins));
        assert_eq!(reopened("2027-05-01", " "), Err(No::ReasonMissing));
    }
}
