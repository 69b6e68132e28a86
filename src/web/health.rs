//! Health: is the process there, and can it do its work.

use crate::web::desk::{Answer, Desk, WebResult};
use actix_web::http::StatusCode;

pub fn live(_: &Desk) -> WebResult {
    Ok(Answer::Plain { status: StatusCode::OK, text: "live".to_owned() })
}

pub fn ready(desk: &Desk) -> WebResult {
    match desk.read(|conn| crate::db::setting::thresholds(conn, desk.today)) {
        Ok(_) => Ok(Answer::Plain { status: StatusCode::OK, text: "ready".to_owned() }),
        Err(_) => Ok(Answer::Plain { status: StatusCode::SERVICE_UNAVAILABLE, text: "not ready".to_owned() }),
    }
}
