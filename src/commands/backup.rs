//! `backup`: make, verify and restore sealed backups.

use super::{Place, data_of_this_key, for_its_owner_alone, lock, open_to_others, say, say_aside, write_key};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::backup::{self, BackupError, Broken, Making, Manifest, Restored};
use crate::db::connection::Target;
use crate::web::secret::random_token;
use anyhow::{Context, bail};
use clap::Subcommand;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Backup {
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Subcommand)]
enum Ask {
    /// Make a backup; the server may go on serving
    Create {
        /// The folder to put it in, instead of the setting
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Open a backup, count its rows and walk its trails
    Verify {
        file: PathBuf,
        /// The key of the installation it was made of, instead of the one in the data folder
        #[arg(long, value_name = "FILE")]
        key_file: Option<PathBuf>,
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Restore a backup into an empty folder, or into the database that the settings name; everyone logs in again
    Restore {
        file: PathBuf,
        /// The key of the installation it was made of; it becomes the key of the folder when that has none
        #[arg(long, value_name = "FILE")]
        key_file: Option<PathBuf>,
        /// Put it in the place of the data that are there, which are kept; the server must be stopped
        #[arg(long)]
        replace: bool,
        #[command(flatten)]
        place: Place,
    },
}

impl Backup {
    pub fn run(self) -> anyhow::Result<()> {
        match self.ask {
            Ask::Create { to, json, place } => create(to.as_deref(), json, &place),
            Ask::Verify { file, key_file, json, place } => verify(&file, key_file.as_deref(), json, &place),
            Ask::Restore { file, key_file, replace, place } => restore(&file, key_file.as_deref(), replace, &place),
        }
    }
}

/// Makes a backup of the data of a folder.
pub fn make(
    dir: &Path,
    config: &Config,
    key: &[u8],
    of: &Target,
    to: Option<&Path>,
    clock: &Clock,
) -> anyhow::Result<(PathBuf, Manifest, Option<Broken>)> {
    let folder = config.backup_folder();
    let making = Making { key, scratch: dir, to: to.unwrap_or(folder), salt: random_token()?, now: clock.now() };
    Ok(backup::create(of, &making)?)
}

fn create(to: Option<&Path>, json: bool, place: &Place) -> anyhow::Result<()> {
    let config = place.config()?;
    let (key, target) = (place.key(&config)?, Target::parse(&config.database_url(&place.dir))?);
    data_of_this_key(&place.dir, &config, &target, &key)?;
    let (file, manifest, broken) = make(&place.dir, &config, &key, &target, to, &Clock::new(place.today))?;
    tell(json, "made", &file, &manifest, broken.as_ref())?;
    match broken {
        None => Ok(()),
        Some(broken) => bail!("{broken}. The backup is kept and can be restored; tell the privacy officer, and keep earlier backups"),
    }
}

fn tell(json: bool, done: &str, file: &Path, manifest: &Manifest, broken: Option<&Broken>) -> anyhow::Result<()> {
    if json {
        say(&serde_json::json!({ "done": done, "file": file, "manifest": manifest, "broken": broken }).to_string());
        return Ok(());
    }
    let rows: i64 = manifest.rows.values().sum();
    say(&format!(
        "{done} {}: {rows} rows of {} tables, taken at {} UTC, schema {}",
        file.display(),
        manifest.rows.len(),
        manifest.made_at.format("%Y-%m-%d %H:%M:%S"),
        manifest.schema
    ));
    Ok(())
}

fn given_key(key_file: Option<&Path>, place: &Place, config: &Config) -> anyhow::Result<Vec<u8>> {
    match key_file {
        Some(file) => std::fs::read(file).with_context(|| format!("the key {} cannot be read", file.display())),
        None if config.key_path(&place.dir).exists() => place.key(config),
        None => bail!(
            "there is no key in {}: name the key of the installation the backup was made of with --key-file FILE",
            place.dir.display()
        ),
    }
}

fn verify(file: &Path, key_file: Option<&Path>, json: bool, place: &Place) -> anyhow::Result<()> {
    let config = place.config()?;
    let key = given_key(key_file, place, &config)?;
    let (manifest, broken) = backup::verify(file, &key, &scratch_of(place)?, &random_token()?)?;
    let Some(broken) = broken else { return tell(json, "whole:", file, &manifest, None) };
    tell(json, "opens:", file, &manifest, Some(&broken))?;
    bail!("{broken}. The backup is as it was made and can be restored; tell the privacy officer");
}

/// Where a backup is unsealed meanwhile: the data folder, which nobody else can read.
fn scratch_of(place: &Place) -> anyhow::Result<PathBuf> {
    if !place.dir.is_dir() {
        bail!("there is no folder {}: a backup is opened there for a while, since nobody else can read it", place.dir.display());
    }
    Ok(place.dir.clone())
}

fn restore(file: &Path, key_file: Option<&Path>, replace: bool, place: &Place) -> anyhow::Result<()> {
    let config = place.config()?;
    let key = given_key(key_file, place, &config)?;
    // Refused before anything is made.
    backup::manifest(file)?;
    let made = !place.dir.exists();
    std::fs::create_dir_all(&place.dir).with_context(|| format!("the data folder {} cannot be made", place.dir.display()))?;
    let alone = lock(&place.dir, true)?;
    let target = Target::parse(&config.database_url(&place.dir))?;
    let own_key = config.key_path(&place.dir);
    if own_key.exists() && std::fs::read(&own_key)? != key {
        bail!("the folder has another key than the backup: move {} away, or restore into an empty folder", own_key.display());
    }
    for_its_owner_alone(&place.dir)?;
    let restored = backup::restore((file, &key), &target, &place.dir, replace, &random_token()?, Clock::new(place.today).now());
    drop(alone);
    if restored.is_err() && made {
        std::fs::remove_dir_all(&place.dir)?;
    }
    let Restored { manifest, kept, broken } = restored.map_err(|error| match error {
        BackupError::Copy(crate::db::copy::CopyError::NotEmpty(_)) if replace => {
            anyhow::anyhow!("{error}; on PostgreSQL nothing is replaced: name an empty database")
        }
        other => other.into(),
    })?;
    if !own_key.exists() {
        write_key(&own_key, &key)?;
    }
    tell(false, "restored", file, &manifest, broken.as_ref())?;
    if let Some(broken) = broken {
        say_aside(&format!("WARNING: {broken}. It was so in the backup; the data were restored as they were backed up."));
        say_aside(
            "Tell the privacy officer before anyone works on, and keep this backup: what was done up to there can be shown, what came after it cannot",
        );
    }
    if let Some(kept) = kept {
        say(&format!("what was there before is kept in {}", kept.display()));
    }
    if open_to_others(&own_key) != 0 {
        say(&format!("others can read the key: `chmod 600 {}`", own_key.display()));
    }
    say("everyone logs in again");
    Ok(())
}
