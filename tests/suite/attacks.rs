//! What somebody tried who meant harm, or clicked twice at the wrong moment.

use crate::support::*;
use actix_web::http::header::{CONTENT_TYPE, TRANSFER_ENCODING};
use actix_web::test::TestRequest;

#[actix_web::test]
async fn nobody_stops_anothers_code_by_typing_a_name() {
    let app = TestApp::start().await;
    let code_page = app.browser().visit("/log-in").await.form().fill("user", "sanne").fill("password", SANNE.password).submit().await;
    for typed in ["code sanne", "log-in code 1", "code 1"] {
        app.browser().visit("/log-in").await.form().fill("user", typed).fill("password", "x").submit().await;
    }
    assert_eq!(code_page.form().fill("code", app.code_of(SANNE)).submit().await.path(), "/");
}

#[actix_web::test]
async fn a_refused_form_is_a_view_too() {
    let app = TestApp::start().await;
    let kim = app.youth().named("Kim", "", "Kanarie").owned_by(SANNE).arrangement(until("2026-10-13")).insert();
    let browser = app.with_session(SANNE);
    for path in [format!("/youths/{}/safety", kim.youth.0), format!("/arrangements/{}/ending/new", kim.arrangement())] {
        let page = browser.visit(&path).await;
        app.execute_on_views("DELETE FROM view_records");
        let refused = page.form().fill("on", "nooit").submit().await;
        assert!(refused.status == 422 && refused.says("Kanarie"), "{path}: {}", refused.status);
        let seen = app.db.last_views(5).unwrap();
        assert!(seen.iter().any(|it| it.noun == "youth" && it.ids == kim.youth.0.to_string()), "{path} left no record: {seen:?}");
    }
}

#[actix_web::test]
async fn what_is_out_of_reach_is_recorded_as_seen_by_nobody() {
    let app = TestApp::start().await;
    let kim = app.youth().named("Kim", "", "Kanarie").owned_by(SANNE).insert();
    let page = app.with_session(FATMA).open(&format!("/youths/{}/safety", kim.youth.0)).await;
    assert_eq!(page.status, 404);
    assert!(app.db.last_views(5).unwrap().is_empty());
}

#[actix_web::test]
async fn going_back_and_saving_another_text_saves_both() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).insert();
    let form = app.with_session(SANNE).visit(format!("/cases/{}/consultations/new", kim.case.0)).await.form().fill("s", "Eerste tekst.");
    form.submit().await;
    form.submit().await;
    let file = form.fill("s", "Tweede tekst.").submit().await;
    assert!(file.says("Eerste tekst.") && file.says("Tweede tekst."), "{}", file.text());
    assert_eq!(app.count("consultations"), 2);
}

#[actix_web::test]
async fn of_two_who_answer_one_flag_the_second_is_told() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    let why = format!("/worklist/R06/arrangement/{}", kim.arrangement());
    let first = app.with_session(SANNE).visit(&why).await.form();
    let second = app.with_session(JORIS).visit(&why).await.form();
    assert_eq!(first.submit().await.path(), "/worklist");
    let told = second.submit().await;
    assert_eq!(told.status, 409, "{}", told.text());
    assert!(told.says("intussen beantwoord"), "{}", told.alert());
    assert_eq!(app.count("answers"), 1);
}

#[actix_web::test]
async fn no_end_hides_an_arrangement_in_a_far_year() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    let browser = app.with_session(SANNE);
    let form = browser.visit(format!("/arrangements/{}/ending/new", kim.arrangement())).await.form();
    let form = form.choose("reason", "31").choose("how", "reported");
    for far in ["31-12-2199", "+2000j", "+4m"] {
        assert_eq!(form.clone().fill("on", far).submit().await.status, 422, "{far}");
    }
    assert_eq!(browser.visit("/worklist").await.all("li.flag").len(), 1);
    assert_eq!(form.fill("on", "+1m").submit().await.status, 200, "an end a month ahead is told");
}

#[actix_web::test]
async fn care_that_runs_does_not_start_again() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).arrangement(until("2026-10-13")).insert();
    let start = format!("/arrangements/{}/start", kim.arrangement());
    let page = app.with_session(SANNE).visit(format!("{start}/new")).await.form().fill("on", "1-1-1900").submit().await;
    assert_eq!(page.status, 422);
    assert!(page.alert().contains("al gestart"), "{}", page.alert());
}

#[actix_web::test]
async fn a_name_has_letters_and_nothing_that_hides() {
    let app = TestApp::start().await;
    let form = app.with_session(SANNE).visit("/youths/new").await.form();
    let form = form.fill("first_name", "Mees").fill("born_on", "1-2-2014").choose("help_questions", "sleep");
    for wrong in ["\u{1}", "Meer\u{202e}reeM", "1234", &"a".repeat(201)] {
        let page = form.clone().fill("last_name", wrong).submit().await;
        assert_eq!(page.links("section.errors"), ["#last_name"], "{wrong:?}: {}", page.alert());
    }
    assert_eq!(app.count("youths"), 0);
}

#[actix_web::test]
async fn a_reading_request_brings_no_body() {
    let app = TestApp::start().await;
    let dripping = TestRequest::get().uri("/health/live").insert_header((TRANSFER_ENCODING, "chunked"));
    assert_eq!(app.browser().send(dripping).await.status, 400);
    let plain = TestRequest::get().uri("/health/live").insert_header((CONTENT_TYPE, "text/plain"));
    assert_eq!(app.browser().send(plain).await.status, 200);
}
