//! Entering a family: the facts carry ids of their own, the database gives the real ones.

use super::names::Person;
use super::region::Region;
use crate::db::{DbError, DbResult, Tx, text};
use crate::domain::arrangement::{Allocation, Delivery};
use crate::domain::calendar::{birthday, plus_days};
use crate::domain::case::{Case, Regime};
use crate::domain::change::{New, Texts};
use crate::domain::consent::{self, Basis, Consent, Purpose};
use crate::domain::id::*;
use crate::domain::identity::{Bsn, MunicipalityCode};
use crate::domain::outflow::answer::{Answer, AnswerKind, Answering, Motive, SubjectKind};
use crate::domain::outflow::case_file::CaseFile;
use crate::domain::outflow::rule::RuleCode;
use crate::domain::outflow::rules;
use crate::domain::question::Question;
use crate::domain::youth::{Authority, AuthorityKind, Household, Youth};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Youths of one household.
#[derive(Default)]
pub struct Family(pub Vec<Member>);

/// One youth with all its facts. Every id but those of accounts, workplaces and providers is the member's own.
pub struct Member {
    pub person: Person,
    pub municipality: MunicipalityCode,
    pub practice: Option<WorkplaceId>,
    pub bsn: Option<Bsn>,
    pub known_at: NaiveDate,
    /// `None` where nobody asked.
    pub authority: Option<AuthorityKind>,
    /// Whether everyone who must agree has agreed.
    pub consented: bool,
    pub file: CaseFile,
    pub notes: BTreeMap<ConsultationId, Texts>,
    pub motives: BTreeMap<DecisionId, Texts>,
    /// What referrals asked, and what was heard back.
    pub referred: BTreeMap<ReferralId, Texts>,
    /// What the goals say.
    pub goals: BTreeMap<GoalId, Texts>,
    pub allocations: Vec<Allocation>,
    pub deliveries: Vec<Delivery>,
    /// What the GP asked about this youth.
    pub questions: Vec<Asked>,
    /// A flag that somebody has put aside.
    pub kept_on: Option<(RuleCode, Motive)>,
}

/// A question of the GP: who asked, when and what, and the owner's answer if there is one.
pub struct Asked {
    pub by: AccountId,
    pub on: NaiveDate,
    pub question: &'static str,
    pub answer: Option<(AccountId, NaiveDate, &'static str)>,
}

impl Member {
    pub fn new(person: Person, municipality: MunicipalityCode, practice: Option<WorkplaceId>, known_at: NaiveDate, file: CaseFile) -> Self {
        Self {
            person,
            municipality,
            practice,
            bsn: None,
            known_at,
            authority: Some(AuthorityKind::BothParents),
            consented: true,
            file,
            notes: BTreeMap::new(),
            motives: BTreeMap::new(),
            referred: BTreeMap::new(),
            goals: BTreeMap::new(),
            allocations: Vec::new(),
            deliveries: Vec::new(),
            questions: Vec::new(),
            kept_on: None,
        }
    }
}

/// Old ids with the new ones.
type Ids<K> = BTreeMap<K, K>;

fn new_id<K: Ord + Copy>(ids: &Ids<K>, old: K) -> DbResult<K> {
    ids.get(&old).copied().ok_or(DbError::NotFound)
}

/// Saves and counts.
struct Pen<'t, 'c> {
    tx: &'t mut Tx<'c>,
    acts: usize,
}

impl Pen<'_, '_> {
    fn save<S: crate::db::stored::Save>(&mut self, change: S) -> DbResult<S::Saved> {
        self.acts += 1;
        self.tx.save(change)
    }
}

impl Family {
    /// Enters the household and says how many acts that took.
    pub fn enter(self, tx: &mut Tx, region: &Region, today: NaiveDate) -> DbResult<usize> {
        let mut pen = Pen { tx, acts: 0 };
        let household = pen.save(New::taken_over(Household { id: HouseholdId::NEW, version: 1 }))?;
        for member in self.0 {
            member.enter(&mut pen, household, region, today)?;
        }
        Ok(pen.acts)
    }
}

impl Member {
    fn enter(mut self, pen: &mut Pen, household_id: HouseholdId, region: &Region, today: NaiveDate) -> DbResult<()> {
        let it = self.person.clone();
        let youth = Youth {
            id: YouthId::NEW,
            version: 1,
            household_id,
            practice_id: self.practice,
            first_name: it.first_name,
            prefix: it.prefix,
            last_name: it.last_name,
            born_on: it.born_on,
            sex: it.sex,
            municipality: self.municipality.clone(),
            died_on: self.file.youth.died_on,
            // Help may have been known here before there was a case.
            known_at: self.file.arrangements.iter().map(|it| it.arrangement.known_at).fold(self.known_at, NaiveDate::min),
        };
        let id = pen.save(New::taken_over(youth))?;
        if let Some(bsn) = &self.bsn {
            text::set_number(pen.tx, id, bsn)?;
        }
        self.agree(pen, id, today)?;

        let empty = CaseFile {
            youth: self.file.youth,
            cases: vec![],
            arrangements: vec![],
            goals: vec![],
            evaluations: vec![],
            safety: vec![],
            answers: vec![],
        };
        let mut file = std::mem::replace(&mut self.file, empty);
        let own = file.youth.id;
        file.youth.id = id;
        file.youth.household_id = household_id;
        let (mut cases, mut episodes, mut referrals) = (Ids::new(), Ids::new(), Ids::new());
        for facts in &mut file.cases {
            facts.case.youth_id = id;
            let case = pen.save(New::taken_over(facts.case.clone()))?;
            cases.insert(facts.case.id, case);
            facts.case.id = case;
            for episode in &mut facts.episodes {
                episode.case_id = case;
                let new = pen.save(New::taken_over(episode.clone()))?;
                episodes.insert(episode.id, new);
                episode.id = new;
            }
            for contact in &mut facts.consultations {
                contact.case_id = case;
                contact.episode_id = new_id(&episodes, contact.episode_id)?;
                let note = self.notes.remove(&contact.id).unwrap_or_default();
                contact.id = pen.save(New::taken_over_with(contact.clone(), note))?;
            }
            for referral in &mut facts.referrals {
                referral.case_id = case;
                referral.episode_id = new_id(&episodes, referral.episode_id)?;
                let texts = self.referred.remove(&referral.id).unwrap_or_default();
                let new = pen.save(New::taken_over_with(referral.clone(), texts))?;
                referrals.insert(referral.id, new);
                referral.id = new;
            }
        }
        let arrangements = self.enter_arrangements(pen, &mut file, &referrals)?;
        self.enter_goals(pen, &mut file, &episodes, &arrangements)?;
        for record in file.safety.iter_mut().filter(|it| it.youth_id == own) {
            record.youth_id = id;
            record.id = pen.save(New::taken_over(record.clone()))?;
        }
        for answer in &file.answers {
            let subject_id = match answer.subject_kind {
                SubjectKind::Case => new_id(&cases, CaseId(answer.subject_id))?.0,
                SubjectKind::Arrangement => new_id(&arrangements, ArrangementId(answer.subject_id))?.0,
                SubjectKind::Referral => new_id(&referrals, ReferralId(answer.subject_id))?.0,
            };
            pen.save(New::taken_over(Answer { youth_id: id, subject_id, ..answer.clone() }))?;
        }
        if let Some(case) = file.cases.first() {
            self.ask(pen, id, case.case.id)?;
        }
        self.explain(pen, &file, region, today)?;
        self.keep_on(pen, &file, region, today)
    }

    fn enter_arrangements(&mut self, pen: &mut Pen, file: &mut CaseFile, referrals: &Ids<ReferralId>) -> DbResult<Ids<ArrangementId>> {
        let youth_id = file.youth.id;
        let mut arrangements = Ids::new();
        for facts in &mut file.arrangements {
            let it = &mut facts.arrangement;
            it.youth_id = youth_id;
            it.predecessor_id = it.predecessor_id.map(|old| new_id(&arrangements, old)).transpose()?;
            it.referral_id = it.referral_id.map(|old| new_id(referrals, old)).transpose()?;
            // A workplace reaches a youth through its case: one that only follows has a case without an episode.
            if !file.cases.iter().any(|case| case.case.workplace_id == it.follower_workplace_id) {
                let mut case = Case {
                    id: CaseId::NEW,
                    version: 1,
                    youth_id,
                    workplace_id: it.follower_workplace_id,
                    owner_id: None,
                    regime: Regime::YouthAct,
                    known_at: it.known_at,
                };
                case.id = pen.save(New::taken_over(case.clone()))?;
                file.cases.push(crate::domain::outflow::case_file::CaseFacts {
                    case,
                    episodes: vec![],
                    consultations: vec![],
                    referrals: vec![],
                });
            }
            let new = pen.save(New::taken_over(it.clone()))?;
            arrangements.insert(it.id, new);
            it.id = new;
            for line in &mut facts.history {
                line.arrangement_id = new;
                line.id = pen.save(New::taken_over(line.clone()))?;
            }
            for decision in &mut facts.decisions {
                decision.arrangement_id = new;
                let motive = self.motives.remove(&decision.id).unwrap_or_default();
                decision.id = pen.save(New::taken_over_with(decision.clone(), motive))?;
            }
        }
        for it in self.allocations.drain(..) {
            pen.save(New::taken_over(Allocation { arrangement_id: new_id(&arrangements, it.arrangement_id)?, ..it }))?;
        }
        for it in self.deliveries.drain(..) {
            pen.save(New::taken_over(Delivery { youth_id, ..it }))?;
        }
        Ok(arrangements)
    }

    fn enter_goals(
        &mut self,
        pen: &mut Pen,
        file: &mut CaseFile,
        episodes: &Ids<EpisodeId>,
        arrangements: &Ids<ArrangementId>,
    ) -> DbResult<()> {
        let (youth_id, mut evaluations, mut scores) = (file.youth.id, Ids::new(), Ids::new());
        for it in &mut file.evaluations {
            it.youth_id = youth_id;
            it.episode_id = it.episode_id.map(|old| new_id(episodes, old)).transpose()?;
            it.arrangement_id = it.arrangement_id.map(|old| new_id(arrangements, old)).transpose()?;
            let new = pen.save(New::taken_over(it.clone()))?;
            evaluations.insert(it.id, new);
            it.id = new;
        }
        for facts in &mut file.goals {
            let it = &mut facts.goal;
            it.youth_id = youth_id;
            it.episode_id = it.episode_id.map(|old| new_id(episodes, old)).transpose()?;
            it.arrangement_id = it.arrangement_id.map(|old| new_id(arrangements, old)).transpose()?;
            let text = self.goals.remove(&it.id).unwrap_or_default();
            it.id = pen.save(New::taken_over_with(it.clone(), text))?;
            for score in &mut facts.scores {
                score.goal_id = it.id;
                score.evaluation_id = score.evaluation_id.map(|old| new_id(&evaluations, old)).transpose()?;
                score.replaces = score.replaces.map(|old| new_id(&scores, old)).transpose()?;
                let new = pen.save(New::taken_over(score.clone()))?;
                scores.insert(score.id, new);
                score.id = new;
            }
        }
        Ok(())
    }

    /// Who has authority, and the consent of everyone whose consent is needed, not older than it may be.
    fn agree(&self, pen: &mut Pen, youth_id: YouthId, today: NaiveDate) -> DbResult<()> {
        let Some(kind) = self.authority else { return Ok(()) };
        let from_on = self.person.born_on;
        pen.save(New::taken_over(Authority { id: AuthorityId::NEW, youth_id, kind, from_on, known_at: self.known_at }))?;
        let turned = [18, 16, 12].into_iter().map(|years| birthday(self.person.born_on, years)).find(|day| *day <= today);
        let given_on = plus_days(self.known_at, 4).max(turned.unwrap_or(self.person.born_on)).min(today);
        let needed = consent::needed(self.person.born_on, kind, today);
        // Where one is missing it is the last: both parents were asked, one has not signed yet.
        let given = needed.len() - usize::from(!self.consented);
        for giver in needed.into_iter().take(given) {
            let consent = Consent {
                id: ConsentId::NEW,
                version: 1,
                youth_id,
                purpose: Purpose::Help,
                giver,
                basis: Basis::Given,
                given_on,
                withdrawn_on: None,
                known_at: given_on,
            };
            pen.save(New::taken_over(consent))?;
        }
        Ok(())
    }

    fn ask(&self, pen: &mut Pen, youth_id: YouthId, case_id: CaseId) -> DbResult<()> {
        for it in &self.questions {
            let asked = Question::ask(youth_id, case_id, it.question.to_owned(), it.by, it.on);
            let asked = asked.unwrap_or_else(|_| unreachable!("the question has words"));
            let question = asked.change().state().clone();
            let id = pen.save(asked)?;
            if let Some((by, on, words)) = it.answer {
                let answered = Question { id, ..question }.answer(words.to_owned(), by, on);
                pen.save(answered.unwrap_or_else(|_| unreachable!("answered once, with words")))?;
            }
        }
        Ok(())
    }

    /// What stopped more than a month ago without an agreement has been explained by whoever followed it.
    fn explain(&self, pen: &mut Pen, file: &CaseFile, region: &Region, today: NaiveDate) -> DbResult<()> {
        for flag in rules::flags(file, &region.thresholds, today).iter().filter(|it| it.rule.code == RuleCode::G1) {
            let Some(ended_on) = flag.evidence.since.filter(|on| *on < plus_days(today, -30)) else { continue };
            let by = file.arrangements.iter().find(|it| it.arrangement.id.0 == flag.subject.id).and_then(|it| it.arrangement.follower_id);
            let said = "Gebeld en een brief gestuurd; het gezin wil nu geen hulp. De huisarts let op en belt bij zorgen.".to_owned();
            if let Ok(answer) = Answer::explain(flag, said, by, plus_days(ended_on, 6).min(today)) {
                pen.save(answer)?;
            }
        }
        Ok(())
    }

    /// Puts a flag aside the way a person does, with the fingerprint of today's facts.
    fn keep_on(&self, pen: &mut Pen, file: &CaseFile, region: &Region, today: NaiveDate) -> DbResult<()> {
        let Some((rule, motive)) = self.kept_on else { return Ok(()) };
        for flag in rules::flags(file, &region.thresholds, today).iter().filter(|it| it.rule.code == rule) {
            let given_on = plus_days(today, -2);
            let until_on = Some(plus_days(given_on, flag.rule.longest_keep_on.min(28)));
            let owner = file.cases.iter().find(|it| it.case.workplace_id == flag.workplace).and_then(|it| it.case.owner_id);
            let follower =
                file.arrangements.iter().find(|it| it.arrangement.id.0 == flag.subject.id).and_then(|it| it.arrangement.follower_id);
            let by = owner.or(follower);
            if let Ok(answer) = Answer::give(flag, Answering { kind: AnswerKind::KeepOn, motive, until_on }, by, given_on) {
                pen.save(answer)?;
            }
        }
        Ok(())
    }
}
