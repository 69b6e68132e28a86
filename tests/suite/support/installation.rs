//! An installation in a folder of its own, worked on by the real binary; on PostgreSQL with a database of its own.

use assert_cmd::Command;
use diesel::{Connection, PgConnection, RunQueryDsl};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use uitstroom::db::Database;
use uitstroom::db::case_files::{self, Loaded, Stretch};
use uitstroom::domain::permission::{Action, Actor, Holder, Permit};

static NUMBER: AtomicU32 = AtomicU32::new(0);

pub struct Installation {
    folder: TempDir,
    postgres: Option<(String, String)>,
}

/// The address of a database on the cluster that `UITSTROOM_TEST_POSTGRES` names.
fn on_cluster(cluster: &str, database: &str) -> String {
    cluster.replacen("/postgres?", &format!("/{database}?"), 1)
}

impl Installation {
    /// An empty folder, and where PostgreSQL is tested an empty database.
    pub fn empty() -> Self {
        let postgres = std::env::var("UITSTROOM_TEST_POSTGRES").ok().map(|cluster| {
            let name = format!("command_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::SeqCst));
            let mut conn = PgConnection::establish(&cluster).expect("the test cluster answers");
            diesel::sql_query(format!("CREATE DATABASE {name}")).execute(&mut conn).expect("a database is made");
            (cluster, name)
        });
        Self { folder: tempfile::tempdir().expect("a folder is made"), postgres }
    }

    /// Made by `init`.
    pub fn made() -> Self {
        let installation = Self::empty();
        installation.run(&["init"]).success();
        installation
    }

    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn url(&self) -> String {
        match &self.postgres {
            Some((cluster, name)) => on_cluster(cluster, name),
            None => format!("sqlite:{}", self.dir().join("uitstroom.db").display()),
        }
    }

    /// Runs the program on this folder, with 22 November 2026 for today.
    pub fn run(&self, words: &[&str]) -> assert_cmd::assert::Assert {
        Command::from_std(self.command(words)).assert()
    }

    pub fn command(&self, words: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(program());
        if self.postgres.is_some() {
            command.env("UITSTROOM_DATABASE__URL", self.url());
        }
        command.args(words).arg("--dir").arg(self.dir()).args(["--today", "2026-11-22"]);
        command
    }

    pub fn lines(&self, words: &[&str]) -> Vec<String> {
        let output = self.run(words).success().get_output().stdout.clone();
        String::from_utf8(output).expect("text").lines().map(str::to_owned).collect()
    }

    /// What a refused command says; it ends with 1.
    pub fn refusal(&self, words: &[&str]) -> String {
        String::from_utf8(self.run(words).code(1).get_output().stderr.clone()).expect("text")
    }

    pub fn database(&self) -> Database {
        let key = std::fs::read(self.dir().join("uitstroom.key")).expect("the key is there");
        Database::open(&self.url(), &key).expect("the database opens")
    }

    /// A permit over every workplace, as a command has it.
    pub fn permit(&self, db: &Database) -> Permit {
        let workplaces = db.read(uitstroom::db::workplace::all).expect("workplaces").into_iter().map(|it| it.id).collect();
        Permit::grant(
            &Holder { actor: Actor::Program("test"), role: None, workplaces, covers: vec![], municipalities: vec![] },
            Action::ReadArrangement,
        )
        .expect("a permit")
    }

    pub fn load(&self, db: &Database) -> Loaded {
        let permit = self.permit(db);
        db.read(|conn| case_files::load(conn, &permit, Stretch::ALL)).expect("case files")
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        if let Some((cluster, name)) = &self.postgres
            && let Ok(mut conn) = PgConnection::establish(cluster)
        {
            let _ = diesel::sql_query(format!("DROP DATABASE {name} WITH (FORCE)")).execute(&mut conn);
        }
    }
}

/// How many revisions of accounts a SQLite file holds.
pub fn revisions_of_accounts(file: &Path) -> i64 {
    use diesel::SqliteConnection;
    #[derive(diesel::QueryableByName)]
    struct Counted {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        it: i64,
    }
    let mut conn = SqliteConnection::establish(&file.to_string_lossy()).expect("the file opens");
    let question = "SELECT count(*) AS it FROM revisions WHERE noun = 'account'";
    diesel::sql_query(question).get_result::<Counted>(&mut conn).expect("a count").it
}

/// The program as it was built.
pub fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_uitstroom"))
}

/// One of the project's own messages.
pub fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ijw").join(name).display().to_string()
}
