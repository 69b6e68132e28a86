//! The family: the children side by side, authority, consent, residence, the people around a youth; one talk with several children.

use crate::support::browser::FilledForm;
use crate::support::*;

fn family(kim: &Filed) -> String {
    format!("/youths/{}/family", kim.youth.0)
}

/// The form of one act on the family, as one comes to it.
async fn act(browser: &Browser, kim: &Filed, act: &str) -> FilledForm {
    browser.visit(family(kim)).await.follow(&format!("/youths/{}/{act}/new", kim.youth.0)).await.form()
}

/// Sends a form with one field filled in otherwise, and holds that it is refused beside a field and keeps what was typed.
async fn refused(form: &FilledForm, field: &str, value: &str, beside: &str) {
    let page = form.clone().fill(field, value).submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{beside}")]), "{field} = {value}: {}", page.alert());
    assert_eq!(page.form().value(field).trim(), value.trim(), "{field}");
}

#[actix_web::test]
async fn brothers_and_sisters_stand_side_by_side_with_all_end_dates_in_one_table() {
    let app = TestApp::start().await;
    let anna = app.youth().named("Anna", "", "Kanarie").born("2012-03-05").talk("2026-11-10").arrangement(until("2026-12-20")).insert();
    let bram = app.youth().named("Bram", "", "Kanarie").born("2009-01-02").sibling_of(&anna).planned("2026-11-25");
    let bram = bram.arrangement(until("2026-10-13")).insert();
    let other = app.youth().named("Vreemd", "", "Vogel").arrangement(until("2026-11-30")).insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit(format!("/cases/{}", anna.case)).await.follow(&family(&anna)).await;
    let cards = page.all("section[aria-labelledby=members] .card");
    assert_eq!(cards.len(), 2);
    assert!(cards[0].contains("Bram") && cards[0].contains("17 jaar") && cards[0].contains("25-11-2026"), "the oldest first: {cards:?}");
    assert!(cards[1].contains("dit dossier") && cards[1].contains("niets gepland") && cards[1].contains("in arrangement"), "{cards:?}");
    let ends = page.all("section[aria-labelledby=ends] tbody tr");
    assert!(ends[0].contains("13-10-2026") && ends[0].contains("Bram") && ends[0].contains("De Zeewering"), "{ends:?}");
    assert!(ends[1].contains("20-12-2026") && ends[1].contains("Anna") && ends.len() == 2, "{ends:?}");
    assert!(!page.says("Vreemd") && !page.links("main").contains(&format!("/cases/{}", other.case)));
    let seen = app.db.last_views(1).unwrap().remove(0);
    assert_eq!(
        (seen.action.as_str(), seen.ids),
        ("read_family", format!("{} {}", bram.youth.0, anna.youth.0)),
        "whoever is shown is written down"
    );
    page.follow(&format!("/cases/{}", bram.case)).await;
}

/// Neither a name nor a number of who lies outside reach, not even that there is somebody.
#[actix_web::test]
async fn who_lies_outside_reach_is_not_mentioned() {
    let app = TestApp::start().await;
    let anna = app.youth().owned_by(SANNE).talk("2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    let without = sanne.visit(family(&anna)).await;
    let away = app.youth().named("Bram", "", "Broerman").at(OUDLAND).sibling_of(&anna).arrangement(until("2026-10-13")).insert();
    let with = sanne.visit(family(&anna)).await;
    assert_eq!(without.all("main"), with.all("main"));
    assert_eq!(app.db.last_views(1).unwrap()[0].ids, anna.youth.0.to_string(), "nor is it written down that she was seen");
    assert!(!with.says("Broerman") && !with.says("Oudland"));
    for path in [family(&away), format!("/youths/{}/household/new", away.youth.0), format!("/youths/{}/contacts/new", away.youth.0)] {
        assert_eq!(sanne.open(&path).await.status, 404, "{path}");
    }
    let tom = app.sign_in(TOM).await;
    assert_eq!(tom.open(&family(&anna)).await.status, 404, "a family is not for the access team");
}

#[actix_web::test]
async fn a_youth_joins_the_household_of_a_brother_and_leaves_it_again() {
    let app = TestApp::start().await;
    let anna = app.youth().named("Anna", "", "Kanarie").insert();
    let bram = app.youth().named("Bram", "", "Kanarie").reporting_code(2, "2026-11-16").insert();
    let away = app.youth().at(OUDLAND).insert();
    let sanne = app.sign_in(SANNE).await;
    let (form, late) = (act(&sanne, &anna, "household").await, act(&sanne, &anna, "household").await);
    let before = app.imprint();
    let number = |it: &Filed| it.youth.to_string();
    let mut said = Vec::new();
    for wrong in [number(&away), "J-9999".into(), number(&anna), String::new(), "Bram".into()] {
        refused(&form, "number", &wrong, "number").await;
        said.push(form.clone().fill("number", &wrong).submit().await.alert());
    }
    assert_eq!(said[0], said[1], "outside reach and nowhere sound the same");
    assert_ne!(said[1], said[2]);
    assert_eq!(app.imprint(), before);

    let page = form.fill("number", number(&bram)).submit().await;
    assert_eq!(page.path(), family(&anna), "{}", page.alert());
    assert!(page.all("section[aria-labelledby=members] .card").len() == 2 && !page.notice().is_empty());
    assert!(sanne.visit(format!("/cases/{}", anna.case)).await.says("veiligheid"), "safety of one holds for the family");
    refused(&act(&sanne, &anna, "household").await, "number", &number(&bram), "number").await;
    // Whoever read the household before it changed starts again.
    let stale = late.fill("number", number(&bram)).submit().await;
    assert_eq!((stale.status, stale.form().value("number")), (409, number(&bram)));

    let page = act(&sanne, &anna, "household").await.choose("how", "leave").submit().await;
    assert_eq!(page.all("section[aria-labelledby=members] .card").len(), 1, "{}", page.alert());
    let homes = app.select("SELECT CAST(household_id AS TEXT) AS it FROM youths ORDER BY id");
    assert_ne!(homes[0], homes[1]);
}

#[actix_web::test]
async fn authority_is_a_dated_row_and_what_stood_before_stays() {
    let app = TestApp::start().await;
    let kim = app.youth().born("2012-03-05").insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "authority").await;
    assert_eq!(form.submit().await.links("section.errors"), ["#kind"], "who has it is chosen");
    let form = form.choose("kind", "guardian");
    let before = app.imprint();
    for wrong in ["morgen", "4-3-2012", "x"] {
        refused(&form, "from_on", wrong, "from_on").await;
    }
    assert_eq!(app.imprint(), before);
    let page = form.fill("from_on", "1-11-2026").submit().await;
    let rows = page.all("section[aria-labelledby=authority] dl > div");
    assert!(rows[0].contains("01-11-2026") && rows[0].contains("voogd"), "{rows:?}");
    assert!(rows[1].contains("beide ouders"), "{rows:?}");
    assert!(page.one("section[aria-labelledby=consents]").contains("voogd"), "and whose consent is needed follows");
}

#[actix_web::test]
async fn one_reads_whose_consent_is_needed_now_and_from_which_birthday_that_changes() {
    let app = TestApp::start().await;
    let kim = app.youth().born("2012-03-05").insert();
    let grown = app.youth().born("2008-11-01").insert();
    let sanne = app.sign_in(SANNE).await;
    for path in [family(&kim), format!("/youths/{}", kim.youth.0)] {
        let page = sanne.visit(&path).await;
        assert!(page.says("Vanaf 05-03-2028 (16 jaar) alleen de jeugdige"), "{path}: {}", page.text());
        assert!(page.says("Toestemming nodig van: jeugdige, ouder 1, ouder 2"), "{path}: {}", page.text());
    }
    let page = sanne.visit(family(&grown)).await;
    assert!(page.says("Toestemming nodig van: jeugdige") && !page.says("(18 jaar)") && !page.says("(16 jaar)"), "{}", page.text());
}

#[actix_web::test]
async fn consent_names_what_it_is_for_and_is_withdrawn_once() {
    let app = TestApp::start().await;
    let kim = app.youth().registered("2026-09-01").insert();
    let sanne = app.sign_in(SANNE).await;
    let person = sanne.visit(format!("/youths/{}", kim.youth.0)).await;
    let person = person.form().choose("giver", "parent_one").choose("purpose", "share_school").submit().await;
    assert!(person.says("delen met school"), "{}", person.alert());

    let withdrawal = format!("/youths/{}/consents/{}/withdrawal/new", kim.youth.0, kim.consents[1].0);
    let form = sanne.visit(family(&kim)).await.follow(&withdrawal).await.form();
    let before = app.imprint();
    for wrong in ["morgen", "31-8-2026", ""] {
        refused(&form, "on", wrong, "on").await;
    }
    assert_eq!(app.imprint(), before);
    let page = form.clone().fill("on", "20-11-2026").submit().await;
    assert!(page.says("ingetrokken op 20-11-2026") && page.says("Toestemming ontbreekt: ouder 1"), "{}", page.text());
    assert!(!page.links("main").contains(&withdrawal));
    assert_eq!(form.fill("on", "vandaag").submit().await.status, 409, "someone else withdrew it meanwhile");
    refused(&sanne.visit(&withdrawal).await.form(), "on", "vandaag", "on").await;
    // Of another child it is not found.
    let other = app.youth().insert();
    let path = format!("/youths/{}/consents/{}/withdrawal/new", other.youth.0, kim.consents[1].0);
    assert_eq!(sanne.open(&path).await.status, 404);
}

#[actix_web::test]
async fn a_residence_is_a_dated_row_and_leaves_the_responsible_municipality_alone() {
    let app = TestApp::start().await;
    let kim = app.youth().born("2012-03-05").insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "residences").await.fill("address", "Markt 2\n4701 PD").choose("municipality", "1674");
    let before = app.imprint();
    refused(&form, "address", " ", "address").await;
    for wrong in ["morgen", "4-3-2012", "x"] {
        refused(&form, "from_on", wrong, "from_on").await;
    }
    let tampered = form.clone().tamper("municipality", "9999").submit().await;
    assert_eq!((tampered.status, tampered.links("section.errors")), (422, vec!["#municipality".to_owned()]));
    assert_eq!(app.imprint(), before);
    let page = form.fill("from_on", "1-11-2026").submit().await;
    let row = page.one("section[aria-labelledby=residences] dl > div");
    assert!(row.contains("01-11-2026") && row.contains("Roosendaal") && row.contains("Markt 2"), "{row}");
    assert!(page.says("Verantwoordelijk is Bergen op Zoom"));
    assert_eq!(app.select("SELECT municipality AS it FROM youths"), ["0748"]);
}

#[actix_web::test]
async fn a_secret_address_is_behind_a_step_more_and_prints_nowhere() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "residences").await.fill("address", "Schuilplaats 9").choose("municipality", "1674");
    let page = form.choose("secret", "on").submit().await;
    assert!(page.one("details").contains("Schuilplaats 9") && page.one("details summary").to_lowercase().contains("geheim"));
    let printed = page.all_without("main *", ".no-print");
    assert!(!printed.iter().any(|it| it.contains("Schuilplaats") || it.contains("Roosendaal")), "{printed:?}");
    for path in [format!("/youths/{}", kim.youth.0), format!("/cases/{}", kim.case)] {
        assert!(!sanne.visit(&path).await.says("Schuilplaats"), "{path}");
    }
    let kept = app.select("SELECT facts AS it FROM revisions WHERE noun = 'residence'").join("");
    assert!(!kept.contains("Schuilplaats") && kept.contains("true"), "{kept}");
}

#[actix_web::test]
async fn someone_around_the_youth_is_recorded_with_what_they_may_know_and_leaves_again() {
    let app = TestApp::start().await;
    let kim = app.youth().insert();
    let sanne = app.sign_in(SANNE).await;
    let form = act(&sanne, &kim, "contacts").await.choose("relation", "19").fill("phone", "0164-998877").choose("in_action_team", "on");
    let before = app.imprint();
    for wrong in [" ", "12345"] {
        refused(&form, "name", wrong, "name").await;
    }
    assert_eq!(app.imprint(), before);
    let page = form.fill("name", "Buurvrouw Ans").choose("may_know", "appointments").submit().await;
    let card = page.one("section[aria-labelledby=people] .card");
    for word in ["Buurvrouw Ans", "buur", "0164-998877", "alleen afspraken", "actieteam"] {
        assert!(card.contains(word), "{word}: {card}");
    }
    let end = format!("/youths/{}/contacts/1/end/new", kim.youth.0);
    let form = page.follow(&end).await.form();
    refused(&form, "ended_on", "morgen", "ended_on").await;
    let page = form.submit().await;
    assert!(page.all("section[aria-labelledby=people] .card").is_empty(), "{}", page.text());
    assert_eq!(form.fill("ended_on", "gisteren").submit().await.status, 409);
    refused(&sanne.visit(&end).await.form(), "ended_on", "vandaag", "ended_on").await;
    let other = app.youth().insert();
    assert_eq!(sanne.open(&format!("/youths/{}/contacts/1/end/new", other.youth.0)).await.status, 404);
}

#[actix_web::test]
async fn from_sixteen_on_it_says_that_parents_read_along_only_as_the_youth_wishes() {
    let app = TestApp::start().await;
    let younger = app.youth().born("2010-11-23").parent("Els").insert();
    let older = app.youth().born("2010-11-22").parent("Els").insert();
    let sanne = app.sign_in(SANNE).await;
    let warning = "Ouders mogen vanaf 16 jaar alleen meelezen als de jeugdige dat goed vindt";
    assert!(!sanne.visit(family(&younger)).await.says(warning));
    assert!(sanne.visit(family(&older)).await.says(warning));
}

/// Anna and Bram, and somebody outside reach in the same household.
fn siblings(app: &TestApp) -> (Filed, Filed) {
    let anna = app.youth().named("Anna", "", "Kanarie").owned_by(SANNE).insert();
    let bram = app.youth().named("Bram", "", "Kanarie").sibling_of(&anna).insert();
    app.youth().named("Cas", "", "Kanarie").at(OUDLAND).sibling_of(&anna).insert();
    (anna, bram)
}

async fn shared(browser: &Browser, anna: &Filed) -> FilledForm {
    let new = format!("/cases/{}/consultations/shared/new", anna.case);
    let page = browser.visit(family(anna)).await.follow(&new).await;
    page.form().fill("s", "Thuis gaat het rustiger.").fill("e", "Samen vooruit.")
}

#[actix_web::test]
async fn a_talk_with_two_children_is_typed_once_and_each_file_keeps_its_own_part() {
    let app = TestApp::start().await;
    let (anna, bram) = siblings(&app);
    let sanne = app.sign_in(SANNE).await;
    let form = shared(&sanne, &anna).await;
    assert_eq!(form.offers("children"), [bram.youth.0.to_string()], "whoever is outside reach is not offered");
    let part = |it: &Filed| format!("part_{}", it.youth.0);
    let form = form.choose("children", &bram.youth.0.to_string()).fill("next_on", "+2w");
    let form = form.fill(&part(&anna), "Anna slaapt beter.").fill(&part(&bram), "Bram eet weer.");
    let file = form.submit().await;
    assert_eq!(file.path(), format!("/cases/{}", anna.case), "{}", file.alert());
    assert_eq!(form.submit().await.path(), file.path(), "sent twice");
    assert_eq!(app.count("consultations"), 4, "one talk and one appointment for each");
    let brams = sanne.visit(format!("/cases/{}", bram.case)).await;
    for (page, own, other) in [(file, "Anna slaapt beter.", "Bram eet weer."), (brams, "Bram eet weer.", "Anna slaapt beter.")] {
        let page = page.follow(&page.links("ol.timeline")[1]).await;
        assert!(page.html.contains(&format!("S: Thuis gaat het rustiger.\nE: Samen vooruit.\n{own}\n")), "{}", page.text());
        assert!(!page.says(other), "{}", page.text());
    }
}

#[actix_web::test]
async fn a_shared_talk_is_refused_as_a_whole_and_loses_nothing() {
    let app = TestApp::start().await;
    let (anna, bram) = siblings(&app);
    let sanne = app.sign_in(SANNE).await;
    let own = format!("part_{}", bram.youth.0);
    let blank = shared(&sanne, &anna).await;
    let form = blank.clone().choose("children", &bram.youth.0.to_string()).fill(&own, "Bram eet weer.");
    let before = app.imprint();
    for (field, value, beside) in [
        ("minutes", "300", "minutes"),
        ("on", "morgen", "on"),
        ("on", "1-1-2020", "on"),
        ("next_on", "gisteren", "next_on"),
        ("time", "25:00", "time"),
    ] {
        refused(&form, field, value, beside).await;
        let page = form.clone().fill(field, value).submit().await.form();
        assert_eq!((page.value(&own), page.values("children")), ("Bram eet weer.".into(), vec![bram.youth.0.to_string()]));
    }
    refused(&form, &own, &"x".repeat(12_001), "e").await;
    let empty = form.clone().fill("s", "").fill("e", "").submit().await;
    assert_eq!((empty.status, empty.links("section.errors")), (422, vec!["#s".to_owned()]), "Anna's file would get an empty note");
    // Nobody chosen, somebody forgotten, somebody out of reach.
    let alone = blank.submit().await;
    assert_eq!((alone.status, alone.links("section.errors")), (422, vec!["#children".to_owned()]));
    refused(&blank, &own, "Bram eet weer.", "children").await;
    let away = blank.clone().tamper("children", "3").submit().await;
    assert!(away.status == 422 && !away.says("Cas "), "{}", away.text());
    assert_eq!(app.imprint(), before);
    // One file closed meanwhile: nothing is saved in the other either.
    app.execute(&format!("UPDATE episodes SET closed_on = '{TODAY}' WHERE id = {}", bram.episode));
    let closed = form.submit().await;
    assert_eq!((closed.status, closed.links("section.errors")), (422, vec!["#status".to_owned()]));
    assert_eq!(closed.form().value(&own), "Bram eet weer.");
    assert_eq!(app.count("consultations"), 0);
}

#[actix_web::test]
async fn a_draft_about_several_children_is_not_cut_down_to_one() {
    let app = TestApp::start().await;
    let (anna, bram) = siblings(&app);
    let sanne = app.with_session(SANNE);
    let own = format!("part_{}", bram.youth.0);
    let form = shared(&sanne, &anna).await.choose("children", &bram.youth.0.to_string()).fill(&own, "Bram eet weer.");
    app.clock.move_by(chrono::TimeDelta::minutes(45));
    assert_eq!(form.submit().await.path(), "/log-in");
    let again = app.with_session(SANNE).visit(format!("/cases/{}/consultations/new", anna.case)).await;
    assert_eq!(again.path(), format!("/cases/{}/consultations/shared/new", anna.case));
    assert_eq!((again.form().value(&own), again.form().values("children")), ("Bram eet weer.".into(), vec![bram.youth.0.to_string()]));
    again.form().submit().await;
    assert_eq!((app.count("consultations"), app.count("drafts")), (2, 0));
}
