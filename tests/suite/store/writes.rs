//! Writes wait for one another: who reads and then saves in one act overwrites nobody.

use crate::support::*;
use uitstroom::db::{By, DbError};
use uitstroom::domain::account::Theme;
use uitstroom::domain::permission::Actor;

/// Two instances of the program on the same data, each with its own pools.
#[test]
fn two_who_read_and_save_a_hundred_times_lose_nothing() {
    let store = Store::new();
    std::thread::scope(|scope| {
        for theme in [Theme::Light, Theme::Dark] {
            let (db, clock) = (store.another_instance(), &store.clock);
            scope.spawn(move || {
                for _ in 0..100 {
                    let by = By { actor: Actor::Account(SANNE.id), role: Some(SANNE.role), covers: vec![] };
                    db.write(by, clock.now(), |tx| -> Result<(), DbError> {
                        let account = uitstroom::db::account::find(tx.conn(), SANNE.id)?;
                        tx.save(account.prefer(account.locale, theme, account.shortcuts, account.digest))
                    })
                    .unwrap();
                }
            });
        }
    });
    let account = store.db.read(|conn| uitstroom::db::account::find(conn, SANNE.id)).unwrap();
    assert_eq!(account.version, 201);
    let versions =
        format!("SELECT CAST(count(DISTINCT version) AS TEXT) AS it FROM revisions WHERE noun = 'account' AND noun_id = {}", SANNE.id);
    assert_eq!(store.select(&versions), ["201"]);
}

#[test]
fn a_reader_cannot_write() {
    let store = Store::new();
    let refused = store.db.read(|conn| {
        use diesel::connection::SimpleConnection;
        conn.batch_execute("DELETE FROM drafts").map_err(DbError::from)
    });
    assert!(refused.is_err());
}

/// A panic inside a write leaves neither half an act nor a lock.
#[test]
fn a_write_that_panics_is_undone_and_the_next_one_goes_on() {
    let store = Store::new();
    let before = store.imprint();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.try_write(|tx| -> Result<(), DbError> {
            tx.save(uitstroom::domain::youth::Household::form())?;
            panic!("in the middle");
        })
    }));
    assert!(panicked.is_err());
    store.youth().insert();
    assert_eq!(store.count("households"), 1, "{before:?}");
}

#[test]
fn a_database_made_by_a_newer_program_is_refused_and_left_as_it_is() {
    let store = Store::new();
    store.execute("INSERT INTO __diesel_schema_migrations (version, run_on) VALUES ('29991231000000', '2999-12-31 00:00:00')");
    let before = store.imprint();
    let opened = uitstroom::db::Database::open(&store.url(), crate::support::app::KEY);
    assert!(matches!(opened, Err(DbError::Newer)));
    assert_eq!(store.imprint(), before);
}
