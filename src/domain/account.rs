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
