//! Limits and catalogue: previewed, saved as versions, and followed by the worklist.

use crate::support::*;

const R06: &str = "/admin/limits/R06";

async fn preview(bea: &Browser, limits: &str, field: &str, value: &str) -> Page {
    let form = bea.visit(limits).await.form();
    assert_eq!(form.action, format!("{limits}/preview"), "first one sees what it changes");
    form.fill(field, value).submit().await
}

/// The numbers of one rule in the preview.
fn told(page: &Page, rule: &str) -> Vec<String> {
    let rows = page.all("section[aria-labelledby=preview-heading] tbody tr th");
    let at = rows.iter().position(|it| it.starts_with(rule));
    let cells = page.all("section[aria-labelledby=preview-heading] tbody td");
    at.map(|at| cells[at * 3..at * 3 + 3].to_vec()).unwrap_or_default()
}

#[actix_web::test]
async fn one_sees_what_other_limits_change_before_they_are_saved() {
    let app = TestApp::start().await;
    // Twelve end in seven weeks, three in three; each was evaluated.
    YouthBuilder::insert_all((0..12).map(|_| app_youth(&app, "2027-01-09")).collect());
    YouthBuilder::insert_all((0..3).map(|_| app_youth(&app, "2026-12-12")).collect());
    let (bea, sanne) = (app.sign_in(BEA).await, app.sign_in(SANNE).await);
    let waits = || async { sanne.visit("/worklist").await.text().matches("R05 ").count() };
    assert_eq!(waits().await, 15);
    let before = app.imprint();
    let page = preview(&bea, "/admin/limits/R05", "soon", "28").await;
    assert_eq!((page.status, told(&page, "R05")), (200, vec!["15".into(), "geen".into(), "12".into()]), "{}", page.text());
    assert_eq!(app.imprint(), before, "looking saves nothing");
    assert!(!page.says("Kanarie"), "counts, and nobody");
    let saved = page.form().submit().await;
    assert!(saved.path() == "/admin/limits" && !saved.notice().is_empty(), "{}", saved.alert());
    assert_eq!(waits().await, 3, "as was said");
    // And back: what comes again is told as well; three is too few to tell.
    let page = preview(&bea, "/admin/limits/R05", "soon", "56").await;
    assert_eq!(told(&page, "R05"), ["minder dan 10", "12", "geen"]);
    let page = preview(&bea, "/admin/limits/R05", "soon", "28").await;
    assert!(told(&page, "R05").is_empty() && page.says("verandert nu niets"));
}

fn app_youth<'a>(app: &'a TestApp, end: &str) -> YouthBuilder<'a> {
    app.youth().owned_by(SANNE).talk("2026-11-10").planned("2026-11-25").arrangement(until(end))
}

#[actix_web::test]
async fn a_limit_outside_its_bounds_is_refused_and_a_day_that_has_been_too() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let before = app.imprint();
    for (field, value) in [("late", "31"), ("late", "-1"), ("late", "vijf"), ("urgent", ""), ("valid_from", "ooit")] {
        let page = preview(&bea, R06, field, value).await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
        assert_eq!(page.form().value(field), value);
    }
    let form = preview(&bea, R06, "late", "6").await.form();
    for (field, value) in [("late", "31"), ("valid_from", "21-11-2026")] {
        let page = form.clone().fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
    }
    assert_eq!(app.imprint(), before);
    for path in ["/admin/limits/R99", "/admin/limits/G0"] {
        assert_eq!(bea.open(path).await.status, 404, "{path}");
    }
}

#[actix_web::test]
async fn limits_are_versions_and_one_that_is_still_to_come_rules_nothing_yet() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let late = || app.db.read(|conn| uitstroom::db::setting::thresholds(conn, app.today())).unwrap().limits["R06"]["late"];
    let form = preview(&bea, R06, "late", "8").await.form().fill("valid_from", "1-12-2026");
    let page = form.submit().await;
    assert_eq!(page.all("section[aria-labelledby=versions-heading] tbody th"), ["2", "1"]);
    assert!(page.says("komt nog") && page.says("Bea Claassen"));
    assert_eq!(late(), 5);
    // What comes after it follows it, and rules from its own day.
    assert_eq!(bea.visit(R06).await.form().value("late"), "8");
    preview(&bea, R06, "urgent", "20").await.form().submit().await;
    assert_eq!(late(), 8);
    let kept = app.select("SELECT CAST(version AS TEXT) || ' ' || CAST(valid_from AS TEXT) AS it FROM settings WHERE topic = 'thresholds'");
    assert_eq!(kept, ["1 1900-01-01", "2 2026-12-01", "3 2026-11-22"]);
    assert_eq!(app.select("SELECT event AS it FROM audit_events WHERE noun = 'setting'"), [r#"{"event":"settings_changed"}"#; 2]);
}

#[actix_web::test]
async fn who_saves_limits_second_is_told_and_loses_nothing() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let (first, second) = (preview(&bea, R06, "late", "6").await.form(), preview(&bea, R06, "late", "7").await.form());
    assert_eq!(first.submit().await.path(), "/admin/limits");
    let page = second.submit().await;
    assert_eq!((page.status, page.form().value("late")), (409, "7".to_owned()));
    assert_eq!(app.count("settings"), 3, "two seeds and one version");
}

#[actix_web::test]
async fn the_catalogue_changes_by_versions_too() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let at = "/admin/catalogue/intensities/perspective";
    let terms = bea.visit(at).await.form();
    assert_eq!((terms.value("guide"), terms.value("warn"), terms.value("flag")), ("12".into(), "12".into(), "18".into()));
    for (field, value) in [("guide", "0"), ("guide", ""), ("warn", "121"), ("flag", "11"), ("flag", "x")] {
        let page = terms.clone().fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}");
    }
    let page = terms.fill("guide", "9").submit().await;
    assert!(page.path() == "/admin/catalogue" && !page.notice().is_empty(), "{}", page.alert());
    let add = page.form_to("/admin/catalogue/products").fill("category", "50").fill("code", "50B");
    let add = add.choose("profile", "P7").choose("intensity", "intensive");
    let page = add.submit().await;
    assert!(page.says("50B"), "{}", page.alert());
    let again = add.clone().tamper("version", "3").tamper("sending", "another sending key");
    assert_eq!(again.submit().await.links("section.errors"), ["#code"]);
    assert_eq!(add.tamper("sending", "yet another sending key").fill("code", "50C").submit().await.status, 409);
    let page = page.form_to("/admin/catalogue/products/end").choose("product", "50-").submit().await;
    assert_eq!(page.status, 200, "{}", page.alert());
    let catalogue = app.db.read(|conn| uitstroom::db::setting::catalogue(conn, app.today())).unwrap();
    let meaning = |code| catalogue.meaning(Some("50"), Some(code)).0;
    use uitstroom::domain::catalogue::{Intensity, Profile};
    assert_eq!((meaning("50B12"), meaning("50A12")), (Profile::P7, Profile::Unknown));
    assert_eq!(catalogue.terms(Intensity::Perspective).unwrap().guide_months, 9);
}
