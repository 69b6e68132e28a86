//! The worklist "Kan dit lichter of dicht?".

use crate::support::*;

#[actix_web::test]
async fn an_arrangement_past_its_end_stands_on_the_worklist_and_says_why() {
    let app = TestApp::start().await;
    let anna = app.youth().named("Anna", "de", "Vries").owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();

    let page = app.sign_in(SANNE).await.visit("/worklist").await;
    assert_eq!(page.all("ol.flags li.flag").len(), 1, "{}", page.text());
    let why = page.follow(&format!("/worklist/R06/arrangement/{}", anna.arrangement())).await;
    assert!(why.says("13-10-2026") && why.says("28"), "{}", why.text());
}
