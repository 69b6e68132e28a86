//! The pilot light, closing with everything that hangs on it, opening again, and what is added after closing.

use crate::support::browser::FilledForm;
use crate::support::*;
use uitstroom::domain::referral::ReferralStatus;

async fn closing(browser: &Browser, kim: &Filed) -> FilledForm {
    let form = browser.visit(format!("/cases/{}/closure/new", kim.case)).await.form();
    form.choose("outcome", "completed_here").fill("motive", "Goed genoeg; moeder belt als het minder gaat.")
}

#[actix_web::test]
async fn closing_says_beforehand_what_happens_and_does_all_of_it_at_once() {
    let app = TestApp::start().await;
    let anna = app.youth().owned_by(SANNE).talk("2026-11-10").planned("2026-12-01").planned("2026-12-15");
    let anna = anna.referred(ReferralStatus::Draft, "2026-10-01").arrangement(until("2027-03-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let page = sanne.visit(format!("/cases/{}/closure/new", anna.case)).await;
    assert!(page.says("2 geplande afspraken") && page.says("1 arrangement") && page.says("1 verwijzing"), "{}", page.text());
    assert_eq!(page.form().offers("follower")[0], TOEGANG.id.to_string(), "the municipality's access team first");

    let page = closing(&sanne, &anna).await.submit().await;
    assert_eq!(page.path(), format!("/cases/{}", anna.case), "{}", page.alert());
    assert!(page.says("Goed genoeg; moeder belt als het minder gaat."), "what was agreed stands on the file");
    let statuses = "SELECT status AS it FROM consultations ORDER BY id";
    assert_eq!(app.select(statuses), ["held", "cancelled_by_us", "cancelled_by_us"]);
    assert_eq!(app.select("SELECT status AS it FROM referrals"), ["withdrawn"]);
    assert_eq!(app.select("SELECT CAST(follower_workplace_id AS TEXT) AS it FROM arrangements"), [TOEGANG.id.to_string()]);
    assert!(page.says("Afgesloten") || page.text().to_lowercase().contains("gesloten"), "{}", page.text());
    // Whoever follows it now finds it.
    let tom = app.sign_in(TOM).await;
    assert!(tom.visit(format!("/arrangements/{}", anna.arrangement())).await.says(&anna.last_name));
    let again = sanne.visit("/worklist").await;
    assert!(!again.says(&anna.last_name), "a closed case raises no lines");
}

#[actix_web::test]
async fn closing_is_refused_beside_the_field_that_is_wrong() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2027-03-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let form = closing(&sanne, &kim).await;
    let before = app.imprint();
    for (field, value) in [("on", "9-11-2026"), ("on", "morgen"), ("on", "31-8-2026"), ("motive", " "), ("on", "x")] {
        let page = form.clone().fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}: {}", page.alert());
        assert_eq!(page.form().value("outcome"), "completed_here");
    }
    let nobody = form.clone().tamper("follower", OUDLAND.id.to_string()).submit().await;
    assert_eq!(nobody.links("section.errors"), ["#follower"], "who follows it is near");
    assert_eq!(app.imprint(), before);
}

#[actix_web::test]
async fn what_was_left_in_the_past_is_settled_first() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).planned("2026-11-20").insert();
    let sanne = app.sign_in(SANNE).await;
    let page = closing(&sanne, &kim).await.submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#on".to_owned()]), "{}", page.alert());
    assert!(page.alert().contains("Handel"), "{}", page.alert());
}

#[actix_web::test]
async fn where_safety_comes_first_only_what_happened_closes_a_case() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").reporting_code(2, "2026-11-16").insert();
    let sanne = app.sign_in(SANNE).await;
    let page = closing(&sanne, &kim).await.submit().await;
    assert_eq!((page.status, page.links("section.errors")), (422, vec!["#outcome".to_owned()]), "{}", page.alert());
    let page = page.form().choose("outcome", "moved").choose("reason", "05").submit().await;
    assert_eq!(page.path(), format!("/cases/{}", kim.case), "{}", page.alert());
}

#[actix_web::test]
async fn a_death_is_recorded_and_nothing_is_asked_any_more() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-11-01")).insert();
    let sanne = app.sign_in(SANNE).await;
    closing(&sanne, &kim).await.choose("outcome", "died").choose("reason", "05").fill("on", "21-11-2026").submit().await;
    assert_eq!(app.select("SELECT CAST(died_on AS TEXT) AS it FROM youths"), ["2026-11-21"]);
    assert!(!sanne.visit("/worklist").await.says(&kim.last_name));
}

#[actix_web::test]
async fn closing_sent_twice_closes_once_and_a_colleague_who_was_slower_is_told() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").insert();
    let (sanne, joris) = (app.sign_in(SANNE).await, app.sign_in(JORIS).await);
    let slower = closing(&joris, &kim).await;
    let form = closing(&sanne, &kim).await;
    let (first, second) = (form.submit().await, form.submit().await);
    assert_eq!((first.address(), second.status), (second.address(), 200));
    let told = slower.submit().await;
    assert!(told.notice().contains("intussen"), "{} {}", told.status, told.text());
    assert_eq!(app.select("SELECT CAST(version AS TEXT) AS it FROM episodes"), ["2"]);
}

#[actix_web::test]
async fn opening_again_begins_a_new_episode_and_leaves_the_old_one() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    closing(&sanne, &kim).await.fill("on", "20-11-2026").submit().await;
    let closed = app.select("SELECT CAST(registered_on AS TEXT) || CAST(closed_on AS TEXT) || outcome AS it FROM episodes");
    let form = sanne.visit(format!("/cases/{}/reopening/new", kim.case)).await.form();
    for (field, value) in [("motive", " "), ("on", "19-11-2026"), ("on", "morgen"), ("expected_end_on", "1-1-2026")] {
        let page = form.clone().fill("motive", "Vader belde.").fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}: {}", page.alert());
    }
    let page = form.fill("motive", "Vader belde.").submit().await;
    assert_eq!(page.path(), format!("/cases/{}", kim.case), "{}", page.alert());
    assert_eq!(app.count("episodes"), 2);
    let first = "SELECT CAST(registered_on AS TEXT) || CAST(closed_on AS TEXT) || outcome AS it FROM episodes WHERE closed_on IS NOT NULL";
    assert_eq!(app.select(first), closed);
    let again = sanne.visit(format!("/cases/{}/reopening/new", kim.case)).await.form().fill("motive", "x").submit().await;
    assert_eq!(again.status, 422, "what is open does not open again");
}

#[actix_web::test]
async fn what_is_added_after_closing_says_so_and_moves_no_date() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    closing(&sanne, &kim).await.fill("on", "15-11-2026").submit().await;
    let page = sanne.visit(format!("/cases/{}", kim.case)).await;
    let form = page.follow(&format!("/cases/{}/consultations/new", kim.case)).await.form();
    let refused = form.clone().fill("s", "Verslag van school.").submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#late_reason".to_owned()]), "{}", refused.alert());
    assert_eq!(refused.form().value("s").trim(), "Verslag van school.");
    let page = refused.form().fill("late_reason", "Het verslag kwam later.").submit().await;
    assert!(page.says("na sluiting"), "{} {}", page.alert(), page.text());
    assert_eq!(app.select("SELECT CAST(closed_on AS TEXT) AS it FROM episodes"), ["2026-11-15"]);
}

#[actix_web::test]
async fn a_pilot_light_is_lit_seen_and_left_for_full_care() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").insert();
    let sanne = app.sign_in(SANNE).await;
    let form = sanne.visit(format!("/cases/{}/pilot-light/new", kim.case)).await.form();
    for (field, value) in [("relapse_agreement", " "), ("first_contact_on", "1-11-2026"), ("on", "1-1-2026"), ("lasting_until", "vandaag")]
    {
        let page = form.clone().fill("relapse_agreement", "Moeder belt.").fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}: {}", page.alert());
    }
    let page = form.fill("relapse_agreement", "Moeder belt.").fill("first_contact_on", "vandaag").submit().await;
    assert!(page.says("waakvlam") && page.says("Moeder belt."), "{} {}", page.alert(), page.text());

    // The contact of today has an outcome, and the next one is of the same kind.
    let contact = app.select("SELECT CAST(id AS TEXT) AS it FROM consultations WHERE kind = 'pilot_light'").remove(0);
    let form = sanne.visit(format!("/cases/{}/consultations/{contact}/settle", kim.case)).await.form().fill("s", "Slaapt weer slecht.");
    let refused = form.clone().submit().await;
    assert_eq!((refused.status, refused.links("section.errors")), (422, vec!["#outcome".to_owned()]), "{}", refused.alert());
    let page = form.choose("outcome", "relapse").fill("next_on", "+4w").submit().await;
    assert!(page.says("terugval"), "{}", page.text());
    assert_eq!(app.select("SELECT kind AS it FROM consultations WHERE status = 'planned'"), ["pilot_light"]);

    let form = sanne.visit(format!("/cases/{}/return/new", kim.case)).await.form();
    for (field, value) in [("motive", " "), ("on", "morgen"), ("on", "1-11-2026")] {
        let page = form.clone().fill("motive", "Terugval.").fill(field, value).submit().await;
        assert_eq!((page.status, page.links("section.errors")), (422, vec![format!("#{field}")]), "{field} = {value}: {}", page.alert());
    }
    let form = form.fill("motive", "Terugval.");
    form.submit().await;
    assert_eq!(app.select("SELECT CAST(returned_on AS TEXT) AS it FROM episodes WHERE pilot_light_on IS NULL"), ["2026-11-22"]);
    assert_eq!(form.submit().await.path(), format!("/cases/{}", kim.case), "sent twice it happens once");
}

#[actix_web::test]
async fn help_that_stopped_without_an_agreement_is_asked_about_until_it_is_explained() {
    let app = TestApp::start().await;
    let kim = app.youth().owned_by(SANNE).talk("2026-11-10").arrangement(until("2026-12-31")).insert();
    let sanne = app.sign_in(SANNE).await;
    let arrangement = kim.arrangement();
    let ending = sanne.visit(format!("/arrangements/{arrangement}/ending/new")).await.form();
    ending.choose("reason", "32").choose("how", "reported").fill("on", "20-11-2026").submit().await;
    let page = sanne.visit(format!("/worklist/G1/arrangement/{arrangement}")).await;
    let empty = page.form().choose("kind", "explained").submit().await;
    assert_eq!((empty.status, empty.links("section.errors")), (422, vec!["#explanation".to_owned()]), "{}", empty.alert());
    let said = "Drie keer gebeld. De mentor let op.";
    let page = empty.form().fill("explanation", said).submit().await;
    assert!(!page.says("zonder terugvalafspraak"), "{} {}", page.alert(), page.text());
    assert!(!sanne.visit("/worklist?tab=kept").await.says("zonder terugvalafspraak"), "answered for good");
    assert!(sanne.visit(format!("/arrangements/{arrangement}")).await.says(said));
}
