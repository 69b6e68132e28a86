//! The invented region: its people, cases and arrangements, for trying the program out and for tests.
//!
//! Everything is made up and follows from the day alone, so the same day gives the same region. It is entered by the
//! same road as everything else: a change with its event, a thousand acts a transaction.

mod background;
mod dice;
mod draft;
mod entry;
mod imported;
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
use background::Background;
use chrono::{NaiveDate, NaiveDateTime};
use entry::Family;
use names::Names;
use region::Region;

/// Somebody who can log in to the demo.
pub struct User {
    pub login: String,
    pub name: String,
    pub role: Role,
    /// Base32. It follows from the log-in name: the demo is thrown away and listens on this machine alone.
    pub totp_secret: String,
    /// The names of the workplaces.
    pub reach: Vec<String>,
}

/// How much is invented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Size {
    /// Four practices, their three access teams, and what messages tell of those municipalities
    Practice,
    /// Those, and a hundred and twenty-six practices around them
    Region,
}

/// How many of what stand around the four practices.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    pub providers: usize,
    /// Youths of whom only messages tell.
    pub imported: usize,
    pub practices: usize,
    pub professionals: usize,
    /// Youths of those practices.
    pub further: usize,
}

/// Of how many youths messages tell beside the practices of the demo.
pub const IMPORTED: usize = 2500;

impl Size {
    const fn shape(self) -> Shape {
        match self {
            Self::Practice => Shape { providers: 48, imported: IMPORTED, practices: 0, professionals: 0, further: 0 },
            Self::Region => Shape { providers: 108, imported: 1240, practices: 126, professionals: 19, further: 11_500 },
        }
    }
}

/// The one password of all of them.
pub const PASSWORD: &str = "uitstroom-demo";

/// Who works in the four practices, their access teams and municipalities.
pub fn users() -> Vec<User> {
    region::users()
}

/// Who works around them.
pub fn further_users(size: Size) -> Vec<User> {
    region::further_users(size.shape())
}

/// What the log-in page of the demo shows: one person for each role, in the order of the roles.
pub fn log_ins(lang: Lang) -> Vec<DemoUser> {
    let everyone = users();
    let first = |role: &Role| everyone.iter().find(|it| it.role == *role);
    let shown = |it: &User| DemoUser { user: it.login.clone(), password: PASSWORD.to_owned(), role_text: lang.code(it.role) };
    Role::ALL.iter().filter_map(first).map(shown).collect()
}

/// Who enters it all: the program, under a name of its own.
const BY: By = By { actor: Actor::Program("demo"), role: None, covers: Vec::new() };

/// How many acts go into one transaction.
const ACTS_AT_ONCE: usize = 1000;

/// How many youths are thought up at a time.
const YOUTHS_AT_ONCE: usize = 500;

/// Fills an empty database with everything that the demo shows.
pub fn fill(
    db: &Database,
    password_hash: &str,
    today: NaiveDate,
    now: NaiveDateTime,
    size: Size,
    progress: &dyn Fn(u64, u64),
) -> anyhow::Result<()> {
    let shape = size.shape();
    let (mut region, names, told) = stories(db, password_hash, today, now)?;
    db.write(BY, now, |tx| region.widen(tx, password_hash, shape, today))?;
    let mut background = Background::new(&region, names, today);
    let total = (background::YOUTHS + shape.imported + shape.further) as u64;
    let mut known = background::YOUTHS as u64;
    enter(db, &region, background.around(told), today, now)?;
    progress(known, total);
    background.names.for_many();
    let (mut imported, mut further) = (shape.imported, shape.further);
    while imported + further > 0 {
        let some = YOUTHS_AT_ONCE.min(if imported > 0 { imported } else { further });
        let families = if imported > 0 { background.imported(some) } else { background.further(some) };
        enter(db, &region, families, today, now)?;
        *(if imported > 0 { &mut imported } else { &mut further }) -= some;
        known += some as u64;
        progress(known, total);
    }
    Ok(())
}

/// Fills an empty database with the four practices and their access teams: the stories, and the youths around them.
pub fn fill_practices(db: &Database, password_hash: &str, today: NaiveDate, now: NaiveDateTime) -> anyhow::Result<()> {
    let (region, names, told) = stories(db, password_hash, today, now)?;
    Ok(enter(db, &region, Background::new(&region, names, today).around(told), today, now)?)
}

/// Fills an empty database with the workplaces, the people who work there, and so many youths of whom only messages tell, and
/// nobody else. With as many as [`IMPORTED`] there is enough to count.
pub fn fill_imported(db: &Database, password_hash: &str, today: NaiveDate, now: NaiveDateTime, youths: usize) -> anyhow::Result<()> {
    let shape = Size::Practice.shape();
    let mut region = founded(db, password_hash, today, now)?;
    db.write(BY, now, |tx| region.widen(tx, password_hash, shape, today))?;
    let mut background = Background::new(&region, Names::default(), today);
    background.names.for_many();
    Ok(enter(db, &region, background.imported(youths), today, now)?)
}

/// Fills an empty database with the workplaces, the people who work there, and the youths that the rules and the README
/// tell about.
pub fn fill_stories(db: &Database, password_hash: &str, today: NaiveDate, now: NaiveDateTime) -> anyhow::Result<()> {
    stories(db, password_hash, today, now).map(|_| ())
}

/// Puts in what is there before the first youth.
fn founded(db: &Database, password_hash: &str, today: NaiveDate, now: NaiveDateTime) -> anyhow::Result<Region> {
    let (thresholds, catalogue) = crate::config::seeds()?;
    Ok(db.write(BY, now, |tx| region::found(tx, password_hash, &thresholds, &catalogue, today))?)
}

/// Gives back the names that are taken and how many youths there are.
fn stories(db: &Database, password_hash: &str, today: NaiveDate, now: NaiveDateTime) -> anyhow::Result<(Region, Names, usize)> {
    let region = founded(db, password_hash, today, now)?;
    let mut names = Names::default();
    let families = story::families(&region, &mut names, today);
    let told = families.iter().map(|it| it.0.len()).sum();
    enter(db, &region, families, today, now)?;
    Ok((region, names, told))
}

/// Enters families, a thousand acts a transaction.
fn enter(db: &Database, region: &Region, families: Vec<Family>, today: NaiveDate, now: NaiveDateTime) -> Result<(), DbError> {
    let mut waiting = families.into_iter().peekable();
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
    }
    Ok(())
}
