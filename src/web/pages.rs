//! Pages: a typed struct names its template and gives examples of itself, so that one test renders every page every way.

use crate::domain::account::{Locale, Theme};
use crate::domain::code::Code;
use crate::text::{Arg, Args, Lang};
use crate::web::assets;
use crate::web::error::WebError;
use rust_embed::RustEmbed;
use serde::Serialize;
use std::borrow::Cow;
use tera::{Context, Kwargs, State, Tera, TeraResult};

#[derive(RustEmbed)]
#[folder = "templates"]
#[include = "*.html"]
struct Templates;

/// A page of the program.
pub trait Page: Serialize + Sized {
    const TEMPLATE: &'static str;
    /// What the browser shows as title; never a name or a birth date.
    fn title(&self, lang: Lang) -> String;
    /// The page full, empty and refused.
    fn examples(lang: Lang) -> Vec<Self>;
}

/// What stands around every page.
#[derive(Debug, Clone, Serialize)]
pub struct Frame {
    pub lang: &'static str,
    pub title: String,
    pub theme: &'static str,
    pub css: String,
    pub js: String,
    pub user: Option<FrameUser>,
    pub nav: Vec<NavItem>,
    /// Where one searches; empty for who may not.
    pub search: &'static str,
    pub csrf: String,
    pub notice: String,
    /// The keys that mean something to this person.
    pub keys: Vec<KeyHint>,
    /// For whom this person covers, in words.
    pub covers: Vec<String>,
    pub today: String,
    pub idle_minutes: i64,
    pub errors: Vec<FrameError>,
    pub shortcuts: bool,
    pub demo: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct FrameUser {
    pub name: String,
    pub role_text: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct KeyHint {
    pub key: &'static str,
    pub label: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct NavItem {
    pub href: &'static str,
    pub label: String,
    pub current: bool,
}

/// One line of the summary above a refused form.
#[derive(Debug, Clone, Serialize)]
pub struct FrameError {
    pub href: String,
    pub text: String,
}

impl Frame {
    /// The frame before anyone has logged in.
    pub fn bare(lang: Lang, today: String) -> Self {
        Self {
            lang: lang.0.code(),
            title: String::new(),
            theme: Theme::System.code(),
            css: assets::href("app.css"),
            js: assets::href("app.js"),
            user: None,
            nav: Vec::new(),
            search: "",
            keys: Vec::new(),
            csrf: String::new(),
            notice: String::new(),
            covers: Vec::new(),
            today,
            idle_minutes: 30,
            errors: Vec::new(),
            shortcuts: true,
            demo: false,
        }
    }
}

/// One Tera per language, parsed once.
pub struct Pages {
    nl: Tera,
    en: Tera,
}

impl Pages {
    pub fn load() -> anyhow::Result<Self> {
        Ok(Self { nl: load(Lang(Locale::Nl))?, en: load(Lang(Locale::En))? })
    }

    /// A page in its frame.
    pub fn render<P: Page>(&self, lang: Lang, mut frame: Frame, page: &P) -> Result<String, WebError> {
        frame.title = page.title(lang);
        if !frame.errors.is_empty() {
            frame.title = format!("{} {}", lang.t("error-prefix"), frame.title);
        }
        let mut context = Context::from_serialize(page)?;
        context.insert("frame", &frame);
        let tera = match lang.0 {
            Locale::Nl => &self.nl,
            Locale::En => &self.en,
        };
        Ok(tera.render(P::TEMPLATE, &context)?)
    }
}

fn load(lang: Lang) -> anyhow::Result<Tera> {
    let mut tera = Tera::new();
    tera.register_function("t", move |kwargs: Kwargs, _: &State| translate(lang, &kwargs));
    let files = Templates::iter().filter_map(|name| {
        let file = Templates::get(&name)?;
        Some((name.into_owned(), String::from_utf8_lossy(&file.data).into_owned()))
    });
    tera.add_raw_templates(files.collect::<Vec<_>>()).map_err(|error| anyhow::anyhow!("the templates do not fit together: {error:?}"))?;
    Ok(tera)
}

/// `t(key="…", n=3)` in a template. A missing text is an error there.
fn translate(lang: Lang, kwargs: &Kwargs) -> TeraResult<String> {
    let key: String = kwargs.must_get("key")?;
    let mut filled = Args::new();
    for (name, value) in kwargs.iter() {
        let name = name.to_string();
        if name == "key" {
            continue;
        }
        let arg = match value.as_i64() {
            Some(number) => Arg::from(number),
            None => Arg::from(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
        };
        filled.insert(Cow::Owned(name), arg);
    }
    lang.find(&key, &filled).ok_or_else(|| tera::Error::message(format!("no text has the key {key}")))
}
