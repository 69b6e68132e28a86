//! The outbox and the overview by mail: nothing lost, nothing twice, nothing said of anyone.

use crate::support::*;
use chrono::{NaiveTime, TimeDelta};
use std::cell::RefCell;
use uitstroom::clock::amsterdam;
use uitstroom::db::outbox::{self, Standing};
use uitstroom::domain::account::MailKind;
use uitstroom::domain::mail::{Letter, Outgoing, Undelivered};
use uitstroom::jobs::digest::Round;
use uitstroom::jobs::sender::{Step, send_next};

fn letter(plain: &str) -> Letter {
    let text = plain.to_owned();
    Letter { kind: MailKind::Invitation, subject: "Nieuw".into(), plain: text.clone(), html: text, host: "uitstroom.example".into() }
}

fn refuses(failure: &str, later: bool, answered: bool) -> Result<(), Undelivered> {
    Err(Undelivered { failure: failure.to_owned(), later, answered })
}

impl Store {
    fn queue(&self, colleague: Colleague, plain: &str) {
        self.write(|tx| outbox::queue(tx, colleague.id, day(TODAY), &letter(plain)));
    }
    fn standing(&self) -> Standing {
        self.db.read(outbox::standing).unwrap()
    }
    /// One attempt at the next mail, which this happens to.
    fn attempt(&self, happens: Result<(), Undelivered>) -> (Step, Option<Outgoing>) {
        let seen = RefCell::new(None);
        let step = send_next(&self.db, &self.clock, &|mail| {
            *seen.borrow_mut() = Some(mail.clone());
            happens.clone()
        });
        (step.unwrap(), seen.into_inner())
    }
}

#[test]
fn a_mail_is_tried_again_under_the_same_message_id_until_it_is_out() {
    let store = Store::new();
    store.queue(SANNE, "Een koppeling.");
    let (step, first) = store.attempt(refuses("connection", true, false));
    let first = first.unwrap();
    assert_eq!((step, first.to.as_str()), (Step::NoAnswer, "sanne@uitstroom.example"));
    for minutes in [1, 5, 15, 60, 240] {
        store.clock.move_by(TimeDelta::minutes(minutes) - TimeDelta::seconds(5));
        assert_eq!(store.attempt(Ok(())), (Step::Nothing, None), "not within {minutes} minutes");
        store.clock.move_by(TimeDelta::seconds(6));
        let (step, again) = store.attempt(refuses("451", true, true));
        assert_eq!((step, again), (Step::Settled, Some(first.clone())), "the same in every word");
    }
    assert_eq!((store.standing().waiting, store.standing().delayed, store.standing().given_up), (1, 1, 0));
    store.clock.move_by(TimeDelta::hours(13));
    assert_eq!(store.attempt(Ok(())).0, Step::Settled);
    assert_eq!(store.standing(), Standing::default());
    assert_eq!(store.select("SELECT subject || plain || html AS it FROM outbox"), [""], "what it said is kept no longer");
}

#[test]
fn a_mail_is_given_up_after_three_days_or_at_once_when_it_is_refused_for_good() {
    let store = Store::new();
    store.queue(SANNE, "Een koppeling.");
    store.queue(JORIS, "Een andere.");
    assert_eq!(store.attempt(refuses("550", false, true)).0, Step::Settled);
    store.attempt(refuses("timeout", true, false));
    assert_eq!((store.standing().waiting, store.standing().given_up), (1, 1));
    store.clock.move_by(TimeDelta::days(3));
    store.attempt(refuses("timeout", true, false));
    assert_eq!((store.standing().waiting, store.standing().given_up), (0, 2));
    store.clock.move_by(TimeDelta::days(30));
    assert_eq!(store.attempt(Ok(())), (Step::Nothing, None));
    let stuck = store.db.read(|conn| outbox::stuck(conn, 10)).unwrap();
    let told: Vec<_> = stuck.iter().map(|it| (it.account, it.failure.as_str(), it.given_up)).collect();
    assert_eq!(told, [(JORIS.id, "timeout", true), (SANNE.id, "550", true)]);
    assert_eq!(store.select("SELECT plain AS it FROM outbox"), ["", ""]);
}

/// After an outage: what is not worth sending any more stays here, and the rest goes out.
#[test]
fn a_dead_link_an_overview_of_another_day_and_mail_to_who_was_locked_are_given_up() {
    let store = Store::new();
    let queue = |kind, colleague: Colleague, plain: &str| {
        store.write(|tx| outbox::queue(tx, colleague.id, day(TODAY), &Letter { kind, ..letter(plain) }));
    };
    queue(MailKind::Reset, SANNE, "Een koppeling voor één dag.");
    queue(MailKind::Digest, SANNE, "Een overzicht.");
    queue(MailKind::SecondFactorChanged, FATMA, "Een andere tweede stap.");
    queue(MailKind::Invitation, JORIS, "Een koppeling voor een week.");
    store.execute(&format!("UPDATE accounts SET ended_on = '{TODAY}' WHERE id = {}", FATMA.id));
    store.clock.move_by(TimeDelta::days(1));
    let (step, out) = store.attempt(Ok(()));
    assert_eq!((step, out.map(|it| it.plain).as_deref()), (Step::Settled, Some("Een koppeling voor een week.")));
    assert_eq!((store.attempt(Ok(())), store.standing()), ((Step::Nothing, None), Standing { given_up: 3, ..Standing::default() }));
    let stuck = store.db.read(|conn| outbox::stuck(conn, 10)).unwrap();
    let told: Vec<_> = stuck.iter().rev().map(|it| (it.kind, it.failure.as_str(), it.attempts)).collect();
    let expected = [(MailKind::Reset, "late", 0), (MailKind::Digest, "late", 0), (MailKind::SecondFactorChanged, "locked", 0)];
    assert_eq!(told, expected);
    assert_eq!(store.select("SELECT subject || plain || html AS it FROM outbox"), ["", "", "", ""], "what they said is kept no longer");
    assert!(!store.db.read(outbox::was_kept_back).unwrap(), "the server is well");
    queue(MailKind::Invitation, SANNE, "Een week.");
    store.attempt(refuses("550", false, true));
    assert!(store.db.read(outbox::was_kept_back).unwrap());
}

/// Just before its end each of them still goes out.
#[test]
fn a_link_that_lives_and_the_overview_of_today_go_out() {
    let store = Store::new();
    for (kind, colleague, hours) in [(MailKind::Digest, SANNE, 0), (MailKind::Reset, SANNE, 23), (MailKind::Invitation, JORIS, 7 * 24 - 1)]
    {
        store.write(|tx| outbox::queue(tx, colleague.id, store.today(), &Letter { kind, ..letter("Komt aan.") }));
        store.clock.move_by(TimeDelta::hours(hours));
        assert!(store.attempt(Ok(())).1.is_some(), "{kind:?}");
    }
}

#[test]
fn two_instances_never_send_the_same_mail_at_the_same_time() {
    let store = Store::new();
    let other = store.another_instance();
    store.queue(SANNE, "Een koppeling.");
    let meanwhile = RefCell::new(None);
    let step = send_next(&store.db, &store.clock, &|_| {
        *meanwhile.borrow_mut() = Some(send_next(&other, &store.clock, &|_| Ok(())).unwrap());
        Ok(())
    });
    assert_eq!((step.unwrap(), meanwhile.into_inner()), (Step::Settled, Some(Step::Nothing)));
}

#[test]
fn a_mail_whose_sender_died_under_way_goes_out_again() {
    let store = Store::new();
    store.queue(SANNE, "Een koppeling.");
    let taken = store.write(|tx| outbox::claim(tx, day(TODAY))).unwrap();
    assert_eq!(store.attempt(Ok(())), (Step::Nothing, None), "it may still be under way");
    store.clock.move_by(TimeDelta::minutes(11));
    let (step, again) = store.attempt(Ok(()));
    assert_eq!((step, again.unwrap()), (Step::Settled, taken.mail.clone()));
    // The first one comes back late and finds it settled.
    store.write(|tx| outbox::failed(tx, &taken, "timeout", true));
    assert_eq!(store.standing(), Standing::default());
}

#[actix_web::test]
async fn the_administrator_sees_which_mail_did_not_go_out_and_why() {
    let app = TestApp::start().await;
    app.queue(SANNE, "Een koppeling.");
    app.attempt(refuses("550", false, true));
    let page = app.with_session(BEA).visit("/admin/system").await;
    let row = page.all("table tbody tr").into_iter().find(|it| it.contains("sanne")).unwrap();
    assert!(row.contains("550") && row.contains("opgegeven na 1 poging") && !row.contains('@'), "{row}");
    // What was not worth sending any more says so in words.
    app.queue(JORIS, "Een koppeling.");
    app.execute(&format!("UPDATE accounts SET ended_on = '{TODAY}' WHERE id = {}", JORIS.id));
    assert_eq!(app.attempt(Ok(())), (Step::Nothing, None));
    let page = app.with_session(BEA).visit("/admin/system").await;
    let row = page.all("table tbody tr").into_iter().find(|it| it.contains("joris")).unwrap();
    assert!(row.contains("account is geblokkeerd"), "{row}");
}

#[actix_web::test]
async fn who_is_invited_or_reset_by_the_administrator_gets_the_link_by_mail() {
    let app = TestApp::start().await;
    let page = app.with_session(BEA).visit(format!("/admin/accounts/{}", SANNE.id)).await;
    page.form_to(&format!("/admin/accounts/{}/reset", SANNE.id)).submit().await;
    let mails = app.select("SELECT kind || ' ' || plain AS it FROM outbox");
    assert!(mails.len() == 1 && mails[0].starts_with("reset ") && mails[0].contains("https://uitstroom.test/welcome/"), "{mails:?}");
}

#[test]
fn what_is_queued_in_a_write_that_fails_is_not_queued() {
    let store = Store::new();
    let failed: Result<(), _> = store.try_write(|tx| {
        outbox::queue(tx, SANNE.id, day(TODAY), &letter("Een koppeling."))?;
        Err(uitstroom::db::DbError::Stale)
    });
    assert!(failed.is_err());
    assert_eq!(store.count("outbox"), 0);
}

/// Moves the clock on to this time of the first such day that is not before this one, in the Netherlands.
fn move_to(app: &TestApp, on: &str, time: &str) {
    let time: NaiveTime = time.parse().unwrap();
    let ahead = time - amsterdam(app.clock.now()).time();
    app.clock.move_by(if ahead < TimeDelta::zero() { ahead + TimeDelta::days(1) } else { ahead });
    while app.today() < day(on) {
        app.clock.move_by(TimeDelta::days(1));
    }
    assert_eq!(app.today(), day(on));
}

fn wants(app: &TestApp, colleague: Colleague, digest: &str) {
    app.execute(&format!("UPDATE accounts SET digest = '{digest}' WHERE id = {}", colleague.id));
}

fn overviews(app: &TestApp) -> Vec<String> {
    app.select("SELECT plain AS it FROM outbox WHERE kind = 'digest' ORDER BY id")
}

#[actix_web::test]
async fn an_overview_counts_what_the_worklist_shows_and_names_nobody() {
    let app = TestApp::start().await;
    for (name, end) in [("Anders", "2026-10-13"), ("Brouwer", "2026-11-01"), ("Claes", "2026-12-20")] {
        app.youth().named("Kim", "", name).owned_by(SANNE).planned("2026-11-25").arrangement(until(end)).insert();
    }
    app.youth().named("Elders", "", "Dirksen").at(OUDLAND).owned_by(FATMA).arrangement(until("2026-10-13")).insert();
    let writer = app.app.mail.as_deref().unwrap();
    for it in [SANNE, BEA, DR_VISSER] {
        wants(&app, it, "weekly");
    }
    // Monday from seven, no other day and no sooner.
    move_to(&app, "2026-11-23", "06:59:50");
    assert_eq!(Round::default().run(&app.db, &app.clock, writer).unwrap(), 0);
    app.clock.move_by(TimeDelta::seconds(10));
    assert_eq!(Round::default().run(&app.db, &app.clock, writer).unwrap(), 1);

    let told = overviews(&app);
    let page = app.with_session(SANNE).visit("/worklist").await;
    let lines = page.all("ol.flags > li").len();
    let counts: Vec<usize> = told[0].lines().filter_map(|it| it.strip_prefix("- ")?.split(' ').next()?.parse().ok()).collect();
    assert!(lines > 2 && counts.iter().sum::<usize>() == lines, "{lines} on the page, and {told:?}");
    assert_eq!(counts[0], 2, "past the end: {}", told[0]);
    for name in ["Anders", "Brouwer", "Claes", "Dirksen", "Kim", "J-00"] {
        assert!(!told[0].contains(name), "{}", told[0]);
    }
    assert!(told[0].contains("https://uitstroom.test/worklist") && told[0].contains("https://uitstroom.test/settings"));
    app.clock.move_by(TimeDelta::days(1));
    assert_eq!(Round::default().run(&app.db, &app.clock, writer).unwrap(), 0, "Tuesday is no day for it");
}

#[actix_web::test]
async fn an_overview_comes_once_a_day_however_many_instances_run() {
    let app = TestApp::start().await;
    app.youth().owned_by(SANNE).arrangement(until("2026-10-13")).insert();
    wants(&app, SANNE, "daily");
    let writer = app.app.mail.as_deref().unwrap();
    move_to(&app, "2026-11-23", "09:00:00");
    let (mut here, mut there, other) = (Round::default(), Round::default(), app.another_instance());
    assert_eq!(here.run(&app.db, &app.clock, writer).unwrap(), 1);
    assert_eq!(there.run(&other, &app.clock, writer).unwrap(), 0);
    assert_eq!(here.run(&app.db, &app.clock, writer).unwrap(), 0);
    // Even when both looked before either wrote.
    let letter = Letter { kind: MailKind::Digest, ..letter("Nog een.") };
    assert!(!app.write(|tx| outbox::queue_once(tx, SANNE.id, app.today(), &letter)));
    assert_eq!(overviews(&app).len(), 1);
    app.clock.move_by(TimeDelta::days(1));
    assert_eq!(here.run(&app.db, &app.clock, writer).unwrap(), 1, "the next day");
}

/// A file that cannot be read keeps its own reader without an overview, until it can; the others get theirs.
#[actix_web::test]
async fn an_overview_that_cannot_be_written_keeps_nobody_else_from_theirs() {
    let app = TestApp::start().await;
    app.youth().owned_by(SANNE).arrangement(until("2026-10-13")).insert();
    app.youth().at(OUDLAND).owned_by(FATMA).arrangement(until("2026-10-13")).insert();
    assert!(SANNE.id < FATMA.id, "hers is written first");
    let born = app.select("SELECT CAST(born_on AS TEXT) AS it FROM youths ORDER BY id").remove(0);
    app.execute("UPDATE youths SET born_on = 'infinity' WHERE id = (SELECT min(id) FROM youths)");
    for it in [SANNE, FATMA] {
        wants(&app, it, "daily");
    }
    let writer = app.app.mail.as_deref().unwrap();
    move_to(&app, "2026-11-23", "09:00:00");
    let mut round = Round::default();
    let mut run = || round.run(&app.db, &app.clock, writer).unwrap();
    assert_eq!(run(), 1, "Fatma's");
    app.execute(&format!("UPDATE youths SET born_on = '{born}' WHERE id = (SELECT min(id) FROM youths)"));
    app.clock.move_by(TimeDelta::minutes(59));
    assert_eq!(run(), 0, "not every few seconds");
    app.clock.move_by(TimeDelta::minutes(1));
    assert_eq!(run(), 1, "Sanne's, once it can be read");
    assert_eq!(app.select("SELECT CAST(account_id AS TEXT) AS it FROM outbox ORDER BY id"), [FATMA.id, SANNE.id].map(|it| it.to_string()));
}

#[actix_web::test]
async fn nothing_is_sent_when_nothing_waits_or_nobody_can_get_it() {
    let app = TestApp::start().await;
    app.youth().at(OUDLAND).owned_by(FATMA).arrangement(until("2026-10-13")).insert();
    for it in [SANNE, JORIS, FATMA] {
        wants(&app, it, "daily");
    }
    move_to(&app, "2026-11-23", "09:00:00");
    let writer = app.app.mail.as_deref().unwrap();
    app.execute(&format!("UPDATE accounts SET ended_on = '{TODAY}' WHERE id = {}", FATMA.id));
    assert_eq!(Round::default().run(&app.db, &app.clock, writer).unwrap(), 0, "Sanne and Joris have nothing, Fatma is gone");
    app.execute(&format!("UPDATE accounts SET ended_on = NULL, email = '' WHERE id = {}", FATMA.id));
    assert_eq!(Round::default().run(&app.db, &app.clock, writer).unwrap(), 0, "and has no address");
    app.execute(&format!("UPDATE accounts SET email = 'fatma@uitstroom.example' WHERE id = {}", FATMA.id));
    assert_eq!(Round::default().run(&app.db, &app.clock, writer).unwrap(), 1);
}
