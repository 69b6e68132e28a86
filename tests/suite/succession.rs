//! Help that follows on help, pauses, agreements: walked through the pages.

use crate::support::browser::FilledForm;
use crate::support::*;

async fn act(browser: &Browser, kim: &Filed, act: &str) -> FilledForm {
    browser.visit(format!("/arrangements/{}/{act}/new", kim.arrangement())).await.form()
}

/// Heavy help since New Year, followed by Sanne.
fn heavy(app: &TestApp) -> Filed {
    let kim = app.youth().owned_by(SANNE).arrangement(until("2026-12-31")).insert();
    app.execute("UPDATE arrangements SET intensity = 'intensive'");
    kim
}

fn net(form: FilledForm) -> FilledForm {
    form.fill("relapse_agreement", "Moeder belt Sanne.").fill("motive", "Doelen grotendeels behaald.").fill("planned_end_on", "31-5-2027")
}

#[actix_web::test]
async fn scaling_down_leaves_a_lighter_arrangement_and_a_planned_pilot_light_contact() {
    let app = TestApp::start().await;
    let kim = heavy(&app);
    let sanne = app.sign_in(SANNE).await;
    let page = net(act(&sanne, &kim, "scale-down").await).fill("on", "30-11-2026").fill("pilot_light_on", "15-1-2027").submit().await;
    assert_eq!(page.path(), "/arrangements/2", "{}", page.alert());
    assert!(page.says("31-05-2027") && page.says("01-12-2026"), "{}", page.text());
    assert_eq!(app.select("SELECT CAST(predecessor_id AS TEXT) AS it FROM arrangements WHERE id = 2"), [kim.arrangement().to_string()]);
    let planned = "SELECT kind || ' ' || status || ' ' || CAST(held_on AS TEXT) AS it FROM consultations";
    assert_eq!(app.select(planned), ["pilot_light planned 2027-01-15"]);
    let before = sanne.visit(format!("/arrangements/{}", kim.arrangement())).await;
    assert!(before.says("Moeder belt Sanne.") && before.says("15-01-2027"), "{}", before.text());
}

#[actix_web::test]
async fn scaling_down_without_what_comes_after_is_refused_and_nothing_typed_is_lost() {
    let app = TestApp::start().await;
    let kim = heavy(&app);
    let sanne = app.sign_in(SANNE).await;
    let form = net(act(&sanne, &kim, "scale-down").await).fill("on", "30-11-2026").fill("pilot_light_on", "15-1-2027");
    let before = app.imprint();
    for (field, value) in [
        ("relapse_agreement", " "),
        ("pilot_light_on", ""),
        ("pilot_light_on", "29-11-2026"),
        ("pilot_light_on", "1-1-2030"),
        ("motive", " "),
        ("decided_on", "morgen"),
        ("on", "1-1-2026"),
        ("planned_end_on", "1-12-2040"),
        ("on", "x"),
    ] {
        let page = form.clone().fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}: {}", page.alert());
        assert_eq!(page.form().value(field).trim(), value.trim());
        assert_eq!(page.form().value("provider"), "1");
    }
    let same = form.clone().choose("intensity", "intensive").submit().await;
    assert_eq!(same.links("section.errors"), ["#intensity"]);
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn a_provider_that_ended_while_the_form_was_open_takes_no_help_over() {
    let app = TestApp::start().await;
    let kim = heavy(&app);
    let sanne = app.sign_in(SANNE).await;
    let form = net(act(&sanne, &kim, "scale-down").await).fill("on", "30-11-2026").fill("pilot_light_on", "15-1-2027");
    app.execute("UPDATE providers SET ended_on = '2026-11-01' WHERE id = 1");
    let before = app.imprint();
    let page = form.submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#provider".to_owned()]), "{}", page.alert());
    assert!(page.alert().contains("neemt geen nieuwe hulp meer aan"));
    assert!(page.form().value("relapse_agreement").contains("Moeder belt Sanne."), "nothing typed is lost");
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn where_safety_comes_first_nobody_scales_down_but_help_may_go_on_elsewhere() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).arrangement(until("2026-12-31")).reporting_code(2, "2026-11-16").insert();
    app.execute("UPDATE arrangements SET intensity = 'intensive'");
    let sanne = app.sign_in(SANNE).await;
    let page = net(act(&sanne, &kim, "scale-down").await).fill("on", "30-11-2026").fill("pilot_light_on", "15-1-2027").submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#on".to_owned()]), "{}", page.alert());
    assert!(page.alert().to_lowercase().contains("veiligheid"));
    let form = act(&sanne, &kim, "transfer").await.choose("provider", "2").fill("motive", "Dichter bij huis.");
    let page = form.fill("planned_end_on", "31-5-2027").submit().await;
    assert_eq!(page.path(), "/arrangements/2", "{}", page.alert());
    assert!(page.says("Het Anker"), "{}", page.text());
}

#[actix_web::test]
async fn scaling_down_to_a_pilot_light_needs_no_arrangement() {
    let app = TestApp::start().await;
    let kim = heavy(&app);
    let sanne = app.sign_in(SANNE).await;
    let form = net(act(&sanne, &kim, "scale-down").await).fill("on", "vandaag").fill("pilot_light_on", "15-1-2027");
    let page = form.choose("goes_on", "pilot_light").fill("planned_end_on", "").submit().await;
    assert_eq!(page.path(), format!("/arrangements/{}", kim.arrangement()), "{}", page.alert());
    assert_eq!(app.count("arrangements"), 1);
    assert_eq!(app.select("SELECT CAST(pilot_light_on AS TEXT) AS it FROM episodes"), ["2026-11-23"]);
}

#[actix_web::test]
async fn help_gets_another_number_and_stays_one_chain() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).arrangement(until("2026-12-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "renumbering").await.fill("motive", "Nieuwe toewijzing.").fill("planned_end_on", "31-5-2027");
    let refused = form.clone().fill("number", "").submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#number".to_owned()]));
    let page = form.fill("number", "300555").submit().await;
    assert_eq!(page.path(), "/arrangements/2", "{}", page.alert());
    assert!(page.says("300555"), "{}", page.text());
    let heavier = act(&sanne, &kim, "scale-up").await.fill("motive", "x").fill("planned_end_on", "31-5-2027").submit().await;
    assert_eq!(heavier.status, 422, "what is over is not scaled up");
}

#[actix_web::test]
async fn after_a_pause_the_days_that_were_lost_are_proposed_as_an_extension() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).arrangement(until("2026-12-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "pause").await;
    for wrong in ["morgen", "1-1-2026", "x", ""] {
        let page = form.clone().fill("last_day", wrong).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec!["#last_day".to_owned()]), "{wrong}");
        assert_eq!(page.form().value("last_day"), wrong);
    }
    let page = form.fill("last_day", "31-10-2026").submit().await;
    assert!(page.text().to_lowercase().contains("gepauzeerd"), "{}", page.text());
    let twice = act(&sanne, &kim, "pause").await.fill("last_day", "5-11-2026").submit().await;
    assert_eq!(twice.status, 422);
    let page = act(&sanne, &kim, "resumption").await.fill("on", "11-11-2026").submit().await;
    assert!(page.path().ends_with("/extension/new"), "{}", page.alert());
    assert_eq!(page.form().value("until"), "10-01-2027", "ten days were lost");
    assert_eq!(app.select("SELECT CAST(planned_end_on AS TEXT) AS it FROM arrangements"), ["2026-12-31"], "it holds only by decision");
    let over = act(&sanne, &kim, "pause").await.fill("last_day", "5-11-2026").submit().await;
    assert_eq!(over.status, 422, "pauses do not overlap");
}

#[actix_web::test]
async fn agreements_about_help_at_once_and_after_18_stand_with_the_decisions() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).arrangement(until("2026-12-31")).arrangement(until("2027-03-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "stacking").await;
    assert_eq!(form.clone().fill("motive", "Samen.").fill("until", "gisteren").submit().await.links("section.errors"), ["#until"]);
    assert_eq!(form.clone().submit().await.links("section.errors"), ["#motive"]);
    let page = form.fill("motive", "Samen besproken.").submit().await;
    assert!(page.says("Samen besproken.") && page.says("22-02-2027"), "{} {}", page.alert(), page.text());
    let form = act(&sanne, &kim, "after-18").await;
    assert_eq!(form.clone().fill("motive", "x").fill("decided_on", "morgen").submit().await.links("section.errors"), ["#decided_on"]);
    let page = form.choose("ground", "continuation").fill("motive", "Behandeling loopt door.").submit().await;
    assert!(page.says("Behandeling loopt door.") && page.text().contains("voortzetting"), "{}", page.text());
}

#[actix_web::test]
async fn an_end_past_the_18th_birthday_is_warned_about_once() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).born("2009-02-01").arrangement(until("2026-12-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "extension").await.fill("motive", "Nog één doel.").fill("until", "1-2-2027");
    let warned = form.submit().await;
    assert_eq!((warned.status, warned.links("section.errors")), (422, vec!["#until".to_owned()]), "{}", warned.alert());
    assert_eq!(warned.form().value("motive"), "Nog één doel.");
    let page = warned.form().choose("sure", "on").submit().await;
    assert_eq!(page.path(), format!("/arrangements/{}", kim.arrangement()), "{}", page.alert());
    let page = act(&sanne, &kim, "extension").await.fill("motive", "x").fill("until", "1-2-2032").submit().await;
    assert_eq!(page.status, 422, "past the 23rd birthday nobody is sure");
}
