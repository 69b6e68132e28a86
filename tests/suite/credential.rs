//! Links that let someone in once, forgotten passwords, and changing what one logs in with.

use crate::support::browser::FilledForm;
use crate::support::*;
use chrono::TimeDelta;
use uitstroom::domain::account::{Account, LinkPurpose};
use uitstroom::domain::permission::Role;
use uitstroom::web::secret::totp_code;

const NEW: &str = "vier natte honden";

/// The key that a page offers to type over.
fn offered(page: &Page) -> String {
    page.one("section code").split_whitespace().collect()
}

/// The code that an app with this key shows now.
fn code(app: &TestApp, secret: &str) -> String {
    totp_code(secret, u64::try_from(app.clock.now().and_utc().timestamp()).unwrap()).unwrap()
}

/// An installation in which nobody has an account yet.
async fn without_accounts() -> TestApp {
    let app = TestApp::start().await;
    for table in ["credentials", "account_workplaces", "account_municipalities", "accounts"] {
        app.execute(&format!("DELETE FROM {table}"));
    }
    app
}

/// The form of a link, filled in as it asks.
fn chosen(app: &TestApp, page: &Page) -> FilledForm {
    page.form().fill("new_password", NEW).fill("again", NEW).fill("code", code(app, &offered(page)))
}

async fn log_in(app: &TestApp, login: &str, password: &str, secret: &str) -> Page {
    // A code works once; the one that proved the app is used.
    app.clock.move_by(TimeDelta::seconds(31));
    let page = app.browser().visit("/log-in").await.form().fill("user", login).fill("password", password).submit().await;
    if page.path() != "/log-in/code" {
        return page;
    }
    page.form().fill("code", code(app, secret)).submit().await
}

/// What waits in the outbox for an account.
fn waiting(app: &TestApp, colleague: Colleague) -> Vec<String> {
    app.select(&format!("SELECT plain AS it FROM outbox WHERE account_id = {} ORDER BY id", colleague.id))
}

/// Where the newest mail leads.
fn mailed_link(app: &TestApp, colleague: Colleague) -> String {
    let plain = waiting(app, colleague).pop().unwrap();
    let at = plain.find("/welcome/").unwrap();
    plain[at..].split_whitespace().next().unwrap().to_owned()
}

#[actix_web::test]
async fn the_first_administrator_comes_in_by_a_link_that_works_once() {
    let app = without_accounts().await;
    let path = format!("/welcome/{}", app.link(None, LinkPurpose::SetUp));
    let page = app.browser().visit(&path).await;
    let secret = offered(&page);
    assert_eq!(offered(&app.browser().visit(&path).await), secret, "opened again it offers the same");
    let form = chosen(&app, &page).fill("login", "noor").fill("name", "Noor Haan").fill("email", "noor@uitstroom.example");
    let refused = form.clone().fill("login", "N").submit().await;
    assert_eq!(refused.form().value("email"), "noor@uitstroom.example", "what was typed is still there");
    for (field, wrong) in [("login", "Noor Haan"), ("email", "noor"), ("name", ""), ("code", "000000"), ("again", "vijf natte honden")] {
        let refused = form.clone().fill(field, wrong).submit().await;
        assert_eq!((refused.status, refused.links("section.errors")), (422, vec![format!("#{field}")]), "{field}");
    }
    let ready = form.submit().await;
    assert!(ready.path() == "/log-in" && !ready.notice().is_empty(), "{}", ready.text());
    let start = log_in(&app, "noor", NEW, &secret).await;
    assert!(start.path() == "/" && start.says("beheerder"), "{}", start.text());
    // The same form again, and the address.
    for gone in [form.submit().await, app.browser().open(&path).await] {
        assert_eq!((gone.status, gone.has_form_to(&path)), (404, false));
        assert!(gone.heading().contains("werkt niet meer"), "{}", gone.heading());
    }
    assert_eq!(app.select("SELECT role AS it FROM accounts WHERE login = 'noor'"), ["administrator"]);
}

#[actix_web::test]
async fn of_two_who_use_one_link_the_second_is_refused() {
    let app = without_accounts().await;
    let path = format!("/welcome/{}", app.link(None, LinkPurpose::SetUp));
    let page = app.browser().visit(&path).await;
    let form = |login: &str| chosen(&app, &page).fill("login", login).fill("name", "Noor").fill("email", "noor@uitstroom.example");
    let (first, second) = (form("noor"), form("mees"));
    assert_eq!(first.submit().await.path(), "/log-in");
    assert_eq!(second.submit().await.status, 404);
    assert_eq!(app.count("accounts"), 1);
}

/// Whoever kept the printed link makes no second administrator with it.
#[actix_web::test]
async fn the_link_to_begin_with_ends_with_the_first_account_whoever_made_it() {
    let app = without_accounts().await;
    let path = format!("/welcome/{}", app.link(None, LinkPurpose::SetUp));
    let page = app.browser().visit(&path).await;
    let form = chosen(&app, &page).fill("login", "noor").fill("name", "Noor").fill("email", "noor@uitstroom.example");
    app.write(|tx| tx.save(Account::invite("bea", "Bea", Role::Administrator, "bea@uitstroom.example").unwrap()));
    assert_eq!(form.submit().await.status, 404, "a form that lay open");
    assert_eq!(app.browser().open(&path).await.status, 404);
    assert_eq!(app.select("SELECT login AS it FROM accounts"), ["bea"]);
}

#[actix_web::test]
async fn a_new_colleague_chooses_a_password_and_couples_an_app() {
    let app = TestApp::start().await;
    app.write(|tx| uitstroom::db::account::forget_credentials(tx, SANNE.id));
    let path = format!("/welcome/{}", app.link(Some(SANNE.id), LinkPurpose::Invitation));
    let page = app.browser().visit(&path).await;
    assert!(page.says("sanne"), "it says with which name to log in");
    let secret = offered(&page);
    for weak in ["zeven12", "Sanne op de fiets", "Wachtwoord2026!"] {
        let refused = chosen(&app, &page).fill("new_password", weak).fill("again", weak).submit().await;
        assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#new_password".to_owned()]), "{weak}");
        assert!(!refused.html.contains(weak), "a password is never sent back");
    }
    assert_eq!(chosen(&app, &page).submit().await.path(), "/log-in");
    assert_eq!(log_in(&app, "sanne", NEW, &secret).await.path(), "/");
    assert_eq!(
        app.select("SELECT event AS it FROM audit_events ORDER BY seq DESC LIMIT 1").pop().map(|it| it.contains("set_up")),
        Some(true)
    );
    assert!(waiting(&app, SANNE).is_empty());
}

#[actix_web::test]
async fn who_was_reset_gets_word_that_another_app_was_coupled() {
    let app = TestApp::start().await;
    app.write(|tx| uitstroom::db::account::forget_credentials(tx, SANNE.id));
    let page = app.browser().visit(format!("/welcome/{}", app.link(Some(SANNE.id), LinkPurpose::Reset))).await;
    assert_eq!(chosen(&app, &page).submit().await.path(), "/log-in");
    assert_eq!(app.select("SELECT kind AS it FROM outbox"), ["second_factor_changed"]);
}

/// Someone who knows her password guesses at the codes of the app, until it waits for hours.
async fn guessed_at(app: &TestApp) {
    let page = app.browser().visit("/log-in").await.form().fill("user", "sanne").fill("password", SANNE.password).submit().await;
    page.form().fill("code", "000000").submit().await;
    assert_eq!(app.execute("UPDATE throttles SET failures = 100"), 1, "of the codes alone");
    assert_eq!(log_in(app, "sanne", SANNE.password, SANNE.totp_secret).await.status, 429);
}

#[actix_web::test]
async fn who_starts_anew_after_a_reset_does_not_wait_for_wrong_codes_of_before() {
    let app = TestApp::start().await;
    guessed_at(&app).await;
    let (bea, address) = (app.with_session(BEA), format!("/admin/accounts/{}", SANNE.id));
    let link = bea.visit(&address).await.form_to(&format!("{address}/reset")).submit().await.one(".card strong");
    let page = app.browser().visit(&link).await;
    assert_eq!(chosen(&app, &page).submit().await.path(), "/log-in");
    assert_eq!(log_in(&app, "sanne", NEW, &offered(&page)).await.path(), "/");
}

#[actix_web::test]
async fn who_couples_another_app_does_not_wait_for_wrong_codes_of_the_one_before() {
    let app = TestApp::start().await;
    guessed_at(&app).await;
    let page = app.with_session(SANNE).visit("/settings/second-factor").await;
    let secret = offered(&page);
    let form = page.form().fill("password", SANNE.password).fill("code", code(&app, &secret));
    assert_eq!(form.submit().await.path(), "/settings");
    assert_eq!(log_in(&app, "sanne", SANNE.password, &secret).await.path(), "/");
}

#[actix_web::test]
async fn a_link_ends_with_its_time_its_account_or_a_newer_one() {
    let app = TestApp::start().await;
    let link = |purpose| format!("/welcome/{}", app.link(Some(SANNE.id), purpose));
    let (older, newer) = (link(LinkPurpose::Invitation), link(LinkPurpose::Reset));
    assert_eq!(app.browser().open(&older).await.status, 404);
    let form = app.browser().visit(&newer).await.form();
    app.execute(&format!("UPDATE accounts SET ended_on = '{TODAY}' WHERE id = {}", SANNE.id));
    assert_eq!(app.browser().open(&newer).await.status, 404, "locked");
    assert_eq!(form.submit().await.status, 404);
    app.execute(&format!("UPDATE accounts SET ended_on = NULL WHERE id = {}", SANNE.id));
    app.browser().visit(&newer).await;
    app.clock.move_by(TimeDelta::hours(24));
    let late = app.browser().open(&newer).await;
    assert!(late.status == 404 && late.links("main") == ["/log-in"], "{}", late.text());
}

#[actix_web::test]
async fn a_forgotten_password_gets_the_same_answer_whether_the_name_is_known_or_not() {
    let app = TestApp::start().await;
    let ask = async |login: &str| {
        let page = app.browser().visit("/log-in").await.follow("/log-in/forgotten").await;
        page.form().fill("login", login).submit().await
    };
    let (known, unknown) = (ask("Sanne").await, ask("niemand").await);
    assert_eq!((known.address(), known.notice()), (unknown.address(), unknown.notice()));
    assert_eq!(app.count("outbox"), 1, "one mail, to who exists");
    assert_eq!(ask("sanne").await.notice(), known.notice());
    assert_eq!(app.count("outbox"), 1, "one in a quarter of an hour");
    app.clock.move_by(TimeDelta::minutes(16));
    ask("sanne").await;
    assert_eq!(app.count("outbox"), 2);
    assert_eq!(ask("").await.status, 422);
    // Without an address nothing can be sent, and nobody is told.
    app.execute(&format!("UPDATE accounts SET email = '' WHERE id = {}", JORIS.id));
    assert_eq!(ask("joris").await.notice(), known.notice());
    assert_eq!(app.count("outbox"), 2);
    assert!(waiting(&app, SANNE).iter().all(|it| it.contains("https://uitstroom.test/welcome/")));
}

#[actix_web::test]
async fn a_mailbox_alone_opens_nothing_the_code_of_the_app_is_asked() {
    let app = TestApp::start().await;
    let old = app.with_session(SANNE);
    app.browser().visit("/log-in/forgotten").await.form().fill("login", "sanne").submit().await;
    let path = mailed_link(&app, SANNE);
    let page = app.browser().visit(&path).await;
    assert!(offered(&page).is_empty(), "no other app is coupled by mail");
    let form = page.form().fill("new_password", NEW).fill("again", NEW);
    let refused = form.clone().fill("code", "000000").submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#code".to_owned()]));
    assert_eq!(form.clone().fill("code", app.code_of(SANNE)).submit().await.status, 429, "guessing takes time");
    app.clock.move_by(TimeDelta::seconds(2));
    assert_eq!(form.fill("code", app.code_of(SANNE)).submit().await.path(), "/log-in");
    assert_eq!(old.visit("/").await.path(), "/log-in", "whoever was in is out");
    assert_eq!(log_in(&app, "sanne", SANNE.password, SANNE.totp_secret).await.status, 422, "the old password is gone");
    assert_eq!(log_in(&app, "sanne", NEW, SANNE.totp_secret).await.path(), "/");
    assert_eq!(app.browser().open(&path).await.status, 404);
}

#[actix_web::test]
async fn a_password_is_changed_by_who_knows_the_old_one() {
    let app = TestApp::start().await;
    let (sanne, elsewhere) = (app.with_session(SANNE), app.with_session(SANNE));
    let form = sanne.visit("/settings").await.follow("/settings/password").await.form();
    let form = form.fill("new_password", NEW).fill("again", NEW);
    let wrong = form.clone().fill("password", "drie rode fietsen").submit().await;
    assert_eq!((wrong.status, wrong.links("section.errors")), (422, vec!["#password".to_owned()]));
    assert_eq!(form.clone().fill("password", SANNE.password).submit().await.status, 429);
    app.clock.move_by(TimeDelta::seconds(2));
    let right = form.fill("password", SANNE.password);
    let saved = right.submit().await;
    assert!(saved.path() == "/settings" && !saved.notice().is_empty());
    assert_eq!(right.submit().await.address(), saved.address(), "sent twice, saved once");
    assert_eq!(elsewhere.visit("/").await.path(), "/log-in");
    assert_eq!(log_in(&app, "sanne", NEW, SANNE.totp_secret).await.path(), "/");
    assert_eq!(app.select("SELECT CAST(version AS TEXT) AS it FROM accounts WHERE login = 'sanne'"), ["2"]);
}

#[actix_web::test]
async fn another_app_for_the_codes_is_coupled_and_told_by_mail() {
    let app = TestApp::start().await;
    let (sanne, elsewhere) = (app.with_session(SANNE), app.with_session(SANNE));
    let page = sanne.visit("/settings/second-factor").await;
    let secret = offered(&page);
    assert_ne!(secret, SANNE.totp_secret);
    assert_ne!(offered(&elsewhere.visit("/settings/second-factor").await), secret, "each session is offered its own");
    let form = page.form().fill("password", SANNE.password);
    let old = form.clone().fill("code", app.code_of(SANNE)).submit().await;
    assert_eq!((old.status, old.links("section.errors"), offered(&old)), (422, vec!["#code".to_owned()], secret.clone()));
    let right = form.fill("code", code(&app, &secret));
    let saved = right.submit().await;
    assert_eq!((saved.path(), right.submit().await.address()), ("/settings", saved.address()));
    assert_eq!(elsewhere.visit("/").await.path(), "/log-in");
    let mails = waiting(&app, SANNE);
    assert_eq!(mails.len(), 1);
    assert!(mails[0].contains("22\u{a0}november\u{a0}2026"), "{}", mails[0]);
    assert_eq!(log_in(&app, "sanne", SANNE.password, SANNE.totp_secret).await.status, 422, "the old app is of no use");
    app.clock.move_by(TimeDelta::seconds(31));
    assert_eq!(log_in(&app, "sanne", SANNE.password, &secret).await.path(), "/");
}

#[actix_web::test]
async fn mail_moves_to_another_address_by_who_knows_the_password() {
    let app = TestApp::start().await;
    let page = app.with_session(SANNE).visit("/settings/email").await;
    assert_eq!(page.form().value("email"), "sanne@uitstroom.example");
    let form = page.form().fill("email", "s@elders.example");
    assert_eq!(form.submit().await.links("section.errors"), ["#password"]);
    let wrong = form.clone().fill("email", "s at elders").fill("password", SANNE.password).submit().await;
    assert_eq!((wrong.status, wrong.links("section.errors")), (422, vec!["#email".to_owned()]));
    let saved = form.fill("password", SANNE.password).submit().await;
    assert!(saved.path() == "/settings" && saved.says("s@elders.example"), "{}", saved.text());
    let stale = page.form().fill("email", "t@elders.example").fill("password", SANNE.password).submit().await;
    assert_eq!(stale.status, 409);
}

#[actix_web::test]
async fn an_overview_is_offered_to_who_has_a_worklist() {
    let app = TestApp::start().await;
    let page = app.with_session(SANNE).visit("/settings").await;
    assert_eq!(page.form().value("digest"), "off");
    page.form().choose("digest", "weekly").submit().await;
    assert_eq!(app.select("SELECT digest AS it FROM accounts WHERE login = 'sanne'"), ["weekly"]);
    assert!(app.with_session(BEA).visit("/settings").await.form().offers("digest").is_empty());
}
