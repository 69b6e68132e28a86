//! What an episode is about, and what the GP would have done alone.

use crate::support::browser::FilledForm;
use crate::support::*;

async fn describing(browser: &Browser, kim: &Filed) -> FilledForm {
    browser.visit(format!("/cases/{}/episode/edit", kim.case)).await.form()
}

/// The form with what Dr. Visser said.
async fn said(browser: &Browser, kim: &Filed, intention: &str) -> FilledForm {
    let visser = DR_VISSER.id.to_string();
    describing(browser, kim).await.choose("intention", intention).choose("intention_by", &visser)
}

fn stored(app: &TestApp) -> Vec<String> {
    app.select("SELECT coalesce(intention, '-') AS it FROM episodes ORDER BY id")
}

#[actix_web::test]
async fn an_episode_is_described_and_the_file_shows_it() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let file = sanne.visit(format!("/cases/{}", kim.case)).await;
    let form = file.follow(&format!("/cases/{}/episode/edit", kim.case)).await.form();
    assert_eq!((form.value("help_questions"), form.value("severity")), ("behaviour".into(), "moderate".into()));
    assert_eq!(form.value("intention_on"), "01-09-2026", "the day of the registration is filled in");
    assert_eq!((form.value("intention"), form.value("intention_by")), (String::new(), String::new()), "and nothing is chosen");

    let form = form.choose("help_questions", "sleep").choose("life_domains", "school").choose("life_domains", "home");
    let form = form.choose("severity", "light").fill("expected_end_on", "1-2-2027");
    let file = form.choose("intention", "refer").choose("intention_by", &DR_VISSER.id.to_string()).submit().await;
    assert_eq!(file.path(), format!("/cases/{}", kim.case), "{}", file.alert());
    assert!(!file.notice().is_empty());
    for word in ["slapen", "thuis, school", "licht", "01-02-2027", "Dr. Visser zou verwijzen (01-09-2026)"] {
        assert!(file.says(word), "{word}: {}", file.text());
    }
    let events = app.select("SELECT event AS it FROM audit_events WHERE noun = 'episode' ORDER BY seq");
    let last: Vec<&str> = events.iter().rev().take(2).map(String::as_str).collect();
    assert!(last[0].contains("intention_recorded") && last[1].contains("episode_described"), "{events:?}");
}

#[actix_web::test]
async fn what_stays_as_it_was_is_not_said_to_have_changed() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    said(&sanne, &kim, "unsure").await.submit().await;
    let events = app.count("audit_events");
    let file = describing(&sanne, &kim).await.submit().await;
    assert_eq!((file.path(), app.count("audit_events")), (format!("/cases/{}", kim.case).as_str(), events));
}

#[actix_web::test]
async fn each_thing_that_cannot_be_is_refused_beside_its_field() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    let refused = |page: &Page, field: &str| {
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{}", page.alert());
    };
    refused(&describing(&sanne, &kim).await.untick("help_questions").submit().await, "help_questions");
    for (field, value) in [("expected_end_on", "31-8-2026"), ("expected_end_on", ""), ("intention_on", "morgen"), ("intention_on", "")] {
        let page = said(&sanne, &kim, "not_refer").await.choose("life_domains", "work").fill(field, value).submit().await;
        refused(&page, field);
        let kept = page.form();
        assert_eq!(
            (kept.value(field), kept.value("life_domains"), kept.value("intention")),
            (value.into(), "work".into(), "not_refer".into())
        );
    }
    let page = describing(&sanne, &kim).await.choose("intention", "refer").submit().await;
    refused(&page, "intention_by");
    let page = said(&sanne, &kim, "refer").await.untick("intention").submit().await;
    refused(&page, "intention");
    for nobody in [SANNE.id, TOM.id] {
        let page = said(&sanne, &kim, "refer").await.tamper("intention_by", nobody.to_string()).submit().await;
        refused(&page, "intention_by");
    }
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn after_the_first_talk_the_intention_is_text_and_stays_as_it_was() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    said(&sanne, &kim, "refer").await.submit().await;
    // A form that was open while the talk was saved.
    let open = said(&sanne, &kim, "not_refer").await.choose("severity", "light");
    let talk = sanne.visit(format!("/cases/{}/consultations/new", kim.case)).await.form();
    talk.fill("s", "Kennisgemaakt.").submit().await;

    let page = open.submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#intention".to_owned()]), "{}", page.alert());
    assert_eq!(stored(&app), ["refer"]);
    assert!(page.says("Dr. Visser zou verwijzen (01-09-2026)"), "{}", page.text());
    assert!(page.form().fields().iter().all(|(name, _)| !name.starts_with("intention")), "it asks no longer");
    // The rest is still to be saved, and was kept.
    let file = page.form().submit().await;
    assert_eq!(file.path(), format!("/cases/{}", kim.case), "{}", file.alert());
    assert!(file.says("licht") && file.says("Dr. Visser zou verwijzen (01-09-2026)"));
}

#[actix_web::test]
async fn a_call_that_nobody_answered_locks_nothing() {
    let app = TestApp::start().await;
    let kim = app.youth().missed("2026-11-10").planned("2026-11-25").insert();
    let sanne = app.sign_in(SANNE).await;
    said(&sanne, &kim, "unsure").await.submit().await;
    assert_eq!(stored(&app), ["unsure"]);
}

#[actix_web::test]
async fn who_saves_second_sees_what_stands_there_now_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    let sannes = describing(&sanne, &kim).await.choose("help_questions", "trauma");
    let joris = describing(&joris, &kim).await.fill("expected_end_on", "1-6-2027");
    sannes.submit().await;
    let page = joris.submit().await;
    assert_eq!((page.status, page.form().value("expected_end_on")), (409, "1-6-2027".to_owned()));
    assert!(page.alert().contains("trauma"), "it says what stands there now: {}", page.alert());
    assert_eq!(page.form().submit().await.status, 200);
}

#[actix_web::test]
async fn a_form_that_is_sent_twice_describes_once() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let form = said(&app.sign_in(SANNE).await, &kim, "refer").await.choose("severity", "severe");
    let (first, second) = (form.submit().await, form.submit().await);
    assert_eq!((first.status, second.status, first.address()), (200, 200, second.address()));
    assert_eq!(app.select("SELECT CAST(version AS TEXT) AS it FROM episodes"), ["3"], "described, and what the GP said");
}

#[actix_web::test]
async fn of_a_closed_case_nothing_is_described() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let form = describing(&sanne, &kim).await.choose("severity", "light");
    app.execute(&format!("UPDATE episodes SET closed_on = '{TODAY}' WHERE id = {}", kim.episode));
    let page = form.submit().await;
    assert_eq!((page.status, page.form().value("severity")), (422, "light".to_owned()), "{}", page.alert());
    assert_eq!(sanne.open(&format!("/cases/{}/episode/edit", kim.case)).await.status, 404);
    assert!(!sanne.visit(format!("/cases/{}", kim.case)).await.links("main").iter().any(|it| it.ends_with("/episode/edit")));
}

#[actix_web::test]
async fn the_access_team_sees_neither_the_parts_of_life_nor_what_the_gp_said() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2026-12-31").followed_at(TOEGANG)).insert();
    let sanne = app.sign_in(SANNE).await;
    said(&sanne, &kim, "refer").await.choose("life_domains", "housing").submit().await;
    let page = app.sign_in(TOM).await.visit(format!("/arrangements/{}", kim.arrangement())).await;
    let file = page.follow(&page.links("main").into_iter().find(|it| it.starts_with("/cases/")).unwrap()).await;
    assert!(!file.says("Visser") && !file.says("wonen"), "{}", file.text());
    let fatma = app.sign_in(FATMA).await;
    assert_eq!(fatma.open(&format!("/cases/{}/episode/edit", kim.case)).await.status, 404);
}

#[actix_web::test]
async fn the_registration_takes_what_the_gp_said() {
    let app = TestApp::start().await;
    let sanne = app.sign_in(SANNE).await;
    let mees = || async {
        let form = sanne.visit("/youths/new").await.form().fill("first_name", "Mees").fill("last_name", "Meer").fill("born_on", "1-2-14");
        form.choose("help_questions", "sleep").choose("consent_by", "parent_one")
    };
    let visser = DR_VISSER.id.to_string();
    assert_eq!(mees().await.value("intention_on"), "22-11-2026", "the day of the registration");
    let before = app.imprint();
    let nobody = mees().await.choose("intention", "not_refer").submit().await;
    assert_eq!((nobody.status, nobody.links("section.errors")), (422, vec!["#intention_by".to_owned()]), "{}", nobody.alert());
    assert_eq!(nobody.form().value("intention"), "not_refer");
    let nothing = mees().await.choose("intention_by", &visser).submit().await;
    assert_eq!((nothing.status, nothing.links("section.errors")), (422, vec!["#intention".to_owned()]));
    let ahead = mees().await.choose("intention", "refer").choose("intention_by", &visser).fill("intention_on", "morgen").submit().await;
    assert_eq!((ahead.status, ahead.links("section.errors")), (422, vec!["#intention_on".to_owned()]));
    assert_eq!(app.imprint(), before);
    let file = nobody.form().choose("intention_by", &visser).submit().await;
    assert!(file.says("Dr. Visser zou niet verwijzen (22-11-2026)"), "{} {}", file.alert(), file.text());
    // Nobody has to ask it.
    let file = mees().await.fill("last_name", "Zonder").submit().await;
    assert!(file.path().starts_with("/cases/") && !file.says("Visser"), "{}", file.alert());
    assert_eq!(stored(&app), ["not_refer", "-"]);
}

#[actix_web::test]
async fn the_first_talk_of_an_episode_is_offered_as_its_intake() {
    let app = TestApp::start().await;
    let (new, known) = (app.youth().missed("2026-11-10").insert(), app.youth().talk("2026-11-10").insert());
    let sanne = app.sign_in(SANNE).await;
    for (kim, kind) in [(&new, "intake"), (&known, "follow_up")] {
        let form = sanne.visit(format!("/cases/{}/consultations/new", kim.case)).await.form();
        assert_eq!(form.value("kind"), kind);
    }
}
