//! People who log in, as the administrator keeps them: inviting, reach, locking, resetting.

use crate::support::*;

/// Someone new, as the form takes it.
async fn invited(bea: &Browser, login: &str, role: &str, place: &str) -> Page {
    let form = bea.visit("/admin/accounts/new").await.form();
    let form = form.fill("name", "Noor Jansen").fill("login", login).fill("email", "noor@uitstroom.example");
    form.choose("role", role).choose("place", place).submit().await
}

fn events(app: &TestApp) -> Vec<String> {
    app.select("SELECT event AS it FROM audit_events WHERE actor = 'account' ORDER BY seq")
}

#[actix_web::test]
async fn who_is_invited_gets_a_link_that_is_shown_once_and_kept_nowhere() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let form = bea.visit("/admin/accounts/new").await.form();
    let form = form.fill("name", "Noor Jansen").fill("login", "noor").fill("email", "noor@uitstroom.example");
    let form = form.choose("role", "youth_professional").choose("place", "workplace-1");
    let page = form.submit().await;
    assert_eq!(page.status, 200, "{}", page.alert());
    let token = page.one(".card strong").replace("/welcome/", "");
    assert_eq!(token.len(), 64, "{}", page.text());
    let kept = app.select("SELECT token_hash || ' ' || purpose AS it FROM invitations");
    assert_eq!(kept, [format!("{} invitation", uitstroom::web::secret::sha256(token.as_bytes()))]);
    // Sent twice she is there once, and the link is not shown again.
    let again = form.submit().await;
    assert_eq!((again.path(), again.all(".card strong")), ("/admin/accounts/9", vec![]));
    assert!(again.says("uitgenodigd") && again.says("Praktijk De Linde"));
    assert_eq!(app.count("invitations"), 1);
    let given = r#"{"event":"reach_given","ground":{"workplace":1},"from":"2026-11-22","until":null}"#;
    assert_eq!(events(&app), [r#"{"event":"account_created"}"#, given]);
    assert!(!app.select("SELECT facts AS it FROM revisions WHERE noun = 'account'").iter().any(|it| it.contains("Noor")));
}

#[actix_web::test]
async fn a_refused_invitation_keeps_what_was_typed_and_stores_nothing() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let before = app.imprint();
    let form = bea.visit("/admin/accounts/new").await.form();
    let form = form.fill("name", "Noor").fill("login", "noor").fill("email", "noor@uitstroom.example");
    let form = form.choose("role", "gp").choose("place", "workplace-1");
    for (field, value) in [
        ("login", "sanne"),
        ("login", "Noor!"),
        ("login", ""),
        ("name", " "),
        ("email", "noor"),
        ("role", "chef"),
        ("place", "workplace-4"),
        ("place", "municipality-0748"),
        ("place", "workplace-99"),
    ] {
        let page = form.clone().tamper(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
        let other = if field == "name" { ("login", "noor") } else { ("name", "Noor") };
        assert_eq!(page.form().value(other.0), other.1);
    }
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn unassigning_closes_access_at_once() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).insert();
    let (bea, sanne) = (app.sign_in(BEA).await, app.sign_in(SANNE).await);
    let file = format!("/cases/{}", kim.case);
    sanne.visit(&file).await;
    let address = format!("/admin/accounts/{}", SANNE.id);
    let form = bea.visit(&address).await.form_to(&format!("{address}/postings/end"));
    assert_eq!(form.value("last_on"), "21-11-2026", "yesterday, so that it is closed at once");
    let page = form.submit().await;
    assert!(page.path() == address && page.says("voorbij") && !page.notice().is_empty(), "{}", page.text());
    assert_eq!(sanne.open(&file).await.status, 404);
    assert!(!sanne.visit("/caseload").await.says(&kim.last_name));
    // The same day it can be given back.
    let form = bea.visit(&address).await.form_to(&format!("{address}/postings"));
    assert_eq!(form.choose("place", "workplace-1").submit().await.path(), address);
    sanne.visit(&file).await;
    let spans =
        "SELECT CAST(from_on AS TEXT) || ' ' || coalesce(CAST(until_on AS TEXT), '') AS it FROM account_workplaces WHERE account_id = 1";
    assert_eq!(app.select(&format!("{spans} ORDER BY from_on")), ["2026-01-01 2026-11-21", "2026-11-22 "]);
}

#[actix_web::test]
async fn reach_that_begins_later_opens_nothing_today() {
    let app = TestApp::start().await;
    let kim = app.youth().at(OUDLAND).insert();
    let bea = app.sign_in(BEA).await;
    let address = format!("/admin/accounts/{}", SANNE.id);
    let form = bea.visit(&address).await.form_to(&format!("{address}/postings")).choose("place", "workplace-3");
    let page = form.fill("from_on", "morgen").submit().await;
    assert!(page.says("komt nog"), "{}", page.text());
    assert_eq!(app.sign_in(SANNE).await.open(&format!("/cases/{}", kim.case)).await.status, 404);
    for (field, value, wrong) in
        [("from_on", "gisteren", "from_on"), ("until_on", "21-11-2026", "until_on"), ("place", "workplace-1", "place")]
    {
        let form = bea.visit(&address).await.form_to(&format!("{address}/postings")).choose("place", "workplace-2");
        let page = form.tamper(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{wrong}")]), "{field} = {value}");
    }
}

#[actix_web::test]
async fn a_locked_account_is_out_with_the_next_request_and_back_when_unlocked() {
    let app = TestApp::start().await;
    let (bea, sanne) = (app.sign_in(BEA).await, app.sign_in(SANNE).await);
    let address = format!("/admin/accounts/{}", SANNE.id);
    let page = bea.visit(&address).await.form_to(&format!("{address}/lock")).submit().await;
    assert!(page.says("geblokkeerd") && page.has_form_to(&format!("{address}/unlock")) && !page.has_form_to(&format!("{address}/reset")));
    assert_eq!(sanne.open("/worklist").await.path(), "/log-in");
    let log_in = || async {
        let form = app.browser().visit("/log-in").await.form().fill("user", SANNE.login).fill("password", SANNE.password);
        form.submit().await.path().to_owned()
    };
    assert_eq!(log_in().await, "/log-in");
    app.execute("DELETE FROM throttles");
    let page = page.form_to(&format!("{address}/unlock")).submit().await;
    assert!(page.says("kan inloggen"));
    assert_eq!(log_in().await, "/log-in/code");
    assert_eq!(events(&app), [r#"{"event":"account_locked"}"#, r#"{"event":"account_unlocked"}"#]);
}

#[actix_web::test]
async fn a_reset_wipes_password_and_second_factor_and_shows_a_new_link_once() {
    let app = TestApp::start().await;
    let (bea, sanne) = (app.sign_in(BEA).await, app.sign_in(SANNE).await);
    let address = format!("/admin/accounts/{}", SANNE.id);
    let form = bea.visit(&address).await.form_to(&format!("{address}/reset"));
    let page = form.submit().await;
    assert!(page.status == 200 && page.one(".card strong").starts_with("/welcome/") && page.says("uitgenodigd"));
    assert_eq!(sanne.open("/worklist").await.path(), "/log-in");
    assert_eq!(app.select("SELECT purpose AS it FROM invitations"), ["reset"]);
    let on = |column: &str| day(&app.select(&format!("SELECT CAST({column} AS TEXT) AS it FROM invitations"))[0][..10]);
    assert_eq!((on("expires_at") - on("made_at")).num_days(), 1, "as long as one made by command");
    assert_eq!(app.select("SELECT CAST(account_id AS TEXT) AS it FROM credentials WHERE account_id = 1"), Vec::<String>::new());
    assert!(form.submit().await.all(".card strong").is_empty());
}

#[actix_web::test]
async fn the_last_administrator_cannot_shut_herself_out() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let address = format!("/admin/accounts/{}", BEA.id);
    // One who was invited and never came does not count.
    let form = bea.visit("/admin/accounts/new").await.form().fill("name", "Ada").fill("login", "ada");
    form.fill("email", "ada@uitstroom.example").choose("role", "administrator").submit().await;
    for act in ["lock", "reset"] {
        let page = bea.visit(&address).await.form_to(&format!("{address}/{act}")).submit().await;
        assert!(page.status == 422 && page.alert().contains("laatste beheerder"), "{act}: {}", page.text());
    }
    bea.visit("/admin").await;
    assert!(app.select("SELECT login AS it FROM accounts WHERE ended_on IS NOT NULL").is_empty());
}

#[actix_web::test]
async fn who_changes_an_account_second_is_told_and_loses_nothing() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let address = format!("/admin/accounts/{}", SANNE.id);
    let (first, second) = (bea.visit(&address).await.form(), bea.visit(&address).await.form());
    assert_eq!(first.fill("name", "Sanne de Wit").submit().await.path(), address);
    let page = second.fill("email", "s@uitstroom.example").submit().await;
    assert_eq!((page.status, page.form().value("email")), (409, "s@uitstroom.example".to_owned()));
    assert!(page.alert().contains("Iemand anders"));
    assert_eq!(bea.open("/admin/accounts/99").await.status, 404);
}

#[actix_web::test]
async fn the_list_says_where_people_work_and_when_they_logged_in() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    invited(&bea, "noor", "gp", "workplace-2").await;
    let page = bea.visit("/admin/accounts").await;
    let row = |name: &str| page.all("tbody tr").into_iter().find(|it| it.contains(name)).unwrap();
    assert!(row("noor").contains("Praktijk De Kade") && row("noor").contains("nog niet") && row("noor").contains("uitgenodigd"));
    assert!(row("Karin Smits").contains("Bergen op Zoom"));
    // Sessions keep the real time, whatever day the tests play on.
    let today = uitstroom::clock::amsterdam(app.clock.now()).date().format("%d-%m-%Y").to_string();
    assert!(row("Bea Claassen").contains(&today), "{}", row("Bea Claassen"));
}
