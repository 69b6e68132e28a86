//! Logging in: a password, then a time-based code; logging out.

use crate::db::{self, By, DbError, Tx};
use crate::domain::id::AccountId;
use crate::domain::permission::Actor;
use crate::text::{Lang, args};
use crate::web::desk::{Answer, Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::{Errors, Form};
use crate::web::pages::Page;
use crate::web::secret::{random_token, sha256, totp_code, totp_step};
use actix_web::http::StatusCode;
use chrono::{NaiveDateTime, TimeDelta};
use serde::Serialize;

#[derive(Serialize)]
pub struct PasswordPage {
    pub form: Form,
    pub next: String,
    pub demo_users: Vec<DemoUser>,
}

/// A log-in of the demo, shown beside the form there and nowhere else.
#[derive(Debug, Clone, Serialize)]
pub struct DemoUser {
    pub user: String,
    pub password: String,
    pub role_text: String,
}

#[derive(Serialize)]
pub struct CodePage {
    pub form: Form,
    pub next: String,
    pub demo_code: String,
}

fn password_form(lang: Lang) -> Form {
    Form::new(lang, "log-in", "/log-in").text("user").completes("username").focus().password("password")
}

fn code_form(lang: Lang) -> Form {
    Form::new(lang, "log-in", "/log-in/code").short("code").completes("one-time-code").digits().focus()
}

impl Page for PasswordPage {
    const TEMPLATE: &'static str = "log_in/password.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-log-in")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let user = DemoUser { user: "sanne".into(), password: "demo".into(), role_text: "Jeugdprofessional".into() };
        let refused = password_form(lang).refused(&Errors::one("user", lang.t("log-in-wrong")));
        [(password_form(lang), vec![]), (refused, vec![user])]
            .map(|(form, demo_users)| Self { form: form.sealed("", "s"), next: "/cases/1".into(), demo_users })
            .into()
    }
}

impl Page for CodePage {
    const TEMPLATE: &'static str = "log_in/code.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-code")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let refused = code_form(lang).refused(&Errors::one("code", lang.t("code-wrong")));
        [(code_form(lang), ""), (refused, "123456")]
            .map(|(form, code)| Self { form: form.sealed("c", "s"), next: String::new(), demo_code: code.into() })
            .into()
    }
}

/// Only a path of our own: never another host.
fn next(text: &str) -> String {
    let ours = text.starts_with('/') && !text.starts_with("//") && !text.contains('\\') && text.chars().all(|it| it.is_ascii_graphic());
    if ours { text.to_owned() } else { String::new() }
}

fn password_page(desk: &Desk, form: Form, next: String) -> Result<PasswordPage, WebError> {
    let demo_users = if desk.app.demo { crate::demo::log_ins(desk.lang) } else { Vec::new() };
    Ok(PasswordPage { form, next, demo_users })
}

pub fn show(desk: &Desk) -> WebResult {
    let form = desk.seal(password_form(desk.lang))?;
    desk.page(&password_page(desk, form, next(desk.query.get("next")))?)
}

/// How long one waits after so many failures; after a hundred until the day is over.
fn wait(failures: i32) -> TimeDelta {
    match failures {
        0 => TimeDelta::zero(),
        1..3 => TimeDelta::seconds(1),
        3..9 => TimeDelta::seconds(3),
        9..25 => TimeDelta::seconds(5),
        25..100 => TimeDelta::seconds(10),
        _ => TimeDelta::hours(24),
    }
}

/// What the first half of a log-in found.
enum Tried {
    Wait(i64),
    Go(Option<(crate::domain::account::Account, Option<db::account::Credentials>)>),
}

/// The same answer, in the same time, for a name that does not exist and for a wrong password.
pub fn create(desk: &Desk) -> WebResult {
    let (name, password) = (desk.typed.get("user").to_lowercase(), desk.typed.all("password").next().unwrap_or("").to_owned());
    let name_hash = desk.app.secrets.name_hash(&name);
    let by = By { actor: Actor::Program("log-in"), role: None, covers: Vec::new() };
    let Some(place) = desk.app.secrets.place() else {
        return refuse(desk, StatusCode::SERVICE_UNAVAILABLE, &Errors::one("user", desk.lang.t("log-in-crowded")));
    };
    let found = desk.app.db.write(by, desk.now, |tx| -> Result<Tried, DbError> {
        let failed = match tried(desk, tx, &name_hash)? {
            Ok(failed) => failed,
            Err(seconds) => return Ok(Tried::Wait(seconds)),
        };
        // Counted before the password is looked at, so that parallel guesses count too.
        db::throttle::failed(tx, &name_hash, failed + 1)?;
        let Some(account) = db::account::with_login(tx.conn(), &name, desk.today)? else { return Ok(Tried::Go(None)) };
        let credentials = db::account::credentials(tx.conn(), account.id)?;
        Ok(Tried::Go(Some((account, credentials))))
    })?;
    let found = match found {
        Tried::Wait(seconds) => {
            let errors = Errors::one("user", wait_text(desk.lang, seconds));
            return refuse(desk, StatusCode::TOO_MANY_REQUESTS, &errors);
        }
        Tried::Go(found) => found,
    };
    let stored = found.as_ref().and_then(|(_, credentials)| credentials.as_ref()).map(|it| it.password_hash.as_str());
    let right = desk.app.secrets.verify(place, &password, stored);
    let (Some((account, _)), true) = (found, right) else {
        return refuse(desk, StatusCode::UNPROCESSABLE_ENTITY, &Errors::one("user", desk.lang.t("log-in-wrong")));
    };
    let token = random_token()?;
    desk.app.db.write(
        By { actor: Actor::Account(account.id), role: Some(account.role), covers: Vec::new() },
        desk.now,
        |tx| -> Result<(), DbError> {
            db::throttle::succeeded(tx, &name_hash)?;
            db::session::begin(tx, &sha256(token.as_bytes()), account.id, false)
        },
    )?;
    let next = next(desk.typed.get("next"));
    let location = if next.is_empty() { "/log-in/code".to_owned() } else { format!("/log-in/code?next={next}") };
    Ok(Answer::See { location, token: Some(token), forget: false })
}

fn refuse(desk: &Desk, status: StatusCode, errors: &Errors) -> WebResult {
    let form = desk.seal_again(password_form(desk.lang), errors)?;
    desk.answer(status, &password_page(desk, form, next(desk.typed.get("next")))?, errors)
}

/// Failures that still count: a day without any wipes them out.
fn counted(failed: Option<(i32, NaiveDateTime)>, now: NaiveDateTime) -> i32 {
    failed.map_or(0, |(failures, last)| if now - last > TimeDelta::hours(24) { 0 } else { failures })
}

fn seconds_left(failures: i32, last: NaiveDateTime, now: NaiveDateTime) -> Option<i64> {
    let left = last + wait(failures) - now;
    (left > TimeDelta::zero()).then(|| left.num_seconds() + 1)
}

pub(super) fn seconds(at: NaiveDateTime) -> u64 {
    u64::try_from(at.and_utc().timestamp()).unwrap_or(0)
}

fn code_page(desk: &Desk, form: Form, next: String) -> Result<CodePage, WebError> {
    let account = desk.account()?;
    let shown = if desk.app.demo { desk.read(|conn| db::account::credentials(conn, account))? } else { None };
    let demo_code = shown.and_then(|it| totp_code(&it.totp_secret, seconds(desk.now))).unwrap_or_default();
    Ok(CodePage { form, next, demo_code })
}

pub fn show_code(desk: &Desk) -> WebResult {
    let form = desk.seal(code_form(desk.lang))?;
    desk.page(&code_page(desk, form, next(desk.query.get("next")))?)
}

/// Whether a code is the account's own of this moment and was not used before. Wrong ones make one wait: so many seconds.
pub(super) fn own_code(desk: &Desk, tx: &mut Tx, account: AccountId, typed: &str) -> Result<Result<(), Option<i64>>, DbError> {
    let name_hash = desk.app.secrets.code_hash(account);
    let failed = match tried(desk, tx, &name_hash)? {
        Ok(failed) => failed,
        Err(seconds) => return Ok(Err(Some(seconds))),
    };
    let credentials = db::account::credentials(tx.conn(), account)?.ok_or(DbError::NotFound)?;
    let fresh = match totp_step(&credentials.totp_secret, typed, seconds(desk.now)) {
        Some(step) => db::account::use_totp_step(tx, account, step)?,
        None => false,
    };
    if !fresh {
        db::throttle::failed(tx, &name_hash, failed + 1)?;
        return Ok(Err(None));
    }
    db::throttle::succeeded(tx, &name_hash)?;
    Ok(Ok(()))
}

/// How often this failed so far, or how many seconds one still waits.
pub(super) fn tried(desk: &Desk, tx: &mut Tx, name_hash: &str) -> Result<Result<i32, i64>, DbError> {
    let failed = db::throttle::failures(tx, name_hash)?;
    Ok(match failed.and_then(|(failures, last)| seconds_left(failures, last, desk.now)) {
        Some(seconds) => Err(seconds),
        None => Ok(counted(failed, desk.now)),
    })
}

/// What is said of a code that was not taken.
pub(super) fn code_refused(lang: Lang, waiting: Option<i64>) -> (StatusCode, String) {
    match waiting {
        Some(seconds) => (StatusCode::TOO_MANY_REQUESTS, wait_text(lang, seconds)),
        None => (StatusCode::UNPROCESSABLE_ENTITY, lang.t("code-wrong")),
    }
}

pub(super) fn wait_text(lang: Lang, seconds: i64) -> String {
    lang.with("log-in-wait", &args([("seconds", seconds.into())]))
}

/// The code opens a session under a new token; the one between password and code ends.
pub fn create_code(desk: &Desk) -> WebResult {
    let who = desk.who()?;
    let (account, role, old) = (who.account.id, who.account.role, who.token_hash.clone());
    let token = random_token()?;
    let typed = desk.typed.get("code");
    let by = By { actor: Actor::Account(account), role: Some(role), covers: Vec::new() };
    let opened = desk.app.db.write(by, desk.now, |tx| -> Result<Result<(), Option<i64>>, DbError> {
        if let Err(waiting) = own_code(desk, tx, account, typed)? {
            return Ok(Err(waiting));
        }
        db::session::end(tx, &old)?;
        db::session::begin(tx, &sha256(token.as_bytes()), account, true)?;
        Ok(Ok(()))
    })?;
    match opened {
        Ok(()) => {
            let next = next(desk.typed.get("next"));
            Ok(Answer::See { location: if next.is_empty() { "/".to_owned() } else { next }, token: Some(token), forget: false })
        }
        Err(waiting) => {
            let (status, text) = code_refused(desk.lang, waiting);
            let errors = Errors::one("code", text);
            let form = desk.seal_again(code_form(desk.lang), &errors)?;
            desk.answer(status, &code_page(desk, form, next(desk.typed.get("next")))?, &errors)
        }
    }
}

pub fn log_out(desk: &Desk) -> WebResult {
    let who = desk.who()?;
    let hash = who.token_hash.clone();
    desk.app.db.write(By::from(desk.permit()?), desk.now, |tx| -> Result<(), DbError> { db::session::end(tx, &hash) })?;
    Ok(Answer::See { location: "/log-in?saved=logged-out".to_owned(), token: None, forget: true })
}

/// "Still here": the gate has already noted the use when the last was over a minute ago.
pub fn stay(_: &Desk) -> WebResult {
    Ok(Answer::Nothing)
}
