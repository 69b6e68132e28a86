//! Deliveries without allocation, and what waits to be linked at an access team.

use crate::db::connection::Conn;
use crate::db::schema::{cases, deliveries, youths};
use crate::db::stored::stored;
use crate::db::youth::YouthRow;
use crate::db::{DbResult, Tx};
use crate::domain::arrangement::Delivery;
use crate::domain::change::About;
use crate::domain::code::EndReason;
use crate::domain::id::{ArrangementId, DeliveryId, ProviderId, YouthId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::permission::Permit;
use crate::domain::youth::Youth;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned Delivery, DeliveryRow of Delivery (DeliveryId) in deliveries, about |it| About::youth(it.youth_id), {
    youth_id: YouthId, provider_id: ProviderId, municipality: MunicipalityCode, number: Option<i64>, category: Option<String>,
    product_code: Option<String>, start_on: Option<NaiveDate>, paused_on: Option<NaiveDate>, end_on: Option<NaiveDate>,
    end_reason: Option<EndReason>, attached_to: Option<ArrangementId>, known_at: NaiveDate,
} }

/// The kept delivery that a further message is about: same youth, payer, provider and number (or product, without a number).
pub fn kept(
    tx: &mut Tx,
    youth: YouthId,
    municipality: &MunicipalityCode,
    provider: ProviderId,
    number: Option<i64>,
    code: Option<&str>,
) -> DbResult<Option<Delivery>> {
    let rows: Vec<DeliveryRow> = DeliveryRow::query()
        .filter(deliveries::youth_id.eq(youth))
        .filter(deliveries::municipality.eq(municipality))
        .filter(deliveries::provider_id.eq(provider))
        .filter(deliveries::attached_to.is_null())
        .order(deliveries::id)
        .load(tx.conn)?;
    let same = |it: &Delivery| it.number == number && (number.is_some() || it.product_code.as_deref() == code);
    Ok(rows.into_iter().map(Delivery::from).find(same))
}

/// Deliveries without allocation, with their youths within reach.
pub fn waiting(conn: &mut Conn, permit: &Permit) -> DbResult<Vec<(Delivery, Youth)>> {
    let mut rows: Vec<(DeliveryRow, YouthRow)> = deliveries::table
        .inner_join(youths::table.on(youths::id.eq(deliveries::youth_id)))
        .inner_join(cases::table.on(cases::youth_id.eq(deliveries::youth_id)))
        .select((DeliveryRow::as_select(), YouthRow::as_select()))
        .filter(cases::workplace_id.eq_any(permit.workplaces()))
        .filter(deliveries::attached_to.is_null())
        .order(deliveries::id)
        .limit(200)
        .load(conn)?;
    // A youth with cases at two of these workplaces comes twice.
    rows.dedup_by_key(|(row, _)| row.id);
    Ok(rows.into_iter().map(|(row, youth)| (row.into(), youth.into())).collect())
}
