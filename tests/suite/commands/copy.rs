//! All data from one database into another, and back.

use crate::support::installation::{Installation, program};
use crate::support::source::tables;
use crate::support::*;
use std::process::{Command, Output};
use uitstroom::db::connection::Target;
use uitstroom::db::copy::tallies;
use uitstroom::db::{By, Database, DbError};
use uitstroom::domain::permission::Actor;

fn copy(from: &str, to: &str) -> Output {
    Command::new(program()).args(["copy-database", from, to, "--json"]).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn filled() -> Store {
    let store = Store::new();
    for number in 0..3 {
        store
            .youth()
            .named(&format!("Kind{number}"), "van", "O'Brien \"é\" \u{1F600}\n\\")
            .owned_by(SANNE)
            .arrangement(until("2026-12-20"))
            .insert();
    }
    let note = "INSERT INTO texts (noun, noun_id, field, body, written_at) VALUES ('case', 1, 's', '\u{eb}en \"regel\" \\ ''en''\n\u{1F600}', \
                '2026-11-22 08:00:00')";
    store.execute(note);
    let permit = store.permit(SANNE, uitstroom::domain::permission::Action::ReadNotes);
    store.db.seen(&permit, uitstroom::domain::change::Noun::Youth, &[1, 2], store.clock.now()).unwrap();
    store
}

#[test]
fn all_data_go_over_and_come_back_the_same_and_ids_go_on_where_they_were() {
    let store = filled();
    // A draft that is gone has left a number that never comes back.
    let gone = store.try_write(|tx| {
        let household = uitstroom::domain::youth::Household { id: uitstroom::domain::id::HouseholdId::NEW, version: 1 };
        tx.save(uitstroom::domain::change::New::taken_over(household))
    });
    let gone = gone.unwrap();
    store.execute(&format!("DELETE FROM households WHERE id = {}", gone.0));
    let (folder, back) = (tempfile::tempdir().unwrap(), Installation::empty());
    std::fs::create_dir_all(back.dir()).unwrap();
    let middle = format!("sqlite:{}", folder.path().join("uitstroom.db").display());
    for (from, to) in [(store.url(), middle.clone()), (middle.clone(), back.url())] {
        let output = copy(&from, &to);
        assert!(output.status.success(), "{}", said(&output));
    }
    let held = |url: &str| tallies(&Target::parse(url).unwrap()).unwrap();
    let source = held(&store.url());
    println!("{:?}", source.iter().map(|(name, it)| (name, it.rows)).collect::<Vec<_>>());
    assert!(source["arrangements"].rows == 3 && source["texts"].rows > 0 && source["view_records"].rows == 1);
    for url in [&middle, &back.url()] {
        assert_eq!(held(url), source, "{url}");
        let db = Database::open(url, crate::support::app::KEY).unwrap();
        assert!(matches!(db.verify_audit().unwrap(), uitstroom::db::audit::Verdict::Whole { events } if events > 0));
        assert_eq!(db.verify_views().unwrap(), None);
        let by = By { actor: Actor::Program("test"), role: None, covers: vec![] };
        let household = uitstroom::domain::youth::Household { id: uitstroom::domain::id::HouseholdId::NEW, version: 1 };
        let next =
            db.write(by, store.clock.now(), |tx| -> Result<_, DbError> { tx.save(uitstroom::domain::change::New::taken_over(household)) });
        assert_eq!(next.unwrap().0, gone.0 + 1, "{url}");
    }
}

#[test]
fn no_table_is_forgotten() {
    let found: Vec<String> = tallies(&Target::parse(&Store::new().url()).unwrap()).unwrap().into_keys().collect();
    let mut declared: Vec<String> = tables().into_iter().map(|it| it.name).collect();
    declared.sort();
    assert_eq!(found, declared);
}

#[test]
fn a_target_that_holds_data_and_a_source_that_is_none_are_refused() {
    let (store, other) = (filled(), Installation::made());
    let before = tallies(&Target::parse(&other.url()).unwrap()).unwrap();
    let output = copy(&store.url(), &other.url());
    assert!(!output.status.success() && said(&output).contains("holds data already"), "{}", said(&output));
    assert_eq!(tallies(&Target::parse(&other.url()).unwrap()).unwrap(), before);
    let folder = tempfile::tempdir().unwrap();
    let nothing = format!("sqlite:{}", folder.path().join("no.db").display());
    assert!(said(&copy(&nothing, &other.url())).contains("no data"));
    assert!(!folder.path().join("no.db").exists());
    assert!(said(&copy("uitstroom.db", &nothing)).contains("neither"));
}

/// What is looked at before anything is made: data of an older program, and a database of another program altogether.
#[test]
fn a_target_that_is_refused_is_left_as_it_is() {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, SqliteConnection};
    let (store, folder) = (filled(), tempfile::tempdir().unwrap());
    let older = include_str!("../../../migrations/sqlite/2026-11-22-000001_case_register/up.sql").to_owned()
        + "; CREATE TABLE __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP); \
           INSERT INTO __diesel_schema_migrations (version) VALUES ('20261122000001'); \
           INSERT INTO accounts (version, login, name, role, locale, theme, shortcuts) VALUES (1, 'x', 'X', 'gp', 'nl', 'system', 1)";
    for (name, made) in
        [("older.db", older.as_str()), ("other.db", "CREATE TABLE customers (name TEXT); INSERT INTO customers VALUES ('x')")]
    {
        let file = folder.path().join(name);
        let mut conn = SqliteConnection::establish(&file.to_string_lossy()).unwrap();
        conn.batch_execute(made).unwrap();
        let mut schema = || -> Vec<String> {
            use diesel::prelude::*;
            diesel::sql_query("SELECT sql AS it FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
                .load::<Told>(&mut conn)
                .unwrap()
                .into_iter()
                .map(|it| it.it)
                .collect()
        };
        let before = schema();
        let output = copy(&store.url(), &format!("sqlite:{}", file.display()));
        let said = said(&output);
        assert!(output.status.code() == Some(1) && said.contains("nothing was changed") && said.contains("holds data already"), "{said}");
        assert!(before == schema(), "{name} was changed: {:?}", schema());
        assert!(!folder.path().join("views.db").exists(), "{name}");
    }
}

#[derive(diesel::QueryableByName)]
struct Told {
    #[diesel(sql_type = diesel::sql_types::Text)]
    it: String,
}

#[test]
fn a_copy_that_fails_on_the_way_leaves_nothing() {
    use diesel::connection::SimpleConnection;
    use diesel::{Connection, SqliteConnection};
    let (store, folder, target) = (filled(), tempfile::tempdir().unwrap(), Installation::empty());
    std::fs::create_dir_all(target.dir()).unwrap();
    let file = folder.path().join("uitstroom.db");
    let source = format!("sqlite:{}", file.display());
    assert!(copy(&store.url(), &source).status.success());
    // A row whose youth is gone, as a damaged file may hold it.
    let mut conn = SqliteConnection::establish(&file.to_string_lossy()).unwrap();
    conn.batch_execute("PRAGMA foreign_keys = OFF; UPDATE arrangements SET youth_id = 99999 WHERE id = 1").unwrap();
    let output = copy(&source, &target.url());
    assert_eq!(output.status.code(), Some(1));
    let left = tallies(&Target::parse(&target.url()).unwrap()).unwrap();
    assert!(left.values().all(|it| it.rows == 0), "{left:?}");
    // Mended, it goes over after all: the target is as empty as it was.
    conn.batch_execute("UPDATE arrangements SET youth_id = (SELECT min(id) FROM youths) WHERE id = 1").unwrap();
    let output = copy(&source, &target.url());
    assert!(output.status.success(), "{}", said(&output));
}
