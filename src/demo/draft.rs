//! Writing a youth's story step by step, the way it happened.

use super::entry::{Asked, Member};
use super::names::Person;
use super::region::Place;
use crate::domain::arrangement::{Arrangement, DateChange, DateField, DateSource, DecidedBy, Decision, DecisionKind};
use crate::domain::calendar::plus_days;
use crate::domain::case::{Case, Episode, HelpQuestions, Intention, LifeDomains, Regime, Severity};
use crate::domain::catalogue::{HelpQuestion, Intensity, LifeDomain, Profile};
use crate::domain::change::{TextField, Texts};
use crate::domain::code::{ChangeReason, Code, EndReason};
use crate::domain::consultation::{ClockTime, Consultation, ConsultationStatus, Form, Kind, Present};
use crate::domain::evaluation::{Evaluation, EvaluationKind, Informant, Proposal, WithoutHelp};
use crate::domain::goal::{Goal, GoalScore};
use crate::domain::id::*;
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFacts, CaseFile, GoalFacts, YouthFacts};
use crate::domain::referral::{AgreedHow, Referral, ReferralRefusal, ReferralStatus, Target, Urgency};
use crate::domain::safety::{Concern, SafetyRecord};
use chrono::NaiveDate;

/// A member under way. Contacts, referrals and decisions belong to the case, episode and arrangement written last.
pub struct Draft {
    pub member: Member,
    pub owner: Option<AccountId>,
    /// Of the practice of the case written last.
    gp: Option<AccountId>,
    today: NaiveDate,
    ids: i64,
}

/// One contact.
#[derive(Debug, Clone, Copy)]
pub struct Talk {
    pub on: NaiveDate,
    pub status: ConsultationStatus,
    pub form: Form,
    pub kind: Kind,
    pub present: Option<Present>,
    pub minutes: i32,
    pub at: Option<ClockTime>,
}

impl Talk {
    pub fn held(on: NaiveDate) -> Self {
        Self {
            on,
            status: ConsultationStatus::Held,
            form: Form::Practice,
            kind: Kind::FollowUp,
            present: Some(Present::Both),
            minutes: 45,
            at: None,
        }
    }
    pub fn planned(on: NaiveDate) -> Self {
        Self { status: ConsultationStatus::Planned, at: ClockTime::of(14, 30), present: None, ..Self::held(on) }
    }
}

/// How an arrangement began.
#[derive(Debug, Clone)]
pub struct Help {
    pub provider: ProviderId,
    pub profile: Profile,
    pub intensity: Intensity,
    pub allocated_on: NaiveDate,
    /// `None` when care has not begun.
    pub start_on: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub source: DateSource,
    /// ToewijzingNummer, product category and code, when it came by message.
    pub message: Option<(i64, &'static str, &'static str)>,
}

impl Draft {
    pub fn new(person: Person, place: &Place, practice: Option<WorkplaceId>, known_at: NaiveDate, today: NaiveDate) -> Self {
        let youth = YouthFacts { id: YouthId(1), household_id: HouseholdId(1), born_on: person.born_on, died_on: None };
        let file =
            CaseFile { youth, cases: vec![], arrangements: vec![], goals: vec![], evaluations: vec![], safety: vec![], answers: vec![] };
        Self { member: Member::new(person, place.municipality.clone(), practice, known_at, file), owner: None, gp: None, today, ids: 0 }
    }

    fn id(&mut self) -> i64 {
        self.ids += 1;
        self.ids
    }

    pub fn case(&mut self, place: &Place, owner: Option<AccountId>, regime: Regime, known_at: NaiveDate) {
        (self.owner, self.gp) = (owner, place.gp);
        let case =
            Case { id: CaseId(self.id()), version: 1, youth_id: YouthId(1), workplace_id: place.id, owner_id: owner, regime, known_at };
        self.member.file.cases.push(CaseFacts { case, episodes: vec![], consultations: vec![], referrals: vec![] });
    }

    pub fn episode(
        &mut self,
        registered_on: NaiveDate,
        questions: &[HelpQuestion],
        severity: Option<Severity>,
        expected_end_on: Option<NaiveDate>,
    ) {
        let id = EpisodeId(self.id());
        let Some(facts) = self.member.file.cases.last_mut() else { return };
        facts.episodes.push(Episode {
            id,
            version: 1,
            case_id: facts.case.id,
            registered_on,
            help_questions: HelpQuestions::of(questions),
            severity,
            expected_end_on,
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
            known_at: registered_on,
        });
    }

    fn last_episode(&mut self) -> Option<&mut Episode> {
        self.member.file.cases.last_mut()?.episodes.last_mut()
    }

    /// What the GP said when handing over, and what parts of life it is about.
    pub fn hand_over(&mut self, intention: Option<Intention>, domains: &[LifeDomain]) {
        let Some((gp, episode)) = self.gp.zip(self.last_episode()) else { return };
        episode.life_domains = LifeDomains::of(domains);
        if intention.is_some() {
            (episode.intention, episode.intention_by, episode.intention_on) = (intention, Some(gp), Some(episode.registered_on));
        }
    }

    pub fn close(&mut self, on: NaiveDate) {
        if let Some(episode) = self.last_episode() {
            episode.closed_on = Some(on);
        }
    }

    pub fn pilot_light(&mut self, on: NaiveDate) {
        if let Some(episode) = self.last_episode() {
            episode.pilot_light_on = Some(on);
        }
    }

    pub fn talk(&mut self, talk: Talk, note: Texts) {
        let (id, author_id, today) = (ConsultationId(self.id()), self.owner, self.today);
        let Some(facts) = self.member.file.cases.last_mut() else { return };
        let Some(episode) = facts.episodes.last() else { return };
        let held = talk.status == ConsultationStatus::Held;
        // An appointment was made three weeks ahead.
        let known_at =
            if talk.status == ConsultationStatus::Planned { plus_days(talk.on, -21).max(episode.registered_on) } else { talk.on };
        facts.consultations.push(Consultation {
            id,
            version: 1,
            case_id: facts.case.id,
            episode_id: episode.id,
            author_id,
            status: talk.status,
            held_on: talk.on,
            time: talk.at,
            minutes: held.then_some(talk.minutes),
            form: talk.form,
            kind: talk.kind,
            present: if held { talk.present } else { None },
            outcome: None,
            after_closing: false,
            known_at: known_at.min(today),
        });
        if !note.is_empty() {
            self.member.notes.insert(id, note);
        }
    }

    pub fn refer(
        &mut self,
        on: NaiveDate,
        target: Target,
        urgency: Urgency,
        status: ReferralStatus,
        provider_id: Option<ProviderId>,
        question: Texts,
    ) -> Option<ReferralId> {
        let (id, gp) = (ReferralId(self.id()), self.gp);
        // How long after writing it came so far.
        let days = match status {
            ReferralStatus::Draft | ReferralStatus::Sent => 0,
            ReferralStatus::Received => 4,
            ReferralStatus::Intake => 12,
            ReferralStatus::Refused | ReferralStatus::Withdrawn => 18,
            ReferralStatus::Started | ReferralStatus::NotTurnedUp => 26,
        };
        let facts = self.member.file.cases.last_mut()?;
        let episode_id = facts.episodes.last()?.id;
        facts.referrals.push(Referral {
            id,
            version: 1,
            case_id: facts.case.id,
            episode_id,
            referred_on: on,
            target,
            urgency,
            status,
            status_on: Some(plus_days(on, days).min(self.today)),
            provider_id,
            gp_id: gp,
            // A draft is what the GP has yet to agree to.
            agreed_on: (status != ReferralStatus::Draft).then_some(on),
            agreed_how: (status != ReferralStatus::Draft).then_some(AgreedHow::Spoken),
            feedback_on: None,
            refusal: (status == ReferralStatus::Refused).then_some(ReferralRefusal::Content),
            known_at: on,
        });
        self.member.referred.insert(id, question);
        Some(id)
    }

    /// The GP asks; the owner may have answered.
    pub fn ask(&mut self, on: NaiveDate, question: &'static str, answer: Option<(NaiveDate, &'static str)>) {
        let Some(by) = self.gp else { return };
        let answer = self.owner.zip(answer).map(|(by, (on, words))| (by, on, words));
        self.member.questions.push(Asked { by, on, question, answer });
    }

    /// Word came back about the referral written last.
    pub fn hear(&mut self, on: NaiveDate, feedback: Texts) {
        let Some(referral) = self.member.file.cases.last_mut().and_then(|it| it.referrals.last_mut()) else { return };
        referral.feedback_on = Some(on);
        self.member.referred.entry(referral.id).or_default().extend(feedback);
    }

    /// Begins an arrangement that `follower` keeps an eye on.
    pub fn help(&mut self, help: Help, follower: &Place, follower_id: Option<AccountId>, referral_id: Option<ReferralId>) {
        let id = ArrangementId(self.id());
        let by_message = help.message.is_some();
        let (number, category, product) = match help.message {
            Some((number, category, product)) => (Some(number), Some(category.to_owned()), Some(product.to_owned())),
            None => (None, None, None),
        };
        let arrangement = Arrangement {
            id,
            version: 1,
            youth_id: YouthId(1),
            provider_id: help.provider,
            municipality: self.member.municipality.clone(),
            profile: help.profile,
            intensity: help.intensity,
            category,
            product_code: product,
            follower_workplace_id: follower.id,
            follower_id,
            referral_id,
            predecessor_id: None,
            with_stay: false,
            allocation_number: number,
            allocated_on: Some(help.allocated_on),
            start_on: help.start_on,
            planned_end_on: help.until,
            planned_end_source: help.until.map(|_| help.source),
            actual_end_on: None,
            end_reason: None,
            paused_on: None,
            withdrawn: false,
            known_at: help.allocated_on,
        };
        if let Some(number) = number {
            self.member.allocations.push(crate::domain::arrangement::Allocation {
                id: AllocationId::NEW,
                arrangement_id: id,
                number,
                allocated_at: help.allocated_on.and_hms_opt(9, 30, 0).unwrap_or_default(),
                starts_on: help.start_on.unwrap_or(help.allocated_on),
                ends_on: help.until,
                category: arrangement.category.clone(),
                product_code: arrangement.product_code.clone(),
                reason: None,
                known_at: help.allocated_on,
            });
        }
        self.member.file.arrangements.push(ArrangementFacts { arrangement, history: vec![], decisions: vec![] });
        let recorder = if by_message { None } else { follower_id };
        self.line(DateField::PlannedEnd, None, help.until, help.source, None, recorder, help.allocated_on);
        if let Some(start) = help.start_on {
            self.line(DateField::Start, None, Some(start), DateSource::Reported, None, recorder, plus_days(start, 2).min(self.today));
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the columns of one line of history")]
    fn line(
        &mut self,
        field: DateField,
        was: Option<NaiveDate>,
        became: Option<NaiveDate>,
        source: DateSource,
        reason: Option<&str>,
        recorded_by: Option<AccountId>,
        changed_on: NaiveDate,
    ) {
        let id = DateChangeId(self.id());
        if let Some(facts) = self.member.file.arrangements.last_mut() {
            let (arrangement_id, reason) = (facts.arrangement.id, reason.map(str::to_owned));
            facts.history.push(DateChange { id, arrangement_id, field, was, became, source, reason, recorded_by, changed_on });
        }
    }

    fn decide(
        &mut self,
        kind: DecisionKind,
        on: NaiveDate,
        reason: Option<&str>,
        new_end_on: Option<NaiveDate>,
        by: DecidedBy,
        texts: Texts,
    ) {
        let (id, recorded_by) = (DecisionId(self.id()), self.owner);
        let Some(facts) = self.member.file.arrangements.last_mut() else { return };
        let relapse_agreed = matches!(kind, DecisionKind::End | DecisionKind::ScaleDown);
        facts.decisions.push(Decision {
            id,
            arrangement_id: facts.arrangement.id,
            kind,
            decided_on: on,
            reason: reason.map(str::to_owned),
            new_end_on,
            relapse_agreed,
            ground: None,
            pilot_light_on: None,
            decided_by: by,
            recorded_by,
            known_at: on,
        });
        self.member.motives.insert(id, texts);
    }

    /// Decides that the help written last goes on until a later day.
    pub fn extend(&mut self, on: NaiveDate, until: NaiveDate, by: DecidedBy, motive: Texts) {
        let Some(facts) = self.member.file.arrangements.last_mut() else { return };
        let was = facts.arrangement.planned_end_on;
        facts.arrangement.planned_end_on = Some(until);
        facts.arrangement.planned_end_source = Some(DateSource::Decision);
        let reason = ChangeReason::Extension.code();
        self.decide(DecisionKind::Extend, on, Some(reason), Some(until), by, motive);
        let recorder = self.owner;
        self.line(DateField::PlannedEnd, was, Some(until), DateSource::Decision, Some(reason), recorder, on);
    }

    /// The help written last ends: by decision when there is an agreement for relapse, else because it was reported.
    pub fn end(&mut self, on: NaiveDate, reason: EndReason, decided_on: NaiveDate, agreement: Option<(DecisionKind, DecidedBy, Texts)>) {
        let Some(facts) = self.member.file.arrangements.last_mut() else { return };
        facts.arrangement.actual_end_on = Some(on);
        facts.arrangement.end_reason = Some(reason);
        let (source, changed_on) = match agreement {
            Some((kind, by, texts)) => {
                self.decide(kind, decided_on, Some(reason.code()), Some(on), by, texts);
                (DateSource::Decision, decided_on)
            }
            None => (DateSource::Reported, plus_days(on, 4).min(self.today)),
        };
        let recorder = self.owner;
        self.line(DateField::ActualEnd, None, Some(on), source, Some(reason.code()), recorder, changed_on);
    }

    pub fn pause(&mut self, from: NaiveDate) {
        let Some(facts) = self.member.file.arrangements.last_mut() else { return };
        facts.arrangement.paused_on = Some(from);
        let recorder = self.owner;
        let reason = EndReason::Temporary.code();
        self.line(
            DateField::PausedFrom,
            None,
            Some(from),
            DateSource::Reported,
            Some(reason),
            recorder,
            plus_days(from, 3).min(self.today),
        );
    }

    /// The allocation was taken back.
    pub fn withdraw(&mut self) {
        if let Some(facts) = self.member.file.arrangements.last_mut() {
            facts.arrangement.withdrawn = true;
        }
    }

    /// Sets a goal of the help written last, from 3 to 8.
    pub fn goal(&mut self, (description, life_domain): (&str, LifeDomain), weight: i32, on: NaiveDate) {
        let id = GoalId(self.id());
        let Some(help) = self.member.file.arrangements.last() else { return };
        let goal = Goal {
            id,
            youth_id: YouthId(1),
            episode_id: None,
            arrangement_id: Some(help.arrangement.id),
            life_domain,
            weight,
            start_score: 3,
            target_score: 8,
            set_on: on,
            known_at: on,
        };
        self.member.file.goals.push(GoalFacts { goal, scores: vec![] });
        self.member.goals.insert(id, vec![(TextField::Description, description.to_owned())]);
    }

    /// Scores the goals of the help written last, in the order in which they were set.
    pub fn score(&mut self, on: NaiveDate, scores: &[i32], evaluation_id: Option<EvaluationId>) {
        let recorded_by = self.owner;
        let Some(help) = self.member.file.arrangements.last().map(|it| it.arrangement.id) else { return };
        let goals = self.member.file.goals.iter_mut().filter(|it| it.goal.arrangement_id == Some(help));
        for (facts, score) in goals.zip(scores) {
            self.ids += 1;
            facts.scores.push(GoalScore {
                id: GoalScoreId(self.ids),
                goal_id: facts.goal.id,
                evaluation_id,
                scored_on: on,
                score: *score,
                state: facts.goal.suggested(*score),
                replaces: None,
                recorded_by,
                known_at: on,
            });
        }
    }

    /// Evaluates the help written last, with scores of its goals.
    pub fn evaluate(&mut self, on: NaiveDate, kind: EvaluationKind, proposal: Proposal, next_on: Option<NaiveDate>, scores: &[i32]) {
        let id = EvaluationId(self.id());
        let Some(help) = self.member.file.arrangements.last() else { return };
        let well = matches!(proposal, Proposal::Stop | Proposal::ScaleDown);
        self.member.file.evaluations.push(Evaluation {
            id,
            youth_id: YouthId(1),
            episode_id: None,
            arrangement_id: Some(help.arrangement.id),
            evaluated_on: on,
            kind,
            sdq_total: Some(if well { 9 } else { 15 }),
            satisfaction: Some(if well { 9 } else { 7 }),
            without_help: Some(if well { WithoutHelp::Yes } else { WithoutHelp::Partly }),
            informant: Informant::Both,
            proposal,
            next_on,
            recorded_by: self.owner,
            known_at: on,
        });
        self.score(on, scores, Some(id));
    }

    /// Nobody looked back with the family so far.
    pub fn never_evaluated(&mut self) {
        for talk in self.member.file.cases.iter_mut().flat_map(|it| &mut it.consultations).filter(|it| it.kind == Kind::Evaluation) {
            talk.kind = Kind::FollowUp;
        }
    }

    pub fn safety(&mut self, concern: Concern, step: i32, on: NaiveDate) {
        let id = SafetyRecordId(self.id());
        self.member.file.safety.push(SafetyRecord { id, youth_id: YouthId(1), concern, step, from_on: on, known_at: on });
    }
}
