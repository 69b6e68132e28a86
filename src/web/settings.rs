//! One's own settings: language, light or dark, function keys, how often an overview comes by mail.

use crate::domain::account::{Digest, Locale, Theme};
use crate::domain::code::Code;
use crate::domain::permission::Action;
use crate::text::{Lang, args};
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::{Form, Reader, Typed};
use crate::web::pages::Page;
use crate::web::start::Link;
use serde::Serialize;

#[derive(Serialize)]
pub struct SettingsPage {
    pub form: Form,
    pub templates_href: &'static str,
    /// What one logs in with and where mail goes; each is changed on a page of its own.
    pub acts: Vec<Link>,
    /// In words, where mail goes.
    pub email_text: String,
}

/// `mailed`: whether there is anything to give an overview of, and mail to send it by.
fn form(lang: Lang, mailed: bool) -> Form {
    let form = Form::new(lang, "settings", "/settings");
    let form = form.radios("locale", Locale::ALL).radios("theme", Theme::ALL);
    let form = if mailed { form.radios("digest", Digest::ALL) } else { form };
    form.check("shortcuts").optional()
}

fn acts(lang: Lang) -> Vec<Link> {
    let link = |href: &str, text: String| Link { href: href.to_owned(), text };
    vec![
        link("/settings/email", lang.t("email-heading")),
        link("/settings/password", lang.t("new-password-heading")),
        link("/settings/second-factor", lang.t("second-factor-heading")),
    ]
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "settings/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-settings")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        let example = |templates_href, mailed, email: &str| Self {
            form: form(lang, mailed).sealed("c", "s"),
            templates_href,
            acts: acts(lang),
            email_text: email_text(lang, email),
        };
        vec![example("/templates", true, "sanne@praktijk.example"), example("", false, "")]
    }
}

fn email_text(lang: Lang, email: &str) -> String {
    if email.is_empty() { lang.t("settings-no-email") } else { lang.with("settings-email", &args([("email", email.to_owned().into())])) }
}

fn mailed(desk: &Desk) -> bool {
    desk.app.mail.is_some() && desk.also(Action::ReadWorklist).is_some()
}

fn page(desk: &Desk, form: Form) -> Result<SettingsPage, WebError> {
    let templates_href = if desk.also(Action::UseTemplates).is_some() { "/templates" } else { "" };
    let email_text = email_text(desk.lang, &desk.who()?.account.email);
    Ok(SettingsPage { form, templates_href, acts: acts(desk.lang), email_text })
}

pub fn show(desk: &Desk) -> WebResult {
    let account = &desk.who()?.account;
    let mut typed = Typed::default();
    typed.set("locale", account.locale.code());
    typed.set("theme", account.theme.code());
    typed.set("digest", account.digest.code());
    typed.set("shortcuts", if account.shortcuts { "on" } else { "" });
    let form = desk.seal(form(desk.lang, mailed(desk)).version(account.version).filled(&typed))?;
    desk.page(&page(desk, form)?)
}

pub fn create(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "settings", desk.today);
    let (locale, theme, shortcuts) = (read.code::<Locale>("locale"), read.code::<Theme>("theme"), read.checked("shortcuts"));
    // Who is asked nothing keeps what there is.
    let digest = if mailed(desk) { read.code::<Digest>("digest") } else { Some(desk.who()?.account.digest) };
    let (Some(locale), Some(theme), Some(digest)) = (locale, theme, digest) else {
        let errors = read.errors();
        let form = desk.seal_again(form(desk.lang, mailed(desk)), &errors)?;
        return desk.refuse(&page(desk, form)?, &errors);
    };
    let account = desk.account()?;
    let location = desk.submit(|tx| -> Result<String, WebError> {
        let stored = crate::db::account::find(tx.conn(), account)?;
        crate::db::case::same_version(stored.version, desk.carried_version())?;
        tx.save(stored.prefer(locale, theme, shortcuts, digest))?;
        Ok("/settings?saved=settings-saved".to_owned())
    })?;
    desk.see(location)
}
