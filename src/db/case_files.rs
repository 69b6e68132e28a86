//! Loads case files: everything the rules look at, for all youths within reach, in a fixed number of narrow queries.

use crate::db::DbResult;
use crate::db::answer::AnswerRow;
use crate::db::arrangement::{ArrangementRow, DateChangeRow, DecisionRow};
use crate::db::case::{CaseRow, EpisodeRow};
use crate::db::connection::Conn;
use crate::db::consultation::ConsultationRow;
use crate::db::evaluation::EvaluationRow;
use crate::db::goal::{GoalRow, GoalScoreRow};
use crate::db::referral::ReferralRow;
use crate::db::safety::SafetyRow;
use crate::db::schema::{
    answers, arrangements, cases, consultations, date_changes, decisions, episodes, evaluations, goal_scores, goals, providers, referrals,
    safety_records, workplaces, youths,
};
use crate::db::youth::YouthRow;
use crate::domain::case::Case;
use crate::domain::id::{ArrangementId, CaseId, ProviderId, WorkplaceId, YouthId};
use crate::domain::outflow::case_file::{ArrangementFacts, CaseFacts, CaseFile, GoalFacts, YouthFacts};
use crate::domain::permission::Permit;
use crate::domain::referral::Referral;
use crate::domain::youth::Youth;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Which youths, by a stretch of their ids: all of them, one, or some of the stretch.
#[derive(Debug, Clone)]
pub struct Stretch {
    pub(in crate::db) from: YouthId,
    pub(in crate::db) to: YouthId,
    /// Empty: everyone in the stretch.
    pub(in crate::db) only: Vec<YouthId>,
    /// Whether the dates of help that has ended come with it.
    pub(in crate::db) ended: bool,
}

impl Stretch {
    pub const ALL: Self = Self { from: YouthId(0), to: YouthId(i64::MAX), only: Vec::new(), ended: true };
    /// Everyone, as lists show them: no rule asks how the dates of help moved that has ended, and an access team knows thousands.
    pub const LISTED: Self = Self { from: YouthId(0), to: YouthId(i64::MAX), only: Vec::new(), ended: false };
    pub fn one(youth: YouthId) -> Self {
        Self { from: youth, to: youth, only: Vec::new(), ended: true }
    }
    /// By number, both ends included.
    pub fn between(from: YouthId, to: YouthId) -> Self {
        Self { from, to, only: Vec::new(), ended: true }
    }
    /// A few, as the children of one household.
    pub fn some(youths: Vec<YouthId>) -> Self {
        let ends = (youths.iter().min(), youths.iter().max());
        let (from, to) = if let (Some(from), Some(to)) = ends { (*from, *to) } else { (YouthId(1), YouthId(0)) };
        Self { from, to, only: youths, ended: true }
    }
}

/// The case files, and the youths they are about with their names, which rules never see.
pub struct Loaded {
    pub files: Vec<CaseFile>,
    pub youths: BTreeMap<YouthId, Youth>,
    /// Names of the workplaces and providers that occur in the files.
    pub workplaces: BTreeMap<WorkplaceId, String>,
    pub providers: BTreeMap<ProviderId, String>,
}

impl Loaded {
    /// The case through which a youth is reached first.
    pub fn first_case(&self, youth: YouthId) -> Option<&Case> {
        self.files.iter().find(|it| it.youth.id == youth)?.cases.first().map(|it| &it.case)
    }
}

/// A case with its youth and its workplace's name, once for each referral of each episode.
type WithEpisodes = (CaseRow, YouthRow, String, Option<EpisodeRow>, Option<ReferralRow>);

/// Every table is scoped by an inner join to the cases of the permit's workplaces.
pub fn load(conn: &mut Conn, permit: &Permit, stretch: Stretch) -> DbResult<Loaded> {
    let everyone = stretch.only.is_empty();
    let reach = || {
        let chosen = cases::youth_id.eq_any(&stretch.only).or(everyone.into_sql::<diesel::sql_types::Bool>());
        cases::workplace_id.eq_any(permit.workplaces()).and(cases::youth_id.between(stretch.from, stretch.to)).and(chosen)
    };

    let rows: Vec<WithEpisodes> = cases::table
        .inner_join(youths::table)
        .inner_join(workplaces::table.on(workplaces::id.eq(cases::workplace_id)))
        .left_join(episodes::table)
        .left_join(referrals::table.on(referrals::episode_id.eq(episodes::id)))
        .filter(reach())
        .order((cases::youth_id, cases::id, episodes::id, referrals::id))
        .select((
            CaseRow::as_select(),
            YouthRow::as_select(),
            workplaces::name,
            Option::<EpisodeRow>::as_select(),
            Option::<ReferralRow>::as_select(),
        ))
        .load(conn)?;
    let mut files: BTreeMap<YouthId, CaseFile> = BTreeMap::new();
    let mut people: BTreeMap<YouthId, Youth> = BTreeMap::new();
    let mut of_case: BTreeMap<CaseId, YouthId> = BTreeMap::new();
    let (mut workplace_names, mut provider_names) = (BTreeMap::new(), BTreeMap::new());
    for (case, youth, workplace, episode, referral) in rows {
        workplace_names.insert(case.workplace_id, workplace);
        let (case, youth) = (Case::from(case), Youth::from(youth));
        of_case.insert(case.id, youth.id);
        let file = files.entry(youth.id).or_insert_with(|| CaseFile {
            youth: YouthFacts { id: youth.id, household_id: youth.household_id, born_on: youth.born_on, died_on: youth.died_on },
            cases: Vec::new(),
            arrangements: Vec::new(),
            goals: Vec::new(),
            evaluations: Vec::new(),
            safety: Vec::new(),
            answers: Vec::new(),
        });
        if file.cases.last().is_none_or(|last| last.case.id != case.id) {
            file.cases.push(CaseFacts { case, episodes: Vec::new(), consultations: Vec::new(), referrals: Vec::new() });
        }
        if let Some(last) = file.cases.last_mut() {
            // An episode comes once for each of its referrals.
            if let Some(episode) = episode
                && last.episodes.last().is_none_or(|known| known.id != episode.id)
            {
                last.episodes.push(episode.into());
            }
            last.referrals.extend(referral.map(Referral::from));
        }
        people.insert(youth.id, youth);
    }
    fn case_of<'f>(
        files: &'f mut BTreeMap<YouthId, CaseFile>,
        of_case: &BTreeMap<CaseId, YouthId>,
        id: CaseId,
    ) -> Option<&'f mut CaseFacts> {
        files.get_mut(of_case.get(&id)?)?.cases.iter_mut().find(|it| it.case.id == id)
    }

    let rows: Vec<ConsultationRow> =
        ConsultationRow::query().inner_join(cases::table).filter(reach()).order((consultations::held_on, consultations::id)).load(conn)?;
    for row in rows {
        if let Some(case) = case_of(&mut files, &of_case, row.case_id) {
            case.consultations.push(row.into());
        }
    }
    // A youth with cases at two of the viewer's workplaces comes twice from these joins; ids say which is the same.
    let through_cases = cases::table.on(cases::youth_id.eq(arrangements::youth_id));
    let told = arrangements::actual_end_on.is_null().or(stretch.ended.into_sql::<diesel::sql_types::Bool>());
    let rows: Vec<(ArrangementRow, String, Option<DateChangeRow>)> = arrangements::table
        .inner_join(through_cases)
        .inner_join(providers::table)
        .left_join(date_changes::table.on(date_changes::arrangement_id.eq(arrangements::id).and(told)))
        .filter(reach())
        .order((arrangements::id, date_changes::id))
        .select((ArrangementRow::as_select(), providers::name, Option::<DateChangeRow>::as_select()))
        .load(conn)?;
    let mut of_arrangement: BTreeMap<ArrangementId, YouthId> = BTreeMap::new();
    for (row, provider, line) in rows {
        provider_names.insert(row.provider_id, provider);
        of_arrangement.insert(row.id, row.youth_id);
        let Some(file) = files.get_mut(&row.youth_id) else { continue };
        if file.arrangements.last().is_none_or(|last| last.arrangement.id != row.id) {
            file.arrangements.push(ArrangementFacts { arrangement: row.into(), history: Vec::new(), decisions: Vec::new() });
        }
        if let (Some(facts), Some(line)) = (file.arrangements.last_mut(), line)
            && facts.history.last().is_none_or(|last| last.id != line.id)
        {
            facts.history.push(line.into());
        }
    }
    fn facts_of<'f>(
        files: &'f mut BTreeMap<YouthId, CaseFile>,
        of: &BTreeMap<ArrangementId, YouthId>,
        id: ArrangementId,
    ) -> Option<&'f mut ArrangementFacts> {
        files.get_mut(of.get(&id)?)?.arrangements.iter_mut().find(|it| it.arrangement.id == id)
    }
    let rows: Vec<DecisionRow> = DecisionRow::query()
        .inner_join(arrangements::table)
        .inner_join(cases::table.on(cases::youth_id.eq(arrangements::youth_id)))
        .filter(reach())
        .order(decisions::id)
        .load(conn)?;
    for row in rows {
        if let Some(facts) = facts_of(&mut files, &of_arrangement, row.arrangement_id)
            && facts.decisions.last().is_none_or(|last| last.id != row.id)
        {
            facts.decisions.push(row.into());
        }
    }

    let rows: Vec<(GoalRow, Option<GoalScoreRow>)> = goals::table
        .inner_join(cases::table.on(cases::youth_id.eq(goals::youth_id)))
        .left_join(goal_scores::table)
        .filter(reach())
        .order((goals::id, goal_scores::id))
        .select((GoalRow::as_select(), Option::<GoalScoreRow>::as_select()))
        .load(conn)?;
    for (row, score) in rows {
        let Some(file) = files.get_mut(&row.youth_id) else { continue };
        if file.goals.last().is_none_or(|last| last.goal.id != row.id) {
            file.goals.push(GoalFacts { goal: row.into(), scores: Vec::new() });
        }
        if let (Some(facts), Some(score)) = (file.goals.last_mut(), score)
            && facts.scores.last().is_none_or(|last| last.id != score.id)
        {
            facts.scores.push(score.into());
        }
    }
    let rows: Vec<EvaluationRow> = EvaluationRow::query()
        .inner_join(cases::table.on(cases::youth_id.eq(evaluations::youth_id)))
        .filter(reach())
        .order(evaluations::id)
        .load(conn)?;
    for row in rows {
        if let Some(file) = files.get_mut(&row.youth_id)
            && file.evaluations.last().is_none_or(|last| last.id != row.id)
        {
            file.evaluations.push(row.into());
        }
    }

    // Safety of the whole household: a rule may look at siblings, and shows of them only that safety comes first.
    let sibling = diesel::alias!(youths as sibling);
    let rows: Vec<(YouthId, SafetyRow)> = safety_records::table
        .inner_join(sibling.on(sibling.field(youths::id).eq(safety_records::youth_id)))
        .inner_join(youths::table.on(youths::household_id.eq(sibling.field(youths::household_id))))
        .inner_join(cases::table.on(cases::youth_id.eq(youths::id)))
        .filter(reach())
        .order((youths::id, safety_records::id))
        .select((youths::id, SafetyRow::as_select()))
        .load(conn)?;
    for (youth, row) in rows {
        if let Some(file) = files.get_mut(&youth)
            && file.safety.last().is_none_or(|last| last.id != row.id)
        {
            file.safety.push(row.into());
        }
    }
    let rows: Vec<AnswerRow> = AnswerRow::query()
        .inner_join(cases::table.on(cases::youth_id.eq(answers::youth_id)))
        .filter(reach())
        .order(answers::id)
        .load(conn)?;
    for row in rows {
        if let Some(file) = files.get_mut(&row.youth_id)
            && file.answers.last().is_none_or(|last| last.id != row.id)
        {
            file.answers.push(row.into());
        }
    }
    Ok(Loaded { files: files.into_values().collect(), youths: people, workplaces: workplace_names, providers: provider_names })
}

/// The case file of one youth within reach.
pub fn of_youth(conn: &mut Conn, permit: &Permit, youth: YouthId) -> DbResult<(CaseFile, Youth)> {
    let mut loaded = load(conn, permit, Stretch::one(youth))?;
    let person = loaded.youths.remove(&youth).ok_or(crate::db::DbError::NotFound)?;
    let file = loaded.files.pop().ok_or(crate::db::DbError::NotFound)?;
    Ok((file, person))
}
