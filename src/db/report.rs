//! What reports count. Rows of their own, without persons: the youth is a number that groups, and stays in the count.

use crate::db::DbResult;
use crate::db::connection::Conn;
use crate::db::schema::{allocations, arrangements, date_changes, own_totals, workplaces};
use crate::domain::arrangement::{DateField, DateSource};
use crate::domain::catalogue::Profile;
use crate::domain::code::EndReason;
use crate::domain::id::{ArrangementId, ProviderId, YouthId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Permit;
use crate::domain::reporting::measure::Help;
use crate::domain::reporting::{Facts, Outlet, Release};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Every municipality that pays for something or has a workplace here.
pub fn municipalities(conn: &mut Conn) -> DbResult<Vec<MunicipalityCode>> {
    let paying: Vec<MunicipalityCode> = arrangements::table.select(arrangements::municipality).distinct().load(conn)?;
    let working: Vec<MunicipalityCode> = workplaces::table.select(workplaces::municipality).distinct().load(conn)?;
    Ok(paying.into_iter().chain(working).collect::<BTreeSet<_>>().into_iter().collect())
}

#[derive(diesel::HasQuery)]
#[diesel(table_name = arrangements)]
struct HelpRow {
    id: ArrangementId,
    youth_id: YouthId,
    provider_id: ProviderId,
    municipality: MunicipalityCode,
    profile: Profile,
    category: Option<String>,
    start_on: Option<NaiveDate>,
    planned_end_on: Option<NaiveDate>,
    actual_end_on: Option<NaiveDate>,
    end_reason: Option<EndReason>,
    withdrawn: bool,
}

/// All that the paying municipalities of this permit may see of their figures.
pub fn release(conn: &mut Conn, permit: &Permit, outlet: Outlet, today: NaiveDate) -> DbResult<Release> {
    Ok(facts(conn, permit, outlet, today)?.release())
}

/// What those figures follow from.
pub fn facts(conn: &mut Conn, permit: &Permit, outlet: Outlet, today: NaiveDate) -> DbResult<Facts> {
    let helps = helps(conn, permit)?;
    let reach = permit.municipalities();
    let newest = newest_messages(conn, permit)?;
    let totals: Vec<(MunicipalityCode, NaiveDate, i32)> = own_totals::table
        .filter(own_totals::municipality.eq_any(reach))
        .order((own_totals::counted_on, own_totals::id))
        .select((own_totals::municipality, own_totals::counted_on, own_totals::arrangements))
        .load(conn)?;
    // The last entered one of each municipality stays.
    let totals: BTreeMap<_, _> = totals.into_iter().map(|(municipality, on, count)| (municipality, (on, count))).collect();
    let totals = totals.into_iter().map(|(municipality, (on, count))| (municipality, on, count)).collect();
    Ok(Facts { helps, last_messages: newest, own_totals: totals, outlet, today })
}

/// What the municipalities of this permit pay for, and the other help of the same youths, which says whether they are still in help.
fn helps(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<Help>> {
    let reach = permit.municipalities();
    let paid = diesel::alias!(arrangements as paid);
    let theirs = paid.filter(paid.field(arrangements::municipality).eq_any(reach)).select(paid.field(arrangements::youth_id));
    let rows: Vec<HelpRow> = HelpRow::query().filter(arrangements::youth_id.eq_any(theirs)).order(arrangements::id).load(conn)?;
    let lines: Vec<(ArrangementId, DateField, Option<NaiveDate>)> = date_changes::table
        .inner_join(arrangements::table)
        .filter(arrangements::municipality.eq_any(reach))
        .filter(date_changes::field.eq_any([DateField::PausedFrom, DateField::ResumedOn]))
        .order(date_changes::id)
        .select((date_changes::arrangement_id, date_changes::field, date_changes::became))
        .load(conn)?;
    let mut pauses: HashMap<ArrangementId, Vec<(NaiveDate, Option<NaiveDate>)>> = HashMap::new();
    for (id, field, on) in lines {
        let of = pauses.entry(id).or_default();
        match (field, on, of.last_mut()) {
            (DateField::PausedFrom, Some(from), _) => of.push((from, None)),
            // Care begins again on that day.
            (DateField::ResumedOn, Some(on), Some(last)) => last.1 = on.pred_opt(),
            _ => {}
        }
    }
    let told: Vec<ArrangementId> = allocations::table
        .inner_join(arrangements::table)
        .filter(arrangements::municipality.eq_any(reach))
        .select(allocations::arrangement_id)
        .distinct()
        .load(conn)?;
    let told: BTreeSet<ArrangementId> = told.into_iter().collect();
    let help = |row: HelpRow| Help {
        youth: row.youth_id.0,
        provider: row.provider_id,
        within: reach.contains(&row.municipality),
        municipality: row.municipality,
        profile: row.profile,
        category: row.category,
        start_on: row.start_on,
        planned_end_on: row.planned_end_on,
        end_on: row.actual_end_on,
        end_reason: row.end_reason,
        withdrawn: row.withdrawn,
        pauses: pauses.remove(&row.id).unwrap_or_default(),
        by_message: told.contains(&row.id),
    };
    Ok(rows.into_iter().map(help).collect())
}

/// The day of the newest start or stop that each provider reported about help of this reach. What it reports elsewhere is not ours.
fn newest_messages(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<(ProviderId, NaiveDate)>> {
    let rows: Vec<(ProviderId, Option<NaiveDate>)> = date_changes::table
        .inner_join(arrangements::table)
        .filter(arrangements::municipality.eq_any(permit.municipalities()))
        .filter(date_changes::source.eq(DateSource::Reported))
        .filter(date_changes::recorded_by.is_null())
        .group_by(arrangements::provider_id)
        .select((arrangements::provider_id, diesel::dsl::max(date_changes::changed_on)))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(provider, on)| on.map(|on| (provider, on))).collect())
}
