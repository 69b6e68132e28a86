//! Two trees of migrations, one schema.

use crate::support::Store;
use crate::support::app::on_postgres;
use crate::support::source::{OF_VIEWS, Table, code_lists, files, root, tables};
use std::collections::{BTreeMap, BTreeSet};

fn tree(name: &str) -> Vec<String> {
    files(&format!("migrations/{name}"), "")
        .into_iter()
        .map(|it| it.path.trim_start_matches(&format!("migrations/{name}/")).to_owned())
        .collect()
}

#[test]
fn both_trees_have_the_same_steps() {
    assert_eq!(tree("sqlite"), tree("postgres"));
    assert_eq!(tree("sqlite-views"), tree("postgres-views"));
    for it in tree("sqlite").iter().chain(&tree("sqlite-views")) {
        assert!(it.ends_with("/up.sql") || it.ends_with("/down.sql"), "{it}");
        let folder = it.split('/').next().unwrap();
        assert!(root().join("migrations").exists() && !folder.is_empty());
    }
}

#[test]
fn every_step_can_be_undone_and_done_again() {
    let store = Store::new();
    store.youth().insert();
    assert!(store.count("youths") > 0);
    store.db.rerun_migrations().unwrap();
    assert_eq!(store.count("youths"), 0);
    crate::support::cast::enter(&store.db);
    store.youth().insert();
    assert_eq!(store.count("youths"), 1);
}

/// What diesel's types lie in on SQLite.
fn affinity(kind: &str) -> &'static str {
    match kind.trim_start_matches("Nullable<").trim_end_matches('>') {
        "BigInt" | "Integer" | "Bool" => "INTEGER",
        "Double" => "REAL",
        "Text" | "Date" | "Timestamp" => "TEXT",
        other => panic!("{other} is not among the shared column types"),
    }
}

/// The same in PostgreSQL's words.
fn postgres_type(kind: &str) -> &'static str {
    match kind.trim_start_matches("Nullable<").trim_end_matches('>') {
        "BigInt" => "bigint",
        "Integer" => "integer",
        "Bool" => "boolean",
        "Double" => "double precision",
        "Text" => "text",
        "Date" => "date",
        "Timestamp" => "timestamp without time zone",
        other => panic!("{other} is not among the shared column types"),
    }
}

fn described(table: &Table, type_of: fn(&str) -> &'static str) -> Vec<String> {
    let column = |(name, kind): &(String, String)| {
        format!("{name} {} {}", type_of(kind), if kind.starts_with("Nullable") { "null" } else { "not null" })
    };
    table.columns.iter().map(column).collect()
}

#[test]
fn the_database_has_the_columns_that_the_schema_declares() {
    let store = Store::new();
    let main: Vec<Table> = tables().into_iter().filter(|it| !OF_VIEWS.contains(&it.name.as_str())).collect();
    let of_programs = "('__diesel_schema_migrations', 'sqlite_sequence')";
    if on_postgres() {
        for table in &main {
            let found = store.select(&format!(
                "SELECT column_name || ' ' || data_type || ' ' || CASE is_nullable WHEN 'YES' THEN 'null' ELSE 'not null' END AS it \
                 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{}' ORDER BY ordinal_position",
                table.name
            ));
            assert_eq!(found, described(table, postgres_type), "{}", table.name);
            let key = store.select(&format!(
                "SELECT a.attname::text AS it FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) \
                 WHERE i.indrelid = 'public.{}'::regclass AND i.indisprimary ORDER BY array_position(i.indkey::int2[], a.attnum)",
                table.name
            ));
            assert_eq!(key, table.key, "{}", table.name);
        }
        let found = store.select(&format!(
            "SELECT tablename::text AS it FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN {of_programs} ORDER BY 1"
        ));
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), main.iter().map(|it| it.name.clone()).collect());
    } else {
        for table in &main {
            let query = format!(
                "SELECT name || ' ' || type || CASE \"notnull\" WHEN 1 THEN ' not null' ELSE ' null' END AS it FROM pragma_table_info('{}') ORDER BY cid",
                table.name
            );
            assert_eq!(store.select(&query), described(table, affinity), "{}", table.name);
            let key = store.select(&format!("SELECT name AS it FROM pragma_table_info('{}') WHERE pk > 0 ORDER BY pk", table.name));
            assert_eq!(key, table.key, "{}", table.name);
            let strict = store.select(&format!("SELECT CAST(strict AS TEXT) AS it FROM pragma_table_list('{}')", table.name));
            assert_eq!(strict, ["1"], "{} takes only what its columns say", table.name);
        }
        let found = store.select(&format!("SELECT name AS it FROM sqlite_schema WHERE type = 'table' AND name NOT IN {of_programs}"));
        assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), main.iter().map(|it| it.name.clone()).collect());
    }
}

/// An id that was given out never comes back: behind a deleted row stands an audit event.
#[test]
fn ids_never_come_back() {
    for file in files("migrations/sqlite", "/up.sql") {
        for line in file.text.lines().filter(|it| it.contains("INTEGER PRIMARY KEY")) {
            assert!(line.contains("AUTOINCREMENT"), "{}: {line}", file.path);
        }
    }
}

/// Table and column to the codes its CHECK allows.
fn checks(tree: &str) -> BTreeMap<(String, String), Vec<String>> {
    let mut found = BTreeMap::new();
    for file in files(&format!("migrations/{tree}"), "/up.sql") {
        let mut table = String::new();
        for line in file.text.lines() {
            if let Some(rest) = line.strip_prefix("CREATE TABLE ").or(line.strip_prefix("ALTER TABLE ")) {
                table = rest.split([' ', '(']).next().unwrap().to_owned();
            }
            if let Some((head, list)) = line.split_once(" IN (")
                && list.starts_with('\'')
                && let Some((_, column)) = head.rsplit_once("CHECK (")
            {
                let codes = list.split(')').next().unwrap().split(',').map(|it| it.trim().trim_matches('\'').to_owned()).collect();
                found.insert((table.clone(), column.to_owned()), codes);
            }
        }
    }
    found
}

/// Table and column to the name of its Rust type, from the rows of `src/db`.
fn typed_columns() -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for file in files("src/db", ".rs") {
        for block in file.text.split("\nstored! {").skip(1) {
            let (head, rest) = block.split_once(", {").unwrap();
            let table = head.split(" in ").nth(1).unwrap().split(',').next().unwrap().trim();
            for field in rest.split('}').next().unwrap().split(',') {
                if let Some((name, kind)) = field.split_once(':') {
                    let kind = kind.trim().trim_start_matches("Option<").trim_end_matches('>');
                    found.insert((table.to_owned(), name.trim().to_owned()), kind.to_owned());
                }
            }
        }
    }
    // Rows that are written by hand.
    for (table, column, kind) in [
        ("youths", "sex", "Sex"),
        ("texts", "noun", "Noun"),
        ("texts", "field", "TextField"),
        ("revisions", "noun", "Noun"),
        ("audit_events", "noun", "Noun"),
        ("invitations", "purpose", "LinkPurpose"),
        ("outbox", "kind", "MailKind"),
    ] {
        found.insert((table.to_owned(), column.to_owned()), kind.to_owned());
    }
    found
}

#[test]
fn a_column_of_codes_takes_the_codes_of_its_list_and_no_other() {
    // Codes of messages are no list of ours; the rules grow, and answers to a rule that is gone stay.
    let unlisted = [("messages", "kind")];
    let open = [("answers", "rule")];
    let (lists, columns) = (code_lists(), typed_columns());
    let (sqlite, postgres) = (checks("sqlite"), checks("postgres"));
    assert!(sqlite.len() > 30, "{}", sqlite.len());
    assert_eq!(sqlite, postgres, "both trees check the same");
    for (place, codes) in &sqlite {
        let at = (place.0.as_str(), place.1.as_str());
        if unlisted.contains(&at) {
            continue;
        }
        let kind = columns.get(place).unwrap_or_else(|| panic!("{place:?} has a type"));
        let of_kind: Vec<_> = lists.iter().filter(|it| it.name == *kind).collect();
        assert!(of_kind.iter().any(|it| it.codes == *codes), "{place:?}: {codes:?} is not {of_kind:?}");
    }
    for (place, kind) in &columns {
        let at = (place.0.as_str(), place.1.as_str());
        if lists.iter().any(|it| it.name == *kind) && !open.contains(&at) {
            assert!(sqlite.contains_key(place), "{place:?} holds a {kind} and checks nothing");
        }
    }
}
