//! Health: is the process there, and can it do its work. Nothing in it is secret, since anyone may ask.

use crate::web::desk::{Answer, Desk, WebResult};
use actix_web::http::StatusCode;
use serde_json::json;

pub fn live(_: &Desk) -> WebResult {
    Ok(Answer::Json { status: StatusCode::OK, told: json!({ "status": "live" }) })
}

pub fn ready(desk: &Desk) -> WebResult {
    let least_free = desk.app.config.upkeep.least_free_mb.saturating_mul(1 << 20);
    let health = desk.app.db.health(desk.now, least_free, desk.app.mail.is_some());
    let (status, word) = if health.is_well() { (StatusCode::OK, "ready") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready") };
    Ok(Answer::Json { status, told: json!({ "status": word, "checks": health }) })
}
