//! Templates for notes: one's own, shared, offered above a note.

use crate::support::browser::FilledForm;
use crate::support::*;

async fn new(browser: &Browser, title: &str, body: &str) -> FilledForm {
    browser.visit("/templates/new").await.form().fill("title", title).fill("body", body)
}

/// Writes a template shared at De Linde and gives its address.
async fn shared(browser: &Browser, title: &str, body: &str) -> String {
    let page = new(browser, title, body).await.choose("workplace", "1").submit().await;
    assert_eq!(page.path(), "/templates", "{}", page.alert());
    let titles = page.all("section[aria-labelledby=own] li a");
    page.links("section[aria-labelledby=own]").remove(titles.iter().position(|it| it == title).unwrap())
}

#[actix_web::test]
async fn a_shared_template_is_for_everyone_of_that_workplace_and_ones_own_for_oneself() {
    let app = TestApp::start().await;
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    let of_all = shared(&sanne, "Eerste gesprek", "S: Reden van komst: ___\nP: Volgende keer: ___").await;
    let page = new(&sanne, "Van mij", "Alleen voor mij").await.submit().await;
    let own = page.links("section[aria-labelledby=own]").into_iter().find(|it| *it != of_all).unwrap();
    let his = joris.visit("/templates").await;
    assert_eq!((his.links("section[aria-labelledby=own]"), his.links("section[aria-labelledby=shared]")), (vec![], vec![of_all.clone()]));
    assert_eq!(joris.open(&own).await.status, 404);
    let fatma = app.with_session(FATMA);
    assert!(fatma.visit("/templates").await.links("section").is_empty());
    assert_eq!(fatma.open(&of_all).await.status, 404, "another practice");
    // Who did not write it reads it and changes nothing.
    let read = joris.visit(&of_all).await;
    assert!(read.says("Reden van komst") && !read.has_form_to(&of_all) && !read.has_form_to(&format!("{of_all}/end")));
    let form = sanne.visit(&of_all).await.form().fill("title", "Kaping");
    let csrf = joris.visit("/templates/new").await.form().value("csrf");
    let mut fields = form.fields();
    fields.iter_mut().filter(|it| it.0 == "csrf").for_each(|it| it.1.clone_from(&csrf));
    for address in [of_all.clone(), format!("{of_all}/end")] {
        assert_eq!(joris.post(&address, &fields).await.status, 422, "{address}");
    }
}

#[actix_web::test]
async fn a_refused_template_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    let form = new(&sanne, "Vervolg", "S: ___").await;
    let long = "x".repeat(4_001);
    for (field, value) in [("title", " "), ("title", &long), ("body", ""), ("body", &long), ("workplace", "3"), ("workplace", "x")] {
        let page = form.clone().tamper(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
        let other = if field == "title" { ("body", "S: ___") } else { ("title", "Vervolg") };
        assert_eq!(page.form().value(other.0), other.1);
    }
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn who_changes_a_template_second_is_told_and_loses_nothing() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let address = shared(&sanne, "Vervolg", "S: ___").await;
    let (first, second) = (sanne.visit(&address).await.form(), sanne.visit(&address).await.form());
    assert_eq!(first.fill("title", "Vervolggesprek").submit().await.path(), "/templates");
    let page = second.fill("body", "O: ___").submit().await;
    assert_eq!((page.status, page.form().value("body")), (409, "O: ___".to_owned()));
    assert!(!page.alert().is_empty());
    assert_eq!(app.select("SELECT title || ' ' || body AS it FROM note_templates"), ["Vervolggesprek S: ___"]);
}

#[actix_web::test]
async fn a_template_that_ended_is_offered_nowhere() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let address = shared(&sanne, "Vervolg", "S: ___").await;
    let new = format!("/cases/{}/consultations/new", kim.case);
    assert!(sanne.visit(&new).await.says("Vervolg</a>"));
    let end = sanne.visit(&address).await.form_to(&format!("{address}/end"));
    let page = end.submit().await;
    assert!(page.path() == "/templates" && !page.notice().is_empty() && page.links("section").is_empty());
    assert!(!sanne.visit(&new).await.says("Vervolg</a>"));
    let over = sanne.visit(&address).await;
    assert!(over.says("22-11-2026") && !over.has_form_to(&address));
    assert_eq!(end.tamper("sending", "a sending of its own").tamper("version", "2").submit().await.status, 422, "ended once");
}

#[actix_web::test]
async fn a_template_fills_what_is_empty_and_leaves_what_was_typed() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).planned("2026-11-20").insert();
    let sanne = app.sign_in(SANNE).await;
    let id = shared(&sanne, "Eerste gesprek", "Vooraf.\ns reden: ___\nnog een regel\nP: bellen").await.replace("/templates/", "");
    let block = shared(&sanne, "Blok", "Zonder letters ___").await.replace("/templates/", "");
    let new = format!("/cases/{}/consultations/new", kim.case);
    let page = sanne.visit(&new).await.follow(&format!("{new}?template={id}")).await;
    let form = page.form();
    assert_eq!((form.value("s"), form.value("p")), ("Vooraf.\nreden: ___\nnog een regel".into(), "bellen".into()));
    assert_eq!((form.value("o"), form.value("minutes")), (String::new(), "45".into()), "the rest is prefilled as ever");
    assert_eq!(sanne.visit(format!("{new}?template={block}")).await.form().value("s"), "Zonder letters ___");
    for none in ["999", "x", ""] {
        assert_eq!(sanne.visit(format!("{new}?template={none}")).await.form().value("s"), "");
    }
    // Over a draft only what is empty.
    let draft = form.clone().fill("s", "Al getypt").fill("p", "").to(format!("/cases/{}/draft", kim.case));
    assert_eq!(draft.send().await.status, 204);
    let form = sanne.visit(format!("{new}?template={id}")).await.form();
    assert_eq!((form.value("s"), form.value("p")), ("Al getypt".into(), "bellen".into()));
    // Settling what was planned offers them too; a refused form does not.
    let settle = format!("/cases/{}/consultations/{}/settle", kim.case, kim.consultation());
    let form = sanne.visit(&settle).await.follow(&format!("{settle}?template={id}")).await.form();
    assert_eq!(form.value("p"), "bellen");
    let refused = form.fill("minutes", "300").choose("status", "held").submit().await;
    assert!(refused.status == 422 && !refused.says("data-template"));
}

#[actix_web::test]
async fn a_colleagues_own_template_fills_nothing() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    new(&app.sign_in(JORIS).await, "Van Joris", "S: geheim").await.submit().await;
    let id = app.select("SELECT CAST(id AS TEXT) AS it FROM note_templates")[0].clone();
    let page = app.sign_in(SANNE).await.visit(format!("/cases/{}/consultations/new?template={id}", kim.case)).await;
    assert!(page.form().value("s").is_empty() && !page.says("Van Joris"));
}

#[actix_web::test]
async fn a_note_just_saved_is_ready_to_be_copied() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let other = app.youth().talk_about("2026-11-10", "geheim").insert();
    let sanne = app.sign_in(SANNE).await;
    let form = sanne.visit(format!("/cases/{}/consultations/new", kim.case)).await.form();
    let file = form.fill("s", "Slaapt beter.\nEn eet.").fill("p", "Over twee weken.").submit().await;
    assert_eq!(file.one("textarea#his"), "S: Slaapt beter. En eet. P: Over twee weken.");
    assert!(file.html.contains("data-copy=\"#his\""));
    assert!(sanne.visit(format!("/cases/{}", kim.case)).await.one("textarea#his").is_empty(), "only right after saving");
    let elsewhere = sanne.visit(format!("/cases/{}?his={}", kim.case, other.consultation())).await;
    assert!(elsewhere.one("textarea#his").is_empty() && !elsewhere.says("geheim"), "of this case only");
}
