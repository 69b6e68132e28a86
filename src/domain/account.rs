//! People who log in.

use crate::domain::change::{Change, Event, New};
use crate::domain::code::codes;
use crate::domain::id::AccountId;
use crate::domain::permission::Role;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

codes! {
    /// Screen language, an account setting.
    Locale as "locale" { Nl = "nl", En = "en" }
}

codes! {
    /// Light or dark, or as the system says.
    Theme as "theme" { System = "system", Light = "light", Dark = "dark" }
}

codes! {
    /// How often someone gets a mail with counts and links of what ends soon, is past its end, or waits.
    Digest as "digest" { Off = "off", Daily = "daily", Weekly = "weekly" }
}

codes! {
    /// What a link that works once is for.
    LinkPurpose as "link-purpose" { SetUp = "set_up", Invitation = "invitation", Reset = "reset" }
}

codes! {
    /// The kinds of mail that are sent.
    MailKind as "mail-kind" {
        Invitation = "invitation", Reset = "reset", SecondFactorChanged = "second_factor_changed", Digest = "digest",
    }
}

/// An account: one person, one role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub id: AccountId,
    pub version: i32,
    /// Short log-in name, lower case.
    pub login: String,
    /// The name colleagues see.
    #[serde(skip)]
    pub name: String,
    pub role: Role,
    pub locale: Locale,
    pub theme: Theme,
    /// Whether function keys work as shortcuts.
    pub shortcuts: bool,
    pub ended_on: Option<NaiveDate>,
    /// Where mail goes; empty when none is known.
    #[serde(skip)]
    pub email: String,
    pub digest: Digest,
}

impl Account {
    pub fn create(self) -> New<Self> {
        New::of(self, Event::AccountCreated)
    }

    /// Changes how the screen looks and works for this person.
    pub fn prefer(&self, locale: Locale, theme: Theme, shortcuts: bool) -> Change<Self> {
        Change::new(Self { locale, theme, shortcuts, ..self.clone() }, Event::AccountSettingsChanged)
    }
}
