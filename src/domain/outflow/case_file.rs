//! Everything a rule may look at about one youth, and nothing else: facts, no free text.

use crate::domain::arrangement::{Arrangement, DateChange, DateField, Decision};
use crate::domain::calendar::{Status, days_between};
use crate::domain::case::{Case, Episode, Phase};
use crate::domain::closing::GoalNow;
use crate::domain::consultation::{Consultation, ConsultationStatus, Kind};
use crate::domain::evaluation::Evaluation;
use crate::domain::goal::{self, Goal, GoalScore, GoalState};
use crate::domain::id::{AccountId, ArrangementId, HouseholdId, YouthId};
use crate::domain::outflow::answer::Answer;
use crate::domain::outflow::threshold::Thresholds;
use crate::domain::referral::Referral;
use crate::domain::safety::{self, SafetyRecord};
use chrono::NaiveDate;

/// The facts about one youth, as one viewer's reach shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    pub youth: YouthFacts,
    pub cases: Vec<CaseFacts>,
    pub arrangements: Vec<ArrangementFacts>,
    pub goals: Vec<GoalFacts>,
    pub evaluations: Vec<Evaluation>,
    /// Of everyone in the household.
    pub safety: Vec<SafetyRecord>,
    pub answers: Vec<Answer>,
}

/// What rules may know of a youth: no name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YouthFacts {
    pub id: YouthId,
    pub household_id: HouseholdId,
    pub born_on: NaiveDate,
    pub died_on: Option<NaiveDate>,
}

/// A case within the viewer's reach with what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFacts {
    pub case: Case,
    pub episodes: Vec<Episode>,
    pub consultations: Vec<Consultation>,
    pub referrals: Vec<Referral>,
}

/// A goal with its scores in the order in which they were recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalFacts {
    pub goal: Goal,
    pub scores: Vec<GoalScore>,
}

/// An arrangement with the history of its dates and the decisions about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrangementFacts {
    pub arrangement: Arrangement,
    pub history: Vec<DateChange>,
    pub decisions: Vec<Decision>,
}

impl CaseFile {
    /// What the safety guard stands on: open steps and measures of anyone in the household, the youth's own first.
    pub fn guard(&self, today: NaiveDate) -> Vec<&SafetyRecord> {
        let mut open = safety::open(&self.safety, today);
        open.sort_by_key(|it| (it.youth_id != self.youth.id, it.from_on, it.id));
        open
    }

    /// Whether closing and scaling down wait for a second professional (G0).
    pub fn is_guarded(&self, today: NaiveDate) -> bool {
        !self.guard(today).is_empty()
    }

    /// Whether someone who stands for these accounts looks after one of its cases.
    pub fn is_for(&self, accounts: &[AccountId]) -> bool {
        self.cases.iter().any(|it| it.case.is_for(accounts))
    }

    /// Whether one of these accounts is named in it: as owner of a case, or as follower of an arrangement.
    pub fn names(&self, accounts: &[AccountId]) -> bool {
        let named = |it: Option<AccountId>| it.is_some_and(|it| accounts.contains(&it));
        self.cases.iter().any(|it| named(it.case.owner_id)) || self.arrangements.iter().any(|it| named(it.arrangement.follower_id))
    }

    /// Whether any arrangement is allocated, running, stopping or paused.
    pub fn has_open_arrangement(&self, today: NaiveDate, thresholds: &Thresholds) -> bool {
        self.arrangements.iter().any(|it| it.status(today, thresholds).is_open())
    }

    /// The goals of an arrangement that were set by this day and not dropped.
    pub fn goals_of(&self, arrangement: ArrangementId, today: NaiveDate) -> Vec<&GoalFacts> {
        let own = self.goals.iter().filter(|it| it.goal.arrangement_id == Some(arrangement) && it.goal.set_on <= today);
        own.filter(|it| it.state(today) != GoalState::Dropped).collect()
    }

    /// The last evaluation, recorded as one or held as a talk, in whichever case.
    pub fn last_evaluation(&self) -> Option<NaiveDate> {
        let talks = self.cases.iter().flat_map(|it| &it.consultations);
        let talks = talks.filter(|it| it.status == ConsultationStatus::Held && it.kind == Kind::Evaluation && !it.after_closing);
        talks.map(|it| it.held_on).chain(self.evaluations.iter().map(|it| it.evaluated_on)).max()
    }

    /// The last consultation held with the family, in whichever case.
    pub fn last_held(&self) -> Option<NaiveDate> {
        self.cases.iter().flat_map(|it| &it.consultations).filter(|it| it.counts()).map(|it| it.held_on).max()
    }
}

impl GoalFacts {
    pub fn standing(&self, today: NaiveDate) -> Vec<&GoalScore> {
        goal::standing(&self.scores, today)
    }

    pub fn state(&self, today: NaiveDate) -> GoalState {
        goal::state(&self.scores, today)
    }

    /// Since when the goal is reached without a word to the contrary.
    pub fn reached_since(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.standing(today).into_iter().rev().take_while(|it| it.state == GoalState::Reached).last().map(|it| it.scored_on)
    }
}

impl CaseFacts {
    pub fn open_episode(&self) -> Option<&Episode> {
        self.episodes.iter().filter(|it| it.is_open()).max_by_key(|it| (it.registered_on, it.id))
    }

    /// Where the case stands on a day; the first that applies. A case without an episode only follows help.
    pub fn phase(&self, file: &CaseFile, thresholds: &Thresholds, today: NaiveDate) -> Phase {
        let episode = self.open_episode();
        if episode.is_none() && !self.episodes.is_empty() {
            return Phase::Closed;
        }
        let statuses: Vec<Status> = file.arrangements.iter().map(|it| it.status(today, thresholds)).collect();
        if episode.and_then(|it| it.pilot_light_on).is_some_and(|on| on <= today) {
            Phase::PilotLight
        } else if statuses.iter().any(|it| it.runs() || matches!(it, Status::Paused | Status::StopsOn)) {
            Phase::InArrangement
        } else if self.referrals.iter().any(|it| it.is_open()) || statuses.contains(&Status::NotStarted) {
            Phase::Waiting
        } else if episode.is_none() {
            Phase::Closed
        } else if episode.and_then(|it| self.last_held_in(it)).is_some() {
            Phase::InGuidance
        } else if self.next_planned(today).is_some() {
            Phase::Intake
        } else {
            Phase::Registered
        }
    }

    /// Contacts of one episode, oldest first.
    pub fn contacts<'a>(&'a self, episode: &Episode) -> Vec<&'a Consultation> {
        let id = episode.id;
        let mut contacts: Vec<_> = self.consultations.iter().filter(|it| it.episode_id == id).collect();
        contacts.sort_by_key(|it| (it.held_on, it.id));
        contacts
    }

    /// The last consultation held in an episode.
    pub fn last_held_in(&self, episode: &Episode) -> Option<NaiveDate> {
        self.consultations.iter().filter(|it| it.episode_id == episode.id && it.counts()).map(|it| it.held_on).max()
    }

    /// The next contact planned from today on.
    pub fn next_planned(&self, today: NaiveDate) -> Option<&Consultation> {
        self.consultations
            .iter()
            .filter(|it| it.status == ConsultationStatus::Planned && it.held_on >= today)
            .min_by_key(|it| (it.held_on, it.time, it.id))
    }
}

impl GoalFacts {
    /// How the goal stands on a day, for closing.
    pub fn now(&self, today: NaiveDate) -> GoalNow {
        match self.standing(today).last() {
            Some(last) => GoalNow { id: self.goal.id, state: last.state, score: last.score },
            None => GoalNow { id: self.goal.id, state: GoalState::Open, score: self.goal.start_score },
        }
    }
}

impl ArrangementFacts {
    pub fn status(&self, today: NaiveDate, thresholds: &Thresholds) -> Status {
        self.arrangement.status(today, thresholds.soon())
    }

    /// The line of the date history that set the planned end as it is now.
    pub fn planned_end_line(&self) -> Option<&DateChange> {
        self.history
            .iter()
            .filter(|it| it.field == DateField::PlannedEnd && it.became == self.arrangement.planned_end_on)
            .max_by_key(|it| (it.changed_on, it.id))
    }

    /// Whether something was decided after the current planned end was set. The decision that set it does not count.
    pub fn decided_since_planned_end(&self) -> bool {
        let Some(line) = self.planned_end_line() else { return !self.decisions.is_empty() };
        self.decisions.iter().any(|it| {
            it.decided_on >= line.changed_on && (it.new_end_on != line.became || days_between(line.changed_on, it.decided_on) > 0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::plus_days;
    use crate::domain::outflow::rules::example;

    #[test]
    fn the_phase_follows_from_the_facts() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let limits = Thresholds::default();
        let phase = |file: &CaseFile| file.cases[0].phase(file, &limits, today);
        let mut file = example::quiet(today);
        assert_eq!(phase(&file), Phase::InGuidance);
        file.cases[0].consultations.remove(0);
        assert_eq!(phase(&file), Phase::Intake);
        file.cases[0].consultations.clear();
        assert_eq!(phase(&file), Phase::Registered);
        file.arrangements.push(example::arrangement(1, None, None, today));
        assert_eq!(phase(&file), Phase::Waiting);
        file.arrangements[0].arrangement.start_on = Some(plus_days(today, -30));
        file.arrangements[0].arrangement.paused_on = Some(today);
        assert_eq!(phase(&file), Phase::InArrangement, "a pause is no waiting");
        file.cases[0].episodes[0].pilot_light_on = Some(today);
        assert_eq!(phase(&file), Phase::PilotLight);
        file.cases[0].episodes[0].closed_on = Some(today);
        assert_eq!(phase(&file), Phase::Closed);
    }

    #[test]
    fn a_case_that_only_follows_help_is_closed_when_the_help_is_over() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let mut file = example::quiet(today);
        file.cases[0].episodes.clear();
        let phase = |file: &CaseFile| file.cases[0].phase(file, &Thresholds::default(), today);
        assert_eq!(phase(&file), Phase::Closed);
        file.arrangements.push(example::arrangement(1, Some(plus_days(today, -30)), None, today));
        assert_eq!(phase(&file), Phase::InArrangement);
        file.arrangements[0].arrangement.actual_end_on = Some(plus_days(today, -1));
        assert_eq!(phase(&file), Phase::Closed);
    }

    #[test]
    fn a_file_names_the_owner_of_its_case_and_the_follower_of_its_help() {
        let today: NaiveDate = "2026-11-22".parse().unwrap();
        let (me, colleague) = (AccountId(1), AccountId(2));
        let mut file = example::quiet(today);
        assert!(file.is_for(&[me]) && !file.names(&[me]), "nobody's case is for everyone and names nobody");
        file.cases[0].case.owner_id = Some(colleague);
        assert!(!file.is_for(&[me]) && file.is_for(&[colleague]) && file.names(&[colleague]));
        file.arrangements.push(example::arrangement(1, Some(today), None, today));
        file.arrangements[0].arrangement.follower_id = Some(me);
        assert!(file.names(&[me]) && !file.is_for(&[me]));
    }
}
