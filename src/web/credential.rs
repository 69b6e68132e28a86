//! What one logs in with and where mail goes: each on a page of its own, changed by who types the password again.

use crate::db::account::Credentials;
use crate::db::{self, By, DbError};
use crate::domain::account::{Account, check_password};
use crate::text::Lang;
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::{Errors, Form, Reader, Typed};
use crate::web::log_in::{seconds, tried, wait_text};
use crate::web::pages::Page;
use crate::web::post;
use crate::web::secret::{totp_step, totp_url};
use actix_web::http::StatusCode;
use qrcode::{Color, QrCode};
use serde::Serialize;

/// One form about logging in; a second factor on offer stands above it.
#[derive(Serialize)]
pub struct CredentialPage {
    pub heading: String,
    pub lead: String,
    pub offer: Option<Offer>,
    pub form: Form,
    pub save_label: String,
}

/// A second factor that is there to be coupled: as a drawing for a camera, and as a key to type over.
#[derive(Debug, Clone, Serialize)]
pub struct Offer {
    /// Width and height of the drawing in its own units.
    pub size: usize,
    pub path: String,
    pub secret: String,
}

impl Offer {
    pub fn of(secret: &str, login: &str) -> Result<Self, WebError> {
        let url = totp_url(secret, login).ok_or_else(|| WebError::Internal("no second factor could be offered".to_owned()))?;
        let code = QrCode::new(url).map_err(|error| WebError::Internal(format!("the second factor could not be drawn: {error}")))?;
        let grouped: Vec<String> = secret.as_bytes().chunks(4).map(|it| String::from_utf8_lossy(it).into_owned()).collect();
        Ok(Self { size: code.width() + 2 * MARGIN, path: drawn(&code), secret: grouped.join(" ") })
    }
}

/// What a camera needs around the drawing.
const MARGIN: usize = 4;

/// Every dark run of a row as one rectangle.
fn drawn(code: &QrCode) -> String {
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run.first() == Some(&Color::Dark) {
                let length = run.len();
                path.push_str(&format!("M{} {}h{length}v1h-{length}z", x + MARGIN, y + MARGIN));
            }
            x += run.len();
        }
    }
    path
}

fn email_fields(lang: Lang) -> Form {
    Form::new(lang, "credential", "/settings/email").text("email").completes("email").password("password")
}

fn password_fields(lang: Lang) -> Form {
    let form = Form::new(lang, "credential", "/settings/password").password("password");
    form.password("new_password").completes("new-password").password("again").completes("new-password")
}

fn factor_fields(lang: Lang) -> Form {
    Form::new(lang, "credential", "/settings/second-factor").password("password").short("code").completes("one-time-code").digits()
}

impl CredentialPage {
    /// The texts of heading, lead and button.
    pub fn of(lang: Lang, [heading, lead, save]: [&str; 3], offer: Option<Offer>, form: Form) -> Self {
        Self { heading: lang.t(heading), lead: lang.t(lead), offer, form, save_label: lang.t(save) }
    }

    fn email(lang: Lang, form: Form) -> Self {
        Self::of(lang, ["email-heading", "email-lead", "email-save"], None, form)
    }
    fn password(lang: Lang, form: Form) -> Self {
        Self::of(lang, ["new-password-heading", "new-password-lead", "new-password-save"], None, form)
    }
    fn second_factor(lang: Lang, offer: Option<Offer>, form: Form) -> Self {
        Self::of(lang, ["second-factor-heading", "second-factor-lead", "second-factor-save"], offer, form)
    }
}

impl Page for CredentialPage {
    const TEMPLATE: &'static str = "credential/form.html";
    fn title(&self, _: Lang) -> String {
        self.heading.clone()
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let offer = || Offer::of("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "sanne").ok();
        let refused = |form: Form, field: &'static str, key: &str| form.refused(&Errors::one(field, lang.t(key))).sealed("c", "s");
        let mut pages = vec![
            Self::email(lang, email_fields(lang).sealed("c", "s")),
            Self::email(lang, refused(email_fields(lang), "email", "account-email-refused")),
            Self::password(lang, password_fields(lang).sealed("c", "s")),
            Self::password(lang, refused(password_fields(lang), "new_password", "password-short")),
            Self::second_factor(lang, offer(), factor_fields(lang).sealed("c", "s")),
            Self::second_factor(lang, offer(), refused(factor_fields(lang), "code", "code-new-wrong")),
        ];
        pages.extend(crate::web::welcome::examples(lang, offer()));
        pages.push(crate::web::forgotten::example(lang));
        pages
    }
}

/// A new password, typed twice and hard enough to guess; what is wrong stands beside its field. Spaces around it count.
pub(super) fn new_password(desk: &Desk, read: &Reader, login: &str) -> Option<String> {
    let typed = |name| desk.typed.all(name).next().unwrap_or("").to_owned();
    let (password, again) = (typed("new_password"), typed("again"));
    if password.is_empty() {
        read.missing("new_password");
        return None;
    }
    if let Err(refused) = check_password(&password, login) {
        read.wrong("new_password", &refused.to_string());
        return None;
    }
    if again != password {
        read.wrong("again", "password-again");
        return None;
    }
    Some(password)
}

/// What is known of the password that was typed again.
enum Typing {
    Wait(i64),
    Go(Option<Credentials>),
}

/// Whether the password that was typed again is right. Wrong ones make one wait, but not to log in.
fn confirmed(desk: &Desk) -> Result<Result<(), (StatusCode, Errors)>, WebError> {
    let account = desk.account()?;
    let name_hash = desk.app.secrets.again_hash(account);
    let typed = desk.typed.all("password").next().unwrap_or("");
    let Some(place) = desk.app.secrets.place() else {
        return Ok(Err((StatusCode::SERVICE_UNAVAILABLE, Errors::one("password", desk.lang.t("password-crowded")))));
    };
    let found = desk.app.db.write(By::from(desk.permit()?), desk.now, |tx| -> Result<Typing, DbError> {
        let failed = match tried(desk, tx, &name_hash)? {
            Ok(failed) => failed,
            Err(seconds) => return Ok(Typing::Wait(seconds)),
        };
        db::throttle::failed(tx, &name_hash, failed + 1)?;
        Ok(Typing::Go(db::account::credentials(tx.conn(), account)?))
    })?;
    let found = match found {
        Typing::Wait(seconds) => {
            let errors = Errors::one("password", wait_text(desk.lang, seconds));
            return Ok(Err((StatusCode::TOO_MANY_REQUESTS, errors)));
        }
        Typing::Go(found) => found,
    };
    let right = desk.app.secrets.verify(place, typed, found.as_ref().map(|it| it.password_hash.as_str()));
    if !right {
        return Ok(Err((StatusCode::UNPROCESSABLE_ENTITY, Errors::one("password", desk.lang.t("password-wrong")))));
    }
    desk.app.db.write(By::from(desk.permit()?), desk.now, |tx| -> Result<(), DbError> { db::throttle::succeeded(tx, &name_hash) })?;
    Ok(Ok(()))
}

/// Saves once for a sending key.
fn save(desk: &Desk, act: impl FnOnce(&mut db::Tx, &Account) -> Result<&'static str, WebError>) -> WebResult {
    let account = desk.account()?;
    let location = desk.submit(|tx| -> Result<String, WebError> {
        let stored = db::account::find(tx.conn(), account)?;
        Ok(act(tx, &stored)?.to_owned())
    })?;
    desk.see(location)
}

/// Where a first sending of the same form led: by then the password and the factor on offer are others.
fn led(desk: &Desk) -> Result<Option<String>, WebError> {
    let account = desk.account()?;
    desk.read(|conn| db::sending::location(conn, desk.typed.get("sending"), &desk.content(), account))
}

pub fn email_form(desk: &Desk) -> WebResult {
    let account = &desk.who()?.account;
    let mut typed = Typed::default();
    typed.set("email", account.email.as_str());
    let form = desk.seal(email_fields(desk.lang).version(account.version).filled(&typed))?;
    desk.page(&CredentialPage::email(desk.lang, form))
}

pub fn email(desk: &Desk) -> WebResult {
    if let Some(location) = led(desk)? {
        return desk.see(location);
    }
    let refuse = |status, errors: &Errors| {
        let form = desk.seal_again(email_fields(desk.lang), errors)?;
        desk.answer(status, &CredentialPage::email(desk.lang, form), errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "credential", desk.today);
    let (email, _) = (read.text("email"), read.text("password"));
    let email = email.filter(|it| match desk.who().map(|who| who.account.write_to(it)) {
        Ok(Err(refused)) => {
            read.wrong("email", &refused.to_string());
            false
        }
        _ => true,
    });
    let (Some(email), false) = (email, read.has_errors()) else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, &read.errors());
    };
    if let Err((status, errors)) = confirmed(desk)? {
        return refuse(status, &errors);
    }
    save(desk, |tx, account| {
        db::case::same_version(account.version, desk.carried_version())?;
        tx.save(account.write_to(&email).map_err(|_| WebError::BadRequest)?)?;
        Ok("/settings?saved=email-saved")
    })
}

pub fn password_form(desk: &Desk) -> WebResult {
    let form = desk.seal(password_fields(desk.lang))?;
    desk.page(&CredentialPage::password(desk.lang, form))
}

/// Whoever else is logged in with this account logs in again.
pub fn password(desk: &Desk) -> WebResult {
    if let Some(location) = led(desk)? {
        return desk.see(location);
    }
    let who = desk.who()?;
    let refuse = |status, errors: &Errors| {
        let form = desk.seal_again(password_fields(desk.lang), errors)?;
        desk.answer(status, &CredentialPage::password(desk.lang, form), errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "credential", desk.today);
    read.text("password");
    let (Some(password), false) = (new_password(desk, &read, &who.account.login), read.has_errors()) else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, &read.errors());
    };
    if let Err((status, errors)) = confirmed(desk)? {
        return refuse(status, &errors);
    }
    let password_hash = desk.app.secrets.hash(&password)?;
    save(desk, |tx, account| {
        let stored = db::account::credentials(tx.conn(), account.id)?.ok_or(WebError::NotFound)?;
        db::account::replace_credentials(tx, &Credentials { password_hash, ..stored })?;
        db::session::end_others(tx, account.id, &who.token_hash)?;
        tx.save(account.change_password())?;
        Ok("/settings?saved=password-saved")
    })
}

/// What this session offers instead of the second factor there is.
fn offered(desk: &Desk) -> Result<String, WebError> {
    let who = desk.who()?;
    let stored = desk.read(|conn| db::account::credentials(conn, who.account.id))?.ok_or(WebError::NotFound)?;
    Ok(desk.app.secrets.offered_totp(&format!("{} {}", who.token_hash, stored.totp_secret)))
}

pub fn second_factor_form(desk: &Desk) -> WebResult {
    let offer = Offer::of(&offered(desk)?, &desk.who()?.account.login)?;
    let form = desk.seal(factor_fields(desk.lang))?;
    desk.page(&CredentialPage::second_factor(desk.lang, Some(offer), form))
}

pub fn second_factor(desk: &Desk) -> WebResult {
    if let Some(location) = led(desk)? {
        return desk.see(location);
    }
    let who = desk.who()?;
    let secret = offered(desk)?;
    let refuse = |status, errors: &Errors| {
        let offer = Offer::of(&secret, &who.account.login)?;
        let form = desk.seal_again(factor_fields(desk.lang), errors)?;
        desk.answer(status, &CredentialPage::second_factor(desk.lang, Some(offer), form), errors)
    };
    let read = Reader::new(&desk.typed, desk.lang, "credential", desk.today);
    read.text("password");
    let (Some(step), false) = (offered_step(desk, &read, &secret), read.has_errors()) else {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, &read.errors());
    };
    if let Err((status, errors)) = confirmed(desk)? {
        return refuse(status, &errors);
    }
    save(desk, |tx, account| {
        let stored = db::account::credentials(tx.conn(), account.id)?.ok_or(WebError::NotFound)?;
        db::account::replace_credentials(tx, &Credentials { totp_secret: secret.clone(), totp_last_step: step, ..stored })?;
        db::throttle::succeeded(tx, &desk.app.secrets.code_hash(account.id))?;
        db::session::end_others(tx, account.id, &who.token_hash)?;
        tx.save(account.change_second_factor())?;
        post::second_factor_changed(desk.app.mail.as_deref(), tx, account, desk.today)?;
        Ok("/settings?saved=second-factor-saved")
    })
}

/// The time step of a code of the factor on offer: it proves that the app has it.
pub(super) fn offered_step(desk: &Desk, read: &Reader, secret: &str) -> Option<i64> {
    let typed = read.text("code")?;
    let step = totp_step(secret, &typed, seconds(desk.now));
    if step.is_none() {
        read.wrong("code", "code-new-wrong");
    }
    step
}
