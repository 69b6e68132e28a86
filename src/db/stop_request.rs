//! Requests to find out what has stopped. They name a cell of a report and no person.

use crate::db::schema::stop_requests;
use crate::db::stored::stored;
use crate::domain::change::About;
use crate::domain::id::{AccountId, ProviderId, StopRequestId};
use crate::domain::identity::MunicipalityCode;
use crate::domain::stop_request::StopRequest;
use chrono::NaiveDate;
use diesel::prelude::*;

stored! { versioned StopRequest, StopRequestRow of StopRequest (StopRequestId) in stop_requests, about |_| About::default(), {
    municipality: MunicipalityCode, provider_id: Option<ProviderId>, counted_on: NaiveDate, asked_by: AccountId, asked_on: NaiveDate,
    answered_by: Option<AccountId>, answered_on: Option<NaiveDate>, stopped: Option<i32>, running: Option<i32>, known_at: NaiveDate,
} }
