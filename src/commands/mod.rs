//! The command line: one file per verb. Errors go to stderr in plain words, exit code 1; wrong usage is 2.

mod audit;
mod demo;
mod import;
mod init;
mod report;
mod rules;
mod serve;
mod worklist;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::{By, Database};
use crate::domain::permission::{Action, Actor, Holder, Permit};
use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "uitstroom", version, about = "Case register for the youth professional in a GP practice")]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// A full, invented, throw-away region on loopback
    Demo(demo::Demo),
    /// Make a data folder: key, database, limits and catalogue
    Init(init::Init),
    /// Serve the installation of a data folder
    Serve(serve::Serve),
    /// Take in files: iJw messages, the list of municipalities
    Import(import::Import),
    /// The rules with their limits
    Rules(rules::Rules),
    /// How many came, left and stayed, and what ends: counts behind the disclosure gate
    Report(report::Report),
    /// The worklist of one person
    Worklist(worklist::Worklist),
    /// Check that the trail of changes and views is whole
    Audit(audit::Audit),
}

/// Where an installation's data is, and what day it is there.
#[derive(clap::Args)]
struct Place {
    /// The data folder
    #[arg(long, value_name = "DIR", default_value = "data")]
    dir: PathBuf,
    /// Take this day for today; sessions and the trail keep the real time
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
}

/// The parts of an installation that commands work with.
struct Installation {
    dir: PathBuf,
    config: Config,
    key: Vec<u8>,
    db: Database,
    clock: Clock,
}

impl Place {
    fn open(&self) -> anyhow::Result<Installation> {
        let key_file = self.dir.join(KEY_FILE);
        if !key_file.exists() {
            bail!("there is no installation in {}: make one with `uitstroom init --dir {0}`", self.dir.display());
        }
        let key = std::fs::read(&key_file).with_context(|| format!("the key {} cannot be read", key_file.display()))?;
        open(&self.dir, key, self.today)
    }
}

const KEY_FILE: &str = "uitstroom.key";

fn open(dir: &Path, key: Vec<u8>, today: Option<NaiveDate>) -> anyhow::Result<Installation> {
    let config = Config::load(dir).map_err(|error| anyhow::anyhow!("the settings cannot be read: {error}"))?;
    let db = Database::open(&config.database_url(dir), &key)?;
    Ok(Installation { dir: dir.to_owned(), config, key, db, clock: Clock::new(today) })
}

/// Makes a data folder that only its owner can read, with a fresh key.
fn make_folder(dir: &Path) -> anyhow::Result<Vec<u8>> {
    std::fs::create_dir_all(dir).with_context(|| format!("the data folder {} cannot be made", dir.display()))?;
    let key = crate::web::secret::random_token()?.into_bytes();
    let key_file = dir.join(KEY_FILE);
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        options.mode(0o600);
        std::fs::set_permissions(dir, std::fs::Permissions::from_mode(0o700))?;
    }
    let mut file = options.open(&key_file).with_context(|| format!("the key {} cannot be written", key_file.display()))?;
    std::io::Write::write_all(&mut file, &key)?;
    Ok(key)
}

impl Installation {
    /// A permit for a command, which reaches every workplace and is named in the trail.
    fn permit(&self, name: &'static str, action: Action) -> anyhow::Result<Permit> {
        let workplaces = self.db.read(crate::db::workplace::all)?.into_iter().map(|it| it.id).collect();
        let municipalities = self.db.read(crate::db::report::municipalities)?;
        Permit::grant(&Holder { actor: Actor::Program(name), role: None, workplaces, covers: Vec::new(), municipalities }, action)
            .context("the command has no right to this")
    }

    fn by(name: &'static str) -> By {
        By { actor: Actor::Program(name), role: None, covers: Vec::new() }
    }
}

/// Prints a line to stdout; a closed pipe is no error of ours.
fn say(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn say_aside(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Runs the command line.
pub fn run() -> ExitCode {
    // clap ends with 2 on wrong usage by itself.
    let cli = Cli::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_env("UITSTROOM_LOG").unwrap_or_else(|_| "warn".into());
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    let done = match cli.verb {
        Verb::Demo(it) => it.run(),
        Verb::Init(it) => it.run(),
        Verb::Serve(it) => it.run(),
        Verb::Import(it) => it.run(),
        Verb::Rules(it) => it.run(),
        Verb::Report(it) => it.run(),
        Verb::Worklist(it) => it.run(),
        Verb::Audit(it) => it.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_aside(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}
