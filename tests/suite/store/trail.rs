//! The trail of changes and of views: nothing is stored without its record, and a record that was touched is noticed.

use crate::support::*;
use uitstroom::db::DbError;
use uitstroom::db::audit::Verdict;
use uitstroom::domain::case::Episode;
use uitstroom::domain::change::Noun;
use uitstroom::domain::consultation::{Consultation, ConsultationStatus, Contact, Form, Kind, Note};
use uitstroom::domain::permission::Action;

fn episode_of(store: &Store, kim: &Filed) -> Episode {
    let permit = store.permit(SANNE, Action::WriteConsultation);
    store.db.read(|conn| uitstroom::db::case::find_open(conn, &permit, kim.case)).unwrap().1
}

fn talk(store: &Store) -> Contact {
    Contact {
        status: ConsultationStatus::Held,
        on: store.today(),
        time: None,
        minutes: Some(45),
        form: Form::Practice,
        kind: Kind::FollowUp,
        present: None,
        note: Note { s: "Slaapt beter.".into(), p: "Over twee weken.".into(), ..Note::default() },
        outcome: None,
        late_reason: String::new(),
    }
}

#[test]
fn a_consultation_is_stored_with_event_revision_and_note_or_not_at_all() {
    let store = Store::new();
    let kim = store.youth().insert();
    let episode = episode_of(&store, &kim);
    let counts = || ["consultations", "audit_events", "revisions", "texts"].map(|it| store.count(it));
    let before = counts();

    let refused = store.try_write(|tx| {
        tx.save(Consultation::record(&episode, Some(SANNE.id), talk(&store), store.today()).unwrap())?;
        Err::<(), _>(DbError::Busy)
    });
    assert!(refused.is_err());
    assert_eq!(counts(), before, "an act that fails later leaves nothing");

    store.write(|tx| tx.save(Consultation::record(&episode, Some(SANNE.id), talk(&store), store.today()).unwrap()));
    assert_eq!(counts(), [before[0] + 1, before[1] + 1, before[2] + 1, before[3] + 2]);
    let last = "SELECT event AS it FROM audit_events ORDER BY seq DESC LIMIT 1";
    assert_eq!(store.select(last), [r#"{"event":"consultation_recorded","status":"held","on":"2026-11-22"}"#]);
    let facts = store.select("SELECT facts AS it FROM revisions ORDER BY id DESC LIMIT 1").remove(0);
    assert!(facts.contains("\"minutes\":45") && !facts.contains("Slaapt"), "{facts}");
}

/// Facts and events are read by reports and by people who may not know who it is about.
#[test]
fn no_name_number_or_note_stands_among_facts_and_events() {
    let store = Store::new();
    let kim = store.youth().named("Zonneschijn", "", "Kanariegeel").with_number("999900006").talk_about("2026-11-10", "Geheimpje").insert();
    assert!(kim.youth.0 > 0);
    for query in ["SELECT facts AS it FROM revisions", "SELECT event AS it FROM audit_events"] {
        for told in store.select(query) {
            for word in ["Zonneschijn", "Kanariegeel", "999900006", "Geheimpje"] {
                assert!(!told.contains(word), "{told}");
            }
        }
    }
}

#[test]
fn a_trail_that_was_touched_is_noticed_where_it_was_touched() {
    let store = Store::new();
    store.youth().talk("2026-11-10").arrangement(until("2026-12-31")).insert();
    let Verdict::Whole { events } = store.db.verify_audit().unwrap() else { panic!("the trail is whole") };
    assert_eq!(events, store.count("audit_events"));
    assert_eq!(store.count("audit_events"), store.count("revisions"));

    let at: i64 = store.select("SELECT CAST(max(seq) - 3 AS TEXT) AS it FROM audit_events").remove(0).parse().unwrap();
    for column in ["actor", "event"] {
        let was = store.select(&format!("SELECT {column} AS it FROM audit_events WHERE seq = {at}")).remove(0);
        store.execute(&format!("UPDATE audit_events SET {column} = 'iemand anders' WHERE seq = {at}"));
        assert_eq!(store.db.verify_audit().unwrap(), Verdict::Broken { at }, "{column}");
        store.execute(&format!("UPDATE audit_events SET {column} = '{was}' WHERE seq = {at}"));
        assert_eq!(store.db.verify_audit().unwrap(), Verdict::Whole { events });
    }
    store.execute(&format!("UPDATE audit_events SET noun_id = noun_id + 1 WHERE seq = {at}"));
    assert_eq!(store.db.verify_audit().unwrap(), Verdict::Broken { at });
    store.execute(&format!("DELETE FROM audit_events WHERE seq = {at}"));
    assert_eq!(store.db.verify_audit().unwrap(), Verdict::Broken { at: at + 1 });
}

#[test]
fn a_view_record_that_was_touched_is_noticed() {
    let store = Store::new();
    let permit = store.permit(SANNE, Action::ReadCase);
    for id in 1..=5 {
        store.db.seen(&permit, Noun::Youth, &[id, id + 1], store.clock.now()).unwrap();
    }
    assert_eq!(store.db.verify_views().unwrap(), None);
    assert_eq!(store.db.last_views(1).unwrap()[0].ids, "5 6");
    store.execute_on_views("UPDATE view_records SET ids = '99' WHERE seq = 3");
    assert_eq!(store.db.verify_views().unwrap(), Some(3));
    store.execute_on_views("DELETE FROM view_records WHERE seq = 3");
    assert_eq!(store.db.verify_views().unwrap(), Some(4));
}

/// The trail holds when several instances write at once.
#[test]
fn a_trail_written_by_many_hands_is_one_chain() {
    let store = Store::new();
    let permit = store.permit(SANNE, Action::ReadCase);
    std::thread::scope(|scope| {
        for hand in 0..4 {
            let (db, clock, permit) = (store.another_instance(), &store.clock, &permit);
            scope.spawn(move || {
                for turn in 0..15 {
                    db.seen(permit, Noun::Youth, &[hand * 100 + turn], clock.now()).unwrap();
                }
            });
        }
    });
    assert_eq!(store.db.verify_views().unwrap(), None);
    assert_eq!(store.db.last_views(100).unwrap().len(), 60);
}
