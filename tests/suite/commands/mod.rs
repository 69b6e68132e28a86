//! The command line: shapes, exit codes, plain words.

use crate::support::installation::Installation;
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
fn a_folder_is_made_once_and_its_key_is_for_its_owner_alone() {
    let installation = Installation::made();
    assert!(installation.refusal(&["init"]).contains("uitstroom.key"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(installation.dir().join("uitstroom.key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
    }
    assert_eq!(installation.lines(&["audit", "verify"]), ["whole: 0 events"]);
}

#[test]
fn an_address_that_is_no_database_is_refused_instead_of_becoming_a_file() {
    for wrong in ["postgres:/x", "postgre://x", "uitstroom.db", "sqlite:"] {
        assert!(uitstroom::db::Database::open(wrong, b"key").is_err(), "{wrong}");
    }
}
