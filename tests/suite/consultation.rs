//! A consultation: saved once, never lost, settled by one.

use crate::support::browser::FilledForm;
use crate::support::*;
use chrono::TimeDelta;

async fn talk(browser: &Browser, kim: &Filed) -> FilledForm {
    browser.visit(format!("/cases/{}/consultations/new", kim.case)).await.form().fill("s", "Slaapt beter.").fill("p", "Over twee weken.")
}

#[actix_web::test]
async fn a_consultation_stands_in_the_file_with_its_note_and_the_next_appointment() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let file = talk(&sanne, &kim).await.fill("time", "9.30").fill("next_on", "+2w").submit().await;
    assert_eq!(file.path(), format!("/cases/{}", kim.case), "{}", file.alert());
    let timeline = file.all("ol.timeline > li");
    assert_eq!(timeline.len(), 2);
    assert!(timeline[0].contains("6\u{a0}december\u{a0}2026") || timeline[0].contains("6 december 2026"), "{timeline:?}");
    assert!(timeline[1].contains("Slaapt beter.") && timeline[1].contains("09:30") && timeline[1].contains("45"), "{timeline:?}");
    let own = file.links("ol.timeline")[1].clone();
    let page = file.follow(&own).await;
    assert!(page.html.contains("S: Slaapt beter.\nP: Over twee weken."), "ready for the GP's system: {}", page.html);
}

#[actix_web::test]
async fn what_is_sent_ten_times_at_once_is_saved_once() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let form = talk(&app.sign_in(SANNE).await, &kim).await;
    let sendings: Vec<_> = (0..10)
        .map(|_| {
            let form = form.clone();
            actix_web::rt::spawn(async move { form.send().await.status })
        })
        .collect();
    for sending in sendings {
        assert_eq!(sending.await.unwrap(), 303);
    }
    assert_eq!(form.submit().await.path(), format!("/cases/{}", kim.case));
    assert_eq!(app.count("consultations"), 1);
    assert_eq!(app.count("texts"), 2);
}

#[actix_web::test]
async fn a_refused_consultation_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    for (field, value, beside) in [
        ("minutes", "300", "minutes"),
        ("minutes", "veel", "minutes"),
        ("minutes", "", "minutes"),
        ("on", "31-11-2026", "on"),
        ("on", "morgen", "on"),
        ("on", "1-1-2020", "on"),
        ("time", "25:00", "time"),
        ("next_on", "gisteren", "next_on"),
        ("next_on", "1-1-2030", "next_on"),
    ] {
        let page = talk(&sanne, &kim).await.fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{beside}")]), "{field} = {value}: {}", page.alert());
        let kept = page.form();
        assert_eq!(
            (kept.value("s"), kept.value("p"), kept.value(field)),
            ("Slaapt beter.".into(), "Over twee weken.".into(), value.into())
        );
    }
    let empty = talk(&sanne, &kim).await.fill("s", " ").fill("p", "").submit().await;
    assert_eq!((empty.status, empty.links("section.errors")), (422, vec!["#s".to_owned()]));
    assert_eq!(app.imprint(), before);
    // Quotes, tags and lines survive the round trip.
    let odd = "Zegt: \"<b>nee</b>\" & 'ja'\nTweede regel\n\nDerde é ï 💬";
    let page = talk(&sanne, &kim).await.fill("s", odd).fill("minutes", "300").submit().await;
    assert_eq!(page.form().value("s"), odd);
    let file = page.form().fill("minutes", "30").submit().await;
    assert!(!file.html.contains("<b>nee</b>") && file.says("Derde é ï 💬"));
}

#[actix_web::test]
async fn a_draft_survives_a_new_log_in_and_ends_with_saving() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).insert();
    let first = app.with_session(SANNE);
    let form = talk(&first, &kim).await.fill("s", "Nog niet af");
    assert_eq!(form.clone().to(format!("/cases/{}/draft", kim.case)).send().await.status, 204);
    app.clock.move_by(TimeDelta::minutes(45));
    assert_eq!(first.visit("/").await.path(), "/log-in");

    let again = app.with_session(SANNE);
    let start = again.visit("/").await;
    let new = format!("/cases/{}/consultations/new", kim.case);
    let page = start.follow(&new).await;
    assert_eq!(page.form().value("s"), "Nog niet af");
    assert!(!page.notice().is_empty(), "it says that a draft came back");
    assert_eq!(app.with_session(JORIS).visit(&new).await.form().value("s"), "", "a draft is one's own");

    let filled = page.form().fill("s", "Nu wel");
    filled.submit().await;
    assert_eq!(app.count("drafts"), 0);
    // The last keystrokes of a form that is saved already come too late.
    filled.to(format!("/cases/{}/draft", kim.case)).send().await;
    assert_eq!(app.count("drafts"), 0);
}

/// The page says "you are logged out, what you typed is kept": so it is.
#[actix_web::test]
async fn a_note_sent_after_the_time_out_is_kept_as_a_draft() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).insert();
    let form = talk(&app.with_session(SANNE), &kim).await.fill("s", "Net te laat");
    app.clock.move_by(TimeDelta::minutes(45));
    assert_eq!(form.clone().tamper("csrf", "anders").submit().await.path(), "/log-in");
    assert_eq!(app.count("drafts"), 0, "only from a form of this session");
    let page = form.submit().await;
    assert!(page.path() == "/log-in" && !page.notice().is_empty(), "{}", page.address());
    assert_eq!((app.count("drafts"), app.count("consultations")), (1, 0));
    let again = app.with_session(SANNE).visit(format!("/cases/{}/consultations/new", kim.case)).await;
    assert_eq!(again.form().value("s"), "Net te laat");
}

#[actix_web::test]
async fn a_draft_can_be_kept_without_a_script() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let form = talk(&app.sign_in(SANNE).await, &kim).await.tamper("draft_button", "1").to(format!("/cases/{}/draft", kim.case));
    let page = form.submit().await;
    assert_eq!((page.status, page.path()), (200, format!("/cases/{}", kim.case).as_str()));
    assert!(!page.notice().is_empty());
}

#[actix_web::test]
async fn a_planned_talk_that_is_over_waits_to_be_settled() {
    let app = TestApp::start().await;
    let kim = app.youth().named("Kim", "", "Wachtman").owned_by(SANNE).planned("2026-11-20").insert();
    let later = app.youth().owned_by(SANNE).planned("2026-11-25").insert();
    let sanne = app.sign_in(SANNE).await;
    let start = sanne.visit("/").await;
    let settle = format!("/cases/{}/consultations/{}/settle", kim.case, kim.consultation());
    assert!(start.links("main").contains(&settle), "{:?}", start.links("main"));
    assert!(start.says("Nog afhandelen") || start.text().to_lowercase().contains("nog afhandelen"), "{}", start.text());
    assert!(!start.links("main").iter().any(|it| it.contains(&format!("/cases/{}/", later.case))));
    let file = sanne.visit(format!("/cases/{}", kim.case)).await;
    assert!(file.links("section.next").contains(&settle), "it is the next step");

    let page = file.follow(&settle).await;
    assert_eq!(page.form().value("on"), "20-11-2026");
    let file = page.form().choose("status", "not_turned_up").submit().await;
    assert_eq!(file.path(), format!("/cases/{}", kim.case));
    assert!(!sanne.visit("/").await.links("main").contains(&settle));
    // Once is enough.
    let again = sanne.visit(&settle).await.form().fill("s", "Toch wel").choose("status", "held").submit().await;
    assert_eq!(again.status, 422);
    assert_eq!(again.form().value("s"), "Toch wel");
}

#[actix_web::test]
async fn who_settles_second_is_told_and_loses_nothing() {
    let app = TestApp::start().await;
    let kim = app.youth().planned("2026-11-20").insert();
    let settle = format!("/cases/{}/consultations/{}/settle", kim.case, kim.consultation());
    let sannes = app.sign_in(SANNE).await.visit(&settle).await.form().fill("s", "Van Sanne");
    let joris = app.sign_in(JORIS).await.visit(&settle).await.form().fill("s", "Van Joris").choose("status", "held");
    assert_eq!(sannes.choose("status", "held").submit().await.path(), format!("/cases/{}", kim.case));
    let page = joris.submit().await;
    assert_eq!(page.status, 409);
    assert_eq!(page.form().value("s"), "Van Joris");
    assert!(page.alert().contains("intussen"), "{}", page.alert());
    assert_eq!(app.select("SELECT body AS it FROM texts"), ["Van Sanne"]);
}

/// A case that was closed while someone wrote: the text is the person's, not the program's to lose.
#[actix_web::test]
async fn a_note_for_a_case_that_closed_meanwhile_is_not_lost() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let form = talk(&app.sign_in(SANNE).await, &kim).await;
    app.execute(&format!("UPDATE episodes SET closed_on = '{TODAY}' WHERE id = {}", kim.episode));
    let page = form.submit().await;
    assert_eq!(page.status, 422);
    assert_eq!(page.form().value("s"), "Slaapt beter.");
}
