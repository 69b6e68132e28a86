//! The invented region: its people, cases and arrangements, for trying the program out and for tests.
//!
//! Everything is made up and follows from the day alone, so the same day gives the same region. It is entered by the
//! same road as everything else: a change with its event, a thousand acts a transaction.

mod background;
mod dice;
mod draft;
mod entry;
mod names;
mod notes;
mod region;
mod story;
#[cfg(test)]
mod tests;

use crate::db::{By, Database, DbError};
use crate::domain::code::Code;
use crate::domain::permission::{Actor, Role};
use crate::text::Lang;
use crate::web::log_in::DemoUser;
use chrono::{NaiveDate, NaiveDateTime};
use entry::Family;
use names::Names;
use region::Region;

/// Somebody who can log in to the demo.
pub struct User {
    pub login: &'static str,
    pub name: &'static str,
    pub role: Role,
    /// Base32. It follows from the log-in name: the demo is thrown away and listens on this machine alone.
    pub totp_secret: String,
    /// The names of the workplaces.
    pub reach: Vec<String>,
}

/// The one password of all of them.
pub const PASSWORD: &str = "uitstroom-demo";

pub fn users() -> Vec<User> {
    region::users()
}

/// What the log-in page of the demo shows: one person for each role, in the order of the roles.
pub fn log_ins(lang: Lang) -> Vec<DemoUser> {
    let everyone = users();
    let first = |role: &Role| everyone.iter().find(|it| it.role == *role);
    let shown = |it: &User| DemoUser { user: it.login.to_owned(), password: PASSWORD.to_owned(), role_text: lang.code(it.role) };
    Role::ALL.iter().filter_map(first).map(shown).collect()
}

/// Who enters it all: the program, under a name of its own.
const BY: By = By { actor: Actor::Program("demo"), role: None, covers: Vec::new() };

/// How many acts go into one transaction.
const ACTS_AT_ONCE: usize = 1000;

/// Fills an empty database with the whole region.
pub fn fill(db: &Database, password_hash: &str, today: NaiveDate, now: NaiveDateTime, progress: &dyn Fn(u64, u64)) -> anyhow::Result<()> {
    let (region, names, told) = stories(db, password_hash, today, now)?;
    Ok(enter(db, &region, background::families(&region, names, today, told), today, now, progress)?)
}

/// Fills an empty database with the workplaces, the people who work there, and the youths that the rules and the README
/// tell about.
pub fn fill_stories(db: &Database, password_hash: &str, today: NaiveDate, now: NaiveDateTime) -> anyhow::Result<()> {
    stories(db, password_hash, today, now).map(|_| ())
}

/// Gives back the names that are taken and how many youths there are.
fn stories(db: &Database, password_hash: &str, today: NaiveDate, now: NaiveDateTime) -> anyhow::Result<(Region, Names, usize)> {
    let (thresholds, catalogue) = crate::config::seeds()?;
    let region = db.write(BY, now, |tx| region::found(tx, password_hash, &thresholds, &catalogue, today))?;
    let mut names = Names::default();
    let families = story::families(&region, &mut names, today);
    let told = families.iter().map(|it| it.0.len()).sum();
    enter(db, &region, families, today, now, &|_, _| {})?;
    Ok((region, names, told))
}

/// Enters families, a thousand acts a transaction, and says how far it is.
fn enter(
    db: &Database,
    region: &Region,
    families: Vec<Family>,
    today: NaiveDate,
    now: NaiveDateTime,
    progress: &dyn Fn(u64, u64),
) -> Result<(), DbError> {
    let mut waiting = families.into_iter().peekable();
    let total = waiting.len() as u64;
    while waiting.peek().is_some() {
        db.write(BY, now, |tx| {
            let mut acts = 0;
            for family in waiting.by_ref() {
                acts += family.enter(tx, region, today)?;
                if acts >= ACTS_AT_ONCE {
                    break;
                }
            }
            Ok::<(), DbError>(())
        })?;
        progress(total - waiting.len() as u64, total);
    }
    Ok(())
}
