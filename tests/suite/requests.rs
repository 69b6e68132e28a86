//! Requests that no page of ours makes: each gets a page that says so, never a crash.

use crate::support::browser::{HOST, encoded};
use crate::support::*;
use actix_web::http::Method;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::test::TestRequest;
use uitstroom::web::routes::{ROUTES, Verb};

#[actix_web::test]
async fn an_id_that_is_none_gets_a_page_that_says_so() {
    let app = TestApp::start().await;
    app.youth().arrangement(until("2026-10-13")).planned("2026-11-25").insert();
    let sanne = app.sign_in(SANNE).await;
    let csrf = sanne.visit("/settings").await.form().value("csrf");
    for id in ["0", "-1", "99", "9223372036854775807", "9223372036854775808", "1e3", "abc", "%00", "1%2F2", "1.0", "+1x", "%F0%9F%92%AC"] {
        for route in ROUTES.iter().filter(|it| it.path.contains('{')) {
            let path = route
                .path
                .replace("{token}", id)
                .replace("{rule}", "R06")
                .replace("{subject}", "arrangement")
                .replace("{id}", id)
                .replace("{consultation}", id);
            let page = match route.verb {
                Verb::Get => sanne.open(&path).await,
                Verb::Post => {
                    let fields = [("csrf".to_owned(), csrf.clone()), ("sending".into(), "d".repeat(32)), ("version".into(), "1".into())];
                    sanne.post(&path, &fields).await
                }
            };
            assert_eq!(page.status, 404, "{path}");
            assert!(page.title().starts_with("Fout"), "{path}: {}", page.title());
        }
    }
    for path in
        ["/worklist/R99/arrangement/1", "/worklist/R06/vogel/1", "/worklist/R06/case/1", "/nergens", "/cases", "/cases/1/", "//", "/../x"]
    {
        assert_eq!(sanne.open(path).await.status, 404, "{path}");
    }
}

#[actix_web::test]
async fn a_body_that_is_too_large_or_no_text_is_refused() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let form = sanne.visit(format!("/cases/{}/consultations/new", kim.case)).await.form();
    let before = app.imprint();
    let large = form.clone().fill("s", "x".repeat(66_000)).send().await;
    assert_eq!(large.status, 413);
    let long = form.clone().fill("s", "é".repeat(20_001)).submit().await;
    assert_eq!(long.status, 413, "forty thousand bytes, encoded threefold");
    let long = form.clone().fill("s", "x".repeat(20_001)).submit().await;
    assert_eq!((long.status, long.links("section.errors")), (422, vec!["#s".to_owned()]));
    let nul = form.clone().fill("s", "Slaapt\0beter").send().await;
    assert_eq!(nul.status, 400);
    for (body, kind) in [
        (b"s=%FF%FE".to_vec(), "application/x-www-form-urlencoded"),
        (b"\xff\xfe".to_vec(), "application/x-www-form-urlencoded"),
        (b"{}".to_vec(), "application/json"),
        (b"x".to_vec(), "multipart/form-data; boundary=x"),
        (b"a=1".to_vec(), "text/plain"),
        ("a=1&".repeat(301).into_bytes(), "application/x-www-form-urlencoded"),
    ] {
        let told = String::from_utf8_lossy(&body).chars().take(20).collect::<String>();
        let request = TestRequest::post().uri(&form.action).insert_header((CONTENT_TYPE, kind)).set_payload(body);
        let answered = sanne.send(request).await;
        assert!(matches!(answered.status, 400 | 403), "{kind} {told}: {}", answered.status);
    }
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn another_method_than_the_table_names_gets_a_page_that_says_so() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::HEAD, Method::TRACE] {
        for path in ["/", "/worklist", "/cases/1", "/log-in"] {
            let answered = sanne.send(TestRequest::default().method(method.clone()).uri(path)).await;
            assert!(matches!(answered.status, 200 | 404 | 405), "{method} {path}: {}", answered.status);
        }
    }
    assert!(!HOST.is_empty());
}

/// A sending key belongs to one person and one kind of form; where another carries it, that is no repeat.
#[actix_web::test]
async fn a_sending_key_of_another_form_is_a_key_of_its_own() {
    let app = TestApp::start().await;
    let (kim, noor) = (app.youth().insert(), app.youth().insert());
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    let first = sanne.visit(format!("/cases/{}/consultations/new", kim.case)).await.form().fill("s", "Van Sanne");
    first.submit().await;
    let key = first.value("sending");
    let others = [
        joris.visit(format!("/cases/{}/consultations/new", noor.case)).await.form().fill("s", "Van Joris"),
        sanne.visit(format!("/youths/{}", kim.youth.0)).await.form().choose("giver", "youth"),
    ];
    for form in others {
        let answered = form.clone().tamper("sending", &key).send().await;
        assert_eq!(answered.status, 303, "{}", form.action);
    }
    assert_eq!(app.count("consultations"), 2);
    for short in ["", "kort"] {
        let form = sanne.visit(format!("/cases/{}/consultations/new", kim.case)).await.form().fill("s", "Nog een");
        assert_eq!(form.tamper("sending", short).send().await.status, 400);
    }
}

#[actix_web::test]
async fn what_is_searched_for_may_be_anything() {
    let app = TestApp::start().await;
    app.youth().named("Anna", "de", "Vries").insert();
    app.youth().named("Noël", "", "Çelik-O'Hara").insert();
    let sanne = app.sign_in(SANNE).await;
    let start = sanne.visit("/").await;
    for asked in
        ["%", "_", "'; DROP TABLE youths; --", "\\", "J-99999999999999999999", "J--5", "31-02-2012", "💬", "", " ", &"x".repeat(5_000)]
    {
        let page = start.form_to("/search").fill("q", asked).submit().await;
        assert_eq!((page.status, page.all("ol.hits > li").len()), (200, 0), "{asked:.40}");
    }
    for asked in ["celik", "ÇELIK", "o'hara", "noel celik", "vries", "de vries", "anna", "J-0001"] {
        let page = start.form_to("/search").fill("q", asked).submit().await;
        assert!(page.path().starts_with("/cases/"), "{asked}");
    }
    let fields = [("q".to_owned(), "anna".to_owned())];
    assert_eq!(sanne.post_raw("/search", encoded(&fields)).await.status, 403);
}

#[actix_web::test]
async fn assets_may_be_kept_and_nothing_else() {
    let app = TestApp::start().await;
    let page = app.browser().visit("/log-in").await;
    let css = page.html.split('"').find(|it| it.starts_with("/assets/app.") && it.ends_with(".css")).unwrap().to_owned();
    let told = app.browser().send(TestRequest::get().uri(&css)).await;
    assert_eq!(told.status, 200);
    assert!(told.headers.get("cache-control").unwrap().to_str().unwrap().contains("immutable"));
    for path in ["/assets/nothing.css", "/assets/..%2Flayout%2Fbase.html", "/assets/%2e%2e/layout/base.html"] {
        assert_eq!(app.browser().send(TestRequest::get().uri(path)).await.status, 404, "{path}");
    }
}
