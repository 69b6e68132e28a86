//! Handing cases over: several at once, all or nothing, and the receiver sees everything.

use crate::support::browser::FilledForm;
use crate::support::*;
use uitstroom::db::account::join_workplace;
use uitstroom::db::audit::Verdict;

fn owners(app: &TestApp) -> Vec<String> {
    app.select("SELECT coalesce(CAST(owner_id AS TEXT), '-') AS it FROM cases ORDER BY id")
}

async fn form(browser: &Browser) -> FilledForm {
    browser.visit("/hand-over").await.form_to("/hand-over")
}

#[actix_web::test]
async fn several_cases_go_at_once_each_with_its_own_summary() {
    let app = TestApp::start().await;
    let anna = app.youth().named("Anna", "", "Aalbers").owned_by(SANNE).talk("2026-11-10").planned("2026-11-25");
    let anna = anna.arrangement(until("2026-10-13")).insert();
    let bram = app.youth().named("Bram", "", "Bos").owned_by(SANNE).insert();
    let stays = app.youth().named("Cato", "", "Cools").owned_by(SANNE).insert();
    let other = app.youth().named("Dirk", "", "Dam").owned_by(JORIS).insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit("/hand-over").await;
    let rows = page.all("fieldset li");
    assert_eq!(rows.len(), 3, "one's own and nobody else's: {rows:?}");
    for told in ["Anna Aalbers", "in arrangement", "10-11-2026", "25-11-2026", "De Zeewering, einde 13-10-2026"] {
        assert!(rows[0].to_lowercase().contains(&told.to_lowercase()), "{told}: {}", rows[0]);
    }
    let seen = &app.db.last_views(1).unwrap()[0];
    assert_eq!((seen.action.as_str(), seen.ids.clone()), ("hand_over", format!("{} {} {}", anna.youth.0, bram.youth.0, stays.youth.0)));

    let form = page.form_to("/hand-over").choose("case", &anna.case.to_string()).choose("case", &bram.case.to_string()).choose("to", "2");
    let form = form.fill("motive", "Zwangerschapsverlof").fill(&format!("summary-{}", anna.case), "Moeder belt op maandag.");
    let events = app.count("audit_events");
    let (first, second) = (form.submit().await, form.submit().await);
    assert!(first.notice().contains("overgedragen"), "{}", first.alert());
    assert_eq!((first.address(), first.all("fieldset li").len()), (second.address(), 1), "sent twice, handed over once");
    assert_eq!(owners(&app), ["2", "2", "1", "2"]);
    let last = app.select(&format!("SELECT event AS it FROM audit_events WHERE seq > {events} ORDER BY seq"));
    assert_eq!(last, vec![r#"{"event":"case_handed_over","to":2}"#; 2], "one event for each");
    assert!(matches!(app.db.verify_audit().unwrap(), Verdict::Whole { .. }));

    // The receiver sees it in the file at once, and it is on her own list now.
    let joris = app.sign_in(JORIS).await;
    let facts = joris.visit(format!("/cases/{}", anna.case)).await.one("dl.facts");
    for told in ["Joris Peeters", "door Sanne Bakker op", "Zwangerschapsverlof", "Moeder belt op maandag."] {
        assert!(facts.contains(told), "{told}: {facts}");
    }
    let facts = joris.visit(format!("/cases/{}", bram.case)).await.one("dl.facts");
    assert!(facts.contains("Zwangerschapsverlof") && !facts.contains("Moeder"), "{facts}");
    assert!(joris.visit("/worklist?mine=1").await.says("Aalbers"));
    let file = joris.visit(format!("/cases/{}", other.case)).await;
    assert!(!file.one("dl.facts").contains("Overgedragen"), "what never changed hands says nothing");
}

#[actix_web::test]
async fn what_was_said_the_last_time_stands_in_the_file() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).insert();
    let times =
        [(SANNE, JORIS, "Verlof", "Belt op maandag."), (JORIS, SANNE, "Ziek", "Belt op dinsdag."), (SANNE, JORIS, "Weer beter", "")];
    for (from, to, reason, summary) in times {
        let form = form(&app.with_session(from)).await.choose("case", &kim.case.to_string()).choose("to", &to.id.to_string());
        form.fill("motive", reason).fill(&format!("summary-{}", kim.case), summary).submit().await;
    }
    let facts = app.with_session(SANNE).visit(format!("/cases/{}", kim.case)).await.one("dl.facts");
    assert!(facts.contains("door Sanne Bakker op") && facts.contains("Weer beter"), "{facts}");
    assert!(["Verlof", "Ziek", "Belt op"].iter().all(|it| !facts.contains(it)), "the earlier times are over: {facts}");
    // Whoever takes a case that nobody handles is told by nobody.
    app.execute("UPDATE audit_events SET at = '2026-11-22 12:00:00' WHERE seq = (SELECT max(seq) FROM audit_events)");
    let facts = app.with_session(SANNE).visit(format!("/cases/{}", kim.case)).await.one("dl.facts");
    assert!(!facts.contains("Overgedragen"), "{facts}");
}

#[actix_web::test]
async fn from_its_file_a_case_is_ticked_already() {
    let app = TestApp::start().await;
    app.youth().named("Anna", "", "Aalbers").owned_by(SANNE).insert();
    let kim = app.youth().named("Kim", "", "Zwart").owned_by(SANNE).insert();
    let theirs = app.youth().owned_by(JORIS).insert();
    let sanne = app.sign_in(SANNE).await;
    let href = format!("/hand-over?case={}", kim.case);
    let page = sanne.visit(format!("/cases/{}", kim.case)).await.follow(&href).await;
    assert_eq!(page.form_to(&href).values("case"), [kim.case.to_string()]);
    assert!(page.all("fieldset li")[0].contains("Zwart"), "it stands first");
    let refused = page.form_to(&href).submit().await;
    assert_eq!((refused.status, refused.form_to(&href).values("case")), (422, vec![kim.case.to_string()]));
    let file = sanne.visit(format!("/cases/{}", theirs.case)).await;
    assert!(!file.links("main").iter().any(|it| it.starts_with("/hand-over")), "only one's own is handed over");
}

#[actix_web::test]
async fn a_refused_hand_over_keeps_what_was_typed_and_hands_over_nothing() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).insert();
    let theirs = app.youth().owned_by(JORIS).insert();
    let sanne = app.sign_in(SANNE).await;
    let case = kim.case.to_string();
    let text = format!("summary-{case}");
    let whole = form(&sanne).await.choose("case", &case).choose("to", "2").fill("motive", "Verlof").fill(&text, "Belt op maandag.");
    let before = app.imprint();
    let long = "x".repeat(1_001);
    for (tampered, beside) in [
        (whole.clone().untick("case"), "case".to_owned()),
        (whole.clone().tamper("to", ""), "to".into()),
        (whole.clone().tamper("to", "1"), "to".into()),
        (whole.clone().tamper("to", "3"), "to".into()),
        (whole.clone().tamper("to", "4"), "to".into()),
        (whole.clone().fill("motive", " "), "motive".into()),
        (whole.clone().fill(&text, &long), text.clone()),
        (whole.clone().tamper("case", theirs.case.to_string()), "case".into()),
    ] {
        let page = tampered.submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{beside}")]), "{}", page.alert());
        let again = page.form_to("/hand-over");
        for name in ["motive", text.as_str()] {
            assert_eq!(again.value(name).trim(), tampered.value(name).trim(), "{name} after {beside}");
        }
        assert_eq!(again.values("case"), if tampered.value("case") == case { vec![case.clone()] } else { vec![] });
    }
    assert_eq!(app.imprint(), before);
    let named = whole.clone().tamper("case", theirs.case.to_string()).submit().await;
    assert!(named.alert().contains(&theirs.youth.to_string()), "it says which: {}", named.alert());
    assert!(whole.submit().await.notice().contains("overgedragen"));
}

#[actix_web::test]
async fn a_case_goes_to_nobody_who_does_not_work_there() {
    let app = TestApp::start().await;
    app.write(|tx| join_workplace(tx, SANNE.id, DE_KADE.id, day("2026-01-01")));
    let here = app.youth().owned_by(SANNE).insert();
    let there = app.youth().at(DE_KADE).owned_by(SANNE).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = form(&sanne).await;
    assert_eq!(form.offers("to"), ["", "2"], "who works at neither place is not offered");
    let form =
        form.choose("case", &here.case.to_string()).choose("case", &there.case.to_string()).choose("to", "2").fill("motive", "Verlof");
    let refused = form.submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#to".to_owned()]));
    assert!(refused.alert().contains(&there.youth.to_string()), "it says which: {}", refused.alert());
    assert_eq!(owners(&app), ["1", "1"], "all or nothing");
    refused.form_to("/hand-over").untick("case").choose("case", &here.case.to_string()).submit().await;
    assert_eq!(owners(&app), ["2", "1"]);
}

/// Cover reaches the files; handing them over stays with who has them.
#[actix_web::test]
async fn who_covers_hands_nothing_over_and_who_does_not_reach_it_finds_nothing() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).insert();
    app.youth().at(OUDLAND).owned_by(FATMA).insert();
    app.youth().at(TOEGANG).owned_by(TOM).insert();
    let before = owners(&app);
    let tampered = |form: FilledForm| form.tamper("case", kim.case.to_string()).tamper("to", "2").fill("motive", "Verlof");
    let fatmas = form(&app.with_session(FATMA)).await;
    assert_eq!(tampered(fatmas.clone()).submit().await.status, 404);
    let tom = app.with_session(TOM);
    assert_eq!(tom.open("/hand-over").await.status, 404);
    assert_eq!(tom.open("/absences").await.status, 404);
    for junk in ["x", "-1", "999999"] {
        assert_eq!(fatmas.clone().tamper("case", junk).fill("motive", "Verlof").submit().await.status, 404, "{junk}");
    }
    app.absence(SANNE, FATMA, "2026-11-22", "2026-11-30");
    let page = tampered(form(&app.with_session(FATMA)).await).submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#case".to_owned()]), "reached, and not hers");
    assert_eq!(owners(&app), before);
}

#[actix_web::test]
async fn fifty_stand_on_one_page_and_the_rest_on_the_next() {
    let app = TestApp::start().await;
    YouthBuilder::insert_all((0..52).map(|_| app.youth().owned_by(SANNE)).collect());
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit("/hand-over").await;
    assert_eq!(page.all("fieldset li").len(), 50);
    assert!(page.says("Dossier 1 tot en met 50 van 52"), "{}", page.text());
    let rest = page.follow("/hand-over?page=2").await;
    assert_eq!(rest.all("fieldset li").len(), 2);
    // All of one page at once, and a refusal stays on that page.
    let mut form = rest.form_to("/hand-over?page=2").choose("to", "2");
    for case in form.offers("case") {
        form = form.choose("case", &case);
    }
    let refused = form.submit().await;
    assert_eq!((refused.status, refused.all("fieldset li").len()), (422, 2));
    refused.form_to("/hand-over?page=2").fill("motive", "Verlof").submit().await;
    assert_eq!(owners(&app).iter().filter(|it| *it == "2").count(), 2);
    let mut form = form_of_all(&sanne).await;
    form = form.choose("to", "2").fill("motive", "Verlof");
    let page = form.submit().await;
    assert!(page.notice().contains("overgedragen") && page.says("Er is niets over te dragen"), "{} {}", page.alert(), page.text());
}

async fn form_of_all(browser: &Browser) -> FilledForm {
    let form = form(browser).await;
    form.offers("case").iter().fold(form, |form, case| form.choose("case", case))
}

#[actix_web::test]
async fn what_cannot_be_recorded_as_seen_is_not_shown() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).insert();
    let sanne = app.with_session(SANNE);
    app.execute_on_views("DROP TABLE view_records");
    let page = sanne.open("/hand-over").await;
    assert!(page.status == 503 && !page.says(&kim.last_name));
}
