//! Arrangements by hand: adding, starting, extending, ending, and what their history says.

use crate::support::browser::FilledForm;
use crate::support::*;

fn history(page: &Page) -> Vec<String> {
    page.all("[aria-labelledby=history] tbody tr")
}

async fn act(browser: &Browser, kim: &Filed, act: &str) -> FilledForm {
    browser.visit(format!("/arrangements/{}/{act}/new", kim.arrangement())).await.form()
}

#[actix_web::test]
async fn an_arrangement_is_added_with_a_planned_end_and_its_first_lines_of_history() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let form = app.sign_in(SANNE).await.visit(format!("/cases/{}/arrangements/new", kim.case)).await.form();
    assert_eq!(form.value("planned_end_on"), "21-11-2027", "the guide length of a year is filled in");
    let refused = form.clone().choose("provider", "1").choose("profile", "P4").fill("planned_end_on", "1-11-2026").submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#planned_end_on".to_owned()]));
    let empty = form.clone().choose("provider", "1").choose("profile", "P4").fill("planned_end_on", "").submit().await;
    assert_eq!((empty.status, empty.links("section.errors")), (422, vec!["#planned_end_on".to_owned()]));
    assert_eq!(form.submit().await.status, 422, "a provider and a profile are chosen");
    assert_eq!(app.count("arrangements"), 0);

    let page = refused.form().fill("planned_end_on", "+6m").submit().await;
    assert_eq!(page.path(), "/arrangements/1", "{}", page.alert());
    assert!(page.says("De Zeewering") && page.says("22-05-2027"), "{}", page.text());
    assert_eq!(history(&page).len(), 2, "{:?}", history(&page));
    assert_eq!(app.select("SELECT CAST(follower_id AS TEXT) AS it FROM arrangements"), [SANNE.id.to_string()]);
}

#[actix_web::test]
async fn an_arrangement_that_the_access_team_follows_opens_a_case_there() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let form = app.sign_in(SANNE).await.visit(format!("/cases/{}/arrangements/new", kim.case)).await.form();
    let follower = TOEGANG.id.to_string();
    assert_eq!(form.offers("follower").len(), 2, "here, or the access team of the municipality");
    form.choose("provider", "1").choose("profile", "P4").choose("follower", &follower).submit().await;
    let tom = app.sign_in(TOM).await;
    assert!(tom.visit("/arrangements/1").await.says(&kim.last_name));
    assert_eq!(app.select("SELECT CAST(count(*) AS TEXT) AS it FROM arrangements WHERE follower_id IS NULL"), ["1"]);
}

#[actix_web::test]
async fn an_allocated_arrangement_starts_on_the_day_that_was_seen() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(allocated("2026-10-01")).insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit(format!("/arrangements/{}", kim.arrangement())).await;
    let form = page.follow(&format!("/arrangements/{}/start/new", kim.arrangement())).await.form();
    let refused = form.clone().fill("on", "morgen").submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#on".to_owned()]));
    let page = form.fill("on", "1-11-2026").submit().await;
    assert!(history(&page)[0].contains("01-11-2026"), "{:?}", history(&page));
    assert!(!page.notice().is_empty());
}

#[actix_web::test]
async fn an_extension_is_a_decision_with_a_reason_and_stands_in_the_history() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).arrangement(until("2026-12-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "extension").await;
    assert_eq!(form.value("until"), "31-03-2027", "three months on");
    let before = app.imprint();
    for (field, value) in [("motive", " "), ("until", "31-12-2026"), ("until", "x"), ("decided_on", "morgen")] {
        let page = form.clone().fill("motive", "Nog één doel.").fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}: {}", page.alert());
        assert_eq!(page.form().value(field).trim(), value.trim());
    }
    assert_eq!(app.imprint(), before);
    let page = form.fill("motive", "Nog één doel.").choose("decided_by", "access_team").submit().await;
    assert_eq!(page.path(), format!("/arrangements/{}", kim.arrangement()), "{}", page.alert());
    assert!(page.says("31-03-2027") && page.says("Nog één doel."));
    let line = history(&page).remove(0);
    assert!(line.contains("31-12-2026") && line.contains("31-03-2027") && line.contains(SANNE.name), "{line}");
}

#[actix_web::test]
async fn ending_together_asks_for_a_relapse_agreement() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2026-12-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "ending").await.fill("on", "30-11-2026").choose("reason", "34").choose("how", "decided");
    let page = form.clone().fill("relapse_agreement", " ").submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#relapse_agreement".to_owned()]));
    let early = form.clone().fill("relapse_agreement", "Moeder belt.").fill("on", "1-1-2026").submit().await;
    assert_eq!((early.status, early.links("section.errors")), (422, vec!["#on".to_owned()]));
    let page = form.fill("relapse_agreement", "Moeder belt.").submit().await;
    assert!(page.says("Moeder belt.") && page.says("30-11-2026"), "{} {}", page.alert(), page.text());
    assert!(page.text().to_lowercase().contains("stopt"), "{}", page.text());
    assert!(!page.links("main").iter().any(|it| it.contains("/ending/")), "it ends once");
    let again = act(&sanne, &kim, "ending").await.choose("reason", "34").choose("how", "reported").submit().await;
    assert_eq!(again.status, 422);
}

#[actix_web::test]
async fn where_safety_comes_first_nobody_decides_to_end_and_what_is_reported_is_stored() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2026-12-31")).reporting_code(2, "2026-11-16").insert();
    let sanne = app.sign_in(SANNE).await;
    let before = app.imprint();
    let form = act(&sanne, &kim, "ending").await.choose("reason", "32").fill("relapse_agreement", "Moeder belt.");
    let page = form.choose("how", "decided").submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#how".to_owned()]));
    assert_eq!(page.form().value("relapse_agreement"), "Moeder belt.");
    assert_eq!(app.imprint(), before);
    let page = page.form().choose("how", "reported").submit().await;
    assert_eq!(page.path(), format!("/arrangements/{}", kim.arrangement()));
    assert_eq!(app.select("SELECT end_reason AS it FROM arrangements"), ["32"]);
    assert_eq!(app.count("decisions"), 0);
}

#[actix_web::test]
async fn help_does_not_go_on_under_a_number_that_other_help_has() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2026-12-31")).insert();
    app.youth().arrangement(allocated("2026-10-01").by_message(300_201)).insert();
    let form = act(&app.sign_in(SANNE).await, &kim, "renumbering").await.fill("motive", "Nieuw contract.");
    let before = app.imprint();
    let page = form.clone().fill("number", "300201").submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#number".to_owned()]), "{}", page.alert());
    assert_eq!(app.imprint(), before);
    assert_eq!(form.fill("number", "300202").submit().await.status, 200);
}

#[actix_web::test]
async fn a_decision_to_scale_down_is_not_dated_back_to_where_safety_came_first() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2026-12-31")).reporting_code(1, "2026-11-01").reporting_code(0, "2026-11-16").insert();
    let form = act(&app.sign_in(SANNE).await, &kim, "scale-down").await.choose("goes_on", "pilot_light");
    let form = form.fill("relapse_agreement", "Moeder belt.").fill("motive", "Doelen behaald.");
    let page = form.clone().fill("decided_on", "15-11-2026").submit().await;
    assert_eq!((page.status, app.count("decisions")), (422, 0), "{}", page.alert());
    assert_eq!(form.fill("decided_on", "16-11-2026").submit().await.status, 200);
    assert_eq!(app.count("decisions"), 1);
}

#[actix_web::test]
async fn who_saves_second_sees_what_stands_there_now_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2026-12-31")).insert();
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    let sannes = act(&sanne, &kim, "extension").await.fill("motive", "Van Sanne");
    let ending = act(&joris, &kim, "ending").await.choose("reason", "34").choose("how", "reported").fill("motive", "Van Joris");
    let extension = act(&joris, &kim, "extension").await.fill("motive", "Ook van Joris").fill("until", "1-6-2027");
    sannes.submit().await;
    for (form, motive) in [(ending, "Van Joris"), (extension, "Ook van Joris")] {
        let page = form.submit().await;
        assert_eq!(page.status, 409, "{motive}");
        assert!(page.alert().contains("31-03-2027"), "it says what stands there now: {}", page.alert());
        assert_eq!(page.form().value("motive"), motive);
    }
    assert_eq!(app.select("SELECT CAST(version AS TEXT) AS it FROM arrangements"), ["2"]);
}

#[actix_web::test]
async fn an_act_that_is_sent_twice_happens_once() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2026-12-31")).insert();
    let form = act(&app.sign_in(SANNE).await, &kim, "extension").await.fill("motive", "Nog één doel.");
    let (first, second) = (form.submit().await, form.submit().await);
    assert_eq!((first.status, second.status, first.address()), (200, 200, second.address()));
    assert_eq!((app.count("decisions"), app.count("texts")), (1, 1));
}

#[actix_web::test]
async fn the_step_line_says_what_runs_and_leads_to_each_arrangement() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(until("2026-10-13")).arrangement(until("2027-03-31")).arrangement(allocated("2026-10-01")).insert();
    let sanne = app.sign_in(SANNE).await;
    let file = sanne.visit(format!("/cases/{}", kim.case)).await;
    assert_eq!(file.one("figure h2"), "Twee arrangementen tegelijk sinds 10-01-2026");
    assert_eq!(file.links("figure table").len(), 3, "what has not started is only in the table");
    assert_eq!(file.all("figure [role=img] .ran").len(), 2);
    assert!(file.links("figure [role=img]").is_empty(), "no key leads into the drawing");
    let rows = file.all("figure tbody tr");
    assert!(rows.iter().any(|it| it.starts_with("Twee tegelijk10-01-202622-11-2026")), "{rows:?}");
    assert!(rows.last().is_some_and(|it| it.contains("Nog niet gestart")), "{rows:?}");
    let page = sanne.visit(&file.links("figure table")[0]).await;
    assert_eq!(page.one("figure h2"), file.one("figure h2"));
    assert_eq!((page.links("figure table").len(), page.all("figure text.here").len()), (2, 1), "the page itself stands out");
}

#[actix_web::test]
async fn before_any_help_has_started_there_is_no_step_line() {
    let app = TestApp::start().await;
    let kim = app.youth().arrangement(allocated("2026-10-01")).insert();
    let sanne = app.sign_in(SANNE).await;
    for path in [format!("/cases/{}", kim.case), format!("/arrangements/{}", kim.arrangement())] {
        assert!(sanne.visit(path).await.all("figure").is_empty());
    }
}
