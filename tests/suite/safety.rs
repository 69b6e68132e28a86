//! Safety first: steps of the reporting code, measures, and what they hold back.

use crate::support::*;

#[actix_web::test]
async fn a_step_stands_on_the_safety_page_and_puts_safety_on_top_of_the_worklist() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit(format!("/cases/{}", kim.case)).await.follow(&format!("/youths/{}/safety", kim.youth.0)).await;
    assert!(page.all("ol.timeline li").is_empty());
    let refused = page.form().fill("on", "morgen").submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#on".to_owned()]));
    let page = refused.form().choose("step", "2").fill("on", "16-11-2026").submit().await;
    assert_eq!(page.status, 200, "{}", page.alert());
    assert!(page.all("ol.timeline li")[0].contains("16-11-2026"), "{}", page.text());

    let list = sanne.visit("/worklist").await.all("ol.flags > li");
    assert_eq!(list.len(), 2);
    assert!(list[0].contains("G0") && list[1].contains("R06"), "{list:?}");
    let why = sanne.visit(format!("/worklist/R06/arrangement/{}", kim.arrangement())).await;
    assert_eq!(why.form_to(&format!("/worklist/R06/arrangement/{}/answer", kim.arrangement())).offers("kind"), ["keep_on"]);
    assert!(!why.links("main").iter().any(|it| it.ends_with("/ending/new")), "nothing is closed now");

    // Closed, and the guard is gone.
    let page = sanne.visit(format!("/youths/{}/safety", kim.youth.0)).await;
    let early = page.form().choose("step", "0").fill("on", "15-11-2026").submit().await;
    assert_eq!((early.status, early.links("section.errors")), (422, vec!["#on".to_owned()]));
    early.form().fill("on", "vandaag").submit().await;
    assert_eq!(sanne.visit("/worklist").await.all("ol.flags > li").len(), 1);
    assert_eq!(app.count("safety_records"), 2, "what stood before stays");
}

#[actix_web::test]
async fn nothing_ends_that_was_never_open() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit(format!("/youths/{}/safety", kim.youth.0)).await;
    for concern in ["reporting_code", "supervision"] {
        let refused = page.form().choose("concern", concern).choose("step", "0").submit().await;
        assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#step".to_owned()]), "{concern}");
    }
    for step in ["6", "-1", "x", ""] {
        let refused = page.form().tamper("step", step).submit().await;
        assert_eq!(refused.status, 422, "{step}");
    }
    assert_eq!(app.count("safety_records"), 0);
}

#[actix_web::test]
async fn the_access_team_learns_only_that_safety_comes_first() {
    let app = TestApp::start().await;
    let help = until("2026-10-13").followed_at(TOEGANG);
    let kim = app.youth().at(DE_LINDE).owned_by(SANNE).arrangement(help).reporting_code(3, "2026-11-16").insert();
    let own = app.youth().at(TOEGANG).owned_by(TOM).reporting_code(4, "2026-11-17").insert();
    let tom = app.sign_in(TOM).await;
    let list = tom.visit("/worklist").await;
    assert!(list.says("veiligheid"), "{}", list.text());
    let mut pages = vec![list];
    for path in [
        "/".to_owned(),
        format!("/worklist/R06/arrangement/{}", kim.arrangement()),
        format!("/worklist/G0/case/{}", own.case),
        format!("/arrangements/{}", kim.arrangement()),
        format!("/arrangements/{}/ending/new", kim.arrangement()),
        format!("/cases/{}", own.case),
        format!("/youths/{}", kim.youth.0),
    ] {
        pages.push(tom.visit(&path).await);
    }
    for page in pages {
        let text = page.text().to_lowercase();
        // That a reporting code or a measure makes it go holds for every family; which one, and since when, is not said.
        for word in ["stap 3", "stap 4", "16-11-2026", "17-11-2026", "veilig thuis", "ondertoezicht", "melden overwegen"] {
            assert!(!text.contains(word), "{} says {word}: {text}", page.path());
        }
    }
    assert_eq!(tom.open(&format!("/youths/{}/safety", kim.youth.0)).await.status, 404);
    // Deciding to end waits for the access team as well.
    let form = tom.visit(format!("/arrangements/{}/ending/new", kim.arrangement())).await.form();
    let page = form.choose("reason", "34").choose("how", "decided").fill("relapse_agreement", "Moeder belt.").submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#how".to_owned()]));
}

/// A brother's safety holds back his sister's closing, and says no more of him.
#[actix_web::test]
async fn of_a_sibling_one_learns_only_that_safety_comes_first() {
    let app = TestApp::start().await;
    let brother = app.youth().named("Bram", "", "Broerman").at(OUDLAND).owned_by(FATMA).reporting_code(5, "2026-11-16").insert();
    let sister = app.youth().owned_by(SANNE).sibling_of(&brother).arrangement(until("2026-10-13")).insert();
    let sanne = app.sign_in(SANNE).await;
    for path in ["/worklist".to_owned(), format!("/cases/{}", sister.case), format!("/worklist/G0/case/{}", sister.case)] {
        let page = sanne.visit(&path).await;
        assert!(page.text().to_lowercase().contains("veiligheid"), "{path}");
        for word in ["Bram", "Broerman", "16-11-2026", "stap 5", "Oudland"] {
            assert!(!page.says(word), "{path} says {word}");
        }
    }
    let form = sanne.visit(format!("/arrangements/{}/ending/new", sister.arrangement())).await.form();
    let page = form.choose("reason", "34").choose("how", "decided").fill("relapse_agreement", "Moeder belt.").submit().await;
    assert_eq!(page.status, 422);
}

#[actix_web::test]
async fn each_concern_has_a_dated_list_of_its_own_with_what_was_weighed_and_what_comes_next() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let mut page = sanne.visit(format!("/youths/{}/safety", kim.youth.0)).await;
    for (concern, step, on, said) in [
        ("reporting_code", "1", "2-11-2026", "Blauwe plek op de arm."),
        ("reporting_code", "2", "9-11-2026", "Overlegd met een collega."),
        ("safe_home_advice", "1", "10-11-2026", "Veilig Thuis raadt een gesprek aan."),
        ("safe_home_advice", "1", "4-11-2026", ""),
        ("safe_home_report", "1", "12-11-2026", "Gemeld."),
        ("supervision", "1", "12-11-2026", ""),
    ] {
        let form = page.form().choose("concern", concern).choose("step", step).fill("on", on).fill("description", said);
        page = form.submit().await;
        assert_eq!(page.status, 200, "{concern}: {}", page.alert());
    }
    let listed = |page: &Page, concern: &str| page.all(&format!("section[aria-labelledby={concern}] li"));
    let code = listed(&page, "reporting_code");
    assert!(code[0].contains("09-11-2026 · stap 2") && code[0].contains("Overlegd met een collega."), "{code:?}");
    assert!(code[1].contains("02-11-2026 · stap 1") && code[1].contains("Blauwe plek op de arm."), "{code:?}");
    assert!(page.one("section[aria-labelledby=reporting_code]").contains("Volgende stap: stap 3"));
    assert_eq!(page.form().value("step"), "3", "the next step is filled in");
    assert!(page.one("section[aria-labelledby=supervision]").contains("Volgende stap: afgelopen"));
    let advice = listed(&page, "safe_home_advice");
    assert!(advice[0].contains("10-11-2026") && advice[1].contains("04-11-2026"), "an earlier advice may be remembered later: {advice:?}");
    assert!(!page.one("section[aria-labelledby=safe_home_report]").contains("Volgende stap"));
    let facts = app.select("SELECT facts AS it FROM revisions WHERE noun = 'safety_record'");
    assert!(facts.len() == 6 && !facts.iter().any(|it| it.contains("Blauwe")), "{facts:?}");
}

#[actix_web::test]
async fn advice_and_a_report_hold_nothing_back_and_are_never_closed() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    let safety = format!("/youths/{}/safety", kim.youth.0);
    for concern in ["safe_home_advice", "safe_home_report"] {
        let saved = sanne.visit(&safety).await.form().choose("concern", concern).fill("on", "10-11-2026").submit().await;
        assert_eq!(saved.status, 200, "{}", saved.alert());
        let refused = saved.form().choose("concern", concern).choose("step", "0").submit().await;
        assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#step".to_owned()]), "{concern}");
    }
    assert!(sanne.visit("/worklist").await.all("ol.flags > li").is_empty());
    assert!(sanne.visit(format!("/cases/{}", kim.case)).await.all(".guard").is_empty());
}

/// What a printer gets: of safety nothing but the line that says so.
#[actix_web::test]
async fn nothing_of_safety_is_in_print() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).reporting_code(2, "2026-11-16").insert();
    let sanne = app.sign_in(SANNE).await;
    let said = "Blauwe plek.";
    sanne.visit(format!("/youths/{}/safety", kim.youth.0)).await.form().fill("description", said).choose("step", "3").submit().await;
    for (path, words) in [
        (format!("/youths/{}/safety", kim.youth.0), vec!["stap 2", "stap 3", said, "meldcode"]),
        (format!("/cases/{}", kim.case), vec!["Eerst veiligheid", "meldcode"]),
        (format!("/worklist/G0/case/{}", kim.case), vec!["Eerst veiligheid", "meldcode"]),
        (format!("/arrangements/{}/ending/new", kim.arrangement()), vec!["tweede professional"]),
        ("/worklist".to_owned(), vec!["Eerst veiligheid", "meldcode"]),
    ] {
        let page = sanne.visit(&path).await;
        for word in words {
            assert!(page.one("main").contains(word), "{path} says {word} on the screen");
            let printed = page.all_without("main *", ".no-print, .badge-guard, form");
            assert!(!printed.iter().any(|it| it.contains(word)), "{path} prints {word}");
        }
    }
    let css = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/assets/app.css")).unwrap();
    let print = css.split_once("@media print").unwrap().1;
    for rule in [".no-print, .guard, .badge-guard { display: none !important; }", "form:not(.print) { display: none; }"] {
        assert!(print.contains(rule), "in print: {rule}");
    }
    let page = sanne.visit(format!("/youths/{}/safety", kim.youth.0)).await;
    assert_eq!(page.all(".print-only"), ["Veiligheid wordt niet afgedrukt."]);
}
