//! The command line: shapes, exit codes, plain words.

mod backup;
mod copy;
mod doctor;
mod install;
mod serve;
mod user;

use crate::support::app::KEY;
use crate::support::installation::Installation;
use crate::support::{Page, SANNE, TODAY, TestApp, until};
use assert_cmd::Command;

#[test]
fn rules_are_listed_in_the_shape_that_programs_rely_on() {
    let output = Command::cargo_bin("uitstroom").unwrap().args(["rules", "list", "--json"]).assert().success().get_output().stdout.clone();
    let rules: serde_json::Value = serde_json::from_slice(&output).unwrap();
    let past = rules.as_array().unwrap().iter().find(|it| it["code"] == "R06").unwrap();
    assert_eq!((&past["place"], &past["place_urgent"]), (&7.into(), &7.into()));
    assert_eq!(past["kinds"], serde_json::json!(["close"]));
    assert_eq!(past["subjects"], serde_json::json!(["arrangement"]));
    assert_eq!(past["audience"], serde_json::json!(["youth_professional", "access"]));
    assert_eq!(past["clears"], serde_json::json!(["stop", "decision"]));
    assert_eq!((&past["thresholds"][0]["name"], &past["thresholds"][0]["value"]), (&"late".into(), &5.into()));
    for rule in rules.as_array().unwrap() {
        for lang in ["nl", "en"] {
            let title = rule["title"][lang].as_str().unwrap();
            assert!(!title.is_empty() && !title.contains('⟦'), "{title}");
        }
    }
}

#[test]
fn wrong_usage_ends_with_two_and_a_missing_installation_with_one() {
    Command::cargo_bin("uitstroom").unwrap().args(["worklist"]).assert().code(2);
    Command::cargo_bin("uitstroom").unwrap().args(["no-such-verb"]).assert().code(2);
    let said = Installation::empty().refusal(&["worklist", "--user", "sanne"]);
    assert!(said.contains("uitstroom init"), "{said}");
}

#[test]
fn a_program_learns_whether_the_trail_is_whole_and_where_it_is_broken() {
    let store = crate::support::Store::new();
    store.youth().insert();
    let permit = store.permit(SANNE, uitstroom::domain::permission::Action::ReadCase);
    store.db.seen(&permit, uitstroom::domain::change::Noun::Youth, &[1], store.clock.now()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("uitstroom.key"), KEY).unwrap();
    let asked = || {
        let mut command = Command::cargo_bin("uitstroom").unwrap();
        command.env("UITSTROOM_DATABASE__URL", store.url()).args(["audit", "verify", "--json", "--dir"]).arg(folder.path());
        command.assert()
    };
    let told = |output: &[u8]| serde_json::from_slice::<serde_json::Value>(output).unwrap();
    let events = store.count("audit_events");
    let whole = serde_json::json!({"whole": true, "events": events, "broken_event": null, "broken_view": null});
    assert_eq!(told(&asked().success().get_output().stdout), whole);
    store.execute("UPDATE audit_events SET event = '{}' WHERE seq = 2");
    store.execute_on_views("UPDATE view_records SET ids = '2' WHERE seq = 1");
    let broken = serde_json::json!({"whole": false, "events": null, "broken_event": 2, "broken_view": 1});
    assert_eq!(told(&asked().code(1).get_output().stdout), broken);
}

#[test]
fn an_address_that_is_no_database_is_refused_instead_of_becoming_a_file() {
    for wrong in ["postgres:/x", "postgre://x", "uitstroom.db", "sqlite:"] {
        assert!(uitstroom::db::Database::open(wrong, b"key").is_err(), "{wrong}");
    }
}

/// Page and command are asked on the same day over the same data.
#[actix_web::test]
async fn the_command_shows_the_worklist_of_the_page() {
    let app = TestApp::start().await;
    for (number, end) in ["2026-10-13", "2026-11-21", "2026-11-22", "2026-12-20", "2027-01-17", "2027-03-01"].iter().enumerate() {
        app.youth().named(&format!("Kind{number}"), "", &format!("Proef{number}")).owned_by(SANNE).arrangement(until(end)).insert();
    }
    let browser = app.sign_in(SANNE).await;
    let reasons = |page: &Page| page.links("li.flag .flag-do").into_iter().filter(|it| !it.contains('#')).collect::<Vec<_>>();
    let why = reasons(&browser.visit("/worklist").await).remove(0);
    browser.visit(&why).await.form_to(&format!("{why}/answer")).submit().await;

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("uitstroom.key"), KEY).unwrap();
    let mut command = Command::cargo_bin("uitstroom").unwrap();
    command.env("UITSTROOM_DATABASE__URL", app.url()).arg("worklist").args(["--user", "sanne", "--json", "--today", TODAY]);
    let output = command.arg("--dir").arg(folder.path()).assert().success().get_output().stdout.clone();
    let told: serde_json::Value = serde_json::from_slice(&output).unwrap();
    assert_eq!((&told["as_of"], &told["user"]), (&TODAY.into(), &"sanne".into()));

    for (lines, tab, expected) in [("lines", "/worklist", 4), ("kept", "/worklist?tab=kept", 1)] {
        let page = browser.visit(tab).await;
        let shown = reasons(&page);
        let lines = told[lines].as_array().unwrap();
        let address = |it: &serde_json::Value| {
            format!("/worklist/{}/{}/{}", it["rule"].as_str().unwrap(), it["subject"]["type"].as_str().unwrap(), it["subject"]["id"])
        };
        assert_eq!(lines.iter().map(address).collect::<Vec<_>>(), shown);
        assert_eq!(lines.len(), expected);
        for line in lines {
            assert!(page.says(line["sentence"].as_str().unwrap()), "{line}");
            assert!(!line.to_string().contains("Proef"), "no name leaves by the command");
        }
    }
    let first = &told["lines"][0];
    assert_eq!((&first["rule"], &first["kind"], &first["guarded"]), (&"R06".into(), &"close".into(), &false.into()));
    assert_eq!(first["clears"], serde_json::json!(["stop", "decision"]));
    assert_eq!(first["answers"], serde_json::json!(["close", "scale_down", "keep_on"]));
    let answer = &told["kept"][0]["answer"];
    assert_eq!((&answer["kind"], &answer["by"], &answer["on"]), (&"keep_on".into(), &"sanne".into(), &TODAY.into()));
}
