//! People who log in.

use crate::domain::calendar::is_working_day;
use crate::domain::change::{Change, Event, New};
use crate::domain::code::codes;
use crate::domain::id::AccountId;
use crate::domain::permission::Role;
use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
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

impl Digest {
    /// Whether one is due on a day: every working day, or every Monday.
    pub fn falls_on(self, day: NaiveDate) -> bool {
        match self {
            Self::Off => false,
            Self::Daily => is_working_day(day),
            Self::Weekly => day.weekday() == Weekday::Mon,
        }
    }
}

codes! {
    /// What a link that works once is for.
    LinkPurpose as "link-purpose" { SetUp = "set_up", Invitation = "invitation", Reset = "reset" }
}

impl LinkPurpose {
    /// How long a link works, unless it is used or replaced before.
    pub fn lasts(self) -> TimeDelta {
        match self {
            Self::SetUp | Self::Reset => TimeDelta::days(1),
            Self::Invitation => TimeDelta::days(7),
        }
    }
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

/// Why an account is not made or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AccountRefused {
    #[error("account-login-refused")]
    Login,
    #[error("account-name-refused")]
    Name,
    #[error("account-email-refused")]
    Email,
    #[error("account-locked-already")]
    LockedAlready,
    #[error("account-not-locked")]
    NotLocked,
    /// Another account has this log-in name, locked or not.
    #[error("account-login-taken")]
    LoginTaken,
    /// Nobody could let anyone in any more.
    #[error("account-last-administrator")]
    LastAdministrator,
}

/// A log-in name: 2 to 30 small letters, digits, dots and dashes, a letter first.
pub fn is_login(text: &str) -> bool {
    let fits = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '.' || it == '-';
    (2..=30).contains(&text.len()) && text.starts_with(|it: char| it.is_ascii_lowercase()) && text.chars().all(fits)
}

/// Whether mail can go there, as far as the words tell: something, an at sign, a host with a dot.
pub fn is_email(text: &str) -> bool {
    let plain = text.len() <= 254 && text.chars().all(|it| it.is_ascii_graphic() && !"<>,;:\"()\\".contains(it));
    let parts = text.split_once('@').filter(|(who, host)| !who.is_empty() && !host.contains('@'));
    plain && parts.is_some_and(|(_, host)| host.contains('.') && host.split('.').all(|it| !it.is_empty()))
}

/// Why a password is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordRefused {
    #[error("password-short")]
    Short,
    #[error("password-long")]
    Long,
    /// Holds the log-in name.
    #[error("password-login")]
    Login,
    /// A word that everybody thinks of, or hardly any different characters.
    #[error("password-common")]
    Common,
}

/// Fewest and most characters of a password.
pub const PASSWORD_LENGTH: (usize, usize) = (12, 200);

/// What is left of a password when digits and signs are gone, and is guessed first.
const GUESSED_FIRST: [&str; 11] = [
    "wachtwoord",
    "welkom",
    "geheim",
    "password",
    "uitstroom",
    "uitstroomdemo",
    "jeugdprofessional",
    "huisarts",
    "huisartsenpraktijk",
    "qwertyuiop",
    "qwertyuiopasdfghjkl",
];

/// Whether a password is hard enough to guess: long, without the log-in name, and none of those tried first.
pub fn check_password(password: &str, login: &str) -> Result<(), PasswordRefused> {
    let (fewest, most) = PASSWORD_LENGTH;
    let length = password.chars().count();
    let plain = password.to_lowercase();
    let letters: String = plain.chars().filter(|it| it.is_alphabetic()).collect();
    let mut different: Vec<char> = plain.chars().collect();
    different.sort_unstable();
    different.dedup();
    if length < fewest {
        Err(PasswordRefused::Short)
    } else if length > most {
        Err(PasswordRefused::Long)
    } else if !login.is_empty() && plain.contains(&login.to_lowercase()) {
        Err(PasswordRefused::Login)
    } else if GUESSED_FIRST.contains(&letters.as_str()) || different.len() < 5 || plain.starts_with("123456") {
        Err(PasswordRefused::Common)
    } else {
        Ok(())
    }
}

/// What is typed about a person: the name colleagues know, and where mail goes.
fn checked(name: &str, email: &str) -> Result<(String, String), AccountRefused> {
    let (name, email) = (name.trim(), email.trim());
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(AccountRefused::Name);
    }
    if !is_email(email) {
        return Err(AccountRefused::Email);
    }
    Ok((name.to_owned(), email.to_owned()))
}

impl Account {
    pub fn create(self) -> New<Self> {
        New::of(self, Event::AccountCreated)
    }

    /// A new colleague, who chooses a password and a second factor by a link.
    pub fn invite(login: &str, name: &str, role: Role, email: &str) -> Result<New<Self>, AccountRefused> {
        if !is_login(login) {
            return Err(AccountRefused::Login);
        }
        let (name, email) = checked(name, email)?;
        let account = Self {
            id: AccountId::NEW,
            version: 1,
            login: login.to_owned(),
            name,
            role,
            locale: Locale::Nl,
            theme: Theme::System,
            shortcuts: true,
            ended_on: None,
            email,
            digest: Digest::Off,
        };
        Ok(account.create())
    }

    /// Whether nobody logs in with it on a day.
    pub fn is_locked(&self, today: NaiveDate) -> bool {
        self.ended_on.is_some_and(|on| on <= today)
    }

    /// From today on nobody logs in with this account; what it did stays.
    pub fn lock(&self, today: NaiveDate) -> Result<Change<Self>, AccountRefused> {
        if self.is_locked(today) {
            return Err(AccountRefused::LockedAlready);
        }
        Ok(Change::new(Self { ended_on: Some(today), ..self.clone() }, Event::AccountLocked))
    }

    pub fn unlock(&self) -> Result<Change<Self>, AccountRefused> {
        if self.ended_on.is_none() {
            return Err(AccountRefused::NotLocked);
        }
        Ok(Change::new(Self { ended_on: None, ..self.clone() }, Event::AccountUnlocked))
    }

    /// Password and second factor are to be chosen again.
    pub fn reset(&self, today: NaiveDate) -> Result<Change<Self>, AccountRefused> {
        if self.is_locked(today) {
            return Err(AccountRefused::LockedAlready);
        }
        Ok(Change::new(self.clone(), Event::AccountReset))
    }

    /// The first password and second factor were chosen, or both anew after a reset.
    pub fn set_up(&self) -> Change<Self> {
        Change::new(self.clone(), Event::AccountSetUp)
    }

    pub fn change_password(&self) -> Change<Self> {
        Change::new(self.clone(), Event::PasswordChanged)
    }

    pub fn change_second_factor(&self) -> Change<Self> {
        Change::new(self.clone(), Event::SecondFactorChanged)
    }

    /// From now on mail goes to another address.
    pub fn write_to(&self, email: &str) -> Result<Change<Self>, AccountRefused> {
        let email = email.trim();
        if !is_email(email) {
            return Err(AccountRefused::Email);
        }
        Ok(Change::new(Self { email: email.to_owned(), ..self.clone() }, Event::AccountChanged))
    }

    /// Another name or address. Another role is another account.
    pub fn change(&self, name: &str, email: &str) -> Result<Change<Self>, AccountRefused> {
        let (name, email) = checked(name, email)?;
        Ok(Change::new(Self { name, email, ..self.clone() }, Event::AccountChanged))
    }

    /// As [`Self::lock`], but never the last administrator who can log in. `accounts`: all there are, and whether each has a
    /// password and a second factor.
    pub fn lock_among(&self, accounts: &[(Self, bool)], today: NaiveDate) -> Result<Change<Self>, AccountRefused> {
        self.leaves_an_administrator(accounts, today)?;
        self.lock(today)
    }

    /// As [`Self::reset`], but never the last administrator who can log in.
    pub fn reset_among(&self, accounts: &[(Self, bool)], today: NaiveDate) -> Result<Change<Self>, AccountRefused> {
        self.leaves_an_administrator(accounts, today)?;
        self.reset(today)
    }

    fn leaves_an_administrator(&self, accounts: &[(Self, bool)], today: NaiveDate) -> Result<(), AccountRefused> {
        let keeps = |(it, set_up): &(Self, bool)| it.role == Role::Administrator && it.id != self.id && *set_up && !it.is_locked(today);
        let matters = self.role == Role::Administrator && !self.is_locked(today);
        if matters && !accounts.iter().any(keeps) { Err(AccountRefused::LastAdministrator) } else { Ok(()) }
    }

    /// Changes how the screen looks and works for this person, and how often an overview comes by mail.
    pub fn prefer(&self, locale: Locale, theme: Theme, shortcuts: bool, digest: Digest) -> Change<Self> {
        Change::new(Self { locale, theme, shortcuts, digest, ..self.clone() }, Event::AccountSettingsChanged)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn invited() -> Account {
        let sanne = Account::invite("sanne", " Sanne de Wit ", Role::YouthProfessional, "sanne@praktijk.example").unwrap();
        assert_eq!(sanne.change().event(), &Event::AccountCreated);
        sanne.change().state().clone()
    }

    #[test]
    fn who_is_invited_has_a_short_name_to_log_in_with_and_an_address() {
        assert_eq!(invited().name, "Sanne de Wit");
        let refused = |login, name, email| Account::invite(login, name, Role::Gp, email).unwrap_err();
        for login in ["", "s", "Sanne", "sanne de wit", "1sanne", "sanné"] {
            assert_eq!(refused(login, "Sanne", "s@praktijk.example"), AccountRefused::Login, "{login}");
        }
        assert_eq!(refused("sanne", " ", "s@praktijk.example"), AccountRefused::Name);
        for email in ["", "sanne", "@praktijk.example", "sanne@", "sanne@praktijk", "a@b@c.nl", "s@x.nl, t@x.nl", "s@x..nl"] {
            assert_eq!(refused("sanne", "Sanne", email), AccountRefused::Email, "{email}");
        }
    }

    #[test]
    fn a_locked_account_lets_nobody_in_until_it_is_unlocked() {
        let (sanne, today) = (invited(), day("2026-11-22"));
        assert_eq!(sanne.unlock(), Err(AccountRefused::NotLocked));
        let locked = sanne.lock(today).unwrap();
        assert_eq!(locked.event(), &Event::AccountLocked);
        let locked = locked.into_state();
        assert!(locked.is_locked(today) && !locked.is_locked(day("2026-11-21")));
        assert_eq!(locked.lock(today), Err(AccountRefused::LockedAlready));
        assert_eq!(locked.reset(today), Err(AccountRefused::LockedAlready));
        assert_eq!(locked.unlock().unwrap().into_state(), sanne);
        assert_eq!(sanne.reset(today).unwrap().event(), &Event::AccountReset);
    }

    #[test]
    fn a_password_is_long_and_not_the_first_thing_one_thinks_of() {
        for (password, refused) in [
            ("kort maar ok", None),
            ("drie groene fietsen", None),
            ("te kort", Some(PasswordRefused::Short)),
            ("Sanne op de fiets", Some(PasswordRefused::Login)),
            ("Wachtwoord2026!", Some(PasswordRefused::Common)),
            ("123456789012", Some(PasswordRefused::Common)),
            ("ababababababab", Some(PasswordRefused::Common)),
        ] {
            assert_eq!(check_password(password, "sanne").err(), refused, "{password}");
        }
        assert_eq!(check_password(&"fiets ".repeat(40), "sanne"), Err(PasswordRefused::Long));
        assert_eq!(check_password("twaalf tekens", ""), Ok(()));
    }

    #[test]
    fn an_overview_comes_on_working_days_or_on_mondays() {
        let (friday, saturday, monday) = (day("2026-11-20"), day("2026-11-21"), day("2026-11-23"));
        let falls = |digest: Digest| [friday, saturday, monday].map(|it| digest.falls_on(it));
        assert_eq!(falls(Digest::Off), [false, false, false]);
        assert_eq!(falls(Digest::Daily), [true, false, true]);
        assert_eq!(falls(Digest::Weekly), [false, false, true]);
        assert!(!Digest::Daily.falls_on(day("2026-12-25")), "not on a holiday");
    }

    #[test]
    fn mail_moves_to_an_address_that_is_one() {
        let sanne = invited();
        assert_eq!(sanne.write_to("sanne").unwrap_err(), AccountRefused::Email);
        assert_eq!(sanne.write_to(" s@elders.example ").unwrap().into_state().email, "s@elders.example");
    }

    #[test]
    fn the_last_administrator_who_can_log_in_is_not_locked_or_reset() {
        let today = day("2026-11-22");
        let administrator = |id| Account { id: AccountId(id), role: Role::Administrator, ..invited() };
        let (bea, ada) = (administrator(1), administrator(2));
        let alone = [(bea.clone(), true), (Account { id: AccountId(3), ..invited() }, true)];
        let invited_only = [(bea.clone(), true), (ada.clone(), false)];
        let both = [(bea.clone(), true), (ada, true)];
        for accounts in [&alone, &invited_only] {
            assert_eq!(bea.lock_among(accounts, today), Err(AccountRefused::LastAdministrator));
            assert_eq!(bea.reset_among(accounts, today), Err(AccountRefused::LastAdministrator));
        }
        assert!(bea.lock_among(&both, today).is_ok() && bea.reset_among(&both, today).is_ok());
        assert!(alone[1].0.lock_among(&alone, today).is_ok(), "who is no administrator");
    }

    #[test]
    fn another_name_or_address_is_a_change_and_the_role_stays() {
        let changed = invited().change("Sanne Bakker ", "s.bakker@praktijk.example").unwrap();
        assert_eq!((changed.event(), changed.state().name.as_str()), (&Event::AccountChanged, "Sanne Bakker"));
        assert_eq!(changed.state().role, Role::YouthProfessional);
        assert_eq!(invited().change(" ", "s@praktijk.example"), Err(AccountRefused::Name));
        assert_eq!(invited().change("Sanne", "s"), Err(AccountRefused::Email));
    }
}
