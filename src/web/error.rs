//! What can go wrong in a request, and the page that says so.

use crate::db::DbError;
use crate::text::Lang;
use crate::web::pages::Page;
use serde::Serialize;
use thiserror::Error;

/// Why a request has no ordinary answer. The codes are HTTP's.
#[derive(Debug, Error)]
pub enum WebError {
    #[error("bad request")]
    BadRequest,
    /// Did not come from a form of this session.
    #[error("forbidden")]
    Forbidden,
    /// Nothing there or nothing within reach.
    #[error("not found")]
    NotFound,
    #[error("stale version")]
    Stale,
    #[error("too large")]
    TooLarge,
    /// The session is over; logging in leads back.
    #[error("session over")]
    LogIn,
    #[error("too many attempts")]
    TooMany,
    #[error("busy")]
    Busy,
    #[error("{0}")]
    Internal(String),
}

impl WebError {
    pub fn code(&self) -> u16 {
        match self {
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Stale => 409,
            Self::TooLarge => 413,
            Self::LogIn => 419,
            Self::TooMany => 429,
            Self::Busy => 503,
            Self::Internal(_) => 500,
        }
    }
}

impl From<DbError> for WebError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::NotFound => Self::NotFound,
            DbError::Stale => Self::Stale,
            DbError::Busy => Self::Busy,
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<tera::Error> for WebError {
    fn from(error: tera::Error) -> Self {
        use std::error::Error;
        let mut told = error.to_string();
        let mut cause = error.source();
        while let Some(deeper) = cause {
            told.push_str(&format!(": {deeper}"));
            cause = deeper.source();
        }
        Self::Internal(told)
    }
}

impl From<anyhow::Error> for WebError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(format!("{error:#}"))
    }
}

/// "What happened, what was kept, what to do", with a short code that stands in the log too.
#[derive(Serialize)]
pub struct ErrorPage {
    pub code: u16,
    pub heading: String,
    pub said: String,
    pub kept: String,
    pub todo: String,
    pub short_code: String,
    pub home_href: &'static str,
}

impl ErrorPage {
    pub fn new(lang: Lang, code: u16, short_code: String) -> Self {
        let text = |part: &str| lang.t(&format!("error-{code}-{part}"));
        Self { code, heading: text("title"), said: text("said"), kept: text("kept"), todo: text("todo"), short_code, home_href: "/" }
    }
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "error/error.html";
    fn title(&self, lang: Lang) -> String {
        format!("{} {}", lang.t("error-prefix"), self.heading)
    }
    fn examples(lang: Lang) -> Vec<Self> {
        [400, 403, 404, 409, 413, 419, 422, 429, 500, 503].into_iter().map(|code| Self::new(lang, code, "a1b2c3d4".to_owned())).collect()
    }
}

/// What stops a form from being saved: the domain's own refusal, or anything else.
#[derive(Debug)]
pub enum Failure<R> {
    Refused(R),
    Web(WebError),
}

impl<R> From<WebError> for Failure<R> {
    fn from(error: WebError) -> Self {
        Self::Web(error)
    }
}

impl<R> From<DbError> for Failure<R> {
    fn from(error: DbError) -> Self {
        Self::Web(error.into())
    }
}
