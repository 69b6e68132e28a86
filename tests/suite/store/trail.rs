//! The trail of changes and of views: nothing is stored without its record, and a record that was touched is noticed.

use crate::support::*;
use uitstroom::db::DbError;
use uitstroom::db::audit::Verdict;
use uitstroom::db::trail::{Asked, TrailKind};
use uitstroom::domain::case::Episode;
use uitstroom::domain::change::Noun;
use uitstroom::domain::code::Code;
use uitstroom::domain::consultation::{Consultation, ConsultationStatus, Contact, Form, Kind, Note};
use uitstroom::domain::id::YouthId;
use uitstroom::domain::permission::Action;
use uitstroom::domain::referral::ReferralStatus;

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

/// The list of one youth is found by what stands beside the records; the records themselves say who belongs there.
#[test]
fn whoever_is_taken_off_or_put_beside_a_view_record_is_noticed_there() {
    let store = Store::new();
    let permit = store.permit(SANNE, Action::ReadCase);
    for ids in [&[7, 42, 7][..], &[42], &[], &[4, 2]] {
        store.db.seen(&permit, Noun::Youth, ids, store.clock.now()).unwrap();
    }
    store.db.seen(&permit, Noun::Account, &[42], store.clock.now()).unwrap();
    let verify = || store.db.verify_views().unwrap();
    assert_eq!(verify(), None);
    for (touched, undone, at) in [
        ("DELETE FROM viewed_youths WHERE youth_id = 42", "INSERT INTO viewed_youths (youth_id, seq) VALUES (42, 1), (42, 2)", 1),
        ("UPDATE viewed_youths SET youth_id = 43 WHERE seq = 2", "UPDATE viewed_youths SET youth_id = 42 WHERE seq = 2", 2),
        ("INSERT INTO viewed_youths (youth_id, seq) VALUES (9, 4)", "DELETE FROM viewed_youths WHERE youth_id = 9", 4),
        ("INSERT INTO viewed_youths (youth_id, seq) VALUES (42, 5)", "DELETE FROM viewed_youths WHERE seq = 5", 5),
        ("INSERT INTO viewed_youths (youth_id, seq) VALUES (42, 99)", "DELETE FROM viewed_youths WHERE seq = 99", 99),
        ("INSERT INTO viewed_youths (youth_id, seq) VALUES (42, -1)", "DELETE FROM viewed_youths WHERE seq = -1", -1),
    ] {
        store.execute_on_views(touched);
        assert_eq!(verify(), Some(at), "{touched}");
        store.execute_on_views(undone);
        assert_eq!(verify(), None, "{undone}");
    }
}

/// What stands before the first record is shown like the rest, so it is checked like the rest.
#[test]
fn an_event_put_before_the_first_is_noticed() {
    let store = Store::new();
    store.youth().insert();
    let columns = "at, actor, account_id, role, noun, noun_id, youth_id, case_id, on_behalf_of, event, prev_hash, hash";
    for at in [-1, i64::MIN] {
        store.execute(&format!("INSERT INTO audit_events (seq, {columns}) SELECT {at}, {columns} FROM audit_events WHERE seq = 1"));
        assert_eq!(store.db.verify_audit().unwrap(), Verdict::Broken { at: 1 }, "a copy fits, and what came first no longer does");
        store.execute(&format!("UPDATE audit_events SET noun_id = 42 WHERE seq = {at}"));
        assert_eq!(store.db.verify_audit().unwrap(), Verdict::Broken { at });
        store.execute(&format!("DELETE FROM audit_events WHERE seq = {at}"));
        assert!(matches!(store.db.verify_audit().unwrap(), Verdict::Whole { .. }));
    }
}

#[test]
fn a_view_put_before_the_first_is_noticed() {
    let store = Store::new();
    store.db.seen(&store.permit(SANNE, Action::ReadCase), Noun::Youth, &[1], store.clock.now()).unwrap();
    let columns = "at, actor, account_id, role, action, noun, ids, prev_hash, hash, on_behalf_of";
    let forged = columns.replace("ids", "'42'");
    for at in [-1, i64::MIN] {
        store.execute_on_views(&format!("INSERT INTO view_records (seq, {columns}) SELECT {at}, {forged} FROM view_records WHERE seq = 1"));
        store.execute_on_views(&format!("INSERT INTO viewed_youths (youth_id, seq) VALUES (42, {at})"));
        assert_eq!(store.db.verify_views().unwrap(), Some(at));
        store.execute_on_views(&format!("DELETE FROM viewed_youths WHERE seq = {at}"));
        store.execute_on_views(&format!("DELETE FROM view_records WHERE seq = {at}"));
        assert_eq!(store.db.verify_views().unwrap(), None);
    }
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

/// Nouns that are about nobody in particular.
const ABOUT_NOBODY: [Noun; 13] = [
    Noun::Account,
    Noun::Workplace,
    Noun::Provider,
    Noun::Household,
    Noun::Setting,
    Noun::Message,
    Noun::NoteTemplate,
    Noun::Advice,
    Noun::Absence,
    Noun::StopRequest,
    Noun::Contract,
    Noun::Tariff,
    Noun::OwnTotal,
];

/// Holds for whatever a test has stored.
pub fn every_event_about_someone_names_the_youth(store: &Store, expected: &[Noun]) {
    let nobody = ABOUT_NOBODY.map(|it| format!("'{}'", it.code())).join(", ");
    let nameless = format!("SELECT noun || ' ' || event AS it FROM audit_events WHERE youth_id IS NULL AND noun NOT IN ({nobody})");
    assert_eq!(store.select(&nameless), Vec::<String>::new());
    let lost = format!(
        "{} AND NOT EXISTS (SELECT 1 FROM youths WHERE youths.id = audit_events.youth_id)",
        nameless.replace("IS NULL", "IS NOT NULL")
    );
    assert_eq!(store.select(&lost), Vec::<String>::new(), "a youth that there is");
    let stored = store.select("SELECT DISTINCT noun AS it FROM audit_events");
    for noun in expected {
        assert!(stored.iter().any(|it| it == noun.code()), "{noun:?} was not stored");
    }
}

#[test]
fn whatever_hangs_on_help_or_a_goal_names_its_youth_and_case_in_the_trail() {
    let store = Store::new();
    let kim = store
        .youth()
        .talk("2026-11-10")
        .referred(ReferralStatus::Sent, "2026-11-01")
        .arrangement(until("2026-12-31"))
        .parent("Els")
        .reporting_code(1, "2026-10-01")
        .goal_of_help("Slaapt door.")
        .insert();
    let anna = store.youth().insert();
    every_event_about_someone_names_the_youth(&store, &[Noun::DateChange, Noun::Episode, Noun::Referral, Noun::Consultation, Noun::Goal]);
    let told = |noun: &str| {
        store.select(&format!(
            "SELECT youth_id || ' ' || coalesce(CAST(case_id AS TEXT), '-') AS it FROM audit_events WHERE noun = '{noun}' ORDER BY seq"
        ))
    };
    let own = |it: &Filed| format!("{} {}", it.youth.0, it.case.0);
    assert_eq!(told("case"), [own(&kim), own(&anna)], "a case that is opened names itself");
    assert_eq!(told("episode"), [own(&kim), own(&anna)]);
    assert_eq!(told("consultation"), [own(&kim)]);
    assert_eq!(told("youth"), [format!("{} -", kim.youth.0), format!("{} -", anna.youth.0)], "and so does a youth who is registered");
    assert!(told("date_change").iter().all(|it| *it == format!("{} -", kim.youth.0)));
    assert!(matches!(store.db.verify_audit().unwrap(), Verdict::Whole { .. }));
}

#[test]
fn a_noun_that_names_nobody_is_about_nobody() {
    let mut nameless: Vec<String> = Vec::new();
    for file in crate::support::source::files("src/db", ".rs") {
        for block in file.text.split("\nstored! {").skip(1) {
            let head = block.lines().next().unwrap();
            if head.contains("About::default()") {
                nameless.push(head.split_whitespace().nth(1).unwrap().trim_end_matches(',').to_owned());
            }
        }
    }
    for name in nameless {
        assert!(ABOUT_NOBODY.iter().any(|it| format!("{it:?}") == name), "{name} says nothing of whom it is about");
    }
}

#[test]
fn who_covers_sees_some_on_behalf_of_a_colleague_and_the_rest_for_herself() {
    let store = Store::new();
    let (sannes, fatmas) = (store.youth().owned_by(SANNE).insert(), store.youth().at(OUDLAND).owned_by(FATMA).insert());
    let nobodys = store.youth().insert();
    store.absence(SANNE, FATMA, "2026-11-20", "2026-11-30");
    let permit = store.permit(FATMA, Action::ReadWorklist);
    store.db.seen(&permit, Noun::Youth, &[sannes.youth.0, fatmas.youth.0, nobodys.youth.0], store.clock.now()).unwrap();
    let seen: Vec<_> = store.db.last_views(9).unwrap().into_iter().map(|it| (it.ids, it.on_behalf_of)).collect();
    assert_eq!(seen, [(format!("{} {}", fatmas.youth.0, nobodys.youth.0), None), (sannes.youth.0.to_string(), Some(SANNE.id.0))]);
    assert_eq!(store.db.verify_views().unwrap(), None);
    for touched in ["on_behalf_of = NULL", "on_behalf_of = 2"] {
        store.execute_on_views(&format!("UPDATE view_records SET {touched} WHERE seq = 1"));
        assert_eq!(store.db.verify_views().unwrap(), Some(1), "on whose behalf is sealed: {touched}");
    }
    store.execute_on_views("UPDATE view_records SET on_behalf_of = 1 WHERE seq = 1");
    store.execute_on_views("UPDATE view_records SET on_behalf_of = 1 WHERE seq = 2");
    assert_eq!(store.db.verify_views().unwrap(), Some(2), "who looked for herself cannot be made to have looked for another");
}

/// Records of before are found by youth as well.
#[test]
fn the_views_of_one_youth_are_found_among_lists_of_many() {
    let store = Store::new();
    let (sanne, piet) = (store.permit(SANNE, Action::ReadCase), store.permit(PIET, Action::ReadTrail));
    let now = store.clock.now();
    for ids in [&[7, 42, 7][..], &[42], &[4, 2], &[142], &[]] {
        store.db.seen(&sanne, Noun::Youth, ids, now).unwrap();
    }
    store.db.seen(&sanne, Noun::Account, &[42], now).unwrap();
    let found = || {
        let asked = Asked { youth: Some(YouthId(42)), kind: Some(TrailKind::Seen), ..Asked::default() };
        store.db.trail(&piet, &asked, 10).unwrap().iter().map(|it| it.youths().len()).collect::<Vec<_>>()
    };
    assert_eq!(found(), [1, 3]);
    store.execute_on_views("DELETE FROM viewed_youths");
    assert_eq!((found(), store.db.verify_views().unwrap()), (Vec::<usize>::new(), Some(1)), "and that does not stay hidden");
    let tree = if crate::support::app::on_postgres() { "postgres-views" } else { "sqlite-views" };
    let path = format!("migrations/{tree}/2026-11-22-000009_trail/up.sql");
    let step = std::fs::read_to_string(crate::support::source::root().join(path)).unwrap();
    store.execute_on_views(
        step.split_once("INSERT INTO").map(|(_, rest)| format!("INSERT INTO{rest}")).unwrap().trim_end().trim_end_matches(';'),
    );
    assert_eq!((found(), store.db.verify_views().unwrap()), (vec![1, 3], None), "the migration finds those of before");
    // Without the right nobody asks, and a youth professional only about one youth within reach.
    assert!(store.db.trail(&sanne, &Asked::default(), 10).is_err());
    let own = store.permit(SANNE, Action::ReadAccessList);
    let elsewhere = store.youth().at(OUDLAND).insert();
    for asked in [Asked::default(), Asked { youth: Some(elsewhere.youth), ..Asked::default() }] {
        assert!(matches!(store.db.trail(&own, &asked, 10), Err(DbError::NotFound)), "{asked:?}");
    }
}
