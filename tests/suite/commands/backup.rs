//! Backups: under load, restored and compared; and everything that may be wrong with one.

use super::serve::Served;
use crate::support::app::KEY;
use crate::support::installation::{Installation, program};
use crate::support::*;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use uitstroom::db::backup::{self, BackupError, Making};
use uitstroom::db::connection::Target;
use uitstroom::db::copy::{Tallies, tallies};
use uitstroom::db::{By, Database, DbError};
use uitstroom::domain::account::Theme;
use uitstroom::domain::permission::{Action, Actor};

/// A folder with the key of the tests, whose data are those of the store.
fn folder_of(store: &Store) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("uitstroom.key"), KEY).unwrap();
    std::fs::write(folder.path().join("uitstroom.toml"), format!("[database]\nurl = \"{}\"\n", store.url())).unwrap();
    folder
}

fn run(words: &[&str], dir: &Path) -> Output {
    Command::new(program()).args(words).arg("--dir").arg(dir).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn made(dir: &Path) -> PathBuf {
    let output = run(&["backup", "create", "--json"], dir);
    assert!(output.status.success(), "{}", said(&output));
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    PathBuf::from(told["file"].as_str().unwrap())
}

/// Restores into a folder of its own on SQLite, with the key beside it.
fn restored(file: &Path) -> (tempfile::TempDir, Target) {
    let folder = tempfile::tempdir().unwrap();
    let (dir, key) = (folder.path().join("new"), folder.path().join("key"));
    std::fs::write(&key, KEY).unwrap();
    let output = run(&["backup", "restore", &file.to_string_lossy(), "--key-file", &key.to_string_lossy()], &dir);
    assert!(output.status.success(), "{}", said(&output));
    let target = Target::Sqlite(dir.join("uitstroom.db"));
    (folder, target)
}

fn without_sessions(mut of: Tallies) -> Tallies {
    of.remove("sessions");
    of
}

fn full_store() -> Store {
    let store = Store::new();
    for number in 0..12 {
        store.youth().named(&format!("Kind{number}"), "", "Proef\"é\u{1F600}").owned_by(SANNE).arrangement(until("2026-12-20")).insert();
    }
    store.write(|tx| uitstroom::db::session::begin(tx, "an open session", SANNE.id, true));
    let permit = store.permit(SANNE, Action::ReadNotes);
    store.db.seen(&permit, uitstroom::domain::change::Noun::Youth, &[1], store.clock.now()).unwrap();
    store
}

#[test]
fn a_backup_restored_on_an_empty_folder_is_equal_table_by_table_and_everyone_logs_in_again() {
    let store = full_store();
    let folder = folder_of(&store);
    let file = made(folder.path());
    let (new, target) = restored(&file);
    let source = tallies(&Target::parse(&store.url()).unwrap()).unwrap();
    assert!(source["youths"].rows >= 12 && source["view_records"].rows == 1 && source["audit_events"].rows > 20);
    assert_eq!(without_sessions(tallies(&target).unwrap()), without_sessions(source));
    let dir = new.path().join("new");
    let verified = run(&["audit", "verify"], &dir);
    assert!(verified.status.success(), "{}", said(&verified));
    let db = Database::open(&format!("sqlite:{}", dir.join("uitstroom.db").display()), KEY).unwrap();
    assert!(db.read(|conn| uitstroom::db::session::find(conn, "an open session")).unwrap().is_none());
    let left: Vec<_> = std::fs::read_dir(&dir).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|it| !it.starts_with('.')), "nothing unsealed stays behind: {left:?}");
    let sealed = std::fs::read(&file).unwrap();
    for secret in ["Proef", "Sanne", "SQLite format"] {
        assert!(!sealed.windows(secret.len()).any(|it| it == secret.as_bytes()), "{secret} can be read");
    }
}

#[test]
fn a_backup_under_load_is_one_moment_of_it() {
    let store = full_store();
    let folder = folder_of(&store);
    let on = AtomicBool::new(true);
    let permit = store.permit(SANNE, Action::ReadNotes);
    let file = std::thread::scope(|scope| {
        for colleague in [SANNE, TOM] {
            let (db, clock, on) = (store.another_instance(), &store.clock, &on);
            scope.spawn(move || {
                let by = || By { actor: Actor::Account(colleague.id), role: Some(colleague.role), covers: vec![] };
                let mut theme = Theme::Light;
                while on.load(Ordering::SeqCst) {
                    theme = if theme == Theme::Light { Theme::Dark } else { Theme::Light };
                    db.write(by(), clock.now(), |tx| -> Result<(), DbError> {
                        let account = uitstroom::db::account::find(tx.conn(), colleague.id)?;
                        tx.save(account.prefer(account.locale, theme, account.shortcuts, account.digest))
                    })
                    .expect("no save fails while a backup is made");
                }
            });
        }
        let (db, clock, on, permit) = (store.another_instance(), &store.clock, &on, &permit);
        scope.spawn(move || {
            while on.load(Ordering::SeqCst) {
                db.seen(permit, uitstroom::domain::change::Noun::Youth, &[1], clock.now()).expect("no view fails either");
            }
        });
        let before = store.count("audit_events");
        while store.count("audit_events") < before + 5 {
            std::thread::yield_now();
        }
        let file = std::panic::catch_unwind(|| made(folder.path()));
        let during = store.count("audit_events");
        while store.count("audit_events") < during + 5 {
            std::thread::yield_now();
        }
        on.store(false, Ordering::SeqCst);
        file.unwrap()
    });
    let (new, target) = restored(&file);
    let (then, now) = (tallies(&target).unwrap(), tallies(&Target::parse(&store.url()).unwrap()).unwrap());
    assert!(then["audit_events"].rows < now["audit_events"].rows, "saves went on after it");
    assert_eq!(then["youths"], now["youths"]);
    // Each change of an account has its event and its revision at every moment.
    let db = Database::open(&format!("sqlite:{}", new.path().join("new/uitstroom.db").display()), KEY).unwrap();
    let versions: i64 = db.read(uitstroom::db::account::all).unwrap().iter().map(|(it, _)| i64::from(it.version)).sum();
    assert_eq!(versions, crate::support::installation::revisions_of_accounts(&new.path().join("new/uitstroom.db")));
    assert!(matches!(db.verify_audit().unwrap(), uitstroom::db::audit::Verdict::Whole { events } if events == then["audit_events"].rows));
    assert_eq!(db.verify_views().unwrap(), None);
}

#[test]
fn a_backup_that_is_not_right_is_refused_in_words_and_leaves_nothing() {
    let store = full_store();
    let folder = folder_of(&store);
    let file = made(folder.path());
    let scratch = tempfile::tempdir().unwrap();
    let other = scratch.path().join("other.backup");
    let whole = std::fs::read(&file).unwrap();
    let refused = |bytes: &[u8], key: &[u8]| {
        std::fs::write(&other, bytes).unwrap();
        let error = backup::verify(&other, key, scratch.path(), "a run").unwrap_err();
        assert_eq!(std::fs::read_dir(scratch.path()).unwrap().count(), 1, "{error}");
        error
    };
    assert!(matches!(refused(&whole, b"another key"), BackupError::OtherKey(_)));
    assert!(matches!(refused(b"no backup", KEY), BackupError::NoBackup(_)));
    let line = whole.iter().position(|it| *it == b'\n').unwrap();
    let mut changed = whole.clone();
    changed[line + 1000] ^= 1;
    assert!(matches!(refused(&changed, KEY), BackupError::Broken(..)));
    assert!(matches!(refused(&whole[..whole.len() - 1000], KEY), BackupError::Broken(..)));
    // The words in front are part of what is sealed.
    let front = String::from_utf8(whole[..line].to_vec()).unwrap();
    let told = front.replacen("\"youths\":12", "\"youths\":13", 1);
    assert_ne!(told, front);
    assert!(matches!(refused(&[told.as_bytes(), &whole[line..]].concat(), KEY), BackupError::Broken(..)));
    std::fs::write(&other, &whole).unwrap();
    assert_eq!(backup::verify(&other, KEY, scratch.path(), "a run").unwrap().0.rows["youths"], 12);

    let dir = scratch.path().join("new");
    let output = run(&["backup", "restore", &other.to_string_lossy()], &dir);
    assert!(said(&output).contains("--key-file") && !dir.exists(), "{}", said(&output));
}

#[test]
fn a_broken_trail_is_told_by_every_step_and_keeps_no_data_from_anyone() {
    let store = full_store();
    let folder = folder_of(&store);
    store.execute("UPDATE audit_events SET event = '{}' WHERE seq = 2");
    store.execute_on_views("UPDATE view_records SET ids = '2' WHERE seq = 1");
    let output = run(&["backup", "create", "--json"], folder.path());
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &told["broken"]), (Some(1), &serde_json::json!({ "event": 2, "view": 1 })), "{}", said(&output));
    let broken = "the trail of changes breaks at 2, and the trail of views breaks at 1";
    assert!(said(&output).contains(broken) && said(&output).contains("privacy officer"), "{}", said(&output));
    let file = PathBuf::from(told["file"].as_str().unwrap());

    let output = run(&["backup", "verify", &file.to_string_lossy()], folder.path());
    assert!(output.status.code() == Some(1) && said(&output).contains(broken) && !said(&output).contains("whole"), "{}", said(&output));

    let (new, key) = (tempfile::tempdir().unwrap(), folder.path().join("uitstroom.key"));
    let output = run(&["backup", "restore", &file.to_string_lossy(), "--key-file", &key.to_string_lossy()], new.path());
    assert!(output.status.success(), "{}", said(&output));
    let warned = String::from_utf8_lossy(&output.stderr);
    assert!(warned.contains("WARNING") && warned.contains(broken) && warned.contains("privacy officer"), "{warned}");
    let source = tallies(&Target::parse(&store.url()).unwrap()).unwrap();
    let target = Target::Sqlite(new.path().join("uitstroom.db"));
    assert_eq!(without_sessions(tallies(&target).unwrap()), without_sessions(source));
    let listed = run(&["user", "list"], new.path());
    assert!(listed.status.success(), "{}", said(&listed));
}

#[cfg(unix)]
#[test]
fn what_is_restored_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let store = full_store();
    let folder = folder_of(&store);
    let (file, key) = (made(folder.path()), folder.path().join("uitstroom.key"));
    let new = tempfile::tempdir().unwrap();
    let open = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    open(new.path(), 0o755);
    let script = "umask 022; exec \"$0\" \"$@\"";
    let mut command = Command::new("sh");
    command.args(["-c", script]).arg(program()).args(["backup", "restore"]).arg(&file).arg("--key-file").arg(&key);
    let output = command.arg("--dir").arg(new.path()).output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(new.path()), 0o700);
    for name in ["uitstroom.db", "views.db", "uitstroom.key"] {
        assert_eq!(mode(&new.path().join(name)), 0o600, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn what_a_run_that_was_cut_off_left_unsealed_is_removed_and_in_nobodys_way() {
    let store = full_store();
    let folder = folder_of(&store);
    let file = made(folder.path());
    let front = std::fs::read(&file).unwrap();
    let front: serde_json::Value = serde_json::from_slice(front.split(|it| *it == b'\n').next().unwrap()).unwrap();
    let salt = &front["salt"].as_str().unwrap()[..12];
    let (left, living) = (folder.path().join(format!(".unsealed-{salt}")), folder.path().join(".unsealed-living"));
    for path in [&left, &living] {
        std::fs::create_dir(path).unwrap();
        std::fs::write(path.join("uitstroom.db"), "unsealed").unwrap();
    }
    let held = std::fs::File::open(&living).unwrap();
    held.try_lock().unwrap();
    for _ in 0..2 {
        let output = run(&["backup", "verify", &file.to_string_lossy()], folder.path());
        assert!(output.status.success(), "{}", said(&output));
        assert!(!left.exists(), "what was left is gone");
        assert!(living.join("uitstroom.db").exists(), "who is at work keeps what is theirs");
    }
    drop(held);
    assert!(run(&["backup", "verify", &file.to_string_lossy()], folder.path()).status.success());
    assert!(!living.exists());
}

#[test]
fn a_backup_never_overwrites_another() {
    let store = full_store();
    let (folder, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let target = Target::parse(&store.url()).unwrap();
    let at_once = |salt: &str| {
        let making = Making {
            key: KEY,
            scratch: folder.path(),
            to: to.path(),
            salt: salt.into(),
            now: store.clock.now().date().and_hms_opt(1, 2, 3).unwrap(),
        };
        backup::create(&target, &making)
    };
    let (file, _, _) = at_once("one").unwrap();
    let before = std::fs::read(&file).unwrap();
    assert!(matches!(at_once("two"), Err(BackupError::Exists(_))));
    assert_eq!(std::fs::read(&file).unwrap(), before);
    assert_eq!(std::fs::read_dir(to.path()).unwrap().count(), 1);
}

/// A limit on the size of a file, which is a full disk for whoever writes one.
#[cfg(unix)]
#[test]
fn a_full_disk_during_a_backup_leaves_no_half_one() {
    let store = full_store();
    let folder = folder_of(&store);
    let size = std::fs::metadata(made(folder.path())).unwrap().len();
    for room in [64 * 512, (size / 512 - 8) * 512] {
        let to = tempfile::tempdir().unwrap();
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", room / 512);
        let mut command = Command::new("sh");
        command.args(["-c", &script]).arg(program()).args(["backup", "create", "--to"]).arg(to.path()).arg("--dir").arg(folder.path());
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{room}: {}", said(&output));
        assert_eq!(std::fs::read_dir(to.path()).unwrap().count(), 0, "{room}: {}", said(&output));
        let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
        assert!(left.iter().all(|it| !it.starts_with(".unsealed")), "{left:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_restore_in_the_place_of_data_wants_the_server_stopped_and_keeps_what_was_there() {
    let installation = Installation::made();
    let create = |login| {
        let words = ["user", "create", login, "--role", "administrator", "--name", "Iemand", "--email", "i@gemeente.example"];
        installation.run(&words).success();
    };
    create("bea");
    let told: serde_json::Value = serde_json::from_str(&installation.lines(&["backup", "create", "--json"])[0]).unwrap();
    let file = told["file"].as_str().unwrap();
    create("piet");
    if !installation.url().starts_with("sqlite:") {
        let said = installation.refusal(&["backup", "restore", file, "--replace"]);
        assert!(said.contains("name an empty database"), "{said}");
        assert_eq!(installation.lines(&["user", "list"]).len(), 2);
        return;
    }
    let said = installation.refusal(&["backup", "restore", file]);
    assert!(said.contains("--replace"), "{said}");
    let served = Served::start(&installation, &[]);
    let said = installation.refusal(&["backup", "restore", file, "--replace"]);
    assert!(said.contains("stop the server first"), "{said}");
    assert!(served.stop().success());
    assert_eq!(installation.lines(&["user", "list"]).len(), 2, "nothing was changed so far");
    let lines = installation.lines(&["backup", "restore", file, "--replace"]);
    let kept = lines.iter().find_map(|it| it.strip_prefix("what was there before is kept in ")).unwrap();
    assert_eq!(installation.lines(&["user", "list"]).len(), 1);
    assert_eq!(tallies(&Target::Sqlite(Path::new(kept).join("uitstroom.db"))).unwrap()["accounts"].rows, 2);
}
