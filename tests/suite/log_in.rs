//! Logging in with password and code, and what ends a session.

use crate::support::*;
use chrono::TimeDelta;

async fn try_password(app: &TestApp, user: &str, password: &str) -> Page {
    app.browser().visit("/log-in").await.form().fill("user", user).fill("password", password).submit().await
}

#[actix_web::test]
async fn a_wrong_password_and_an_unknown_name_are_told_apart_nowhere() {
    let app = TestApp::start().await;
    let wrong = try_password(&app, "sanne", "drie rode fietsen").await;
    let unknown = try_password(&app, "niemand", "drie rode fietsen").await;
    assert_eq!((wrong.status, unknown.status), (422, 422));
    assert_eq!(wrong.alert(), unknown.alert());
    assert!(wrong.alert().contains("horen niet bij elkaar"), "{}", wrong.alert());
    assert_eq!(wrong.form().value("user"), "sanne");
    assert!(!wrong.html.contains("drie rode fietsen"), "a password is never sent back");
    assert_eq!(app.count("sessions"), 0);
}

#[actix_web::test]
async fn after_failures_one_waits_whether_the_name_is_known_or_not() {
    let app = TestApp::start().await;
    for name in ["sanne", "niemand"] {
        assert_eq!(try_password(&app, name, "fout").await.status, 422, "{name}");
        let again = try_password(&app, name, SANNE.password).await;
        assert_eq!(again.status, 429, "{name}");
        assert!(again.alert().contains("seconde"), "{}", again.alert());
        for _ in 0..4 {
            app.clock.move_by(TimeDelta::seconds(3));
            assert_eq!(try_password(&app, name, "fout").await.status, 422, "{name}");
        }
        app.clock.move_by(TimeDelta::seconds(2));
        assert_eq!(try_password(&app, name, "fout").await.status, 429, "longer after more failures");
    }
    app.clock.move_by(TimeDelta::seconds(3));
    assert_eq!(try_password(&app, "sanne", SANNE.password).await.path(), "/log-in/code");
    assert_eq!(try_password(&app, "SANNE ", SANNE.password).await.path(), "/log-in/code", "the count begins again");
}

/// Comparing a password takes long and holds a thread: beyond a few that wait nobody waits, and pages go on.
#[actix_web::test]
async fn in_a_burst_of_log_ins_who_finds_no_place_hears_at_once_what_to_do() {
    let app = TestApp::start().await;
    let sanne = app.with_session(SANNE);
    let secrets = &app.app.secrets;
    let mut places: Vec<_> = std::iter::from_fn(|| secrets.place()).take(1000).collect();
    let settings = &app.app.config;
    assert_eq!(places.len(), settings.log_in.hashes_at_once + 8);
    assert!(places.len() < settings.server.blocking_threads, "pages keep threads of their own");
    let crowded = try_password(&app, "sanne", SANNE.password).await;
    assert_eq!((crowded.status, crowded.form().value("user").as_str()), (503, "sanne"));
    assert!(crowded.alert().contains("over enkele seconden opnieuw"), "{}", crowded.alert());
    assert_eq!(app.count("throttles"), 0, "who was not heard has not failed");
    let form = sanne.visit("/settings/password").await.form();
    let new = "vier groene stoelen";
    let crowded = form.fill("new_password", new).fill("again", new).fill("password", SANNE.password).submit().await;
    assert_eq!((crowded.status, crowded.links("section.errors")), (503, vec!["#password".to_owned()]));
    assert!(secrets.place().is_none(), "those who were turned away took no place");
    drop(places.pop());
    assert_eq!(try_password(&app, "sanne", SANNE.password).await.path(), "/log-in/code");
    assert!(secrets.place().is_some(), "and gave it back");
}

#[actix_web::test]
async fn a_code_works_once() {
    let app = TestApp::start().await;
    let code = app.code_of(SANNE);
    let enter = async |code: String| {
        let page = try_password(&app, "sanne", SANNE.password).await;
        page.form().fill("code", code).submit().await
    };
    assert_eq!(enter("000000".to_owned()).await.status, 422);
    app.clock.move_by(TimeDelta::seconds(2));
    assert_eq!(enter(format!("{} {}", &code[..3], &code[3..])).await.path(), "/", "with a space, as apps show it");
    app.clock.move_by(TimeDelta::seconds(2));
    let again = enter(code).await;
    assert_eq!((again.status, again.path()), (422, "/log-in/code"));
    app.clock.move_by(TimeDelta::seconds(32));
    assert_eq!(enter(app.code_of(SANNE)).await.path(), "/");
}

#[actix_web::test]
async fn logging_in_leads_to_the_page_that_was_asked_for_and_never_elsewhere() {
    let app = TestApp::start().await;
    let anna = app.youth().named("Anna", "de", "Vries").insert();
    let file = format!("/cases/{}", anna.case);
    let browser = app.browser();
    let page = browser.visit(&file).await;
    assert_eq!(page.path(), "/log-in");
    let page = page.form().fill("user", "sanne").fill("password", SANNE.password).submit().await;
    let page = page.form().fill("code", app.code_of(SANNE)).submit().await;
    assert_eq!(page.path(), file);
    for elsewhere in ["//elders.test/", "https://elders.test/", "/\\elders.test", "\\\\elders.test"] {
        let page = app.browser().visit(format!("/log-in?next={elsewhere}")).await;
        assert_eq!(page.form().value("next"), "", "{elsewhere}");
        let page = page.form().tamper("next", elsewhere).fill("user", "joris").fill("password", JORIS.password).submit().await;
        assert_eq!(page.form().value("next"), "", "{elsewhere}");
    }
}

#[actix_web::test]
async fn logging_out_ends_the_session_wherever_its_cookie_lies() {
    let app = TestApp::start().await;
    let browser = app.sign_in(SANNE).await;
    let other = browser.copy();
    assert_eq!(other.visit("/worklist").await.path(), "/worklist");
    let page = browser.visit("/").await.form_to("/log-out").submit().await;
    assert_eq!(page.path(), "/log-in");
    assert_eq!(browser.cookie("__Host-uitstroom"), None);
    assert_eq!(other.visit("/worklist").await.path(), "/log-in");
}

/// The session between password and code is another one than the one after it.
#[actix_web::test]
async fn the_code_gives_a_new_session() {
    let app = TestApp::start().await;
    let browser = app.browser();
    let page = browser.visit("/log-in").await.form().fill("user", "sanne").fill("password", SANNE.password).submit().await;
    let half = browser.copy();
    page.form().fill("code", app.code_of(SANNE)).submit().await;
    assert_ne!(half.cookie("__Host-uitstroom"), browser.cookie("__Host-uitstroom"));
    assert_eq!(half.visit("/").await.path(), "/log-in");
    assert_eq!(half.visit("/log-in/code").await.path(), "/log-in");
}

#[actix_web::test]
async fn a_session_ends_when_nobody_uses_it() {
    let app = TestApp::start().await;
    let (sanne, bea, piet) = (app.with_session(SANNE), app.with_session(BEA), app.with_session(PIET));
    app.clock.move_by(TimeDelta::minutes(14));
    for browser in [&sanne, &bea, &piet] {
        assert_eq!(browser.visit("/").await.path(), "/");
    }
    app.clock.move_by(TimeDelta::minutes(16));
    assert_eq!(sanne.visit("/settings").await.path(), "/settings");
    assert_eq!(bea.visit("/").await.path(), "/log-in", "an administrator after fifteen minutes");
    assert_eq!(piet.visit("/").await.path(), "/log-in");
    app.clock.move_by(TimeDelta::minutes(31));
    let page = sanne.visit("/worklist").await;
    assert!(page.path() == "/log-in" && page.form().value("next") == "/worklist", "{}", page.address());
    assert!(!page.notice().is_empty(), "it says why");
    // However busily it is used, after twelve hours it is over.
    let joris = app.with_session(JORIS);
    for _ in 0..35 {
        app.clock.move_by(TimeDelta::minutes(20));
        assert_eq!(joris.visit("/settings").await.path(), "/settings");
    }
    app.clock.move_by(TimeDelta::minutes(21));
    assert_eq!(joris.visit("/settings").await.path(), "/log-in");
}

#[actix_web::test]
async fn still_here_keeps_a_session_alive() {
    let app = TestApp::start().await;
    let sanne = app.with_session(SANNE);
    let page = sanne.visit("/").await;
    for _ in 0..3 {
        app.clock.move_by(TimeDelta::minutes(25));
        assert_eq!(page.form_to("/stay").send().await.status, 204);
    }
    assert_eq!(sanne.visit("/").await.path(), "/");
}

#[actix_web::test]
async fn whose_work_at_a_practice_ended_reaches_its_youths_no_longer() {
    let app = TestApp::start().await;
    let anna = app.youth().named("Anna", "de", "Vries").owned_by(SANNE).arrangement(until("2026-10-13")).insert();
    let sanne = app.sign_in(SANNE).await;
    let file = format!("/cases/{}", anna.case);
    assert!(sanne.visit(&file).await.says("Anna de Vries"));
    app.execute(&format!("UPDATE account_workplaces SET until_on = '{TODAY}' WHERE account_id = {}", SANNE.id));
    assert_eq!(sanne.open(&file).await.status, 200, "the last day counts");
    app.execute(&format!("UPDATE account_workplaces SET until_on = '2026-11-21' WHERE account_id = {}", SANNE.id));
    let page = sanne.open(&file).await;
    assert_eq!(page.status, 404);
    assert!(!page.says("Anna"));
    assert!(!sanne.visit("/worklist").await.says("Anna"));
    app.execute(&format!("UPDATE accounts SET ended_on = '{TODAY}' WHERE id = {}", SANNE.id));
    assert_eq!(sanne.visit("/").await.path(), "/log-in");
    assert_eq!(try_password(&app, "sanne", SANNE.password).await.status, 422);
}

#[actix_web::test]
async fn settings_are_kept_and_speak_at_once() {
    let app = TestApp::start().await;
    let page = app.sign_in(SANNE).await.visit("/settings").await;
    let saved = page.form().choose("locale", "en").choose("theme", "dark").untick("shortcuts").submit().await;
    assert_eq!(saved.path(), "/settings");
    assert!(saved.html.contains("<html lang=\"en\" data-theme=\"dark\">") && saved.html.contains("data-shortcuts=\"off\""));
    assert_eq!(app.with_session(JORIS).visit("/settings").await.form().value("locale"), "nl", "one's own");
    let refused = page.form().tamper("locale", "fr").tamper("sending", "a".repeat(32)).submit().await;
    assert_eq!(refused.status, 422);
}
