//! The doctor finds what was done to an installation, and `config show` tells where settings come from.

use crate::support::installation::Installation;
use serde_json::Value;

fn findings(installation: &Installation) -> (bool, Vec<Value>) {
    let output = installation.command(&["doctor", "--json"]).output().unwrap();
    (output.status.success(), serde_json::from_slice(&output.stdout).unwrap())
}

fn level(installation: &Installation, check: &str) -> (bool, String, String) {
    let (well, found) = findings(installation);
    let it = found.iter().find(|it| it["check"] == check).unwrap_or_else(|| panic!("{check}: {found:#?}"));
    (well, it["level"].as_str().unwrap().to_owned(), it["todo"].as_str().unwrap().to_owned())
}

#[test]
fn a_new_installation_has_no_failure_and_says_what_is_still_to_do() {
    let installation = Installation::made();
    let (well, found) = findings(&installation);
    assert!(well, "{found:#?}");
    let warned: Vec<_> = found.iter().filter(|it| it["level"] == "warn").map(|it| it["check"].as_str().unwrap()).collect();
    let expected =
        if installation.url().starts_with("sqlite:") { &["accounts", "backup", "backup place"][..] } else { &["accounts", "backup"] };
    // The test cluster runs without fsync, which the doctor says.
    assert_eq!(warned.into_iter().filter(|it| *it != "durability").collect::<Vec<_>>(), expected, "{found:#?}");
    installation.run(&["backup", "create"]).success();
    assert_eq!(level(&installation, "backup").1, "ok");
    assert!(installation.lines(&["doctor"]).iter().any(|it| it.starts_with("ok") && it.contains("trails")));
}

#[test]
fn someone_without_a_second_factor_is_named() {
    let installation = Installation::made();
    installation
        .run(&["user", "create", "bea", "--role", "administrator", "--name", "Bea Smulders", "--email", "bea@gemeente.example"])
        .success();
    let said = installation.lines(&["doctor"]).join("\n");
    assert!(said.contains("without password and second factor: bea") && !said.contains("Smulders"), "{said}");
    installation.run(&["user", "lock", "bea"]).success();
    let (_, locked, todo) = level(&installation, "accounts");
    assert!(locked == "warn" && todo.contains("uitstroom user unlock") && !todo.contains("init"), "{todo}");
}

#[cfg(unix)]
#[test]
fn an_open_key_a_missing_key_and_another_key_fail() {
    use std::os::unix::fs::PermissionsExt;
    let installation = Installation::made();
    installation
        .run(&["user", "create", "bea", "--role", "administrator", "--name", "Bea Smulders", "--email", "bea@gemeente.example"])
        .success();
    let key = installation.dir().join("uitstroom.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let (well, level_, todo) = level(&installation, "key");
    assert!(!well && level_ == "fail" && todo.contains("chmod 600"), "{todo}");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(&key, "another").unwrap();
    assert_eq!(level(&installation, "key fits").1, "fail");
    std::fs::remove_file(&key).unwrap();
    assert_eq!(level(&installation, "key").1, "fail");
}

#[test]
fn damage_and_a_broken_trail_fail() {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, PgConnection, SqliteConnection};
    let installation = Installation::made();
    for login in ["bea", "piet"] {
        installation
            .run(&["user", "create", login, "--role", "administrator", "--name", "Iemand", "--email", "i@gemeente.example"])
            .success();
    }
    let changed = "UPDATE audit_events SET actor = 'nobody' WHERE seq = 1";
    let url = installation.url();
    match url.strip_prefix("sqlite:") {
        None => PgConnection::establish(&url).unwrap().batch_execute(changed).unwrap(),
        Some(file) => {
            let mut conn = SqliteConnection::establish(file).unwrap();
            conn.batch_execute(changed).unwrap();
            conn.batch_execute(
                "PRAGMA foreign_keys = OFF; INSERT INTO drafts (account_id, case_id, body, saved_at) VALUES (77, 77, '', '2026-01-01')",
            )
            .unwrap();
            assert_eq!(level(&installation, "integrity").1, "fail");
        }
    }
    assert_eq!(level(&installation, "trails").1, "fail");
}

#[test]
fn an_older_backup_and_a_small_disk_are_told() {
    let installation = Installation::made();
    installation.run(&["backup", "create"]).success();
    std::fs::write(installation.dir().join("uitstroom.toml"), "[upkeep]\noldest_backup_hours = -1\nleast_free_mb = 1000000000\n").unwrap();
    assert_eq!(level(&installation, "backup").1, "warn");
    assert_eq!(level(&installation, "disk").1, "fail");
    std::fs::write(installation.dir().join("uitstroom.toml"), "[upkeep]\noldest = 1\n").unwrap();
    assert_eq!(level(&installation, "settings").1, "fail");
}

#[test]
fn a_mail_server_that_does_not_answer_is_told() {
    let installation = Installation::made();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let settings = |more: &str| {
        let smtp = format!("[mail]\ntransport = \"smtp\"\nhost = \"127.0.0.1\"\nport = {port}\ntls = \"none\"\n{more}");
        std::fs::write(installation.dir().join("uitstroom.toml"), smtp).unwrap();
    };
    settings("from = \"post@uitstroom.example\"\n");
    assert_eq!(level(&installation, "mail server").1, "warn");
    settings("from = \"nobody\"\n");
    assert_eq!(level(&installation, "mail server").1, "fail");
    std::fs::write(installation.dir().join("uitstroom.toml"), "[mail]\ntransport = \"file\"\nfrom = \"post@uitstroom.example\"\n").unwrap();
    assert_eq!(level(&installation, "mail server").1, "ok");
}

#[test]
fn every_setting_is_shown_with_where_it_comes_from() {
    let installation = Installation::made();
    std::fs::write(installation.dir().join("uitstroom.toml"), "[server]\nidle_minutes = 20\n").unwrap();
    let mut command = installation.command(&["config", "show", "--json"]);
    command.env("UITSTROOM_SERVER__PORT", "8081").env("UITSTROOM_DATABASE__URL", "postgres://u:geheim@localhost/x");
    let output = command.output().unwrap();
    let shown: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let of = |name: &str| {
        let it = shown.iter().find(|it| it["name"] == name).unwrap();
        (it["value"].as_str().unwrap().to_owned(), it["origin"].as_str().unwrap().to_owned())
    };
    assert_eq!(of("server.port"), ("8081".into(), "UITSTROOM_SERVER__PORT".into()));
    assert_eq!(of("server.idle_minutes").0, "20");
    assert!(of("server.idle_minutes").1.starts_with("file ") && of("server.idle_minutes").1.ends_with("uitstroom.toml"));
    assert_eq!(of("log_in.argon2_passes"), ("3".into(), "default".into()));
    assert_eq!(of("database.url"), ("postgres:•••".into(), "UITSTROOM_DATABASE__URL".into()));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("geheim"));
    assert!(installation.lines(&["config", "show"]).iter().any(|it| it.starts_with("server.secure_cookies") && it.ends_with("default")));
}
