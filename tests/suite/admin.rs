//! The administrator's start page, and how the installation stands.

use crate::support::*;

#[actix_web::test]
async fn the_list_of_first_steps_shows_what_is_done_and_what_is_not() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let steps = || async {
        let page = bea.visit("/").await;
        assert_eq!(page.all("main li"), bea.visit("/admin").await.all("main li"), "the start page of the role");
        page.all("main li").into_iter().filter(|it| it.starts_with("nog te doen")).collect::<Vec<_>>()
    };
    let open = steps().await;
    let told = |open: &[String], words: &[&str]| open.len() == words.len() && open.iter().zip(words).all(|(it, word)| it.contains(word));
    assert!(told(&open, &["grenzen", "reservekopie"]), "{open:?}");
    let form = bea.visit("/admin/limits/R06").await.form().submit().await.form();
    form.submit().await;
    assert!(told(&steps().await, &["reservekopie"]));
    let form = bea.visit("/admin/accounts/new").await.form().fill("name", "Noor").fill("login", "noor");
    form.fill("email", "noor@uitstroom.example").choose("role", "gp").submit().await;
    app.execute("UPDATE accounts SET ended_on = '2026-11-01' WHERE login = 'piet'");
    app.execute("UPDATE providers SET ended_on = '2026-11-01'");
    let open = steps().await;
    assert!(told(&open, &["privacyfunctionaris", "1 genodigde", "Aanbieders", "reservekopie"]), "{open:?}");
}

#[actix_web::test]
async fn the_trail_is_walked_on_request_and_says_where_it_breaks() {
    let app = TestApp::start().await;
    app.youth().talk_about("2026-11-10", "geheim").insert();
    let bea = app.sign_in(BEA).await;
    let page = bea.visit("/admin/system").await;
    assert!(
        page.says(env!("CARGO_PKG_VERSION"))
            && page.says(if app::on_postgres() { "PostgreSQL" } else { "SQLite" })
            && page.says("202611220000")
    );
    let form = page.form();
    assert!(form.submit().await.says("volledig en ongewijzigd"));
    app.execute("UPDATE audit_events SET event = '{}' WHERE seq = 3");
    assert!(form.submit().await.says("vanaf gebeurtenis 3"));
}

#[actix_web::test]
async fn no_page_of_the_administrator_is_about_a_youth() {
    let app = TestApp::start().await;
    let kim =
        app.youth().owned_by(SANNE).talk_about("2026-11-10", "geheim van Kim").arrangement(until("2026-10-13")).parent("Els").insert();
    let bea = app.sign_in(BEA).await;
    let before = app.db.last_views(5).unwrap().len();
    let routes = uitstroom::web::routes::ROUTES.iter().filter(|it| it.path.starts_with("/admin"));
    for route in routes.filter(|it| it.verb == uitstroom::web::routes::Verb::Get) {
        let mut address = route.path.replace("{rule}", "R06").replace("{intensity}", "perspective");
        for name in ["{account}", "{workplace}", "{provider}"] {
            address = address.replace(name, "1");
        }
        let page = bea.visit(&address).await;
        for word in [kim.last_name.as_str(), "geheim", "Els", "J-0001"] {
            assert!(!page.says(word), "{address} says {word}");
        }
    }
    assert_eq!(app.db.last_views(5).unwrap().len(), before, "nobody was seen");
}
