//! Who may know whom: the table of ARCHITECTURE, held against the source.

use crate::support::source::program;
use std::collections::BTreeSet;

/// A ring and what it may import from the rest of the program.
const RINGS: [(&str, &[&str]); 11] = [
    ("domain", &[]),
    ("clock", &[]),
    ("config", &["domain"]),
    ("text", &["config", "domain"]),
    ("db", &["domain", "config"]),
    ("exchange", &["domain", "config", "text"]),
    ("mail", &["domain", "config", "text"]),
    ("intake", &["domain", "db", "exchange"]),
    ("demo", &["domain", "db", "config", "text"]),
    ("jobs", &["domain", "db", "mail", "config", "clock", "text"]),
    ("web", &["domain", "db", "exchange", "mail", "text", "config", "clock", "app"]),
];

/// Imports across the table that have a reason: file, ring, why.
const EXCEPTIONS: [(&str, &str, &str); 2] = [
    ("src/web/log_in.rs", "demo", "the demo shows its log-ins beside the form"),
    ("src/demo/mod.rs", "web", "and gives them as rows of that form's page"),
];

/// The ring of a file: its first folder or its name.
fn ring_of(path: &str) -> String {
    let inside = path.strip_prefix("src/").unwrap();
    inside.split('/').next().unwrap().trim_end_matches(".rs").to_owned()
}

/// The rings a text names: `crate::x`, `uitstroom::x`, and the branches of `use crate::{…}`.
fn rings_named(text: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for prefix in ["crate::", "uitstroom::"] {
        for (at, _) in text.match_indices(prefix) {
            // `pub(in crate::db)` says who may see, not who is seen; `$crate` is this crate wherever a macro stands.
            let before = text[..at].trim_end();
            if before.ends_with("pub(in") {
                continue;
            }
            let after = &text[at + prefix.len()..];
            if let Some(branches) = after.strip_prefix('{') {
                let inside = branches.split(';').next().unwrap_or_default();
                named.extend(inside.split(',').map(|it| first_name(it.trim())).filter(|it| !it.is_empty()));
            } else {
                named.insert(first_name(after));
            }
        }
    }
    named
}

fn first_name(text: &str) -> String {
    text.chars().take_while(|it| it.is_ascii_alphanumeric() || *it == '_').collect()
}

#[test]
fn every_ring_imports_only_what_the_table_allows() {
    let mut broken = Vec::new();
    for file in program() {
        let ring = ring_of(&file.path);
        let Some((_, allowed)) = RINGS.iter().find(|(name, _)| *name == ring) else {
            assert!(["lib", "main", "app", "commands"].contains(&ring.as_str()), "{} belongs to no ring of the table", file.path);
            continue;
        };
        for named in rings_named(&file.text) {
            let excused = EXCEPTIONS.iter().any(|(path, ring, _)| *path == file.path && *ring == named);
            if named != ring && !allowed.contains(&named.as_str()) && !excused && RINGS.iter().any(|(it, _)| *it == named) {
                broken.push(format!("{} imports {named}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    for (path, ring, why) in EXCEPTIONS {
        let file = program().into_iter().find(|it| it.path == path);
        assert!(file.is_some_and(|it| rings_named(&it.text).contains(ring)), "no longer needed: {path} imports {ring} since {why}");
    }
}

#[test]
fn inside_the_domain_no_noun_knows_the_rules_or_the_reports() {
    // The audit event of an answer names its kind, and the seeds hold limits beside the catalogue.
    let excused = [("src/domain/change.rs", "outflow")];
    let mut broken = Vec::new();
    for file in program().iter().filter(|it| it.path.starts_with("src/domain/")) {
        let text = &file.text;
        let inside = |part: &str| file.path.starts_with(&format!("src/domain/{part}/"));
        for part in ["outflow", "reporting"] {
            let names = text.contains(&format!("domain::{part}"));
            if names && !inside(part) && !excused.contains(&(file.path.as_str(), part)) {
                broken.push(format!("{} imports {part}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Words that stand in these places only.
const KEPT_TO: [(&str, &[&str]); 10] = [
    ("diesel::", &["src/db/"]),
    ("lettre::", &["src/mail/"]),
    // The command that serves starts the runtime.
    ("actix_web::", &["src/web/", "src/commands/serve.rs"]),
    ("Utc::now", &["src/clock.rs"]),
    ("Local::now", &["src/clock.rs"]),
    ("SystemTime::now", &["src/clock.rs"]),
    ("Instant::now", &["src/clock.rs"]),
    ("Permit::grant", &["src/web/gate.rs", "src/domain/permission.rs", "src/commands/", "src/jobs/"]),
    ("to_count(", &["src/domain/permission.rs", "src/db/preview.rs"]),
    ("SysRng", &["src/web/secret.rs"]),
];

#[test]
fn database_web_time_rights_and_chance_each_have_one_door() {
    let mut broken = Vec::new();
    for file in program() {
        let text = &file.text;
        for (word, doors) in KEPT_TO {
            // A longer word that ends like this one is another word.
            let found = text.match_indices(word).any(|(at, _)| !text[..at].ends_with(|it: char| it.is_ascii_alphanumeric() || it == '_'));
            if found && !doors.iter().any(|door| file.path.starts_with(door)) {
                broken.push(format!("{} says {word}", file.path));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn only_the_domain_makes_changes() {
    // `New::taken_over` is for what an earlier administration held; pages never take over.
    for file in program().iter().filter(|it| it.path.starts_with("src/web/")) {
        assert!(!file.text.contains("taken_over"), "{} takes facts over", file.path);
    }
    for file in program().iter().filter(|it| !it.path.starts_with("src/domain/")) {
        for call in ["Change::new(", "New::of("] {
            let text = &file.text;
            let found = text.match_indices(call).any(|(at, _)| !text[..at].ends_with(|it: char| it.is_ascii_alphanumeric() || it == '_'));
            assert!(!found, "{} makes a change of its own", file.path);
        }
    }
}
