//! Backups: one sealed file with everything in it, for either database. In front stands a manifest that can be read without
//! the key and cannot be changed without it.

use crate::db::audit::{Verdict, chain};
use crate::db::connection::{Access, Target};
use crate::db::copy::{self, CopyError};
use crate::db::dialect::bulk;
use crate::db::dialect::{self, Standing, Stream};
use crate::db::seal::Seal;
use crate::db::{By, Database, DbError, session};
use crate::domain::permission::Actor;
use chrono::NaiveDateTime;
use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

const FORM: &str = "uitstroom backup 1";
pub const ENDING: &str = "backup";
const MAIN: &str = "uitstroom.db";
const VIEWS: &str = "views.db";

#[derive(Debug, Error)]
pub enum BackupError {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error(transparent)]
    Copy(#[from] CopyError),
    #[error("{0}: {1}")]
    Disk(PathBuf, #[source] io::Error),
    #[error("{0} is there already; nothing was overwritten")]
    Exists(PathBuf),
    #[error("there is no data to back up")]
    NothingThere,
    #[error("the copy of the data is damaged ({0}); no backup was made. Run `uitstroom doctor`")]
    Damaged(String),
    #[error("{0} is no backup of this program")]
    NoBackup(PathBuf),
    #[error("{0} was made with another key. Give the key of the installation that it was made of (--key-file FILE)")]
    OtherKey(PathBuf),
    #[error("{0} is damaged or was changed: {1}. Take another backup")]
    Broken(PathBuf, String),
    #[error("{0} was made by a newer version of this program; restore it with that version")]
    Newer(PathBuf),
    #[error("{0} was made and is kept, but its trails could not be walked: {1}")]
    NotWalked(PathBuf, #[source] Box<Self>),
    #[error("there is data in {0} already; nothing was changed. Restore into an empty folder, or say --replace")]
    Occupied(PathBuf),
}

/// Says which file an error of the disk is about.
fn at(path: &Path) -> impl FnOnce(io::Error) -> BackupError + '_ {
    |error| BackupError::Disk(path.to_owned(), error)
}

/// What is in a backup, as it says in front.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub form: String,
    /// In UTC.
    pub made_at: NaiveDateTime,
    /// The version of the program.
    pub program: String,
    /// Which database it was taken from: `sqlite` or `postgres`.
    pub database: String,
    /// The last step of the schema.
    pub schema: String,
    /// Rows by table.
    pub rows: BTreeMap<String, i64>,
    pub main: Part,
    pub views: Part,
    salt: String,
    /// Tells the right key from another one.
    key_check: String,
}

/// One of the two files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub bytes: u64,
    pub sha256: String,
}

/// What a backup is made with.
pub struct Making<'a> {
    pub key: &'a [u8],
    /// Where the unsealed copy lies meanwhile: the data folder, never the medium of the backup.
    pub scratch: &'a Path,
    /// The folder in which the backup is put.
    pub to: &'a Path,
    /// Random, and another one each time.
    pub salt: String,
    pub now: NaiveDateTime,
}

/// A folder for the while, readable for its owner alone; gone at the end, however that comes.
struct Scratch {
    path: PathBuf,
    /// Locked as long as we are alive.
    _held: Option<File>,
}

const UNSEALED: &str = ".unsealed-";

/// Makes a folder that only its owner can enter.
fn own_folder(path: &Path) -> Result<(), BackupError> {
    let mut folder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folder, 0o700);
    folder.create(path).map_err(at(path))
}

/// Opens a file for writing that only its owner can read.
fn own_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Removes what a run left unsealed that was cut off. A run that is alive locks its folder before anything is in it.
fn sweep(inside: &Path) {
    for folder in fs::read_dir(inside).into_iter().flatten().flatten() {
        let path = folder.path();
        let filled = || fs::read_dir(&path).is_ok_and(|mut it| it.next().is_some());
        if folder.file_name().to_string_lossy().starts_with(UNSEALED)
            && filled()
            && let Ok(held) = File::open(&path)
            && held.try_lock().is_ok()
        {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

impl Scratch {
    /// `once` is random, and another one each time: the folder that an earlier run left is in nobody's way.
    fn new(inside: &Path, once: &str) -> Result<Self, BackupError> {
        sweep(inside);
        let path = inside.join(format!("{UNSEALED}{}", once.get(..12).unwrap_or(once)));
        own_folder(&path)?;
        // A disk that knows no locks sweeps nothing either.
        let held = File::open(&path).ok().filter(|it| it.try_lock().is_ok());
        Ok(Self { path, _held: held })
    }
    fn main(&self) -> PathBuf {
        self.path.join(MAIN)
    }
    fn views(&self) -> PathBuf {
        self.path.join(VIEWS)
    }
    fn target(&self) -> Target {
        Target::Sqlite(self.main())
    }
    /// Folds what SQLite keeps beside its files into them.
    fn fold(&self) -> Result<(), BackupError> {
        for file in [self.main(), self.views()] {
            let mut conn = open_plain(&file)?;
            for pragma in ["PRAGMA busy_timeout = 5000", "PRAGMA wal_checkpoint(TRUNCATE)"] {
                conn.batch_execute(pragma).map_err(DbError::from)?;
            }
            // A pool closes its connections a little after it is let go, and SQLite does not wait for them here.
            let mut tries = 50;
            while let Err(error) = conn.batch_execute("PRAGMA journal_mode = DELETE").map_err(DbError::from) {
                if tries == 0 || !matches!(error, DbError::Busy) {
                    return Err(error.into());
                }
                tries -= 1;
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
        }
        Ok(())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

fn open_plain(file: &Path) -> Result<SqliteConnection, DbError> {
    SqliteConnection::establish(&file.to_string_lossy()).map_err(|error| DbError::Open(error.to_string()))
}

fn part(file: &Path) -> Result<Part, BackupError> {
    let mut hash = Sha256::new();
    let bytes = io::copy(&mut File::open(file).map_err(at(file))?, &mut Hashing(&mut hash)).map_err(at(file))?;
    Ok(Part { bytes, sha256: super::audit::hex(&hash.finalize()) })
}

struct Hashing<'a>(&'a mut Sha256);

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a pair of SQLite files holds, once they were found whole: rows by table and the last step of the schema.
fn looked_over(main: &Path, views: &Path) -> Result<(BTreeMap<String, i64>, String), BackupError> {
    let (mut rows, mut schema) = (BTreeMap::new(), String::new());
    for (file, stream) in [(main, Stream::Main), (views, Stream::Views)] {
        let mut conn = crate::db::connection::Conn::Sqlite(open_plain(file)?);
        if let Some(found) = bulk::damage(&mut conn).map_err(DbError::from)?.first() {
            return Err(BackupError::Damaged(found.clone()));
        }
        for table in bulk::tables(&mut conn).map_err(DbError::from)? {
            let count = bulk::count(&mut conn, &table.name).map_err(DbError::from)?;
            rows.insert(table.name, count);
        }
        if stream == Stream::Main {
            schema = dialect::standing(&mut conn, stream)?.1.pop().unwrap_or_default();
        }
    }
    Ok((rows, schema))
}

fn key_check(key: &[u8], salt: &str) -> String {
    chain(key, &format!("backup key {salt}")).chars().take(16).collect()
}

/// Makes a backup of the data as it is at one moment, while others go on writing. Where anything fails no file is left; a trail
/// that is broken is told, and the file kept: it is what there is.
pub fn create(of: &Target, making: &Making) -> Result<(PathBuf, Manifest, Option<Broken>), BackupError> {
    let name = format!("uitstroom-{}.{ENDING}", making.now.format("%Y%m%dT%H%M%SZ"));
    let file = making.to.join(&name);
    if file.exists() {
        return Err(BackupError::Exists(file));
    }
    fs::create_dir_all(making.to).map_err(at(making.to))?;
    let scratch = Scratch::new(making.scratch, &making.salt)?;
    match of {
        Target::Sqlite(path) if !path.exists() => return Err(BackupError::NothingThere),
        Target::Sqlite(_) => {
            for (stream, copy) in [(Stream::Main, scratch.main()), (Stream::Views, scratch.views())] {
                let mut conn = copy::connect(of, Access::Write, stream)?;
                bulk::vacuum_into(&mut conn, &copy).map_err(DbError::from)?;
            }
        }
        Target::Postgres(_) => {
            copy::database(of, &scratch.target())?;
            scratch.fold()?;
        }
    }
    let (rows, schema) = looked_over(&scratch.main(), &scratch.views())?;
    let manifest = Manifest {
        form: FORM.to_owned(),
        made_at: making.now,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        database: if matches!(of, Target::Sqlite(_)) { "sqlite" } else { "postgres" }.to_owned(),
        schema,
        rows,
        main: part(&scratch.main())?,
        views: part(&scratch.views())?,
        salt: making.salt.clone(),
        key_check: key_check(making.key, &making.salt),
    };
    let half = making.to.join(format!("{name}.part"));
    let written = write_sealed(&half, &scratch, &manifest, making.key).and_then(|()| {
        fs::rename(&half, &file)?;
        // The name is safe when the folder is.
        File::open(making.to)?.sync_all()
    });
    if let Err(error) = written {
        let _ = fs::remove_file(&half);
        return Err(BackupError::Disk(file, error));
    }
    // The trails of a newer program are for that program.
    if copy::standing(&scratch.target())? == Standing::Newer {
        return Ok((file, manifest, None));
    }
    // In the copy, which is sealed by now: walking it brings it up to this program.
    match opened(&file, &scratch, making.key) {
        Ok((_, broken)) => Ok((file, manifest, broken)),
        Err(error) => Err(BackupError::NotWalked(file, Box::new(error))),
    }
}

fn write_sealed(half: &Path, scratch: &Scratch, manifest: &Manifest, key: &[u8]) -> io::Result<()> {
    let words = format!("{}\n", serde_json::to_string(manifest)?);
    let mut to = BufWriter::new(own_file(half)?);
    to.write_all(words.as_bytes())?;
    let mut from = File::open(scratch.main())?.chain(File::open(scratch.views())?);
    Seal::new(key, &manifest.salt, words.as_bytes())?.seal(&mut from, &mut to)?;
    to.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// The manifest of a backup, as it says in front; whether it is true is for [`verify`].
pub fn manifest(file: &Path) -> Result<Manifest, BackupError> {
    read_front(file).map(|(manifest, _, _)| manifest)
}

fn read_front(file: &Path) -> Result<(Manifest, String, BufReader<File>), BackupError> {
    let mut from = BufReader::new(File::open(file).map_err(at(file))?);
    let mut words = String::new();
    let read = (&mut from).take(1 << 20).read_line(&mut words);
    let manifest: Option<Manifest> = read.ok().and_then(|_| serde_json::from_str(&words).ok());
    match manifest {
        Some(manifest) if manifest.form == FORM => Ok((manifest, words, from)),
        _ => Err(BackupError::NoBackup(file.to_owned())),
    }
}

/// The newest backup in a folder, by what the backups say.
pub fn newest(folder: &Path) -> Option<(PathBuf, Manifest)> {
    let files = fs::read_dir(folder).ok()?.filter_map(|it| it.ok().map(|it| it.path()));
    let backups = files.filter(|it| it.extension().is_some_and(|it| it == ENDING));
    backups.filter_map(|it| manifest(&it).ok().map(|found| (it, found))).max_by_key(|(_, it)| it.made_at)
}

/// Unseals a backup and holds it against its manifest.
fn unsealed(file: &Path, key: &[u8], inside: &Path, once: &str) -> Result<(Scratch, Manifest), BackupError> {
    let broken = |why: &str| BackupError::Broken(file.to_owned(), why.to_owned());
    let (manifest, words, mut from) = read_front(file)?;
    if manifest.key_check != key_check(key, &manifest.salt) {
        return Err(BackupError::OtherKey(file.to_owned()));
    }
    let scratch = Scratch::new(inside, once)?;
    let create = |path: &Path| own_file(path).map_err(at(path));
    let mut to = Two { first: create(&scratch.main())?, left: manifest.main.bytes, second: create(&scratch.views())? };
    let seal = Seal::new(key, &manifest.salt, words.as_bytes()).map_err(at(file))?;
    seal.open(&mut from, &mut to).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => broken("it does not open"),
        _ => BackupError::Disk(scratch.path.clone(), error),
    })?;
    for written in [&to.first, &to.second] {
        written.sync_all().map_err(at(&scratch.path))?;
    }
    drop(to);
    if part(&scratch.main())? != manifest.main || part(&scratch.views())? != manifest.views {
        return Err(broken("its files are not those of the manifest"));
    }
    let (rows, _) = looked_over(&scratch.main(), &scratch.views())?;
    if rows != manifest.rows {
        return Err(broken("its tables do not hold the rows of the manifest"));
    }
    Ok((scratch, manifest))
}

/// Writes the first bytes into one file and the rest into another.
struct Two {
    first: File,
    left: u64,
    second: File,
}

impl Write for Two {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.left == 0 {
            return self.second.write(bytes);
        }
        let most = usize::try_from(self.left).unwrap_or(usize::MAX).min(bytes.len());
        let written = self.first.write(bytes.get(..most).unwrap_or(bytes))?;
        self.left -= written as u64;
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.first.flush()?;
        self.second.flush()
    }
}

/// A trail that does not hold. The data are those that were backed up all the same: the seal says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// The first change that does not fit.
    pub event: Option<i64>,
    /// The first view that does not fit.
    pub view: Option<i64>,
}

impl std::fmt::Display for Broken {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        let told = [("changes", self.event), ("views", self.view)].map(|(of, at)| at.map(|at| format!("the trail of {of} breaks at {at}")));
        to.write_str(&told.into_iter().flatten().collect::<Vec<_>>().join(", and "))
    }
}

/// Brings the unsealed data up to this program and walks both trails.
fn opened(file: &Path, scratch: &Scratch, key: &[u8]) -> Result<(Database, Option<Broken>), BackupError> {
    if copy::standing(&scratch.target())? == Standing::Newer {
        return Err(BackupError::Newer(file.to_owned()));
    }
    let db = Database::open(&format!("sqlite:{}", scratch.main().display()), key)?;
    let event = match db.verify_audit()? {
        Verdict::Broken { at } => Some(at),
        Verdict::Whole { .. } => None,
    };
    let broken = Broken { event, view: db.verify_views()? };
    let whole = broken.event.is_none() && broken.view.is_none();
    Ok((db, (!whole).then_some(broken)))
}

/// Opens a backup, counts its rows and walks its trails, as far as from its restoring. `once` is random, another one each time.
pub fn verify(file: &Path, key: &[u8], scratch: &Path, once: &str) -> Result<(Manifest, Option<Broken>), BackupError> {
    let (unsealed, manifest) = unsealed(file, key, scratch, once)?;
    let (_, broken) = opened(file, &unsealed, key)?;
    Ok((manifest, broken))
}

/// What was restored.
pub struct Restored {
    pub manifest: Manifest,
    /// The folder in which the earlier data are kept.
    pub kept: Option<PathBuf>,
    pub broken: Option<Broken>,
}

/// The files that a database in SQLite may have.
fn files_of(main: &Path) -> Vec<PathBuf> {
    let views = main.with_file_name(VIEWS);
    let beside = |file: &Path| ["", "-wal", "-shm", "-journal"].map(|end| PathBuf::from(format!("{}{end}", file.display())));
    beside(main).into_iter().chain(beside(&views)).collect()
}

/// Puts a backup in the place of nothing, or with `replace` of what is there, which is kept in a folder beside it.
/// Everyone logs in again. A trail that is broken is told and holds nothing back: nobody would reach the data any more.
pub fn restore(
    (file, key): (&Path, &[u8]),
    into: &Target,
    dir: &Path,
    replace: bool,
    once: &str,
    now: NaiveDateTime,
) -> Result<Restored, BackupError> {
    let inside = match into {
        Target::Sqlite(main) => main.parent().unwrap_or(dir),
        Target::Postgres(_) => dir,
    };
    let present: Vec<PathBuf> = match into {
        Target::Sqlite(main) => files_of(main).into_iter().filter(|it| it.exists()).collect(),
        Target::Postgres(_) => Vec::new(),
    };
    if !present.is_empty() && !replace {
        return Err(BackupError::Occupied(inside.to_owned()));
    }
    let (unsealed, manifest) = unsealed(file, key, inside, once)?;
    let (db, broken) = opened(file, &unsealed, key)?;
    let by = By { actor: Actor::Program("restore"), role: None, covers: Vec::new() };
    db.write(by, now, |tx| session::end_all(tx).map(|_| ()))?;
    drop(db);
    match into {
        Target::Postgres(_) => {
            copy::database(&unsealed.target(), into)?;
            Ok(Restored { manifest, kept: None, broken })
        }
        Target::Sqlite(main) => {
            unsealed.fold()?;
            let kept = set_aside(&present, inside, now)?;
            for (from, to) in [(unsealed.views(), main.with_file_name(VIEWS)), (unsealed.main(), main.clone())] {
                File::open(&from).and_then(|it| it.sync_all()).map_err(at(&from))?;
                fs::rename(&from, &to).map_err(at(&to))?;
            }
            File::open(inside).and_then(|it| it.sync_all()).map_err(at(inside))?;
            Ok(Restored { manifest, kept, broken })
        }
    }
}

fn set_aside(present: &[PathBuf], inside: &Path, now: NaiveDateTime) -> Result<Option<PathBuf>, BackupError> {
    if present.is_empty() {
        return Ok(None);
    }
    let kept = inside.join(format!("before-{}", now.format("%Y%m%dT%H%M%SZ")));
    own_folder(&kept)?;
    for file in present {
        let to = kept.join(file.file_name().unwrap_or_default());
        fs::rename(file, &to).map_err(at(file))?;
    }
    Ok(Some(kept))
}
