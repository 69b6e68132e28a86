//! Workplaces and providers, as the administrator keeps them.

use crate::support::*;

#[actix_web::test]
async fn a_new_practice_is_there_for_who_gets_reach() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let form = bea.visit("/admin/workplaces").await.form().fill("name", "Praktijk De Ree").choose("kind", "practice");
    let form = form.choose("municipality", "1674").fill("phone", "0165 - 12 34 56");
    let page = form.submit().await;
    assert!(page.path() == "/admin/workplaces" && page.says("Praktijk De Ree") && page.says("0165 - 12 34 56"), "{}", page.alert());
    assert_eq!(form.submit().await.status, 200, "sent twice");
    assert_eq!(app.count("workplaces"), 5);
    for (field, value) in [("name", " "), ("phone", "nul"), ("kind", "x"), ("municipality", "9999")] {
        let page = form.clone().tamper("sending", "another sending key").tamper(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field}");
    }
    let page = bea.visit("/admin/workplaces/5").await.form().fill("name", "Praktijk Het Riet").submit().await;
    assert_eq!((page.heading(), page.notice().is_empty()), ("Praktijk Het Riet".to_owned(), false));
    let told = app.select("SELECT event AS it FROM audit_events WHERE noun = 'workplace' AND actor = 'account' ORDER BY seq");
    assert_eq!(told, [r#"{"event":"workplace_created"}"#, r#"{"event":"workplace_changed"}"#]);
}

#[actix_web::test]
async fn a_workplace_with_open_files_stays_open() {
    let app = TestApp::start().await;
    app.youth().at(OUDLAND).insert();
    let followed = app.youth().at(DE_LINDE).arrangement(until("2026-12-01").followed_at(DE_KADE)).insert();
    let bea = app.sign_in(BEA).await;
    for place in [OUDLAND, DE_KADE] {
        let address = format!("/admin/workplaces/{}", place.id);
        let form = bea.visit(&address).await.form_to(&format!("{address}/end")).fill("ended_on", "vandaag");
        let page = form.submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec!["#ended_on".to_owned()]), "{}", place.name);
        assert!(!page.says(&followed.last_name));
    }
    assert!(app.select("SELECT name AS it FROM workplaces WHERE ended_on IS NOT NULL").is_empty());
}

#[actix_web::test]
async fn nobody_works_at_a_workplace_that_ended() {
    let app = TestApp::start().await;
    let (bea, fatma) = (app.sign_in(BEA).await, app.sign_in(FATMA).await);
    assert_eq!(fatma.visit("/youths/new").await.form().offers("workplace"), ["3"]);
    let address = format!("/admin/workplaces/{}", OUDLAND.id);
    let form = bea.visit(&address).await.form_to(&format!("{address}/end"));
    assert_eq!(form.clone().fill("ended_on", "gisteren").submit().await.status, 422);
    let page = form.fill("ended_on", "vandaag").submit().await;
    assert!(page.path() == address && !page.has_form_to(&format!("{address}/end")), "{}", page.alert());
    assert!(fatma.visit("/youths/new").await.form().offers("workplace").is_empty());
    let person = format!("/admin/accounts/{}", SANNE.id);
    let offered = bea.visit(&person).await.form_to(&format!("{person}/postings")).offers("place");
    assert_eq!(offered, ["", "workplace-2", "workplace-1"], "by name, without the one that ended");
}

#[actix_web::test]
async fn a_provider_that_ended_takes_no_new_help_and_keeps_what_runs() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).arrangement(until("2027-02-01")).insert();
    let (bea, sanne) = (app.sign_in(BEA).await, app.sign_in(SANNE).await);
    let new = format!("/cases/{}/arrangements/new", kim.case);
    let offers = |page: Page| page.form().offers("provider");
    assert_eq!(offers(sanne.visit(&new).await), ["", "1", "2"]);
    let form = sanne.visit(&new).await.form().choose("provider", "1").choose("profile", "P4");
    let address = "/admin/providers/1";
    let end = bea.visit(address).await.form_to(&format!("{address}/end")).fill("ended_on", "vandaag");
    assert_eq!(end.submit().await.path(), address);
    for path in [new, format!("/cases/{}/referrals/new", kim.case), format!("/arrangements/{}/transfer/new", kim.arrangement())] {
        let offered = offers(sanne.visit(&path).await);
        assert!(!offered.contains(&"1".to_owned()) && offered.contains(&"2".to_owned()), "{path}: {offered:?}");
    }
    let page = form.submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#provider".to_owned()]), "a form from before");
    assert!(sanne.visit(format!("/arrangements/{}", kim.arrangement())).await.says("De Zeewering"));
}

#[actix_web::test]
async fn a_provider_is_entered_once() {
    let app = TestApp::start().await;
    let bea = app.sign_in(BEA).await;
    let form = bea.visit("/admin/providers").await.form().fill("name", "De Ree").fill("agb", "30309999");
    assert_eq!(form.submit().await.path(), "/admin/providers");
    for (agb, why) in [("30309999", "AGB-code"), ("3030", "8 cijfers")] {
        let page = form.clone().tamper("sending", "another sending key").fill("agb", agb).submit().await;
        assert!(page.status == 422 && page.alert().contains(why), "{agb}: {}", page.alert());
    }
    assert_eq!(app.count("providers"), 3);
}
