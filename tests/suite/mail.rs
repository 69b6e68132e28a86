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
    Letter { kind: MailKind::Reset, subject: "Nieuw".into(), plain: text.clone(), html: text, host: "uitstroom.example".into() }
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
    let taken = store.write(outbox::claim).unwrap();
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
