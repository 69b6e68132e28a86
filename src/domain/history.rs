//! What a GP may know of a youth of the own practice: the referral history, and where it stands in the overview of the
//! practice. No notes, goals, siblings or safety.

use crate::domain::arrangement::{Arrangement, Decision};
use crate::domain::calendar::{Status, days_between};
use crate::domain::case::{Case, Episode, Regime};
use crate::domain::code::codes;
use crate::domain::id::{AccountId, CaseId, ReferralId};
use crate::domain::question::{Question, Sighting};
use crate::domain::referral::{Referral, ReferralStatus};
use crate::domain::youth::Youth;
use chrono::{Datelike, NaiveDate};

codes! {
    /// Why a youth stands in the overview of a practice now.
    Heading as "practice-heading" {
        /// A referral wants the agreement of the GP who looks.
        Waiting = "waiting",
        /// Registered in the last [`NEW_DAYS`] days.
        New = "new",
        EndsSoon = "ends_soon",
        Past = "past",
        /// Referred, and nothing heard yet.
        FeedbackOwed = "feedback_owed",
        /// In this calendar month.
        Closed = "closed",
    }
}

/// That a youth stands under a heading, since or on which day, and because of what.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    pub heading: Heading,
    pub on: NaiveDate,
    pub cause: Cause<'a>,
}

/// What put a youth under a heading.
#[derive(Debug, Clone, Copy)]
pub enum Cause<'a> {
    Registered,
    Referral(&'a Referral),
    Help(&'a Help),
    /// Closed.
    Episode(&'a Episode),
}

/// How many days a registration is new.
pub const NEW_DAYS: i64 = 30;

/// One youth as a GP, or the talk between GP and youth professional, may see her or him.
#[derive(Debug, Clone)]
pub struct History {
    pub youth: Youth,
    pub cases: Vec<CaseHistory>,
    pub helps: Vec<Help>,
    pub questions: Vec<Question>,
    pub sightings: Vec<Sighting>,
}

/// A case without its notes.
#[derive(Debug, Clone)]
pub struct CaseHistory {
    pub case: Case,
    pub episodes: Vec<Episode>,
    pub referrals: Vec<Referral>,
    /// The first pilot-light contact planned from today on.
    pub pilot_light_on: Option<NaiveDate>,
}

/// An arrangement with what was decided about it.
#[derive(Debug, Clone)]
pub struct Help {
    pub arrangement: Arrangement,
    pub decisions: Vec<Decision>,
}

/// One thing of the history that was settled on a day.
#[derive(Debug, Clone, Copy)]
pub enum Milestone<'a> {
    Decided(&'a Help, &'a Decision),
    Agreed(&'a Referral),
    Closed(&'a Episode),
}

impl CaseHistory {
    pub fn open_episode(&self) -> Option<&Episode> {
        self.episodes.iter().filter(|it| it.is_open()).max_by_key(|it| (it.registered_on, it.id))
    }
}

impl History {
    /// What is left for a GP: a case under the Jeugdwet only where sharing with the GP is consented to, and of the help what is
    /// followed through such a case or came of its referrals. Nothing when no case is left.
    pub fn for_gp(mut self, sharing: bool) -> Option<Self> {
        self.cases.retain(|it| sharing || it.case.regime == Regime::Wgbo);
        let cases: Vec<CaseId> = self.cases.iter().map(|it| it.case.id).collect();
        let places: Vec<_> = self.cases.iter().map(|it| it.case.workplace_id).collect();
        let referrals: Vec<ReferralId> = self.referrals().map(|it| it.id).collect();
        self.helps.retain(|it| {
            let it = &it.arrangement;
            places.contains(&it.follower_workplace_id) || it.referral_id.is_some_and(|id| referrals.contains(&id))
        });
        self.questions.retain(|it| cases.contains(&it.case_id));
        self.sightings.retain(|it| cases.contains(&it.case_id));
        (!cases.is_empty()).then_some(self)
    }

    pub fn referrals(&self) -> impl Iterator<Item = &Referral> {
        self.cases.iter().flat_map(|it| &it.referrals)
    }

    pub fn episodes(&self) -> impl Iterator<Item = &Episode> {
        self.cases.iter().flat_map(|it| &it.episodes)
    }

    /// The case whose youth professional answers: where the youth is helped now, or else was helped last. A case that only
    /// follows help answers nothing.
    pub fn answering(&self) -> Option<&CaseHistory> {
        let last = |it: &&CaseHistory| it.episodes.iter().map(|it| (it.is_open(), it.registered_on, it.id)).max();
        self.cases.iter().filter(|it| !it.episodes.is_empty()).max_by_key(last)
    }

    /// The case under which it is kept that a GP has seen how things stand.
    pub fn seen_in(&self) -> Option<CaseId> {
        self.answering().or(self.cases.first()).map(|it| it.case.id)
    }

    /// The referrals that wait for the agreement of this GP.
    pub fn wanting_agreement_of(&self, gp: AccountId) -> impl Iterator<Item = &Referral> {
        self.referrals().filter(move |it| it.status == ReferralStatus::Draft && it.gp_id == Some(gp))
    }

    /// The first pilot-light contact that is planned from today on.
    pub fn pilot_light_on(&self) -> Option<NaiveDate> {
        self.cases.iter().filter_map(|it| it.pilot_light_on).min()
    }

    /// Everything that was settled, the latest first.
    pub fn milestones(&self) -> Vec<(NaiveDate, Milestone<'_>)> {
        let decided = self.helps.iter().flat_map(|help| help.decisions.iter().map(move |it| (it.decided_on, Milestone::Decided(help, it))));
        let agreed = self.referrals().filter_map(|it| Some((it.agreed_on?, Milestone::Agreed(it))));
        let closed = self.episodes().filter_map(|it| Some((it.closed_on?, Milestone::Closed(it))));
        // A sort that keeps the order: what was recorded last comes first among those of one day.
        let mut all: Vec<_> = agreed.chain(decided).chain(closed).collect();
        all.reverse();
        all.sort_by_key(|it| std::cmp::Reverse(it.0));
        all
    }

    /// Under which headings the youth stands today. `soon` is the setting of R05 in days.
    pub fn headings(&self, gp: Option<AccountId>, soon: i64, today: NaiveDate) -> Vec<Standing<'_>> {
        let stands = |heading, on, cause| Standing { heading, on, cause };
        let mut found = Vec::new();
        let wanted = gp.and_then(|gp| self.wanting_agreement_of(gp).min_by_key(|it| it.referred_on));
        found.extend(wanted.map(|it| stands(Heading::Waiting, it.referred_on, Cause::Referral(it))));
        let new = self.episodes().filter(|it| it.is_open()).map(|it| it.registered_on).max();
        let new = new.filter(|on| days_between(*on, today) <= NEW_DAYS);
        found.extend(new.map(|on| stands(Heading::New, on, Cause::Registered)));
        for (heading, wanted) in [(Heading::EndsSoon, &[Status::EndsSoon, Status::StopsOn][..]), (Heading::Past, &[Status::Past])] {
            let those = self.helps.iter().filter(|it| wanted.contains(&it.arrangement.status(today, soon)));
            let ends = those.filter_map(|it| Some((it.arrangement.actual_end_on.or(it.arrangement.planned_end_on)?, it)));
            found.extend(ends.min_by_key(|(on, _)| *on).map(|(on, it)| stands(heading, on, Cause::Help(it))));
        }
        let owed = self.referrals().filter_map(|it| Some((it.feedback_owed_since()?, it))).min_by_key(|(since, _)| *since);
        found.extend(owed.map(|(since, it)| stands(Heading::FeedbackOwed, since, Cause::Referral(it))));
        let this_month = |on: &NaiveDate| (on.year(), on.month()) == (today.year(), today.month());
        let closed = self.episodes().filter_map(|it| Some((it.closed_on.filter(this_month)?, it))).max_by_key(|(on, _)| *on);
        found.extend(closed.map(|(on, it)| stands(Heading::Closed, on, Cause::Episode(it))));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::plus_days;
    use crate::domain::id::{EpisodeId, ProviderId, QuestionId, WorkplaceId, YouthId};
    use crate::domain::referral::{Target, Urgency};
    use crate::domain::youth;

    const GP: AccountId = AccountId(5);
    const PRACTICE: WorkplaceId = WorkplaceId(1);
    const TEAM: WorkplaceId = WorkplaceId(4);

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }
    fn ago(days: i64) -> NaiveDate {
        plus_days(today(), -days)
    }
    fn case(id: i64, place: WorkplaceId, regime: Regime) -> CaseHistory {
        let case = Case::open(YouthId(1), place, None, regime, ago(90)).change().state().clone();
        let episode = Episode { id: EpisodeId(id), ..Episode::blank(CaseId(id), ago(90), ago(90)) };
        CaseHistory { case: Case { id: CaseId(id), ..case }, episodes: vec![episode], referrals: vec![], pilot_light_on: None }
    }
    fn referral(status: ReferralStatus) -> Referral {
        Referral {
            id: ReferralId(3),
            version: 1,
            case_id: CaseId(1),
            episode_id: EpisodeId(1),
            referred_on: ago(20),
            target: Target::Arrangement,
            urgency: Urgency::Regular,
            status,
            status_on: None,
            provider_id: None,
            gp_id: Some(GP),
            agreed_on: None,
            agreed_how: None,
            feedback_on: None,
            refusal: None,
            known_at: ago(20),
        }
    }
    fn help(follower: WorkplaceId) -> Help {
        let running = crate::domain::outflow::rules::example::arrangement(1, Some(ago(300)), Some(plus_days(today(), 300)), ago(300));
        Help { arrangement: Arrangement { follower_workplace_id: follower, ..running.arrangement }, decisions: vec![] }
    }
    fn kim(cases: Vec<CaseHistory>, helps: Vec<Help>) -> History {
        let youth = Youth { id: YouthId(1), practice_id: Some(PRACTICE), ..youth::example::born("2014-05-01") };
        let question = |case: &CaseHistory| Question {
            id: QuestionId(case.case.id.0),
            version: 1,
            youth_id: YouthId(1),
            case_id: case.case.id,
            asked_by: GP,
            asked_on: ago(1),
            answered_by: None,
            answered_on: None,
            known_at: ago(1),
        };
        let questions = cases.iter().map(question).collect();
        History { youth, cases, helps, questions, sightings: vec![] }
    }

    #[test]
    fn what_is_kept_under_the_youth_act_reaches_the_gp_with_consent_alone() {
        let both = || kim(vec![case(1, PRACTICE, Regime::Wgbo), case(2, TEAM, Regime::YouthAct)], vec![help(PRACTICE), help(TEAM)]);
        let seen = both().for_gp(false).unwrap();
        assert_eq!((seen.cases.len(), seen.helps.len(), seen.questions.len()), (1, 1, 1));
        assert_eq!(seen.helps[0].arrangement.follower_workplace_id, PRACTICE);
        let seen = both().for_gp(true).unwrap();
        assert_eq!((seen.cases.len(), seen.helps.len()), (2, 2));
        let hidden = kim(vec![case(2, TEAM, Regime::YouthAct)], vec![help(TEAM)]);
        assert!(hidden.clone().for_gp(false).is_none() && hidden.for_gp(true).is_some());
    }

    #[test]
    fn help_that_came_of_a_referral_stays_in_sight_when_the_access_team_follows_it() {
        let mut practice = case(1, PRACTICE, Regime::Wgbo);
        practice.referrals.push(referral(ReferralStatus::Started));
        let mut followed = help(TEAM);
        followed.arrangement.referral_id = Some(ReferralId(3));
        let seen = kim(vec![practice, case(2, TEAM, Regime::YouthAct)], vec![followed, help(TEAM)]).for_gp(false).unwrap();
        assert_eq!(seen.helps.len(), 1);
    }

    #[test]
    fn a_youth_stands_under_every_heading_that_fits_today() {
        let headings = |it: &History| it.headings(Some(GP), 56, today()).into_iter().map(|it| it.heading).collect::<Vec<_>>();
        let mut file = kim(vec![case(1, PRACTICE, Regime::Wgbo)], vec![]);
        assert_eq!(headings(&file), []);
        file.cases[0].episodes[0].registered_on = ago(30);
        assert_eq!(headings(&file), [Heading::New]);
        file.cases[0].episodes[0].registered_on = ago(31);
        file.cases[0].referrals.push(referral(ReferralStatus::Draft));
        assert_eq!(headings(&file), [Heading::Waiting]);
        assert!(file.headings(Some(AccountId(6)), 56, today()).is_empty(), "another GP agrees to nothing here");
        file.cases[0].referrals[0].status = ReferralStatus::Sent;
        assert_eq!(headings(&file), [Heading::FeedbackOwed]);
        file.cases[0].referrals[0].feedback_on = Some(ago(2));
        file.helps.push(help(PRACTICE));
        file.helps[0].arrangement.planned_end_on = Some(ago(1));
        assert_eq!(headings(&file), [Heading::Past]);
        // A withdrawn allocation with the same last day is not what the row names.
        let mut withdrawn = help(PRACTICE);
        (withdrawn.arrangement.planned_end_on, withdrawn.arrangement.withdrawn) = (Some(ago(1)), true);
        withdrawn.arrangement.provider_id = ProviderId(77);
        file.helps.insert(0, withdrawn);
        let named = file.headings(Some(GP), 56, today());
        assert!(matches!(named.as_slice(), [Standing { cause: Cause::Help(it), .. }] if it.arrangement.provider_id != ProviderId(77)));
        file.helps.remove(0);
        file.helps[0].arrangement.planned_end_on = Some(today());
        assert_eq!(headings(&file), [Heading::EndsSoon]);
        file.helps.clear();
        file.cases[0].episodes[0].closed_on = Some(ago(21));
        assert_eq!(headings(&file), [Heading::Closed]);
        file.cases[0].episodes[0].closed_on = Some(ago(22));
        assert_eq!(headings(&file), [], "31 October is another month");
    }

    #[test]
    fn the_case_where_the_youth_is_helped_now_answers() {
        let (mut old, new) = (case(1, PRACTICE, Regime::Wgbo), case(2, TEAM, Regime::Wgbo));
        let mut following = case(3, TEAM, Regime::Wgbo);
        following.episodes.clear();
        old.episodes[0].closed_on = Some(ago(1));
        old.episodes[0].registered_on = ago(2);
        let file = kim(vec![old.clone(), new, following.clone()], vec![]);
        assert_eq!(file.answering().map(|it| it.case.id), Some(CaseId(2)));
        assert_eq!(kim(vec![old], vec![]).answering().map(|it| it.case.id), Some(CaseId(1)));
        let only = kim(vec![following], vec![]);
        assert!(only.answering().is_none() && only.seen_in() == Some(CaseId(3)));
    }
}
