//! The command line: one file per verb. Errors go to stderr in plain words, exit code 1; wrong usage is 2.

mod audit;
mod backup;
mod config;
mod copy_database;
mod demo;
mod doctor;
mod import;
mod init;
mod report;
mod rules;
mod serve;
mod user;
mod worklist;

use crate::clock::Clock;
use crate::config::Config;
use crate::db::connection::Target;
use crate::db::dialect::Standing;
use crate::db::{By, Database, DbError};
use crate::db::{copy, upkeep};
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
    /// Make a data folder: key, database, limits and catalogue, and a link to make the first account
    Init(init::Init),
    /// Serve the installation of a data folder
    Serve(serve::Serve),
    /// Make, lock, unlock, reset and list accounts
    User(user::User),
    /// Make, verify and restore sealed backups
    Backup(backup::Backup),
    /// Copy all data into an empty database, from SQLite to PostgreSQL or back
    CopyDatabase(copy_database::CopyDatabase),
    /// Look for what goes wrong in practice, and say what to do
    Doctor(doctor::Doctor),
    /// The settings that hold and where each comes from
    Config(config::Settings),
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
        let config = self.config()?;
        let key = self.key(&config)?;
        open(&self.dir, key, self.today, Nothing::Refused)
    }

    fn config(&self) -> anyhow::Result<Config> {
        settings(&self.dir)
    }

    fn key(&self, config: &Config) -> anyhow::Result<Vec<u8>> {
        let file = config.key_path(&self.dir);
        if !file.exists() {
            no_data_without_key(&self.dir, config)?;
            bail!("there is no installation in {}: make one with `uitstroom init --dir {0}`", self.dir.display());
        }
        std::fs::read(&file).with_context(|| format!("the key {} cannot be read", file.display()))
    }
}

const KEY_FILE: &str = "uitstroom.key";

fn settings(dir: &Path) -> anyhow::Result<Config> {
    Config::load(dir).map_err(|error| anyhow::anyhow!("the settings cannot be read: {error}"))
}

/// What is done where nothing is in the database.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nothing {
    /// A disk that is not there, or an address with a slip in it, must not become an empty register.
    Refused,
    Filled,
}

fn open(dir: &Path, key: Vec<u8>, today: Option<NaiveDate>, nothing: Nothing) -> anyhow::Result<Installation> {
    let config = settings(dir)?;
    let clock = Clock::new(today);
    let url = config.database_url(dir);
    let target = Target::parse(&url)?;
    let standing = match copy::standing(&target)? {
        Standing::Empty if nothing == Nothing::Filled => Standing::Empty,
        _ => data_of_this_key(dir, &config, &target, &key)?,
    };
    if standing == Standing::Older {
        before_upgrade(dir, &config, &key, &target, &clock)?;
    }
    let db = Database::open(&url, &key).map_err(|error| match error {
        DbError::Newer => anyhow::anyhow!("{error}; nothing was changed. Start the newer version, or restore a backup of before it"),
        other => other.into(),
    })?;
    Ok(Installation { dir: dir.to_owned(), config, key, db, clock })
}

/// Data of an older version are backed up before they are brought up to this one. PostgreSQL has its own means for that.
fn before_upgrade(dir: &Path, config: &Config, key: &[u8], target: &Target, clock: &Clock) -> anyhow::Result<()> {
    if matches!(target, Target::Postgres(_)) {
        return Ok(());
    }
    let (file, _, broken) =
        backup::make(dir, config, key, target, None, clock).context("no backup could be made before the upgrade; nothing was changed")?;
    say_aside(&format!("the data were of an older version; before bringing them up to this one a backup was made: {}", file.display()));
    if let Some(broken) = broken {
        say_aside(&format!("{broken}: tell the privacy officer, and keep that backup"));
    }
    Ok(())
}

/// How the data stand, once there are any and the key is theirs: what another key seals breaks the trail for good.
fn data_of_this_key(dir: &Path, config: &Config, target: &Target, key: &[u8]) -> anyhow::Result<Standing> {
    let standing = copy::standing(target)?;
    match standing {
        Standing::Empty => bail!(
            "nothing is in {}: run `uitstroom init`, or restore a backup. If there should be data, see whether their disk is there and \
             the address is right",
            target.told()
        ),
        // Its trail may have another form; opening refuses it.
        Standing::Newer => {}
        Standing::Older | Standing::Current => {
            if !upkeep::key_fits(target, key)? {
                bail!(
                    "the key {} is not the one these data were written with; nothing was changed. Put the right one back, or name where \
                     it lies with key_file in uitstroom.toml or with UITSTROOM_KEY_FILE",
                    config.key_path(dir).display()
                );
            }
        }
    }
    Ok(standing)
}

/// Refuses where data are and no key: theirs lies elsewhere, and a second one would break their trail.
fn no_data_without_key(dir: &Path, config: &Config) -> anyhow::Result<()> {
    let target = Target::parse(&config.database_url(dir))?;
    if copy::standing(&target)? == Standing::Empty {
        return Ok(());
    }
    bail!(
        "there are data in {}, and their key is not in {}; nothing was changed. Name where it lies with key_file in uitstroom.toml or \
         with UITSTROOM_KEY_FILE, or put it back",
        target.told(),
        config.key_path(dir).display()
    );
}

/// Makes a data folder that only its owner can read, with a fresh key. Over data that are there already nothing is made.
fn make_folder(dir: &Path) -> anyhow::Result<Vec<u8>> {
    no_data_without_key(dir, &settings(dir)?)?;
    std::fs::create_dir_all(dir).with_context(|| format!("the data folder {} cannot be made", dir.display()))?;
    for_its_owner_alone(dir)?;
    let key = crate::web::secret::random_token()?.into_bytes();
    write_key(&settings(dir)?.key_path(dir), &key)?;
    Ok(key)
}

fn for_its_owner_alone(dir: &Path) -> anyhow::Result<()> {
    #[cfg(unix)]
    std::fs::set_permissions(dir, std::os::unix::fs::PermissionsExt::from_mode(0o700))
        .with_context(|| format!("{} cannot be kept for its owner alone: `chmod 700` it", dir.display()))?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

/// Writes a key that only its owner can read, where there is none yet.
fn write_key(file: &Path, key: &[u8]) -> anyhow::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut to = options.open(file).with_context(|| format!("the key {} cannot be written", file.display()))?;
    std::io::Write::write_all(&mut to, key)?;
    to.sync_all()?;
    Ok(())
}

/// What others than its owner may do with a file, as the last digits of its mode; 0 where there is nothing to say.
fn open_to_others(file: &Path) -> u32 {
    #[cfg(unix)]
    {
        std::fs::metadata(file).map(|it| std::os::unix::fs::PermissionsExt::mode(&it.permissions()) & 0o077).unwrap_or(0)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        0
    }
}

/// Held by whoever serves the folder; a restore wants it alone. It ends with the process, however that ends.
fn lock(dir: &Path, alone: bool) -> anyhow::Result<std::fs::File> {
    let path = dir.join("uitstroom.lock");
    let file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(&path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    let taken = if alone { file.try_lock() } else { file.try_lock_shared() };
    match taken {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) if alone => {
            bail!("{} is being served; stop the server first. Nothing was changed", dir.display())
        }
        Err(std::fs::TryLockError::WouldBlock) => bail!("a backup is being restored into {}; wait until it is done", dir.display()),
        Err(std::fs::TryLockError::Error(error)) => Err(error).with_context(|| format!("{} cannot be locked", path.display())),
    }
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
        Verb::User(it) => it.run(),
        Verb::Backup(it) => it.run(),
        Verb::CopyDatabase(it) => it.run(),
        Verb::Doctor(it) => it.run(),
        Verb::Config(it) => it.run(),
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
