//! One's own settings: language, light or dark, function keys.

use crate::domain::account::{Locale, Theme};
use crate::domain::code::Code;
use crate::domain::permission::Action;
use crate::text::Lang;
use crate::web::desk::{Desk, WebResult};
use crate::web::error::WebError;
use crate::web::form::{Form, Reader, Typed};
use crate::web::pages::Page;
use serde::Serialize;

#[derive(Serialize)]
pub struct SettingsPage {
    pub form: Form,
    pub templates_href: &'static str,
}

fn form(lang: Lang) -> Form {
    Form::new(lang, "settings", "/settings").radios("locale", Locale::ALL).radios("theme", Theme::ALL).check("shortcuts").optional()
}

impl Page for SettingsPage {
    const TEMPLATE: &'static str = "settings/show.html";
    fn title(&self, lang: Lang) -> String {
        lang.t("title-settings")
    }
    fn examples(lang: Lang) -> Vec<Self> {
        ["/templates", ""].map(|templates_href| Self { form: form(lang).sealed("c", "s"), templates_href }).into()
    }
}

fn page(desk: &Desk, form: Form) -> SettingsPage {
    SettingsPage { form, templates_href: if desk.also(Action::UseTemplates).is_some() { "/templates" } else { "" } }
}

pub fn show(desk: &Desk) -> WebResult {
    let account = &desk.who()?.account;
    let mut typed = Typed::default();
    typed.set("locale", account.locale.code());
    typed.set("theme", account.theme.code());
    typed.set("shortcuts", if account.shortcuts { "on" } else { "" });
    let form = desk.seal(form(desk.lang).version(account.version).filled(&typed))?;
    desk.page(&page(desk, form))
}

pub fn create(desk: &Desk) -> WebResult {
    let read = Reader::new(&desk.typed, desk.lang, "settings", desk.today);
    let (locale, theme, shortcuts) = (read.code::<Locale>("locale"), read.code::<Theme>("theme"), read.checked("shortcuts"));
    let (Some(locale), Some(theme)) = (locale, theme) else {
        let errors = read.errors();
        let form = desk.seal_again(form(desk.lang), &errors)?;
        return desk.refuse(&page(desk, form), &errors);
    };
    let account = desk.account()?;
    let location = desk.submit(|tx| -> Result<String, WebError> {
        let stored = crate::db::account::find(tx.conn(), account)?;
        crate::db::case::same_version(stored.version, desk.carried_version())?;
        tx.save(stored.prefer(locale, theme, shortcuts))?;
        Ok("/settings?saved=settings-saved".to_owned())
    })?;
    desk.see(location)
}
