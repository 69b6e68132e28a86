//! Asking for a new password: the same answer whether the name is known or not; the link goes by mail.

use crate::db::{self, By};
use crate::domain::account::LinkPurpose;
use crate::domain::permission::Actor;
use crate::text::Lang;
use crate::web::credential::CredentialPage;
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::{Form, Reader};
use crate::web::post;
use crate::web::secret::Link;
use crate::web::welcome::LinkGonePage;
use actix_web::http::StatusCode;
use chrono::TimeDelta;

/// One mail for each name in this time, however often it is asked.
const ONCE_IN: TimeDelta = TimeDelta::minutes(15);

fn fields(lang: Lang) -> Form {
    Form::new(lang, "credential", "/log-in/forgotten").text("login").completes("username").focus()
}

fn page(lang: Lang, form: Form) -> CredentialPage {
    CredentialPage::of(lang, ["forgotten-heading", "forgotten-lead", "forgotten-send"], None, form)
}

pub fn example(lang: Lang) -> CredentialPage {
    page(lang, fields(lang).sealed("", "s"))
}

fn without_mail(desk: &Desk) -> WebResult {
    desk.page(&LinkGonePage::without_mail(desk.lang))
}

pub fn show(desk: &Desk) -> WebResult {
    if desk.app.mail.is_none() {
        return without_mail(desk);
    }
    let form = desk.seal(fields(desk.lang))?;
    desk.page(&page(desk.lang, form))
}

pub fn create(desk: &Desk) -> WebResult {
    let Some(writer) = desk.app.mail.as_deref() else { return without_mail(desk) };
    let read = Reader::new(&desk.typed, desk.lang, "credential", desk.today);
    let Some(login) = read.text("login").map(|it| it.to_lowercase()) else {
        let errors = read.errors();
        let form = desk.seal_again(fields(desk.lang), &errors)?;
        return desk.answer(StatusCode::UNPROCESSABLE_ENTITY, &page(desk.lang, form), &errors);
    };
    let name_hash = desk.app.secrets.forgotten_hash(&login);
    let by = By { actor: Actor::Program("forgotten"), role: None, covers: Vec::new() };
    desk.app.db.write(by, desk.now, |tx| -> Result<(), WebError> {
        let asked = db::throttle::failures(tx, &name_hash)?;
        if asked.is_some_and(|(_, last)| desk.now - last < ONCE_IN) {
            return Ok(());
        }
        db::throttle::failed(tx, &name_hash, 1)?;
        let Some(account) = db::account::with_login(tx.conn(), &login, desk.today)? else { return Ok(()) };
        let (link, until) = (Link::new()?, desk.now + LinkPurpose::Reset.lasts());
        if post::link(Some(writer), tx, &account, LinkPurpose::Reset, &link, until, desk.today)? {
            db::invitation::make(tx, &link.token_hash, Some(account.id), LinkPurpose::Reset, until)?;
        }
        Ok(())
    })?;
    desk.see("/log-in?saved=reset-asked".to_owned())
}
