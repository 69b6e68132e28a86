//! Cover during absence: who reaches whom, for how long, and what the trail says of it.

use crate::support::*;
use chrono::TimeDelta;
use uitstroom::db::audit::Verdict;

/// A youth of Sanne's and one of Fatma's, who works elsewhere.
struct Two {
    sannes: Filed,
    fatmas: Filed,
}

fn two(app: &TestApp) -> Two {
    let sannes = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    let fatmas = app.youth().at(OUDLAND).owned_by(FATMA).talk("2026-11-10").arrangement(until("2026-10-13")).insert();
    Two { sannes, fatmas }
}

async fn status(app: &TestApp, colleague: Colleague, kim: &Filed) -> u16 {
    app.with_session(colleague).open(&format!("/cases/{}", kim.case)).await.status
}

async fn absence_form(app: &TestApp, colleague: Colleague) -> crate::support::browser::FilledForm {
    app.with_session(colleague).visit("/absences").await.form_to("/absences")
}

fn behalf(app: &TestApp, noun: &str) -> Vec<String> {
    app.select(&format!("SELECT coalesce(CAST(on_behalf_of AS TEXT), '-') AS it FROM audit_events WHERE noun = '{noun}' ORDER BY seq"))
}

/// Records a talk of today through the file.
async fn talk(app: &TestApp, colleague: Colleague, kim: &Filed) {
    let page = app.with_session(colleague).visit(format!("/cases/{}/consultations/new", kim.case)).await;
    let form = page.form_to(&format!("/cases/{}/consultations", kim.case)).fill("s", "Gaat goed.").choose("status", "held");
    let page = form.fill("on", "vandaag").fill("minutes", "45").submit().await;
    assert_eq!(page.path(), format!("/cases/{}", kim.case), "{}", page.alert());
}

#[actix_web::test]
async fn a_colleague_elsewhere_covers_from_the_first_day_to_the_last() {
    let app = TestApp::start().await;
    let Two { sannes, fatmas } = two(&app);
    let page =
        absence_form(&app, SANNE).await.choose("cover", "3").fill("from_on", "23-11-2026").fill("until_on", "25-11-2026").submit().await;
    assert!(page.notice().contains("vastgelegd"), "{}", page.alert());
    assert!(page.says("23-11-2026 – 25-11-2026, Fatma Yilmaz neemt waar"), "{}", page.text());
    for (on, reached) in [("22", 404), ("23", 200), ("24", 200), ("25", 200), ("26", 404)] {
        assert_eq!(app.today(), day(&format!("2026-11-{on}")));
        assert_eq!(status(&app, FATMA, &sannes).await, reached, "on {on} November");
        assert_eq!(status(&app, FATMA, &fatmas).await, 200, "her own on {on} November");
        assert_eq!(status(&app, SANNE, &fatmas).await, 404, "cover goes one way");
        let list = app.with_session(FATMA).visit("/worklist").await;
        assert_eq!(list.says(&sannes.last_name), reached == 200);
        assert_eq!(list.says("Je neemt waar voor Sanne Bakker tot en met 25-11-2026"), reached == 200, "{}", list.text());
        let found = list.form_to("/search").fill("q", &sannes.last_name).submit().await;
        assert_eq!(found.path() == format!("/cases/{}", sannes.case), reached == 200);
        app.clock.move_by(TimeDelta::days(1));
    }
}

#[actix_web::test]
async fn who_is_back_earlier_ends_the_cover_at_once() {
    let app = TestApp::start().await;
    let Two { sannes, .. } = two(&app);
    let id = app.absence(SANNE, FATMA, "2026-11-20", "2026-11-30");
    assert_eq!(status(&app, FATMA, &sannes).await, 200);
    let end = format!("/absences/{id}/end");
    let form = app.with_session(SANNE).visit("/absences").await.form_to(&end);
    // Nobody ends somebody else's, the cover neither.
    let fatma = app.with_session(FATMA);
    let page = fatma.visit("/absences").await;
    assert!(page.says("Sanne Bakker, 20-11-2026 – 30-11-2026") && !page.has_form_to(&end), "{}", page.text());
    assert_eq!(page.form_to("/absences").to(&end).submit().await.status, 404);
    assert_eq!(status(&app, FATMA, &sannes).await, 200);

    let page = form.submit().await;
    assert!(page.notice().contains("beëindigd") && !page.has_form_to(&end), "{}", page.text());
    assert!(page.says("Eerder beëindigd op 22-11-2026"), "{}", page.text());
    assert_eq!(status(&app, FATMA, &sannes).await, 404);
    assert!(!fatma.visit("/").await.says("Je neemt waar"));
    // The same form once more says the same; another one learns that it is over.
    assert_eq!(form.submit().await.notice(), page.notice());
    let late = form.tamper("sending", "another-sending-key").submit().await;
    assert_eq!((late.status, late.alert()), (409, "Deze afwezigheid was al voorbij".to_owned()));
    assert_eq!(behalf(&app, "absence").len(), 2, "recorded and ended");
}

#[actix_web::test]
async fn an_absence_that_is_called_off_never_begins() {
    let app = TestApp::start().await;
    let Two { sannes, .. } = two(&app);
    let id = app.absence(SANNE, FATMA, "2026-11-23", "2026-11-30");
    let page = app.with_session(SANNE).visit("/absences").await;
    assert!(page.says("Gaat niet door"));
    page.form_to(&format!("/absences/{id}/end")).submit().await;
    app.clock.move_by(TimeDelta::days(1));
    assert_eq!(status(&app, FATMA, &sannes).await, 404);
}

#[actix_web::test]
async fn only_youth_professionals_cover_and_are_covered_for() {
    let app = TestApp::start().await;
    let Two { sannes, .. } = two(&app);
    let form = absence_form(&app, SANNE).await;
    assert_eq!(form.offers("cover"), ["", "3", "2"], "by name, oneself not among them");
    for cover in [TOM, DR_VISSER, BEA] {
        let page = form.clone().tamper("cover", cover.id.to_string()).fill("from_on", "vandaag").fill("until_on", "+1w").submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec!["#cover".to_owned()]), "{}", cover.login);
    }
    assert_eq!(app.count("absences"), 0);
    // Not even when it stands in the data, and not for who no longer works here.
    app.absence(SANNE, FATMA, "2026-11-20", "2026-11-30");
    for (broken, whole) in [
        ("UPDATE absences SET cover_id = 4", "UPDATE absences SET cover_id = 3"),
        ("UPDATE accounts SET role = 'access' WHERE id = 1", "UPDATE accounts SET role = 'youth_professional' WHERE id = 1"),
        ("UPDATE accounts SET ended_on = '2026-11-22' WHERE id = 1", "UPDATE accounts SET ended_on = NULL WHERE id = 1"),
        ("UPDATE account_workplaces SET until_on = '2026-11-21' WHERE account_id = 1", "UPDATE account_workplaces SET until_on = NULL"),
    ] {
        app.execute(broken);
        for colleague in [FATMA, TOM] {
            assert_eq!(status(&app, colleague, &sannes).await, 404, "{} after {broken}", colleague.login);
        }
        app.execute(whole);
        assert_eq!(status(&app, FATMA, &sannes).await, 200, "after {whole}");
    }
}

#[actix_web::test]
async fn a_refused_absence_keeps_what_was_typed() {
    let app = TestApp::start().await;
    app.absence(SANNE, JORIS, "2026-12-20", "2026-12-24");
    let form = absence_form(&app, SANNE).await.choose("cover", "2").fill("from_on", "1-12-2026").fill("until_on", "5-12-2026");
    let before = app.imprint();
    for (field, value, beside) in [
        ("cover", "", "cover"),
        ("cover", "1", "cover"),
        ("cover", "99", "cover"),
        ("from_on", "", "from_on"),
        ("from_on", "gisteravond", "from_on"),
        ("until_on", "30-11-2026", "until_on"),
        ("until_on", "1-7-2027", "until_on"),
        ("until_on", "20-12-2026", "from_on"),
    ] {
        let page = form.clone().tamper(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{beside}")]), "{field} = {value}: {}", page.alert());
        let again = page.form_to("/absences");
        for (name, typed) in [("cover", "2"), ("from_on", "1-12-2026"), ("until_on", "5-12-2026")] {
            // Who is not offered is not chosen either.
            let kept = if name != field {
                typed
            } else if field == "cover" {
                ""
            } else {
                value
            };
            assert_eq!(again.value(name), kept, "{name} after {field} = {value}");
        }
    }
    let past = form.clone().fill("from_on", "1-11-2026").fill("until_on", "21-11-2026").submit().await;
    assert_eq!((past.status, past.links("section.errors")), (422, vec!["#until_on".to_owned()]));
    assert_eq!(app.imprint(), before);
    assert!(form.submit().await.notice().contains("vastgelegd"));
}

#[actix_web::test]
async fn an_absence_that_is_sent_twice_is_recorded_once() {
    let app = TestApp::start().await;
    let form = absence_form(&app, SANNE).await.choose("cover", "2").fill("from_on", "vandaag").fill("until_on", "+1w");
    let (first, second) = (form.submit().await, form.submit().await);
    assert_eq!((first.status, second.status, first.address()), (200, 200, second.address()));
    assert_eq!(app.count("absences"), 1);
}

#[actix_web::test]
async fn the_trail_says_on_whose_behalf_and_not_for_the_covers_own() {
    let app = TestApp::start().await;
    let Two { sannes, fatmas } = two(&app);
    let joris = app.youth().owned_by(JORIS).insert();
    app.absence(SANNE, FATMA, "2026-11-22", "2026-11-30");
    let before = behalf(&app, "consultation").len();
    for kim in [&sannes, &fatmas, &joris] {
        talk(&app, FATMA, kim).await;
    }
    assert_eq!(behalf(&app, "consultation")[before..], ["1", "-", "-"], "Sanne's, her own, another colleague's");
    // Sanne herself, and Fatma after the cover, act for themselves.
    talk(&app, SANNE, &sannes).await;
    assert_eq!(behalf(&app, "consultation").last().unwrap(), "-");

    // What is about the youth and not about a case, with all that one act writes.
    let page = app.with_session(FATMA).visit(format!("/arrangements/{}/extension/new", sannes.arrangement())).await;
    let page = page.form().fill("until", "+3m").fill("motive", "Nog één doel.").submit().await;
    assert!(page.notice().contains("vastgelegd"), "{}", page.alert());
    let last = |noun| behalf(&app, noun).pop().unwrap();
    assert_eq!(["arrangement", "decision", "date_change"].map(last), ["1", "1", "1"]);
    let by = app.select("SELECT CAST(account_id AS TEXT) AS it FROM audit_events WHERE on_behalf_of IS NOT NULL");
    assert!(by.iter().all(|it| *it == FATMA.id.to_string()), "who acted stands there too: {by:?}");
    assert!(matches!(app.db.verify_audit().unwrap(), Verdict::Whole { .. }));
    app.execute("UPDATE audit_events SET on_behalf_of = 2 WHERE on_behalf_of = 1");
    assert!(matches!(app.db.verify_audit().unwrap(), Verdict::Broken { .. }), "on whose behalf is sealed");
}

#[actix_web::test]
async fn a_colleague_of_the_same_practice_acts_on_behalf_too() {
    let app = TestApp::start().await;
    let Two { sannes, .. } = two(&app);
    app.absence(SANNE, JORIS, "2026-11-22", "2026-11-22");
    talk(&app, JORIS, &sannes).await;
    assert_eq!(behalf(&app, "consultation").last().unwrap(), "1");
    app.clock.move_by(TimeDelta::days(1));
    talk(&app, JORIS, &sannes).await;
    assert_eq!(behalf(&app, "consultation").last().unwrap(), "-");
}

/// A youth with cases at both practices is Fatma's own as well.
#[actix_web::test]
async fn for_a_youth_of_her_own_the_cover_acts_for_herself() {
    let app = TestApp::start().await;
    let Two { sannes, .. } = two(&app);
    app.execute(&format!(
        "INSERT INTO cases (version, youth_id, workplace_id, owner_id, regime, known_at) VALUES (1, {}, {}, {}, 'wgbo', '2026-11-01')",
        sannes.youth.0, OUDLAND.id, FATMA.id
    ));
    app.absence(SANNE, FATMA, "2026-11-22", "2026-11-30");
    let page = app.with_session(FATMA).visit(format!("/arrangements/{}/extension/new", sannes.arrangement())).await;
    page.form().fill("until", "+3m").fill("motive", "Nog één doel.").submit().await;
    assert_eq!(behalf(&app, "arrangement").pop().unwrap(), "-");
}

#[actix_web::test]
async fn mine_holds_the_cases_of_whom_i_cover_for() {
    let app = TestApp::start().await;
    let Two { sannes, fatmas } = two(&app);
    let joris = app.youth().owned_by(JORIS).arrangement(until("2026-10-13")).insert();
    app.absence(SANNE, FATMA, "2026-11-22", "2026-11-30");
    let list = app.with_session(FATMA).visit("/worklist?mine=1").await;
    assert!(list.says(&sannes.last_name) && list.says(&fatmas.last_name) && !list.says(&joris.last_name), "{}", list.text());
    let caseload = app.with_session(FATMA).visit("/caseload?owner=mine").await;
    assert!(caseload.says(&sannes.last_name) && caseload.says(&fatmas.last_name) && !caseload.says(&joris.last_name));
    assert!(app.with_session(FATMA).visit("/worklist").await.says(&joris.last_name), "she reaches the whole practice");
}
