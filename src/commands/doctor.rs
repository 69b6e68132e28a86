//! `doctor`: looks for what goes wrong in practice. Nothing is changed; what failed says what to do.

use super::{Place, open_to_others, say};
use crate::clock::Clock;
use crate::config::{Config, Transport};
use crate::db::audit::Verdict;
use crate::db::backup;
use crate::db::connection::Target;
use crate::db::dialect::Standing;
use crate::db::upkeep::{free_bytes, look, stuck_mail};
use crate::db::{Database, DbError, account};
use crate::mail::carrier::Carrier;
use anyhow::bail;
use chrono::TimeDelta;
use serde::Serialize;
use std::path::Path;

#[derive(clap::Args)]
pub struct Doctor {
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Ok,
    Warn,
    Fail,
}

#[derive(Serialize)]
struct Finding {
    check: &'static str,
    level: Level,
    found: String,
    /// What to do; empty when it is well.
    todo: String,
}

#[derive(Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn ok(&mut self, check: &'static str, found: impl Into<String>) {
        self.0.push(Finding { check, level: Level::Ok, found: found.into(), todo: String::new() });
    }
    fn warn(&mut self, check: &'static str, found: impl Into<String>, todo: impl Into<String>) {
        self.0.push(Finding { check, level: Level::Warn, found: found.into(), todo: todo.into() });
    }
    fn fail(&mut self, check: &'static str, found: impl Into<String>, todo: impl Into<String>) {
        self.0.push(Finding { check, level: Level::Fail, found: found.into(), todo: todo.into() });
    }
}

impl Doctor {
    pub fn run(self) -> anyhow::Result<()> {
        let mut findings = Findings::default();
        examine(&self.place, &mut findings);
        if self.json {
            say(&serde_json::to_string(&findings.0)?);
        } else {
            for it in &findings.0 {
                let level = match it.level {
                    Level::Ok => "ok  ",
                    Level::Warn => "warn",
                    Level::Fail => "FAIL",
                };
                say(&format!("{level}  {:<14} {}{}{}", it.check, it.found, if it.todo.is_empty() { "" } else { ". " }, it.todo));
            }
        }
        match findings.0.iter().filter(|it| it.level == Level::Fail).count() {
            0 => Ok(()),
            failed => bail!("{failed} of {} checks failed", findings.0.len()),
        }
    }
}

fn examine(place: &Place, findings: &mut Findings) {
    let (dir, clock) = (&place.dir, Clock::new(place.today));
    let config = match Config::load(dir) {
        Ok(config) => config,
        Err(error) => return findings.fail("settings", error.to_string(), "Mend uitstroom.toml or the variable it names"),
    };
    findings.ok("settings", "can be read");
    if !dir.is_dir() {
        return findings.fail(
            "folder",
            format!("there is no folder {}", dir.display()),
            "Make it with `uitstroom init`, or name another with --dir",
        );
    }
    match open_to_others(dir) {
        0 => findings.ok("folder", format!("{} is for its owner alone", dir.display())),
        others => findings.warn("folder", format!("others may enter it (mode {others:03o})"), format!("`chmod 700 {}`", dir.display())),
    }
    let key = key(&config, dir, findings);
    disk(&config, dir, findings);
    time(&clock, findings);
    cookies(&config, findings);
    let url = config.database_url(dir);
    match look(&url) {
        Err(error) => return findings.fail("database", error.to_string(), "See whether its server runs and the address is right"),
        Ok(Standing::Empty) => return findings.fail("database", "nothing is in it", "Run `uitstroom init`, or restore a backup"),
        Ok(Standing::Newer) => {
            return findings.fail(
                "schema",
                "made by a newer version of this program",
                "Start that version, or restore a backup of before it",
            );
        }
        Ok(Standing::Older) => {
            return findings.warn("schema", "of an older version", "`uitstroom serve` brings it up to date, and makes a backup first");
        }
        Ok(Standing::Current) => {}
    }
    let Some(key) = key else { return };
    let examined = Database::open(&url, &key).and_then(|db| data(&db, &config, &clock, findings));
    if let Err(error) = examined {
        findings.fail("database", error.to_string(), "See whether another program holds it, and try again");
    }
    last_backup(&config, dir, &clock, findings);
    mail_server(&config, dir, findings);
}

/// Greets the mail server, and sends nothing.
fn mail_server(config: &Config, dir: &Path, findings: &mut Findings) {
    let todo = "Mend the settings of mail, or see whether that server runs: invitations and digests wait until it does";
    match Carrier::new(&config.mail, dir) {
        Ok(None) => findings.ok("mail server", "no mail is sent: links are handed over"),
        Ok(Some(carrier)) => match carrier.reach() {
            Ok(found) => findings.ok("mail server", found),
            Err(found) => findings.warn("mail server", found, todo),
        },
        Err(error) => findings.fail("mail server", error.to_string(), todo),
    }
}

fn key(config: &Config, dir: &Path, findings: &mut Findings) -> Option<Vec<u8>> {
    let file = config.key_path(dir);
    let Ok(key) = std::fs::read(&file) else {
        findings.fail(
            "key",
            format!("{} cannot be read", file.display()),
            "Name where it lies with key_file or UITSTROOM_KEY_FILE, or put it back: without it no backup opens",
        );
        return None;
    };
    match open_to_others(&file) {
        0 => findings.ok("key", format!("{} is for its owner alone", file.display())),
        others => findings.fail(
            "key",
            format!("others can read {} (mode {others:03o})", file.display()),
            format!("`chmod 600 {}`", file.display()),
        ),
    }
    Some(key)
}

fn disk(config: &Config, dir: &Path, findings: &mut Findings) {
    let Some(free) = free_bytes(dir).map(|it| it >> 20) else { return };
    let least = config.upkeep.least_free_mb;
    let found = format!("{free} MB free where {} lies", dir.display());
    match () {
        () if free < least => findings.fail("disk", found, format!("Make room: below {least} MB the program says it is not ready")),
        () if free < least.saturating_mul(5) => findings.warn("disk", found, "Make room soon"),
        () => findings.ok("disk", found),
    }
}

fn time(clock: &Clock, findings: &mut Findings) {
    let (now, today) = (clock.now(), clock.today());
    let found = format!("{} UTC, in the Netherlands {today}", now.format("%Y-%m-%d %H:%M:%S"));
    // No program runs before it was written.
    if now.date() < chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap_or_default() {
        findings.fail("clock", found, "Set the clock of this machine: end dates, codes and the trail go by it");
    } else {
        findings.ok("clock", found);
    }
}

fn cookies(config: &Config, findings: &mut Findings) {
    if config.server.secure_cookies {
        findings.ok("cookies", "over HTTPS only");
    } else {
        findings.warn("cookies", "also sent without HTTPS", "Set server.secure_cookies = true and put a proxy with TLS in front");
    }
}

fn data(db: &Database, config: &Config, clock: &Clock, findings: &mut Findings) -> Result<(), DbError> {
    let (program, schema) = db.versions()?;
    findings.ok("schema", format!("{schema} on {program}"));
    let (damage, safeguards) = db.examined()?;
    match damage.first() {
        None => findings.ok("integrity", "whole, and everything that is referred to is there"),
        Some(first) => findings.fail("integrity", first.clone(), "Stop the server and restore the newest backup; keep these files"),
    }
    let wrong = safeguards.iter().filter(|it| it.is != it.meant);
    let wrong: Vec<String> = wrong.map(|it| format!("{} is {}, not {}", it.name, it.is, it.meant)).collect();
    if wrong.is_empty() {
        findings.ok("durability", "what is saved stays saved when the power goes");
    } else {
        findings.warn("durability", wrong.join("; "), "Set them in the database: what was saved may be lost when the power goes");
    }
    if !db.key_fits()? {
        findings.fail("key fits", "the trail was written with another key", "Put the key back that these data were made with");
        return Ok(());
    }
    let head =
        db.audit_head()?.map_or_else(|| "empty".to_owned(), |(at, hash)| format!("{at} {}", hash.chars().take(16).collect::<String>()));
    match (db.verify_audit()?, db.verify_views()?) {
        (Verdict::Broken { at }, _) => {
            findings.fail("trails", format!("the trail of changes breaks at {at}"), "Tell the privacy officer; keep the data")
        }
        (_, Some(at)) => findings.fail("trails", format!("the trail of views breaks at {at}"), "Tell the privacy officer; keep the data"),
        (Verdict::Whole { events }, None) => findings.ok("trails", format!("{events} changes, whole; head {head}")),
    }
    let (today, now) = (clock.today(), clock.now());
    let accounts = db.read(account::all)?;
    let open: Vec<_> = accounts.iter().filter(|(it, _)| !it.is_locked(today)).collect();
    let waiting: Vec<_> = open.iter().filter(|(_, set_up)| !set_up).map(|(it, _)| it.login.as_str()).collect();
    match () {
        () if accounts.is_empty() => {
            findings.warn("accounts", "nobody can log in", "Run `uitstroom init` for a link to make the first account")
        }
        () if open.is_empty() => findings.warn(
            "accounts",
            "nobody can log in: all accounts are locked",
            "Let an administrator in again with `uitstroom user unlock`; `uitstroom user list` tells who is there",
        ),
        () if !waiting.is_empty() => findings.warn(
            "accounts",
            format!("without password and second factor: {}", waiting.join(", ")),
            "`uitstroom user reset` prints a new link",
        ),
        () => findings.ok("accounts", format!("{}, each with a second factor", open.len())),
    }
    match db.read(|conn| stuck_mail(conn, now))? {
        // `mail server` says that none is sent.
        _ if config.mail.transport == Transport::None => {}
        0 => findings.ok("mail", "none waits longer than an hour"),
        stuck => findings.warn("mail", format!("{stuck} wait longer than an hour"), "See whether the mail server answers"),
    }
    Ok(())
}

fn last_backup(config: &Config, dir: &Path, clock: &Clock, findings: &mut Findings) {
    let folder = config.backup_folder();
    let make = "Run `uitstroom backup create` every night";
    match backup::newest(folder) {
        None => findings.warn("backup", format!("none in {}", folder.display()), make),
        Some((file, manifest)) => {
            let age = clock.now() - manifest.made_at;
            let found = format!("{} is {} hours old", file.display(), age.num_hours());
            if age > TimeDelta::hours(config.upkeep.oldest_backup_hours) {
                findings.warn("backup", found, make);
            } else {
                findings.ok("backup", found);
            }
        }
    }
    if Target::parse(&config.database_url(dir)).is_ok_and(|it| it.folder().is_some()) && folder.starts_with(dir) {
        findings.warn("backup place", "on the disk of the data", "Set upkeep.backup_folder to another disk");
    }
}
