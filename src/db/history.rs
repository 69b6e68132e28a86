//! Referral histories: what a GP reads of the youths registered at the own practice, and what the talk between GP and youth
//! professional stands on. Facts only; the texts that belong to them are asked for apart.

use crate::db::arrangement::{ArrangementRow, DecisionRow};
use crate::db::case::{CaseRow, EpisodeRow};
use crate::db::case_files::Stretch;
use crate::db::connection::Conn;
use crate::db::question::{QuestionRow, SightingRow};
use crate::db::referral::ReferralRow;
use crate::db::schema::{
    arrangements, authorities, cases, consents, consultations, decisions, episodes, questions, referrals, sightings, youths,
};
use crate::db::youth::{AuthorityRow, ConsentRow, YouthRow};
use crate::db::{DbError, DbResult};
use crate::domain::consent::{Consent, Purpose, is_shared};
use crate::domain::consultation::{ConsultationStatus, Kind};
use crate::domain::history::{CaseHistory, Help, History};
use crate::domain::id::{CaseId, WorkplaceId, YouthId};
use crate::domain::permission::{Permit, Role};
use crate::domain::referral::Referral;
use crate::domain::youth::Authority;
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// A case with its youth, once for each referral of each episode.
type WithEpisodes = (CaseRow, YouthRow, Option<EpisodeRow>, Option<ReferralRow>);

/// The histories within reach. For a GP: of the youths registered at the practice, without what is kept under the Jeugdwet and
/// not shared; for a youth professional: of the cases kept at the workplaces.
pub fn load(conn: &mut Conn, permit: &Permit, stretch: Stretch, today: NaiveDate) -> DbResult<Vec<History>> {
    let gp = permit.role() == Some(Role::Gp);
    let nowhere: &[WorkplaceId] = &[];
    let (practices, kept_at) = if gp { (permit.workplaces(), nowhere) } else { (nowhere, permit.workplaces()) };
    let everyone = stretch.only.is_empty();
    let reach = || {
        let here = youths::practice_id.assume_not_null().eq_any(practices).or(cases::workplace_id.eq_any(kept_at));
        let chosen = youths::id.eq_any(&stretch.only).or(everyone.into_sql::<diesel::sql_types::Bool>());
        here.and(youths::id.between(stretch.from, stretch.to)).and(chosen)
    };

    let rows: Vec<WithEpisodes> = cases::table
        .inner_join(youths::table)
        .left_join(episodes::table)
        .left_join(referrals::table.on(referrals::episode_id.eq(episodes::id)))
        .filter(reach())
        .order((cases::youth_id, cases::id, episodes::id, referrals::id))
        .select((CaseRow::as_select(), YouthRow::as_select(), Option::<EpisodeRow>::as_select(), Option::<ReferralRow>::as_select()))
        .load(conn)?;
    let mut found: BTreeMap<YouthId, History> = BTreeMap::new();
    for (case, youth, episode, referral) in rows {
        let history = found.entry(youth.id).or_insert_with(|| History {
            youth: youth.into(),
            cases: Vec::new(),
            helps: Vec::new(),
            questions: Vec::new(),
            sightings: Vec::new(),
        });
        if history.cases.last().is_none_or(|last| last.case.id != case.id) {
            history.cases.push(CaseHistory { case: case.into(), episodes: Vec::new(), referrals: Vec::new(), pilot_light_on: None });
        }
        if let Some(last) = history.cases.last_mut() {
            // An episode comes once for each of its referrals.
            if let Some(episode) = episode
                && last.episodes.last().is_none_or(|known| known.id != episode.id)
            {
                last.episodes.push(episode.into());
            }
            last.referrals.extend(referral.map(Referral::from));
        }
    }

    // Of the consultations no more than the day of the pilot-light contact that comes next.
    let planned: Vec<(YouthId, CaseId, NaiveDate)> = consultations::table
        .inner_join(cases::table.inner_join(youths::table))
        .filter(reach())
        .filter(consultations::kind.eq(Kind::PilotLight))
        .filter(consultations::status.eq(ConsultationStatus::Planned))
        .filter(consultations::held_on.ge(today))
        .order((consultations::held_on.desc(), consultations::id))
        .select((cases::youth_id, cases::id, consultations::held_on))
        .load(conn)?;
    for (youth, case, on) in planned {
        let facts = found.get_mut(&youth).and_then(|it| it.cases.iter_mut().find(|it| it.case.id == case));
        if let Some(facts) = facts {
            facts.pilot_light_on = Some(on);
        }
    }

    // A youth with cases at two of the viewer's workplaces comes twice from these joins; ids say which is the same.
    let rows: Vec<(ArrangementRow, Option<DecisionRow>)> = arrangements::table
        .inner_join(youths::table)
        .inner_join(cases::table.on(cases::youth_id.eq(youths::id)))
        .left_join(decisions::table)
        .filter(reach())
        .order((arrangements::id, decisions::id))
        .select((ArrangementRow::as_select(), Option::<DecisionRow>::as_select()))
        .load(conn)?;
    for (row, decision) in rows {
        let Some(history) = found.get_mut(&row.youth_id) else { continue };
        if history.helps.last().is_none_or(|last| last.arrangement.id != row.id) {
            history.helps.push(Help { arrangement: row.into(), decisions: Vec::new() });
        }
        if let (Some(help), Some(decision)) = (history.helps.last_mut(), decision)
            && help.decisions.last().is_none_or(|last| last.id != decision.id)
        {
            help.decisions.push(decision.into());
        }
    }
    let rows: Vec<QuestionRow> = QuestionRow::query()
        .inner_join(youths::table)
        .inner_join(cases::table.on(cases::id.eq(questions::case_id)))
        .filter(reach())
        .order(questions::id)
        .load(conn)?;
    for row in rows {
        if let Some(history) = found.get_mut(&row.youth_id) {
            history.questions.push(row.into());
        }
    }
    let rows: Vec<SightingRow> = SightingRow::query()
        .inner_join(youths::table)
        .inner_join(cases::table.on(cases::id.eq(sightings::case_id)))
        .filter(reach())
        .order(sightings::id)
        .load(conn)?;
    for row in rows {
        if let Some(history) = found.get_mut(&row.youth_id) {
            history.sightings.push(row.into());
        }
    }
    if !gp {
        return Ok(found.into_values().collect());
    }

    let mut authority: BTreeMap<YouthId, Vec<Authority>> = BTreeMap::new();
    let rows: Vec<AuthorityRow> = AuthorityRow::query()
        .inner_join(youths::table.on(youths::id.eq(authorities::youth_id)))
        .inner_join(cases::table.on(cases::youth_id.eq(youths::id)))
        .filter(reach())
        .order(authorities::id)
        .load(conn)?;
    for row in rows {
        authority.entry(row.youth_id).or_default().push(row.into());
    }
    let mut consent: BTreeMap<YouthId, Vec<Consent>> = BTreeMap::new();
    let rows: Vec<ConsentRow> = ConsentRow::query()
        .inner_join(youths::table.on(youths::id.eq(consents::youth_id)))
        .inner_join(cases::table.on(cases::youth_id.eq(youths::id)))
        .filter(reach())
        .filter(consents::purpose.eq(Purpose::ShareGp))
        .order(consents::id)
        .load(conn)?;
    for row in rows {
        consent.entry(row.youth_id).or_default().push(row.into());
    }
    let shown = found.into_values().filter_map(|it| {
        let (id, born_on) = (it.youth.id, it.youth.born_on);
        let kind = Authority::on(authority.get(&id).map(Vec::as_slice).unwrap_or_default(), today);
        let consents = consent.get(&id).map(Vec::as_slice).unwrap_or_default();
        it.for_gp(is_shared(Purpose::ShareGp, born_on, kind, consents, today))
    });
    Ok(shown.collect())
}

/// The history of one youth within reach.
pub fn find(conn: &mut Conn, permit: &Permit, youth: YouthId, today: NaiveDate) -> DbResult<History> {
    load(conn, permit, Stretch::one(youth), today)?.pop().ok_or(DbError::NotFound)
}
