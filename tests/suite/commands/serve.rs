//! The program as a server: from an empty folder to logging in, and everything it refuses to start with.

use crate::support::installation::{Installation, program};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use uitstroom::clock::Clock;
use uitstroom::db::account::{Credentials, set_credentials};
use uitstroom::db::{By, DbError};
use uitstroom::domain::permission::Actor;
use uitstroom::web::secret::{Secrets, new_totp_secret, totp_code};

/// A server of our own; it ends with the test.
pub struct Served {
    process: Child,
    address: String,
}

impl Served {
    pub fn start(installation: &Installation, environment: &[(&str, &str)]) -> Self {
        let mut command = installation.command(&["serve", "--port", "0"]);
        command.envs(environment.iter().copied()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("the program starts");
        let mut line = String::new();
        BufReader::new(process.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").unwrap_or_else(|| panic!("{line}")).to_owned();
        let served = Self { process, address };
        // The line comes before the first answer.
        assert_eq!(served.ask("GET /health/live", &[], "").0, 200);
        served
    }

    /// Status, head and body of an answer.
    pub fn ask(&self, request: &str, headers: &[&str], body: &str) -> (u16, String, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let headers: String = headers.iter().map(|it| format!("{it}\r\n")).collect();
        let sent = if body.is_empty() {
            String::new()
        } else {
            format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n", body.len())
        };
        write!(stream, "{request} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n{headers}{sent}\r\n{body}").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), head.to_owned(), body.to_owned())
    }

    /// Asks it to stop, as systemd does.
    #[cfg(unix)]
    pub fn stop(mut self) -> std::process::ExitStatus {
        assert!(Command::new("kill").arg(self.process.id().to_string()).status().unwrap().success());
        self.process.wait().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn by() -> By {
    By { actor: Actor::Program("test"), role: None, covers: vec![] }
}

/// SQL past the program, on the main data.
fn execute(installation: &Installation, statement: &str) {
    use diesel::{Connection, PgConnection, RunQueryDsl, SqliteConnection, sql_query};
    let url = installation.url();
    match url.strip_prefix("sqlite:") {
        Some(file) => sql_query(statement).execute(&mut SqliteConnection::establish(file).unwrap()).unwrap(),
        None => sql_query(statement).execute(&mut PgConnection::establish(&url).unwrap()).unwrap(),
    };
}

/// What comes after a word, up to the sign that ends it.
fn after<'a>(text: &'a str, word: &str, end: char) -> &'a str {
    text.split_once(word).unwrap_or_else(|| panic!("{word} in {text}")).1.split(end).next().unwrap()
}

#[cfg(unix)]
#[test]
fn from_an_empty_folder_to_logging_in_and_a_stop_that_is_asked_for() {
    let installation = Installation::made();
    let create = ["user", "create", "bea", "--role", "administrator", "--name", "Bea Smulders", "--email", "bea@gemeente.example"];
    installation.run(&create).success();
    let (db, secret) = (installation.database(), new_totp_secret());
    let cheap = [("UITSTROOM_LOG_IN__ARGON2_MEMORY_KIB", "8"), ("UITSTROOM_LOG_IN__ARGON2_PASSES", "1")];
    let key = std::fs::read(installation.dir().join("uitstroom.key")).unwrap();
    let password_hash = Secrets::new(&crate::support::app::config().log_in, &key).unwrap().hash("een lange zin").unwrap();
    db.write(by(), Clock::default().now(), |tx| -> Result<(), DbError> {
        let bea = uitstroom::db::account::called(tx.conn(), "bea")?.unwrap();
        set_credentials(tx, &Credentials { account_id: bea.id, password_hash, totp_secret: secret.clone(), totp_last_step: 0 })
    })
    .unwrap();

    let served = Served::start(&installation, &cheap);
    let (status, head, _) = served.ask("POST /log-in", &[], "user=bea&password=een+lange+zin");
    assert_eq!((status, after(&head, "location: ", '\r')), (303, "/log-in/code"), "{head}");
    let cookie = format!("Cookie: {}", after(&head, "set-cookie: ", ';'));
    let page = served.ask("GET /log-in/code", &[&cookie], "").2;
    let csrf = after(page.split_once("name=\"csrf\"").unwrap().1, "value=\"", '"').to_owned();
    let seconds = u64::try_from(Clock::default().now().and_utc().timestamp()).unwrap();
    let body = format!("csrf={csrf}&code={}", totp_code(&secret, seconds).unwrap());
    let (status, head, _) = served.ask("POST /log-in/code", &[&cookie], &body);
    assert_eq!((status, after(&head, "location: ", '\r')), (303, "/"), "{head}");
    let cookie = format!("Cookie: {}", after(&head, "set-cookie: ", ';'));
    let (status, _, page) = served.ask("GET /", &[&cookie], "");
    assert_eq!(status, 200);
    assert!(page.contains("Bea Smulders"), "{page}");

    let (status, head, body) = served.ask("HEAD /log-in", &[], "");
    assert_eq!((status, body.as_str()), (200, ""), "{head}");
    assert_eq!(served.ask("HEAD /nowhere", &[], "").0, 404);
    assert!(served.stop().success(), "it ends well when it is asked to");
}

#[test]
fn health_says_whether_it_lives_and_whether_it_can_do_its_work() {
    let installation = Installation::made();
    let served = Served::start(&installation, &[]);
    let told = |path: &str| {
        let (status, head, body) = served.ask(&format!("GET {path}"), &[], "");
        assert!(head.contains("content-type: application/json"), "{head}");
        (status, serde_json::from_str::<serde_json::Value>(&body).unwrap())
    };
    assert_eq!(told("/health/live"), (200, serde_json::json!({ "status": "live" })));
    let well = serde_json::json!({ "database": true, "migrations": true, "key": true, "disk": true, "outbox": true });
    assert_eq!(told("/health/ready"), (200, serde_json::json!({ "status": "ready", "checks": well })));

    execute(
        &installation,
        "INSERT INTO accounts (version, login, name, role, locale, theme, shortcuts) VALUES (1, 'x', 'X', 'gp', 'nl', 'system', TRUE)",
    );
    execute(
        &installation,
        "INSERT INTO outbox (account_id, kind, due_on, message_id, subject, plain, html, queued_at, attempts, next_at) \
         SELECT id, 'digest', '2026-01-01', 'm', 's', 'p', 'h', '2026-01-01 08:00:00', 1, '2026-01-01 08:00:00' FROM accounts",
    );
    assert_eq!(told("/health/ready").0, 200, "no mail is sent here, so none is late");
    let doctor = |environment: &[(&str, &str)]| {
        let output = installation.command(&["doctor"]).envs(environment.iter().copied()).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let said = doctor(&[]);
    assert!(said.contains("no mail is sent") && !said.contains("wait longer"), "{said}");
    let mail = [("UITSTROOM_MAIL__TRANSPORT", "file"), ("UITSTROOM_MAIL__FROM", "post@uitstroom.example")];
    let said = doctor(&mail);
    assert!(said.contains("1 wait longer than an hour"), "{said}");
    let health = |sends| installation.database().health(Clock::default().now(), 0, sends);
    assert!(health(false).is_well() && !health(true).outbox && !health(true).is_well());
    execute(&installation, "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')");
    let (status, broken) = told("/health/ready");
    assert_eq!((status, &broken["status"], &broken["checks"]["migrations"]), (503, &"not ready".into(), &false.into()));
    assert_eq!(told("/health/live").0, 200);
}

#[test]
fn a_full_disk_is_told_before_it_is_full() {
    let installation = Installation::made();
    let served = Served::start(&installation, &[("UITSTROOM_UPKEEP__LEAST_FREE_MB", "1000000000")]);
    let on_sqlite = installation.url().starts_with("sqlite:");
    let (status, _, body) = served.ask("GET /health/ready", &[], "");
    assert_eq!((status, body.contains("\"disk\":false")), if on_sqlite { (503, true) } else { (200, false) }, "{body}");
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused_with_what_to_do() {
    use std::os::unix::fs::PermissionsExt;
    let installation = Installation::made();
    let key = installation.dir().join("uitstroom.key");
    for mode in [0o640, 0o604] {
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).unwrap();
        let said = installation.refusal(&["serve", "--port", "0"]);
        assert!(said.contains("chmod 600"), "{said}");
    }
}

#[test]
fn a_folder_that_is_not_there_and_a_key_of_other_data_are_refused() {
    assert!(Installation::empty().refusal(&["serve"]).contains("uitstroom init"));
    let installation = Installation::made();
    let create = ["user", "create", "bea", "--role", "administrator", "--name", "Bea Smulders", "--email", "bea@gemeente.example"];
    installation.run(&create).success();
    std::fs::write(installation.dir().join("uitstroom.key"), "another").unwrap();
    for words in
        [&["user", "list"][..], &["user", "lock", "bea"], &["audit", "verify"], &["backup", "create"], &["init"], &["serve", "--port", "0"]]
    {
        let said = installation.refusal(words);
        assert!(said.contains("not the one these data were written with") && said.contains("UITSTROOM_KEY_FILE"), "{words:?}: {said}");
    }
}

#[test]
fn an_event_that_someone_changed_breaks_the_trail_and_does_not_lock_everyone_out() {
    let installation = Installation::made();
    for login in ["bea", "piet"] {
        installation
            .run(&["user", "create", login, "--role", "administrator", "--name", "Iemand", "--email", "i@gemeente.example"])
            .success();
    }
    execute(&installation, "UPDATE audit_events SET actor = 'nobody' WHERE seq = (SELECT max(seq) FROM audit_events)");
    let output = installation.run(&["audit", "verify"]).code(1).get_output().clone();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("broken") && !said.contains("key"), "{said}");
    assert_eq!(installation.lines(&["user", "list"]).len(), 2);
}

/// Filling a table from a long log is one statement; the database itself notes what holds while the schema is made.
#[test]
fn the_steps_of_the_schema_take_their_time_on_postgresql() {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, PgConnection};
    let installation = Installation::empty();
    let url = installation.url();
    if url.starts_with("sqlite:") {
        return;
    }
    let noting = "CREATE SCHEMA told; CREATE TABLE told.limits (it TEXT); \
                  CREATE FUNCTION told.note() RETURNS event_trigger LANGUAGE plpgsql AS \
                  $$ BEGIN INSERT INTO told.limits VALUES (current_setting('statement_timeout')); END $$; \
                  CREATE EVENT TRIGGER noting ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'CREATE INDEX') EXECUTE FUNCTION told.note()";
    PgConnection::establish(&url).unwrap().batch_execute(noting).unwrap();
    installation.run(&["init"]).success();
    let asked = |conn: &mut uitstroom::db::connection::Conn, question| uitstroom::db::dialect::bulk::texts(conn, question);
    let db = installation.database();
    let limits = db.read(|conn| asked(conn, "SELECT DISTINCT it FROM told.limits").map_err(DbError::from)).unwrap();
    assert!(limits.contains(&"0".to_owned()) && limits.iter().all(|it| it == "0"), "{limits:?}");
    let after = db.write(by(), Clock::default().now(), |tx| -> Result<_, DbError> {
        Ok(asked(tx.conn(), "SELECT current_setting('statement_timeout') AS it")?)
    });
    assert_eq!(after.unwrap(), ["10s"], "and a page waits no longer than before");
}

/// A disk that is not there, or an address with a slip in it.
#[test]
fn data_that_are_not_there_do_not_become_an_empty_register() {
    let installation = Installation::made();
    let slip = installation.dir().join("uitstrom.db");
    let other = Installation::empty();
    // On PostgreSQL the database of another installation, in which nothing is yet.
    let url = if other.url().starts_with("sqlite:") { format!("sqlite:{}", slip.display()) } else { other.url() };
    for words in
        [&["serve", "--port", "0"][..], &["user", "list"], &["audit", "verify"], &["backup", "create"], &["worklist", "--user", "bea"]]
    {
        let mut process = installation.command(words).env("UITSTROOM_DATABASE__URL", &url).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stderr.take().unwrap()).read_line(&mut line).unwrap();
        // A server that starts after all would go on.
        let _ = process.kill();
        let _ = process.wait();
        assert!(
            line.contains("nothing is in") && line.contains("uitstroom init") && line.contains("restore a backup"),
            "{words:?}: {line}"
        );
        assert!(!slip.exists());
    }
}

#[test]
fn a_key_may_lie_outside_the_folder() {
    let (installation, elsewhere) = (Installation::empty(), tempfile::tempdir().unwrap());
    let key = elsewhere.path().join("key");
    let run = |words: &[&str]| installation.command(words).env("UITSTROOM_KEY_FILE", &key).output().unwrap();
    assert!(run(&["init"]).status.success());
    assert!(key.exists() && !installation.dir().join("uitstroom.key").exists());
    assert!(run(&["audit", "verify"]).status.success());
    let said = installation.refusal(&["audit", "verify"]);
    assert!(said.contains("there are data in") && said.contains("UITSTROOM_KEY_FILE") && !said.contains("uitstroom init"), "{said}");
}

#[test]
fn a_key_that_lies_elsewhere_gets_no_second_one_beside_the_data() {
    let (installation, elsewhere) = (Installation::empty(), tempfile::tempdir().unwrap());
    let key = elsewhere.path().join("key");
    let run = |words: &[&str]| installation.command(words).env("UITSTROOM_KEY_FILE", &key).output().unwrap();
    assert!(run(&["init"]).status.success());
    let create = ["user", "create", "bea", "--role", "administrator", "--name", "Bea Smulders", "--email", "bea@gemeente.example"];
    for accounts in 0..2 {
        let said = installation.refusal(&["init"]);
        assert!(said.contains("key_file") && said.contains("UITSTROOM_KEY_FILE") && said.contains("nothing was changed"), "{said}");
        assert!(!installation.dir().join("uitstroom.key").exists());
        if accounts == 0 {
            assert!(run(&create).status.success());
        }
    }
    let demo = Command::new(program())
        .args(["demo", "--port", "0", "--dir"])
        .arg(elsewhere.path().join("demo"))
        .env("UITSTROOM_DATABASE__URL", installation.url())
        .output()
        .unwrap();
    assert_eq!(demo.status.code(), Some(1));
    assert!(!elsewhere.path().join("demo").exists(), "the demo makes no key over data either");
    assert_eq!(String::from_utf8(run(&["audit", "verify"]).stdout).unwrap().trim(), "whole: 1 events");
}

#[test]
fn data_of_a_newer_program_are_refused_and_left_as_they_are() {
    let installation = Installation::made();
    execute(&installation, "INSERT INTO __diesel_schema_migrations (version) VALUES ('29991231000001')");
    for words in [&["serve", "--port", "0"][..], &["user", "list"], &["backup", "verify", "nothing"], &["doctor"]] {
        installation.run(words).code(1);
    }
    let said = installation.refusal(&["serve", "--port", "0"]);
    assert!(said.contains("made by a newer version") && said.contains("nothing was changed"), "{said}");
    assert!(uitstroom::db::Database::open(&installation.url(), b"key").is_err_and(|it| matches!(it, DbError::Newer)));
}

/// The first step of the schema, as an older program left it.
#[test]
fn data_of_an_older_program_are_backed_up_before_they_are_brought_up_to_date() {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, SqliteConnection};
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    std::fs::write(dir.join("uitstroom.key"), "key").unwrap();
    for (file, tree, step) in [("uitstroom.db", "sqlite", "000001_case_register"), ("views.db", "sqlite-views", "000001_view_records")] {
        let up = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("migrations/{tree}/2026-11-22-{step}/up.sql"));
        let mut conn = SqliteConnection::establish(&dir.join(file).to_string_lossy()).unwrap();
        conn.batch_execute(&std::fs::read_to_string(up).unwrap()).unwrap();
        conn.batch_execute(
            "CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP); \
             INSERT INTO __diesel_schema_migrations (version) VALUES ('20261122000001')",
        )
        .unwrap();
    }
    let mut conn = SqliteConnection::establish(&dir.join("uitstroom.db").to_string_lossy()).unwrap();
    conn.batch_execute(
        "INSERT INTO accounts (version, login, name, role, locale, theme, shortcuts) VALUES (1, 'x', 'X', 'gp', 'nl', 'system', 1)",
    )
    .unwrap();
    drop(conn);
    let run = |words: &[&str]| Command::new(program()).args(words).arg("--dir").arg(dir).output().unwrap();
    let doctor = String::from_utf8(run(&["doctor"]).stdout).unwrap();
    assert!(doctor.contains("of an older version"), "{doctor}");
    let listed = run(&["user", "list", "--json"]);
    assert!(listed.status.success() && String::from_utf8_lossy(&listed.stderr).contains("a backup was made"));
    assert!(String::from_utf8_lossy(&listed.stdout).contains("\"x\""));
    let (file, manifest) = uitstroom::db::backup::newest(&dir.join("backups")).unwrap();
    assert_eq!((manifest.schema.as_str(), manifest.rows["accounts"]), ("20261122000001", 1));
    assert!(!manifest.rows.contains_key("outbox"), "the backup is of before the upgrade");
    // It opens with this program, and can be restored.
    assert!(run(&["backup", "verify", &file.to_string_lossy()]).status.success());
    assert!(!String::from_utf8_lossy(&run(&["user", "list"]).stderr).contains("backup"), "once");
}

#[test]
fn behind_a_proxy_attempts_count_by_who_asks_and_without_one_nobody_is_believed() {
    let installation = Installation::made();
    let limit = ("UITSTROOM_LOG_IN__ATTEMPTS_PER_MINUTE", "1");
    let tried =
        |served: &Served, forwarded: &str| served.ask("POST /log-in", &[&format!("X-Forwarded-For: {forwarded}")], "user=x&password=y").0;
    let direct = Served::start(&installation, &[limit]);
    assert_eq!((tried(&direct, "192.0.2.1"), tried(&direct, "192.0.2.2")), (422, 429), "the header is not believed");
    drop(direct);
    let behind = Served::start(&installation, &[limit, ("UITSTROOM_SERVER__TRUSTED_PROXIES", "1")]);
    // 429 comes also from the wait per name; another name each time keeps that out.
    let tried = |who: &str, forwarded: &str| {
        behind.ask("POST /log-in", &[&format!("X-Forwarded-For: {forwarded}")], &format!("user={who}&password=y")).0
    };
    assert_eq!((tried("a", "192.0.2.1"), tried("b", "192.0.2.2"), tried("c", "192.0.2.2")), (422, 422, 429));
    assert_eq!(tried("d", "203.0.113.9, 192.0.2.2"), 429, "what stands before the proxy's own word is not believed");
}
