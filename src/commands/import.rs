//! `import`: iJw messages and the list of municipalities. A file is taken in whole or not at all.

use super::{Installation, Place, say, say_aside};
use crate::db::DbError;
use crate::domain::account::Locale;
use crate::exchange::ijw;
use crate::intake;
use crate::intake::ijw::Report;
use crate::intake::municipalities::{ListRefused, Listed};
use crate::text::{Args, Lang, args};
use crate::web::secret::sha256;
use anyhow::{Context, bail};
use clap::Subcommand;
use serde_json::json;
use std::path::{Path, PathBuf};

#[derive(clap::Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// iJw messages JW301, JW305 and JW307 of release 3.2
    Ijw(Files),
    /// The national list of municipalities, as CSV
    Municipalities(Files),
}

#[derive(clap::Args)]
struct Files {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Say what would happen, and store nothing
    #[arg(long)]
    dry_run: bool,
    /// As JSON, a line a file
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    place: Place,
}

impl Import {
    pub fn run(self) -> anyhow::Result<()> {
        let (files, take): (Files, Take) = match self.what {
            What::Ijw(files) => (files, message),
            What::Municipalities(files) => (files, municipalities),
        };
        let installation = files.place.open()?;
        let mut refused = 0;
        for file in &files.files {
            match take(&installation, file, files.dry_run) {
                Ok(done) if files.json => say(&done.json.to_string()),
                Ok(done) => done.lines.iter().for_each(|line| say(line)),
                Err(error) => {
                    refused += 1;
                    say_aside(&format!("{}: {error:#}", file.display()));
                }
            }
        }
        match refused {
            0 => Ok(()),
            1 if files.files.len() == 1 => bail!("nothing of the file was stored"),
            _ => bail!("{refused} of {} files were refused; nothing of those was stored", files.files.len()),
        }
    }
}

/// What a file did, for people and for programs.
struct Done {
    lines: Vec<String>,
    json: serde_json::Value,
}

type Take = fn(&Installation, &Path, bool) -> anyhow::Result<Done>;

/// Ends a dry run: the transaction goes back and its report stays.
enum Stop<T> {
    Dry(T),
    Failed(anyhow::Error),
}

impl<T> From<DbError> for Stop<T> {
    fn from(error: DbError) -> Self {
        Self::Failed(error.into())
    }
}

/// Runs an import in one transaction, which a dry run takes back.
fn in_one<T>(installation: &Installation, dry_run: bool, work: impl FnOnce(&mut crate::db::Tx) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let written = installation.db.write(Installation::by("import"), installation.clock.now(), |tx| {
        let report = work(tx).map_err(Stop::Failed)?;
        if dry_run { Err(Stop::Dry(report)) } else { Ok(report) }
    });
    match written {
        Ok(report) | Err(Stop::Dry(report)) => Ok(report),
        Err(Stop::Failed(error)) => Err(error),
    }
}

/// Reads a file that is small enough to be a message.
fn read(file: &Path) -> anyhow::Result<Vec<u8>> {
    let facts = std::fs::metadata(file).context("the file cannot be read")?;
    if !facts.is_file() {
        bail!("this is no file");
    }
    if facts.len() > ijw::LARGEST as u64 {
        bail!("line 1: {}", Lang(Locale::Nl).t("ijw-too-large"));
    }
    std::fs::read(file).context("the file cannot be read")
}

fn message(installation: &Installation, file: &Path, dry_run: bool) -> anyhow::Result<Done> {
    let lang = Lang(Locale::Nl);
    let bytes = read(file)?;
    let message = ijw::read(&bytes).map_err(|refused| {
        let filled = refused.reason.element().map_or_else(Args::new, |element| args([("element", element.to_owned().into())]));
        anyhow::anyhow!("line {}: {} ({})", refused.line, lang.with(&refused.reason.to_string(), &filled), refused.reason)
    })?;
    let today = installation.clock.today();
    let hash = sha256(&bytes);
    let report: Report = in_one(installation, dry_run, |tx| {
        let catalogue = crate::db::setting::catalogue(tx.conn(), today)?;
        Ok(intake::ijw::take_in(tx, &message, &hash, &catalogue, today)?)
    })?;
    let name = file.display();
    let head = format!("{name}: {} {} {} → {}", report.message, report.identification, report.municipality, report.provider);
    let mut lines = vec![if report.repeat { format!("{head}: {}", lang.t("import-repeat")) } else { head }];
    if report.other_birth_date {
        lines.push(format!("  {}", lang.t("import-other-birth-date")));
    }
    for told in &report.products {
        let outcome = serde_json::to_value(told.outcome)?;
        let key = format!("import-{}", outcome.as_str().unwrap_or_default());
        let number = told.number.map_or_else(|| "–".to_owned(), |it| it.to_string());
        lines.push(format!("  {} {number}: {}", told.youth, lang.t(&key)));
    }
    if dry_run {
        lines.push(lang.t("import-dry-run"));
    }
    let mut json = serde_json::to_value(&report)?;
    if let Some(fields) = json.as_object_mut() {
        fields.insert("file".to_owned(), json!(file));
        fields.insert("dry_run".to_owned(), json!(dry_run));
    }
    Ok(Done { lines, json })
}

fn municipalities(installation: &Installation, file: &Path, dry_run: bool) -> anyhow::Result<Done> {
    let rows = intake::municipalities::read(&read(file)?)?;
    let listed: Listed = in_one(installation, dry_run, |tx| {
        intake::municipalities::apply(tx, &rows).map_err(|error: ListRefused| anyhow::Error::from(error))
    })?;
    let lang = Lang(Locale::Nl);
    let filled = args([("rows", crate::web::view::count(listed.rows)), ("changed", crate::web::view::count(listed.changed))]);
    let line = format!("{}: {}", file.display(), lang.with("import-municipalities", &filled));
    let json = json!({ "file": file, "rows": listed.rows, "changed": listed.changed, "dry_run": dry_run });
    Ok(Done { lines: if dry_run { vec![line, lang.t("import-dry-run")] } else { vec![line] }, json })
}
