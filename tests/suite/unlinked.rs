//! "Nog te koppelen": what came by message and nobody follows yet.

use crate::support::*;

#[actix_web::test]
async fn the_access_team_takes_on_what_came_by_message() {
    let app = TestApp::start().await;
    let help = until("2026-12-31").followed_at(TOEGANG).by_message(300_201);
    let kim = app.youth().named("Kim", "", "Berichtman").at(DE_KADE).arrangement(help).insert();
    let tom = app.sign_in(TOM).await;
    let start = tom.visit("/").await;
    let page = start.follow("/unlinked").await;
    assert!(page.says("Kim Berichtman") && page.says("De Zeewering"));
    let follow = format!("/arrangements/{}/follower", kim.arrangement());
    let (form, old) = (page.form_to(&follow), page.form_to(&follow));
    let after = form.submit().await;
    assert_eq!(after.path(), "/unlinked");
    assert!(!after.notice().is_empty() && !after.says("Berichtman"));
    assert!(tom.visit(format!("/arrangements/{}", kim.arrangement())).await.says(TOM.name));
    // The same form again, and another one of the same moment.
    assert_eq!(old.submit().await.path(), "/unlinked");
    let late = old.tamper("sending", "b".repeat(32)).submit().await;
    assert_eq!(late.status, 409);
    assert_eq!(app.select("SELECT CAST(version AS TEXT) AS it FROM arrangements"), ["2"]);
}

#[actix_web::test]
async fn what_another_team_follows_is_not_to_be_taken() {
    let app = TestApp::start().await;
    let kim = app.youth().at(OUDLAND).arrangement(until("2026-12-31").by_message(7)).insert();
    let tom = app.sign_in(TOM).await;
    let page = tom.visit("/unlinked").await;
    assert!(!page.says(&kim.last_name));
    let csrf = page.form_to("/log-out").value("csrf");
    let fields = [("csrf".to_owned(), csrf), ("sending".into(), "c".repeat(32)), ("version".into(), "1".into())];
    assert_eq!(tom.post(&format!("/arrangements/{}/follower", kim.arrangement()), &fields).await.status, 404);
    assert_eq!(app.select("SELECT CAST(count(*) AS TEXT) AS it FROM arrangements WHERE follower_id IS NOT NULL"), ["0"]);
}
