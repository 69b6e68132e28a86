//! Translations: Dutch and English texts, and how days, ages and codes read in them.

use crate::domain::account::Locale;
use crate::domain::code::Code;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid};
use std::borrow::Cow;
use std::collections::HashMap;

mod loader {
    fluent_templates::static_loader! {
        pub static TEXTS = {
            locales: "./templates/locales",
            fallback_language: "nl",
            // Fluent's isolation marks would stand around every number.
            customise: |bundle| bundle.set_use_isolating(false),
        };
    }
}

static NL: LanguageIdentifier = langid!("nl");
static EN: LanguageIdentifier = langid!("en");

/// One value filled into a text.
pub type Arg = FluentValue<'static>;
pub type Args = HashMap<Cow<'static, str>, Arg>;

/// Builds the values of a text: `args([("n", 3.into())])`.
pub fn args<const N: usize>(pairs: [(&'static str, Arg); N]) -> Args {
    pairs.into_iter().map(|(name, value)| (Cow::Borrowed(name), value)).collect()
}

/// A language to speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lang(pub Locale);

impl Lang {
    fn id(self) -> &'static LanguageIdentifier {
        match self.0 {
            Locale::Nl => &NL,
            Locale::En => &EN,
        }
    }

    /// The text of a key, if there is one.
    pub fn find(self, key: &str, args: &Args) -> Option<String> {
        loader::TEXTS.try_lookup_with_args(self.id(), key, args)
    }

    /// The text of a key. A missing one shows as ⟦key⟧, which every page test takes for a failure, and is logged.
    pub fn with(self, key: &str, args: &Args) -> String {
        self.find(key, args).unwrap_or_else(|| {
            tracing::error!(key, "a text is missing");
            format!("⟦{key}⟧")
        })
    }

    pub fn t(self, key: &str) -> String {
        self.with(key, &Args::new())
    }

    pub fn code<C: Code>(self, code: C) -> String {
        self.t(&code.text_key())
    }

    /// 1.050, in English 1,050
    pub fn number(self, n: impl Into<i64>) -> String {
        let n = n.into();
        match n / 1000 {
            0 => n.to_string(),
            thousands => format!("{}{}{:03}", self.number(thousands), self.t("number-group"), (n % 1000).abs()),
        }
    }

    /// 13-10-2026
    pub fn day(self, day: NaiveDate) -> String {
        day.format("%d-%m-%Y").to_string()
    }

    pub fn day_or_none(self, day: Option<NaiveDate>) -> String {
        day.map_or_else(|| self.t("date-none"), |it| self.day(it))
    }

    /// 5 maart 2012, with no-break spaces so that a day stays together.
    pub fn written_day(self, day: NaiveDate) -> String {
        format!("{}\u{a0}{}\u{a0}{}", day.day(), self.t(&format!("month-{}", day.month())), day.year())
    }

    /// zondag 22 november 2026
    pub fn long_day(self, day: NaiveDate) -> String {
        format!("{} {}", self.t(&format!("weekday-{}", day.weekday().number_from_monday())), self.written_day(day))
    }

    /// 14:05
    pub fn time(self, at: NaiveDateTime) -> String {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }
}
