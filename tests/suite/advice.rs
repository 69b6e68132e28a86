//! Advice without a file: ten seconds, four controls, nobody's name.

use crate::support::*;

#[actix_web::test]
async fn an_advice_is_saved_and_listed_as_given_today() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit("/").await.follow("/advice/new").await;
    let form = page.form();
    assert_eq!((form.value("minutes"), form.value("on")), ("10".into(), "22-11-2026".into()));
    let start = form.choose("question", "sleep").submit().await;
    assert_eq!((start.status, start.path()), (200, "/"), "{}", start.alert());
    assert!(!start.notice().is_empty());
    assert_eq!(app.select("SELECT minutes || ' ' || question || ' ' || given_on AS it FROM advices"), ["10 sleep 2026-11-22"]);
    let given = sanne.visit("/advice/new").await.all("section ul.points li");
    assert_eq!(given, [format!("slapen · 10 minuten · {}", DE_LINDE.name)]);
    assert!(app.with_session(JORIS).visit("/advice/new").await.all("section ul.points li").is_empty(), "one's own only");
}

#[actix_web::test]
async fn a_refused_advice_says_what_to_do() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let filled = sanne.visit("/advice/new").await.form().choose("question", "sleep");
    let before = app.imprint();
    for (field, value) in [
        ("question", ""),
        ("question", "x"),
        ("minutes", "0"),
        ("minutes", "241"),
        ("minutes", "veel"),
        ("minutes", ""),
        ("minutes", "99999999999"),
        ("on", "morgen"),
        ("on", "31-11-2026"),
        ("on", ""),
    ] {
        let page = filled.clone().tamper(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
        assert!(page.form().value("minutes") == if field == "minutes" { value } else { "10" });
    }
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn the_practice_is_asked_only_where_there_are_several() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let one = sanne.visit("/advice/new").await.form();
    assert!(one.offers("workplace").is_empty());
    // What is not asked cannot be said either: it is her only practice.
    one.choose("question", "sleep").tamper("workplace", OUDLAND.id.to_string()).submit().await;
    assert_eq!(app.select("SELECT CAST(workplace_id AS TEXT) AS it FROM advices"), ["1"]);
    app.write(|tx| uitstroom::db::account::join_workplace(tx, SANNE.id, DE_KADE.id, day("2026-01-01")));
    let form = sanne.visit("/advice/new").await.form().choose("question", "sleep");
    assert_eq!(form.offers("workplace"), ["1", "2"]);
    let refused = form.clone().tamper("workplace", OUDLAND.id.to_string()).submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#workplace".to_owned()]));
    form.choose("workplace", "2").submit().await;
    assert_eq!(app.count("advices"), 2);
}

#[actix_web::test]
async fn an_advice_has_no_place_for_a_name_or_a_note() {
    let app = TestApp::start().await;
    let page = app.sign_in(SANNE).await.visit("/advice/new").await;
    let controls: Vec<String> = page.form().fields().into_iter().map(|it| it.0).collect();
    assert_eq!(controls, ["csrf", "sending", "version", "question", "minutes", "on"]);
    assert!(page.says("geen plek voor een naam"), "{}", page.text());
}
