//! Safety first: steps of the reporting code, measures, and what they hold back.

use crate::support::*;

#[actix_web::test]
async fn a_step_stands_on_the_safety_page_and_puts_safety_on_top_of_the_worklist() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit(format!("/cases/{}", kim.case)).await.follow(&format!("/youths/{}/safety", kim.youth.0)).await;
    assert!(page.all("table").is_empty());
    let refused = page.form().fill("on", "morgen").submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#on".to_owned()]));
    let page = refused.form().choose("step", "2").fill("on", "16-11-2026").submit().await;
    assert_eq!(page.status, 200, "{}", page.alert());
    assert!(page.all("table tbody tr")[0].contains("16-11-2026"), "{}", page.text());

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
